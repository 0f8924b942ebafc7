// Package sheet reads a table that a person exported, and writes one that a
// person will open in a spreadsheet.
//
// Such a file says nothing about itself: its encoding (UTF-8 with or without
// mark, Windows-1252, UTF-16), its separator (; , tab |), where its header
// stands and which of its last lines are a report's footer are found out.
// Reading streams: a file of any length takes the same small memory.
//
// What always holds: every record that is neither header, footer nor empty has
// the next row number, from 1, and the physical line on which it begins, from
// 1. A record whose quotes are malformed costs that record, not the file. What
// is no table is refused with what it looks like and what to do about it.
package sheet

import (
	"io"

	"rebond/internal/domain/refusal"
)

// Row is one record of data.
type Row struct {
	Number int      // 1 for the first record after the header
	Line   int      // the physical line on which it begins
	Cells  []string // as many as the record has, which the header need not agree with
}

// Table is a table being read, from the first row to the last.
type Table struct {
	header  record
	records *records
	held    []record // thin records: footer, unless data follows
	ready   []record // data, in order
	rows    int      // how many rows were returned
	ended   error    // why no further record comes: io.EOF, or what stopped reading
}

// Open finds out how a table is written and reads its header, the first record
// that known recognises; what stands above, such as a title, is passed over.
// Refused: what isn't a table, has no such header, or has no row below it.
func Open(r io.Reader, known func(header []string) bool) (*Table, error) {
	text, err := decode(r)
	if err != nil {
		return nil, err
	}
	shape, err := text.shape(known)
	if err != nil {
		return nil, err
	}
	t := &Table{records: newRecords(text.lines(), shape)}
	for t.header.line < shape.headerLine {
		if t.header, err = t.records.next(); err != nil {
			return nil, err
		}
	}
	t.records.width = len(t.header.cells)
	if t.fill(); len(t.ready) == 0 && t.ended == io.EOF {
		return nil, refusal.New(refusal.Invalid, "", "file", headerOnly)
	}
	return t, nil
}

// Header returns the names of the columns, as written.
func (t *Table) Header() []string { return t.header.cells }

// HeaderLine returns the physical line on which the header begins.
func (t *Table) HeaderLine() int { return t.header.line }

// Next returns the next row. A refusal that comes with a row refuses that row
// alone, and reading may go on; io.EOF ends the table, any other error the
// reading.
func (t *Table) Next() (Row, error) {
	t.fill()
	if len(t.ready) == 0 {
		return Row{}, t.ended
	}
	next := t.ready[0]
	t.ready = t.ready[1:]
	t.rows++
	row := Row{Number: t.rows, Line: next.line, Cells: next.cells}
	if next.broken != "" {
		return row, refusal.New(refusal.Invalid, "", "", next.broken, "line", next.line)
	}
	return row, nil
}

// footerMost bounds what is held back as a possible footer.
const footerMost = 100

// fill reads until a row is ready, or nothing more comes.
func (t *Table) fill() {
	for len(t.ready) == 0 && t.ended == nil {
		next, err := t.records.next()
		switch {
		case err == io.EOF:
			t.ready, t.ended = leftOfFooter(t.held), err
		case err != nil:
			t.ready, t.ended = rowsOf(t.held), err
		case next.thin():
			t.held = append(t.held, next)
			if len(t.held) > footerMost {
				t.ready, t.held = rowsOf(t.held[:1]), t.held[1:]
			}
		default:
			t.ready, t.held = append(rowsOf(t.held), next), nil
		}
	}
}

// rowsOf drops the empty records, which hold nothing wherever they stand.
func rowsOf(held []record) []record {
	var rows []record
	for _, r := range held {
		if !r.empty() {
			rows = append(rows, r)
		}
	}
	return rows
}

// leftOfFooter returns what is data among the thin records that end a table. A
// report's footer begins with an empty record or has records of one cell; a
// spreadsheet that saved it again padded them to the table's width.
func leftOfFooter(held []record) []record {
	var rows []record
	for _, r := range held {
		if r.empty() {
			break
		}
		if !r.single() {
			rows = append(rows, r)
		}
	}
	return rows
}
