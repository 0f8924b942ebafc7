package app

import (
	"context"
	"errors"
	"fmt"
	"io"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/match"
	"rebond/internal/sheet"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// importing is one run through a table, in small chunks, each saved whole.
type importing struct {
	door   *door
	actor  staff.Actor
	name   string // of the file, for history
	apply  bool
	checks *partner.Intakes
	owners map[string][]staff.Person // account managers by their folded names
	// keep saves what became of a chunk, in the transaction that saved it; nil where
	// nothing is kept.
	keep func(ctx context.Context, tx *store.Tx, rows []taken) error
}

// taken is one row on its way in.
type taken struct {
	store.ImportRow
	intake partner.Intake
}

// importChunk is how many rows are read, compared and saved at once: as many as
// nobody at the desk waits for.
const importChunk = 500

// next reads and checks a chunk of rows. Those up to the row given were done before:
// they are only checked, for others may repeat them.
func (run *importing) next(table *sheet.Table, done int) (rows []taken, more bool, err error) {
	for len(rows) < importChunk {
		row, err := table.Next()
		if err == io.EOF {
			return rows, false, nil
		}
		if err != nil && row.Number == 0 {
			return rows, false, fmt.Errorf("read the table: %w", err)
		}
		if checked := run.check(row, err); row.Number > done {
			rows = append(rows, checked)
		}
	}
	return rows, true, nil
}

func (run *importing) check(row sheet.Row, broken error) taken {
	t := taken{ImportRow: store.ImportRow{Number: row.Number, Line: row.Line}}
	err := broken
	if err == nil {
		t.intake, err = run.checks.Check(row.Line, row.Cells)
	}
	if refused, ok := refusal.Of(err); ok {
		t.Verdict, t.Refused = partner.Refused, refused
		t.Key, t.Name = run.checks.Named(row.Cells)
		return t
	}
	t.Key, t.Name, t.Remarks = t.intake.Key, t.intake.Name, t.intake.Remarks
	return t
}

// chunk compares a chunk with what is there, and saves it where asked to.
func (run *importing) chunk(ctx context.Context, rows []taken) error {
	if err := run.meet(ctx, rows); err != nil {
		return err
	}
	now, err := run.door.moment(ctx, run.actor)
	if err != nil {
		return err
	}
	if !run.apply && run.keep == nil {
		return run.door.store.View(ctx, func(v *store.View) error {
			_, err := run.compare(ctx, v, rows)
			return err
		})
	}
	return run.door.again(ctx, func(tx *store.Tx) error {
		changes, err := run.compare(ctx, &tx.View, rows)
		if err == nil && run.apply {
			err = run.save(ctx, tx, changes, rows, now)
		}
		if err != nil || run.keep == nil {
			return err
		}
		return run.keep(ctx, tx, rows)
	})
}

// again saves, and once more where someone saved the same meanwhile.
func (d *door) again(ctx context.Context, save func(*store.Tx) error) error {
	for range maxTries {
		if err := d.store.Save(ctx, save); !errors.Is(err, engine.ErrTaken) {
			return err
		}
	}
	return fmt.Errorf("%w: the same is being saved all the time", engine.ErrUnavailable)
}

// change is an account that an import makes or changes.
type change struct {
	held    store.Held
	account partner.Account
	at      int // of its row in the chunk
}

// compare finds what is there of each row's account, and gives each row its verdict.
func (run *importing) compare(ctx context.Context, v *store.View, rows []taken) ([]change, error) {
	held, err := run.known(ctx, v, rows)
	if err != nil {
		return nil, err
	}
	var changes []change
	for at := range rows {
		row := &rows[at]
		if row.Refused != nil {
			continue
		}
		c := change{held: held[row.Key], at: at}
		row.Verdict = run.judge(row, &c)
		if row.Verdict == partner.Create || row.Verdict == partner.Update {
			changes = append(changes, c)
		}
	}
	return changes, nil
}

// judge says what a row does. An account that was taken away again comes anew, in its
// old place.
func (run *importing) judge(row *taken, c *change) partner.Verdict {
	owner := run.ownerOf(row.intake)
	known := c.held.Account
	if known.ID == "" || known.Gone() {
		if refused, ok := refusal.Of(row.intake.Unfit()); ok {
			row.Refused = refused
			return partner.Refused
		}
		id := known.ID
		if id == "" {
			id = partner.AccountID(newID())
		}
		c.account = row.intake.Account(id, owner)
		return partner.Create
	}
	c.account = row.intake.Merge(known, owner)
	row.Changes = history.Diff([]history.Record{known}, []history.Record{c.account})
	if len(row.Changes) == 0 {
		return partner.Unchanged
	}
	return partner.Update
}

func (run *importing) known(ctx context.Context, v *store.View, rows []taken) (map[string]store.Held, error) {
	var keys []string
	for _, row := range rows {
		if row.Refused == nil {
			keys = append(keys, row.Key)
		}
	}
	ids, err := v.AccountsByKey(ctx, keys)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	all, err := v.Dossiers(ctx, ids...)
	held := make(map[string]store.Held, len(all))
	for _, h := range all {
		held[h.Account.Key] = h
	}
	return held, err
}

const accountImported because.Text = "account.imported"

func (run *importing) save(ctx context.Context, tx *store.Tx, changes []change, rows []taken, now moment.Moment) error {
	if len(changes) == 0 {
		return nil
	}
	brought := make([]store.Change, len(changes))
	for i, c := range changes {
		row := &rows[c.at]
		how := because.One("EV-3", accountImported, "file", run.name, "row", row.Line)
		var event history.Event = partner.Arrived{Account: c.account, How: how}
		if row.Verdict == partner.Update {
			event = partner.Updated{Account: c.account, From: c.held.Account.Owner, How: how}
		}
		var err error
		if brought[i], err = bring(c.held, c.account, event, now); err != nil {
			return err
		}
	}
	entries, err := tx.SaveDossiers(ctx, brought...)
	if err != nil {
		return err
	}
	for i, c := range changes {
		rows[c.at].Account, rows[c.at].Entry = c.account.ID, entries[i].Seq
	}
	return tx.PutSetting(ctx, store.WordsMark, newID())
}

const (
	personImported because.Text = "person.imported"
	unknownAM      because.Text = "import.unknown_am"
)

// meet makes sure that every account manager whom the rows name is at the desk. One
// who is new has no address yet, and can't sign in until invited; only who may manage
// people brings one, for others the account's manager stays open (EV-2).
func (run *importing) meet(ctx context.Context, rows []taken) error {
	if run.owners == nil {
		if err := run.readOwners(ctx); err != nil {
			return err
		}
	}
	brings := staff.May(run.actor.Role, staff.ManageUsers, staff.Scope{}).Allowed
	for at := range rows {
		name := rows[at].intake.OwnerName
		if name == "" || rows[at].Refused != nil || len(run.owners[match.Fold(name)]) > 0 {
			continue
		}
		if !brings {
			rows[at].Remarks = append(rows[at].Remarks, because.One("EV-2", unknownAM, "name", name))
		}
		if !brings || !run.apply {
			continue
		}
		person := staff.Person{Name: name, Role: staff.AM, Lang: "fr", Active: true}
		added, err := People{run.door}.Add(ctx, run.actor, person, because.One("EV-3", personImported, "file", run.name))
		if err != nil {
			return fmt.Errorf("add %s: %w", name, err)
		}
		run.owners[match.Fold(name)] = []staff.Person{added}
	}
	return nil
}

func (run *importing) readOwners(ctx context.Context) error {
	people, err := People{run.door}.All(ctx)
	run.owners = map[string][]staff.Person{}
	for _, p := range people {
		if p.Role == staff.AM {
			name := match.Fold(p.Name)
			run.owners[name] = append(run.owners[name], p)
		}
	}
	return err
}

// ownerOf is the account manager whom a row names; nobody where two bear the name,
// for only a person can tell them apart, and nobody who isn't there any more.
func (run *importing) ownerOf(in partner.Intake) staff.ID {
	if owners := run.owners[match.Fold(in.OwnerName)]; len(owners) == 1 && owners[0].Active {
		return owners[0].ID
	}
	return ""
}
