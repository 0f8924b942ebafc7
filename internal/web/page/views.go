package page

import "rebond/internal/domain/day"

// Views is the row of named filters above a list.
type Views struct {
	Tabs   []ViewTab
	SaveAs string // saves what is filtered as a new view; empty where it is a view already
	// Update makes the view that the list came by what is filtered now; nil where it
	// still is, or the reader may not.
	Update *Form
	Held   ViewHeld // the view that the list came by; empty where it came by none
	Manage string   // where that view is renamed, shared and deleted; empty where the reader may not
}

// ViewTab is one view of the row.
type ViewTab struct {
	Name   string
	Href   string
	Count  *Count
	Here   bool
	Locked bool
}

// ViewHeld is a view as it stands, to be sent back with another filter.
type ViewHeld struct {
	Name, Query, Sharing string // the query is the new one
	ChangedBy            string
	ChangedOn            day.Day
}

// ViewEdit is the page on which a view is named, shared and deleted.
type ViewEdit struct {
	Desk
	Form
	New                        bool
	List, Name, Query, Sharing string // as typed
	Sharings                   []Choice
	Back                       string // the list under the filter
	Held                       ViewHeld
	Delete                     *Form // nil where the reader may not
}

func (ViewEdit) name() string { return "view" }

// anchors says where the fields stand.
func (v ViewEdit) anchors() map[string]string {
	return map[string]string{"name": fieldID(v.name(), "name"), "sharing": fieldID(v.name(), "sharing")}
}
