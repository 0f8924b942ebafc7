package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

const (
	emailTaken     because.Text = "person.email_taken"
	personInactive because.Text = "person.inactive"
)

// Welcome brings a person to the desk on behalf of an admin, and returns the secret
// of their first one-time link.
func (p People) Welcome(ctx context.Context, actor staff.Actor, in staff.Particulars) (staff.Person, string, error) {
	if err := staff.Permit(actor, staff.ManageUsers, staff.Scope{}); err != nil {
		return staff.Person{}, "", err
	}
	person, event, err := staff.Invite(staff.ID(newID()), in)
	if err != nil {
		return staff.Person{}, "", err
	}
	secret := store.NewSecret()
	err = p.save(ctx, in.Email, func(tx *store.Tx) error {
		if err := tx.SavePerson(ctx, nil, person, p.entryBy(actor, event)); err != nil {
			return err
		}
		return p.pass(ctx, tx, store.SignInLink, secret, person.ID, linkLasts)
	})
	return person, secret, err
}

// Alter changes a person's particulars on behalf of an admin. Someone who is no
// longer active is out at their next request.
func (p People) Alter(ctx context.Context, actor staff.Actor, id staff.ID, in staff.Particulars) error {
	if err := staff.Permit(actor, staff.ManageUsers, staff.Scope{}); err != nil {
		return err
	}
	return p.save(ctx, in.Email, func(tx *store.Tx) error {
		held, ties, found, err := tx.Person(ctx, id)
		if err == nil && !found {
			err = refusal.New(refusal.Unknown, "", "", notFound)
		}
		if err != nil {
			return err
		}
		next, event, err := held.Alter(in, ties, actor.ID)
		if err != nil {
			return err
		}
		return tx.SavePerson(ctx, &held, next, p.entryBy(actor, event))
	})
}

// Relink returns the secret of a new one-time link for an active person, on behalf
// of an admin.
func (p People) Relink(ctx context.Context, actor staff.Actor, id staff.ID) (staff.Person, string, error) {
	if err := staff.Permit(actor, staff.ManageUsers, staff.Scope{}); err != nil {
		return staff.Person{}, "", err
	}
	return p.link(ctx, func(held staff.Person) bool { return held.ID == id })
}

// LetIn returns the secret of a new one-time link for the active person with that
// e-mail address. It is the operator's way, for when nobody is left who could ask.
func (p People) LetIn(ctx context.Context, email string) (staff.Person, string, error) {
	person, secret, err := p.link(ctx, func(held staff.Person) bool { return strings.EqualFold(held.Email, strings.TrimSpace(email)) })
	if refused, ok := refusal.Of(err); ok && refused.Has(refusal.Unknown) {
		err = refusal.New(refusal.Unknown, "", "email", unknownPerson, "value", email)
	}
	return person, secret, err
}

func (p People) link(ctx context.Context, who func(staff.Person) bool) (staff.Person, string, error) {
	var person staff.Person
	secret := store.NewSecret()
	err := p.door.store.Save(ctx, func(tx *store.Tx) error {
		all, err := tx.People(ctx)
		at := slices.IndexFunc(all, who)
		switch {
		case err != nil:
			return err
		case at < 0:
			return refusal.New(refusal.Unknown, "", "", notFound)
		case !all[at].Active:
			return refusal.New(refusal.Illegal, "EV-2", "", personInactive, "name", all[at].Name)
		}
		person = all[at]
		return p.pass(ctx, tx, store.SignInLink, secret, person.ID, linkLasts)
	})
	return person, secret, err
}

// LinkLasts is how long a one-time link is good.
func (People) LinkLasts() time.Duration { return linkLasts }

// save saves a person, and tells an address that someone else has as a refusal.
func (p People) save(ctx context.Context, email string, save func(*store.Tx) error) error {
	defer p.door.people.forget()
	for range maxTries {
		err := p.door.store.Save(ctx, save)
		var taken engine.Taken
		switch {
		case !errors.As(err, &taken):
			return err
		case taken.Table == "person":
			return refusal.New(refusal.Invalid, "", "email", emailTaken, "value", email)
		}
	}
	return engine.ErrUnavailable
}

func (p People) entryBy(actor staff.Actor, event history.Event) history.Entry {
	entry := p.entry(event)
	entry.Actor = string(actor.ID)
	return entry
}
