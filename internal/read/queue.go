package read

import (
	"cmp"
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
	Kind     string      // "churn" or "billing_stop"; empty for both
	At       Column      // only the open ones that stand there; empty for all
	Stage    churn.Stage // only churn cases at that stage; empty for all
	Closed   bool        // the ended ones, the latest first, instead of the open ones
	Owner    staff.ID
	Fiscal   churn.Fiscal // of churn cases; empty for all
	Tag      churn.Tag    // only cases that have it; the zero one for all
	Nobodys  bool         // those of accounts that have no manager, instead of anyone's
	From, To day.Day      // of the next day, both included; empty is no bound
	After    Mark         // goes on behind this row
	Before   Mark         // or goes back from this one
	Size     int          // of a page; nought is PageSize
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
func (q Queue) filter(columns, joined string) *statement {
	open, from := "1", `desk_case c`
	if q.Closed {
		open = "0"
	}
	if q.tagged() {
		from = `case_tag g join desk_case c on c.id = g.case_id`
	}
	s := &statement{sql: `select ` + columns + ` from ` + from + joined + ` where c.open = ` + open}
	if q.At != "" {
		s.sql = `select ` + columns + ` from ` + from + joined + ` where ` + standing[q.At]
	}
	if q.tagged() {
		s.where("g.list = ? and g.tag = ? and g.open = "+open, string(q.Tag.List), string(q.Tag.Key))
	}
	on, _ := q.place()
	if q.Nobodys || q.Owner != "" {
		s.where("c.owner_id = ?", string(q.Owner))
	}
	if q.Stage != "" {
		s.where("c.kind = 'churn' and c.stage = ?", string(q.Stage))
	}
	if q.Kind != "" {
		s.where("c.kind = ?", q.Kind)
	}
	if q.Fiscal != "" {
		s.where("c.fiscal = ?", string(q.Fiscal))
	}
	if !q.From.IsZero() {
		s.where(on+" >= ?", q.From.String())
	}
	if !q.To.IsZero() {
		s.where(on+" <= ?", q.To.String())
	}
	return s
}

func (q Queue) tagged() bool { return q.Tag != churn.Tag{} }

// place names the columns in whose order the queue stands: those beside the tag, where
// one is asked for, so that its index is in that order too.
func (q Queue) place() (on, id string) {
	if q.tagged() {
		return "g.next_on", "g.case_id"
	}
	return "c.next_on", "c.id"
}

// page goes on behind a mark, or back from one. The ended cases stand the latest
// first.
func (q Queue) page(back bool) *statement {
	s, from := q.filter(queueColumns, ` join account a on a.id = c.account_id`), q.After
	on, id := q.place()
	if back {
		from = q.Before
	}
	order, beyond := "asc", ">"
	if q.Closed != back {
		order, beyond = "desc", "<"
	}
	if !from.IsZero() {
		s.where("("+on+", "+id+") "+beyond+" (?, ?)", from.NextOn.String(), from.ID)
	}
	s.sql += " order by " + on + " " + order + ", " + id + " " + order + " limit " + strconv.Itoa(q.size()+1)
	return s
}

// count counts the queue no further than a page says.
func (q Queue) count() *statement {
	s := q.filter(`1`, "")
	s.sql = "select count(*) from (" + s.sql + " limit " + strconv.Itoa(CountedTo+1) + ") counted"
	return s
}

// countKey names counts that are the same until something is saved here.
type countKey struct {
	saves int64
	asked string
}

// Counts counts several queues, each at most to one more than CountedTo. They are
// remembered until this node saves something, and for two seconds at most.
func (r *Reads) Counts(ctx context.Context, queues ...Queue) ([]int, error) {
	counts := make([]int, len(queues))
	queries := make([]engine.Query, len(queues))
	asked := ""
	for i, q := range queues {
		count := q.count()
		queries[i] = engine.Query{SQL: count.sql, Args: count.args, Row: func(scan engine.Scan) error { return scan(&counts[i]) }}
		asked += fmt.Sprintf("%s %q\n", count.sql, count.args)
	}
	counts, err := r.counts.Get(countKey{r.store.Saves(), asked}, func() ([]int, error) {
		return counts, r.engineOf().Query(ctx, queries...)
	})
	if err != nil {
		return nil, fmt.Errorf("count the queues: %w", err)
	}
	return slices.Clone(counts), nil
}

// Queue reads one page of a queue.
func (r *Reads) Queue(ctx context.Context, q Queue) (QueuePage, error) {
	pages, err := r.Board(ctx, q)
	if err != nil {
		return QueuePage{}, err
	}
	return pages[0], nil
}

// paged fills a page with the rows that were read for it, which are one more than it
// has where there are more.
func (q Queue) paged(rows []Row, page QueuePage) QueuePage {
	more := len(rows) > q.size()
	page.Rows = rows[:min(len(rows), q.size())]
	page.More, page.Less = more, !q.After.IsZero()
	if !q.Before.IsZero() {
		page.More, page.Less = true, more
		slices.Reverse(page.Rows)
	}
	return page
}

func (q Queue) size() int { return cmp.Or(q.Size, PageSize) }

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

// rowSooner orders rows by the day on which each is next looked at.
func rowSooner(a, b Row) int {
	return cmp.Or(cmp.Compare(a.Mark.NextOn, b.Mark.NextOn), cmp.Compare(a.Mark.ID, b.Mark.ID))
}
