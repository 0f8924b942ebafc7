package cli

import (
	"context"
	"net/url"

	"rebond/internal/api"
	"rebond/internal/words"
)

// Tasks lists what whoever signed in has to do.
type Tasks struct {
	To    string `placeholder:"YYYY-MM-DD" help:"tasks_to"`
	After string `help:"after"`
	Remote
}

// Run lists one page, and says how to go on.
func (l Tasks) Run(ctx context.Context, c *Console) error {
	desk, err := l.at(c)
	if err != nil {
		return err
	}
	query := url.Values{}
	for name, value := range map[string]string{"to": l.To, "after": l.After} {
		if value != "" {
			query.Set(name, value)
		}
	}
	text, err := desk.get(ctx, "/tasks", query)
	list, toTell, err := answered[api.TaskList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	if len(list.Tasks) == 0 {
		c.say(words.TasksQuiet)
	}
	table := c.table()
	for _, t := range list.Tasks {
		table.row(t.DueOn.String(), c.Lang.Value(t.What), t.AccountName, t.City, c.assignee(t.Task), string(t.ID))
	}
	if err := table.end(); err != nil {
		return err
	}
	c.more(list.Next)
	return nil
}

// Task has the verbs of tasks.
type Task struct {
	Done TaskDone `cmd:"" help:"task_done" calls:"finishTask"`
}

// TaskDone records that a task was done.
type TaskDone struct {
	ID string `arg:"" help:"task_id"`
	Remote
}

// Run records it.
func (t TaskDone) Run(ctx context.Context, c *Console) error {
	desk, err := t.at(c)
	if err != nil {
		return err
	}
	return desk.acted(desk.post(ctx, "/tasks/"+url.PathEscape(t.ID)+"/done", given{}))
}
