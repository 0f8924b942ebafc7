package app_test

import (
	"context"
	"slices"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// TestNothingThatSomeoneTypedIsOverwrittenSilently: Nina and Mona fill in one summary.
func TestNothingThatSomeoneTypedIsOverwrittenSilently(t *testing.T) { // CH-4
	onBothEngines(t, func(d *desk) {
		ctx, id := context.Background(), d.open()
		kept := func(who staff.Actor, seen int64, body string) int64 {
			d.t.Helper()
			draft, err := d.Churn.KeepDraft(ctx, who, id, seen, body)
			if err != nil {
				d.t.Fatal(err)
			}
			return draft.Revision()
		}
		first := kept(d.nina, 0, "competitor=planity")
		second := kept(d.nina, first, "competitor=fresha")
		if _, err := d.Churn.KeepDraft(ctx, d.mona, id, first, "competitor=booksy"); !conflicts(err) {
			d.t.Errorf("over an older draft: %v", err)
		}
		if _, err := d.Churn.KeepDraft(ctx, d.omar, id, second, "competitor=booksy"); !forbidden(err) {
			d.t.Errorf("by CX: %v", err)
		}
		in := churn.Summary{Leaving: []churn.Cause{{Main: true, SubReason: "commission"}}}
		if _, err := d.Churn.WriteDown(ctx, by(d.mona), id, in, first); !conflicts(err) {
			d.t.Errorf("saved over a draft that wasn't seen: %v", err)
		}
		if _, err := d.Churn.WriteDown(ctx, by(d.mona), id, in, second); err != nil {
			d.t.Fatal(err)
		}
		if draft, err := d.Reads.Draft(ctx, id); err != nil || draft.Revision() != 0 {
			d.t.Errorf("saved, the draft is still there: %v %v", draft, err)
		}
	})
}

// TestACaseClosesWithItsSummaryOrNotAtAll: what was typed of the call isn't left behind.
func TestACaseClosesWithItsSummaryOrNotAtAll(t *testing.T) { // CH-4, CH-7
	onBothEngines(t, func(d *desk) {
		ctx, id := context.Background(), d.open()
		draft, err := d.Churn.KeepDraft(ctx, d.mona, id, 0, "competitor=planity")
		d.must(err)
		stands := func(want churn.Stage, drafts bool) {
			d.t.Helper()
			held, _ := d.file().ChurnCase(id)
			is, err := d.Reads.Draft(ctx, id)
			d.must(err)
			if held.Stage != want || is.Revision() != 0 != drafts {
				d.t.Errorf("the case is %s, a draft stands: %v", held.Stage, is.Revision() != 0)
			}
		}
		in := churn.Summary{Leaving: []churn.Cause{{Main: true, SubReason: "commission"}}}
		_, err = d.Churn.Lose(ctx, by(d.nina).WithSummary(churn.Summary{}), id, churn.Loss{})
		refused, _ := refusal.Of(err)
		if refused == nil || !slices.Equal(fieldsOf(refused), []string{"plan_expiration_date", "received_on", "leaving[0].sub_reason"}) {
			d.t.Errorf("all that stands in the way of either is %v", err)
		}
		if _, err := d.Churn.Recover(ctx, by(d.nina).WithSummary(in).OverDraft(0), id, churn.RecoveredNoAction); !conflicts(err) {
			d.t.Errorf("over a draft that Mona keeps: %v", err)
		}
		stands(churn.New, true)
		call := app.Call{Actor: d.nina, Key: "once"}.WithSummary(in).OverDraft(draft.Revision())
		for range 2 { // sent again, it is the same answer
			_, err = d.Churn.Recover(ctx, call, id, churn.RecoveredNoAction)
			d.must(err)
		}
		stands(churn.Closed, false)
		file := d.file()
		held, _ := file.ChurnCase(id)
		last := file.History[len(file.History)-1]
		if held.Summary == nil || last.Verb != "churn_case.recovered_no_action" || !slices.Contains(last.Because.Rules(), "CH-4") {
			d.t.Errorf("the summary is %v, and history tells %s for %v", held.Summary, last.Verb, last.Because.Rules())
		}
	})
}

func fieldsOf(r *refusal.Refusal) []string {
	var fields []string
	for _, u := range r.Unmet {
		fields = append(fields, u.Field)
	}
	return fields
}

// TestTwoManagersEditTheListsAtOnce: what both renamed is shown to the second.
func TestTwoManagersEditTheListsAtOnce(t *testing.T) { // CH-2
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		rename := func(label string, seen int) (app.Receipt, error) {
			return d.Lists.Rename(ctx, app.Call{Actor: d.mona, Seen: seen}, picklist.Liked, "till", picklist.Label{FR: label})
		}
		receipt, err := rename("Encaissement", 1)
		if err != nil || receipt.Entry != 2 {
			d.t.Fatalf("renamed as entry %d: %v", receipt.Entry, err)
		}
		if _, err := rename("Caisse rapide", 1); !conflicts(err) {
			d.t.Errorf("over another label that wasn't seen: %v", err)
		}
		if _, err := d.Lists.Rename(ctx, by(d.nina), picklist.Liked, "till", picklist.Label{FR: "Caisse"}); !forbidden(err) {
			d.t.Errorf("by an AM: %v", err)
		}
		found, err := d.Verify(ctx)
		if err != nil || len(found.Flaws) > 0 {
			d.t.Errorf("the history of the lists has flaws: %v %v", found.Flaws, err)
		}
	})
}

func conflicts(err error) bool { return isRefused(err, refusal.Conflict) }
func forbidden(err error) bool { return isRefused(err, refusal.Forbidden) }

func isRefused(err error, kind refusal.Kind) bool {
	refused, ok := refusal.Of(err)
	return ok && refused.Has(kind)
}
