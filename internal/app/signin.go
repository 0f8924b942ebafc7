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

const (
	sessionOver  because.Text = "sign_in.session_over"
	signInWrong  because.Text = "sign_in.wrong"
	codeWrong    because.Text = "sign_in.code_wrong"
	stepOver     because.Text = "sign_in.step_over"
	notFresh     because.Text = "sign_in.not_fresh"
	noPasswordOf because.Text = "sign_in.no_password"
)

// SignIn exchanges a one-time link for a session in a browser, or for the second
// step of someone who has a second factor.
func (p People) SignIn(ctx context.Context, from Visitor, link string) (Entry, error) {
	var entry Entry
	err := p.door.store.Save(ctx, func(tx *store.Tx) error {
		person, err := p.look(ctx, &tx.View, store.SignInLink, link)
		if err != nil {
			return err
		}
		if err := tx.UsePass(ctx, link, p.door.clock.real()); err != nil {
			return err
		}
		entry, err = p.first(ctx, tx, from, person, signin.ByLink)
		return err
	})
	return entry, err
}

// SignInByPassword lets a person in by mail address and password. An address that
// nobody has, a person who has left, one without a password and a wrong password
// are refused alike, after the same work.
func (p People) SignInByPassword(ctx context.Context, from Visitor, email, password string) (Entry, error) {
	email = addressed(email)
	counted, err := p.tried(ctx, from, email, func(v *store.View) (bool, error) {
		person, known, err := v.Admitted(ctx, store.Device, from.Device, p.door.clock.real())
		return known && person.Email == email, err
	})
	if err != nil {
		return Entry{}, err
	}
	var person staff.Person
	var means store.Means
	err = p.door.store.View(ctx, func(v *store.View) (err error) {
		if person, _, err = v.PersonNamed(ctx, email); err == nil {
			means, err = v.Means(ctx, person.ID)
		}
		return err
	})
	if err != nil {
		return Entry{}, err
	}
	right, stale := p.door.guard.matches(signin.Normal(password), means.Password)
	right = right && person.Active
	var entry Entry
	err = p.door.store.Save(ctx, func(tx *store.Tx) error {
		if !right {
			return p.entered(ctx, tx, from, person.ID, signin.ByPassword, signin.Refused)
		}
		if err := counted.takeBack(ctx, tx); err != nil {
			return err
		}
		if stale {
			if err := tx.Rehash(ctx, person.ID, means.Password, p.door.guard.hash(signin.Normal(password))); err != nil {
				return err
			}
		}
		entry, err = p.first(ctx, tx, from, person, signin.ByPassword)
		return err
	})
	if err == nil && !right {
		err = refusal.New(refusal.Invalid, "", "password", signInWrong)
	}
	return entry, err
}

// addressed is a mail address as it is kept.
func addressed(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

const (
	secondStep   = "second_step"
	stepLasts    = 10 * time.Minute
	ceremonyOpen = 10 * time.Minute
)

// first is the end of the first step: a session, or the second step.
func (p People) first(ctx context.Context, tx *store.Tx, from Visitor, person staff.Person, way signin.Way) (Entry, error) {
	means, err := tx.Means(ctx, person.ID)
	if err != nil {
		return Entry{}, err
	}
	if !means.HasSecond() {
		entry, err := p.begin(ctx, tx, from, person, way)
		if err != nil {
			return Entry{}, err
		}
		return entry, p.entered(ctx, tx, from, person.ID, way, signin.CameIn)
	}
	pending, now := store.NewSecret(), p.door.clock.real()
	err = tx.PutChallenge(ctx, pending, store.Challenge{Kind: secondStep, Person: person.ID, Body: string(way), Until: now.Add(stepLasts)}, now)
	if err != nil {
		return Entry{}, err
	}
	return Entry{Pending: pending}, p.entered(ctx, tx, from, person.ID, way, signin.Halfway)
}

// SecondStep lets in whoever passed the first step, by a code of their second
// factor or a recovery code.
func (p People) SecondStep(ctx context.Context, from Visitor, pending, code string) (Entry, error) {
	now := p.door.clock.real()
	step, err := p.step(ctx, secondStep, pending)
	if err != nil {
		return Entry{}, err
	}
	counted, err := p.tried(ctx, from, "code/"+string(step.Person), func(v *store.View) (bool, error) {
		person, known, err := v.Admitted(ctx, store.Device, from.Device, now)
		return known && person.ID == step.Person, err
	})
	if err != nil {
		return Entry{}, err
	}
	var entry Entry
	err = p.decide(ctx, func(tx *store.Tx) error {
		person, found, err := tx.Someone(ctx, step.Person)
		if err != nil {
			return err
		}
		if !found || !person.Active {
			return refusal.New(refusal.Forbidden, "", "", stepOver)
		}
		if err := p.provedSecond(ctx, tx, person, code); err != nil {
			return err
		}
		if err := tx.UseChallenge(ctx, pending, now); err != nil {
			return err
		}
		if err := counted.takeBack(ctx, tx); err != nil {
			return err
		}
		if entry, err = p.begin(ctx, tx, from, person, signin.Way(step.Body)); err != nil {
			return err
		}
		return p.entered(ctx, tx, from, person.ID, signin.ByCode, signin.CameIn)
	})
	return entry, p.turnedAway(ctx, from, step.Person, signin.ByCode, err)
}

// step finds a challenge that waits for its answer.
func (p People) step(ctx context.Context, kind, secret string) (store.Challenge, error) {
	var step store.Challenge
	err := p.door.store.View(ctx, func(v *store.View) error {
		held, found, err := v.Challenge(ctx, kind, secret, p.door.clock.real())
		if err == nil && !found {
			err = refusal.New(refusal.Forbidden, "", "", stepOver)
		}
		step = held
		return err
	})
	return step, err
}

// ExpectsSecondStep refuses a second step that is over.
func (p People) ExpectsSecondStep(ctx context.Context, pending string) error {
	_, err := p.step(ctx, secondStep, pending)
	return err
}

// Confirm makes a session fresh for someone who proves again who they are, by their
// password, and their second factor where they have one. The session gets another
// secret.
func (p People) Confirm(ctx context.Context, s Session, secret, password, code string) (string, error) {
	counted, err := p.tried(ctx, Visitor{Device: s.ID}, "", func(*store.View) (bool, error) { return true, nil })
	if err != nil {
		return "", err
	}
	means, err := p.meansOf(ctx, s.Person.ID)
	if err != nil {
		return "", err
	}
	if right, _ := p.door.guard.matches(signin.Normal(password), means.Password); !right {
		return "", refusal.New(refusal.Invalid, "", "password", signInWrong)
	}
	renewed := ""
	err = p.decide(ctx, func(tx *store.Tx) error {
		if means.HasSecond() {
			if err := p.provedSecond(ctx, tx, s.Person, code); err != nil {
				return err
			}
		}
		if err := counted.takeBack(ctx, tx); err != nil {
			return err
		}
		renewed, err = p.renew(ctx, tx, s, secret)
		return err
	})
	return renewed, err
}
