package decide_test

import (
	"fmt"
	"testing"
)

// promise is what is known when a score arrives on 30 April 2028, a leap year.
type promise struct {
	score     int
	inFrance  bool
	openRisk  bool
	onWavy    bool
	lastOrder string // empty: never
}

func (p promise) high() bool { return p.score >= 7 }

// ordered within two months: on the day two months earlier, clipped, or after.
func (p promise) recently() bool { return p.lastOrder >= "2028-02-29" }

// scores is AL-5 as a table: exactly one row holds of each combination.
var scores = []struct {
	name         string
	when         func(promise) bool
	risk, riskAs any
	task         string
}{
	{"low, no risk open, elsewhere", func(p promise) bool { return p.score <= 3 && !p.openRisk && !p.onWavy }, "churn_risk", "case", "rdc_info_rdv"},
	{"low, no risk open, on Wavy", func(p promise) bool { return p.score <= 3 && !p.openRisk && p.onWavy }, "churn_risk", "opportunity", "rdc_info_rdv"},
	{"low, a risk open", func(p promise) bool { return p.score <= 3 && p.openRisk }, nil, nil, "rdc_info_rdv"},
	{"medium", func(p promise) bool { return p.score >= 4 && p.score <= 6 }, nil, nil, "follow_up_call"},
	{"high, not known to be in France", func(p promise) bool { return p.high() && !p.inFrance }, nil, nil, ""},
	{"high, in France, ordered recently", func(p promise) bool { return p.high() && p.inFrance && p.recently() }, nil, nil, ""},
	{"high, in France, not ordered recently", func(p promise) bool { return p.high() && p.inFrance && !p.recently() }, nil, nil, "call_store"},
}

func TestEveryScoreHasExactlyOneAnswer(t *testing.T) {
	for score := range 11 {
		for _, lastOrder := range []string{"", "2020-01-01", "2028-02-28", "2028-02-29", "2028-04-30"} {
			for bits := range 1 << 3 {
				checkScore(t, promise{score, bits&1 != 0, bits&2 != 0, bits&4 != 0, lastOrder})
			}
		}
	}
}

func checkScore(t *testing.T, p promise) {
	t.Helper()
	account := fmt.Sprintf(`{"open_risk":%v`, p.openRisk)
	if p.inFrance {
		account += `,"country":"FR"`
	}
	if p.onWavy {
		account += `,"platform":"wavy"`
	}
	if p.lastOrder != "" {
		account += `,"last_store_order_on":"` + p.lastOrder + `"`
	}
	got := decided(t, "alert", fmt.Sprintf(
		`{"text":"nina@brume.example recommande Wavy à %d/10 ! https://crm.example/contacts/1","received_at":"2028-04-30T23:59:00+02:00","account":%s}}`, p.score, account))
	met := 0
	for _, row := range scores {
		if !row.when(p) {
			continue
		}
		met++
		tasks := []any{}
		if row.task != "" {
			tasks = append(tasks, map[string]any{"kind": row.task, "due_on": "2028-04-30"})
		}
		if got["open_risk"] != row.risk || got["risk_as"] != row.riskAs || fmt.Sprint(got["tasks"]) != fmt.Sprint(tasks) {
			t.Errorf("%s: %+v opens %v as %v with %v", row.name, p, got["open_risk"], got["risk_as"], got["tasks"])
		}
	}
	if met != 1 {
		t.Errorf("%d rows for %+v, want exactly one", met, p)
	}
}
