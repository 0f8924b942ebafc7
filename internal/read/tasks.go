package read

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Todo says whose open tasks a list shows: a person's own and those of their role's
// queue, in the order in which they are due.
type Todo struct {
	Of    staff.Actor
	To    day.Day // the last due day, included; empty is no bound
	After TaskMark
}

// TaskMark is a task's place in a list.
type TaskMark struct {
	DueOn day.Day
	ID    task.ID
}

// TaskRow is one task, with the account that it is about.
type TaskRow struct {
	task.Task
	Account partner.Account
}

// TasksPage is one page of somebody's tasks.
type TasksPage struct {
	Rows []TaskRow
	More bool
}

// The tasks of a person, and those of a queue: two shapes, each served by its index.
const (
	todoColumns = store.TaskColumns + `, a.id, a.key, a.name, a.city, a.email, a.platform, a.status`
	todoFrom    = ` from task t join account a on a.id = t.account_id where t.state = 'open' and `
	todoPage    = ` and t.due_on <= $2 and (t.due_on, t.id) > ($3, $4) order by t.due_on, t.id limit $5`
	todoOwn     = `select ` + todoColumns + todoFrom + `t.assignee = $1` + todoPage
	todoQueue   = `select ` + todoColumns + todoFrom + `t.queue = $1` + todoPage
)

// Tasks reads one page of somebody's open tasks.
func (r *Reads) Tasks(ctx context.Context, of Todo) (TasksPage, error) {
	to := cmp.Or(of.To.String(), "9999-12-31")
	args := func(whose string) []any {
		return []any{whose, to, of.After.DueOn.String(), string(of.After.ID), PageSize + 1}
	}
	var rows []TaskRow
	take := func(scan engine.Scan) error {
		row, err := scanTodo(scan)
		rows = append(rows, row)
		return err
	}
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx,
			engine.Query{SQL: todoOwn, Args: args(string(of.Of.ID)), Row: take},
			engine.Query{SQL: todoQueue, Args: args(string(of.Of.Role)), Row: take})
	})
	if err != nil {
		return TasksPage{}, fmt.Errorf("read the tasks of %s: %w", of.Of.ID, err)
	}
	slices.SortFunc(rows, func(a, b TaskRow) int {
		return cmp.Or(cmp.Compare(a.DueOn, b.DueOn), cmp.Compare(a.ID, b.ID))
	})
	return TasksPage{Rows: rows[:min(len(rows), PageSize)], More: len(rows) > PageSize}, nil
}

func scanTodo(scan engine.Scan) (TaskRow, error) {
	var row TaskRow
	var err error
	a := &row.Account
	row.Task, err = store.ScanTask(scan, &a.ID, &a.Key, &a.Name, &a.City, &a.Email, &a.Platform, &a.Status)
	return row, err
}

const (
	countOwn   = `select count(*) from (select 1 from task t where t.state = 'open' and t.assignee = $1 and t.due_on <= $2 limit $3) counted`
	countQueue = `select count(*) from (select 1 from task t where t.state = 'open' and t.queue = $1 and t.due_on <= $2 limit $3) counted`
)

// CountTasks counts somebody's open tasks that are due by a day, at most to one
// more than CountedTo.
func (r *Reads) CountTasks(ctx context.Context, of staff.Actor, by day.Day) (int, error) {
	sum := 0
	add := func(scan engine.Scan) error {
		n := 0
		err := scan(&n)
		sum += n
		return err
	}
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx,
			engine.Query{SQL: countOwn, Args: []any{string(of.ID), by.String(), CountedTo + 1}, Row: add},
			engine.Query{SQL: countQueue, Args: []any{string(of.Role), by.String(), CountedTo + 1}, Row: add})
	})
	if err != nil {
		return 0, fmt.Errorf("count the tasks of %s: %w", of.ID, err)
	}
	return min(sum, CountedTo+1), nil
}
