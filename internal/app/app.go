// Package app is the door: every verb of the desk comes through it, whoever calls,
// page, API, command or night. A verb permits, loads, decides and saves, in one
// transaction: the new state, its history, its tasks, the intent of each outward
// effect, and the answer that a repeated request gets again (EV-2 to EV-5).
package app

import (
	"context"
	"errors"
	"fmt"

	"rebond/internal/domain/policy"
	"rebond/internal/read"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

var (
	// ErrUnavailable says that the desk can't save now; nothing was saved.
	ErrUnavailable = engine.ErrUnavailable
	// ErrUnknown says that it isn't known whether something was saved: the same
	// call with the same key finds out.
	ErrUnknown = engine.ErrUnknown
)

// App is the desk on one database: its verbs by process, and what pages read.
type App struct {
	Churn    Churn
	Forms    Forms
	Accounts Accounts
	Tasks    Tasks
	People   People
	Nights   Nights
	Imports  Imports
	Exports  Exports
	Rounds   Rounds
	Lists    Lists
	Views    Views
	Reads    *read.Reads
	Clock    *Clock
	Policy   policy.Policy

	store *store.Store
}

// Unopened says why a desk's database can't be opened.
type Unopened = engine.Unopened

// Absent is why a database can't be opened to be read where there is none.
const Absent = engine.Absent

// Held is why a database can't be opened to be saved to while a desk runs on it.
const Held = engine.Held

// Open opens the desk on a database, named by a PostgreSQL URL or the path of a
// SQLite file, which is made where it doesn't exist yet. What can't be opened is
// Unopened.
func Open(ctx context.Context, db string, clock *Clock) (*App, error) {
	s, err := store.Open(ctx, db)
	if err != nil {
		return nil, err
	}
	a, err := on(ctx, s, clock)
	if err != nil {
		return nil, err
	}
	if err := a.Lists.begin(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

// Look opens the desk to read it, beside one that may run on the same database. No
// verb can save there.
func Look(ctx context.Context, db string, clock *Clock) (*App, error) {
	s, err := store.Look(ctx, db)
	if err != nil {
		return nil, err
	}
	return on(ctx, s, clock)
}

func on(ctx context.Context, s *store.Store, clock *Clock) (*App, error) {
	if err := clock.restore(ctx, s); err != nil {
		return nil, errors.Join(fmt.Errorf("read the desk’s clock: %w", err), s.Close())
	}
	return at(s, clock), nil
}

// At returns the same desk at another clock, as the demo needs to tell its past.
func (a *App) At(clock *Clock) *App { return at(a.store, clock) }

func at(s *store.Store, clock *Clock) *App {
	d := &door{store: s, clock: clock, policy: policy.Default(), reads: read.New(s), guard: newGuard(Guard{Cost: UsualCost})}
	return &App{
		Churn: Churn{d}, Forms: Forms{d, d.reads, &seal{}}, Accounts: Accounts{d}, Tasks: Tasks{d}, People: People{d}, Nights: Nights{d}, Imports: newImports(d), Exports: newExports(d), Rounds: newRounds(d),
		Lists: Lists{d}, Views: Views{d}, Reads: d.reads, Clock: clock, Policy: d.policy, store: s,
	}
}

// Engine names the database's engine: "sqlite" or "postgres".
func (a *App) Engine() string { return a.store.Engine() }

// Failed is closed once the database can't be trusted to save any more: the desk
// must end, and be started anew.
func (a *App) Failed() <-chan struct{} { return a.store.Failed() }

// Close gives the database back.
func (a *App) Close() error { return a.store.Close() }
