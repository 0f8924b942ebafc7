package app

import (
	"context"
	"errors"

	"rebond/internal/domain/because"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// undoChunk is how many accounts are taken back at once: each is read whole.
const undoChunk = 100

// undo takes back what an import did, from where it was: an account that it brought is
// taken away again, a field that it changed is what it was, unless someone changed it
// since. What stays says why.
func (i Imports) undo(ctx context.Context, held store.HeldImport) error {
	for after, last, more := held.Cursor, 0, true; more; after = last {
		actor, err := i.actorOf(ctx, held)
		if err != nil {
			return err
		}
		now, err := i.door.moment(ctx, actor)
		if err != nil {
			return err
		}
		err = i.door.again(ctx, func(tx *store.Tx) error {
			rows, err := tx.RowsToUndo(ctx, held.ID, after, undoChunk)
			more, last = len(rows) == undoChunk, after
			if err != nil || len(rows) == 0 {
				return err
			}
			before := append([]store.ImportRow{}, rows...)
			for at := range rows {
				if err := i.takeBack(ctx, tx, held, &rows[at], now); err != nil {
					return err
				}
			}
			last = rows[len(rows)-1].Number
			return errors.Join(i.goesOn(ctx, tx, held), tx.PutImportRows(ctx, held.ID, before, rows),
				tx.SetImportProgress(ctx, held.ID, last, held.Total), tx.PutSetting(ctx, store.WordsMark, newID()))
		})
		if err != nil {
			return err
		}
	}
	return i.finish(ctx, held, partner.FinishImport, nil)
}

const importUndone because.Text = "account.import_undone"

// takeBack takes back what one row did.
func (i Imports) takeBack(ctx context.Context, tx *store.Tx, held store.HeldImport, row *store.ImportRow, now moment.Moment) error {
	is, err := tx.WholeDossier(ctx, row.Account)
	if err != nil {
		return err
	}
	entries, err := tx.Entries(ctx, string(row.Account), row.Entry-1)
	if err != nil {
		return err
	}
	how := because.One("EV-3", importUndone, "file", held.File, "row", row.Line)
	account, event := reversed(is.Dossier, row, entries, how, now)
	if account == is.Account {
		row.Undone = partner.RowKept
		return nil
	}
	taken, err := bring(is, account, event, now)
	if err != nil {
		return err
	}
	_, err = tx.SaveDossiers(ctx, taken)
	return err
}

// reversed is the account without what the row did, as far as that can be.
func reversed(is dossier.Dossier, row *store.ImportRow, entries []history.Entry, how because.Reason, now moment.Moment) (account partner.Account, event history.Event) {
	var later []history.Change
	for _, e := range entries[1:] {
		later = append(later, e.Changes...)
	}
	if row.Verdict == partner.Create {
		hangs := len(is.Churn)+len(is.BillingStops)+len(is.Tasks)+len(is.Effects) > 0
		account, row.Kept = is.Account.Withdraw(later, hangs, now.Today)
		row.Undone = partner.RowWithdrawn
		return account, partner.Withdrawn{Account: account, How: how}
	}
	account, row.Kept = is.Account.Restore(entries[0].Changes, later, func(id staff.ID) bool { return manages(now.Everyone[id]) })
	row.Undone = partner.RowRestored
	if len(row.Kept) > 0 {
		row.Undone = partner.RowPartly
	}
	return account, partner.Restored{Account: account, From: is.Account.Owner, How: how}
}

// manages reports whether someone is an account manager at the desk.
func manages(p staff.Person) bool { return p.Active && p.Role == staff.AM }
