package churn

import (
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Offer is a verb that a case is open to, and what it still waits for: nothing
// where Unmet is nil.
type Offer struct {
	Verb  Verb
	Unmet *refusal.Refusal
}

// Offers lists the verbs that are legal where the case stands, the one that leads
// on first. One that the actor may not use, or that lacks something, says so.
func (c Case) Offers(account partner.Account, actor staff.Actor) []Offer {
	var offers []Offer
	for _, verb := range c.inOrder() {
		if !Moves.Can(c.Stage, verb) || verb == TakeBack && !c.canReturn(account) || verb == CallOff && !c.appointmentStands() {
			continue
		}
		offer := Offer{Verb: verb}
		lacks := []error{staff.Permit(actor, actions[verb], actor.With(account.Owner))}
		if verb == Lose {
			lacks = append(lacks, missing(c.Awaits()))
		}
		offer.Unmet, _ = refusal.Of(refusal.All(lacks...))
		offers = append(offers, offer)
	}
	return offers
}

// inOrder puts first what leads on: the call, until a document makes the wish formal;
// then the loss.
func (c Case) inOrder() []Verb {
	switch c.Fiscal() {
	case NoFiscal:
		return []Verb{Call, Appoint, CallOff, Negotiate, SendForm, Receive, Recover, Lose, Join}
	case AwaitsFiscal:
		return []Verb{Call, Receive, Appoint, CallOff, Negotiate, SendForm, Recover, Lose, Join}
	default:
		return []Verb{Lose, Recover, Call, Appoint, CallOff, Negotiate, Receive, Join, TakeBack}
	}
}

// Briefs says whether an actor may brief the AM now, where the task of briefing is
// theirs or isn't; where not, what stands in the way (AL-8).
func (c Case) Briefs(actor staff.Actor, theirs bool) error {
	return staff.Permit(actor, staff.BriefChurnCase, staff.Scope{TheirTask: theirs})
}

func (c Case) canReturn(account partner.Account) bool {
	return c.Lost() && partner.Moves.Can(account.Status, partner.TakeBack)
}

// actions are the permissions of the verbs.
var actions = map[Verb]staff.Action{
	Join:     staff.OpenChurnCase,
	SendForm: staff.SendForm,

	Call:      staff.WorkChurnCase,
	Appoint:   staff.BookAppointment,
	CallOff:   staff.BookAppointment,
	Negotiate: staff.WorkChurnCase,

	Receive:  staff.ReceiveForm,
	Recover:  staff.CloseChurnCase,
	Lose:     staff.CloseChurnCase,
	TakeBack: staff.TakeBackChurn,
}
