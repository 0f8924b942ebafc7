package alert

import "strconv"

// rating is what a message says of a score out of ten.
type rating struct {
	spoken bool // a score is spoken of, whether it can be read or not
	score  *int // nil where it is no whole number from 0 to 10, or there are several
}

const outOf = 10

// rating reads the score: the first after "recommande", else the only one.
func (m *message) rating() rating {
	var before, after rating
	recommended := false
	for i := range m.tokens {
		recommended = recommended || m.recommends(i)
		read, ok := m.mention(i)
		switch {
		case !ok:
		case !recommended:
			before = before.with(read)
		case !after.spoken:
			after = read
		}
	}
	switch {
	case after.spoken:
		return after
	case before.spoken:
		return before
	}
	return m.bareScore()
}

// with adds another score to what is read: two that differ are none.
func (r rating) with(other rating) rating {
	switch {
	case !r.spoken:
		return other
	case r.score == nil || other.score == nil || *r.score != *other.score:
		return rating{spoken: true}
	}
	return r
}

func (m *message) recommends(i int) bool {
	return m.tokens[i].sort == letters && recommending.has(terms[m.tokens[i].fold])
}

var (
	recommending = setOf(recommends)
	ten          = setOf("10 dix ten")
	// counted are the scores in words, in the languages' own order.
	counted = map[string]int{
		"zero": 0, "un": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5,
		"six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "dix": 10, "ten": 10,
	}
)

// mention reads "8/10", "8 sur 10" or "eight out of ten" whose middle begins at a
// token.
func (m *message) mention(i int) (read rating, ok bool) {
	right := i + 1
	slash := m.is(i, "/", "⁄", "∕")
	switch {
	case slash, m.is(i, "sur") && m.isScored(i-1):
	case m.is(i, "out") && m.is(i+1, "of"):
		right = i + 2
	default:
		return rating{}, false
	}
	if right >= len(m.tokens) || !ten.has(terms[m.tokens[right].fold]) || m.goesOn(right) || slash && m.isDate(i-1) {
		return rating{}, false
	}
	return rating{spoken: true, score: m.number(i - 1)}, true
}

// isScored reports whether a token can be a score.
func (m *message) isScored(i int) bool {
	if m.isSort(i, digits) {
		return true
	}
	_, inWords := m.inWords(i)
	return inWords
}

func (m *message) inWords(i int) (int, bool) {
	if !m.isSort(i, letters) {
		return 0, false
	}
	n, ok := counted[m.tokens[i].fold]
	return n, ok
}

// goesOn reports whether a number goes on behind a token, as in 10/2026 or 10,5.
func (m *message) goesOn(i int) bool {
	return m.isAttached(i+1) && (m.tokens[i+1].sort == digits ||
		m.is(i+1, "/") || m.is(i+1, ",", ".") && m.isAttached(i+2) && m.isSort(i+2, digits))
}

// isDate reports whether the number at a token is a day: "le 9/10".
func (m *message) isDate(i int) bool { return m.is(i-1, "le", "du", "au", "the") }

// number reads a whole number from 0 to 10 that nothing to its left belongs to.
func (m *message) number(i int) *int {
	if n, inWords := m.inWords(i); inWords {
		return &n
	}
	if !m.isSort(i, digits) || m.isPart(i) {
		return nil
	}
	n, err := strconv.Atoi(m.tokens[i].fold)
	if err != nil || n > outOf {
		return nil
	}
	return &n
}

// dashes are the signs that people write for a minus or a range.
var dashes = []string{"-", "–", "−", "—"}

// isPart reports whether the number at a token is the end of something else: of
// 7,5 or 7-8 or -1 or >7 or "7 ou 8".
func (m *message) isPart(i int) bool {
	before := i - 1
	switch {
	case m.is(before, "ou", "or", "et", "and") && m.isScored(before-1), m.is(before, ">", "<", "≥", "≤", "~", "≈"):
		return true
	case !m.isAttached(i):
		return m.is(before, dashes...) && m.isSort(before-1, digits)
	case m.is(before, dashes...):
		return !m.isAttached(before) || !m.isSort(before-1, letters)
	case m.is(before, ",", ".", "/", "⁄"):
		return m.isSort(before-1, digits)
	}
	return m.isSort(before, letters) || m.isSort(before, digits)
}

// farthestScore is how many tokens after its name a score without "/10" may stand.
const farthestScore = 5

// bareScore reads the score of "NPS : 9" and "recommande Wavy à 9".
func (m *message) bareScore() rating {
	for i := range m.tokens {
		if !m.is(i, "nps") && !m.recommends(i) {
			continue
		}
		if read, ok := m.scoreAfter(i); ok {
			return read
		}
	}
	return rating{}
}

// scoreAfter reads the first number of the few tokens after a name, unless it
// counts something else.
func (m *message) scoreAfter(i int) (read rating, ok bool) {
	for at := i + 1; at < len(m.tokens) && at <= i+farthestScore && !m.ends(at) && !m.isSort(at, link); at++ {
		if !m.isSort(at, digits) {
			continue
		}
		if m.isCounting(at) || m.isDate(at) || m.is(at-1, "sur", "of") && m.is(at-2, "out", "nps") {
			return rating{}, false
		}
		read = rating{spoken: true, score: m.number(at)}
		if m.goesOn(at) || m.is(at+1, "%", "/") {
			read.score = nil
		}
		return read, true
	}
	return rating{}, false
}

// isCounting reports whether a number counts things rather than being a score:
// only the end, a sign or a small word follows a score.
func (m *message) isCounting(i int) bool {
	return len(m.tokens[i].fold) > 3 || m.isSort(i+1, letters) && !m.is(i+1, "pour", "for", "de", "from", "par", "by", "chez", "sur", "on", "at", "a", "le", "et", "and")
}

// rates reports whether an NPS finding has what it takes to be one: a score, or
// a name and someone who scored.
func (m *message) rates(f finding) bool {
	if m.score.spoken {
		return true
	}
	return f.manner != told && (f.to-f.from > 1 || len(m.links) > 0 || len(m.mails) > 0)
}
