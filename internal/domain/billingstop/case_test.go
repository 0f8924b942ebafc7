package billingstop_test

import (
	"testing"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/day"
)

func TestABillingStopEndsOnce(t *testing.T) { // CH-10, CH-12
	on := day.MustParse("2026-07-09")
	for _, c := range []struct {
		from billingstop.Stage
		verb billingstop.Verb
		want billingstop.Case
	}{
		{billingstop.New, billingstop.Complete, billingstop.Case{Stage: billingstop.Completed, EndedOn: on}},
		{billingstop.New, billingstop.Cancel, billingstop.Case{Stage: billingstop.Cancelled, EndedOn: on}},
		{billingstop.Completed, billingstop.Cancel, billingstop.Case{Stage: billingstop.Completed}},
		{billingstop.Completed, billingstop.Complete, billingstop.Case{Stage: billingstop.Completed}},
		{billingstop.Cancelled, billingstop.Complete, billingstop.Case{Stage: billingstop.Cancelled}},
		{billingstop.Cancelled, billingstop.Cancel, billingstop.Case{Stage: billingstop.Cancelled}},
	} {
		if got := (billingstop.Case{Stage: c.from}).Ended(c.verb, on); got != c.want {
			t.Errorf("%s in %s: %+v, want %+v", c.verb, c.from, got, c.want)
		}
	}
}

func TestAnOpenBillingStopFollowsItsAccount(t *testing.T) { // CH-3
	for stage, want := range map[billingstop.Stage]string{
		billingstop.New: "lena", billingstop.Completed: "nina", billingstop.Cancelled: "nina",
	} {
		if got := (billingstop.Case{Stage: stage, Owner: "nina"}).HandedOver("lena"); string(got.Owner) != want {
			t.Errorf("the one that is %s is %s’s, want %s’s", stage, got.Owner, want)
		}
	}
}
