package app

import (
	"context"
	"errors"
	"fmt"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// roundChunk is how many rows are done before what became of them is kept. A row that
// was done and isn't kept, for the desk was killed between, is called again under the
// same key, and answers what it answered first.
const roundChunk = 20

// work does some of what a round waits for.
func (r Rounds) work(ctx context.Context, id round.ID) error {
	var held store.HeldRound
	err := r.door.store.View(ctx, func(v *store.View) (err error) {
		held, _, err = v.Round(ctx, id)
		return err
	})
	if err != nil || !held.State.AtWork() {
		return err
	}
	everyone, err := r.door.people.everyone(ctx, r.door)
	if err != nil {
		return err
	}
	maker := everyone[held.By]
	if !maker.Active {
		return r.finish(ctx, held, round.Halt)
	}
	if held.State == round.Checking {
		return r.check(ctx, held, maker.Actor())
	}
	return r.apply(ctx, held, maker.Actor())
}

// check asks the next rows what the action would do there.
func (r Rounds) check(ctx context.Context, held store.HeldRound, actor staff.Actor) error {
	var piece int
	var rows []store.RoundRow
	err := r.door.store.View(ctx, func(v *store.View) (err error) {
		piece, rows, err = v.NextRoundPiece(ctx, held.ID)
		for at := range rows {
			if err == nil {
				rows[at].Account, err = accountOf(ctx, v, held.Action.Of(), rows[at].ID)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return r.finish(ctx, held, round.Finish)
	}
	for at := range rows {
		if _, err := r.ask(ctx, held, Call{Actor: actor, dry: true}, &rows[at]); err != nil {
			return err
		}
		rows[at].Verdict = round.Goes
		if rows[at].Refused != nil {
			rows[at].Verdict = round.Refused
		}
	}
	return r.door.again(ctx, func(tx *store.Tx) error {
		now, _, err := tx.Round(ctx, held.ID)
		if err != nil || now.State != round.Checking {
			return err // it was dropped meanwhile
		}
		return tx.CheckedRoundPiece(ctx, held.ID, piece, rows)
	})
}

// apply does the next rows. What became of them is kept whatever happened to the round
// meanwhile, for it did happen.
func (r Rounds) apply(ctx context.Context, held store.HeldRound, actor staff.Actor) error {
	var rows []store.RoundRow
	err := r.door.store.View(ctx, func(v *store.View) (err error) {
		rows, err = v.RowsThatGo(ctx, held.ID, roundChunk)
		return err
	})
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return r.finish(ctx, held, round.Finish)
	}
	for at := range rows {
		row := &rows[at]
		receipt, err := r.ask(ctx, held, Call{
			Actor: actor, Key: fmt.Sprintf("round/%s/%d", held.ID, row.Number), within: because.Reasons{held.OfRow(row.Number)},
		}, row)
		if err != nil {
			return err
		}
		row.Verdict, row.Entry = round.Done, receipt.Entry
		if row.Refused != nil {
			row.Verdict = round.RefusedSince
		}
	}
	return r.door.again(ctx, func(tx *store.Tx) error { return tx.EndRoundRows(ctx, held.ID, rows) })
}

// ask calls the action's verb on a row; what stands in the way stands in the row.
func (r Rounds) ask(ctx context.Context, held store.HeldRound, call Call, row *store.RoundRow) (Receipt, error) {
	receipt, err := onRows[held.Action](ctx, r.door, call, *row, held.Said)
	refused, ok := refusal.Of(err)
	if ok {
		row.Refused, err = refused, nil
	}
	return receipt, err
}

// finish moves a round at the end of its work, unless someone did meanwhile.
func (r Rounds) finish(ctx context.Context, held store.HeldRound, verb round.Verb) error {
	next, event, err := held.Moved(verb)
	if err != nil {
		return err
	}
	err = r.door.store.Save(ctx, func(tx *store.Tx) error {
		if next.State == round.Dropped {
			if err := tx.DropRoundRows(ctx, held.ID); err != nil {
				return err
			}
		}
		return r.save(ctx, tx, held, next, event, staff.Desk)
	})
	if errors.Is(err, engine.ErrTaken) {
		return nil // the next look finds it as it is now
	}
	return err
}
