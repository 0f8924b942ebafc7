package sheet

import (
	"bytes"

	"rebond/internal/domain/because"
)

// Looks is what a file that isn't a table looks like.
type Looks string

// Kind names the list of words that looks stand in.
func (Looks) Kind() string { return "file_looks" }

const (
	Workbook Looks = "workbook" // .xlsx
	OldBook  Looks = "old_book" // .xls
	Archive  Looks = "archive"
	PDF      Looks = "pdf"
	Picture  Looks = "picture"
	WebPage  Looks = "web_page" // also what some report exports call .xls
	XML      Looks = "xml"
	JSON     Looks = "json"
	Letter   Looks = "letter" // a word processor's file
	Binary   Looks = "binary"
)

const (
	emptyFile    because.Text = "sheet.empty"
	notATable    because.Text = "sheet.not_a_table"
	noHeader     because.Text = "sheet.no_header"
	headerOnly   because.Text = "sheet.header_only"
	brokenQuotes because.Text = "sheet.broken_quotes"
	tooLong      because.Text = "sheet.too_long"
	nulBytes     because.Text = "sheet.nul_bytes"
)

// signs are the first bytes of the files that people take for a table.
var signs = []struct {
	first string
	looks Looks
}{
	{"%PDF", PDF},
	{"\xd0\xcf\x11\xe0", OldBook},
	{"\x89PNG", Picture},
	{"\xff\xd8\xff", Picture},
	{"GIF8", Picture},
	{"II*\x00", Picture},
	{"MM\x00*", Picture},
	{"\x1f\x8b", Archive},
	{"7z\xbc\xaf", Archive},
	{"Rar!", Archive},
	{"{\\rtf", Letter},
	{"<!doctype html", WebPage},
	{"<html", WebPage},
	{"<table", WebPage},
	{"<meta", WebPage},
	{"<?xml", XML},
	{"{", JSON},
	{"[{", JSON},
}

// looksLike says what the start of a file looks like, and nothing where it
// looks like text.
func looksLike(sample []byte) Looks {
	if bytes.HasPrefix(sample, []byte("PK\x03\x04")) {
		return zipped(sample)
	}
	start := bytes.ToLower(bytes.TrimSpace(sample[:min(len(sample), 512)]))
	for _, s := range signs {
		if bytes.HasPrefix(sample, []byte(s.first)) || bytes.HasPrefix(start, []byte(s.first)) {
			return s.looks
		}
	}
	if bytes.IndexByte(sample, 0) >= 0 {
		return Binary
	}
	return ""
}

// zipped tells a workbook and a letter from any other archive by the names
// within it.
func zipped(sample []byte) Looks {
	switch {
	case bytes.Contains(sample, []byte("xl/")), bytes.Contains(sample, []byte("opendocument.spreadsheet")):
		return Workbook
	case bytes.Contains(sample, []byte("word/")), bytes.Contains(sample, []byte("opendocument.text")):
		return Letter
	default:
		return Archive
	}
}
