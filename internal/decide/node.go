package decide

import (
	"bytes"
	"encoding/json"
	"errors"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// node is a JSON value as it was written: objects keep the order of their
// members, numbers their digits.
type node struct {
	is      jsonType
	text    string // of a string or a number
	yes     bool   // of a boolean
	members []member
	items   []node
}

type member struct {
	name  string
	value node
}

// jsonType is one of JSON's own types.
type jsonType string

const (
	aNull    jsonType = "null"
	aBoolean jsonType = "boolean"
	aNumber  jsonType = "number"
	aString  jsonType = "string"
	anArray  jsonType = "array"
	anObject jsonType = "object"
)

const (
	malformed  because.Text = "facts.malformed"
	givenTwice because.Text = "facts.given_twice"
)

// parse reads one JSON value and nothing after it. A member given twice is as
// malformed as a missing brace: nobody could say which of the two counts.
func parse(text []byte) (node, error) {
	var whole json.RawMessage
	if err := json.Unmarshal(text, &whole); err != nil {
		return node{}, refusal.New(refusal.Invalid, "", "", malformed, "at", offset(err, text))
	}
	tokens := json.NewDecoder(bytes.NewReader(text))
	tokens.UseNumber()
	return next(tokens)
}

// offset tells where the text stops being JSON, in bytes from 1.
func offset(err error, text []byte) int {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return max(1, int(syntax.Offset))
	}
	return len(text)
}

func next(tokens *json.Decoder) (node, error) {
	token, err := tokens.Token()
	if err != nil {
		return node{}, err
	}
	switch v := token.(type) {
	case json.Delim:
		if v == '[' {
			return array(tokens)
		}
		return object(tokens)
	case string:
		return node{is: aString, text: v}, nil
	case json.Number:
		return node{is: aNumber, text: v.String()}, nil
	case bool:
		return node{is: aBoolean, yes: v}, nil
	default:
		return node{is: aNull}, nil
	}
}

func array(tokens *json.Decoder) (node, error) {
	list := node{is: anArray}
	for tokens.More() {
		item, err := next(tokens)
		if err != nil {
			return node{}, err
		}
		list.items = append(list.items, item)
	}
	_, err := tokens.Token() // the closing bracket
	return list, err
}

func object(tokens *json.Decoder) (node, error) {
	whole := node{is: anObject}
	seen := map[string]bool{}
	for tokens.More() {
		token, err := tokens.Token()
		if err != nil {
			return node{}, err
		}
		name := token.(string)
		if seen[name] {
			return node{}, refusal.New(refusal.Invalid, "", name, givenTwice)
		}
		seen[name] = true
		value, err := next(tokens)
		if err != nil {
			return node{}, under(name, err)
		}
		whole.members = append(whole.members, member{name, value})
	}
	_, err := tokens.Token() // the closing brace
	return whole, err
}

// under says of a member's refusal where in the whole it stands.
func under(name string, err error) error {
	if refused, ok := refusal.Of(err); ok {
		return &refusal.Refusal{Unmet: within(name, refused.Unmet)}
	}
	return err
}

// within prefixes the fields of problems with the name of what holds them.
func within(name string, problems []refusal.Unmet) []refusal.Unmet {
	for i, p := range problems {
		problems[i].Field = join(name, p.Field)
	}
	return problems
}

func join(name, field string) string {
	if field == "" || field[0] == '[' {
		return name + field
	}
	return name + "." + field
}
