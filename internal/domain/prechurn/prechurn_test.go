package prechurn_test

import (
	"slices"
	"testing"

	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/prechurn"
	"rebond/internal/domain/refusal"
)

var (
	signed = day.MustParse("2026-06-01")
	within = signed.AddDays(14)
	after  = signed.AddDays(15)
)

func TestDay14IsStillAPrechurn(t *testing.T) {
	for _, c := range []struct {
		name  string
		asked day.Day
		want  bool
	}{
		{"on the day of signing", signed, true},
		{"on day 14", within, true},
		{"on day 15", after, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := prechurn.Decide(prechurn.Facts{SignedOn: signed, AskedOn: c.asked, Today: c.asked}, policy.Default())
			if err != nil || got.IsPrechurn != c.want {
				t.Errorf("got %v, %v; want %v", got.IsPrechurn, err, c.want)
			}
		})
	}
}

// verdicts lists what follows of every combination; exactly one row holds of each.
var verdicts = []struct {
	name   string
	when   func(prechurn.Facts) bool
	origin prechurn.Origin
	ends   day.Day
	proof  bool     // missing
	rules  []string // after those of the day and of who is responsible
}{
	{"no pre-churn", func(f prechurn.Facts) bool { return f.AskedOn == after }, "", 0, false, nil},
	{"saved", func(f prechurn.Facts) bool { return f.AskedOn == within && f.Saved }, "", 0, false, []string{"PC-2"}},
	{
		"not saved, with proof",
		func(f prechurn.Facts) bool { return f.AskedOn == within && !f.Saved && f.ProofAttached },
		"SALES PROCESS", after.AddDays(4), false,
		[]string{"PC-4", "PC-5"},
	},
	{
		"not saved, without proof",
		func(f prechurn.Facts) bool { return f.AskedOn == within && !f.Saved && !f.ProofAttached },
		"SALES PROCESS", 0, true,
		[]string{"PC-4", "PC-4"},
	},
}

func TestEveryCombinationHasExactlyOneVerdict(t *testing.T) {
	for bits := range 1 << 5 {
		facts := prechurn.Facts{
			SignedOn: signed, AskedOn: within, Today: after.AddDays(3),
			WelcomeCallDone: bits&1 != 0, ClientPaid: bits&2 != 0, Saved: bits&4 != 0, ProofAttached: bits&8 != 0,
		}
		if bits&16 != 0 {
			facts.AskedOn = after
		}
		checkVerdict(t, facts)
	}
}

func checkVerdict(t *testing.T, facts prechurn.Facts) {
	t.Helper()
	got, err := prechurn.Decide(facts, policy.Default())
	if err != nil {
		t.Fatalf("%+v: %v", facts, err)
	}
	met := 0
	for _, row := range verdicts {
		if !row.when(facts) {
			continue
		}
		met++
		if got.Origin != row.origin || got.PlanExpirationDate != row.ends || (len(got.Missing) == 1) != row.proof {
			t.Errorf("%s: %+v for %+v", row.name, got, facts)
		}
		want := append([]string{"PC-1", "PC-3", "PC-3"}, row.rules...)
		if rules := got.Because.Rules(); !slices.Equal(rules, want) {
			t.Errorf("%s: because of %v, want %v", row.name, rules, want)
		}
	}
	if met != 1 {
		t.Errorf("%d rows for %+v, want exactly one", met, facts)
	}
	if got.SalesBonusDue != facts.ClientPaid || (got.Responsible == prechurn.AMOnboarding) != facts.WelcomeCallDone {
		t.Errorf("bonus %v, responsible %s for %+v", got.SalesBonusDue, got.Responsible, facts)
	}
}

func TestDatesOutOfOrderAreRefusedTogether(t *testing.T) {
	for _, c := range []struct {
		name         string
		asked, today day.Day
		fields       []string
	}{
		{"asked before signing", signed - 1, after, []string{"asked_on"}},
		{"today before the asking", within, within - 1, []string{"today"}},
		{"both", signed - 1, signed - 2, []string{"asked_on", "today"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := prechurn.Decide(prechurn.Facts{SignedOn: signed, AskedOn: c.asked, Today: c.today}, policy.Default())
			refused, ok := refusal.Of(err)
			if !ok || len(refused.Unmet) != len(c.fields) {
				t.Fatalf("got %v, want a refusal of %v", err, c.fields)
			}
			for i, field := range c.fields {
				if refused.Unmet[i].Field != field {
					t.Errorf("refused %s, want %s", refused.Unmet[i].Field, field)
				}
			}
		})
	}
}

func BenchmarkDecide(b *testing.B) {
	facts := prechurn.Facts{SignedOn: signed, AskedOn: within, Today: after, ProofAttached: true}
	for b.Loop() {
		if _, err := prechurn.Decide(facts, policy.Default()); err != nil {
			b.Fatal(err)
		}
	}
}
