package page

// UndoOffer is the way back from what was just done.
type UndoOffer struct {
	Href string // the page that says what would be undone
	Form *Form  // undoes it at once; nil where there is something to look at before
}

// Undo is what undoing an entry of an account's history would do.
type Undo struct {
	Desk
	Salon   Salon
	Target  Entry
	Also    []Entry  // that would be undone too, oldest first
	Sent    []string // what has happened outside and stays, as said
	Tasks   []Task   // that would be opened to make up for it
	May     bool
	Form    Form      // where May
	Refused []Missing // why not, otherwise
}

// CaseGone stands in the place of a case that was taken away again.
type CaseGone struct {
	Desk
	Salon Salon
}
