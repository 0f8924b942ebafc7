package page

import (
	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// Today is what needs one person now, and nothing else: the most pressing first.
type Today struct {
	Desk

	Groups []TodayGroup // none is empty
	More   string       // where the rest of the tasks stands; empty where all are here
	// Upcoming is the next thing to come, for a day on which all is done.
	Upcoming *TodayLine
}

// TodayGroup is a part of the day under one title.
type TodayGroup struct {
	Title words.Phrase
	Lines []TodayLine
}

// TodayLine is one thing that waits, with the one thing to do about it.
type TodayLine struct {
	ID    string // of its task or case
	What  string // "Appeler le partenaire"
	Note  string // what is missing, or whose it is
	Salon string
	City  string
	Href  string // where it is handled
	DueOn day.Day
	Steps []string // exact instructions, for what is done by hand
	Done  *Form    // finishes the task in place; nil where it is handled at Href
}

// count is how many things wait.
func (t Today) count() int {
	n := 0
	for _, g := range t.Groups {
		n += len(g.Lines)
	}
	return n
}
