// Package demo fills an empty desk with an invented marketplace, so that someone
// new sees it at work: about 300 French salons, a team in every role, and cases in
// every state, some late, some due today. Everything is told through the door, day
// by day at a clock of its own, so that it has a history like any other.
package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

const (
	salons = 300
	// past is how many days the demo tells before today.
	past = 75
	// seed makes every demo the same, but for its dates.
	seed = 20_260_101
)

// Fill tells the demo on an empty desk, up to the clock's today. A desk that has
// people is left as it is.
func Fill(ctx context.Context, desk *app.App) error {
	people, err := desk.People.All(ctx)
	if err != nil || len(people) > 0 {
		return err
	}
	s := &story{
		chance:  rand.New(rand.NewPCG(seed, 1)), //nolint:gosec // a demo needs no secrecy
		present: desk.Clock.Now(),
	}
	s.desk = desk.At(app.FakeClock(func() time.Time { return s.now }))
	s.comes(desk.Policy.Today(s.present).AddDays(-past), false)
	for _, step := range []func(context.Context) error{s.people, s.accounts, s.days} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("tell the demo: %w", err)
		}
	}
	return nil
}

// story is the demo being told, at its own clock.
type story struct {
	desk   *app.App
	chance *rand.Rand
	now    time.Time
	// present is the instant up to which it is told.
	present time.Time

	staff map[staff.Role][]staff.Actor
	quiet []salon // active, not at risk yet
	open  []atRisk
	gone  []atRisk // in notice
	// touched are all that were ever at risk.
	touched []salon
}

type salon struct {
	id    partner.AccountID
	owner staff.Actor
}

func (s *story) people(ctx context.Context) error {
	s.staff = map[staff.Role][]staff.Actor{}
	for _, p := range team {
		p.Lang, p.Active = "fr", true
		added, err := s.desk.People.Add(ctx, staff.Desk, p, because.One("EV-2", "person.demo"))
		if err != nil {
			return err
		}
		s.staff[p.Role] = append(s.staff[p.Role], added.Actor())
	}
	return nil
}

func (s *story) accounts(ctx context.Context) error {
	for n := range salons {
		a := s.salon(n)
		owner := pick(s, s.staff[staff.AM])
		if n%60 == 59 { // an export doesn't say everything
			a.Platform, a.Email, a.Offer = "", "", "Market" // which says nothing of the platform
		}
		a.Owner = owner.ID
		id, err := s.desk.Accounts.Add(ctx, staff.Desk, a, because.One("EV-3", "account.demo"))
		if err != nil {
			return err
		}
		if a.Status == partner.Active {
			s.quiet = append(s.quiet, salon{id, owner})
		}
	}
	return nil
}

// Welcome returns a new one-time sign-in link's secret for one person of each role.
func Welcome(ctx context.Context, desk *app.App) ([]Guest, error) {
	people, err := desk.People.All(ctx)
	if err != nil {
		return nil, err
	}
	first := map[staff.Role]staff.Person{}
	for _, member := range team {
		for _, p := range people {
			if p.Email == member.Email && first[p.Role].ID == "" {
				first[p.Role] = p
			}
		}
	}
	var guests []Guest
	for _, role := range staff.Roles {
		if p := first[role]; p.ID != "" {
			_, secret, err := desk.People.Relink(ctx, staff.Desk, p.ID)
			if err != nil {
				return nil, fmt.Errorf("invite %s: %w", p.Name, err)
			}
			guests = append(guests, Guest{p, secret})
		}
	}
	return guests, nil
}

// Guest is someone who can come in by a one-time link.
type Guest struct {
	Person staff.Person
	Secret string
}

func pick[T any](s *story, from []T) T { return from[s.chance.IntN(len(from))] }
