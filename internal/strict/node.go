package strict

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

// Node is a JSON value as it was written: objects keep the order of their
// members, numbers their digits.
type Node struct {
	Is      Type
	Text    string // of a string or a number
	Yes     bool   // of a boolean
	Members []Member
	Items   []Node
}

// Member is a field of an object.
type Member struct {
	Name  string
	Value Node
}

// Type is one of JSON's own types.
type Type string

// The types of JSON.
const (
	ANull    Type = "null"
	ABoolean Type = "boolean"
	ANumber  Type = "number"
	AString  Type = "string"
	AnArray  Type = "array"
	AnObject Type = "object"
)

const (
	malformed  because.Text = "facts.malformed"
	givenTwice because.Text = "facts.given_twice"
)

// parse reads one JSON value and nothing after it. A member given twice is as
// malformed as a missing brace: nobody could say which of the two counts.
func parse(text []byte) (Node, error) {
	if !json.Valid(text) {
		return Node{}, refusal.New(refusal.Invalid, "", "", malformed, "at", offset(text))
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

func (c *cursor) value() (Node, error) {
	switch c.peek() {
	case '{':
		return c.object()
	case '[':
		return c.array()
	case '"':
		return Node{Is: AString, Text: c.string()}, nil
	case 't', 'f':
		return Node{Is: ABoolean, Yes: c.word() == "true"}, nil
	case 'n':
		c.word()
		return Node{Is: ANull}, nil
	default:
		return Node{Is: ANumber, Text: c.word()}, nil
	}
}

func (c *cursor) object() (Node, error) {
	whole, seen := Node{Is: AnObject}, map[string]bool{}
	for c.at++; c.peek() != '}'; {
		name := c.string()
		if seen[name] {
			return Node{}, refusal.New(refusal.Invalid, "", name, givenTwice)
		}
		seen[name] = true
		c.skip(':')
		value, err := c.value()
		if err != nil {
			return Node{}, under(name, err)
		}
		whole.Members = append(whole.Members, Member{name, value})
		c.skip(',')
	}
	c.at++
	return whole, nil
}

func (c *cursor) array() (Node, error) {
	list := Node{Is: AnArray}
	for c.at++; c.peek() != ']'; {
		item, err := c.value()
		if err != nil {
			return Node{}, under(fmt.Sprintf("[%d]", len(list.Items)), err)
		}
		list.Items = append(list.Items, item)
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
		return &refusal.Refusal{Unmet: Within(name, refused.Unmet)}
	}
	return err
}

// Within prefixes the fields of problems with the name of what holds them.
func Within(name string, problems []refusal.Unmet) []refusal.Unmet {
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
