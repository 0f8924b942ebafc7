package read

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Queue says which cases a list shows, in the order of the day on which each is
// next looked at.
type Queue struct {
	Kind     string // "churn" or "billing_stop"; empty for both
	Closed   bool   // the ended ones, the latest first, instead of the open ones
	Owner    staff.ID
	Fiscal   churn.Fiscal // of churn cases; empty for all
	From, To day.Day      // of the next day, both included; empty is no bound
	After    Mark         // goes on behind this row
	Before   Mark         // or goes back from this one
}

// Mark is a row's place in a list.
type Mark struct {
	NextOn day.Day
	ID     string
}

// IsZero reports whether the mark is no place.
func (m Mark) IsZero() bool { return m.ID == "" }

// Row is one case of the queue, with its account. Exactly one of the dossier's
// Churn and BillingStops holds it; of the account, what a row shows is filled.
type Row struct {
	dossier.Dossier
	Mark Mark
}

// QueuePage is one page of a queue.
type QueuePage struct {
	Rows       []Row
	More, Less bool // whether there are rows behind, and before
	Count      int  // of the whole queue, at most CountedTo
}

const (
	// PageSize is how many rows a page has.
	PageSize = 50
	// CountedTo is how far a queue is counted: beyond it a page says "more".
	CountedTo = 1000
)

const queueColumns = store.CaseColumns + `, a.id, a.name, a.city, a.status, a.plan_expires_on, a.churned_on`

// statement builds the one query that a queue needs. A filter that isn't set isn't
// in it: one that is switched off inside a statement is planned as a scan.
type statement struct {
	sql  string
	args []any
}

func (s *statement) where(condition string, args ...any) {
	for _, arg := range args {
		s.args = append(s.args, arg)
		condition = strings.Replace(condition, "?", "$"+strconv.Itoa(len(s.args)), 1)
	}
	s.sql += " and " + condition
}

// filter asks of the cases alone; their accounts are joined where they are shown.
func (q Queue) filter(what string) *statement {
	open := "1"
	if q.Closed {
		open = "0"
	}
	s := &statement{sql: `select ` + what + ` where c.open = ` + open}
	if q.Owner != "" {
		s.where("c.owner_id = ?", string(q.Owner))
	}
	if q.Kind != "" {
		s.where("c.kind = ?", q.Kind)
	}
	if q.Fiscal != "" {
		s.where("c.fiscal = ?", string(q.Fiscal))
	}
	if !q.From.IsZero() {
		s.where("c.next_on >= ?", q.From.String())
	}
	if !q.To.IsZero() {
		s.where("c.next_on <= ?", q.To.String())
	}
	return s
}

// page goes on behind a mark, or back from one. The ended cases stand the latest
// first.
func (q Queue) page(back bool) *statement {
	s, from := q.filter(queueColumns+` from desk_case c join account a on a.id = c.account_id`), q.After
	if back {
		from = q.Before
	}
	order, beyond := "asc", ">"
	if q.Closed != back {
		order, beyond = "desc", "<"
	}
	if !from.IsZero() {
		s.where("(c.next_on, c.id) "+beyond+" (?, ?)", from.NextOn.String(), from.ID)
	}
	s.sql += " order by c.next_on " + order + ", c.id " + order + " limit " + strconv.Itoa(PageSize+1)
	return s
}

// count counts the queue no further than a page says.
func (q Queue) count() *statement {
	s := q.filter(`1 from desk_case c`)
	s.sql = "select count(*) from (" + s.sql + " limit " + strconv.Itoa(CountedTo+1) + ") counted"
	return s
}

// Counts counts several queues, each at most to one more than CountedTo.
func (r *Reads) Counts(ctx context.Context, queues ...Queue) ([]int, error) {
	counts := make([]int, len(queues))
	queries := make([]engine.Query, len(queues))
	for i, q := range queues {
		count := q.count()
		queries[i] = engine.Query{SQL: count.sql, Args: count.args, Row: func(scan engine.Scan) error { return scan(&counts[i]) }}
	}
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error { return reader.Query(ctx, queries...) })
	if err != nil {
		return nil, fmt.Errorf("count the queues: %w", err)
	}
	return counts, nil
}

// Queue reads one page of a queue.
func (r *Reads) Queue(ctx context.Context, q Queue) (QueuePage, error) {
	back := !q.Before.IsZero()
	var rows []Row
	page := QueuePage{}
	list, count := q.page(back), q.count()
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx,
			engine.Query{SQL: list.sql, Args: list.args, Row: func(scan engine.Scan) error {
				row, err := scanRow(scan)
				rows = append(rows, row)
				return err
			}},
			engine.Query{SQL: count.sql, Args: count.args, Row: func(scan engine.Scan) error { return scan(&page.Count) }})
	})
	if err != nil {
		return page, fmt.Errorf("read the queue: %w", err)
	}
	more := len(rows) > PageSize
	page.Rows = rows[:min(len(rows), PageSize)]
	page.More, page.Less = more, !q.After.IsZero()
	if back {
		page.More, page.Less = true, more
		slices.Reverse(page.Rows)
	}
	return page, nil
}

func scanRow(scan engine.Scan) (Row, error) {
	var row Row
	var ped, churned string
	a := &row.Account
	if err := store.ScanCase(scan, &row.Dossier, &a.ID, &a.Name, &a.City, &a.Status, &ped, &churned); err != nil {
		return row, err
	}
	for _, c := range row.Churn {
		row.Mark = Mark{c.NextOn(), string(c.ID)}
	}
	for _, c := range row.BillingStops {
		row.Mark = Mark{c.DueOn, string(c.ID)}
	}
	if err := a.PlanExpiresOn.UnmarshalText([]byte(ped)); err != nil {
		return row, err
	}
	return row, a.ChurnedOn.UnmarshalText([]byte(churned))
}
