package churn

import (
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Appointment is when the AM and the partner meet or talk: the last one that was set.
type Appointment struct {
	On       day.Day
	At       string // "14:30" in the policy's zone; empty where only the day is known
	State    AppointmentState
	BookedOn day.Day
	BookedBy staff.ID
	Note     string
}

// AppointmentState says what came of an appointment.
type AppointmentState string

const (
	Set       AppointmentState = "set"
	Kept      AppointmentState = "kept"
	Missed    AppointmentState = "missed"
	CalledOff AppointmentState = "called_off"
)

// Kind names the list of words that appointment states stand in.
func (AppointmentState) Kind() string { return "appointment_state" }

// Negotiation is what is being discussed with the partner.
type Negotiation struct {
	By   staff.ID
	On   day.Day
	Note string
}

// Booking is what is told when an appointment is set or moved. At may be empty.
type Booking struct {
	On   day.Day
	At   string
	Note string
}

// CallingOff is what is told when an appointment won't take place.
type CallingOff struct {
	CallBackOn day.Day // empty: as the policy says
	Note       string
}

// Bargain is what is told of a negotiation: what is on the table, and when it goes on.
type Bargain struct {
	Note       string
	CallBackOn day.Day // empty: as the policy says
}

// Appointed is told when an appointment is set, or moved to another time.
type Appointed struct {
	Case Case
	From Stage
	Was  day.Day // the day it was moved from; empty where it is new
}

// Told tells it to history.
func (e Appointed) Told() history.Told {
	a, verb, reasons := e.Case.Appointment, "churn_case.appointed", because.Of("AL-8", appointed, "appointment_on", e.Case.Appointment.On)
	if !e.Was.IsZero() {
		verb, reasons = "churn_case.appointment_moved", because.Of("AL-8", appointmentMoved, "was", e.Was, "appointment_on", a.On)
	}
	return history.Told{
		Verb: verb, About: e.Case.Ref(), Because: append(reasons, e.Case.moved(e.From)...),
		Facts: because.Inputs("stage", e.From, "appointment_on", a.On, "appointment_at", a.At),
	}
}

// AppointmentOff is told when an appointment is called off.
type AppointmentOff struct {
	Case Case
	From Stage
}

// Told tells it to history.
func (e AppointmentOff) Told() history.Told {
	return history.Told{
		Verb: "churn_case.appointment_called_off", About: e.Case.Ref(),
		Because: append(because.Of("AL-8", calledOff, "call_back_on", e.Case.LookOn), e.Case.moved(e.From)...),
		Facts:   because.Inputs("stage", e.From, "appointment_on", e.Case.Appointment.On, "call_back_on", e.Case.LookOn),
	}
}

// Negotiated is told when a negotiation is on.
type Negotiated struct {
	Case Case
	From Stage
}

// Told tells it to history.
func (e Negotiated) Told() history.Told {
	return history.Told{
		Verb: "churn_case.negotiated", About: e.Case.Ref(),
		Because: append(because.Of("AL-8", negotiated, "call_back_on", e.Case.LookOn), e.Case.moved(e.From)...),
		Facts:   because.Inputs("stage", e.From, "on", e.Case.Negotiation.On, "call_back_on", e.Case.LookOn),
	}
}

const (
	appointed         because.Text = "churn.appointed"
	appointmentMoved  because.Text = "churn.appointment_moved"
	calledOff         because.Text = "churn.appointment_called_off"
	negotiated        because.Text = "churn.negotiated"
	noAppointmentDay  because.Text = "churn.no_appointment_day"
	appointmentPast   because.Text = "churn.appointment_past"
	badAppointmentAt  because.Text = "churn.bad_appointment_time"
	nothingToCallOff  because.Text = "churn.no_appointment_stands"
	noNegotiationNote because.Text = "churn.no_negotiation_note"
)

// Appoint sets an appointment, or moves the one that stands (AL-8).
func (c Case) Appoint(in Booking, now moment.Moment) (Case, Appointed, error) {
	next, illegal := Moves.Next(c.Stage, Appoint, "AL-8")
	if err := refusal.All(illegal, in.dayUnfit(now), in.timeUnfit(), noteTooLongFor(in.Note)); err != nil {
		return c, Appointed{}, err
	}
	event := Appointed{From: c.Stage}
	if c.appointmentStands() {
		event.Was = c.Appointment.On
	}
	c.Stage, c.LookOn = next, in.On
	c.Appointment = &Appointment{in.On, in.At, Set, now.Today, now.Actor.ID, strings.TrimSpace(in.Note)}
	c = c.settle(now)
	event.Case = c
	return c, event, nil
}

func (in Booking) dayUnfit(now moment.Moment) error {
	switch {
	case in.On.IsZero():
		return refusal.New(refusal.Missing, "AL-8", "appointment_on", noAppointmentDay)
	case in.On < now.Today:
		return refusal.New(refusal.Invalid, "AL-8", "appointment_on", appointmentPast, "appointment_on", in.On, "today", now.Today)
	}
	return now.Policy.TooFarAhead("AL-8", "appointment_on", in.On, now.Today)
}

func (in Booking) timeUnfit() error {
	if in.At == "" {
		return nil
	}
	if at, err := time.Parse("15:04", in.At); err != nil || at.Format("15:04") != in.At {
		return refusal.New(refusal.Invalid, "AL-8", "appointment_at", badAppointmentAt, "value", in.At)
	}
	return nil
}

// CallOff records that the appointment won't take place; the partner is called again
// (AL-8).
func (c Case) CallOff(in CallingOff, now moment.Moment) (Case, AppointmentOff, error) {
	next, illegal := Moves.Next(c.Stage, CallOff, "AL-8")
	if illegal == nil && !c.appointmentStands() {
		illegal = refusal.New(refusal.Illegal, "AL-8", "", nothingToCallOff)
	}
	off := c.appointmentEnds(CalledOff)
	if err := refusal.All(illegal, off.unfitCallBack(in.CallBackOn, now), noteTooLongFor(in.Note)); err != nil {
		return c, AppointmentOff{}, err
	}
	from := c.Stage
	c = off.lookAgain(in.CallBackOn, now.Policy.CallBackDays, now.Today)
	c.Stage = next
	if note := strings.TrimSpace(in.Note); note != "" {
		c.Appointment.Note = note
	}
	c = c.settle(now)
	return c, AppointmentOff{c, from}, nil
}

// Negotiate records what is discussed with the partner, and when it goes on (AL-8).
func (c Case) Negotiate(in Bargain, now moment.Moment) (Case, Negotiated, error) {
	next, illegal := Moves.Next(c.Stage, Negotiate, "AL-8")
	if err := refusal.All(illegal, worded("AL-8", "note", in.Note, noNegotiationNote), c.unfitCallBack(in.CallBackOn, now)); err != nil {
		return c, Negotiated{}, err
	}
	from := c.Stage
	c = c.appointmentOver(true, now.Today)
	c = c.lookAgain(in.CallBackOn, now.Policy.CallBackDays, now.Today)
	c.Stage, c.Negotiation = next, &Negotiation{now.Actor.ID, now.Today, strings.TrimSpace(in.Note)}
	c = c.settle(now)
	return c, Negotiated{c, from}, nil
}

// appointmentStands reports whether there is an appointment of which nobody has said
// what came of it.
func (c Case) appointmentStands() bool { return c.Appointment != nil && c.Appointment.State == Set }

// Meets reports whether the partner is next met, not called.
func (c Case) Meets() bool { return c.Stage != Closed && c.appointmentStands() }

// meetsAfter reports whether an appointment is still to come.
func (c Case) meetsAfter(today day.Day) bool {
	return c.appointmentStands() && c.Appointment.On > today
}

// appointmentOver says of an appointment whose day has come whether it was kept.
func (c Case) appointmentOver(kept bool, today day.Day) Case {
	switch {
	case !c.appointmentStands() || c.meetsAfter(today):
		return c
	case kept:
		return c.appointmentEnds(Kept)
	}
	return c.appointmentEnds(Missed)
}

func (c Case) appointmentEnds(as AppointmentState) Case {
	if c.Appointment != nil {
		ended := *c.Appointment
		ended.State = as
		c.Appointment = &ended
	}
	return c
}
