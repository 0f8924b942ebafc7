package day

import (
	"fmt"
	"time"
)

// Month is a calendar month, counted so that months compare and add as numbers.
type Month int32

const monthLayout = "2006-01"

// NewMonth returns a month of a year.
func NewMonth(year int, month time.Month) Month { return Month(year*12 + int(month) - 1) }

// Day returns the day of m with that number, clipped to the month's end.
func (m Month) Day(number int) Day { return min(m.First().AddDays(number-1), m.Last()) }

// First returns the first day of m.
func (m Month) First() Day { return New(int(m)/12, time.Month(int(m)%12+1), 1) }

// Last returns the last day of m.
func (m Month) Last() Day { return New(int(m)/12, time.Month(int(m)%12+2), 0) }

// String returns m as YYYY-MM.
func (m Month) String() string { return m.First().utc().Format(monthLayout) }

// Stated is a date as a contract or a letter states it: known to the day, or
// only to the month. The zero Stated states nothing.
type Stated struct {
	Month Month
	Day   Day // no day where only the month is known
}

// ParseStated reads YYYY-MM-DD or YYYY-MM.
func ParseStated(text string) (Stated, error) {
	if len(text) == len(monthLayout) {
		at, err := time.Parse(monthLayout, text)
		if err != nil || at.Year() == 0 {
			return Stated{}, fmt.Errorf("%q is not a month that exists", text)
		}
		return Stated{Month: NewMonth(at.Year(), at.Month())}, nil
	}
	d, err := Parse(text)
	if err != nil {
		return Stated{}, fmt.Errorf("%q is neither a day YYYY-MM-DD nor a month YYYY-MM that exists", text)
	}
	return OnDay(d), nil
}

// OnDay states a date known to the day.
func OnDay(d Day) Stated { return Stated{Month: d.Month(), Day: d} }

// IsZero reports whether nothing is stated.
func (s Stated) IsZero() bool { return s == Stated{} }

// ToTheDay reports whether the day is known, not only the month.
func (s Stated) ToTheDay() bool { return !s.Day.IsZero() }

// Agrees reports whether two statements say the same at the coarser precision
// of the two.
func (s Stated) Agrees(other Stated) bool {
	if s.ToTheDay() && other.ToTheDay() {
		return s.Day == other.Day
	}
	return s.Month == other.Month
}

// String returns the date as it was stated.
func (s Stated) String() string {
	if s.ToTheDay() {
		return s.Day.String()
	}
	return s.Month.String()
}
