package match

import (
	"cmp"
	"math"
	"slices"
)

// Query is what a person typed, word by word, with what each word may stand for.
type Query struct {
	Words []Word
}

// Word is one typed word.
type Word struct {
	Typed      string
	Candidates []Candidate // the likeliest first; none where the word is like no token
	places     []Candidate // of these, the ones that a city goes by
	weight     float64     // how much the word tells: rare ones tell more
}

const (
	mostFound     = 48 // candidates of a mistyped word
	mostCompleted = 16 // and of one that isn't typed to its end
)

// Read reads what a person typed. The last word may be unfinished.
func (v *Vocabulary) Read(text string) Query {
	typed := Tokens(text)
	q := Query{Words: make([]Word, len(typed))}
	for i, word := range typed {
		found := v.Find(word, mostFound)
		if i == len(typed)-1 {
			found = withCompletions(found, v.Complete(word, mostCompleted))
		}
		q.Words[i] = Word{Typed: word, Candidates: found, places: v.placesAmong(found), weight: v.weight(found)}
	}
	return q
}

// withCompletions puts how a word may go on behind what it may be as it stands.
func withCompletions(found, completions []Candidate) []Candidate {
	for _, c := range completions {
		if !slices.ContainsFunc(found, func(f Candidate) bool { return f.Token == c.Token }) {
			found = append(found, c)
		}
	}
	return found
}

// weight returns how much a word tells that has these candidates: the rarer the
// likeliest of them, the more.
func (v *Vocabulary) weight(found []Candidate) float64 {
	if len(found) == 0 {
		return 0
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	return math.Log2(2 + float64(v.total)/float64(1+found[0].Count))
}

// RarestFirst returns the words that have candidates, those whose candidates the
// fewest accounts have first: the order in which to look accounts up.
func (q Query) RarestFirst() []Word {
	words := slices.DeleteFunc(slices.Clone(q.Words), func(w Word) bool { return len(w.Candidates) == 0 })
	slices.SortStableFunc(words, func(a, b Word) int { return cmp.Compare(a.Accounts(), b.Accounts()) })
	return words
}

// Accounts returns how many accounts have any candidate of the word, at most.
func (w Word) Accounts() int {
	sum := 0
	for _, c := range w.Candidates {
		sum += c.Count
	}
	return sum
}

// Tokens returns the tokens that the word may stand for.
func (w Word) Tokens() []string {
	tokens := make([]string, len(w.Candidates))
	for i, c := range w.Candidates {
		tokens[i] = c.Token
	}
	return tokens
}

// Score says how well the tokens of an account answer the query: 1 where every
// word is answered exactly and the account has no other token, 0 where none is.
// A word counts by how rare it is and how like what was typed; of two accounts
// that answer alike, the one with fewer other tokens is the better.
func (q Query) Score(tokens []string) float64 {
	var sum, most float64
	answered := 0
	for _, word := range q.Words {
		most += word.weight
		if like := word.likeness(tokens); like > 0 {
			sum += like * word.weight
			answered++
		}
	}
	if sum == 0 {
		return 0
	}
	spare := float64(max(len(tokens)-answered, 0))
	return sum / most * (1 - sparePart*spare/(1+spare))
}

// sparePart is how much of a score the tokens can cost that nobody typed: less
// than any mistake.
const sparePart = 0.05

// likeness says how like the typed word the likest of the tokens is.
func (w Word) likeness(tokens []string) float64 {
	best := 0.0
	for _, c := range w.Candidates {
		if c.likeness(len(w.Typed)) > best && slices.Contains(tokens, c.Token) {
			best = c.likeness(len(w.Typed))
		}
	}
	return best
}

// likeness is 1 for what was typed, and less by the share of its letters that
// are mistaken or still to come.
func (c Candidate) likeness(typed int) float64 {
	if c.Begun {
		return 0.5 + 0.4*float64(typed)/float64(len(c.Token))
	}
	return 1 - float64(c.Mistakes)/float64(typed+1)
}
