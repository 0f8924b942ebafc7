package alert

import "strings"

// phrase is a way in which people or machines speak of a kind.
type phrase struct {
	kind         Kind
	manner       manner
	deniesItself bool // "ne veut plus rester": its own "plus" belongs to it
	steps        []step
}

// step is one place in a phrase.
type step struct {
	words    set
	optional bool
	gap      bool // any few words
	not      bool // none of the words may stand here
}

// term numbers a word of the vocabulary, folded. Every other word is no term.
type term int

const noTerm term = 0

// terms are the numbers of all words that phrases and sets are made of.
var terms = map[string]term{"": noTerm}

// set is a set of terms, a bit each.
type set []uint64

func setOf(words string) set {
	var s set
	for word := range strings.FieldsFuncSeq(words, func(r rune) bool { return r == '|' || r == ' ' }) {
		number, known := terms[word]
		if !known {
			number = term(len(terms))
			terms[word] = number
		}
		for int(number/64) >= len(s) {
			s = append(s, 0)
		}
		s[number/64] |= 1 << (number % 64)
	}
	return s
}

func (s set) has(t term) bool {
	return t != noTerm && int(t/64) < len(s) && s[t/64]&(1<<(t%64)) != 0
}

// compile reads a phrase as the vocabulary writes it: places apart by spaces,
// other words for the same place by |, a place that may be empty with ?, words
// that may not stand there after !, and … for a gap.
func compile(text string) []step {
	var steps []step
	for place := range strings.FieldsSeq(text) {
		if place == "…" {
			steps = append(steps, step{gap: true})
			continue
		}
		place, not := strings.CutPrefix(place, "!")
		place, optional := strings.CutSuffix(place, "?")
		steps = append(steps, step{words: setOf(place), optional: optional, not: not})
	}
	return steps
}

// phrases are all phrases by the term they begin with.
var phrases = func() [][]phrase {
	var all []phrase
	for _, entry := range vocabulary {
		for _, text := range entry.phrases {
			own, deniesItself := strings.CutPrefix(text, "= ")
			all = append(all, phrase{entry.kind, entry.manner, deniesItself, compile(own)})
		}
	}
	byTerm := make([][]phrase, len(terms))
	for _, p := range all {
		for t := range byTerm {
			if p.steps[0].words.has(term(t)) {
				byTerm[t] = append(byTerm[t], p)
			}
		}
	}
	return byTerm
}()

// beginningWith returns the phrases that begin with a term.
func beginningWith(t term) []phrase {
	if int(t) >= len(phrases) {
		return nil // a term of a set only
	}
	return phrases[t]
}
