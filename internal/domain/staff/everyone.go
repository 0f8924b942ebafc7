package staff

import (
	"cmp"
	"slices"

	"rebond/internal/domain/day"
)

// Everyone is all who work at the desk, or did, by id. What it answers holds for one
// day: who is there, who stands in for whom, who may be asked.
type Everyone map[ID]Person

// ByName lists everyone, by name.
func (e Everyone) ByName() []Person {
	all := make([]Person, 0, len(e))
	for _, p := range e {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Person) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return all
}

// Administered reports whether somebody administers the desk.
func (e Everyone) Administered() bool {
	for _, p := range e {
		if p.Administers() {
			return true
		}
	}
	return false
}

// Staffed are the roles in whose queue someone is present.
func (e Everyone) Staffed(on day.Day) map[Role]bool {
	roles := map[Role]bool{}
	for _, p := range e {
		roles[p.Role] = roles[p.Role] || p.Present(on)
	}
	return roles
}

// InPlaceOf finds who looks after what is someone's: they themselves while they are
// there; else their deputy; where that one is away too, the deputy's deputy. Nobody
// where the row ends with someone who is away.
func (e Everyone) InPlaceOf(who ID, on day.Day) (Person, bool) {
	for range len(e) { // a row that leads back to its beginning ends too
		p, known := e[who]
		if !known || !p.Active {
			return Person{}, false
		}
		absence, away := p.AwayOn(on)
		if !away {
			return p, true
		}
		who = absence.Deputy
	}
	return Person{}, false
}

// StandsFor lists the absent whose accounts and tasks someone looks after, by name.
func (e Everyone) StandsFor(who ID, on day.Day) []Absent {
	var stands []Absent
	for _, p := range e.ByName() {
		absence, away := p.AwayOn(on)
		if !away || p.ID == who || !p.Active {
			continue
		}
		if in, found := e.InPlaceOf(p.ID, on); found && in.ID == who {
			stands = append(stands, Absent{p.ID, p.Name, absence.Until})
		}
	}
	return stands
}

// Acting is someone as a verb sees them on a day: with those for whom they stand in.
func (e Everyone) Acting(as Actor, on day.Day) Actor {
	as.Stands = e.StandsFor(as.ID, on)
	return as
}

// RetentionLead is who gives the briefings of AL-8 on a day: the one who is marked,
// or who stands in for them; nobody where none is.
func (e Everyone) RetentionLead(on day.Day) ID {
	for _, p := range e {
		if p.RetentionLead {
			in, _ := e.InPlaceOf(p.ID, on)
			return in.ID
		}
	}
	return ""
}

// WhoCan lists those who are there and may take an action on something that belongs
// to someone, such as an account: its manager or who stands in first, then by name.
func (e Everyone) WhoCan(action Action, owner ID, on day.Day) []Person {
	var first, others []Person
	for _, p := range e.ByName() {
		if !p.Present(on) {
			continue
		}
		actor := e.Acting(p.Actor(), on)
		scope := actor.With(owner)
		scope.TheirTask = scope.OwnsAccount
		switch {
		case !May(p.Role, action, scope).Allowed:
		case scope.OwnsAccount || scope.InPlaceOf.ID != "":
			first = append(first, p)
		default:
			others = append(others, p)
		}
	}
	return append(first, others...)
}
