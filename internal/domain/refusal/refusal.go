// Package refusal holds the error that a person may read: which rules stand in
// the way, at which field, and what is missing. A refusal lists everything that
// is unmet at once, so that nobody meets the conditions one by one.
package refusal

import (
	"errors"
	"slices"
	"strings"

	"rebond/internal/domain/because"
)

// Kind says what a person can do about an unmet condition.
type Kind string

const (
	Missing   Kind = "missing"   // give the field a value
	Invalid   Kind = "invalid"   // give the field another value
	Forbidden Kind = "forbidden" // ask someone who may
	Unknown   Kind = "unknown"   // what was named doesn't exist
	Illegal   Kind = "illegal"   // the move isn't open from the present state
	Conflict  Kind = "conflict"  // someone else changed the same meanwhile
)

// Unmet is one condition that isn't met.
type Unmet struct {
	Kind   Kind
	Rule   string // the rule's id; empty where only the form of the input is wrong
	Field  string // the input's name, as the API spells it; empty where none is at fault
	Text   because.Text
	Inputs []because.Input
}

// Refusal is everything that stands in the way of a verb. It is never empty.
type Refusal struct {
	Unmet []Unmet
}

// Error tells the refusal to a developer; people read the texts.
func (r *Refusal) Error() string {
	parts := make([]string, len(r.Unmet))
	for i, u := range r.Unmet {
		parts[i] = strings.TrimSpace(strings.Join([]string{u.Rule, string(u.Kind), u.Field, string(u.Text)}, " "))
	}
	return "refused: " + strings.Join(parts, "; ")
}

// Has reports whether any unmet condition is of that kind.
func (r *Refusal) Has(kind Kind) bool {
	return slices.ContainsFunc(r.Unmet, func(u Unmet) bool { return u.Kind == kind })
}

// New refuses for one condition; the pairs are names and values that its text shows.
func New(kind Kind, rule, field string, text because.Text, pairs ...any) *Refusal {
	return &Refusal{Unmet: []Unmet{{Kind: kind, Rule: rule, Field: field, Text: text, Inputs: because.Inputs(pairs...)}}}
}

// All joins refusals into one that lists every condition, and is nil where none
// refuses. An error that is no refusal goes before all of them: what couldn't be
// checked can't be listed.
func All(errs ...error) error {
	var all Refusal
	for _, err := range errs {
		if err == nil {
			continue
		}
		refused, ok := Of(err)
		if !ok {
			return err
		}
		all.Unmet = append(all.Unmet, refused.Unmet...)
	}
	if len(all.Unmet) == 0 {
		return nil
	}
	return &all
}

// Of finds the refusal in an error, if it is one.
func Of(err error) (*Refusal, bool) {
	var refused *Refusal
	ok := errors.As(err, &refused)
	return refused, ok && refused != nil
}
