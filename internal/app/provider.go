package app

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Trip is what a browser takes to the provider and back. It is good once, in the
// browser that holds the ticket, and for as long as any step of signing in.
type Trip struct {
	Ticket   string `json:"-"`        // the browser's, in a cookie
	State    string `json:"state"`    // goes to the provider and comes back as it was
	Nonce    string `json:"nonce"`    // stands in what the provider signs
	Verifier string `json:"verifier"` // proves to the provider that who redeems is who asked (PKCE)
}

const atProvider = "provider"

const notLinked because.Text = "sign_in.provider_not_linked"

// BeginProvider begins a sign-in by the provider.
func (p People) BeginProvider(ctx context.Context) (Trip, error) {
	trip := Trip{Ticket: store.NewSecret(), State: rand.Text(), Nonce: rand.Text(), Verifier: rand.Text() + rand.Text()}
	body, err := json.Marshal(trip)
	if err != nil {
		return Trip{}, err
	}
	now := p.door.clock.real()
	return trip, p.door.store.Save(ctx, func(tx *store.Tx) error {
		return tx.PutChallenge(ctx, trip.Ticket, store.Challenge{Kind: atProvider, Body: string(body), Until: now.Add(stepLasts)}, now)
	})
}

// SignInByProvider lets in whom the provider vouches for, or asks for their second
// factor where they have one: what the provider asked of them isn't known here. The
// first time they are found by their address, from then on by who they are there.
// Vouch is called once the trip is used up, outside any transaction.
func (p People) SignInByProvider(ctx context.Context, from Visitor, ticket, state string, vouch func(Trip) (signin.Identity, error)) (Entry, error) {
	counted, err := p.tried(ctx, from, atProvider+"/"+ticket, func(v *store.View) (bool, error) {
		_, known, err := v.Admitted(ctx, store.Device, from.Device, p.door.clock.real())
		return known, err
	})
	if err != nil {
		return Entry{}, err
	}
	trip, err := p.back(ctx, ticket, state)
	if err != nil {
		return Entry{}, err
	}
	who, err := vouch(trip)
	if err != nil {
		return Entry{}, err
	}
	var entry Entry
	var person staff.Person
	err = p.decide(ctx, func(tx *store.Tx) error {
		if person, err = p.vouchedFor(ctx, tx, who); err != nil {
			return err
		}
		if err := p.linkProvider(ctx, tx, person, who); err != nil {
			return err
		}
		if err := counted.takeBack(ctx, tx); err != nil {
			return err
		}
		entry, err = p.first(ctx, tx, from, person, signin.ByProvider)
		return err
	})
	return entry, p.turnedAway(ctx, from, person.ID, signin.ByProvider, err)
}

// back uses a trip up, and refuses one that another browser began.
func (p People) back(ctx context.Context, ticket, state string) (Trip, error) {
	step, err := p.step(ctx, atProvider, ticket)
	if err != nil {
		return Trip{}, err
	}
	err = p.door.store.Save(ctx, func(tx *store.Tx) error { return tx.UseChallenge(ctx, ticket, p.door.clock.real()) })
	if errors.Is(err, engine.ErrTaken) {
		err = refusal.New(refusal.Forbidden, "", "", stepOver)
	}
	if err != nil {
		return Trip{}, err
	}
	trip := Trip{Ticket: ticket}
	if err := json.Unmarshal([]byte(step.Body), &trip); err != nil {
		return Trip{}, err
	}
	if subtle.ConstantTimeCompare([]byte(trip.State), []byte(state)) != 1 {
		return Trip{}, refusal.New(refusal.Forbidden, "", "", stepOver)
	}
	return trip, nil
}

// vouchedFor finds a person by who they are at the provider, or else by their address;
// nobody where there is neither.
func (p People) vouchedFor(ctx context.Context, tx *store.Tx, who signin.Identity) (staff.Person, error) {
	id, linked, err := tx.PersonLinked(ctx, who.Issuer, who.Subject)
	if err != nil {
		return staff.Person{}, err
	}
	if linked {
		person, _, err := tx.Someone(ctx, id)
		return person, err
	}
	person, _, err := tx.PersonNamed(ctx, addressed(who.Email))
	return person, err
}

// linkProvider keeps who a person is at the provider, where that isn't known yet.
func (p People) linkProvider(ctx context.Context, tx *store.Tx, person staff.Person, who signin.Identity) error {
	before, err := tx.Means(ctx, person.ID)
	if err != nil {
		return err
	}
	after := before
	if after.Linked, err = who.Lets(person, before.Linked, p.door.clock.real()); err != nil || after.Linked == before.Linked {
		return err
	}
	return tx.SaveMeans(ctx, before, after, p.entryBy(person.Actor(), signin.Changed{Person: person, Did: signin.ProviderLinked}))
}

// RemoveProvider forgets who someone is at the provider. Their other sessions end; by
// their address they may come in by it again.
func (p People) RemoveProvider(ctx context.Context, s Session) error {
	return p.change(ctx, s, signin.ProviderRemoved, func(_ *store.Tx, m *store.Means) error {
		if !m.Linked.Is() {
			return refusal.New(refusal.Illegal, "", "", notLinked)
		}
		m.Linked = signin.Linked{}
		return nil
	})
}
