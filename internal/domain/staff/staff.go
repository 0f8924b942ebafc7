// Package staff holds the people of the marketplace who work at the desk, their
// roles and teams, and May: the one table that says who may do what (EV-2).
package staff

import (
	"slices"
	"strconv"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
)

// ID names a person, or the desk itself where no person acted.
type ID string

// Role is what a person is trusted with.
type Role string

const (
	AM      Role = "am"      // account manager
	CX      Role = "cx"      // customer support
	Sales   Role = "sales"   // new business
	Content Role = "content" // venue pages (MC)
	Finance Role = "finance" // billing
	Manager Role = "manager"
	Admin   Role = "admin"
	Partner Role = "partner" // outside, only by a signed one-time link
)

// Roles lists every role, inside first.
var Roles = []Role{AM, CX, Sales, Content, Finance, Manager, Admin, Partner}

// Kind names the list of words that roles stand in.
func (Role) Kind() string { return "role" }

// Team is a part of a role's people.
type Team string

const (
	Growth     Team = "growth"     // account managers of settled accounts
	Onboarding Team = "onboarding" // account managers until the welcome call
)

// Kind names the list of words that teams stand in.
func (Team) Kind() string { return "team" }

// Person is someone who works at the desk.
type Person struct {
	ID     ID
	Name   string
	Email  string // empty until the person was invited
	Role   Role
	Team   Team
	Lang   string // "fr" or "en"
	Active bool
	// Manager is their direct manager; empty where any manager is.
	Manager ID
	// RetentionLead marks who gives the briefings of AL-8: at most one person.
	RetentionLead bool
	// Absences are those planned and under way, and past ones, by their first day.
	Absences []Absence
}

// Ref names the person in history.
func (p Person) Ref() history.Ref { return history.Ref{Kind: "person", ID: string(p.ID)} }

// Fields tells the person to history.
func (p Person) Fields() []history.Field {
	return []history.Field{
		{Name: "name", Value: p.Name, Personal: true},
		{Name: "email", Value: p.Email, Personal: true},
		{Name: "role", Value: string(p.Role)},
		{Name: "team", Value: string(p.Team)},
		{Name: "lang", Value: p.Lang},
		{Name: "active", Value: strconv.FormatBool(p.Active)},
		{Name: "manager", Value: string(p.Manager)},
		{Name: "retention_lead", Value: told(p.RetentionLead)},
	}
}

// told is a mark as history writes it: nothing where there is none, so that who was
// saved before the mark existed has none.
func told(mark bool) string {
	if mark {
		return "true"
	}
	return ""
}

// Records lists the person and their absences, as history sees them.
func (p Person) Records() []history.Record {
	records := []history.Record{p}
	for _, a := range p.Absences {
		records = append(records, a)
	}
	return records
}

// Administers reports whether they are an admin who has said who they are.
func (p Person) Administers() bool { return p.Role == Admin && p.Active && p.Email != "" }

// Actor returns the person as one who acts, in nobody's place.
func (p Person) Actor() Actor { return Actor{ID: p.ID, Name: p.Name, Role: p.Role, Team: p.Team} }

// Came is told when a person comes to the desk: how, the reason says.
type Came struct {
	Person Person
	How    because.Reason
}

// Told tells it to history.
func (e Came) Told() history.Told {
	return history.Told{Verb: "person.came", About: e.Person.Ref(), Because: because.Reasons{e.How}, Facts: e.How.Inputs}
}

// Actor is a person as a verb sees one: who acts, in which role, and in whose place.
type Actor struct {
	ID   ID
	Name string
	Role Role
	Team Team
	// Stands are the absent whose accounts and tasks the actor looks after today.
	Stands []Absent
}

// Absent is someone who is away, and until when.
type Absent struct {
	ID    ID
	Name  string
	Until day.Day
}

// StandsFor finds the absent person in whose place the actor stands.
func (a Actor) StandsFor(who ID) (Absent, bool) {
	at := slices.IndexFunc(a.Stands, func(absent Absent) bool { return who != "" && absent.ID == who })
	if at < 0 {
		return Absent{}, false
	}
	return a.Stands[at], true
}

// Minds lists those whose accounts and tasks the actor looks after: their own first.
func (a Actor) Minds() []ID {
	minds := []ID{a.ID}
	for _, absent := range a.Stands {
		minds = append(minds, absent.ID)
	}
	return minds
}

// With is the scope of an action on an account that someone owns.
func (a Actor) With(owner ID) Scope {
	absent, _ := a.StandsFor(owner)
	return Scope{OwnsAccount: owner != "" && owner == a.ID, InPlaceOf: absent}
}

var (
	// Desk is the actor of what nobody did by hand, such as the night.
	Desk = Actor{ID: "desk", Name: "Rebond", Role: Admin}
	// Operator is the actor of commands that open the database themselves.
	Operator = Actor{ID: "operator", Name: "Administration du serveur", Role: Admin}
)

// Outside is the id of the partner of an account, in the account's own history.
const Outside ID = "partner"

// PartnerNamed is an account's partner, who may nothing by their role: a link that was
// made for one thing is their right to it (EV-2).
func PartnerNamed(account string) Actor { return Actor{ID: Outside, Name: account, Role: Partner} }

// Unmanned are the actors who are no person.
var Unmanned = map[ID]string{Desk.ID: Desk.Name, Operator.ID: Operator.Name}
