package decide

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

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
	if !json.Valid(text) {
		return node{}, refusal.New(refusal.Invalid, "", "", malformed, "at", offset(text))
	}
	return (&cursor{text: text}).value()
}

// offset tells where a text stops being JSON, in bytes from 1.
func offset(text []byte) int {
	var syntax *json.SyntaxError
	if errors.As(json.Unmarshal(text, new(json.RawMessage)), &syntax) {
		return max(1, int(syntax.Offset))
	}
	return len(text)
}

// cursor walks through a text that is known to be valid JSON, so that it needs
// only to find where things end.
type cursor struct {
	text []byte
	at   int
}

func (c *cursor) value() (node, error) {
	switch c.peek() {
	case '{':
		return c.object()
	case '[':
		return c.array()
	case '"':
		return node{is: aString, text: c.string()}, nil
	case 't', 'f':
		return node{is: aBoolean, yes: c.word() == "true"}, nil
	case 'n':
		c.word()
		return node{is: aNull}, nil
	default:
		return node{is: aNumber, text: c.word()}, nil
	}
}

func (c *cursor) object() (node, error) {
	whole, seen := node{is: anObject}, map[string]bool{}
	for c.at++; c.peek() != '}'; {
		name := c.string()
		if seen[name] {
			return node{}, refusal.New(refusal.Invalid, "", name, givenTwice)
		}
		seen[name] = true
		c.skip(':')
		value, err := c.value()
		if err != nil {
			return node{}, under(name, err)
		}
		whole.members = append(whole.members, member{name, value})
		c.skip(',')
	}
	c.at++
	return whole, nil
}

func (c *cursor) array() (node, error) {
	list := node{is: anArray}
	for c.at++; c.peek() != ']'; {
		item, err := c.value()
		if err != nil {
			return node{}, under(fmt.Sprintf("[%d]", len(list.items)), err)
		}
		list.items = append(list.items, item)
		c.skip(',')
	}
	c.at++
	return list, nil
}

// string reads a string; one with escapes, or that is no UTF-8, is left to
// encoding/json.
func (c *cursor) string() string {
	start := c.at
	for c.at++; c.text[c.at] != '"'; c.at++ {
		if c.text[c.at] == '\\' {
			c.at++
		}
	}
	c.at++
	written := c.text[start:c.at]
	inside := written[1 : len(written)-1]
	if bytes.IndexByte(inside, '\\') < 0 && utf8.Valid(inside) {
		return string(inside)
	}
	var read string
	_ = json.Unmarshal(written, &read) // can't fail on what is valid
	return read
}

// word reads a number, true, false or null.
func (c *cursor) word() string {
	start := c.at
	for c.at < len(c.text) && strings.IndexByte(" \t\r\n,]}", c.text[c.at]) < 0 {
		c.at++
	}
	return string(c.text[start:c.at])
}

// peek passes over space and returns what comes next.
func (c *cursor) peek() byte {
	for strings.IndexByte(" \t\r\n", c.text[c.at]) >= 0 {
		c.at++
	}
	return c.text[c.at]
}

// skip passes over space, and over a mark with the space after it if it comes.
func (c *cursor) skip(mark byte) {
	if c.peek() == mark {
		c.at++
		c.peek()
	}
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
