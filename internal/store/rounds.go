package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/store/engine"
)

// RoundSubject is what the chain of a round is named by, before its id.
const RoundSubject = "round/"

// HeldRound is a round as it was read, with the head of its chain.
type HeldRound struct {
	round.Round
	Head Head
}

// RoundRow is one row of a round, and what becomes of it.
type RoundRow struct {
	Number  int
	ID      string            // of the case, the task or the account
	Account partner.AccountID // empty where there is no such row
	Verdict round.Verdict
	Refused *refusal.Refusal // set exactly where the verdict is a refusal
	Entry   int              // of the account's history, once it was done
}

// RoundColumns are the columns that ScanRound reads, of round r with its chain c.
const RoundColumns = `r.id, r.action, r.said, r.total, r.made_by, r.made_at, r.state, c.seq, c.head`

// RoundTables are what RoundColumns stand in.
const RoundTables = `round r join chain c on c.subject = '` + RoundSubject + `' || r.id`

// ScanRound reads a round from RoundColumns.
func ScanRound(scan engine.Scan) (HeldRound, error) {
	var held HeldRound
	var at int64
	var said string
	if err := scan(&held.ID, &held.Action, &said, &held.Rows, &held.By, &at, &held.State, &held.Head.Seq, &held.Head.Hash); err != nil {
		return held, err
	}
	held.MadeAt = time.UnixMicro(at).UTC()
	if err := json.Unmarshal([]byte(said), &held.Said); err != nil {
		return held, fmt.Errorf("read what was said of round %s: %w", held.ID, err)
	}
	return held, nil
}

const (
	selectRound  = `select ` + RoundColumns + ` from ` + RoundTables + ` where r.id = $1`
	roundsAtWork = `select id from round where state = $1 order by made_at`
	putRound     = `
	insert into round (id, action, said, total, made_by, made_at, state) values ($1, $2, $3, $4, $5, $6, $7)
	on conflict (id) do update set state = excluded.state`
)

// Round reads a round.
func (v *View) Round(ctx context.Context, id round.ID) (held HeldRound, found bool, err error) {
	err = v.reader.Query(ctx, engine.Query{SQL: selectRound, Args: []any{string(id)}, Row: func(scan engine.Scan) (err error) {
		found = true
		held, err = ScanRound(scan)
		return err
	}})
	return held, found, err
}

// RoundsAtWork lists the rounds for which the desk has something to do: those to be
// looked at before those to be applied, the oldest of each first.
func (v *View) RoundsAtWork(ctx context.Context) ([]round.ID, error) {
	var ids []round.ID
	var queries []engine.Query
	for _, state := range []round.State{round.Checking, round.Applying} {
		queries = append(queries, engine.Query{SQL: roundsAtWork, Args: []any{string(state)}, Row: func(scan engine.Scan) error {
			var id round.ID
			err := scan(&id)
			ids = append(ids, id)
			return err
		}})
	}
	return ids, v.reader.Query(ctx, queries...)
}

// SaveRound saves what a verb made of a round, and the entry that tells it. It fails
// with engine.Taken where someone else moved the round since it was read.
func (t *Tx) SaveRound(ctx context.Context, held HeldRound, after round.Round, entry history.Entry) error {
	var before []history.Record
	if held.ID != "" {
		before = append(before, held.Round)
	}
	entry.Subject, entry.Changes = RoundSubject+string(after.ID), history.Diff(before, []history.Record{after})
	said, err := encoded(after.Said)
	if err != nil {
		return err
	}
	err = t.writer.Exec(ctx, putRound, string(after.ID), string(after.Action), said, after.Rows, string(after.By), after.MadeAt.UnixMicro(), string(after.State))
	if err != nil {
		return err
	}
	_, err = t.append(ctx, held.Head, entry)
	return err
}

// RoundPiece is how many rows of a round the desk looks at in one go.
const RoundPiece = 100

const (
	putRoundPiece  = `insert into round_piece (round_id, piece, ids) values ($1, $2, $3)`
	nextRoundPiece = `select piece, ids from round_piece where round_id = $1 order by piece limit 1`
	dropRoundPiece = `delete from round_piece where round_id = $1 and piece = $2`
)

// PutRoundPieces keeps the ids of a round's rows, in their order, to be looked at.
func (t *Tx) PutRoundPieces(ctx context.Context, id round.ID, rows []string) error {
	piece := 0
	for ids := range slices.Chunk(rows, RoundPiece) {
		text, err := encoded(ids)
		if err != nil {
			return err
		}
		if err := t.writer.Exec(ctx, putRoundPiece, string(id), piece, text); err != nil {
			return err
		}
		piece++
	}
	return nil
}

// NextRoundPiece reads the next rows of a round that the desk has to look at; none where
// it has looked at all.
func (v *View) NextRoundPiece(ctx context.Context, id round.ID) (piece int, rows []RoundRow, err error) {
	text := ""
	found, err := v.one(ctx, nextRoundPiece, []any{string(id)}, &piece, &text)
	if err != nil || !found {
		return 0, nil, err
	}
	var ids []string
	if err := json.Unmarshal([]byte(text), &ids); err != nil {
		return 0, nil, fmt.Errorf("read piece %d of round %s: %w", piece, id, err)
	}
	for at, row := range ids {
		rows = append(rows, RoundRow{Number: piece*RoundPiece + at + 1, ID: row})
	}
	return piece, rows, nil
}

const (
	addRoundRow = `insert into round_row (round_id, number, row_id, account_id, verdict, refused, entry) values ($1, $2, $3, $4, $5, $6, 0)`
	endRoundRow = `update round_row set verdict = $3, refused = $4, entry = $5 where round_id = $1 and number = $2`
)

// CheckedRoundPiece saves what was found of a piece's rows, and that it was looked at.
func (t *Tx) CheckedRoundPiece(ctx context.Context, id round.ID, piece int, rows []RoundRow) error {
	for _, r := range rows {
		refused, err := keptUnmet(r.Refused)
		if err == nil {
			err = t.writer.Exec(ctx, addRoundRow, string(id), r.Number, r.ID, string(r.Account), string(r.Verdict), refused)
		}
		if err != nil {
			return err
		}
	}
	return t.writer.Exec(ctx, dropRoundPiece, string(id), piece)
}

// EndRoundRows saves what became of rows of a round that went.
func (t *Tx) EndRoundRows(ctx context.Context, id round.ID, rows []RoundRow) error {
	for _, r := range rows {
		refused, err := keptUnmet(r.Refused)
		if err == nil {
			err = t.writer.Exec(ctx, endRoundRow, string(id), r.Number, string(r.Verdict), refused, r.Entry)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const (
	// RoundRowColumns are the columns that ScanRoundRow reads, of round_row r.
	RoundRowColumns = `r.number, r.row_id, r.account_id, r.verdict, r.refused, r.entry`
	rowsThatGo      = `select ` + RoundRowColumns + ` from round_row r where r.round_id = $1 and r.verdict = 'goes' order by r.number limit $2`
	dropRoundRows   = `delete from round_row where round_id = $1`
	dropRoundPieces = `delete from round_piece where round_id = $1`
)

// ScanRoundRow reads a row from RoundRowColumns, and what follows them.
func ScanRoundRow(scan engine.Scan, more ...any) (RoundRow, error) {
	var r RoundRow
	refused := ""
	if err := scan(append([]any{&r.Number, &r.ID, &r.Account, &r.Verdict, &refused, &r.Entry}, more...)...); err != nil {
		return r, err
	}
	var err error
	r.Refused, err = readUnmet(refused)
	return r, err
}

// RowsThatGo reads the next rows of a round that are to be done, at most so many.
func (v *View) RowsThatGo(ctx context.Context, id round.ID, most int) ([]RoundRow, error) {
	var rows []RoundRow
	err := v.reader.Query(ctx, engine.Query{SQL: rowsThatGo, Args: []any{string(id), most}, Row: func(scan engine.Scan) error {
		row, err := ScanRoundRow(scan)
		rows = append(rows, row)
		return err
	}})
	return rows, err
}

// DropRoundRows forgets a round's rows.
func (t *Tx) DropRoundRows(ctx context.Context, id round.ID) error {
	if err := t.writer.Exec(ctx, dropRoundRows, string(id)); err != nil {
		return err
	}
	return t.writer.Exec(ctx, dropRoundPieces, string(id))
}
