package page

import "rebond/internal/domain/day"

// Absences is who is away, now and to come, and the form that records an absence.
type Absences struct {
	Desk

	Rows []Absence // by their first day
	Plan Leave
}

// Absence is one time away.
type Absence struct {
	Name        string
	From, Until day.Day
	Deputy      string // empty where nobody was asked for
	Now         bool
	Instead     string // who stands in today, where the deputy is away too
	Nobody      bool   // it is under way, and nobody stands in
	End         string // where it is ended; empty where the reader may not
}

// Leave is the form of an absence.
type Leave struct {
	Form
	Person, From, Until, Deputy string   // as typed
	People                      []Choice // whose absence may be recorded: oneself alone, or anyone's
	Deputies                    []Choice
}

func (Leave) name() string { return "leave" }

func (l Leave) anchors() map[string]string {
	at := map[string]string{}
	for _, field := range []string{"person", "from", "until", "deputy"} {
		at[field] = fieldID(l.name(), field)
	}
	return at
}
