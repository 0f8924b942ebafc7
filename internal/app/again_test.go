package app_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

func TestTheSameCallAgainGetsTheSameReceiptAndActsOnce(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		var id churn.CaseID
		for _, verb := range []struct {
			name string
			do   func(app.Call) (app.Receipt, error)
		}{
			{"open", func(c app.Call) (app.Receipt, error) { return d.Churn.Open(ctx, c, d.salon, d.wish()) }},
			{"receive", func(c app.Call) (app.Receipt, error) {
				return d.Churn.Receive(ctx, c, id, churn.Receipt{Medium: churn.Form, ReceivedOn: day.MustParse("2026-06-09")})
			}},
			{"hand over", func(c app.Call) (app.Receipt, error) { return d.Accounts.HandOver(ctx, c, d.salon, d.lena.ID) }},
			{"lose", func(c app.Call) (app.Receipt, error) { return d.Churn.Lose(ctx, c, id, churn.Loss{}) }},
			{"take back", func(c app.Call) (app.Receipt, error) { return d.Churn.TakeBack(ctx, c, id, "Il reste.") }},
		} {
			call := app.Call{Actor: d.mona, Key: verb.name}
			first, err := verb.do(call)
			d.must(err)
			version := d.file().Version
			again, err := verb.do(call)
			if err != nil || again != first || d.file().Version != version {
				t.Errorf("%s again: %+v, %v; first it was %+v", verb.name, again, err, first)
			}
			if verb.name == "open" {
				id = churn.CaseID(first.About)
			}
		}
		d.sound()
	})
}

func TestAKeyIsForOneQuestionOfOnePerson(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		_, err := d.Churn.Open(ctx, app.Call{Actor: d.omar, Key: "k"}, d.salon, d.wish())
		d.must(err)

		other := d.wish()
		other.Description = "Tout autre chose."
		_, err = d.Churn.Open(ctx, app.Call{Actor: d.omar, Key: "k"}, d.salon, other)
		d.refused(err, "invalid idempotency_key")
		_, err = d.Accounts.HandOver(ctx, app.Call{Actor: d.omar, Key: "k"}, d.salon, d.lena.ID)
		d.refused(err, "invalid idempotency_key")

		receipt, err := d.Churn.Open(ctx, app.Call{Actor: d.nina, Key: "k"}, d.salon, d.wish())
		if err != nil || receipt.Verb != "churn_case.joined" {
			t.Errorf("another person’s key counts as the same: %+v, %v", receipt, err)
		}
	})
}

func TestARefusedCallCanBeCorrectedUnderItsKey(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		call := app.Call{Actor: d.omar, Key: "k"}
		_, err := d.Churn.Open(context.Background(), call, d.salon, churn.Wish{})
		if _, refused := refusal.Of(err); !refused {
			t.Fatalf("%v, want a refusal", err)
		}
		_, err = d.Churn.Open(context.Background(), call, d.salon, d.wish())
		d.must(err)
	})
}

func TestAnAnswerIsKeptForAWeek(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		call := app.Call{Actor: d.omar, Key: "k"}
		first, err := d.Churn.Open(context.Background(), call, d.salon, d.wish())
		d.must(err)
		d.night("2026-06-15")
		again, err := d.Churn.Open(context.Background(), call, d.salon, d.wish())
		if err != nil || again != first {
			t.Errorf("after six days: %+v, %v", again, err)
		}
		d.night("2026-06-18")
		later, err := d.Churn.Open(context.Background(), call, d.salon, d.wish())
		if err != nil || later.Verb != "churn_case.joined" {
			t.Errorf("after nine days: %+v, %v", later, err)
		}
	})
}

// together runs something at once as often as said, and returns each result.
func together[R any](n int, do func(int) (R, error)) ([]R, []error) {
	results, errs := make([]R, n), make([]error, n)
	begin := make(chan struct{})
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			<-begin
			results[i], errs[i] = do(i)
		})
	}
	close(begin)
	all.Wait()
	return results, errs
}

func TestEightWhoCallWithTheSameKeyActOnce(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		for round := range 12 {
			d.salon = d.account(fmt.Sprint("Salon ", round), d.nina.ID, partner.Active)
			id := d.formal()
			before := d.file().Version
			receipts, errs := together(8, func(int) (app.Receipt, error) {
				return d.Churn.Lose(context.Background(), app.Call{Actor: d.nina, Key: fmt.Sprint("k", round)}, id, churn.Loss{})
			})
			for i := range receipts {
				if errs[i] != nil || receipts[i] != receipts[0] {
					t.Errorf("round %d, caller %d: %+v, %v", round, i, receipts[i], errs[i])
				}
			}
			if version := d.file().Version; version != before+1 {
				t.Errorf("round %d: %d entries were written", round, version-before)
			}
		}
		d.sound()
	})
}

func TestOfTwoWhoCloseOneCaseAtOnceOneIsRefused(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		for round := range 10 {
			d.salon = d.account(fmt.Sprint("Salon ", round), d.nina.ID, partner.Active)
			id := d.formal()
			seen := d.file().Version
			_, errs := together(2, func(i int) (app.Receipt, error) {
				if i == 0 {
					return d.Churn.Lose(context.Background(), app.Call{Actor: d.nina, Seen: seen}, id, churn.Loss{})
				}
				return d.Churn.Recover(context.Background(), app.Call{Actor: d.mona, Seen: seen}, id, churn.RecoveredNoAction)
			})
			if (errs[0] == nil) == (errs[1] == nil) {
				t.Fatalf("round %d: %v and %v", round, errs[0], errs[1])
			}
			if errs[0] != nil {
				d.refused(errs[0], "conflict", "CH-8 illegal")
			} else {
				d.refused(errs[1], "conflict", "CH-7 illegal")
			}
		}
		d.sound()
	})
}

func TestManyWhoHearOfItAtOnceFillOneCase(t *testing.T) { // CH-2
	onBothEngines(t, func(d *desk) {
		receipts, errs := together(8, func(int) (app.Receipt, error) {
			return d.Churn.Open(context.Background(), by(d.omar), d.salon, d.wish())
		})
		opened := 0
		for i, r := range receipts {
			d.must(errs[i])
			if r.Verb == "churn_case.opened" {
				opened++
			}
		}
		file := d.file()
		if opened != 1 || len(file.Churn) != 1 || len(file.Churn[0].Requests) != 8 {
			t.Errorf("%d opened, and there are %d cases", opened, len(file.Churn))
		}
		d.sound()
	})
}

func TestAStalePageWhoseFieldsNobodyTouchedGoesThrough(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		id := d.open()
		seen := d.file().Version
		d.received(id, "2026-06-09")
		_, err := d.Churn.Open(context.Background(), by(d.omar), d.salon, d.wish())
		d.must(err)
		_, err = d.Churn.Recover(context.Background(), app.Call{Actor: d.nina, Seen: seen}, id, churn.RecoveredNoAction)
		d.must(err)
		d.sound()
	})
}

func TestAStalePageThatChangesTheSameFieldShowsBothValues(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		zoe := d.person("Zoé Ñuñez", staff.AM)
		seen := d.file().Version
		_, err := d.Accounts.HandOver(context.Background(), by(d.mona), d.salon, d.lena.ID)
		d.must(err)
		_, err = d.Accounts.HandOver(context.Background(), app.Call{Actor: d.mona, Seen: seen}, d.salon, zoe.ID)
		refused := d.refused(err, "conflict owner")
		shows(t, refused.Unmet[0], map[string]string{"who": "Mona Dréau", "theirs": string(d.lena.ID), "yours": string(zoe.ID)})
		if owner := d.file().Account.Owner; owner != d.lena.ID {
			t.Errorf("the account is %s’s", owner)
		}
		_, err = d.Accounts.HandOver(context.Background(), app.Call{Actor: d.mona, Seen: d.file().Version}, d.salon, zoe.ID)
		d.must(err) // having looked again
	})
}

func TestADocumentThatMovesThePEDUnderAStalePageShowsBothPEDs(t *testing.T) { // CH-8, CH-9
	onBothEngines(t, func(d *desk) {
		id := d.open()
		seen := d.file().Version
		d.received(id, "2026-06-09")
		_, err := d.Churn.Receive(context.Background(), app.Call{Actor: d.omar, Seen: seen}, id, churn.Receipt{Medium: churn.Form, ReceivedOn: day.MustParse("2026-06-08")})
		refused := d.refused(err, "conflict plan_expiration_date")
		shows(t, refused.Unmet[0], map[string]string{"who": "Nina Vasseur", "theirs": "2026-07-09", "yours": "2026-07-08"})
	})
}

func TestAStalePageWhoseMoveIsNoLongerOpenSaysWhoMadeItSo(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		id := d.formal()
		call := d.task(task.CallPartner)
		seen := d.file().Version
		d.now = d.now.Add(2 * time.Hour)
		_, err := d.Churn.Lose(context.Background(), by(d.mona), id, churn.Loss{})
		d.must(err)

		_, err = d.Churn.Recover(context.Background(), app.Call{Actor: d.nina, Seen: seen}, id, churn.RecoveredNoAction)
		refused := d.refused(err, "conflict", "CH-7 illegal")
		shows(t, refused.Unmet[0], map[string]string{"who": "Mona Dréau", "verb": "churn_case.not_recovered"})
		_, err = d.Tasks.Finish(context.Background(), app.Call{Actor: d.nina, Seen: seen}, call.ID)
		refused = d.refused(err, "conflict", "EV-5 illegal task")
		shows(t, refused.Unmet[0], map[string]string{"who": "Mona Dréau"})
	})
}

func TestATaskThatFollowedOfItselfIsNoConflictOfItsOwn(t *testing.T) { // AL-8
	onBothEngines(t, func(d *desk) {
		id := d.open()
		seen := d.file().Version
		_, err := d.Churn.Call(context.Background(), by(d.mona), id, churn.Contact{Result: churn.NoAnswer, CallBackOn: d.today().AddDays(3)})
		d.must(err)
		_, err = d.Churn.Call(context.Background(), app.Call{Actor: d.nina, Seen: seen}, id, churn.Contact{Result: churn.NoAnswer, CallBackOn: d.today().AddDays(5)})
		d.refused(err, "conflict look_on")
	})
}

// shows fails unless a condition's inputs, as text, have these values.
func shows(t *testing.T, u refusal.Unmet, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	for _, in := range u.Inputs {
		if word, ok := in.Value.(because.Word); ok {
			got[in.Name] = word.Word
			continue
		}
		got[in.Name] = fmt.Sprint(in.Value)
	}
	for name, value := range want {
		if !strings.Contains(got[name], value) {
			t.Errorf("%s is %q, want %q", name, got[name], value)
		}
	}
}
