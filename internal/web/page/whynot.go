package page

import (
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/words"
)

// namesShown is how many names say who can, before the rest is counted.
const namesShown = 4

// whoCan says by name who can do what was refused; empty where that isn't known.
func (m Missing) whoCan(d Desk) string {
	for _, in := range m.Inputs {
		names, ok := in.Value.([]string)
		switch {
		case m.Kind != refusal.Forbidden || in.Name != staff.NamesInput || !ok && in.Value != nil:
		case len(names) == 0:
			return d.say(words.WhoCanNobody)
		case len(names) > namesShown:
			return d.say(words.WhoCanMore, "names", names[:namesShown], "n", len(names)-namesShown)
		default:
			return d.say(words.WhoCan, "names", names)
		}
	}
	return ""
}
