package history

import (
	"strings"

	"rebond/internal/domain/day"
)

// Values are the fields of a record by name, to make the record of again. What is empty
// isn't there: a record without values is none.
type Values map[string]string

// ValuesOf returns the fields of a record that have a value.
func ValuesOf(r Record) Values {
	v := Values{}
	for _, f := range r.Fields() {
		v.Put(f.Name, f.Value)
	}
	return v
}

// Put sets a field, or empties it.
func (v Values) Put(name, value string) {
	if value == "" {
		delete(v, name)
		return
	}
	v[name] = value
}

// Day reads a field that holds a day: what history wrote is one, or none.
func (v Values) Day(name string) day.Day {
	on, _ := day.Parse(v[name])
	return on
}

// Under are the fields whose names begin so, by what follows: those of one part.
func (v Values) Under(prefix string) Values {
	part := Values{}
	for name, value := range v {
		if rest, under := strings.CutPrefix(name, prefix); under {
			part[rest] = value
		}
	}
	return part
}
