package app

import (
	"context"

	"rebond/internal/domain/because"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/followup"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/store"
)

// Accounts has the verbs of accounts.
type Accounts struct {
	door *door
}

// Add brings an account to the desk as it is said to be, on behalf of someone who may
// import; how, the reason says.
func (a Accounts) Add(ctx context.Context, actor staff.Actor, account partner.Account, how because.Reason) (partner.AccountID, error) {
	if err := a.door.permit(ctx, actor, staff.Asked{Action: staff.ImportAccounts}); err != nil {
		return "", err
	}
	account.ID = partner.AccountID(newID())
	now, err := a.door.moment(ctx, actor)
	if err != nil {
		return "", err
	}
	return account.ID, a.door.store.Save(ctx, func(tx *store.Tx) error {
		came, err := bring(store.Held{}, account, partner.Arrived{Account: account, How: how}, now)
		if err != nil {
			return err
		}
		if _, err := tx.SaveDossiers(ctx, came); err != nil {
			return err
		}
		return tx.PutSetting(ctx, store.WordsMark, newID())
	})
}

// bring decides on an account as an export has it, new or known.
func bring(held store.Held, account partner.Account, event history.Event, now moment.Moment) (store.Change, error) {
	after := held.Dossier
	after.Account = account
	after, err := followup.After(after, event, now)
	return changed(held, after, event, now), err
}

// changed is what is saved of a dossier, and told of it.
func changed(held store.Held, after dossier.Dossier, event history.Event, now moment.Moment) store.Change {
	return store.Change{Held: held, After: after, Entry: history.Entry{
		Subject: string(after.Account.ID), At: now.At, Actor: string(now.Actor.ID), Told: event.Told(), Policy: now.Policy.Version,
	}}
}

const unknownPerson because.Text = "door.unknown_person"

// HandOver gives an account to another account manager; its open cases and tasks
// follow (CH-3).
func (a Accounts) HandOver(ctx context.Context, call Call, account partner.AccountID, to staff.ID) (Receipt, error) {
	asked := struct {
		Account partner.AccountID
		To      staff.ID
	}{account, to}
	return a.door.do(ctx, call, staff.HandOverAccount, asked, onAccount(account),
		func(d dossier.Dossier, now moment.Moment) (dossier.Dossier, history.Event, error) {
			person, ok := now.Everyone[to]
			if !ok {
				return d, nil, refusal.New(refusal.Invalid, "CH-3", "owner", unknownPerson, "value", string(to))
			}
			var event partner.HandedOver
			var err error
			d.Account, event, err = d.Account.HandOver(person)
			return d, event, err
		})
}

// Find resolves an account that a person names: by our id, or by the CRM's.
func (a Accounts) Find(ctx context.Context, name string) (partner.AccountID, error) {
	var id partner.AccountID
	var found bool
	err := a.door.store.Ask(ctx, func(v *store.View) (err error) {
		id, found, err = v.AccountNamed(ctx, name)
		return err
	})
	if err == nil && !found {
		err = refusal.New(refusal.Unknown, "", "account", unknownAccount, "value", name)
	}
	return id, err
}

const unknownAccount because.Text = "door.unknown_account"

// Tasks has the verbs of tasks.
type Tasks struct {
	door *door
}

// Finish records that a task was done, by its assignee or who stands in for them,
// someone of its queue, or a manager.
func (t Tasks) Finish(ctx context.Context, call Call, id task.ID) (Receipt, error) {
	return t.door.run(ctx, call, errand{staff.FinishTask, id, onTask(ctx, id), theTask(id), func(d dossier.Dossier, now moment.Moment) (dossier.Dossier, history.Event, error) {
		held, _ := d.Task(id)
		done, event, err := held.Finish(now)
		return d.WithTask(done), event, err
	}})
}

// HandOver gives a task to someone else, as the only one.
func (t Tasks) HandOver(ctx context.Context, call Call, id task.ID, to staff.ID) (Receipt, error) {
	asked := struct {
		Task task.ID
		To   staff.ID
	}{id, to}
	return t.door.run(ctx, call, errand{staff.HandOverTask, asked, onTask(ctx, id), theTask(id), func(d dossier.Dossier, now moment.Moment) (dossier.Dossier, history.Event, error) {
		person, ok := now.Everyone[to]
		if !ok {
			return d, nil, refusal.New(refusal.Invalid, "EV-2", "assignee", unknownPerson, "value", string(to))
		}
		held, _ := d.Task(id)
		given, event, err := held.HandOver(person)
		return d.WithTask(given), event, err
	}})
}

func onTask(ctx context.Context, id task.ID) where {
	return func(v *store.View) (partner.AccountID, bool, error) { return v.AccountOfTask(ctx, string(id)) }
}

// theTask is the scope of a task's verbs: whose it is. One that has ended is nobody's
// any more.
func theTask(id task.ID) scope {
	return func(d dossier.Dossier, actor staff.Actor) (staff.Scope, staff.ID, error) {
		held, ok := d.Task(id)
		if !ok {
			return staff.Scope{}, "", refusal.New(refusal.Illegal, "EV-5", "task", alreadyEnded)
		}
		return held.For(actor), held.Assignee, nil
	}
}

const alreadyEnded because.Text = "task.already_ended"
