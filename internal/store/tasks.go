package store

import (
	"context"

	"rebond/internal/domain/effect"
	"rebond/internal/domain/task"
	"rebond/internal/store/engine"
)

const taskColumns = `id, account_id, case_id, what, assignee, queue, due_on, not_before, detail, state, ended_by, ended_on`

const putTask = `
	insert into task (` + taskColumns + `)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
	on conflict (id) do update set
		assignee = excluded.assignee, queue = excluded.queue, due_on = excluded.due_on, not_before = excluded.not_before,
		detail = excluded.detail,
		state = excluded.state, ended_by = excluded.ended_by, ended_on = excluded.ended_on`

func (t *Tx) putTask(ctx context.Context, x task.Task) error {
	return t.writer.Exec(ctx, putTask, string(x.ID), x.Account, x.Case, string(x.What), string(x.Assignee), string(x.Queue),
		x.DueOn.String(), x.NotBefore.String(), x.Detail, string(x.State), string(x.EndedBy), x.EndedOn.String())
}

// TaskColumns are the columns that ScanTask reads, of task as t.
const TaskColumns = `t.id, t.account_id, t.case_id, t.what, t.assignee, t.queue, t.due_on, t.not_before, t.detail, t.state, t.ended_by, t.ended_on`

// ScanTask reads a task, and what follows its columns.
func ScanTask(scan engine.Scan, more ...any) (task.Task, error) {
	var x task.Task
	var due, notBefore, ended string
	columns := []any{
		&x.ID, &x.Account, &x.Case, &x.What, &x.Assignee, &x.Queue, &due, &notBefore, &x.Detail, &x.State, &x.EndedBy, &ended,
	}
	if err := scan(append(columns, more...)...); err != nil {
		return x, err
	}
	return x, days(into{&x.DueOn, due}, into{&x.NotBefore, notBefore}, into{&x.EndedOn, ended})
}

const effectColumns = `id, account_id, case_id, what, detail, due_on, task_id, state`

const putEffect = `
	insert into effect (` + effectColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8)
	on conflict (id) do update set due_on = excluded.due_on, task_id = excluded.task_id, state = excluded.state`

func (t *Tx) putEffect(ctx context.Context, e effect.Effect) error {
	return t.writer.Exec(ctx, putEffect, string(e.ID), e.Account, e.Case, string(e.What), e.Detail, e.DueOn.String(), string(e.Task), string(e.State))
}

func scanEffect(scan engine.Scan) (effect.Effect, error) {
	var e effect.Effect
	var due string
	if err := scan(&e.ID, &e.Account, &e.Case, &e.What, &e.Detail, &due, &e.Task, &e.State); err != nil {
		return e, err
	}
	return e, days(into{&e.DueOn, due})
}
