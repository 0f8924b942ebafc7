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

// StepName is a station: a request comes, a document makes it formal, the case is
// decided; then the notice runs and the partner leaves, or they stay.
type StepName string

const (
	Requested  StepName = "requested"
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

// Path lists the stations of a case on its account.
func (c Case) Path(account partner.Account) []Step {
	steps := []Step{{Requested, Behind, c.OpenedOn}}
	formal := Step{MadeFormal, Here, 0}
	if first := c.Formal(); first != nil {
		formal.State, formal.On = Behind, first.ReceivedOn
	}
	switch {
	case c.Closing == nil:
		decided := Step{Decided, Ahead, 0}
		if formal.State == Behind {
			decided.State = Here
		}
		return append(steps, formal, decided, Step{InNotice, Ahead, c.PlanExpiresOn}, Step{HasLeft, Ahead, c.leavesOn()})
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

// leavesOn is the day after the PED, which is still the partner's (CH-9).
func (c Case) leavesOn() day.Day {
	if c.PlanExpiresOn.IsZero() {
		return 0
	}
	return c.PlanExpiresOn.AddDays(1)
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
