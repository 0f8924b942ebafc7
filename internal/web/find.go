package web

import (
	"net/http"
	"slices"
	"strings"

	"rebond/internal/domain/fold"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// mostOffered is how many accounts the palette offers.
const mostOffered = 7

// getFind answers the palette: accounts by anything that is known of them, with their
// open cases, and the pages and views to go to.
func (s *Server) getFind(w http.ResponseWriter, r *http.Request) {
	d := s.plainDesk(r)
	query := strings.TrimSpace(r.FormValue("q"))
	views, err := s.viewsFound(r, d, query)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	places := []page.FindGroup{
		{Title: words.PaletteGo, Found: placesFound(d, query)},
		{Title: words.PaletteViews, Found: views},
		{Doings: true},
	}
	found, near, err := s.accountsFound(r, d, query)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	accounts := page.FindGroup{Title: words.PaletteAccounts, Found: found}
	model := page.Find{Lang: d.Lang, Query: query, Groups: append([]page.FindGroup{accounts}, places...)}
	if near {
		accounts.Title = words.PaletteNear
		model.Groups = append(places, accounts)
	}
	model.Groups = nonempty(model.Groups)
	s.show(w, r, http.StatusOK, page.FindPart(model))
}

// nonempty leaves out the groups in which nothing was found.
func nonempty(groups []page.FindGroup) []page.FindGroup {
	var some []page.FindGroup
	for _, g := range groups {
		if g.Doings || len(g.Found) > 0 {
			some = append(some, g)
		}
	}
	return some
}

// accountsFound offers accounts, each with the case that is open on it.
func (s *Server) accountsFound(r *http.Request, d page.Desk, query string) (found []page.Finding, near bool, err error) {
	if query == "" {
		return nil, false, nil
	}
	accounts, err := s.reads.Search(r.Context(), query)
	if err != nil {
		return nil, false, err
	}
	rows := accounts.Rows[:min(len(accounts.Rows), mostOffered)]
	cases, err := s.reads.OpenCases(r.Context(), rows)
	if err != nil {
		return nil, false, err
	}
	for _, row := range rows {
		found = append(found, page.Finding{Text: row.Name, More: row.City + " · " + d.Lang.Value(row.Status), Href: accountPath(row.ID)})
		for _, c := range cases[row.ID] {
			found = append(found, caseFound(d, row, c))
		}
	}
	return found, accounts.Near, nil
}

func caseFound(d page.Desk, row read.AccountRow, c read.OpenCase) page.Finding {
	kind := d.Lang.Say(words.ChurnType)
	if c.Kind == "billing_stop" {
		kind = d.Lang.Say(words.BillingStopType)
	}
	return page.Finding{Text: row.Name, More: d.Lang.Say(words.PaletteCase, "type", kind), Href: casePath(c.ID)}
}

// placesFound offers the pages whose name has every word that was typed.
func placesFound(d page.Desk, query string) []page.Finding {
	places := []struct {
		name words.Phrase
		to   string
	}{
		{words.NavToday, "/"},
		{words.NavCases, "/cases"},
		{words.BoardTitle, "/cases?as=board"},
		{words.NavTasks, "/tasks"},
		{words.NavAccounts, "/accounts"},
	}
	var found []page.Finding
	for _, p := range places {
		if name := d.Lang.Say(p.name); hasWords(name, query) {
			found = append(found, page.Finding{Text: name, Href: p.to})
		}
	}
	for _, p := range append(slices.Clip(d.Own), d.Settings...) {
		if hasWords(p.Text, query) {
			found = append(found, page.Finding{Text: p.Text, Href: p.Href})
		}
	}
	return found
}

// hasWords reports whether a name has a word for each one typed that begins so.
func hasWords(name, query string) bool {
	has := " " + fold.Text(name)
	for _, word := range fold.Words(query) {
		if !strings.Contains(has, " "+word) {
			return false
		}
	}
	return true
}
