package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"

	"rebond/internal/domain/refusal"
	"rebond/internal/sheet"
	"rebond/internal/words"
)

// hasID recognises the header of these tests: a column called ID, and another.
func hasID(header []string) bool { return len(header) > 1 && slices.Contains(header, "ID") }

// told is what a table says, a line for each row: number, line and cells, or
// number, line and the refusal's text.
func told(t *testing.T, text string) []string {
	t.Helper()
	table, err := sheet.Open(strings.NewReader(text), hasID)
	if err != nil {
		return []string{textOf(err)}
	}
	said := []string{fmt.Sprintf("%d %q", table.HeaderLine(), table.Header())}
	for {
		row, err := table.Next()
		if err == io.EOF {
			return said
		}
		if err != nil {
			said = append(said, fmt.Sprintf("%d@%d %s", row.Number, row.Line, textOf(err)))
			continue
		}
		said = append(said, fmt.Sprintf("%d@%d %q", row.Number, row.Line, row.Cells))
	}
}

func textOf(err error) string {
	refused, ok := refusal.Of(err)
	if !ok {
		return err.Error()
	}
	first := refused.Unmet[0]
	for _, lang := range []words.Lang{words.French, words.English} {
		if said := lang.Text(first.Text, first.Inputs); strings.Contains(said, "{") || said == string(first.Text) {
			return "unsaid: " + said
		}
	}
	return string(first.Text)
}

func TestTable(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"semicolons", "ID;Nom\r\n1;Aurora\r\n", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "Aurora"]`}},
		{"commas", "ID,Nom\n1,Aurora\n", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "Aurora"]`}},
		{"tabs", "ID\tNom\n1\tAurora\n", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "Aurora"]`}},
		{"bars", "ID|Nom\n1|Aurora\n", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "Aurora"]`}},
		{"the separator that the file tells", "sep=^\nID^Nom\n1^Aurora\n", []string{`2 ["ID" "Nom"]`, `1@3 ["1" "Aurora"]`}},
		{"a told separator that isn't the one used", "sep=,\nID;Nom\n1;Aurora\n", []string{`2 ["ID" "Nom"]`, `1@3 ["1" "Aurora"]`}},
		{"a comma in a name of a semicolon table", "ID;Nom, ville\n1;Aurora, Lyon\n", []string{`1 ["ID" "Nom, ville"]`, `1@2 ["1" "Aurora, Lyon"]`}},
		{"line ends of old Macintoshes", "ID;Nom\r1;Aurora\r", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "Aurora"]`}},
		{"no line end at the end", "ID;Nom\n1;Aurora", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "Aurora"]`}},
		{"a title above the header", "Comptes actifs\n\nID;Nom\n1;Aurora\n", []string{`3 ["ID" "Nom"]`, `1@4 ["1" "Aurora"]`}},
		{
			"quotes, separators and line ends within quotes", "ID;Rue\r\n1;\"12 rue des \"\"Lilas\"\"; bât. B\r\n2e étage\"\r\n2;x\r\n",
			[]string{`1 ["ID" "Rue"]`, `1@2 ["1" "12 rue des \"Lilas\"; bât. B\n2e étage"]`, `2@4 ["2" "x"]`},
		},
		{"spaces around quotes", "ID, Nom\n1, \"Aurora\" ,\n", []string{`1 ["ID" " Nom"]`, `1@2 ["1" "Aurora" ""]`}},
		{
			"rows of another width are handed on", "ID;Nom\n1;a;b\n2\n3;c\n",
			[]string{`1 ["ID" "Nom"]`, `1@2 ["1" "a" "b"]`, `2@3 ["2"]`, `3@4 ["3" "c"]`},
		},
		{"empty lines hold nothing", "ID;Nom\n\n1;a\n;\n\"\"\n2;b\n\n", []string{`1 ["ID" "Nom"]`, `1@3 ["1" "a"]`, `2@6 ["2" "b"]`}},
		{"a report's footer", "ID;Nom\n1;a\n\"\"\n\"Rapport\"\n\"Copyright, tous droits réservés.\"\n", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "a"]`}},
		{"a footer without an empty line", "ID;Nom\n1;a\nRapport\nCopyright\n", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "a"]`}},
		{"a footer that a spreadsheet padded", "ID;Nom;Ville\n1;a;b\n;;\nRapport;;\nCopyright;;\n", []string{`1 ["ID" "Nom" "Ville"]`, `1@2 ["1" "a" "b"]`}},
		{"a footer with bare quotes", "ID;Nom\n1;a\n\nRapport \"Aurora\"\n", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "a"]`}},
		{"a last row of one filled cell without a footer is data", "ID;Nom\n1;a\n2;\n", []string{`1 ["ID" "Nom"]`, `1@2 ["1" "a"]`, `2@3 ["2" ""]`}},
		{
			"a quote within a bare cell costs its row", "ID;Nom\n1;Coupe 5\" net\n2;b\n",
			[]string{`1 ["ID" "Nom"]`, `1@2 sheet.broken_quotes`, `2@3 ["2" "b"]`},
		},
		{
			"text after a closing quote costs its row", "ID;Nom\n1;\"Aurora\"x\n2;b\n",
			[]string{`1 ["ID" "Nom"]`, `1@2 sheet.broken_quotes`, `2@3 ["2" "b"]`},
		},
		{
			"a quote never closed costs its row", "ID;Nom\n1;\"Aurora\n2;b\n3;c\n",
			[]string{`1 ["ID" "Nom"]`, `1@2 sheet.broken_quotes`, `2@3 ["2" "b"]`, `3@4 ["3" "c"]`},
		},
		{
			"a quote never closed before a quoted row", "ID;Nom\n1;\"Aurora\n2;b\n3;\"c\"\n4;d\n",
			[]string{`1 ["ID" "Nom"]`, `1@2 sheet.broken_quotes`, `2@3 ["2" "b"]`, `3@4 ["3" "c"]`, `4@5 ["4" "d"]`},
		},
		{
			"a quote that a later row closes swallows no row", "ID;Nom;V;P\n1;\"Aurora;x;fr\n2;b;y;fr\n3;c\";z;fr\n4;d;w;fr\n",
			[]string{`1 ["ID" "Nom" "V" "P"]`, `1@2 sheet.broken_quotes`, `2@3 ["2" "b" "y" "fr"]`, `3@4 sheet.broken_quotes`, `4@5 ["4" "d" "w" "fr"]`},
		},
		{
			"a text of several lines that holds separators", "ID;Note\n1;\"Bonjour;\nmerci; oui\"\n2;b\n",
			[]string{`1 ["ID" "Note"]`, `1@2 ["1" "Bonjour;\nmerci; oui"]`, `2@4 ["2" "b"]`},
		},
		{
			"no line of a broken record is passed over where none is good", "ID;Rue;V\n1;\"rue \"\"Lilas\"\" b\n2e \"étage;x\n2;b;y\n",
			[]string{`1 ["ID" "Rue" "V"]`, `1@2 sheet.broken_quotes`, `2@3 sheet.broken_quotes`, `3@4 ["2" "b" "y"]`},
		},
		{
			"a short record of several lines stays one", "ID;Rue;V\n1;\"a\nb\"\n2;b;y\n",
			[]string{`1 ["ID" "Rue" "V"]`, `1@2 ["1" "a\nb"]`, `2@4 ["2" "b" "y"]`},
		},
		{"NUL bytes far into the file cost their row", "ID;Nom\n" + strings.Repeat("1;a\n", 20_000) + "2;b\x00\n3;c\n", nil},
		{
			"an apostrophe put on by an export comes off", "ID;Nom\n1;'=SOMME(A1)\n2;l'hair\n3;'tif\n",
			[]string{`1 ["ID" "Nom"]`, `1@2 ["1" "=SOMME(A1)"]`, `2@3 ["2" "l'hair"]`, `3@4 ["3" "'tif"]`},
		},

		{"nothing", "", []string{"sheet.empty"}},
		{"only blanks", " \r\n\r\n", []string{"sheet.empty"}},
		{"only a mark", "\ufeff", []string{"sheet.empty"}},
		{"a header alone", "ID;Nom\n", []string{"sheet.header_only"}},
		{"a header and a footer", "ID;Nom\n\n\"Rapport\"\n", []string{"sheet.header_only"}},
		{"no header", "1;Aurora\n2;Boréale\n", []string{"sheet.no_header"}},
		{"one column", "ID\n1\n", []string{"sheet.no_header"}},
		{"a PDF", "%PDF-1.7\nID;Nom\n", []string{"sheet.not_a_table"}},
		{"a workbook", "PK\x03\x04....xl/workbook.xml", []string{"sheet.not_a_table"}},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", []string{"sheet.not_a_table"}},
		{"a picture", "\x89PNG\r\n\x1a\n", []string{"sheet.not_a_table"}},
		{"a web page", "\n<!DOCTYPE html><table><td>ID</td>", []string{"sheet.not_a_table"}},
		{"NUL bytes", "ID;Nom\n1;\x00\n", []string{"sheet.not_a_table"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(t, c.text)
			if c.want == nil {
				got, c.want = got[len(got)-2:], []string{`20001@20002 sheet.nul_bytes`, `20002@20003 ["3" "c"]`}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestWhatAFileLooksLike(t *testing.T) {
	for start, want := range map[string]sheet.Looks{
		"PK\x03\x04..word/document.xml": sheet.Letter,
		"PK\x03\x04..photo.jpg":         sheet.Archive,
		"PK\x03\x04..xl/styles.xml":     sheet.Workbook,
		"\xff\xd8\xff\xe0":              sheet.Picture,
		"<?xml version":                 sheet.XML,
		`{"accounts":[]}`:               sheet.JSON,
		"\x7fELF\x00":                   sheet.Binary,
	} {
		_, err := sheet.Open(strings.NewReader(start), hasID)
		refused, ok := refusal.Of(err)
		if !ok || refused.Unmet[0].Inputs[0].Value != want {
			t.Errorf("%q: %v, want %s", start, err, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	const text = "ID;Nom\r\n1;L’Œil à 10 €\r\n2;\u00c9lan\r\n"
	want := []string{`1 ["ID" "Nom"]`, `1@2 ["1" "L’Œil à 10 €"]`, `2@3 ["2" "Élan"]`}
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	ascii := strings.Repeat("0;plain\r\n", 20_000) // longer than what is looked at first
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"UTF-8", text, want},
		{"UTF-8 with its mark", "\ufeff" + text, want},
		{"Windows-1252", windows, want},
		{"UTF-16, little end first", utf16Text(text, false), want},
		{"UTF-16, big end first", utf16Text(text, true), want},
		{"UTF-8 known late", "ID;Nom\n" + ascii + "1;Élan\n", []string{`20001@20002 ["1" "Élan"]`}},
		{"Windows-1252 known late", "ID;Nom\n" + ascii + "1;\xc9lan\n", []string{`20001@20002 ["1" "Élan"]`}},
		{"damage in UTF-8 shows", "ID;Nom\n1;Été\n2;\xc9lan\n", []string{`2@3 ["2" "` + "\ufffd" + `lan"]`}},
		{"Windows-1252 behind the mark of UTF-8 is damage", "\ufeffID;Nom\n1;\xc9lan\n", []string{`1@2 ["1" "` + "\ufffd" + `lan"]`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(t, c.text)
			got = got[len(got)-len(c.want):]
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func utf16Text(text string, bigEnd bool) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		if bigEnd {
			out = append(out, byte(unit>>8), byte(unit))
		} else {
			out = append(out, byte(unit), byte(unit>>8))
		}
	}
	return string(out)
}

func TestALineTooLongCostsItsRow(t *testing.T) {
	got := told(t, "ID;Nom\n1;"+strings.Repeat("x", 3<<20)+"\n2;b\n")
	want := []string{`1 ["ID" "Nom"]`, `1@2 sheet.too_long`, `2@3 ["2" "b"]`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestAQuoteNeverClosedSwallowsAMegabyteAtMost(t *testing.T) {
	got := told(t, "ID;Nom\n1;\"Aurora\n"+strings.Repeat("2;b\n", 300_000))
	if len(got) != 300_002 || got[1] != "1@2 sheet.broken_quotes" || got[300_001] != `300001@300002 ["2" "b"]` {
		t.Errorf("%d lines, %q … %q", len(got), got[1], got[len(got)-1])
	}
}

func TestManyThinRowsArentAFooter(t *testing.T) {
	got := told(t, "ID;Nom\n1;a\n"+strings.Repeat("x\n", 150))
	if want := 2 + 50; len(got) != want {
		t.Errorf("%d lines, want %d", len(got), want)
	}
}

func TestAFailedReadEndsTheTable(t *testing.T) {
	lost := errors.New("connection lost")
	text := "ID;Nom\n" + strings.Repeat("1;a\n", 50_000)
	table, err := sheet.Open(io.MultiReader(strings.NewReader(text), iotest.ErrReader(lost)), hasID)
	if err != nil {
		t.Fatal(err)
	}
	for range 50_000 {
		if _, err := table.Next(); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, err := table.Next(); !errors.Is(err, lost) {
			t.Fatalf("Next says %v", err)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	cell := rapid.OneOf(
		rapid.StringMatching(`['=+\-@a;," \n\té]{0,8}`),
		rapid.StringMatching(`[A-Za-z éœ€'-]{1,20}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		header := []string{"ID", "b", "c"}
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []string {
			return []string{"1", "x" + cell.Draw(t, "b"), cell.Draw(t, "c")}
		}), 1, 20).Draw(t, "rows")

		var file bytes.Buffer
		w, err := sheet.NewWriter(&file, header...)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if err := w.Write(row...); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}

		table, err := sheet.Open(&file, hasID)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range rows {
			row, err := table.Next()
			if err != nil || row.Number != i+1 || !slices.Equal(row.Cells, want) {
				t.Fatalf("row %d is %q (%v), want %q", i+1, row.Cells, err, want)
			}
		}
		if row, err := table.Next(); err != io.EOF {
			t.Fatalf("one row more: %q", row.Cells)
		}
	})
}

func TestWriterDisarmsFormulas(t *testing.T) {
	var file strings.Builder
	w, err := sheet.NewWriter(&file, "Nom", "Note")
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{"=1+1", "+33", "-5", "@x", "\tx", "'=1", "l'hair", "a=b", "＝1"} {
		if err := w.Write(cell, ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffNom;Note\r\n'=1+1;\r\n'+33;\r\n'-5;\r\n'@x;\r\n'\tx;\r\n''=1;\r\nl'hair;\r\na=b;\r\n'＝1;\r\n"
	if file.String() != want {
		t.Errorf("wrote %q\nwant  %q", file.String(), want)
	}
}

func FuzzTable(f *testing.F) {
	for _, seed := range []string{
		"ID;Nom\r\n1;\"a\nb\"\r\n\"\"\r\n", "sep=,\nID,b\n", "\xff\xfeI\x00D\x00", "ID;\"", "ID;b\n1;\"\n\"\n;;\n", "\ufeffID|b\r1|\xe9\r",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		table, err := sheet.Open(bytes.NewReader(text), hasID)
		if err != nil {
			return
		}
		last := sheet.Row{Line: table.HeaderLine()}
		for {
			row, err := table.Next()
			if err == io.EOF {
				return
			}
			if row.Number != last.Number+1 || row.Line <= last.Line {
				t.Fatalf("row %d on line %d follows row %d on line %d", row.Number, row.Line, last.Number, last.Line)
			}
			last = row
		}
	})
}

func BenchmarkTable(b *testing.B) {
	const row = "0013X0000000000QAA;Crea'tif Coiffure;06 39 98 00 00;43 RUE DE LA LIEZE;25800;VALDAHON;France;Hélène Dœuvre;contact@creatif.example;Active;Market;129,50;10/10/2019;02/01/2022;3;00000000000000;\r\n"
	const rows = 10_000
	text := "ID;b\r\n" + strings.Repeat(row, rows)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		table, err := sheet.Open(strings.NewReader(text), hasID)
		if err != nil {
			b.Fatal(err)
		}
		for err == nil {
			_, err = table.Next()
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
