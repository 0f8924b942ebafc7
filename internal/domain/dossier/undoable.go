package dossier

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
)

const (
	canBeUndone              = ""
	partnersOwn because.Text = "undo.partners_own"
	nightsOwn   because.Text = "undo.nights_own"
	importsOwn  because.Text = "undo.imports_own"
	cameByHand  because.Text = "undo.account_came"
	doItAgain   because.Text = "undo.do_it_again"
	notUndoable because.Text = "undo.not_undoable"
)

// verbs says of every verb that an account's history tells whether it can be undone, and
// where not, why. What isn't listed can't be.
var verbs = map[string]because.Text{
	"churn_case.opened":                 canBeUndone,
	"churn_case.joined":                 canBeUndone,
	"churn_case.briefed":                canBeUndone,
	"churn_case.called":                 canBeUndone,
	"churn_case.appointed":              canBeUndone,
	"churn_case.appointment_moved":      canBeUndone,
	"churn_case.appointment_called_off": canBeUndone,
	"churn_case.negotiated":             canBeUndone,
	"churn_case.summarised":             canBeUndone,
	"churn_case.form_sent":              canBeUndone,
	"churn_case.form_answered":          partnersOwn,
	"churn_case.form_received":          canBeUndone,
	"churn_case.recovered_no_action":    canBeUndone,
	"churn_case.recovered_training":     canBeUndone,
	"churn_case.recovered_plan_update":  canBeUndone,
	"churn_case.not_recovered":          canBeUndone,
	"churn_case.taken_back":             canBeUndone,
	"task.finished":                     canBeUndone,
	"task.handed_over":                  canBeUndone,
	"account.handed_over":               canBeUndone,
	"account.churned":                   nightsOwn,
	"account.arrived":                   cameByHand,
	"account.updated":                   importsOwn,
	"account.withdrawn":                 importsOwn,
	"account.restored":                  importsOwn,
	undoneVerb:                          doItAgain,
}

// Undoable says why what a verb did can't be undone; it is nil where it can, as far as
// the verb alone says.
func Undoable(verb string) error {
	why, listed := verbs[verb]
	switch {
	case !listed:
		return refusal.New(refusal.Illegal, "EV-3", "", notUndoable)
	case why != canBeUndone:
		return refusal.New(refusal.Illegal, "EV-3", "", why)
	}
	return nil
}

// Listed reports whether anyone has said of a verb whether it can be undone.
func Listed(verb string) bool {
	_, listed := verbs[verb]
	return listed
}

// Undoings finds, among entries of an account, those that were undone: by their place,
// the entry that did.
func Undoings(entries []history.Entry) map[int]history.Entry {
	by := map[int]history.Entry{}
	for _, e := range entries {
		for _, undone := range undoneIn(e) {
			by[undone] = e
		}
	}
	return by
}
