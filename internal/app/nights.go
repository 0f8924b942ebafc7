package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/followup"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Nights has what happens by itself: the run of each day, which churns every
// account whose PED lies before it (CH-11).
type Nights struct {
	door *door
}

// NightReport says what a run for a day did, or would do.
type NightReport struct {
	Day     day.Day             `json:"day"`
	Last    day.Day             `json:"last_night,omitzero"` // the latest one that had run before
	Missed  int                 `json:"missed"`              // days between the two that had no run of their own
	Left    []partner.AccountID `json:"left"`                // accounts that churned
	Already bool                `json:"already"`             // this day's run, or a later one, had ended before
	Busy    bool                `json:"busy"`                // another node is at it: nothing was done here
}

const nightToCome because.Text = "night.to_come"

// chunk is how many accounts one transaction of a night takes: small enough that
// nobody at a desk waits for it.
const chunk = 100

// Pass runs the night of a day: it handles every PED before it, so that nights
// that were missed are caught up. Run again, it does what is left. Refused for a
// day that hasn't come.
func (n Nights) Pass(ctx context.Context, asOf day.Day) (NightReport, error) {
	if asOf > n.door.today() {
		return NightReport{}, refusal.New(refusal.Invalid, "CH-11", "as_of", nightToCome, "as_of", asOf, "today", n.door.today())
	}
	var report NightReport
	mine, err := n.door.store.Once(ctx, "night", func() (err error) {
		report, err = n.pass(ctx, asOf)
		return err
	})
	report.Busy = !mine && err == nil
	return report, err
}

func (n Nights) pass(ctx context.Context, asOf day.Day) (NightReport, error) {
	report, err := n.begin(ctx, asOf)
	if err != nil {
		return report, err
	}
	started := n.door.clock.Now()
	for {
		left, more, err := n.leave(ctx, asOf)
		report.Left = append(report.Left, left...)
		if err != nil {
			return report, fmt.Errorf("run the night of %s: %w", asOf, err)
		}
		if !more {
			break
		}
	}
	err = n.door.store.Save(ctx, func(tx *store.Tx) error {
		if err := tx.DropAnswers(ctx, n.door.clock.real().Add(-answersKept)); err != nil {
			return err
		}
		return tx.PutNight(ctx, store.Night{Day: asOf, Started: started, Ended: n.door.clock.Now(), Left: len(report.Left)})
	})
	if err != nil {
		return report, fmt.Errorf("record the night of %s: %w", asOf, err)
	}
	return report, nil
}

// answersKept is how long a repeated request gets its first answer.
const answersKept = 7 * 24 * time.Hour

func (n Nights) begin(ctx context.Context, asOf day.Day) (NightReport, error) {
	report := NightReport{Day: asOf, Left: []partner.AccountID{}}
	err := n.door.store.View(ctx, func(v *store.View) error {
		last, found, err := v.LastNight(ctx)
		if err != nil || !found {
			return err
		}
		report.Last, report.Already = last.Day, last.Day >= asOf
		report.Missed = max(0, asOf.Since(last.Day)-1)
		return nil
	})
	return report, err
}

// leave churns one chunk of expired accounts, and reports whether there may be more.
func (n Nights) leave(ctx context.Context, asOf day.Day) (left []partner.AccountID, more bool, err error) {
	now, err := n.door.moment(ctx, staff.Desk)
	if err != nil {
		return nil, false, err
	}
	for range maxTries {
		left, more, err = nil, false, nil
		err = n.door.store.Save(ctx, func(tx *store.Tx) error {
			ids, err := tx.Expired(ctx, asOf, partner.Account{}, chunk)
			if err != nil {
				return err
			}
			left, more = ids, len(ids) == chunk
			return n.leaveAll(ctx, tx, ids, asOf, now)
		})
		if !errors.Is(err, engine.ErrTaken) {
			return left, more, err
		}
	}
	return nil, false, fmt.Errorf("%w: accounts are being saved all the time", engine.ErrUnavailable)
}

func (n Nights) leaveAll(ctx context.Context, tx *store.Tx, ids []partner.AccountID, asOf day.Day, now moment.Moment) error {
	all, err := tx.Dossiers(ctx, ids...)
	if err != nil {
		return err
	}
	changes := make([]store.Change, len(all))
	for i, held := range all {
		if changes[i], err = leave(held, asOf, now); err != nil {
			return err
		}
	}
	_, err = tx.SaveDossiers(ctx, changes...)
	return err
}

func leave(held store.Held, asOf day.Day, now moment.Moment) (store.Change, error) {
	after := held.Dossier
	account, event, err := after.Account.Leave(asOf)
	if err != nil {
		return store.Change{}, err
	}
	after.Account = account
	after, err = followup.After(after, event, now)
	return changed(held, after, event, now), err
}

// Foresee lists the accounts that the night of a day would churn, and changes
// nothing. Any day may be asked for.
func (n Nights) Foresee(ctx context.Context, asOf day.Day) (NightReport, error) {
	report, err := n.begin(ctx, asOf)
	if err != nil {
		return report, err
	}
	err = n.door.store.View(ctx, func(v *store.View) error {
		var after partner.Account
		for {
			ids, err := v.Expired(ctx, asOf, after, chunk)
			if err != nil || len(ids) == 0 {
				return err
			}
			report.Left = append(report.Left, ids...)
			last, err := v.Dossier(ctx, ids[len(ids)-1])
			if err != nil {
				return err
			}
			after = last.Account
		}
	})
	return report, err
}

// Keep runs each day's night as the day comes, and at once those that were missed,
// until the context ends.
func (n Nights) Keep(ctx context.Context, log *slog.Logger) {
	const look = time.Minute
	for {
		if err := n.keepUp(ctx, log); err != nil && ctx.Err() == nil {
			log.Error("the night failed and is tried again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(look):
		}
	}
}

// keepUp lets today's night pass, unless it has.
func (n Nights) keepUp(ctx context.Context, log *slog.Logger) error {
	_, missing, _, err := n.Late(ctx)
	if err != nil || !missing {
		return err
	}
	report, err := n.Pass(ctx, n.door.today())
	if err == nil && !report.Busy {
		log.Info("the night has passed", "day", report.Day, "left", len(report.Left), "missed", report.Missed)
	}
	return err
}

// Late says how far the nights are behind: the latest one that ended, and whether
// today's is still missing, or is ahead of a clock that was set back.
func (n Nights) Late(ctx context.Context) (last day.Day, missing, ahead bool, err error) {
	err = n.door.store.View(ctx, func(v *store.View) error {
		night, _, err := v.LastNight(ctx)
		last = night.Day
		return err
	})
	today := n.door.today()
	return last, last < today, last > today, err
}
