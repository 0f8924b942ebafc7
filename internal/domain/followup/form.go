package followup

import (
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/task"
)

// formSent: CH-5 the partner gets a mail with the link, which takes the place of an
// earlier one that wasn't sent yet.
func (f *following) formSent(e churn.FormSent) {
	f.unsend(e.Case)
	today := f.now.Today
	f.carry(effect.Effect{What: effect.SendForm, Case: string(e.Case.ID), DueOn: today}, task.Task{
		Assignee: e.Case.Owner, DueOn: today,
	})
}

// unsend takes back a link that was withdrawn before anyone sent it.
func (f *following) unsend(c churn.Case) {
	f.withdraw(func(held effect.Effect) bool { return held.What == effect.SendForm && held.Case == string(c.ID) })
}

// answered: CH-6 the AM reads the form the day it comes. That it came says that the
// mail was sent, whoever forgot to say so.
func (f *following) answered(e churn.Answered) {
	for _, held := range f.d.Effects {
		if held.What != effect.SendForm || held.Case != string(e.Case.ID) || held.State != effect.InHand {
			continue
		}
		f.d = f.d.WithEffect(held.Moved(effect.Confirm))
		if t, ok := f.d.Task(held.Task); ok {
			f.d = f.d.WithTask(t.Cancelled(f.now))
		}
	}
	what := task.ReadForm
	if e.Late {
		what = task.AnswerLateForm
	}
	f.open(task.Task{Case: string(e.Case.ID), What: what, Assignee: f.d.Account.Owner, DueOn: f.now.Today})
}
