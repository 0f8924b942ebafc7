package read

import (
	"context"
	"fmt"
	"slices"

	"rebond/internal/store/engine"
)

// gatherSize is how many rows are read at once of a list that is gathered whole.
const gatherSize = 500

// gather reads the ids of a whole list, in its order and in one state of the database:
// page reads the rows behind the last one, and says whether there are more.
func (r *Reads) gather(ctx context.Context, page func(engine.Reader) (ids []string, more bool, err error)) (all []string, err error) {
	err = r.engineOf().Read(ctx, func(reader engine.Reader) error {
		for more := true; more; {
			var ids []string
			var err error
			if ids, more, err = page(reader); err != nil {
				return fmt.Errorf("gather a list: %w", err)
			}
			all = append(all, ids...)
		}
		return nil
	})
	return all, err
}

// CaseIDs reads the ids of all cases of a queue, however many.
func (r *Reads) CaseIDs(ctx context.Context, q Queue) ([]string, error) {
	q.After, q.Before, q.Size = Mark{}, Mark{}, gatherSize
	return r.gather(ctx, func(reader engine.Reader) (ids []string, more bool, err error) {
		list := q.page(false)
		var rows []Row
		err = reader.Query(ctx, engine.Query{SQL: list.sql, Args: list.args, Row: func(scan engine.Scan) error {
			row, err := scanRow(scan)
			rows = append(rows, row)
			return err
		}})
		found := q.paged(rows, QueuePage{})
		for _, row := range found.Rows {
			ids, q.After = append(ids, row.Mark.ID), row.Mark
		}
		return ids, found.More, err
	})
}

// TaskIDs reads the ids of all of somebody's open tasks, however many.
func (r *Reads) TaskIDs(ctx context.Context, of Todo) ([]string, error) {
	of.After = TaskMark{}
	return r.gather(ctx, func(reader engine.Reader) (ids []string, more bool, err error) {
		var rows []TaskRow
		err = reader.Query(ctx, tasksOf(of, gatherSize+1, &rows)...)
		byDue(rows)
		more, rows = len(rows) > gatherSize, rows[:min(len(rows), gatherSize)]
		for _, row := range rows {
			ids, of.After = append(ids, string(row.ID)), TaskMark{row.DueOn, row.ID}
		}
		return ids, more, err
	})
}

// AccountsList says which accounts a list shows: what a search finds, those that are
// left to complete, or all of them.
type AccountsList struct {
	Query string
	Gap   Gap
}

// AccountIDs reads the ids of all accounts of a list, however many; of a search, those
// that it shows.
func (r *Reads) AccountIDs(ctx context.Context, of AccountsList) ([]string, error) {
	if of.Query != "" {
		found, err := r.Search(ctx, of.Query)
		return idsOf(found.Rows), err
	}
	sql, after := byNameUp, NameMark{}
	if slices.Contains(Gaps, of.Gap) {
		sql = incomplete(of.Gap)
	}
	return r.gather(ctx, func(reader engine.Reader) (ids []string, more bool, err error) {
		var page AccountsPage
		err = reader.Query(ctx, engine.Query{SQL: sql, Args: []any{after.Name, string(after.ID), gatherSize + 1}, Row: page.scan})
		more, page.Rows = len(page.Rows) > gatherSize, page.Rows[:min(len(page.Rows), gatherSize)]
		if n := len(page.Rows); n > 0 {
			after = NameMark{page.Rows[n-1].Name, page.Rows[n-1].ID}
		}
		return idsOf(page.Rows), more, err
	})
}

func idsOf(rows []AccountRow) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = string(row.ID)
	}
	return ids
}
