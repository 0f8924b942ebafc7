package followup

import (
	"rebond/internal/domain/churn"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

// briefing: AL-8 the retention lead briefs the AM on every case that opens; without
// one it is the managers' to do.
func (f *following) briefing(c churn.Case) {
	brief := task.Task{Case: string(c.ID), What: task.BriefAM, Assignee: f.now.RetentionLead, DueOn: f.now.Today}
	if brief.Assignee == "" {
		brief.Queue = staff.Manager
	}
	f.open(brief)
}

// briefed: AL-8 the case was told, so the task is done.
func (f *following) briefed(c churn.Case) {
	for _, t := range f.d.Tasks {
		if t.Case == string(c.ID) && t.What == task.BriefAM {
			f.d = f.d.WithTask(t.Told(f.now))
		}
	}
}

// contact: AL-8 an open case has one task for its next contact, a call or an
// appointment, due on the day that the case says. An appointment that moves takes its
// task along; one whose day has come and of which the case was told is done, and so is
// a call that was made.
func (f *following) contact(c churn.Case, made bool) {
	next := task.Task{Case: string(c.ID), What: task.CallPartner, Assignee: c.Owner, DueOn: c.LookOn}
	if c.Meets() {
		next.What, next.Detail = task.MeetPartner, c.Appointment.At
	}
	stands := false
	for _, t := range f.d.Tasks {
		if t.Case != next.Case || t.State != task.Open || t.What != task.CallPartner && t.What != task.MeetPartner {
			continue
		}
		same := t.What == next.What
		switch {
		case made && !(same && c.Meets()):
			t = t.Told(f.now)
		case same && !stands:
			t.DueOn, t.Detail, stands = next.DueOn, next.Detail, true
		default:
			t = t.Cancelled(f.now)
		}
		f.d = f.d.WithTask(t)
	}
	if !stands {
		f.open(next)
	}
}
