package web

import (
	"net/http"
	"net/url"
	"slices"

	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// shippedView is a view that the desk comes with.
type shippedView struct {
	name  words.Phrase
	query string
}

// shipped are the views that everybody has from the start.
var shipped = map[view.List][]shippedView{
	view.Cases: {
		{words.ViewMyCases, "owner=mine"},
		{words.ViewLate, "due=late"},
		{words.ViewAwaiting, "at=awaiting"},
		{words.ViewDecide, "at=formal"},
		{words.ViewEnding, "at=notice&due=week"},
	},
	view.Tasks: {
		{words.ViewMyTasks, "whose=mine"},
		{words.ViewTeamTasks, "whose=team"},
	},
}

func viewPath(id view.ID) string { return "/views/" + string(id) }

// listAt is the address of a list under a filter.
func listAt(list view.List, query string) string {
	if query == "" {
		return "/" + string(list)
	}
	return "/" + string(list) + "?" + query
}

// savedAt is the address of a list under a saved view, which remembers it.
func savedAt(v view.View) string {
	q, _ := url.ParseQuery(v.Query) // it was read when it was saved
	q.Set("view", string(v.ID))
	return listAt(v.List, q.Encode())
}

// counting counts what each of several filters lets through; nil where that isn't cheap.
type counting func(queries []url.Values) ([]page.Count, error)

// viewsOf is the row of views above a list, as the address asks for it.
func (s *Server) viewsOf(r *http.Request, d page.Desk, list view.List, people read.People, count counting) (page.Views, error) {
	query, actor := view.Plain(r.URL.RawQuery), actorOf(r)
	saved, err := s.reads.Views(r.Context(), list, actor.ID)
	if err != nil {
		return page.Views{}, err
	}
	var row page.Views
	var filters []url.Values
	add := func(tab page.ViewTab, filter string) {
		q, _ := url.ParseQuery(filter) // ours, or read when it was saved
		row.Tabs, filters = append(row.Tabs, tab), append(filters, q)
	}
	by := view.ID(r.FormValue("view"))
	known := query == ""
	for _, v := range shipped[list] {
		here := by == "" && view.Plain(v.query) == query
		known = known || here
		add(page.ViewTab{Name: d.Lang.Say(v.name), Href: listAt(list, v.query), Here: here}, v.query)
	}
	for _, v := range saved {
		came := v.ID == by
		known = known || v.Query == query
		add(page.ViewTab{Name: v.Name, Href: savedAt(v.View), Here: came || by == "" && v.Query == query, Locked: v.Sharing == view.Locked}, v.Query)
		if came {
			s.cameBy(&row, d, v, query, actor, people)
		}
	}
	if !known {
		row.SaveAs = "/views/new?" + url.Values{"list": {string(list)}, "query": {query}}.Encode()
	}
	if count == nil {
		return row, nil
	}
	counts, err := count(filters)
	for i := range counts {
		row.Tabs[i].Count = &counts[i]
	}
	return row, err
}

// cameBy offers what can be done to the view by which the list was opened.
func (s *Server) cameBy(row *page.Views, d page.Desk, v read.SavedView, query string, actor staff.Actor, people read.People) {
	row.Held = page.ViewHeld{Name: v.Name, Query: query, Sharing: string(v.Sharing), ChangedBy: people.Name(v.ChangedBy), ChangedOn: v.ChangedOn}
	action, on := v.Changing(v.Sharing, actor.ID)
	if !staff.May(actor.Role, action, on).Allowed {
		return
	}
	row.Manage = viewPath(v.ID)
	if v.Query != query {
		row.Update = &page.Form{Action: viewPath(v.ID), Seen: int64(v.Version), Key: newKey()}
	}
}

// getNewView asks for the name of a view.
func (s *Server) getNewView(w http.ResponseWriter, r *http.Request) {
	s.showNewView(w, r, http.StatusOK, view.Draft{
		List: view.List(r.FormValue("list")), Query: view.Plain(r.FormValue("query")), Sharing: view.Personal,
	}, nil)
}

func (s *Server) showNewView(w http.ResponseWriter, r *http.Request, status int, in view.Draft, refused *refusal.Refusal) {
	if !slices.Contains(view.Lists, in.List) {
		s.fail(w, r, refusal.New(refusal.Unknown, "", "", "door.not_found"))
		return
	}
	needs := func(sharing view.Sharing) (staff.Action, staff.Scope) {
		return view.Draft{Sharing: sharing}.Keeping(), staff.Scope{}
	}
	model := s.viewEdit(r, in, page.Form{Action: "/views", Key: newKey(), Refused: refused}, needs)
	model.New = true
	s.show(w, r, status, page.ViewPage(model))
}

// viewEdit is the form of a view; needs says what it takes to share it so.
func (s *Server) viewEdit(r *http.Request, in view.Draft, form page.Form, needs func(view.Sharing) (staff.Action, staff.Scope)) page.ViewEdit {
	d := s.desk(r)
	d.Section = page.Section(in.List)
	model := page.ViewEdit{
		Desk: d, Form: form, List: string(in.List), Name: in.Name, Query: in.Query, Sharing: string(in.Sharing), Back: listAt(in.List, in.Query),
	}
	for _, sharing := range view.Sharings {
		if action, on := needs(sharing); staff.May(actorOf(r).Role, action, on).Allowed {
			model.Sharings = append(model.Sharings, page.Choice{Value: string(sharing), Label: d.Lang.Value(sharing)})
		}
	}
	return model
}

func draftOf(r *http.Request) view.Draft {
	return view.Draft{
		List: view.List(r.PostFormValue("list")), Name: r.PostFormValue("name"), Query: r.PostFormValue("query"),
		Sharing: view.Sharing(r.PostFormValue("sharing")),
	}
}

// postViews saves a new view, and shows its list.
func (s *Server) postViews(w http.ResponseWriter, r *http.Request) {
	in := draftOf(r)
	receipt, err := s.app.Views.Make(r.Context(), callOf(r), in)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, receipt.Verb, savedAt(view.View{ID: view.ID(receipt.About), List: in.List, Query: view.Plain(in.Query)}))
	case ok && !refused.Has(refusal.Forbidden):
		s.showNewView(w, r, statusOf(err), in, refused)
	default:
		s.fail(w, r, err)
	}
}

// getView shows a view to be renamed, shared or deleted.
func (s *Server) getView(w http.ResponseWriter, r *http.Request) {
	s.showView(w, r, http.StatusOK, nil, nil)
}

func (s *Server) showView(w http.ResponseWriter, r *http.Request, status int, typed *view.Draft, refused *refusal.Refusal) {
	actor := actorOf(r)
	held, err := s.reads.View(r.Context(), view.ID(r.PathValue("id")), actor.ID)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	people, err := s.reads.People(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	in := view.Draft{List: held.List, Name: held.Name, Query: held.Query, Sharing: held.Sharing}
	if typed != nil {
		in.Name, in.Query, in.Sharing = typed.Name, typed.Query, typed.Sharing
	}
	t := teller{s.desk(r), read.File{Version: held.Version, People: people}, actor}
	needs := func(to view.Sharing) (staff.Action, staff.Scope) { return held.Changing(to, actor.ID) }
	model := s.viewEdit(r, in, t.returned(t.form(viewPath(held.ID)), refused), needs)
	model.Desk.Here = viewPath(held.ID)
	model.Back = savedAt(held.View)
	model.Held = page.ViewHeld{Name: held.Name, ChangedBy: people.Name(held.ChangedBy), ChangedOn: held.ChangedOn}
	if action, on := held.Deleting(actor.ID); staff.May(actor.Role, action, on).Allowed {
		form := t.form(viewPath(held.ID) + "/deletion")
		model.Delete = &form
	}
	s.show(w, r, status, page.ViewPage(model))
}

// postView changes a view: its filter from its list, the rest from its page.
func (s *Server) postView(w http.ResponseWriter, r *http.Request) {
	in := draftOf(r)
	id := view.ID(r.PathValue("id"))
	receipt, err := s.app.Views.Change(r.Context(), callOf(r), id, in)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		s.backToList(w, r, view.View{ID: id, List: in.List, Query: view.Plain(in.Query)}, receipt.Verb)
	case ok && !refused.Has(refusal.Forbidden) && !refused.Has(refusal.Unknown):
		s.showView(w, r, statusOf(err), &in, refused)
	default:
		s.fail(w, r, err)
	}
}

// backToList shows the list of a view that was changed, by the view where whoever
// changed it still sees it.
func (s *Server) backToList(w http.ResponseWriter, r *http.Request, changed view.View, verb string) {
	held, err := s.reads.View(r.Context(), changed.ID, actorOf(r).ID)
	if refused, ok := refusal.Of(err); ok && refused.Has(refusal.Unknown) {
		done(w, r, verb, listAt(changed.List, changed.Query))
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	done(w, r, verb, savedAt(held.View))
}

// postViewDeletion deletes a view, and shows the list without it.
func (s *Server) postViewDeletion(w http.ResponseWriter, r *http.Request) {
	id := view.ID(r.PathValue("id"))
	held, err := s.reads.View(r.Context(), id, actorOf(r).ID)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	receipt, err := s.app.Views.Delete(r.Context(), callOf(r), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	done(w, r, receipt.Verb, listAt(held.List, held.Query))
}

// viewsFound offers the views whose name has every word that was typed.
func (s *Server) viewsFound(r *http.Request, d page.Desk, query string) ([]page.Finding, error) {
	var found []page.Finding
	for _, list := range view.Lists {
		for _, v := range shipped[list] {
			if name := d.Lang.Say(v.name); query != "" && hasWords(name, query) {
				found = append(found, page.Finding{Text: name, More: d.Lang.Value(list), Href: listAt(list, v.query)})
			}
		}
		saved, err := s.reads.Views(r.Context(), list, actorOf(r).ID)
		if err != nil {
			return nil, err
		}
		for _, v := range saved {
			if hasWords(v.Name, query) {
				found = append(found, page.Finding{Text: v.Name, More: d.Lang.Value(list), Href: savedAt(v.View)})
			}
		}
	}
	return found, nil
}
