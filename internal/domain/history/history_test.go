package history_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rebond/internal/domain/history"
)

// record is anything that is saved: its fields may be there or not.
type record struct {
	id     string
	fields []history.Field
}

func (r record) Ref() history.Ref { return history.Ref{Kind: "thing", ID: r.id} }

func (r record) Fields() []history.Field { return slices.Clone(r.fields) }

func TestDiffTellsWhatChanged(t *testing.T) {
	was := record{"1", []history.Field{{Name: "stage", Value: "new"}, {Name: "note", Value: "a", Personal: true}}}
	is := record{"1", []history.Field{{Name: "stage", Value: "closed"}, {Name: "note", Value: "a", Personal: true}, {Name: "by", Value: "nina"}}}
	ref := was.Ref()
	for _, c := range []struct {
		name          string
		before, after []history.Record
		want          []history.Change
	}{
		{"nothing where nothing changed", []history.Record{was}, []history.Record{was}, nil},
		{"each field that changed, and one that is new", []history.Record{was}, []history.Record{is}, []history.Change{{ref, "stage", "new", "closed", false}, {ref, "by", "", "nina", false}}},
		{"every field of a record that is new", nil, []history.Record{was}, []history.Change{{ref, "stage", "", "new", false}, {ref, "note", "", "a", true}}},
		{"every field of a record that is gone", []history.Record{was}, nil, []history.Change{{ref, "stage", "new", "", false}, {ref, "note", "a", "", true}}},
		{"a field that is gone", []history.Record{is}, []history.Record{was}, []history.Change{{ref, "stage", "closed", "new", false}, {ref, "by", "nina", "", false}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, history.Diff(c.before, c.after)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// place is a field of a record; what holds no value isn't there.
type place struct {
	ref   history.Ref
	field string
}

func valuesOf(records []history.Record) map[place]string {
	values := map[place]string{}
	for _, r := range records {
		for _, f := range r.Fields() {
			if f.Value != "" {
				values[place{r.Ref(), f.Name}] = f.Value
			}
		}
	}
	return values
}

func TestTheChangesLeadFromBeforeToAfter(t *testing.T) { // EV-3
	rapid.Check(t, func(t *rapid.T) {
		before, after := anyRecords(t, "before"), anyRecords(t, "after")
		values := valuesOf(before)
		for _, c := range history.Diff(before, after) {
			at := place{c.Ref, c.Field}
			if c.Before == c.After || values[at] != c.Before {
				t.Fatalf("%+v, where %q stood", c, values[at])
			}
			if values[at] = c.After; c.After == "" {
				delete(values, at)
			}
		}
		if want := valuesOf(after); !maps.Equal(values, want) {
			t.Fatalf("(-want +got)\n%s", cmp.Diff(fmt.Sprint(want), fmt.Sprint(values)))
		}
	})
}

func TestWhatIsTheSameHasNoChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := anyRecords(t, "records")
		other := slices.Clone(records)
		slices.Reverse(other)
		if changes := history.Diff(records, other); len(changes) > 0 {
			t.Fatalf("%+v", changes)
		}
	})
}

func anyRecords(t *rapid.T, label string) []history.Record {
	var records []history.Record
	for _, id := range []string{"1", "2", "3"} {
		if !rapid.Bool().Draw(t, label+" "+id) {
			continue
		}
		r := record{id: id}
		for _, name := range []string{"a", "b", "c"} {
			if rapid.Bool().Draw(t, label+" "+id+name) {
				r.fields = append(r.fields, history.Field{Name: name, Value: rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "value")})
			}
		}
		records = append(records, r)
	}
	return records
}

func TestAnyChangedByteChangesTheHash(t *testing.T) { // EV-3
	rapid.Check(t, func(t *rapid.T) {
		previous := rapid.StringMatching(`[0-9a-f]{64}`).Draw(t, "previous")
		parts := rapid.SliceOfN(rapid.StringN(0, 6, -1), 1, 5).Draw(t, "parts")
		sealed := history.Hash(previous, parts...)
		at := rapid.IntRange(0, len(parts)-1).Draw(t, "part")
		for i := range parts[at] {
			changed := slices.Clone(parts)
			bytes := []byte(parts[at])
			bytes[i] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
			changed[at] = string(bytes)
			if history.Hash(previous, changed...) == sealed {
				t.Fatalf("byte %d of part %d doesn't count", i, at)
			}
		}
		if history.Hash(strings.ToUpper(previous)+"0", parts...) == sealed {
			t.Fatal("the previous hash doesn't count")
		}
	})
}

func TestALetterCantWanderFromOnePartIntoTheNext(t *testing.T) {
	hashes := map[string]string{}
	for name, parts := range map[string][]string{
		"ab c": {"ab", "c"}, "a bc": {"a", "bc"}, "abc": {"abc"}, "abc and nothing": {"abc", ""}, "nothing and abc": {"", "abc"},
	} {
		hash := history.Hash("previous", parts...)
		if other, taken := hashes[hash]; taken {
			t.Errorf("%q has the hash of %q", name, other)
		}
		hashes[hash] = name
	}
	if history.Hash("p", "revious") == history.Hash("previous", "") {
		t.Error("the previous hash runs into the first part")
	}
}

func TestACommitmentTellsNothingWithoutItsSalt(t *testing.T) {
	held := history.Commitment("salt", "Nina Vasseur")
	for name, other := range map[string]string{
		"another value": history.Commitment("salt", "Nina Vasseux"),
		"another salt":  history.Commitment("salu", "Nina Vasseur"),
		"no salt":       history.Commitment("", "Nina Vasseur"),
	} {
		if other == held {
			t.Errorf("%s has the same commitment", name)
		}
	}
	if strings.Contains(held, "Nina") || len(held) != 64 {
		t.Errorf("the commitment is %q", held)
	}
	if history.Commitment("salt", "Nina Vasseur") != held {
		t.Error("the same value has another commitment")
	}
	if history.Commitment("salt", "") != "" {
		t.Error("no value has a commitment")
	}
}
