package followup

import (
	"slices"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/opportunity"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

// stays: CH-7 the account is Active again, or in Training first, and what the outcome
// opens is opened.
func (f *following) stays(e churn.Ended) error {
	move := partner.Account.Recover
	if e.Consequence.Account == partner.Training {
		move = partner.Account.Train
	}
	account, err := move(f.d.Account, f.now.Today)
	if err != nil {
		return err
	}
	f.enter(account)
	for _, opening := range e.Consequence.Opens {
		own := task.Task{Case: string(e.Case.ID), Assignee: e.Case.Owner, DueOn: opening.DueOn}
		switch opening.Kind {
		case churn.TrainingTask:
			own.What = task.TrainPartner
			f.open(own)
		case churn.WinbackTask:
			own.What = task.WinBack
			f.open(own)
		case churn.DowngradeToZero:
			f.downgrade(e.Case)
		}
	}
	return nil
}

// downgrade: DO-2 the deal that bills nothing is opened here, and entered in the CRM.
func (f *following) downgrade(c churn.Case) {
	today := f.now.Today
	f.d = f.d.WithOpportunity(opportunity.Opportunity{
		ID: opportunity.ID(f.now.NewID()), Account: string(f.d.Account.ID), Case: string(c.ID),
		Type: opportunity.AlreadyClient, Kind: opportunity.Downgrade, OpenedOn: today, OpenedBy: f.now.Actor.ID,
	})
	f.carry(effect.Effect{What: effect.WriteOpportunity, Case: string(c.ID), DueOn: today}, task.Task{Assignee: c.Owner, DueOn: today})
}

// trained: CH-7 once the training is done, the account is Active again.
func (f *following) trained() error {
	if f.d.Account.Status != partner.Training {
		return nil
	}
	account, err := f.d.Account.Recover(f.now.Today)
	if err != nil {
		return err
	}
	f.enter(account)
	return nil
}

// drop cancels what an earlier save left to do. CH-2, DO-4: a partner who wants to leave is
// called, neither trained nor won back: what would keep them, the new case decides. A deal
// that was made stays to be entered in the CRM while they are a partner.
func (f *following) drop(whats ...task.What) {
	for _, t := range f.d.Tasks {
		if slices.Contains(whats, t.What) {
			f.d = f.d.WithTask(t.Cancelled(f.now))
		}
	}
}

// unsaved: DO-2 a partner who has left has no deal to enter and isn't won back by the task
// of an earlier save, which a desk may still have open from before such tasks ended by
// themselves. Only now: until the night a loss can be taken back (CH-12), and the deal with
// it would be missing.
func (f *following) unsaved() {
	f.withdraw(func(held effect.Effect) bool { return held.What == effect.WriteOpportunity })
	f.drop(task.WinBack)
}
