package strict

import (
	"bytes"
	"encoding/json"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
)

// Members are the fields of an object to be written, which keep their order. None
// of them write {}.
type Members []entry

type entry struct {
	name  string
	value any
}

// With returns the members with one more.
func (m Members) With(name string, value any) Members { return append(m, entry{name, value}) }

// MarshalJSON writes the members in order.
func (m Members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, e := range m {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := write(&out, e.name); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := write(&out, e.value); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// Inputs writes what a rule looked at.
func Inputs(of []because.Input) Members {
	object := make(Members, len(of))
	for i, in := range of {
		object[i] = entry{in.Name, Plain(in.Value)}
	}
	return object
}

// Plain turns an input into what JSON writes the contract's way. Words that were
// read back from history are written as they had been.
func Plain(value any) any {
	switch v := value.(type) {
	case day.Day:
		return Date(v)
	case day.Stated:
		return v.String()
	case time.Time:
		return v.Format(time.RFC3339)
	case because.Word:
		return v.Word
	case []because.Word:
		return Each(v, because.Word.String)
	default:
		return v
	}
}

// Date is a day as JSON has it: null where there is none.
type Date day.Day

// MarshalJSON writes YYYY-MM-DD, or null.
func (d Date) MarshalJSON() ([]byte, error) {
	if day.Day(d).IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + day.Day(d).String() + `"`), nil
}

// Moment is an instant as JSON has it.
type Moment time.Time

// Time is the instant itself.
func (m Moment) Time() time.Time { return time.Time(m) }

// MarshalJSON writes RFC 3339.
func (m Moment) MarshalJSON() ([]byte, error) {
	return []byte(`"` + m.Time().Format(time.RFC3339) + `"`), nil
}

// OrNull is null for an empty word.
func OrNull[Word ~string](word Word) *Word {
	if word == "" {
		return nil
	}
	return &word
}

// Each makes a JSON array of a list, [] where there is nothing.
func Each[From, To any](list []From, to func(From) To) []To {
	all := make([]To, len(list))
	for i, item := range list {
		all[i] = to(item)
	}
	return all
}

// Marshal writes a value as JSON on one line, its text as it is: nothing here
// stands in a web page.
func Marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	if err := write(&out, value); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func write(out *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	out.Truncate(out.Len() - 1) // the line feed that Encode adds
	return nil
}
