package page

import "rebond/internal/words"

// Find is what the palette shows for what was typed: a piece of a page.
type Find struct {
	Lang   words.Lang
	Query  string
	Groups []FindGroup
}

// FindGroup is one kind of what was found. Doings keeps the place of what the page in
// hand can do, which only the browser knows.
type FindGroup struct {
	Title  words.Phrase
	Found  []Finding
	Doings bool
}

// Finding is one thing to go to.
type Finding struct {
	Text string
	More string // what tells it from another
	Href string
}
