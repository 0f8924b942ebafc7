package decide

import (
	"bytes"
	"encoding/json"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/words"
)

// grounds are what every decision ends with: why, and under which policy (EV-1).
type grounds struct {
	Because []reason `json:"because"`
	Policy  string   `json:"policy"`
}

type reason struct {
	Rule   string  `json:"rule"`
	Text   string  `json:"text"`
	Inputs ordered `json:"inputs"`
}

func ground(reasons because.Reasons, p policy.Policy, lang words.Lang) grounds {
	said := make([]reason, len(reasons))
	for i, r := range reasons {
		said[i] = reason{r.Rule, lang.Text(r.Text, r.Inputs), inputs(r.Inputs)}
	}
	return grounds{said, p.Version}
}

func inputs(of []because.Input) ordered {
	object := make(ordered, len(of))
	for i, in := range of {
		object[i] = entry{in.Name, plain(in.Value)}
	}
	return object
}

// plain turns an input into what JSON writes the contract's way.
func plain(value any) any {
	switch v := value.(type) {
	case day.Day:
		return date(v)
	case day.Stated:
		return v.String()
	case time.Time:
		return v.Format(time.RFC3339)
	default:
		return v
	}
}

// date is a day as decisions write it: null where there is none.
type date day.Day

// MarshalJSON writes YYYY-MM-DD, or null.
func (d date) MarshalJSON() ([]byte, error) {
	if day.Day(d).IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + day.Day(d).String() + `"`), nil
}

// orNull is null for an empty word.
func orNull[Word ~string](word Word) *Word {
	if word == "" {
		return nil
	}
	return &word
}

// each makes a JSON array of a list, [] where there is nothing.
func each[From, To any](list []From, to func(From) To) []To {
	all := make([]To, len(list))
	for i, item := range list {
		all[i] = to(item)
	}
	return all
}

func itself[Word ~string](word Word) string { return string(word) }

// ordered is a JSON object whose members keep their order.
type ordered []entry

type entry struct {
	name  string
	value any
}

// MarshalJSON writes the members in order.
func (o ordered) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, e := range o {
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

// marshal writes a value as JSON on one line, its text as it is: nothing here
// stands in a web page.
func marshal(value any) ([]byte, error) {
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
