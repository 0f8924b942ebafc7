package web

import (
	"net/http"
	"slices"
	"strconv"

	"rebond/internal/app"
	"rebond/internal/domain/export"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func personPath(id staff.ID) string { return "/people/" + string(id) }

// getPeople lists everyone at the desk.
func (s *Server) getPeople(w http.ResponseWriter, r *http.Request) {
	s.showPeople(w, r, http.StatusOK, page.Particulars{}, nil)
}

func (s *Server) showPeople(w http.ResponseWriter, r *http.Request, status int, invite page.Particulars, link *page.PersonalLink) {
	people, _, err := s.app.People.Managed(r.Context(), actorOf(r))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Here = "/people"
	s.told(w, r, &d)
	invite.Action, invite.New = "/people", true
	particularsChoices(&invite, d, people, "")
	model := page.People{Desk: d, Invite: invite, Link: link}
	model.Exports = exportsOf(r, export.People, "people", "")
	for _, p := range people {
		model.Rows = append(model.Rows, personRow(d, p, people))
	}
	s.show(w, r, status, page.PeoplePage(model))
}

func personRow(d page.Desk, p staff.Person, people []staff.Person) page.PersonRow {
	row := page.PersonRow{
		Href: personPath(p.ID), Name: p.Name, Role: roleOf(d.Lang, p), Email: p.Email, State: stateOf(d, p), Lead: p.RetentionLead,
	}
	if at := slices.IndexFunc(people, func(other staff.Person) bool { return other.ID == p.Manager }); at >= 0 {
		row.Manager = people[at].Name
	}
	if p.Active {
		row.LinkAction = personPath(p.ID) + "/link"
	}
	return row
}

func roleOf(lang words.Lang, p staff.Person) string {
	if p.Team == "" {
		return lang.Value(p.Role)
	}
	return lang.Say(words.RoleInTeam, "role", p.Role, "team", p.Team)
}

// stateOf says whether someone is there today.
func stateOf(d page.Desk, p staff.Person) page.Chip {
	absence, away := p.AwayOn(d.Today)
	switch {
	case !p.Active:
		return page.Chip{Text: d.Lang.Say(words.PersonOut), Tone: page.Plain}
	case away:
		return page.Chip{Text: d.Lang.Say(words.PersonAway, "until", d.Lang.ShortDay(absence.Until)), Tone: page.Soon}
	default:
		return page.Chip{Text: d.Lang.Say(words.PersonIn), Tone: page.Good}
	}
}

// particularsChoices fills what can be chosen of a person; nobody manages themselves.
func particularsChoices(form *page.Particulars, d page.Desk, people []staff.Person, self staff.ID) {
	lang := d.Lang
	for _, role := range staff.Roles {
		if role != staff.Partner {
			form.Roles = append(form.Roles, page.Choice{Value: string(role), Label: lang.Value(role)})
		}
	}
	for _, team := range []staff.Team{staff.Growth, staff.Onboarding} {
		form.Teams = append(form.Teams, page.Choice{Value: string(team), Label: lang.Value(team)})
	}
	for _, p := range people {
		if p.Active && p.Role == staff.Manager && p.ID != self {
			form.Managers = append(form.Managers, page.Choice{Value: string(p.ID), Label: p.Name})
		}
	}
	form.Langs = []page.Choice{{Value: "fr", Label: "Français"}, {Value: "en", Label: "English"}}
}

// particularsOf reads a person's particulars from a form.
func particularsOf(r *http.Request) staff.Particulars {
	return staff.Particulars{
		Name: r.PostFormValue("name"), Email: r.PostFormValue("email"), Role: staff.Role(r.PostFormValue("role")),
		Team: staff.Team(r.PostFormValue("team")), Active: r.PostFormValue("active") != "", Lang: r.PostFormValue("lang"),
		Manager: staff.ID(r.PostFormValue("manager")), RetentionLead: r.PostFormValue("retention_lead") != "",
	}
}

// shown puts particulars into their form.
func shown(in staff.Particulars, form page.Form) page.Particulars {
	return page.Particulars{
		Form: form, Name: in.Name, Email: in.Email, Role: string(in.Role), Team: string(in.Team), Active: in.Active,
		Lang: in.Lang, Manager: string(in.Manager), Lead: in.RetentionLead,
	}
}

// postPeople invites someone, and shows their link once.
func (s *Server) postPeople(w http.ResponseWriter, r *http.Request) {
	in := particularsOf(r)
	person, secret, err := s.app.People.Welcome(r.Context(), actorOf(r), in)
	if refused, ok := refusal.Of(err); ok && !refused.Has(refusal.Forbidden) {
		s.showPeople(w, r, statusOf(err), shown(in, page.Form{Refused: refused}), nil)
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
	return &page.PersonalLink{
		Name: person.Name, URL: seenAt(r).Origin + "/sign-in/" + secret, Hours: int(s.app.People.LinkLasts().Hours()),
	}
}

// personBack is what of a person's page came back.
type personBack struct {
	refused *refusal.Refusal  // the particulars
	passing *app.Passed       // how far a hand-over of all that is theirs has come
	handing *refusal.Refusal  // the hand-over as a whole
	typed   staff.Particulars // with refused
}

// getPerson shows one person: particulars, absences, what is theirs, the ways in that
// are open in their name, and their history.
func (s *Server) getPerson(w http.ResponseWriter, r *http.Request) {
	s.showPerson(w, r, http.StatusOK, personBack{})
}

func (s *Server) showPerson(w http.ResponseWriter, r *http.Request, status int, back personBack) {
	people, version, err := s.app.People.Managed(r.Context(), actorOf(r))
	id := staff.ID(r.PathValue("id"))
	at := slices.IndexFunc(people, func(p staff.Person) bool { return p.ID == id })
	if err == nil && at < 0 {
		err = refusal.New(refusal.Unknown, "", "", "door.not_found")
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	person := people[at]
	d := s.desk(r)
	d.Here = personPath(id)
	s.told(w, r, &d)
	t := teller{d, read.File{Version: version, People: peopleBy(people)}, actorOf(r)}
	model := page.Colleague{Desk: d, Name: person.Name, Role: roleOf(d.Lang, person), State: stateOf(d, person)}
	if back.refused != nil {
		model.Form = shown(back.typed, t.returned(t.form(d.Here), back.refused))
		model.Form.Seen, _ = strconv.ParseInt(r.PostFormValue("seen"), 10, 64)
		if len(model.Form.Clashes) > 0 {
			model.Form.Seen = int64(version) // both values were shown: sent again, theirs is meant
		}
	} else {
		model.Form = shown(person.Particulars(), t.form(d.Here))
	}
	particularsChoices(&model.Form, d, people, id)
	for _, a := range person.Ahead(d.Today) {
		model.Absences = append(model.Absences, t.absence(person, a))
	}
	if model.Estate, err = s.estate(r, t, person, back); err == nil {
		model.Ways, err = s.ways(r, d, person.ID)
	}
	if err == nil {
		model.History, err = s.historyOf(r, t, person.ID)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, status, page.ColleaguePage(model))
}

func peopleBy(people []staff.Person) read.People {
	by := read.People{}
	for _, p := range people {
		by[p.ID] = p
	}
	return by
}

// estate is what is theirs, and how it is handed over.
func (s *Server) estate(r *http.Request, t teller, person staff.Person, back personBack) (page.Estate, error) {
	held, err := s.app.People.Estate(r.Context(), person)
	estate := page.Estate{
		Accounts: held.Accounts, Tasks: held.Tasks, Gone: !person.Active, To: r.PostFormValue("owner"),
		Form: t.returned(t.form(personPath(person.ID)+"/hand-over"), back.handing),
	}
	for _, p := range t.file.People {
		if p.Active && p.ID != person.ID && (p.Role == staff.AM || held.Accounts == 0) {
			estate.Takers = append(estate.Takers, page.Choice{Value: string(p.ID), Label: p.Name})
		}
	}
	slices.SortFunc(estate.Takers, func(a, b page.Choice) int { return compareText(a.Label, b.Label) })
	if back.passing != nil {
		done, _ := strconv.Atoi(r.PostFormValue("done")) // without it this was the first step
		estate.Passing = &page.Passing{
			Done: done + back.passing.Accounts, Tasks: back.passing.Tasks, After: back.passing.After, To: r.PostFormValue("owner"),
		}
		for _, kept := range back.passing.Refused {
			estate.Passing.Kept = append(estate.Passing.Kept, page.KeptAccount{
				Link: page.Link{Text: kept.Name, Href: accountPath(kept.Account)}, Missing: page.MissingOf(kept.Refused),
			})
		}
	}
	return estate, err
}

// historyOf tells what happened to one person, the latest first.
func (s *Server) historyOf(r *http.Request, t teller, id staff.ID) ([]page.Entry, error) {
	entries, err := s.reads.HistoryOfPerson(r.Context(), id)
	t.file.History = entries
	t.file = s.zoned(t.file)
	shown, _ := latest(t.file.History, false, "")
	return newestFirst(t.entries(shown)), err
}

// postPerson changes one person's particulars.
func (s *Server) postPerson(w http.ResponseWriter, r *http.Request) {
	in := particularsOf(r)
	_, err := s.app.People.Alter(r.Context(), callOf(r), staff.ID(r.PathValue("id")), in)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, "person.altered", "/people")
	case ok && !refused.Has(refusal.Forbidden) && !refused.Has(refusal.Unknown):
		s.showPerson(w, r, statusOf(err), personBack{refused: refused, typed: in})
	default:
		s.fail(w, r, err)
	}
}

// postEstate hands over a step of what is someone's, and shows how far it has come.
// Here it is for those who may see the page; a manager's way is the command.
func (s *Server) postEstate(w http.ResponseWriter, r *http.Request) {
	passed, err := s.app.People.HandOverAll(r.Context(), actorOf(r), staff.ID(r.PathValue("id")), staff.ID(r.PostFormValue("owner")), r.PostFormValue("after"))
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		s.showPerson(w, r, http.StatusOK, personBack{passing: &passed})
	case ok && !refused.Has(refusal.Forbidden) && !refused.Has(refusal.Unknown):
		s.showPerson(w, r, statusOf(err), personBack{handing: refused})
	default:
		s.fail(w, r, err)
	}
}
