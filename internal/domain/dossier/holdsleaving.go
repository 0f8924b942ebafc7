package dossier

import (
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

// statusHolds: CH-8 an account that expires has a PED, evidence received no later, the
// lost case that says both, and an open billing stop; CH-11 one that left did so the day
// after its PED; CH-12 any other has no day of leaving. Of one that came in its status,
// nothing more is known than what the file said.
func (d Dossier) statusHolds(found *breaches) {
	a := d.Account
	lost, known := d.lost()
	switch a.Status {
	case partner.ExpiringPlan:
		if a.CameSo() && !known {
			return
		}
		found.unless(!a.PlanExpiresOn.IsZero() && !a.FiscalChurnReceived.IsZero() && a.FiscalChurnReceived <= a.PlanExpiresOn, "CH-8", a,
			"the account expires without a PED, or without evidence received before it")
		found.unless(known && lost.PlanExpiresOn == a.PlanExpiresOn && lost.Formal() != nil && lost.Formal().ReceivedOn == a.FiscalChurnReceived, "CH-8", a,
			"the account expires, and its lost case says otherwise")
		found.unless(d.stopsOf(lost, billingstop.New) == 1, "CH-10", a, "the account expires, and its billing isn’t to be stopped once")
	case partner.Churned:
		if a.CameSo() {
			return
		}
		found.unless(!a.PlanExpiresOn.IsZero() && a.ChurnedOn == a.PlanExpiresOn.AddDays(1), "CH-11", a, "the account left on another day than after its PED")
		found.unless(!known || d.stopsOf(lost, billingstop.Completed) == 1, "CH-10", a, "the account left, and its billing wasn’t stopped once")
	default:
		found.unless(a.PlanExpiresOn.IsZero() && a.FiscalChurnReceived.IsZero() && a.ChurnedOn.IsZero(), "CH-12", a, "the account stays, and has a day of leaving")
	}
}

// lost is the last case that was lost, and stayed so.
func (d Dossier) lost() (last churn.Case, known bool) {
	for _, c := range d.Churn {
		if c.Lost() {
			last, known = c, true
		}
	}
	return last, known
}

func (d Dossier) stopsOf(lost churn.Case, stage billingstop.Stage) int {
	n := 0
	for _, stop := range d.BillingStops {
		if stop.Cause == string(lost.ID) && stop.Stage == stage {
			n++
		}
	}
	return n
}

// stopHolds: CH-10 a billing stop is open until the PED is over, and CH-3 its account's
// manager's.
func (d Dossier) stopHolds(found *breaches, stop billingstop.Case) {
	if stop.Stage == billingstop.New {
		found.unless(stop.Owner == d.Account.Owner, "CH-3", stop, "the case isn’t its account’s manager’s")
		found.unless(d.Account.Status == partner.ExpiringPlan && stop.DueOn == d.Account.PlanExpiresOn, "CH-10", stop, "the case isn’t due on its account’s PED")
	}
}

// isScheduled: CH-10 what a billing stop stops is scheduled for its day, or was done;
// CH-12 of one that was cancelled nothing is to happen any more.
func (d Dossier) isScheduled(found *breaches, stop billingstop.Case) {
	for what, on := range map[effect.What]int{effect.StopBilling: 0, effect.CutAccess: 1} {
		done, inHand, astray := false, false, false
		for _, e := range d.Effects {
			if e.Case == string(stop.ID) && e.What == what {
				done, inHand = done || e.State == effect.Confirmed, inHand || e.State == effect.InHand
				astray = astray || e.State == effect.InHand && e.DueOn != stop.DueOn.AddDays(on)
			}
		}
		if stop.Stage == billingstop.Cancelled {
			found.unless(!inHand, "CH-12", stop, "the case was cancelled, and "+string(what)+" is still to happen")
			continue
		}
		found.unless(done || inHand, "CH-10", stop, "the case stands, and "+string(what)+" is neither scheduled nor done")
		found.unless(!astray, "CH-10", stop, string(what)+" is scheduled for another day than the case’s")
	}
}

// isCarried: EV-5 what is in hand has the open task of whoever carries it out, and what
// the CRM is to be told is how the account stands.
func (d Dossier) isCarried(found *breaches, e effect.Effect) {
	if e.State != effect.InHand {
		return
	}
	carried, ok := d.Task(e.Task)
	found.unless(ok && carried.State == task.Open && carried.What == effect.ByHand[e.What] && carried.Case == e.Case, "EV-5", e, "the effect is in hand, and no open task carries it")
	found.unless(e.What != effect.WriteCRMStatus || e.Detail == string(d.Account.Status), "EV-5", e, "the CRM is to be told another status")
}
