package app_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/app"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

func TestAReceiptSaysWhatHappened(t *testing.T) { // CH-2, CH-8, CH-9, CH-12
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		var got []app.Receipt
		add := func(receipt app.Receipt, err error) {
			d.t.Helper()
			d.must(err)
			got = append(got, receipt)
		}
		add(d.Churn.Open(ctx, by(d.omar), d.salon, d.wish()))
		id := churn.CaseID(got[0].About)
		add(d.Churn.Open(ctx, by(d.nina), d.salon, churn.Wish{Channel: churn.Mail, Description: "Il insiste."}))
		told := d.task(task.UpdateCRMStatus).ID
		add(d.Tasks.Finish(ctx, by(d.nina), told))
		add(d.Churn.Receive(ctx, by(d.omar), id, churn.Receipt{Medium: churn.Form, ReceivedOn: day.MustParse("2026-06-09")}))
		add(d.Accounts.HandOver(ctx, by(d.mona), d.salon, d.lena.ID))
		add(d.Churn.Lose(ctx, by(d.lena), id, churn.Loss{}))
		add(d.Churn.TakeBack(ctx, by(d.omar), id, "Il reste."))
		ped := day.MustParse("2026-07-09")
		want := []app.Receipt{
			{d.salon, string(id), "churn_case.opened", 2, partner.Retention, 0},
			{d.salon, string(id), "churn_case.joined", 3, partner.Retention, 0},
			{d.salon, string(told), "task.finished", 4, partner.Retention, 0},
			{d.salon, string(id), "churn_case.form_received", 5, partner.Retention, 0},
			{d.salon, string(d.salon), "account.handed_over", 6, partner.Retention, 0},
			{d.salon, string(id), "churn_case.not_recovered", 7, partner.ExpiringPlan, ped},
			{d.salon, string(id), "churn_case.taken_back", 8, partner.Active, 0},
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		d.sound()
	})
}

func TestEveryVerbIsToldByOneEntry(t *testing.T) { // EV-1, EV-3, EV-4
	onBothEngines(t, func(d *desk) {
		d.open()
		file := d.file()
		entry := file.History[len(file.History)-1]
		if entry.Actor != string(d.omar.ID) || !entry.At.Equal(d.now) || entry.Policy != "2026-1" || entry.Seq != file.Version {
			t.Errorf("told by %s at %s under %s as entry %d", entry.Actor, entry.At, entry.Policy, entry.Seq)
		}
		if rules := entry.Because.Rules(); !slices.Equal(rules, []string{"CH-2", "CH-3"}) {
			t.Errorf("because of %v", rules)
		}
		want := history.Change{Ref: history.Ref{Kind: "account", ID: string(d.salon)}, Field: "status", Before: "active", After: "retention"}
		if !slices.Contains(entry.Changes, want) {
			t.Errorf("it doesn't tell that the account entered Retention: %+v", entry.Changes)
		}
		kinds := map[string]bool{}
		for _, c := range entry.Changes {
			kinds[c.Ref.Kind] = true
		}
		if len(kinds) != 4 { // EV-4: the case, the account, its tasks and its effects are saved as one
			t.Errorf("it tells of %v, want the case, the account, its tasks and its effects", kinds)
		}
	})
}

func TestARefusedVerbSavesNothing(t *testing.T) {
	june := day.MustParse("2026-06-09")
	form := churn.Receipt{Medium: churn.Form, ReceivedOn: june}
	ctx := context.Background()
	type attempt struct {
		name string
		do   func(*desk) error
		want []string
	}
	// on runs a verb, of which only the error counts here.
	on := func(verb func(*desk) (app.Receipt, error)) func(*desk) error {
		return func(d *desk) error { _, err := verb(d); return err }
	}
	open := func(who func(*desk) app.Call, in churn.Wish) func(*desk) error {
		return on(func(d *desk) (app.Receipt, error) { return d.Churn.Open(ctx, who(d), d.salon, in) })
	}
	omar := func(d *desk) app.Call { return by(d.omar) }
	last := func(d *desk) churn.CaseID { cases := d.file().Churn; return cases[len(cases)-1].ID }
	for _, stage := range []struct {
		name     string
		prepare  func(*desk)
		attempts []attempt
	}{
		{"an account at rest", func(*desk) {}, []attempt{
			{"a request that says nothing", open(omar, churn.Wish{}), []string{"CH-1 missing channel", "CH-2 missing reason", "CH-2 missing sub_reason", "CH-2 missing description"}},
			{"an owner who isn't the AM", open(omar, churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "…", Owner: "omar"}), []string{"CH-3 invalid owner"}},
			{"a request on an account that isn't there", on(func(d *desk) (app.Receipt, error) { return d.Churn.Open(ctx, by(d.omar), "nowhere", d.wish()) }), []string{"unknown"}},
			{"a request on no account", on(func(d *desk) (app.Receipt, error) { return d.Churn.Open(ctx, by(d.omar), "", d.wish()) }), []string{"unknown"}},
			{"a form for a case that isn't there", on(func(d *desk) (app.Receipt, error) { return d.Churn.Receive(ctx, by(d.nina), "nowhere", form) }), []string{"unknown"}},
			{"a task that isn't there", on(func(d *desk) (app.Receipt, error) { return d.Tasks.Finish(ctx, by(d.nina), "nowhere") }), []string{"unknown"}},
			{"a hand-over to nobody", on(func(d *desk) (app.Receipt, error) { return d.Accounts.HandOver(ctx, by(d.mona), d.salon, "nobody") }), []string{"CH-3 invalid owner"}},
			{"a hand-over to support", on(func(d *desk) (app.Receipt, error) { return d.Accounts.HandOver(ctx, by(d.mona), d.salon, d.omar.ID) }), []string{"CH-3 invalid owner"}},
			{"a hand-over to the one who has it", on(func(d *desk) (app.Receipt, error) { return d.Accounts.HandOver(ctx, by(d.mona), d.salon, d.nina.ID) }), []string{"CH-3 invalid owner"}},
		}},
		{"an open case", func(d *desk) { d.open() }, []attempt{
			{"a second request that says nothing", open(omar, churn.Wish{}), []string{"CH-1 missing channel", "CH-2 missing description"}},
			{"a form that comes tomorrow", on(func(d *desk) (app.Receipt, error) {
				return d.Churn.Receive(ctx, by(d.nina), last(d), churn.Receipt{Medium: churn.Form, ReceivedOn: june + 1})
			}), []string{"CH-6 invalid received_on"}},
			{"a loss before the form", on(func(d *desk) (app.Receipt, error) { return d.Churn.Lose(ctx, by(d.nina), last(d), churn.Loss{}) }), []string{"CH-8 missing plan_expiration_date", "CH-8 missing received_on"}},
			{"what wasn't lost is taken back", on(func(d *desk) (app.Receipt, error) { return d.Churn.TakeBack(ctx, by(d.omar), last(d), "Il reste.") }), []string{"CH-12 illegal"}},
			{"a colleague's call", on(func(d *desk) (app.Receipt, error) {
				return d.Tasks.Finish(ctx, by(d.lena), d.task(task.CallPartner).ID)
			}), []string{"EV-2 forbidden"}},
		}},
		{"a case with its form", func(d *desk) { d.received(d.open(), "2026-06-09") }, []attempt{
			{"a PED of the AM's own", on(func(d *desk) (app.Receipt, error) {
				return d.Churn.Lose(ctx, by(d.nina), last(d), churn.Loss{PlanExpirationDate: june + 60, PEDReason: "Elle déménage."})
			}), []string{"CH-9 forbidden plan_expiration_date"}},
			{"a PED before the form", on(func(d *desk) (app.Receipt, error) {
				return d.Churn.Lose(ctx, by(d.mona), last(d), churn.Loss{PlanExpirationDate: june - 1, PEDReason: "Elle est pressée."})
			}), []string{"CH-9 invalid plan_expiration_date"}},
		}},
		{"an expiring account", func(d *desk) { d.lost() }, []attempt{
			{"another request", open(omar, churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "…"}), []string{"CH-2 illegal account"}},
			{"a second loss", on(func(d *desk) (app.Receipt, error) { return d.Churn.Lose(ctx, by(d.nina), last(d), churn.Loss{}) }), []string{"CH-8 illegal"}},
			{"a recovery after the loss", on(func(d *desk) (app.Receipt, error) {
				return d.Churn.Recover(ctx, by(d.nina), last(d), churn.RecoveredNoAction)
			}), []string{"CH-7 illegal"}},
			{"a form after the loss", on(func(d *desk) (app.Receipt, error) { return d.Churn.Receive(ctx, by(d.nina), last(d), form) }), []string{"CH-6 illegal"}},
			{"taken back without a word", on(func(d *desk) (app.Receipt, error) { return d.Churn.TakeBack(ctx, by(d.omar), last(d), " ") }), []string{"CH-12 missing reason"}},
			{"a billing stop that is taken for a churn case", on(func(d *desk) (app.Receipt, error) {
				return d.Churn.TakeBack(ctx, by(d.omar), churn.CaseID(d.file().BillingStops[0].ID), "Il reste.")
			}), []string{"CH-10 illegal"}},
			{"access cut before its day", on(func(d *desk) (app.Receipt, error) { return d.Tasks.Finish(ctx, by(d.nina), d.task(task.CutAccess).ID) }), []string{"CH-9 illegal task"}},
			{"access cut before its day, by a manager", on(func(d *desk) (app.Receipt, error) { return d.Tasks.Finish(ctx, by(d.mona), d.task(task.CutAccess).ID) }), []string{"CH-9 illegal task"}},
			{"a call that was cancelled", on(func(d *desk) (app.Receipt, error) { return d.Tasks.Finish(ctx, by(d.nina), d.file().Tasks[0].ID) }), []string{"EV-5 illegal task"}},
		}},
		{"a churned account", func(d *desk) { d.lost(); d.night("2026-07-10") }, []attempt{
			{"another request", open(omar, churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "…"}), []string{"CH-2 illegal account"}},
			{"taken back too late", on(func(d *desk) (app.Receipt, error) { return d.Churn.TakeBack(ctx, by(d.omar), last(d), "Il reste.") }), []string{"CH-12 illegal account"}},
		}},
	} {
		t.Run(stage.name, func(t *testing.T) {
			onBothEngines(t, func(d *desk) {
				stage.prepare(d)
				before, whole := d.file(), d.t
				for _, a := range stage.attempts {
					whole.Run(a.name, func(t *testing.T) {
						d.t = t
						d.refused(a.do(d), a.want...)
						if diff := cmp.Diff(before.Records(), d.file().Records()); diff != "" || d.file().Version != before.Version {
							t.Errorf("it saved something (-before +after)\n%s", diff)
						}
					})
				}
				d.t = whole
				d.sound()
			})
		})
	}
}

func TestAnAccountWithoutAManagerOpensNoCase(t *testing.T) { // CH-3
	onBothEngines(t, func(d *desk) {
		d.salon = d.account("Sans Souci", "", partner.Active)
		_, err := d.Churn.Open(context.Background(), by(d.omar), d.salon, d.wish())
		d.refused(err, "CH-3 missing owner")
		_, err = d.Accounts.HandOver(context.Background(), by(d.mona), d.salon, d.lena.ID)
		d.must(err)
		d.open()
		if file := d.file(); file.Churn[0].Owner != d.lena.ID || d.task(task.CallPartner).Assignee != d.lena.ID {
			t.Errorf("the case is %s's", file.Churn[0].Owner)
		}
	})
}

func TestAPartnerWhoStaysIsActiveAgain(t *testing.T) { // CH-7
	onBothEngines(t, func(d *desk) {
		id := d.open()
		_, err := d.Churn.Recover(context.Background(), by(d.nina), id, churn.RecoveredNoAction)
		d.must(err)
		file := d.file()
		if file.Account.Status != partner.Active || file.Churn[0].Closing.Outcome != churn.RecoveredNoAction || len(file.BillingStops) != 0 {
			t.Errorf("the account is %s, the case %+v", file.Account.Status, file.Churn[0].Closing)
		}
		if again := d.open(); again == id {
			t.Error("a closed case took another request")
		}
		d.sound()
	})
}

func TestATerminationTakenBackLeavesNothingScheduled(t *testing.T) { // CH-12
	onBothEngines(t, func(d *desk) {
		id := d.lost()
		_, err := d.Churn.TakeBack(context.Background(), by(d.omar), id, "Un nouveau tarif lui convient.")
		d.must(err)
		file := d.file()
		if a := file.Account; a.Status != partner.Active || !a.PlanExpiresOn.IsZero() || !a.FiscalChurnReceived.IsZero() {
			t.Errorf("the account is %s until %s", a.Status, a.PlanExpiresOn)
		}
		if file.BillingStops[0].Stage != billingstop.Cancelled {
			t.Errorf("the billing stop is %s", file.BillingStops[0].Stage)
		}
		for _, held := range file.Tasks {
			if held.State == task.Open && held.What != task.UpdateCRMStatus {
				t.Errorf("someone still has to %s", held.What)
			}
		}
		if left := d.night("2026-07-10").Left; len(left) > 0 {
			t.Errorf("the night churned %v", left)
		}
		d.sound()
	})
}

func TestAHandOverMovesTheCaseAndTheTasks(t *testing.T) { // CH-3
	onBothEngines(t, func(d *desk) {
		id := d.open()
		_, err := d.Accounts.HandOver(context.Background(), by(d.nina), d.salon, d.lena.ID)
		d.must(err)
		file := d.file()
		if file.Account.Owner != d.lena.ID || file.Churn[0].Owner != d.lena.ID {
			t.Errorf("the account is %s’s, the case %s’s", file.Account.Owner, file.Churn[0].Owner)
		}
		for _, held := range file.Tasks {
			if held.Assignee != d.lena.ID && held.What != task.BriefAM { // the retention lead's, whoever has the account
				t.Errorf("%s is still %s’s", held.What, held.Assignee)
			}
		}
		_, err = d.Churn.Recover(context.Background(), by(d.nina), id, churn.RecoveredNoAction)
		d.refused(err, "CH-3 forbidden")
		_, err = d.Churn.Recover(context.Background(), by(d.lena), id, churn.RecoveredNoAction)
		d.must(err)
		d.sound()
	})
}

func TestAccessIsCutFromTheDayAfterThePED(t *testing.T) { // CH-9
	onBothEngines(t, func(d *desk) {
		d.lost()
		cut := d.task(task.CutAccess)
		d.now = day.MustParse("2026-07-09").Start(d.Policy.Zone).AddDate(0, 0, 1).Add(-1) // the PED's last instant, in Paris
		_, err := d.Tasks.Finish(context.Background(), by(d.nina), cut.ID)
		d.refused(err, "CH-9 illegal task")
		d.now = d.now.Add(1) // EV-6: midnight in Paris, 22:00 UTC
		_, err = d.Tasks.Finish(context.Background(), by(d.nina), cut.ID)
		d.must(err)
		for _, e := range d.file().Effects {
			if e.Task == cut.ID && e.State != "confirmed" {
				t.Errorf("the cut of access is %s", e.State)
			}
		}
	})
}

func TestSomeoneOfTheQueueStopsTheBilling(t *testing.T) { // CH-10, EV-5
	onBothEngines(t, func(d *desk) {
		d.lost()
		stop := d.task(task.StopBilling)
		_, err := d.Tasks.Finish(context.Background(), by(d.omar), stop.ID)
		d.refused(err, "EV-2 forbidden")
		_, err = d.Tasks.Finish(context.Background(), by(d.felix), stop.ID)
		d.must(err)
		_, err = d.Tasks.Finish(context.Background(), by(d.felix), stop.ID)
		d.refused(err, "EV-5 illegal task")
	})
}

func TestAnAccountIsFoundByEitherName(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		for _, name := range []string{string(d.salon), "CRM-Aurora Coiffure"} {
			if found, err := d.Accounts.Find(context.Background(), name); err != nil || found != d.salon {
				t.Errorf("%s: %s, %v", name, found, err)
			}
		}
		_, err := d.Accounts.Find(context.Background(), "nowhere")
		d.refused(err, "unknown account")
	})
}

func TestAVerbWhoseCallerHasLeftSavesNothing(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx, leave := context.WithCancel(context.Background())
		leave()
		_, err := d.Churn.Open(ctx, by(d.omar), d.salon, d.wish())
		if !errors.Is(err, context.Canceled) || len(d.file().Churn) != 0 {
			t.Errorf("%v, and the cases are %v", err, d.file().Churn)
		}
	})
}
