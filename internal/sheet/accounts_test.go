package sheet_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/sheet"
)

// sample reads a file of the test material, which stands beside the project
// where there is any.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	text, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", "csv", name))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the sample exports aren't here")
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// truth says which rows of the sample must be refused and why, as number@line kind.
func truth(t *testing.T) []string {
	t.Helper()
	var told struct {
		Rows []struct {
			Number  int    `json:"data_row"`
			Line    int    `json:"line_utf8"`
			Verdict string `json:"verdict"`
			Kind    string `json:"kind"`
		} `json:"rows"`
	}
	if err := json.Unmarshal(sample(t, "sf_accounts_truth.json"), &told); err != nil {
		t.Fatal(err)
	}
	var refused []string
	for _, row := range told.Rows {
		if row.Verdict == "reject" {
			refused = append(refused, fmt.Sprintf("%d@%d %s", row.Number, row.Line, row.Kind))
		}
	}
	return refused
}

// intake reads an export, and returns what it accepts and what it refuses.
func intake(t testing.TB, file []byte) (accepted map[int]partner.Intake, refused []string) {
	t.Helper()
	table, err := sheet.Open(bytes.NewReader(file), partner.IsHeader)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := partner.ReadColumns(table.Header(), nil)
	if err != nil {
		t.Fatal(err)
	}
	intakes := partner.NewIntakes(columns, day.MustParse("2026-06-09"))
	accepted = map[int]partner.Intake{}
	for {
		row, err := table.Next()
		if err == io.EOF {
			return accepted, refused
		}
		if err != nil {
			t.Fatal(err)
		}
		in, err := intakes.Check(row.Line, row.Cells)
		if err != nil {
			refused = append(refused, fmt.Sprintf("%d@%d %s", row.Number, row.Line, partner.ReasonOf(err)))
			continue
		}
		accepted[row.Number] = in
	}
}

func TestTheSampleExport(t *testing.T) {
	accepted, refused := intake(t, sample(t, "sf_accounts_fr_utf8bom.csv"))
	if want := truth(t); !slices.Equal(refused, want) {
		t.Errorf("refused\n%s\nwant\n%s", strings.Join(refused, "\n"), strings.Join(want, "\n"))
	}
	if len(accepted) != 184 {
		t.Errorf("%d rows accepted, want 184", len(accepted))
	}

	first := accepted[1]
	if first.Key != "0013X0000000000QAA" || first.Name != "Crea'tif Coiffure" || first.Phone != "+33639980000" || first.Postcode != "25800" ||
		first.City != "VALDAHON" || first.Country != "FR" || first.OwnerName != "Hélène Dœuvre" || first.Email != "contact@creatifcoiffure0.example" ||
		first.Status != partner.Active || first.Offer != "Market" || *first.MonthlyRevenue != 12950 || first.CreatedOn.String() != "2019-10-10" ||
		first.ModifiedOn.String() != "2022-01-02" || *first.NPS != 3 || first.SIRET != "00000000000000" || first.ParentKey != "" || first.Remarks != nil {
		t.Errorf("the first row is read as %+v", first)
	}
	for number, c := range map[int]struct{ what, got, want string }{
		7:   {"Lost is churned", string(accepted[7].Status), "churned"},
		73:  {"an undisclosed postcode", accepted[73].Postcode, ""},
		128: {"points between thousands", fmt.Sprint(*accepted[128].MonthlyRevenue), "125000"},
		136: {"a formula is a name", accepted[136].Name, "=cmd|' /C calc'!A1"},
		144: {"a text on two lines", accepted[144].Street, "12 rue des \"Lilas\"; bât. B\n2e étage"},
		152: {"a phone with its country", accepted[152].Phone, "+33639981234"},
		160: {"a date without zeros", accepted[160].CreatedOn.String(), "2024-01-05"},
		168: {"a lost zero", accepted[168].Postcode, "01220"},
		176: {"padding", accepted[176].Name, "Bulle D Hair"},
		184: {"no score", fmt.Sprint(accepted[184].NPS), "<nil>"},
	} {
		if c.got != c.want {
			t.Errorf("row %d, %s: %q, want %q", number, c.what, c.got, c.want)
		}
	}
	for _, number := range []int{160, 168} {
		if len(accepted[number].Remarks) != 1 {
			t.Errorf("row %d has the remarks %v, want one", number, accepted[number].Remarks)
		}
	}
}

func TestTheSampleExportInWindows1252(t *testing.T) {
	text := string(bytes.TrimPrefix(sample(t, "sf_accounts_fr_utf8bom.csv"), []byte("\ufeff")))
	text = strings.NewReplacer("\u202f", "\u00a0", "\ufffd", "?").Replace(text)
	file, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	accepted, refused := intake(t, []byte(file))
	want := slices.DeleteFunc(truth(t), func(s string) bool { return strings.HasSuffix(s, "replacement_characters") })
	if !slices.Equal(refused, want) {
		t.Errorf("refused\n%s\nwant\n%s", strings.Join(refused, "\n"), strings.Join(want, "\n"))
	}
	if got := accepted[1].OwnerName; got != "Hélène Dœuvre" {
		t.Errorf("the owner is read as %q", got)
	}
}

// rewritten writes the sample again as another export would have it.
func rewritten(t *testing.T, separator rune, change func(number int, cells []string) []string) []byte {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(sample(t, "sf_accounts_fr_utf8bom.csv"), []byte("\ufeff"))))
	r.Comma, r.FieldsPerRecord = ';', -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	w := csv.NewWriter(&file)
	w.Comma = separator
	for number, cells := range records {
		if err := w.Write(change(number, cells)); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return file.Bytes()
}

func asItIs(_ int, cells []string) []string { return cells }

var englishHeader = []string{
	"Account ID", "Account Name", "Phone", "Billing Street", "Billing Zip/Postal Code", "Billing City", "Billing Country", "Account Owner", "Primary Email",
	"Status", "Offer", "Monthly Revenue", "Created Date", "Last Modified Date", "NPS Score", "SIRET", "Parent Account",
}

func TestTheSampleExportAsOthersWriteIt(t *testing.T) {
	const width = 17
	for _, c := range []struct {
		name      string
		separator rune
		change    func(number int, cells []string) []string
		gone      []string // kinds that can no longer be told
	}{
		{"with commas", ',', asItIs, nil},
		{"with tabs", '\t', asItIs, nil},
		{"with bars", '|', asItIs, nil},
		{"with English headers", ',', func(number int, cells []string) []string {
			if number == 0 {
				return englishHeader
			}
			return cells
		}, nil},
		{"with its columns the other way round", ';', func(_ int, cells []string) []string {
			if len(cells) == width {
				slices.Reverse(cells)
			}
			return cells
		}, nil},
		{"with columns that nobody asked for", ';', func(number int, cells []string) []string {
			if len(cells) < width-4 {
				return cells
			}
			return append(append([]string{fmt.Sprint("Région ", number)}, cells...), "Type")
		}, nil},
		{"without NPS, SIRET and parent", ';', func(_ int, cells []string) []string {
			if len(cells) > 1 {
				return cells[:len(cells)-3]
			}
			return cells
		}, []string{"nps_out_of_range", "bad_siret"}},
		{"padded by a spreadsheet", ';', func(_ int, cells []string) []string {
			for len(cells) < width {
				cells = append(cells, "")
			}
			return cells
		}, []string{"too_few_columns"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, refused := intake(t, rewritten(t, c.separator, c.change))
			want := slices.DeleteFunc(truth(t), func(s string) bool {
				return slices.ContainsFunc(c.gone, func(kind string) bool { return strings.HasSuffix(s, " "+kind) })
			})
			if !slices.Equal(refused, want) {
				t.Errorf("refused\n%s\nwant\n%s", strings.Join(refused, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func TestTheBillingExportIsATable(t *testing.T) {
	table, err := sheet.Open(bytes.NewReader(sample(t, "zuora_subscriptions.csv")), func(header []string) bool {
		return slices.Contains(header, "Account: Name")
	})
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for {
		row, err := table.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Errorf("row %d: %v", row.Number, err)
		}
		rows++
	}
	if rows == 0 || len(table.Header()) != 18 {
		t.Errorf("%d rows, %d columns", rows, len(table.Header()))
	}
}

func BenchmarkIntake(b *testing.B) {
	file := sample(b, "sf_accounts_fr_utf8bom.csv")
	rows := 0
	for b.Loop() {
		accepted, refused := intake(b, file)
		rows += len(accepted) + len(refused)
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}
