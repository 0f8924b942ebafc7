package app

import (
	"context"

	"rebond/internal/domain/because"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/store"
)

// Undoing is what undoing an entry of an account's history would do.
type Undoing struct {
	dossier.Undoing
	Tasks   []task.Task // that would be opened, to make up for what can't be taken back
	Version int         // the last entry of the history that says so
}

const noSuchEntry because.Text = "undo.no_such_entry"

// Undo takes back what the entry of an account's history did, with what was built on it
// since (EV-3). One's own entries are everyone's to undo, others' a manager's. Undoing
// once more is refused, as is what can't be undone at all.
func (a Accounts) Undo(ctx context.Context, call Call, account partner.AccountID, seq int) (Receipt, error) {
	now, err := a.door.moment(ctx, call.Actor)
	if err != nil {
		return Receipt{}, err
	}
	asked := struct {
		Account partner.AccountID
		Entry   int
	}{account, seq}
	return a.door.once(ctx, call, staff.UndoEntry, asked, func(tx *store.Tx) (Receipt, error) {
		_, is, err := a.undo(ctx, &tx.View, call, account, seq, now)
		if err != nil {
			return Receipt{}, err
		}
		return a.door.keep(ctx, tx, call, is, now)
	})
}

// Undoing looks at what Undo would do, and changes nothing. Where it is refused, it also
// says as far as it goes what would have been undone.
func (a Accounts) Undoing(ctx context.Context, actor staff.Actor, account partner.AccountID, seq int) (Undoing, error) {
	now, err := a.door.moment(ctx, actor)
	if err != nil {
		return Undoing{}, err
	}
	var would Undoing
	err = a.door.store.View(ctx, func(v *store.View) error {
		undoing, is, err := a.undo(ctx, v, Call{Actor: actor}, account, seq, now)
		would = Undoing{Undoing: undoing, Version: is.held.Head.Seq}
		for _, t := range is.after.Tasks {
			if _, there := undoing.After.Task(t.ID); !there && err == nil {
				would.Tasks = append(would.Tasks, t)
			}
		}
		return err
	})
	return would, err
}

// undo decides on an account's whole dossier and its history.
func (a Accounts) undo(ctx context.Context, v *store.View, call Call, account partner.AccountID, seq int, now moment.Moment) (dossier.Undoing, decided, error) {
	held, err := load(ctx, onAccount(account), v, v.WholeDossier)
	if err != nil {
		return dossier.Undoing{}, decided{}, err
	}
	entries, err := v.Entries(ctx, string(account), seq-1)
	if err == nil && (len(entries) == 0 || entries[0].Seq != seq) {
		err = refusal.New(refusal.Unknown, "EV-3", "entry", noSuchEntry, "entry", seq)
	}
	if err != nil {
		return dossier.Undoing{}, decided{held: held}, err
	}
	undoing, refused := held.Undo(entries, now)
	is, err := a.door.decideOn(ctx, v, call, errand{
		action: staff.UndoEntry,
		touches: func(_ dossier.Dossier, actor staff.Actor) (staff.Scope, staff.ID, error) {
			return staff.Scope{Themselves: undoing.Own(string(actor.ID))}, "", nil
		},
		decide: func(dossier.Dossier, moment.Moment) (dossier.Dossier, history.Event, error) {
			return undoing.After, undoing.Undone, refused
		},
	}, now, held)
	is.held = held
	return undoing, is, err
}
