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
		if !Moves.Can(c.Stage, verb) || verb == TakeBack && !c.canReturn(account) {
			continue
		}
		offer := Offer{Verb: verb}
		lacks := []error{staff.Permit(actor, actions[verb], staff.Scope{OwnsAccount: account.Owner == actor.ID})}
		if verb == Lose {
			lacks = append(lacks, missing(c.Awaits()))
		}
		offer.Unmet, _ = refusal.Of(refusal.All(lacks...))
		offers = append(offers, offer)
	}
	return offers
}

// inOrder puts first what leads on: the document until there is one, then the loss.
func (c Case) inOrder() []Verb {
	if c.Formal() == nil {
		return []Verb{Receive, Lose, Recover, Join, TakeBack}
	}
	return []Verb{Lose, Recover, Receive, Join, TakeBack}
}

func (c Case) canReturn(account partner.Account) bool {
	return c.Lost() && partner.Moves.Can(account.Status, partner.TakeBack)
}

// actions are the permissions of the verbs.
var actions = map[Verb]staff.Action{
	Join:     staff.OpenChurnCase,
	Receive:  staff.ReceiveForm,
	Recover:  staff.CloseChurnCase,
	Lose:     staff.CloseChurnCase,
	TakeBack: staff.TakeBackChurn,
}
