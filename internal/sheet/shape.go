package sheet

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"slices"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"rebond/internal/domain/refusal"
)

// sampleMost is how much of a file is looked at to find out how it is written.
const sampleMost = 64 << 10

// headerWithin is how many records may stand above the header, itself included.
const headerWithin = 30

// text is a file that passes for text, in a stream of ASCII, UTF-8 or Windows-1252.
type text struct {
	from    *bufio.Reader
	sample  []byte
	charset charsetKind
	end     byte
}

// shape is how a table is written.
type shape struct {
	separator  byte
	headerLine int
}

var separators = []byte{';', ',', '\t', '|'}

// decode refuses what isn't text, and takes byte order marks off.
func decode(r io.Reader) (text, error) {
	raw := bufio.NewReaderSize(r, sampleMost)
	sample, err := peek(raw)
	if err != nil {
		return text{}, err
	}
	t := text{from: raw}
	switch {
	case bytes.HasPrefix(sample, []byte("\xef\xbb\xbf")):
		_, err = raw.Discard(3)
		t.charset = utf8Text
	case bytes.HasPrefix(sample, []byte("\xff\xfe")), bytes.HasPrefix(sample, []byte("\xfe\xff")):
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
		t.from = bufio.NewReaderSize(transform.NewReader(raw, utf16.NewDecoder()), sampleMost)
		t.charset = utf8Text
	}
	if err != nil {
		return text{}, err
	}
	if t.sample, err = peek(t.from); err != nil {
		return text{}, err
	}
	if what := looksLike(t.sample); what != "" {
		return text{}, refusal.New(refusal.Invalid, "", "file", notATable, "looks", what)
	}
	if len(bytes.TrimSpace(t.sample)) == 0 {
		return text{}, refusal.New(refusal.Invalid, "", "file", emptyFile)
	}
	if t.charset == unsettled {
		t.charset = settle(t.sample)
	}
	t.end = '\n'
	if bytes.IndexByte(t.sample, '\n') < 0 && bytes.IndexByte(t.sample, '\r') >= 0 {
		t.end = '\r'
	}
	return t, nil
}

func peek(r *bufio.Reader) ([]byte, error) {
	sample, err := r.Peek(sampleMost)
	if err == io.EOF {
		err = nil
	}
	return sample, err
}

// lines reads the file from its first line.
func (t text) lines() *lines { return t.linesOf(t.from) }

func (t text) linesOf(from *bufio.Reader) *lines {
	return &lines{from: from, end: t.end, charset: charset{kind: t.charset}}
}

// told is the line by which spreadsheets tell each other the separator.
var told = regexp.MustCompile(`^"?[sS][eE][pP]=([^\r\n])"?[\r\n]`)

// shape finds the separator and the header: of the separators that bring out a
// header that is known, the one that gives it most cells.
func (t text) shape(known func(header []string) bool) (shape, error) {
	tried := separators
	if match := told.FindSubmatch(t.sample); match != nil {
		tried = slices.Concat(match[1], separators)
	}
	var best shape
	most := 0
	for _, separator := range tried {
		if header, ok := t.header(separator, known); ok && len(header.cells) > most {
			best, most = shape{separator, header.line}, len(header.cells)
		}
	}
	if most == 0 {
		return shape{}, refusal.New(refusal.Invalid, "", "file", noHeader, "start", t.firstLine())
	}
	return best, nil
}

// header looks for a known header among the first records, as one separator
// tells their cells apart.
func (t text) header(separator byte, known func(header []string) bool) (record, bool) {
	rs := newRecords(t.linesOf(bufio.NewReader(bytes.NewReader(t.sample))), shape{separator: separator})
	for range headerWithin {
		r, err := rs.next()
		if err != nil {
			break
		}
		if r.broken == "" && known(r.cells) {
			return r, true
		}
	}
	return record{}, false
}

// firstLine returns the start of the first line that holds something, to be shown.
func (t text) firstLine() string {
	const shown = 80
	ls := t.linesOf(bufio.NewReader(bytes.NewReader(t.sample)))
	for {
		l, err := ls.next()
		if err != nil {
			return ""
		}
		if start := []rune(string(bytes.TrimSpace(l.text))); len(start) > shown {
			return string(start[:shown]) + "…"
		} else if len(start) > 0 {
			return string(start)
		}
	}
}
