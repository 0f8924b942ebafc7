package store

import (
	"context"
	"time"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/staff"
)

// Draft is what someone typed of a case's summary, before it is saved (CH-4). It
// stands outside history.
type Draft struct {
	At   time.Time // zero where there is none; no two of a case have the same
	By   staff.ID
	Body string
}

// Revision names a draft among those of its case; 0 is none.
func (d Draft) Revision() int64 {
	if d.At.IsZero() {
		return 0
	}
	return d.At.UnixMicro()
}

const (
	selectDraft = `select at, by_id, body from summary_draft where case_id = $1 order by at desc limit 1`
	insertDraft = `insert into summary_draft (case_id, at, by_id, body) values ($1, $2, $3, $4)`
	dropDrafts  = `delete from summary_draft where case_id = $1 and at <= $2`
)

// Draft reads the last draft of a case's summary.
func (v *View) Draft(ctx context.Context, id churn.CaseID) (Draft, error) {
	var d Draft
	var at int64
	found, err := v.one(ctx, selectDraft, []any{string(id)}, &at, &d.By, &d.Body)
	if found {
		d.At = time.UnixMicro(at).UTC()
	}
	return d, err
}

// PutDraft keeps a draft in place of one that was read. Two that are kept at once
// are both there, the later one on top.
func (t *Tx) PutDraft(ctx context.Context, id churn.CaseID, before, d Draft) error {
	if err := t.DropDrafts(ctx, id, before.Revision()); err != nil {
		return err
	}
	return t.writer.Exec(ctx, insertDraft, string(id), d.Revision(), string(d.By), d.Body)
}

// DropDrafts forgets the drafts of a case's summary up to a revision.
func (t *Tx) DropDrafts(ctx context.Context, id churn.CaseID, upTo int64) error {
	return t.writer.Exec(ctx, dropDrafts, string(id), upTo)
}
