package web

import (
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// offer puts the form of a verb on the page: the one that leads on in the card, the
// others beside it.
func (t caseTeller) offer(model *page.Case, c churn.Case, offer churn.Offer, back *sent) {
	form := t.form(casePath(string(c.ID)) + "/" + routesOf[offer.Verb])
	if back != nil && back.verb == offer.Verb {
		form = t.returned(form, back.refused)
	}
	if offer.Verb == churn.Join {
		if offer.Unmet == nil {
			model.Join = &page.Join{
				Form: form, Channel: back.value(offer.Verb, "channel"), Description: back.value(offer.Verb, "description"), Channels: channels(t.desk.Lang),
			}
		}
		return
	}
	act := t.act(c, offer, form, back)
	if act == nil {
		return
	}
	switch {
	case model.Card.Main == nil && c.Closing == nil && leadsOn[offer.Verb]:
		model.Card.Main = act
	case offer.Verb == churn.Recover || offer.Verb == churn.Lose:
		model.Card.Ends = append(model.Card.Ends, act)
	default:
		model.Card.Ways = append(model.Card.Ways, act)
	}
}

// leadsOn are the verbs that a card may be for: a call, until there is something to
// decide on.
var leadsOn = map[churn.Verb]bool{churn.Call: true, churn.Lose: true}

// routesOf are the last parts of the addresses that verbs are posted to.
var routesOf = map[churn.Verb]string{
	churn.Join: "request", churn.Receive: "form", churn.Lose: "loss", churn.Recover: "recovery", churn.TakeBack: "take-back",
	churn.Brief: "briefing", churn.Call: "attempt", churn.Appoint: "appointment", churn.CallOff: "call-off", churn.Negotiate: "negotiation",
	churn.SendForm: "form-link",
}

func (t caseTeller) act(c churn.Case, offer churn.Offer, form page.Form, back *sent) page.Act {
	typed := func(name string) string { return back.value(offer.Verb, name) }
	switch offer.Verb {
	case churn.Lose:
		missing, reserved := t.lacks(c, offer.Unmet)
		return page.Loss{
			Form: form, Missing: missing, Reserved: reserved, PED: c.PlanExpiresOn, Over: c.NoticeOver(t.desk.Today), PEDWhy: t.why(c.Ref(), "plan_expiration_date"),
			MayMove: staff.May(t.actor.Role, staff.MovePED, staff.Scope{}).Allowed, PlanExpirationDate: typed("plan_expiration_date"), PEDReason: typed("ped_reason"),
			Draft: t.draft,
		}
	case churn.Receive:
		if offer.Unmet != nil {
			return nil
		}
		return page.Receipt{
			Form: form, ReceivedOn: typed("received_on"), Medium: typed("medium"), Note: typed("note"),
			Media: media(t.desk.Lang), Latest: t.desk.Today,
		}
	case churn.SendForm:
		if offer.Unmet != nil {
			return nil
		}
		return t.sending(c, form, typed)
	case churn.Recover:
		if offer.Unmet != nil {
			return nil
		}
		return page.Recovery{Form: form, Outcome: typed("outcome"), Outcomes: t.endings(), Draft: t.draft}
	case churn.Call, churn.Appoint, churn.CallOff, churn.Negotiate:
		if offer.Unmet != nil {
			return nil
		}
		return t.contactAct(c, offer.Verb, form, typed)
	case churn.TakeBack:
		if offer.Unmet != nil {
			return nil
		}
		return page.TakeBack{Form: form, Reason: typed("reason")}
	}
	return nil
}

// contactAct is the form of a verb by which the partner is talked to.
func (t caseTeller) contactAct(c churn.Case, verb churn.Verb, form page.Form, typed func(string) string) page.Act {
	today, meets := t.desk.Today, day.Day(0)
	if c.Meets() && c.Appointment.On > today {
		meets = c.Appointment.On
	}
	switch verb {
	case churn.Appoint:
		return page.Booking{Form: form, On: typed("appointment_on"), At: typed("appointment_at"), Note: typed("note"), Earliest: today, Moves: c.Meets()}
	case churn.CallOff:
		return page.CallingOff{Form: form, CallBackOn: typed("call_back_on"), Note: typed("note"), Earliest: today}
	case churn.Negotiate:
		return page.Bargain{Form: form, Note: typed("note"), CallBackOn: typed("call_back_on"), Earliest: today, MeetsOn: meets}
	default:
		return page.Call{
			Form: form, CallBackOn: typed("call_back_on"), Note: typed("note"), Results: results(t.desk.Lang), Earliest: today, MeetsOn: meets,
			Usual: t.desk.Lang.Say(words.CallUsual, "short", t.policy.CallBackDays, "long", t.policy.FormWaitDays),
		}
	}
}

func results(lang words.Lang) []page.Choice {
	var choices []page.Choice
	for _, r := range churn.Results {
		choices = append(choices, page.Choice{Value: string(r), Label: words.Capital(lang.Value(r))})
	}
	return choices
}

// endings are the outcomes in which the partner stays, each with what it leads to.
func (t caseTeller) endings() []page.Ending {
	leads := map[churn.Outcome]words.Phrase{
		churn.RecoveredNoAction: words.LeadsNoAction, churn.RecoveredTraining: words.LeadsTraining, churn.RecoveredPlanUpdate: words.LeadsPlanUpdate,
	}
	winback := t.desk.Today.AddDays(t.policy.DormantWinbackDays)
	var endings []page.Ending
	for _, o := range churn.Recoveries {
		endings = append(endings, page.Ending{
			Choice: page.Choice{Value: string(o), Label: t.word(o)}, Leads: t.desk.Lang.Say(leads[o], "day", winback),
		})
	}
	return endings
}

// lacks says what a loss waits for, and apart from that for whom it is reserved.
func (t teller) lacks(c churn.Case, unmet *refusal.Refusal) (missing []page.Missing, reserved string) {
	for _, m := range page.MissingOf(unmet) {
		if m.Kind == refusal.Forbidden {
			reserved = t.desk.Lang.Say(words.LossReserved, "who", t.file.People.Name(c.Owner))
			continue
		}
		missing = append(missing, m)
	}
	return missing, reserved
}

func channels(lang words.Lang) []page.Choice {
	var choices []page.Choice
	for _, c := range churn.Channels {
		choices = append(choices, page.Choice{Value: string(c), Label: lang.Value(c)})
	}
	return choices
}

func media(lang words.Lang) []page.Choice {
	return []page.Choice{
		{Value: string(churn.Form), Label: lang.Value(churn.Form)},
		{Value: string(churn.Letter), Label: lang.Value(churn.Letter)},
	}
}
