// Package match finds accounts by what a person types, right or nearly so.
//
// An account is looked up by its tokens: the folded words of its name and city.
// What is typed is cut into tokens the same way; the Vocabulary, every token
// that any account has, finds the ones that a mistyped word may stand for; and
// Query.Score says how well the tokens of an account answer. Which accounts have
// a token is for the store to know: nothing here touches it.
package match

import (
	"slices"
	"strings"

	"rebond/internal/domain/fold"
)

// Fold returns a text in the one spelling under which it is compared.
func Fold(text string) string { return fold.Text(text) }

// stopWords tell no account from another.
var stopWords = []string{"l", "d", "le", "la", "les", "de", "du", "des", "et", "a", "au", "aux", "en", "sur"}

// apostrophes part a word whose halves are looked up together, too.
const apostrophes = "'’‘`´ʼ"

// Tokens returns the tokens of a text, each once, in order: its words without
// stop words, and the words that an apostrophe parts also in one, for a salon
// called Créa'tif is asked for as "creatif". A text of nothing but stop words
// keeps them.
func Tokens(text string) []string {
	var tokens, stopped []string
	add := func(token string) {
		if slices.Contains(stopWords, token) {
			stopped = append(stopped, token)
		} else if !slices.Contains(tokens, token) {
			tokens = append(tokens, token)
		}
	}
	for word := range strings.FieldsSeq(text) {
		parts := fold.Words(word)
		for _, part := range parts {
			add(part)
		}
		if len(parts) > 1 && strings.ContainsAny(word, apostrophes) {
			add(strings.Join(parts, ""))
		}
	}
	if len(tokens) == 0 {
		slices.Sort(stopped)
		return slices.Compact(stopped)
	}
	return tokens
}
