package alert

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName is how many tokens a name may have; what is longer is a sentence.
const longestName = 16

var (
	shopNouns = setOf("shop salon institut boutique")
	// kindsOfShop stand between the noun and the name: "salon de coiffure X".
	kindsOfShop = setOf("de coiffure beaute partenaire client hair beauty")
	places      = setOf("chez at sur")
	// soon are days without a date.
	soon = setOf("demain apres aujourd lundi mardi mercredi jeudi vendredi samedi dimanche tomorrow today")
	// introduces may stand before a quoted name.
	introduces = setOf("shop salon institut boutique chez at sur pour for de du of from le la the client cliente compte account partenaire partner")
	// connects may stand inside a name, between capitals.
	connects = setOf("de du des la le les l d et and by of the en a au aux s n")
	// endsName are words that no name goes on with, even in capitals.
	endsName = setOf(wants + "|est|is|has|ont|qui|who|pour|for|chez|at|rdv|raison|reason|with|avec|merci|sont|was|churn|risk|risque|alert|alerte|nps")
	// trades are words of a shop's name; greets are none, though in capitals.
	trades = setOf("atelier salon institut studio hair beauty beaute spa nails nail ongles esthetique barbier maison bulle")
	greets = setOf("bonjour bonsoir hello hi hey salut coucou attention urgent info alerte alert red rouge churn risk risque downsell upsell nps rdc le la les l " +
		"un une the demande re fwd tr potential potentiel client cliente cher chere hardware new nouveau nouvelle et and de pour for")
	nameless   = setOf("null undefined na n inconnu inconnue unknown aucun aucune none nil autre other")
	rivalNames = setOf(rivals)
	rivalWords = setOf("concurrent concurrente competitor")
)

// shop reads the shop's name: in the machine's own place for it, between quotes
// after a word that announces it, or capitalised after such a word.
func (m *message) shop(f finding) string {
	if f.kind == RedAlert {
		if name := m.shopBooked(f); name != "" {
			return name
		}
	}
	if name := m.quotedShop(f); name != "" {
		return name
	}
	if f.manner == formal {
		if name := m.announced(f); name != "" {
			return name
		}
	}
	return m.namedShop(f)
}

// shopBooked reads "sur le shop … pour le <date>": up to the "pour le" that a date
// follows, else the last one before the reason, as names have their own at times.
func (m *message) shopBooked(f finding) string {
	start := -1
	for i := m.tokenAfter(f); i < len(m.tokens) && !m.is(i, "\n"); i++ {
		if shopNouns.has(terms[m.tokens[i].fold]) {
			start = i + 1
			break
		}
		if i > m.tokenAfter(f)+longestGap {
			break
		}
	}
	if start < 0 || f.manner != formal && !m.is(start-2, "le", "the") {
		return ""
	}
	end, full := -1, start
	for ; full < len(m.tokens) && !m.is(full, "\n") && !m.isSort(full, link) && !m.isReason(full); full++ {
		if m.is(full, "pour") && (m.is(full+1, "le") || soon.has(terms[m.foldAt(full+1)])) || m.is(full, "for") {
			end = full
			if soon.has(terms[m.foldAt(full+1)]) || m.isSort(full+2, digits) && m.is(full+3, "/", "-", ".") {
				break
			}
		}
	}
	switch {
	case end >= 0:
		return m.name(start, end)
	case f.manner == formal:
		return m.name(start, full)
	}
	return ""
}

// announced reads the name after the colon of a machine's request, up to what the
// shop wishes.
func (m *message) announced(f finding) string {
	start := m.tokenAfter(f)
	if !m.is(start, ":") {
		return ""
	}
	for end := start + 1; end < len(m.tokens) && end < start+longestName && !m.ends(end); end++ {
		if m.is(end, "souhaite", "veut", "wants", "demande") {
			return m.name(start+1, end)
		}
	}
	return m.name(start+1, m.capitalised(start+1))
}

// closing are the quotes by those that open them.
var closing = map[string]string{`"`: `"`, "'": "'", "«": "»", "“": "”", "„": "“", "‹": "›"}

// quotedShop reads the first quoted name that is announced. What else stands
// between quotes may be anything that someone said.
func (m *message) quotedShop(f finding) string {
	for i := range m.tokens {
		if closing[m.tokens[i].fold] == "" || m.isAttached(i) && m.isSort(i-1, letters) {
			continue
		}
		end := m.closes(i)
		if end == 0 || m.isRival(i+1, end) || !m.announces(f, i, end) {
			continue
		}
		if name := m.name(i+1, end); name != "" {
			return name
		}
	}
	return ""
}

// announces reports whether what stands around quotes says that a shop's name
// stands between them.
func (m *message) announces(f finding, open, end int) bool {
	labelled := m.is(open-1, ":") && open-1 == m.tokenAfter(f)
	if f.manner == formal && labelled {
		return true
	}
	if !m.isCapital(open+1) && !m.isSort(open+1, digits) {
		return false
	}
	for i := open + 1; i < end; i++ {
		if endsName.has(terms[m.tokens[i].fold]) {
			return false
		}
	}
	return labelled || introduces.has(terms[m.foldAt(open-1)]) || m.is(end+1, "souhaite", "veut", "wants")
}

// closes returns the quote that ends a name opened at a token, or 0. An apostrophe
// inside a word ends nothing; what the shop wishes comes after the last one.
func (m *message) closes(open int) int {
	first := 0
	for i := open + 2; i < len(m.tokens) && i <= open+longestName && !m.is(i, "\n"); i++ {
		if !m.is(i, closing[m.tokens[open].fold]) || m.is(i, "'") && m.isAttached(i+1) && !m.isSort(i+1, sign) {
			continue
		}
		if m.is(i+1, "souhaite", "veut", "wants") {
			return i
		}
		if first == 0 {
			first = i
		}
	}
	return first
}

// namedShop reads the capitals after "salon", or after "churn risk chez".
func (m *message) namedShop(f finding) string {
	for i := range m.tokens {
		if !shopNouns.has(terms[m.tokens[i].fold]) {
			continue
		}
		start := i + 1
		for kindsOfShop.has(terms[m.foldAt(start)]) || m.is(start, ":") || m.isSort(start, link) {
			start++
		}
		if end := m.capitalised(start); end > start && !m.isRival(start, end) {
			return m.name(start, end)
		}
	}
	if name := m.shopAt(f); name != "" {
		return name
	}
	return m.tradeName()
}

// shopAt reads the capitals after "churn risk chez". After "veut partir chez"
// stands a competitor, and after "RDV chez" too, unless that one is known.
func (m *message) shopAt(f finding) string {
	place := f.to
	switch {
	case f.kind == RedAlert && m.rival(f) >= 0:
		for place < len(m.words) && !m.words[place].fresh && !m.is(m.words[place].token, "chez") {
			place++
		}
	case f.manner == told || f.kind == RedAlert:
		return ""
	case places.has(m.term(f.to - 1)):
		place--
	}
	if !places.has(m.term(place)) {
		return ""
	}
	start := m.words[place].token + 1
	if m.isSort(start, link) {
		start++
	}
	if end := m.capitalised(start); end > start && !m.isRival(start, end) {
		return m.name(start, end)
	}
	return ""
}

// tradeName reads the one name in capitals that a word of the trade shows to be a
// shop's: Atelier Brume, Belle Coiffure.
func (m *message) tradeName() string {
	only := ""
	for i := 0; i < len(m.tokens); i++ {
		end := m.capitalised(i)
		if end == i {
			continue
		}
		from := i
		for from < end && (greets.has(terms[m.tokens[from].fold]) || m.tokens[from].sort == sign) {
			from++
		}
		i = end - 1
		trade := false
		for at := from; at < end; at++ {
			trade = trade || m.isTrade(at)
		}
		name := m.name(from, end)
		if !trade || !strings.Contains(name, " ") {
			continue
		}
		if only != "" && only != name {
			return ""
		}
		only = name
	}
	return only
}

// isTrade reports whether a token is a word that only names of shops have.
func (m *message) isTrade(i int) bool {
	said := m.tokens[i].fold
	return trades.has(terms[said]) || strings.HasPrefix(said, "coiff") || strings.HasPrefix(said, "barber")
}

// competitor reads the reason that a red alert gives, else the one competitor
// that is named.
func (m *message) competitor(f finding) string {
	if f.kind == RedAlert {
		for i := range m.tokens {
			if m.isReason(i) {
				return m.reason(f, i+2)
			}
		}
	}
	if at := m.rival(f); at >= 0 {
		return m.between(at, at+1)
	}
	for i := range m.tokens {
		if !rivalWords.has(terms[m.tokens[i].fold]) {
			continue
		}
		start := i + 1
		for m.is(start, ":", "(", `"`, "«", "“", "'") {
			start++
		}
		if end := m.capitalised(start); end > start {
			return m.name(start, end)
		}
	}
	return ""
}

func (m *message) isReason(i int) bool { return m.is(i, "raison", "reason") && m.is(i+1, ":") }

// reason reads the competitor's name from a token to the end of its sentence.
// Where a person gives the reason, it may be any other.
func (m *message) reason(f finding, start int) string {
	end := start
	for end < len(m.tokens) && !m.ends(end) && !m.isSort(end, link) && !m.isSort(end, mail) && !m.is(end, "(", ",", "|") &&
		(!m.is(end, dashes...) || m.isAttached(end)) {
		end++
	}
	if f.manner != formal {
		end = min(end, m.capitalised(start))
	}
	return m.name(start, end)
}

// rival returns the token of the one competitor that the message knows by name,
// or of the one in the finding where there are several, or -1.
func (m *message) rival(f finding) int {
	only, several := -1, false
	for k := range m.words {
		if !rivalNames.has(m.term(k)) {
			continue
		}
		if k >= f.from && k < f.to {
			return m.words[k].token
		}
		several = several || only >= 0 && m.fold(k) != m.foldAt(only)
		if only < 0 {
			only = m.words[k].token
		}
	}
	if several {
		return -1
	}
	return only
}

func (m *message) isRival(from, to int) bool {
	return to == from+1 && rivalNames.has(terms[m.tokens[from].fold])
}

// capitalised returns where a name that begins at a token ends: words in capitals,
// and small ones between them.
func (m *message) capitalised(start int) int {
	end := start
	for i := start; i < len(m.tokens) && i < start+longestName; i++ {
		t := m.tokens[i]
		joined := i > start && t.attached && m.is(i-1, "'", "-", "&")
		switch {
		case t.sort == letters && endsName.has(terms[t.fold]) && !joined:
			return end
		case t.sort == letters && (joined || m.isCapital(i)), t.sort == digits && end > start && !m.is(i+1, "/", ":", "h"):
			end = i + 1
		case t.sort == letters && end > start && connects.has(terms[t.fold]), end > start && m.is(i, "'", "-", "&"):
		default:
			return end
		}
	}
	return end
}

func (m *message) isCapital(i int) bool {
	r, _ := utf8.DecodeRuneInString(m.text[m.tokens[i].at:])
	return unicode.IsUpper(r)
}

// name returns the text between two tokens as a name, or nothing where it is none.
func (m *message) name(from, to int) string {
	to = min(to, len(m.tokens))
	if from >= to || to-from > 2*longestName {
		return ""
	}
	text := strings.TrimFunc(m.between(from, to), isNoName)
	words := strings.Fields(strings.ReplaceAll(text, string(linkMark), " "))
	if len(words) == 0 || len(words) == 1 && nameless.has(terms[strings.ToLower(words[0])]) || strings.EqualFold(text, "n/a") {
		return ""
	}
	return strings.Join(words, " ")
}

// isNoName reports whether a sign at the edge of a name isn't the name's: quotes,
// punctuation, emojis.
func isNoName(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(".,:;!?-–—\"'’‘«»“”„()[]{}<>|*_~`/\\#", r) ||
		unicode.In(r, unicode.So, unicode.Sk, unicode.Me) && !strings.ContainsRune("©®™°", r) || r == utf8.RuneError
}

// tokenAfter returns the first token behind a finding.
func (m *message) tokenAfter(f finding) int { return m.words[f.to-1].token + 1 }

func (m *message) foldAt(i int) string {
	if i < 0 || i >= len(m.tokens) {
		return ""
	}
	return m.tokens[i].fold
}

// email reads the address: the only one, or for a score that of whoever recommends.
func (m *message) email(f finding) string {
	first, nearest, several := "", "", false
	for _, i := range m.mails {
		address := m.between(i, i+1)
		if f.kind == NPS && i < m.words[f.from].token {
			nearest = address
		}
		several = several || first != "" && !strings.EqualFold(first, address)
		if first == "" {
			first = address
		}
	}
	if several {
		return nearest
	}
	return first
}
