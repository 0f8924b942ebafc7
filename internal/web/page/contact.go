package page

import (
	"time"

	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// Need is something that a case must have to be assigned (AL-8): there, or with the
// way to bring it.
type Need struct {
	ID   string
	Text string
	Met  bool
	By   string // what is known of it: who and when, or whose it is to bring
	Way  Act    // nil where it is there, or is brought by the card's own form
	Href string // where else on the page it is brought
}

// Contact is one thing that was said or done with the partner, or about them.
type Contact struct {
	On   day.Day
	What string
	Who  string
	Note string
}

// Deal is an opportunity that the case opened.
type Deal struct {
	What   string
	Amount string
	On     day.Day
}

// Call records a call attempt.
type Call struct {
	Form
	CallBackOn, Note string // as typed
	Results          []Choice
	Earliest         day.Day // the first day that can be given
	Usual            string  // when the partner is called again where nothing is typed
	// MeetsOn: an appointment is to come, and is the next contact; empty where none is.
	MeetsOn day.Day
}

// calls reports whether a call is the one thing to do: then its results have keys.
func (c Case) calls() bool {
	_, calls := c.Card.Main.(Call)
	return calls
}

// keyed is the desk with the keys of the one thing to do.
func (c Case) keyed() Desk {
	if c.calls() {
		return c.Desk.with(keyCall)
	}
	return c.Desk
}

// Booking sets an appointment, or moves it.
type Booking struct {
	Form
	On, At, Note string // as typed
	Earliest     day.Day
	Moves        bool // one stands already
}

// CallingOff calls the appointment off.
type CallingOff struct {
	Form
	CallBackOn, Note string // as typed
	Earliest         day.Day
}

// Bargain records what is discussed with the partner.
type Bargain struct {
	Form
	Note, CallBackOn string // as typed
	Earliest         day.Day
	MeetsOn          day.Day
}

// Briefing records what the retention lead told the AM.
type Briefing struct {
	Form
	Note string // as typed
}

// Transfer hands the account to an AM of growth, and comes back to the case.
type Transfer struct {
	Form
	Owners []Choice
	Back   string
}

// Recovery closes the case with an outcome in which the partner stays.
type Recovery struct {
	Form
	Outcome  string // as typed
	Outcomes []Ending
	Draft    KeptDraft
}

// Ending is an outcome to choose, with what it leads to.
type Ending struct {
	Choice
	Leads string
}

func (Call) name() string       { return "call" }
func (Booking) name() string    { return "booking" }
func (CallingOff) name() string { return "calling-off" }
func (Bargain) name() string    { return "bargain" }
func (Briefing) name() string   { return "briefing" }
func (Transfer) name() string   { return "transfer" }
func (Recovery) name() string   { return "recovery" }

// contactAnchors are the fields of the forms by which the partner is talked to.
var contactAnchors = map[string][]string{
	Call{}.name():       {"call_back_on", "note"},
	Booking{}.name():    {"appointment_on", "appointment_at", "note"},
	CallingOff{}.name(): {"call_back_on", "note"},
	Bargain{}.name():    {"note", "call_back_on"},
	Briefing{}.name():   {"note"},
}

// contactTitle names a way to talk to the partner.
func contactTitle(a Act) (words.Phrase, bool) {
	switch form := a.(type) {
	case Call:
		return words.CallTitle, true
	case Booking:
		if form.Moves {
			return words.BookingMoves, true
		}
		return words.BookingTitle, true
	case CallingOff:
		return words.CallingOffTitle, true
	case Bargain:
		return words.BargainTitle, true
	case Briefing:
		return words.BriefingTitle, true
	case Transfer:
		return words.TransferTitle, true
	}
	return words.Phrase{}, false
}

// hourType is the type of the input that can show what was typed: a browser's time
// field shows nothing that isn't an hour.
func hourType(typed string) string {
	if _, err := time.Parse("15:04", typed); typed != "" && err != nil {
		return "text"
	}
	return "time"
}

func endingID(form string, i int) string {
	if i == 0 {
		return fieldID(form, "outcome")
	}
	return fieldID(form, "outcome") + "-" + itoa(i)
}
