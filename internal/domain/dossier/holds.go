package dossier

import (
	"slices"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

// Breach is something that always holds, and doesn't.
type Breach struct {
	Rule string
	Of   history.Ref
	What string // for an operator
}

// breaches are those that were found.
type breaches []Breach

func (b *breaches) unless(holds bool, rule string, of history.Record, what string) {
	if !holds {
		*b = append(*b, Breach{rule, of.Ref(), what})
	}
}

// Breaches lists what doesn't hold in a whole dossier as it stands: what a status promises
// (CH-2, CH-8, CH-11), the stages of a case (AL-8), whose it is (CH-3), what may be open
// once it is closed (CH-7), what is due on a PED (CH-10), and that what is to happen
// outside is scheduled and carried by someone (EV-5).
func (d Dossier) Breaches() []Breach {
	found := d.unkept()
	for _, stop := range d.BillingStops {
		d.isScheduled(&found, stop)
	}
	for _, e := range d.Effects {
		d.isCarried(&found, e)
	}
	return found
}

// unkept are the breaches of all but the effects, which follow from the rest.
func (d Dossier) unkept() breaches {
	var found breaches
	d.statusHolds(&found)
	for _, c := range d.Churn {
		d.caseHolds(&found, c)
	}
	for _, stop := range d.BillingStops {
		d.stopHolds(&found, stop)
	}
	for _, t := range d.Tasks {
		d.taskHolds(&found, t)
	}
	return found
}

// Ownerless lists the open tasks that belong to nobody who is at the desk: their assignee
// left, or nobody has the role of their queue.
func (d Dossier) Ownerless(everyone staff.Everyone) []Breach {
	var found breaches
	for _, t := range d.Tasks {
		if t.State != task.Open {
			continue
		}
		owned := everyone[t.Assignee].Active
		for _, p := range everyone {
			owned = owned || t.Queue != "" && p.Role == t.Queue && p.Active
		}
		found.unless(owned, "EV-2", t, "the task is open, and nobody is there whose it is")
	}
	return found
}

// caseHolds: CH-3 an open case is its account's manager's, and AL-8 as far as its stage
// says; CH-7 a closed one has left nothing to do but what closing it opened.
func (d Dossier) caseHolds(found *breaches, c churn.Case) {
	if c.Stage == churn.Closed {
		found.unless(c.Closing != nil, "CH-7", c, "the case is closed, and nobody closed it")
		found.unless(!d.leavesOpen(c), "CH-7", c, "the case is closed, and a task of it is open")
		return
	}
	found.unless(c.Owner == d.Account.Owner, "CH-3", c, "the case isn’t its account’s manager’s")
	found.unless(d.Account.Status == partner.Retention, "CH-2", c, "the case is open, and the account isn’t in retention")
	switch c.Stage {
	case churn.Assigned:
		found.unless(c.Assignment != nil && c.Assignment.To == c.Owner && c.Briefing != nil && len(c.Attempts) > 0, "AL-8", c, "the case is assigned, and something lacks")
	case churn.InProgress:
		found.unless(c.UnderWay(), "AL-8", c, "the case is in progress, and nothing is")
	}
	contacts := d.contactsOf(c)
	found.unless(len(contacts) == 1, "AL-8", c, "the case is open, and its manager hasn’t one task for the next contact")
	for _, t := range contacts {
		found.unless(t.DueOn == c.LookOn, "AL-8", t, "the next contact is due on another day than its case says")
	}
}

// taskHolds: nothing due belongs to nobody; CH-9 nothing was done before its day; CH-7
// only who is in training is trained.
func (d Dossier) taskHolds(found *breaches, t task.Task) {
	found.unless(t.State != task.Open || t.Assignee != "" || t.Queue != "", "EV-2", t, "the task is open, and nobody’s")
	found.unless(t.State != task.Done || t.EndedOn >= t.NotBefore, "CH-9", t, "the task was done before its day")
	trains := t.What == task.TrainPartner && t.State == task.Open
	found.unless(!trains || d.Account.Status == partner.Training, "CH-7", t, "the partner is to be trained, and the account isn’t in training")
}

// contactsOf are the open tasks of a case's next contact.
func (d Dossier) contactsOf(c churn.Case) []task.Task {
	var open []task.Task
	for _, t := range d.Tasks {
		if t.Case == string(c.ID) && t.State == task.Open && (t.What == task.CallPartner || t.What == task.MeetPartner) {
			open = append(open, t)
		}
	}
	return open
}

// leftByClosing are the tasks that may be open on a closed case: closing it opened
// them, or its form is still to be read.
var leftByClosing = []task.What{task.TrainPartner, task.WinBack, task.EnterOpportunity, task.ReadForm, task.AnswerLateForm}

// leavesOpen reports whether a closed case has an open task that it may not have.
func (d Dossier) leavesOpen(c churn.Case) bool {
	return slices.ContainsFunc(d.Tasks, func(t task.Task) bool {
		return t.Case == string(c.ID) && t.State == task.Open && !slices.Contains(leftByClosing, t.What)
	})
}
