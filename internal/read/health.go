package read

import (
	"context"
	"fmt"
	"time"

	"rebond/internal/domain/day"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

// Health is how the desk itself is: its nights, and what is still to happen outside.
type Health struct {
	Nights []NightRow // the latest first, at most shownNights
	// InHand counts the effects that are to happen, and Late those whose day has
	// passed, both no further than CountedTo.
	InHand, Late int
	Oldest       []EffectRow // of those that are late, the oldest first
	People       People
}

// NightRow is one nightly run that ended.
type NightRow struct {
	Day            day.Day
	Started, Ended time.Time
	Left           int // accounts that churned in it
}

// EffectRow is an effect that hasn't happened yet, with the account that it is about,
// and the task of whoever carries it.
type EffectRow struct {
	ID       effect.ID
	What     effect.What
	DueOn    day.Day
	Account  partner.AccountID
	Salon    string
	City     string
	Assignee staff.ID
	Queue    staff.Role
}

const (
	shownNights  = 14
	shownEffects = 20

	latestNights = `select day, started_at, ended_at, left_count from night order by day desc limit $1`
	countInHand  = `select count(*) from (select 1 from effect where state = 'in_hand' limit $1) counted`
	countLate    = `select count(*) from (select 1 from effect where state = 'in_hand' and due_on < $1 limit $2) counted`
	oldestLate   = `
	select e.id, e.what, e.due_on, a.id, a.name, a.city, coalesce(t.assignee, ''), coalesce(t.queue, '')
	  from effect e join account a on a.id = e.account_id left join task t on t.id = e.task_id
	 where e.state = 'in_hand' and e.due_on < $1
	 order by e.due_on, e.id limit $2`
)

// Health reads how the desk is on a day.
func (r *Reads) Health(ctx context.Context, today day.Day) (Health, error) {
	var h Health
	on := today.String()
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx,
			engine.Query{SQL: latestNights, Args: []any{shownNights}, Row: h.takeNight},
			engine.Query{SQL: countInHand, Args: []any{CountedTo + 1}, Row: func(scan engine.Scan) error { return scan(&h.InHand) }},
			engine.Query{SQL: countLate, Args: []any{on, CountedTo + 1}, Row: func(scan engine.Scan) error { return scan(&h.Late) }},
			engine.Query{SQL: oldestLate, Args: []any{on, shownEffects}, Row: h.takeEffect})
	})
	if err != nil {
		return Health{}, fmt.Errorf("read the desk’s health: %w", err)
	}
	h.People, err = r.People(ctx)
	return h, err
}

// LateEffects counts the effects whose day has passed, to one more than CountedTo at
// most. It is remembered as the counts of queues are: every page asks.
func (r *Reads) LateEffects(ctx context.Context, today day.Day) (int, error) {
	on := today.String()
	late, err := r.counts.Get(countKey{r.store.Saves(), "effects late on " + on}, func() ([]int, error) {
		n := make([]int, 1)
		return n, r.engineOf().Query(ctx, engine.Query{SQL: countLate, Args: []any{on, CountedTo + 1}, Row: func(scan engine.Scan) error { return scan(&n[0]) }})
	})
	if err != nil {
		return 0, fmt.Errorf("count the effects that are late: %w", err)
	}
	return late[0], nil
}

func (h *Health) takeNight(scan engine.Scan) error {
	var night NightRow
	var on string
	var started, ended int64
	if err := scan(&on, &started, &ended, &night.Left); err != nil {
		return err
	}
	night.Started, night.Ended = time.UnixMicro(started).UTC(), time.UnixMicro(ended).UTC()
	err := night.Day.UnmarshalText([]byte(on))
	h.Nights = append(h.Nights, night)
	return err
}

func (h *Health) takeEffect(scan engine.Scan) error {
	var row EffectRow
	var due string
	if err := scan(&row.ID, &row.What, &due, &row.Account, &row.Salon, &row.City, &row.Assignee, &row.Queue); err != nil {
		return err
	}
	err := row.DueOn.UnmarshalText([]byte(due))
	h.Oldest = append(h.Oldest, row)
	return err
}
