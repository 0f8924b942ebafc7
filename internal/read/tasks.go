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

// Todo says whose open tasks a list shows: a person's own, those of whom they stand in
// for and those of their role's queue, in the order in which they are due.
type Todo struct {
	Of    staff.Actor
	Whose Whose
	To    day.Day // the last due day, included; empty is no bound
	After TaskMark
}

// Whose narrows somebody's tasks.
type Whose string

const (
	Everything Whose = ""     // theirs and their queue's
	OnlyTheirs Whose = "mine" // with those of whom they stand in for
	OnlyQueue  Whose = "team"
)

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
	var rows []TaskRow
	err := r.engineOf().Query(ctx, tasksOf(of, PageSize+1, &rows)...)
	if err != nil {
		return TasksPage{}, fmt.Errorf("read the tasks of %s: %w", of.Of.ID, err)
	}
	byDue(rows)
	return TasksPage{Rows: rows[:min(len(rows), PageSize)], More: len(rows) > PageSize}, nil
}

// tasksOf are the questions for somebody's tasks, for so many of each: their own and
// those of whom they stand in for, and their queue's. The answers come unsorted.
func tasksOf(of Todo, most int, rows *[]TaskRow) []engine.Query {
	to := cmp.Or(of.To.String(), "9999-12-31")
	ask := func(sql, whose string) engine.Query {
		args := []any{whose, to, of.After.DueOn.String(), string(of.After.ID), most}
		return engine.Query{SQL: sql, Args: args, Row: func(scan engine.Scan) error {
			row, err := scanTodo(scan)
			*rows = append(*rows, row)
			return err
		}}
	}
	return of.each(func(mind staff.ID) engine.Query { return ask(todoOwn, string(mind)) }, ask(todoQueue, string(of.Of.Role)))
}

// each are the questions for the tasks of each whom the list is about, and of the queue.
func (t Todo) each(own func(staff.ID) engine.Query, queue engine.Query) []engine.Query {
	var queries []engine.Query
	if t.Whose != OnlyTheirs {
		queries = append(queries, queue)
	}
	if t.Whose == OnlyQueue {
		return queries
	}
	for _, mind := range t.Of.Minds() {
		queries = append(queries, own(mind))
	}
	return queries
}

func byDue(rows []TaskRow) { slices.SortFunc(rows, taskSooner) }

// taskSooner orders tasks by the day on which each is due.
func taskSooner(a, b TaskRow) int {
	return cmp.Or(cmp.Compare(a.DueOn, b.DueOn), cmp.Compare(a.ID, b.ID))
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

// CountTasks counts the open tasks of several lists, each up to its last day and at
// most to one more than CountedTo.
func (r *Reads) CountTasks(ctx context.Context, lists ...Todo) ([]int, error) {
	counts := make([]int, len(lists))
	var queries []engine.Query
	for i, of := range lists {
		to := cmp.Or(of.To.String(), "9999-12-31")
		count := func(sql, whose string) engine.Query {
			return engine.Query{SQL: sql, Args: []any{whose, to, CountedTo + 1}, Row: func(scan engine.Scan) error {
				n := 0
				err := scan(&n)
				counts[i] = min(counts[i]+n, CountedTo+1)
				return err
			}}
		}
		queries = append(queries, of.each(func(mind staff.ID) engine.Query { return count(countOwn, string(mind)) }, count(countQueue, string(of.Of.Role)))...)
	}
	if err := r.engineOf().Query(ctx, queries...); err != nil {
		return nil, fmt.Errorf("count the tasks: %w", err)
	}
	return counts, nil
}
