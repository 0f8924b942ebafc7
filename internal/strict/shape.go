package strict

import (
	"fmt"
	"reflect"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// A Shape is how a type is written in JSON: it reads a value and describes it as
// JSON Schema.
type Shape interface {
	// Read sets a value from what was written, and lists what is wrong with it,
	// each with the field inside the value, or none.
	Read(from Node, into reflect.Value) []refusal.Unmet
	Schema() Schema
}

// Shapes holds the shapes of simple types.
type Shapes map[reflect.Type]Shape

const (
	wrongType    because.Text = "facts.wrong_type"
	unknownField because.Text = "facts.unknown_field"
	missing      because.Text = "facts.missing"
)

// of finds the shape of a type: one of the known ones, or a structure, list or
// pointer of those.
func (s Shapes) of(t reflect.Type) Shape {
	for _, known := range []Shapes{s, usual} {
		if shape, ok := known[t]; ok {
			return shape
		}
	}
	switch t.Kind() {
	case reflect.Struct:
		return s.ofStruct(t)
	case reflect.Slice:
		return listShape{s.of(t.Elem())}
	case reflect.Pointer:
		return pointerShape{s.of(t.Elem())}
	default:
		panic(fmt.Sprintf("strict: no shape for %s", t))
	}
}

// structShape is an object with exactly these fields.
type structShape struct {
	fields []field
	byName map[string]int
	names  []string
}

type field struct {
	name   string
	option option
	index  []int
	shape  Shape
}

// option says whether a field may have no value.
type option string

const (
	required option = ""
	optional option = "optional" // absent or null
	nullable option = "nullable" // null, but not absent
	asked    option = "asked"    // as required, but whoever reads it asks for it
	inline   option = "inline"
)

func (s Shapes) ofStruct(t reflect.Type) structShape {
	whole := structShape{fields: s.fieldsOf(t, nil), byName: map[string]int{}}
	for i, f := range whole.fields {
		whole.byName[f.name] = i
		whole.names = append(whole.names, f.name)
	}
	return whole
}

func (s Shapes) fieldsOf(t reflect.Type, in []int) []field {
	var fields []field
	for i := range t.NumField() {
		name, tagged, _ := strings.Cut(t.Field(i).Tag.Get("field"), ",")
		index := append(in[:len(in):len(in)], i)
		if option(tagged) == inline {
			fields = append(fields, s.fieldsOf(t.Field(i).Type, index)...)
			continue
		}
		fields = append(fields, field{name: name, option: option(tagged), index: index, shape: s.of(t.Field(i).Type)})
	}
	return fields
}

// Read lists what is wrong in the order it was written, then what is missing.
func (s structShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != AnObject {
		return Expected(Object)
	}
	var problems []refusal.Unmet
	given := make([]bool, len(s.fields))
	for _, m := range from.Members {
		at, known := s.byName[m.Name]
		if !known {
			problems = append(problems, UnknownField(m.Name, s.names))
			continue
		}
		given[at] = true
		problems = append(problems, s.fields[at].read(m.Value, into)...)
	}
	refused := len(problems) > 0 || s.lacks(given)
	for i, f := range s.fields {
		if !given[i] && f.mustBeGiven(refused) {
			problems = append(problems, absent(f.name))
		}
	}
	return problems
}

// lacks reports whether a field is absent that is missed here in any case.
func (s structShape) lacks(given []bool) bool {
	for i, f := range s.fields {
		if !given[i] && f.mustBeGiven(false) {
			return true
		}
	}
	return false
}

func (f field) read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != ANull {
		return Within(f.name, f.shape.Read(from, into.FieldByIndex(f.index)))
	}
	if f.option == required {
		return []refusal.Unmet{absent(f.name)}
	}
	return nil
}

// mustBeGiven reports whether a field that is absent is missed here. One that
// whoever reads it asks for is missed only where nobody will come to ask.
func (f field) mustBeGiven(refused bool) bool {
	return f.option == required || f.option == nullable || f.option == asked && refused
}

// listShape is an array of values of one shape.
type listShape struct{ of Shape }

// Read reads every item.
func (l listShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != AnArray {
		return Expected(List)
	}
	var problems []refusal.Unmet
	into.Set(reflect.MakeSlice(into.Type(), len(from.Items), len(from.Items)))
	for i, item := range from.Items {
		if found := l.of.Read(item, into.Index(i)); found != nil {
			problems = append(problems, Within(fmt.Sprintf("[%d]", i), found)...)
		}
	}
	return problems
}

// pointerShape is a value that is kept apart from its absence.
type pointerShape struct{ of Shape }

// Read reads what is pointed to.
func (p pointerShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	into.Set(reflect.New(into.Type().Elem()))
	return p.of.Read(from, into.Elem())
}

// Wrong says that a field has another value than it may have.
func Wrong(text because.Text, field string, pairs ...any) refusal.Unmet {
	return refusal.Unmet{Kind: refusal.Invalid, Field: field, Text: text, Inputs: because.Inputs(pairs...)}
}

// UnknownField says that there is no such field, and which there are.
func UnknownField(name string, known []string) refusal.Unmet {
	return Wrong(unknownField, name, "known", known)
}

// Expected says what a value should have looked like.
func Expected(what Look) []refusal.Unmet {
	return []refusal.Unmet{Wrong(wrongType, "", "expected", what)}
}

func absent(field string) refusal.Unmet {
	return refusal.Unmet{Kind: refusal.Missing, Field: field, Text: missing}
}

// Look is what a value should have looked like.
type Look string

// What values look like.
const (
	Text       Look = "text"
	Whole      Look = "whole"
	YesOrNo    Look = "boolean"
	Day        Look = "day"
	DayOrMonth Look = "day_or_month"
	Instant    Look = "instant"
	List       Look = "list"
	Object     Look = "object"
)

// Kind names the list of words that looks stand in.
func (Look) Kind() string { return "form" }
