package page

import "rebond/internal/words"

// Rounds is the list of rounds.
type Rounds struct {
	Desk

	Rows []RoundLine
	Tabs []Facet // mine and everybody's; none for those who see only theirs
	Next string  // the address of the next page; empty where this is the last
}

// RoundLine is one round of the list.
type RoundLine struct {
	Href, Action string
	State        Chip
	Rows         int
	Made         string // by whom and when, as said
}

// RoundAsk is the form of what a round's action asks once, for all rows.
type RoundAsk struct {
	Desk
	Form

	Back    string // the list's address
	Of      string
	Action  string
	Actions []Choice // to choose from, where none was chosen
	Rows    string   // which they are, as said
	IDs     []string
	Filter  string
	All     bool
	Fields  []RoundField
}

// RoundField is something that the action asks.
type RoundField struct {
	Name, Value    string
	Look           Look
	Optional       bool
	Choices        []Choice
	Under          []group // of a select whose choices depend on the one before
	Latest, Oldest bool    // a day until today, or from today on
}

// Grouped puts sub-reasons under their reasons.
func Grouped(reasons, subReasons []Choice) []group {
	return ChurnRequest{Reasons: reasons, SubReasons: subReasons}.grouped()
}

func (RoundAsk) name() string { return "round" }

func (r RoundAsk) title() string {
	if r.Action == "" {
		return r.say(words.TickBar)
	}
	return r.Lang.Word("round_action", r.Action)
}

// control is one field of the form.
func (r RoundAsk) control(f RoundField) control {
	c := control{Desk: r.Desk, form: r.Form, of: r.name(), name: f.Name, value: f.Value, optional: f.Optional, choices: f.Choices}
	if f.Latest {
		c.latest = r.Today
	}
	if f.Oldest {
		c.earliest = r.Today
	}
	return c
}

func (r RoundAsk) anchors() map[string]string {
	anchors := map[string]string{}
	if len(r.Actions) > 0 {
		anchors["action"] = fieldID(r.name(), "action")
	}
	for _, f := range r.Fields {
		anchors[f.Name] = fieldID(r.name(), f.Name)
	}
	return anchors
}

// Round is one round: what it would do, does or did.
type Round struct {
	Desk

	Path    string // its own address
	Back    string // the list that its rows are of
	Title   string
	About   string // how many rows, by whom and when
	State   Chip
	Said    []Fact // what was said for all rows
	Note    string // what the state means
	Work    *Work  // nil where the desk has nothing to do for it
	Acts    []MoveButton
	Tabs    []Facet // rows by verdict
	Rows    []RoundRow
	Next    string
	History []Entry
}

// RoundRow is one row, and what becomes of it.
type RoundRow struct {
	Salon, City string
	Href        string // of the case or the account; empty where there is none
	Verdict     Chip
	Says        []Problem
}
