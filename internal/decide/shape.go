package decide

import (
	"fmt"
	"reflect"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// A shape is how a type of facts is written in JSON: it reads a value and
// describes it as JSON Schema, so that the two never tell different stories.
type shape interface {
	// read sets a value from what was written, and lists what is wrong with it,
	// each with the field inside the value, or none.
	read(from node, into reflect.Value) []refusal.Unmet
	schema() schema
}

const (
	wrongType    because.Text = "facts.wrong_type"
	unknownField because.Text = "facts.unknown_field"
	missing      because.Text = "facts.missing"
)

// shapeOf finds the shape of a type: one of the known ones, or a structure, list
// or pointer of those. It panics on any other, which only a mistake in code can
// bring.
func shapeOf(t reflect.Type) shape {
	if known, ok := shapes[t]; ok {
		return known
	}
	switch t.Kind() {
	case reflect.Struct:
		return structOf(t)
	case reflect.Slice:
		return listShape{shapeOf(t.Elem())}
	case reflect.Pointer:
		return pointerShape{shapeOf(t.Elem())}
	default:
		panic(fmt.Sprintf("decide: no shape for %s", t))
	}
}

// structShape is an object with exactly these fields.
type structShape struct {
	fields []field
	byName map[string]int
	names  []string
}

// field is one field of facts. Written as facts:"name", it must have a value;
// facts:"name,optional" may be absent or null, and facts:"name,nullable" must be
// there but may be null. facts:",inline" takes the fields of a structure as its
// own.
type field struct {
	name     string
	optional bool
	nullable bool
	index    []int
	shape    shape
}

func structOf(t reflect.Type) structShape {
	s := structShape{fields: fieldsOf(t, nil), byName: map[string]int{}}
	for i, f := range s.fields {
		s.byName[f.name] = i
		s.names = append(s.names, f.name)
	}
	return s
}

func fieldsOf(t reflect.Type, in []int) []field {
	var fields []field
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("facts"), ",")
		index := append(in[:len(in):len(in)], i)
		if option == "inline" {
			fields = append(fields, fieldsOf(t.Field(i).Type, index)...)
			continue
		}
		fields = append(fields, field{
			name: name, optional: option == "optional", nullable: option == "nullable",
			index: index, shape: shapeOf(t.Field(i).Type),
		})
	}
	return fields
}

// read lists what is wrong in the order it was written, then what is missing.
func (s structShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != anObject {
		return expected(anObjectIs)
	}
	var problems []refusal.Unmet
	given := make([]bool, len(s.fields))
	for _, m := range from.members {
		at, known := s.byName[m.name]
		if !known {
			problems = append(problems, wrong(unknownField, m.name, "known", s.names))
			continue
		}
		given[at] = true
		problems = append(problems, s.fields[at].read(m.value, into)...)
	}
	for i, f := range s.fields {
		if !given[i] && !f.optional {
			problems = append(problems, absent(f.name))
		}
	}
	return problems
}

func (f field) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != aNull {
		return within(f.name, f.shape.read(from, into.FieldByIndex(f.index)))
	}
	if f.optional || f.nullable {
		return nil
	}
	return []refusal.Unmet{absent(f.name)}
}

// listShape is an array of values of one shape.
type listShape struct{ of shape }

func (l listShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != anArray {
		return expected(aList)
	}
	var problems []refusal.Unmet
	into.Set(reflect.MakeSlice(into.Type(), len(from.items), len(from.items)))
	for i, item := range from.items {
		if found := l.of.read(item, into.Index(i)); found != nil {
			problems = append(problems, within(fmt.Sprintf("[%d]", i), found)...)
		}
	}
	return problems
}

// pointerShape is a value that the facts keep apart from its absence.
type pointerShape struct{ of shape }

func (p pointerShape) read(from node, into reflect.Value) []refusal.Unmet {
	into.Set(reflect.New(into.Type().Elem()))
	return p.of.read(from, into.Elem())
}

func wrong(text because.Text, field string, pairs ...any) refusal.Unmet {
	return refusal.Unmet{Kind: refusal.Invalid, Field: field, Text: text, Inputs: because.Inputs(pairs...)}
}

func absent(field string) refusal.Unmet {
	return refusal.Unmet{Kind: refusal.Missing, Field: field, Text: missing}
}

func expected(what form) []refusal.Unmet {
	return []refusal.Unmet{wrong(wrongType, "", "expected", what)}
}

// form is what a value should have looked like.
type form string

const (
	aText       form = "text"
	aWhole      form = "whole"
	yesOrNo     form = "boolean"
	aDay        form = "day"
	aDayOrMonth form = "day_or_month"
	anInstant   form = "instant"
	aList       form = "list"
	anObjectIs  form = "object"
)

// Kind names the list of words that forms stand in.
func (form) Kind() string { return "form" }
