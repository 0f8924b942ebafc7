// Package history says how what is now came to be (EV-3): one entry for each
// verb, with who, when, why, and every field it changed, before and after.
//
// Whatever is saved is a Record: it tells its fields, and the difference between
// the records before and after a verb is what the entry holds. So nothing can
// change without being told, and the present can always be compared with the
// last values that the entries wrote. Entries of one subject are chained by
// their hashes; a subject is an account, an import or a saved view, or what the desk
// itself has: its people, its lists.
package history

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"time"

	"rebond/internal/domain/because"
)

// Ref names a record: its kind, such as "churn_case", and its id.
type Ref struct {
	Kind, ID string
}

// Field is one value of a record as history writes it. Personal values can be
// erased later; history then keeps only a salted commitment to them.
type Field struct {
	Name, Value string
	Personal    bool
}

// Record is anything that is saved.
type Record interface {
	Ref() Ref
	Fields() []Field
}

// Change is one field of one record, before and after; empty is no value.
type Change struct {
	Ref           Ref
	Field         string
	Before, After string
	Personal      bool
}

// Told is what a verb did, as history will tell it.
type Told struct {
	Verb    string // a past participle after its record, such as "churn_case.opened"
	About   Ref
	Because because.Reasons
	Facts   []because.Input // everything the decision looked at, to replay it
}

// Event is something that happened in a process.
type Event interface {
	Told() Told
}

// Entry is one line of a subject's history, as it is kept.
type Entry struct {
	Subject string
	Seq     int // 1, 2, 3 … within the subject, without a gap
	At      time.Time
	Actor   string // the id of the person who acted, or of the desk itself
	Told
	Changes []Change
	Policy  string // the version decided under
}

// Diff returns what changed between the records held before and after. A record
// that only one side has is compared with one without values.
func Diff(before, after []Record) []Change {
	held := make(map[Ref]Record, len(before))
	for _, r := range before {
		held[r.Ref()] = r
	}
	var changes []Change
	for _, r := range after {
		changes = append(changes, changesOf(r.Ref(), held[r.Ref()], r)...)
		delete(held, r.Ref())
	}
	for _, r := range before {
		if _, gone := held[r.Ref()]; gone {
			changes = append(changes, changesOf(r.Ref(), r, nil)...)
		}
	}
	return changes
}

func changesOf(ref Ref, before, after Record) []Change {
	was := fieldsOf(before)
	var changes []Change
	for _, is := range fieldsOf(after) {
		old := take(was, is.Name)
		if old != is.Value {
			changes = append(changes, Change{ref, is.Name, old, is.Value, is.Personal})
		}
	}
	for _, gone := range was {
		if gone.Value != "" {
			changes = append(changes, Change{ref, gone.Name, gone.Value, "", gone.Personal})
		}
	}
	return changes
}

func fieldsOf(r Record) []Field {
	if r == nil {
		return nil
	}
	return r.Fields()
}

// take returns the value a field had, and marks it as seen by emptying it.
func take(fields []Field, name string) string {
	for i := range fields {
		if fields[i].Name == name {
			value := fields[i].Value
			fields[i].Value = ""
			return value
		}
	}
	return ""
}

// Hash seals an entry: it covers the hash of the subject's previous entry and
// every part of this one, exactly as they are stored.
func Hash(previous string, parts ...string) string {
	sum := sha256.New()
	for _, part := range append([]string{previous}, parts...) {
		_ = binary.Write(sum, binary.BigEndian, uint64(len(part))) // a hash never fails to write
		sum.Write([]byte(part))
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Commitment is what the chain holds of a personal value: it can be checked while
// the value and its salt stand beside the chain, and tells nothing without them.
func Commitment(salt, value string) string {
	if value == "" {
		return ""
	}
	return Hash(salt, value)
}
