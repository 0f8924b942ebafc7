package web

import (
	"io"
	"net/http"
	"net/url"
	"strconv"

	"rebond/internal/app"
	"rebond/internal/domain/export"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// exportsOf leads to the files of what a list shows now; nowhere for those who may not
// take it along.
func exportsOf(r *http.Request, list export.List, path, filter string) page.Exports {
	var links page.Exports
	if !list.May(actorOf(r).Role) {
		return links
	}
	query, _ := url.ParseQuery(view.Plain(filter)) // of a page that is being shown: what can't be read filters nothing
	query.Del("as")
	query.Del("view")
	for _, format := range export.Formats {
		query.Set("format", string(format))
		links = append(links, page.ExportLink{Format: format, Href: "/exports/" + path + "?" + query.Encode()})
	}
	return links
}

// exportWish is the format that an address asks for, and its filter.
func exportWish(r *http.Request) app.Wish {
	query := r.URL.Query()
	format := export.Format(query.Get("format"))
	query.Del("format")
	return app.Wish{Format: format, Filter: view.Plain(query.Encode())}
}

// export is a route that answers a file of the list that its address asks for.
func (s *Server) export(write func(*http.Request, app.Wish) (*app.Export, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		patient(w)
		file, err := write(r, exportWish(r))
		if err != nil {
			s.fail(w, r, err)
			return
		}
		defer func() { _ = file.Close() }() // it was sent, or whoever asked is gone
		h := w.Header()
		h.Set("Content-Type", file.Type)
		h.Set("Content-Disposition", `attachment; filename="`+file.Name+`"`)
		h.Set("Content-Length", strconv.FormatInt(file.Size, 10))
		if _, err := io.Copy(w, file.File); err != nil && r.Context().Err() == nil {
			s.log.Warn("an export broke off", "route", r.Pattern, "error", err)
		}
	}
}

func (s *Server) exportAccounts(r *http.Request, w app.Wish) (*app.Export, error) {
	return s.app.Exports.Accounts(r.Context(), actorOf(r), w, read.AccountsList{Query: r.FormValue("q"), Gap: read.Gap(r.FormValue("without"))})
}

func (s *Server) exportCases(r *http.Request, w app.Wish) (*app.Export, error) {
	return s.app.Exports.Cases(r.Context(), actorOf(r), w, queueOf(caseFilterOf(r.URL.Query()), actorOf(r), s.app.Policy.Today(s.app.Clock.Now())))
}

func (s *Server) exportTasks(r *http.Request, w app.Wish) (*app.Export, error) {
	return s.app.Exports.Tasks(r.Context(), actorOf(r), w, todoOf(taskFilterOf(r.URL.Query()), actorOf(r), s.app.Policy.Today(s.app.Clock.Now())))
}

func (s *Server) exportPeople(r *http.Request, w app.Wish) (*app.Export, error) {
	return s.app.Exports.People(r.Context(), actorOf(r), w)
}

func (s *Server) exportHistory(r *http.Request, w app.Wish) (*app.Export, error) {
	of := read.Histories{Actor: staff.ID(r.FormValue("who")), Verb: r.FormValue("what")}
	var err error
	if of.From, err = readDay("from", r.FormValue("from")); err != nil {
		return nil, err
	}
	if of.To, err = readDay("to", r.FormValue("to")); err != nil {
		return nil, err
	}
	return s.app.Exports.History(r.Context(), actorOf(r), w, of)
}

func (s *Server) exportItems(r *http.Request, w app.Wish) (*app.Export, error) {
	return s.app.Exports.Items(r.Context(), actorOf(r), w, picklist.List(r.FormValue("list")))
}

func (s *Server) exportImportRows(r *http.Request, w app.Wish) (*app.Export, error) {
	return s.app.Exports.ImportRows(r.Context(), actorOf(r), w, partner.ImportID(r.PathValue("id")), rowFilterOf(r))
}

func (s *Server) exportEverything(r *http.Request, _ app.Wish) (*app.Export, error) {
	return s.app.Exports.Everything(r.Context(), actorOf(r), words.ExportReadMe())
}

// getExport says what an archive of everything holds, and what not.
func (s *Server) getExport(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Here = "/settings/export"
	s.show(w, r, http.StatusOK, page.ExportPage(page.Export{Desk: d}))
}
