// Package view keeps the filters of lists that people named, to come back to.
//
// A personal view is its owner's alone, a shared one everybody's to use and to
// change, a locked one everybody's to use and a manager's to change. What always
// holds: a view has a name and belongs to a list, and saving one never changes
// another; changing it says so, and who changed it last.
package view

import (
	"net/url"
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// ID names a view.
type ID string

// List is what a view filters.
type List string

const (
	Cases    List = "cases"
	Accounts List = "accounts"
	Tasks    List = "tasks"
)

// Lists are those that have views.
var Lists = []List{Cases, Accounts, Tasks}

// Kind names the list of words that lists stand in.
func (List) Kind() string { return "view_list" }

// Sharing says whose a view is.
type Sharing string

const (
	Personal Sharing = "personal" // only its owner sees it
	Shared   Sharing = "shared"   // everybody uses it, and may change it
	Locked   Sharing = "locked"   // everybody uses it, managers change it
)

// Sharings are the ways to share a view, the narrowest first.
var Sharings = []Sharing{Personal, Shared, Locked}

// Kind names the list of words that sharings stand in.
func (Sharing) Kind() string { return "view_sharing" }

// View is a named filter of a list.
type View struct {
	ID        ID
	List      List
	Name      string
	Query     string // of the list's address, without what leads from page to page
	Sharing   Sharing
	Owner     staff.ID // who made it
	ChangedBy staff.ID // who changed it last
	ChangedOn day.Day
}

// Draft is what someone says of a view.
type Draft struct {
	List    List
	Name    string
	Query   string
	Sharing Sharing
}

// Saved is told when a view is made or changed.
type Saved struct {
	View View
	Verb string // view.made or view.changed
}

// Told tells it to history.
func (e Saved) Told() history.Told {
	return history.Told{
		Verb: e.Verb, About: e.View.Ref(), Because: because.Of("EV-2", saved, "sharing", e.View.Sharing),
		Facts: because.Inputs("list", e.View.List, "sharing", e.View.Sharing),
	}
}

// Deleted is told when a view is deleted.
type Deleted struct {
	View View
}

// Told tells it to history.
func (e Deleted) Told() history.Told {
	return history.Told{
		Verb: "view.deleted", About: e.View.Ref(), Because: because.Of("EV-2", deleted, "sharing", e.View.Sharing),
		Facts: because.Inputs("list", e.View.List, "sharing", e.View.Sharing),
	}
}

const (
	saved     because.Text = "view.saved"
	deleted   because.Text = "view.deleted"
	noName    because.Text = "view.no_name"
	longName  because.Text = "view.name_too_long"
	noList    because.Text = "view.no_list"
	noSharing because.Text = "view.no_sharing"
	badQuery  because.Text = "view.bad_query"
)

const (
	mostName  = 60
	mostQuery = 500
)

// Make saves a draft as a new view.
func Make(id ID, in Draft, now moment.Moment) (View, Saved, error) {
	if err := in.incomplete(); err != nil {
		return View{}, Saved{}, err
	}
	v := View{ID: id, List: in.List, Owner: now.Actor.ID}.with(in, now)
	return v, Saved{v, "view.made"}, nil
}

// Change returns the view as a draft says. It stays with its list and its owner.
func (v View) Change(in Draft, now moment.Moment) (View, Saved, error) {
	in.List = v.List
	if err := in.incomplete(); err != nil {
		return v, Saved{}, err
	}
	next := v.with(in, now)
	return next, Saved{next, "view.changed"}, nil
}

func (v View) with(in Draft, now moment.Moment) View {
	v.Name, v.Query, v.Sharing = strings.TrimSpace(in.Name), Plain(in.Query), in.Sharing
	v.ChangedBy, v.ChangedOn = now.Actor.ID, now.Today
	return v
}

// paging are the parts of an address that say where in a list someone is, and which
// view they came by: no part of a filter.
func paging(name string) bool {
	return name == "view" || strings.HasPrefix(name, "after") || strings.HasPrefix(name, "before")
}

// Plain is the query that filters alike, in one spelling; empty where it can't be read.
func Plain(query string) string {
	values, err := url.ParseQuery(query)
	if err != nil {
		return ""
	}
	for name, all := range values {
		if paging(name) || !slices.ContainsFunc(all, func(value string) bool { return value != "" }) {
			delete(values, name)
		}
	}
	return values.Encode()
}

func (in Draft) incomplete() error {
	return refusal.All(in.unnamed(), in.listless(), in.unshared(), in.unreadable())
}

func (in Draft) unnamed() error {
	switch name := strings.TrimSpace(in.Name); {
	case name == "":
		return refusal.New(refusal.Missing, "EV-2", "name", noName)
	case len([]rune(name)) > mostName:
		return refusal.New(refusal.Invalid, "EV-2", "name", longName, "most", mostName)
	}
	return nil
}

func (in Draft) listless() error {
	if !slices.Contains(Lists, in.List) {
		return refusal.New(refusal.Invalid, "EV-2", "list", noList)
	}
	return nil
}

func (in Draft) unshared() error {
	if !slices.Contains(Sharings, in.Sharing) {
		return refusal.New(refusal.Missing, "EV-2", "sharing", noSharing)
	}
	return nil
}

func (in Draft) unreadable() error {
	if _, err := url.ParseQuery(in.Query); err != nil || len(in.Query) > mostQuery {
		return refusal.New(refusal.Invalid, "EV-2", "query", badQuery)
	}
	return nil
}

// SeenBy reports whether someone may use the view.
func (v View) SeenBy(who staff.ID) bool { return v.Sharing != Personal || v.Owner == who }

// Changing is what someone needs to be allowed to change the view, and whom it is for:
// to take it from everyone but its owner is to delete it for them.
func (v View) Changing(to Sharing, who staff.ID) (staff.Action, staff.Scope) {
	switch {
	case v.Sharing == Locked || to == Locked:
		return staff.LockView, staff.Scope{}
	case v.Sharing == Shared && to == Personal:
		return v.Deleting(who)
	}
	return staff.ChangeView, staff.Scope{Themselves: v.Owner == who || v.Sharing == Shared}
}

// Deleting is what someone needs to be allowed to delete the view.
func (v View) Deleting(who staff.ID) (staff.Action, staff.Scope) {
	if v.Sharing == Locked {
		return staff.LockView, staff.Scope{}
	}
	return staff.DeleteView, staff.Scope{Themselves: v.Owner == who}
}

// Keeping is what someone needs to be allowed to save a draft as a view.
func (in Draft) Keeping() staff.Action {
	if in.Sharing == Locked {
		return staff.LockView
	}
	return staff.KeepView
}

// Ref names the view in history.
func (v View) Ref() history.Ref { return history.Ref{Kind: "view", ID: string(v.ID)} }

// Fields tells the view to history.
func (v View) Fields() []history.Field {
	return []history.Field{
		{Name: "list", Value: string(v.List)},
		{Name: "name", Value: v.Name, Personal: true},
		{Name: "query", Value: v.Query, Personal: true},
		{Name: "sharing", Value: string(v.Sharing)},
		{Name: "owner", Value: string(v.Owner)},
		{Name: "changed_by", Value: string(v.ChangedBy)},
		{Name: "changed_on", Value: v.ChangedOn.String()},
	}
}
