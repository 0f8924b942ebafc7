package api

import (
	"rebond/internal/domain/day"
	"rebond/internal/domain/staff"
	"rebond/internal/strict"
)

// Person is someone who works at the desk.
type Person struct {
	ID     staff.ID   `json:"id"`
	Name   string     `json:"name"`
	Email  string     `json:"email,omitempty"`
	Role   staff.Role `json:"role"`
	Team   staff.Team `json:"team,omitempty"`
	Lang   string     `json:"lang"`
	Active bool       `json:"active"`
}

// Me is who asks, and the day it is at the desk.
type Me struct {
	Person
	Today day.Day `json:"today" doc:"The business clock's day, in the policy's zone."`
}

func (d *desk) getMe(a *asked, _ nothing) (Me, error) {
	return Me{Person(a.person), d.app.Policy.Today(d.app.Clock.Now())}, nil
}

// PersonList is everyone at the desk, by name.
type PersonList struct {
	People []Person `json:"people"`
}

func (d *desk) getPeople(a *asked, _ nothing) (PersonList, error) {
	all, err := d.app.People.All(a.ctx())
	return PersonList{strict.Each(all, func(p staff.Person) Person { return Person(p) })}, err
}

// Token lets its holder in, as the person whose link it was made from.
type Token struct {
	Token string `json:"token" doc:"For the header Authorization, after Bearer. It is shown once."`
}

// location is where a token stands.
func (Token) location() string { return link("tokens", "current") }

type oneTimeLink struct {
	Link string `field:"link"`
}

var oneTimeLinkForm = strict.Of[oneTimeLink](shapes)

func (d *desk) makeToken(a *asked, in oneTimeLink) (Token, error) {
	token, err := d.app.People.NewToken(a.ctx(), in.Link)
	return Token{token}, err
}

// dropToken makes the token that is shown worthless.
func (d *desk) dropToken(a *asked) (any, error) {
	return nil, d.app.People.SignOut(a.ctx(), a.token) // nothing to answer but that it is done
}
