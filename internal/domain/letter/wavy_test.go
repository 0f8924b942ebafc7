package letter_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/day"
	"rebond/internal/domain/letter"
	"rebond/internal/domain/refusal"
)

var (
	received = day.MustParse("2026-06-09")
	mainStop = day.MustParse("2026-12-04")
	smsStop  = day.MustParse("2027-01-04")
)

func wavy(change ...func(*letter.Wavy)) letter.Wavy {
	w := letter.Wavy{
		ReceivedOn: received,
		Salon:      "Atelier Brume",
		Billing: billingstop.Billing{
			CommitmentEnd: stated("2026-12"),
			InvoiceDay:    4,
			Products:      []billingstop.Product{billingstop.SMS, billingstop.Hardware, billingstop.Management},
		},
	}
	for _, c := range change {
		c(&w)
	}
	return w
}

func TestALetterAfterALostRiskCutsAndStops(t *testing.T) {
	got, err := wavy(func(w *letter.Wavy) { w.LostRisk, w.WonRisk = true, true }).Handle()
	if err != nil {
		t.Fatal(err)
	}
	checkRules(t, got, "LW-5", "LW-7", "LW-7", "LW-7", "LW-6")
	got.Because = nil
	want := letter.Handling{
		Opportunity: letter.Opportunity{
			Name: "Churn - Atelier Brume", Stage: letter.ReviewForLost, BillingStopped: true,
			PreviousRisk: letter.PreviouslyLost, BillingEndOn: mainStop,
		},
		CutAccessOn: mainStop,
		Stops: []letter.Stop{
			{Product: billingstop.SMS, On: smsStop},
			{Product: billingstop.Hardware},
			{Product: billingstop.Management, On: mainStop},
		},
		LoseSaleOpportunities: true,
		Tasks:                 []letter.Task{{letter.CutAccess, mainStop, letter.DirectManager}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestALetterWithoutALostRiskOnlyShowsTheDates(t *testing.T) {
	got, err := wavy(func(w *letter.Wavy) { w.WonRisk = true }).Handle()
	if err != nil {
		t.Fatal(err)
	}
	checkRules(t, got, "LW-5", "LW-7", "LW-7", "LW-7")
	got.Because = nil
	want := letter.Handling{
		Opportunity:          letter.Opportunity{Name: "Churn - Atelier Brume", Stage: letter.ToDo, PreviousRisk: letter.PreviouslyWon},
		PotentialCutAccessOn: mainStop,
		Stops: []letter.Stop{
			{Product: billingstop.SMS, PotentialOn: smsStop},
			{Product: billingstop.Hardware},
			{Product: billingstop.Management, PotentialOn: mainStop},
		},
		Tasks: []letter.Task{{letter.SavePartner, received, letter.RetentionTeam}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestTheBillingEndIsThatOfWhatIsBilled(t *testing.T) {
	for _, c := range []struct {
		name     string
		products []billingstop.Product
		want     day.Day
	}{
		{"SMS before GESTION: that of GESTION", []billingstop.Product{billingstop.SMS, billingstop.Management}, mainStop},
		{"MARKET alone", []billingstop.Product{billingstop.Market}, mainStop},
		{"SMS alone", []billingstop.Product{billingstop.Store, billingstop.SMS}, smsStop},
		{"hardware and store: none, and billing isn't stopped", []billingstop.Product{billingstop.Hardware, billingstop.Store}, 0},
		{"nothing billed", nil, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := wavy(func(w *letter.Wavy) { w.LostRisk, w.Billing.Products = true, c.products }).Handle()
			if err != nil {
				t.Fatal(err)
			}
			if got.Opportunity.BillingEndOn != c.want || got.Opportunity.BillingStopped != (c.want != 0) {
				t.Errorf("billing stopped %v, on %v; want %v", got.Opportunity.BillingStopped, got.Opportunity.BillingEndOn, c.want)
			}
		})
	}
}

func TestAccessEndsWithTheCommitment(t *testing.T) {
	for _, c := range []struct {
		name, end string
		invoice   int
		want      string
	}{
		{"known to the day, whatever the invoice day", "2026-12-24", 4, "2026-12-24"},
		{"known to the month, on its invoice day", "2026-12", 4, "2026-12-04"},
		{"clipped to a short month", "2027-02", 31, "2027-02-28"},
		{"already past, as computed", "2020-02", 30, "2020-02-29"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := wavy(func(w *letter.Wavy) { w.Billing.CommitmentEnd, w.Billing.InvoiceDay = stated(c.end), c.invoice })
			potential, err := w.Handle()
			if err != nil {
				t.Fatal(err)
			}
			w.LostRisk = true
			real, err := w.Handle()
			if err != nil {
				t.Fatal(err)
			}
			if potential.PotentialCutAccessOn.String() != c.want || real.CutAccessOn.String() != c.want || real.Tasks[0].DueOn.String() != c.want {
				t.Errorf("potential %v, real %v, task due %v; want %s", potential.PotentialCutAccessOn, real.CutAccessOn, real.Tasks[0].DueOn, c.want)
			}
		})
	}
}

func TestAnEndDateIsCorrectedAtTheCoarserPrecision(t *testing.T) {
	for _, c := range []struct {
		name, stated, commitment string
		wrong                    bool
	}{
		{"nothing stated", "", "2026-12", false},
		{"the same month", "2026-12", "2026-12", false},
		{"another month", "2026-11", "2026-12", true},
		{"a day of the month known", "2026-12-01", "2026-12", false},
		{"a day of another month", "2026-11-30", "2026-12", true},
		{"the month of the day known", "2026-12", "2026-12-24", false},
		{"the same day", "2026-12-24", "2026-12-24", false},
		{"another day of the same month", "2026-12-23", "2026-12-24", true},
		{"the same month of another year", "2025-12", "2026-12", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := wavy(func(w *letter.Wavy) { w.Billing.CommitmentEnd = stated(c.commitment) })
			if c.stated != "" {
				w.StatedEnd = stated(c.stated)
			}
			got, err := w.Handle()
			if err != nil {
				t.Fatal(err)
			}
			corrects := slices.Contains(got.Tasks, letter.Task{letter.CorrectEndDate, received, letter.Handler})
			if corrects != c.wrong {
				t.Errorf("tasks %v, want a correction: %v", got.Tasks, c.wrong)
			}
		})
	}
}

// options lists each question of the letter with the task that a yes brings, and
// a no where it brings one, in the order of the tasks.
var options = []struct {
	name    string
	ask     func(*letter.Wavy)
	yes, no letter.Task
	rule    string // that the yes adds
}{
	{
		name: "a lost risk",
		ask:  func(w *letter.Wavy) { w.LostRisk = true },
		yes:  letter.Task{letter.CutAccess, mainStop, letter.DirectManager},
		rule: "LW-6",
		no:   letter.Task{letter.SavePartner, received, letter.RetentionTeam},
	},
	{
		name: "a wrong end date",
		ask:  func(w *letter.Wavy) { w.StatedEnd = stated("2026-07") },
		yes:  letter.Task{letter.CorrectEndDate, received, letter.Handler},
		rule: "LW-2",
	},
	{
		name: "the client file",
		ask:  func(w *letter.Wavy) { w.WantsClientFile = true },
		yes:  letter.Task{letter.ExportClientFile, received, letter.Handler},
		rule: "LW-3",
	},
	{
		name: "the domain name",
		ask:  func(w *letter.Wavy) { w.WantsDomainName = true },
		yes:  letter.Task{letter.SendDomainCode, received, letter.Handler},
		rule: "LW-3",
	},
}

func TestEachOptionBringsItsTaskInOrder(t *testing.T) {
	for chosen := range 1 << len(options) {
		w, want, rules := wavy(), []letter.Task{}, []string{"LW-5", "LW-7", "LW-7", "LW-7"}
		for i, option := range options {
			task := option.no
			if chosen&(1<<i) != 0 {
				option.ask(&w)
				task, rules = option.yes, append(rules, option.rule)
			}
			if task != (letter.Task{}) {
				want = append(want, task)
			}
		}
		got, err := w.Handle()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.Tasks); diff != "" {
			t.Errorf("options %04b: (-want +got)\n%s", chosen, diff)
		}
		checkRules(t, got, rules...)
	}
}

func TestAProductGivenTwiceIsRefused(t *testing.T) {
	_, err := wavy(func(w *letter.Wavy) {
		w.Billing.Products = []billingstop.Product{billingstop.Store, billingstop.Store}
	}).Handle()
	if refused, ok := refusal.Of(err); !ok || refused.Unmet[0].Field != "products" {
		t.Errorf("got %v, want a refusal of products", err)
	}
}

func checkRules(t *testing.T, got letter.Handling, want ...string) {
	t.Helper()
	if rules := got.Because.Rules(); !slices.Equal(rules, want) {
		t.Errorf("because of %v, want %v", rules, want)
	}
}

func BenchmarkHandle(b *testing.B) {
	w := wavy(func(w *letter.Wavy) { w.LostRisk = true })
	for b.Loop() {
		if _, err := w.Handle(); err != nil {
			b.Fatal(err)
		}
	}
}

func stated(text string) day.Stated {
	s, err := day.ParseStated(text)
	if err != nil {
		panic(err)
	}
	return s
}
