package web

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"rebond/internal/strict"
)

// given is what an address says of a decision's facts, each under the name that
// the API gives it: a nested fact after a dot, account.platform, and a list as
// often as it has items.
//
// An address says no more than it must. What is left empty is left out; but a
// required fact that is there and empty was left empty, and is refused as missing.
// Whatever else an address says is passed on as it is: package decide refuses it,
// in the words that the command and the API use too.
type given struct {
	facts  []fact
	values url.Values
}

// fact is one fact that a decision is asked with.
type fact struct {
	in       string // the object that holds it; empty where it stands by itself
	name     string
	schema   strict.Schema
	required bool
}

// path is the fact's name as the address spells it.
func (f fact) path() string { return joined(f.in, f.name) }

func joined(in, name string) string {
	if in == "" {
		return name
	}
	return in + "." + name
}

// factsOf lists the facts of a schema, those of an object in the object's place.
func factsOf(whole strict.Schema) []fact {
	var facts []fact
	for _, p := range whole.Properties {
		required := slices.Contains(whole.Required, any(p.Name))
		for _, inner := range p.Schema.Properties {
			facts = append(facts, fact{in: p.Name, name: inner.Name, schema: inner.Schema})
		}
		if p.Schema.Properties == nil {
			facts = append(facts, fact{name: p.Name, schema: p.Schema, required: required})
		}
	}
	return facts
}

// readFacts reads an address. A time of day without its zone is of the zone given.
func readFacts(facts []fact, query url.Values, zone *time.Location) given {
	g := given{facts, url.Values{}}
	for name, values := range query {
		g.values[name] = values
	}
	for _, f := range facts {
		if values, said := query[f.path()]; said {
			g.keep(f, values, zone)
		}
	}
	return g
}

// keep keeps what an address has to say of a fact.
func (g given) keep(f fact, values []string, zone *time.Location) {
	kept := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
	if f.is(strict.ABoolean) && len(kept) > 0 {
		kept = kept[len(kept)-1:] // a tick box stands behind the no that it takes back
	}
	if f.schema.Format == "date-time" {
		for i, v := range kept {
			kept[i] = zoned(v, zone)
		}
	}
	switch {
	case len(kept) > 0:
		g.values[f.path()] = kept
	case f.required:
		g.values[f.path()] = []string{""}
	default:
		delete(g.values, f.path())
	}
}

// localTime is how a browser writes a day with its time.
const localTime = "2006-01-02T15:04"

// zoned gives a time of day its zone; what isn't one stays as it was typed.
func zoned(typed string, zone *time.Location) string {
	for _, layout := range []string{localTime, localTime + ":05"} {
		if at, err := time.ParseInLocation(layout, typed, zone); err == nil {
			return at.Format(time.RFC3339)
		}
	}
	return typed
}

// is reports whether a fact is of a type, or null.
func (f fact) is(t strict.Type) bool {
	if several, ok := f.schema.Type.([]any); ok {
		return slices.Contains(several, any(t))
	}
	return f.schema.Type == t
}

// nullable reports whether a fact must be said, if only to be null.
func (f fact) nullable() bool { return f.required && f.is(strict.ANull) }

// query writes the address again: in the order of the facts, what isn't one last.
func (g given) query() string {
	var query []string
	for _, name := range g.names() {
		for _, value := range g.values[name] {
			query = append(query, url.QueryEscape(name)+"="+url.QueryEscape(value))
		}
	}
	return strings.Join(query, "&")
}

func (g given) names() []string {
	var names []string
	for _, f := range g.facts {
		if _, said := g.values[f.path()]; said {
			names = append(names, f.path())
		}
	}
	for _, name := range slices.Sorted(maps.Keys(g.values)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// asIn reports whether an address says the same, and nothing more than it must.
func (g given) asIn(query url.Values) bool {
	return maps.EqualFunc(g.values, query, slices.Equal[[]string])
}

// json writes the facts as the command and the API take them.
func (g given) json() ([]byte, error) {
	whole := &object{}
	for _, name := range g.names() {
		f := g.fact(name)
		for _, value := range f.written(g.values[name]) {
			whole.put(f.in, f.name, value)
		}
	}
	return strict.Marshal(whole.members())
}

// fact finds a fact by its path. What isn't one stands in the object that its path
// names, if there is such an object.
func (g given) fact(path string) fact {
	for _, f := range g.facts {
		if f.path() == path {
			return f
		}
	}
	if in, name, nested := strings.Cut(path, "."); nested && slices.ContainsFunc(g.facts, func(f fact) bool { return f.in == in }) {
		return fact{in: in, name: name, schema: strict.Schema{Type: strict.AString}}
	}
	return fact{name: path, schema: strict.Schema{Type: strict.AString}}
}

// written is a fact's value in JSON: none where it wasn't said, several where it
// was said several times.
func (f fact) written(values []string) []any {
	if f.is(strict.AnArray) {
		return []any{slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })}
	}
	var written []any
	for _, v := range values {
		if v != "" || f.mayBeEmpty() {
			written = append(written, f.value(v))
		}
	}
	return written
}

// mayBeEmpty reports whether a fact is a text that may say nothing.
func (f fact) mayBeEmpty() bool {
	return f.is(strict.AString) && f.schema.Pattern == "" && f.schema.Enum == nil
}

func (f fact) value(typed string) any {
	switch {
	case f.nullable() && typed == "null":
		return nil
	case f.is(strict.ABoolean) && (typed == "true" || typed == "false"):
		return typed == "true"
	case f.is(strict.AnInteger) && json.Valid([]byte(typed)) && strings.Trim(typed, "+-.0123456789eE") == "":
		return json.RawMessage(typed)
	default:
		return typed
	}
}

// object is JSON in the making: its members in their order, and objects in the
// place of their first one.
type object struct {
	names  []string
	values []any // an *object, or a value
}

func (o *object) put(in, name string, value any) {
	if in != "" {
		o.inner(in).put("", name, value)
		return
	}
	o.names, o.values = append(o.names, name), append(o.values, value)
}

func (o *object) inner(name string) *object {
	for i, n := range o.names {
		if inner, ok := o.values[i].(*object); ok && n == name {
			return inner
		}
	}
	inner := &object{}
	o.put("", name, inner)
	return inner
}

func (o *object) members() strict.Members {
	members := strict.Members{}
	for i, name := range o.names {
		value := o.values[i]
		if inner, ok := value.(*object); ok {
			value = inner.members()
		}
		members = members.With(name, value)
	}
	return members
}
