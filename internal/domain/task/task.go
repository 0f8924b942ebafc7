// Package task holds what one person does by a date. A task is opened by what
// happened in a process, belongs to a person or to a team's queue, and ends as
// done or cancelled. What may not be done early says so: access is never cut
// before its day (LT-5, CH-9).
package task

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/move"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// ID names a task.
type ID string

// What is what there is to do.
type What string

const (
	CallPartner      What = "call_partner"          // CH-4
	MeetPartner      What = "meet_partner"          // AL-8; Detail is the hour
	BriefAM          What = "brief_am"              // AL-8, the retention lead's
	TrainPartner     What = "train_partner"         // CH-7
	WinBack          What = "win_back"              // DO-2
	EnterOpportunity What = "enter_opportunity"     // EV-5, DO-2
	UpdateCRMStatus  What = "update_crm_status"     // EV-5, where the CRM has no connector
	StopBilling      What = "stop_billing"          // EV-5, CH-10
	CutAccess        What = "cut_access"            // EV-5, CH-11
	ResumeBilling    What = "resume_billing"        // EV-5, CH-12
	RestoreAccess    What = "restore_access"        // EV-5, CH-12
	SendForm         What = "send_termination_form" // EV-5, CH-5, by the case's last link
	ReadForm         What = "read_form"             // CH-6: to finish it is to have read
	AnswerLateForm   What = "answer_late_form"      // CH-6, one that came after the case was closed
)

// onCase are the tasks that are done by telling their case what came of them.
var onCase = map[What]bool{CallPartner: true, MeetPartner: true, BriefAM: true}

// OnCase reports whether such a task is done on its case: to say that it is done would
// leave out what came of it (AL-8).
func (w What) OnCase() bool { return onCase[w] }

// Kind names the list of words that tasks stand in.
func (What) Kind() string { return "task" }

// State is where a task stands.
type State string

const (
	Open      State = "open"
	Done      State = "done"
	Cancelled State = "cancelled"
)

// Kind names the list of words that task states stand in.
func (State) Kind() string { return "task_state" }

// Verb is what ends a task.
type Verb string

const (
	Finish Verb = "finish"
	Cancel Verb = "cancel"
)

// Kind names the list of words that a task's verbs stand in.
func (Verb) Kind() string { return "task_verb" }

// Moves lists every legal move of a task.
var Moves = move.Table[State, Verb]{
	Open: {Finish: Done, Cancel: Cancelled},
}

// Task is what one person, or someone of a team, does by a date.
type Task struct {
	ID        ID
	Account   string
	Case      string // the case it belongs to; empty where it has none
	What      What
	Assignee  staff.ID   // one person, or
	Queue     staff.Role // the queue of a role
	DueOn     day.Day
	NotBefore day.Day // empty where it may be done at any time
	Detail    string  // what the instructions name, such as the status to enter
	State     State
	EndedBy   staff.ID
	EndedOn   day.Day
}

// Ref names the task in history.
func (t Task) Ref() history.Ref { return history.Ref{Kind: "task", ID: string(t.ID)} }

// Fields tells the task to history.
func (t Task) Fields() []history.Field {
	return []history.Field{
		{Name: "what", Value: string(t.What)},
		{Name: "case", Value: t.Case},
		{Name: "assignee", Value: string(t.Assignee)},
		{Name: "queue", Value: string(t.Queue)},
		{Name: "due_on", Value: t.DueOn.String()},
		{Name: "not_before", Value: t.NotBefore.String()},
		{Name: "detail", Value: t.Detail},
		{Name: "state", Value: string(t.State)},
		{Name: "ended_by", Value: string(t.EndedBy)},
		{Name: "ended_on", Value: t.EndedOn.String()},
	}
}

// Of makes a task of what its fields say, which is what Fields tells.
func Of(id ID, account string, v history.Values) Task {
	return Task{
		ID: id, Account: account, Case: v["case"], What: What(v["what"]), Assignee: staff.ID(v["assignee"]), Queue: staff.Role(v["queue"]),
		DueOn: v.Day("due_on"), NotBefore: v.Day("not_before"), Detail: v["detail"],
		State: State(v["state"]), EndedBy: staff.ID(v["ended_by"]), EndedOn: v.Day("ended_on"),
	}
}

// Finished is told when someone did the task.
type Finished struct {
	Task Task
}

// Told tells it to history.
func (e Finished) Told() history.Told {
	reasons := because.Of("EV-5", finished, "task", e.Task.What, "due_on", e.Task.DueOn)
	if e.Task.What == TrainPartner {
		reasons = reasons.And("CH-7", trained)
	}
	return history.Told{
		Verb:    "task.finished",
		About:   e.Task.Ref(),
		Because: reasons,
		Facts:   because.Inputs("task", e.Task.What, "due_on", e.Task.DueOn),
	}
}

const (
	finished   because.Text = "task.finished"
	trained    because.Text = "task.partner_trained"
	tooEarly   because.Text = "task.too_early"
	doneOnCase because.Text = "task.done_on_case"
)

// Finish records that the task was done. Refused before its day where it has one
// (CH-9: during notice access isn't cut), and where its case has to hear what came of
// it (AL-8).
func (t Task) Finish(now moment.Moment) (Task, Finished, error) {
	next, illegal := Moves.Next(t.State, Finish, "EV-5")
	var early, untold error
	if t.What.OnCase() {
		untold = refusal.New(refusal.Illegal, "AL-8", "task", doneOnCase, "task", t.What)
	}
	if now.Today < t.NotBefore {
		early = refusal.New(refusal.Illegal, "CH-9", "task", tooEarly, "task", t.What, "not_before", t.NotBefore)
	}
	if err := refusal.All(illegal, early, untold); err != nil {
		return t, Finished{}, err
	}
	t.State, t.EndedBy, t.EndedOn = next, now.Actor.ID, now.Today
	return t, Finished{t}, nil
}

// Told returns an open task as done, since its case was told what came of it, and any
// other as it is.
func (t Task) Told(now moment.Moment) Task { return t.ended(Finish, now) }

// Cancelled returns an open task as cancelled, and any other as it is.
func (t Task) Cancelled(now moment.Moment) Task { return t.ended(Cancel, now) }

func (t Task) ended(verb Verb, now moment.Moment) Task {
	if next, err := Moves.Next(t.State, verb, "AL-8"); err == nil {
		t.State, t.EndedBy, t.EndedOn = next, now.Actor.ID, now.Today
	}
	return t
}

// HandedOver is told when a task goes to someone else.
type HandedOver struct {
	Task Task
	From staff.ID
}

// Told tells it to history.
func (e HandedOver) Told() history.Told {
	return history.Told{
		Verb: "task.handed_over", About: e.Task.Ref(), Because: because.Of("EV-2", handedOver, "task", e.Task.What),
		Facts: because.Inputs("task", e.Task.What, "from", e.From, "to", e.Task.Assignee),
	}
}

const (
	handedOver  because.Text = "task.handed_over"
	notThere    because.Text = "task.assignee_left"
	alreadyHers because.Text = "task.assignee_unchanged"
)

// HandOver gives an open task to one person, whose alone it is from now on.
func (t Task) HandOver(to staff.Person) (Task, HandedOver, error) {
	switch {
	case !to.Active:
		return t, HandedOver{}, refusal.New(refusal.Invalid, "EV-2", "assignee", notThere, "name", to.Name)
	case to.ID == t.Assignee:
		return t, HandedOver{}, refusal.New(refusal.Invalid, "EV-2", "assignee", alreadyHers, "name", to.Name)
	}
	from := t.Assignee
	t.Assignee, t.Queue = to.ID, ""
	return t, HandedOver{t, from}, nil
}

// For is the scope of an action on the task: whether it is someone's own, in their
// role's queue, or that of an absent person in whose place they stand.
func (t Task) For(who staff.Actor) staff.Scope {
	absent, _ := who.StandsFor(t.Assignee)
	return staff.Scope{TheirTask: t.Mine(who), InPlaceOf: absent}
}

// Mine reports whether a task is for someone: theirs, or in their role's queue.
func (t Task) Mine(who staff.Actor) bool {
	return t.Assignee == who.ID || t.Queue != "" && t.Queue == who.Role
}

// Ready reports whether someone may say now that an open task is done.
func (t Task) Ready(who staff.Actor, today day.Day) bool {
	return Moves.Can(t.State, Finish) && !t.What.OnCase() && today >= t.NotBefore &&
		staff.May(who.Role, staff.FinishTask, t.For(who)).Allowed
}
