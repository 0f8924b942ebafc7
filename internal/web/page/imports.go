package page

import "rebond/internal/words"

// Imports is the list of imports, and the form that brings a file.
type Imports struct {
	Desk

	Form Form
	Most int // megabytes that a file may have
	Rows []ImportLine
	Next string // the address of the next page; empty where this is the last
}

// ImportLine is one import of the list.
type ImportLine struct {
	Href, File string
	State      Chip
	Brought    string // by whom and when, as said
	Rows       string // as said; empty before they are counted
}

func (Imports) name() string { return "import" }

func (i Imports) anchors() map[string]string {
	return map[string]string{"file": fieldID(i.name(), "file")}
}

// Import is one import: what it would do, does or did.
type Import struct {
	Desk

	Path    string  // its own address
	Exports Exports // what it shows, as a file
	File    string
	About   string // its size, by whom and when it was brought
	State   Chip
	Note    string // what the state means
	Work    *Work  // nil where the desk has nothing to do for it
	Acts    []MoveButton
	Columns *Columns // nil where they can't be changed any more
	Gaps    []Facet  // accounts that are left to complete
	Tabs    []Facet  // rows by verdict, or by how far they were undone
	Reasons []Facet  // refused rows by reason
	Fields  []Facet  // refused rows by field
	Rows    []ImportedRow
	Listed  bool // there are rows to list, if only of another kind
	Next    string
	History []Entry
}

// Work is what the desk does for an import.
type Work struct {
	What        string
	Href        string // where its progress is told to the script
	Done, Total int
	Rough       bool // the total is an estimate
}

func (w Work) says(lang words.Lang) string {
	if w.Total == 0 {
		return ""
	}
	phrase := words.ImportOf
	if w.Rough {
		phrase = words.ImportOfAbout
	}
	return lang.Say(phrase, "done", w.Done, "total", w.Total)
}

// MoveButton moves what the desk works on.
type MoveButton struct {
	Action, Label, Hint string
	Main                bool
}

// Facet is a kind of rows: how many there are, and where they are listed.
type Facet struct {
	Text, Href string
	Count      Count
	Here       bool
}

// ImportedRow is one row of the file, and what becomes of it.
type ImportedRow struct {
	Line      int
	Key, Name string
	Href      string // of the account; empty where there is none
	Verdict   Chip
	Says      []string
}

// Columns says which field each column of the file states.
type Columns struct {
	Form
	Sent   bool // it came back refused
	Open   bool
	Over   int // columns that are left aside
	Each   []Column
	Fields []Choice
}

// Column is one column of the file.
type Column struct {
	Header, Field string
}

func (Columns) name() string { return "columns" }

func (c Columns) over(lang words.Lang) string { return lang.Say(words.ImportIgnored, "n", c.Over) }
