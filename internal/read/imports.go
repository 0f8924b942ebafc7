package read

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// ImportMark is an import's place in the list, the latest first.
type ImportMark struct {
	At time.Time
	ID partner.ImportID
}

// MarkOf is where an import stands in the list.
func MarkOf(i ImportHeld) ImportMark { return ImportMark{i.BroughtAt, i.ID} }

// String spells the mark, to be read back by ParseImportMark.
func (m ImportMark) String() string {
	return strconv.FormatInt(m.At.UnixMicro(), 10) + "~" + string(m.ID)
}

// ParseImportMark reads what String spelled.
func ParseImportMark(text string) (ImportMark, bool) {
	at, id, ok := strings.Cut(text, "~")
	micros, err := strconv.ParseInt(at, 10, 64)
	return ImportMark{time.UnixMicro(micros), partner.ImportID(id)}, ok && err == nil
}

// ImportHeld is an import, and how far the desk is with it.
type ImportHeld = store.HeldImport

// ImportsPage is one page of the imports.
type ImportsPage struct {
	Rows   []store.HeldImport
	More   bool
	People People
}

const (
	latestImports = `
	select ` + store.ImportColumns + `
	  from import i join chain c on c.subject = '` + store.ImportSubject + `' || i.id
	 where (i.brought_at, i.id) < ($1, $2)
	 order by i.brought_at desc, i.id desc limit $3`
)

// Imports lists the imports, the latest first, going on behind a mark.
func (r *Reads) Imports(ctx context.Context, after ImportMark) (ImportsPage, error) {
	from := int64(math.MaxInt64)
	if after.ID != "" {
		from = after.At.UnixMicro()
	}
	var page ImportsPage
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx, engine.Query{SQL: latestImports, Args: []any{from, string(after.ID), PageSize + 1}, Row: func(scan engine.Scan) error {
			held, err := store.ScanImport(scan)
			page.Rows = append(page.Rows, held)
			return err
		}})
	})
	if err != nil {
		return page, fmt.Errorf("list the imports: %w", err)
	}
	page.More = len(page.Rows) > PageSize
	page.Rows = page.Rows[:min(len(page.Rows), PageSize)]
	page.People, err = r.People(ctx)
	return page, err
}

// ImportCount is how many rows of an import there are of a kind.
type ImportCount = store.ImportCount

// ImportFile is an import with all that is known of it.
type ImportFile struct {
	store.HeldImport
	Counts  []store.ImportCount
	History []history.Entry
	People  People
}

// Of counts the rows of an import that are so.
func (f ImportFile) Of(is func(store.ImportCount) bool) int {
	n := 0
	for _, c := range f.Counts {
		if is(c) {
			n += c.Rows
		}
	}
	return n
}

const importCounts = `select verdict, field, reason, undone, n from import_count where import_id = $1 and n > 0 order by verdict, field, reason, undone`

// Import reads an import, how many of its rows are of each kind, and who did what with
// it. Refused where there is none.
func (r *Reads) Import(ctx context.Context, id partner.ImportID) (ImportFile, error) {
	var file ImportFile
	err := r.store.View(ctx, func(v *store.View) error {
		held, found, err := v.Import(ctx, id)
		if err == nil && !found {
			err = refusal.New(refusal.Unknown, "", "", "door.not_found")
		}
		if err != nil {
			return err
		}
		file.HeldImport = held
		if file.History, err = v.Entries(ctx, store.ImportSubject+string(id), 0); err != nil {
			return err
		}
		file.People, err = everyone(ctx, v)
		return err
	})
	if err != nil {
		return file, err
	}
	return file, r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx, engine.Query{SQL: importCounts, Args: []any{string(id)}, Row: func(scan engine.Scan) error {
			var c store.ImportCount
			err := scan(&c.Verdict, &c.Field, &c.Reason, &c.Undone, &c.Rows)
			file.Counts = append(file.Counts, c)
			return err
		}})
	})
}

// RowFilter says which rows of an import are listed: at most one of its fields counts,
// the narrowest, so that an index serves each.
type RowFilter struct {
	Verdict partner.Verdict
	Field   string // of the gravest thing that is wrong
	Reason  partner.Reason
	Undone  partner.ImportUndone
	After   int // the number of the row before
}

// ImportRowsPage is one page of an import's rows.
type ImportRowsPage struct {
	Rows []store.ImportRow
	More bool
}

// ImportRows lists the rows of an import, in the order of the file.
func (r *Reads) ImportRows(ctx context.Context, id partner.ImportID, f RowFilter) (ImportRowsPage, error) {
	return r.importRows(ctx, id, f, PageSize)
}

func (r *Reads) importRows(ctx context.Context, id partner.ImportID, f RowFilter, most int) (ImportRowsPage, error) {
	sql, args := f.query(id)
	args = append(args, most+1)
	sql += ` order by r.number limit $` + strconv.Itoa(len(args))
	var page ImportRowsPage
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx, engine.Query{SQL: sql, Args: args, Row: func(scan engine.Scan) error {
			row, err := store.ScanImportRow(scan)
			page.Rows = append(page.Rows, row)
			return err
		}})
	})
	if err != nil {
		return page, fmt.Errorf("list the rows of import %s: %w", id, err)
	}
	page.More = len(page.Rows) > most
	page.Rows = slices.Clip(page.Rows[:min(len(page.Rows), most)])
	return page, nil
}

const rowsOfImport = `select ` + store.ImportRowColumns + ` from import_row r where r.import_id = $1 and r.number > $2`

// query selects by the narrowest condition. Each repeats its index's own, without which
// SQLite doesn't see that the index serves.
func (f RowFilter) query(id partner.ImportID) (sql string, args []any) {
	sql, args = rowsOfImport, []any{string(id), f.After}
	switch {
	case f.Undone != "":
		return sql + ` and r.undone = $3 and r.undone <> ''`, append(args, string(f.Undone))
	case f.Reason != "":
		return sql + ` and r.reason = $3 and r.reason <> ''`, append(args, string(f.Reason))
	case f.Field != "":
		return sql + ` and r.field = $3 and r.field <> ''`, append(args, f.Field)
	case f.Verdict != "":
		return sql + ` and r.verdict = $3`, append(args, string(f.Verdict))
	}
	return sql, args
}
