package churn

import (
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Briefing is what the retention lead told the AM (AL-8).
type Briefing struct {
	By   staff.ID
	On   day.Day
	Note string
}

// Attempt is one call to the partner, answered or not (AL-8, CH-4).
type Attempt struct {
	On         day.Day
	By         staff.ID
	Result     Result
	CallBackOn day.Day // when the partner is contacted next
	Note       string
}

// Result is what came of a call.
type Result string

const (
	Reached     Result = "reached"
	NoAnswer    Result = "no_answer"
	Voicemail   Result = "voicemail"
	WrongNumber Result = "wrong_number"
)

// Results lists every result in the order in which they are offered, the one that
// ends most first calls first.
var Results = []Result{NoAnswer, Voicemail, Reached, WrongNumber}

// Kind names the list of words that results stand in.
func (Result) Kind() string { return "call_result" }

// Contact is what is told of a call. Without CallBackOn the policy says when to call
// again: soon after nobody was reached, later where a form is waited for.
type Contact struct {
	Result     Result
	CallBackOn day.Day
	Note       string
}

// BriefingGiven is told when the retention lead has briefed the AM.
type BriefingGiven struct {
	Case Case
	From Stage
}

// Told tells it to history.
func (e BriefingGiven) Told() history.Told {
	return history.Told{
		Verb: "churn_case.briefed", About: e.Case.Ref(),
		Because: append(because.Of("AL-8", briefed), e.Case.moved(e.From)...),
		Facts:   because.Inputs("stage", e.From, "on", e.Case.Briefing.On),
	}
}

// Called is told when a call attempt is recorded.
type Called struct {
	Case Case
	From Stage
}

// Told tells it to history.
func (e Called) Told() history.Told {
	a := e.Case.Attempts[len(e.Case.Attempts)-1]
	return history.Told{
		Verb: "churn_case.called", About: e.Case.Ref(),
		Because: append(because.Of("AL-8", called, "result", a.Result, "call_back_on", a.CallBackOn), e.Case.moved(e.From)...),
		Facts:   because.Inputs("stage", e.From, "result", a.Result, "on", a.On, "call_back_on", a.CallBackOn),
	}
}

const (
	briefed          because.Text = "churn.briefed"
	noBriefing       because.Text = "churn.no_briefing"
	briefedAlready   because.Text = "churn.briefed_already"
	called           because.Text = "churn.called"
	noResult         because.Text = "churn.no_call_result"
	unknownResult    because.Text = "churn.unknown_call_result"
	callBackPast     because.Text = "churn.call_back_past"
	appointmentFirst because.Text = "churn.appointment_first"
)

// Brief records the retention lead's briefing, once (AL-8).
func (c Case) Brief(note string, now moment.Moment) (Case, BriefingGiven, error) {
	next, illegal := Moves.Next(c.Stage, Brief, "AL-8")
	if illegal == nil && c.Briefing != nil {
		illegal = refusal.New(refusal.Illegal, "AL-8", "", briefedAlready, "on", c.Briefing.On)
	}
	if err := refusal.All(illegal, worded("AL-8", "note", note, noBriefing)); err != nil {
		return c, BriefingGiven{}, err
	}
	from := c.Stage
	c.Stage, c.Briefing = next, &Briefing{now.Actor.ID, now.Today, strings.TrimSpace(note)}
	c = c.settle(now)
	return c, BriefingGiven{c, from}, nil
}

// Call records a call attempt, and when the partner is called again (AL-8, CH-4). One
// made on the day of an appointment, or after it, says whether it was kept.
func (c Case) Call(in Contact, now moment.Moment) (Case, Called, error) {
	next, illegal := Moves.Next(c.Stage, Call, "AL-8")
	if err := refusal.All(illegal, in.resultUnsaid(), c.unfitCallBack(in.CallBackOn, now), noteTooLongFor(in.Note)); err != nil {
		return c, Called{}, err
	}
	from := c.Stage
	c = c.appointmentOver(in.Result == Reached, now.Today)
	c = c.lookAgain(in.CallBackOn, in.usualWait(now), now.Today)
	attempt := Attempt{now.Today, now.Actor.ID, in.Result, c.LookOn, strings.TrimSpace(in.Note)}
	c.Stage, c.Attempts = next, append(slices.Clip(c.Attempts), attempt)
	c = c.settle(now)
	return c, Called{c, from}, nil
}

func (in Contact) resultUnsaid() error {
	switch {
	case in.Result == "":
		return refusal.New(refusal.Missing, "AL-8", "result", noResult)
	case !slices.Contains(Results, in.Result):
		return refusal.New(refusal.Invalid, "AL-8", "result", unknownResult, "value", string(in.Result))
	}
	return nil
}

func (in Contact) usualWait(now moment.Moment) int {
	if in.Result == Reached {
		return now.Policy.FormWaitDays
	}
	return now.Policy.CallBackDays
}

// unfitCallBack refuses a day that is over or too far ahead, and any day while an
// appointment stands: the partner is met then, and called before only if the
// appointment is called off.
func (c Case) unfitCallBack(on day.Day, now moment.Moment) error {
	switch {
	case on.IsZero():
		return nil
	case on < now.Today:
		return refusal.New(refusal.Invalid, "AL-8", "call_back_on", callBackPast, "call_back_on", on, "today", now.Today)
	case c.meetsAfter(now.Today):
		return refusal.New(refusal.Invalid, "AL-8", "call_back_on", appointmentFirst, "appointment_on", c.Appointment.On)
	}
	return now.Policy.TooFarAhead("AL-8", "call_back_on", on, now.Today)
}

func noteTooLongFor(note string) error {
	if len([]rune(note)) > maxText {
		return refusal.New(refusal.Invalid, "", "note", noteTooLong, "most", maxText)
	}
	return nil
}

// lookAgain sets the day of the next contact: the one that was said, or else the
// usual number of days from today. An appointment that stands comes first.
func (c Case) lookAgain(on day.Day, usual int, today day.Day) Case {
	switch {
	case c.meetsAfter(today):
		c.LookOn = c.Appointment.On
	case on.IsZero():
		c.LookOn = today.AddDays(usual)
	default:
		c.LookOn = on
	}
	return c
}
