// Package page draws the desk's pages: typed models in, HTML out.
//
// A handler fills a model with what the page shows; every decision is made
// before: which verbs are legal, what is missing, what a date's reasons are. A
// component only says it in the reader's language, so it needs no store, no
// clock and no rules. What always holds: every page works without JavaScript,
// carries no inline style or script, and every form sends the version of the
// account that it was shown with, and an idempotency key of its own.
//
// The components are named for their models: CasePage draws a Case, CasesPage
// draws Cases, and so on.
package page

import (
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// Desk is what stands around a page: who looks, in which language and light, on
// which business day.
type Desk struct {
	Lang     words.Lang
	Theme    Theme
	Today    day.Day
	Here     string  // the page's own address with its query, to come back to
	Person   *Person // nil where nobody is signed in: no navigation, no search
	Section  Section
	Query    string     // what the search field shows
	Own      []Link     // the pages about whoever looks
	Settings []Link     // the pages that set the desk up, as far as they may see them
	Demo     bool       // shows the clock that can be moved
	Notices  []string   // warnings about the desk itself, such as a late night
	Said     string     // what the last form did, said once
	Undo     *UndoOffer // takes it back; nil where that can't be

	keys []key // that the screen has beyond those of every screen
}

// Person is the one who is signed in.
type Person struct {
	Name string
	Role string // as said
}

// Section is the entry of the navigation that a page belongs to.
type Section string

const (
	InToday     Section = "today"
	InCases     Section = "cases"
	InAccounts  Section = "accounts"
	InTasks     Section = "tasks"
	InSimulator Section = "simulator"
)

// Theme is the light that a person chose. System follows the machine.
type Theme string

const (
	System Theme = ""
	Light  Theme = "light"
	Dark   Theme = "dark"
)

// Tone colours a word; its text and icon say the same without the colour.
type Tone string

const (
	Plain Tone = "plain" // neither good nor bad: closed, churned
	Good  Tone = "good"  // active, done
	Note  Tone = "note"  // training, information
	Soon  Tone = "soon"  // retention, due soon
	Bad   Tone = "bad"   // late, failed
	Going Tone = "going" // expiring plan
)

// Chip is a state as a word: an account's status, an effect's state.
type Chip struct {
	Text string
	Tone Tone
}

// Why answers "Pourquoi ?" for one computed value.
type Why struct {
	Reasons because.Reasons // none: there is nothing to ask
	Policy  string          // the version of the policy that was applied
}

// Link is a text that leads somewhere.
type Link struct {
	Text, Href string
}

// Fact is a label with its value: a text, or a day said with its distance.
type Fact struct {
	Label string
	Text  string
	Href  string // where the text leads: a page, tel:, mailto:
	Day   day.Day
	Why   Why
}

// Choice is an option of a select; those of one group stand together.
type Choice struct {
	Value, Label string
	Group        string // the value of the choice it belongs to, in another select
}

// Entry is one line of history: who did what, when, and what it changed.
type Entry struct {
	At       time.Time // in the zone of the policy
	Who      string
	Sentence string // what happened, as a person tells it, without who
	Changes  []Change
	Note     string // free text that came with it
	Why      Why
	Undo     string // leads to undoing it; empty where the reader can't
	Undone   string // when and by whom it was, as said
}

// Change is one value that an entry changed, both sides as said.
type Change struct {
	Field    string
	From, To string
}

// Task is something that one person does by a day.
type Task struct {
	ID     string
	What   string
	Who    string
	DueOn  day.Day
	Steps  []string // exact instructions, for what is done by hand
	Mail   *Mail    // to be sent; nil where there is none
	About  *Link    // the salon or the case, where the page isn't about it
	DoneBy string   // empty while it is open
	DoneOn day.Day
	Form   *Form  // nil where the reader may not say that it's done
	Ticks  Ticks  // what can be done with it and others at once; nothing where it stands alone
	OnCase string // the case that has to hear what came of it; empty where doing it is all
}

// Forecast is something that will happen by itself if nothing changes.
type Forecast struct {
	On       day.Day
	Sentence string
	Why      Why
}
