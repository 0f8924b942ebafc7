package churn

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/staff"
)

// Assignment says to whom a case was assigned: that they are of the growth team was
// verified that day, and everything else that AL-8 asks for was there.
type Assignment struct {
	To staff.ID
	On day.Day
}

// Need is something that a case must have to be Assigned (AL-8).
type Need string

const (
	GrowthOwner Need = "growth_owner" // its owner is an AM of the growth team
	Briefed     Need = "briefing"     // the retention lead's
	CalledOnce  Need = "attempt"      // at least one call attempt
	CallBackSet Need = "call_back"    // the day of the next call
)

// Needs lists everything that a case must have to be Assigned.
var Needs = []Need{GrowthOwner, Briefed, CalledOnce, CallBackSet}

// Kind names the list of words that needs stand in.
func (Need) Kind() string { return "churn_need" }

// Lacks lists what an open case still needs to be Assigned, where its owner is of
// the given team (AL-8).
func (c Case) Lacks(team staff.Team) []Need {
	has := map[Need]bool{
		GrowthOwner: team == staff.Growth,
		Briefed:     c.Briefing != nil,
		CalledOnce:  len(c.Attempts) > 0,
		CallBackSet: len(c.Attempts) > 0 && !c.LookOn.IsZero(), // every attempt sets one
	}
	var lacks []Need
	for _, need := range Needs {
		if c.Stage != Closed && !has[need] {
			lacks = append(lacks, need)
		}
	}
	return lacks
}

// UnderWay reports whether an appointment is set or a negotiation is on (AL-8). An
// appointment that is past counts: its AM has a task.
func (c Case) UnderWay() bool {
	return c.Negotiation != nil || c.Appointment != nil && c.Appointment.State != CalledOff
}

const (
	assigned   because.Text = "churn.assigned"
	unassigned because.Text = "churn.unassigned"
	engaged    because.Text = "churn.engaged"
)

// settle moves an open case by itself to the stage whose meaning holds (AL-8): to
// Assigned once nothing lacks, back where something does. What is under way is so
// whatever it lacks: a partner who wants to be met isn't kept waiting for a briefing
// (AL-7).
func (c Case) settle(now moment.Moment) Case {
	c.Assignment = c.assignedTo(now)
	if c.Stage == Closed || c.UnderWay() {
		return c
	}
	verb := Unassign
	if c.Assignment != nil {
		verb = Assign
	}
	if next, err := Moves.Next(c.Stage, verb, "AL-8"); err == nil {
		c.Stage = next
	}
	return c
}

// assignedTo keeps the assignment while it holds, and renews it where the case has
// changed hands.
func (c Case) assignedTo(now moment.Moment) *Assignment {
	switch {
	case c.Stage == Closed, c.Assignment != nil && c.Assignment.To == c.Owner:
		return c.Assignment
	case len(c.Lacks(now.Everyone[c.Owner].Team)) > 0:
		return nil
	}
	return &Assignment{c.Owner, now.Today}
}

// moved says why a verb brought a case to another stage, and nothing where it stayed.
func (c Case) moved(from Stage) because.Reasons {
	switch {
	case c.Stage == from:
		return nil
	case c.Stage == Assigned:
		return because.Of("AL-8", assigned)
	case c.Stage == InProgress:
		return because.Of("AL-8", engaged)
	default:
		return because.Of("AL-8", unassigned)
	}
}

// HandedOver returns an open case under the account's new manager (CH-3). Whether it
// stays Assigned, their team says (AL-8).
func (c Case) HandedOver(to staff.ID, now moment.Moment) Case {
	if c.Stage == Closed {
		return c
	}
	c.Owner = to
	return c.settle(now)
}
