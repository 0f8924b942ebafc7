package round_test

import (
	"slices"
	"strings"
	"testing"

	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/words"
)

func TestARoundIsFitOrSaysEverythingThatItLacks(t *testing.T) { // EV-2
	wish := round.Said{"channel": "chat", "reason": "price", "sub_reason": "too_expensive", "description": " Trop cher. "}
	cases := []struct {
		name   string
		action round.Action
		of     round.Subject
		role   staff.Role
		said   round.Said
		want   string
	}{
		{"everything is said", round.OpenChurn, round.Accounts, staff.CX, wish, ""},
		{"nothing is asked", round.Lose, round.Cases, staff.AM, nil, ""},
		{"what may be left out is", round.CallOff, round.Cases, staff.CX, nil, ""},
		{"two of four are missing", round.OpenChurn, round.Accounts, staff.CX, round.Said{"channel": "chat", "reason": "price", "description": " "}, "missing sub_reason, missing description"},
		{"a day that doesn’t exist", round.Receive, round.Cases, staff.CX, round.Said{"medium": "form", "received_on": "2026-02-30"}, "invalid received_on"},
		{"what nobody asks for", round.Lose, round.Cases, staff.AM, round.Said{"note": "vite"}, "invalid note"},
		{"no action", "", round.Cases, staff.AM, nil, "missing action"},
		{"no such action", "case.erase", round.Cases, staff.AM, nil, "invalid action"},
		{"an action of other rows", round.FinishTasks, round.Cases, staff.AM, nil, "invalid action"},
		{"an action that the role may take nowhere", round.Lose, round.Cases, staff.CX, nil, "forbidden"},
		{"an action that the role may take somewhere", round.Lose, round.Cases, staff.AM, nil, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			said, err := round.Fit(c.action, c.of, c.role, c.said)
			var got []string
			if refused, ok := refusal.Of(err); ok {
				for _, u := range refused.Unmet {
					got = append(got, strings.TrimSpace(string(u.Kind)+" "+u.Field))
				}
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("refused for %q, want %q", got, c.want)
			}
			if c.want == "" && said["description"] != strings.TrimSpace(c.said["description"]) {
				t.Errorf("it says %q", said)
			}
		})
	}
}

func TestEveryActionIsWhole(t *testing.T) {
	for _, action := range round.Actions() {
		if action.Of() == "" || action.Needs() == "" || len(staff.WhoMay(action.Needs())) == 0 {
			t.Errorf("%s is on %q, for %q", action, action.Of(), action.Needs())
		}
		if said := words.French.Value(action); said == string(action) {
			t.Errorf("%s has no word", action)
		}
		for _, ask := range action.Asks() {
			if words.French.Field(ask.Name) == ask.Name {
				t.Errorf("%s asks for %s, which has no label", action, ask.Name)
			}
		}
	}
}

func TestARoleIsOfferedWhatItMayTakeSomewhere(t *testing.T) { // EV-2
	for role, want := range map[staff.Role][]round.Action{
		staff.CX:      {round.CallOff, round.Receive, round.TakeBack},
		staff.Finance: nil,
		staff.Manager: {round.Brief, round.CallOff, round.Receive, round.Lose, round.Recover, round.TakeBack, round.HandOverCases},
	} {
		if got := round.Offered(round.Cases, role); !slices.Equal(got, want) {
			t.Errorf("%s is offered %q on cases, want %q", role, got, want)
		}
	}
}

func TestARoundOfNoRowsIsRefused(t *testing.T) {
	if round.Chosen(0) == nil || round.Chosen(1) != nil {
		t.Error("a round has a row at least")
	}
}
