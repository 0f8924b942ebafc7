package decide_test

import (
	"encoding/json"
	"testing"

	"rebond/internal/decide"
	"rebond/internal/words"
)

func TestADecisionSaysThePolicyItWasTakenUnder(t *testing.T) {
	for _, c := range []struct{ name, policy, version, ends string }{
		{"none tried", `null`, "2026-1", "2026-07-09"},
		{"an empty one", `{}`, "2026-1", "2026-07-09"},
		{"one parameter", `{"notice_months":2}`, "2026-1+notice_months=2", "2026-08-09"},
		{"several, told in the policy's order", `{"time_zone":"UTC","notice_months":0,"reactivation_days":-3}`, "2026-1+reactivation_days=-3,notice_months=0,time_zone=UTC", "2026-06-09"},
		{"a value that is the policy's own", `{"notice_months":1}`, "2026-1+notice_months=1", "2026-07-09"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := decided(t, "notice", with(aNotice, "policy", c.policy))
			if got["policy"] != c.version || got["plan_expiration_date"] != c.ends {
				t.Errorf("ends %v under %v, want %s under %s", got["plan_expiration_date"], got["policy"], c.ends, c.version)
			}
		})
	}
}

func TestABillingCompanyIsOnProAndExistsUnlessSaid(t *testing.T) {
	for _, c := range []struct {
		name, more string
		want       bool
	}{
		{"nothing said", ``, false},
		{"said to be null", `,"platform":null,"exists":null`, false},
		{"a new one", `,"exists":false`, true},
		{"an existing one on Connect", `,"platform":"connect","exists":true`, true},
		{"on Connect", `,"platform":"connect"`, true},
		{"on Pro", `,"platform":"pro"`, false},
		{"a new one on Pro", `,"platform":"pro","exists":false`, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := decided(t, "permission", `{"role":"content","action":"billing_company.change","owns_account":false`+c.more+`}`)
			if got["allowed"] != c.want || got["reason"] == "" {
				t.Errorf("allowed %v because %v, want %v", got["allowed"], got["reason"], c.want)
			}
		})
	}
}

func TestTheLanguageChangesNothingButTheWords(t *testing.T) {
	live := with(aReturn, "offline_since", `null`)
	french, english := decidedIn(t, words.French, "winback", live), decidedIn(t, words.English, "winback", live)
	if french["differs"] == english["differs"] {
		t.Errorf("both say %v", french["differs"])
	}
	for field, value := range french {
		if _, isText := value.(string); field != "differs" && isText && english[field] != value {
			t.Errorf("%s is %v in French, %v in English", field, value, english[field])
		}
	}
}

func decided(t *testing.T, name, facts string) map[string]any {
	t.Helper()
	return decidedIn(t, words.French, name, facts)
}

func decidedIn(t *testing.T, lang words.Lang, name, facts string) map[string]any {
	t.Helper()
	text, err := decide.Decide(name, []byte(facts), lang)
	if err != nil {
		t.Fatalf("%s\n%v", facts, err)
	}
	var decision map[string]any
	if err := json.Unmarshal(text, &decision); err != nil {
		t.Fatal(err)
	}
	return decision
}
