package page

import (
	"time"

	"rebond/internal/words"
)

// fullUndo takes another entry along, leaves what was sent, and has something to do then.
func fullUndo(lang words.Lang) Undo {
	d := deskIn(lang)
	d.Undo = &UndoOffer{Href: "/accounts/a-1/history/9/undo", Form: &Form{Action: "/accounts/a-1/history/9/undo", Seen: 7, Key: "key-of-toast"}}
	line := Entry{At: time.Date(2026, time.June, 9, 10, 0, 0, 0, time.UTC), Who: "Nina Perrault", Sentence: "…", Why: because1("CH-2"), Undo: "/accounts/a-1/history/2/undo"}
	undone := line
	undone.Undo, undone.Undone = "", "…"
	return Undo{
		Desk: d, Salon: fullSalon(), Target: line, Also: []Entry{line, undone}, Sent: []string{"…"},
		Tasks: []Task{{ID: "t-1", What: "…", Who: "Nina Perrault", DueOn: today}}, May: true, Form: formTo("/accounts/a-1/history/2/undo"),
	}
}
