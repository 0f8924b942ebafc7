package cli

import (
	"context"

	"rebond/internal/api"
	"rebond/internal/words"
)

// ChurnBrief records the retention lead's briefing.
type ChurnBrief struct {
	Note string `help:"briefing"`
	OfCase
}

// Run records it.
func (b ChurnBrief) Run(ctx context.Context, c *Console) error {
	return b.act(ctx, c, "/briefing", given{}.and("note", b.Note))
}

// ChurnCall records a call attempt.
type ChurnCall struct {
	Result   string `placeholder:"reached|no_answer|voicemail|wrong_number" help:"call_result"`
	CallBack string `placeholder:"YYYY-MM-DD" help:"call_back"`
	Note     string `help:"note"`
	OfCase
}

// Run records it.
func (l ChurnCall) Run(ctx context.Context, c *Console) error {
	return l.act(ctx, c, "/attempt", given{}.and("result", l.Result).and("call_back_on", l.CallBack).and("note", l.Note))
}

// ChurnAppoint sets an appointment, or moves it.
type ChurnAppoint struct {
	On   string `placeholder:"YYYY-MM-DD" help:"appointment_on"`
	At   string `placeholder:"HH:MM" help:"appointment_at"`
	Note string `help:"note"`
	OfCase
}

// Run sets it.
func (a ChurnAppoint) Run(ctx context.Context, c *Console) error {
	return a.act(ctx, c, "/appointment", given{}.and("appointment_on", a.On).and("appointment_at", a.At).and("note", a.Note))
}

// ChurnCallOff calls the appointment off.
type ChurnCallOff struct {
	CallBack string `placeholder:"YYYY-MM-DD" help:"call_back"`
	Note     string `help:"note"`
	OfCase
}

// Run calls it off.
func (o ChurnCallOff) Run(ctx context.Context, c *Console) error {
	return o.act(ctx, c, "/appointment/call-off", given{}.and("call_back_on", o.CallBack).and("note", o.Note))
}

// ChurnNegotiate records what is discussed with the partner.
type ChurnNegotiate struct {
	Note     string `help:"negotiation"`
	CallBack string `placeholder:"YYYY-MM-DD" help:"call_back"`
	OfCase
}

// Run records it.
func (n ChurnNegotiate) Run(ctx context.Context, c *Console) error {
	return n.act(ctx, c, "/negotiation", given{}.and("note", n.Note).and("call_back_on", n.CallBack))
}

// tellHandling tells what AL-8 asks of a case, and what it opened.
func (c *Console) tellHandling(told api.ChurnCase) {
	l := c.Lang
	if told.Briefing != nil {
		c.fact(l.Field("briefing_note"), l.Day(told.Briefing.On)+". "+told.Briefing.Note)
	}
	for _, a := range told.Attempts {
		c.fact(l.Say(words.CLICallOf, "day", a.On), l.Value(a.Result)+". "+a.Note)
	}
	if a := told.Appointment; a != nil {
		c.fact(l.Field("appointment_on"), l.Day(a.On)+" "+a.At+", "+l.Value(a.State)+". "+a.Note)
	}
	if told.Negotiation != nil {
		c.fact(l.Field("negotiation_note"), told.Negotiation.Note)
	}
	c.day("next_contact_on", told.NextContactOn)
	for _, need := range told.Lacks {
		c.fact(l.Say(words.CLILacks), l.Value(need))
	}
	for _, o := range told.Opportunities {
		c.fact(l.Say(words.CLIDeal), l.Value(o.Type)+", "+l.Value(o.Kind)+", "+l.Cents(o.BillingText()))
	}
}
