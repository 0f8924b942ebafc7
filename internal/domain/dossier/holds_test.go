package dossier_test

import (
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

func TestABreachIsFoundInWhatDoesNotHold(t *testing.T) { // AL-8, CH-3, CH-7
	ready := churn.Case{
		ID: "c1", Stage: churn.Assigned, Owner: "nina", Assignment: &churn.Assignment{To: "nina"},
		Briefing: &churn.Briefing{}, Attempts: []churn.Attempt{{}},
	}
	call := task.Task{ID: "t1", Case: "c1", What: task.CallPartner, State: task.Open, Assignee: "nina"}
	with := func(change func(*churn.Case), tasks ...task.Task) dossier.Dossier {
		c := ready
		if change != nil {
			change(&c)
		}
		return dossier.Dossier{Account: partner.Account{Owner: "nina", Status: partner.Retention}, Churn: []churn.Case{c}, Tasks: tasks}
	}
	of := func(what task.What) task.Task {
		return task.Task{Case: "c1", What: what, State: task.Open, Assignee: "nina"}
	}
	for _, c := range []struct {
		name string
		d    dossier.Dossier
		want string // the rules
	}{
		{"an assigned case with its call-back", with(nil, call), ""},
		{"one whose call-back is gone", with(nil), "AL-8"},
		{"one without a briefing", with(func(c *churn.Case) { c.Briefing = nil }, call), "AL-8"},
		{"one assigned to somebody else", with(func(c *churn.Case) { c.Assignment = &churn.Assignment{To: "lena"} }, call), "AL-8"},
		{"one of another manager’s", with(func(c *churn.Case) { c.Owner, c.Assignment = "lena", &churn.Assignment{To: "lena"} }, call), "CH-3"},
		{"one in progress with nothing under way", with(func(c *churn.Case) { c.Stage = churn.InProgress }, call), "AL-8"},
		{"one in progress whose manager has no task", with(func(c *churn.Case) { c.Stage, c.Negotiation = churn.InProgress, &churn.Negotiation{} }), "AL-8"},
		{"a closed case with a call", with(func(c *churn.Case) { c.Stage, c.Closing = churn.Closed, &churn.Closing{} }, call), "CH-7"},
		{"a closed case with its winback", with(func(c *churn.Case) { c.Stage, c.Closing = churn.Closed, &churn.Closing{} }, of(task.WinBack)), ""},
		{"a training of an account that isn’t in training", with(func(c *churn.Case) { c.Stage, c.Closing = churn.Closed, &churn.Closing{} }, of(task.TrainPartner)), "CH-7"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, b := range c.d.Breaches() {
				got += b.Rule
			}
			if got != c.want {
				t.Errorf("breaches %q, want %q", got, c.want)
			}
		})
	}
}
