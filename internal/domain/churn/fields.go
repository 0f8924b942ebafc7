package churn

import (
	"strconv"

	"rebond/internal/domain/history"
)

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
	fields = append(fields, c.contactFields()...)
	fields = append(fields, c.Summary.fields()...)
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

// contactFields tells what AL-8 asks for to history.
func (c Case) contactFields() []history.Field {
	var fields []history.Field
	if c.Assignment != nil {
		fields = append(fields,
			history.Field{Name: "assigned_to", Value: string(c.Assignment.To)},
			history.Field{Name: "assigned_on", Value: c.Assignment.On.String()})
	}
	if c.Briefing != nil {
		fields = append(fields,
			history.Field{Name: "briefing_by", Value: string(c.Briefing.By)},
			history.Field{Name: "briefing_on", Value: c.Briefing.On.String()},
			history.Field{Name: "briefing_note", Value: c.Briefing.Note, Personal: true})
	}
	for i, a := range c.Attempts {
		at := "attempt_" + strconv.Itoa(i+1) + "_"
		fields = append(fields,
			history.Field{Name: at + "on", Value: a.On.String()},
			history.Field{Name: at + "by", Value: string(a.By)},
			history.Field{Name: at + "result", Value: string(a.Result)},
			history.Field{Name: at + "call_back_on", Value: a.CallBackOn.String()},
			history.Field{Name: at + "note", Value: a.Note, Personal: true})
	}
	if a := c.Appointment; a != nil {
		fields = append(fields,
			history.Field{Name: "appointment_on", Value: a.On.String()},
			history.Field{Name: "appointment_at", Value: a.At},
			history.Field{Name: "appointment_state", Value: string(a.State)},
			history.Field{Name: "appointment_booked_on", Value: a.BookedOn.String()},
			history.Field{Name: "appointment_booked_by", Value: string(a.BookedBy)},
			history.Field{Name: "appointment_note", Value: a.Note, Personal: true})
	}
	if c.Negotiation != nil {
		fields = append(fields,
			history.Field{Name: "negotiation_by", Value: string(c.Negotiation.By)},
			history.Field{Name: "negotiation_on", Value: c.Negotiation.On.String()},
			history.Field{Name: "negotiation_note", Value: c.Negotiation.Note, Personal: true})
	}
	return fields
}
