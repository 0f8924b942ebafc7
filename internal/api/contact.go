package api

import (
	"strconv"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/opportunity"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
)

// Briefing is what the retention lead told the AM (AL-8).
type Briefing struct {
	By   staff.ID `json:"by"`
	On   day.Day  `json:"on"`
	Note string   `json:"note"`
}

// Attempt is one call to the partner.
type Attempt struct {
	On         day.Day      `json:"on"`
	By         staff.ID     `json:"by"`
	Result     churn.Result `json:"result"`
	CallBackOn day.Day      `json:"call_back_on"`
	Note       string       `json:"note,omitempty"`
}

// Appointment is when the AM and the partner meet or talk.
type Appointment struct {
	On       day.Day                `json:"on"`
	At       string                 `json:"at,omitempty" doc:"The hour, as 14:30."`
	State    churn.AppointmentState `json:"state"`
	BookedOn day.Day                `json:"booked_on"`
	BookedBy staff.ID               `json:"booked_by"`
	Note     string                 `json:"note,omitempty"`
}

// Negotiation is what is being discussed with the partner.
type Negotiation struct {
	By   staff.ID `json:"by"`
	On   day.Day  `json:"on"`
	Note string   `json:"note"`
}

// Deal is an opportunity that a case opened.
type Deal struct {
	ID       opportunity.ID   `json:"id"`
	Type     opportunity.Type `json:"type"`
	Kind     opportunity.Kind `json:"kind"`
	Billing  int64            `json:"billing" doc:"Euro cents a month."`
	OpenedOn day.Day          `json:"opened_on"`
	OpenedBy staff.ID         `json:"opened_by"`
}

// BillingText is the amount as the words of the desk take it.
func (d Deal) BillingText() string { return strconv.FormatInt(d.Billing, 10) }

// handled tells what AL-8 asks of a case, and what it opened.
func (told *ChurnCase) handled(c churn.Case, file read.File) {
	told.Lacks = strict.Each(c.Lacks(file.People[c.Owner].Team), func(n churn.Need) churn.Need { return n })
	told.Attempts = strict.Each(c.Attempts, func(a churn.Attempt) Attempt { return Attempt(a) })
	told.Opportunities = []Deal{}
	for _, o := range file.Opportunities {
		if o.Case == string(c.ID) {
			told.Opportunities = append(told.Opportunities, Deal{o.ID, o.Type, o.Kind, o.Billing, o.OpenedOn, o.OpenedBy})
		}
	}
	if c.Stage != churn.Closed {
		told.NextContactOn = c.LookOn
	}
	if c.Assignment != nil {
		told.AssignedOn = c.Assignment.On
	}
	if c.Briefing != nil {
		told.Briefing = &Briefing{c.Briefing.By, c.Briefing.On, c.Briefing.Note}
	}
	if a := c.Appointment; a != nil {
		told.Appointment = &Appointment{a.On, a.At, a.State, a.BookedOn, a.BookedBy, a.Note}
	}
	if c.Negotiation != nil {
		told.Negotiation = &Negotiation{c.Negotiation.By, c.Negotiation.On, c.Negotiation.Note}
	}
}

type briefing struct {
	Note string `field:"note,asked"`
}

var briefingForm = strict.Of[briefing](shapes)

func (d *desk) briefCase(a *asked, in briefing) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.Brief(a.ctx(), call, id, in.Note)
	})
}

type contact struct {
	Result     churn.Result `field:"result,asked"`
	CallBackOn day.Day      `field:"call_back_on,optional"`
	Note       string       `field:"note,optional"`
}

var contactForm = strict.Of[contact](shapes)

func (d *desk) callPartner(a *asked, in contact) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.Call(a.ctx(), call, id, churn.Contact(in))
	})
}

type booking struct {
	On   day.Day `field:"appointment_on,asked"`
	At   string  `field:"appointment_at,optional"`
	Note string  `field:"note,optional"`
}

var bookingForm = strict.Of[booking](shapes)

func (d *desk) appoint(a *asked, in booking) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.Appoint(a.ctx(), call, id, churn.Booking(in))
	})
}

type callingOff struct {
	CallBackOn day.Day `field:"call_back_on,optional"`
	Note       string  `field:"note,optional"`
}

var callingOffForm = strict.Of[callingOff](shapes)

func (d *desk) callOff(a *asked, in callingOff) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.CallOff(a.ctx(), call, id, churn.CallingOff(in))
	})
}

type bargain struct {
	Note       string  `field:"note,asked"`
	CallBackOn day.Day `field:"call_back_on,optional"`
}

var bargainForm = strict.Of[bargain](shapes)

func (d *desk) negotiate(a *asked, in bargain) (Receipt, error) {
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.Negotiate(a.ctx(), call, id, churn.Bargain(in))
	})
}
