package app

import (
	"context"
	"strings"
	"time"

	"rebond/internal/domain/because"
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
	linkLasts = 24 * time.Hour
	tokenDays = 90 // of one that signing in makes
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
	secret = store.NewSecret()
	err = p.save(ctx, func(tx *store.Tx) error {
		held, err := tx.Everyone(ctx)
		if needed = err == nil && !held.Administered(); !needed {
			return err
		}
		if _, waits := held.Everyone[firstAdmin]; !waits {
			person := staff.Person{ID: firstAdmin, Name: "Admin", Role: staff.Admin, Lang: "fr", Active: true}
			if err := p.came(ctx, tx, staff.Desk, held, person, because.One("EV-2", cameByLink)); err != nil {
				return err
			}
		}
		return p.pass(ctx, tx, store.SetUpLink, secret, firstAdmin, linkLasts)
	})
	return secret, needed, err
}

// SetUp makes the first admin of whoever holds a set-up link, and opens their session.
// Every other such link is worthless from then on.
func (p People) SetUp(ctx context.Context, from Visitor, secret, name, email string) (Entry, error) {
	if err := refusal.All(staff.Named(name), staff.Mailed(email)); err != nil {
		return Entry{}, err
	}
	var entry Entry
	err := p.save(ctx, func(tx *store.Tx) error {
		held, before, err := p.setsUp(ctx, &tx.View, secret)
		if err != nil {
			return err
		}
		if err := addressTaken(held.Everyone, before.ID, email); err != nil {
			return err
		}
		after := before
		after.Name, after.Email = strings.TrimSpace(name), addressed(email)
		event := staff.Came{Person: after, How: because.One("EV-2", cameByLink)}
		if _, err := tx.SavePeople(ctx, held, []staff.Person{after}, p.entryBy(staff.Desk, event)); err != nil {
			return err
		}
		if err := tx.DropPasses(ctx, after.ID); err != nil {
			return err
		}
		if entry, err = p.begin(ctx, tx, from, after, signin.ByLink); err != nil {
			return err
		}
		return p.entered(ctx, tx, from, after.ID, signin.ByLink, signin.CameIn)
	})
	return entry, err
}

// setsUp finds the first admin to be, whom a set-up link lets in while there is none.
func (p People) setsUp(ctx context.Context, v *store.View, secret string) (store.HeldPeople, staff.Person, error) {
	held, err := v.Everyone(ctx)
	if err != nil {
		return held, staff.Person{}, err
	}
	person, err := p.look(ctx, v, store.SetUpLink, secret)
	if err == nil && held.Administered() {
		err = refusal.New(refusal.Forbidden, "", "", linkWorthless)
	}
	return held, person, err
}

// signInToken is how a token is called that somebody got by signing in from a command.
const signInToken = "rebond sign-in"

// NewToken exchanges a one-time link for a token of the API, for all that its person may
// do. Someone who has a second factor makes their tokens in a session.
func (p People) NewToken(ctx context.Context, link string) (token string, err error) {
	err = p.save(ctx, func(tx *store.Tx) error {
		person, err := p.look(ctx, &tx.View, store.SignInLink, link)
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
		if err := tx.UsePass(ctx, link, p.door.clock.real()); err != nil {
			return err
		}
		token, err = p.token(ctx, tx, person, staff.TokenWish{Name: signInToken, Days: tokenDays})
		return err
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
func (p People) ExpectsSetUp(ctx context.Context, link string) (person staff.Person, err error) {
	err = p.door.store.View(ctx, func(v *store.View) error {
		_, person, err = p.setsUp(ctx, v, link)
		return err
	})
	return person, err
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

// Add brings a person to the desk as they are said to be, on behalf of an admin; how, the
// reason says. It makes them no link.
func (p People) Add(ctx context.Context, actor staff.Actor, person staff.Person, how because.Reason) (staff.Person, error) {
	if err := p.permit(ctx, actor, staff.ManageUsers, ""); err != nil {
		return staff.Person{}, err
	}
	person.ID = staff.ID(newID())
	return person, p.save(ctx, func(tx *store.Tx) error {
		held, err := tx.Everyone(ctx)
		if err != nil {
			return err
		}
		return p.came(ctx, tx, actor, held, person, how)
	})
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

// Someone finds a person. Refused where there is none.
func (p People) Someone(ctx context.Context, id staff.ID) (person staff.Person, err error) {
	err = p.door.store.Ask(ctx, func(v *store.View) error {
		held, found, err := v.Someone(ctx, id)
		if err == nil && !found {
			err = refusal.New(refusal.Unknown, "", "", notFound)
		}
		person = held
		return err
	})
	return person, err
}

func (p People) look(ctx context.Context, v *store.View, kind store.Pass, secret string) (staff.Person, error) {
	person, ok, err := v.Admitted(ctx, kind, secret, p.door.clock.real())
	if err == nil && !ok {
		err = refusal.New(refusal.Forbidden, "", "", linkWorthless)
	}
	return person, err
}

func (p People) pass(ctx context.Context, tx *store.Tx, kind store.Pass, secret string, person staff.ID, lasts time.Duration) error {
	now := p.door.clock.real()
	return tx.PutPass(ctx, kind, secret, person, now, now.Add(lasts))
}

// came saves a person who is new at the desk.
func (p People) came(ctx context.Context, tx *store.Tx, actor staff.Actor, held store.HeldPeople, person staff.Person, how because.Reason) error {
	_, err := tx.SavePeople(ctx, held, []staff.Person{person}, p.entryBy(actor, staff.Came{Person: person, How: how}))
	return err
}
