package app

import (
	"context"

	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// Churn has the verbs of churn requests.
type Churn struct {
	door *door
}

// Open opens a churn request on an account, or adds it to the one that is open
// (CH-2).
func (c Churn) Open(ctx context.Context, call Call, account partner.AccountID, in churn.Wish) (Receipt, error) {
	asked := struct {
		Account partner.AccountID
		Wish    churn.Wish
	}{account, in}
	return c.door.do(ctx, call, staff.OpenChurnCase, asked, onAccount(account),
		func(d dossier.Dossier, now moment.Moment) (dossier.Dossier, history.Event, error) {
			if open, ok := d.OpenChurn(); ok {
				joined, event, err := open.Join(d.Account, in, now)
				return d.WithChurn(joined), event, err
			}
			opened, event, err := churn.Open(d.Account, in, now)
			if err != nil {
				return d, nil, err
			}
			return d.WithChurn(opened), event, nil
		})
}

// Receive records by hand that a form or letter arrived (CH-6).
func (c Churn) Receive(ctx context.Context, call Call, id churn.CaseID, in churn.Receipt) (Receipt, error) {
	return c.within(ctx, call, staff.ReceiveForm, id, in, theAccount, func(account partner.Account, held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return moved(held.Receive(account, in, now))
	})
}

// Lose closes a case as Not recovered (CH-8).
func (c Churn) Lose(ctx context.Context, call Call, id churn.CaseID, in churn.Loss) (Receipt, error) {
	return c.closes(ctx, call, id, in, func(held churn.Case, now moment.Moment) (churn.Case, churn.Ended, error) {
		return held.Lose(in, now)
	})
}

// Recover closes a case with an outcome in which the partner stays (CH-7).
func (c Churn) Recover(ctx context.Context, call Call, id churn.CaseID, how churn.Outcome) (Receipt, error) {
	return c.closes(ctx, call, id, how, func(held churn.Case, now moment.Moment) (churn.Case, churn.Ended, error) {
		return held.Recover(how, now)
	})
}

// TakeBack records that the partner stays after all (CH-12).
func (c Churn) TakeBack(ctx context.Context, call Call, id churn.CaseID, why string) (Receipt, error) {
	return c.on(ctx, call, staff.TakeBackChurn, id, why, func(held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return moved(held.TakeBack(why, now))
	})
}

// on runs a verb on one churn case, which is its AM's.
func (c Churn) on(ctx context.Context, call Call, action staff.Action, id churn.CaseID, asked any,
	decide func(churn.Case, moment.Moment) (churn.Case, history.Event, error),
) (Receipt, error) {
	return c.within(ctx, call, action, id, asked, theAccount, func(_ partner.Account, held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return decide(held, now)
	})
}

// within runs a verb on one churn case of an account, which is whose the scope says.
func (c Churn) within(ctx context.Context, call Call, action staff.Action, id churn.CaseID, asked any, touches scope,
	decide func(partner.Account, churn.Case, moment.Moment) (churn.Case, history.Event, error),
) (Receipt, error) {
	call.beside = c.forgetDraft(ctx, call, id)
	in := func(v *store.View) (partner.AccountID, bool, error) { return v.AccountOfCase(ctx, string(id)) }
	named := struct {
		Case  churn.CaseID
		Asked any
	}{id, asked}
	return c.door.run(ctx, call, errand{action, named, in, touches, func(d dossier.Dossier, now moment.Moment) (dossier.Dossier, history.Event, error) {
		held, ok := d.ChurnCase(id)
		if !ok {
			return d, nil, refusal.New(refusal.Illegal, "CH-10", "", notChurn)
		}
		next, event, err := decide(d.Account, held, now)
		return d.WithChurn(next), event, err
	}})
}

// notChurn is said of a case of another kind: the account has it, and it is no churn case.
const notChurn because.Text = "door.not_a_churn_case"

// moved widens the event that a verb of the domain returns.
func moved[R any, E history.Event](next R, event E, err error) (R, history.Event, error) {
	return next, event, err
}

// onAccount finds an account by its id, which needs no looking up.
func onAccount(id partner.AccountID) where {
	return func(*store.View) (partner.AccountID, bool, error) { return id, id != "", nil }
}
