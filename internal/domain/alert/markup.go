package alert

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// linkMark stands in the plain text where a link stood.
const linkMark = '\uFFFC'

// plain takes off the chat's dress: quoted lines, struck-out words, mentions,
// emoji names, formatting and entities go, accents are composed, every kind of
// space is a plain one. Each link leaves a linkMark behind; the links follow in
// the same order.
func plain(raw string) (text string, links []string) {
	composed := norm.NFC.String(strings.ToValidUTF8(raw, "\uFFFD"))
	u := unwrapping{rest: withoutQuotes(composed), before: '\n'}
	for u.rest != "" {
		u.step()
	}
	f := unformatting{links: u.links}
	for line := range strings.Lines(u.out.String()) {
		f.line(line)
	}
	return f.out.String(), f.kept
}

// quoteMarks are how a quoted line begins: as a mail has it, and as Slack does.
var quoteMarks = []string{">", "&gt;"}

// withoutQuotes drops what is quoted from an earlier message, the line that says
// who wrote it, and the subject of what is answered.
func withoutQuotes(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	kept := lines[:0:0]
	for i, line := range lines {
		quoted := isQuoted(line)
		if quoted {
			kept = withoutAttribution(kept)
			if quotesTheRest(line) && (i+1 == len(lines) || !isQuoted(lines[i+1])) {
				break
			}
		}
		if !quoted && (i > 0 || !isAnswered(line)) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func isQuoted(line string) bool {
	_, quoted := cutQuoteMark(line)
	return quoted
}

// quotesTheRest reports whether a line opens a quotation down to the message's end.
func quotesTheRest(line string) bool {
	marks := 0
	for quoted := true; quoted && marks <= 3; marks++ {
		line, quoted = cutQuoteMark(line)
	}
	return marks > 3
}

func cutQuoteMark(line string) (rest string, quoted bool) {
	line = strings.TrimLeftFunc(line, isBlank)
	for _, mark := range quoteMarks {
		if rest, quoted = strings.CutPrefix(line, mark); quoted {
			return rest, true
		}
	}
	return line, false
}

// longestAttribution bounds what is looked at above each quotation.
const longestAttribution = 300

// withoutAttribution drops the "… a écrit :" that a mail puts above a quotation.
func withoutAttribution(lines []string) []string {
	last := len(lines) - 1
	if last > 0 && lines[last] == "" {
		last--
	}
	if last < 0 || len(lines[last]) > longestAttribution {
		return lines
	}
	line := strings.ToLower(strings.TrimSpace(lines[last]))
	if strings.HasSuffix(line, ":") && (strings.Contains(line, "a écrit") || strings.Contains(line, "wrote")) {
		return lines[:last]
	}
	return lines
}

// isAnswered reports whether a line is the subject of a message that this one answers.
func isAnswered(line string) bool {
	line = strings.TrimLeftFunc(line, isBlank)
	if len(line) < 3 || !strings.EqualFold(line[:2], "re") {
		return false
	}
	return strings.HasPrefix(strings.TrimLeftFunc(line[2:], isBlank), ":")
}

// unwrapping is a text on its way out of the chat's dress.
type unwrapping struct {
	rest   string
	before rune // the sign that came before rest
	out    strings.Builder
	links  []string
}

// step takes one thing off the front of the rest.
func (u *unwrapping) step() {
	switch c := u.rest[0]; {
	case c == '<' && u.unwrap():
	case c == '&' && u.entity():
	case c == ':' && u.emojiName():
	case (c == 'h' || c == 'H') && u.bareLink():
	default:
		r, size := utf8.DecodeRuneInString(u.rest)
		u.advance(size, r)
		u.write(r)
	}
}

// advance leaves size bytes behind, as if they had ended with a sign.
func (u *unwrapping) advance(size int, last rune) {
	u.rest, u.before = u.rest[size:], last
}

// write writes a sign, without those that nobody sees.
func (u *unwrapping) write(r rune) {
	switch {
	case r == '\n':
		u.out.WriteByte('\n')
	case isBlank(r):
		u.out.WriteByte(' ')
	case r == linkMark || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || unicode.IsControl(r):
		// nothing to see
	default:
		u.out.WriteRune(r)
	}
}

// unwrap takes what stands in angle brackets on one line: <https://…|label>,
// <mailto:…|label>, <@U1>, <#C1|name>, <!here>.
func (u *unwrapping) unwrap() bool {
	end := strings.IndexAny(u.rest[1:], "<>\n")
	if end <= 0 || u.rest[1+end] != '>' {
		return false
	}
	target, label, _ := strings.Cut(u.rest[1:1+end], "|")
	target = strings.TrimSpace(target)
	switch {
	case target == "":
		return false
	case isLink(target):
		u.link(target)
		if !isLink(label) {
			u.words(label)
		}
	case strings.HasPrefix(strings.ToLower(target), "mailto:"):
		address, _, _ := strings.Cut(target[len("mailto:"):], "?")
		u.words(address)
	case strings.HasPrefix(strings.ToLower(target), "tel:"), strings.HasPrefix(target, "!date^"):
		u.words(label)
	case strings.ContainsRune("@#!", rune(target[0])):
		u.out.WriteByte(' ')
	case strings.Contains(target, "@"):
		u.words(target)
	case isTag(target):
		u.out.WriteByte(' ')
	default:
		return false
	}
	u.advance(end+2, ' ')
	if next, _ := utf8.DecodeRuneInString(u.rest); isAlnum(next) {
		u.out.WriteByte(' ')
	}
	return true
}

// words writes text that stood in brackets, apart from what stands beside it.
func (u *unwrapping) words(text string) {
	if isAlnum(u.before) {
		u.out.WriteByte(' ')
	}
	for _, r := range entities.Replace(text) {
		u.write(r)
	}
}

// isTag reports whether the inside of angle brackets is HTML's: b, /p, br/.
func isTag(inside string) bool {
	name := strings.ToLower(strings.Trim(inside, "/ "))
	switch name {
	case "b", "i", "u", "s", "p", "br", "em", "strong", "div", "span", "li", "ul":
		return true
	}
	return false
}

// entities are decoded once: "&amp;lt;" is the text "&lt;".
var (
	entityNames = []string{"&amp;", "&", "&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&quot;", `"`, "&#39;", "'", "&apos;", "'"}
	entities    = strings.NewReplacer(entityNames...)
)

func (u *unwrapping) entity() bool {
	for i := 0; i < len(entityNames); i += 2 {
		if strings.HasPrefix(u.rest, entityNames[i]) {
			sign := rune(entityNames[i+1][0])
			u.advance(len(entityNames[i]), sign)
			u.write(sign)
			return true
		}
	}
	return false
}

// longestEmojiName bounds the look ahead for the colon that ends one.
const longestEmojiName = 60

// emojiName drops :rotating_light: and :+1:, and leaves 14:00:00 alone.
func (u *unwrapping) emojiName() bool {
	if isAlnum(u.before) {
		return false
	}
	ahead := u.rest[1:min(len(u.rest), longestEmojiName)]
	end := strings.IndexByte(ahead, ':')
	if end <= 0 {
		return false
	}
	lettered := ahead[:end] == "+1" || ahead[:end] == "-1" || ahead[:end] == "100"
	for _, c := range []byte(ahead[:end]) {
		switch {
		case c >= 'a' && c <= 'z':
			lettered = true
		case c >= '0' && c <= '9', c == '_', c == '-', c == '+':
		default:
			return false
		}
	}
	if !lettered {
		return false
	}
	u.out.WriteByte(' ')
	u.advance(end+2, ' ')
	return true
}

// bareLink takes a link that stands in the text as it is.
func (u *unwrapping) bareLink() bool {
	if isAlnum(u.before) || !isLink(u.rest) {
		return false
	}
	size := linkSize(u.rest)
	if !isLink(u.rest[:size]) {
		return false
	}
	u.link(u.rest[:size])
	u.advance(size, linkMark)
	return true
}

// link keeps a link, or drops one that no browser would open.
func (u *unwrapping) link(target string) {
	target = entities.Replace(target)
	if strings.ContainsFunc(target, endsLink) {
		return
	}
	u.links = append(u.links, target)
	u.out.WriteRune(linkMark)
}

// isLink reports whether a text begins as a link to a host.
func isLink(text string) bool {
	for _, scheme := range []string{"https://", "http://"} {
		if len(text) > len(scheme) && strings.EqualFold(text[:len(scheme)], scheme) {
			r, _ := utf8.DecodeRuneInString(text[len(scheme):])
			return isAlnum(r)
		}
	}
	return false
}

// linkSize says how far a link goes: to the first sign that no link has, without
// the sentence's punctuation and a bracket that isn't its own.
func linkSize(text string) int {
	size := len(text)
	if at := strings.IndexFunc(text, endsLink); at >= 0 {
		size = at
	}
	for _, stop := range []string{"&gt;", "&lt;", "&quot;"} {
		if at := strings.Index(text[:size], stop); at >= 0 {
			size = at
		}
	}
	open := strings.Count(text[:size], "(") - strings.Count(text[:size], ")")
	for size > 0 {
		r, width := utf8.DecodeLastRuneInString(text[:size])
		if !strings.ContainsRune(".,;:!?'’…*_~)]", r) || r == ')' && open >= 0 {
			break
		}
		if r == ')' {
			open++
		}
		size -= width
	}
	return size
}

func endsLink(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("<>\"«»“”|`^{}\\", r) ||
		unicode.Is(unicode.So, r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError
}

// markers are the signs that format what stands between two of them.
const (
	markers = "*_~`"
	strike  = '~' // what stands between goes too
)

// unformatting takes off *bold*, _italic_ and `code`, and what was ~struck out~
// with the links in it.
type unformatting struct {
	out   strings.Builder
	links []string // still to come
	kept  []string
}

func (f *unformatting) line(line string) {
	if !strings.ContainsAny(line, markers) {
		f.keep(line)
		return
	}
	opened := map[byte][2]int{} // where the run that opened each format stands
	var cuts [][2]int
	for i := 0; i < len(line); {
		c := line[i]
		if strings.IndexByte(markers, c) < 0 {
			i++
			continue
		}
		end := i + 1
		for end < len(line) && line[end] == c {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(line[:i])
		after, _ := utf8.DecodeRuneInString(line[end:])
		from, open := opened[c]
		switch {
		case open && !unicode.IsSpace(before) && !isAlnum(after):
			delete(opened, c)
			if c == strike {
				cuts = append(cuts, [2]int{from[0], end})
			} else {
				cuts = append(cuts, from, [2]int{i, end})
			}
		case !open && (i == 0 || !isAlnum(before)) && end < len(line) && !unicode.IsSpace(after):
			opened[c] = [2]int{i, end}
		}
		i = end
	}
	f.without(line, cuts)
}

// without keeps a line but for what is cut from it; cuts may overlap.
func (f *unformatting) without(line string, cuts [][2]int) {
	slices.SortFunc(cuts, func(a, b [2]int) int { return a[0] - b[0] })
	at := 0
	for _, cut := range cuts {
		f.keep(line[at:max(at, cut[0])])
		at = max(at, cut[0])
		dropped := line[at:max(at, cut[1])]
		f.links = f.links[strings.Count(dropped, string(linkMark)):]
		at += len(dropped)
	}
	f.keep(line[at:])
}

func (f *unformatting) keep(text string) {
	count := strings.Count(text, string(linkMark))
	f.kept = append(f.kept, f.links[:count]...)
	f.links = f.links[count:]
	f.out.WriteString(text)
}

func isBlank(r rune) bool { return unicode.IsSpace(r) && r != '\n' }

func isAlnum(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
