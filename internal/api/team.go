package api

import (
	"rebond/internal/domain/staff"
	"rebond/internal/strict"
)

// PersonalLink is a way in for one person.
type PersonalLink struct {
	Person Person `json:"person"`
	Link   string `json:"link" doc:"The path of their one-time sign-in link. It is shown once."`
	Hours  int    `json:"hours" doc:"For how many hours the link is good."`
}

func (d *desk) personalLink(person staff.Person, secret string) PersonalLink {
	return PersonalLink{Person(person), "/sign-in/" + secret, int(d.app.People.LinkLasts().Hours())}
}

// Invitation is someone who was brought to the desk, with their first way in.
type Invitation struct {
	PersonalLink
}

// location is where the person stands.
func (i Invitation) location() string { return link("people", string(i.Person.ID)) }

type invite struct {
	Name  string     `field:"name,asked"`
	Email string     `field:"email,asked"`
	Role  staff.Role `field:"role,asked"`
	Team  staff.Team `field:"team,optional"`
}

var inviteForm = strict.Of[invite](shapes)

func (d *desk) invite(a *asked, in invite) (Invitation, error) {
	person, secret, err := d.app.People.Welcome(a.ctx(), a.person.Actor(), staff.Particulars{
		Name: in.Name, Email: in.Email, Role: in.Role, Team: in.Team, Active: true,
	})
	return Invitation{d.personalLink(person, secret)}, err
}

type particulars struct {
	Name   string     `field:"name"`
	Email  string     `field:"email"`
	Role   staff.Role `field:"role"`
	Team   staff.Team `field:"team,optional"`
	Active bool       `field:"active"`
}

var particularsForm = strict.Of[particulars](shapes)

func (d *desk) alterPerson(a *asked, in particulars) (Person, error) {
	id := staff.ID(a.PathValue("id"))
	if err := d.app.People.Alter(a.ctx(), a.person.Actor(), id, staff.Particulars(in)); err != nil {
		return Person{}, err
	}
	people, err := d.reads.People(a.ctx())
	if err != nil {
		return Person{}, err
	}
	return Person(people[id]), nil
}

func (d *desk) relink(a *asked, _ nothing) (PersonalLink, error) {
	person, secret, err := d.app.People.Relink(a.ctx(), a.person.Actor(), staff.ID(a.PathValue("id")))
	return d.personalLink(person, secret), err
}
