package read

import (
	"context"
	"fmt"
	"slices"

	"rebond/internal/store/engine"
)

// Column is a place where open cases stand, as the board shows them side by side.
type Column string

const (
	AtNew        Column = "new"         // nobody has called yet
	AtAssigned   Column = "assigned"    // briefed and called, to be called back (AL-8)
	AtInProgress Column = "in_progress" // an appointment or a negotiation (AL-8)
	AtFormal     Column = "formal"      // the form or letter is here: to be decided (CH-8)
	AtNotice     Column = "notice"      // lost, until the end of the PED (CH-9, CH-10)

	// Awaiting is no column of its own: the form was sent, and isn't back (CH-5).
	Awaiting Column = "awaiting"
)

// Columns are the places in the order in which a case goes through them.
var Columns = []Column{AtNew, AtAssigned, AtInProgress, AtFormal, AtNotice}

// Kind names the list of words that columns stand in.
func (Column) Kind() string { return "board_column" }

// standing says in SQL which cases stand in a column. The values are written out
// because indexes hold just these rows.
var standing = map[Column]string{
	AtNew:        `c.kind = 'churn' and c.open = 1 and c.ped = '' and c.stage = 'new'`,
	AtAssigned:   `c.kind = 'churn' and c.open = 1 and c.ped = '' and c.stage = 'assigned'`,
	AtInProgress: `c.kind = 'churn' and c.open = 1 and c.ped = '' and c.stage = 'in_progress'`,
	AtFormal:     `c.kind = 'churn' and c.open = 1 and c.ped <> ''`,
	AtNotice:     `c.kind = 'billing_stop' and c.open = 1`,
	Awaiting:     `c.kind = 'churn' and c.open = 1 and c.fiscal = 'waiting'`,
}

// Places are all that a list of open cases can be narrowed to.
func Places() []Column { return append(slices.Clone(Columns), Awaiting) }

// Board reads several queues side by side, each a page, in one state of the database.
func (r *Reads) Board(ctx context.Context, queues ...Queue) ([]QueuePage, error) {
	pages := make([]QueuePage, len(queues))
	rows := make([][]Row, len(queues))
	var queries []engine.Query
	for i, q := range queues {
		list, count := q.page(!q.Before.IsZero()), q.count()
		queries = append(queries,
			engine.Query{SQL: list.sql, Args: list.args, Row: func(scan engine.Scan) error {
				row, err := scanRow(scan)
				rows[i] = append(rows[i], row)
				return err
			}},
			engine.Query{SQL: count.sql, Args: count.args, Row: func(scan engine.Scan) error { return scan(&pages[i].Count) }})
	}
	if err := r.engineOf().Query(ctx, queries...); err != nil {
		return nil, fmt.Errorf("read the board: %w", err)
	}
	for i, q := range queues {
		pages[i] = q.paged(rows[i], pages[i])
	}
	return pages, nil
}
