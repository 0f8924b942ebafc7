package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Accounts is the list of accounts, or what a search found. Query is the desk's.
type Accounts struct {
	Desk

	Exports Exports // what it shows, as a file

	Views Views
	Count Count
	Rows  []AccountRow
	Pages Pages
	// Near: nothing is spelled as typed, and the rows are what comes closest.
	Near bool
	// Filters lead to the accounts that are left to complete; none where none is.
	Filters   []Facet
	Ticks     Ticks
	MayImport bool
}

// AccountRow is one account of the list.
type AccountRow struct {
	ID     string
	Href   string
	Name   string
	City   string
	Status Chip
	Owner  string // empty where it has no AM
}

// span is a piece of a text, marked where it is what was searched.
type span struct {
	text   string
	marked bool
}

// marked finds the searched words in a text: each word of the query marks the
// beginnings of words that are spelled alike, whatever the accents and the case.
func marked(text, query string) []span {
	wanted := strings.FieldsFunc(bare(query), notInWord)
	var spans []span
	for _, piece := range pieces(text) {
		n := longestPrefix(bare(piece), wanted)
		runes := []rune(piece)
		if n == 0 || n > len(runes) {
			spans = append(spans, span{text: piece})
			continue
		}
		spans = append(spans, span{string(runes[:n]), true})
		if n < len(runes) {
			spans = append(spans, span{text: string(runes[n:])})
		}
	}
	return spans
}

// pieces cuts a text into words and what lies between them.
func pieces(text string) []string {
	var cut []string
	start := 0
	for i, r := range text {
		if i > start && notInWord(r) != notInWord([]rune(text[start:])[0]) {
			cut = append(cut, text[start:i])
			start = i
		}
	}
	return append(cut, text[start:])
}

func longestPrefix(word string, wanted []string) int {
	longest := 0
	for _, w := range wanted {
		if strings.HasPrefix(word, w) {
			longest = max(longest, len([]rune(w)))
		}
	}
	return longest
}

// bare is a text without accents and capitals, rune by rune as it was.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		for _, base := range norm.NFD.String(string(unicode.ToLower(r))) {
			return base
		}
		return r
	}, text)
}

func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
