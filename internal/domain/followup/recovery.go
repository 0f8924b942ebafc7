package followup

import (
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

// untrained: CH-2 a partner who wants to leave is called, not trained: whether training
// would keep them, the new case decides.
func (f *following) untrained() {
	for _, t := range f.d.Tasks {
		if t.What == task.TrainPartner {
			f.d = f.d.WithTask(t.Cancelled(f.now))
		}
	}
}
