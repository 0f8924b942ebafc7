package app

import (
	"context"

	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/store"
)

// Views has the verbs of saved views.
type Views struct {
	door *door
}

// Make saves a filter as a new view. The receipt is about its id.
func (x Views) Make(ctx context.Context, call Call, in view.Draft) (Receipt, error) {
	now, err := x.door.moment(ctx, call.Actor)
	if err != nil {
		return Receipt{}, err
	}
	if err := x.door.permit(ctx, now.Actor, staff.Asked{Action: in.Keeping()}); err != nil {
		return Receipt{}, err
	}
	return x.door.once(ctx, call, staff.KeepView, in, func(tx *store.Tx) (Receipt, error) {
		made, event, err := view.Make(view.ID(newID()), in, now)
		if err != nil {
			return Receipt{}, err
		}
		entry, err := tx.SaveView(ctx, store.HeldView{}, made, x.door.entryOf(call.Actor, event))
		return receiptOf(entry), err
	})
}

// Change makes a view what a draft says: its name, its filter, its sharing. Refused
// where someone else changed the same since the caller saw it.
func (x Views) Change(ctx context.Context, call Call, id view.ID, in view.Draft) (Receipt, error) {
	asked := struct {
		ID view.ID
		view.Draft
	}{id, in}
	now, err := x.door.moment(ctx, call.Actor)
	if err != nil {
		return Receipt{}, err
	}
	return x.door.once(ctx, call, staff.ChangeView, asked, func(tx *store.Tx) (Receipt, error) {
		held, err := x.seen(ctx, tx, call.Actor, id)
		if err != nil {
			return Receipt{}, err
		}
		action, on := held.Changing(in.Sharing, call.Actor.ID)
		if err := x.door.permit(ctx, now.Actor, staff.Asked{Action: action, On: on, Owner: held.Owner}); err != nil {
			return Receipt{}, err
		}
		next, event, refused := held.Change(in, now)
		if refused, err = x.conflict(ctx, tx, call, held, []history.Record{next}, refused); refused != nil || err != nil {
			return Receipt{}, refusedOr(refused, err)
		}
		entry, err := tx.SaveView(ctx, held, next, x.door.entryOf(call.Actor, event))
		return receiptOf(entry), err
	})
}

// Delete deletes a view; its history stays.
func (x Views) Delete(ctx context.Context, call Call, id view.ID) (Receipt, error) {
	return x.door.once(ctx, call, staff.DeleteView, id, func(tx *store.Tx) (Receipt, error) {
		held, err := x.seen(ctx, tx, call.Actor, id)
		if err != nil {
			return Receipt{}, err
		}
		action, on := held.Deleting(call.Actor.ID)
		if err := x.door.permit(ctx, call.Actor, staff.Asked{Action: action, On: on, Owner: held.Owner}); err != nil {
			return Receipt{}, err
		}
		if refused, err := x.conflict(ctx, tx, call, held, nil, nil); refused != nil || err != nil {
			return Receipt{}, refusedOr(refused, err)
		}
		entry, err := tx.DropView(ctx, held, x.door.entryOf(call.Actor, view.Deleted{View: held.View}))
		return receiptOf(entry), err
	})
}

// seen reads a view that the actor sees; another's personal view is as if it weren't.
func (x Views) seen(ctx context.Context, tx *store.Tx, actor staff.Actor, id view.ID) (store.HeldView, error) {
	held, found, err := tx.SavedView(ctx, id)
	if err == nil && (!found || !held.SeenBy(actor.ID)) {
		err = refusal.New(refusal.Unknown, "", "", notFound)
	}
	return held, err
}

// conflict compares with what others changed since the caller looked. Who changed it
// last and when always differs, and is no conflict of its own.
func (x Views) conflict(ctx context.Context, tx *store.Tx, call Call, held store.HeldView, after []history.Record, refused error) (error, error) {
	if call.Seen == 0 || call.Seen >= held.Head.Seq {
		return refused, nil
	}
	var changes []history.Change
	for _, c := range history.Diff([]history.Record{held.View}, after) {
		if c.Field != "changed_by" && c.Field != "changed_on" {
			changes = append(changes, c)
		}
	}
	return x.door.conflict(ctx, &tx.View, call.Seen, store.ViewSubject(held.ID), changes, refused)
}

func refusedOr(refused, err error) error {
	if err != nil {
		return err
	}
	return refused
}

func receiptOf(entry history.Entry) Receipt {
	return Receipt{About: entry.About.ID, Verb: entry.Verb, Entry: entry.Seq}
}
