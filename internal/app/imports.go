package app

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/sheet"
	"rebond/internal/store"
)

// Imports brings accounts in from a CRM's export. Someone brings a file, the desk
// reads it, they look at what it would do, and the desk does it, and undoes it again
// where they want: in small chunks, each saved whole, beside whoever works there, so
// that one that is cut off goes on where it was.
type Imports struct {
	chores[partner.ImportID]
	door *door
}

func newImports(d *door) Imports {
	i := Imports{door: d}
	i.chores = chores[partner.ImportID]{d.store, "import", make(chan struct{}, 1), (*store.View).ImportsAtWork, i.work}
	return i
}

// ImportedRow is what an import did, or would do, with one row.
type ImportedRow = store.ImportRow

// Preview tells what an import would do with each row, and changes nothing.
func (i Imports) Preview(ctx context.Context, from io.Reader, tell func(ImportedRow) error) error {
	return i.run(ctx, from, &importing{door: i.door, actor: staff.Operator}, tell)
}

// Accounts imports the accounts of an export, named for history, on behalf of the
// operator, and tells what it did with each row. A file that isn't a table of accounts
// is refused as a whole.
func (i Imports) Accounts(ctx context.Context, from io.Reader, name string, tell func(ImportedRow) error) error {
	return i.run(ctx, from, &importing{door: i.door, actor: staff.Operator, name: name, apply: true}, tell)
}

func (i Imports) run(ctx context.Context, from io.Reader, run *importing, tell func(ImportedRow) error) error {
	table, err := sheet.Open(from, partner.IsHeader)
	if err != nil {
		return err
	}
	columns, err := partner.ReadColumns(table.Header(), nil)
	if err != nil {
		return err
	}
	run.checks = partner.NewIntakes(columns, i.door.today())
	for more := true; more && err == nil; {
		var rows []taken
		if rows, more, err = run.next(table, 0); err == nil {
			err = run.chunk(ctx, rows)
		}
		for _, row := range rows {
			if err == nil {
				err = tell(row.ImportRow)
			}
		}
	}
	return err
}

// MostImported is how many bytes a file of accounts may have: some 300,000 accounts.
// It is kept in the database until it is applied, so that any node can go on with it
// and a backup holds it; what is larger comes in several files.
const MostImported = 64 << 20

// MostSent is how much of a file that is too large is taken in, and thrown away, so that
// whoever sends it hears that it is.
const MostSent = 8 * MostImported

// pieceSize is how much of a file is kept at once: a large one fills no memory, and
// holds up nobody who saves meanwhile.
const pieceSize = 256 << 10

const fileTooLarge because.Text = "import.too_large"

// Bring keeps a file of accounts, and has the desk read it. Refused at once: what is no
// table, and what is too large.
func (i Imports) Bring(ctx context.Context, actor staff.Actor, name string, from io.Reader) (partner.ImportID, error) {
	if err := i.door.permit(ctx, actor, staff.Asked{Action: staff.ImportAccounts}); err != nil {
		return "", err
	}
	brought := partner.Import{ID: partner.ImportID(newID()), File: fileName(name), By: actor.ID, BroughtAt: i.door.clock.Now()}
	size, err := i.keepFile(ctx, brought.ID, from)
	if err == nil {
		brought.Bytes = size
		next, event := partner.Brought(brought)
		err = i.door.again(ctx, func(tx *store.Tx) error { return i.save(ctx, tx, store.HeldImport{}, next, event, actor) })
	}
	if err != nil {
		forgotten := i.door.store.Save(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.DropPieces(ctx, brought.ID) })
		if _, refused := refusal.Of(err); refused {
			return "", err // what is left of the file goes with the next one at the latest
		}
		return "", errors.Join(err, forgotten)
	}
	i.stir()
	return brought.ID, nil
}

// fileName is a file's name without its folders, short enough to be shown.
func fileName(name string) string {
	const longest = 120
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, "_"), `\`, "/"))
	for len(name) > longest {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return cmp.Or(strings.Trim(name, "./ "), "export.csv")
}

// orphanAge is how old pieces of a file are that never came to its end.
const orphanAge = 24 * time.Hour

func (i Imports) keepFile(ctx context.Context, id partner.ImportID, from io.Reader) (int64, error) {
	buffer := make([]byte, pieceSize)
	var size int64
	for piece := 0; ; piece++ {
		n, err := io.ReadFull(from, buffer)
		ended := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !ended {
			return size, err
		}
		if size += int64(n); size > MostImported {
			return size, refusal.New(refusal.Invalid, "", "file", fileTooLarge, "most", MostImported>>20)
		}
		if piece == 0 {
			if _, err := openTable(bytes.NewReader(buffer[:n])); err != nil {
				return size, err
			}
		}
		if n > 0 {
			content, now := bytes.Clone(buffer[:n]), i.door.clock.real()
			err := i.door.store.Save(ctx, func(tx *store.Tx) error { return tx.PutPiece(ctx, id, piece, content, now, now.Add(-orphanAge)) })
			if err != nil {
				return size, err
			}
		}
		if ended {
			return size, nil
		}
	}
}

// openTable opens a table by a header that is known, or else by the first record that
// could be one: someone then says which columns they are.
func openTable(from io.Reader) (*sheet.Table, error) {
	return sheet.Open(from, func(record []string) bool { return partner.IsHeader(record) || partner.MayBeHeader(record) })
}

// ChangeMapping says which field each column states, in the order of the file's
// columns: a field's name, partner.PassedOver, or nothing for what its header says. The
// file is read anew, and the next one with the same columns is read so too.
func (i Imports) ChangeMapping(ctx context.Context, actor staff.Actor, id partner.ImportID, stated []string) error {
	return i.act(ctx, actor, id, partner.MapColumns, func(tx *store.Tx, held *store.HeldImport) error {
		m, err := partner.NewMapping(held.Header, stated)
		if err != nil {
			return err
		}
		if _, err := partner.ReadColumns(held.Header, m); err != nil {
			return err
		}
		held.Mapping = m
		return errors.Join(tx.PutMapping(ctx, held.Header, m), tx.SetImportProgress(ctx, id, 0, 0))
	})
}

// Apply has the desk do what the preview shows, or go on with it. What changed since is
// compared again, row by row.
func (i Imports) Apply(ctx context.Context, actor staff.Actor, id partner.ImportID) error {
	return i.act(ctx, actor, id, partner.ApplyImport, func(tx *store.Tx, held *store.HeldImport) error {
		if held.State != partner.Previewed {
			return nil
		}
		return tx.SetImportProgress(ctx, id, 0, held.Total)
	})
}

// Stop stops the desk in what it does for an import. What was saved stays.
func (i Imports) Stop(ctx context.Context, actor staff.Actor, id partner.ImportID) error {
	return i.act(ctx, actor, id, partner.StopImport, nil)
}

// Undo has the desk take back what an import did, where nobody changed it since.
func (i Imports) Undo(ctx context.Context, actor staff.Actor, id partner.ImportID) error {
	return i.act(ctx, actor, id, partner.UndoImport, func(tx *store.Tx, held *store.HeldImport) error {
		if held.State == partner.HalfUndone {
			return nil
		}
		return errors.Join(tx.SetImportProgress(ctx, id, 0, held.Total), tx.DropPieces(ctx, id))
	})
}

// Drop gives an import up before it is applied, and forgets its file.
func (i Imports) Drop(ctx context.Context, actor staff.Actor, id partner.ImportID) error {
	return i.act(ctx, actor, id, partner.DropImport, func(tx *store.Tx, _ *store.HeldImport) error {
		return i.forget(ctx, tx, id)
	})
}

// forget forgets an import's file, and what it would do.
func (i Imports) forget(ctx context.Context, tx *store.Tx, id partner.ImportID) error {
	return errors.Join(tx.DropPieces(ctx, id), tx.DropImportRows(ctx, id))
}

// act moves an import by a verb of someone's, with what goes with it. Where it is there
// already, it stays: a form that was sent twice counts once.
func (i Imports) act(ctx context.Context, actor staff.Actor, id partner.ImportID, verb partner.ImportVerb, also func(*store.Tx, *store.HeldImport) error) error {
	if err := i.door.permit(ctx, actor, staff.Asked{Action: staff.ImportAccounts}); err != nil {
		return err
	}
	err := i.door.again(ctx, func(tx *store.Tx) error {
		held, found, err := tx.Import(ctx, id)
		if err == nil && !found {
			err = refusal.New(refusal.Unknown, "", "", notFound)
		}
		if err != nil || verb != partner.MapColumns && partner.ImportMoves.Led(held.State, verb) {
			return err
		}
		was := held
		held.ActedBy = actor.ID
		if also != nil && partner.ImportMoves.Can(held.State, verb) {
			if err := also(tx, &held); err != nil {
				return err
			}
		}
		next, event, err := held.Moved(verb)
		if err != nil {
			return err
		}
		return i.save(ctx, tx, was, next, event, actor)
	})
	i.stir()
	return err
}

func (i Imports) save(ctx context.Context, tx *store.Tx, held store.HeldImport, next partner.Import, event history.Event, actor staff.Actor) error {
	err := tx.SaveImport(ctx, held, next, history.Entry{
		At: i.door.clock.Now(), Actor: string(actor.ID), Told: event.Told(), Policy: i.door.policy.Version,
	})
	if err != nil {
		return fmt.Errorf("save import %s: %w", next.ID, err)
	}
	return nil
}
