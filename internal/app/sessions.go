package app

import (
	"cmp"
	"context"
	"strings"
	"time"

	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// Visitor is where someone comes from who wants to come in.
type Visitor struct {
	Address string // on the network
	Agent   string // what the browser calls itself
	Device  string // the secret by which the desk knows the browser again; empty for a new one
}

// maxAgent is how much of a browser's name is kept.
const maxAgent = 200

// Entry is what a browser gets that signs in.
type Entry struct {
	Session string // its secret; empty while a second factor is asked for
	Pending string // the secret of the second step, then
	Device  string // a secret by which the desk will know the browser again
}

// Session is a session in a browser.
type Session struct {
	store.Sitting
	// Fresh says that they proved a moment ago who they are, as it takes to change
	// what they sign in with.
	Fresh bool
}

const (
	deviceLasts = 180 * 24 * time.Hour
)

// AdmitSession finds who holds a browser's session; refused where it has ended, or
// rested too long. Someone who is no longer active is out at once.
func (p People) AdmitSession(ctx context.Context, secret string) (Session, error) {
	now := p.door.clock.real()
	sitting, err := p.door.people.sittings.Get(secret, func() (store.Sitting, error) { return p.sitting(ctx, secret) })
	if err != nil {
		return Session{}, err
	}
	s := Session{Sitting: sitting}
	if !s.Person.Active || !now.Before(s.Until) || now.Sub(s.SeenAt) >= signin.Idle {
		return Session{}, refusal.New(refusal.Forbidden, "", "", sessionOver)
	}
	s.Fresh = now.Sub(s.FreshAt) < signin.Fresh
	if now.Sub(s.SeenAt) >= seenEvery {
		// A desk that can't write now can still be read.
		_ = p.door.store.Save(ctx, func(tx *store.Tx) error { return tx.SeeSitting(ctx, s.ID, now) })
		p.door.people.sittings.Forget()
	}
	return s, nil
}

func (p People) sitting(ctx context.Context, secret string) (store.Sitting, error) {
	var s store.Sitting
	err := p.door.store.Ask(ctx, func(v *store.View) error {
		held, found, err := v.Sitting(ctx, secret)
		if err == nil && !found {
			err = refusal.New(refusal.Forbidden, "", "", sessionOver)
		}
		s = held
		return err
	})
	return s, err
}

// begin opens a session, and lets the desk know the browser again.
func (p People) begin(ctx context.Context, tx *store.Tx, from Visitor, person staff.Person, way signin.Way) (Entry, error) {
	now := p.door.clock.real()
	entry := Entry{Session: store.NewSecret(), Device: store.NewSecret()}
	err := tx.PutSitting(ctx, entry.Session, store.Sitting{
		Person: person, BegunAt: now, SeenAt: now, FreshAt: now, Until: now.Add(signin.Lasts),
		Way: way, Address: from.Address, Agent: clipped(from.Agent),
	})
	if err != nil {
		return Entry{}, err
	}
	if err := p.pass(ctx, tx, store.Device, entry.Device, person.ID, deviceLasts); err != nil {
		return Entry{}, err
	}
	return entry, tx.DropPass(ctx, from.Device) // the new mark takes its place
}

// renew gives a session another secret, and makes it fresh.
func (p People) renew(ctx context.Context, tx *store.Tx, s Session, old string) (string, error) {
	secret, now := store.NewSecret(), p.door.clock.real()
	next := s.Sitting
	next.SeenAt, next.FreshAt = now, now
	if err := tx.PutSitting(ctx, secret, next); err != nil {
		return "", err
	}
	return secret, tx.DropPass(ctx, old)
}

// entered notes that someone came in, or was turned away.
func (p People) entered(ctx context.Context, tx *store.Tx, from Visitor, person staff.ID, way signin.Way, outcome signin.Outcome) error {
	now := p.door.clock.real()
	if err := tx.ForgetEntrances(ctx, now.Add(-entrancesKept)); err != nil {
		return err
	}
	return tx.PutEntrance(ctx, store.Entrance{
		ID: newID(), Person: person, At: now, Way: way, Outcome: outcome, Address: from.Address, Agent: clipped(from.Agent),
	})
}

// turnedAway notes that someone was turned away, where an error refuses them; it returns
// the error.
func (p People) turnedAway(ctx context.Context, from Visitor, person staff.ID, way signin.Way, err error) error {
	if _, refused := refusal.Of(err); !refused {
		return err
	}
	noted := p.door.store.Save(ctx, func(tx *store.Tx) error { return p.entered(ctx, tx, from, person, way, signin.Refused) })
	return cmp.Or(noted, err)
}

const (
	entrancesKept  = 90 * 24 * time.Hour
	entrancesShown = 10
)

func clipped(agent string) string {
	agent = strings.ToValidUTF8(agent, "�")
	if runes := []rune(agent); len(runes) > maxAgent {
		return string(runes[:maxAgent])
	}
	return agent
}
