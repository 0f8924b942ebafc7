package api

import (
	"cmp"

	"rebond/internal/app"
	"rebond/internal/domain/day"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/read"
	"rebond/internal/strict"
)

// SavedView is a named filter of a list.
type SavedView struct {
	ID            view.ID      `json:"id"`
	List          view.List    `json:"list"`
	Name          string       `json:"name"`
	Query         string       `json:"query" doc:"What follows the question mark in the address of the desk’s list."`
	Sharing       view.Sharing `json:"sharing"`
	Owner         staff.ID     `json:"owner"`
	ChangedBy     staff.ID     `json:"changed_by"`
	ChangedByName string       `json:"changed_by_name"`
	ChangedOn     day.Day      `json:"changed_on"`
	Version       int          `json:"version" doc:"To be sent back in Seen-Version, so that nothing is overwritten unseen."`
}

// ViewList is the views that whoever asks sees.
type ViewList struct {
	Views []SavedView `json:"views"`
}

type viewQuery struct {
	List view.List `field:"list,optional"`
}

var viewQueryForm = strict.Of[viewQuery](shapes)

func (d *desk) getViews(a *asked, in viewQuery) (ViewList, error) {
	people, err := d.reads.People(a.ctx())
	if err != nil {
		return ViewList{}, err
	}
	list := ViewList{Views: []SavedView{}}
	for _, of := range view.Lists {
		if cmp.Or(in.List, of) != of {
			continue
		}
		views, err := d.reads.Views(a.ctx(), of, a.person.ID)
		if err != nil {
			return ViewList{}, err
		}
		for _, v := range views {
			list.Views = append(list.Views, savedViewOf(v, people))
		}
	}
	return list, nil
}

func savedViewOf(v read.SavedView, people read.People) SavedView {
	return SavedView{
		ID: v.ID, List: v.List, Name: v.Name, Query: v.Query, Sharing: v.Sharing, Owner: v.Owner,
		ChangedBy: v.ChangedBy, ChangedByName: people.Name(v.ChangedBy), ChangedOn: v.ChangedOn, Version: v.Version,
	}
}

type newView struct {
	List    view.List    `field:"list,asked"`
	Name    string       `field:"name,asked"`
	Query   string       `field:"query,optional"`
	Sharing view.Sharing `field:"sharing,asked"`
}

var newViewForm = strict.Of[newView](shapes)

// ViewReceipt says what a verb did to a view.
type ViewReceipt struct {
	View    view.ID `json:"view"`
	Verb    string  `json:"verb" doc:"What happened, such as view.made."`
	Version int     `json:"version"`
}

// location is where a view that was made stands.
func (r ViewReceipt) location() string {
	if r.Verb != "view.made" {
		return ""
	}
	return link("views")
}

func viewReceipt(r app.Receipt, err error) (ViewReceipt, error) {
	return ViewReceipt{view.ID(r.About), r.Verb, r.Entry}, err
}

func (d *desk) makeView(a *asked, in newView) (ViewReceipt, error) {
	call, err := a.call()
	if err != nil {
		return ViewReceipt{}, err
	}
	return viewReceipt(d.app.Views.Make(a.ctx(), call, view.Draft{List: in.List, Name: in.Name, Query: in.Query, Sharing: in.Sharing}))
}

type changedView struct {
	Name    string       `field:"name,asked"`
	Query   string       `field:"query,asked"`
	Sharing view.Sharing `field:"sharing,asked"`
}

var changedViewForm = strict.Of[changedView](shapes)

func (d *desk) changeView(a *asked, in changedView) (ViewReceipt, error) {
	call, err := a.call()
	if err != nil {
		return ViewReceipt{}, err
	}
	return viewReceipt(d.app.Views.Change(a.ctx(), call, view.ID(a.PathValue("id")), view.Draft{Name: in.Name, Query: in.Query, Sharing: in.Sharing}))
}

func (d *desk) deleteView(a *asked, _ nothing) (ViewReceipt, error) {
	call, err := a.call()
	if err != nil {
		return ViewReceipt{}, err
	}
	return viewReceipt(d.app.Views.Delete(a.ctx(), call, view.ID(a.PathValue("id"))))
}
