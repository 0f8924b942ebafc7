// Package app is the door: every verb of the desk comes through it, whoever calls,
// page, API, command or night. A verb permits, loads, decides and saves, in one
// transaction: the new state, its history, its tasks, the intent of each outward
// effect, and the answer that a repeated request gets again (EV-2 to EV-5).
package app

import (
	"context"
	"fmt"

	"rebond/internal/domain/policy"
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

// App is the desk, with its verbs by process.
type App struct {
	Churn    Churn
	Accounts Accounts
	Tasks    Tasks
	People   People
	Nights   Nights
	Imports  Imports
	Clock    *Clock
	Policy   policy.Policy
}

// New opens the desk on a store.
func New(ctx context.Context, s *store.Store, clock *Clock) (*App, error) {
	d := &door{store: s, clock: clock, policy: policy.Default()}
	if err := clock.restore(ctx, s); err != nil {
		return nil, fmt.Errorf("read the desk’s clock: %w", err)
	}
	return &App{
		Churn: Churn{d}, Accounts: Accounts{d}, Tasks: Tasks{d}, People: People{d}, Nights: Nights{d}, Imports: Imports{d},
		Clock: clock, Policy: d.policy,
	}, nil
}
