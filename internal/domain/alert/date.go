package alert

import (
	"strconv"
	"time"

	"rebond/internal/domain/day"
)

// calendar reads the days that a message names, as seen from the day it arrived.
type calendar struct {
	*message
	today day.Day
}

// date is a day that the message names.
type date struct {
	from, to int     // its tokens
	day      day.Day // none where the day doesn't exist or isn't sure
	loose    bool    // "11/06": a day only beside an hour
}

// scan lists the days and the hours, each in the order in which they stand.
func (c calendar) scan() (dates []date, clocks []clock) {
	for i := 0; i < len(c.tokens); {
		if d, ok := c.date(i); ok {
			dates, i = append(dates, d), d.to
		} else if hour, ok := c.clock(i); ok {
			clocks, i = append(clocks, hour), hour.to
		} else {
			i++
		}
	}
	return dates, clocks
}

// date reads the day that begins at a token.
func (c calendar) date(i int) (date, bool) {
	weekday, next := c.weekday(i)
	if next > i {
		for c.is(next, ".", ",", "le", "the", "du") {
			next++
		}
		if stated, ok := c.stated(next, true); ok {
			return date{from: i, to: stated.to, day: c.resolve(stated, weekday)}, true
		}
		return c.onWeekday(i, weekday)
	}
	if stated, ok := c.stated(i, false); ok {
		return date{from: i, to: stated.to, day: c.resolve(stated, anyWeekday), loose: stated.loose}, true
	}
	return c.relative(i)
}

// stated is a date as far as the message states it.
type stated struct {
	to                  int
	year, month, number int // 0 where it isn't given
	loose               bool
}

// stated reads a date in numbers or with the month's name, or after a weekday just
// the number: "jeudi 11".
func (c calendar) stated(i int, afterWeekday bool) (stated, bool) {
	for _, read := range []func(int) (stated, bool){c.yearFirst, c.numeric, c.dayMonth, c.monthDay} {
		if s, ok := read(i); ok {
			return s, true
		}
	}
	if afterWeekday || c.is(i-1, "le", "the") {
		return c.numberOnly(i)
	}
	return stated{}, false
}

// number reads a token of one to so many digits.
func (c calendar) number(i, longest int) (int, bool) {
	if !c.isSort(i, digits) || len(c.tokens[i].fold) > longest {
		return 0, false
	}
	n, err := strconv.Atoi(c.tokens[i].fold)
	return n, err == nil
}

func (c calendar) isYear(i int) bool {
	n, ok := c.number(i, 4)
	return ok && len(c.tokens[i].fold) == 4 && n >= 1900 && n < 2200
}

// startsNumber reports whether the digits at a token aren't the rest of a longer
// number, such as a phone's.
func (c calendar) startsNumber(i int) bool {
	return !c.isAttached(i) || !c.is(i-1, ".", "/", "-", ":") || !c.isSort(i-2, digits)
}

// separator returns the sign between two numbers of a date.
func (c calendar) separator(i int) string {
	if c.is(i, "/") || c.is(i, ".", "-") && c.isAttached(i) && c.isAttached(i+1) {
		return c.tokens[i].fold
	}
	return ""
}

// yearFirst reads 2026-06-11.
func (c calendar) yearFirst(i int) (stated, bool) {
	sep := c.separator(i + 1)
	month, okMonth := c.number(i+2, 2)
	number, okNumber := c.number(i+4, 2)
	if !c.isYear(i) || sep == "" || c.separator(i+3) != sep || !okMonth || !okNumber || !c.startsNumber(i) {
		return stated{}, false
	}
	year, _ := c.number(i, 4)
	return stated{to: i + 5, year: year, month: month, number: number}, true
}

// numeric reads 11/06/2026, 11.06.26, and 11/06 as a loose one.
func (c calendar) numeric(i int) (stated, bool) {
	number, okNumber := c.number(i, 2)
	sep := c.separator(i + 1)
	month, okMonth := c.number(i+2, 2)
	if !okNumber || sep == "" || !okMonth || !c.startsNumber(i) {
		return stated{}, false
	}
	s := stated{to: i + 3, month: month, number: number}
	if c.separator(i+3) == sep && c.isSort(i+4, digits) {
		if c.separator(i+5) == sep && c.isSort(i+6, digits) {
			return stated{}, false // a phone number
		}
		s.to = i + 5
		s.year, _ = c.number(i+4, 4)
		if len(c.tokens[i+4].fold) == 2 {
			s.year += 2000
		} else if !c.isYear(i + 4) {
			s.month = impossible
		}
		return s, true
	}
	s.loose = !c.is(i-1, "le", "du", "au", "on", "the", "pour")
	return s, sep == "/"
}

// impossible stands for a month that no calendar has.
const impossible = 13

// monthNames are the months by name and abbreviation, folded.
var monthNames = map[string]int{
	"janvier": 1, "janv": 1, "january": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "february": 2, "feb": 2,
	"mars": 3, "march": 3, "mar": 3, "avril": 4, "avr": 4, "april": 4, "apr": 4, "mai": 5, "may": 5,
	"juin": 6, "june": 6, "jun": 6, "juillet": 7, "juil": 7, "july": 7, "jul": 7, "aout": 8, "august": 8, "aug": 8,
	"septembre": 9, "september": 9, "sept": 9, "sep": 9, "octobre": 10, "october": 10, "oct": 10,
	"novembre": 11, "november": 11, "nov": 11, "decembre": 12, "december": 12, "dec": 12,
}

// dayMonth reads "11 juin 2026", "1er juillet", "11th of June".
func (c calendar) dayMonth(i int) (stated, bool) {
	number, ok := c.number(i, 2)
	if !ok || !c.startsNumber(i) {
		return stated{}, false
	}
	next := c.afterOrdinal(i + 1)
	if c.is(next, "of", "de") {
		next++
	}
	month := monthNames[c.foldAt(next)]
	if month == 0 {
		return stated{}, false
	}
	s := stated{to: next + 1, month: month, number: number}
	next++
	if c.is(next, ".") && c.isAttached(next) {
		next++
	}
	if c.is(next, ",") && c.isYear(next+1) {
		next++
	}
	if year, ok := c.year(next); ok {
		s.year, s.to = year, next+1
	}
	return s, true
}

// monthDay reads "June 11th, 2026".
func (c calendar) monthDay(i int) (stated, bool) {
	month, next := monthNames[c.foldAt(i)], i+1
	if month == 0 {
		return stated{}, false
	}
	if c.is(next, ".") && c.isAttached(next) {
		next++
	}
	if c.is(next, "the") {
		next++
	}
	number, ok := c.number(next, 2)
	if !ok || c.isHour(next) {
		return stated{}, false
	}
	next = c.afterOrdinal(next + 1)
	s := stated{to: next, month: month, number: number}
	if c.is(next, ",") {
		next++
	}
	if c.isYear(next) {
		s.year, _ = c.number(next, 4)
		s.to = next + 1
	}
	return s, true
}

// numberOnly reads "le 11" and "jeudi 11", a day of this month or the next.
func (c calendar) numberOnly(i int) (stated, bool) {
	number, ok := c.number(i, 2)
	if !ok || c.isHour(i) || !c.startsNumber(i) || c.is(i+1, "/", ".", "-") && c.isAttached(i+1) && c.isSort(i+2, digits) {
		return stated{}, false
	}
	return stated{to: c.afterOrdinal(i + 1), number: number, loose: true}, true
}

// afterOrdinal steps over the "er" of 1er and the "th" of 11th.
func (c calendar) afterOrdinal(i int) int {
	if c.isAttached(i) && c.is(i, "er", "e", "st", "nd", "rd", "th") {
		return i + 1
	}
	return i
}

// year reads the year behind a month: 2026, or 26 where it is no hour.
func (c calendar) year(i int) (int, bool) {
	if c.isYear(i) {
		return c.number(i, 4)
	}
	n, ok := c.number(i, 2)
	return n + 2000, ok && len(c.tokens[i].fold) == 2 && !c.isHour(i) && !c.is(i+1, "/", "-", ".") && !c.isOrdinary(i+1)
}

// isHour reports whether the number at a token is an hour.
func (c calendar) isHour(i int) bool {
	return c.is(i+1, ":", "h", "heure", "heures", "hr", "hrs", "am", "pm") && (c.isAttached(i+1) || !c.is(i+1, ":")) ||
		c.is(i+1, "a", "p") && c.is(i+2, ".") && c.isAttached(i+2)
}

// isOrdinary reports whether a small word follows that a number counts: "11 juin 12 personnes".
func (c calendar) isOrdinary(i int) bool {
	return c.isSort(i, letters) && !c.is(i, "a", "at", "de", "des", "vers", "pour", "for", "chez", "avec", "with", "et", "and")
}

// anyWeekday is the weekday of a date that names none.
const anyWeekday time.Weekday = -1

// justPassed is how many days ago a date without its year is as likely to lie as
// in the year to come.
const justPassed = 31

// resolve finds the day that a date means: the coming one where it gives no year,
// unless its weekday says otherwise. It returns none where the day doesn't exist,
// has another weekday than the message says, or isn't sure.
func (c calendar) resolve(s stated, weekday time.Weekday) day.Day {
	fits := func(d day.Day) bool { return !d.IsZero() && (weekday == anyWeekday || d.Weekday() == weekday) }
	year, month, _ := c.today.Date()
	if s.month == 0 {
		return c.resolveNumber(s.number, fits)
	}
	if s.year != 0 {
		if d := existing(s.year, s.month, s.number); fits(d) {
			return d
		}
		return 0
	}
	past, coming := existing(year, s.month, s.number), existing(year, s.month, s.number)
	if s.month > int(month) || past >= c.today {
		past = existing(year-1, s.month, s.number)
	} else {
		coming = existing(year+1, s.month, s.number)
	}
	switch {
	case weekday == anyWeekday && !past.IsZero() && c.today.Since(past) <= justPassed:
		return 0
	case fits(coming):
		return coming
	case weekday != anyWeekday && fits(past):
		return past
	}
	return 0
}

// resolveNumber finds a day that is only a number: in this month, or where its
// weekday confirms it in the next.
func (c calendar) resolveNumber(number int, fits func(day.Day) bool) day.Day {
	year, month, _ := c.today.Date()
	this := existing(year, int(month), number)
	if this >= c.today {
		if fits(this) {
			return this
		}
		return 0
	}
	next := (c.today.Month() + 1).First()
	nextYear, nextMonth, _ := next.Date()
	coming := existing(nextYear, int(nextMonth), number)
	if fits(coming) && !fits(this) {
		return coming
	}
	return 0
}

// existing returns a day of the calendar, or none where there is no such day.
func existing(year, month, number int) day.Day {
	if month < 1 || month > 12 || number < 1 {
		return 0
	}
	m := day.NewMonth(year, time.Month(month))
	if d := m.First().AddDays(number - 1); d <= m.Last() {
		return d
	}
	return 0
}
