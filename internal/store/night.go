package store

import (
	"context"
	"time"

	"rebond/internal/domain/day"
)

// Night is one nightly run that ended.
type Night struct {
	Day            day.Day
	Started, Ended time.Time
	Left           int // accounts that churned in it
}

const (
	putNight = `
	insert into night (day, started_at, ended_at, left_count) values ($1, $2, $3, $4)
	on conflict (day) do update set ended_at = excluded.ended_at, left_count = night.left_count + excluded.left_count`
	lastNight = `select day, started_at, ended_at, left_count from night order by day desc limit 1`
)

// PutNight records that a night ended. A night run again adds to what it did.
func (t *Tx) PutNight(ctx context.Context, n Night) error {
	return t.writer.Exec(ctx, putNight, n.Day.String(), n.Started.UnixMicro(), n.Ended.UnixMicro(), n.Left)
}

// LastNight returns the latest night that ended, if any did.
func (v *View) LastNight(ctx context.Context) (Night, bool, error) {
	var n Night
	var on string
	var started, ended int64
	found, err := v.one(ctx, lastNight, nil, &on, &started, &ended, &n.Left)
	if err != nil || !found {
		return n, false, err
	}
	n.Started, n.Ended = time.UnixMicro(started).UTC(), time.UnixMicro(ended).UTC()
	return n, true, n.Day.UnmarshalText([]byte(on))
}

const (
	putSetting    = `insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`
	selectSetting = `select value from setting where name = $1`
)

// PutSetting keeps a value of the desk's own, such as the demo's clock.
func (t *Tx) PutSetting(ctx context.Context, name, value string) error {
	return t.writer.Exec(ctx, putSetting, name, value)
}

const putSettingOnce = `insert into setting (name, value) values ($1, $2) on conflict (name) do nothing`

// PutSettingOnce keeps a value of the desk's own, unless one is kept already.
func (t *Tx) PutSettingOnce(ctx context.Context, name, value string) error {
	return t.writer.Exec(ctx, putSettingOnce, name, value)
}

// Setting reads a value of the desk's own; empty where it was never set.
func (v *View) Setting(ctx context.Context, name string) (string, error) {
	var value string
	_, err := v.one(ctx, selectSetting, []any{name}, &value)
	return value, err
}
