package read

import (
	"context"
	"fmt"

	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Queue says which cases a list shows, in the order of the day on which each is
// next looked at.
type Queue struct {
	Kind     string // "churn" or "billing_stop"
	Closed   bool   // the ended ones, the latest first, instead of the open ones
	Owner    staff.ID
	From, To day.Day // of the next day, both included; empty is no bound
	After    Mark    // goes on behind this row
	Before   Mark    // or goes back from this one
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

// The shapes of the queue: for everyone or one owner, and up or down the days.
// Each is served by an index as it stands; a filter that is switched off inside a
// statement would be planned as a scan.
var (
	queueUp   = queueShape{"asc", ">"}
	queueDown = queueShape{"desc", "<"}
)

type queueShape struct {
	order, beyond string
}

func (s queueShape) page(owned bool) string {
	return `select ` + queueColumns + ` from desk_case c join account a on a.id = c.account_id ` + s.filter(owned) +
		fmt.Sprintf(` and (c.next_on, c.id) %s ($4, $5) order by c.next_on %s, c.id %s limit $6`, s.beyond, s.order, s.order)
}

func (s queueShape) filter(owned bool) string {
	filter := `where c.kind = $1 and c.open = %s and c.next_on >= $2 and c.next_on <= $3`
	if owned {
		filter += ` and c.owner_id = $7`
	}
	return filter
}

func (q Queue) bounds() (from, to string) {
	from, to = q.From.String(), q.To.String()
	if to == "" {
		to = "9999-12-31"
	}
	return from, to
}

// Queue reads one page of a queue.
func (r *Reads) Queue(ctx context.Context, q Queue) (QueuePage, error) {
	back := !q.Before.IsZero()
	rows, err := r.queueRows(ctx, q, back)
	if err != nil {
		return QueuePage{}, fmt.Errorf("read the queue: %w", err)
	}
	page := QueuePage{Rows: rows[:min(len(rows), PageSize)], More: len(rows) > PageSize, Less: !q.After.IsZero()}
	if back {
		page.More, page.Less = true, len(rows) > PageSize
		reverse(page.Rows)
	}
	page.Count, err = r.queueCount(ctx, q)
	return page, err
}

func reverse(rows []Row) {
	for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
		rows[i], rows[j] = rows[j], rows[i]
	}
}

func (r *Reads) queueRows(ctx context.Context, q Queue, back bool) ([]Row, error) {
	sql, args := q.statement(back)
	var rows []Row
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx, engine.Query{SQL: sql, Args: args, Row: func(scan engine.Scan) error {
			row, err := scanRow(scan)
			rows = append(rows, row)
			return err
		}})
	})
	return rows, err
}

// statement picks the shape that serves a queue, and its arguments.
func (q Queue) statement(back bool) (string, []any) {
	shape, from := queueUp, q.After
	if back {
		from = q.Before
	}
	if q.Closed != back { // the ended ones stand the latest first
		shape = queueDown
	}
	lo, hi := q.bounds()
	at := []any{from.NextOn.String(), from.ID}
	if from.IsZero() && shape == queueDown {
		at = []any{"9999-99-99", ""}
	}
	args := append([]any{q.Kind, lo, hi}, append(at, PageSize+1)...)
	if q.Owner != "" {
		args = append(args, string(q.Owner))
	}
	return fmt.Sprintf(shape.page(q.Owner != ""), q.open()), args
}

func (q Queue) open() string {
	if q.Closed {
		return "0"
	}
	return "1"
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

func (r *Reads) queueCount(ctx context.Context, q Queue) (int, error) {
	lo, hi := q.bounds()
	args := []any{q.Kind, lo, hi, CountedTo + 1}
	sql := `select count(*) from (select 1 from desk_case c where c.kind = $1 and c.open = ` + q.open() + ` and c.next_on >= $2 and c.next_on <= $3`
	if q.Owner != "" {
		sql += ` and c.owner_id = $5`
		args = append(args, string(q.Owner))
	}
	sql += ` limit $4) counted`
	count := 0
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx, engine.Query{SQL: sql, Args: args, Row: func(scan engine.Scan) error { return scan(&count) }})
	})
	return count, err
}
