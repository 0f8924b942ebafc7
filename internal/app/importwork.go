package app

import (
	"context"
	"errors"
	"io"

	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// errStopped says that an import isn't in the state any more that work was for.
var errStopped = errors.New("the import was stopped")

// errGone says that whoever set the desk to its work may no longer have it done.
var errGone = errors.New("whoever set the desk to the import may import no longer")

func (i Imports) work(ctx context.Context, id partner.ImportID) error {
	held, err := i.held(ctx, id)
	if err != nil {
		return err
	}
	switch held.State {
	case partner.Reading:
		err = i.read(ctx, held)
	case partner.Applying:
		err = i.apply(ctx, held)
	case partner.Undoing:
		err = i.undo(ctx, held)
	}
	switch {
	case errors.Is(err, errStopped):
		return nil
	case errors.Is(err, errGone):
		return i.halt(ctx, held)
	default:
		return err
	}
}

func (i Imports) held(ctx context.Context, id partner.ImportID) (held store.HeldImport, err error) {
	err = i.door.store.View(ctx, func(v *store.View) error {
		held, _, err = v.Import(ctx, id)
		return err
	})
	return held, err
}

// read reads the file and keeps what it would do, row by row. Cut off, it starts anew:
// nothing hangs on what it kept.
func (i Imports) read(ctx context.Context, held store.HeldImport) error {
	file := &pieces{ctx: ctx, store: i.door.store, id: held.ID}
	table, err := openTable(file)
	if err != nil {
		return err // it was a table when it was brought
	}
	held.Header = table.Header()
	if held.Mapping, err = i.mappingOf(ctx, held); err != nil {
		return err
	}
	columns, unfit := partner.ReadColumns(held.Header, held.Mapping)
	problem, _ := refusal.Of(unfit)
	err = i.door.again(ctx, func(tx *store.Tx) error {
		return errors.Join(i.goesOn(ctx, tx, held), tx.DropImportRows(ctx, held.ID), tx.SetImportHeader(ctx, held.ID, held.Header),
			tx.SetImportProblem(ctx, held.ID, problem), tx.SetImportProgress(ctx, held.ID, 0, 0))
	})
	if err != nil {
		return err
	}
	if problem != nil {
		return i.finish(ctx, held, partner.AskColumns, nil)
	}
	actor, err := i.actorOf(ctx, held)
	if err != nil {
		return err
	}
	run := &importing{door: i.door, actor: actor, name: held.File, checks: partner.NewIntakes(columns, i.door.today())}
	last := 0
	run.keep = func(ctx context.Context, tx *store.Tx, rows []taken) error {
		last = rows[len(rows)-1].Number
		likely := max(last, int(float64(last)*float64(held.Bytes)/float64(file.read)))
		return errors.Join(i.goesOn(ctx, tx, held), tx.PutImportRows(ctx, held.ID, nil, keptOf(rows)), tx.SetImportProgress(ctx, held.ID, last, likely))
	}
	for more := true; more; {
		var rows []taken
		if rows, more, err = run.next(table, 0); err != nil {
			return err
		}
		if len(rows) > 0 {
			if err := run.chunk(ctx, rows); err != nil {
				return err
			}
		}
	}
	return i.finish(ctx, held, partner.FinishImport, func(tx *store.Tx) error { return tx.SetImportProgress(ctx, held.ID, last, last) })
}

// mappingOf is what was said of the file's columns, or else of those of one like it.
func (i Imports) mappingOf(ctx context.Context, held store.HeldImport) (m partner.Mapping, err error) {
	if len(held.Mapping) > 0 {
		return held.Mapping, nil
	}
	err = i.door.store.View(ctx, func(v *store.View) error {
		m, err = v.MappingFor(ctx, held.Header)
		return err
	})
	return m, err
}

// apply does what the preview shows, from where it was.
func (i Imports) apply(ctx context.Context, held store.HeldImport) error {
	table, err := openTable(&pieces{ctx: ctx, store: i.door.store, id: held.ID})
	if err != nil {
		return err
	}
	columns, err := partner.ReadColumns(held.Header, held.Mapping)
	if err != nil {
		return err
	}
	actor, err := i.actorOf(ctx, held)
	if err != nil {
		return err
	}
	run := &importing{door: i.door, actor: actor, name: held.File, apply: true, checks: partner.NewIntakes(columns, i.door.today())}
	run.keep = func(ctx context.Context, tx *store.Tx, rows []taken) error {
		first, last := rows[0].Number, rows[len(rows)-1].Number
		before, err := tx.ImportRows(ctx, held.ID, first-1, last)
		if err != nil {
			return err
		}
		return errors.Join(i.goesOn(ctx, tx, held), tx.PutImportRows(ctx, held.ID, before, keptOf(rows)), tx.SetImportProgress(ctx, held.ID, last, max(held.Total, last)))
	}
	for more := true; more; {
		var rows []taken
		if rows, more, err = run.next(table, held.Cursor); err != nil {
			return err
		}
		if len(rows) > 0 {
			if err := run.chunk(ctx, rows); err != nil {
				return err
			}
		}
	}
	return i.finish(ctx, held, partner.FinishImport, func(tx *store.Tx) error { return tx.DropPieces(ctx, held.ID) })
}

func keptOf(rows []taken) []store.ImportRow {
	kept := make([]store.ImportRow, len(rows))
	for at, row := range rows {
		kept[at] = row.ImportRow
	}
	return kept
}

// actorOf is who set the desk to its work, as they are now.
func (i Imports) actorOf(ctx context.Context, held store.HeldImport) (staff.Actor, error) {
	everyone, err := i.door.people.everyone(ctx, i.door)
	if err != nil {
		return staff.Actor{}, err
	}
	p := everyone[held.ActedBy]
	if !p.Active || !staff.May(p.Role, staff.ImportAccounts, staff.Scope{}).Allowed {
		return staff.Actor{}, errGone
	}
	return p.Actor(), nil
}

// goesOn ends the work on an import that someone moved meanwhile, or that nobody may
// have done any more.
func (i Imports) goesOn(ctx context.Context, tx *store.Tx, held store.HeldImport) error {
	if _, err := i.actorOf(ctx, held); err != nil {
		return err
	}
	return stillIn(ctx, tx, held)
}

// halt ends the work of somebody who is gone: what was saved stays, and what was only
// being read is dropped.
func (i Imports) halt(ctx context.Context, held store.HeldImport) error {
	err := i.finish(ctx, held, partner.HaltImport, func(tx *store.Tx) error {
		if held.State != partner.Reading {
			return nil
		}
		return i.forget(ctx, tx, held.ID)
	})
	if errors.Is(err, errStopped) {
		return nil
	}
	return err
}

// stillIn ends the work on an import that someone moved meanwhile.
func stillIn(ctx context.Context, tx *store.Tx, held store.HeldImport) error {
	now, found, err := tx.Import(ctx, held.ID)
	if err == nil && (!found || now.State != held.State || now.Head.Seq != held.Head.Seq) {
		err = errStopped
	}
	return err
}

// finish moves an import at the end of its work, unless someone did meanwhile.
func (i Imports) finish(ctx context.Context, held store.HeldImport, verb partner.ImportVerb, also func(*store.Tx) error) error {
	next, event, err := held.Moved(verb)
	if err != nil {
		return err
	}
	err = i.door.store.Save(ctx, func(tx *store.Tx) error {
		if err := stillIn(ctx, tx, held); err != nil {
			return err
		}
		if also != nil {
			if err := also(tx); err != nil {
				return err
			}
		}
		was, _, err := tx.Import(ctx, held.ID)
		if err != nil {
			return err
		}
		return i.save(ctx, tx, was, next, event, staff.Desk)
	})
	if errors.Is(err, engine.ErrTaken) {
		return errStopped
	}
	return err
}

// pieces reads a file from the pieces that it is kept in.
type pieces struct {
	ctx   context.Context
	store *store.Store
	id    partner.ImportID
	next  int
	held  []byte
	read  int64
}

// Read reads on.
func (p *pieces) Read(into []byte) (int, error) {
	for len(p.held) == 0 {
		found := false
		err := p.store.View(p.ctx, func(v *store.View) (err error) {
			p.held, found, err = v.Piece(p.ctx, p.id, p.next)
			return err
		})
		if err != nil {
			return 0, err
		}
		if !found {
			return 0, io.EOF
		}
		p.next++
	}
	n := copy(into, p.held)
	p.held = p.held[n:]
	p.read += int64(n)
	return n, nil
}
