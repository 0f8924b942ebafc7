package page

import (
	"net/url"
	"strconv"

	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// CaseSummary is what a case shows of the call's summary (CH-4).
type CaseSummary struct {
	Path  string // of its form
	Parts []SummaryPart
	By    string // who saved it; empty where nobody has
	On    day.Day
	Text  string // as one block
	May   bool   // the reader may write it down
	Draft string // whose draft there is, and of when; empty where there is none
}

// SummaryPart is one line of a summary, as said.
type SummaryPart struct {
	Head     string
	Of       *Link // the sub-reason, with all cases that have it
	Tags     []Link
	Sentence string
}

// Summary is the form of the call's summary.
type Summary struct {
	Desk
	Form

	Path, Back string // of the form, and of its case
	Salon      Salon
	Said       []Request // what the partner said before
	Typed      url.Values
	Causes     int    // how many rows there are for reasons
	Revision   string // of the draft that the form shows
	Draft      string // whose it is, and of when; empty where it shows no draft
	Lists      SummaryLists
	Edits      bool // the reader may make new tags
}

// SummaryLists are the choices of the form, by field.
type SummaryLists struct {
	SubReasons                            []ChoiceGroup
	Leaving, Services, Liked, Competitors []Choice
	WhyCompetitor, Signings, Offers       []Choice
}

// ChoiceGroup are the choices under a heading.
type ChoiceGroup struct {
	Label   string
	Choices []Choice
}

const summaryForm = "summary"

// anchors says where the fields stand.
func (s Summary) anchors() map[string]string {
	at := map[string]string{}
	put := func(field, as string) { at[field] = fieldID(summaryForm, as) }
	for _, part := range []string{"services", "liked", "why_competitor", "offer"} {
		put(part+".sentence", part+".sentence")
		put(part+".tags", part+".tags")
	}
	put("why_competitor.sub_reason", "why_competitor.sub_reason")
	put("competitor", "competitor")
	put("signing", "signing")
	put("leaving", "leaving[0].sub_reason")
	for i := range s.Causes {
		row := s.cause(i)
		put(row+".main", row+".sub_reason")
		for _, field := range []string{".sub_reason", ".sentence", ".tags"} {
			put(row+field, row+field)
		}
	}
	return at
}

// cause names the fields of one reason for leaving.
func (s Summary) cause(i int) string { return "leaving[" + strconv.Itoa(i) + "]" }

// causeTyped reports whether something was typed of a reason for leaving.
func (s Summary) causeTyped(i int) bool {
	row := s.cause(i)
	return s.Typed.Get(row+".sub_reason") != "" || s.Typed.Get(row+".sentence") != "" || len(s.Typed[row+".tags"]) > 0
}

// chips is one field of tags that are toggled.
type chips struct {
	Summary
	name    string
	what    string // what they say, for a screen reader
	choices []Choice
	one     bool   // at most one
	list    string // where a new one is added; empty where none can be
}

func (c chips) id() string { return fieldID(summaryForm, c.name) }

func (c chips) on(value string) bool {
	for _, typed := range c.Typed[c.name] {
		if typed == value {
			return true
		}
	}
	return false
}

// nobody reports whether none of a field that takes one is chosen.
func (c chips) nobody() bool { return c.Typed.Get(c.name) == "" }

func (c chips) kind() string {
	if c.one {
		return "radio"
	}
	return "checkbox"
}

// control is the same field for what is said beside it.
func (c chips) control() control {
	return control{Desk: c.Desk, form: c.Form, of: summaryForm, name: c.name}
}

func (s Summary) field(name string) control {
	return control{Desk: s.Desk, form: s.Form, of: summaryForm, name: name, value: s.Typed.Get(name)}
}

func causeHead(i int) words.Phrase {
	if i == 0 {
		return words.SummaryMain
	}
	return words.SummarySecond
}

// addsTo is where a new tag of a list is posted, for those who may.
func (s Summary) addsTo(list string) string {
	if !s.Edits {
		return ""
	}
	return "/settings/lists/" + list
}
