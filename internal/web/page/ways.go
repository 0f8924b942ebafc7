package page

import (
	"slices"

	"rebond/internal/domain/day"
)

// MyWays is one's own sessions and tokens, and the form that makes a token.
type MyWays struct {
	Desk

	Ways   Ways
	Wish   TokenWish
	Secret string // of a token that was just made: shown once
}

// Ways are the ways in that are open in someone's name.
type Ways struct {
	Desk

	Rows      []Way
	Others    bool   // there are sessions but the one that looks
	EndOthers string // where those are ended
}

// Way is a session in a browser, or a token.
type Way struct {
	Token       bool
	Name        string   // of a token
	Reach       []string // what a token may be used for, as said; none is everything
	Browser     string   // as said
	From        string   // the address
	Begun, Seen string   // as said; empty where that isn't known
	Until       day.Day
	Here        bool // it is the one that looks
	End         string
}

// TokenWish is the form that makes a token.
type TokenWish struct {
	Form
	Name, Days     string // as typed
	Holds          []string
	Reaches, Lasts []Choice
}

func (TokenWish) name() string { return "token" }

func (w TokenWish) anchors() map[string]string {
	return map[string]string{"name": fieldID(w.name(), "name"), "reach": fieldID(w.name(), "reach"), "days": fieldID(w.name(), "days")}
}

// Permissions is who may do what, drawn from the table that decides.
type Permissions struct {
	Desk

	Roles []Choice
	Mine  string // the reader's own role
	Rows  []PermissionRow
}

// PermissionRow is one action: its rule, and each role's answer.
type PermissionRow struct {
	Action, Rule string
	Cells        []Allowance
}

// Allowance is whether a role may, and under which condition, as said.
type Allowance struct {
	Allowed bool
	Under   string
}

// Anyone reports whether some role may: what only a partner's link may do has none.
func (r PermissionRow) Anyone() bool {
	return slices.ContainsFunc(r.Cells, func(c Allowance) bool { return c.Allowed })
}
