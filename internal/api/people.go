package api

import (
	"rebond/internal/domain/day"
	"rebond/internal/domain/staff"
	"rebond/internal/strict"
)

// Person is someone who works at the desk.
type Person struct {
	ID            staff.ID   `json:"id"`
	Name          string     `json:"name"`
	Email         string     `json:"email,omitempty"`
	Role          staff.Role `json:"role"`
	Team          staff.Team `json:"team,omitempty"`
	Lang          string     `json:"lang"`
	Active        bool       `json:"active"`
	Manager       staff.ID   `json:"manager,omitempty" doc:"The direct manager; without one, any manager."`
	RetentionLead bool       `json:"retention_lead" doc:"Gives the briefings of AL-8: one person at most."`
	Absences      []Absence  `json:"absences,omitempty" doc:"Those that aren't over."`
}

// Absence is a time away, both days included.
type Absence struct {
	ID     staff.AbsenceID `json:"id"`
	From   day.Day         `json:"from"`
	Until  day.Day         `json:"until"`
	Deputy staff.ID        `json:"deputy,omitempty" doc:"Looks after what is theirs meanwhile."`
}

func personOf(p staff.Person, today day.Day) Person {
	told := Person{
		ID: p.ID, Name: p.Name, Email: p.Email, Role: p.Role, Team: p.Team, Lang: p.Lang, Active: p.Active,
		Manager: p.Manager, RetentionLead: p.RetentionLead,
	}
	for _, a := range p.Ahead(today) {
		told.Absences = append(told.Absences, absenceOf(a))
	}
	return told
}

func absenceOf(a staff.Absence) Absence { return Absence{a.ID, a.From, a.Until, a.Deputy} }

func (d *desk) today() day.Day { return d.app.Policy.Today(d.app.Clock.Now()) }

// Me is who asks, in whose place they stand, and the day it is at the desk.
type Me struct {
	Person
	StandsFor []Absent `json:"stands_for,omitempty" doc:"The absent whose accounts and tasks are theirs to look after today."`
	Today     day.Day  `json:"today" doc:"The business clock's day, in the policy's zone."`
}

// Absent is someone who is away, and until when.
type Absent struct {
	ID    staff.ID `json:"id"`
	Name  string   `json:"name"`
	Until day.Day  `json:"until"`
}

func (d *desk) getMe(a *asked, _ nothing) (Me, error) {
	me := Me{Person: personOf(a.person, d.today()), Today: d.today()}
	for _, absent := range a.actor.Stands {
		me.StandsFor = append(me.StandsFor, Absent(absent))
	}
	return me, nil
}

// PersonList is everyone at the desk, by name.
type PersonList struct {
	People  []Person `json:"people"`
	Version int      `json:"version" doc:"Of the people, for the header Seen-Version."`
}

func (d *desk) getPeople(a *asked, _ nothing) (PersonList, error) {
	all, version, err := d.app.People.Roll(a.ctx())
	return PersonList{strict.Each(all, func(p staff.Person) Person { return personOf(p, d.today()) }), version}, err
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
