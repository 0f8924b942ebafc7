package read

import (
	"context"
	"fmt"
	"slices"

	"rebond/internal/domain/partner"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Lists are read whole in chunks, each by itself, so that however long one is, no more
// than a chunk of it is held, and no state of the database is.

const (
	wholeByName = `select ` + store.AccountColumns + ` from account a where a.withdrawn_on = '' and (a.name, a.id) > ($1, $2) order by a.name, a.id limit $3`
	wholeGap    = `select ` + store.AccountColumns + ` from account a where a.withdrawn_on = '' and a.`
)

var wholeByID = `select ` + store.AccountColumns + ` from account a where a.id in (` + places(mostScored) + `)`

// EachAccount gives all accounts that a list shows, in its order.
func (r *Reads) EachAccount(ctx context.Context, of AccountsList, each func(partner.Account) error) error {
	if of.Query != "" {
		return r.eachFound(ctx, of.Query, each)
	}
	sql, after := wholeByName, NameMark{}
	if slices.Contains(Gaps, of.Gap) {
		sql = wholeGap + gapColumns[of.Gap] + ` = '' and (a.name, a.id) > ($1, $2) order by a.name, a.id limit $3`
	}
	for {
		chunk, err := r.accounts(ctx, engine.Query{SQL: sql, Args: []any{after.Name, string(after.ID), gatherSize}})
		for _, a := range chunk {
			if err == nil {
				err = each(a)
			}
			after = NameMark{a.Name, a.ID}
		}
		if err != nil || len(chunk) < gatherSize {
			return err
		}
	}
}

// eachFound gives what a search finds, the best first.
func (r *Reads) eachFound(ctx context.Context, text string, each func(partner.Account) error) error {
	found, err := r.Search(ctx, text)
	if err != nil || len(found.Rows) == 0 {
		return err
	}
	ids := idsOf(found.Rows)
	accounts, err := r.accounts(ctx, engine.Query{SQL: wholeByID, Args: filled(ids, mostScored)})
	slices.SortFunc(accounts, func(a, b partner.Account) int {
		return slices.Index(ids, string(a.ID)) - slices.Index(ids, string(b.ID))
	})
	for _, a := range accounts {
		if err == nil {
			err = each(a)
		}
	}
	return err
}

func (r *Reads) accounts(ctx context.Context, query engine.Query) (chunk []partner.Account, err error) {
	query.Row = func(scan engine.Scan) error {
		var a partner.Account
		err := store.ScanAccount(scan, &a)
		chunk = append(chunk, a)
		return err
	}
	if err := r.engineOf().Query(ctx, query); err != nil {
		return nil, fmt.Errorf("read whole accounts: %w", err)
	}
	return chunk, ctx.Err()
}

// EachCase gives all cases of a queue, in its order.
func (r *Reads) EachCase(ctx context.Context, q Queue, each func(Row) error) error {
	q.After, q.Before, q.Size = Mark{}, Mark{}, gatherSize
	for more := true; more; {
		list := q.page(false)
		var rows []Row
		err := r.engineOf().Query(ctx, engine.Query{SQL: list.sql, Args: list.args, Row: func(scan engine.Scan) error {
			row, err := scanRow(scan)
			rows = append(rows, row)
			return err
		}})
		found := q.paged(rows, QueuePage{})
		for _, row := range found.Rows {
			if err == nil {
				err = each(row)
			}
			q.After = row.Mark
		}
		if err != nil {
			return fmt.Errorf("read a whole queue: %w", err)
		}
		more = found.More
	}
	return ctx.Err()
}

// EachTask gives all of somebody's open tasks, in the order in which they are due.
func (r *Reads) EachTask(ctx context.Context, of Todo, each func(TaskRow) error) error {
	of.After = TaskMark{}
	for more := true; more; {
		var rows []TaskRow
		err := r.engineOf().Query(ctx, tasksOf(of, gatherSize+1, &rows)...)
		byDue(rows)
		more, rows = len(rows) > gatherSize, rows[:min(len(rows), gatherSize)]
		for _, row := range rows {
			if err == nil {
				err = each(row)
			}
			of.After = TaskMark{row.DueOn, row.ID}
		}
		if err != nil {
			return fmt.Errorf("read all tasks of %s: %w", of.Of.ID, err)
		}
	}
	return ctx.Err()
}

// EachEntry gives all entries of all histories that a filter lets through, the latest
// first.
func (r *Reads) EachEntry(ctx context.Context, of Histories, each func(HistoryRow) error) error {
	of.After, of.Size = HistoryMark{}, gatherSize
	for more := true; more; {
		rows, err := r.entries(ctx, of)
		more = len(rows) > gatherSize
		for _, row := range rows[:min(len(rows), gatherSize)] {
			if err == nil {
				err = each(row)
			}
			of.After = row.Mark()
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// EachImportRow gives all rows of an import that a filter lets through, in the order of
// the file.
func (r *Reads) EachImportRow(ctx context.Context, id partner.ImportID, f RowFilter, each func(store.ImportRow) error) error {
	f.After = 0
	for more := true; more; {
		page, err := r.importRows(ctx, id, f, gatherSize)
		for _, row := range page.Rows {
			if err == nil {
				err = each(row)
			}
			f.After = row.Number
		}
		if err != nil {
			return err
		}
		more = page.More
	}
	return ctx.Err()
}
