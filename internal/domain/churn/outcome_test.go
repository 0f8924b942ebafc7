package churn_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

var (
	receivedOn = day.MustParse("2026-06-09")
	lastDay    = day.MustParse("2026-07-09")
	today      = day.MustParse("2026-06-12")
)

// endings lists every outcome with each date known or not, and what follows.
var endings = []struct {
	name  string
	when  func(churn.Ending) bool
	rules []string
	want  churn.Consequence
}{
	{
		"the partner stays",
		func(e churn.Ending) bool { return e.Outcome == churn.RecoveredNoAction },
		[]string{"CH-7"},
		churn.Consequence{Account: partner.Active},
	},
	{
		"the partner stays and is trained",
		func(e churn.Ending) bool { return e.Outcome == churn.RecoveredTraining },
		[]string{"CH-7"},
		churn.Consequence{Account: partner.Training, Opens: []churn.Opening{{churn.OpensTask, churn.TrainingTask, today}}},
	},
	{
		"the partner takes the dormant offer",
		func(e churn.Ending) bool { return e.Outcome == churn.RecoveredPlanUpdate },
		[]string{"DO-2", "DO-2"},
		churn.Consequence{Account: partner.Active, Opens: []churn.Opening{
			{churn.OpensOpportunity, churn.DowngradeToZero, 0},
			{churn.OpensTask, churn.WinbackTask, day.MustParse("2026-09-10")},
		}},
	},
	{
		"the partner leaves, both dates known",
		func(e churn.Ending) bool {
			return e.Outcome == churn.NotRecovered && !e.PlanExpirationDate.IsZero() && !e.ReceivedOn.IsZero()
		},
		[]string{"CH-8", "CH-10"},
		churn.Consequence{Account: partner.ExpiringPlan, Opens: []churn.Opening{{churn.OpensCase, churn.DisableBilling, lastDay}}},
	},
	{
		"the partner leaves, the PED unknown",
		func(e churn.Ending) bool {
			return e.Outcome == churn.NotRecovered && e.PlanExpirationDate.IsZero() && !e.ReceivedOn.IsZero()
		},
		[]string{"CH-8"},
		churn.Consequence{Account: partner.Retention, Missing: []churn.Piece{churn.MissingPlanExpirationDate}},
	},
	{
		"the partner leaves, nothing received",
		func(e churn.Ending) bool {
			return e.Outcome == churn.NotRecovered && !e.PlanExpirationDate.IsZero() && e.ReceivedOn.IsZero()
		},
		[]string{"CH-8"},
		churn.Consequence{Account: partner.Retention, Missing: []churn.Piece{churn.MissingReceivedOn}},
	},
	{
		"the partner leaves, neither known",
		func(e churn.Ending) bool {
			return e.Outcome == churn.NotRecovered && e.PlanExpirationDate.IsZero() && e.ReceivedOn.IsZero()
		},
		[]string{"CH-8"},
		churn.Consequence{Account: partner.Retention, Missing: []churn.Piece{churn.MissingPlanExpirationDate, churn.MissingReceivedOn}},
	},
}

func TestEveryEndingHasExactlyOneConsequence(t *testing.T) {
	for _, outcome := range churn.Outcomes {
		for _, ped := range []day.Day{0, lastDay} {
			for _, received := range []day.Day{0, receivedOn} {
				ending := churn.Ending{outcome, ped, received, today}
				checkEnding(t, ending)
			}
		}
	}
}

func checkEnding(t *testing.T, ending churn.Ending) {
	t.Helper()
	met := 0
	for _, row := range endings {
		if !row.when(ending) {
			continue
		}
		met++
		got, err := churn.ConsequenceOf(ending, policy.Default())
		if err != nil {
			t.Errorf("%s: %v", row.name, err)
			continue
		}
		if rules := got.Because.Rules(); !slices.Equal(rules, row.rules) {
			t.Errorf("%s: because of %v, want %v", row.name, rules, row.rules)
		}
		got.Because = nil
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", row.name, diff)
		}
	}
	if met != 1 {
		t.Errorf("%d rows for %+v, want exactly one", met, ending)
	}
}

func TestAPlanCannotEndBeforeTheRequest(t *testing.T) {
	for _, outcome := range churn.Outcomes {
		_, err := churn.ConsequenceOf(churn.Ending{outcome, receivedOn - 1, receivedOn, today}, policy.Default())
		refused, ok := refusal.Of(err)
		if !ok || refused.Unmet[0].Field != "plan_expiration_date" {
			t.Errorf("%s: %v, want a refusal of plan_expiration_date", outcome, err)
		}
		if _, err := churn.ConsequenceOf(churn.Ending{outcome, receivedOn, receivedOn, today}, policy.Default()); err != nil {
			t.Errorf("%s on the same day: %v", outcome, err)
		}
	}
}
