package staff

import (
	"slices"
	"strings"
)

// Reach is a part of the desk that a token may be used for. It narrows what its
// holder may do, and never widens it.
type Reach string

const (
	ReachRead      Reach = "read"      // everything that can be looked at
	ReachChurn     Reach = "churn"     // churn requests and their cases
	ReachTasks     Reach = "tasks"     // what there is to do
	ReachAccounts  Reach = "accounts"  // accounts, their pages and their owners
	ReachDecisions Reach = "decisions" // the rules alone: no account is touched
	ReachPeople    Reach = "people"    // absences and sessions
	ReachSettings  Reach = "settings"  // lists, policy, the demo's clock
	ReachImport    Reach = "import"    // accounts in and out, many at once

	// ReachWhole is what makes a way in for somebody: a narrowed token never has it, or it
	// would widen itself.
	ReachWhole Reach = "whole"
)

// Reaches lists every reach that a token can be narrowed to, the harmless first.
var Reaches = []Reach{ReachRead, ReachDecisions, ReachTasks, ReachChurn, ReachAccounts, ReachImport, ReachPeople, ReachSettings}

// Kind names the list of words that reaches stand in.
func (Reach) Kind() string { return "reach" }

// reachOf says by the noun of an action which reach it needs, or by the whole action.
var reachOf = map[string]Reach{
	"desk": ReachRead, "history": ReachRead, string(UndoEntry): ReachAccounts,
	"round":      ReachRead, // what it does needs the reach of that too
	"churn_case": ReachChurn, "prechurn_case": ReachChurn, "access": ReachChurn, "finance_ticket": ReachChurn,
	"task":    ReachTasks,
	"account": ReachAccounts, "marketplace": ReachAccounts, "marketplace_audit": ReachAccounts, "shop": ReachAccounts,
	"billing_company": ReachAccounts, "venue": ReachAccounts,
	"user": ReachWhole, "token": ReachWhole,
	"absence": ReachPeople, "session": ReachPeople,
	"policy": ReachSettings, "lists": ReachSettings, "view": ReachSettings, "demo": ReachSettings,
	"import": ReachImport, "export": ReachImport,
}

// Reach is the part of the desk that an action belongs to; empty for an action that
// was given none, which is a mistake that a test finds.
func (a Action) Reach() Reach {
	if reach, own := reachOf[string(a)]; own {
		return reach
	}
	noun, _, _ := strings.Cut(string(a), ".")
	return reachOf[noun]
}

// Grip is what a token may be used for: all that its holder may, or only some
// reaches.
type Grip []Reach

// Whole reports whether the token is narrowed by nothing.
func (g Grip) Whole() bool { return len(g) == 0 }

// Holds reports whether the token may be used for a reach.
func (g Grip) Holds(reach Reach) bool { return g.Whole() || slices.Contains(g, reach) }
