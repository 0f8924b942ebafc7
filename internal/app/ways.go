package app

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// Way is a way in that is open in someone's name: a session or a token.
type Way = store.Way

// TokenPrefix begins every token of the API, so that one that leaked is recognised.
const TokenPrefix = "rebond_"

// Holder is who shows a token, and what it may be used for.
type Holder struct {
	Person staff.Person
	Actor  staff.Actor
	Grip   staff.Grip
}

// From is where a token is used from.
type From struct {
	Address, Agent string
}

// seenEvery is how often a use is recorded: not at each request.
const seenEvery = 5 * time.Minute

// AdmitHolder finds who holds a token of the API; refused where it has ended.
func (p People) AdmitHolder(ctx context.Context, secret string, from From) (Holder, error) {
	person, err := p.AdmitToken(ctx, secret)
	if err != nil {
		return Holder{}, err
	}
	grip, err := p.door.people.grips.Get(secret, func() (staff.Grip, error) { return p.see(ctx, secret, from) })
	if err != nil {
		return Holder{}, err
	}
	actor, err := p.Acting(ctx, person)
	return Holder{person, actor, grip}, err
}

// see reads what a token may be used for, and records from time to time that it is.
func (p People) see(ctx context.Context, secret string, from From) (staff.Grip, error) {
	var grip staff.Grip
	var seen time.Time
	err := p.door.store.Ask(ctx, func(v *store.View) (err error) {
		grip, seen, err = v.Grip(ctx, secret)
		return err
	})
	now := p.door.clock.real()
	if err != nil || now.Sub(seen) < seenEvery {
		return grip, err
	}
	err = p.door.store.Save(ctx, func(tx *store.Tx) error { return tx.SeeToken(ctx, secret, now, from.Address, clipped(from.Agent)) })
	return grip, err
}

// MakeToken makes a token of the API for whoever asks, and returns its secret, which
// is shown once.
func (p People) MakeToken(ctx context.Context, actor staff.Actor, in staff.TokenWish) (secret string, err error) {
	if err := p.permit(ctx, actor, staff.MakeToken, actor.ID); err != nil {
		return "", err
	}
	if err := in.Check(); err != nil {
		return "", err
	}
	err = p.save(ctx, func(tx *store.Tx) error {
		_, held, err := p.held(ctx, tx, actor.ID)
		if err != nil {
			return err
		}
		secret, err = p.token(ctx, tx, held, in)
		return err
	})
	return secret, err
}

// token keeps a token that someone made for themselves, and tells it.
func (p People) token(ctx context.Context, tx *store.Tx, person staff.Person, in staff.TokenWish) (string, error) {
	secret := TokenPrefix + store.NewSecret()
	if err := p.pass(ctx, tx, store.Token, secret, person.ID, time.Duration(in.Days)*24*time.Hour); err != nil {
		return "", err
	}
	if err := tx.NameToken(ctx, secret, in.Name, in.Grip, p.door.clock.real()); err != nil {
		return "", err
	}
	return secret, p.tell(ctx, tx, person.Actor(), staff.TokenMade{Person: person, Wish: in})
}

// Ways lists the ways in that are open in someone's name, the one used last first:
// one's own, or another's on behalf of an admin. Here is the secret that asks.
func (p People) Ways(ctx context.Context, actor staff.Actor, person staff.ID, here string) ([]Way, error) {
	if err := p.permit(ctx, actor, staff.EndSession, person); err != nil {
		return nil, err
	}
	var ways []Way
	err := p.door.store.View(ctx, func(v *store.View) (err error) {
		ways, err = v.Ways(ctx, person, here, p.door.clock.real())
		return err
	})
	slices.SortFunc(ways, func(a, b Way) int {
		return cmp.Or(b.Seen.Compare(a.Seen), b.Begun.Compare(a.Begun), cmp.Compare(a.ID, b.ID))
	})
	return ways, err
}

// EndWay ends a session or a token: at its next request it lets nobody in.
func (p People) EndWay(ctx context.Context, actor staff.Actor, person staff.ID, id string) error {
	return p.end(ctx, actor, person, func(open []Way, tx *store.Tx) (int, error) {
		if !slices.ContainsFunc(open, func(w Way) bool { return w.ID == id }) {
			return 0, refusal.New(refusal.Unknown, "", "", notFound)
		}
		return 1, tx.EndWay(ctx, person, id)
	})
}

// EndOtherSessions ends all sessions of someone but the one that asks.
func (p People) EndOtherSessions(ctx context.Context, actor staff.Actor, person staff.ID, here string) error {
	return p.end(ctx, actor, person, func(open []Way, tx *store.Tx) (int, error) {
		others := 0
		for _, w := range open {
			if w.Kind == store.Session && !w.Here {
				others++
			}
		}
		return others, tx.EndOtherSessions(ctx, person, here)
	}, here)
}

// end ends ways in, and tells how many in the person's history.
func (p People) end(ctx context.Context, actor staff.Actor, person staff.ID, ending func([]Way, *store.Tx) (int, error), here ...string) error {
	if err := p.permit(ctx, actor, staff.EndSession, person); err != nil {
		return err
	}
	return p.save(ctx, func(tx *store.Tx) error {
		_, held, err := p.held(ctx, tx, person)
		if err != nil {
			return err
		}
		open, err := tx.Ways(ctx, person, cmp.Or(here...), p.door.clock.real())
		if err != nil {
			return err
		}
		ended, err := ending(open, tx)
		if err != nil || ended == 0 {
			return err
		}
		return p.tell(ctx, tx, actor, staff.WaysEnded{Person: held, Number: ended})
	})
}

// tell writes a line into the desk's history that changes nothing in it.
func (p People) tell(ctx context.Context, tx *store.Tx, actor staff.Actor, event history.Event) error {
	return tx.Tell(ctx, p.entryBy(actor, event))
}
