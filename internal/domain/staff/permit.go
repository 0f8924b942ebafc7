package staff

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
)

// Asked is what someone wants to do: the action, what it touches, and whose that is.
type Asked struct {
	Action Action
	On     Scope
	Owner  ID // of the account, or whose task it is; empty where it is nobody's
}

// Permit refuses what an actor may not do, and says by name who can: those of the
// roles who are there today, the account's manager or who stands in first.
func (e Everyone) Permit(actor Actor, asked Asked, today day.Day) error {
	refused, is := refusal.Of(Permit(actor, asked.Action, asked.On))
	if !is {
		return nil
	}
	named := refused.Unmet[0]
	named.Inputs = append(named.Inputs[:len(named.Inputs):len(named.Inputs)], because.Input{Name: NamesInput, Value: e.NamesOf(asked, today)})
	return &refusal.Refusal{Unmet: []refusal.Unmet{named}}
}

// NamesOf are the names of those who may do today what is asked.
func (e Everyone) NamesOf(asked Asked, today day.Day) []string {
	var names []string
	for _, p := range e.WhoCan(asked.Action, asked.Owner, today) {
		names = append(names, p.Name)
	}
	return names
}

// NamesInput names the input of a refusal that lists who can instead.
const NamesInput = "who"
