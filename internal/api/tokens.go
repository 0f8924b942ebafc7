package api

import (
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/staff"
	"rebond/internal/strict"
)

// Way is a way in that is open in someone's name: a session in a browser, or a token.
type Way struct {
	ID    string        `json:"id"`
	Kind  string        `json:"kind" doc:"session or token."`
	Name  string        `json:"name,omitempty" doc:"Of a token."`
	Reach []staff.Reach `json:"reach,omitempty" doc:"What a token may be used for; without any, everything."`
	Begun *time.Time    `json:"begun,omitempty"`
	Seen  *time.Time    `json:"last_seen,omitempty" doc:"Within a few minutes."`
	Until time.Time     `json:"until"`
	From  string        `json:"address,omitempty"`
	Agent string        `json:"browser,omitempty"`
	Here  bool          `json:"here" doc:"It is the one that asks."`
}

// WayList is every way in that is open in someone's name, the one used last first.
type WayList struct {
	Ways []Way `json:"ways"`
}

func wayOf(w app.Way) Way {
	return Way{w.ID, string(w.Kind), w.Name, w.Grip, knownAt(w.Begun), knownAt(w.Seen), w.Until, w.From, w.Agent, w.Here}
}

func knownAt(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	return &at
}

func (d *desk) getWays(a *asked, _ nothing) (WayList, error) {
	ways, err := d.app.People.Ways(a.ctx(), a.actor, a.whose(), a.token)
	return WayList{strict.Each(ways, wayOf)}, err
}

// whose is the person that the path names, or who asks.
func (a *asked) whose() staff.ID {
	if id := a.PathValue("id"); id != "me" {
		return staff.ID(id)
	}
	return a.person.ID
}

func (d *desk) endWay(a *asked) (any, error) {
	return nil, d.app.People.EndWay(a.ctx(), a.actor, a.whose(), a.PathValue("way")) // nothing to answer but that it is done
}

func (d *desk) endWays(a *asked) (any, error) {
	return nil, d.app.People.EndOtherSessions(a.ctx(), a.actor, a.whose(), a.token) // nothing to answer but that it is done
}

// tokenDays is for how many days a token is good.
type tokenDays int

type tokenWish struct {
	Name  string        `field:"name,asked"`
	Reach []staff.Reach `field:"reach,asked"`
	Days  tokenDays     `field:"days,asked"`
}

var tokenWishForm = strict.Of[tokenWish](shapes)

// Named is a token that was made with a name. It stands among the ways in.
type Named struct {
	Token
}

func (d *desk) nameToken(a *asked, in tokenWish) (Named, error) {
	secret, err := d.app.People.MakeToken(a.ctx(), a.actor, staff.TokenWish{Name: in.Name, Grip: in.Reach, Days: int(in.Days)})
	return Named{Token{secret}}, err
}
