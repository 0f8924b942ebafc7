// Package export says which lists leave the desk as a file, in which formats, who may
// take each of them along, and what history tells of it.
//
// What someone works with every day, they may take along: cases, tasks and the lists
// that a manager edits. Whole accounts, people, history and imports are personal data by
// the thousand: a manager takes them. Everything is an admin's, or the operator's. What
// always holds: nothing leaves before history has it who took it, by which filter, and
// how many rows.
package export

import (
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// List is what leaves the desk.
type List string

const (
	Accounts   List = "accounts"
	Cases      List = "cases"
	Tasks      List = "tasks"
	People     List = "people"
	History    List = "history"
	Items      List = "lists" // that a manager edits
	ImportRows List = "import_rows"
	Everything List = "everything"
)

// Kind names the list of words that they stand in.
func (List) Kind() string { return "export_list" }

// needs are the permissions that each asks for; what isn't listed is no export.
var needs = map[List][]staff.Action{
	Accounts:   {staff.ExportRecords},
	Cases:      {staff.ExportLists},
	Tasks:      {staff.ExportLists},
	People:     {staff.ExportRecords},
	History:    {staff.ExportRecords, staff.SeeHistory},
	Items:      {staff.ExportLists},
	ImportRows: {staff.ExportRecords, staff.ImportAccounts},
	Everything: {staff.ExportEverything},
}

// Permit refuses whoever may not take a list along, and says who may (EV-2).
func (l List) Permit(actor staff.Actor) error {
	for _, action := range needs[l] {
		if err := staff.Permit(actor, action, staff.Scope{}); err != nil {
			return err
		}
	}
	return nil
}

// May reports whether a role may take a list along.
func (l List) May(role staff.Role) bool {
	return !slices.ContainsFunc(needs[l], func(action staff.Action) bool { return !staff.May(role, action, staff.Scope{}).Allowed })
}

// Format is how a list is written.
type Format string

const (
	CSV   Format = "csv"   // a table for spreadsheets
	Lines Format = "jsonl" // a JSON object a line, for programs
	ZIP   Format = "zip"   // everything
)

// Kind names the list of words that formats stand in.
func (Format) Kind() string { return "export_format" }

// Formats are those of a list.
var Formats = []Format{CSV, Lines}

const badFormat because.Text = "export.bad_format"

// Known refuses what no list is written in.
func (f Format) Known() error {
	if slices.Contains(Formats, f) {
		return nil
	}
	return refusal.New(refusal.Invalid, "", "format", badFormat, "value", string(f), "formats", Formats)
}

// Made is told before a file leaves the desk.
type Made struct {
	List   List
	Format Format
	Filter string // as the list's address says it; empty for all
	Rows   int
}

// Told tells it to history.
func (e Made) Told() history.Told {
	text := made
	if e.Filter != "" {
		text = madeBy
	}
	told := because.Inputs("list", e.List, "format", e.Format, "filter", e.Filter, "rows", e.Rows)
	return history.Told{
		Verb: "export.made", About: history.Ref{Kind: "export", ID: string(e.List)},
		Because: because.Of("EV-3", text, "list", e.List, "filter", e.Filter, "rows", e.Rows), Facts: told,
	}
}

const (
	made   because.Text = "export.made"
	madeBy because.Text = "export.made_filtered"
)

// MeansLeft is told where everything was imported without what people sign in with.
type MeansLeft struct{}

// Told tells it to history.
func (MeansLeft) Told() history.Told {
	return history.Told{
		Verb: "export.means_left", About: history.Ref{Kind: "export", ID: string(Everything)}, Because: because.Of("EV-3", meansLeft),
	}
}

const meansLeft because.Text = "export.means_left"
