package app_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

// expiring brings accounts whose plans end on a day.
func (d *desk) expiring(n int, ped string) []partner.AccountID {
	d.t.Helper()
	ids := make([]partner.AccountID, n)
	for i := range ids {
		account := partner.Account{
			Key: fmt.Sprint(ped, "-", i), Name: fmt.Sprint("Salon ", i), Owner: d.nina.ID, Status: partner.ExpiringPlan,
			PlanExpiresOn: day.MustParse(ped), FiscalChurnReceived: day.MustParse(ped).AddDays(-30),
		}
		var err error
		ids[i], err = d.Accounts.Add(context.Background(), staff.Desk, account, because.One("EV-3", "account.demo"))
		d.must(err)
	}
	return ids
}

func (d *desk) statusOf(id partner.AccountID) partner.Status {
	d.t.Helper()
	file, err := d.Reads.Account(context.Background(), id)
	d.must(err)
	return file.Account.Status
}

func sorted(ids []partner.AccountID) []partner.AccountID {
	return slices.Sorted(slices.Values(ids))
}

func TestMissedNightsAreCaughtUpAndSaid(t *testing.T) { // CH-11
	onBothEngines(t, func(d *desk) {
		d.lost()
		if first := d.night("2026-06-10"); first.Missed != 0 || !first.Last.IsZero() || first.Already {
			t.Errorf("the first night: %+v", first)
		}
		report := d.night("2026-07-15")
		if report.Missed != 34 || report.Last.String() != "2026-06-10" || !slices.Equal(report.Left, []partner.AccountID{d.salon}) {
			t.Errorf("%+v, want 34 nights missed since 10 June, and the salon gone", report)
		}
		if on := d.file().Account.ChurnedOn.String(); on != "2026-07-10" {
			t.Errorf("it left on %s, however late the night was noticed", on)
		}
		d.sound()
	})
}

func TestAClockSetBackUndoesNothing(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.lost()
		d.night("2026-07-10")
		report := d.night("2026-06-20")
		if !report.Already || len(report.Left) != 0 || report.Missed != 0 || d.statusOf(d.salon) != partner.Churned {
			t.Errorf("%+v", report)
		}
		last, missing, ahead, err := d.Nights.Late(context.Background())
		if err != nil || last.String() != "2026-07-10" || missing || !ahead {
			t.Errorf("the last night is %s, missing %v, ahead %v, %v", last, missing, ahead, err)
		}
	})
}

func TestTheNightsSayHowLateTheyAre(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		for _, c := range []struct {
			clock   string
			missing bool
		}{{"2026-06-10", false}, {"2026-06-11", true}} {
			if !c.missing {
				d.night(c.clock)
			}
			d.now = day.MustParse(c.clock).Start(time.UTC).Add(time.Hour)
			if _, missing, ahead, err := d.Nights.Late(context.Background()); err != nil || missing != c.missing || ahead {
				t.Errorf("on %s: missing %v, ahead %v, %v", c.clock, missing, ahead, err)
			}
		}
	})
}

func TestTheNightOfADayToComeIsRefused(t *testing.T) { // CH-11
	onBothEngines(t, func(d *desk) {
		_, err := d.Nights.Pass(context.Background(), day.MustParse("2026-06-10"))
		d.refused(err, "CH-11 invalid as_of")
		d.now = time.Date(2026, time.June, 9, 22, 0, 0, 0, time.UTC) // EV-6: midnight in Paris
		_, err = d.Nights.Pass(context.Background(), day.MustParse("2026-06-10"))
		d.must(err)
	})
}

func TestADryRunChangesNothing(t *testing.T) { // CH-11
	onBothEngines(t, func(d *desk) {
		d.lost()
		before := d.file()
		for asOf, want := range map[string]int{"2026-07-09": 0, "2026-07-10": 1, "2030-01-01": 1} {
			report, err := d.Nights.Foresee(context.Background(), day.MustParse(asOf))
			if err != nil || len(report.Left) != want || report.Already {
				t.Errorf("%s: %+v, %v; want %d", asOf, report, err, want)
			}
		}
		if after := d.file(); after.Version != before.Version || after.Account != before.Account {
			t.Errorf("the account became %+v", after.Account)
		}
		if last, _, _, err := d.Nights.Late(context.Background()); err != nil || !last.IsZero() {
			t.Errorf("a dry run counts as the night of %s", last)
		}
	})
}

func TestANightOfManyAccountsTakesThemAll(t *testing.T) { // CH-11
	onBothEngines(t, func(d *desk) {
		gone, staying := d.expiring(250, "2026-06-09"), d.expiring(3, "2026-06-10")
		unknown := d.account("Sans date", d.nina.ID, partner.ExpiringPlan)
		foreseen, err := d.Nights.Foresee(context.Background(), day.MustParse("2026-06-10"))
		d.must(err)
		report := d.night("2026-06-10")
		if !slices.Equal(sorted(report.Left), sorted(gone)) || !slices.Equal(foreseen.Left, report.Left) {
			t.Errorf("%d were foreseen and %d left, want the same 250", len(foreseen.Left), len(report.Left))
		}
		for _, id := range append(staying, unknown) {
			if status := d.statusOf(id); status != partner.ExpiringPlan {
				t.Errorf("one whose PED isn’t over is %s", status)
			}
		}
		d.sound()
	})
}

func TestANightThatWasCutOffIsFinishedByTheNext(t *testing.T) { // CH-11
	onBothEngines(t, func(d *desk) {
		gone := d.expiring(250, "2026-06-09")
		d.now = time.Date(2026, time.June, 10, 4, 0, 0, 0, time.UTC)
		ctx, cut := context.WithCancel(context.Background())
		looked := 0
		d.looked = func() { // at the clock, once for each chunk
			if looked++; looked == 5 {
				cut()
			}
		}
		first, err := d.Nights.Pass(ctx, day.MustParse("2026-06-10"))
		d.looked = func() {}
		if !errors.Is(err, context.Canceled) || len(first.Left) == 0 || len(first.Left) == len(gone) {
			t.Fatalf("%d left before it was cut off, %v", len(first.Left), err)
		}
		if last, _, _, _ := d.Nights.Late(context.Background()); !last.IsZero() {
			t.Error("a night that was cut off counts as done")
		}
		second := d.night("2026-06-10")
		if second.Already || !slices.Equal(sorted(append(first.Left, second.Left...)), sorted(gone)) {
			t.Errorf("%d and %d left, want each of the 250 once", len(first.Left), len(second.Left))
		}
		d.sound()
	})
}

func TestOfTwoNodesOneRunsTheNight(t *testing.T) { // CH-11
	d := newDesk(t, prepared.Copy(t))
	other, err := app.Open(context.Background(), d.at, d.clock())
	d.must(err)
	defer other.Close()
	gone := d.expiring(150, "2026-06-09")
	d.now = time.Date(2026, time.June, 10, 4, 0, 0, 0, time.UTC)
	reports, errs := together(2, func(i int) (app.NightReport, error) {
		return []*app.App{d.App, other}[i].Nights.Pass(context.Background(), day.MustParse("2026-06-10"))
	})
	var left []partner.AccountID
	for i, r := range reports {
		d.must(errs[i])
		if (r.Busy || r.Already) && len(r.Left) > 0 {
			t.Errorf("a node had nothing to do, and did %+v", r)
		}
		left = append(left, r.Left...)
	}
	if !slices.Equal(sorted(left), sorted(gone)) {
		t.Errorf("%d left, want each of 150 once", len(left))
	}
}

func TestTheDemosClockMovesWithItsNights(t *testing.T) { // EV-6
	onBothEngines(t, func(d *desk) {
		d.lost()
		for _, days := range []int{-1, 0, 367} {
			_, err := d.Nights.Advance(context.Background(), d.nina, days)
			d.refused(err, "EV-6 invalid advance")
		}
		report, err := d.Nights.Advance(context.Background(), d.nina, 30)
		if err != nil || report.Day.String() != "2026-07-09" || len(report.Left) != 0 {
			t.Errorf("%+v, %v", report, err)
		}
		report, err = d.Nights.Advance(context.Background(), d.nina, 1)
		if err != nil || report.Day.String() != "2026-07-10" || len(report.Left) != 1 {
			t.Errorf("%+v, %v", report, err)
		}
		d.must(d.App.Close())
		d.App, err = app.Open(context.Background(), d.at, d.clock())
		d.must(err)
		if today := d.Policy.Today(d.Clock.Now()).String(); today != "2026-07-10" {
			t.Errorf("opened again, the demo is on %s", today)
		}
	})
}

func TestARealClockIsntMoved(t *testing.T) { // EV-6
	onBothEngines(t, func(d *desk) {
		real := d.At(app.RealClock())
		_, err := real.Nights.Advance(context.Background(), staff.Operator, 1)
		d.refused(err, "EV-6 illegal advance")
	})
}
