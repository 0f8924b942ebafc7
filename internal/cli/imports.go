package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"

	"rebond/internal/api"
	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// Import brings data in from other systems' exports, and follows what was brought.
type Import struct {
	Accounts   ImportAccounts   `cmd:"" help:"import_accounts" calls:"operator,bringImport,getImport,listImportRows,applyImport,dropImport"`
	Everything ImportEverything `cmd:"" help:"import_everything" calls:"operator"`
	List       ImportList       `cmd:"" help:"import_list" calls:"listImports"`
	Show       ImportShow       `cmd:"" help:"import_show" calls:"getImport"`
	Columns    ImportColumns    `cmd:"" help:"import_columns" calls:"mapImport,getImport"`
	Apply      ImportApply      `cmd:"" help:"import_apply" calls:"applyImport,getImport"`
	Stop       ImportStop       `cmd:"" help:"import_stop" calls:"stopImport,getImport"`
	Undo       ImportUndo       `cmd:"" help:"import_undo" calls:"undoImport,getImport"`
	Drop       ImportDrop       `cmd:"" help:"import_drop" calls:"dropImport,getImport"`
}

// through imports as the person who signed in, through a running desk.
func (i ImportAccounts) through(ctx context.Context, c *Console, file io.Reader) error {
	desk, err := Remote{URL: i.URL, Token: i.Token}.at(c)
	if err != nil {
		return err
	}
	query := url.Values{"file": {filepath.Base(i.File)}}
	brought, err := importOf(desk.send(ctx, http.MethodPost, "/imports?"+query.Encode(), file, "text/csv", ""))
	if err != nil {
		return err
	}
	run := importRun{desk, "/imports/" + url.PathEscape(string(brought.ID)), i.JSON}
	read, err := run.waits(ctx)
	if err != nil {
		return err
	}
	switch {
	case read.State != partner.Previewed:
		run.tell(read)
		return nil
	case i.Preview:
		if err := run.rows(ctx); err != nil {
			return err
		}
		run.sum(read, words.ImportWouldDo)
		_, err := desk.once(ctx, http.MethodPost, run.path+"/drop", struct{}{})
		return err
	}
	if _, err := desk.once(ctx, http.MethodPost, run.path+"/apply", struct{}{}); err != nil {
		return err
	}
	done, err := run.waits(ctx)
	if err == nil {
		err = run.rows(ctx)
	}
	if err != nil {
		return err
	}
	run.sum(done, words.ImportDone)
	return nil
}

// importRun is an import at a running desk that someone waits for.
type importRun struct {
	desk   *remote
	path   string
	asJSON bool
}

func importOf(text []byte, err error) (told api.ImportDetail, _ error) {
	if err != nil {
		return told, err
	}
	return told, json.Unmarshal(text, &told)
}

// waits waits until the desk has nothing to do for the import.
func (r importRun) waits(ctx context.Context) (api.ImportDetail, error) {
	return settled(ctx, r.desk, r.path, func(told api.ImportDetail) (bool, int, int) { return told.AtWork, told.Done, told.Total })
}

// rows tells the refused rows, or as JSON all of them.
func (r importRun) rows(ctx context.Context) error {
	query := url.Values{"verdict": {string(partner.Refused)}}
	if r.asJSON {
		query = nil
	}
	next := r.path + "/rows"
	for next != "" {
		text, err := r.desk.get(ctx, next, query)
		if err != nil {
			return err
		}
		var page api.ImportRowList
		if err := json.Unmarshal(text, &page); err != nil {
			return fmt.Errorf("read the desk’s answer: %w", err)
		}
		for _, row := range page.Rows {
			if err := r.row(row); err != nil {
				return err
			}
		}
		next, query = strings.TrimPrefix(page.Next, api.Prefix), nil
	}
	return nil
}

func (r importRun) row(row api.ImportRow) error {
	if r.asJSON {
		told := importedRow{Row: row.Row, Line: row.Line, Key: row.Key, Verdict: row.Verdict}
		if len(row.Problems) > 0 {
			told.Field, told.Reason = &row.Problems[0].Field, &row.Problems[0].Message
		}
		return json.NewEncoder(r.desk.console.Out).Encode(told)
	}
	for _, problem := range row.Problems {
		r.desk.console.say(words.ImportRefused, "line", row.Line, "key", row.Key, "why", problem.Message)
	}
	return nil
}

func (r importRun) sum(told api.ImportDetail, sum words.Phrase) {
	if r.asJSON {
		return
	}
	counts := map[partner.Verdict]int{}
	for _, c := range told.Counts {
		counts[c.Verdict] += c.Rows
	}
	r.desk.console.say(sum, "rows", told.Total, "create", counts[partner.Create], "update", counts[partner.Update],
		"unchanged", counts[partner.Unchanged], "refused", counts[partner.Refused])
	r.desk.console.fact(r.desk.console.Lang.Say(words.ImportID), string(told.ID))
}

// tell tells where an import is, its columns where they are asked for, and its rows.
func (r importRun) tell(told api.ImportDetail) {
	c := r.desk.console
	c.fact(c.Lang.Say(words.ImportID), string(told.ID))
	c.fact(c.Lang.Field("file"), told.File)
	c.fact(c.Lang.Say(words.ImportState), c.Lang.Value(told.State))
	for _, problem := range told.Problems {
		c.tellUnmet(problem.Field, problem.Message)
	}
	for n, column := range told.Columns {
		field := c.Lang.Say(words.ImportPassOver)
		if column.Field != "" {
			field = column.Field
		}
		c.fact(c.Lang.Say(words.ImportColumn, "n", n+1), column.Header+" = "+field)
	}
	for _, count := range told.Counts {
		what := c.Lang.Value(count.Verdict)
		if count.Reason != "" {
			what += ", " + c.Lang.Value(count.Reason)
		}
		if count.Undone != "" {
			what += ", " + c.Lang.Value(count.Undone)
		}
		c.fact(what, c.Lang.Int(count.Rows))
	}
}

// ImportList lists the imports, the latest first.
type ImportList struct {
	After string `help:"after"`
	Remote
}

// Run lists them.
func (l ImportList) Run(ctx context.Context, c *Console) error {
	desk, err := l.at(c)
	if err != nil {
		return err
	}
	query := url.Values{}
	if l.After != "" {
		query.Set("after", l.After)
	}
	text, err := desk.get(ctx, "/imports", query)
	list, toTell, err := answered[api.ImportList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	for _, one := range list.Imports {
		fmt.Fprintln(c.Out, one.ID, c.Lang.Value(one.State), one.Total, one.File, one.ByName)
	}
	if next, err := url.Parse(list.Next); err == nil && list.Next != "" {
		c.say(words.CLINext, "after", next.Query().Get("after"))
	}
	return nil
}

// OfImport names an import.
type OfImport struct {
	Import string `arg:"" optional:"" help:"import_id"`
	Remote
}

const noImport because.Text = "cli.no_import"

// find finds the import: the one that is named, or else the latest.
func (o OfImport) find(ctx context.Context, c *Console) (importRun, error) {
	desk, err := o.at(c)
	if err != nil {
		return importRun{}, err
	}
	id := o.Import
	if id == "" {
		var list api.ImportList
		text, err := desk.get(ctx, "/imports", nil)
		if err == nil {
			err = json.Unmarshal(text, &list)
		}
		if err != nil {
			return importRun{}, err
		}
		if len(list.Imports) == 0 {
			return importRun{}, refusal.New(refusal.Unknown, "", "import", noImport)
		}
		id = string(list.Imports[0].ID)
	}
	return importRun{desk, "/imports/" + url.PathEscape(id), o.JSON}, nil
}

// moves asks the desk to move the import, waits until it has, and tells where it is.
func (o OfImport) moves(ctx context.Context, c *Console, method, verb string, body any) error {
	run, err := o.find(ctx, c)
	if err != nil {
		return err
	}
	if method != "" {
		if _, err := run.desk.once(ctx, method, run.path+verb, body); err != nil {
			return err
		}
	}
	told, err := run.waits(ctx)
	if err != nil {
		return err
	}
	if o.JSON {
		return json.NewEncoder(c.Out).Encode(told)
	}
	run.tell(told)
	return nil
}

// ImportShow shows an import, once the desk has nothing to do for it.
type ImportShow struct{ OfImport }

// Run shows it.
func (s ImportShow) Run(ctx context.Context, c *Console) error { return s.moves(ctx, c, "", "", nil) }

// ImportColumns says which field each column states.
type ImportColumns struct {
	OfImport
	Fields []string `required:"" placeholder:"key,name,-" help:"import_fields"`
}

// Run says it.
func (s ImportColumns) Run(ctx context.Context, c *Console) error {
	return s.moves(ctx, c, http.MethodPut, "/columns", map[string][]string{"columns": s.Fields})
}

// ImportApply applies an import, or goes on with it.
type ImportApply struct{ OfImport }

// Run applies it.
func (s ImportApply) Run(ctx context.Context, c *Console) error {
	return s.moves(ctx, c, http.MethodPost, "/apply", struct{}{})
}

// ImportStop stops what the desk does for an import.
type ImportStop struct{ OfImport }

// Run stops it.
func (s ImportStop) Run(ctx context.Context, c *Console) error {
	return s.moves(ctx, c, http.MethodPost, "/stop", struct{}{})
}

// ImportUndo undoes an import, or goes on undoing.
type ImportUndo struct{ OfImport }

// Run undoes it.
func (s ImportUndo) Run(ctx context.Context, c *Console) error {
	return s.moves(ctx, c, http.MethodPost, "/undo", struct{}{})
}

// ImportDrop drops an import before it is applied.
type ImportDrop struct{ OfImport }

// Run drops it.
func (s ImportDrop) Run(ctx context.Context, c *Console) error {
	return s.moves(ctx, c, http.MethodPost, "/drop", struct{}{})
}
