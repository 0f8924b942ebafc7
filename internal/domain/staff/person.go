package staff

import (
	"cmp"
	"regexp"
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
	Lang        string // empty: as it was, or French
	Manager     ID     // empty: any manager
	// RetentionLead gives the briefings of AL-8. The mark moves: who had it loses it.
	RetentionLead bool
}

// Particulars are what an admin said of the person last.
func (p Person) Particulars() Particulars {
	return Particulars{
		Name: p.Name, Email: p.Email, Role: p.Role, Team: p.Team, Active: p.Active,
		Lang: p.Lang, Manager: p.Manager, RetentionLead: p.RetentionLead,
	}
}

// Ties are what holds a person to their role: they are handed over before it is
// taken from them, for nothing due belongs to nobody.
type Ties struct {
	Accounts  int  // that they manage
	Tasks     int  // open ones that are theirs alone
	OnlyAdmin bool // nobody else could manage people
}

// Gives refuses someone to whom a person can't hand over all that is theirs: accounts
// go to an account manager (CH-3), tasks to whoever is still there.
func (p Person) Gives(to Person, ties Ties) error {
	switch {
	case to.ID == p.ID:
		return refusal.New(refusal.Invalid, "CH-3", "owner", personToSelf, "name", p.Name)
	case !to.Active, ties.Accounts > 0 && to.Role != AM:
		return refusal.New(refusal.Invalid, "CH-3", "owner", personUnfit, "name", to.Name)
	}
	return nil
}

// Altered is told when a person's particulars change.
type Altered struct {
	Person Person
	Others []Person // who changed with them: who was the lead, and whom they managed
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
	personHasTasks  because.Text = "person.has_tasks"
	personToSelf    because.Text = "person.hand_over_to_self"
	personUnfit     because.Text = "person.hand_over_unfit"
	personNoLang    because.Text = "person.no_lang"
	personNoManager because.Text = "person.no_manager"
	personCircle    because.Text = "person.managers_in_circle"
	personNotLead   because.Text = "person.not_retention_lead"
	personLastAdmin because.Text = "person.last_admin"
)

// Invite makes a person of what an admin says of them.
func Invite(id ID, in Particulars, everyone Everyone) (Person, Came, []Person, error) {
	in.Active = true
	if err := refusal.All(in.incomplete(), in.misled(id, everyone)); err != nil {
		return Person{}, Came{}, nil, err
	}
	p := Person{ID: id, Lang: "fr"}.with(in)
	return p, Came{p, because.One("EV-2", personInvited, "role", p.Role)}, everyone.led(p), nil
}

// Alter returns a person with other particulars, and whoever changes with them.
// Refused while they still manage accounts or have tasks and would no longer, and for
// the last admin.
func (p Person) Alter(in Particulars, ties Ties, everyone Everyone) (Person, Altered, error) {
	next := p.with(in)
	var tied, busy, last error
	if ties.Accounts > 0 && (next.Role != AM || !next.Active) {
		tied = refusal.New(refusal.Illegal, "CH-3", "role", personManages, "name", p.Name, "accounts", ties.Accounts)
	}
	if ties.Tasks > 0 && !next.Active {
		busy = refusal.New(refusal.Illegal, "EV-2", "active", personHasTasks, "name", p.Name, "tasks", ties.Tasks)
	}
	if ties.OnlyAdmin && (next.Role != Admin || !next.Active) {
		last = refusal.New(refusal.Illegal, "EV-2", "role", personLastAdmin)
	}
	if err := refusal.All(in.incomplete(), in.misled(p.ID, everyone), tied, busy, last); err != nil {
		return p, Altered{}, err
	}
	return next, Altered{next, everyone.led(next)}, nil
}

// led lists who changes with a person: the lead before them, and those whom they no
// longer manage.
func (e Everyone) led(next Person) []Person {
	var changed []Person
	manages := next.Active && next.Role == Manager
	for _, p := range e.ByName() {
		after := p
		if p.ID == next.ID {
			continue
		}
		if next.RetentionLead {
			after.RetentionLead = false
		}
		if p.Manager == next.ID && !manages {
			after.Manager = ""
		}
		if after.RetentionLead != p.RetentionLead || after.Manager != p.Manager {
			changed = append(changed, after)
		}
	}
	return changed
}

func (p Person) with(in Particulars) Person {
	p.Name, p.Email = strings.TrimSpace(in.Name), strings.ToLower(strings.TrimSpace(in.Email))
	p.Role, p.Team, p.Active = in.Role, in.Team, in.Active
	p.Lang = cmp.Or(in.Lang, p.Lang)
	p.Manager, p.RetentionLead = in.Manager, in.RetentionLead
	return p
}

// As returns the person with particulars, whether or not they may have them.
func (p Person) As(in Particulars) Person { return p.with(in) }

// As returns the particulars with one field as history writes it.
func (in Particulars) As(field, value string) Particulars {
	switch field {
	case "name":
		in.Name = value
	case "email":
		in.Email = value
	case "role":
		in.Role = Role(value)
	case "team":
		in.Team = Team(value)
	case "lang":
		in.Lang = value
	case "active":
		in.Active = value == "true"
	case "manager":
		in.Manager = ID(value)
	case "retention_lead":
		in.RetentionLead = value == "true"
	}
	return in
}

// Over returns what is meant by particulars typed over others that have changed
// since: what was left as it was shown stays as it is now.
func (in Particulars) Over(shown, now Particulars) Particulars {
	in.Name = meant(in.Name, shown.Name, now.Name)
	in.Email = meant(in.Email, shown.Email, now.Email)
	in.Role = meant(in.Role, shown.Role, now.Role)
	in.Team = meant(in.Team, shown.Team, now.Team)
	in.Active = meant(in.Active, shown.Active, now.Active)
	in.Lang = meant(in.Lang, shown.Lang, now.Lang)
	in.Manager = meant(in.Manager, shown.Manager, now.Manager)
	in.RetentionLead = meant(in.RetentionLead, shown.RetentionLead, now.RetentionLead)
	return in
}

func meant[T comparable](typed, shown, now T) T {
	if typed == shown {
		return now
	}
	return typed
}

func (in Particulars) incomplete() error {
	return refusal.All(Named(in.Name), Mailed(in.Email), in.placed(), in.spoken())
}

// spoken refuses a language that the desk doesn't speak (EV-8).
func (in Particulars) spoken() error {
	if in.Lang == "" || in.Lang == "fr" || in.Lang == "en" {
		return nil
	}
	return refusal.New(refusal.Invalid, "EV-8", "lang", personNoLang, "value", in.Lang)
}

// misled refuses a manager who isn't one, or whom the person leads in turn, and a
// retention lead who couldn't brief anyone (AL-8).
func (in Particulars) misled(id ID, everyone Everyone) error {
	var manager, lead error
	above, known := everyone[in.Manager]
	switch {
	case in.Manager == "":
	case !known || !above.Active || above.Role != Manager:
		manager = refusal.New(refusal.Invalid, "EV-2", "manager", personNoManager)
	case everyone.leads(id, in.Manager):
		manager = refusal.New(refusal.Invalid, "EV-2", "manager", personCircle, "name", above.Name)
	}
	if in.RetentionLead && (!in.Active || in.Role != AM && in.Role != Manager) {
		lead = refusal.New(refusal.Invalid, "AL-8", "retention_lead", personNotLead)
	}
	return refusal.All(manager, lead)
}

// leads reports whether someone is above another, or is that other.
func (e Everyone) leads(above, who ID) bool {
	for range len(e) + 1 {
		if who == "" || who == above {
			return who == above
		}
		who = e[who].Manager
	}
	return false
}

// Named refuses a person without a name.
func Named(name string) error {
	if strings.TrimSpace(name) == "" {
		return refusal.New(refusal.Missing, "", "name", personNoName)
	}
	return nil
}

// mailAddress is one address, without a name around it.
var mailAddress = regexp.MustCompile(`^[^\s@,;:<>()"]+@[^\s@,;:<>()".][^\s@,;:<>()"]*\.[^\s@,;:<>()".]{2,}$`)

// Reachable reports whether a mail could reach an address.
func Reachable(email string) bool {
	return mailAddress.MatchString(email) && !strings.Contains(email, "..")
}

// Mailed refuses an address that no mail could reach.
func Mailed(email string) error {
	email = strings.TrimSpace(email)
	switch {
	case email == "":
		return refusal.New(refusal.Missing, "", "email", personNoMail)
	case !Reachable(email):
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
