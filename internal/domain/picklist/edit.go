package picklist

import (
	"slices"
	"strconv"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/fold"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Stamp says who edits, and on which day.
type Stamp struct {
	By staff.ID
	On day.Day
}

// Verb is what was done to an item.
type Verb string

const (
	Adding    Verb = "added"
	Renaming  Verb = "renamed"
	Moving    Verb = "moved"
	Retiring  Verb = "retired"
	Restoring Verb = "restored"
)

// Edited is told when an item was edited.
type Edited struct {
	Item Item
	Verb Verb
}

var whys = map[Verb]because.Text{
	Adding: "picklist.added", Renaming: "picklist.renamed", Moving: "picklist.moved", Retiring: "picklist.retired", Restoring: "picklist.restored",
}

// formWhys are those of the form's questions, which nobody chooses from.
var formWhys = map[Verb]because.Text{
	Adding: "picklist.question_added", Renaming: "picklist.question_reworded", Moving: "picklist.question_moved",
	Retiring: "picklist.question_retired", Restoring: "picklist.question_restored",
}

// Told tells it to history.
func (e Edited) Told() history.Told {
	why := whys[e.Verb]
	if e.Item.List == Questions {
		why = formWhys[e.Verb]
	}
	return history.Told{
		Verb: "list_item." + string(e.Verb), About: e.Item.Ref(),
		Because: because.Of("CH-2", why, "list", e.Item.List),
		Facts:   because.Inputs("list", e.Item.List, "key", string(e.Item.Key)),
	}
}

const (
	unknownList     because.Text = "picklist.unknown_list"
	unknownItem     because.Text = "picklist.unknown_item"
	noLabel         because.Text = "picklist.no_label"
	labelTooLong    because.Text = "picklist.label_too_long"
	labelTaken      because.Text = "picklist.label_taken"
	labelRetired    because.Text = "picklist.label_taken_by_retired"
	noParent        because.Text = "picklist.no_parent"
	strangeParent   because.Text = "picklist.strange_parent"
	needlessParent  because.Text = "picklist.needless_parent"
	retiredParent   because.Text = "picklist.retired_parent"
	listFull        because.Text = "picklist.full"
	alreadyRetired  because.Text = "picklist.already_retired"
	alreadyInUse    because.Text = "picklist.already_in_use"
	lastSubReason   because.Text = "picklist.last_sub_reason"
	lastReason      because.Text = "picklist.last_reason"
	atTheEnd        because.Text = "picklist.at_the_end"
	unknownWay      because.Text = "picklist.unknown_way"
	retiredNotMoved because.Text = "picklist.retired_not_moved"
	subReasonFirst  because.Text = "picklist.sub_reason_first"
)

const (
	maxLabel = 60
	maxItems = 200 // in a list, or under a reason: nobody finds anything in a longer one

	maxQuestion  = 200
	maxQuestions = 30 // with those that were retired
)

// Add adds an item at the end of its list; a sub-reason under its reason, a question
// with how it is answered. Its key is made from its French label. Whatever else is
// said of the item doesn't count.
func (ls Lists) Add(new Item) (Lists, Edited, error) {
	if !new.List.Known() {
		return ls, Edited{}, refusal.New(refusal.Unknown, "CH-2", "list", unknownList, "value", string(new.List))
	}
	item := Item{
		List: new.List, Parent: new.Parent, Label: trimmed(new.Label), Answer: new.Answer, Required: new.Required,
		Position: ls.last(new.List, new.Parent) + 1,
	}
	var full error
	if most := item.List.most(); len(ls.Under(item.List, item.Parent)) >= most {
		full = refusal.New(refusal.Illegal, "CH-2", "label", listFull, "most", most)
	}
	if err := refusal.All(ls.belongs(item), ls.labelled(item), item.readable(), item.answerable(), full); err != nil {
		return ls, Edited{}, err
	}
	item.Key = ls.freshKey(item.List, item.Label.FR)
	return Of(append(ls.Items(), item)), Edited{item, Adding}, nil
}

// most is how many items a list, or a reason, may have.
func (l List) most() int {
	if l == Questions {
		return maxQuestions
	}
	return maxItems
}

// longest is how many characters a label of the list may have.
func (l List) longest() int {
	if l == Questions {
		return maxQuestion
	}
	return maxLabel
}

// Rename gives an item other labels; everything that has it reads the new ones, but
// for answers to a question, which go on standing under what was asked.
func (ls Lists) Rename(list List, key Key, label Label) (Lists, Edited, error) {
	item, err := ls.held(list, key)
	if err != nil {
		return ls, Edited{}, err
	}
	item.Label = trimmed(label)
	if err := refusal.All(ls.labelled(item), item.readable()); err != nil {
		return ls, Edited{}, err
	}
	return ls.with(item), Edited{item, Renaming}, nil
}

// Way is where an item moves.
type Way string

const (
	Up   Way = "up"
	Down Way = "down"
)

// Ways lists both.
var Ways = []Way{Up, Down}

// Move moves an item past its neighbour in use.
func (ls Lists) Move(list List, key Key, way Way) (Lists, Edited, error) {
	item, err := ls.held(list, key)
	switch {
	case err != nil:
		return ls, Edited{}, err
	case !slices.Contains(Ways, way):
		return ls, Edited{}, refusal.New(refusal.Invalid, "CH-2", "way", unknownWay, "value", string(way))
	case !item.InUse():
		return ls, Edited{}, refusal.New(refusal.Illegal, "CH-2", "way", retiredNotMoved, "label", item.Label)
	}
	beside, ok := ls.beside(item, way)
	if !ok {
		return ls, Edited{}, refusal.New(refusal.Illegal, "CH-2", "way", atTheEnd, "label", item.Label)
	}
	item.Position, beside.Position = beside.Position, item.Position
	return ls.with(item, beside), Edited{item, Moving}, nil
}

// Movable reports whether an item could be moved that way.
func (ls Lists) Movable(item Item, way Way) bool {
	_, ok := ls.beside(item, way)
	return ok && item.InUse()
}

// beside finds the next item in use, up or down.
func (ls Lists) beside(item Item, way Way) (Item, bool) {
	row := slices.DeleteFunc(ls.Under(item.List, item.Parent), func(i Item) bool { return !i.InUse() && i.Key != item.Key })
	at := slices.IndexFunc(row, func(i Item) bool { return i.Key == item.Key })
	if way == Up {
		at--
	} else {
		at++
	}
	if at < 0 || at >= len(row) {
		return Item{}, false
	}
	return row[at], true
}

// Retire takes an item out of use; what has it goes on showing it. Refused for the
// last sub-reason of a reason in use, for the last reason that can be chosen (CH-2: a
// request has both), and for a question that the procedures need an answer to.
func (ls Lists) Retire(list List, key Key, by Stamp) (Lists, Edited, error) {
	item, err := ls.held(list, key)
	switch {
	case err != nil:
		return ls, Edited{}, err
	case !item.InUse():
		return ls, Edited{}, refusal.New(refusal.Illegal, "CH-2", "", alreadyRetired, "label", item.Label)
	}
	reason, _ := ls.Find(Reasons, item.Parent)
	switch {
	case list == SubReasons && reason.InUse() && ls.only(item):
		return ls, Edited{}, refusal.New(refusal.Illegal, "CH-2", "", lastSubReason, "label", item.Label, "reason", reason.Label)
	case list == Reasons && ls.Offered(Reasons, key) && len(ls.Choices(Reasons)) == 1:
		return ls, Edited{}, refusal.New(refusal.Illegal, "CH-2", "", lastReason, "label", item.Label)
	}
	if err := item.needed(); err != nil {
		return ls, Edited{}, err
	}
	item.Retired = &Retirement{by.By, by.On}
	return ls.with(item), Edited{item, Retiring}, nil
}

// Restore puts an item back in use, where it was. Refused for a reason whose
// sub-reasons are all retired: one of them comes first.
func (ls Lists) Restore(list List, key Key) (Lists, Edited, error) {
	item, err := ls.held(list, key)
	switch {
	case err != nil:
		return ls, Edited{}, err
	case item.InUse():
		return ls, Edited{}, refusal.New(refusal.Illegal, "CH-2", "", alreadyInUse, "label", item.Label)
	}
	if under := ls.Under(SubReasons, key); list == Reasons && len(under) > 0 && !slices.ContainsFunc(under, Item.InUse) {
		return ls, Edited{}, refusal.New(refusal.Illegal, "CH-2", "", subReasonFirst, "label", item.Label)
	}
	item.Retired = nil
	return ls.with(item), Edited{item, Restoring}, nil
}

// only reports whether no other item is in use beside an item.
func (ls Lists) only(item Item) bool {
	return !slices.ContainsFunc(ls.Under(item.List, item.Parent), func(i Item) bool { return i.InUse() && i.Key != item.Key })
}

func (ls Lists) held(list List, key Key) (Item, error) {
	if !list.Known() {
		return Item{}, refusal.New(refusal.Unknown, "CH-2", "list", unknownList, "value", string(list))
	}
	item, ok := ls.Find(list, key)
	if !ok {
		return Item{}, refusal.New(refusal.Unknown, "CH-2", "key", unknownItem, "value", string(key), "list", list)
	}
	return item, nil
}

func (ls Lists) with(changed ...Item) Lists {
	items := ls.Items()
	for _, c := range changed {
		items[ls.at[place{c.List, c.Key}]] = c
	}
	return Of(items)
}

func (ls Lists) last(list List, parent Key) int {
	last := 0
	for _, item := range ls.Under(list, parent) {
		last = max(last, item.Position)
	}
	return last
}

// belongs refuses a sub-reason without its reason, and a parent for anything else.
func (ls Lists) belongs(item Item) error {
	if item.List != SubReasons {
		if item.Parent != "" {
			return refusal.New(refusal.Invalid, "CH-2", "parent", needlessParent)
		}
		return nil
	}
	reason, ok := ls.Find(Reasons, item.Parent)
	switch {
	case item.Parent == "":
		return refusal.New(refusal.Missing, "CH-2", "parent", noParent)
	case !ok:
		return refusal.New(refusal.Invalid, "CH-2", "parent", strangeParent, "value", string(item.Parent))
	case !reason.InUse():
		return refusal.New(refusal.Invalid, "CH-2", "parent", retiredParent, "reason", reason.Label)
	}
	return nil
}

// labelled refuses labels that are missing, too long, or read like another's.
func (ls Lists) labelled(item Item) error {
	var missing, unread error
	if fold.Text(item.Label.FR) == "" {
		missing = refusal.New(refusal.Missing, "CH-2", "label", noLabel)
	} else {
		missing = item.fits("label", item.Label.FR)
	}
	if item.Label.EN != "" && fold.Text(item.Label.EN) == "" {
		unread = refusal.New(refusal.Invalid, "CH-2", "label_en", noLabel)
	} else {
		unread = item.fits("label_en", item.Label.EN)
	}
	return refusal.All(missing, ls.free(item, "label", func(l Label) string { return l.FR }),
		unread, ls.free(item, "label_en", func(l Label) string { return l.EN }))
}

func (i Item) fits(field, label string) error {
	if most := i.List.longest(); len([]rune(label)) > most {
		return refusal.New(refusal.Invalid, "CH-2", field, labelTooLong, "most", most)
	}
	return nil
}

// free refuses a label that reads, folded, like that of another item beside it.
func (ls Lists) free(item Item, field string, of func(Label) string) error {
	mine := fold.Text(of(item.Label))
	for _, other := range ls.Under(item.List, item.Parent) {
		if other.Key == item.Key || mine == "" || fold.Text(of(other.Label)) != mine {
			continue
		}
		text := labelTaken
		if !other.InUse() {
			text = labelRetired
		}
		return refusal.New(refusal.Invalid, "CH-2", field, text, "label", other.Label)
	}
	return nil
}

func trimmed(l Label) Label {
	return Label{strings.Join(strings.Fields(l.FR), " "), strings.Join(strings.Fields(l.EN), " ")}
}

// freshKey makes a key of a label that no item of the list has.
func (ls Lists) freshKey(list List, label string) Key {
	base := strings.Join(fold.Words(label), "_")
	if list == Questions {
		base = reserved + base
	}
	for n := 1; ; n++ {
		key := Key(base)
		if n > 1 {
			key += Key("_" + strconv.Itoa(n))
		}
		if _, taken := ls.Find(list, key); !taken {
			return key
		}
	}
}
