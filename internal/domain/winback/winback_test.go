package winback_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/winback"
)

var askedOn = day.MustParse("2026-06-09")

func short(f winback.Facts) bool {
	return f.OfflineSince != 0 && f.AskedOn.Since(f.OfflineSince) < 30
}

func long(f winback.Facts) bool {
	return f.OfflineSince != 0 && f.AskedOn.Since(f.OfflineSince) >= 30
}
func live(f winback.Facts) bool  { return f.OfflineSince == 0 }
func same(f winback.Facts) bool  { return f.FromPlatform == f.ToPlatform }
func other(f winback.Facts) bool { return f.FromPlatform != f.ToPlatform }

// rows is SPEC 11's table of scenarios, with the nearest of those that need a
// manager. Exactly one row holds of each combination of facts.
var rows = []struct {
	name string
	rule string
	when func(winback.Facts) bool
	want winback.Return
}{
	{
		"reactivation",
		"WB-3",
		func(f winback.Facts) bool { return short(f) && f.SameOwner && same(f) && !f.WantsNewPage },
		winback.Return{Scenario: "reactivation", Opportunity: "already_client", Contract: "existing", CRMAccount: "same", Page: "update", Reviews: "kept"},
	},
	{
		"scenario 1",
		"WB-4",
		func(f winback.Facts) bool { return long(f) && f.SameOwner && same(f) && !f.WantsNewPage },
		winback.Return{Scenario: "s1", Opportunity: "new_business", Contract: "new", CRMAccount: "same", Page: "update", Reviews: "kept"},
	},
	{
		"scenario 2",
		"WB-5",
		func(f winback.Facts) bool { return long(f) && f.SameOwner && other(f) },
		winback.Return{Scenario: "s2", Opportunity: "new_business", Contract: "new", CRMAccount: "same", Page: "create"},
	},
	{
		"a new page",
		"WB-9",
		func(f winback.Facts) bool { return long(f) && f.SameOwner && same(f) && f.WantsNewPage },
		winback.Return{Scenario: "new_page", Opportunity: "new_business", Contract: "new", CRMAccount: "same", Page: "create", Reviews: "lost"},
	},
	{
		"scenario 3",
		"WB-6",
		func(f winback.Facts) bool { return !f.SameOwner && !f.WrittenAgreement },
		winback.Return{Scenario: "s3", Opportunity: "new_business", Contract: "new", CRMAccount: "new", Page: "create", Reviews: "lost"},
	},
	{
		"scenario 4, the old contract goes on, on the same platform",
		"WB-7",
		func(f winback.Facts) bool {
			return !f.SameOwner && live(f) && f.WrittenAgreement && f.OldContractActive && same(f)
		},
		winback.Return{Scenario: "s4", Contract: "existing", CRMAccount: "same", Page: "update", Reviews: "kept"},
	},
	{
		"scenario 4, the old contract goes on, on another platform",
		"WB-7",
		func(f winback.Facts) bool {
			return !f.SameOwner && live(f) && f.WrittenAgreement && f.OldContractActive && other(f)
		},
		winback.Return{Scenario: "s4", Contract: "existing", CRMAccount: "same", Page: "create"},
	},
	{
		"scenario 4, a new contract, on the same platform",
		"WB-7",
		func(f winback.Facts) bool {
			return !f.SameOwner && live(f) && f.WrittenAgreement && !f.OldContractActive && same(f)
		},
		winback.Return{Scenario: "s4", Contract: "new", CRMAccount: "same", Page: "update", Reviews: "kept"},
	},
	{
		"scenario 4, a new contract, on another platform",
		"WB-7",
		func(f winback.Facts) bool {
			return !f.SameOwner && live(f) && f.WrittenAgreement && !f.OldContractActive && other(f)
		},
		winback.Return{Scenario: "s4", Contract: "new", CRMAccount: "same", Page: "create"},
	},
	{
		"back soon on another platform",
		"WB-10",
		func(f winback.Facts) bool { return short(f) && f.SameOwner && other(f) },
		winback.Return{Scenario: "needs_manager", Nearest: "s2"},
	},
	{
		"back soon, with a new page",
		"WB-10",
		func(f winback.Facts) bool { return short(f) && f.SameOwner && same(f) && f.WantsNewPage },
		winback.Return{Scenario: "needs_manager", Nearest: "new_page"},
	},
	{
		"sold with an agreement while disabled",
		"WB-10",
		func(f winback.Facts) bool { return !f.SameOwner && !live(f) && f.WrittenAgreement },
		winback.Return{Scenario: "needs_manager", Nearest: "s4"},
	},
	{
		"live, to another platform",
		"WB-10",
		func(f winback.Facts) bool { return live(f) && f.SameOwner && other(f) },
		winback.Return{Scenario: "needs_manager", Nearest: "migration"},
	},
	{
		"live, on the same platform",
		"WB-10",
		func(f winback.Facts) bool { return live(f) && f.SameOwner && same(f) },
		winback.Return{Scenario: "needs_manager", Nearest: "reactivation"},
	},
}

func TestEveryCombinationHasExactlyOneScenario(t *testing.T) {
	offline := []day.Day{0, askedOn, askedOn - 29, askedOn - 30, askedOn - 400}
	for _, since := range offline {
		for _, from := range []partner.Platform{partner.Connect, partner.Pro, partner.Uala, partner.Wavy} {
			for _, to := range []partner.Platform{partner.Connect, partner.Pro} {
				for bits := range 1 << 7 {
					facts := winback.Facts{
						OfflineSince: since, AskedOn: askedOn, FromPlatform: from, ToPlatform: to,
						SameOwner: bits&1 != 0, WrittenAgreement: bits&2 != 0, WantsNewPage: bits&4 != 0,
						USPExplains: bits&8 != 0, USPRecordsPastAccount: bits&16 != 0, OldContractActive: bits&32 != 0,
					}
					if bits&64 != 0 {
						facts.NewContractSignedOn = askedOn
					}
					checkRow(t, facts)
				}
			}
		}
	}
}

func checkRow(t *testing.T, facts winback.Facts) {
	t.Helper()
	got, err := winback.Decide(facts, policy.Default())
	if err != nil {
		t.Fatalf("%+v: %v", facts, err)
	}
	met := 0
	for _, row := range rows {
		if !row.when(facts) {
			continue
		}
		met++
		shape := winback.Return{
			Scenario: got.Scenario, Opportunity: got.Opportunity, Contract: got.Contract,
			CRMAccount: got.CRMAccount, Page: got.Page, Reviews: got.Reviews, Nearest: got.Nearest,
		}
		if diff := cmp.Diff(row.want, shape); diff != "" {
			t.Fatalf("%s: (-want +got)\n%s%+v", row.name, diff, facts)
		}
		if rules := got.Because.Rules(); !slices.Equal(rules, because(facts, got, row.rule)) {
			t.Fatalf("%s: because of %v, want %v", row.name, rules, because(facts, got, row.rule))
		}
	}
	if met != 1 {
		t.Fatalf("%d rows for %+v, want exactly one", met, facts)
	}
	if (got.Differs != nil) != (got.Scenario == winback.NeedsManager) || len(got.Steps) == 0 || len(got.Because) == 0 {
		t.Fatalf("differs %v, steps %v, reasons %v for %+v", got.Differs, got.Steps, got.Because, facts)
	}
	if want := missing(facts, got); !slices.Equal(got.Missing, want) {
		t.Fatalf("missing %v, want %v for %+v", got.Missing, want, facts)
	}
}

// because spells out the rules in the order applied: how long offline, unless that
// means nothing; the scenario; what differs; what is missing.
func because(f winback.Facts, r winback.Return, rule string) []string {
	var rules []string
	if r.Scenario != "s3" {
		rules = append(rules, "WB-3")
	}
	rules = append(rules, rule)
	if r.Scenario == "needs_manager" {
		rules = append(rules, "WB-10")
	}
	for _, piece := range missing(f, r) {
		switch piece {
		case "usp_past_account":
			rules = append(rules, "WB-1")
		case "usp_explanation":
			rules = append(rules, "WB-9")
		case "new_contract":
			rules = append(rules, rule)
		}
	}
	if r.Scenario == "s4" {
		rules = append(rules, "WB-8")
	}
	return rules
}

// missing spells out SPEC 11's order, with no evidence given.
func missing(f winback.Facts, r winback.Return) []winback.Piece {
	var want []winback.Piece
	if r.Contract == "new" && !f.USPRecordsPastAccount {
		want = append(want, "usp_past_account")
	}
	if r.Scenario == "new_page" && !f.USPExplains {
		want = append(want, "usp_explanation")
	}
	if r.Contract == "new" && f.NewContractSignedOn == 0 {
		want = append(want, "new_contract")
	}
	if r.Scenario == "s4" {
		want = append(want, "joint_statement", "sale_confirmation", "data_transfer_confirmation", "bank_details_instruction",
			"proof_of_purchase", "contract_details_handed_over", "account_access_given", "financial_access_given")
	}
	return want
}

func handover() winback.Facts {
	return winback.Facts{
		AskedOn: askedOn, FromPlatform: partner.Pro, ToPlatform: partner.Pro,
		WrittenAgreement: true, OldContractActive: true,
	}
}

func TestEvidenceMayComeInAnyOrderAndTwice(t *testing.T) {
	facts := handover()
	facts.Evidence = []winback.Evidence{winback.FinancialAccessGiven, winback.JointStatement, winback.JointStatement, winback.ProofOfPurchase}
	got, err := winback.Decide(facts, policy.Default())
	want := []winback.Piece{
		"sale_confirmation", "data_transfer_confirmation", "bank_details_instruction",
		"contract_details_handed_over", "account_access_given",
	}
	if err != nil || !slices.Equal(got.Missing, want) {
		t.Errorf("missing %v, %v; want %v", got.Missing, err, want)
	}
	facts.Evidence = winback.AllEvidence
	if got, err := winback.Decide(facts, policy.Default()); err != nil || len(got.Missing) != 0 {
		t.Errorf("with all evidence, missing %v, %v", got.Missing, err)
	}
}

func TestAnAgreementWithOneselfMeansNothing(t *testing.T) {
	facts := winback.Facts{
		OfflineSince: askedOn - 40, AskedOn: askedOn, SameOwner: true, FromPlatform: partner.Pro, ToPlatform: partner.Pro,
	}
	without, err := winback.Decide(facts, policy.Default())
	if err != nil {
		t.Fatal(err)
	}
	facts.WrittenAgreement = true
	with, err := winback.Decide(facts, policy.Default())
	if err != nil {
		t.Fatal(err)
	}
	if with.Scenario != without.Scenario || !slices.Equal(with.Missing, without.Missing) {
		t.Errorf("%s with, %s without", with.Scenario, without.Scenario)
	}
}

func TestContentNeverTouchesAnExistingBillingCompanyOnPro(t *testing.T) {
	for _, to := range []partner.Platform{partner.Connect, partner.Pro} {
		facts := winback.Facts{OfflineSince: askedOn - 40, AskedOn: askedOn, SameOwner: true, FromPlatform: to, ToPlatform: to}
		got, err := winback.Decide(facts, policy.Default())
		if err != nil {
			t.Fatal(err)
		}
		ticket := slices.Contains(got.Steps, winback.Step{Role: staff.AM, Text: "winback.step.open_finance_ticket"})
		if ticket != (to == partner.Pro) {
			t.Errorf("on %s, a finance ticket: %v", to, ticket)
		}
	}
}

func TestALivePageIsEndedBeforeItsShareSale(t *testing.T) {
	facts := winback.Facts{AskedOn: askedOn, FromPlatform: partner.Pro, ToPlatform: partner.Pro}
	end := winback.Step{Role: staff.AM, Text: "winback.step.end_old_page_and_contract"}
	if got, err := winback.Decide(facts, policy.Default()); err != nil || got.Steps[0] != end {
		t.Errorf("live: %v, %v; want %v first", got.Steps, err, end)
	}
	facts.OfflineSince = askedOn - 3
	if got, err := winback.Decide(facts, policy.Default()); err != nil || slices.Contains(got.Steps, end) {
		t.Errorf("disabled: %v, %v; want no %v", got.Steps, err, end)
	}
}

func TestAPageCannotGoOfflineAfterTheAsking(t *testing.T) {
	_, err := winback.Decide(winback.Facts{OfflineSince: askedOn + 1, AskedOn: askedOn}, policy.Default())
	if refused, ok := refusal.Of(err); !ok || refused.Unmet[0].Field != "offline_since" {
		t.Errorf("got %v, want a refusal of offline_since", err)
	}
}

func BenchmarkDecide(b *testing.B) {
	facts := handover()
	for b.Loop() {
		if _, err := winback.Decide(facts, policy.Default()); err != nil {
			b.Fatal(err)
		}
	}
}
