package churn

import (
	"strconv"
	"strings"

	"rebond/internal/domain/history"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
)

// CaseOf makes a case of what its fields say, which is what Fields tells. What a partner
// sent back is the held case's: fields don't tell all of it, and nobody here takes it
// away.
func CaseOf(held Case, v history.Values) Case {
	return Case{
		ID: held.ID, Account: held.Account,
		Stage: Stage(v["stage"]), Owner: staff.ID(v["owner"]), OpenedOn: v.Day("opened_on"), OpenedBy: staff.ID(v["opened_by"]), LookOn: v.Day("look_on"),
		PlanExpiresOn: v.Day("plan_expiration_date"), PEDReason: v["ped_reason"],
		Requests: each(v, "request", requestOf), Documents: each(v, "document", documentOf), Attempts: each(v, "attempt", attemptOf),
		Links:       linksOf(held, v),
		Assignment:  assignmentOf(v.Under("assigned_")),
		Briefing:    briefingOf(v.Under("briefing_")),
		Appointment: appointmentOf(v.Under("appointment_")),
		Negotiation: negotiationOf(v.Under("negotiation_")),
		Summary:     summaryOf(v.Under("summary_")),
		Closing:     closingOf(v),
		TakenBack:   takenBackOf(v.Under("taken_back_")),
	}
}

// parts are the fields that are told together, by how their names begin: an item of a
// list, or a record in the case.
var parts = []string{"request", "document", "attempt", "form", "summary", "assigned", "briefing", "appointment", "negotiation", "taken_back"}

// Part names what of a case a field belongs to: what belongs together, comes and goes
// together. A field that stands alone is its own part.
func Part(field string) string {
	for _, part := range parts {
		if strings.HasPrefix(field, part+"_") {
			return part
		}
	}
	switch field {
	case "closed_by", "closed_on":
		return "outcome"
	case "ped_reason":
		return "plan_expiration_date"
	}
	return field
}

// Basis names the parts of a case from which a field was decided, beside what the verb
// brought: that a partner leaves, from what they sent, and the PED it gives (CH-8).
func Basis(field, value string) []string {
	if field == "outcome" && Outcome(value) == NotRecovered {
		return []string{"document", "plan_expiration_date"}
	}
	return nil
}

// each reads the items of a list, "attempt_1_…", "attempt_2_…", until one has no field.
func each[Item any](v history.Values, list string, of func(history.Values) Item) []Item {
	var items []Item
	for {
		at := v.Under(list + "_" + strconv.Itoa(len(items)+1) + "_")
		if len(at) == 0 {
			return items
		}
		items = append(items, of(at))
	}
}

func requestOf(v history.Values) Request {
	return Request{Channel(v["channel"]), Reason(v["reason"]), SubReason(v["sub_reason"]), v["description"], v.Day("on"), staff.ID(v["by"])}
}

func documentOf(v history.Values) Document {
	return Document{Medium(v["medium"]), v.Day("received_on"), v.Day("recorded_on"), staff.ID(v["recorded_by"]), v["note"]}
}

func attemptOf(v history.Values) Attempt {
	return Attempt{v.Day("on"), staff.ID(v["by"]), Result(v["result"]), v.Day("call_back_on"), v["note"]}
}

func linksOf(held Case, v history.Values) []FormLink {
	links := each(v, "form", func(v history.Values) FormLink {
		return FormLink{
			To: v["email"], Lang: v["lang"], SentOn: v.Day("sent_on"), SentBy: staff.ID(v["sent_by"]),
			ExpiresOn: v.Day("expires_on"), WithdrawnOn: v.Day("withdrawn_on"), Mark: v["mark"],
		}
	})
	for i, l := range held.Links[:min(len(links), len(held.Links))] {
		if l.Reply != nil {
			at, reply := v.Under("form_"+strconv.Itoa(i+1)+"_"), *l.Reply
			reply.ReadOn, reply.ReadBy = at.Day("read_on"), staff.ID(at["read_by"])
			links[i].Reply = &reply
		}
	}
	return links
}

func assignmentOf(v history.Values) *Assignment {
	if len(v) == 0 {
		return nil
	}
	return &Assignment{staff.ID(v["to"]), v.Day("on")}
}

func briefingOf(v history.Values) *Briefing {
	if len(v) == 0 {
		return nil
	}
	return &Briefing{staff.ID(v["by"]), v.Day("on"), v["note"]}
}

func appointmentOf(v history.Values) *Appointment {
	if len(v) == 0 {
		return nil
	}
	return &Appointment{v.Day("on"), v["at"], AppointmentState(v["state"]), v.Day("booked_on"), staff.ID(v["booked_by"]), v["note"]}
}

func negotiationOf(v history.Values) *Negotiation {
	if len(v) == 0 {
		return nil
	}
	return &Negotiation{staff.ID(v["by"]), v.Day("on"), v["note"]}
}

func closingOf(v history.Values) *Closing {
	if v["outcome"] == "" {
		return nil
	}
	return &Closing{Outcome(v["outcome"]), staff.ID(v["closed_by"]), v.Day("closed_on")}
}

func takenBackOf(v history.Values) *TakenBack {
	if len(v) == 0 {
		return nil
	}
	return &TakenBack{staff.ID(v["by"]), v.Day("on"), v["why"]}
}

// summaryOf reads a summary, whose first reason for leaving is the main one.
func summaryOf(v history.Values) *Summary {
	if len(v) == 0 {
		return nil
	}
	s := &Summary{
		Services: Remark{v["service_sentence"], keysOf(v["service"])}, Liked: Remark{v["liked_sentence"], keysOf(v["liked"])},
		Competitor: picklist.Key(v["competitor"]), WhyCompetitor: Motive{v["why_competitor_sentence"], picklist.Key(v["why_competitor"])},
		Signing: picklist.Key(v["signing"]), ComeBack: v["comeback"] != "", Offer: Remark{v["offered_sentence"], keysOf(v["offered"])},
		By: staff.ID(v["by"]), On: v.Day("on"),
	}
	for at := v.Under("1_"); len(at) > 0; at = v.Under(strconv.Itoa(len(s.Leaving)+1) + "_") {
		s.Leaving = append(s.Leaving, Cause{
			Main: len(s.Leaving) == 0, Sentence: at["sentence"], Reason: Reason(at["reason"]), SubReason: SubReason(at["sub_reason"]), Tags: keysOf(at["leaving"]),
		})
	}
	return s
}

// keysOf reads what joined tells.
func keysOf(text string) []picklist.Key {
	var keys []picklist.Key
	for _, key := range strings.Fields(text) {
		keys = append(keys, picklist.Key(key))
	}
	return keys
}
