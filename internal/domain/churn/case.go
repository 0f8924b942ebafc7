// Package churn is the handling of a partner's wish to leave (SPEC 2).
//
// Whoever hears of it opens a case for the account's manager, the AM, who owns
// it always (CH-3); a second wish is added to the first (CH-2). The AM calls, and
// the partner stays (recovered) or sends a form or a letter: the first of those
// fixes the date it became formal, and with it the PED, the plan's last day
// (CH-8, CH-9). Only then can the case be closed as Not recovered. The night that
// follows the PED, the account has left (CH-11); until it has passed the partner may
// take it back (CH-12).
//
//	New ──assign──▸ Assigned ──appoint, negotiate──▸ In progress ──recover, lose──▸ Closed ──take back──▸ Closed
//
// The stages of AL-8 say what holds, and a case moves by itself to the one whose
// meaning does: New until its AM is verified to be of the growth team, the retention
// lead has briefed them, and they have called and know when to call again; Assigned
// then; In progress once an appointment is set or a negotiation is on, whatever
// lacks. It can be closed from each of them.
//
// What always holds: at most one open case per account; the owner is the AM; an open
// case has a day of its next contact, a call or an appointment; a case closed as Not
// recovered has a formal document and a PED not before it.
package churn

import (
	"rebond/internal/domain/day"
	"rebond/internal/domain/move"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

// CaseID names a case.
type CaseID string

// Stage is where a case stands.
type Stage string

const (
	New        Stage = "new"         // until everything that Assigned asks for is there
	Assigned   Stage = "assigned"    // for an AM of growth, briefed, called, and to be called back
	InProgress Stage = "in_progress" // an appointment is set, or a negotiation is on
	Closed     Stage = "closed"      // saved or lost
)

// Stages lists every stage, in the order in which a case goes through them.
var Stages = []Stage{New, Assigned, InProgress, Closed}

// Kind names the list of words that stages stand in.
func (Stage) Kind() string { return "stage" }

// Verb is what moves a case.
type Verb string

const (
	Join    Verb = "join"    // a second request is added
	Receive Verb = "receive" // a form or letter arrived

	Brief     Verb = "brief"     // the retention lead briefs the AM (AL-8)
	Call      Verb = "call"      // an attempt, answered or not (AL-8)
	Appoint   Verb = "appoint"   // an appointment is set, or moved (AL-8)
	CallOff   Verb = "call_off"  // the appointment won't take place (AL-8)
	Negotiate Verb = "negotiate" // something is discussed with the partner (AL-8)
	Assign    Verb = "assign"    // by itself, once everything is there (AL-8)
	Unassign  Verb = "unassign"  // by itself, where something no longer is (AL-8)

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
	New: {
		Join: New, SendForm: New, Submit: New, Receive: New, Brief: New, Call: New, Assign: Assigned,
		Appoint: InProgress, Negotiate: InProgress, Recover: Closed, Lose: Closed,
	},
	Assigned: {
		Join: Assigned, SendForm: Assigned, Submit: Assigned, Receive: Assigned, Brief: Assigned, Call: Assigned, Unassign: New,
		Appoint: InProgress, Negotiate: InProgress, Recover: Closed, Lose: Closed,
	},
	InProgress: {
		Join: InProgress, SendForm: InProgress, Submit: InProgress, Receive: InProgress, Brief: InProgress, Call: InProgress,
		Appoint: InProgress, CallOff: InProgress, Negotiate: InProgress, Assign: Assigned, Unassign: New,
		Recover: Closed, Lose: Closed,
	},
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
	// LookOn is the day of the next contact: the first call, a call-back or an
	// appointment.
	LookOn day.Day

	Requests  []Request  // at least one; the first gives the case its reason
	Links     []FormLink // the sendings of the termination form, oldest first (CH-5)
	Documents []Document // the formal ones, as they were recorded
	// PlanExpiresOn is the PED: computed when the first document is recorded,
	// another one only by a manager, who says why (CH-9).
	PlanExpiresOn day.Day
	PEDReason     string

	Assignment  *Assignment  // set while nothing of AL-8 lacks
	Briefing    *Briefing    // the retention lead's, once there is one
	Attempts    []Attempt    // the calls, oldest first
	Appointment *Appointment // the last one that was set
	Negotiation *Negotiation // the last that was said of it

	Summary *Summary // of the call, once it was saved (CH-4)

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
// that the day of the next contact. Where the partner stayed, it is the day that was
// settled.
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
