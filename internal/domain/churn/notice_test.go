package churn_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

// noticeRules fix the PED, the formal date and the cut of access, in this order.
var noticeRules = map[churn.Medium][]string{
	churn.Form:     {"CH-9", "CH-6", "CH-9"},
	churn.Letter:   {"LT-3", "LT-4", "LT-5"},
	churn.Prechurn: {"PC-5", "PC-5", "CH-9"},
}

func TestNoticeEndsThePlan(t *testing.T) {
	for _, c := range []struct {
		name                  string
		by                    churn.Medium
		received, today, want string
	}{
		{"a form gives one month", churn.Form, "2026-06-09", "", "2026-07-09"},
		{"a form on 31 January ends with February", churn.Form, "2026-01-31", "", "2026-02-28"},
		{"in a leap year on the 29th", churn.Form, "2028-01-31", "", "2028-02-29"},
		{"a form on 29 February ends on 29 March", churn.Form, "2028-02-29", "", "2028-03-29"},
		{"a form on 31 December ends on 31 January", churn.Form, "2026-12-31", "", "2027-01-31"},
		{"a form doesn't look at today", churn.Form, "2026-06-09", "2020-01-01", "2026-07-09"},
		{"a letter on the 14th ends with its month", churn.Letter, "2026-06-14", "", "2026-06-30"},
		{"a letter on the 15th too, in the partner's favour", churn.Letter, "2026-06-15", "", "2026-06-30"},
		{"a letter on the 16th ends with the next month", churn.Letter, "2026-06-16", "", "2026-07-31"},
		{"a letter at the end of January ends with February", churn.Letter, "2026-01-31", "", "2026-02-28"},
		{"a letter of late December ends with January", churn.Letter, "2026-12-16", "", "2027-01-31"},
		{"a letter doesn't look at today", churn.Letter, "2026-06-14", "2020-01-01", "2026-06-30"},
		{"a pre-churn ends the day after today", churn.Prechurn, "2026-06-09", "2026-06-11", "2026-06-12"},
		{"on the day it came, tomorrow", churn.Prechurn, "2026-02-28", "2026-02-28", "2026-03-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := churn.NoticeFor(c.by, day.MustParse(c.received), parsed(c.today), policy.Default())
			if err != nil {
				t.Fatal(err)
			}
			if got.PlanExpirationDate.String() != c.want || got.AccessCutOn != got.PlanExpirationDate {
				t.Errorf("PED %v, access cut on %v, want %s for both", got.PlanExpirationDate, got.AccessCutOn, c.want)
			}
			if got.FiscalChurnReceivedOn.String() != c.received {
				t.Errorf("fiscal churn received on %v, want %s", got.FiscalChurnReceivedOn, c.received)
			}
			if rules := got.Because.Rules(); !slices.Equal(rules, noticeRules[c.by]) {
				t.Errorf("because of %v, want %v", rules, noticeRules[c.by])
			}
		})
	}
}

func TestPrechurnNoticeIsRefusedWithoutAUsableToday(t *testing.T) {
	received := day.MustParse("2026-06-09")
	for name, today := range map[string]day.Day{"no today": 0, "today before the receipt": received - 1} {
		t.Run(name, func(t *testing.T) {
			_, err := churn.NoticeFor(churn.Prechurn, received, today, policy.Default())
			refused, ok := refusal.Of(err)
			if !ok || refused.Unmet[0].Field != "today" || refused.Unmet[0].Rule != "PC-5" {
				t.Errorf("got %v, want a refusal of today by PC-5", err)
			}
		})
	}
}

func TestNoticeFollowsThePolicy(t *testing.T) {
	p := policy.Default()
	p.NoticeMonths, p.LetterCutoffDay = 3, 20
	for by, want := range map[churn.Medium]string{churn.Form: "2026-09-18", churn.Letter: "2026-06-30"} {
		got, err := churn.NoticeFor(by, day.MustParse("2026-06-18"), 0, p)
		if err != nil || got.PlanExpirationDate.String() != want {
			t.Errorf("%s: %v, %v; want %s", by, got.PlanExpirationDate, err, want)
		}
	}
}

func TestNoticeNeverEndsBeforeTheReceipt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		by := rapid.SampledFrom(churn.Mediums).Draw(t, "by")
		received := anyDay(t, "received")
		today := received.AddDays(rapid.IntRange(0, 400).Draw(t, "days later"))
		got, err := churn.NoticeFor(by, received, today, policy.Default())
		if err != nil {
			t.Fatal(err)
		}
		if got.PlanExpirationDate < received {
			t.Fatalf("%s received on %v ends on %v", by, received, got.PlanExpirationDate)
		}
		if by == churn.Letter && got.PlanExpirationDate != got.PlanExpirationDate.Month().Last() {
			t.Fatalf("a letter's plan ends within a month, on %v", got.PlanExpirationDate)
		}
		if by == churn.Form && got.PlanExpirationDate.Month() != received.Month()+1 {
			t.Fatalf("a form of %v ends on %v, not in the next month", received, got.PlanExpirationDate)
		}
	})
}

func BenchmarkNoticeFor(b *testing.B) {
	p, received := policy.Default(), day.MustParse("2026-01-31")
	for b.Loop() {
		if _, err := churn.NoticeFor(churn.Form, received, 0, p); err != nil {
			b.Fatal(err)
		}
	}
}

func anyDay(t *rapid.T, label string) day.Day {
	from, until := day.MustParse("1990-01-01"), day.MustParse("2100-12-31")
	return day.Day(rapid.Int32Range(int32(from), int32(until)).Draw(t, label))
}

func parsed(text string) day.Day {
	if text == "" {
		return 0
	}
	return day.MustParse(text)
}
