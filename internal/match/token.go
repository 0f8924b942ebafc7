// Package match finds accounts by what a person types, right or nearly so.
//
// An account is looked up by its tokens (AccountTokens): the folded words of its
// name and city, and each word of its name joined with its place. What is typed
// is cut into words the same way; the Vocabulary, every token that any account
// has, finds the ones that a mistyped word may stand for. Which accounts have a
// token is for the store to know, nothing here touches it: a Query says which
// tokens to look up, a Tally keeps the accounts that they bring, and
// Query.Score ranks the best of these by all of their tokens.
package match

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rebond/internal/domain/fold"
)

// Fold returns a text in the one spelling under which it is compared.
func Fold(text string) string { return fold.Text(text) }

// stopWords tell no account from another.
var stopWords = []string{"l", "d", "le", "la", "les", "de", "du", "des", "et", "a", "au", "aux", "en", "sur"}

// apostrophes part a word whose halves are looked up together, too.
const apostrophes = "'’‘`´ʼ"

// partsWords says whether a sign parts words for good, as all but letters,
// digits, accents and apostrophes do.
func partsWords(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.Nd, unicode.Mn) && !strings.ContainsRune(apostrophes, r)
}

// Tokens returns the tokens of a text, each once, in order: its words without
// stop words, and the words that an apostrophe parts also in one, for a salon
// called Créa'tif is asked for as "creatif". A text of nothing but stop words
// keeps them.
func Tokens(text string) []string {
	var tokens, stopped []string
	add := func(token string) {
		if !slices.Contains(tokens, token) {
			tokens = append(tokens, token)
		}
	}
	telling := false
	for word := range strings.FieldsFuncSeq(text, partsWords) {
		parts := fold.Words(word)
		for _, part := range parts {
			if slices.Contains(stopWords, part) {
				stopped = append(stopped, part)
				continue
			}
			telling = true
			add(part)
		}
		if len(parts) > 1 {
			add(strings.Join(parts, ""))
		}
	}
	if !telling {
		slices.Sort(stopped)
		tokens = append(tokens, slices.Compact(stopped)...)
	}
	return tokens
}

// joint stands between the two halves of a joint token; no folded word has it.
const joint = "@"

// AccountTokens returns the tokens that an account is looked up by: those of its
// name and city, and each of its name's joined with its place, for a name and a
// city may both be common and yet tell one salon together.
func AccountTokens(name, city string) []string {
	tokens := Tokens(name + " " + city)
	place := placeOf(city)
	if place == "" {
		return tokens
	}
	for _, token := range Tokens(name) {
		tokens = append(tokens, token+joint+place)
	}
	return tokens
}

// placeOf returns the word that a city goes by: its longest, in which mistakes
// are best seen; but Saint only where there is no other.
func placeOf(city string) string {
	place := ""
	for _, word := range fold.Words(city) {
		if len(word) > len(place) && word != "saint" && word != "sainte" {
			place = word
		}
	}
	return cmp.Or(place, fold.Key(city))
}
