package alert

import (
	"time"
)

// clock is an hour of the day that the message names.
type clock struct {
	from, to             int // its tokens
	hour, minute, second int
	zone                 *time.Location // nil where none is named
	sure                 bool           // it exists and means one thing
}

// clock reads the hour that begins at a token, with the part of the day and the
// zone that belong to it.
func (c calendar) clock(i int) (clock, bool) {
	read, ok := c.hour(i)
	if !ok {
		return clock{}, false
	}
	c.partOfDay(&read)
	c.inZone(&read)
	c.upTo(&read)
	read.sure = read.sure && read.hour < 24 && read.minute < 60 && read.second < 60
	return read, true
}

// hour reads 14:00:00, 14h30, 2pm, midi, or à 14.30.
func (c calendar) hour(i int) (clock, bool) {
	if c.is(i, "midi", "noon") && c.is(i-1, "a", "at", "vers", ",") {
		read := clock{from: i, to: i + 1, hour: 12, sure: true}
		if c.is(i+1, "et") && c.is(i+2, "demi", "demie") {
			read.to, read.minute = i+3, 30
		}
		return read, true
	}
	if c.is(i, "minuit", "midnight") {
		return clock{from: i, to: i + 1}, true // of which day?
	}
	hour, ok := c.number(i, 2)
	if !ok {
		return clock{}, false
	}
	read := clock{from: i, to: i + 1, hour: hour, sure: c.startsNumber(i) && !c.is(i-1, "-", "+") || c.startsAfterDate(i)}
	switch {
	case c.isAttached(i+1) && c.is(i+1, ":") && c.isAttached(i+2) && c.isSort(i+2, digits):
		c.colons(&read)
	case c.is(i+1, "h", "heure", "heures", "hr", "hrs"):
		if c.isDuration(i) {
			return clock{}, false
		}
		c.hours(&read)
	case c.isHour(i):
	case c.is(i+1, ".") && c.isAttached(i+1) && c.isAttached(i+2) && (c.is(i-1, "a", "at") || c.isHour(i+2)) && !c.is(i+3, "/", "."):
		read.to = i + 3
		read.minute, read.sure = c.twoDigits(i+2, read.sure)
	default:
		return clock{}, false
	}
	c.meridiem(&read)
	return read, true
}

// startsAfterDate reports whether a dash before a number parts it from a date, and
// isn't a range's.
func (c calendar) startsAfterDate(i int) bool {
	return c.is(i-1, "-") && !c.isAttached(i) && c.startsNumber(i)
}

func (c calendar) twoDigits(i int, sure bool) (int, bool) {
	n, ok := c.number(i, 2)
	return n, sure && ok && len(c.tokens[i].fold) == 2
}

// colons reads :30 or :30:00 behind an hour.
func (c calendar) colons(read *clock) {
	i := read.from
	read.minute, read.sure = c.twoDigits(i+2, read.sure)
	read.to = i + 3
	if c.is(i+3, ":") && c.isAttached(i+3) && c.isAttached(i+4) && c.isSort(i+4, digits) {
		read.second, read.sure = c.twoDigits(i+4, read.sure)
		read.to = i + 5
	}
	if c.is(read.to, ".") && c.isAttached(read.to) && c.isAttached(read.to+1) && c.isSort(read.to+1, digits) {
		read.to += 2 // fractions of a second
	}
	if c.isAttached(read.to) && c.is(read.to, ":") && c.isSort(read.to+1, digits) {
		read.sure = false
	}
	if c.isAttached(read.to) && c.is(read.to, "h") {
		read.to++
	}
}

// hours reads what follows the number in 14h30, 14 h 30 and "9 heures et demie".
func (c calendar) hours(read *clock) {
	at := read.to + 1 // behind the h
	read.to = at
	switch {
	case c.isSort(at, digits) && (c.isAttached(at) || !c.startsDate(at)) && len(c.tokens[at].fold) == 2:
		read.minute, read.sure = c.twoDigits(at, read.sure)
		read.to = at + 1
		if c.is(read.to, "min", "mn", "m") {
			read.to++
		}
	case c.isSort(at, digits) && c.isAttached(at), c.is(at, "moins"):
		read.sure = false
	case c.is(at, "et") && c.is(at+1, "demie", "demi"):
		read.minute, read.to = 30, at+2
	case c.is(at, "et") && c.is(at+1, "quart"):
		read.minute, read.to = 15, at+2
	}
}

// startsDate reports whether the number at a token begins a date.
func (c calendar) startsDate(i int) bool {
	_, ok := c.stated(i, false)
	return ok || c.isHour(i)
}

// isDuration reports whether "2h" is how long something takes or took.
func (c calendar) isDuration(i int) bool {
	return c.is(i-1, "dans", "pendant", "durant", "in", "within", "every", "toutes", "depuis", "sous", "duree", "dure") ||
		c.is(i-1, "a") && c.is(i-2, "y") || c.is(i-1, "de", "d", "for") && len(c.tokens[i].fold) == 1 && !c.isAttached(i+2) ||
		c.is(i+2, "de", "d", "ago") && !c.is(i+3, "l", "la") && len(c.tokens[i].fold) == 1
}

// meridiem reads am and pm.
func (c calendar) meridiem(read *clock) {
	half := ""
	switch {
	case c.is(read.to, "am", "pm"):
		half = c.tokens[read.to].fold[:1]
		read.to++
	case c.is(read.to, "a", "p") && c.is(read.to+1, ".") && c.isAttached(read.to+1) && c.is(read.to+2, "m"):
		half = c.tokens[read.to].fold
		read.to += 3
		if c.is(read.to, ".") && c.isAttached(read.to) && !c.ends(read.to) {
			read.to++
		}
	default:
		return
	}
	read.sure = read.sure && read.hour >= 1 && read.hour <= 12
	if read.hour %= 12; half == "p" {
		read.hour += 12
	}
}

// upTo reads the end of "14h-16h", which begins at 14h. Of "entre 14h et 16h",
// "14h ou 15h" and "2-3pm" nobody can say which it is.
func (c calendar) upTo(read *clock) {
	before, next := read.from-1, read.to+1
	if c.is(before, "entre", "between") || c.is(before, dashes...) && c.isAttached(read.from) && c.isSort(before-1, digits) {
		read.sure = false
	}
	either := c.is(read.to, "ou", "or", "et", "and", "/")
	if !either && !c.is(read.to, "-", "–", "—", "a", "to", "until") {
		return
	}
	if c.is(next, "a", "at") {
		next++
	}
	if end, ok := c.hour(next); ok {
		read.to, read.sure = end.to, read.sure && !either
	}
}

// partOfDay reads "de l'après-midi" or "du soir" after an hour.
func (c calendar) partOfDay(read *clock) {
	at := read.to
	for c.is(at, "du", "de", "l", "'", "in", "the") {
		at++
	}
	switch {
	case c.is(at, "matin", "morning"):
		read.to = at + 1
		read.sure = read.sure && read.hour <= 12
	case c.says(at, []string{"apres", "-", "midi"}):
		read.to = at + 3
		c.afternoon(read)
	case c.is(at, "afternoon", "soir", "evening"):
		read.to = at + 1
		c.afternoon(read)
	case c.saidAfternoon(read.from):
		c.afternoon(read)
	}
}

func (c calendar) afternoon(read *clock) {
	if read.hour < 12 {
		read.hour += 12
	}
}

// saidAfternoon reports whether "après-midi à" or the like stands before an hour.
func (c calendar) saidAfternoon(i int) bool {
	for c.is(i-1, "a", "at", "vers", ",") {
		i--
	}
	return c.is(i-1, "afternoon", "soir", "evening", "tonight") ||
		c.is(i-1, "midi") && (c.is(i-2, "apres") || c.is(i-2, "-") && c.is(i-3, "apres"))
}

// zones are the abbreviations that mean one offset, in hours.
var zones = map[string]int{
	"UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "EDT": -4, "PST": -8, "PDT": -7,
}

// inZone reads the zone behind an hour. One that is named but not known makes the
// hour unsure.
func (c calendar) inZone(read *clock) {
	at := read.to
	if c.is(at, "(") {
		at++
	}
	offset, named := 0, false
	written := c.between(at, min(at+1, len(c.tokens)))
	switch {
	case written == "Z" || written == "z":
		named = c.isAttached(at)
		at++
	case c.is(at, "+", "-", "−") && (c.isISO(read.from) || c.is(at, "+") && (c.isAttached(at) || c.is(at+2, ":"))):
		offset, at, named = c.offset(at)
	case written == "UTC", written == "GMT":
		named = true
		at++
		if more, end, ok := c.offset(at); ok {
			offset, at = more, end
		}
	case c.isForeign(at):
		read.sure = false
		return
	default:
		offset, named = zones[written]
		offset *= 3600
		at++
	}
	if named {
		read.zone, read.to = time.FixedZone("", offset), at
	}
}

// isISO reports whether an hour is the second half of 2026-06-11T14:00.
func (c calendar) isISO(i int) bool { return c.is(i-1, "t") && c.isAttached(i) && c.isAttached(i-1) }

// offset reads +02:00, +0200 or +2, in seconds.
func (c calendar) offset(i int) (seconds, to int, ok bool) {
	if !c.is(i, "+", "-", "−") || !c.isAttached(i+1) || !c.isSort(i+1, digits) {
		return 0, i, false
	}
	n, _ := c.number(i+1, 4)
	hours, minutes, to := n, 0, i+2
	switch {
	case len(c.tokens[i+1].fold) == 4:
		hours, minutes = n/100, n%100
	case c.is(to, ":") && c.isAttached(to) && c.isAttached(to+1):
		minutes, _ = c.number(to+1, 2)
		to += 2
	}
	if hours > 14 || minutes > 59 {
		return 0, i, false
	}
	seconds = hours*3600 + minutes*60
	if !c.is(i, "+") {
		seconds = -seconds
	}
	return seconds, to, true
}

var (
	// home are the zones that are the desk's own, by the words people have for them.
	home = setOf("paris france francaise french locale local ete hiver")
	// ambiguous abbreviations mean several offsets, in capitals.
	ambiguous = map[string]bool{"EST": true, "CST": true, "IST": true, "MST": true, "AST": true}
)

// isForeign reports whether a zone is named that isn't known to be the desk's.
func (c calendar) isForeign(i int) bool {
	isHome := func(at int) bool { return home.has(terms[c.foldAt(at)]) }
	switch {
	case c.is(i, "heure") && c.is(i+1, "de", "d"):
		return !isHome(i+2) && !isHome(i+3)
	case c.is(i+1, "time") && c.isSort(i, letters) && c.isCapital(i):
		return !isHome(i)
	case c.is(i, "europe", "america", "asia", "africa", "indian", "pacific", "atlantic") && c.is(i+1, "/"):
		return !isHome(i + 2)
	case i < len(c.tokens) && ambiguous[c.between(i, i+1)]:
		return c.is(i-1, "am", "pm", "m") || c.is(i-1, "(")
	}
	return false
}
