package page

import "rebond/internal/words"

// List is the page of one list that a manager edits, with a way to the others.
type List struct {
	Desk

	Name, What string
	Path       string  // of the list
	Exports    Exports // what it shows, as a file
	Edits      bool    // the reader may change it
	Seen       int64   // the version of the lists
	Key        string  // the idempotency key of every form of the page
	Others     []ListTab
	Groups     []ItemGroup // one, or one for each reason
	Gone       []ItemRow   // the retired ones
	Add        *ItemForm   // nil where the reader may not
	Past       []Entry     // the latest changes, newest first
	// Refused is what stood in the way of a move, a retirement or a restoration.
	Refused Form
}

// ListTab leads to one of the lists.
type ListTab struct {
	Link
	N    int // in use
	Here bool
}

// ItemGroup are the items that stand in one order.
type ItemGroup struct {
	Name string // of the reason; empty where the list has no groups
	Rows []ItemRow
}

// ItemRow is one item of a list.
type ItemRow struct {
	Key        string
	Path       string // where its verbs are posted below
	Label      string // in French, as it was written
	English    string // empty where there is none
	Mark       string // "#" before a tag
	Asks       string // of a question: how it is answered, as said
	Of         string // its reason, where it stands outside its group
	Open       Count  // how many open cases have it
	OpenHref   string
	Closed     Count
	ClosedHref string
	Up, Down   bool   // it can be moved
	Focus      string // "up" or "down": it was just moved that way
	Retired    string // when and by whom, as said
	Rename     ItemForm
}

// ItemForm adds or renames an item.
type ItemForm struct {
	Form
	Of             string // the prefix of its fields' ids
	Label, English string // as typed
	Parent         string // of a sub-reason, as chosen
	Parents        []Choice
	Both           bool     // a question is asked in both languages
	Answers        []Choice // how a question may be answered; none where that is fixed, or isn't asked
	Answer         string   // as chosen
	Required       bool     // as ticked
}

// anchors says where the fields stand.
func (f ItemForm) anchors() map[string]string {
	at := map[string]string{}
	for _, field := range []string{"parent", "label", "label_en", "answer"} {
		at[field] = fieldID(f.Of, field)
	}
	return at
}

// sent returns the form of the page that came back with a problem.
func (l List) sent() ItemForm {
	if l.Add != nil && l.Add.trouble() {
		return *l.Add
	}
	for _, g := range l.Groups {
		for _, row := range g.Rows {
			if row.Rename.trouble() {
				return row.Rename
			}
		}
	}
	for _, row := range l.Gone {
		if row.Rename.trouble() {
			return row.Rename
		}
	}
	return ItemForm{Form: l.Refused, Of: "list"}
}

func (l List) carry() Form { return Form{Seen: l.Seen, Key: l.Key} }

func (r ItemRow) id() string { return "item-" + r.Key }

// shown is the label with its mark.
func (r ItemRow) shown() string { return r.Mark + r.Label }

func (r ItemRow) unused() bool { return r.Open.N+r.Closed.N == 0 && r.Asks == "" }

func (r ItemRow) verb() string {
	if r.Retired != "" {
		return "restore"
	}
	return "retire"
}

// english says what stands in where there is no English label.
func (f ItemForm) english(l List) string {
	if f.Both {
		return ""
	}
	return l.say(words.ListEnglish)
}

// goneOpen reports whether a form among the retired came back.
func (l List) goneOpen() bool {
	for _, row := range l.Gone {
		if row.Rename.trouble() {
			return true
		}
	}
	return false
}
