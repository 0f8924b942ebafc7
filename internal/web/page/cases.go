package page

import (
	"net/url"
	"strings"

	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// Cases is the list of cases: a filter, and one page of what it lets through.
type Cases struct {
	Desk

	Views   Views
	Exports Exports // what it shows, as a file
	Filter  CaseFilter
	Tally   Tally
	Types   []Choice // without "all", which the page adds
	Tag     string   // what the list calls the filter's tag; empty where it has none
	Places  []Choice // where a case stands; "anywhere" is added
	Owners  []Choice // people; "mine", "nobody" and "all" are added
	Count   Count    // of what the filter lets through
	Rows    []CaseRow
	Pages   Pages
	// Upcoming is the next case to come due, for a list with nothing in it.
	Upcoming *CaseRow
	Ticks    Ticks
	// Columns are the board, instead of the rows.
	Columns []BoardColumn
}

// BoardColumn is one place where cases stand, and one page of those that do.
type BoardColumn struct {
	Title string
	List  string // the same cases as a list
	Count Count
	Rows  []CaseRow
	Pages Pages
}

// CaseFilter is what the address of the list says. Each value is kept as it
// stands in the address; the empty ones are the defaults, and left out of it.
type CaseFilter struct {
	Stage string // open (default) or closed
	Type  string
	At    string // where an open case stands: new, assigned, in_progress, formal, notice, awaiting, or any (default)
	Owner string // mine, nobody, all (default), or a person's id
	Due   string // late, today, week, or any (default)
	Tag   string // an item of a list, such as competitor.planity, or any (default)
	As    string // list (default) or board
	View  string // the id of the saved view by which the list was opened; it filters nothing
}

// URL is the address of the list under the filter.
func (f CaseFilter) URL() string {
	q := url.Values{}
	for _, p := range []struct{ name, value string }{
		{"as", f.As}, {"stage", f.Stage}, {"type", f.Type}, {"at", f.At}, {"owner", f.Owner}, {"due", f.Due}, {"tag", f.Tag}, {"view", f.View},
	} {
		if p.value != "" {
			q.Set(p.name, p.value)
		}
	}
	if len(q) == 0 {
		return "/cases"
	}
	return "/cases?" + q.Encode()
}

// bare reports whether nothing is filtered out but the closed.
func (f CaseFilter) bare() bool {
	f.As, f.View = "", ""
	return f == CaseFilter{} || f == CaseFilter{Stage: "open"}
}

// untagged is the address of the same list without its tag.
func (c Cases) untagged() string {
	to := c.Filter
	to.Tag = ""
	return to.URL()
}

// Count is a number of things; More means that there are at least so many.
type Count struct {
	N    int
	More bool
}

// said says a count: "42", "1 000+".
func (c Count) said(lang words.Lang) string {
	if c.More {
		return lang.Say(words.AtLeast, "n", c.N)
	}
	return lang.Int(c.N)
}

// noun says a count with its noun: "42 cases", "1 000+ cases".
func (c Count) noun(lang words.Lang, noun words.Phrase) string {
	if c.More {
		_, many, _ := strings.Cut(noun.In(lang), "|")
		return c.said(lang) + "\u00a0" + many
	}
	return lang.Count(c.N, noun.In(lang))
}

// Tally counts the cases that press; nil isn't shown.
type Tally struct {
	Late, Today *Count
}

// CaseRow is one case of the list.
type CaseRow struct {
	ID          string
	Href        string
	Salon, City string
	Type        string
	Step        string // where it stands, as said
	Owner       string // empty where the account has no AM
	NextOn      day.Day
	NextWhat    string // what happens then: "Fin du plan"
	Over        bool   // closed: the day is when, not a deadline
}

// Pages leads to the rows before and after; an empty one isn't there.
type Pages struct {
	Previous, Next string
}

// tab is one link of the filter.
type tab struct {
	text  words.Phrase
	to    string
	count *Count
	here  bool
}

func (c Cases) stages() []tab {
	to := func(as, stage string) string {
		to := c.Filter
		to.As, to.Stage = as, stage
		if as == board || stage == "closed" {
			to.At = ""
		}
		if as == board {
			to.Type = ""
		}
		return to.URL()
	}
	return []tab{
		{words.CasesOpen, to("", ""), nil, !c.boarded() && !c.over()},
		{words.BoardTab, to(board, ""), nil, c.boarded()},
		{words.CasesClosed, to("", "closed"), nil, c.over()},
	}
}

const board = "board"

// boarded reports whether the cases stand on a board, instead of in a list.
func (c Cases) boarded() bool { return c.Filter.As == board }

// total counts the cases of a board, in all of its columns.
func (c Cases) total() Count {
	if !c.boarded() {
		return c.Count
	}
	var all Count
	for _, column := range c.Columns {
		all.N, all.More = all.N+column.Count.N, all.More || column.Count.More
	}
	return all
}

func (c Cases) dues() []tab {
	at := func(due string) CaseFilter {
		to := c.Filter
		to.Due = due
		return to
	}
	return []tab{
		{words.CasesAnyDay, at("").URL(), nil, c.Filter.Due == ""},
		{words.CasesLate, at("late").URL(), c.Tally.Late, c.Filter.Due == "late"},
		{words.CasesToday, at("today").URL(), c.Tally.Today, c.Filter.Due == "today"},
		{words.CasesWeek, at("week").URL(), nil, c.Filter.Due == "week"},
	}
}

// over reports whether the list shows the cases that are closed.
func (c Cases) over() bool { return c.Filter.Stage == "closed" }

func (c Cases) sorted() words.Phrase {
	if c.over() {
		return words.SortedLatest
	}
	return words.SortedByNext
}

func (c Cases) day() words.Phrase {
	if c.over() {
		return words.CasesDay
	}
	return words.CasesNext
}

func (c Cases) owners() []Choice {
	return append([]Choice{
		{Value: "", Label: c.say(words.CasesEveryone)},
		{Value: "mine", Label: c.say(words.CasesMine)},
		{Value: "nobody", Label: c.say(words.CasesNobody)},
	}, c.Owners...)
}

// places are where an open case may stand.
func (c Cases) places() []Choice {
	return append([]Choice{{Value: "", Label: c.say(words.CasesAnywhere)}}, c.Places...)
}

func (c Cases) types() []Choice {
	return append([]Choice{{Value: "", Label: c.say(words.CasesAnyType)}}, c.Types...)
}

// urgencyOf names how pressing a row is; a closed case never is.
func urgencyOf(d Desk, r CaseRow) string {
	if r.Over {
		return "over"
	}
	return urgency(r.NextOn, d.Today)
}

// keys are those of the board, where it is one.
func (c Cases) keys() []key {
	if c.boarded() {
		return append(boardKeys(), c.Ticks.keys()...)
	}
	return c.Ticks.keys()
}
