package api

import (
	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/read"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Lists are the lists that a manager edits.
type Lists struct {
	Lists   []ItemList `json:"lists"`
	Version int        `json:"version" doc:"The last entry of the lists' history, for the header Seen-Version."`
}

// ItemList is one of them.
type ItemList struct {
	List  picklist.List `json:"list"`
	Name  string        `json:"name"`
	Items []ListItem    `json:"items" doc:"In the order in which they are offered."`
}

// ListItem is an item of a list.
type ListItem struct {
	Key       picklist.Key       `json:"key"`
	Parent    picklist.Key       `json:"parent,omitempty" doc:"The reason of a sub-reason."`
	Label     string             `json:"label"`
	Answer    picklist.Answering `json:"answer,omitempty" doc:"Of a question of the termination form: how it is answered."`
	Required  bool               `json:"required,omitempty" doc:"Of a question: whether the form isn’t taken without an answer."`
	Offered   bool               `json:"offered" doc:"Whether it can be chosen."`
	RetiredOn day.Day            `json:"retired_on,omitzero"`
	Cases     *int               `json:"cases,omitempty" doc:"How many cases have it; given where one list is read."`
}

func (d *desk) getLists(a *asked, _ nothing) (Lists, error) {
	shelf, err := d.reads.Shelf(a.ctx())
	if err != nil {
		return Lists{}, err
	}
	all := Lists{Version: shelf.Version}
	for _, list := range picklist.Names {
		all.Lists = append(all.Lists, listOf(shelf, list, a.lang))
	}
	return all, nil
}

func (d *desk) getList(a *asked, _ nothing) (ItemList, error) {
	list := picklist.List(a.PathValue("list"))
	if !list.Known() {
		return ItemList{}, refusal.New(refusal.Unknown, "", "list", "door.not_found")
	}
	shelf, err := d.reads.Shelf(a.ctx(), list)
	return listOf(shelf, list, a.lang), err
}

func listOf(shelf read.Shelf, list picklist.List, lang words.Lang) ItemList {
	told := ItemList{List: list, Name: lang.Value(list), Items: []ListItem{}}
	for _, item := range shelf.In(list) {
		row := ListItem{Key: item.Key, Parent: item.Parent, Label: lang.Label(item.Label), Answer: item.Answer, Required: item.Required, Offered: shelf.Offered(list, item.Key)}
		if item.Retired != nil {
			row.RetiredOn = item.Retired.On
		}
		if uses, counted := shelf.Uses[churn.Tag{List: list, Key: item.Key}]; counted {
			n := min(uses.Open+uses.Closed, read.CountedTo)
			row.Cases = &n
		}
		told.Items = append(told.Items, row)
	}
	return told
}

type item struct {
	Parent   string             `field:"parent,optional"`
	Label    string             `field:"label,asked"`
	LabelEN  string             `field:"label_en,optional"`
	Answer   picklist.Answering `field:"answer,optional"`
	Required bool               `field:"required,optional"`
}

type label struct {
	Label   string `field:"label,asked"`
	LabelEN string `field:"label_en,optional"`
}

type way struct {
	Way picklist.Way `field:"way,asked"`
}

var (
	itemForm  = strict.Of[item](shapes)
	labelForm = strict.Of[label](shapes)
	wayForm   = strict.Of[way](shapes)
)

func (d *desk) addItem(a *asked, in item) (Receipt, error) {
	return onList(a, func(call app.Call, list picklist.List, _ picklist.Key) (app.Receipt, error) {
		return d.app.Lists.Add(a.ctx(), call, picklist.Item{
			List: list, Parent: picklist.Key(in.Parent), Label: picklist.Label{FR: in.Label, EN: in.LabelEN}, Answer: in.Answer, Required: in.Required,
		})
	})
}

func (d *desk) renameItem(a *asked, in label) (Receipt, error) {
	return onList(a, func(call app.Call, list picklist.List, key picklist.Key) (app.Receipt, error) {
		return d.app.Lists.Rename(a.ctx(), call, list, key, picklist.Label{FR: in.Label, EN: in.LabelEN})
	})
}

func (d *desk) moveItem(a *asked, in way) (Receipt, error) {
	return onList(a, func(call app.Call, list picklist.List, key picklist.Key) (app.Receipt, error) {
		return d.app.Lists.Move(a.ctx(), call, list, key, in.Way)
	})
}

func (d *desk) retireItem(a *asked, _ nothing) (Receipt, error) {
	return onList(a, func(call app.Call, list picklist.List, key picklist.Key) (app.Receipt, error) {
		return d.app.Lists.Retire(a.ctx(), call, list, key)
	})
}

func (d *desk) restoreItem(a *asked, _ nothing) (Receipt, error) {
	return onList(a, func(call app.Call, list picklist.List, key picklist.Key) (app.Receipt, error) {
		return d.app.Lists.Restore(a.ctx(), call, list, key)
	})
}

// onList calls a verb on the list, and the item of it, that the path names.
func onList(a *asked, verb func(app.Call, picklist.List, picklist.Key) (app.Receipt, error)) (Receipt, error) {
	call, err := a.call()
	if err != nil {
		return Receipt{}, err
	}
	return receipt(verb(call, picklist.List(a.PathValue("list")), picklist.Key(a.PathValue("key"))))
}
