package api

import (
	"rebond/internal/app"
	"rebond/internal/decide"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
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
	return PersonalLink{personOf(person, d.today()), "/sign-in/" + secret, int(d.app.People.LinkLasts().Hours())}
}

// Invitation is someone who was brought to the desk, with their first way in.
type Invitation struct {
	PersonalLink
}

// location is where the person stands.
func (i Invitation) location() string { return link("people", string(i.Person.ID)) }

type invite struct {
	Name          string     `field:"name,asked"`
	Email         string     `field:"email,asked"`
	Role          staff.Role `field:"role,asked"`
	Team          staff.Team `field:"team,optional"`
	Lang          language   `field:"lang,optional"`
	Manager       string     `field:"manager,optional"`
	RetentionLead bool       `field:"retention_lead,optional"`
}

var inviteForm = strict.Of[invite](shapes)

func (d *desk) invite(a *asked, in invite) (Invitation, error) {
	person, secret, err := d.app.People.Welcome(a.ctx(), a.actor, staff.Particulars{
		Name: in.Name, Email: in.Email, Role: in.Role, Team: in.Team, Active: true,
		Lang: string(in.Lang), Manager: staff.ID(in.Manager), RetentionLead: in.RetentionLead,
	})
	return Invitation{d.personalLink(person, secret)}, err
}

// language is one that the desk speaks.
type language string

type particulars struct {
	Name          string     `field:"name"`
	Email         string     `field:"email"`
	Role          staff.Role `field:"role"`
	Team          staff.Team `field:"team,optional"`
	Active        bool       `field:"active"`
	Lang          language   `field:"lang,optional"`
	Manager       string     `field:"manager,optional"`
	RetentionLead bool       `field:"retention_lead,optional"`
}

var particularsForm = strict.Of[particulars](shapes)

// Altered is a person as they are now, and the version of the people that says so.
type Altered struct {
	Person
	Version int `json:"version" doc:"For the header Seen-Version."`
}

func (d *desk) alterPerson(a *asked, in particulars) (Altered, error) {
	id := staff.ID(a.PathValue("id"))
	call, err := a.call()
	if err != nil {
		return Altered{}, err
	}
	version, err := d.app.People.Alter(a.ctx(), call, id, staff.Particulars{
		Name: in.Name, Email: in.Email, Role: in.Role, Team: in.Team, Active: in.Active,
		Lang: string(in.Lang), Manager: staff.ID(in.Manager), RetentionLead: in.RetentionLead,
	})
	if err != nil {
		return Altered{}, err
	}
	person, err := d.person(a, id)
	return Altered{person, version}, err
}

// person reads someone as they are now.
func (d *desk) person(a *asked, id staff.ID) (Person, error) {
	people, err := d.reads.People(a.ctx())
	return personOf(people[id], d.today()), err
}

type leave struct {
	From   day.Day `field:"from,asked"`
	Until  day.Day `field:"until,asked"`
	Deputy string  `field:"deputy,optional"`
}

var leaveForm = strict.Of[leave](shapes)

func (d *desk) planAbsence(a *asked, in leave) (Absence, error) {
	planned, err := d.app.People.PlanAbsence(a.ctx(), a.actor, a.whose(), staff.Leave{From: in.From, Until: in.Until, Deputy: staff.ID(in.Deputy)})
	return absenceOf(planned), err
}

func (d *desk) endAbsence(a *asked) (any, error) {
	return nil, d.app.People.EndAbsence(a.ctx(), a.actor, a.whose(), staff.AbsenceID(a.PathValue("absence"))) // nothing to answer but that it is done
}

type estateHandOver struct {
	To    string `field:"to,asked"`
	After string `field:"after,optional"`
}

var estateHandOverForm = strict.Of[estateHandOver](shapes)

// Passed is how far a hand-over of all that is someone's has come.
type Passed struct {
	Accounts int    `json:"accounts" doc:"Handed over by this step."`
	Tasks    int    `json:"tasks" doc:"Handed over by this step."`
	Kept     []Kept `json:"kept" doc:"What was refused, and stays."`
	Left     Estate `json:"left"`
	After    string `json:"after,omitempty" doc:"For the next step; left out once all were tried."`
}

// Kept is an account that couldn't be handed over.
type Kept struct {
	Account  partner.AccountID `json:"account"`
	Name     string            `json:"name"`
	Problems []decide.Problem  `json:"problems"`
}

// Estate is what is someone's.
type Estate struct {
	Accounts int `json:"accounts"`
	Tasks    int `json:"tasks" doc:"Open ones that are theirs alone, those of their accounts among them."`
}

func (d *desk) handOverAll(a *asked, in estateHandOver) (Passed, error) {
	passed, err := d.app.People.HandOverAll(a.ctx(), a.actor, a.whose(), staff.ID(in.To), in.After)
	return Passed{
		Accounts: passed.Accounts, Tasks: passed.Tasks, After: passed.After, Left: Estate{passed.Left.Accounts, passed.Left.Tasks},
		Kept: strict.Each(passed.Refused, func(k app.Kept) Kept { return Kept{k.Account, k.Name, decide.Problems(k.Refused, a.lang)} }),
	}, err
}

func (d *desk) getEstate(a *asked, _ nothing) (Estate, error) {
	person, err := d.app.People.Someone(a.ctx(), a.whose())
	if err != nil {
		return Estate{}, err
	}
	estate, err := d.app.People.Estate(a.ctx(), person)
	return Estate{estate.Accounts, estate.Tasks}, err
}

func (d *desk) relink(a *asked, _ nothing) (PersonalLink, error) {
	person, secret, err := d.app.People.Relink(a.ctx(), a.actor, staff.ID(a.PathValue("id")))
	return d.personalLink(person, secret), err
}

func (d *desk) resetSignIn(a *asked, _ nothing) (PersonalLink, error) {
	person, secret, err := d.app.People.ResetSignIn(a.ctx(), a.person.Actor(), staff.ID(a.PathValue("id")))
	return d.personalLink(person, secret), err
}
