// Package followup says what follows from what happened. It is the one place that
// knows two processes at once, and reads like the procedure: a case was opened, so
// the account enters Retention and its manager has a call to make; a case was lost,
// so the plan expires, a billing stop opens, and access is cut after the PED.
package followup

import (
	"fmt"
	"slices"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

// After returns the dossier that follows from an event in it. It refuses only
// what the account's own moves refuse.
func After(d dossier.Dossier, event history.Event, now moment.Moment) (dossier.Dossier, error) {
	f := following{d, now}
	var err error
	switch e := event.(type) {
	case churn.Opened:
		err = f.opened(e)
	case churn.Joined:
		f.signed(e.SignedOn)
	case churn.BriefingGiven:
		f.briefed(e.Case)
	case churn.Called:
		f.contact(e.Case, true)
	case churn.Negotiated:
		f.contact(e.Case, true)
	case churn.Appointed:
		f.contact(e.Case, false)
	case churn.AppointmentOff:
		f.contact(e.Case, false)
	case churn.FormSent:
		f.formSent(e)
		f.contact(e.Case, false)
	case churn.Answered:
		f.answered(e)
	case churn.Received, churn.Summarised:
		// a case of its own says all there is
	case churn.Ended:
		err = f.ended(e)
	case churn.Returned:
		err = f.returned(e)
	case partner.Left:
		f.left(e)
	case partner.HandedOver:
		f.handedOver(e.From, e.To)
	case partner.Arrived, partner.Withdrawn:
		// nothing hangs on it
	case partner.Updated:
		f.handedOver(e.From, e.Account.Owner)
	case partner.Restored:
		f.handedOver(e.From, e.Account.Owner)
	case dossier.Undone:
		f.undone(e)
	case task.HandedOver:
		// nothing else changes hands
	case task.Finished:
		err = f.finished(e.Task)
	default:
		return d, fmt.Errorf("followup knows no %T", event)
	}
	return f.d, err
}

// Said keeps of the changes that an event led to those that someone said. The tasks and
// effects that follow of themselves are nobody's words, unless the event is about one.
func Said(event history.Event, changes []history.Change) []history.Change {
	about := event.Told().About
	return slices.DeleteFunc(changes, func(c history.Change) bool {
		follows := c.Ref.Kind == (task.Task{}).Ref().Kind || c.Ref.Kind == (effect.Effect{}).Ref().Kind
		return follows && c.Ref != about
	})
}

// following is a dossier on its way from an event to what follows.
type following struct {
	d   dossier.Dossier
	now moment.Moment
}

// opened: CH-2 the account enters Retention, CH-4 its manager calls the partner, AL-8
// once briefed by the retention lead.
func (f *following) opened(e churn.Opened) error {
	f.signed(e.SignedOn)
	account, err := f.d.Account.EnterRetention(f.now.Today)
	if err != nil {
		return err
	}
	f.enter(account)
	f.drop(task.TrainPartner, task.WinBack)
	f.briefing(e.Case)
	f.contact(e.Case, false)
	return nil
}

// signed: CH-2 what was said of the contract's signing is kept on the account.
func (f *following) signed(on day.Day) {
	if !on.IsZero() {
		f.d.Account.ContractSignedOn = on
	}
}

// ended: CH-7 the partner stays, or CH-8 to CH-11 leaves.
func (f *following) ended(e churn.Ended) error {
	f.unsend(e.Case)
	f.cancelTasks(string(e.Case.ID))
	if e.Consequence.Account != partner.ExpiringPlan {
		return f.stays(e)
	}
	account, err := f.d.Account.Expire(e.Case.PlanExpiresOn, e.Case.Formal().ReceivedOn, f.now.Today)
	if err != nil {
		return err
	}
	f.enter(account)
	for _, opening := range e.Consequence.Opens {
		if opening.Kind == churn.DisableBilling {
			f.stopBilling(e.Case, opening.DueOn)
		}
	}
	return nil
}

// stopBilling: CH-10 the billing-stop case opens, and the stops are scheduled;
// CH-9 access is cut only when the PED is over.
func (f *following) stopBilling(lost churn.Case, ped day.Day) {
	stop := billingstop.Case{
		ID: billingstop.CaseID(f.now.NewID()), Account: lost.Account, Cause: string(lost.ID),
		Stage: billingstop.New, Owner: lost.Owner, OpenedOn: f.now.Today, DueOn: ped,
	}
	f.d = f.d.WithBillingStop(stop)
	f.scheduleStop(stop)
	f.scheduleCut(stop)
}

func (f *following) scheduleStop(stop billingstop.Case) {
	f.carry(effect.Effect{What: effect.StopBilling, Case: string(stop.ID), DueOn: stop.DueOn}, task.Task{
		Queue: staff.Finance, DueOn: stop.DueOn,
	})
}

func (f *following) scheduleCut(stop billingstop.Case) {
	after := stop.DueOn.AddDays(1)
	f.carry(effect.Effect{What: effect.CutAccess, Case: string(stop.ID), DueOn: after}, task.Task{
		Assignee: stop.Owner, DueOn: after, NotBefore: after,
	})
}

func (f *following) resumeBilling(ofCase string) {
	today := f.now.Today
	f.carry(effect.Effect{What: effect.ResumeBilling, Case: ofCase, DueOn: today}, task.Task{Queue: staff.Finance, DueOn: today})
}

func (f *following) restoreAccess(ofCase string, by staff.ID) {
	today := f.now.Today
	f.carry(effect.Effect{What: effect.RestoreAccess, Case: ofCase, DueOn: today}, task.Task{Assignee: by, DueOn: today})
}

// returned: CH-12 the account is Active again, and every scheduled stop cancelled.
func (f *following) returned(e churn.Returned) error {
	account, err := f.d.Account.TakeBack(f.now.Today)
	if err != nil {
		return err
	}
	for _, stop := range f.d.BillingStops {
		if stop.Cause == string(e.Case.ID) {
			f.d = f.d.WithBillingStop(stop.Ended(billingstop.Cancel, f.now.Today))
			f.unschedule(stop)
		}
	}
	f.enter(account)
	return nil
}

// unschedule: CH-12 what is still to happen is withdrawn. What isn't in hand any
// more was carried out, if only as a stop at a date, and someone undoes it.
func (f *following) unschedule(stop billingstop.Case) {
	toHappen := map[effect.What]bool{}
	f.withdraw(func(held effect.Effect) bool {
		own := held.Case == string(stop.ID)
		toHappen[held.What] = toHappen[held.What] || own
		return own
	})
	if !toHappen[effect.StopBilling] {
		f.resumeBilling(string(stop.ID))
	}
	if !toHappen[effect.CutAccess] {
		f.restoreAccess(string(stop.ID), stop.Owner)
	}
}

// left: CH-10 the billing stop completes by itself at the end of the PED; DO-2 nothing
// is left of an earlier save.
func (f *following) left(e partner.Left) {
	for _, stop := range f.d.BillingStops {
		f.d = f.d.WithBillingStop(stop.Ended(billingstop.Complete, e.PED))
	}
	f.unsaved()
	f.enter(f.d.Account)
}

// handedOver: CH-3 open cases and tasks follow the account to its new manager; to brief
// them stays the retention lead's.
func (f *following) handedOver(from, to staff.ID) {
	if from == to {
		return
	}
	for _, c := range f.d.Churn {
		f.d = f.d.WithChurn(c.HandedOver(to, f.now))
	}
	for _, c := range f.d.BillingStops {
		f.d = f.d.WithBillingStop(c.HandedOver(to))
	}
	for _, t := range f.d.Tasks {
		if t.State == task.Open && t.Queue == "" && t.Assignee == from && t.What != task.BriefAM {
			t.Assignee = to
			f.d = f.d.WithTask(t)
		}
	}
}

// enter puts the account in place and has the CRM told its status: what was to be
// told before and isn't yet, no longer counts.
func (f *following) enter(account partner.Account) {
	f.d.Account = account
	f.withdraw(func(held effect.Effect) bool { return held.What == effect.WriteCRMStatus })
	f.carry(effect.Effect{What: effect.WriteCRMStatus, Detail: string(account.Status), DueOn: f.now.Today}, task.Task{
		Assignee: account.Owner, DueOn: f.now.Today,
	})
}

// carry schedules an effect and the task of the person who carries it: without a
// connector that is how it happens (EV-5).
func (f *following) carry(e effect.Effect, by task.Task) {
	e.ID, e.Account, e.State = effect.ID(f.now.NewID()), string(f.d.Account.ID), effect.InHand
	by.What, by.Case, by.Detail = effect.ByHand[e.What], e.Case, e.Detail
	e.Task = f.open(by)
	f.d = f.d.WithEffect(e)
}

// open opens a task. One for a queue in which nobody is goes to the account's
// manager, and one for an account that has none to the managers' queue: nothing
// due belongs to nobody.
func (f *following) open(t task.Task) task.ID {
	t.ID, t.Account, t.State = task.ID(f.now.NewID()), string(f.d.Account.ID), task.Open
	if t.Queue != "" && !f.now.Staffed[t.Queue] {
		t.Queue, t.Assignee = "", f.d.Account.Owner
	}
	if t.Queue == "" && t.Assignee == "" {
		t.Queue = staff.Manager
	}
	f.d = f.d.WithTask(t)
	return t.ID
}

// withdraw takes back the effects whose cause no longer holds, with their tasks.
func (f *following) withdraw(which func(effect.Effect) bool) {
	for _, e := range f.d.Effects {
		if e.State != effect.InHand || !which(e) {
			continue
		}
		f.d = f.d.WithEffect(e.Moved(effect.Withdraw))
		if t, ok := f.d.Task(e.Task); ok {
			f.d = f.d.WithTask(t.Cancelled(f.now))
		}
	}
}

// finished: EV-5 the effect that the task carried has happened; CH-6 the form was read,
// CH-7 the partner trained.
func (f *following) finished(done task.Task) error {
	for _, e := range f.d.Effects {
		if e.Task == done.ID {
			f.d = f.d.WithEffect(e.Moved(effect.Confirm))
		}
	}
	switch done.What {
	case task.ReadForm, task.AnswerLateForm:
		if c, ok := f.d.ChurnCase(churn.CaseID(done.Case)); ok {
			f.d = f.d.WithChurn(c.Read(f.now))
		}
	case task.TrainPartner:
		return f.trained()
	}
	return nil
}

func (f *following) cancelTasks(ofCase string) {
	for _, t := range f.d.Tasks {
		if t.Case == ofCase && t.What != task.ReadForm {
			f.d = f.d.WithTask(t.Cancelled(f.now))
		}
	}
}
