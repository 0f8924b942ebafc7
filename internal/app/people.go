package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// People has the verbs of those who work at the desk, and lets them in. Links are
// good once, and only for a while; of every secret only its hash is kept.
type People struct {
	door *door
}

const (
	linkLasts  = 24 * time.Hour
	tokenLasts = 90 * 24 * time.Hour
)

const (
	cameByLink    because.Text = "person.set_up"
	linkWorthless because.Text = "person.link_worthless"
	// tokenNeedsSession refuses to go round a second factor.
	tokenNeedsSession because.Text = "person.token_needs_session"
)

// firstAdmin holds the place of the first admin until they say who they are.
const firstAdmin staff.ID = "first-admin"

// SetUpLink returns a new secret that makes the first admin, while the desk has
// none; an import may have brought others already.
func (p People) SetUpLink(ctx context.Context) (secret string, needed bool, err error) {
	all, err := p.All(ctx)
	if err != nil || slices.ContainsFunc(all, staff.Person.Administers) {
		return "", false, err
	}
	secret = store.NewSecret()
	person := staff.Person{ID: firstAdmin, Name: "Admin", Role: staff.Admin, Lang: "fr", Active: true}
	err = p.door.store.Save(ctx, func(tx *store.Tx) error {
		if !slices.ContainsFunc(all, func(held staff.Person) bool { return held.ID == firstAdmin }) {
			if err := p.came(ctx, tx, person, because.One("EV-2", cameByLink)); err != nil {
				return err
			}
		}
		return p.pass(ctx, tx, store.SetUpLink, secret, person.ID, linkLasts)
	})
	return secret, err == nil, err
}

// SetUp makes the first admin of whoever holds the set-up link, and opens their
// session.
func (p People) SetUp(ctx context.Context, from Visitor, secret, name, email string) (Entry, error) {
	if err := refusal.All(staff.Named(name), staff.Mailed(email)); err != nil {
		return Entry{}, err
	}
	var entry Entry
	err := p.door.store.Save(ctx, func(tx *store.Tx) error {
		before, err := p.admitted(ctx, tx, store.SetUpLink, secret)
		if err != nil {
			return err
		}
		after := before
		after.Name, after.Email = strings.TrimSpace(name), addressed(email)
		event := staff.Came{Person: after, How: because.One("EV-2", cameByLink)}
		if err := tx.SavePerson(ctx, &before, after, p.entry(event)); err != nil {
			return err
		}
		if err := tx.UsePass(ctx, secret, p.door.clock.real()); err != nil {
			return err
		}
		if entry, err = p.begin(ctx, tx, from, after, signin.ByLink); err != nil {
			return err
		}
		return p.entered(ctx, tx, from, after.ID, signin.ByLink, signin.CameIn)
	})
	p.door.people.forget()
	return entry, err
}

// Invite returns a new one-time link's secret for a person.
func (p People) Invite(ctx context.Context, person staff.ID) (secret string, err error) {
	secret = store.NewSecret()
	return secret, p.door.store.Save(ctx, func(tx *store.Tx) error {
		return p.pass(ctx, tx, store.SignInLink, secret, person, linkLasts)
	})
}

// NewToken exchanges a one-time link for a token of the API. Someone who has a
// second factor makes their tokens in a session.
func (p People) NewToken(ctx context.Context, link string) (token string, err error) {
	token = store.NewSecret()
	err = p.door.store.Save(ctx, func(tx *store.Tx) error {
		person, err := p.admitted(ctx, tx, store.SignInLink, link)
		if err != nil {
			return err
		}
		means, err := tx.Means(ctx, person.ID)
		if err != nil {
			return err
		}
		if means.HasSecond() {
			return refusal.New(refusal.Illegal, "", "link", tokenNeedsSession)
		}
		return p.exchange(ctx, tx, link, store.Token, token, person.ID, tokenLasts)
	})
	return token, err
}

// AdmitToken finds who holds a token of the API; refused where it has ended.
func (p People) AdmitToken(ctx context.Context, secret string) (staff.Person, error) {
	return p.admit(ctx, store.Token, secret)
}

// pass is what somebody shows at each request.
type pass struct {
	kind   store.Pass
	secret string
}

func (p People) admit(ctx context.Context, kind store.Pass, secret string) (staff.Person, error) {
	return p.door.people.admitted.Get(pass{kind, secret}, func() (staff.Person, error) { return p.expects(ctx, kind, secret) })
}

// ExpectsSignIn finds whom a one-time link would let in, without using it.
func (p People) ExpectsSignIn(ctx context.Context, link string) (staff.Person, error) {
	return p.expects(ctx, store.SignInLink, link)
}

// ExpectsSetUp finds whether a set-up link is good, without using it.
func (p People) ExpectsSetUp(ctx context.Context, link string) (staff.Person, error) {
	return p.expects(ctx, store.SetUpLink, link)
}

func (p People) expects(ctx context.Context, kind store.Pass, secret string) (staff.Person, error) {
	var person staff.Person
	err := p.door.store.Ask(ctx, func(v *store.View) (err error) {
		person, err = p.look(ctx, v, kind, secret)
		return err
	})
	return person, err
}

// SignOut ends a session or makes a token worthless.
func (p People) SignOut(ctx context.Context, secret string) error {
	defer p.door.people.forget()
	return p.door.store.Save(ctx, func(tx *store.Tx) error { return tx.DropPass(ctx, secret) })
}

// Add brings a person to the desk; how, the reason says.
func (p People) Add(ctx context.Context, person staff.Person, how because.Reason) (staff.Person, error) {
	person.ID = staff.ID(newID())
	err := p.door.store.Save(ctx, func(tx *store.Tx) error { return p.came(ctx, tx, person, how) })
	p.door.people.forget()
	return person, err
}

// All lists everyone at the desk, by name.
func (p People) All(ctx context.Context) ([]staff.Person, error) {
	var all []staff.Person
	err := p.door.store.View(ctx, func(v *store.View) (err error) {
		all, err = v.People(ctx)
		return err
	})
	return all, err
}

func (p People) admitted(ctx context.Context, tx *store.Tx, kind store.Pass, secret string) (staff.Person, error) {
	return p.look(ctx, &tx.View, kind, secret)
}

func (p People) look(ctx context.Context, v *store.View, kind store.Pass, secret string) (staff.Person, error) {
	person, ok, err := v.Admitted(ctx, kind, secret, p.door.clock.real())
	if err == nil && !ok {
		err = refusal.New(refusal.Forbidden, "", "", linkWorthless)
	}
	return person, err
}

// exchange gives one secret for another: the link that was used is worthless now.
func (p People) exchange(ctx context.Context, tx *store.Tx, link string, kind store.Pass, secret string, person staff.ID, lasts time.Duration) error {
	if err := tx.UsePass(ctx, link, p.door.clock.real()); err != nil {
		return err
	}
	return p.pass(ctx, tx, kind, secret, person, lasts)
}

func (p People) pass(ctx context.Context, tx *store.Tx, kind store.Pass, secret string, person staff.ID, lasts time.Duration) error {
	now := p.door.clock.real()
	return tx.PutPass(ctx, kind, secret, person, now, now.Add(lasts))
}

// came saves a person who is new at the desk.
func (p People) came(ctx context.Context, tx *store.Tx, person staff.Person, how because.Reason) error {
	return tx.SavePerson(ctx, nil, person, p.entry(staff.Came{Person: person, How: how}))
}

func (p People) entry(event history.Event) history.Entry {
	return history.Entry{At: p.door.clock.Now(), Actor: string(staff.Desk.ID), Told: event.Told(), Policy: p.door.policy.Version}
}
