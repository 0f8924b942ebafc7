package staff

import (
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
)

// Particulars are what an admin says of a person.
type Particulars struct {
	Name, Email string
	Role        Role
	Team        Team // of an account manager; empty for everyone else
	Active      bool
}

// Ties are what holds a person to their role: they are handed over before it is
// taken from them, for nothing due belongs to nobody.
type Ties struct {
	Accounts  int  // that they manage
	OnlyAdmin bool // nobody else could manage people
}

// Altered is told when a person's particulars change.
type Altered struct {
	Person Person
	By     ID
}

// Told tells it to history.
func (e Altered) Told() history.Told {
	return history.Told{
		Verb: "person.altered", About: e.Person.Ref(), Because: because.Of("EV-2", personAltered, "role", e.Person.Role),
		Facts: because.Inputs("role", e.Person.Role, "active", e.Person.Active),
	}
}

const (
	personInvited   because.Text = "person.invited"
	personAltered   because.Text = "person.altered"
	personNoName    because.Text = "person.no_name"
	personNoMail    because.Text = "person.no_email"
	personBadMail   because.Text = "person.bad_email"
	personNoRole    because.Text = "person.no_role"
	personNoTeam    because.Text = "person.no_team"
	personNotInTeam because.Text = "person.not_in_team"
	personManages   because.Text = "person.manages_accounts"
	personLastAdmin because.Text = "person.last_admin"
)

// Invite makes a person of what an admin says of them.
func Invite(id ID, in Particulars) (Person, Came, error) {
	if err := in.incomplete(); err != nil {
		return Person{}, Came{}, err
	}
	p := Person{ID: id, Lang: "fr"}.with(in)
	p.Active = true
	return p, Came{p, because.One("EV-2", personInvited, "role", p.Role)}, nil
}

// Alter returns a person with other particulars. Refused while they still manage
// accounts and would no longer, and for the last admin.
func (p Person) Alter(in Particulars, ties Ties, by ID) (Person, Altered, error) {
	next := p.with(in)
	var tied, last error
	if ties.Accounts > 0 && (next.Role != AM || !next.Active) {
		tied = refusal.New(refusal.Illegal, "CH-3", "role", personManages, "name", p.Name, "accounts", ties.Accounts)
	}
	if ties.OnlyAdmin && (next.Role != Admin || !next.Active) {
		last = refusal.New(refusal.Illegal, "EV-2", "role", personLastAdmin)
	}
	if err := refusal.All(in.incomplete(), tied, last); err != nil {
		return p, Altered{}, err
	}
	return next, Altered{next, by}, nil
}

func (p Person) with(in Particulars) Person {
	p.Name, p.Email = strings.TrimSpace(in.Name), strings.ToLower(strings.TrimSpace(in.Email))
	p.Role, p.Team, p.Active = in.Role, in.Team, in.Active
	return p
}

func (in Particulars) incomplete() error {
	return refusal.All(Named(in.Name), Mailed(in.Email), in.placed())
}

// Named refuses a person without a name.
func Named(name string) error {
	if strings.TrimSpace(name) == "" {
		return refusal.New(refusal.Missing, "", "name", personNoName)
	}
	return nil
}

// Mailed refuses an address that no mail could reach.
func Mailed(email string) error {
	email = strings.TrimSpace(email)
	local, domain, both := strings.Cut(email, "@")
	switch {
	case email == "":
		return refusal.New(refusal.Missing, "", "email", personNoMail)
	case !both || local == "" || !strings.Contains(strings.Trim(domain, "."), ".") || strings.ContainsAny(email, " \t\r\n,;<>()\"") || strings.Contains(domain, "@"):
		return refusal.New(refusal.Invalid, "", "email", personBadMail, "value", email)
	}
	return nil
}

// placed refuses a role that isn't one of the desk's, and a team that isn't an
// account manager's.
func (in Particulars) placed() error {
	switch {
	case !slices.Contains(Roles, in.Role) || in.Role == Partner:
		return refusal.New(refusal.Invalid, "EV-2", "role", personNoRole)
	case in.Role == AM && in.Team != Growth && in.Team != Onboarding:
		return refusal.New(refusal.Missing, "EV-2", "team", personNoTeam)
	case in.Role != AM && in.Team != "":
		return refusal.New(refusal.Invalid, "EV-2", "team", personNotInTeam, "role", in.Role)
	}
	return nil
}
