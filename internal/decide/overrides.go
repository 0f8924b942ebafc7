package decide

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

// overrides are the parameters that the facts set to other values, to try them
// (EV-7).
type overrides struct {
	numbers map[string]int
	zone    *time.Location
}

const unknownZone because.Text = "facts.unknown_zone"

// numberShape bounds a parameter to what days can be counted with: ten thousand
// years of them, either way.
var numberShape = wholeShape{-3_650_000, 3_650_000}

// over returns a policy with the overrides in force; its version says which
// (EV-1).
func (o overrides) over(p policy.Policy) policy.Policy {
	var said []string
	for _, number := range policy.Numbers {
		if n, set := o.numbers[number.Name]; set {
			*number.Field(&p) = n
			said = append(said, fmt.Sprintf("%s=%d", number.Name, n))
		}
	}
	if o.zone != nil {
		p.Zone = o.zone
		said = append(said, policy.TimeZone+"="+o.zone.String())
	}
	if len(said) > 0 {
		p.Version += "+" + strings.Join(said, ",")
	}
	return p
}

// policyShape is an object of EV-7's parameters, each as it likes.
type policyShape struct{}

func (policyShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != anObject {
		return expected(anObjectIs)
	}
	set := overrides{numbers: map[string]int{}}
	var problems []refusal.Unmet
	for _, m := range from.members {
		problems = append(problems, within(m.name, set.read(m))...)
	}
	into.Set(reflect.ValueOf(set))
	return problems
}

func (o *overrides) read(m member) []refusal.Unmet {
	switch {
	case m.name == policy.TimeZone:
		return o.readZone(m.value)
	case !slices.Contains(parameters, m.name):
		return []refusal.Unmet{wrong(unknownField, "", "known", parameters)}
	}
	var n int
	problems := numberShape.read(m.value, reflect.ValueOf(&n).Elem())
	o.numbers[m.name] = n
	return problems
}

func (o *overrides) readZone(from node) []refusal.Unmet {
	if from.is != aString {
		return expected(aText)
	}
	zone, err := time.LoadLocation(from.text)
	if err != nil || from.text == "" || from.text == "Local" { // which Go would take
		return []refusal.Unmet{wrong(unknownZone, "", "value", from.text)}
	}
	o.zone = zone
	return nil
}

// parameters lists EV-7's names.
var parameters = func() []string {
	var names []string
	for _, number := range policy.Numbers {
		names = append(names, number.Name)
	}
	return append(names, policy.TimeZone)
}()
