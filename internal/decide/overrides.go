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
	"rebond/internal/strict"
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
var numberShape = strict.Between(-3_650_000, 3_650_000)

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

// Read takes an object of parameters.
func (policyShape) Read(from strict.Node, into reflect.Value) []refusal.Unmet {
	if from.Is != strict.AnObject {
		return strict.Expected(strict.Object)
	}
	set := overrides{numbers: map[string]int{}}
	var problems []refusal.Unmet
	for _, m := range from.Members {
		problems = append(problems, strict.Within(m.Name, set.read(m))...)
	}
	into.Set(reflect.ValueOf(set))
	return problems
}

func (o *overrides) read(m strict.Member) []refusal.Unmet {
	switch {
	case m.Name == policy.TimeZone:
		return o.readZone(m.Value)
	case !slices.Contains(parameters, m.Name):
		return []refusal.Unmet{strict.UnknownField("", parameters)}
	}
	var n int
	problems := numberShape.Read(m.Value, reflect.ValueOf(&n).Elem())
	o.numbers[m.Name] = n
	return problems
}

func (o *overrides) readZone(from strict.Node) []refusal.Unmet {
	if from.Is != strict.AString {
		return strict.Expected(strict.Text)
	}
	zone, err := time.LoadLocation(from.Text)
	if err != nil || from.Text == "" || from.Text == "Local" { // which Go would take
		return []refusal.Unmet{strict.Wrong(unknownZone, "", "value", from.Text)}
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

// Schema describes an object of parameters.
func (policyShape) Schema() strict.Schema {
	whole := strict.Closed()
	for _, number := range policy.Numbers {
		whole.Properties = append(whole.Properties, strict.Property{Name: number.Name, Schema: numberShape.Schema()})
	}
	whole.Properties = append(whole.Properties, strict.Property{Name: policy.TimeZone, Schema: strict.Schema{Type: strict.AString}})
	return whole
}
