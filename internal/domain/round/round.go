// Package round is one action that someone asks of many rows of a list at once: those
// that they ticked, or all that a filter finds.
//
// The desk asks each row first what the action would do there, and saves nothing: the
// round is Previewed, and whoever made it sees which rows would go, and of each of the
// others everything that stands in the way. Confirmed, the desk acts row by row, through
// the same door and with the same permissions as if its maker had gone from one to the
// next. They may stop it, and let it go on.
//
//	Checking ─ finish ▶ Previewed ─ apply ▶ Applying ─ finish ▶ Applied
//	                                          │  ▲
//	                                     stop ▼  │ apply
//	                                        Stopped
//
// What always holds: the rows are those that were there when the round was made, and none
// is tried that the preview refused. What a round did stands in the histories of the
// accounts, and stays when the round is dropped.
package round

import (
	"strconv"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/move"
	"rebond/internal/domain/staff"
)

// ID names a round.
type ID string

// Round is one action on many rows, and how far the desk is with it.
type Round struct {
	ID     ID
	Action Action
	Said   Said
	Rows   int
	By     staff.ID // in whose name every row is done
	MadeAt time.Time
	State  State
}

// State is where a round stands.
type State string

const (
	Checking  State = "checking"  // the desk asks each row what the action would do
	Previewed State = "previewed" // someone decides
	Applying  State = "applying"  // the desk does it
	Stopped   State = "stopped"   // someone stopped that: what was done stays
	Applied   State = "applied"   // every row that would go was tried
	Dropped   State = "dropped"   // nobody needs it any more: its rows are forgotten
)

// Kind names the list of words that states of a round stand in.
func (State) Kind() string { return "round_state" }

// AtWork reports whether the desk has something to do for the round.
func (s State) AtWork() bool { return s == Checking || s == Applying }

// Verb is what moves a round.
type Verb string

const (
	Apply  Verb = "apply"
	Stop   Verb = "stop"
	Drop   Verb = "drop"
	Finish Verb = "finish" // by the desk
	Halt   Verb = "halt"   // by the desk: its maker isn't at the desk any more
)

// Kind names the list of words that a round's verbs stand in.
func (Verb) Kind() string { return "round_verb" }

// Moves lists every legal move of a round.
var Moves = move.Table[State, Verb]{
	Checking:  {Finish: Previewed, Drop: Dropped, Halt: Dropped},
	Previewed: {Apply: Applying, Drop: Dropped},
	Applying:  {Finish: Applied, Stop: Stopped, Halt: Stopped},
	Stopped:   {Apply: Applying, Drop: Dropped},
	Applied:   {Drop: Dropped},
	Dropped:   {},
}

// Ref names the round in history.
func (r Round) Ref() history.Ref { return history.Ref{Kind: "round", ID: string(r.ID)} }

// Fields tells the round to history.
func (r Round) Fields() []history.Field {
	fields := []history.Field{
		{Name: "round_action", Value: string(r.Action)},
		{Name: "rows", Value: strconv.Itoa(r.Rows)},
		{Name: "by", Value: string(r.By)},
		{Name: "state", Value: string(r.State)},
	}
	for _, ask := range r.Action.Asks() {
		fields = append(fields, history.Field{Name: ask.Name, Value: r.Said[ask.Name], Personal: ask.Personal})
	}
	return fields
}

// Moved is told when someone, or the desk, moved a round.
type Moved struct {
	Round Round
	From  State
	Verb  Verb // empty where the round was made
}

const moved because.Text = "round.moved"

// Told tells it to history.
func (e Moved) Told() history.Told {
	told := map[Verb]string{
		"": "round.made", Apply: "round.started", Stop: "round.stopped", Drop: "round.dropped", Halt: "round.halted", Finish: "round." + string(e.Round.State),
	}
	return history.Told{
		Verb: told[e.Verb], About: e.Round.Ref(),
		Because: because.Of("EV-3", moved, "action", e.Round.Action, "rows", e.Round.Rows),
		Facts:   because.Inputs("action", e.Round.Action, "rows", e.Round.Rows, "from", e.From),
	}
}

// Made begins the life of a round.
func Made(r Round) (Round, Moved) {
	r.State = Checking
	return r, Moved{Round: r}
}

// Moved returns the round after a verb. Refused where it isn't open now.
func (r Round) Moved(verb Verb) (Round, Moved, error) {
	from := r.State
	next, err := Moves.Next(from, verb, "EV-3")
	if err != nil {
		return r, Moved{}, err
	}
	r.State = next
	return r, Moved{r, from, verb}, nil
}

// For is the scope of what someone does with the round.
func (r Round) For(actor staff.Actor) staff.Scope { return staff.Scope{Themselves: r.By == actor.ID} }

// OfRow is the reason that a row's own entry of history has beside the action's.
func (r Round) OfRow(number int) because.Reason {
	return because.One("EV-3", ofRow, "action", r.Action, "row", number, "rows", r.Rows)
}

const ofRow because.Text = "round.of_row"

// Verdict is what becomes of a row.
type Verdict string

const (
	Goes         Verdict = "goes"
	Refused      Verdict = "refused"       // by the preview
	Done         Verdict = "done"          // by the round
	RefusedSince Verdict = "refused_since" // something changed after the preview
)

// Verdicts lists them in the order in which they are shown.
var Verdicts = []Verdict{Goes, Done, Refused, RefusedSince}

// Kind names the list of words that verdicts stand in.
func (Verdict) Kind() string { return "round_verdict" }
