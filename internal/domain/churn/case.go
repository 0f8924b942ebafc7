// Package churn is the handling of a partner's wish to leave (SPEC 2).
//
// Whoever hears of it opens a case for the account's manager, the AM, who owns
// it always (CH-3); a second wish is added to the first (CH-2). The AM calls, and
// the partner stays (recovered) or sends a form or a letter: the first of those
// fixes the date it became formal, and with it the PED, the plan's last day
// (CH-8, CH-9). Only then can the case be closed as Not recovered; until the end
// of the PED the partner may take it back (CH-12). The night that follows the
// PED, the account has left (CH-11).
//
//	New ──receive, join──▸ New ──recover, lose──▸ Closed ──take back──▸ Closed
//
// What always holds: at most one open case per account; the owner is the AM;
// a case closed as Not recovered has a formal document and a PED not before it.
package churn

import (
	"strconv"

	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/move"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/staff"
)

// CaseID names a case.
type CaseID string

// Stage is where a case stands.
type Stage string

const (
	New    Stage = "new"
	Closed Stage = "closed"
)

// Kind names the list of words that stages stand in.
func (Stage) Kind() string { return "stage" }

// Verb is what moves a case.
type Verb string

const (
	Join     Verb = "join"      // a second request is added
	Receive  Verb = "receive"   // a form or letter arrived
	Recover  Verb = "recover"   // the partner stays
	Lose     Verb = "lose"      // the partner leaves
	TakeBack Verb = "take_back" // the partner returns to their decision (CH-12)
	SendForm Verb = "send_form" // the link to the termination form (CH-5)
	Submit   Verb = "submit"    // the partner sends the form back (CH-6)
)

// Kind names the list of words that a case's verbs stand in.
func (Verb) Kind() string { return "churn_verb" }

// Moves lists every legal move of a case; what isn't here is refused.
var Moves = move.Table[Stage, Verb]{
	New: {Join: New, SendForm: New, Submit: New, Receive: New, Recover: Closed, Lose: Closed},
	Closed: {
		TakeBack: Closed, // only while the plan expires (CH-12)
		Submit:   Closed, // a form that was already open is kept, and decides nothing (CH-6)
	},
}

// Case is the handling of one partner's wish to leave.
type Case struct {
	ID       CaseID
	Account  partner.AccountID
	Stage    Stage
	Owner    staff.ID // always the account's manager (CH-3)
	OpenedOn day.Day
	OpenedBy staff.ID
	// LookOn is the day the case is looked at while there is no document: the day
	// of the call, then some days after it.
	LookOn day.Day

	Requests  []Request  // at least one; the first gives the case its reason
	Links     []FormLink // the sendings of the termination form, oldest first (CH-5)
	Documents []Document // the formal ones, as they were recorded
	// PlanExpiresOn is the PED: computed when the first document is recorded,
	// another one only by a manager, who says why (CH-9).
	PlanExpiresOn day.Day
	PEDReason     string

	Closing   *Closing   // set exactly when Closed
	TakenBack *TakenBack // set once a loss was taken back
}

// Request is one time that the partner said so (CH-1, CH-2).
type Request struct {
	Channel     Channel
	Reason      Reason
	SubReason   SubReason
	Description string
	On          day.Day
	By          staff.ID // who received it
}

// Document is a form or letter that makes the wish formal.
type Document struct {
	Medium     Medium
	ReceivedOn day.Day // the day the partner sent the form, or the letter came (CH-6)
	RecordedOn day.Day // the day it was read here, kept apart (CH-6)
	RecordedBy staff.ID
	Note       string
}

// Closing says how a case ended, when and by whom.
type Closing struct {
	Outcome Outcome
	By      staff.ID
	On      day.Day
}

// TakenBack says who took a loss back, when and why.
type TakenBack struct {
	By  staff.ID
	On  day.Day
	Why string
}

// Formal returns the document that fixes the date and the rule: the first one
// received, and of two on one day the first recorded (CH-8). Nil where there is
// none yet.
func (c Case) Formal() *Document {
	var first *Document
	for i := range c.Documents {
		if first == nil || c.Documents[i].ReceivedOn < first.ReceivedOn {
			first = &c.Documents[i]
		}
	}
	return first
}

// Lost reports whether the case ended as Not recovered, and stayed so.
func (c Case) Lost() bool {
	return c.Closing != nil && c.Closing.Outcome == NotRecovered && c.TakenBack == nil
}

// NextOn is the day the case is next looked at: the PED once there is one, before
// that the day of the call or of waiting for the form. Where the partner stayed, it
// is the day that was settled.
func (c Case) NextOn() day.Day {
	switch {
	case c.TakenBack != nil:
		return c.TakenBack.On
	case c.Closing != nil && c.Closing.Outcome != NotRecovered:
		return c.Closing.On
	case c.PlanExpiresOn.IsZero():
		return c.LookOn
	default:
		return c.PlanExpiresOn
	}
}

// Called returns an open case after its manager has called: the form is waited for
// before it is looked at again (CH-4).
func (c Case) Called(on day.Day, p policy.Policy) Case {
	if c.Stage != Closed {
		c.LookOn = on.AddDays(p.FormWaitDays)
	}
	return c
}

// Ref names the case in history.
func (c Case) Ref() history.Ref { return history.Ref{Kind: "churn_case", ID: string(c.ID)} }

// Fields tells the case to history.
func (c Case) Fields() []history.Field {
	fields := []history.Field{
		{Name: "stage", Value: string(c.Stage)},
		{Name: "owner", Value: string(c.Owner)},
		{Name: "opened_on", Value: c.OpenedOn.String()},
		{Name: "opened_by", Value: string(c.OpenedBy)},
		{Name: "look_on", Value: c.LookOn.String()},
		{Name: "plan_expiration_date", Value: c.PlanExpiresOn.String()},
		{Name: "ped_reason", Value: c.PEDReason, Personal: true},
	}
	for i, r := range c.Requests {
		at := "request_" + strconv.Itoa(i+1) + "_"
		fields = append(fields,
			history.Field{Name: at + "channel", Value: string(r.Channel)},
			history.Field{Name: at + "reason", Value: string(r.Reason)},
			history.Field{Name: at + "sub_reason", Value: string(r.SubReason)},
			history.Field{Name: at + "description", Value: r.Description, Personal: true},
			history.Field{Name: at + "on", Value: r.On.String()},
			history.Field{Name: at + "by", Value: string(r.By)})
	}
	for i, d := range c.Documents {
		at := "document_" + strconv.Itoa(i+1) + "_"
		fields = append(fields,
			history.Field{Name: at + "medium", Value: string(d.Medium)},
			history.Field{Name: at + "received_on", Value: d.ReceivedOn.String()},
			history.Field{Name: at + "recorded_on", Value: d.RecordedOn.String()},
			history.Field{Name: at + "recorded_by", Value: string(d.RecordedBy)},
			history.Field{Name: at + "note", Value: d.Note, Personal: true})
	}
	fields = append(fields, c.linkFields()...)
	if c.Closing != nil {
		fields = append(fields,
			history.Field{Name: "outcome", Value: string(c.Closing.Outcome)},
			history.Field{Name: "closed_by", Value: string(c.Closing.By)},
			history.Field{Name: "closed_on", Value: c.Closing.On.String()})
	}
	if c.TakenBack != nil {
		fields = append(fields,
			history.Field{Name: "taken_back_by", Value: string(c.TakenBack.By)},
			history.Field{Name: "taken_back_on", Value: c.TakenBack.On.String()},
			history.Field{Name: "taken_back_why", Value: c.TakenBack.Why, Personal: true})
	}
	return fields
}
