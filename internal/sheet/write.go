package sheet

import (
	"encoding/csv"
	"io"
	"strings"
)

// Writer writes a table that spreadsheets open as it is meant: UTF-8 with its
// mark, semicolons, CRLF; and no cell of it is taken for a formula.
type Writer struct {
	to *csv.Writer
}

// NewWriter starts a table with its header.
func NewWriter(w io.Writer, header ...string) (Writer, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return Writer{}, err
	}
	to := csv.NewWriter(w)
	to.Comma, to.UseCRLF = ';', true
	table := Writer{to}
	return table, table.Write(header...)
}

// Write adds a row.
func (w Writer) Write(cells ...string) error {
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = dressed(cell)
	}
	return w.to.Write(safe)
}

// Flush writes what is still held, and reports what went wrong since the start.
func (w Writer) Flush() error {
	w.to.Flush()
	return w.to.Error()
}

// dressed returns a cell that no spreadsheet takes for a formula: one that
// begins like one gets an apostrophe. So does one that already has an
// apostrophe before such a beginning, so that bared gives every cell back.
func dressed(cell string) string {
	if formula(cell) {
		return "'" + cell
	}
	return cell
}

// bared takes the apostrophe off that dressed put on.
func bared(cell string) string {
	if strings.HasPrefix(cell, "'") && formula(cell) {
		return cell[1:]
	}
	return cell
}

// formula says whether a cell begins like a formula, apostrophes aside.
func formula(cell string) bool {
	start := strings.TrimLeft(cell, "'")
	for _, sign := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(start, sign) {
			return true
		}
	}
	return false
}
