package alert_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rebond/internal/domain/alert"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/words"
)

const (
	churnRisk = "Hello https://crm.example/contacts/205227819 Churn risk created !"
	downsell  = "Hello https://crm.example/contacts/205227819 Downsell risk created !"
	redAlert  = "Un RDV a été mis à jour chez un concurrent: sur le shop Atelier Brume pour le "
	nps       = "contact@atelierbrume.example recommande Wavy à "
)

// at reads an instant written as in the contract.
func at(text string) time.Time {
	instant, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return instant
}

func on(text string) day.Day { return day.MustParse(text) }

// outcome is a decision without what was read and why.
func outcome(d alert.Decision) alert.Decision {
	return alert.Decision{Kind: d.Kind, OpenRisk: d.OpenRisk, RiskAs: d.RiskAs, Tasks: d.Tasks, Note: d.Note}
}

func tasks(pairs ...string) []alert.Task {
	var list []alert.Task
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, alert.Task{Kind: alert.TaskKind(pairs[i]), DueOn: on(pairs[i+1])})
	}
	return list
}

func TestWhatAMessageLeadsTo(t *testing.T) {
	const morning = "2026-06-09T08:00:00+02:00"
	for _, c := range []struct {
		name, text, received string
		account              alert.Account
		want                 alert.Decision
	}{
		{
			"a churn risk is called about today and opened (AL-3)", churnRisk, morning,
			alert.Account{},
			alert.Decision{Kind: alert.ChurnRisk, OpenRisk: alert.OfChurn, RiskAs: alert.AsCase, Tasks: tasks("rdc_info_rdv", "2026-06-09")},
		},
		{
			"on a Wavy account the risk is an opportunity", downsell, morning,
			alert.Account{Platform: partner.Wavy},
			alert.Decision{Kind: alert.DownsellRisk, OpenRisk: alert.OfDownsell, RiskAs: alert.AsOpportunity, Tasks: tasks("rdc_info_rdv", "2026-06-09")},
		},
		{
			"an account with a risk never gets a second, but is called", downsell, morning,
			alert.Account{OpenRisk: true, Platform: partner.Wavy},
			alert.Decision{Kind: alert.DownsellRisk, Tasks: tasks("rdc_info_rdv", "2026-06-09")},
		},
		{
			"today is Paris's day: half past ten in the evening in New York is tomorrow", churnRisk, "2026-06-08T22:30:00-04:00",
			alert.Account{OpenRisk: true},
			alert.Decision{Kind: alert.ChurnRisk, Tasks: tasks("rdc_info_rdv", "2026-06-09")},
		},
		{
			"today is Paris's day: 23:30 in London in summer is tomorrow", churnRisk, "2026-06-08T22:30:00Z",
			alert.Account{OpenRisk: true},
			alert.Decision{Kind: alert.ChurnRisk, Tasks: tasks("rdc_info_rdv", "2026-06-09")},
		},
		{
			"a score of 3 is low (AL-5)", nps + "3/10", morning,
			alert.Account{},
			alert.Decision{Kind: alert.NPS, OpenRisk: alert.OfChurn, RiskAs: alert.AsCase, Tasks: tasks("rdc_info_rdv", "2026-06-09")},
		},
		{
			"a low score opens no second risk", nps + "0/10", morning,
			alert.Account{OpenRisk: true},
			alert.Decision{Kind: alert.NPS, Tasks: tasks("rdc_info_rdv", "2026-06-09")},
		},
		{
			"a score of 4 is medium", nps + "4/10", morning,
			alert.Account{},
			alert.Decision{Kind: alert.NPS, Tasks: tasks("follow_up_call", "2026-06-09")},
		},
		{
			"a score of 6 is medium, in France too", nps + "6/10", morning,
			alert.Account{Country: "FR"},
			alert.Decision{Kind: alert.NPS, Tasks: tasks("follow_up_call", "2026-06-09")},
		},
		{
			"a score of 7 from France, never ordered: the store", nps + "7/10", morning,
			alert.Account{Country: "FR"},
			alert.Decision{Kind: alert.NPS, Tasks: tasks("call_store", "2026-06-09")},
		},
		{
			"an order on the day two months earlier is recent", nps + "9/10", morning,
			alert.Account{Country: "FR", LastStoreOrderOn: on("2026-04-09")},
			alert.Decision{Kind: alert.NPS},
		},
		{
			"an order the day before it is long ago", nps + "9/10", morning,
			alert.Account{Country: "FR", LastStoreOrderOn: on("2026-04-08")},
			alert.Decision{Kind: alert.NPS, Tasks: tasks("call_store", "2026-06-09")},
		},
		{
			"two months before 30 April is the last of February, which is recent", nps + "9/10", "2026-04-30T12:00:00+02:00",
			alert.Account{Country: "FR", LastStoreOrderOn: on("2026-02-28")},
			alert.Decision{Kind: alert.NPS},
		},
		{
			"in a leap year 28 February is long ago on 30 April", nps + "9/10", "2028-04-30T12:00:00+02:00",
			alert.Account{Country: "FR", LastStoreOrderOn: on("2028-02-28")},
			alert.Decision{Kind: alert.NPS, Tasks: tasks("call_store", "2028-04-30")},
		},
		{
			"outside France nobody is called about the store", nps + "10/10", morning,
			alert.Account{Country: "BE"},
			alert.Decision{Kind: alert.NPS},
		},
		{
			"nor where the country isn't known", nps + "10/10", morning,
			alert.Account{},
			alert.Decision{Kind: alert.NPS},
		},
		{
			"a score that isn't one leads to nothing (AL-9)", nps + "11/10", morning,
			alert.Account{Country: "FR"},
			alert.Decision{Kind: alert.Unparsed},
		},
		{
			"an upsell is for today (AL-6)", "Demande d'upsell : 'Atelier Brume' souhaite ajouter 2 collaborateurs", morning,
			alert.Account{},
			alert.Decision{Kind: alert.Upsell, Tasks: tasks("upsell", "2026-06-09")},
		},
		{
			"hardware is for today", "Demande de matériel : 'Atelier Brume' souhaite un terminal", morning,
			alert.Account{},
			alert.Decision{Kind: alert.Hardware, Tasks: tasks("hardware", "2026-06-09")},
		},
		{
			"a form that came back asks for nothing", "Formulaire de résiliation reçu : 'Atelier Brume'", morning,
			alert.Account{},
			alert.Decision{Kind: alert.FormReceived},
		},
		{
			"thanks are no alert", "Merci à tous pour hier soir !", morning,
			alert.Account{OpenRisk: true, Country: "FR", KnownBugs: 3},
			alert.Decision{Kind: alert.Other},
		},
		{
			"an empty text is no alert", "", morning,
			alert.Account{},
			alert.Decision{Kind: alert.Other},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := alert.Decide(c.text, at(c.received), c.account, policy.Default())
			if diff := cmp.Diff(c.want, outcome(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhenARedAlertIsDue(t *testing.T) {
	for _, c := range []struct{ name, appointment, received, due string }{
		{"eight days away is near: the next day", "13/06/2026, 09:00:00", "2026-06-05T10:12:00+02:00", "2026-06-06"},
		{"nine days away is far: a week before", "14/06/2026, 09:00:00", "2026-06-05T10:12:00+02:00", "2026-06-07"},
		{"days are Paris's: just before midnight is still the 5th", "14/06/2026, 00:10:00", "2026-06-05T23:59:00+02:00", "2026-06-07"},
		{"just after midnight it is near", "14/06/2026, 00:10:00", "2026-06-06T00:00:00+02:00", "2026-06-07"},
		{"a time in another zone counts by its day in Paris", "2026-06-13T23:30:00-02:00", "2026-06-05T10:12:00+02:00", "2026-06-07"},
		{"today's appointment: the next day all the same", "05/06/2026, 18:00:00", "2026-06-05T10:12:00+02:00", "2026-06-06"},
		{"a past appointment: the next day", "01/06/2026, 18:00:00", "2026-06-05T10:12:00+02:00", "2026-06-06"},
		{"an impossible date: the next day", "31/06/2026, 14:00:00", "2026-06-05T10:12:00+02:00", "2026-06-06"},
		{"a day without an hour: the next day", "30/06/2026", "2026-06-05T10:12:00+02:00", "2026-06-06"},
		{"no time at all: the next day", "null", "2026-06-05T10:12:00+02:00", "2026-06-06"},
		{"across the year's end", "08/01/2027, 10:00:00", "2026-12-28T09:00:00+01:00", "2027-01-01"},
		{"the next day of 28 February in a leap year", "01/03/2028, 10:00:00", "2028-02-28T09:00:00+01:00", "2028-02-29"},
		{"the clocks' change takes no day away", "07/04/2026, 10:00:00", "2026-03-28T23:30:00+01:00", "2026-03-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := alert.Decide(redAlert+c.appointment+". Raison: Planity", at(c.received), alert.Account{}, policy.Default())
			want := alert.Decision{Kind: alert.RedAlert, Tasks: tasks("red_alert", c.due), Note: true}
			if diff := cmp.Diff(want, outcome(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhichSignalsAlarmOnARedAlert(t *testing.T) {
	for _, c := range []struct {
		name    string
		account alert.Account
		opens   alert.Risk
	}{
		{"none", alert.Account{}, alert.NoRisk},
		{"a low NPS 90 days ago", alert.Account{LastLowNPSOn: on("2026-03-07")}, alert.OfChurn},
		{"a low NPS 91 days ago no more", alert.Account{LastLowNPSOn: on("2026-03-06")}, alert.NoRisk},
		{"a risk on the same day", alert.Account{LastRiskOn: on("2026-06-05")}, alert.OfChurn},
		{"a risk 91 days ago no more", alert.Account{LastRiskOn: on("2026-03-06")}, alert.NoRisk},
		{"a signal that lies ahead isn't there yet", alert.Account{LastRiskOn: on("2026-06-06")}, alert.NoRisk},
		{"one unresolved ticket", alert.Account{UnresolvedTickets: 1}, alert.OfChurn},
		{"one known bug", alert.Account{KnownBugs: 1}, alert.OfChurn},
		{"any of them, but a risk is open", alert.Account{KnownBugs: 1, OpenRisk: true}, alert.NoRisk},
		{"a store order is no signal", alert.Account{LastStoreOrderOn: on("2026-06-01"), Country: "FR"}, alert.NoRisk},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := alert.Decide(redAlert+"11/06/2026, 14:00:00. Raison: Planity", at("2026-06-05T10:12:00+02:00"), c.account, policy.Default())
			want := alert.Decision{Kind: alert.RedAlert, OpenRisk: c.opens, Tasks: tasks("red_alert", "2026-06-06"), Note: true}
			if c.opens != alert.NoRisk {
				want.RiskAs = alert.AsCase
			}
			if diff := cmp.Diff(want, outcome(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnotherPolicyIsFollowed(t *testing.T) {
	const text, received = redAlert + "11/06/2026, 14:00:00. Raison: Planity", "2026-06-05T10:12:00+02:00"
	for _, c := range []struct {
		name   string
		change func(*policy.Policy)
		due    string
	}{
		{"near alerts wait three days", func(p *policy.Policy) { p.RedAlertDelayDays = 3 }, "2026-06-08"},
		{"six days away is far, met two days before", func(p *policy.Policy) { p.RedAlertFarDays, p.RedAlertLeadDays = 5, 2 }, "2026-06-09"},
		{"a lead longer than the wait still isn't today", func(p *policy.Policy) { p.RedAlertFarDays, p.RedAlertLeadDays = 5, 6 }, "2026-06-06"},
		{"no delay still isn't today", func(p *policy.Policy) { p.RedAlertDelayDays = 0 }, "2026-06-06"},
		{"another zone, another day", func(p *policy.Policy) { p.Zone = time.FixedZone("", 14*3600) }, "2026-06-06"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := policy.Default()
			c.change(&p)
			got := alert.Decide(text, at(received), alert.Account{}, p)
			if diff := cmp.Diff(tasks("red_alert", c.due), got.Tasks); diff != "" {
				t.Error(diff)
			}
		})
	}
	p := policy.Default()
	p.NPSLowMax, p.NPSMediumMax, p.StoreReorderMonths = 5, 8, 1
	for score, want := range map[string][]alert.Task{
		"5/10": tasks("rdc_info_rdv", "2026-06-05"),
		"6/10": tasks("follow_up_call", "2026-06-05"),
		"9/10": tasks("call_store", "2026-06-05"),
	} {
		account := alert.Account{Country: "FR", LastStoreOrderOn: on("2026-05-04")}
		if got := alert.Decide(nps+score, at(received), account, p); !slices.Equal(got.Tasks, want) {
			t.Errorf("%s: %v, want %v", score, got.Tasks, want)
		}
	}
}

func TestADecisionNamesTheRulesInTheOrderApplied(t *testing.T) {
	for _, c := range []struct {
		text    string
		account alert.Account
		rules   []string
	}{
		{churnRisk, alert.Account{}, []string{"AL-1", "AL-3", "AL-3"}},
		{redAlert + "11/06/2026, 14:00:00. Raison: Planity", alert.Account{KnownBugs: 1, UnresolvedTickets: 2}, []string{"AL-1", "AL-4", "AL-4", "AL-4", "AL-4", "AL-4"}},
		{redAlert + "null. Raison: Planity", alert.Account{}, []string{"AL-1", "AL-4", "AL-4", "AL-4"}},
		{nps + "2/10", alert.Account{OpenRisk: true}, []string{"AL-1", "AL-5", "AL-5", "AL-5"}},
		{nps + "9/10", alert.Account{Country: "FR"}, []string{"AL-1", "AL-5", "AL-5", "AL-5"}},
		{nps + "9/10", alert.Account{}, []string{"AL-1", "AL-5", "AL-5"}},
		{nps + "x/10", alert.Account{}, []string{"AL-9"}},
		{"Demande d'upsell : 'A' souhaite ajouter 1 collaborateur", alert.Account{}, []string{"AL-1", "AL-6"}},
		{"Formulaire de résiliation reçu", alert.Account{}, []string{"AL-1", "AL-6"}},
		{"Bonjour", alert.Account{}, []string{"AL-1"}},
	} {
		got := alert.Decide(c.text, at("2026-06-05T10:12:00+02:00"), c.account, policy.Default())
		if diff := cmp.Diff(c.rules, got.Because.Rules()); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

// messages draws texts of every kind, and some of none.
func messages() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{churnRisk, downsell, redAlert + "null", "Demande d'upsell : 'A' souhaite ajouter 1 collaborateur", "Bonjour", "NPS : 12"}),
		rapid.Custom(func(t *rapid.T) string { return nps + rapid.StringMatching(`-?[0-9]{1,2}/10`).Draw(t, "score") }),
		rapid.Custom(func(t *rapid.T) string {
			return redAlert + rapid.StringMatching(`[0-3][0-9]/[01][0-9]/20[23][0-9], [0-2][0-9]:[0-5][0-9]:00`).Draw(t, "time") + ". Raison: Planity"
		}),
		rapid.String(),
	)
}

func TestWhatAlwaysHoldsOfADecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		received := time.Unix(rapid.Int64Range(1_700_000_000, 2_200_000_000).Draw(t, "received"), 0)
		p := policy.Default()
		p.RedAlertDelayDays = rapid.IntRange(0, 20).Draw(t, "delay")
		p.RedAlertFarDays = rapid.IntRange(0, 40).Draw(t, "far")
		p.RedAlertLeadDays = rapid.IntRange(0, 40).Draw(t, "lead")
		today := p.Today(received)
		account := alert.Account{
			Platform:          rapid.SampledFrom([]partner.Platform{"", partner.Pro, partner.Wavy}).Draw(t, "platform"),
			OpenRisk:          rapid.Bool().Draw(t, "open risk"),
			Country:           rapid.SampledFrom([]string{"", "FR", "ES"}).Draw(t, "country"),
			LastLowNPSOn:      today.AddDays(rapid.IntRange(-200, 5).Draw(t, "low nps")),
			UnresolvedTickets: rapid.IntRange(0, 2).Draw(t, "tickets"),
		}
		d := alert.Decide(messages().Draw(t, "text"), received, account, p)

		if len(d.Because) == 0 {
			t.Error("no reason")
		}
		if d.OpenRisk != alert.NoRisk && account.OpenRisk {
			t.Error("a second risk")
		}
		if (d.OpenRisk == alert.NoRisk) != (d.RiskAs == alert.NoRecord) {
			t.Errorf("risk %q kept as %q", d.OpenRisk, d.RiskAs)
		}
		if d.Note != (d.Kind == alert.RedAlert) {
			t.Error("a note belongs to a red alert, and only there")
		}
		for _, todo := range d.Tasks {
			switch {
			case d.Kind == alert.RedAlert && (todo.Kind != alert.MeetClient || todo.DueOn <= today):
				t.Errorf("a red alert of %v asks for %v", today, todo)
			case d.Kind != alert.RedAlert && todo.DueOn != today:
				t.Errorf("an alert of %v is due on %v", today, todo.DueOn)
			case todo.Kind == alert.CallStore && account.Country != "FR":
				t.Error("the store is offered outside France")
			}
		}
		if (d.Kind == alert.NPS) != (d.Fields.Score != nil) {
			t.Error("a score belongs to an NPS, and an NPS has one")
		}
		for _, reason := range d.Because {
			if _, said := words.Texts[reason.Text]; !said {
				t.Errorf("no words for %q", reason.Text)
			}
		}
	})
}
