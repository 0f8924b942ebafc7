package api

import (
	"net/url"

	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
	"rebond/internal/strict"
)

// Task is what one person, or someone of a role's queue, does by a date.
type Task struct {
	ID           task.ID    `json:"id"`
	Case         string     `json:"case,omitempty"`
	What         task.What  `json:"what"`
	Assignee     staff.ID   `json:"assignee,omitempty"`
	AssigneeName string     `json:"assignee_name,omitempty"`
	Queue        staff.Role `json:"queue,omitempty" doc:"Whose queue it is in, where it is no one person's."`
	DueOn        day.Day    `json:"due_on"`
	NotBefore    day.Day    `json:"not_before,omitzero"`
	Detail       string     `json:"detail,omitempty"`
	State        task.State `json:"state"`
	EndedBy      staff.ID   `json:"ended_by,omitempty"`
	EndedOn      day.Day    `json:"ended_on,omitzero"`
}

func taskOf(t task.Task, people read.People) Task {
	told := Task{
		ID: t.ID, Case: t.Case, What: t.What, Assignee: t.Assignee, Queue: t.Queue, DueOn: t.DueOn, NotBefore: t.NotBefore,
		Detail: t.Detail, State: t.State, EndedBy: t.EndedBy, EndedOn: t.EndedOn,
	}
	if t.Assignee != "" {
		told.AssigneeName = people.Name(t.Assignee)
	}
	return told
}

// TaskList is one page of what somebody has to do, in the order in which it is due.
type TaskList struct {
	Tasks []TaskRow `json:"tasks"`
	Next  string    `json:"next,omitempty" doc:"The address of the next page, where there is one."`
}

// TaskRow is a task in a list, with the account that it is about.
type TaskRow struct {
	Task
	Account       partner.AccountID `json:"account"`
	AccountName   string            `json:"account_name"`
	City          string            `json:"city,omitempty"`
	AccountStatus partner.Status    `json:"account_status"`
}

type taskQuery struct {
	To    day.Day `field:"to,optional"`
	After string  `field:"after,optional"`
}

var taskQueryForm = strict.Of[taskQuery](shapes)

func (d *desk) getTasks(a *asked, in taskQuery) (TaskList, error) {
	id, on, err := readDayMark(in.After)
	if err != nil {
		return TaskList{}, err
	}
	page, err := d.reads.Tasks(a.ctx(), read.Todo{Of: a.actor, To: in.To, After: read.TaskMark{DueOn: on, ID: task.ID(id)}})
	if err != nil {
		return TaskList{}, err
	}
	people, err := d.reads.People(a.ctx())
	if err != nil {
		return TaskList{}, err
	}
	list := TaskList{Tasks: strict.Each(page.Rows, func(r read.TaskRow) TaskRow {
		return TaskRow{taskOf(r.Task, people), r.Account.ID, r.Account.Name, r.Account.City, r.Account.Status}
	})}
	if page.More {
		list.Next = nextTasks(a.URL.Query(), page.Rows[len(page.Rows)-1].Task)
	}
	return list, nil
}

// nextTasks is the address of the page behind a task, up to the same day.
func nextTasks(query url.Values, last task.Task) string {
	query.Set("after", markOf(string(last.ID), last.DueOn.String()))
	return link("tasks") + "?" + query.Encode()
}

func (d *desk) finishTask(a *asked, _ nothing) (Receipt, error) {
	call, err := a.call()
	if err != nil {
		return Receipt{}, err
	}
	return receipt(d.app.Tasks.Finish(a.ctx(), call, task.ID(a.PathValue("id"))))
}
