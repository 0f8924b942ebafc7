// Package fold brings a name to the one spelling under which it is looked up.
//
// People and systems write the same salon as "L’Œil d’Émeraude", "L OEIL D
// EMERAUDE" or "l'oeil d'émeraude". Folded, the three are equal: small letters
// without accents, ligatures spelled out, whatever is neither letter nor digit a
// single space. Folding twice changes nothing. What is folded is for comparing;
// people are always shown what was written.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text returns the text folded, with no space at either end.
func Text(text string) string {
	if !isASCII(text) {
		text = norm.NFKD.String(text)
	}
	folded := make([]byte, 0, len(text))
	gap := false
	for _, r := range text {
		letters := spelled(r)
		switch {
		case letters == "":
			if !unicode.Is(unicode.Mn, r) { // an accent doesn't part a word
				gap = len(folded) > 0
			}
		default:
			if gap {
				folded = append(folded, ' ')
				gap = false
			}
			folded = append(folded, letters...)
		}
	}
	return string(folded)
}

// Words returns the folded words of a text, in order.
func Words(text string) []string { return strings.Fields(Text(text)) }

// Key returns the text folded and without its spaces, for names that are spaced
// and punctuated at will, such as the headers of a table.
func Key(text string) string { return strings.ReplaceAll(Text(text), " ", "") }

// ascii spells the letters and digits that need no thought.
var ascii = func() (small [utf8.RuneSelf]string) {
	for r := '0'; r <= '9'; r++ {
		small[r] = string(r)
	}
	for r := 'a'; r <= 'z'; r++ {
		small[r], small[unicode.ToUpper(r)] = string(r), string(r)
	}
	return small
}()

// ligatures are the letters that no decomposition takes apart.
var ligatures = map[rune]string{
	'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i",
}

// spelled returns a letter or digit as it is folded, and nothing for any other sign.
func spelled(r rune) string {
	if r < utf8.RuneSelf {
		return ascii[r]
	}
	r = unicode.ToLower(r)
	if letters, ok := ligatures[r]; ok {
		return letters
	}
	if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return ""
	}
	return string(r)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
