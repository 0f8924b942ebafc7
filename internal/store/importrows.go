package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/store/engine"
)

// ImportRow is one row of an import's file, and what becomes of it.
type ImportRow struct {
	Number, Line int
	Key, Name    string
	Verdict      partner.Verdict
	Refused      *refusal.Refusal // set exactly where the verdict is Refused
	Remarks      because.Reasons
	Changes      []history.Change // what an update changes
	Account      partner.AccountID
	Entry        int // of the account's history, once it was applied and changed something
	Undone       partner.ImportUndone
	Kept         []partner.Kept // what wasn't undone, and why
}

// Gravest is what a row is refused for first of all.
func (r ImportRow) Gravest() (field string, reason partner.Reason) {
	if r.Refused == nil {
		return "", ""
	}
	reason = partner.ReasonOf(r.Refused)
	if reason == "" {
		reason = partner.Unreadable
	}
	return r.Refused.Unmet[0].Field, reason
}

func (r ImportRow) place() ImportCount {
	field, reason := r.Gravest()
	return ImportCount{r.Verdict, field, reason, r.Undone, 0}
}

// ImportCount is how many rows of an import there are of a kind.
type ImportCount struct {
	Verdict partner.Verdict
	Field   string
	Reason  partner.Reason
	Undone  partner.ImportUndone
	Rows    int
}

// details are what is said of a row beside its verdict.
type details struct {
	Refused []unmet     `json:"refused,omitempty"`
	Remarks []reason    `json:"remarks,omitempty"`
	Changes []change    `json:"changes,omitempty"`
	Kept    []keptField `json:"kept,omitempty"`
}

type keptField struct {
	Field string `json:"field,omitempty"`
	Why   reason `json:"why"`
}

func (r ImportRow) details() (string, error) {
	var d details
	if r.Refused != nil {
		d.Refused = unmetOf(r.Refused)
	}
	d.Remarks = keptReasons(r.Remarks)
	for _, c := range r.Changes {
		d.Changes = append(d.Changes, change{Field: c.Field, Before: c.Before, After: c.After})
	}
	for _, k := range r.Kept {
		d.Kept = append(d.Kept, keptField{k.Field, keptReasons(because.Reasons{k.Why})[0]})
	}
	return encoded(d)
}

// ImportRowColumns are the columns that ScanImportRow reads, of import_row r.
const ImportRowColumns = `r.number, r.line, r.key, r.name, r.verdict, r.details, r.account_id, r.entry, r.undone`

// ScanImportRow reads a row from ImportRowColumns.
func ScanImportRow(scan engine.Scan) (ImportRow, error) {
	var r ImportRow
	var text string
	var d details
	if err := scan(&r.Number, &r.Line, &r.Key, &r.Name, &r.Verdict, &text, &r.Account, &r.Entry, &r.Undone); err != nil {
		return r, err
	}
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		return r, fmt.Errorf("read row %d: %w", r.Number, err)
	}
	if d.Refused != nil {
		r.Refused = refusedFor(d.Refused)
	}
	for _, remark := range d.Remarks {
		r.Remarks = append(r.Remarks, because.Reason{Rule: remark.Rule, Text: remark.Text, Inputs: readInputs(remark.Inputs)})
	}
	for _, c := range d.Changes {
		r.Changes = append(r.Changes, history.Change{Field: c.Field, Before: c.Before, After: c.After})
	}
	for _, k := range d.Kept {
		r.Kept = append(r.Kept, partner.Kept{Field: k.Field, Why: because.Reason{Rule: k.Why.Rule, Text: k.Why.Text, Inputs: readInputs(k.Why.Inputs)}})
	}
	return r, nil
}

const (
	selectRows = `select ` + ImportRowColumns + ` from import_row r where r.import_id = $1 and r.number > $2 and r.number <= $3 order by r.number`
	rowsToUndo = `select ` + ImportRowColumns + ` from import_row r where r.import_id = $1 and r.number > $2 and r.entry > 0 order by r.number limit $3`
	dropRows   = `delete from import_row where import_id = $1`
	dropCounts = `delete from import_count where import_id = $1`
	addCount   = `
	insert into import_count (import_id, verdict, field, reason, undone, n) values ($1, $2, $3, $4, $5, $6)
	on conflict (import_id, verdict, field, reason, undone) do update set n = import_count.n + excluded.n`
)

// ImportRows reads the rows of an import after one, up to another.
func (v *View) ImportRows(ctx context.Context, id partner.ImportID, after, upTo int) ([]ImportRow, error) {
	return v.importRows(ctx, selectRows, id, after, upTo)
}

// RowsToUndo reads the rows of an import after one that changed an account, at most so
// many.
func (v *View) RowsToUndo(ctx context.Context, id partner.ImportID, after, most int) ([]ImportRow, error) {
	return v.importRows(ctx, rowsToUndo, id, after, most)
}

func (v *View) importRows(ctx context.Context, sql string, id partner.ImportID, args ...any) ([]ImportRow, error) {
	var rows []ImportRow
	err := v.reader.Query(ctx, engine.Query{SQL: sql, Args: append([]any{string(id)}, args...), Row: func(scan engine.Scan) error {
		row, err := ScanImportRow(scan)
		rows = append(rows, row)
		return err
	}})
	return rows, err
}

// PutImportRows saves rows of an import, before being what was saved of them earlier,
// if anything, and keeps the counts.
func (t *Tx) PutImportRows(ctx context.Context, id partner.ImportID, before, rows []ImportRow) error {
	counts := map[ImportCount]int{}
	for _, r := range before {
		counts[r.place()]--
	}
	for chunk := range slices.Chunk(rows, rowsAtOnce) {
		args := []any{string(id)}
		for _, r := range chunk {
			counts[r.place()]++
			field, reason := r.Gravest()
			text, err := r.details()
			if err != nil {
				return err
			}
			args = append(args, r.Number, r.Line, r.Key, r.Name, string(r.Verdict), field, string(reason), text, string(r.Account), r.Entry, string(r.Undone))
		}
		if err := t.writer.Exec(ctx, putRows(len(chunk)), args...); err != nil {
			return err
		}
	}
	kinds := slices.SortedFunc(maps.Keys(counts), func(a, b ImportCount) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	for _, c := range kinds {
		if counts[c] == 0 {
			continue
		}
		if err := t.writer.Exec(ctx, addCount, string(id), string(c.Verdict), c.Field, string(c.Reason), string(c.Undone), counts[c]); err != nil {
			return err
		}
	}
	return nil
}

// rowsAtOnce is how many rows one statement saves at most.
const rowsAtOnce = 50

// putRows is the statement that saves so many rows.
func putRows(n int) string {
	const columns = 11
	rows := make([]string, n)
	for i := range rows {
		rows[i] = "($1" + strings.Repeat(", $%d", columns) + ")"
		at := make([]any, columns)
		for c := range at {
			at[c] = i*columns + c + 2
		}
		rows[i] = fmt.Sprintf(rows[i], at...)
	}
	return `insert into import_row (import_id, number, line, key, name, verdict, field, reason, details, account_id, entry, undone) values ` + strings.Join(rows, ", ") + `
	on conflict (import_id, number) do update set verdict = excluded.verdict, field = excluded.field, reason = excluded.reason, details = excluded.details,
		account_id = excluded.account_id, entry = excluded.entry, undone = excluded.undone`
}

// DropImportRows forgets what was said of an import's rows.
func (t *Tx) DropImportRows(ctx context.Context, id partner.ImportID) error {
	if err := t.writer.Exec(ctx, dropRows, string(id)); err != nil {
		return err
	}
	return t.writer.Exec(ctx, dropCounts, string(id))
}
