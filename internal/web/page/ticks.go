package page

import "rebond/internal/words"

// Ticks is what a list offers to do with its rows, many at once. Without an action
// nothing can be ticked.
type Ticks struct {
	Of      string // cases, tasks or accounts
	Filter  string // the list's query, which finds its rows again
	All     Count  // of what the filter finds; none where only rows can be taken
	Actions []Choice
}

func (t Ticks) offered() bool { return len(t.Actions) > 0 }

// all says how many rows the filter finds.
func (t Ticks) all(lang words.Lang) string {
	if t.All.More {
		return lang.Say(words.TickAllMany, "n", t.All.N)
	}
	return lang.Say(words.TickAll, "n", t.All.N)
}

// keys of a list whose rows can be ticked.
func (t Ticks) keys() []key {
	if t.offered() {
		return []key{keyTick}
	}
	return nil
}
