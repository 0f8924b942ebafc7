// Package day holds calendar days and months as the procedures count them.
//
// A Day has no zone and no hour: the notice of a partner who writes at 23:59
// in Paris starts that day wherever the server stands. An instant becomes a day
// only through Of, with the zone of the policy (EV-6). Months are added by
// keeping the day's number and clipping it to the month's end, so that
// 31 January plus one month is the last day of February (CH-9).
//
// Every day here can be written in ten characters and read again: what counts past the
// year 1 or the year 9999 stops at its end, as a day that can't be read would be saved
// and never found again.
package day

import (
	"fmt"
	"time"
)

// Day is a calendar day, counted from 1 for 1 January of the year 1, so that
// days compare with < and ==. The zero Day is no day at all.
type Day int32

const secondsPerDay = 86_400

// epoch is the Unix second at which day 0 began.
var epoch = time.Date(0, time.December, 31, 0, 0, 0, 0, time.UTC).Unix()

// earliest and latest are the first and the last day that can be written YYYY-MM-DD.
var earliest, latest = Day(count(1, time.January, 1)), Day(count(9999, time.December, 31))

func count(year int, month time.Month, number int) int64 {
	return (time.Date(year, month, number, 0, 0, 0, 0, time.UTC).Unix() - epoch) / secondsPerDay
}

// writable returns the day with that count, or the nearest that can be written.
func writable(count int64) Day { return Day(min(max(count, int64(earliest)), int64(latest))) }

// New returns the day of a year, month and day number, each normalised as
// time.Date does.
func New(year int, month time.Month, number int) Day {
	return writable(count(year, month, number))
}

// Of returns the day an instant falls on in a zone.
func Of(at time.Time, zone *time.Location) Day {
	return New(at.In(zone).Date())
}

// Parse reads a day written YYYY-MM-DD, and refuses one that doesn't exist.
func Parse(text string) (Day, error) {
	if len(text) != len(time.DateOnly) {
		return 0, fmt.Errorf("%q is not a day written YYYY-MM-DD", text)
	}
	at, err := time.Parse(time.DateOnly, text)
	if err != nil || at.Year() == 0 {
		return 0, fmt.Errorf("%q is not a day that exists", text)
	}
	return New(at.Date()), nil
}

// MustParse is Parse for days written in code; it panics where Parse refuses.
func MustParse(text string) Day {
	d, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// IsZero reports whether d is no day at all.
func (d Day) IsZero() bool { return d == 0 }

// Date returns the year, month and day number.
func (d Day) Date() (year int, month time.Month, number int) { return d.utc().Date() }

// Start returns the instant at which d begins in a zone.
func (d Day) Start(zone *time.Location) time.Time {
	year, month, number := d.Date()
	return time.Date(year, month, number, 0, 0, 0, 0, zone)
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.utc().Weekday() }

// Month returns the month d lies in.
func (d Day) Month() Month {
	year, month, _ := d.Date()
	return NewMonth(year, month)
}

// AddDays returns the day n days later, or earlier where n is negative.
func (d Day) AddDays(n int) Day { return writable(int64(d) + int64(within(n))) }

// AddMonths returns the same day of the month n months later, clipped to that
// month's end.
func (d Day) AddMonths(n int) Day {
	_, _, number := d.Date()
	return (d.Month() + Month(within(n))).Day(number)
}

// within bounds a number of days or months to more than there are, so that no sum
// comes round again from the other end.
func within(n int) int {
	const more = 4_000_000
	return min(max(n, -more), more)
}

// Since returns how many days lie between an earlier day and d.
func (d Day) Since(earlier Day) int { return int(d - earlier) }

// String returns d as YYYY-MM-DD, and the empty string for no day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format(time.DateOnly)
}

// MarshalText writes d as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Day) UnmarshalText(text []byte) (err error) {
	*d = 0
	if len(text) > 0 {
		*d, err = Parse(string(text))
	}
	return err
}

func (d Day) utc() time.Time { return time.Unix(int64(d)*secondsPerDay+epoch, 0).UTC() }
