package words

import (
	"time"

	"rebond/internal/domain/day"
)

// DayFrom says a day and how far it is from today: "30 juin · dans 12 jours".
// The year is said where it isn't today's. No day is said as a dash.
func (l Lang) DayFrom(d, today day.Day) string {
	if d.IsZero() {
		return l.Day(d)
	}
	return l.NearDay(d, today) + " · " + l.Distance(d, today)
}

// DueBy says a deadline and how far it is, and by how much it is late once it
// has passed: "18 juin · en retard de 3 jours".
func (l Lang) DueBy(due, today day.Day) string {
	if due.IsZero() || due >= today {
		return l.DayFrom(due, today)
	}
	return l.NearDay(due, today) + " · " + l.Say(lateBy, "span", l.span(today.Since(due), due, today))
}

// NearDay says a day, with its year only where it isn't today's.
func (l Lang) NearDay(d, today day.Day) string {
	year, _, _ := d.Date()
	if thisYear, _, _ := today.Date(); year == thisYear {
		return l.ShortDay(d)
	}
	return l.Day(d)
}

// LongDay says a day with its weekday: "mardi 30 juin 2026".
func (l Lang) LongDay(d day.Day) string {
	return weekdays[d.Weekday()].In(l) + " " + l.Day(d)
}

// Distance says how far a day lies from today: "demain", "dans 12 jours",
// "il y a 3 mois".
func (l Lang) Distance(d, today day.Day) string {
	switch away := d.Since(today); {
	case away == 0:
		return l.Say(onToday)
	case away == 1:
		return l.Say(onTomorrow)
	case away == -1:
		return l.Say(onYesterday)
	case away > 0:
		return l.Say(ahead, "span", l.span(away, today, d))
	default:
		return l.Say(ago, "span", l.span(-away, d, today))
	}
}

// Clock says an instant's day and time: "30 juin, 14:05".
func (l Lang) Clock(at time.Time, today day.Day) string {
	return l.NearDay(day.Of(at, at.Location()), today) + ", " + l.Time(at)
}

// Time says the time of an instant, in its own zone: "14:05".
func (l Lang) Time(at time.Time) string { return at.Format("15:04") }

// Beyond so many days a distance is said in months, beyond so many months in years.
const (
	daysSaid   = 60
	monthsSaid = 24
)

// span says how long it is between two days, as coarsely as a person would.
func (l Lang) span(days int, from, to day.Day) string {
	if days <= daysSaid {
		return l.Count(days, daysWord.In(l))
	}
	months := int(to.Month() - from.Month())
	if from.AddMonths(months) > to {
		months--
	}
	if months < monthsSaid {
		return l.Count(months, monthsWord.In(l))
	}
	return l.Count(months/12, yearsWord.In(l))
}

var (
	onToday     = Phrase{"aujourd’hui", "today"}
	onTomorrow  = Phrase{"demain", "tomorrow"}
	onYesterday = Phrase{"hier", "yesterday"}
	ahead       = Phrase{"dans {span}", "in {span}"}
	ago         = Phrase{"il y a {span}", "{span} ago"}
	lateBy      = Phrase{"en retard de {span}", "{span} late"}

	daysWord   = Phrase{"jour|jours", "day|days"}
	monthsWord = Phrase{"mois|mois", "month|months"}
	yearsWord  = Phrase{"an|ans", "year|years"}
)

var weekdays = [...]Phrase{
	time.Sunday:    {"dimanche", "Sunday"},
	time.Monday:    {"lundi", "Monday"},
	time.Tuesday:   {"mardi", "Tuesday"},
	time.Wednesday: {"mercredi", "Wednesday"},
	time.Thursday:  {"jeudi", "Thursday"},
	time.Friday:    {"vendredi", "Friday"},
	time.Saturday:  {"samedi", "Saturday"},
}
