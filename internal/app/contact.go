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
	"rebond/internal/domain/task"
	"rebond/internal/store"
)

// Brief records the retention lead's briefing (AL-8). It is for whoever has the task of
// it, or a manager.
func (c Churn) Brief(ctx context.Context, call Call, id churn.CaseID, note string) (Receipt, error) {
	return c.within(ctx, call, staff.BriefChurnCase, id, note, briefingOf(id), func(_ partner.Account, held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return moved(held.Brief(note, now))
	})
}

// briefingOf is the scope of a case's briefing: the open task of it, and whose that is.
func briefingOf(id churn.CaseID) scope {
	return func(d dossier.Dossier, actor staff.Actor) (staff.Scope, staff.ID, error) {
		for _, t := range d.Tasks {
			if t.Case == string(id) && t.What == task.BriefAM && t.State == task.Open {
				return t.For(actor), t.Assignee, nil
			}
		}
		return staff.Scope{}, "", nil
	}
}

// Call records a call attempt (AL-8, CH-4).
func (c Churn) Call(ctx context.Context, call Call, id churn.CaseID, in churn.Contact) (Receipt, error) {
	return c.on(ctx, call, staff.WorkChurnCase, id, in, func(held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return moved(held.Call(in, now))
	})
}

// Appoint sets an appointment, or moves the one that stands (AL-8).
func (c Churn) Appoint(ctx context.Context, call Call, id churn.CaseID, in churn.Booking) (Receipt, error) {
	return c.on(ctx, call, staff.BookAppointment, id, in, func(held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return moved(held.Appoint(in, now))
	})
}

// CallOff records that the appointment won't take place (AL-8).
func (c Churn) CallOff(ctx context.Context, call Call, id churn.CaseID, in churn.CallingOff) (Receipt, error) {
	return c.on(ctx, call, staff.BookAppointment, id, in, func(held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return moved(held.CallOff(in, now))
	})
}

// Negotiate records what is discussed with the partner (AL-8).
func (c Churn) Negotiate(ctx context.Context, call Call, id churn.CaseID, in churn.Bargain) (Receipt, error) {
	return c.on(ctx, call, staff.WorkChurnCase, id, in, func(held churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return moved(held.Negotiate(in, now))
	})
}

const accountChangedHands because.Text = "door.account_changed_hands"

// changedHands adds to what an actor may not do any more that the account was theirs
// when they looked, and who has it now (CH-3).
func (d *door) changedHands(ctx context.Context, v *store.View, call Call, held store.Held, refused error) error {
	if call.Seen == 0 || call.Seen >= held.Head.Seq {
		return refused
	}
	since, err := v.Entries(ctx, string(held.Account.ID), call.Seen)
	if err != nil {
		return err
	}
	for _, entry := range since {
		for _, c := range entry.Changes {
			if c.Ref == held.Account.Ref() && c.Field == "owner" && c.Before == string(call.Actor.ID) {
				return refusal.All(refusal.New(refusal.Conflict, "CH-3", "", accountChangedHands,
					"who", d.people.name(staff.ID(entry.Actor)), "to", d.people.name(held.Account.Owner), "at", entry.At.In(d.policy.Zone)), refused)
			}
		}
	}
	return refused
}
