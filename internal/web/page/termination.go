package page

import (
	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// Termination is what a partner sees behind the link to the termination form: no
// account, no navigation, no script.
type Termination struct {
	Desk
	State       TerminationState
	Salon, City string
	Contact     string // the AM's name; empty where the account has none
	ContactMail string
	// EndsOn is the plan's last day: as it would be if the form came today, and as it
	// is once it came. Empty where nothing ends.
	EndsOn     day.Day
	FixedOn    day.Day // the day of the document that fixed it before; empty where none did
	ReceivedOn day.Day // of the form, once it came
	ExpiredOn  day.Day // the last day on which the link was good

	Form
	Version   int // at which the questions stand
	Questions []Asked
	SignedBy  string // as typed
	Confirmed bool
	// Wrote is what was typed into a form that can't be sent any more.
	Wrote []Fact
}

// TerminationState says what the link still does.
type TerminationState string

const (
	Opens    TerminationState = "opens"
	Sent     TerminationState = "sent"  // the form came: thanks, and the dates
	Late     TerminationState = "late"  // it came after the case was closed
	Stays    TerminationState = "stays" // it came, and the partner stays after all
	Expired  TerminationState = "expired"
	Replaced TerminationState = "replaced"
	Ended    TerminationState = "ended"
	Nowhere  TerminationState = "nowhere" // no link of this desk: nothing is given away
)

// Asked is a question of the form, and what was typed.
type Asked struct {
	Name, Text string
	Kind       AskedKind
	Required   bool
	Typed      string
	Choices    []Choice
}

// AskedKind is how a question is answered.
type AskedKind string

const (
	ByChoice AskedKind = "choice"
	ByLine   AskedKind = "line"
	ByText   AskedKind = "text"
)

func (Termination) name() string { return "leave" }

// saying is what a link says that opens no form: a title, and what to do.
type saying struct{ title, what words.Phrase }

var sayings = map[TerminationState]saying{
	Sent:     {words.LeaveThanks, words.LeaveThanksWhat},
	Late:     {words.LeaveThanks, words.LeaveLate},
	Stays:    {words.LeaveStaysTitle, words.LeaveStays},
	Expired:  {words.LeaveExpiredTitle, words.LeaveExpired},
	Replaced: {words.LeaveReplacedTitle, words.LeaveReplaced},
	Ended:    {words.LeaveEndedTitle, words.LeaveEnded},
	Nowhere:  {words.LeaveNowhereTitle, words.LeaveNowhere},
}

// came reports whether the form came by the link.
func (t Termination) came() bool { return t.State == Sent || t.State == Late || t.State == Stays }

// title is the page's, as a tab shows it.
func (t Termination) title() string {
	if t.State == Opens {
		return t.say(words.LeaveTitle)
	}
	return t.say(sayings[t.State].title)
}

// other is the language that the page isn't in.
func (t Termination) other() words.Lang {
	if t.Lang == words.French {
		return words.English
	}
	return words.French
}

// field is the control of a question.
func (t Termination) field(q Asked) control {
	return control{Desk: t.Desk, form: t.Form, of: t.name(), name: q.Name, asks: q.Text, value: q.Typed, optional: !q.Required, choices: q.Choices}
}

func (t Termination) anchors() map[string]string {
	at := map[string]string{"signed_by": fieldID(t.name(), "signed_by"), "confirmed": fieldID(t.name(), "confirmed")}
	for _, q := range t.Questions {
		at[q.Name] = fieldID(t.name(), q.Name)
	}
	return at
}
