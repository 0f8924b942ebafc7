package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
)

func compareText(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) }

// getAbsences shows who is away, and the form that records an absence.
func (s *Server) getAbsences(w http.ResponseWriter, r *http.Request) {
	s.showAbsences(w, r, http.StatusOK, nil)
}

func (s *Server) showAbsences(w http.ResponseWriter, r *http.Request, status int, refused *refusal.Refusal) {
	people, version, err := s.app.People.Roll(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Here = "/absences"
	s.told(w, r, &d)
	t := teller{d, read.File{Version: version, People: peopleBy(people)}, actorOf(r)}
	model := page.Absences{Desk: d, Plan: page.Leave{
		Form:   t.returned(t.form("/absences"), refused),
		Person: cmp.Or(r.PostFormValue("person"), string(t.actor.ID)), From: r.PostFormValue("from"), Until: r.PostFormValue("until"), Deputy: r.PostFormValue("deputy"),
	}}
	var plannable []staff.Person
	for _, p := range people {
		if !p.Active {
			continue
		}
		for _, a := range p.Ahead(d.Today) {
			model.Rows = append(model.Rows, t.absence(p, a))
		}
		if t.mayPlan(p.ID) {
			plannable = append(plannable, p)
			model.Plan.People = append(model.Plan.People, page.Choice{Value: string(p.ID), Label: p.Name})
		}
	}
	for _, p := range staff.Everyone(t.file.People).DeputiesOf(plannable) {
		model.Plan.Deputies = append(model.Plan.Deputies, page.Choice{Value: string(p.ID), Label: p.Name})
	}
	slices.SortStableFunc(model.Rows, func(a, b page.Absence) int { return a.From.Since(b.From) })
	s.show(w, r, status, page.AbsencesPage(model))
}

func (t teller) mayPlan(who staff.ID) bool {
	return staff.May(t.actor.Role, staff.PlanAbsence, staff.Scope{Themselves: who == t.actor.ID}).Allowed
}

// absence says one absence, with the way to end it for those who may.
func (t teller) absence(p staff.Person, a staff.Absence) page.Absence {
	said := page.Absence{Name: p.Name, From: a.From, Until: a.Until, Now: a.Covers(t.desk.Today)}
	if a.Deputy != "" {
		said.Deputy = t.file.People.Name(a.Deputy)
	}
	in, found := staff.Everyone(t.file.People).InPlaceOf(p.ID, t.desk.Today)
	switch {
	case !said.Now:
	case !found:
		said.Nobody = true
	case in.ID != a.Deputy:
		said.Instead = in.Name
	}
	if t.mayPlan(p.ID) {
		said.End = "/absences/" + string(p.ID) + "/" + string(a.ID) + "/end"
	}
	return said
}

// postAbsence records that someone is away.
func (s *Server) postAbsence(w http.ResponseWriter, r *http.Request) {
	from, badFrom := dayTyped(r, "from")
	until, badUntil := dayTyped(r, "until")
	err := refusal.All(badFrom, badUntil)
	if err == nil {
		who := staff.ID(cmp.Or(r.PostFormValue("person"), string(actorOf(r).ID)))
		_, err = s.app.People.PlanAbsence(r.Context(), actorOf(r), who, staff.Leave{From: from, Until: until, Deputy: staff.ID(r.PostFormValue("deputy"))})
	}
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, "absence.planned", "/absences")
	case ok && !refused.Has(refusal.Forbidden) && !refused.Has(refusal.Unknown):
		s.showAbsences(w, r, statusOf(err), refused)
	default:
		s.fail(w, r, err)
	}
}

// dayTyped reads a day from a form; an empty field is no day.
func dayTyped(r *http.Request, field string) (day.Day, error) {
	text := r.PostFormValue(field)
	on, err := day.Parse(text)
	if text == "" || err == nil {
		return on, nil
	}
	return 0, refusal.New(refusal.Invalid, "", field, "absence.bad_day", "value", text)
}

// postAbsenceEnd brings someone back.
func (s *Server) postAbsenceEnd(w http.ResponseWriter, r *http.Request) {
	if err := s.app.People.EndAbsence(r.Context(), actorOf(r), staff.ID(r.PathValue("id")), staff.AbsenceID(r.PathValue("absence"))); err != nil {
		s.fail(w, r, err)
		return
	}
	done(w, r, "absence.ended", "/absences")
}
