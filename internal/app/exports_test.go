package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/demo"
	leaving "rebond/internal/domain/export"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
)

var ctx = context.Background()

// taken is what a file holds that was exported.
func (d *desk) taken(file *app.Export, err error) string {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil || int64(len(text)) != file.Size {
		d.t.Fatalf("%d bytes of %d were read: %v", len(text), file.Size, err)
	}
	return string(text)
}

// comesBack counts what an import would do with a file.
func (d *desk) comesBack(file string) map[partner.Verdict]int {
	d.t.Helper()
	counts := map[partner.Verdict]int{}
	err := d.Imports.Preview(ctx, strings.NewReader(file), func(row app.ImportedRow) error {
		if counts[row.Verdict]++; row.Verdict != partner.Unchanged {
			d.t.Logf("row %d, %s: %s %+v %v", row.Number, row.Name, row.Verdict, row.Changes, row.Refused)
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return counts
}

func (d *desk) bringsIn(file string) {
	d.t.Helper()
	if err := d.Imports.Accounts(ctx, strings.NewReader(file), "salons.csv", func(app.ImportedRow) error { return nil }); err != nil {
		d.t.Fatal(err)
	}
}

var csvOf = app.Wish{Format: leaving.CSV}

const awkward = "key;name;phone;street;postcode;city;country;owner;email;status;offer;monthly revenue;created on;nps;siret\r\n" +
	"K1;\"=cmd|' /C calc'!A1\";0639980000;\"12 rue des \"\"Lilas\"\"; bât. B\n2e étage\";01220;Divonne;FR;Nina Vasseur;a@salon.example;Retention;Pro;1 250,50;2024-01-05;0;00000000000000\r\n" +
	"K2;'-Tif;;;;Lyon;FR;;;Lost;;0;;;\r\n" +
	"K3;@home;+44 20 7946 0958;;;London;GB;;;Expiring Plan;Connect;;;10;\r\n"

func TestAccountsThatAreExportedComeBackUnchanged(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.bringsIn(awkward)
		file := d.taken(d.Exports.Accounts(ctx, d.mona, csvOf, read.AccountsList{}))
		if !strings.HasPrefix(file, "\ufeff") || !strings.Contains(file, "'=cmd") || !strings.Contains(file, ";1250,50;") {
			d.t.Errorf("the table is\n%s", file)
		}
		// Aurora Coiffure has no CRM key to be known by.
		if got := d.comesBack(file); got[partner.Unchanged] != 3+keyed(d) || got[partner.Update]+got[partner.Create] != 0 {
			d.t.Errorf("it comes back as %v", got)
		}
		altered := strings.Replace(file, ";Divonne;", ";Gex;", 1)
		if got := d.comesBack(altered); got[partner.Update] != 1 {
			d.t.Errorf("altered, it comes back as %v", got)
		}
	})
}

// keyed is how many accounts of a new desk have a key.
func keyed(d *desk) (n int) {
	d.t.Helper()
	err := d.Reads.EachAccount(ctx, read.AccountsList{}, func(a partner.Account) error {
		if a.Key != "" && !strings.HasPrefix(a.Key, "K") {
			n++
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return n
}

func TestTheSampleAndTheDemoComeBackUnchanged(t *testing.T) {
	d := newDesk(t, filepath.Join(t.TempDir(), "desk.db"))
	if sample, err := os.ReadFile("../../../shared/data/csv/sf_accounts_fr_utf8bom.csv"); err == nil {
		d.bringsIn(string(sample))
	} else {
		t.Log("the sample export isn’t here")
	}
	told := newEmptyDesk(t)
	if err := demo.Fill(ctx, told.App); err != nil {
		t.Fatal(err)
	}
	for _, d := range []*desk{d, told} {
		file := d.taken(d.Exports.Accounts(ctx, staff.Operator, csvOf, read.AccountsList{}))
		got := d.comesBack(file)
		if len(got) != 1 || got[partner.Unchanged] < 1 {
			t.Errorf("they come back as %v", got)
		}
	}
}

// newEmptyDesk has nobody yet.
func newEmptyDesk(t *testing.T) *desk {
	t.Helper()
	a, err := app.Open(ctx, filepath.Join(t.TempDir(), "desk.db"), app.RealClock())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return &desk{App: a, t: t}
}

func TestALongListLeavesWholeAndInItsOrder(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		const many = 1_203 // more than two chunks
		var file strings.Builder
		file.WriteString("key;name;status;city\n")
		for n := range many {
			fmt.Fprintf(&file, "L%d;Salon %04d;Active;Lyon\n", n, n)
		}
		d.bringsIn(file.String())
		lines := strings.Split(strings.TrimSpace(d.taken(d.Exports.Accounts(ctx, d.mona, app.Wish{Format: leaving.Lines}, read.AccountsList{}))), "\n")
		last := ""
		for _, line := range lines {
			var row struct {
				Name string `json:"name"`
			}
			if err := json.Unmarshal([]byte(line), &row); err != nil || row.Name <= last {
				d.t.Fatalf("after %q comes %s (%v)", last, line, err)
			}
			last = row.Name
		}
		if len(lines) != many+1 {
			d.t.Errorf("%d rows, want %d", len(lines), many+1)
		}
		entries := strings.Count(d.taken(d.Exports.History(ctx, d.mona, app.Wish{Format: leaving.Lines}, read.Histories{})), "\n")
		if entries <= many {
			d.t.Errorf("%d entries of history", entries)
		}
	})
}

func TestEveryListIsExportedToThoseWhoMayAndHistoryHasIt(t *testing.T) { // EV-2, EV-3
	d := newDesk(t, filepath.Join(t.TempDir(), "desk.db"))
	d.open()
	brought, err := d.Imports.Bring(ctx, d.mona, "salons.csv", strings.NewReader(awkward))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		list leaving.List
		only string // the role that an AM isn't
		take func(staff.Actor, app.Wish) (*app.Export, error)
	}{
		{leaving.Accounts, "manager", func(who staff.Actor, w app.Wish) (*app.Export, error) {
			return d.Exports.Accounts(ctx, who, w, read.AccountsList{Query: "aurora"})
		}},
		{leaving.Cases, "", func(who staff.Actor, w app.Wish) (*app.Export, error) {
			return d.Exports.Cases(ctx, who, w, read.Queue{})
		}},
		{leaving.Tasks, "", func(who staff.Actor, w app.Wish) (*app.Export, error) {
			return d.Exports.Tasks(ctx, who, w, read.Todo{Of: who})
		}},
		{leaving.People, "manager", func(who staff.Actor, w app.Wish) (*app.Export, error) { return d.Exports.People(ctx, who, w) }},
		{leaving.History, "manager", func(who staff.Actor, w app.Wish) (*app.Export, error) {
			return d.Exports.History(ctx, who, w, read.Histories{Actor: d.nina.ID})
		}},
		{leaving.Items, "", func(who staff.Actor, w app.Wish) (*app.Export, error) {
			return d.Exports.Items(ctx, who, w, picklist.Reasons)
		}},
		{leaving.ImportRows, "manager", func(who staff.Actor, w app.Wish) (*app.Export, error) {
			return d.Exports.ImportRows(ctx, who, w, brought, read.RowFilter{})
		}},
	} {
		for _, format := range leaving.Formats {
			w := app.Wish{Format: format, Filter: "q=Aurora+Coiffure&which=" + string(c.list)}
			before := d.lastExport()
			if _, err := c.take(d.nina, w); c.only != "" {
				if refused, ok := refusal.Of(err); !ok || !refused.Has(refusal.Forbidden) {
					t.Errorf("an AM takes %s along: %v", c.list, err)
				}
				if d.lastExport() != before {
					t.Errorf("%s is told as exported, and wasn’t", c.list)
				}
			} else if err != nil {
				t.Errorf("an AM may not take %s along: %v", c.list, err)
			}
			file, err := c.take(d.mona, w)
			text := d.taken(file, err)
			told := d.lastExport()
			want := fmt.Sprintf("Mona Dréau %s q=…&which=%s %d", c.list, c.list, file.Rows)
			if told != want {
				t.Errorf("history says %q, want %q", told, want)
			}
			if c.list != leaving.ImportRows && c.list != leaving.Tasks && file.Rows == 0 {
				t.Errorf("%s is empty: %s", c.list, text)
			}
		}
	}
	if _, err := d.Exports.Cases(ctx, d.mona, app.Wish{Format: "xlsx"}, read.Queue{}); err == nil {
		t.Error("a format that nobody knows is written")
	}
}

// lastExport is what history last said of an export: who, which, by which filter, how many.
func (d *desk) lastExport() string {
	d.t.Helper()
	page, err := d.Histories(ctx, d.mona, read.Histories{Verb: "export.made"})
	if err != nil {
		d.t.Fatal(err)
	}
	if len(page.Rows) == 0 {
		return ""
	}
	said := page.People.Name(staff.ID(page.Rows[0].Actor))
	for _, in := range page.Rows[0].Because[0].Inputs {
		said += " " + fmt.Sprint(in.Value)
	}
	return said
}

func TestAnExportThatBreaksOffIsNeitherSentNorTold(t *testing.T) {
	d := newDesk(t, filepath.Join(t.TempDir(), "desk.db"))
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := d.Exports.Accounts(gone, d.mona, csvOf, read.AccountsList{}); err == nil {
		t.Error("whoever left is sent a file")
	}
	if told := d.lastExport(); told != "" {
		t.Errorf("history has it: %s", told)
	}
}

// archived is an archive of everything on a desk.
func (d *desk) archived(secrets bool) ([]byte, app.Manifest) {
	d.t.Helper()
	var file bytes.Buffer
	manifest, err := d.Exports.WriteEverything(ctx, &file, "Lisez-moi.", secrets)
	if err != nil {
		d.t.Fatal(err)
	}
	return file.Bytes(), manifest
}
