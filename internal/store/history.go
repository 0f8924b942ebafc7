package store

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/store/engine"
)

// Head is the end of a subject's chain, as it was read.
type Head struct {
	Seq  int
	Hash string
}

const (
	moveChain = `insert into chain (subject, seq, head) values ($1, $2, $3)
		on conflict (subject) do update set seq = excluded.seq, head = excluded.head`
	insertEvent = `insert into event (subject, seq, at, actor, verb, about_kind, about_id, changes, because, facts, policy, hash)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
	insertPersonal = `insert into event_personal (subject, seq, salt, changes) values ($1, $2, $3, $4)`
)

// append adds an entry to the end of its subject's chain. It fails with a Taken of
// table "event" where someone else added one since head was read.
func (t *Tx) append(ctx context.Context, head Head, entry history.Entry) (Head, error) {
	heads, err := t.appendEach(ctx, []Head{head}, []history.Entry{entry})
	return heads[0], err
}

// appendEach is append for several subjects: their rows are saved table by table.
func (t *Tx) appendEach(ctx context.Context, heads []Head, entries []history.Entry) ([]Head, error) {
	next := slices.Clone(heads)
	rows := make([]eventRow, len(entries))
	personal := make([]personalRow, len(entries))
	for i, entry := range entries {
		var err error
		if rows[i], personal[i], err = sealed(heads[i], entry); err != nil {
			return heads, fmt.Errorf("write history of %s: %w", entry.Subject, err)
		}
		next[i] = Head{rows[i].seq, rows[i].hash}
	}
	for _, row := range rows {
		if err := t.writer.Exec(ctx, insertEvent, row.args()...); err != nil {
			return heads, err
		}
	}
	for _, row := range rows {
		if err := t.writer.Exec(ctx, moveChain, row.subject, row.seq, row.hash); err != nil {
			return heads, err
		}
	}
	for i, row := range rows {
		if personal[i].changes == "" {
			continue
		}
		if err := t.writer.Exec(ctx, insertPersonal, row.subject, row.seq, personal[i].salt, personal[i].changes); err != nil {
			return heads, err
		}
	}
	return next, nil
}

// eventRow is an entry exactly as it is stored, which is what its hash covers.
type eventRow struct {
	subject                         string
	seq                             int
	at                              int64
	actor, verb, aboutKind, about   string
	changes, because, facts, policy string
	hash                            string
}

func (r eventRow) args() []any {
	return []any{r.subject, r.seq, r.at, r.actor, r.verb, r.aboutKind, r.about, r.changes, r.because, r.facts, r.policy, r.hash}
}

// sealedAfter returns the hash of the row after its subject's previous one.
func (r eventRow) sealedAfter(previous string) string {
	return history.Hash(previous, r.subject, strconv.Itoa(r.seq), strconv.FormatInt(r.at, 10), r.actor, r.verb,
		r.aboutKind, r.about, r.changes, r.because, r.facts, r.policy)
}

// personalRow holds what can be erased of an entry.
type personalRow struct {
	salt, changes string
}

func sealed(head Head, entry history.Entry) (eventRow, personalRow, error) {
	row := eventRow{
		subject: entry.Subject, seq: head.Seq + 1, at: entry.At.UnixMicro(), actor: entry.Actor,
		verb: entry.Verb, aboutKind: entry.About.Kind, about: entry.About.ID, policy: entry.Policy,
	}
	public, personal := kept(entry.Changes)
	var err error
	if row.changes, err = encoded(byRecord(public)); err != nil {
		return row, personal, err
	}
	if row.because, err = encoded(keptReasons(entry.Because)); err != nil {
		return row, personal, err
	}
	if row.facts, err = encoded(keptInputs(entry.Facts)); err != nil {
		return row, personal, err
	}
	row.hash = row.sealedAfter(head.Hash)
	return row, personal, nil
}

func encoded(value any) (string, error) {
	text, err := json.Marshal(value)
	return string(text), err
}

// reason and input are because's values as they are stored: an input keeps its
// type, so that it can be said in any language later.
type reason struct {
	Rule   string       `json:"rule"`
	Text   because.Text `json:"text"`
	Inputs []input      `json:"inputs,omitempty"`
}

type input struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

func keptReasons(reasons because.Reasons) []reason {
	all := make([]reason, len(reasons))
	for i, r := range reasons {
		all[i] = reason{r.Rule, r.Text, keptInputs(r.Inputs)}
	}
	return all
}

func keptInputs(inputs []because.Input) []input {
	all := make([]input, len(inputs))
	for i, in := range inputs {
		kind, value := keptValue(in.Value)
		all[i] = input{in.Name, kind, value}
	}
	return all
}

const (
	wordType  = "word:"
	wordsType = "words:"
)

func keptValue(value any) (kind, text string) {
	switch v := value.(type) {
	case interface{ Kind() string }:
		return wordType + v.Kind(), fmt.Sprint(v)
	case day.Day:
		return "day", v.String()
	case day.Stated:
		return "stated", v.String()
	case time.Time:
		return "instant", v.Format(time.RFC3339Nano)
	case int:
		return "int", strconv.Itoa(v)
	case bool:
		return "bool", strconv.FormatBool(v)
	}
	if list := reflect.ValueOf(value); list.Kind() == reflect.Slice {
		return keptList(list)
	}
	return "text", fmt.Sprint(value)
}

func keptList(list reflect.Value) (kind, text string) {
	kind = "texts"
	items := make([]string, list.Len())
	for i := range items {
		item := list.Index(i).Interface()
		if word, ok := item.(interface{ Kind() string }); ok {
			kind = wordsType + word.Kind()
		}
		items[i] = fmt.Sprint(item)
	}
	return kind, strings.Join(items, "\n")
}

func readReasons(text string) (because.Reasons, error) {
	var stored []reason
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return nil, err
	}
	reasons := make(because.Reasons, len(stored))
	for i, r := range stored {
		reasons[i] = because.Reason{Rule: r.Rule, Text: r.Text, Inputs: readInputs(r.Inputs)}
	}
	return reasons, nil
}

func readInputs(stored []input) (inputs []because.Input) {
	for _, in := range stored {
		inputs = append(inputs, because.Input{Name: in.Name, Value: in.value()})
	}
	return inputs
}

// value reads an input back; what can't be read is shown as it was kept.
func (in input) value() any {
	if list, ok := strings.CutPrefix(in.Type, wordType); ok {
		return because.Word{List: list, Word: in.Value}
	}
	if list, ok := strings.CutPrefix(in.Type, wordsType); ok {
		var words []because.Word
		for _, word := range strings.Split(in.Value, "\n") {
			words = append(words, because.Word{List: list, Word: word})
		}
		return words
	}
	var value any
	var err error
	switch in.Type {
	case "day":
		var d day.Day
		err = d.UnmarshalText([]byte(in.Value))
		value = d
	case "stated":
		value, err = day.ParseStated(in.Value)
	case "instant":
		value, err = time.Parse(time.RFC3339Nano, in.Value)
	case "int":
		value, err = strconv.Atoi(in.Value)
	case "bool":
		value, err = strconv.ParseBool(in.Value)
	case "texts":
		value = strings.Split(in.Value, "\n")
	default:
		value = in.Value
	}
	if err != nil {
		return in.Value
	}
	return value
}

// EntryColumns and EntryTables are what ScanEntry reads.
const (
	EntryColumns = `e.seq, e.at, e.actor, e.verb, e.about_kind, e.about_id, e.changes, e.because, e.policy, coalesce(p.changes, '')`
	EntryTables  = `event e left join event_personal p on p.subject = e.subject and p.seq = e.seq`
)

const selectEvents = `
	select ` + EntryColumns + `
	  from ` + EntryTables + `
	 where e.subject = $1 and e.seq > $2
	 order by e.seq`

// Entries returns a subject's history after an entry, oldest first, with personal
// values where they stand. An erased value reads as empty.
func (v *View) Entries(ctx context.Context, subject string, after int) ([]history.Entry, error) {
	return v.entries(ctx, subject, engine.Query{SQL: selectEvents, Args: []any{subject, after}})
}

// entries reads the entries that a question about a subject's history answers.
func (v *View) entries(ctx context.Context, subject string, query engine.Query) ([]history.Entry, error) {
	var entries []history.Entry
	query.Row = func(scan engine.Scan) error {
		entry, err := ScanEntry(scan)
		entry.Subject = subject
		entries = append(entries, entry)
		return err
	}
	err := v.reader.Query(ctx, query)
	return entries, err
}

// ScanEntry reads an entry from its EntryColumns, and what is selected after them.
func ScanEntry(scan engine.Scan, more ...any) (history.Entry, error) {
	var entry history.Entry
	var at int64
	var changes, reasons, personal string
	err := scan(append([]any{
		&entry.Seq, &at, &entry.Actor, &entry.Verb, &entry.About.Kind, &entry.About.ID, &changes, &reasons, &entry.Policy, &personal,
	}, more...)...)
	if err != nil {
		return entry, err
	}
	entry.At = time.UnixMicro(at).UTC()
	if entry.Because, err = readReasons(reasons); err == nil {
		entry.Changes, err = readChanges(changes, personal)
	}
	if err != nil {
		return entry, fmt.Errorf("read entry %d about %s: %w", entry.Seq, entry.About.ID, err)
	}
	return entry, nil
}
