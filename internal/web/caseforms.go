package web

import (
	"rebond/internal/domain/churn"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// offer puts the form of a verb on the page: the one that leads on in the card, the
// others beside it.
func (t teller) offer(model *page.Case, c churn.Case, offer churn.Offer, back *sent) {
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
	if model.Card.Main == nil && c.Closing == nil {
		model.Card.Main = act
		return
	}
	model.Card.Ways = append(model.Card.Ways, act)
}

// routesOf are the last parts of the addresses that verbs are posted to.
var routesOf = map[churn.Verb]string{
	churn.Join: "request", churn.Receive: "form", churn.Lose: "loss", churn.Recover: "recovery", churn.TakeBack: "take-back",
}

func (t teller) act(c churn.Case, offer churn.Offer, form page.Form, back *sent) page.Act {
	typed := func(name string) string { return back.value(offer.Verb, name) }
	switch offer.Verb {
	case churn.Lose:
		missing, reserved := t.lacks(c, offer.Unmet)
		return page.Loss{
			Form: form, Missing: missing, Reserved: reserved, PED: c.PlanExpiresOn, PEDWhy: t.why(c.Ref(), "plan_expiration_date"),
			MayMove: staff.May(t.actor.Role, staff.MovePED, staff.Scope{}).Allowed, PlanExpirationDate: typed("plan_expiration_date"), PEDReason: typed("ped_reason"),
		}
	case churn.Receive:
		if offer.Unmet != nil {
			return nil
		}
		return page.Receipt{
			Form: form, ReceivedOn: typed("received_on"), Medium: typed("medium"), Note: typed("note"),
			Media: media(t.desk.Lang), Latest: t.desk.Today,
		}
	case churn.Recover:
		if offer.Unmet != nil {
			return nil
		}
		return page.Recovery{Form: form}
	default:
		if offer.Unmet != nil {
			return nil
		}
		return page.TakeBack{Form: form, Reason: typed("reason")}
	}
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
