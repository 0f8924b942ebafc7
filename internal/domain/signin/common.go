package signin

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:generate go run gen.go $COMMON_TXT

//go:embed common.txt.gz
var packed []byte

// french are words that many passwords in France are made of, and that the list
// doesn't know.
var french = []string{
	"aaaaaa", "abricot", "amour", "anniversaire", "azertyuiop", "azerty", "bienvenue", "bisous", "bonjour", "bordeaux", "bureau",
	"camille", "chaton", "chocolat", "coiffeur", "coiffure", "connexion", "coucou", "doudou", "famille", "football", "france",
	"jetaime", "julien", "lapin", "loulou", "lyon", "maison", "maman", "marseille", "marine", "mercredi", "motdepasse",
	"nicolas", "nuage", "paris", "partenaire", "poussin", "princesse", "printemps", "salon", "secret", "soleil", "thomas",
	"travail", "vacances", "correct", "horse", "battery", "staple", "changeme", "welcome", "summer", "winter", "automne", "hiver",
}

// rows are what fingers run along.
var rows = []string{
	"abcdefghijklmnopqrstuvwxyz", "0123456789012345678901234567890", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl",
	"zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn", "1aqw2zsx3edc4rfv5tgb6yhn", "qazwsxedcrfvtgb", "aqwzsxedcrfvtgb",
}

// words is the list of common passwords, in order.
var words = sync.OnceValue(func() []string {
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // the file is part of the binary
	}
	text, err := io.ReadAll(zipped)
	if err != nil {
		panic(err)
	}
	all := append(strings.Split(string(text), "\n"), french...)
	slices.Sort(all)
	return slices.Compact(all)
})

// listed reports whether a word stands in the list, with signs for its letters or
// without.
func listed(word string) bool {
	_, found := slices.BinarySearch(words(), word)
	if !found {
		_, found = slices.BinarySearch(words(), letters.Replace(word))
	}
	return found
}

// Common reports whether a password is among the first that anyone would guess: one
// of the list, or made of one or two such words, runs of the keyboard, years and
// marks, or the same again and again.
func Common(password string) bool {
	spelled := plain(password)
	tight := []rune(strings.Map(unspaced, spelled))
	return listed(spelled) || repeats(tight) || guesses(tight) <= fewGuesses
}

// letters are what stands for them.
var letters = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i")

func unspaced(r rune) rune {
	if strings.ContainsRune(" -_.", r) || unicode.IsSpace(r) {
		return -1
	}
	return r
}

// plain is a text in small letters without accents.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}

// repeats reports whether a text is one part again and again.
func repeats(text []rune) bool {
	for size := 1; size <= len(text)/2; size++ {
		if len(text)%size == 0 && slices.Equal(text[size:], text[:len(text)-size]) {
			return true
		}
	}
	return false
}

// What a part of a password adds to the guesses that it takes, in halves of a word.
const (
	aWord      = 2
	aNumber    = 1 // up to four digits: a year, a department
	aMark      = 1
	aCharacter = 2
	fewGuesses = 5
)

// guesses is the least that the parts of a text add up to.
func guesses(text []rune) int {
	least := make([]int, len(text)+1)
	for end := 1; end <= len(text); end++ {
		least[end] = least[end-1] + single(text[end-1])
		for start := range end - 1 {
			if cost := part(text[start:end]); cost > 0 {
				least[end] = min(least[end], least[start]+cost)
			}
		}
	}
	return least[len(text)]
}

func single(r rune) int {
	if unicode.IsDigit(r) || unicode.IsLetter(r) {
		return aCharacter
	}
	return aMark
}

// part is what several characters cost together; 0 where they are no part.
func part(text []rune) int {
	switch {
	case len(text) <= 4 && !slices.ContainsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }):
		return aNumber
	case len(text) >= 3 && (run(string(text)) || repeats(text[:len(text)/2*2]) && text[0] == text[len(text)-1]):
		return aWord
	case len(text) >= 4 && listed(string(text)):
		return aWord
	}
	return 0
}

// run reports whether a text is a run along a row, either way.
func run(text string) bool {
	back := []rune(text)
	slices.Reverse(back)
	return slices.ContainsFunc(rows, func(row string) bool {
		return strings.Contains(row, text) || strings.Contains(row, string(back))
	})
}
