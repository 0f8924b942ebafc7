package read

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"time"

	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Histories says which entries of all histories a list shows, the latest first.
type Histories struct {
	Actor    staff.ID // empty: whoever acted
	Verb     string   // empty: whatever was done
	From, To day.Day  // both included, as days of the zone; empty is no bound
	Zone     *time.Location
	After    HistoryMark // goes on behind this entry
	Size     int         // of a page; nought is PageSize
}

// HistoryMark is an entry's place among all.
type HistoryMark struct {
	At      time.Time
	Subject string
	Seq     int
}

// HistoryRow is one entry, with the salon whose account it was saved under; of any other
// subject they are empty.
type HistoryRow struct {
	history.Entry
	Salon, City string
}

// Mark is the row's place.
func (r HistoryRow) Mark() HistoryMark { return HistoryMark{r.At, r.Subject, r.Seq} }

// HistoriesPage is one page of the history of all.
type HistoriesPage struct {
	Rows   []HistoryRow
	More   bool
	People People
}

// statement asks for one page. An entry's instant bounds every shape of it, so that
// each walks its index from one end.
func (h Histories) statement() *statement {
	s := &statement{
		sql: `select ` + store.EntryColumns + `, e.subject, coalesce(a.name, ''), coalesce(a.city, '') from ` + store.EntryTables +
			` left join account a on a.id = e.subject where e.at >= $1`,
		args: []any{h.since()},
	}
	if h.Actor != "" {
		s.where("e.actor = ?", string(h.Actor))
	}
	if h.Verb != "" {
		s.where("e.verb = ?", h.Verb)
	}
	if !h.To.IsZero() {
		s.where("e.at < ?", h.To.AddDays(1).Start(h.Zone).UnixMicro())
	}
	if h.After.Subject != "" {
		s.where("(e.at, e.subject, e.seq) < (?, ?, ?)", h.After.At.UnixMicro(), h.After.Subject, h.After.Seq)
	}
	s.sql += " order by e.at desc, e.subject desc, e.seq desc limit " + strconv.Itoa(h.size()+1)
	return s
}

func (h Histories) size() int { return cmp.Or(h.Size, PageSize) }

func (h Histories) since() int64 {
	if h.From.IsZero() {
		return 0
	}
	return h.From.Start(h.Zone).UnixMicro()
}

// Histories reads one page of the history of all subjects.
func (r *Reads) Histories(ctx context.Context, of Histories) (HistoriesPage, error) {
	rows, err := r.entries(ctx, of)
	if err != nil {
		return HistoriesPage{}, err
	}
	people, err := r.People(ctx)
	return HistoriesPage{Rows: rows[:min(len(rows), PageSize)], More: len(rows) > PageSize, People: people}, err
}

// entries reads a page of them, and one more where there are more.
func (r *Reads) entries(ctx context.Context, of Histories) (rows []HistoryRow, err error) {
	ask := of.statement()
	err = r.engineOf().Query(ctx, engine.Query{SQL: ask.sql, Args: ask.args, Row: func(scan engine.Scan) error {
		var row HistoryRow
		var subject string
		var err error
		row.Entry, err = store.ScanEntry(scan, &subject, &row.Salon, &row.City)
		row.Subject = subject
		rows = append(rows, row)
		return err
	}})
	if err != nil {
		return nil, fmt.Errorf("read the history of all: %w", err)
	}
	return rows, nil
}
