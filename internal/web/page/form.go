package page

import (
	"slices"
	"strconv"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// Form is what every form that changes an account carries.
type Form struct {
	Action string // where it is posted
	Seen   int64  // the account's version that the page was drawn from
	Key    string // the idempotency key: the same for a form that is sent twice
	// Refused is what stood in the way when the form was sent; the form's fields
	// then hold what was typed.
	Refused *refusal.Refusal
	// Clashes are the fields that someone else changed meanwhile.
	Clashes []Clash
}

// Clash is a field that someone else changed since the form was shown.
type Clash struct {
	Field  string // the input's name, as the API spells it
	Theirs string // as said
	Yours  string // as said
	Who    string
	At     string // when, as said by words.Clock
}

// Problem is an unmet condition, said.
type Problem struct {
	Rule, Text string
	Field      string
}

// problems says all unmet conditions of the form.
func (f Form) problems(lang words.Lang) []Problem {
	if f.Refused == nil {
		return nil
	}
	said := make([]Problem, len(f.Refused.Unmet))
	for i, u := range f.Refused.Unmet {
		said[i] = Problem{Rule: u.Rule, Field: u.Field, Text: lang.Text(u.Text, u.Inputs)}
	}
	return said
}

// problemsOf says the unmet conditions of one field.
func (f Form) problemsOf(lang words.Lang, field string) []Problem {
	return slices.DeleteFunc(f.problems(lang), func(p Problem) bool { return p.Field != field })
}

// trouble reports whether the form came back: refused, or met by another change.
func (f Form) trouble() bool { return f.Refused != nil || len(f.Clashes) > 0 }

func (f Form) seen() string { return strconv.FormatInt(f.Seen, 10) }

// Missing is a condition that a verb still waits for.
type Missing struct {
	Kind   refusal.Kind
	Rule   string
	Text   because.Text
	Inputs []because.Input
	Field  string // links to the field on this page, if it is there
}

// MissingOf lists the unmet conditions of a refusal, as what a verb waits for.
func MissingOf(refused *refusal.Refusal) []Missing {
	if refused == nil {
		return nil
	}
	missing := make([]Missing, len(refused.Unmet))
	for i, u := range refused.Unmet {
		missing[i] = Missing{Kind: u.Kind, Rule: u.Rule, Text: u.Text, Inputs: u.Inputs, Field: u.Field}
	}
	return missing
}

// fieldID is the id of an input: forms of one page may share field names.
func fieldID(form, field string) string { return form + "-" + field }

// dateType is the type of the input that can show what was typed: a browser's
// date field shows nothing that isn't a day.
func dateType(typed string) string {
	if _, err := day.Parse(typed); typed != "" && err != nil {
		return "text"
	}
	return "date"
}

// radioID is the id of one option; the first has the field's own, so that a link
// to the field finds it.
func radioID(c control, i int) string {
	if i == 0 {
		return c.id()
	}
	return c.id() + "-" + strconv.Itoa(i)
}
