package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"rebond/internal/domain/because"
)

// record is what stands between two line ends outside quotes.
type record struct {
	line   int
	cells  []string
	broken because.Text // why its cells can't be told apart; empty where they can
	lone   bool         // broken, on a line without a separator
}

func (r record) single() bool { return len(r.cells) == 1 || r.lone }

func (r record) empty() bool { return r.broken == "" && r.filled() == 0 }

// thin says whether the record may belong to a footer: at most one cell of it
// holds anything.
func (r record) thin() bool {
	if r.broken != "" {
		return r.lone
	}
	return r.filled() <= 1
}

// filled counts the cells that hold something, up to two.
func (r record) filled() int {
	filled := 0
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			if filled++; filled == 2 {
				break
			}
		}
	}
	return filled
}

// recordMost bounds one record, so that a quote that is never closed can't
// swallow the file.
const recordMost = 1 << 20

// lineCost is what keeping a line takes beside its text.
const lineCost = 64

// tellingWidth is the width from which a line of a cell's text isn't taken for a
// record by chance.
const tellingWidth = 4

// records reads records from lines.
type records struct {
	lines *lines
	scan  scanner
	width int // how many cells a good record has; 0 while the header isn't read
}

func newRecords(from *lines, s shape) *records {
	return &records{lines: from, scan: scanner{separator: s.separator}}
}

// next returns the next record, or io.EOF.
func (rs *records) next() (record, error) {
	first, err := rs.lines.next()
	if err != nil {
		return record{}, err
	}
	if why := first.unusable(); why != "" {
		return rs.broken(first, nil, why), nil
	}
	switch rs.scan.begin(first.text) {
	case whole:
		return record{line: first.number, cells: rs.scan.cells()}, nil
	case open:
		return rs.goOn(first.kept())
	default:
		return rs.broken(first, nil, brokenQuotes), nil
	}
}

// goOn reads the further lines of a record that a line end within quotes left open.
func (rs *records) goOn(first line) (record, error) {
	var further []line
	for size := len(first.text); size <= recordMost; {
		next, err := rs.lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return record{}, err
		}
		next = next.kept()
		further = append(further, next)
		size += len(next.text) + lineCost
		if next.unusable() != "" {
			break
		}
		switch rs.scan.goOn(next.text) {
		case whole:
			cells := rs.scan.cells()
			if (len(cells) != rs.width || rs.width >= tellingWidth) && rs.goodFrom(further) >= 0 {
				return rs.broken(first, further, brokenQuotes), nil // the quote swallowed good records
			}
			return record{line: first.number, cells: cells}, nil
		case malformed:
			return rs.broken(first, further, brokenQuotes), nil
		}
	}
	return rs.broken(first, further, brokenQuotes), nil
}

// broken gives the first line up, and goes back to where reading makes sense
// again: the next line that is a good record by itself, or else the next line.
func (rs *records) broken(first line, further []line, why because.Text) record {
	again := max(rs.goodFrom(further), 0)
	rs.lines.unread(further[again:])
	return record{
		line:   first.number,
		broken: why,
		lone:   bytes.IndexByte(first.text, rs.scan.separator) < 0,
	}
}

// goodFrom returns which of the lines is the first that is a record of the
// table's width by itself, and -1 where none is.
func (rs *records) goodFrom(further []line) int {
	probe := scanner{separator: rs.scan.separator}
	for i, l := range further {
		if l.unusable() == "" && probe.begin(l.text) == whole && probe.width() == rs.width {
			return i
		}
	}
	return -1
}
