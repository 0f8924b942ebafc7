package app_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
	"rebond/test/pg"
)

// desk is a desk of a test, with people, a salon, and a clock that the test moves.
type desk struct {
	*app.App
	t   *testing.T
	at  string // its database
	now time.Time
	// looked is called each time someone looks at the clock.
	looked func()
	nina   staff.Actor // AM of Aurora
	lena   staff.Actor // AM too
	omar   staff.Actor // CX
	mona   staff.Actor // manager
	felix  staff.Actor // finance
	salon  partner.AccountID
}

// prepared is an empty desk on PostgreSQL.
var prepared = pg.Template{Prepare: func(ctx context.Context, at string) error {
	a, err := app.Open(ctx, at, app.RealClock())
	if err != nil {
		return err
	}
	return a.Close()
}}

// onBothEngines runs a test on a new desk on each engine.
func onBothEngines(t *testing.T, test func(*desk)) {
	t.Run("sqlite", func(t *testing.T) { test(newDesk(t, filepath.Join(t.TempDir(), "desk.db"))) })
	t.Run("postgres", func(t *testing.T) { test(newDesk(t, prepared.Copy(t))) })
}

func newDesk(t *testing.T, at string) *desk {
	t.Helper()
	d := &desk{t: t, at: at, looked: func() {}, now: time.Date(2026, time.June, 9, 10, 0, 0, 0, time.UTC)}
	a, err := app.Open(context.Background(), at, d.clock())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.App.Close(); err != nil {
			t.Error(err)
		}
	})
	d.App = a
	d.nina = d.person("Nina Vasseur", staff.AM)
	d.omar = d.person("Omar Belkacem", staff.CX)
	d.lena = d.person("Léna Quéré", staff.AM)
	d.mona = d.person("Mona Dréau", staff.Manager)
	d.felix = d.person("Félix Aubanel", staff.Finance)
	d.salon = d.account("Aurora Coiffure", d.nina.ID, partner.Active)
	return d
}

func (d *desk) clock() *app.Clock {
	return app.FakeClock(func() time.Time { d.looked(); return d.now })
}

func (d *desk) person(name string, role staff.Role) staff.Actor {
	d.t.Helper()
	p, err := d.People.Add(context.Background(), staff.Desk, staff.Person{Name: name, Role: role, Lang: "fr", Active: true}, because.One("EV-2", "person.demo"))
	if err != nil {
		d.t.Fatal(err)
	}
	return p.Actor()
}

func (d *desk) account(name string, owner staff.ID, status partner.Status) partner.AccountID {
	d.t.Helper()
	id, err := d.Accounts.Add(context.Background(), staff.Desk, partner.Account{
		Key: "CRM-" + name, Name: name, City: "Lyon", Owner: owner, Platform: partner.Connect, Status: status,
	}, because.One("EV-3", "account.demo"))
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

func (d *desk) wish() churn.Wish {
	return churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "Trop cher pour deux fauteuils."}
}

// open opens a case on the salon and returns its id.
func (d *desk) open() churn.CaseID {
	d.t.Helper()
	receipt, err := d.Churn.Open(context.Background(), app.Call{Actor: d.omar}, d.salon, d.wish())
	if err != nil {
		d.t.Fatal(err)
	}
	return churn.CaseID(receipt.About)
}

func (d *desk) received(id churn.CaseID, on string) {
	d.t.Helper()
	_, err := d.Churn.Receive(context.Background(), app.Call{Actor: d.nina}, id, churn.Receipt{Medium: churn.Form, ReceivedOn: day.MustParse(on)})
	if err != nil {
		d.t.Fatal(err)
	}
}

// lost opens a case and closes it as Not recovered, with a form of 9 June 2026.
func (d *desk) lost() churn.CaseID {
	d.t.Helper()
	id := d.open()
	d.received(id, "2026-06-09")
	if _, err := d.Churn.Lose(context.Background(), app.Call{Actor: d.nina}, id, churn.Loss{}); err != nil {
		d.t.Fatal(err)
	}
	return id
}

// file reads the salon with everything under it.
func (d *desk) file() read.File {
	d.t.Helper()
	file, err := d.Reads.Account(context.Background(), d.salon)
	if err != nil {
		d.t.Fatal(err)
	}
	return file
}

// night lets the clock show a day, and its night pass.
func (d *desk) night(on string) app.NightReport {
	d.t.Helper()
	d.now = day.MustParse(on).Start(time.UTC).Add(6 * time.Hour)
	report, err := d.Nights.Pass(context.Background(), day.MustParse(on))
	if err != nil {
		d.t.Fatal(err)
	}
	return report
}

// refused fails unless everything that stands in the way is what was expected,
// each as "rule kind field".
func (d *desk) refused(err error, want ...string) *refusal.Refusal {
	d.t.Helper()
	refused, ok := refusal.Of(err)
	if !ok {
		d.t.Fatalf("got %v, want a refusal", err)
	}
	var got []string
	for _, u := range refused.Unmet {
		got = append(got, strings.Join(strings.Fields(u.Rule+" "+string(u.Kind)+" "+u.Field), " "))
	}
	if !slices.Equal(got, want) {
		d.t.Errorf("refused for %q, want %q", got, want)
	}
	return refused
}

// must fails on an error that nobody expects.
func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// by is a call that someone makes, who compares nothing and repeats nothing.
func by(who staff.Actor) app.Call { return app.Call{Actor: who} }

// task finds the salon's open task of a kind.
func (d *desk) task(what task.What) task.Task {
	d.t.Helper()
	for _, t := range d.file().Tasks {
		if t.What == what && t.State == task.Open {
			return t
		}
	}
	d.t.Fatalf("there is no open task %s", what)
	return task.Task{}
}

// sound fails unless the whole history holds, and the present is what it says.
func (d *desk) sound() {
	d.t.Helper()
	found, err := d.Verify(context.Background())
	d.must(err)
	for _, flaw := range found.Flaws {
		d.t.Errorf("%s %d: %s", flaw.Subject, flaw.Entry, flaw.What)
	}
}

func TestAPartnerWhoLeavesKeepsTheirPlanUntilTheEndOfTheNotice(t *testing.T) { // CH-9, CH-10, CH-11
	onBothEngines(t, func(d *desk) {
		d.lost()
		file := d.file()
		if got := file.Account; got.Status != partner.ExpiringPlan || got.PlanExpiresOn.String() != "2026-07-09" {
			t.Fatalf("the account is %s until %s, want expiring_plan until 2026-07-09", got.Status, got.PlanExpiresOn)
		}
		if len(file.BillingStops) != 1 || file.BillingStops[0].DueOn.String() != "2026-07-09" {
			t.Fatalf("billing stops %+v, want one due on the PED", file.BillingStops)
		}
		if left := d.night("2026-07-09").Left; len(left) != 0 {
			t.Fatal("the PED itself is still theirs")
		}
		if left := d.night("2026-07-10").Left; len(left) != 1 {
			t.Fatalf("the night after the PED churned %v, want the salon", left)
		}
		file = d.file()
		if file.Account.Status != partner.Churned || file.Account.ChurnedOn.String() != "2026-07-10" {
			t.Errorf("the account is %s since %s", file.Account.Status, file.Account.ChurnedOn)
		}
		if file.BillingStops[0].Stage != "completed" {
			t.Errorf("the billing stop is %s, want completed", file.BillingStops[0].Stage)
		}
		if report := d.night("2026-07-10"); len(report.Left) != 0 || !report.Already {
			t.Errorf("the same night again: %+v, want nothing to do", report)
		}
	})
}
