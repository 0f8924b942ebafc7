package store

import (
	"context"
	"fmt"

	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/store/engine"
)

// viewSubject begins the name of a saved view's chain: each view has its own.
const viewSubject = "view:"

// ViewSubject is the chain in which a saved view's history stands.
func ViewSubject(id view.ID) string { return viewSubject + string(id) }

const (
	viewColumns = `v.id, v.list, v.name, v.query, v.sharing, v.owner_id, v.changed_by, v.changed_on, c.seq, c.head`
	viewsFrom   = ` from saved_view v join chain c on c.subject = '` + viewSubject + `' || v.id`
	selectView  = `select ` + viewColumns + viewsFrom + ` where v.id = $1`
	ownViews    = `select ` + viewColumns + viewsFrom + ` where v.list = $1 and v.owner_id = $2 and v.sharing = 'personal'`
	sharedViews = `select ` + viewColumns + viewsFrom + ` where v.list = $1 and v.sharing <> 'personal'`
	putView     = `
	insert into saved_view (id, list, name, query, sharing, owner_id, changed_by, changed_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
	on conflict (id) do update set name = excluded.name, query = excluded.query, sharing = excluded.sharing,
		changed_by = excluded.changed_by, changed_on = excluded.changed_on`
	dropView = `delete from saved_view where id = $1`
)

// HeldView is a saved view as it was read, with the head of its chain.
type HeldView struct {
	view.View
	Head Head
}

// SavedView reads a view; found says whether there is one.
func (v *View) SavedView(ctx context.Context, id view.ID) (held HeldView, found bool, err error) {
	err = v.reader.Query(ctx, engine.Query{SQL: selectView, Args: []any{string(id)}, Row: func(scan engine.Scan) (err error) {
		found = true
		held, err = scanView(scan)
		return err
	}})
	return held, found, err
}

// SavedViews reads the views of a list that someone sees, in no order.
func (v *View) SavedViews(ctx context.Context, list view.List, who staff.ID) (views []HeldView, err error) {
	take := func(scan engine.Scan) error {
		held, err := scanView(scan)
		views = append(views, held)
		return err
	}
	err = v.reader.Query(ctx,
		engine.Query{SQL: ownViews, Args: []any{string(list), string(who)}, Row: take},
		engine.Query{SQL: sharedViews, Args: []any{string(list)}, Row: take})
	return views, err
}

func scanView(scan engine.Scan) (HeldView, error) {
	var held HeldView
	var changedOn string
	err := scan(&held.ID, &held.List, &held.Name, &held.Query, &held.Sharing, &held.Owner, &held.ChangedBy, &changedOn,
		&held.Head.Seq, &held.Head.Hash)
	if err != nil {
		return held, err
	}
	return held, held.ChangedOn.UnmarshalText([]byte(changedOn))
}

// SaveView saves a view and the entry that tells it. It fails with engine.Taken of
// table "event" where someone else saved it since it was read.
func (t *Tx) SaveView(ctx context.Context, held HeldView, after view.View, entry history.Entry) (history.Entry, error) {
	var before []history.Record
	if held.ID != "" {
		before = append(before, held.View)
	}
	err := t.writer.Exec(ctx, putView, string(after.ID), string(after.List), after.Name, after.Query, string(after.Sharing),
		string(after.Owner), string(after.ChangedBy), after.ChangedOn.String())
	if err != nil {
		return entry, fmt.Errorf("save view %s: %w", after.ID, err)
	}
	return t.tellView(ctx, held.Head, after.ID, history.Diff(before, []history.Record{after}), entry)
}

// DropView deletes a view; its history stays.
func (t *Tx) DropView(ctx context.Context, held HeldView, entry history.Entry) (history.Entry, error) {
	if err := t.writer.Exec(ctx, dropView, string(held.ID)); err != nil {
		return entry, fmt.Errorf("delete view %s: %w", held.ID, err)
	}
	return t.tellView(ctx, held.Head, held.ID, history.Diff([]history.Record{held.View}, nil), entry)
}

func (t *Tx) tellView(ctx context.Context, head Head, id view.ID, changes []history.Change, entry history.Entry) (history.Entry, error) {
	entry.Subject, entry.Changes = ViewSubject(id), changes
	head, err := t.append(ctx, head, entry)
	entry.Seq = head.Seq
	return entry, err
}

// savedView is what stands under a view's chain: the view, or nothing once it was deleted.
func (v *View) savedView(ctx context.Context, id view.ID) ([]history.Record, error) {
	held, found, err := v.SavedView(ctx, id)
	if !found {
		return nil, err
	}
	return []history.Record{held.View}, err
}
