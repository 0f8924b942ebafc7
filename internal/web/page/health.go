package page

import (
	"time"

	"rebond/internal/domain/day"
)

// Health is how the desk itself is: its clock, its nights, what is still to happen
// outside.
type Health struct {
	Desk

	Engine       string    // "sqlite" or "postgres"
	Now          time.Time // of the business clock, in the zone of the policy
	InHand, Late Count     // effects that are to happen, and those whose day has passed
	Oldest       []LateEffect
	Nights       []NightRow // the latest first
}

// LateEffect is an effect that should have happened before today.
type LateEffect struct {
	What  string
	DueOn day.Day
	Salon Link
	Who   string // who carries it
}

// NightRow is one nightly run that ended.
type NightRow struct {
	Day   day.Day
	Ended time.Time // in the zone of the policy
	Took  time.Duration
	Left  int
}

// seconds is how long the night took, in whole seconds.
func (n NightRow) seconds() int { return int(n.Took / time.Second) }

// engineName is how the makers of a database spell it.
func engineName(engine string) string {
	if engine == "sqlite" {
		return "SQLite"
	}
	return "PostgreSQL"
}
