package alert

import "time"

// weekdayNames are the weekdays by name, folded; the short ones only stand before
// a date.
var weekdayNames = map[string]time.Weekday{
	"lundi": time.Monday, "mardi": time.Tuesday, "mercredi": time.Wednesday, "jeudi": time.Thursday,
	"vendredi": time.Friday, "samedi": time.Saturday, "dimanche": time.Sunday,
	"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
	"friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday,
}

var shortWeekdays = map[string]time.Weekday{
	"lun": time.Monday, "mar": time.Tuesday, "mer": time.Wednesday, "jeu": time.Thursday, "ven": time.Friday,
	"sam": time.Saturday, "dim": time.Sunday, "mon": time.Monday, "tue": time.Tuesday, "tues": time.Tuesday,
	"wed": time.Wednesday, "thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday, "fri": time.Friday,
	"sat": time.Saturday, "sun": time.Sunday,
}

// weekday reads the weekday at a token, and returns where it ends.
func (c calendar) weekday(i int) (time.Weekday, int) {
	if weekday, ok := weekdayNames[c.foldAt(i)]; ok {
		return weekday, i + 1
	}
	weekday, ok := shortWeekdays[c.foldAt(i)]
	if !ok {
		return anyWeekday, i
	}
	next := i + 1
	for c.is(next, ".", ",") {
		next++
	}
	if s, stated := c.stated(next, false); !stated || s.month == 0 {
		return anyWeekday, i
	}
	return weekday, next
}

// onWeekday reads "jeudi prochain", "next Monday", "jeudi en huit" or just "jeudi",
// the first to come. It isn't sure of today's own weekday, nor of an English
// "next" for a day of the same week.
func (c calendar) onWeekday(i int, weekday time.Weekday) (date, bool) {
	ahead := (int(weekday-c.today.Weekday())+6)%7 + 1 // 1 to 7 days
	untilMonday := (7-int(c.today.Weekday()))%7 + 1
	d := date{from: i, to: i + 1, day: c.today.AddDays(ahead)}
	switch {
	case c.is(i-1, "last"):
		d.day = d.day.AddDays(-7)
		d.from--
	case c.is(i-1, "next"):
		d.from--
		if ahead < untilMonday {
			d.day = 0
		}
	case c.is(i+1, "prochain"):
		d.to++
	case c.is(i+1, "dernier"):
		d.to++
		d.day = d.day.AddDays(-7)
		if ahead == 7 {
			d.day = d.day.AddDays(-7)
		}
	case c.is(i+1, "en") && c.is(i+2, "huit"):
		d.to, d.day = i+3, d.day.AddDays(7)
	case c.nextWeek(i+1) > 0:
		d.to = c.nextWeek(i + 1)
		d.day = c.today.AddDays(untilMonday + (int(weekday)+6)%7)
	case ahead == 7, c.is(i-1, "chaque", "every", "each"), c.weekSaidBefore(i):
		d.day = 0
	}
	return d, true
}

// nextWeek returns the end of "de la semaine prochaine" at a token, or 0.
func (c calendar) nextWeek(i int) int {
	for c.is(i, "de", "la", "of") {
		i++
	}
	if c.is(i, "semaine") && c.is(i+1, "prochaine") || c.is(i, "next") && c.is(i+1, "week") {
		return i + 2
	}
	return 0
}

// weekSaidBefore reports whether a week was named that the weekday belongs to.
func (c calendar) weekSaidBefore(i int) bool {
	for before := i - 1; before >= 0 && before >= i-4; before-- {
		if c.is(before, "semaine", "week", "prochaine") {
			return true
		}
	}
	return false
}

// nearDays are the days named by how far they are.
var nearDays = []struct {
	words []string
	ahead int
}{
	{[]string{"apres", "-", "demain"}, 2},
	{[]string{"apres", "demain"}, 2},
	{[]string{"day", "after", "tomorrow"}, 2},
	{[]string{"avant", "-", "hier"}, -2},
	{[]string{"avant", "hier"}, -2},
	{[]string{"day", "before", "yesterday"}, -2},
	{[]string{"aujourd", "'", "hui"}, 0},
	{[]string{"aujourdhui"}, 0},
	{[]string{"today"}, 0},
	{[]string{"tonight"}, 0},
	{[]string{"ce", "matin"}, 0},
	{[]string{"ce", "soir"}, 0},
	{[]string{"cet", "apres", "-", "midi"}, 0},
	{[]string{"cet", "apres", "midi"}, 0},
	{[]string{"this", "morning"}, 0},
	{[]string{"this", "afternoon"}, 0},
	{[]string{"this", "evening"}, 0},
	{[]string{"demain"}, 1},
	{[]string{"tomorrow"}, 1},
	{[]string{"hier"}, -1},
	{[]string{"yesterday"}, -1},
}

// relative reads a day named by its distance: "demain", "dans 3 jours".
func (c calendar) relative(i int) (date, bool) {
	for _, near := range nearDays {
		if c.says(i, near.words) {
			return date{from: i, to: i + len(near.words), day: c.today.AddDays(near.ahead)}, true
		}
	}
	if !c.is(i, "dans", "in") {
		return date{}, false
	}
	n, ok := c.number(i+1, 2)
	if c.is(i+1, "une", "un", "a", "one") {
		n, ok = 1, true
	}
	d := date{from: i, to: i + 3}
	switch {
	case !ok:
		return date{}, false
	case c.is(i+2, "semaine", "semaines", "week", "weeks"):
		d.day = c.today.AddDays(7 * n)
	case c.is(i+2, "jours", "jour") && (n == 8 || n == 15):
		// a week or two as often as so many days
	case c.is(i+2, "jours", "jour", "days", "day"):
		d.day = c.today.AddDays(n)
	default:
		return date{}, false
	}
	return d, true
}

// says reports whether tokens say words in turn.
func (c calendar) says(i int, words []string) bool {
	for n, word := range words {
		if !c.is(i+n, word) {
			return false
		}
	}
	return true
}
