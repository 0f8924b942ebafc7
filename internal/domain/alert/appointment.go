package alert

import (
	"time"

	"rebond/internal/domain/day"
)

// appointment reads when the competitor is met. It is left out where the message
// gives no hour or no day, one that doesn't exist, or several that could be it.
func (m *message) appointment(f finding, receivedAt time.Time, zone *time.Location) time.Time {
	c := calendar{m, day.Of(receivedAt, zone)}
	dates, clocks := c.scan()
	moments := m.pair(dates, clocks, zone)
	if f.manner == formal {
		return m.slot(f, moments)
	}
	return m.only(moments, receivedAt)
}

// moment is a day and an hour that the message gives together.
type moment struct {
	from, to int       // its tokens
	at       time.Time // zero where it doesn't exist or isn't sure
}

// slot returns the last moment in the machine's place for it, before the reason.
func (m *message) slot(f finding, moments []moment) time.Time {
	start := m.tokenAfter(f)
	end := start
	for end < len(m.tokens) && !m.isReason(end) && !m.is(end, "\n") {
		end++
	}
	var last time.Time
	for _, found := range moments {
		if found.from >= start && found.from < end && !m.isReplaced(found, false) {
			last = found.at
		}
	}
	return last
}

// only returns the one moment that isn't replaced by another, or of several the
// one that is still to come.
func (m *message) only(moments []moment, receivedAt time.Time) time.Time {
	var past, coming []time.Time
	for i, found := range moments {
		switch {
		case m.isOurs(found, receivedAt):
		case m.isMovedTo(found):
			return found.at
		case m.isReplaced(found, i+1 < len(moments) && m.replaces(moments[i+1])):
		case found.at.IsZero():
			return time.Time{}
		case found.at.Before(receivedAt):
			past = withInstant(past, found.at)
		default:
			coming = withInstant(coming, found.at)
		}
	}
	switch {
	case len(coming) == 1:
		return coming[0]
	case len(coming) == 0 && len(past) == 1:
		return past[0]
	}
	return time.Time{}
}

// withInstant adds an instant, keeping at most two that differ: two are too many.
func withInstant(known []time.Time, at time.Time) []time.Time {
	if len(known) == 2 || len(known) == 1 && known[0].Equal(at) {
		return known
	}
	return append(known, at)
}

// isReplaced reports whether a moment is the one that no longer holds: "au lieu du
// 11 juin à 14h", "du 11 juin à 14h au 12 juin à 15h".
func (m *message) isReplaced(found moment, replacedNext bool) bool {
	before := found.from - 1
	if m.is(before, "du", "de", "from") && replacedNext {
		return true
	}
	for m.is(before, "du", "de", "le", "of", "the", "on", "au", "a", "for") {
		before--
	}
	return m.is(before, "lieu", "instead", "initialement", "initially", "originally", "previously", "auparavant", "anciennement", "was")
}

var (
	// calls are what we do ourselves.
	calls = setOf("rappelle rappeler rappel rappelons appelle appeler appelons appellerai rappellerai relance relancer contacter contacte " +
		"recontacte call calling callback")
	// sightings are how we know of an appointment.
	sightings = setOf("vu vue apercu seen spotted noticed recu received signale poste posted ecrit wrote")
)

// isOurs reports whether a moment is when we call, or when we saw what we tell:
// "je le rappelle demain à 14h", "vu hier à 9h".
func (m *message) isOurs(found moment, receivedAt time.Time) bool {
	for i := found.from - 1; i >= 0 && i >= found.from-longestGap && !m.ends(i) && !m.is(i, ",", ":", "("); i-- {
		said := terms[m.tokens[i].fold]
		if calls.has(said) || sightings.has(said) && found.at.Before(receivedAt) {
			return true
		}
	}
	return false
}

// isMovedTo reports whether a moment is where an appointment was put: "déplacé au".
func (m *message) isMovedTo(found moment) bool {
	return m.is(found.from-1, "au", "a", "to", "for", "pour") && moved.has(terms[m.foldAt(found.from-2)])
}

// replaces reports whether a moment is what another was moved to.
func (m *message) replaces(found moment) bool { return m.is(found.from-1, "au", "a", "to", "vers") }

// pair puts the days and hours together that stand together. Where the message has
// only one of each, they need not stand side by side.
func (m *message) pair(dates []date, clocks []clock, zone *time.Location) []moment {
	var moments []moment
	next := 0 // the first clock not taken yet
	for _, d := range dates {
		for next < len(clocks) && clocks[next].to <= d.from && !m.joins(clocks[next].to, d.from) {
			next++
		}
		if next == len(clocks) {
			break
		}
		if c := clocks[next]; m.joins(c.to, d.from) || m.joins(d.to, c.from) {
			moments = append(moments, moment{min(d.from, c.from), max(d.to, c.to), instant(d, c, zone)})
			next++
		}
	}
	if len(moments) == 0 && len(dates) == 1 && len(clocks) == 1 && m.belong(dates[0], clocks[0]) {
		d, c := dates[0], clocks[0]
		moments = append(moments, moment{min(d.from, c.from), max(d.to, c.to), instant(d, c, zone)})
	}
	return moments
}

// belong reports whether the only day and the only hour of a message stand in one
// sentence, or the hour on a line that says that it is the hour.
func (m *message) belong(d date, c clock) bool {
	if d.loose {
		return false
	}
	labelled := m.is(c.from-1, "heure", "horaire", "time") || m.is(c.from-1, ":") && m.is(c.from-2, "heure", "horaire", "time")
	for i := min(d.to, c.to); i < max(d.from, c.from); i++ {
		if m.ends(i) && (!labelled || !m.is(i, "\n")) {
			return false
		}
	}
	return true
}

// farthestJoint is how many tokens may stand between a day and its hour.
const farthestJoint = 8

var joints = setOf("a at le la l on ce the du de des of pour for vers around from t heure heures matin matinee apres midi soir soiree " +
	"morning afternoon evening partir vers environ about starting")

// joins reports whether only words such as "à" stand between two places.
func (m *message) joins(from, to int) bool {
	if from > to || to-from > farthestJoint {
		return false
	}
	for i := from; i < to; i++ {
		if t := m.tokens[i]; !joints.has(terms[t.fold]) && !m.is(i, ",", "-", "–", "—", "(", ")", "'", "@", "|", ":", "·", "•", "→") {
			return false
		}
	}
	return true
}

// instant puts a day and an hour together. An hour that the clocks skip that day
// is none; one that they strike twice is the first.
func instant(d date, c clock, zone *time.Location) time.Time {
	if d.day.IsZero() || !c.sure {
		return time.Time{}
	}
	year, month, number := d.day.Date()
	if c.zone != nil {
		return time.Date(year, month, number, c.hour, c.minute, c.second, 0, c.zone).In(zone)
	}
	at := time.Date(year, month, number, c.hour, c.minute, c.second, 0, zone)
	if at.Hour() != c.hour || at.Minute() != c.minute {
		return time.Time{}
	}
	return firstOf(at)
}

// firstOf returns the first instant that clocks show as they show this one.
func firstOf(at time.Time) time.Time {
	changed, _ := at.ZoneBounds()
	if changed.IsZero() {
		return at
	}
	_, offset := at.Zone()
	_, before := changed.Add(-time.Second).Zone()
	earlier := at.Add(time.Duration(offset-before) * time.Second)
	if _, then := earlier.Zone(); then == before && earlier.Before(at) {
		return earlier
	}
	return at
}
