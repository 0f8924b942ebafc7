package churn

import (
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
)

// Step is one station of a case's path, as it is shown across its page.
type Step struct {
	Name  StepName
	State StepState
	On    day.Day // when it was reached, or is foreseen; empty where neither is known
}

// StepName is a station: the stages of AL-8 that a case goes through while it is open,
// a document that makes the wish formal, the decision; then the notice runs and the
// partner leaves, or they stay.
type StepName string

const (
	Requested  StepName = "requested"   // New
	IsAssigned StepName = "assigned"    // Assigned
	IsUnderWay StepName = "in_progress" // In progress
	MadeFormal StepName = "made_formal"
	Decided    StepName = "decided"
	InNotice   StepName = "in_notice"
	HasLeft    StepName = "has_left"
	HasStayed  StepName = "has_stayed" // recovered (CH-7)
	CameBack   StepName = "came_back"  // took the termination back (CH-12)
)

// Kind names the list of words that steps stand in.
func (StepName) Kind() string { return "churn_step" }

// StepState says whether a station lies behind, is where the case stands, or ahead.
type StepState string

const (
	Behind StepState = "done"
	Here   StepState = "here"
	Ahead  StepState = "ahead"
)

// Kind names the list of words that step states stand in.
func (StepState) Kind() string { return "step_state" }

// Path lists the stations of a case on its account. Those ahead are shown as far as
// they are sure: the notice only once a document makes it formal.
func (c Case) Path(account partner.Account) []Step {
	formal := Step{MadeFormal, Ahead, 0}
	if first := c.Formal(); first != nil {
		formal.State, formal.On = Behind, first.ReceivedOn
	}
	steps := c.stations()
	switch {
	case c.Closing == nil && formal.State == Ahead:
		return append(steps, formal, Step{Decided, Ahead, 0})
	case c.Closing == nil:
		return append(steps, formal, Step{Decided, Here, 0}, Step{InNotice, Ahead, c.PlanExpiresOn}, Step{HasLeft, Ahead, c.leavesOn()})
	case c.Closing.Outcome != NotRecovered:
		if formal.State == Behind {
			steps = append(steps, formal)
		}
		return append(steps, Step{HasStayed, Behind, c.Closing.On})
	case c.TakenBack != nil:
		return append(steps, formal, Step{Decided, Behind, c.Closing.On}, Step{CameBack, Behind, c.TakenBack.On})
	}
	notice, left := Step{InNotice, Here, c.PlanExpiresOn}, Step{HasLeft, Ahead, c.leavesOn()}
	if account.Status == partner.Churned {
		notice.State, left.State = Behind, Behind
	}
	return append(steps, formal, Step{Decided, Behind, c.Closing.On}, notice, left)
}

// stations are the stages of AL-8: where the case is while nothing makes it formal,
// those it went through, and those ahead.
func (c Case) stations() []Step {
	over := c.Closing != nil || c.Formal() != nil
	at := func(stage Stage) StepState {
		switch {
		case over:
			return Behind
		case c.Stage == stage:
			return Here
		default:
			return Ahead
		}
	}
	steps := []Step{{Requested, Behind, c.OpenedOn}}
	if !over && c.Stage == New {
		steps[0].State = Here
	}
	engaged := Step{IsUnderWay, at(InProgress), c.engagedOn()}
	switch {
	case c.Assignment != nil && engaged.State == Here:
		steps = append(steps, Step{IsAssigned, Behind, c.Assignment.On})
	case c.Assignment != nil:
		steps = append(steps, Step{IsAssigned, at(Assigned), c.Assignment.On})
	case !over && engaged.State == Ahead:
		steps = append(steps, Step{IsAssigned, Ahead, 0})
	}
	if c.UnderWay() || !over {
		steps = append(steps, engaged)
	}
	return steps
}

// engagedOn is the day of what is under way: the appointment that was set, or else the
// negotiation.
func (c Case) engagedOn() day.Day {
	switch {
	case c.Negotiation != nil && !c.appointmentStands():
		return c.Negotiation.On
	case c.UnderWay():
		return c.Appointment.BookedOn
	}
	return 0
}

// leavesOn is the day after the PED, which is still the partner's (CH-9).
func (c Case) leavesOn() day.Day {
	if c.PlanExpiresOn.IsZero() {
		return 0
	}
	return c.PlanExpiresOn.AddDays(1)
}

// NoticeOver reports whether the PED lies behind a day, as one does that was counted
// from a receipt of long ago: a case that is lost then leaves no notice, and its account
// churns in the night that comes (CH-11).
func (c Case) NoticeOver(today day.Day) bool {
	return !c.PlanExpiresOn.IsZero() && c.PlanExpiresOn < today
}

// At returns the station where the case stands: the one that is here, or the last.
func (c Case) At(account partner.Account) Step {
	steps := c.Path(account)
	for _, s := range steps {
		if s.State == Here {
			return s
		}
	}
	return steps[len(steps)-1]
}

// Awaits lists what must be known before the case can be lost (CH-8).
func (c Case) Awaits() []Piece {
	if c.Closing != nil {
		return nil
	}
	ending := Ending{Outcome: NotRecovered, PlanExpirationDate: c.PlanExpiresOn}
	if formal := c.Formal(); formal != nil {
		ending.ReceivedOn = formal.ReceivedOn
	}
	return ending.missing()
}
