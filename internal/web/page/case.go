package page

import (
	"github.com/a-h/templ"

	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// Case is the page of one case: a churn request or a billing stop.
type Case struct {
	Desk

	ID      string
	Type    string // as said: "Demande de churn"
	Salon   Salon
	Owner   string // the AM; empty where the account has none
	Opened  day.Day
	Channel string  // of the first request; empty for a billing stop
	Fiscal  string  // how far the fiscal churn is, as said; empty for a billing stop
	Replies []Reply // the termination forms that came by a link, the latest first
	// Reason and SubReason are the first request's, as said.
	Reason, SubReason string

	Path    []Step
	Card    Card
	Asked   []Request
	Join    *Join        // nil where no request can be added
	Summary *CaseSummary // of the call; nil for a billing stop
	Tasks   []Task
	Effects []Effect
	Sisters []Sister
	// Contacts are the briefing, calls, appointment and negotiation, newest first.
	Contacts []Contact
	Deals    []Deal // that the case opened
	// Kept is what was typed into the form that the page no longer has.
	Kept    []Fact
	History []Entry // newest first
	Older   string  // where the rest of the history is; empty where this is all
	// Gone is a form that came back to a page that no longer has it: someone was
	// quicker.
	Gone Form
}

// Salon is the account that a page is about.
type Salon struct {
	Name, City string
	Href       string
	Status     Chip
	StatusWhy  Why
	Contact    []Fact // whom to call, and what they have
}

// Step is one station of the path.
type Step struct {
	Name  string
	State StepState
	On    day.Day // when it was reached, or when it will be
	Until bool    // the day is its last, not its first
	Why   Why
	// Blocked is what the step waits for, as said.
	Blocked []Link // Href leads to the field, where it is on the page
}

// StepState says where a station lies.
type StepState string

const (
	Done  StepState = "done"
	Here  StepState = "here"
	Ahead StepState = "ahead"
)

// Card is what the current step asks for: one thing to do, and the other ways.
type Card struct {
	Title string
	What  string
	Facts []Fact
	Rules []string // the ids of the rules that govern the step
	Needs []Need   // what the case must have to be assigned; none where it is past that
	Main  Act      // nil where there is nothing to do
	Ways  []Act    // folded, unless one came back with a problem
	Ends  []Act    // those that close the case, folded likewise
	// NotTheirs is what is for others to do here, and who can.
	NotTheirs []Missing
}

// Act is a form of the card: Receipt, Loss, Recovery or TakeBack.
type Act interface {
	form() Form
	name() string // the prefix of its fields' ids
}

// Receipt records the form or letter that made the wish formal.
type Receipt struct {
	Form
	ReceivedOn, Medium, Note string // as typed
	Media                    []Choice
	Latest                   day.Day // the last day that can be given
}

// Loss closes the case as Not recovered.
type Loss struct {
	Form
	// Missing is what it waits for; the form is only shown once nothing is.
	Missing []Missing
	// Reserved says whose it is to close the case, where the reader may not.
	Reserved string
	PED      day.Day // as computed
	Over     bool    // the PED is behind: the account leaves in the night that comes (CH-11)
	PEDWhy   Why
	// MayMove: the reader may set another PED, with a reason (CH-9).
	MayMove                       bool
	PlanExpirationDate, PEDReason string // as typed
	Draft                         KeptDraft
}

// KeptDraft is what was typed of a summary and not saved yet, which a closing may save
// with it.
type KeptDraft struct {
	Said     string // whose, of when; empty where there is none
	Revision string
	With     bool // as ticked
}

// TakeBack returns the account to Active during the notice (CH-12).
type TakeBack struct {
	Form
	Reason string // as typed
}

func (f Form) form() Form { return f }

func (Receipt) name() string  { return "receipt" }
func (Loss) name() string     { return "loss" }
func (TakeBack) name() string { return "take-back" }

// Request is one time that the partner said so.
type Request struct {
	On          day.Day
	Channel     string
	By          string // who received it
	Reason      string // "Prix – trop cher"; empty where it isn't said
	Description string
}

// Join adds another request of the partner to the case.
type Join struct {
	Form
	Channel, Description string // as typed
	Channels             []Choice
}

func (Join) name() string { return "join" }

// Effect is something that happens outside Rebond because of the case.
type Effect struct {
	What  string
	State EffectState
	On    day.Day // planned for, done or cancelled on
	By    string  // who does or did it by hand
	Why   Why
}

// EffectState says how far an effect is.
type EffectState string

const (
	ByHand    EffectState = "by_hand"
	Confirmed EffectState = "done"
	Planned   EffectState = "planned"
	Cancelled EffectState = "cancelled"
	Failed    EffectState = "failed"
)

// Sister is another case that this one opened or came from.
type Sister struct {
	Link
	State   Chip
	DueOn   day.Day // of one that is under way
	EndedOn day.Day // of one that is over
}

// waits reports whether the loss can't be sent yet, or not by the reader.
func (l Loss) waits() bool { return len(l.Missing) > 0 || l.Reserved != "" }

// CameBack reports whether a form of the page came back with a problem.
func (c Case) CameBack() bool {
	_, name := c.sent()
	return name != ""
}

// sent returns the form of the page that came back with a problem, and its name.
func (c Case) sent() (Form, string) {
	for _, act := range c.acts() {
		if act.form().trouble() {
			return act.form(), act.name()
		}
	}
	return c.Gone, ""
}

// anchors says where a field stands on the page: in the form that was sent, or
// else in the first other form that has it.
func (c Case) anchors(of string) map[string]string {
	at := map[string]string{}
	put := func(form string, fields ...string) {
		for _, field := range fields {
			if _, there := at[field]; !there || form == of {
				at[field] = fieldID(form, field)
			}
		}
	}
	for _, act := range c.acts() {
		put(act.name(), contactAnchors[act.name()]...)
		switch form := act.(type) {
		case Receipt:
			put(form.name(), "received_on", "medium", "note")
		case Loss:
			if form.MayMove && !form.waits() {
				put(form.name(), "plan_expiration_date", "ped_reason")
			}
		case Recovery:
			put(form.name(), "outcome")
		case TakeBack:
			put(form.name(), "reason")
		case SendForm:
			put(form.name(), "email", "lang")
		case Join:
			put(form.name(), "channel", "description")
		}
	}
	return at
}

// acts lists every form of the page.
func (c Case) acts() []Act {
	var acts []Act
	if c.Card.Main != nil {
		acts = append(acts, c.Card.Main)
	}
	for _, need := range c.Card.Needs {
		if need.Way != nil {
			acts = append(acts, need.Way)
		}
	}
	acts = append(append(acts, c.Card.Ways...), c.Card.Ends...)
	if c.Join != nil {
		acts = append(acts, *c.Join)
	}
	return acts
}

// moved reports whether another PED was typed, or must be looked at.
func (l Loss) moved() bool {
	return l.trouble() || l.PlanExpirationDate != "" || l.PEDReason != ""
}

// actTitle names a way to go on.
func actTitle(a Act) words.Phrase {
	if title, ok := contactTitle(a); ok {
		return title
	}
	switch a := a.(type) {
	case Receipt:
		return words.ReceiptTitle
	case Loss:
		return words.LossTitle
	case Recovery:
		return words.RecoveryTitle
	case SendForm:
		return a.title()
	default:
		return words.TakeBackTitle
	}
}

func (s StepState) said() words.Phrase {
	switch s {
	case Done:
		return words.StateDone
	case Here:
		return words.StateHere
	default:
		return words.StateAhead
	}
}

func (s EffectState) said() words.Phrase {
	switch s {
	case ByHand:
		return words.EffectByHand
	case Confirmed:
		return words.EffectDone
	case Planned:
		return words.EffectOn
	case Cancelled:
		return words.EffectOff
	default:
		return words.EffectFailed
	}
}

func (s EffectState) icon() string {
	switch s {
	case ByHand:
		return "hand"
	case Confirmed:
		return "check"
	case Planned:
		return "clock"
	case Cancelled:
		return "off"
	default:
		return "late"
	}
}

func currentStep(is bool) templ.Attributes {
	if is {
		return templ.Attributes{"aria-current": "step"}
	}
	return nil
}
