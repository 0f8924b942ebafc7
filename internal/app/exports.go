package app

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/export"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/store"
)

// Exports writes lists, and everything, into files that leave the desk. Each is written
// whole before anything is sent: beside the desk, in chunks, to a file without a name. So
// someone whose line is slow holds nothing of the database, what fails is an error and no
// half file, and history has the export before it leaves.
type Exports struct {
	door *door
	one  chan struct{} // only one archive of everything is written at a time
}

func newExports(d *door) Exports { return Exports{d, make(chan struct{}, 1)} }

// Export is a file that is ready to be sent. Closed, it is gone.
type Export struct {
	*os.File
	Name string // as it is to be saved
	Type string // its MIME type
	Size int64
	Rows int
}

var types = map[export.Format]string{
	export.CSV: "text/csv; charset=utf-8", export.Lines: "application/jsonl", export.ZIP: "application/zip",
}

// Wish is how a list is to be written, and its filter as its address says it, for history.
type Wish struct {
	Format export.Format
	Filter string
}

// Accounts exports whole accounts. Its table is one that an import of accounts reads back.
func (e Exports) Accounts(ctx context.Context, actor staff.Actor, w Wish, of read.AccountsList) (*Export, error) {
	return e.list(ctx, actor, export.Accounts, w, accountFields, func(people read.People, put func(...any) error) error {
		return e.door.reads.EachAccount(ctx, of, func(a partner.Account) error { return put(accountValues(a, people)...) })
	})
}

// Cases exports a queue.
func (e Exports) Cases(ctx context.Context, actor staff.Actor, w Wish, of read.Queue) (*Export, error) {
	return e.list(ctx, actor, export.Cases, w, caseFields, func(people read.People, put func(...any) error) error {
		return e.door.reads.EachCase(ctx, of, func(row read.Row) error { return put(caseValues(row, people)...) })
	})
}

// Tasks exports somebody's open tasks.
func (e Exports) Tasks(ctx context.Context, actor staff.Actor, w Wish, of read.Todo) (*Export, error) {
	return e.list(ctx, actor, export.Tasks, w, taskFields, func(people read.People, put func(...any) error) error {
		return e.door.reads.EachTask(ctx, of, func(row read.TaskRow) error { return put(taskValues(row, people)...) })
	})
}

// History exports the history of all.
func (e Exports) History(ctx context.Context, actor staff.Actor, w Wish, of read.Histories) (*Export, error) {
	of.Zone = e.door.policy.Zone
	return e.list(ctx, actor, export.History, w, historyFields, func(people read.People, put func(...any) error) error {
		return e.door.reads.EachEntry(ctx, of, func(row read.HistoryRow) error { return put(historyValues(row, people)...) })
	})
}

// People exports who works at the desk, or did.
func (e Exports) People(ctx context.Context, actor staff.Actor, w Wish) (*Export, error) {
	return e.list(ctx, actor, export.People, w, personFields, func(_ read.People, put func(...any) error) error {
		all, err := People{e.door}.All(ctx)
		for _, p := range all {
			if err == nil {
				err = put(p.ID, p.Name, p.Email, p.Role, p.Team, p.Lang, p.Active, p.Manager, p.RetentionLead)
			}
		}
		return err
	})
}

// Items exports the items of the lists that a manager edits, or of one of them.
func (e Exports) Items(ctx context.Context, actor staff.Actor, w Wish, only picklist.List) (*Export, error) {
	return e.list(ctx, actor, export.Items, w, itemFields, func(_ read.People, put func(...any) error) error {
		lists, err := e.door.reads.Lists(ctx)
		if err != nil {
			return err
		}
		for _, name := range picklist.Names {
			for _, item := range lists.In(name) {
				if only != "" && only != name {
					continue
				}
				if err := put(itemValues(item)...); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// ImportRows exports what an import would do with each row, or did.
func (e Exports) ImportRows(ctx context.Context, actor staff.Actor, w Wish, id partner.ImportID, of read.RowFilter) (*Export, error) {
	return e.list(ctx, actor, export.ImportRows, w, importFields, func(_ read.People, put func(...any) error) error {
		if _, err := e.door.reads.Import(ctx, id); err != nil {
			return err
		}
		return e.door.reads.EachImportRow(ctx, id, of, func(row store.ImportRow) error { return put(importValues(row)...) })
	})
}

// list writes the rows of a list on behalf of an actor.
func (e Exports) list(ctx context.Context, actor staff.Actor, l export.List, w Wish, names []string, rows func(read.People, func(...any) error) error) (*Export, error) {
	if err := l.Permit(actor); err != nil {
		return nil, err
	}
	if err := w.Format.Known(); err != nil {
		return nil, err
	}
	people, err := e.door.reads.People(ctx)
	if err != nil {
		return nil, err
	}
	return e.spooled(ctx, actor, export.Made{List: l, Format: w.Format, Filter: impersonal(w.Filter)}, func(to io.Writer) (n int, err error) {
		into, err := newRows(w.Format, to, names)
		if err != nil {
			return 0, err
		}
		err = rows(people, func(values ...any) error {
			n++
			return into.put(values)
		})
		if err != nil {
			return n, err
		}
		return n, into.end()
	})
}

// impersonal is a filter without the words that were searched for: they may name a
// partner, and what history tells of an export can't be erased.
func impersonal(filter string) string {
	query, err := url.ParseQuery(filter)
	if err != nil {
		return ""
	}
	if query.Has("q") {
		query.Set("q", "…")
	}
	told, _ := url.PathUnescape(query.Encode()) // what was just escaped
	return told
}

// spooled writes a file, tells history of it, and has it ready to be sent.
func (e Exports) spooled(ctx context.Context, actor staff.Actor, made export.Made, write func(io.Writer) (int, error)) (_ *Export, err error) {
	file, err := os.CreateTemp("", "rebond-export-")
	if err != nil {
		return nil, fmt.Errorf("make a file for an export: %w", err)
	}
	defer func() {
		if err != nil {
			_ = file.Close() // it is gone: it has no name
		}
	}()
	if err := os.Remove(file.Name()); err != nil { // from now on it lives as long as it is open
		return nil, fmt.Errorf("hide the file of an export: %w", err)
	}
	if made.Rows, err = write(file); err != nil {
		return nil, err
	}
	size, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	err = e.door.again(ctx, func(tx *store.Tx) error {
		return tx.Tell(ctx, history.Entry{At: e.door.clock.Now(), Actor: string(actor.ID), Told: made.Told(), Policy: e.door.policy.Version})
	})
	if err != nil {
		return nil, fmt.Errorf("tell of an export: %w", err)
	}
	name := fmt.Sprintf("rebond-%s-%s.%s", made.List, e.door.today(), made.Format)
	return &Export{File: file, Name: name, Type: types[made.Format], Size: size, Rows: made.Rows}, nil
}

// The fields of each list are named as the API names them. Those of accounts that an
// import reads are headers that it knows.
var (
	accountFields = []string{
		"key", "name", "phone", "email", "street", "postcode", "city", "country", "owner_name", "status", "offer", "monthly_revenue",
		"created_on", "modified_on", "contract_signed_on", "nps", "siret", "parent_key",
		"id", "owner", "platform", "status_since", "plan_expiration_date", "fiscal_churn_received_on", "churned_on",
	}
	caseFields = []string{
		"id", "kind", "account", "account_name", "city", "account_status", "stage", "outcome", "fiscal", "owner", "owner_name",
		"opened_on", "next_on", "plan_expiration_date",
	}
	taskFields = []string{
		"id", "what", "account", "account_name", "city", "account_status", "case", "assignee", "assignee_name", "queue",
		"due_on", "not_before", "detail", "state",
	}
	historyFields = []string{
		"at", "by", "by_name", "verb", "subject", "salon", "city", "version", "about_kind", "about_id", "rules", "changes", "policy",
	}
	personFields = []string{"id", "name", "email", "role", "team", "lang", "active", "manager", "retention_lead"}
	itemFields   = []string{"list", "key", "parent", "label", "label_en", "answer", "required", "retired_on"}
	importFields = []string{"row", "line", "key", "name", "verdict", "field", "reason", "account", "undone", "changes"}
)

func accountValues(a partner.Account, people read.People) []any {
	owner := ""
	if a.Owner != "" {
		owner = people.Name(a.Owner)
	}
	var revenue, nps any
	if a.MonthlyRevenue != nil {
		revenue = euros(*a.MonthlyRevenue)
	}
	if a.NPS != nil {
		nps = *a.NPS
	}
	return []any{
		a.Key, a.Name, a.Phone, a.Email, a.Street, a.Postcode, a.City, a.Country, owner, a.Status, a.Offer, revenue,
		a.CreatedOn, a.Changed(), a.ContractSignedOn, nps, a.SIRET, a.ParentKey,
		a.ID, a.Owner, a.Platform, a.StatusSince, a.PlanExpiresOn, a.FiscalChurnReceived, a.ChurnedOn,
	}
}

func caseValues(row read.Row, people read.People) []any {
	var kind, stage string
	var outcome churn.Outcome
	var fiscal churn.Fiscal
	var owner staff.ID
	var opened, ped day.Day
	for _, c := range row.Churn {
		kind, stage, owner, opened, ped, fiscal = "churn", string(c.Stage), c.Owner, c.OpenedOn, c.PlanExpiresOn, c.Fiscal()
		if c.Closing != nil {
			outcome = c.Closing.Outcome
		}
	}
	for _, c := range row.BillingStops {
		kind, stage, owner, opened, ped = "billing_stop", string(c.Stage), c.Owner, c.OpenedOn, c.DueOn
	}
	a := row.Account
	return []any{row.Mark.ID, kind, a.ID, a.Name, a.City, a.Status, stage, outcome, fiscal, owner, people.Name(owner), opened, row.Mark.NextOn, ped}
}

func taskValues(row read.TaskRow, people read.People) []any {
	assignee := ""
	if row.Assignee != "" {
		assignee = people.Name(row.Assignee)
	}
	a := row.Account
	return []any{
		row.ID, row.What, a.ID, a.Name, a.City, a.Status, row.Case, row.Assignee, assignee, row.Queue, row.DueOn, row.NotBefore, row.Detail, row.State,
	}
}

func historyValues(row read.HistoryRow, people read.People) []any {
	return []any{
		row.At, row.Actor, people.Name(staff.ID(row.Actor)), row.Verb, row.Subject, row.Salon, row.City, row.Seq, row.About.Kind, row.About.ID,
		row.Because.Rules(), changesOf(row.Changes), row.Policy,
	}
}

// fieldChange is one field that changed, as the API tells it.
type fieldChange struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func changesOf(changes []history.Change) []fieldChange {
	told := make([]fieldChange, len(changes))
	for i, c := range changes {
		told[i] = fieldChange{c.Ref.Kind, c.Ref.ID, c.Field, c.Before, c.After}
	}
	return told
}

func itemValues(i picklist.Item) []any {
	var retired day.Day
	if i.Retired != nil {
		retired = i.Retired.On
	}
	return []any{i.List, i.Key, i.Parent, i.Label.FR, i.Label.EN, i.Answer, i.Required, retired}
}

func importValues(row store.ImportRow) []any {
	field, reason := row.Gravest()
	return []any{row.Number, row.Line, row.Key, row.Name, row.Verdict, field, reason, row.Account, row.Undone, changesOf(row.Changes)}
}
