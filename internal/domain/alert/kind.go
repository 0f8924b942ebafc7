package alert

import "strings"

// manner is how clearly a phrase speaks of its kind.
type manner int

const (
	told   manner = iota // describes what happens: "veut résilier"
	named                // calls it by its name: "churn risk"
	formal               // the machine's own words: "churn risk created"
)

// Kinds that phrases may have and that no message is read as: they say that the
// others don't count.
const (
	withdrawn Kind = "withdrawn" // "fausse alerte": nothing in the message counts
	asking    Kind = "asking"    // "c'est quoi …": what the sentence asks about doesn't count
)

// finding is a phrase that stands in the text.
type finding struct {
	kind     Kind
	manner   manner
	from, to int // its words, to excluded
}

// order is who comes first among findings of the same manner: an appointment with
// a competitor must never be taken for a risk that is called about today (AL-4).
var order = map[Kind]int{RedAlert: 0, FormReceived: 1, NPS: 2, DownsellRisk: 3, ChurnRisk: 4, Hardware: 5, Upsell: 6}

// find returns what the message is about, if it asserts anything.
func (m *message) find() (best finding, found bool) {
	question := false // an opening such as "comment" was heard in this sentence
	for k, w := range m.words {
		question = question && !w.fresh
		for _, p := range beginningWith(w.term) {
			to, denied, ok := m.follow(p.steps, k)
			if !ok {
				continue
			}
			f := finding{p.kind, p.manner, k, to}
			switch {
			case p.kind == asking:
				question = question || w.asked && (w.fresh || w.pause)
			case !p.deniesItself && (denied || m.denies(f)):
			case p.kind == withdrawn:
				if !w.asked {
					return finding{}, false
				}
			case !question && m.counts(f) && (!found || f.outranks(best)):
				best, found = f, true
			}
		}
	}
	return best, found
}

// counts reports whether a finding that nobody denies is an alert.
func (m *message) counts(f finding) bool {
	switch {
	case f.kind == NPS && !m.rates(f), f.kind == FormReceived && m.words[f.from].asked:
		return false
	}
	return !m.isTopic(f)
}

// outranks reports whether f says better than an earlier finding what the message
// is about.
func (f finding) outranks(earlier finding) bool {
	switch {
	case f.manner == formal || earlier.manner == formal:
		return f.manner > earlier.manner
	case (f.kind == RedAlert) != (earlier.kind == RedAlert):
		return f.kind == RedAlert
	case f.manner != earlier.manner:
		return f.manner > earlier.manner
	case f.manner == named:
		return false
	}
	return order[f.kind] < order[earlier.kind]
}

// longestGap is how many words may stand where a phrase leaves a gap.
const longestGap = 6

// follow walks a phrase from a word on. It returns where the phrase ends, and
// whether a word in one of its gaps denies it.
func (m *message) follow(steps []step, k int) (to int, denied, ok bool) {
	for s, step := range steps {
		switch {
		case step.gap:
			return m.leap(steps[s+1:], k)
		case step.not:
			if k < len(m.words) && !m.words[k].fresh && step.words.has(m.term(k)) {
				return 0, false, false
			}
		case k < len(m.words) && (s == 0 || !m.words[k].fresh) && step.words.has(m.term(k)):
			k++
		case !step.optional:
			return 0, false, false
		}
	}
	return k, false, true
}

// leap finds the rest of a phrase behind a gap, the nearest first.
func (m *message) leap(steps []step, k int) (to int, denied, ok bool) {
	negated := m.isNegated(k - 1)
	for gap := 0; gap <= longestGap && k < len(m.words) && !m.words[k].fresh; gap++ {
		if to, deeper, ok := m.follow(steps, k); ok {
			return to, denied || deeper, true
		}
		word := m.term(k)
		if breaksGap.has(word) {
			return 0, false, false
		}
		denied = denied || deniers.has(word) || settled.has(word) || negated && m.fold(k) == "plus"
		k++
	}
	return 0, false, false
}

// isNegated reports whether a French "ne" stands before the verb at a word.
func (m *message) isNegated(k int) bool {
	return m.fold(k-1) == "ne" || m.fold(k-1) == "n" || m.fold(k-2) == "ne" || m.fold(k-2) == "n"
}

// farthestDenial is how many filling words may stand between a phrase and what
// denies it.
const farthestDenial = 7

// denies reports whether the words around a finding deny or settle it: "pas de
// churn risk", "churn risk : non", "the churn risk is closed".
func (m *message) denies(f finding) bool {
	return m.deniesBefore(f) || m.deniesAfter(f)
}

func (m *message) deniesBefore(f finding) bool {
	for k := f.from; k > 0 && f.from-k < farthestDenial; k-- {
		if m.words[k].fresh || m.words[k].pause {
			return false
		}
		before := m.term(k - 1)
		switch {
		case deniers.has(before), settled.has(before), m.fold(k-1) == "t" && strings.HasSuffix(m.fold(k-2), "n"):
			return true
		case m.fold(k-1) == "plus":
			return m.fold(k-2) != "en" && m.fold(k-2) != "de"
		case !fillers.has(before):
			return false
		}
	}
	return false
}

func (m *message) deniesAfter(f finding) bool {
	k := f.to
	if m.isFlatNo(k) {
		return true
	}
	for k < len(m.words) && !m.words[k].fresh && auxiliaries.has(m.term(k)) {
		k++
	}
	if k >= len(m.words) || m.words[k].fresh {
		return false
	}
	if settled.has(m.term(k)) || m.fold(k) == "par" && m.fold(k+1) == "erreur" || m.fold(k) == "by" && m.fold(k+1) == "mistake" {
		return !m.moves(k)
	}
	return false
}

// isFlatNo reports whether a word is a "non" that stands alone, as an answer.
func (m *message) isFlatNo(k int) bool {
	if k >= len(m.words) || !m.words[k].fresh && !m.words[k].pause {
		return false
	}
	alone := k+1 == len(m.words) || m.words[k+1].fresh || m.words[k+1].pause
	return alone && flatNo.has(m.term(k))
}

// moves reports whether what was called off is put to another time.
func (m *message) moves(k int) bool {
	for next := k; next < len(m.words) && next < k+longestGap && (next == k || !m.words[next].fresh); next++ {
		if moved.has(m.term(next)) {
			return true
		}
	}
	return false
}

// isTopic reports whether a finding is only the subject of a procedure, a meeting
// or a figure.
func (m *message) isTopic(f finding) bool {
	if f.manner == formal {
		return false
	}
	if f.to < len(m.words) && !m.words[f.to].fresh && !m.words[f.to].pause && topics.has(m.term(f.to)) {
		return true
	}
	for k := f.from - 1; k >= 0 && k >= f.from-3 && !m.words[k+1].fresh && !m.words[k+1].pause; k-- {
		if topics.has(m.term(k)) {
			return true
		}
		if !fillers.has(m.term(k)) {
			return false
		}
	}
	return false
}
