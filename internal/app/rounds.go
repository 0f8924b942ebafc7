package app

import (
	"context"
	"errors"
	"fmt"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
	"rebond/internal/store"
)

// Rounds does one action on many rows of a list. Someone chooses them, the desk asks each
// what the action would do there, they look at it, and the desk does it in their name,
// each row through the action's own verb, beside whoever works there.
type Rounds struct {
	chores[round.ID]
	door *door
}

func newRounds(d *door) Rounds {
	r := Rounds{door: d}
	r.chores = chores[round.ID]{d.store, "round", make(chan struct{}, 1), (*store.View).RoundsAtWork, r.work}
	return r
}

// RowSet says which rows a round is about: those that are named, or all that a list's
// filter finds, however many. One of the lists is set.
type RowSet struct {
	Of       round.Subject
	IDs      []string
	Cases    *read.Queue
	Tasks    *read.Todo
	Accounts *read.AccountsList
}

// Make keeps the rows as they are now, and has the desk ask each of them. Refused at
// once: what the actor may do nowhere, and what is asked and wasn't said.
func (r Rounds) Make(ctx context.Context, actor staff.Actor, action round.Action, said round.Said, set RowSet) (round.ID, error) {
	if err := r.door.permit(ctx, actor, staff.Asked{Action: staff.MakeRound}); err != nil {
		return "", err
	}
	said, unfit := round.Fit(action, set.Of, actor.Role, said)
	rows, err := r.gather(ctx, set)
	if err == nil {
		err = refusal.All(unfit, round.Chosen(len(rows)))
	}
	if err != nil {
		return "", err
	}
	made, event := round.Made(round.Round{
		ID: round.ID(newID()), Action: action, Said: said, Rows: len(rows), By: actor.ID, MadeAt: r.door.clock.Now(),
	})
	err = r.door.store.Save(ctx, func(tx *store.Tx) error {
		if err := r.save(ctx, tx, store.HeldRound{}, made, event, actor); err != nil {
			return err
		}
		return tx.PutRoundPieces(ctx, made.ID, rows)
	})
	r.stir()
	return made.ID, err
}

// gather lists the rows of a set, each once.
func (r Rounds) gather(ctx context.Context, set RowSet) (rows []string, err error) {
	switch {
	case set.Cases != nil:
		rows, err = r.door.reads.CaseIDs(ctx, *set.Cases)
	case set.Tasks != nil:
		rows, err = r.door.reads.TaskIDs(ctx, *set.Tasks)
	case set.Accounts != nil:
		rows, err = r.door.reads.AccountIDs(ctx, *set.Accounts)
	default:
		rows = set.IDs
	}
	seen := map[string]bool{}
	var once []string
	for _, id := range rows {
		if id != "" && !seen[id] {
			seen[id], once = true, append(once, id)
		}
	}
	return once, err
}

// Apply has the desk do what the preview shows, or go on with it.
func (r Rounds) Apply(ctx context.Context, actor staff.Actor, id round.ID) error {
	return r.act(ctx, actor, id, staff.RunRound, round.Apply, nil)
}

// Stop stops the desk. What was done stays.
func (r Rounds) Stop(ctx context.Context, actor staff.Actor, id round.ID) error {
	return r.act(ctx, actor, id, staff.SeeRound, round.Stop, nil)
}

// Drop forgets a round's rows. What it did stays, in the accounts and their histories.
func (r Rounds) Drop(ctx context.Context, actor staff.Actor, id round.ID) error {
	return r.act(ctx, actor, id, staff.RunRound, round.Drop, func(tx *store.Tx) error { return tx.DropRoundRows(ctx, id) })
}

// Permit refuses someone who may not look at a round.
func (r Rounds) Permit(ctx context.Context, actor staff.Actor, of round.Round) error {
	return r.door.permit(ctx, actor, staff.Asked{Action: staff.SeeRound, On: of.For(actor), Owner: of.By})
}

// act moves a round by a verb of someone's, with what goes with it. Where it is there
// already, it stays: a form that was sent twice counts once.
func (r Rounds) act(ctx context.Context, actor staff.Actor, id round.ID, action staff.Action, verb round.Verb, also func(*store.Tx) error) error {
	err := r.door.again(ctx, func(tx *store.Tx) error {
		held, found, err := tx.Round(ctx, id)
		if err == nil && !found {
			err = refusal.New(refusal.Unknown, "", "", notFound)
		}
		if err == nil {
			err = r.door.permit(ctx, actor, staff.Asked{Action: action, On: held.For(actor), Owner: held.By})
		}
		if err != nil || round.Moves.Led(held.State, verb) {
			return err
		}
		next, event, err := held.Moved(verb)
		if err != nil {
			return err
		}
		if also != nil {
			err = also(tx)
		}
		return errors.Join(err, r.save(ctx, tx, held, next, event, actor))
	})
	r.stir()
	return err
}

func (r Rounds) save(ctx context.Context, tx *store.Tx, held store.HeldRound, next round.Round, event history.Event, actor staff.Actor) error {
	err := tx.SaveRound(ctx, held, next, history.Entry{
		At: r.door.clock.Now(), Actor: string(actor.ID), Told: event.Told(), Policy: r.door.policy.Version,
	})
	if err != nil {
		return fmt.Errorf("save round %s: %w", next.ID, err)
	}
	return nil
}

// onRow is an action's verb, called on one row with what was said for all.
type onRow func(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error)

// onRows are the verbs of every action.
var onRows = map[round.Action]onRow{
	round.HandOverAccounts: handOverAccount,
	round.HandOverCases:    handOverAccount,
	round.OpenChurn: func(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error) {
		return Churn{door: d}.Open(ctx, call, row.Account, churn.Wish{
			Channel: churn.Channel(said[round.Channel]), Reason: churn.Reason(said[round.Reason]), SubReason: churn.SubReason(said[round.SubReason]),
			Description: said[round.Description], ContractSignedOn: said.Day(round.SignedOn),
		})
	},
	round.Brief: func(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error) {
		return Churn{door: d}.Brief(ctx, call, churn.CaseID(row.ID), said[round.Note])
	},
	round.CallOff: func(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error) {
		return Churn{door: d}.CallOff(ctx, call, churn.CaseID(row.ID), churn.CallingOff{CallBackOn: said.Day(round.CallBackOn), Note: said[round.Note]})
	},
	round.Receive: func(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error) {
		return Churn{door: d}.Receive(ctx, call, churn.CaseID(row.ID), churn.Receipt{
			Medium: churn.Medium(said[round.Medium]), ReceivedOn: said.Day(round.ReceivedOn), Note: said[round.Note],
		})
	},
	round.Lose: func(ctx context.Context, d *door, call Call, row store.RoundRow, _ round.Said) (Receipt, error) {
		return Churn{door: d}.Lose(ctx, call, churn.CaseID(row.ID), churn.Loss{})
	},
	round.Recover: func(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error) {
		return Churn{door: d}.Recover(ctx, call, churn.CaseID(row.ID), churn.Outcome(said[round.Outcome]))
	},
	round.TakeBack: func(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error) {
		return Churn{door: d}.TakeBack(ctx, call, churn.CaseID(row.ID), said[round.Reason])
	},
	round.FinishTasks: func(ctx context.Context, d *door, call Call, row store.RoundRow, _ round.Said) (Receipt, error) {
		return Tasks{door: d}.Finish(ctx, call, task.ID(row.ID))
	},
	round.HandOverTasks: func(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error) {
		return Tasks{door: d}.HandOver(ctx, call, task.ID(row.ID), staff.ID(said[round.Assignee]))
	},
}

func handOverAccount(ctx context.Context, d *door, call Call, row store.RoundRow, said round.Said) (Receipt, error) {
	return Accounts{door: d}.HandOver(ctx, call, row.Account, staff.ID(said[round.Owner]))
}

// accountOf finds the account of a row; none where there is no such row.
func accountOf(ctx context.Context, v *store.View, of round.Subject, row string) (id partner.AccountID, err error) {
	switch of {
	case round.Cases:
		id, _, err = v.AccountOfCase(ctx, row)
	case round.Tasks:
		id, _, err = v.AccountOfTask(ctx, row)
	default:
		id, _, err = v.AccountNamed(ctx, row)
	}
	return id, err
}
