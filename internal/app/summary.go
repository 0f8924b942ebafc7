package app

import (
	"context"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// Summarise saves the structured summary of the call (CH-4).
func (c Churn) Summarise(ctx context.Context, call Call, id churn.CaseID, in churn.Summary) (Receipt, error) {
	return c.on(ctx, call, staff.Summarise, id, in, func(held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return moved(held.Summarise(in, now))
	})
}

// WriteDown saves the summary that was typed over a draft, and forgets the draft. A
// draft that someone else kept since is refused with their name: it would be lost
// from sight.
func (c Churn) WriteDown(ctx context.Context, call Call, id churn.CaseID, in churn.Summary, seen int64) (Receipt, error) {
	return c.Summarise(ctx, call.OverDraft(seen), id, in)
}

// WithSummary returns the call by which a verb that closes a case saves the summary of
// what was heard too: both, or neither (CH-4).
func (c Call) WithSummary(in churn.Summary) Call {
	c.summary = &in
	return c
}

// OverDraft returns the call by which a verb that saves a summary forgets the draft that
// it was typed over, 0 for none. One that someone else kept since is refused with their
// name: it would be lost from sight.
func (c Call) OverDraft(seen int64) Call {
	c.draft = &seen
	return c
}

// closes runs a verb that closes a case, with the summary if there is one.
func (c Churn) closes(ctx context.Context, call Call, id churn.CaseID, asked any, how func(churn.Case, moment.Moment) (churn.Case, churn.Ended, error)) (Receipt, error) {
	if call.summary != nil {
		if err := c.maySummarise(ctx, call.Actor, id); err != nil {
			return Receipt{}, err
		}
		asked = []any{asked, call.summary}
	}
	return c.on(ctx, call, staff.CloseChurnCase, id, asked, func(held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		if call.summary == nil {
			return moved(how(held, now))
		}
		return moved(held.Concluded(*call.summary, how, now))
	})
}

// forgetDraft is what OverDraft saves beside the verb.
func (c Churn) forgetDraft(ctx context.Context, call Call, id churn.CaseID) func(*store.Tx) error {
	if call.draft == nil {
		return nil
	}
	return func(tx *store.Tx) error {
		held, err := tx.Draft(ctx, id)
		if err != nil {
			return err
		}
		if held.By != call.Actor.ID {
			if err := c.newer(held, *call.draft); err != nil {
				return err
			}
		}
		return tx.DropDrafts(ctx, id, held.Revision())
	}
}

const (
	draftNewer   because.Text = "draft.newer"
	draftTooLong because.Text = "draft.too_long"
)

// maxDraft is how many bytes a draft may have: a summary of full sentences has fewer.
const maxDraft = 64 << 10

// KeepDraft keeps what was typed of a summary, outside history. seen is the revision
// of the draft that it was typed over, 0 for none: another one, kept meanwhile on
// another screen, isn't overwritten but refused with who keeps it (CH-4).
func (c Churn) KeepDraft(ctx context.Context, actor staff.Actor, id churn.CaseID, seen int64, body string) (store.Draft, error) {
	if err := c.maySummarise(ctx, actor, id); err != nil {
		return store.Draft{}, err
	}
	if len(body) > maxDraft {
		return store.Draft{}, refusal.New(refusal.Invalid, "CH-4", "", draftTooLong, "most", maxDraft)
	}
	var kept store.Draft
	err := c.door.store.Save(ctx, func(tx *store.Tx) error {
		held, err := tx.Draft(ctx, id)
		if err != nil {
			return err
		}
		if err := c.newer(held, seen); err != nil {
			return err
		}
		at := c.door.clock.real().UTC().Truncate(time.Microsecond)
		if !at.After(held.At) {
			at = held.At.Add(time.Microsecond)
		}
		kept = store.Draft{At: at, By: actor.ID, Body: body}
		return tx.PutDraft(ctx, id, held, kept)
	})
	return kept, err
}

// DropDraft throws a draft away, the one that was seen and no newer one.
func (c Churn) DropDraft(ctx context.Context, actor staff.Actor, id churn.CaseID, seen int64) error {
	if err := c.maySummarise(ctx, actor, id); err != nil {
		return err
	}
	return c.door.store.Save(ctx, func(tx *store.Tx) error { return tx.DropDrafts(ctx, id, seen) })
}

// newer refuses what was typed over an older draft than the one that is held.
func (c Churn) newer(held store.Draft, seen int64) error {
	if held.Revision() <= seen {
		return nil
	}
	return refusal.New(refusal.Conflict, "CH-4", "", draftNewer,
		"who", c.door.people.name(held.By), "at", held.At.In(c.door.policy.Zone))
}

// maySummarise refuses someone who may not save the summary in the end.
func (c Churn) maySummarise(ctx context.Context, actor staff.Actor, id churn.CaseID) error {
	var held dossier.Dossier
	err := c.door.store.View(ctx, func(v *store.View) error {
		account, found, err := v.AccountOfCase(ctx, string(id))
		if err != nil || !found {
			return err
		}
		whole, err := v.Dossier(ctx, account)
		held = whole.Dossier
		return err
	})
	if err != nil {
		return err
	}
	if _, ok := held.ChurnCase(id); !ok {
		return refusal.New(refusal.Unknown, "", "", notFound)
	}
	now, err := c.door.moment(ctx, actor)
	if err != nil {
		return err
	}
	on, owner, err := theAccount(held, now.Actor)
	if err != nil {
		return err
	}
	return c.door.permit(ctx, now.Actor, staff.Asked{Action: staff.Summarise, On: on, Owner: owner})
}
