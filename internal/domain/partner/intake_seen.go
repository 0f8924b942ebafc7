package partner

import (
	"hash/maphash"

	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
)

// Intakes checks the rows of one table, each by itself and against those before
// it. It remembers 24 bytes of a row, so that a million rows need no more than
// some tens of megabytes.
type Intakes struct {
	columns Columns
	today   day.Day
	seed    maphash.Seed
	seen    map[uint64]sighting // by the hash of the account's key
}

// sighting is the row that first had a key.
type sighting struct {
	record uint32 // a hash of all that is read of it
	line   int32
}

// NewIntakes starts on a table with the given columns, brought today.
func NewIntakes(columns Columns, today day.Day) *Intakes {
	return &Intakes{columns: columns, today: today, seed: maphash.MakeSeed(), seen: map[uint64]sighting{}}
}

// Check reads the row that begins on a line, as Columns.Check does, and refuses
// the key of an earlier row first of all, whether that row was refused or not:
// which of the two is right, only a person can say.
func (in *Intakes) Check(line int, cells []string) (Intake, error) {
	if in.columns.misfit(cells) != "" {
		return in.columns.Check(cells, in.today)
	}
	repeated := in.repeated(line, cells)
	if ReasonOf(repeated) == ExactDuplicateRow {
		return Intake{}, repeated // whatever else is wrong with it was said of the first
	}
	checked, err := in.columns.Check(cells, in.today)
	if err := refusal.All(repeated, err); err != nil {
		return Intake{}, err
	}
	return checked, nil
}

func (in *Intakes) repeated(line int, cells []string) error {
	key := trimmed(cells[in.columns.at[fieldKey]])
	if absent(key) {
		return nil
	}
	hashed, now := maphash.String(in.seed, key), sighting{in.hash(cells), int32(line)}
	first, ok := in.seen[hashed]
	switch {
	case !ok:
		in.seen[hashed] = now
		return nil
	case first.record == now.record:
		return ExactDuplicateRow.refuse(fieldKey.String(), "value", shown(key), "line", int(first.line))
	default:
		return DuplicateID.refuse(fieldKey.String(), "value", shown(key), "line", int(first.line))
	}
}

func (in *Intakes) hash(cells []string) uint32 {
	var h maphash.Hash
	h.SetSeed(in.seed)
	for _, at := range in.columns.at {
		if at >= 0 {
			h.WriteString(trimmed(cells[at]))
			h.WriteByte(0)
		}
	}
	return uint32(h.Sum64())
}

// Named returns the key and the name in a row as it stands, for telling which row was
// refused; empty where the row is too short to have them.
func (in *Intakes) Named(cells []string) (key, name string) {
	cell := func(f field) string {
		if at := in.columns.at[f]; at < len(cells) {
			return shown(trimmed(cells[at]))
		}
		return ""
	}
	return cell(fieldKey), cell(fieldName)
}
