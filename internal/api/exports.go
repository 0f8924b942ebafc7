package api

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"rebond/internal/app"
	"rebond/internal/domain/export"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Exports answer files: the whole list that a filter finds, from its beginning, whose
// fields are named as the list's own route names them.

// exports is a route that answers a list as a file.
func exports[Query any](path, id string, gate staff.Gate, form strict.Form[Query], answer func(*asked, Query) (*app.Export, error)) route {
	r := get(path, id, gate, form, answer)
	r.answers, r.sends = nil, []string{"text/csv", "application/jsonl"}
	return r
}

// zipped says that the file is an archive.
func (r route) zipped() route {
	r.sends = []string{"application/zip"}
	return r
}

// send answers with a file, for as long as it takes.
func (d *desk) send(w http.ResponseWriter, file *app.Export) {
	defer func() { _ = file.Close() }() // it was sent, or whoever asked is gone
	h := w.Header()
	h.Set("Content-Type", file.Type)
	h.Set("Content-Disposition", `attachment; filename="`+file.Name+`"`)
	h.Set("Content-Length", strconv.FormatInt(file.Size, 10))
	if _, err := io.Copy(w, file.File); err != nil && !errors.Is(err, http.ErrHandlerTimeout) {
		d.log.Debug("an export broke off", "error", err)
	}
}

// wish is how a list is asked for; its filter is what else the address says.
func (a *asked) wish(format export.Format) app.Wish {
	filter := url.Values{}
	for name, values := range a.URL.Query() {
		if name != "format" {
			filter[name] = values
		}
	}
	if format == "" {
		format = export.CSV
	}
	return app.Wish{Format: format, Filter: filter.Encode()}
}

type accountsWanted struct {
	Format  export.Format `field:"format,optional"`
	Text    string        `field:"q,optional"`
	Without read.Gap      `field:"without,optional"`
}

type casesWanted struct {
	Format export.Format `field:"format,optional"`
	Of     caseQuery     `field:",inline"`
}

type tasksWanted struct {
	Format export.Format `field:"format,optional"`
	Of     taskQuery     `field:",inline"`
}

type historyWanted struct {
	Format export.Format `field:"format,optional"`
	Of     historyQuery  `field:",inline"`
}

type peopleWanted struct {
	Format export.Format `field:"format,optional"`
}

type itemsWanted struct {
	Format export.Format `field:"format,optional"`
	List   picklist.List `field:"list,optional"`
}

type importRowsWanted struct {
	Format export.Format   `field:"format,optional"`
	Of     importRowsQuery `field:",inline"`
}

var (
	accountsWantedForm   = strict.Of[accountsWanted](shapes)
	casesWantedForm      = strict.Of[casesWanted](shapes)
	tasksWantedForm      = strict.Of[tasksWanted](shapes)
	historyWantedForm    = strict.Of[historyWanted](shapes)
	peopleWantedForm     = strict.Of[peopleWanted](shapes)
	itemsWantedForm      = strict.Of[itemsWanted](shapes)
	importRowsWantedForm = strict.Of[importRowsWanted](shapes)
)

func (d *desk) exportAccounts(a *asked, in accountsWanted) (*app.Export, error) {
	return d.app.Exports.Accounts(a.ctx(), a.actor, a.wish(in.Format), read.AccountsList{Query: in.Text, Gap: in.Without})
}

func (d *desk) exportCases(a *asked, in casesWanted) (*app.Export, error) {
	queue, err := in.Of.queue(a.person.ID)
	if err != nil {
		return nil, err
	}
	return d.app.Exports.Cases(a.ctx(), a.actor, a.wish(in.Format), queue)
}

func (d *desk) exportTasks(a *asked, in tasksWanted) (*app.Export, error) {
	return d.app.Exports.Tasks(a.ctx(), a.actor, a.wish(in.Format), read.Todo{Of: a.actor, To: in.Of.To})
}

func (d *desk) exportHistory(a *asked, in historyWanted) (*app.Export, error) {
	return d.app.Exports.History(a.ctx(), a.actor, a.wish(in.Format), read.Histories{Actor: staff.ID(in.Of.By), Verb: in.Of.Verb, From: in.Of.From, To: in.Of.To})
}

func (d *desk) exportPeople(a *asked, in peopleWanted) (*app.Export, error) {
	return d.app.Exports.People(a.ctx(), a.actor, a.wish(in.Format))
}

func (d *desk) exportItems(a *asked, in itemsWanted) (*app.Export, error) {
	return d.app.Exports.Items(a.ctx(), a.actor, a.wish(in.Format), in.List)
}

func (d *desk) exportImportRows(a *asked, in importRowsWanted) (*app.Export, error) {
	return d.app.Exports.ImportRows(a.ctx(), a.actor, a.wish(in.Format), partner.ImportID(a.PathValue("id")),
		read.RowFilter{Verdict: in.Of.Verdict, Field: in.Of.Field, Reason: in.Of.Reason, Undone: in.Of.Undone})
}

func (d *desk) exportEverything(a *asked, _ nothing) (*app.Export, error) {
	return d.app.Exports.Everything(a.ctx(), a.actor, words.ExportReadMe())
}
