package page

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rebond/internal/domain/day"
)

// Simulator lists the decisions that can be tried.
type Simulator struct {
	Desk
	Decisions []Trial
}

// Trial is one decision that can be tried.
type Trial struct {
	Href, Title, Asks string
}

// Simulation is one decision with its facts, and its answer once they are given.
// It touches no account: what it shows stands in its address.
type Simulation struct {
	Desk
	Form
	Title, Asks string
	Questions   []Question
	Policy      []Question // the parameters that can be tried, folded away
	PolicySet   bool       // some are tried
	Examples    []Link
	Answer      *Answer // nil while the facts aren't given, or refused
}

func (Simulation) name() string { return "facts" }

// Question asks for one fact.
type Question struct {
	Name      string // as the API spells it, account.platform
	Look      Look
	Typed     []string // several where several were said
	Optional  bool
	Choices   []Choice
	Hint      string
	Null      string     // the label of saying that there is none
	Usual     string     // what holds where nothing is typed
	Questions []Question // of a group
}

// control is the field that asks a question.
func (s Simulation) control(q Question) control {
	return control{
		Desk: s.Desk, form: s.Form, of: s.name(), name: q.Name, value: q.typed(),
		hint: q.Hint, usual: q.Usual, optional: q.Optional, choices: q.Choices,
	}
}

// asks reports whether the page has a field of that name.
func (s Simulation) asks(name string) bool {
	var named func(q Question) bool
	named = func(q Question) bool {
		return q.Look != AsGroup && q.Name == name || slices.ContainsFunc(q.Questions, named)
	}
	return slices.ContainsFunc(s.Questions, named) || slices.ContainsFunc(s.Policy, named)
}

// policyRefused reports whether something is wrong among the parameters.
func (s Simulation) policyRefused() bool {
	return slices.ContainsFunc(s.Policy, func(q Question) bool { return len(s.problemsOf(s.Lang, q.Name)) > 0 })
}

// Look is how a fact is asked for.
type Look string

const (
	AsDay      Look = "day"
	AsOpenDay  Look = "open_day" // a day, or none
	AsTime     Look = "time"     // a day with its time
	AsWord     Look = "word"
	AsWhole    Look = "whole"
	AsText     Look = "text"
	AsLongText Look = "long_text"
	AsTick     Look = "tick"   // yes or no
	AsOne      Look = "one"    // one of a few choices, all shown
	AsOneOf    Look = "one_of" // one of many
	AsSome     Look = "some"   // any of the choices
	AsGroup    Look = "group"
)

// typed is what was typed into a field that takes one value. A tick that says that
// there is none isn't typed.
func (q Question) typed() string {
	if q.Look != AsOpenDay {
		return strings.Join(q.Typed, " ")
	}
	return strings.Join(slices.DeleteFunc(slices.Clone(q.Typed), func(v string) bool { return v == "null" }), " ")
}

// longChoice is how many letters a choice may have in half a line.
const longChoice = 18

// full reports whether a choice needs the full line.
func (q Question) full() bool {
	return slices.ContainsFunc(q.Choices, func(c Choice) bool { return utf8.RuneCountInString(c.Label) > longChoice })
}

// Answer is a decision, said.
type Answer struct {
	Lead   *Said // what it says first of all, where that is one value
	Rest   []Said
	Why    Why
	Facts  string // as JSON
	Taken  string // as JSON
	Link   string // the address that shows the same
	Others []Link
}

// Said is one field of a decision: a text, a day, an instant, a list, a table, or
// what it is made of. With none of them there is nothing.
type Said struct {
	Label  string
	Text   string
	Day    day.Day
	At     time.Time
	List   []string
	Table  *Table
	Fields []Said
}

// Table is a list of things that are made alike.
type Table struct {
	Head []string
	Rows [][]Said
}

// plain reports whether a value fits on a line.
func (s Said) plain() bool { return s.Table == nil && s.Fields == nil && len(s.List) < 2 }

// parts puts together what can be listed in one: those that fit on a line.
func parts(all []Said) [][]Said {
	var parts [][]Said
	for i, s := range all {
		if i > 0 && s.plain() && all[i-1].plain() {
			last := len(parts) - 1
			parts[last] = append(parts[last], s)
		} else {
			parts = append(parts, []Said{s})
		}
	}
	return parts
}

// timeType is the type of the input that can show what was typed: a browser's
// field for a day with its time shows nothing else.
func timeType(typed string) string {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if _, err := time.Parse(layout, typed); err == nil {
			return "datetime-local"
		}
	}
	if typed == "" {
		return "datetime-local"
	}
	return "text"
}
