package page

import "rebond/internal/words"

// Tasks is what one person has to do: their own tasks, and their team's.
type Tasks struct {
	Desk

	Coming bool // shows what is due later too, not only what is due
	Due    Count
	Rows   []Task
	Next   string // the address of the next page; empty where this is the last
	// Upcoming is the next task to come due, for a list with nothing in it.
	Upcoming *Task
}

func (t Tasks) tabs() []tab {
	return []tab{
		{text: words.TasksNow, to: "/tasks", count: &t.Due, here: !t.Coming},
		{text: words.TasksComing, to: "/tasks?coming=yes", here: t.Coming},
	}
}
