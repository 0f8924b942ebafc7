package app

import (
	"context"
	"errors"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// TooSoon refuses someone who tried too often in vain, and says when to try again.
type TooSoon struct {
	Wait    time.Duration
	refused *refusal.Refusal
}

func (t TooSoon) Error() string { return t.refused.Error() }

func (t TooSoon) Unwrap() error { return t.refused }

const tryLater because.Text = "sign_in.too_soon"

func tooSoon(wait time.Duration) error {
	minutes := int((wait + time.Minute - 1) / time.Minute)
	return TooSoon{wait, refusal.New(refusal.Illegal, "", "", tryLater, "minutes", minutes)}
}

// tries are what one try counts against.
type tries []store.Guess

// tried counts a try before it is made, so that many at once are no quicker than
// one after another; what wasn't in vain is taken back. A browser that the person
// signed in with before has a count of its own: strangers who guess slow down
// strangers, never the person.
func (p People) tried(ctx context.Context, from Visitor, what string, known func(*store.View) (bool, error)) (tries, error) {
	for range maxTries {
		var counted tries
		err := p.door.store.Save(ctx, func(tx *store.Tx) error {
			counted = nil
			isKnown, err := known(&tx.View)
			if err != nil {
				return err
			}
			now := p.door.clock.real()
			if err := tx.ForgetGuesses(ctx, now.Add(-signin.ForgottenAfter)); err != nil {
				return err
			}
			against := tries{{By: signin.Account, Key: what}, {By: signin.Address, Key: from.Address}}
			if isKnown {
				against = tries{{By: signin.Device, Key: from.Device}}
			}
			for _, g := range against {
				g, err := count(ctx, tx, g, now)
				if err != nil {
					return err
				}
				counted = append(counted, g)
			}
			return nil
		})
		if !errors.Is(err, engine.ErrTaken) {
			return counted, err
		}
	}
	return nil, tooSoon(time.Second)
}

func count(ctx context.Context, tx *store.Tx, g store.Guess, now time.Time) (store.Guess, error) {
	held, err := tx.Guesses(ctx, g.By, g.Key)
	if err != nil {
		return g, err
	}
	if wait := held.At.Add(signin.Wait(g.By, held.Number)).Sub(now); held.Number > 0 && wait > 0 {
		return g, tooSoon(wait)
	}
	held.Number, held.At = held.Number+1, now
	return held, tx.PutGuess(ctx, held)
}

// takeBack forgets what was counted: this try at an address, which others may use
// too, and every try by the account or the device that came in.
func (t tries) takeBack(ctx context.Context, tx *store.Tx) error {
	for _, g := range t {
		drop := tx.DropGuesses
		if g.By == signin.Address {
			drop = tx.DropGuess
		}
		if err := drop(ctx, g); err != nil {
			return err
		}
	}
	return nil
}
