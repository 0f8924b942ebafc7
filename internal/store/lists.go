package store

import (
	"context"
	"fmt"

	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

// ListsSubject is the chain in which the history of the lists stands.
const ListsSubject = "lists"

const (
	itemColumns = `list, key, parent, label, label_en, position, retired_on, retired_by, answer, required`
	selectItems = `select ` + itemColumns + ` from list_item`
	putItem     = `
	insert into list_item (` + itemColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
	on conflict (list, key) do update set label = excluded.label, label_en = excluded.label_en,
		position = excluded.position, retired_on = excluded.retired_on, retired_by = excluded.retired_by`
)

// HeldLists are the lists as they were read, with the head of their chain.
type HeldLists struct {
	picklist.Lists
	Head Head
}

// Lists reads the lists that a manager edits.
func (v *View) Lists(ctx context.Context) (HeldLists, error) {
	var held HeldLists
	var items []picklist.Item
	err := v.reader.Query(ctx,
		engine.Query{SQL: selectChain, Args: []any{ListsSubject}, Row: func(scan engine.Scan) error { return scan(&held.Head.Seq, &held.Head.Hash) }},
		engine.Query{SQL: selectItems, Row: func(scan engine.Scan) error {
			item, err := scanItem(scan)
			items = append(items, item)
			return err
		}})
	if err != nil {
		return held, fmt.Errorf("read the lists: %w", err)
	}
	held.Lists = picklist.Of(items)
	return held, nil
}

func scanItem(scan engine.Scan) (picklist.Item, error) {
	var i picklist.Item
	var retiredOn, retiredBy string
	var required int
	if err := scan(&i.List, &i.Key, &i.Parent, &i.Label.FR, &i.Label.EN, &i.Position, &retiredOn, &retiredBy, &i.Answer, &required); err != nil {
		return i, err
	}
	i.Required = required == 1
	if retiredOn == "" {
		return i, nil
	}
	on, err := day.Parse(retiredOn)
	i.Retired = &picklist.Retirement{By: staff.ID(retiredBy), On: on}
	return i, err
}

// SaveLists saves what changed in the lists, and the entry that tells it. It fails
// with engine.Taken of table "event" where someone else saved since they were read.
func (t *Tx) SaveLists(ctx context.Context, held HeldLists, after picklist.Lists, entry history.Entry) (history.Entry, error) {
	entry.Subject, entry.Changes = ListsSubject, history.Diff(held.Records(), after.Records())
	changed := map[history.Ref]bool{}
	for _, c := range entry.Changes {
		changed[c.Ref] = true
	}
	if err := eachChanged(changed, after.Items(), func(i picklist.Item) error { return t.putItem(ctx, i) }); err != nil {
		return entry, fmt.Errorf("save the lists: %w", err)
	}
	head, err := t.append(ctx, held.Head, entry)
	entry.Seq = head.Seq
	return entry, err
}

func (t *Tx) putItem(ctx context.Context, i picklist.Item) error {
	on, by := "", ""
	if i.Retired != nil {
		on, by = i.Retired.On.String(), string(i.Retired.By)
	}
	return t.writer.Exec(ctx, putItem, string(i.List), string(i.Key), string(i.Parent), i.Label.FR, i.Label.EN, i.Position, on, by, string(i.Answer), number(i.Required))
}
