package dossier

import (
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

const (
	stageWouldLack  because.Text = "undo.stage_would_lack"
	ownerWouldDiff  because.Text = "undo.owner_would_differ"
	taskWouldRemain because.Text = "undo.task_would_remain"
	trainsNobody    because.Text = "undo.trains_nobody"
	caseWouldStand  because.Text = "undo.case_would_stand"
	hangsOnNothing  because.Text = "undo.hangs_on_nothing"
	pedOverSince    because.Text = "undo.ped_over"
	formerManager   because.Text = "undo.former_manager"
	formerAssignee  because.Text = "undo.former_assignee"
	wouldNotHold    because.Text = "undo.would_not_hold"
)

// unsound refuses a dossier in which something wouldn't hold that always does. What holds
// of the effects follows from the undoing (EV-5).
func (d Dossier) unsound(before Dossier, now moment.Moment) error {
	refused := []error{d.hangsLoose(), d.pastNotice(before, now), d.unmanned(before, now)}
	for _, b := range d.unkept() {
		refused = append(refused, d.unfit(b))
	}
	return refusal.All(refused...)
}

// unfit says to a person what wouldn't hold.
func (d Dossier) unfit(b Breach) error {
	text := wouldNotHold
	switch {
	case b.Rule == "CH-2":
		text = caseWouldStand
	case b.Rule == "CH-3":
		text = ownerWouldDiff
	case b.Rule == "AL-8":
		text = stageWouldLack
	case b.Rule == "CH-7" && b.Of.Kind == (task.Task{}).Ref().Kind:
		text = trainsNobody
	case b.Rule == "CH-7":
		text = taskWouldRemain
	}
	return refusal.New(refusal.Illegal, b.Rule, "", text, "status", d.Account.Status)
}

// hangsLoose refuses work to be done for a case that is gone, or for a billing stop that
// was cancelled (EV-5, CH-12).
func (d Dossier) hangsLoose() error {
	stops := func(e effect.Effect) bool { return e.What == effect.StopBilling || e.What == effect.CutAccess }
	for _, t := range d.Tasks {
		stop, ofStop := d.BillingStop(billingstop.CaseID(t.Case))
		_, ofChurn := d.ChurnCase(churn.CaseID(t.Case))
		cancelled := ofStop && stop.Stage == billingstop.Cancelled && slices.ContainsFunc(d.Effects, func(e effect.Effect) bool { return e.Task == t.ID && stops(e) })
		if t.State == task.Open && t.Case != "" && (cancelled || !ofStop && !ofChurn) {
			return refusal.New(refusal.Illegal, "EV-5", "", hangsOnNothing, "task", t.What)
		}
	}
	return nil
}

// pastNotice refuses an account that would expire on a PED that is over: the night that
// would have made it leave is past (CH-11).
func (d Dossier) pastNotice(before Dossier, now moment.Moment) error {
	if d.Account.Status != partner.ExpiringPlan || before.Account.Status == partner.ExpiringPlan || d.Account.PlanExpiresOn >= now.Today {
		return nil
	}
	return refusal.New(refusal.Illegal, "CH-11", "", pedOverSince, "plan_expiration_date", d.Account.PlanExpiresOn)
}

// unmanned refuses to give something back to someone who isn't there any more.
func (d Dossier) unmanned(before Dossier, now moment.Moment) error {
	owner := now.Everyone[d.Account.Owner]
	if d.Account.Owner != before.Account.Owner && (!owner.Active || owner.Role != staff.AM) {
		return refusal.New(refusal.Illegal, "CH-3", "", formerManager, "name", owner.Name)
	}
	for _, t := range d.Tasks {
		held, _ := before.Task(t.ID)
		if t.State == task.Open && t.Assignee != "" && t.Assignee != held.Assignee && !now.Everyone[t.Assignee].Active {
			return refusal.New(refusal.Illegal, "EV-2", "", formerAssignee, "name", now.Everyone[t.Assignee].Name, "task", t.What)
		}
	}
	return nil
}

// followed gives the account's manager what came under another one, since the entries:
// an account that goes back takes along what it has got meanwhile (CH-3).
func (d Dossier) followed(before Dossier, since []history.Entry, now moment.Moment) Dossier {
	from, to := before.Account.Owner, d.Account.Owner
	if from == to {
		return d
	}
	came := func(ref history.Ref) bool {
		return slices.ContainsFunc(since, func(e history.Entry) bool {
			return slices.ContainsFunc(e.Changes, func(c history.Change) bool { return c.Ref == ref && brings(c) })
		})
	}
	for _, c := range d.Churn {
		if c.Owner == from && came(c.Ref()) {
			d = d.WithChurn(c.HandedOver(to, now))
		}
	}
	for _, c := range d.BillingStops {
		if c.Owner == from && came(c.Ref()) {
			d = d.WithBillingStop(c.HandedOver(to))
		}
	}
	for _, t := range d.Tasks {
		if t.State == task.Open && t.Assignee == from && t.What != task.BriefAM && came(t.Ref()) {
			t.Assignee = to
			d = d.WithTask(t)
		}
	}
	return d
}
