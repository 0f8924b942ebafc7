// Package strict is JSON at the edges of Rebond: it reads what others write, and
// says no in a person's words to all of it that is wrong, at once.
//
// A Form tells how a Go type is written. Unknown fields and values, wrong types, a
// field given twice, days that don't exist and missing fields are refused, each
// with its name; nothing else is. The same form describes the type as JSON Schema,
// so that what is published and what is taken never tell different stories.
//
// What always holds: what a form refuses doesn't satisfy its schema, and what it
// reads does, but for what no schema can say, such as 30 February, and for what a
// verb asks for itself.
package strict

import (
	"net/url"
	"reflect"
	"slices"
	"strings"

	"rebond/internal/domain/refusal"
)

// Form is how a type is written in JSON.
//
// A field of a structure is tagged field:"name" and must have a value;
// field:"name,optional" may be absent or null, and field:"name,nullable" must be
// there but may be null. field:"name,asked" must have a value too, but it isn't for
// the form to say so: the verb that is called knows the rule, and what else is
// missing. field:",inline" takes the fields of a structure as its own.
type Form[T any] struct {
	shape Shape
}

// Of finds the form of a type, from the shapes of its own simple types and the
// usual ones. It panics on a type without a shape, which only a mistake in code
// can bring: keep forms in variables of the package.
func Of[T any](own Shapes) Form[T] {
	return Form[T]{own.of(reflect.TypeFor[T]())}
}

// Read reads one JSON value and nothing after it. The error is a *refusal.Refusal
// of everything that is wrong with it.
func (f Form[T]) Read(text []byte) (T, error) {
	written, err := parse(text)
	if err != nil {
		var none T
		return none, err
	}
	return f.read(written)
}

// ReadKept is Read for what will be kept: a text that can't be is refused too.
func (f Form[T]) ReadKept(text []byte) (T, error) {
	written, err := parse(text)
	if err == nil {
		err = written.legible()
	}
	if err != nil {
		var none T
		return none, err
	}
	return f.read(written)
}

// ReadQuery reads the same from the query of a URL, whose values are all texts.
func (f Form[T]) ReadQuery(values url.Values) (T, error) {
	whole := Node{Is: AnObject}
	var twice []refusal.Unmet
	for name, given := range values {
		if len(given) > 1 {
			twice = append(twice, Wrong(givenTwice, name))
		}
		whole.Members = append(whole.Members, Member{name, Node{Is: AString, Text: given[0]}})
	}
	slices.SortFunc(whole.Members, func(a, b Member) int { return strings.Compare(a.Name, b.Name) })
	if err := whole.legible(); err != nil {
		var none T
		return none, err
	}
	in, err := f.read(whole)
	if len(twice) > 0 {
		slices.SortFunc(twice, func(a, b refusal.Unmet) int { return strings.Compare(a.Field, b.Field) })
		err = refusal.All(&refusal.Refusal{Unmet: twice}, err)
	}
	return in, err
}

func (f Form[T]) read(written Node) (T, error) {
	var in T
	if problems := f.shape.Read(written, reflect.ValueOf(&in).Elem()); len(problems) > 0 {
		return in, &refusal.Refusal{Unmet: problems}
	}
	return in, nil
}

// Schema describes the type as JSON Schema.
func (f Form[T]) Schema() Schema { return f.shape.Schema() }
