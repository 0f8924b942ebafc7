package app

import (
	"context"
	"fmt"
	"strconv"
	"sync/atomic"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// Clock is the business clock: it says which day it is (EV-6). It follows the real
// one, but in the demo, where it can be moved ahead. Sessions and links don't
// follow it.
type Clock struct {
	real   func() time.Time
	demo   bool
	offset atomic.Int64 // nanoseconds ahead of the real clock
}

// RealClock follows the machine's clock.
func RealClock() *Clock { return &Clock{real: time.Now} }

// DemoClock can be moved ahead.
func DemoClock() *Clock { return &Clock{real: time.Now, demo: true} }

// FakeClock shows an instant that a test moves.
func FakeClock(now func() time.Time) *Clock { return &Clock{real: now, demo: true} }

// Now is the business clock's instant.
func (c *Clock) Now() time.Time { return c.real().Add(time.Duration(c.offset.Load())) }

// Real is the real clock's instant.
func (c *Clock) Real() time.Time { return c.real() }

// Movable reports whether this is the demo's clock.
func (c *Clock) Movable() bool { return c.demo }

const offsetSetting = "clock_offset"

func (c *Clock) restore(ctx context.Context, s *store.Store) error {
	if !c.demo {
		return nil
	}
	return s.View(ctx, func(v *store.View) error {
		text, err := v.Setting(ctx, offsetSetting)
		if err != nil || text == "" {
			return err
		}
		nanoseconds, err := strconv.ParseInt(text, 10, 64)
		c.offset.Store(nanoseconds)
		return err
	})
}

const (
	clockNotMovable because.Text = "clock.not_movable"
	clockTooFar     because.Text = "clock.too_far"
)

// maxAdvance is how many days the demo's clock moves at once, at most.
const maxAdvance = 366

// Advance moves the demo's clock ahead by days, and lets the nights between pass.
// Refused outside the demo.
func (n Nights) Advance(ctx context.Context, actor staff.Actor, days int) (NightReport, error) {
	if err := n.door.permit(ctx, actor, staff.Asked{Action: staff.MoveDemoClock}); err != nil {
		return NightReport{}, err
	}
	clock := n.door.clock
	if !clock.demo {
		return NightReport{}, refusal.New(refusal.Illegal, "EV-6", "advance", clockNotMovable)
	}
	if days < 1 || days > maxAdvance {
		return NightReport{}, refusal.New(refusal.Invalid, "EV-6", "advance", clockTooFar, "most", maxAdvance)
	}
	ahead := clock.Now().AddDate(0, 0, days).Sub(clock.real())
	err := n.door.store.Save(ctx, func(tx *store.Tx) error {
		return tx.PutSetting(ctx, offsetSetting, strconv.FormatInt(int64(ahead), 10))
	})
	if err != nil {
		return NightReport{}, fmt.Errorf("move the demo’s clock: %w", err)
	}
	clock.offset.Store(int64(ahead))
	return n.Pass(ctx, n.door.today())
}
