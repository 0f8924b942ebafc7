package app_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/store"
)

// brought has the desk read a file that Mona brings.
func (d *desk) brought(text string) partner.ImportID {
	d.t.Helper()
	id, err := d.Imports.Bring(context.Background(), d.mona, "export.csv", strings.NewReader(text))
	d.must(err)
	d.works()
	return id
}

func (d *desk) works() {
	d.t.Helper()
	d.must(d.Imports.WorkOff(context.Background()))
}

func (d *desk) applied(text string) partner.ImportID {
	d.t.Helper()
	id := d.brought(text)
	d.must(d.Imports.Apply(context.Background(), d.mona, id))
	d.works()
	d.isNow(id, partner.Applied)
	return id
}

func (d *desk) undone(id partner.ImportID) {
	d.t.Helper()
	d.must(d.Imports.Undo(context.Background(), d.mona, id))
	d.works()
	d.isNow(id, partner.Undone)
}

// isNow fails unless an import is in a state.
func (d *desk) isNow(id partner.ImportID, want partner.ImportState) read.ImportFile {
	d.t.Helper()
	file, err := d.Reads.Import(context.Background(), id)
	d.must(err)
	if file.State != want {
		d.t.Errorf("the import is %s, want %s", file.State, want)
	}
	return file
}

// counts are the kinds of an import's rows, as "verdict field reason undone": n.
func (d *desk) counts(id partner.ImportID) string {
	d.t.Helper()
	file, err := d.Reads.Import(context.Background(), id)
	d.must(err)
	var all []string
	for _, c := range file.Counts {
		all = append(all, strings.Join(strings.Fields(fmt.Sprint(c.Rows, " ", c.Verdict, " ", c.Reason, " ", c.Undone)), " "))
	}
	return strings.Join(all, ", ")
}

func (d *desk) rows(id partner.ImportID, f read.RowFilter) []store.ImportRow {
	d.t.Helper()
	page, err := d.Reads.ImportRows(context.Background(), id, f)
	d.must(err)
	return page.Rows
}

func TestAnImportIsReadPreviewedAndApplied(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		first := d.brought(export("S1;Aube;Nina Vasseur;Active", "S2;Brume;;Retention", "S3;;Nina Vasseur;Active", "S1;Aube;Nina Vasseur;Active"))
		d.isNow(first, partner.Previewed)
		if got := d.counts(first); got != "2 create, 1 refused exact_duplicate_row, 1 refused missing_name" {
			t.Errorf("previewed: %s", got)
		}
		if _, err := d.Accounts.Find(context.Background(), "S1"); err == nil {
			t.Error("a preview brought an account in")
		}
		refused := d.rows(first, read.RowFilter{Reason: partner.MissingName})
		if len(refused) != 1 || refused[0].Number != 3 || refused[0].Line != 4 || refused[0].Key != "S3" || refused[0].Refused.Unmet[0].Field != "name" {
			t.Errorf("refused: %+v", refused)
		}
		d.must(d.Imports.Apply(context.Background(), d.mona, first))
		d.works()
		d.isNow(first, partner.Applied)
		d.named("S1")
		if file := d.file(); file.History[0].Actor != string(d.mona.ID) || file.Account.Owner != d.nina.ID {
			t.Errorf("%s brought an account of %s", file.History[0].Actor, file.Account.Owner)
		}
		second := d.applied(export("S1;Aurore;Nina Vasseur;Active", "S2;Brume;;Retention"))
		if got := d.counts(second); got != "1 unchanged, 1 update" {
			t.Errorf("again: %s", got)
		}
		updated := d.rows(second, read.RowFilter{Verdict: partner.Update})
		if len(updated) != 1 || len(updated[0].Changes) != 1 || updated[0].Changes[0].Before != "Aube" || updated[0].Changes[0].After != "Aurore" {
			t.Errorf("updated: %+v", updated)
		}
		d.sound()
	})
}

func TestAnUndoneImportLeavesNothingBehind(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		first := d.applied(export("S1;Aube;Nina Vasseur;Active", "S2;Brume;Nina Vasseur;Active"))
		second := d.applied(export("S1;Aurore;Léna Quéré;Active"))
		d.undone(second)
		d.named("S1")
		if a := d.file().Account; a.Name != "Aube" || a.Owner != d.nina.ID {
			t.Errorf("restored to %s of %s", a.Name, a.Owner)
		}
		d.undone(first)
		if got := d.counts(first); got != "2 create withdrawn" {
			t.Errorf("undone: %s", got)
		}
		found, err := d.Reads.Accounts(context.Background(), read.NameMark{}, read.NameMark{})
		d.must(err)
		searched, err := d.Reads.Search(context.Background(), "Brume")
		d.must(err)
		keyed, err := d.Reads.Search(context.Background(), "S2")
		d.must(err)
		if len(found.Rows) != 1 || found.Count != 1 || len(searched.Rows) != 0 || len(keyed.Rows) != 0 {
			t.Errorf("listed %+v, found %+v, by its key %+v", found.Rows, searched.Rows, keyed.Rows)
		}
		if _, err := d.Churn.Open(context.Background(), app.Call{Actor: d.omar}, d.salon, d.wish()); err == nil {
			t.Error("a case opens on an account that was taken away")
		}
		d.sound()

		third := d.applied(export("S1;Aube;Nina Vasseur;Training"))
		if got := d.counts(third); got != "1 create" {
			t.Errorf("brought again: %s", got)
		}
		if a := d.file().Account; a.Gone() || a.Status != partner.Training {
			t.Errorf("brought again as %+v", a)
		}
		d.sound()
	})
}

func TestWhatWasTouchedSinceStaysAndSaysWhy(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		d.applied(export("S1;Aube;Nina Vasseur;Active"))
		id := d.applied(export("S1;Aurore;Léna Quéré;Active", "S2;Brume;Nina Vasseur;Active", "S3;Cime;Nina Vasseur;Active"))
		d.named("S1")
		_, err := d.Accounts.HandOver(context.Background(), app.Call{Actor: d.mona}, d.salon, d.nina.ID)
		d.must(err)
		d.named("S2")
		d.open()
		d.undone(id)
		if got := d.counts(id); got != "1 create all_kept, 1 create withdrawn, 1 update partly_kept" {
			t.Errorf("undone: %s", got)
		}
		partly := d.rows(id, read.RowFilter{Undone: partner.RowPartly})
		if len(partly) != 1 || len(partly[0].Kept) != 1 || partly[0].Kept[0].Field != "owner" || partly[0].Kept[0].Why.Text != "import.kept_changed" {
			t.Errorf("partly kept: %+v", partly)
		}
		kept := d.rows(id, read.RowFilter{Undone: partner.RowKept})
		if len(kept) != 1 || kept[0].Key != "S2" || kept[0].Kept[0].Why.Text != "import.kept_hanging" {
			t.Errorf("kept: %+v", kept)
		}
		d.named("S1")
		if a := d.file().Account; a.Name != "Aube" || a.Owner != d.nina.ID {
			t.Errorf("it is %s of %s", a.Name, a.Owner)
		}
		d.sound()
	})
}

func TestAStoppedImportGoesOnWhereItWas(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		var rows []string
		for n := range 1200 {
			rows = append(rows, fmt.Sprintf("S%04d;Salon %04d;Nina Vasseur;Active", n, n))
		}
		id := d.brought(export(append(rows, rows[0])...))
		d.must(d.Imports.Apply(context.Background(), d.mona, id))
		d.looked = func() { // the work looks at the clock: stop before its first chunk is saved
			d.looked = func() {}
			d.must(d.Imports.Stop(context.Background(), d.mona, id))
		}
		d.works()
		if file := d.isNow(id, partner.Stopped); file.Cursor != 0 {
			t.Errorf("it stopped after row %d", file.Cursor)
		}
		d.must(d.Imports.Apply(context.Background(), d.mona, id))
		d.must(d.Imports.Apply(context.Background(), d.mona, id)) // a second click counts once
		ctx, cut := context.WithCancel(context.Background())
		looks := 0
		d.looked = func() { // once for whoever the import acts for, then once a chunk: cut off in the second
			if looks++; looks == 3 {
				cut()
			}
		}
		_ = d.Imports.WorkOff(ctx)
		d.looked = func() {}
		if file := d.isNow(id, partner.Applying); file.Cursor == 0 || file.Cursor > 1000 {
			t.Errorf("it was cut off after row %d", file.Cursor)
		}
		d.works()
		d.isNow(id, partner.Applied)
		if got := d.counts(id); got != "1200 create, 1 refused exact_duplicate_row" {
			t.Errorf("applied: %s", got)
		}
		d.named("S0000")
		if v := d.file().Version; v != 1 {
			t.Errorf("the first account has %d entries", v)
		}
	})
}

func TestUnknownColumnsAreMappedOnceAndRemembered(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		const text = "Réf interne;Enseigne;Humeur\nS1;Aube;actif\nS2;Brume;\n"
		id := d.brought(text)
		file := d.isNow(id, partner.Unmapped)
		if file.Problem == nil || len(file.Problem.Unmet) != 2 || len(file.Header) != 3 {
			t.Errorf("asked for %+v of %q", file.Problem, file.Header)
		}
		err := d.Imports.ChangeMapping(context.Background(), d.mona, id, []string{"key", "key", ""})
		if refused, ok := refusal.Of(err); !ok || len(refused.Unmet) != 2 {
			t.Errorf("mapped twice: %v", err)
		}
		d.must(d.Imports.ChangeMapping(context.Background(), d.mona, id, []string{"key", "name", "status"}))
		d.works()
		d.isNow(id, partner.Previewed)
		if got := d.counts(id); got != "1 create, 1 refused missing_status" {
			t.Errorf("mapped: %s", got)
		}
		again := d.brought("Humeur;Enseigne;Réf interne\nActive;Cime;S3\n")
		d.isNow(again, partner.Previewed)
		if rows := d.rows(again, read.RowFilter{}); len(rows) != 1 || rows[0].Name != "Cime" || rows[0].Key != "S3" {
			t.Errorf("the next one: %+v", rows)
		}
		d.sound()
	})
}

func TestADroppedImportIsForgotten(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		id := d.brought(export("S1;Aube;Nina Vasseur;Active"))
		d.must(d.Imports.Drop(context.Background(), d.mona, id))
		d.isNow(id, partner.Dropped)
		if rows := d.rows(id, read.RowFilter{}); len(rows) != 0 {
			t.Errorf("it still has %+v", rows)
		}
		if err := d.Imports.Apply(context.Background(), d.mona, id); err == nil {
			t.Error("it is applied")
		}
		d.sound()
	})
}

func TestAManagersImportBringsNoColleagues(t *testing.T) { // EV-2
	d := newDesk(t, t.TempDir()+"/desk.db")
	id := d.applied(export("S1;Aube;Une Inconnue;Active"))
	d.named("S1")
	if a := d.file().Account; a.Owner != "" {
		t.Errorf("its manager is %s", a.Owner)
	}
	if rows := d.rows(id, read.RowFilter{}); len(rows[0].Remarks) != 1 || rows[0].Remarks[0].Text != "import.unknown_am" {
		t.Errorf("remarked: %+v", rows[0].Remarks)
	}
}

func TestWhoMayNotImportIsRefused(t *testing.T) { // EV-2
	d := newDesk(t, t.TempDir()+"/desk.db")
	id := d.brought(export("S1;Aube;Nina Vasseur;Active"))
	for _, actor := range []staff.Actor{d.nina, d.omar, d.felix} {
		_, err := d.Imports.Bring(context.Background(), actor, "x.csv", strings.NewReader(export("S2;Brume;;Active")))
		for verb, err := range map[string]error{
			"bring": err, "apply": d.Imports.Apply(context.Background(), actor, id), "stop": d.Imports.Stop(context.Background(), actor, id),
			"undo": d.Imports.Undo(context.Background(), actor, id), "drop": d.Imports.Drop(context.Background(), actor, id),
			"map": d.Imports.ChangeMapping(context.Background(), actor, id, nil),
		} {
			if refused, ok := refusal.Of(err); !ok || !refused.Has(refusal.Forbidden) || refused.Unmet[0].Rule != "EV-2" {
				t.Errorf("%s may %s: %v", actor.Name, verb, err)
			}
		}
	}
	if _, err := d.Churn.Open(context.Background(), app.Call{Actor: d.omar}, d.salon, churn.Wish{}); err == nil {
		t.Error("nothing is refused at all")
	}
}

func TestWhatIsNoTableIsRefusedAtOnce(t *testing.T) {
	d := newDesk(t, t.TempDir()+"/desk.db")
	for name, text := range map[string]string{
		"a PDF": "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n", "nothing": "", "a letter": "Bonjour,\nje résilie mon contrat.\nMerci\n",
		"a header alone": exportHeader, "too much": exportHeader + strings.Repeat("x", app.MostImported),
	} {
		if _, err := d.Imports.Bring(context.Background(), d.mona, "x.csv", strings.NewReader(text)); err == nil {
			t.Errorf("%s is taken", name)
		} else if refused, ok := refusal.Of(err); !ok || refused.Unmet[0].Field != "file" {
			t.Errorf("%s: %v", name, err)
		}
	}
	list, err := d.Reads.Imports(context.Background(), read.ImportMark{})
	d.must(err)
	if len(list.Rows) != 0 {
		t.Errorf("there are %d imports", len(list.Rows))
	}
}
