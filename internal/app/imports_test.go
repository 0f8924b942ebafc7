package app_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

const exportHeader = "ID du compte;Nom du compte;Adresse de facturation (code postal);Adresse de facturation (ville);Pays;Propriétaire du compte;Statut;Offre\n"

// export is a CRM's export of rows "key;name;owner;status".
func export(rows ...string) string {
	var text strings.Builder
	text.WriteString(exportHeader)
	for _, row := range rows {
		cells := strings.Split(row, ";")
		fmt.Fprintf(&text, "%s;%s;69001;Lyon;France;%s;%s;Pro\n", cells[0], cells[1], cells[2], cells[3])
	}
	return text.String()
}

// imports brings in an export and counts the verdicts.
func (d *desk) imports(text string) map[partner.Verdict]int {
	d.t.Helper()
	verdicts := map[partner.Verdict]int{}
	d.must(d.Imports.Accounts(context.Background(), strings.NewReader(text), "export.csv", count(verdicts)))
	return verdicts
}

func count(verdicts map[partner.Verdict]int) func(app.ImportedRow) error {
	return func(row app.ImportedRow) error { verdicts[row.Verdict]++; return nil }
}

// named makes the account with a CRM key the desk's salon.
func (d *desk) named(key string) {
	d.t.Helper()
	var err error
	d.salon, err = d.Accounts.Find(context.Background(), key)
	d.must(err)
}

func TestAnImportCreatesUpdatesAndLeavesAlone(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		rows := []string{"S1;Aube;Nina Vasseur;Active", "S2;Brume;Nina Vasseur;Retention", "S3;;Nina Vasseur;Active"}
		if got := d.imports(export(rows...)); got[partner.Create] != 2 || got[partner.Refused] != 1 {
			t.Errorf("first: %v", got)
		}
		version := d.version("S1")
		if got := d.imports(export(rows...)); got[partner.Unchanged] != 2 || got[partner.Refused] != 1 {
			t.Errorf("again: %v", got)
		}
		rows[1] = "S2;Brume d’été;Nina Vasseur;Retention"
		if got := d.imports(export(rows...)); got[partner.Unchanged] != 1 || got[partner.Update] != 1 || got[partner.Refused] != 1 {
			t.Errorf("one renamed: %v", got)
		}
		if d.version("S1") != version {
			t.Error("an account that didn’t change has a new entry")
		}
		d.named("S2")
		if file := d.file(); file.Account.Name != "Brume d’été" || file.Account.Owner != d.nina.ID || file.Account.Status != partner.Retention {
			t.Errorf("%+v", file.Account)
		}
		d.sound()
	})
}

func (d *desk) version(key string) int {
	d.t.Helper()
	d.named(key)
	return d.file().Version
}

func TestAPreviewTellsTheSameAndChangesNothing(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		text := export("S1;Aube;Une Nouvelle;Active", "S2;;Nina Vasseur;Active")
		verdicts := map[partner.Verdict]int{}
		d.must(d.Imports.Preview(context.Background(), strings.NewReader(text), count(verdicts)))
		if verdicts[partner.Create] != 1 || verdicts[partner.Refused] != 1 {
			t.Errorf("%v", verdicts)
		}
		if _, err := d.Accounts.Find(context.Background(), "S1"); err == nil {
			t.Error("the account is there")
		}
		people, err := d.People.All(context.Background())
		d.must(err)
		for _, p := range people {
			if p.Name == "Une Nouvelle" {
				t.Error("the account manager is there")
			}
		}
	})
}

func TestAnImportBringsTheManagersItNames(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.imports(export("S1;Aube;Une Nouvelle;Active", "S2;Brume;une nouvelle;Active", "S3;Crépuscule;Nina Vasseur;Active"))
		d.named("S1")
		one := d.file()
		d.named("S2")
		two := d.file()
		if one.Account.Owner == "" || one.Account.Owner != two.Account.Owner {
			t.Errorf("the owners are %q and %q, want one new person", one.Account.Owner, two.Account.Owner)
		}
		if p := one.People[one.Account.Owner]; p.Role != staff.AM || p.Email != "" || !p.Active {
			t.Errorf("%+v, want an account manager who isn’t invited yet", p)
		}
		d.named("S3")
		if owner := d.file().Account.Owner; owner != d.nina.ID {
			t.Errorf("Nina’s account is %s’s", owner)
		}
	})
}

func TestAManagerWhoseNameTwoBearIsLeftToAPerson(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.person("Nina Vasseur", staff.AM)
		d.imports(export("S1;Aube;Nina Vasseur;Active"))
		d.named("S1")
		if owner := d.file().Account.Owner; owner != "" {
			t.Errorf("the account is %s’s", owner)
		}
	})
}

func TestAnOwnerThatAnImportChangesTakesTheCaseOver(t *testing.T) { // CH-3
	onBothEngines(t, func(d *desk) {
		d.imports(export("S1;Aube;Nina Vasseur;Active"))
		d.named("S1")
		id := d.open()
		d.imports(export("S1;Aube;Léna Quéré;Active"))
		file := d.file()
		if file.Account.Owner != d.lena.ID || file.Churn[0].Owner != d.lena.ID {
			t.Errorf("the account is %s’s, the case %s’s", file.Account.Owner, file.Churn[0].Owner)
		}
		for _, held := range file.Tasks {
			if held.Assignee != d.lena.ID && held.What != task.BriefAM { // the retention lead's, whoever has the account
				t.Errorf("%s is %s’s", held.What, held.Assignee)
			}
		}
		_, err := d.Churn.Recover(context.Background(), by(d.lena), id, churn.RecoveredNoAction)
		d.must(err)
		d.sound()
	})
}

func TestAnImportNeverOverwritesAStatus(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.imports(export("S1;Aube;Nina Vasseur;Active"))
		d.named("S1")
		d.lost()
		if got := d.imports(export("S1;Aube;Nina Vasseur;Active")); got[partner.Unchanged] != 1 {
			t.Errorf("%v", got)
		}
		if a := d.file().Account; a.Status != partner.ExpiringPlan || a.PlanExpiresOn.IsZero() {
			t.Errorf("the account is %s until %s", a.Status, a.PlanExpiresOn)
		}
	})
}

func TestAChurnRequestOnAnAccountImportedInRetention(t *testing.T) { // CH-2
	onBothEngines(t, func(d *desk) {
		d.imports(export("S1;Aube;Nina Vasseur;Retention", "S2;Brume;Nina Vasseur;Churned"))
		d.named("S1")
		d.lost()
		d.named("S2")
		_, err := d.Churn.Open(context.Background(), by(d.omar), d.salon, churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "…"})
		d.refused(err, "CH-2 illegal account")
		d.sound()
	})
}

func TestAnImportThatWasCutOffIsRunAgain(t *testing.T) { // EV-4
	onBothEngines(t, func(d *desk) {
		var rows []string
		for i := range 1200 {
			rows = append(rows, fmt.Sprintf("S%d;Salon %d;Nina Vasseur;Active", i, i))
		}
		ctx, cut := context.WithCancel(context.Background())
		told := 0
		err := d.Imports.Accounts(ctx, strings.NewReader(export(rows...)), "export.csv", func(app.ImportedRow) error {
			told++
			cut()
			return nil
		})
		if !errors.Is(err, context.Canceled) || told == 0 || told == len(rows) {
			t.Fatalf("cut off after %d rows: %v", told, err)
		}
		if got := d.imports(export(rows...)); got[partner.Unchanged] != told || got[partner.Create] != len(rows)-told {
			t.Errorf("run again: %v, want the %d that were told unchanged and the others created", got, told)
		}
		if got := d.imports(export(rows...)); got[partner.Unchanged] != len(rows) {
			t.Errorf("and again: %v", got)
		}
		d.sound()
	})
}

func TestAFileThatIsNoTableOfAccountsIsRefusedAsAWhole(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		for name, text := range map[string]string{
			"a PDF":                   "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n",
			"nothing":                 "",
			"a table of other things": "Produit;Prix\nCiseaux;12,00\n",
		} {
			err := d.Imports.Accounts(context.Background(), strings.NewReader(text), "x", func(row app.ImportedRow) error {
				t.Errorf("%s: it tells of row %d", name, row.Number)
				return nil
			})
			if _, refused := refusal.Of(err); !refused {
				t.Errorf("%s: %v, want a refusal", name, err)
			}
		}
	})
}
