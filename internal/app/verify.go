package app

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"rebond/internal/store"
)

// Verification is what a check of the whole history found.
type Verification struct {
	Subjects int          `json:"subjects"`
	Entries  int          `json:"entries"`
	Flaws    []store.Flaw `json:"flaws"` // none: all is as it was written
}

// verifyChunk is how many chains are checked in one look at the database.
const verifyChunk = 200

// Verify checks every chain, and that the present equals what the entries wrote, nothing
// stands there without a chain (EV-3), and what the procedures promise holds.
func (a *App) Verify(ctx context.Context) (Verification, error) {
	found := Verification{Flaws: []store.Flaw{}}
	var by store.Check
	check := func(v *store.View, chain store.Chain) error {
		flaws, err := v.Verify(ctx, chain, &by)
		found.Subjects++
		found.Flaws = append(found.Flaws, flaws...)
		return err
	}
	err := a.store.View(ctx, func(v *store.View) error {
		people, err := v.Everyone(ctx)
		by.Everyone = people.Everyone
		return err
	})
	if err == nil {
		err = a.eachChain(ctx, check)
	}
	if err == nil {
		err = a.unchained(ctx, check)
	}
	if err == nil {
		err = a.strays(ctx, by.Found, &found)
	}
	found.Entries = by.Entries
	return found, err
}

func (a *App) unchained(ctx context.Context, check func(*store.View, store.Chain) error) error {
	return a.store.View(ctx, func(v *store.View) error {
		chains, err := v.Unchained(ctx)
		for _, c := range chains {
			if err == nil {
				err = check(v, c)
			}
		}
		return err
	})
}

// strays looks for keys that lead to accounts which don't have them: one by one, where
// there are more than the accounts have. A desk that runs meanwhile may have added some.
func (a *App) strays(ctx context.Context, own store.Found, found *Verification) error {
	var all store.Found
	err := a.store.View(ctx, func(v *store.View) (err error) {
		all, err = v.Found(ctx)
		return err
	})
	for at, ended := (store.Place{}), all == own; err == nil && !ended; {
		err = a.store.View(ctx, func(v *store.View) (err error) {
			var strays []store.Flaw
			at, strays, ended, err = v.Strays(ctx, at, verifyChunk)
			found.Flaws = append(found.Flaws, strays...)
			return err
		})
	}
	return err
}

// Checkpoint writes the head of every chain, a line each. Kept elsewhere, it later
// shows a tail that was cut off together with its head.
func (a *App) Checkpoint(ctx context.Context, to io.Writer) error {
	out := bufio.NewWriter(to)
	err := a.eachChain(ctx, func(_ *store.View, c store.Chain) error {
		_, err := fmt.Fprintln(out, c.Subject, c.Seq, c.Hash)
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// Against checks that everything that a checkpoint saw is still there.
func (a *App) Against(ctx context.Context, checkpoint io.Reader) ([]store.Flaw, error) {
	var flaws []store.Flaw
	lines := bufio.NewScanner(checkpoint)
	for lines.Scan() {
		var seen store.Chain
		if _, err := fmt.Sscan(lines.Text(), &seen.Subject, &seen.Seq, &seen.Hash); err != nil {
			return nil, fmt.Errorf("read the checkpoint: %w", err)
		}
		err := a.store.View(ctx, func(v *store.View) error {
			hash, err := v.HashAt(ctx, seen.Subject, seen.Seq)
			if err == nil && hash != seen.Hash {
				flaws = append(flaws, store.Flaw{Subject: seen.Subject, Entry: seen.Seq, What: "the entry isn’t the one that the checkpoint saw"})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return flaws, lines.Err()
}

func (a *App) eachChain(ctx context.Context, each func(*store.View, store.Chain) error) error {
	after := ""
	for {
		n := 0
		err := a.store.View(ctx, func(v *store.View) error {
			chains, err := v.Chains(ctx, after, verifyChunk)
			n = len(chains)
			for _, c := range chains {
				if err == nil {
					err = each(v, c)
				}
				after = c.Subject
			}
			return err
		})
		if err != nil || n == 0 {
			return err
		}
	}
}
