package web

import (
	"net/http"

	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func personPath(id staff.ID) string { return "/people/" + string(id) }

// getPeople lists everyone at the desk.
func (s *Server) getPeople(w http.ResponseWriter, r *http.Request) {
	s.showPeople(w, r, http.StatusOK, page.Particulars{}, nil)
}

func (s *Server) showPeople(w http.ResponseWriter, r *http.Request, status int, invite page.Particulars, link *page.PersonalLink) {
	if err := staff.Permit(actorOf(r), staff.ManageUsers, staff.Scope{}); err != nil {
		s.fail(w, r, err)
		return
	}
	people, err := s.app.People.All(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Here = "/people"
	told(w, r, &d)
	invite.Action, invite.New = "/people", true
	invite.Roles, invite.Teams = roles(d.Lang), teams(d.Lang)
	model := page.People{Desk: d, Invite: invite, Link: link}
	for _, p := range people {
		model.Rows = append(model.Rows, personRow(d.Lang, p))
	}
	s.show(w, r, status, page.PeoplePage(model))
}

func personRow(lang words.Lang, p staff.Person) page.PersonRow {
	row := page.PersonRow{
		Href: personPath(p.ID), Name: p.Name, Role: lang.Value(p.Role), Email: p.Email,
		State: page.Chip{Text: lang.Say(words.PersonOut), Tone: page.Plain},
	}
	if p.Team != "" {
		row.Role = lang.Say(words.RoleInTeam, "role", p.Role, "team", p.Team)
	}
	if p.Active {
		row.State = page.Chip{Text: lang.Say(words.PersonIn), Tone: page.Good}
		row.LinkAction = personPath(p.ID) + "/link"
	}
	return row
}

func roles(lang words.Lang) []page.Choice {
	var choices []page.Choice
	for _, role := range staff.Roles {
		if role != staff.Partner {
			choices = append(choices, page.Choice{Value: string(role), Label: lang.Value(role)})
		}
	}
	return choices
}

func teams(lang words.Lang) []page.Choice {
	return []page.Choice{
		{Value: string(staff.Growth), Label: lang.Value(staff.Growth)},
		{Value: string(staff.Onboarding), Label: lang.Value(staff.Onboarding)},
	}
}

// particularsOf reads a person's particulars from a form.
func particularsOf(r *http.Request) staff.Particulars {
	return staff.Particulars{
		Name: r.PostFormValue("name"), Email: r.PostFormValue("email"), Role: staff.Role(r.PostFormValue("role")),
		Team: staff.Team(r.PostFormValue("team")), Active: r.PostFormValue("active") != "",
	}
}

// typed shows particulars as they were typed.
func typed(in staff.Particulars, refused *refusal.Refusal) page.Particulars {
	return page.Particulars{
		Form: page.Form{Refused: refused}, Name: in.Name, Email: in.Email, Role: string(in.Role), Team: string(in.Team), Active: in.Active,
	}
}

// postPeople invites someone, and shows their link once.
func (s *Server) postPeople(w http.ResponseWriter, r *http.Request) {
	in := particularsOf(r)
	person, secret, err := s.app.People.Welcome(r.Context(), actorOf(r), in)
	if refused, ok := refusal.Of(err); ok && !refused.Has(refusal.Forbidden) {
		s.showPeople(w, r, statusOf(err), typed(in, refused), nil)
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.showPeople(w, r, http.StatusOK, page.Particulars{}, s.personalLink(r, person, secret))
}

// postPersonLink makes a new one-time link, and shows it once.
func (s *Server) postPersonLink(w http.ResponseWriter, r *http.Request) {
	person, secret, err := s.app.People.Relink(r.Context(), actorOf(r), staff.ID(r.PathValue("id")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.showPeople(w, r, http.StatusOK, page.Particulars{}, s.personalLink(r, person, secret))
}

func (s *Server) personalLink(r *http.Request, person staff.Person, secret string) *page.PersonalLink {
	scheme := "http://"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https://"
	}
	return &page.PersonalLink{
		Name: person.Name, URL: scheme + r.Host + "/sign-in/" + secret, Hours: int(s.app.People.LinkLasts().Hours()),
	}
}

// getPerson shows one person's particulars.
func (s *Server) getPerson(w http.ResponseWriter, r *http.Request) {
	people, err := s.reads.People(r.Context())
	person, ok := people[staff.ID(r.PathValue("id"))]
	if err == nil && !ok {
		err = refusal.New(refusal.Unknown, "", "", "door.not_found")
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.showPerson(w, r, http.StatusOK, page.Particulars{
		Name: person.Name, Email: person.Email, Role: string(person.Role), Team: string(person.Team), Active: person.Active,
	})
}

func (s *Server) showPerson(w http.ResponseWriter, r *http.Request, status int, form page.Particulars) {
	if err := staff.Permit(actorOf(r), staff.ManageUsers, staff.Scope{}); err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Here = personPath(staff.ID(r.PathValue("id")))
	form.Action, form.Roles, form.Teams = d.Here, roles(d.Lang), teams(d.Lang)
	s.show(w, r, status, page.ColleaguePage(page.Colleague{Desk: d, Name: form.Name, Form: form}))
}

// postPerson changes one person's particulars.
func (s *Server) postPerson(w http.ResponseWriter, r *http.Request) {
	in := particularsOf(r)
	err := s.app.People.Alter(r.Context(), actorOf(r), staff.ID(r.PathValue("id")), in)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, "person.altered", "/people")
	case ok && !refused.Has(refusal.Forbidden) && !refused.Has(refusal.Unknown):
		s.showPerson(w, r, statusOf(err), typed(in, refused))
	default:
		s.fail(w, r, err)
	}
}
