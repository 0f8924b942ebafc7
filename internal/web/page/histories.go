package page

// Histories is what was done on every account, person and list, the latest first.
type Histories struct {
	Desk
	Form // what is wrong with the filter

	Exports Exports // what it shows, as a file
	Filter  HistoriesFilter
	People  []Choice
	Verbs   []Choice
	Rows    []HistoryRow
	Later   bool   // the page isn't the first
	Next    string // the address of the next page; empty where this is the last
}

// HistoriesFilter is what the address asks for, as typed.
type HistoriesFilter struct {
	Who, Verb, From, To string
}

// HistoryRow is one entry, with whom or what it was about.
type HistoryRow struct {
	Entry
	About Link // its Href is empty for what has no page
}

func (f HistoriesFilter) any() bool { return f != HistoriesFilter{} }
