package billingstop

import (
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/move"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

// CaseID names a case.
type CaseID string

// Stage is where a case stands.
type Stage string

const (
	New       Stage = "new"
	Completed Stage = "completed"
	Cancelled Stage = "cancelled"
)

// Kind names the list of words that stages stand in.
func (Stage) Kind() string { return "billing_stop_stage" }

// Verb is what ends a case.
type Verb string

const (
	Complete Verb = "complete" // the PED is over (CH-10)
	Cancel   Verb = "cancel"   // the termination was taken back (CH-12)
)

// Kind names the list of words that a case's verbs stand in.
func (Verb) Kind() string { return "billing_stop_verb" }

// Moves lists every legal move of a case.
var Moves = move.Table[Stage, Verb]{
	New: {Complete: Completed, Cancel: Cancelled},
}

// Case is a case Disable Billing Company Product: it opens by itself when a churn
// case is lost, and completes by itself at the end of the PED (CH-10).
type Case struct {
	ID       CaseID
	Account  partner.AccountID
	Cause    string // the churn case that was lost
	Stage    Stage
	Owner    staff.ID
	OpenedOn day.Day
	DueOn    day.Day // the PED
	EndedOn  day.Day
}

// Ref names the case in history.
func (c Case) Ref() history.Ref { return history.Ref{Kind: "billing_stop_case", ID: string(c.ID)} }

// Fields tells the case to history.
func (c Case) Fields() []history.Field {
	return []history.Field{
		{Name: "cause", Value: c.Cause},
		{Name: "stage", Value: string(c.Stage)},
		{Name: "owner", Value: string(c.Owner)},
		{Name: "opened_on", Value: c.OpenedOn.String()},
		{Name: "due_on", Value: c.DueOn.String()},
		{Name: "ended_on", Value: c.EndedOn.String()},
	}
}

// CaseOf makes a case of what its fields say, which is what Fields tells.
func CaseOf(id CaseID, account partner.AccountID, v history.Values) Case {
	return Case{
		ID: id, Account: account, Cause: v["cause"], Stage: Stage(v["stage"]), Owner: staff.ID(v["owner"]),
		OpenedOn: v.Day("opened_on"), DueOn: v.Day("due_on"), EndedOn: v.Day("ended_on"),
	}
}

// Ended returns an open case as completed or cancelled, and any other as it is.
func (c Case) Ended(verb Verb, on day.Day) Case {
	if next, err := Moves.Next(c.Stage, verb, "CH-10"); err == nil {
		c.Stage, c.EndedOn = next, on
	}
	return c
}

// HandedOver returns an open case under the account's new manager (CH-3).
func (c Case) HandedOver(to staff.ID) Case {
	if c.Stage == New {
		c.Owner = to
	}
	return c
}
