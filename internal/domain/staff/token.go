package staff

import (
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
)

// TokenDays are for how many days a token may be good.
var TokenDays = []int{7, 30, 90, 365}

// TokenWish is what someone says of a token of the API that they make.
type TokenWish struct {
	Name string
	Grip Grip // at least one reach: a token for everything is made by signing in
	Days int
}

const (
	tokenNoName  because.Text = "token.no_name"
	tokenNoReach because.Text = "token.no_reach"
	tokenReach   because.Text = "token.unknown_reach"
	tokenDays    because.Text = "token.bad_days"
	tokenNarrow  because.Text = "token.too_narrow"
	tokenMade    because.Text = "token.made"
	tokenForAll  because.Text = "token.made_for_all"
	linkMade     because.Text = "person.link_made"
	wayEnded     because.Text = "session.ended"
)

// Check refuses a wish that lacks a name, a reach or an end.
func (w TokenWish) Check() error {
	var name, reach, days error
	if strings.TrimSpace(w.Name) == "" {
		name = refusal.New(refusal.Missing, "", "name", tokenNoName)
	}
	if len(w.Grip) == 0 {
		reach = refusal.New(refusal.Missing, "EV-2", "reach", tokenNoReach)
	}
	for _, r := range w.Grip {
		if !slices.Contains(Reaches, r) {
			reach = refusal.New(refusal.Invalid, "EV-2", "reach", tokenReach, "value", string(r))
		}
	}
	if !slices.Contains(TokenDays, w.Days) {
		days = refusal.New(refusal.Invalid, "", "days", tokenDays, "days", TokenDays)
	}
	return refusal.All(name, reach, days)
}

// Check refuses what a token may not be used for, and names the reach it lacks.
func (g Grip) Check(needs Reach) error {
	if g.Holds(needs) {
		return nil
	}
	return refusal.New(refusal.Forbidden, "EV-2", "", tokenNarrow, "needs", needs, "holds", []Reach(g))
}

// TokenMade is told when someone makes a token.
type TokenMade struct {
	Person Person
	Wish   TokenWish
}

// Told tells it to history.
func (e TokenMade) Told() history.Told {
	why := because.Of("EV-2", tokenMade, "name", e.Wish.Name, "reach", []Reach(e.Wish.Grip), "days", e.Wish.Days)
	if len(e.Wish.Grip) == 0 {
		why = because.Of("EV-2", tokenForAll, "name", e.Wish.Name, "days", e.Wish.Days)
	}
	return history.Told{Verb: "token.made", About: e.Person.Ref(), Because: why}
}

// LinkMade is told when someone makes a one-time link that lets a person in: whoever
// holds it comes in as that person.
type LinkMade struct {
	Person Person
	Hours  int // for how many it is good
}

// Told tells it to history.
func (e LinkMade) Told() history.Told {
	return history.Told{Verb: "person.link_made", About: e.Person.Ref(), Because: because.Of("EV-2", linkMade, "hours", e.Hours)}
}

// WaysEnded is told when sessions or tokens of someone are ended, but for their own
// signing out.
type WaysEnded struct {
	Person Person
	Number int
}

// Told tells it to history.
func (e WaysEnded) Told() history.Told {
	return history.Told{Verb: "session.ended", About: e.Person.Ref(), Because: because.Of("EV-2", wayEnded, "number", e.Number)}
}
