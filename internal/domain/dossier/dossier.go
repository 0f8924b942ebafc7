// Package dossier holds everything that is loaded, decided on and saved together
// under one account: the account itself, its cases, and what is open of its tasks
// and effects. A verb takes a dossier and returns the one that follows; the
// difference between the two is what is saved, and what history tells.
package dossier

import (
	"slices"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/opportunity"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

// Dossier is one account and what hangs on it. It is never changed in place.
type Dossier struct {
	Account      partner.Account
	Churn        []churn.Case // oldest first
	BillingStops []billingstop.Case
	Tasks        []task.Task     // those still open, when loaded
	Effects      []effect.Effect // those still in hand, when loaded
	// Opportunities are loaded to be shown: nothing is decided on them.
	Opportunities []opportunity.Opportunity
}

// Records lists everything in the dossier, as history sees it.
func (d Dossier) Records() []history.Record {
	var records []history.Record
	if d.Account.ID != "" {
		records = append(records, d.Account)
	}
	records = appendAll(records, d.Churn)
	records = appendAll(records, d.BillingStops)
	records = appendAll(records, d.Tasks)
	records = appendAll(records, d.Effects)
	return appendAll(records, d.Opportunities)
}

func appendAll[R history.Record](records []history.Record, more []R) []history.Record {
	for _, r := range more {
		records = append(records, r)
	}
	return records
}

// OpenChurn finds the open churn case; there is at most one (CH-2).
func (d Dossier) OpenChurn() (churn.Case, bool) {
	return find(d.Churn, func(c churn.Case) bool { return c.Stage != churn.Closed })
}

// ChurnCase finds a churn case by its id.
func (d Dossier) ChurnCase(id churn.CaseID) (churn.Case, bool) {
	return find(d.Churn, func(c churn.Case) bool { return c.ID == id })
}

// BillingStop finds a billing-stop case by its id.
func (d Dossier) BillingStop(id billingstop.CaseID) (billingstop.Case, bool) {
	return find(d.BillingStops, func(c billingstop.Case) bool { return c.ID == id })
}

// Task finds an open task by its id.
func (d Dossier) Task(id task.ID) (task.Task, bool) {
	return find(d.Tasks, func(t task.Task) bool { return t.ID == id })
}

// WithChurn returns the dossier with a churn case added, or put in its place.
func (d Dossier) WithChurn(c churn.Case) Dossier {
	d.Churn = put(d.Churn, c, func(held churn.Case) bool { return held.ID == c.ID })
	return d
}

// WithBillingStop returns the dossier with a billing-stop case added, or put in
// its place.
func (d Dossier) WithBillingStop(c billingstop.Case) Dossier {
	d.BillingStops = put(d.BillingStops, c, func(held billingstop.Case) bool { return held.ID == c.ID })
	return d
}

// WithTask returns the dossier with a task added, or put in its place.
func (d Dossier) WithTask(t task.Task) Dossier {
	d.Tasks = put(d.Tasks, t, func(held task.Task) bool { return held.ID == t.ID })
	return d
}

// WithEffect returns the dossier with an effect added, or put in its place.
func (d Dossier) WithEffect(e effect.Effect) Dossier {
	d.Effects = put(d.Effects, e, func(held effect.Effect) bool { return held.ID == e.ID })
	return d
}

// WithOpportunity returns the dossier with an opportunity added.
func (d Dossier) WithOpportunity(o opportunity.Opportunity) Dossier {
	d.Opportunities = append(slices.Clip(d.Opportunities), o)
	return d
}

func find[R any](records []R, is func(R) bool) (found R, ok bool) {
	if i := slices.IndexFunc(records, is); i >= 0 {
		return records[i], true
	}
	return found, false
}

func put[R any](records []R, record R, same func(R) bool) []R {
	records = slices.Clone(records)
	if i := slices.IndexFunc(records, same); i >= 0 {
		records[i] = record
		return records
	}
	return append(records, record)
}
