package dossier_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

func full() dossier.Dossier {
	return dossier.Dossier{
		Account:      partner.Account{ID: "aurora"},
		Churn:        []churn.Case{{ID: "c1", Stage: churn.Closed}, {ID: "c2", Stage: churn.New}},
		BillingStops: []billingstop.Case{{ID: "b1"}},
		Tasks:        []task.Task{{ID: "t1"}, {ID: "t2"}},
		Effects:      []effect.Effect{{ID: "e1"}},
	}
}

func TestPuttingARecordInItsPlaceLeavesTheOriginalAlone(t *testing.T) {
	original := full()
	next := original.
		WithChurn(churn.Case{ID: "c1", Stage: churn.Closed, Owner: "lena"}).WithChurn(churn.Case{ID: "c3"}).
		WithBillingStop(billingstop.Case{ID: "b1", Owner: "lena"}).WithBillingStop(billingstop.Case{ID: "b2"}).
		WithTask(task.Task{ID: "t2", Assignee: "lena"}).WithTask(task.Task{ID: "t3"}).
		WithEffect(effect.Effect{ID: "e1", Detail: "active"}).WithEffect(effect.Effect{ID: "e2"})
	if diff := cmp.Diff(full(), original); diff != "" {
		t.Errorf("the original changed (-want +got)\n%s", diff)
	}
	want := dossier.Dossier{
		Account:      partner.Account{ID: "aurora"},
		Churn:        []churn.Case{{ID: "c1", Stage: churn.Closed, Owner: "lena"}, {ID: "c2", Stage: churn.New}, {ID: "c3"}},
		BillingStops: []billingstop.Case{{ID: "b1", Owner: "lena"}, {ID: "b2"}},
		Tasks:        []task.Task{{ID: "t1"}, {ID: "t2", Assignee: "lena"}, {ID: "t3"}},
		Effects:      []effect.Effect{{ID: "e1", Detail: "active"}, {ID: "e2"}},
	}
	if diff := cmp.Diff(want, next); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestTwoWhoGoOnFromOneDossierDontMeet(t *testing.T) {
	d := full()
	d.Tasks = append(make([]task.Task, 0, 8), d.Tasks...)
	one, two := d.WithTask(task.Task{ID: "one"}), d.WithTask(task.Task{ID: "two"})
	if one.Tasks[2].ID != "one" || two.Tasks[2].ID != "two" {
		t.Errorf("the tasks are %v and %v", one.Tasks, two.Tasks)
	}
}

func TestEverythingInADossierIsTold(t *testing.T) { // EV-3
	var got []string
	for _, r := range full().Records() {
		got = append(got, r.Ref().Kind+" "+r.Ref().ID)
	}
	want := []string{"account aurora", "churn_case c1", "churn_case c2", "billing_stop_case b1", "task t1", "task t2", "effect e1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if records := (dossier.Dossier{}).Records(); len(records) > 0 {
		t.Errorf("an account that doesn't exist has %v", records)
	}
}

func TestARecordIsFoundByItsID(t *testing.T) {
	d := full()
	open, found := d.OpenChurn()
	if !found || open.ID != "c2" {
		t.Errorf("the open case is %q, %v", open.ID, found)
	}
	d = d.WithChurn(churn.Case{ID: "c2", Stage: churn.Closed})
	if _, found := d.OpenChurn(); found {
		t.Error("an open case is found where all are closed")
	}
	for name, found := range map[string]bool{
		"case c1": second(d.ChurnCase("c1")), "billing stop b1": second(d.BillingStop("b1")), "task t2": second(d.Task("t2")),
	} {
		if !found {
			t.Errorf("%s isn't found", name)
		}
	}
	for name, found := range map[string]bool{
		"case": second(d.ChurnCase("x")), "billing stop": second(d.BillingStop("x")), "task": second(d.Task("x")),
	} {
		if found {
			t.Errorf("a %s is found that isn't there", name)
		}
	}
}

func second[R any](_ R, found bool) bool { return found }
