package decide

import (
	"reflect"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/strict"
)

// Told is a decision for people: what it says, field by field, and why.
type Told struct {
	Fields  []Field // in the decision's order, without its grounds
	Because because.Reasons
	Policy  string // the version used
	JSON    []byte // the same decision, as Decide writes it
}

// Field is one field of a decision. Its value is nil where there is none; a value
// that the catalogue says; a because.Text; a []any of values; or the []Field that
// it is made of.
type Field struct {
	Name  string
	Value any
}

// Tell takes the decision of that name, as Decide does, for people to read.
func (u Under) Tell(name string, facts []byte) (Told, error) {
	d, err := named(name)
	if err != nil {
		return Told{}, err
	}
	answer, err := d.take(facts, u)
	if err != nil {
		return Told{}, err
	}
	written, err := strict.Marshal(answer)
	if err != nil {
		return Told{}, err
	}
	ground := answer.on()
	return Told{fieldsOf(reflect.ValueOf(answer)), ground.reasons, ground.Policy, written}, nil
}

// fieldsOf lists the fields of an answer, or of a part of one. The tag words names
// the list of the catalogue for words whose type doesn't.
func fieldsOf(whole reflect.Value) []Field {
	var fields []Field
	for i := range whole.NumField() {
		if f := whole.Type().Field(i); !f.Anonymous { // which the grounds alone are
			fields = append(fields, Field{f.Tag.Get("json"), valueOf(whole.Field(i), f.Tag.Get("words"))})
		}
	}
	return fields
}

func valueOf(v reflect.Value, list string) any {
	switch value := v.Interface().(type) {
	case strict.Date:
		if day.Day(value).IsZero() {
			return nil
		}
		return day.Day(value)
	case strict.Moment:
		return value.Time()
	}
	switch {
	case v.Kind() == reflect.Pointer && v.IsNil():
		return nil
	case v.Kind() == reflect.Pointer:
		return valueOf(v.Elem(), list)
	case v.Kind() == reflect.Struct:
		return fieldsOf(v)
	case v.Kind() == reflect.Slice:
		each := make([]any, v.Len())
		for i := range each {
			each[i] = valueOf(v.Index(i), list)
		}
		return each
	case list != "":
		return because.Word{List: list, Word: v.String()}
	default:
		return v.Interface()
	}
}
