package churn_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

func TestReceivingRefusesEverythingThatIsMissingAtOnce(t *testing.T) {
	june := day.MustParse("2026-06-09")
	for _, c := range []struct {
		name string
		held churn.Case
		in   churn.Receipt
		want []string
	}{
		{"nothing is said", opened(t), churn.Receipt{}, []string{"CH-8 missing medium", "CH-6 missing received_on"}},
		{"no such medium", opened(t), churn.Receipt{Medium: "pigeon", ReceivedOn: june}, []string{"CH-8 invalid medium"}},
		{"a pre-churn, which has its own procedure", opened(t), churn.Receipt{Medium: churn.Prechurn, ReceivedOn: june}, []string{"CH-8 invalid medium"}},
		{"a form that comes tomorrow", opened(t), churn.Receipt{Medium: churn.Form, ReceivedOn: june + 4}, []string{"CH-6 invalid received_on"}},
		{"a note that is a book", opened(t), churn.Receipt{Medium: churn.Form, ReceivedOn: june, Note: long}, []string{"invalid note"}},
		{"a form of the year before, mistyped", opened(t), churn.Receipt{Medium: churn.Form, ReceivedOn: june.AddMonths(-12)}, []string{"CH-6 invalid received_on"}},
		{"the case is closed", recovered(t), churn.Receipt{Medium: churn.Form, ReceivedOn: june}, []string{"CH-6 illegal"}},
		{
			"all of it together", lost(t),
			churn.Receipt{Medium: "pigeon", ReceivedOn: june + 4, Note: long},
			[]string{"CH-6 illegal", "CH-8 invalid medium", "CH-6 invalid received_on", "invalid note"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, _, err := c.held.Receive(aurora(partner.Retention), c.in, on("2026-06-12", nina))
			refusedFor(t, err, c.want...)
			unchanged(t, c.held, after)
		})
	}
}

func TestALetterOfAWavyAccountIsAnotherProceduresAndItsFormIsnt(t *testing.T) { // LW-5
	wavy := aurora(partner.Retention)
	wavy.Platform = partner.Wavy
	june, now := day.MustParse("2026-06-09"), on("2026-06-12", nina)
	held := opened(t)
	after, _, err := held.Receive(wavy, churn.Receipt{Medium: churn.Letter, ReceivedOn: june}, now)
	refusedFor(t, err, "LW-5 illegal medium")
	unchanged(t, held, after)
	after, _, err = held.Receive(wavy, churn.Receipt{Medium: churn.Form, ReceivedOn: june}, now)
	if err != nil || after.PlanExpiresOn.String() != "2026-07-09" {
		t.Errorf("a form gives the PED %s, %v", after.PlanExpiresOn, err)
	}
	wavy.Platform = partner.Pro
	if _, _, err := held.Receive(wavy, churn.Receipt{Medium: churn.Letter, ReceivedOn: june}, now); err != nil {
		t.Errorf("a letter on Pro is refused: %v", err)
	}
}

func TestTheFirstDocumentReceivedFixesTheDate(t *testing.T) { // CH-8
	type receipt struct {
		by           churn.Medium
		received, at string
	}
	for _, c := range []struct {
		name        string
		told        []receipt
		formal, ped string
		rules       []string // of the last one
	}{
		{"a form, the day it came", []receipt{{churn.Form, "2026-06-09", "2026-06-09"}}, "2026-06-09", "2026-07-09", []string{"CH-9", "CH-6", "CH-9"}},
		{"a form, read three days later", []receipt{{churn.Form, "2026-06-09", "2026-06-12"}}, "2026-06-09", "2026-07-09", []string{"CH-9", "CH-6", "CH-9"}},
		{"a letter", []receipt{{churn.Letter, "2026-06-16", "2026-06-17"}}, "2026-06-16", "2026-07-31", []string{"LT-3", "LT-4", "LT-5"}},
		{
			"a letter after the form is only attached",
			[]receipt{{churn.Form, "2026-06-09", "2026-06-09"}, {churn.Letter, "2026-06-10", "2026-06-11"}},
			"2026-06-09", "2026-07-09",
			[]string{"CH-8"},
		},
		{
			"a letter of the same day too, though it would end the plan sooner",
			[]receipt{{churn.Form, "2026-06-09", "2026-06-09"}, {churn.Letter, "2026-06-09", "2026-06-11"}},
			"2026-06-09", "2026-07-09",
			[]string{"CH-8"},
		},
		{
			"a letter that had come before the form fixes the date anew",
			[]receipt{{churn.Form, "2026-06-09", "2026-06-09"}, {churn.Letter, "2026-06-08", "2026-06-11"}},
			"2026-06-08", "2026-06-30",
			[]string{"LT-3", "LT-4", "LT-5"},
		},
		{
			"of three, the one that came first",
			[]receipt{{churn.Letter, "2026-06-10", "2026-06-10"}, {churn.Form, "2026-06-05", "2026-06-11"}, {churn.Form, "2026-06-07", "2026-06-12"}},
			"2026-06-05", "2026-07-05",
			[]string{"CH-8"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			held := opened(t)
			var event churn.Received
			for _, r := range c.told {
				var err error
				held, event, err = held.Receive(aurora(partner.Retention), churn.Receipt{Medium: r.by, ReceivedOn: day.MustParse(r.received)}, on(r.at, nina))
				if err != nil {
					t.Fatal(err)
				}
			}
			if got := held.Formal().ReceivedOn.String(); got != c.formal {
				t.Errorf("it became formal on %s, want %s", got, c.formal)
			}
			if got := held.PlanExpiresOn.String(); got != c.ped {
				t.Errorf("the PED is %s, want %s", got, c.ped)
			}
			if len(held.Documents) != len(c.told) {
				t.Errorf("%d documents are kept, want all %d", len(held.Documents), len(c.told))
			}
			tells(t, event, "churn_case.form_received", c.rules...)
		})
	}
}

func TestTheDayADocumentWasReadIsKeptApart(t *testing.T) { // CH-6
	c, _, err := opened(t).Receive(aurora(partner.Retention), churn.Receipt{Medium: churn.Form, ReceivedOn: day.MustParse("2026-06-09"), Note: " par la poste "}, on("2026-06-12", omar))
	if err != nil {
		t.Fatal(err)
	}
	want := churn.Document{churn.Form, day.MustParse("2026-06-09"), day.MustParse("2026-06-12"), "omar", "par la poste"}
	if diff := cmp.Diff(want, *c.Formal()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestLosingRefusesEverythingThatIsMissingAtOnce(t *testing.T) {
	withForm := received(t, churn.Form, "2026-06-09") // PED 2026-07-09
	for _, c := range []struct {
		name string
		held churn.Case
		by   staff.Actor
		in   churn.Loss
		want []string
	}{
		{"no document", opened(t), nina, churn.Loss{}, []string{"CH-8 missing plan_expiration_date", "CH-8 missing received_on"}},
		{"a PED without a document", opened(t), mona, churn.Loss{PlanExpirationDate: lastDay}, []string{"CH-8 missing received_on"}},
		{"another PED by the AM", withForm, nina, churn.Loss{PlanExpirationDate: lastDay + 1, PEDReason: "Elle déménage."}, []string{"CH-9 forbidden plan_expiration_date"}},
		{"another PED by the AM, without a reason", withForm, nina, churn.Loss{PlanExpirationDate: lastDay + 1}, []string{"CH-9 forbidden plan_expiration_date", "CH-9 missing ped_reason"}},
		{"another PED by a manager, without a reason", withForm, mona, churn.Loss{PlanExpirationDate: lastDay + 1, PEDReason: "  "}, []string{"CH-9 missing ped_reason"}},
		{"another PED by a manager, whose reason is a book", withForm, mona, churn.Loss{PlanExpirationDate: lastDay + 1, PEDReason: long}, []string{"CH-9 invalid ped_reason"}},
		{"a PED before the form, by a manager", withForm, mona, churn.Loss{PlanExpirationDate: receivedOn - 1, PEDReason: "Elle est pressée."}, []string{"CH-9 invalid plan_expiration_date"}},
		{
			"a PED before the form, by the AM, without a reason", withForm, nina,
			churn.Loss{PlanExpirationDate: receivedOn - 1},
			[]string{"CH-9 forbidden plan_expiration_date", "CH-9 missing ped_reason", "CH-9 invalid plan_expiration_date"},
		},
		{"a PED of the end of days, by a manager", withForm, mona, churn.Loss{PlanExpirationDate: day.MustParse("9999-12-31"), PEDReason: "Elle reste toujours."}, []string{"CH-9 invalid plan_expiration_date"}},
		{"a PED more than two years ahead", withForm, mona, churn.Loss{PlanExpirationDate: day.MustParse("2028-06-13"), PEDReason: "Engagement."}, []string{"CH-9 invalid plan_expiration_date"}},
		{"a case that is closed", lost(t), nina, churn.Loss{}, []string{"CH-8 illegal"}},
		{"a recovered case, which never had a form", recovered(t), nina, churn.Loss{}, []string{"CH-8 illegal", "CH-8 missing plan_expiration_date", "CH-8 missing received_on"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, _, err := c.held.Lose(c.in, on("2026-06-12", c.by))
			refusedFor(t, err, c.want...)
			unchanged(t, c.held, after)
		})
	}
}

func TestALostCaseKeepsThePEDItWasComputed(t *testing.T) {
	held := received(t, churn.Form, "2026-06-09")
	for _, c := range []struct {
		name   string
		by     staff.Actor
		in     churn.Loss
		ped    string
		reason string
		rules  []string
	}{
		{"nothing is said of it", nina, churn.Loss{}, "2026-07-09", "", []string{"CH-8", "CH-10"}},
		{"the same is said by the AM", nina, churn.Loss{PlanExpirationDate: lastDay}, "2026-07-09", "", []string{"CH-8", "CH-10"}},
		{"the same is said with a needless reason", nina, churn.Loss{PlanExpirationDate: lastDay, PEDReason: "…"}, "2026-07-09", "", []string{"CH-8", "CH-10"}},
		{"a manager moves it later and says why", mona, churn.Loss{PlanExpirationDate: lastDay + 22, PEDReason: " Elle finit juillet. "}, "2026-07-31", "Elle finit juillet.", []string{"CH-8", "CH-10", "CH-9"}},
		{"a manager moves it as far as they may", mona, churn.Loss{PlanExpirationDate: day.MustParse("2028-06-12"), PEDReason: "Engagement."}, "2028-06-12", "Engagement.", []string{"CH-8", "CH-10", "CH-9"}},
		{"a manager moves it to the day of the form", mona, churn.Loss{PlanExpirationDate: receivedOn, PEDReason: "Liquidation."}, "2026-06-09", "Liquidation.", []string{"CH-8", "CH-10", "CH-9"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, event, err := held.Lose(c.in, on("2026-06-12", c.by))
			if err != nil {
				t.Fatal(err)
			}
			want := held
			want.Stage, want.PlanExpiresOn, want.PEDReason = churn.Closed, day.MustParse(c.ped), c.reason
			want.Closing = &churn.Closing{churn.NotRecovered, c.by.ID, day.MustParse("2026-06-12")}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if !got.Lost() {
				t.Error("the case isn't lost")
			}
			if due := event.Consequence.Opens[0].DueOn.String(); due != c.ped {
				t.Errorf("the billing stop is due on %s, want the PED %s", due, c.ped)
			}
			tells(t, event, "churn_case.not_recovered", c.rules...)
		})
	}
}

func TestAPartnerWhoStaysIsRecovered(t *testing.T) { // CH-7
	for name, held := range map[string]churn.Case{"without a form": opened(t), "though a form came": received(t, churn.Form, "2026-06-09")} {
		t.Run(name, func(t *testing.T) {
			got, event, err := held.Recover(churn.RecoveredNoAction, on("2026-06-12", nina))
			if err != nil {
				t.Fatal(err)
			}
			want := held
			want.Stage, want.Closing = churn.Closed, &churn.Closing{churn.RecoveredNoAction, "nina", day.MustParse("2026-06-12")}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if got.Lost() {
				t.Error("a recovered case counts as lost")
			}
			tells(t, event, "churn_case.recovered_no_action", "CH-7")
		})
	}
}

func TestAClosedCaseIsNotRecovered(t *testing.T) {
	for name, held := range map[string]churn.Case{"recovered": recovered(t), "lost": lost(t), "taken back": takenBack(t)} {
		t.Run(name, func(t *testing.T) {
			after, _, err := held.Recover(churn.RecoveredNoAction, on("2026-06-21", nina))
			refusedFor(t, err, "CH-7 illegal")
			unchanged(t, held, after)
		})
	}
}

func TestALossCanBeTakenBackOnce(t *testing.T) { // CH-12
	held := lost(t)
	got, event, err := held.TakeBack(" Un nouveau tarif lui convient. ", on("2026-06-20", omar))
	if err != nil {
		t.Fatal(err)
	}
	want := held
	want.TakenBack = &churn.TakenBack{"omar", day.MustParse("2026-06-20"), "Un nouveau tarif lui convient."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got.Lost() {
		t.Error("the case still counts as lost")
	}
	tells(t, event, "churn_case.taken_back", "CH-12")
}

func TestTakingBackRefusesEverythingThatIsMissingAtOnce(t *testing.T) {
	for _, c := range []struct {
		name string
		held churn.Case
		why  string
		want []string
	}{
		{"without a reason", lost(t), "", []string{"CH-12 missing reason"}},
		{"with a reason that is a book", lost(t), long, []string{"CH-12 invalid reason"}},
		{"a case that is open", opened(t), "Il reste.", []string{"CH-12 illegal"}},
		{"a case that was recovered", recovered(t), "Il reste.", []string{"CH-12 illegal"}},
		{"a case that was taken back already", takenBack(t), "Il reste.", []string{"CH-12 illegal"}},
		{"an open case, without a reason", opened(t), " ", []string{"CH-12 illegal", "CH-12 missing reason"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, _, err := c.held.TakeBack(c.why, on("2026-06-20", omar))
			refusedFor(t, err, c.want...)
			unchanged(t, c.held, after)
		})
	}
}
