package move_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/move"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/task"
	"rebond/internal/words"
)

func TestAChurnCaseMovesOnlyAsListed(t *testing.T) { // CH-2, CH-5, CH-6, CH-7, CH-8, CH-12, AL-8
	onlyAsListed(
		t, churn.Moves, churn.Stages,
		[]churn.Verb{
			churn.Join, churn.SendForm, churn.Submit, churn.Receive, churn.Brief, churn.Call, churn.Appoint, churn.CallOff, churn.Negotiate,
			churn.Assign, churn.Unassign, churn.Recover, churn.Lose, churn.TakeBack,
		},
		"new join new", "new send_form new", "new submit new", "new receive new", "new brief new", "new call new",
		"new appoint in_progress", "new negotiate in_progress", "new recover closed", "new lose closed",
		"assigned join assigned", "assigned send_form assigned", "assigned submit assigned", "assigned receive assigned", "assigned brief assigned", "assigned call assigned",
		"assigned appoint in_progress", "assigned negotiate in_progress", "assigned recover closed", "assigned lose closed",
		"in_progress join in_progress", "in_progress send_form in_progress", "in_progress submit in_progress", "in_progress receive in_progress", "in_progress brief in_progress", "in_progress call in_progress",
		"in_progress appoint in_progress", "in_progress negotiate in_progress", "in_progress recover closed", "in_progress lose closed",
		"new assign assigned", "assigned unassign new",
		"in_progress call_off in_progress", "in_progress assign assigned", "in_progress unassign new",
		"closed take_back closed", "closed submit closed",
	)
}

func TestAnAccountMovesOnlyAsListed(t *testing.T) { // CH-2, CH-7, CH-8, CH-11, CH-12
	onlyAsListed(
		t, partner.Moves,
		[]partner.Status{partner.Active, partner.Retention, partner.Training, partner.ExpiringPlan, partner.Churned},
		[]partner.Verb{partner.EnterRetention, partner.Recover, partner.Train, partner.Expire, partner.Churn, partner.TakeBack},
		"active enter_retention retention", "training enter_retention retention", "training recover active", "retention train training",
		"retention enter_retention retention", "retention recover active", "retention expire expiring_plan",
		"expiring_plan churn churned", "expiring_plan take_back active",
	)
}

func TestATaskMovesOnlyAsListed(t *testing.T) {
	onlyAsListed(
		t, task.Moves,
		[]task.State{task.Open, task.Done, task.Cancelled},
		[]task.Verb{task.Finish, task.Cancel},
		"open finish done", "open cancel cancelled",
	)
}

func TestAnEffectMovesOnlyAsListed(t *testing.T) { // EV-5
	onlyAsListed(
		t, effect.Moves,
		[]effect.State{effect.InHand, effect.Confirmed, effect.Withdrawn},
		[]effect.Verb{effect.Confirm, effect.Withdraw},
		"in_hand confirm confirmed", "in_hand withdraw withdrawn",
	)
}

func TestABillingStopMovesOnlyAsListed(t *testing.T) { // CH-10, CH-12
	onlyAsListed(
		t, billingstop.Moves,
		[]billingstop.Stage{billingstop.New, billingstop.Completed, billingstop.Cancelled},
		[]billingstop.Verb{billingstop.Complete, billingstop.Cancel},
		"new complete completed", "new cancel cancelled",
	)
}

func TestARoundMovesOnlyAsListed(t *testing.T) { // EV-3
	onlyAsListed(
		t, round.Moves,
		[]round.State{round.Checking, round.Previewed, round.Applying, round.Stopped, round.Applied, round.Dropped},
		[]round.Verb{round.Apply, round.Stop, round.Drop, round.Finish, round.Halt},
		"checking finish previewed", "checking drop dropped", "checking halt dropped", "previewed apply applying", "previewed drop dropped",
		"applying finish applied", "applying stop stopped", "applying halt stopped", "stopped apply applying", "stopped drop dropped", "applied drop dropped",
	)
}

func TestAVerbHasLedWhereItLeadsNoFurther(t *testing.T) {
	for _, c := range []struct {
		state round.State
		verb  round.Verb
		want  bool
	}{
		{round.Applying, round.Apply, true},
		{round.Stopped, round.Stop, true},
		{round.Stopped, round.Apply, false},
		{round.Applied, round.Apply, false},
		{round.Dropped, round.Drop, true},
		{round.Previewed, round.Stop, false},
	} {
		if got := round.Moves.Led(c.state, c.verb); got != c.want {
			t.Errorf("%s has led to %s: %v", c.verb, c.state, got)
		}
	}
}

// onlyAsListed tries every verb in every state: a pair moves as one line says, or
// is refused, in words, from where it stands.
func onlyAsListed[S, V word](t *testing.T, table move.Table[S, V], states []S, verbs []V, lines ...string) {
	t.Helper()
	var legal []string
	for _, state := range states {
		for _, verb := range verbs {
			next, err := table.Next(state, verb, "EV-2")
			if can := table.Can(state, verb); can != (err == nil) {
				t.Errorf("%s in %s: can is %v, and Next says %v", verb, state, can, err)
			}
			if err != nil {
				refusedInWords(t, state, next, err)
				continue
			}
			legal = append(legal, fmt.Sprintf("%s %s %s", state, verb, next))
		}
	}
	slices.Sort(lines)
	slices.Sort(legal)
	if !slices.Equal(legal, lines) {
		t.Errorf("legal are\n%q, want\n%q", legal, lines)
	}
	onlyKnown(t, table, states, verbs, len(lines))
}

type word interface {
	~string
	Kind() string
}

func refusedInWords[S word](t *testing.T, from, next S, err error) {
	t.Helper()
	refused, ok := refusal.Of(err)
	if !ok || len(refused.Unmet) != 1 || refused.Unmet[0].Kind != refusal.Illegal || refused.Unmet[0].Rule != "EV-2" {
		t.Fatalf("%v, want one illegal move under the rule that was named", err)
	}
	if next != from {
		t.Errorf("a refused move leads from %v to %v", from, next)
	}
	for _, lang := range []words.Lang{words.French, words.English} {
		if text := lang.Text(refused.Unmet[0].Text, refused.Unmet[0].Inputs); strings.Contains(text, "{") || strings.Contains(text, "_") {
			t.Errorf("it is said as %q in %s", text, lang)
		}
	}
}

// onlyKnown fails where the table has a move from, by or to something else.
func onlyKnown[S, V word](t *testing.T, table move.Table[S, V], states []S, verbs []V, want int) {
	t.Helper()
	moves := table.Moves()
	if len(moves) != want {
		t.Errorf("the table lists %d moves, want %d", len(moves), want)
	}
	for i, m := range moves {
		if !slices.Contains(states, m.From) || !slices.Contains(verbs, m.Verb) || !slices.Contains(states, m.To) {
			t.Errorf("the table lists %v, which nobody knows", m)
		}
		if i > 0 && cmp.Or(cmp.Compare(moves[i-1].From, m.From), cmp.Compare(moves[i-1].Verb, m.Verb)) >= 0 {
			t.Errorf("%v stands before %v", moves[i-1], m)
		}
	}
}
