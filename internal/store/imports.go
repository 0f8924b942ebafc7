package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/store/engine"
)

// ImportSubject is what the chain of an import is named by, before its id.
const ImportSubject = "import/"

// HeldImport is an import as it was read, with the head of its chain, and how far the
// work on it is.
type HeldImport struct {
	partner.Import
	Head    Head
	Header  []string         // as written; none before it was read
	Problem *refusal.Refusal // why it can't be read, if so
	Cursor  int              // the last row that the work under way has done
	Total   int              // of its rows; 0 while they aren't counted
}

// ImportColumns are the columns that ScanImport reads, of import i with its chain c.
const ImportColumns = `i.id, i.file, i.bytes, i.brought_by, i.brought_at, i.state, i.acted_by, i.mapping, i.header, i.problem, i.cursor, i.total, c.seq, c.head`

// ScanImport reads an import from ImportColumns.
func ScanImport(scan engine.Scan) (HeldImport, error) {
	var held HeldImport
	var at int64
	var mapping, header, problem string
	err := scan(&held.ID, &held.File, &held.Bytes, &held.By, &at, &held.State, &held.ActedBy, &mapping, &header, &problem, &held.Cursor, &held.Total,
		&held.Head.Seq, &held.Head.Hash)
	if err != nil {
		return held, err
	}
	held.BroughtAt, held.Mapping = time.UnixMicro(at).UTC(), partner.ParseMapping(mapping)
	if header != "" {
		if err := json.Unmarshal([]byte(header), &held.Header); err != nil {
			return held, fmt.Errorf("read the header of import %s: %w", held.ID, err)
		}
	}
	held.Problem, err = readUnmet(problem)
	return held, err
}

const (
	selectImport = `
	select ` + ImportColumns + `
	  from import i join chain c on c.subject = '` + ImportSubject + `' || i.id
	 where i.id = $1`
	importsAtWork = `select id from import where state = $1 order by brought_at`
	putImport     = `
	insert into import (id, file, bytes, brought_by, brought_at, state, acted_by, mapping, header, problem, cursor, total)
	values ($1, $2, $3, $4, $5, $6, $7, $8, '', '', 0, 0)
	on conflict (id) do update set state = excluded.state, acted_by = excluded.acted_by, mapping = excluded.mapping`
)

// Import reads an import.
func (v *View) Import(ctx context.Context, id partner.ImportID) (held HeldImport, found bool, err error) {
	err = v.reader.Query(ctx, engine.Query{SQL: selectImport, Args: []any{string(id)}, Row: func(scan engine.Scan) (err error) {
		found = true
		held, err = ScanImport(scan)
		return err
	}})
	return held, found, err
}

// ImportsAtWork lists the imports for which the desk has something to do, the oldest
// of each state first.
func (v *View) ImportsAtWork(ctx context.Context) ([]partner.ImportID, error) {
	var ids []partner.ImportID
	var queries []engine.Query
	for _, state := range partner.AtWorkStates() {
		queries = append(queries, engine.Query{SQL: importsAtWork, Args: []any{string(state)}, Row: func(scan engine.Scan) error {
			var id partner.ImportID
			err := scan(&id)
			ids = append(ids, id)
			return err
		}})
	}
	return ids, v.reader.Query(ctx, queries...)
}

// SaveImport saves what a verb made of an import, and the entry that tells it. It
// fails with engine.Taken where someone else moved the import since it was read.
func (t *Tx) SaveImport(ctx context.Context, held HeldImport, after partner.Import, entry history.Entry) error {
	var before []history.Record
	if held.ID != "" {
		before = append(before, held.Import)
	}
	entry.Subject, entry.Changes = ImportSubject+string(after.ID), history.Diff(before, []history.Record{after})
	err := t.writer.Exec(ctx, putImport, string(after.ID), after.File, after.Bytes, string(after.By), after.BroughtAt.UnixMicro(),
		string(after.State), string(after.ActedBy), after.Mapping.String())
	if err != nil {
		return err
	}
	_, err = t.append(ctx, held.Head, entry)
	return err
}

const (
	setProgress = `update import set cursor = $2, total = $3 where id = $1`
	setHeader   = `update import set header = $2 where id = $1`
	setProblem  = `update import set problem = $2 where id = $1`
)

// SetImportProgress says how far the work on an import is.
func (t *Tx) SetImportProgress(ctx context.Context, id partner.ImportID, cursor, total int) error {
	return t.writer.Exec(ctx, setProgress, string(id), cursor, total)
}

// SetImportHeader keeps the names of an import's columns, as written.
func (t *Tx) SetImportHeader(ctx context.Context, id partner.ImportID, header []string) error {
	text, err := encoded(header)
	if err != nil {
		return err
	}
	return t.writer.Exec(ctx, setHeader, string(id), text)
}

// SetImportProblem keeps why an import can't be read; nil where it can.
func (t *Tx) SetImportProblem(ctx context.Context, id partner.ImportID, problem *refusal.Refusal) error {
	text, err := keptUnmet(problem)
	if err != nil {
		return err
	}
	return t.writer.Exec(ctx, setProblem, string(id), text)
}

const (
	putPiece    = `insert into import_piece (import_id, piece, content, at) values ($1, $2, $3, $4)`
	selectPiece = `select content from import_piece where import_id = $1 and piece = $2`
	dropPieces  = `delete from import_piece where import_id = $1`
	dropOrphans = `delete from import_piece where at < $1 and not exists (select 1 from import i where i.id = import_piece.import_id)`
)

// PutPiece keeps a piece of an import's file, the pieces numbered from 0. Pieces that
// came before an instant and whose import never did are forgotten.
func (t *Tx) PutPiece(ctx context.Context, id partner.ImportID, piece int, content []byte, now, orphaned time.Time) error {
	if piece == 0 {
		if err := t.writer.Exec(ctx, dropOrphans, orphaned.UnixMicro()); err != nil {
			return err
		}
	}
	return t.writer.Exec(ctx, putPiece, string(id), piece, content, now.UnixMicro())
}

// Piece reads a piece of an import's file.
func (v *View) Piece(ctx context.Context, id partner.ImportID, piece int) (content []byte, found bool, err error) {
	found, err = v.one(ctx, selectPiece, []any{string(id), piece}, &content)
	return content, found, err
}

// DropPieces forgets an import's file.
func (t *Tx) DropPieces(ctx context.Context, id partner.ImportID) error {
	return t.writer.Exec(ctx, dropPieces, string(id))
}

const (
	selectMapping = `select mapping from column_mapping where header_set = $1`
	putMapping    = `insert into column_mapping (header_set, mapping) values ($1, $2) on conflict (header_set) do update set mapping = excluded.mapping`
)

// MappingFor reads what was said of the columns of a table like this one.
func (v *View) MappingFor(ctx context.Context, header []string) (partner.Mapping, error) {
	text := ""
	_, err := v.one(ctx, selectMapping, []any{headerSet(header)}, &text)
	return partner.ParseMapping(text), err
}

// PutMapping keeps what was said of a table's columns, for the next one like it.
func (t *Tx) PutMapping(ctx context.Context, header []string, m partner.Mapping) error {
	return t.writer.Exec(ctx, putMapping, headerSet(header), m.String())
}

func headerSet(header []string) string {
	sum := sha256.Sum256([]byte(partner.HeaderSet(header)))
	return hex.EncodeToString(sum[:])
}

// unmet is a refusal.Unmet as it is stored.
type unmet struct {
	Kind  refusal.Kind `json:"kind"`
	Field string       `json:"field,omitempty"`
	reason
}

func keptUnmet(refused *refusal.Refusal) (string, error) {
	if refused == nil {
		return "", nil
	}
	return encoded(unmetOf(refused))
}

func unmetOf(refused *refusal.Refusal) []unmet {
	all := make([]unmet, len(refused.Unmet))
	for i, u := range refused.Unmet {
		all[i] = unmet{u.Kind, u.Field, keptReasons(because.Reasons{{Rule: u.Rule, Text: u.Text, Inputs: u.Inputs}})[0]}
	}
	return all
}

func readUnmet(text string) (*refusal.Refusal, error) {
	if text == "" {
		return nil, nil // nothing stands in the way: not an error, and nothing to return
	}
	var stored []unmet
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return nil, err
	}
	return refusedFor(stored), nil
}

func refusedFor(stored []unmet) *refusal.Refusal {
	refused := &refusal.Refusal{}
	for _, u := range stored {
		refused.Unmet = append(refused.Unmet, refusal.Unmet{Kind: u.Kind, Rule: u.Rule, Field: u.Field, Text: u.Text, Inputs: readInputs(u.Inputs)})
	}
	return refused
}
