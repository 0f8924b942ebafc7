package dossier

import (
	"slices"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

// Breach is something that always holds, and doesn't.
type Breach struct {
	Rule string
	Of   history.Ref
	What string // for an operator
}

// Breaches lists what doesn't hold in a dossier as it stands: what the stages of a case
// promise (AL-8), whose it is (CH-3), and what may be open once it is closed (CH-7).
func (d Dossier) Breaches() []Breach {
	var found []Breach
	for _, c := range d.Churn {
		breach := func(holds bool, rule, what string) {
			if !holds {
				found = append(found, Breach{rule, c.Ref(), what})
			}
		}
		if c.Stage == churn.Closed {
			breach(!d.hasOpen(c, leftByClosing, false), "CH-7", "the case is closed, and a task of it is open")
			continue
		}
		breach(c.Owner == d.Account.Owner, "CH-3", "the case isn’t its account’s manager’s")
		switch c.Stage {
		case churn.Assigned:
			breach(c.Assignment != nil && c.Assignment.To == c.Owner && c.Briefing != nil && len(c.Attempts) > 0, "AL-8", "the case is assigned, and something lacks")
			breach(d.hasOpen(c, contacts, true), "AL-8", "the case is assigned, and no call-back is set")
		case churn.InProgress:
			breach(c.UnderWay(), "AL-8", "the case is in progress, and nothing is")
			breach(d.hasOpen(c, contacts, true), "AL-8", "the case is in progress, and its manager has no task")
		}
	}
	for _, t := range d.Tasks {
		if t.What == task.TrainPartner && t.State == task.Open && d.Account.Status != partner.Training {
			found = append(found, Breach{"CH-7", t.Ref(), "the partner is to be trained, and the account isn’t in training"})
		}
	}
	return found
}

// contacts are the tasks of an open case's next contact.
var contacts = []task.What{task.CallPartner, task.MeetPartner}

// leftByClosing are the tasks that may be open on a closed case: closing it opened
// them, or its form is still to be read.
var leftByClosing = []task.What{task.TrainPartner, task.WinBack, task.EnterOpportunity, task.ReadForm, task.AnswerLateForm}

// hasOpen reports whether the case has an open task that is one of those, or none of
// them.
func (d Dossier) hasOpen(c churn.Case, of []task.What, among bool) bool {
	return slices.ContainsFunc(d.Tasks, func(t task.Task) bool {
		return t.Case == string(c.ID) && t.State == task.Open && slices.Contains(of, t.What) == among
	})
}
