package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

const (
	emailTaken     because.Text = "person.email_taken"
	personInactive because.Text = "person.inactive"
)

// Welcome brings a person to the desk on behalf of an admin, and returns the secret
// of their first one-time link.
func (p People) Welcome(ctx context.Context, actor staff.Actor, in staff.Particulars) (staff.Person, string, error) {
	if err := p.permit(ctx, actor, staff.ManageUsers, ""); err != nil {
		return staff.Person{}, "", err
	}
	var person staff.Person
	id, secret := staff.ID(newID()), store.NewSecret()
	err := p.save(ctx, func(tx *store.Tx) error {
		held, err := tx.Everyone(ctx)
		if err != nil {
			return err
		}
		came, event, others, refused := staff.Invite(id, in, held.Everyone)
		if err := refusal.All(refused, addressTaken(held.Everyone, id, in.Email)); err != nil {
			return err
		}
		person = came
		if _, err := tx.SavePeople(ctx, held, append(others, came), p.entryBy(actor, event)); err != nil {
			return err
		}
		return p.pass(ctx, tx, store.SignInLink, secret, id, linkLasts)
	})
	return person, secret, err
}

// Alter changes a person's particulars on behalf of an admin; whoever was the
// retention lead, or is no longer managed by them, changes with them. Someone who is
// no longer active is out at their next request, and whoever comes back finds nothing
// that lets them in: links, sessions and tokens are worthless. What was left as it was shown to the
// caller (Call.Seen) stays as it is now; what somebody else changed too is refused
// with both values. It returns the version of the people after the change.
func (p People) Alter(ctx context.Context, call Call, id staff.ID, in staff.Particulars) (int, error) {
	if err := p.permit(ctx, call.Actor, staff.ManageUsers, ""); err != nil {
		return 0, err
	}
	version := 0
	err := p.save(ctx, func(tx *store.Tx) error {
		people, held, err := p.held(ctx, tx, id)
		if err != nil {
			return err
		}
		ties, err := tx.Ties(ctx, held)
		if err != nil {
			return err
		}
		meant, met, err := p.meant(ctx, tx, call.Seen, held, in)
		if err != nil {
			return err
		}
		next, event, refused := held.Alter(meant, ties, people.Everyone)
		if err := refusal.All(met, refused, addressTaken(people.Everyone, id, meant.Email)); err != nil {
			return err
		}
		if next.Active != held.Active {
			if err := tx.DropPasses(ctx, id); err != nil {
				return err
			}
		}
		version, err = tx.SavePeople(ctx, people, append(event.Others, next), p.entryBy(call.Actor, event))
		return err
	})
	return version, err
}

// held reads everyone, and the one person that a verb is about.
func (p People) held(ctx context.Context, tx *store.Tx, id staff.ID) (store.HeldPeople, staff.Person, error) {
	people, err := tx.Everyone(ctx)
	if err != nil {
		return people, staff.Person{}, err
	}
	held, found := people.Everyone[id]
	if !found {
		return people, held, refusal.New(refusal.Unknown, "", "", notFound)
	}
	return people, held, nil
}

// meant compares what was typed with what others changed since the caller looked.
func (p People) meant(ctx context.Context, tx *store.Tx, seen int, held staff.Person, in staff.Particulars) (staff.Particulars, error, error) {
	if seen == 0 {
		return in, nil, nil
	}
	since, err := tx.EntriesOfPerson(ctx, held.ID, seen)
	if err != nil {
		return in, nil, err
	}
	shown := held.Particulars()
	for _, entry := range slices.Backward(since) {
		for _, c := range entry.Changes {
			if c.Ref == held.Ref() {
				shown = shown.As(c.Field, c.Before)
			}
		}
	}
	meant := in.Over(shown, held.Particulars())
	after := held.As(meant)
	return meant, p.clashes(since, history.Diff([]history.Record{held}, []history.Record{after})), nil
}

// clashes refuses each field that both changed, with both values.
func (p People) clashes(since []history.Entry, mine []history.Change) error {
	var clashes []error
	for _, c := range mine {
		for _, entry := range slices.Backward(since) {
			theirs := slices.IndexFunc(entry.Changes, func(t history.Change) bool { return t.Ref == c.Ref && t.Field == c.Field })
			if theirs < 0 {
				continue
			}
			clashes = append(clashes, refusal.New(refusal.Conflict, "", c.Field, changedNow,
				"who", p.door.people.name(staff.ID(entry.Actor)), "at", entry.At.In(p.door.policy.Zone), "theirs", entry.Changes[theirs].After, "yours", c.After))
			break
		}
	}
	return refusal.All(clashes...)
}

// addressTaken refuses an address that someone else has.
func addressTaken(everyone staff.Everyone, id staff.ID, email string) error {
	email = strings.ToLower(strings.TrimSpace(email))
	for _, p := range everyone {
		if p.ID != id && email != "" && p.Email == email {
			return refusal.New(refusal.Invalid, "", "email", emailTaken, "value", email)
		}
	}
	return nil
}

// Roll lists everyone at the desk, by name, and the version of the people that says so.
func (p People) Roll(ctx context.Context) ([]staff.Person, int, error) {
	var held store.HeldPeople
	err := p.door.store.Ask(ctx, func(v *store.View) (err error) {
		held, err = v.Everyone(ctx)
		return err
	})
	return held.ByName(), held.Head.Seq, err
}

// Permit refuses what an actor may not look at, and says by name who can.
func (p People) Permit(ctx context.Context, actor staff.Actor, action staff.Action) error {
	return p.permit(ctx, actor, action, "")
}

// Managed is what Roll lists, for those who manage people.
func (p People) Managed(ctx context.Context, actor staff.Actor) ([]staff.Person, int, error) {
	if err := p.permit(ctx, actor, staff.ManageUsers, ""); err != nil {
		return nil, 0, err
	}
	return p.Roll(ctx)
}

// permit refuses what an actor may not do with the people of the desk; about is whom
// it is about, where it may be the actor's own to do.
func (p People) permit(ctx context.Context, actor staff.Actor, action staff.Action, about staff.ID) error {
	return p.door.permit(ctx, actor, staff.Asked{Action: action, On: staff.Scope{Themselves: about != "" && about == actor.ID}, Owner: about})
}

// Relink returns the secret of a new one-time link for an active person, on behalf
// of an admin.
func (p People) Relink(ctx context.Context, actor staff.Actor, id staff.ID) (staff.Person, string, error) {
	if err := p.permit(ctx, actor, staff.ManageUsers, ""); err != nil {
		return staff.Person{}, "", err
	}
	return p.link(ctx, actor, func(held staff.Person) bool { return held.ID == id })
}

// LetIn returns the secret of a new one-time link for the active person with that
// e-mail address. It is the operator's way, for when nobody is left who could ask.
func (p People) LetIn(ctx context.Context, email string) (staff.Person, string, error) {
	person, secret, err := p.link(ctx, staff.Operator, func(held staff.Person) bool { return strings.EqualFold(held.Email, strings.TrimSpace(email)) })
	if refused, ok := refusal.Of(err); ok && refused.Has(refusal.Unknown) {
		err = refusal.New(refusal.Unknown, "", "email", unknownPerson, "value", email)
	}
	return person, secret, err
}

// link makes a link on behalf of an actor, and tells whose.
func (p People) link(ctx context.Context, actor staff.Actor, who func(staff.Person) bool) (staff.Person, string, error) {
	var person staff.Person
	secret := store.NewSecret()
	err := p.save(ctx, func(tx *store.Tx) error {
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
		if err := p.pass(ctx, tx, store.SignInLink, secret, person.ID, linkLasts); err != nil {
			return err
		}
		return p.tell(ctx, tx, actor, staff.LinkMade{Person: person, Hours: int(linkLasts.Hours())})
	})
	return person, secret, err
}

// LinkLasts is how long a one-time link is good.
func (People) LinkLasts() time.Duration { return linkLasts }

// save saves people; where someone else saved under the desk meanwhile, it decides
// again on what is there now.
func (p People) save(ctx context.Context, save func(*store.Tx) error) error {
	defer p.door.people.forget()
	return p.door.again(ctx, save)
}

func (p People) entryBy(actor staff.Actor, event history.Event) history.Entry {
	return p.door.entryOf(actor, event)
}
