package round

import (
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Subject is what a list's rows are.
type Subject string

const (
	Cases    Subject = "cases"
	Tasks    Subject = "tasks"
	Accounts Subject = "accounts"
)

// Action is what a round does with each of its rows.
type Action string

const (
	HandOverAccounts Action = "account.hand_over"
	OpenChurn        Action = "account.open_churn"
	Brief            Action = "case.brief"
	CallOff          Action = "case.call_off"
	Receive          Action = "case.receive_form"
	Lose             Action = "case.lose"
	Recover          Action = "case.recover"
	TakeBack         Action = "case.take_back"
	HandOverCases    Action = "case.hand_over"
	FinishTasks      Action = "task.finish"
	HandOverTasks    Action = "task.hand_over"
)

// Kind names the list of words that actions stand in.
func (Action) Kind() string { return "round_action" }

// Ask is something that must be said once, for all rows of a round.
type Ask struct {
	Name     string // the field, as the action's own verb spells it
	Optional bool
	Day      bool
	Personal bool // someone's own words
}

// What actions ask for.
const (
	Owner       = "owner"
	Assignee    = "assignee"
	Channel     = "channel"
	Reason      = "reason"
	SubReason   = "sub_reason"
	Description = "description"
	SignedOn    = "contract_signed_on"
	Medium      = "medium"
	ReceivedOn  = "received_on"
	Note        = "note"
	CallBackOn  = "call_back_on"
	Outcome     = "outcome"
)

// form is what an action is for, whom it needs, and what it asks.
type form struct {
	action Action
	of     Subject
	needs  staff.Action
	asks   []Ask
}

// forms lists every action, in the order in which lists offer them.
var forms = []form{
	{HandOverAccounts, Accounts, staff.HandOverAccount, []Ask{{Name: Owner}}},
	{OpenChurn, Accounts, staff.OpenChurnCase, []Ask{
		{Name: Channel}, {Name: Reason}, {Name: SubReason}, {Name: Description, Personal: true}, {Name: SignedOn, Optional: true, Day: true},
	}},

	{Brief, Cases, staff.BriefChurnCase, []Ask{{Name: Note, Personal: true}}},
	{CallOff, Cases, staff.BookAppointment, []Ask{{Name: CallBackOn, Optional: true, Day: true}, {Name: Note, Optional: true, Personal: true}}},
	{Receive, Cases, staff.ReceiveForm, []Ask{{Name: Medium}, {Name: ReceivedOn, Day: true}, {Name: Note, Optional: true, Personal: true}}},
	{Lose, Cases, staff.CloseChurnCase, nil},
	{Recover, Cases, staff.CloseChurnCase, []Ask{{Name: Outcome}}},
	{TakeBack, Cases, staff.TakeBackChurn, []Ask{{Name: Reason, Personal: true}}},
	{HandOverCases, Cases, staff.HandOverAccount, []Ask{{Name: Owner}}},

	{FinishTasks, Tasks, staff.FinishTask, nil},
	{HandOverTasks, Tasks, staff.HandOverTask, []Ask{{Name: Assignee}}},
}

func (a Action) form() form {
	at := slices.IndexFunc(forms, func(f form) bool { return f.action == a })
	if at < 0 {
		return form{}
	}
	return forms[at]
}

// Of is what the action's rows are; nothing where there is no such action.
func (a Action) Of() Subject { return a.form().of }

// Needs is the permission that is asked for at every row.
func (a Action) Needs() staff.Action { return a.form().needs }

// Asks lists what is said once, for all rows.
func (a Action) Asks() []Ask { return a.form().asks }

// Actions lists every action.
func Actions() []Action {
	all := make([]Action, len(forms))
	for i, f := range forms {
		all[i] = f.action
	}
	return all
}

// Offered lists the actions on a list's rows that a role may take, if only on some.
func Offered(of Subject, role staff.Role) []Action {
	return slices.DeleteFunc(Actions(), func(a Action) bool {
		may, _ := staff.MayUnder(role, a.Needs())
		return a.Of() != of || !may
	})
}

// Said is what was said for all rows, by the names of what was asked.
type Said map[string]string

const (
	noAction      because.Text = "round.no_action"
	unknownAction because.Text = "round.unknown_action"
	wrongSubject  because.Text = "round.wrong_subject"
	nothingChosen because.Text = "round.nothing_chosen"
	unsaid        because.Text = "round.unsaid"
	unasked       because.Text = "round.unasked"
	noSuchDay     because.Text = "round.no_such_day"
)

// Fit refuses a round that can't go anywhere: an action that there isn't, or not for such
// rows, or that the role may take nowhere, and what is asked and wasn't said. What is said
// is trimmed.
func Fit(action Action, of Subject, role staff.Role, said Said) (Said, error) {
	f := action.form()
	switch {
	case action == "":
		return nil, refusal.New(refusal.Missing, "", "action", noAction)
	case f.action == "":
		return nil, refusal.New(refusal.Invalid, "", "action", unknownAction, "value", string(action))
	case f.of != of:
		return nil, refusal.New(refusal.Invalid, "", "action", wrongSubject, "action", action)
	}
	if may, _ := staff.MayUnder(role, f.needs); !may {
		return nil, staff.Permit(staff.Actor{Role: role}, f.needs, staff.Scope{})
	}
	told := Said{}
	var all []error
	for _, ask := range f.asks {
		value := strings.TrimSpace(said[ask.Name])
		all = append(all, ask.unfit(value))
		if value != "" {
			told[ask.Name] = value
		}
	}
	return told, refusal.All(append(all, f.unasked(said))...)
}

func (a Ask) unfit(value string) error {
	if value == "" && !a.Optional {
		return refusal.New(refusal.Missing, "", a.Name, unsaid)
	}
	if _, err := day.Parse(value); a.Day && value != "" && err != nil {
		return refusal.New(refusal.Invalid, "", a.Name, noSuchDay, "value", value)
	}
	return nil
}

// unasked refuses what the action has no use for: it would be lost unseen.
func (f form) unasked(said Said) error {
	var all []error
	for name, value := range said {
		asked := slices.ContainsFunc(f.asks, func(a Ask) bool { return a.Name == name })
		if !asked && value != "" {
			all = append(all, refusal.New(refusal.Invalid, "", name, unasked, "action", f.action))
		}
	}
	return refusal.All(all...)
}

// Day is a day that was said; none where it wasn't.
func (s Said) Day(name string) day.Day {
	on, _ := day.Parse(s[name]) // what is no day was refused
	return on
}

// Chosen refuses a round of no rows.
func Chosen(rows int) error {
	if rows > 0 {
		return nil
	}
	return refusal.New(refusal.Missing, "", "rows", nothingChosen)
}
