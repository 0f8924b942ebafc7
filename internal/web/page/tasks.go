package page

import (
	"net/url"

	"rebond/internal/words"
)

// Tasks is what one person has to do: their own tasks, and their team's.
type Tasks struct {
	Desk

	Views   Views
	Exports Exports // what it shows, as a file
	Filter  TaskFilter
	Due     Count
	Rows    []Task
	Ticks   Ticks
	Next    string // the address of the next page; empty where this is the last
	// Upcoming is the next task to come due, for a list with nothing in it.
	Upcoming *Task
}

// TaskFilter is what the address of the list says.
type TaskFilter struct {
	Coming bool   // shows what is due later too, not only what is due
	Whose  string // mine, team, or both (default)
	View   string // the id of the saved view by which the list was opened
}

// URL is the address of the list under the filter.
func (f TaskFilter) URL() string {
	q := url.Values{}
	if f.Coming {
		q.Set("coming", "yes")
	}
	if f.Whose != "" {
		q.Set("whose", f.Whose)
	}
	if f.View != "" {
		q.Set("view", f.View)
	}
	if len(q) == 0 {
		return "/tasks"
	}
	return "/tasks?" + q.Encode()
}

func (t Tasks) tabs() []tab {
	now, all := t.Filter, t.Filter
	now.Coming, all.Coming = false, true
	return []tab{
		{text: words.TasksNow, to: now.URL(), count: &t.Due, here: !t.Filter.Coming},
		{text: words.TasksComing, to: all.URL(), here: t.Filter.Coming},
	}
}
