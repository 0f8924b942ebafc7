package app_test

import (
	"cmp"
	"context"
	"fmt"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rebond/internal/app"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/opportunity"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
	"rebond/internal/read"
)

// thinksBetter undoes what was just done: everything is as it was.
func (m *marketplace) thinksBetter(before read.File, receipt app.Receipt) {
	m.t.Helper()
	would, err := m.Accounts.Undoing(context.Background(), m.mona, m.salon, receipt.Entry)
	did, failed := m.Accounts.Undo(context.Background(), by(m.mona), m.salon, receipt.Entry)
	m.onlyRefusals(failed)
	if fmt.Sprint(err) != fmt.Sprint(failed) {
		m.t.Errorf("the preview says %v, undoing %v", err, failed)
	}
	if failed != nil {
		if dossier.Undoable(receipt.Verb) == nil {
			m.t.Errorf("%s can’t be undone right after it: %v", receipt.Verb, failed)
		}
		return
	}
	m.done["undo at once"]++
	after := m.file()
	m.holds(after)
	if did.Verb != "account.undone" || did.Entry != receipt.Entry+1 || len(would.Also) > 0 {
		m.t.Errorf("undoing %s answers %+v, and takes %d along", receipt.Verb, did, len(would.Also))
	}
	if len(would.Tasks) > 0 {
		m.t.Errorf("undoing %s at once opens %v", receipt.Verb, would.Tasks)
	}
	if diff := gocmp.Diff(before.Dossier, after.Dossier, cmpopts.EquateEmpty(), inOrder[churn.Case](), inOrder[task.Task](), inOrder[effect.Effect]()); diff != "" {
		m.t.Errorf("%s undone isn’t what was before (-was +is)\n%s", receipt.Verb, diff)
	}
}

func inOrder[R history.Record]() gocmp.Option {
	return cmpopts.SortSlices(func(a, b R) bool { return cmp.Less(a.Ref().ID, b.Ref().ID) })
}

// recordsHold: a record is what its fields say, so that undoing can make it of them.
func recordsHold(f read.File) error {
	var remade []history.Record
	remade = append(remade, partner.AccountOf(f.Account.ID, history.ValuesOf(f.Account)))
	for _, c := range f.Churn {
		remade = append(remade, churn.CaseOf(c, history.ValuesOf(c)))
	}
	for _, c := range f.BillingStops {
		remade = append(remade, billingstop.CaseOf(c.ID, c.Account, history.ValuesOf(c)))
	}
	for _, t := range f.Tasks {
		remade = append(remade, task.Of(t.ID, t.Account, history.ValuesOf(t)))
	}
	for _, e := range f.Effects {
		remade = append(remade, effect.Of(e.ID, e.Account, history.ValuesOf(e)))
	}
	for _, o := range f.Opportunities {
		remade = append(remade, opportunity.Of(o.ID, o.Account, history.ValuesOf(o)))
	}
	if diff := gocmp.Diff(f.Records(), remade, cmpopts.EquateEmpty()); diff != "" {
		return fmt.Errorf("a record (-) isn’t what its fields say (+)\n%s", diff)
	}
	return nil
}
