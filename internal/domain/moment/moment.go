// Package moment holds what a verb may know of the outside world: who acts, on
// which day, under which policy. It is given, never looked up, so that the same
// verb gives the same answer in a test, a dry run and a replay.
package moment

import (
	"time"

	"rebond/internal/domain/day"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/staff"
)

// Moment is one instant at the desk, seen by one actor.
type Moment struct {
	At     time.Time // the business clock's instant
	Today  day.Day   // its day, in the policy's zone (EV-6)
	Actor  staff.Actor
	Policy policy.Policy
	NewID  func() string // a fresh id for a record that the verb makes
	Lists  picklist.Lists
	// Staffed are the roles in whose queue someone is present: nothing due may
	// belong to nobody.
	Staffed map[staff.Role]bool
	// RetentionLead gives the briefings of AL-8 today; empty where nobody does.
	RetentionLead staff.ID
	// Everyone are those who work at the desk: a case is assigned to an AM of growth.
	Everyone staff.Everyone
}
