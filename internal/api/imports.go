package api

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"time"

	"rebond/internal/app"
	"rebond/internal/decide"
	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// ImportList is one page of the imports, the latest first.
type ImportList struct {
	Imports []Import `json:"imports"`
	Next    string   `json:"next,omitempty" doc:"The address of the next page, where there is one."`
}

// Import is a file of accounts that someone brought, and how far the desk is with it.
type Import struct {
	ID        partner.ImportID    `json:"id"`
	File      string              `json:"file"`
	Bytes     int64               `json:"bytes"`
	By        staff.ID            `json:"by"`
	ByName    string              `json:"by_name"`
	BroughtAt time.Time           `json:"brought_at"`
	State     partner.ImportState `json:"state"`
	AtWork    bool                `json:"at_work" doc:"The desk has something to do for it: ask again."`
	Done      int                 `json:"done" doc:"The last row that the work under way has done."`
	Total     int                 `json:"total" doc:"Of its rows: an estimate while the file is read; 0 before."`
}

// ImportDetail is an import with its columns and what becomes of its rows.
type ImportDetail struct {
	Import
	Columns  []ImportColumn   `json:"columns" doc:"In the order of the file; none before it was read."`
	Problems []decide.Problem `json:"problems" doc:"Why it can't be read as it is: say which columns they are."`
	Counts   []ImportCount    `json:"counts"`
}

// BroughtImport is an import that has just been brought.
type BroughtImport struct {
	ImportDetail
}

// location is where the import stands.
func (i BroughtImport) location() string { return link("imports", string(i.ID)) }

// ImportColumn is one column of the file.
type ImportColumn struct {
	Header string `json:"header" doc:"As written."`
	Field  string `json:"field" doc:"The field that it states; empty where it is left aside."`
}

// ImportCount is how many rows there are of a kind.
type ImportCount struct {
	Verdict partner.Verdict      `json:"verdict"`
	Field   string               `json:"field,omitempty" doc:"Of the gravest thing that is wrong."`
	Reason  partner.Reason       `json:"reason,omitempty"`
	Undone  partner.ImportUndone `json:"undone,omitempty" doc:"How far it was taken back."`
	Rows    int                  `json:"rows"`
}

// ImportRowList is one page of an import's rows, in the order of the file.
type ImportRowList struct {
	Rows []ImportRow `json:"rows"`
	Next string      `json:"next,omitempty" doc:"The address of the next page, where there is one."`
}

// ImportRow is one row of the file, and what becomes of it.
type ImportRow struct {
	Row      int                  `json:"row"`
	Line     int                  `json:"line" doc:"On which it begins in the file."`
	Key      string               `json:"key"`
	Name     string               `json:"name"`
	Verdict  partner.Verdict      `json:"verdict"`
	Reason   partner.Reason       `json:"reason,omitempty"`
	Account  partner.AccountID    `json:"account,omitempty"`
	Undone   partner.ImportUndone `json:"undone,omitempty"`
	Problems []decide.Problem     `json:"problems" doc:"Why it is refused."`
	Remarks  []string             `json:"remarks" doc:"What was corrected, looks odd, or wasn't undone."`
	Changes  []ImportChange       `json:"changes" doc:"What an update changes."`
}

// ImportChange is a field that an update changes.
type ImportChange struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func (d *desk) importOf(i read.ImportHeld, people read.People) Import {
	return Import{
		ID: i.ID, File: i.File, Bytes: i.Bytes, By: i.By, ByName: people.Name(i.By), BroughtAt: i.BroughtAt.In(d.app.Policy.Zone),
		State: i.State, AtWork: i.State.AtWork(), Done: i.Cursor, Total: i.Total,
	}
}

func (d *desk) importDetail(a *asked, id partner.ImportID) (ImportDetail, error) {
	file, err := d.reads.Import(a.ctx(), id)
	if err != nil {
		return ImportDetail{}, err
	}
	told := ImportDetail{
		Import: d.importOf(file.HeldImport, file.People), Columns: []ImportColumn{}, Problems: problemsOf(file.Problem, a.lang),
		Counts: strict.Each(file.Counts, func(c read.ImportCount) ImportCount { return ImportCount(c) }),
	}
	columns, _ := partner.ReadColumns(file.Header, file.Mapping) // what is missing, the problems say
	for i, field := range columns.Stated() {
		told.Columns = append(told.Columns, ImportColumn{file.Header[i], field})
	}
	return told, nil
}

func problemsOf(refused *refusal.Refusal, lang words.Lang) []decide.Problem {
	if refused == nil {
		return []decide.Problem{}
	}
	return decide.Problems(refused, lang)
}

type importsQuery struct {
	After string `field:"after,optional"`
}

var importsQueryForm = strict.Of[importsQuery](shapes)

func (d *desk) getImports(a *asked, in importsQuery) (ImportList, error) {
	mark, err := importMark(in.After)
	if err != nil {
		return ImportList{}, err
	}
	found, err := d.reads.Imports(a.ctx(), mark)
	list := ImportList{Imports: strict.Each(found.Rows, func(i read.ImportHeld) Import { return d.importOf(i, found.People) })}
	if found.More {
		last := found.Rows[len(found.Rows)-1]
		list.Next = link("imports") + "?" + url.Values{"after": {read.MarkOf(last).String()}}.Encode()
	}
	return list, err
}

func importMark(after string) (mark read.ImportMark, err error) {
	if after == "" {
		return mark, nil
	}
	mark, ok := read.ParseImportMark(after)
	if !ok {
		err = refusal.New(refusal.Invalid, "", "after", badMark, "value", after)
	}
	return mark, err
}

// bringing is the route that a file comes in by: its body is the file itself.
func (d *desk) bringing() route {
	gate := staff.AtVerb(staff.ImportAccounts)
	query := importQueryForm.Schema()
	return route{
		method: http.MethodPost, path: "/imports", id: "bringImport", gate: gate, reach: gate.Reach(), query: &query,
		file: "text/csv", answers: reflect.TypeFor[BroughtImport](), made: "always", answer: d.bring,
	}
}

type importQuery struct {
	File string `field:"file,optional"`
}

var importQueryForm = strict.Of[importQuery](shapes)

const cutOff because.Text = "import.cut_off"

func (d *desk) bring(a *asked) (any, error) {
	in, err := importQueryForm.ReadQuery(a.URL.Query())
	if err != nil {
		return nil, err
	}
	id, err := d.app.Imports.Bring(a.ctx(), a.actor, in.File, a.Body)
	if err != nil {
		_, _ = io.Copy(io.Discard, a.Body) // whoever still sends hears no answer
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = refusal.New(refusal.Invalid, "", "file", cutOff)
	}
	if err != nil {
		return nil, err
	}
	told, err := d.importDetail(a, id)
	return BroughtImport{told}, err
}

func (d *desk) getImport(a *asked, _ nothing) (ImportDetail, error) {
	return d.importDetail(a, partner.ImportID(a.PathValue("id")))
}

type importRowsQuery struct {
	Verdict partner.Verdict      `field:"verdict,optional"`
	Field   string               `field:"field,optional"`
	Reason  partner.Reason       `field:"reason,optional"`
	Undone  partner.ImportUndone `field:"undone,optional"`
	After   string               `field:"after,optional"`
}

var importRowsForm = strict.Of[importRowsQuery](shapes)

func (d *desk) getImportRows(a *asked, in importRowsQuery) (ImportRowList, error) {
	filter := read.RowFilter{Verdict: in.Verdict, Field: in.Field, Reason: in.Reason, Undone: in.Undone}
	if in.After != "" {
		after, err := strconv.Atoi(in.After)
		if err != nil {
			return ImportRowList{}, refusal.New(refusal.Invalid, "", "after", badMark, "value", in.After)
		}
		filter.After = after
	}
	id := partner.ImportID(a.PathValue("id"))
	found, err := d.reads.ImportRows(a.ctx(), id, filter)
	list := ImportRowList{Rows: strict.Each(found.Rows, func(row app.ImportedRow) ImportRow { return importRowOf(row, a.lang) })}
	if found.More {
		query := a.URL.Query()
		query.Set("after", strconv.Itoa(found.Rows[len(found.Rows)-1].Number))
		list.Next = link("imports", string(id), "rows") + "?" + query.Encode()
	}
	return list, err
}

func importRowOf(row app.ImportedRow, lang words.Lang) ImportRow {
	told := ImportRow{
		Row: row.Number, Line: row.Line, Key: row.Key, Name: row.Name, Verdict: row.Verdict, Account: row.Account, Undone: row.Undone,
		Problems: problemsOf(row.Refused, lang), Remarks: []string{}, Changes: []ImportChange{},
	}
	if row.Refused != nil {
		told.Reason = partner.ReasonOf(row.Refused)
	}
	for _, c := range row.Changes {
		told.Changes = append(told.Changes, ImportChange{c.Field, c.Before, c.After})
	}
	for _, k := range row.Kept {
		told.Remarks = append(told.Remarks, lang.Text(k.Why.Text, k.Why.Inputs))
	}
	for _, remark := range row.Remarks {
		told.Remarks = append(told.Remarks, lang.Text(remark.Text, remark.Inputs))
	}
	return told
}

type importColumns struct {
	Columns []string `field:"columns"`
}

var importColumnsForm = strict.Of[importColumns](shapes)

func (d *desk) putImportColumns(a *asked, in importColumns) (ImportDetail, error) {
	id := partner.ImportID(a.PathValue("id"))
	if err := d.app.Imports.ChangeMapping(a.ctx(), a.actor, id, in.Columns); err != nil {
		return ImportDetail{}, err
	}
	return d.importDetail(a, id)
}

// moves is a route's answer that moves the import that the path names.
func (d *desk) moves(a *asked, err error) (ImportDetail, error) {
	if err != nil {
		return ImportDetail{}, err
	}
	return d.importDetail(a, partner.ImportID(a.PathValue("id")))
}

func (d *desk) applyImport(a *asked, _ nothing) (ImportDetail, error) {
	return d.moves(a, d.app.Imports.Apply(a.ctx(), a.actor, partner.ImportID(a.PathValue("id"))))
}

func (d *desk) stopImport(a *asked, _ nothing) (ImportDetail, error) {
	return d.moves(a, d.app.Imports.Stop(a.ctx(), a.actor, partner.ImportID(a.PathValue("id"))))
}

func (d *desk) undoImport(a *asked, _ nothing) (ImportDetail, error) {
	return d.moves(a, d.app.Imports.Undo(a.ctx(), a.actor, partner.ImportID(a.PathValue("id"))))
}

func (d *desk) dropImport(a *asked, _ nothing) (ImportDetail, error) {
	return d.moves(a, d.app.Imports.Drop(a.ctx(), a.actor, partner.ImportID(a.PathValue("id"))))
}
