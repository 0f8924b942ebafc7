package partner

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/move"
	"rebond/internal/domain/staff"
)

// ImportID names an import.
type ImportID string

// Import is a file of accounts that someone brought: read, previewed, applied, and
// undone again where they want. What it does to each account stands in the account's
// own history; here stands who brought the file, and how far the desk is with it.
type Import struct {
	ID        ImportID
	File      string // its name
	Bytes     int64
	By        staff.ID
	BroughtAt time.Time
	State     ImportState
	ActedBy   staff.ID // who set the desk to what it does now, or did last
	Mapping   Mapping
}

// ImportState is where an import stands.
type ImportState string

const (
	Unmapped   ImportState = "unmapped"    // a required column isn't named: someone has to say which it is
	Reading    ImportState = "reading"     // the desk reads it
	Previewed  ImportState = "previewed"   // someone decides
	Applying   ImportState = "applying"    // the desk saves it
	Stopped    ImportState = "stopped"     // someone stopped that: what was saved stays
	Applied    ImportState = "applied"     // all of it is saved
	Undoing    ImportState = "undoing"     // the desk takes it back
	HalfUndone ImportState = "half_undone" // someone stopped that
	Undone     ImportState = "undone"
	Dropped    ImportState = "dropped" // given up before it was applied
)

// Kind names the list of words that states of an import stand in.
func (ImportState) Kind() string { return "import_state" }

// AtWork reports whether the desk has something to do for the import.
func (s ImportState) AtWork() bool { return s == Reading || s == Applying || s == Undoing }

// AtWorkStates are the states in which the desk has something to do.
func AtWorkStates() []ImportState {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(ImportMoves)), func(s ImportState) bool { return !s.AtWork() })
}

// ImportVerb is what moves an import.
type ImportVerb string

const (
	MapColumns   ImportVerb = "map"
	ApplyImport  ImportVerb = "apply"
	StopImport   ImportVerb = "stop"
	UndoImport   ImportVerb = "undo"
	DropImport   ImportVerb = "drop"
	FinishImport ImportVerb = "finish" // by the desk
	AskColumns   ImportVerb = "ask"    // by the desk
	HaltImport   ImportVerb = "halt"   // by the desk: whoever set it to its work may import no longer
)

// Kind names the list of words that an import's verbs stand in.
func (ImportVerb) Kind() string { return "import_verb" }

// ImportMoves lists every legal move of an import.
var ImportMoves = move.Table[ImportState, ImportVerb]{
	Unmapped:   {MapColumns: Reading, DropImport: Dropped},
	Reading:    {FinishImport: Previewed, AskColumns: Unmapped, DropImport: Dropped, HaltImport: Dropped},
	Previewed:  {MapColumns: Reading, ApplyImport: Applying, DropImport: Dropped},
	Applying:   {FinishImport: Applied, StopImport: Stopped, HaltImport: Stopped},
	Stopped:    {ApplyImport: Applying, UndoImport: Undoing},
	Applied:    {UndoImport: Undoing},
	Undoing:    {FinishImport: Undone, StopImport: HalfUndone, HaltImport: HalfUndone},
	HalfUndone: {UndoImport: Undoing},
	Undone:     {},
	Dropped:    {},
}

// Ref names the import in history.
func (i Import) Ref() history.Ref { return history.Ref{Kind: "import", ID: string(i.ID)} }

// Fields tells the import to history.
func (i Import) Fields() []history.Field {
	return []history.Field{
		{Name: "file", Value: i.File},
		{Name: "bytes", Value: strconv.FormatInt(i.Bytes, 10)},
		{Name: "by", Value: string(i.By)},
		{Name: "state", Value: string(i.State)},
		{Name: "acted_by", Value: string(i.ActedBy)},
		{Name: "mapping", Value: i.Mapping.String()},
	}
}

// ImportMoved is told when someone, or the desk, moved an import.
type ImportMoved struct {
	Import Import
	From   ImportState
	Verb   ImportVerb // empty where the file was brought
}

const importMoved because.Text = "import.moved"

// Told tells it to history.
func (e ImportMoved) Told() history.Told {
	told := map[ImportVerb]string{
		"": "import.brought", MapColumns: "import.mapped", ApplyImport: "import.started", StopImport: "import.stopped",
		UndoImport: "import.undo_started", DropImport: "import.dropped", FinishImport: "import." + string(e.Import.State), AskColumns: "import.asked",
		HaltImport: "import.halted",
	}
	return history.Told{
		Verb: told[e.Verb], About: e.Import.Ref(),
		Because: because.Of("EV-3", importMoved, "file", e.Import.File),
		Facts:   because.Inputs("file", e.Import.File, "from", e.From),
	}
}

// Brought begins the life of an import.
func Brought(i Import) (Import, ImportMoved) {
	i.State, i.ActedBy = Reading, i.By
	return i, ImportMoved{Import: i}
}

// Moved returns the import after a verb. Refused where it isn't open now.
func (i Import) Moved(verb ImportVerb) (Import, ImportMoved, error) {
	from := i.State
	next, err := ImportMoves.Next(from, verb, "EV-3")
	if err != nil {
		return i, ImportMoved{}, err
	}
	i.State = next
	return i, ImportMoved{i, from, verb}, nil
}

// Verdict is what an import does with a row.
type Verdict string

const (
	Create    Verdict = "create"
	Update    Verdict = "update"
	Unchanged Verdict = "unchanged"
	Refused   Verdict = "refused"
)

// Verdicts lists them in the order in which they are shown.
var Verdicts = []Verdict{Create, Update, Unchanged, Refused}

// Kind names the list of words that verdicts stand in.
func (Verdict) Kind() string { return "verdict" }

// ImportUndone is how far a row of an import was undone; empty where it wasn't.
type ImportUndone string

const (
	RowWithdrawn ImportUndone = "withdrawn"   // the account was taken away
	RowRestored  ImportUndone = "restored"    // its fields are what they were
	RowPartly    ImportUndone = "partly_kept" // some of them are
	RowKept      ImportUndone = "all_kept"    // nothing was undone
)

// ImportUndones lists them in the order in which they are shown.
var ImportUndones = []ImportUndone{RowWithdrawn, RowRestored, RowPartly, RowKept}

// Kind names the list of words that they stand in.
func (ImportUndone) Kind() string { return "import_undone" }
