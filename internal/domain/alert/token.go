package alert

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rebond/internal/domain/fold"
)

// sort is what a token is.
type sort uint8

const (
	letters sort = iota // a run of letters
	digits              // a run of digits
	sign                // a punctuation mark or symbol; a run of the same one
	link
	mail
)

// token is one piece of the text. Letters and digits part: "14h30" is three.
type token struct {
	sort     sort
	fold     string // letters and digits folded; a sign's own rune
	at, end  int
	attached bool // nothing stands between it and the token before
}

// word is a token that says something: no sign. Phrases are made of words.
type word struct {
	token int  // its place among the tokens
	term  term // what it says, if the vocabulary knows it
	fresh bool // begins a sentence
	pause bool // a comma, colon, bracket or the like stands before it
	asked bool // its sentence ends with a question mark
}

// message is a text ready to be read.
type message struct {
	text   string
	tokens []token
	words  []word
	links  []string // by the order of their tokens
	mails  []int    // their tokens
	score  rating

	noMailBefore int // up to here it is known that no address begins
}

func parse(raw string) *message {
	text, links := plain(raw)
	m := &message{text: text, links: links}
	m.tokenise()
	m.findWords()
	m.score = m.rating()
	return m
}

func (m *message) tokenise() {
	for at := 0; at < len(m.text); {
		r, size := utf8.DecodeRuneInString(m.text[at:])
		t := token{at: at, end: at + size, attached: len(m.tokens) > 0 && m.tokens[len(m.tokens)-1].end == at}
		switch {
		case r == ' ':
			at++
			continue
		case r == linkMark:
			t.sort = link
		case isAlnum(r):
			t = m.alnum(t)
		default:
			t.sort, t.end = sign, at+run(m.text[at:], func(next rune) bool { return next == r })
			t.fold = m.text[at : at+size]
			if r == '’' || r == '‘' {
				t.fold = "'"
			}
		}
		if t.sort == mail {
			m.mails = append(m.mails, len(m.tokens))
		}
		m.tokens = append(m.tokens, t)
		at = t.end
	}
}

// alnum reads a mail address, or a run of letters or of digits.
func (m *message) alnum(t token) token {
	rest := m.text[t.at:]
	if size := m.mailSize(t.at); size > 0 {
		t.sort, t.end = mail, t.at+size
		return t
	}
	r, _ := utf8.DecodeRuneInString(rest)
	is := unicode.IsLetter
	if t.sort = letters; unicode.IsDigit(r) {
		t.sort, is = digits, unicode.IsDigit
	}
	t.end = t.at + run(rest, func(next rune) bool { return is(next) || unicode.Is(unicode.M, next) })
	t.fold = fold.Key(m.text[t.at:t.end])
	return t
}

// run says how many bytes at the front of a text satisfy a condition.
func run(text string, is func(rune) bool) int {
	for at, r := range text {
		if !is(r) {
			return at
		}
	}
	return len(text)
}

// longestMail is the longest address that mail systems take.
const longestMail = 254

// mailSize returns the size of the mail address that begins at a place, or 0.
func (m *message) mailSize(at int) int {
	if at < m.noMailBefore {
		return 0
	}
	text := m.text[at:min(len(m.text), at+longestMail+1)]
	if elided := elision(text); elided > 0 {
		m.noMailBefore = at + elided
		return 0
	}
	local := run(text, func(r rune) bool { return isAlnum(r) || strings.ContainsRune("._%+-'", r) })
	m.noMailBefore = at + local
	if local == len(text) || text[local] != '@' {
		return 0
	}
	host := run(text[local+1:], func(r rune) bool { return isAlnum(r) || r == '.' || r == '-' })
	domain := strings.TrimRight(text[local+1:local+1+host], ".-")
	if size := local + 1 + len(domain); size <= longestMail && isDomain(domain) {
		return size
	}
	return 0
}

// elision returns the size of the d' or qu' at the front of a text, or 0.
func elision(text string) int {
	before, _, found := strings.Cut(text[:min(len(text), len("qu'"))], "'")
	switch strings.ToLower(before) {
	case "c", "d", "j", "l", "m", "n", "s", "t", "qu":
		if found {
			return len(before) + 1
		}
	}
	return 0
}

// isDomain reports whether a name is made of labels, the last one of letters.
func isDomain(name string) bool {
	parts := strings.Split(name, ".")
	for _, part := range parts {
		if part == "" {
			return false
		}
	}
	top := parts[len(parts)-1]
	return len(parts) > 1 && len(top) > 1 && run(top, unicode.IsLetter) == len(top)
}

// findWords lists the words and marks the sentences they stand in.
func (m *message) findWords() {
	fresh, pause := true, false
	for i, t := range m.tokens {
		switch {
		case t.sort != sign:
			m.words = append(m.words, word{token: i, term: terms[t.fold], fresh: fresh, pause: pause})
			fresh, pause = false, false
		case m.ends(i):
			fresh = true
		case strings.Contains(",:()[]|–—\"«»“”", t.fold), t.fold == "-" && !t.attached:
			pause = true
		}
	}
	m.markQuestions()
}

// ends reports whether a sign ends a sentence. A full stop inside a name or a
// number, as in cal.com, doesn't.
func (m *message) ends(i int) bool {
	switch m.tokens[i].fold {
	case "\n", "!", "?", ";", "…":
		return true
	case ".":
		return i+1 == len(m.tokens) || !m.tokens[i+1].attached
	}
	return false
}

// markQuestions walks backwards, from the mark to the words it asks about.
func (m *message) markQuestions() {
	asked, below := false, len(m.tokens)
	for k := len(m.words) - 1; k >= 0; k-- {
		w := &m.words[k]
		for i := w.token + 1; i < below; i++ {
			if m.ends(i) {
				asked = m.tokens[i].fold == "?"
				break
			}
		}
		below = w.token
		w.asked = asked
	}
}

// fold returns what a word says, folded; links and mails say nothing.
func (m *message) fold(k int) string {
	if k < 0 || k >= len(m.words) {
		return ""
	}
	return m.tokens[m.words[k].token].fold
}

// term returns the vocabulary's number for a word.
func (m *message) term(k int) term {
	if k < 0 || k >= len(m.words) {
		return noTerm
	}
	return m.words[k].term
}

// between returns the text from one token up to another.
func (m *message) between(from, to int) string {
	if from >= to {
		return ""
	}
	return m.text[m.tokens[from].at:m.tokens[to-1].end]
}

// is reports whether a token exists and says one of the given words or signs.
func (m *message) is(i int, said ...string) bool {
	if i < 0 || i >= len(m.tokens) {
		return false
	}
	for _, s := range said {
		if m.tokens[i].fold == s {
			return true
		}
	}
	return false
}

// isAttached reports whether a token exists and touches the one before it.
func (m *message) isAttached(i int) bool {
	return i > 0 && i < len(m.tokens) && m.tokens[i].attached
}

func (m *message) isSort(i int, s sort) bool {
	return i >= 0 && i < len(m.tokens) && m.tokens[i].sort == s
}
