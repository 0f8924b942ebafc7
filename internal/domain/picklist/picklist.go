// Package picklist holds the lists that a manager edits: the reasons why partners
// leave, the sub-reasons under each, the tags of the call's summary, and the
// questions of the termination form (CH-2, CH-4).
//
// An item keeps its key for good, whatever its labels become, and is never
// deleted: one that is no longer wanted is retired, and old cases go on showing
// its label. A manager adds, renames, moves, retires and restores; each is told to
// history, in a chain of the lists' own.
//
// What always holds: no two items of a list, or under a reason, read the same; at
// least one reason is in use; a reason that was ever in use keeps a sub-reason in
// use until it is retired itself; the questions that the procedures need an answer to
// stay in use.
package picklist

import (
	"cmp"
	"slices"
	"strconv"

	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
)

// List names one of the lists.
type List string

const (
	Reasons       List = "reason"
	SubReasons    List = "sub_reason"     // each belongs to a reason
	Leaving       List = "leaving"        // tags of a reason for leaving
	Services      List = "service"        // ours that are involved in the frustration
	Liked         List = "liked"          // what they liked
	Competitors   List = "competitor"     // where they go
	WhyCompetitor List = "why_competitor" // why there
	Signings      List = "signing"        // how they signed in the first place
	Offers        List = "offer"          // what was offered to them
	Questions     List = "question"       // what the termination form asks (CH-5)
)

// Kind names the list of words that lists stand in.
func (List) Kind() string { return "picklist" }

// Names lists the lists, in the order in which they are shown.
var Names = []List{Reasons, SubReasons, Leaving, Services, Liked, Competitors, WhyCompetitor, Signings, Offers, Questions}

// Known reports whether there is such a list.
func (l List) Known() bool { return slices.Contains(Names, l) }

// Tags reports whether the list's items are shown as tags, with a # before them.
func (l List) Tags() bool {
	return l.Known() && !slices.Contains([]List{Reasons, SubReasons, WhyCompetitor, Questions}, l)
}

// Key names an item in its list, for good.
type Key string

// Label is what people read. The French one stands in where there is no English.
type Label struct {
	FR, EN string
}

// English returns what stands in English.
func (l Label) English() string { return cmp.Or(l.EN, l.FR) }

// Item is one entry of a list.
type Item struct {
	List     List
	Key      Key
	Parent   Key // of a sub-reason: its reason
	Label    Label
	Answer   Answering   // of a question: how it is answered
	Required bool        // of a question: the form isn't taken without an answer
	Position int         // among the items of its list or reason, from 1
	Retired  *Retirement // nil while it is in use
}

// Retirement says who retired an item, and when.
type Retirement struct {
	By staff.ID
	On day.Day
}

// InUse reports whether the item may be chosen.
func (i Item) InUse() bool { return i.Retired == nil }

// Ref names the item in history.
func (i Item) Ref() history.Ref {
	return history.Ref{Kind: "list_item", ID: string(i.List) + "/" + string(i.Key)}
}

// Fields tells the item to history.
func (i Item) Fields() []history.Field {
	fields := []history.Field{
		{Name: "parent", Value: string(i.Parent)},
		{Name: "label", Value: i.Label.FR},
		{Name: "label_en", Value: i.Label.EN},
		{Name: "position", Value: strconv.Itoa(i.Position)},
	}
	if i.List == Questions {
		fields = append(fields,
			history.Field{Name: "answer", Value: string(i.Answer)},
			history.Field{Name: "required", Value: strconv.FormatBool(i.Required)})
	}
	if i.Retired != nil {
		fields = append(fields,
			history.Field{Name: "retired_on", Value: i.Retired.On.String()},
			history.Field{Name: "retired_by", Value: string(i.Retired.By)})
	}
	return fields
}

// place finds an item.
type place struct {
	list List
	key  Key
}

// Lists are all lists at one instant. They are never changed in place. The zero
// Lists have nothing in them.
type Lists struct {
	items []Item
	at    map[place]int
}

// Of makes lists of their items, in any order.
func Of(items []Item) Lists {
	ls := Lists{slices.Clone(items), make(map[place]int, len(items))}
	slices.SortFunc(ls.items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(a.Parent, b.Parent), cmp.Compare(a.Position, b.Position), cmp.Compare(a.Key, b.Key))
	})
	for i, item := range ls.items {
		ls.at[place{item.List, item.Key}] = i
	}
	return ls
}

// Items lists every item of every list.
func (ls Lists) Items() []Item { return slices.Clone(ls.items) }

// Records lists every item, as history sees it.
func (ls Lists) Records() []history.Record {
	records := make([]history.Record, len(ls.items))
	for i, item := range ls.items {
		records[i] = item
	}
	return records
}

// Find finds an item.
func (ls Lists) Find(list List, key Key) (Item, bool) {
	i, ok := ls.at[place{list, key}]
	if !ok {
		return Item{}, false
	}
	return ls.items[i], true
}

// Label says what an item reads; one that isn't there reads as its key.
func (ls Lists) Label(list List, key Key) Label {
	if item, ok := ls.Find(list, key); ok {
		return item.Label
	}
	return Label{FR: string(key)}
}

// In lists the items of a list, retired ones too, in order: sub-reasons in the
// order of their reasons.
func (ls Lists) In(list List) []Item {
	if list != SubReasons {
		return ls.Under(list, "")
	}
	var items []Item
	for _, reason := range ls.Under(Reasons, "") {
		items = append(items, ls.Under(SubReasons, reason.Key)...)
	}
	return items
}

// Under lists the items of a list that have the same parent, in order.
func (ls Lists) Under(list List, parent Key) []Item {
	var items []Item
	for _, item := range ls.items {
		if item.List == list && item.Parent == parent {
			items = append(items, item)
		}
	}
	return items
}

// Choices lists the items of a list that may be chosen, in order. A sub-reason of
// a retired reason may not, nor a reason without a sub-reason.
func (ls Lists) Choices(list List) []Item {
	return slices.DeleteFunc(ls.In(list), func(i Item) bool { return !ls.Offered(i.List, i.Key) })
}

// Offered reports whether an item may be chosen.
func (ls Lists) Offered(list List, key Key) bool {
	item, ok := ls.Find(list, key)
	switch {
	case !ok || !item.InUse():
		return false
	case list == SubReasons:
		reason, ok := ls.Find(Reasons, item.Parent)
		return ok && reason.InUse()
	case list == Reasons:
		return slices.ContainsFunc(ls.Under(SubReasons, key), Item.InUse)
	default:
		return true
	}
}
