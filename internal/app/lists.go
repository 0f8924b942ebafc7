package app

import (
	"context"
	"errors"
	"fmt"

	"rebond/internal/domain/history"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Lists has the verbs of the lists that a manager edits (CH-2).
type Lists struct {
	door *door
}

// Add adds an item to its list: a sub-reason under its reason, a question with how it
// is answered. The receipt is about the item's key.
func (l Lists) Add(ctx context.Context, call Call, item picklist.Item) (Receipt, error) {
	asked := struct {
		Verb picklist.Verb
		Item picklist.Item
	}{picklist.Adding, item}
	return l.edit(ctx, call, asked, func(ls picklist.Lists, _ picklist.Stamp) (picklist.Lists, picklist.Edited, error) {
		return ls.Add(item)
	})
}

// Rename gives an item other labels.
func (l Lists) Rename(ctx context.Context, call Call, list picklist.List, key picklist.Key, label picklist.Label) (Receipt, error) {
	asked := struct {
		Verb  picklist.Verb
		List  picklist.List
		Key   picklist.Key
		Label picklist.Label
	}{picklist.Renaming, list, key, label}
	return l.edit(ctx, call, asked, func(ls picklist.Lists, _ picklist.Stamp) (picklist.Lists, picklist.Edited, error) {
		return ls.Rename(list, key, label)
	})
}

// Move moves an item past its neighbour.
func (l Lists) Move(ctx context.Context, call Call, list picklist.List, key picklist.Key, way picklist.Way) (Receipt, error) {
	return l.edit(ctx, call, []any{picklist.Moving, list, key, way}, func(ls picklist.Lists, _ picklist.Stamp) (picklist.Lists, picklist.Edited, error) {
		return ls.Move(list, key, way)
	})
}

// Retire takes an item out of use; what has it keeps it.
func (l Lists) Retire(ctx context.Context, call Call, list picklist.List, key picklist.Key) (Receipt, error) {
	return l.edit(ctx, call, []any{picklist.Retiring, list, key}, func(ls picklist.Lists, by picklist.Stamp) (picklist.Lists, picklist.Edited, error) {
		return ls.Retire(list, key, by)
	})
}

// Restore puts an item back in use.
func (l Lists) Restore(ctx context.Context, call Call, list picklist.List, key picklist.Key) (Receipt, error) {
	return l.edit(ctx, call, []any{picklist.Restoring, list, key}, func(ls picklist.Lists, _ picklist.Stamp) (picklist.Lists, picklist.Edited, error) {
		return ls.Restore(list, key)
	})
}

// edit runs a verb of the lists: permit, load, decide, save, as the door does.
func (l Lists) edit(ctx context.Context, call Call, asked any, decide func(picklist.Lists, picklist.Stamp) (picklist.Lists, picklist.Edited, error)) (Receipt, error) {
	d := l.door
	defer d.reads.ForgetLists()
	if err := d.permit(ctx, call.Actor, staff.Asked{Action: staff.ChangeLists}); err != nil {
		return Receipt{}, err
	}
	return d.once(ctx, call, staff.ChangeLists, asked, func(tx *store.Tx) (Receipt, error) {
		held, err := tx.Lists(ctx)
		if err != nil {
			return Receipt{}, err
		}
		after, event, refused := decide(held.Lists, picklist.Stamp{By: call.Actor.ID, On: d.today()})
		if call.Seen > 0 && call.Seen < held.Head.Seq {
			changes := history.Diff(held.Records(), after.Records())
			if refused, err = d.conflict(ctx, &tx.View, call.Seen, store.ListsSubject, changes, refused); err != nil {
				return Receipt{}, err
			}
		}
		if refused != nil {
			return Receipt{}, refused
		}
		entry, err := tx.SaveLists(ctx, held, after, d.entryOf(call.Actor, event))
		return Receipt{About: string(event.Item.Key), Verb: entry.Verb, Entry: entry.Seq}, err
	})
}

func (d *door) entryOf(actor staff.Actor, event history.Event) history.Entry {
	return history.Entry{At: d.clock.Now(), Actor: string(actor.ID), Told: event.Told(), Policy: d.policy.Version}
}

// begin fills the lists of a new desk, and a list that is new to an old one, once. Of
// two nodes that start at once, one does.
func (l Lists) begin(ctx context.Context) error {
	ls, err := l.door.reads.Lists(ctx)
	if err != nil || ls.Complete() {
		return err
	}
	defer l.door.reads.ForgetLists()
	err = l.door.store.Save(ctx, func(tx *store.Tx) error {
		held, err := tx.Lists(ctx)
		if err != nil || held.Lists.Complete() {
			return err
		}
		_, err = tx.SaveLists(ctx, held, held.Started(), l.door.entryOf(staff.Desk, picklist.Started{}))
		return err
	})
	if err != nil && !errors.Is(err, engine.ErrTaken) {
		return fmt.Errorf("fill the lists: %w", err)
	}
	return nil
}
