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

// Imports brings accounts in from a CRM's export. It works in small chunks, each
// saved whole, so that one that is cut off is simply run again: what is in already
// is unchanged.
type Imports struct {
	door *door
}

// Verdict is what an import does with a row.
type Verdict string

const (
	Create    Verdict = "create"
	Update    Verdict = "update"
	Unchanged Verdict = "unchanged"
	Refused   Verdict = "refused"
)

// Kind names the list of words that verdicts stand in.
func (Verdict) Kind() string { return "verdict" }

// ImportedRow is what an import did, or would do, with one row.
type ImportedRow struct {
	Row, Line int
	Key       string
	Verdict   Verdict
	Refused   *refusal.Refusal // set exactly where the verdict is Refused
	Remarks   because.Reasons  // what was corrected, or looks odd
}

// importChunk is how many rows are read, compared and saved at once.
const importChunk = 500

const (
	accountImported because.Text = "account.imported"
	personImported  because.Text = "person.imported"
)

// Preview tells what an import would do with each row, and changes nothing.
func (i Imports) Preview(ctx context.Context, from io.Reader, tell func(ImportedRow) error) error {
	return i.run(ctx, from, "", false, tell)
}

// Accounts imports the accounts of an export, named for history, and tells what it
// did with each row. A file that isn't a table of accounts is refused as a whole.
func (i Imports) Accounts(ctx context.Context, from io.Reader, name string, tell func(ImportedRow) error) error {
	return i.run(ctx, from, name, true, tell)
}

// taken is one row on its way in.
type taken struct {
	ImportedRow
	intake partner.Intake
}

func (i Imports) run(ctx context.Context, from io.Reader, name string, apply bool, tell func(ImportedRow) error) error {
	table, err := sheet.Open(from, partner.IsHeader)
	if err != nil {
		return err
	}
	columns, err := partner.ReadColumns(table.Header())
	if err != nil {
		return err
	}
	run := &importing{door: i.door, name: name, apply: apply, checks: partner.NewIntakes(columns)}
	for more := true; more && err == nil; {
		var rows []taken
		if rows, more, err = run.next(table); err == nil {
			err = run.chunk(ctx, rows)
		}
		for _, row := range rows {
			if err == nil {
				err = tell(row.ImportedRow)
			}
		}
	}
	return err
}

// importing is one run through a table.
type importing struct {
	door   *door
	name   string
	apply  bool
	checks *partner.Intakes
	owners map[string][]staff.ID // account managers by their folded names
}

// next reads and checks a chunk of rows.
func (run *importing) next(table *sheet.Table) (rows []taken, more bool, err error) {
	for len(rows) < importChunk {
		row, err := table.Next()
		if err == io.EOF {
			return rows, false, nil
		}
		if err != nil && row.Number == 0 {
			return rows, false, fmt.Errorf("read the table: %w", err)
		}
		rows = append(rows, run.check(row, err))
	}
	return rows, true, nil
}

func (run *importing) check(row sheet.Row, broken error) taken {
	t := taken{ImportedRow: ImportedRow{Row: row.Number, Line: row.Line}}
	err := broken
	if err == nil {
		t.intake, err = run.checks.Check(row.Line, row.Cells)
	}
	if refused, ok := refusal.Of(err); ok {
		t.Verdict, t.Refused, t.Key = Refused, refused, run.checks.KeyOf(row.Cells)
		return t
	}
	t.Key, t.Remarks = t.intake.Key, t.intake.Remarks
	return t
}

// chunk compares a chunk with what is there, and saves it where asked to.
func (run *importing) chunk(ctx context.Context, rows []taken) error {
	if err := run.meet(ctx, rows); err != nil {
		return err
	}
	now, err := run.door.moment(ctx, staff.Operator)
	if err != nil {
		return err
	}
	if !run.apply {
		return run.door.store.View(ctx, func(v *store.View) error {
			_, err := run.compare(ctx, v, rows)
			return err
		})
	}
	for range maxTries {
		err := run.door.store.Save(ctx, func(tx *store.Tx) error {
			changes, err := run.compare(ctx, &tx.View, rows)
			if err != nil {
				return err
			}
			return run.save(ctx, tx, changes, now)
		})
		if !errors.Is(err, engine.ErrTaken) {
			return err
		}
	}
	return fmt.Errorf("%w: accounts are being saved all the time", engine.ErrUnavailable)
}

// change is an account that an import makes or changes.
type change struct {
	held    store.Held
	account partner.Account
	row     int
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
		c := change{row: row.Row}
		known, ok := held[row.Key]
		if ok {
			c.held, c.account = known, row.intake.Merge(known.Account, run.ownerOf(row.intake))
		} else {
			c.account = row.intake.Account(partner.AccountID(newID()), run.ownerOf(row.intake))
		}
		switch {
		case !ok:
			row.Verdict = Create
		case len(history.Diff([]history.Record{known.Account}, []history.Record{c.account})) == 0:
			row.Verdict = Unchanged
			continue
		default:
			row.Verdict = Update
		}
		changes = append(changes, c)
	}
	return changes, nil
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

func (run *importing) save(ctx context.Context, tx *store.Tx, changes []change, now moment.Moment) error {
	if len(changes) == 0 {
		return nil
	}
	brought := make([]store.Change, len(changes))
	for i, c := range changes {
		how := because.One("EV-3", accountImported, "file", run.name, "row", c.row)
		var event history.Event = partner.Arrived{Account: c.account, How: how}
		if c.held.Account.ID != "" {
			event = partner.Updated{Account: c.account, From: c.held.Account.Owner, How: how}
		}
		var err error
		if brought[i], err = bring(c.held, c.account, event, now); err != nil {
			return err
		}
	}
	if _, err := tx.SaveDossiers(ctx, brought...); err != nil {
		return err
	}
	return tx.PutSetting(ctx, store.WordsMark, newID())
}

// meet makes sure that every account manager whom the rows name is at the desk. One
// who is new has no address yet, and can't sign in until invited.
func (run *importing) meet(ctx context.Context, rows []taken) error {
	if run.owners == nil {
		if err := run.readOwners(ctx); err != nil {
			return err
		}
	}
	for _, row := range rows {
		name := row.intake.OwnerName
		if name == "" || row.Refused != nil || len(run.owners[match.Fold(name)]) > 0 || !run.apply {
			continue
		}
		person := staff.Person{Name: name, Role: staff.AM, Lang: "fr", Active: true}
		added, err := People{run.door}.Add(ctx, person, because.One("EV-3", personImported, "file", run.name))
		if err != nil {
			return fmt.Errorf("add %s: %w", name, err)
		}
		run.owners[match.Fold(name)] = []staff.ID{added.ID}
	}
	return nil
}

func (run *importing) readOwners(ctx context.Context) error {
	people, err := People{run.door}.All(ctx)
	run.owners = map[string][]staff.ID{}
	for _, p := range people {
		if p.Role == staff.AM {
			name := match.Fold(p.Name)
			run.owners[name] = append(run.owners[name], p.ID)
		}
	}
	return err
}

// ownerOf is the account manager whom a row names; nobody where two bear the name,
// for only a person can tell them apart.
func (run *importing) ownerOf(in partner.Intake) staff.ID {
	if owners := run.owners[match.Fold(in.OwnerName)]; len(owners) == 1 {
		return owners[0]
	}
	return ""
}
