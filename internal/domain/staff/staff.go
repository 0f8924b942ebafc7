// Package staff holds the people of the marketplace who work at the desk, their
// roles and teams, and May: the one table that says who may do what (EV-2).
package staff

import (
	"strconv"

	"rebond/internal/domain/because"
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
	}
}

// Actor returns the person as one who acts.
func (p Person) Actor() Actor { return Actor{p.ID, p.Name, p.Role, p.Team} }

// Came is told when a person comes to the desk: how, the reason says.
type Came struct {
	Person Person
	How    because.Reason
}

// Told tells it to history.
func (e Came) Told() history.Told {
	return history.Told{Verb: "person.came", About: e.Person.Ref(), Because: because.Reasons{e.How}, Facts: e.How.Inputs}
}

// Actor is a person as a verb sees one: who acts, and in which role.
type Actor struct {
	ID   ID
	Name string
	Role Role
	Team Team
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

// Administers reports whether they are an admin who has said who they are.
func (p Person) Administers() bool { return p.Role == Admin && p.Active && p.Email != "" }
