package store

import (
	"context"

	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
)

const (
	dropCase        = `delete from desk_case where id = $1`
	dropCaseDrafts  = `delete from summary_draft where case_id = $1`
	dropTask        = `delete from task where id = $1`
	dropEffect      = `delete from effect where id = $1`
	dropOpportunity = `delete from opportunity where id = $1`
	putCaseGone     = `insert into case_gone (id, account_id) values ($1, $2) on conflict do nothing`
	accountOfGone   = `select account_id from case_gone where id = $1`
)

// dropGone deletes what a dossier has no more, with all that was kept to find it by. Its
// history stays.
func (t *Tx) dropGone(ctx context.Context, before, after dossier.Dossier) error {
	stands := map[history.Ref]bool{}
	for _, r := range after.Records() {
		stands[r.Ref()] = true
	}
	for _, r := range before.Records() {
		if stands[r.Ref()] {
			continue
		}
		for _, drop := range dropsOf(r.Ref()) {
			if err := t.writer.Exec(ctx, drop, r.Ref().ID); err != nil {
				return err
			}
		}
		if r.Ref().Kind == "churn_case" || r.Ref().Kind == "billing_stop_case" {
			if err := t.writer.Exec(ctx, putCaseGone, r.Ref().ID, string(before.Account.ID)); err != nil {
				return err
			}
		}
	}
	return nil
}

// dropsOf are the statements that delete a record, what refers to it first.
func dropsOf(of history.Ref) []string {
	switch of.Kind {
	case "churn_case", "billing_stop_case":
		return []string{dropTags, dropCaseDrafts, dropCase}
	case "task":
		return []string{dropTask}
	case "effect":
		return []string{dropEffect}
	default:
		return []string{dropOpportunity}
	}
}

// AccountOfCaseGone finds the account of a case that was taken away again.
func (v *View) AccountOfCaseGone(ctx context.Context, id string) (partner.AccountID, bool, error) {
	var account partner.AccountID
	found, err := v.one(ctx, accountOfGone, []any{id}, &account)
	return account, found, err
}
