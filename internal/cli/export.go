package cli

import (
	"context"
	"net/url"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// Export writes lists, and everything, in open formats.
type Export struct {
	Accounts   ExportAccounts   `cmd:"" help:"export_accounts" calls:"exportAccounts"`
	Cases      ExportCases      `cmd:"" help:"export_cases" calls:"exportCases"`
	Tasks      ExportTasks      `cmd:"" help:"export_tasks" calls:"exportTasks"`
	People     ExportPeople     `cmd:"" help:"export_people" calls:"exportPeople"`
	History    ExportHistory    `cmd:"" help:"export_history" calls:"exportHistory"`
	Lists      ExportLists      `cmd:"" help:"export_lists" calls:"exportLists"`
	Import     ExportImport     `cmd:"" help:"export_import" calls:"exportImportRows"`
	Everything ExportEverything `cmd:"" help:"export_everything" calls:"operator"`
}

// ExportList is how a list is asked for; it is written to standard output.
type ExportList struct {
	Filter string `placeholder:"NAME=VALUE&…" help:"export_filter"`
	Format string `default:"csv" placeholder:"csv|jsonl" help:"export_format"`
	URL    string `from:"REBOND_URL" placeholder:"http://…" help:"url"`
	Token  string `from:"REBOND_TOKEN" help:"token"`
}

const badFilter because.Text = "cli.bad_filter"

// write has the desk write a list, and copies it as it comes.
func (e ExportList) write(ctx context.Context, c *Console, list string) error {
	desk, err := Remote{URL: e.URL, Token: e.Token}.at(c)
	if err != nil {
		return err
	}
	query, err := url.ParseQuery(e.Filter)
	if err != nil {
		return refusal.New(refusal.Invalid, "", "filter", badFilter, "value", e.Filter)
	}
	query.Set("format", e.Format)
	return desk.copied(ctx, "/exports/"+list+"?"+query.Encode(), c.Out)
}

// ExportAccounts exports the accounts.
type ExportAccounts struct{ ExportList }

// Run exports them.
func (e ExportAccounts) Run(ctx context.Context, c *Console) error {
	return e.write(ctx, c, "accounts")
}

// ExportCases exports the cases.
type ExportCases struct{ ExportList }

// Run exports them.
func (e ExportCases) Run(ctx context.Context, c *Console) error { return e.write(ctx, c, "cases") }

// ExportTasks exports the tasks of whoever asks.
type ExportTasks struct{ ExportList }

// Run exports them.
func (e ExportTasks) Run(ctx context.Context, c *Console) error { return e.write(ctx, c, "tasks") }

// ExportPeople exports who works at the desk.
type ExportPeople struct{ ExportList }

// Run exports them.
func (e ExportPeople) Run(ctx context.Context, c *Console) error { return e.write(ctx, c, "people") }

// ExportHistory exports what was done.
type ExportHistory struct{ ExportList }

// Run exports it.
func (e ExportHistory) Run(ctx context.Context, c *Console) error { return e.write(ctx, c, "history") }

// ExportLists exports the lists that a manager edits.
type ExportLists struct{ ExportList }

// Run exports them.
func (e ExportLists) Run(ctx context.Context, c *Console) error { return e.write(ctx, c, "lists") }

// ExportImport exports the rows of an import.
type ExportImport struct {
	Import string `arg:"" help:"export_import_id"`
	ExportList
}

// Run exports them.
func (e ExportImport) Run(ctx context.Context, c *Console) error {
	return e.write(ctx, c, "imports/"+url.PathEscape(e.Import))
}
