package effect_test

import (
	"testing"

	"rebond/internal/domain/effect"
)

func TestWhatHappenedOutsideIsNeitherWithdrawnNorConfirmedTwice(t *testing.T) { // EV-5
	for _, c := range []struct {
		from effect.State
		verb effect.Verb
		want effect.State
	}{
		{effect.InHand, effect.Confirm, effect.Confirmed},
		{effect.InHand, effect.Withdraw, effect.Withdrawn},
		{effect.Confirmed, effect.Withdraw, effect.Confirmed},
		{effect.Confirmed, effect.Confirm, effect.Confirmed},
		{effect.Withdrawn, effect.Confirm, effect.Withdrawn},
		{effect.Withdrawn, effect.Withdraw, effect.Withdrawn},
	} {
		held := effect.Effect{ID: "e1", What: effect.StopBilling, State: c.from}
		want := held
		want.State = c.want
		if got := held.Moved(c.verb); got != want {
			t.Errorf("%s in %s: %+v, want %s", c.verb, c.from, got, c.want)
		}
	}
}

func TestEveryEffectHasATaskThatDoesItByHand(t *testing.T) { // EV-5
	for _, what := range []effect.What{effect.WriteCRMStatus, effect.StopBilling, effect.CutAccess, effect.ResumeBilling, effect.RestoreAccess} {
		if effect.ByHand[what] == "" {
			t.Errorf("nobody does %s", what)
		}
	}
}
