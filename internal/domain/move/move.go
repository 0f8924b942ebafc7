// Package move holds transition tables: which verb leads from which state to
// which. One table checks a move, lists the buttons, draws the diagram of the
// procedure book, and is tested as a whole. A move that isn't listed is refused.
package move

import (
	"cmp"
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// Table maps a state and a verb to the state that follows.
type Table[S, V cmp.Ordered] map[S]map[V]S

// refused is said of a move that the table doesn't list.
const refused because.Text = "move.refused"

// Next returns the state that a verb leads to, or the refusal of a move that
// isn't listed, under the rule that says so.
func (t Table[S, V]) Next(from S, verb V, rule string) (S, error) {
	to, ok := t[from][verb]
	if !ok {
		return from, refusal.New(refusal.Illegal, rule, "", refused, "state", from, "verb", verb)
	}
	return to, nil
}

// Can reports whether a verb is legal in a state.
func (t Table[S, V]) Can(from S, verb V) bool {
	_, ok := t[from][verb]
	return ok
}

// Led reports whether a verb has led to a state, and leads nowhere from there: whoever
// says it again has what they wanted.
func (t Table[S, V]) Led(to S, verb V) bool {
	if t.Can(to, verb) {
		return false
	}
	for _, verbs := range t {
		if there, ok := verbs[verb]; ok && there == to {
			return true
		}
	}
	return false
}

// Move is one arrow of the diagram.
type Move[S, V cmp.Ordered] struct {
	From S
	Verb V
	To   S
}

// Moves lists every legal move, ordered by state and verb.
func (t Table[S, V]) Moves() []Move[S, V] {
	var moves []Move[S, V]
	for from, verbs := range t {
		for verb, to := range verbs {
			moves = append(moves, Move[S, V]{from, verb, to})
		}
	}
	slices.SortFunc(moves, func(a, b Move[S, V]) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Verb, b.Verb))
	})
	return moves
}
