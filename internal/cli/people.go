package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rebond/internal/api"
	"rebond/internal/domain/because"
	"rebond/internal/domain/fold"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/words"
)

// People lists everyone at the desk.
type People struct {
	Remote
}

// Run lists them, by name.
func (p People) Run(ctx context.Context, c *Console) error {
	desk, err := p.at(c)
	if err != nil {
		return err
	}
	text, err := desk.get(ctx, "/people", nil)
	list, toTell, err := answered[api.PersonList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	return c.tellPeople(list.People)
}

func (c *Console) tellPeople(people []api.Person) error {
	table := c.table()
	for _, p := range people {
		role, state := c.Lang.Value(p.Role), words.PersonOut
		if p.Team != "" {
			role = c.Lang.Say(words.RoleInTeam, "role", p.Role, "team", p.Team)
		}
		if p.Active {
			state = words.PersonIn
		}
		said := c.Lang.Say(state)
		if p.RetentionLead {
			said += ", " + c.Lang.Say(words.LeadMark)
		}
		table.row(p.Name, role, p.Email, said, string(p.ID))
	}
	return table.end()
}

// Person has the verbs of those who manage the desk's people.
type Person struct {
	Invite PersonInvite `cmd:"" help:"person_invite" calls:"invitePerson"`
	Change PersonChange `cmd:"" help:"person_change" calls:"alterPerson"`
	Link   PersonLink   `cmd:"" help:"person_link" calls:"linkPerson"`
	Reset  PersonReset  `cmd:"" help:"person_reset" calls:"resetSignIn"`
	// HandOver gives all that is someone's to somebody else.
	HandOver PersonHandOver `cmd:"" name:"hand-over" help:"person_hand_over" calls:"handOverAll"`
}

// Particulars are what can be typed of a person.
type Particulars struct {
	Name  string `help:"person_name"`
	Email string `help:"person_email"`
	Role  string `help:"person_role"`
	Team  string `help:"person_team"`
	// Spoken, because --lang is the language of the command itself.
	Spoken  string `name:"speaks" help:"person_lang"`
	Manager string `help:"person_manager"`
}

// PersonInvite brings someone to the desk.
type PersonInvite struct {
	Particulars
	Remote
}

// Run invites them, and tells their link.
func (i PersonInvite) Run(ctx context.Context, c *Console) error {
	desk, err := i.at(c)
	if err != nil {
		return err
	}
	manager, err := desk.managerNamed(ctx, i.Manager, "")
	if err != nil {
		return err
	}
	text, err := desk.once(ctx, http.MethodPost, "/people",
		given{}.and("name", i.Name).and("email", i.Email).and("role", i.Role).and("team", i.Team).and("lang", i.Spoken).and("manager", string(manager)))
	made, toTell, err := answered[api.Invitation](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	desk.tellLink(made.PersonalLink)
	return nil
}

// tellLink tells a link as it is typed in a browser, or after "rebond sign-in".
func (d *remote) tellLink(made api.PersonalLink) {
	c := d.console
	c.fact(c.Lang.Say(words.LinkTitle, "name", made.Person.Name), d.url+made.Link)
	c.say(words.LinkWhat, "hours", made.Hours)
}

// OfPerson names a person.
type OfPerson struct {
	Person string `arg:"" help:"person_named"`
	Remote
}

// find finds the desk and the person, and where they stand.
func (o OfPerson) find(ctx context.Context, c *Console) (*remote, api.Person, string, error) {
	desk, err := o.at(c)
	if err != nil {
		return nil, api.Person{}, "", err
	}
	person, err := desk.person(ctx, "person", o.Person)
	return desk, person, "/people/" + url.PathEscape(string(person.ID)), err
}

// PersonChange changes someone's particulars; what isn't typed stays.
type PersonChange struct {
	OfPerson
	Particulars
	Active        *bool `negatable:"" help:"person_active"`
	RetentionLead *bool `negatable:"" help:"person_lead"`
}

// Run changes them, and tells what they are now.
func (p PersonChange) Run(ctx context.Context, c *Console) error {
	desk, held, path, err := p.find(ctx, c)
	if err != nil {
		return err
	}
	desk.seen = desk.roll
	manager, err := desk.managerNamed(ctx, p.Manager, held.Manager)
	if err != nil {
		return err
	}
	text, err := desk.once(ctx, http.MethodPut, path, p.after(held, manager))
	now, toTell, err := answered[api.Person](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	fmt.Fprintln(c.Out, c.Lang.Word("said", "person.altered"))
	return c.tellPeople([]api.Person{now})
}

// after is all of someone's particulars after the change. A role is typed with its
// team, if it has one.
func (p PersonChange) after(held api.Person, manager staff.ID) map[string]any {
	body := map[string]any{
		"name": cmp.Or(p.Name, held.Name), "email": cmp.Or(p.Email, held.Email), "role": cmp.Or(p.Role, string(held.Role)), "active": held.Active,
		"lang": cmp.Or(p.Spoken, held.Lang), "retention_lead": held.RetentionLead,
	}
	if manager != "" {
		body["manager"] = manager
	}
	if p.RetentionLead != nil {
		body["retention_lead"] = *p.RetentionLead
	}
	team := staff.Team(p.Team)
	if p.Role == "" {
		team = cmp.Or(team, held.Team)
	}
	if team != "" {
		body["team"] = team
	}
	if p.Active != nil {
		body["active"] = *p.Active
	}
	return body
}

// PersonLink makes someone a new link.
type PersonLink struct {
	OfPerson
}

// Run makes it, and tells it.
func (l PersonLink) Run(ctx context.Context, c *Console) error { return l.newLink(ctx, c, "/link") }

// PersonReset makes everything that lets someone in worthless.
type PersonReset struct {
	OfPerson
}

// Run resets it, and tells their new link.
func (r PersonReset) Run(ctx context.Context, c *Console) error {
	return r.newLink(ctx, c, "/sign-in-reset")
}

func (o OfPerson) newLink(ctx context.Context, c *Console, by string) error {
	desk, _, path, err := o.find(ctx, c)
	if err != nil {
		return err
	}
	text, err := desk.once(ctx, http.MethodPost, path+by, given{})
	made, toTell, err := answered[api.PersonalLink](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	desk.tellLink(made)
	return nil
}

// nobody is typed for no direct manager: any manager is.
const nobody = "none"

// managerNamed finds the manager who is typed; who isn't typed stays.
func (d *remote) managerNamed(ctx context.Context, typed string, held staff.ID) (staff.ID, error) {
	switch typed {
	case "":
		return held, nil
	case nobody:
		return "", nil
	}
	person, err := d.person(ctx, "manager", typed)
	return person.ID, err
}

// PersonHandOver gives all that is someone's to somebody else.
type PersonHandOver struct {
	OfPerson
	To string `required:"" help:"person_hand_over_to"`
}

// Run goes on step by step until all was tried, and tells what stays.
func (h PersonHandOver) Run(ctx context.Context, c *Console) error {
	desk, _, path, err := h.find(ctx, c)
	if err != nil {
		return err
	}
	to, err := desk.person(ctx, "owner", h.To)
	if err != nil {
		return err
	}
	accounts := 0
	for after := ""; ; {
		text, err := desk.once(ctx, http.MethodPost, path+"/hand-over", given{}.and("to", string(to.ID)).and("after", after))
		passed, toTell, err := answered[api.Passed](desk, text, err)
		if err != nil || !toTell {
			return err
		}
		accounts += passed.Accounts
		for _, kept := range passed.Kept {
			for _, problem := range kept.Problems {
				c.tellUnmet(kept.Name, problem.Message)
			}
		}
		if after = passed.After; after == "" {
			c.say(words.PassingDone, "done", accounts, "tasks", passed.Tasks)
			return nil
		}
		c.say(words.PassingGoesOn, "done", accounts, "left", passed.Left.Accounts)
	}
}

const (
	unknownPerson because.Text = "door.unknown_person"
	severalPeople because.Text = "cli.several_people"
)

// person finds the person whom somebody names in a field: by id, e-mail address or
// name.
func (d *remote) person(ctx context.Context, field, named string) (api.Person, error) {
	text, err := d.get(ctx, "/people", nil)
	if err != nil {
		return api.Person{}, err
	}
	var all api.PersonList
	if err := json.Unmarshal(text, &all); err != nil {
		return api.Person{}, fmt.Errorf("read the desk’s answer: %w", err)
	}
	d.roll = all.Version
	same := slices.DeleteFunc(all.People, func(p api.Person) bool {
		return string(p.ID) != named && !strings.EqualFold(p.Email, named) && fold.Text(p.Name) != fold.Text(named)
	})
	switch len(same) {
	case 0:
		return api.Person{}, refusal.New(refusal.Unknown, "", field, unknownPerson, "value", named)
	case 1:
		return same[0], nil
	default:
		return api.Person{}, refusal.New(refusal.Invalid, "", field, severalPeople, "value", named, "found", each(same, func(p api.Person) string {
			return p.Name + " (" + string(p.ID) + ")"
		}))
	}
}
