package staff

import (
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

// AbsenceID names an absence.
type AbsenceID string

// Absence is a time away, both days included, and who looks after what is theirs
// meanwhile. The accounts stay the absent person's (CH-3).
type Absence struct {
	ID          AbsenceID
	Person      ID
	From, Until day.Day
	Deputy      ID // empty where nobody is asked for
}

// Ref names the absence in history.
func (a Absence) Ref() history.Ref { return history.Ref{Kind: "absence", ID: string(a.ID)} }

// Fields tells the absence to history.
func (a Absence) Fields() []history.Field {
	return []history.Field{
		{Name: "person", Value: string(a.Person)},
		{Name: "from", Value: a.From.String()},
		{Name: "until", Value: a.Until.String()},
		{Name: "deputy", Value: string(a.Deputy)},
	}
}

// Covers reports whether a day is one of the absence's.
func (a Absence) Covers(on day.Day) bool { return a.From <= on && on <= a.Until }

// meets reports whether two absences share a day.
func (a Absence) meets(other Absence) bool { return a.From <= other.Until && other.From <= a.Until }

// AwayOn finds the absence that a person is in on a day.
func (p Person) AwayOn(on day.Day) (Absence, bool) {
	at := slices.IndexFunc(p.Absences, func(a Absence) bool { return a.Covers(on) })
	if at < 0 {
		return Absence{}, false
	}
	return p.Absences[at], true
}

// Present reports whether a person is at the desk on a day.
func (p Person) Present(on day.Day) bool {
	_, away := p.AwayOn(on)
	return p.Active && !away
}

// Ahead lists the absences that aren't over on a day, by their first day.
func (p Person) Ahead(on day.Day) []Absence {
	return slices.DeleteFunc(slices.Clone(p.Absences), func(a Absence) bool { return a.Until < on })
}

// AbsencePlanned is told when it is known that someone will be away, or is.
type AbsencePlanned struct {
	Absence Absence
}

// Told tells it to history.
func (e AbsencePlanned) Told() history.Told {
	a := e.Absence
	return history.Told{
		Verb: "absence.planned", About: history.Ref{Kind: "person", ID: string(a.Person)},
		Because: because.Of("EV-2", absencePlanned, "from", a.From, "until", a.Until),
		Facts:   because.Inputs("from", a.From, "until", a.Until, "deputy", a.Deputy),
	}
}

// AbsenceEnded is told when someone is back early, or doesn't leave at all.
type AbsenceEnded struct {
	Absence Absence
	On      day.Day
}

// Told tells it to history.
func (e AbsenceEnded) Told() history.Told {
	a := e.Absence
	return history.Told{
		Verb: "absence.ended", About: history.Ref{Kind: "person", ID: string(a.Person)},
		Because: because.Of("EV-2", absenceEnded, "from", a.From, "until", a.Until),
		Facts:   because.Inputs("from", a.From, "until", a.Until, "on", e.On),
	}
}

const (
	absencePlanned   because.Text = "absence.planned"
	absenceEnded     because.Text = "absence.ended"
	absenceNoDay     because.Text = "absence.no_day"
	absenceBackwards because.Text = "absence.backwards"
	absencePast      because.Text = "absence.past"
	absenceOverlaps  because.Text = "absence.overlaps"
	absenceOver      because.Text = "absence.over"
	absenceNoDeputy  because.Text = "absence.no_deputy"
	absenceOwnDeputy because.Text = "absence.own_deputy"
	absenceUnfit     because.Text = "absence.deputy_unfit"
	absenceAwayToo   because.Text = "absence.deputy_away"
	absenceNobody    because.Text = "absence.deputy_unknown"
)

// Leave is what someone says of an absence.
type Leave struct {
	From, Until day.Day
	Deputy      ID
}

// PlanAbsence records that a person is away. An account manager names a deputy, of
// their role or a manager, who is there all that time. Where a deputy falls away
// later, their own deputy stands in for both (Everyone.InPlaceOf).
func (p Person) PlanAbsence(id AbsenceID, in Leave, everyone Everyone, today day.Day, numbers policy.Policy) (Person, AbsencePlanned, error) {
	absence := Absence{id, p.ID, in.From, in.Until, in.Deputy}
	if err := refusal.All(absence.unfit(p, today, numbers), absence.badlyDeputised(p, everyone)); err != nil {
		return p, AbsencePlanned{}, err
	}
	p.Absences = append(slices.Clone(p.Absences), absence)
	slices.SortFunc(p.Absences, func(a, b Absence) int { return a.From.Since(b.From) })
	return p, AbsencePlanned{absence}, nil
}

// unfit refuses days that are missing, in the wrong order, over, too far ahead, or
// another absence's.
func (a Absence) unfit(p Person, today day.Day, numbers policy.Policy) error {
	var from, until error
	if a.From.IsZero() {
		from = refusal.New(refusal.Missing, "", "from", absenceNoDay)
	}
	if a.Until.IsZero() {
		until = refusal.New(refusal.Missing, "", "until", absenceNoDay)
	}
	switch {
	case from != nil || until != nil:
		return refusal.All(from, until)
	case a.Until < a.From:
		return refusal.New(refusal.Invalid, "", "until", absenceBackwards, "from", a.From, "until", a.Until)
	case a.Until < today:
		return refusal.New(refusal.Invalid, "EV-2", "until", absencePast, "until", a.Until)
	}
	for _, other := range p.Absences {
		if a.meets(other) {
			return refusal.New(refusal.Invalid, "EV-2", "from", absenceOverlaps, "from", other.From, "until", other.Until)
		}
	}
	return numbers.TooFarAhead("EV-2", "until", a.Until, today)
}

// badlyDeputised refuses a deputy who can't stand in.
func (a Absence) badlyDeputised(p Person, everyone Everyone) error {
	deputy, known := everyone[a.Deputy]
	switch {
	case a.Deputy == "" && p.Role == AM:
		return refusal.New(refusal.Missing, "CH-3", "deputy", absenceNoDeputy, "name", p.Name)
	case a.Deputy == "":
		return nil
	case a.Deputy == p.ID:
		return refusal.New(refusal.Invalid, "EV-2", "deputy", absenceOwnDeputy)
	case !known || !deputy.Active:
		return refusal.New(refusal.Invalid, "EV-2", "deputy", absenceNobody)
	case !p.mayBeDeputisedBy(deputy):
		return refusal.New(refusal.Invalid, "EV-2", "deputy", absenceUnfit, "name", deputy.Name, "role", p.Role)
	}
	for _, theirs := range deputy.Absences {
		if a.meets(theirs) {
			return refusal.New(refusal.Invalid, "EV-2", "deputy", absenceAwayToo, "name", deputy.Name, "from", theirs.From, "until", theirs.Until)
		}
	}
	return nil
}

// mayBeDeputisedBy reports whether a person's work is one that the other may do.
func (p Person) mayBeDeputisedBy(other Person) bool {
	return other.ID != p.ID && other.Active && (other.Role == p.Role || other.Role == Manager)
}

// DeputiesOf lists who may stand in for one of some people, by name.
func (e Everyone) DeputiesOf(absent []Person) []Person {
	return slices.DeleteFunc(e.ByName(), func(deputy Person) bool {
		return !slices.ContainsFunc(absent, func(p Person) bool { return p.mayBeDeputisedBy(deputy) })
	})
}

// EndAbsence brings a person back: one under way ends yesterday, and one that
// hasn't begun never was. Refused where it is over.
func (p Person) EndAbsence(id AbsenceID, today day.Day) (Person, AbsenceEnded, error) {
	at := slices.IndexFunc(p.Absences, func(a Absence) bool { return a.ID == id })
	if at < 0 {
		return p, AbsenceEnded{}, refusal.New(refusal.Unknown, "EV-2", "absence", absenceOver)
	}
	absence := p.Absences[at]
	p.Absences = slices.Clone(p.Absences)
	switch {
	case absence.Until < today:
		return p, AbsenceEnded{}, refusal.New(refusal.Illegal, "EV-2", "absence", absenceOver)
	case absence.From < today:
		p.Absences[at].Until = today.AddDays(-1)
	default:
		p.Absences = slices.Delete(p.Absences, at, at+1)
	}
	return p, AbsenceEnded{absence, today}, nil
}
