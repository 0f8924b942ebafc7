package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/read"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

func broughtIn() partner.Import {
	i, _ := partner.Brought(partner.Import{ID: "import-1", File: "export.csv", Bytes: 12, By: "nina", BroughtAt: noon.UTC()})
	return i
}

func saveImport(ctx context.Context, tx *store.Tx, held store.HeldImport, after partner.Import) error {
	return tx.SaveImport(ctx, held, after, history.Entry{At: noon, Actor: "nina", Told: partner.ImportMoved{Import: after}.Told(), Policy: "2026-1"})
}

// importRows are one row of every kind.
func importRows() []store.ImportRow {
	refused := refusal.New(refusal.Invalid, "EV-3", "nps", "intake.nps_out_of_range", "value", "12", "most", 10)
	kept := []partner.Kept{{Field: "name", Why: because.One("EV-3", "import.kept_changed", "field", "name")}}
	return []store.ImportRow{
		{Number: 1, Line: 2, Key: "S1", Name: "Aube", Verdict: partner.Create, Account: "account-1", Entry: 1},
		{Number: 2, Line: 3, Key: "S2", Name: "Brume", Verdict: partner.Refused, Refused: refused},
		{
			Number: 3, Line: 4, Key: "S3", Name: "Cime", Verdict: partner.Update, Account: "account-3", Entry: 7, Undone: partner.RowPartly, Kept: kept,
			Remarks: because.Of("", "intake.zero_restored", "value", "1000"), Changes: []history.Change{{Field: "name", Before: "Cîme", After: "Cime"}},
		},
	}
}

func TestAnImportIsReadBackAsItWasSaved(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return saveImport(t.Context(), tx, store.HeldImport{}, broughtIn()) })
		h.save(func(tx *store.Tx) error {
			return errors.Join(tx.PutImportRows(t.Context(), "import-1", nil, importRows()), tx.SetImportProgress(t.Context(), "import-1", 2, 3),
				tx.SetImportHeader(t.Context(), "import-1", []string{"ID", "Nom; du salon"}), tx.SetImportProblem(t.Context(), "import-1", importRows()[1].Refused))
		})
		file, err := h.reads.Import(t.Context(), "import-1")
		h.must(err)
		want := broughtIn()
		want.Mapping = partner.Mapping{}
		if diff := cmp.Diff(want, file.Import); diff != "" {
			t.Errorf("the import (-saved +read):\n%s", diff)
		}
		if file.Cursor != 2 || file.Total != 3 || file.Header[1] != "Nom; du salon" || file.Problem == nil || file.Problem.Unmet[0].Inputs[1].Value != 10 {
			t.Errorf("read back as %+v, refused for %+v", file.HeldImport, file.Problem)
		}
		page, err := h.reads.ImportRows(t.Context(), "import-1", read.RowFilter{})
		h.must(err)
		if diff := cmp.Diff(importRows(), page.Rows); diff != "" {
			t.Errorf("the rows (-saved +read):\n%s", diff)
		}
		for name, c := range map[string]struct {
			filter read.RowFilter
			want   int
		}{
			"by verdict": {read.RowFilter{Verdict: partner.Create}, 1}, "by field": {read.RowFilter{Field: "nps"}, 2}, "by reason": {read.RowFilter{Reason: partner.NPSOutOfRange}, 2},
			"by how far it was undone": {read.RowFilter{Undone: partner.RowPartly}, 3}, "after a row": {read.RowFilter{After: 2}, 3},
		} {
			if page, err := h.reads.ImportRows(t.Context(), "import-1", c.filter); err != nil || len(page.Rows) != 1 || page.Rows[0].Number != c.want {
				t.Errorf("%s: %+v, %v", name, page.Rows, err)
			}
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Errorf("history and present differ: %v", flaws)
		}
	})
}

func TestTheCountsOfAnImportFollowItsRows(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return saveImport(t.Context(), tx, store.HeldImport{}, broughtIn()) })
		h.save(func(tx *store.Tx) error { return tx.PutImportRows(t.Context(), "import-1", nil, importRows()) })
		after := importRows()
		after[0].Verdict = partner.Unchanged
		h.save(func(tx *store.Tx) error { return tx.PutImportRows(t.Context(), "import-1", importRows(), after) })
		file, err := h.reads.Import(t.Context(), "import-1")
		h.must(err)
		want := []store.ImportCount{
			{Verdict: partner.Refused, Field: "nps", Reason: partner.NPSOutOfRange, Rows: 1},
			{Verdict: partner.Unchanged, Rows: 1},
			{Verdict: partner.Update, Undone: partner.RowPartly, Rows: 1},
		}
		if diff := cmp.Diff(want, file.Counts); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	})
}

func TestOfTwoWhoMoveAnImportOneIsTold(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return saveImport(t.Context(), tx, store.HeldImport{}, broughtIn()) })
		var held store.HeldImport
		h.must(h.View(t.Context(), func(v *store.View) (err error) {
			held, _, err = v.Import(t.Context(), "import-1")
			return err
		}))
		next, _, err := held.Moved(partner.FinishImport)
		h.must(err)
		h.save(func(tx *store.Tx) error { return saveImport(t.Context(), tx, held, next) })
		err = h.Save(t.Context(), func(tx *store.Tx) error { return saveImport(t.Context(), tx, held, next) })
		if !errors.Is(err, engine.ErrTaken) {
			t.Errorf("the second one is told %v", err)
		}
	})
}

// tourImports asks everything about imports that packages store and read can ask.
func (h *house) tourImports() {
	h.t.Helper()
	ctx := h.t.Context()
	header := []string{"ID", "Nom"}
	h.save(func(tx *store.Tx) error { return saveImport(ctx, tx, store.HeldImport{}, broughtIn()) })
	h.save(func(tx *store.Tx) error {
		return errors.Join(
			tx.PutImportRows(ctx, "import-1", nil, importRows()), tx.SetImportProgress(ctx, "import-1", 2, 3), tx.SetImportHeader(ctx, "import-1", header),
			tx.SetImportProblem(ctx, "import-1", nil), tx.PutPiece(ctx, "import-1", 0, []byte("ID;Nom"), noon, noon.Add(-time.Hour)),
			tx.PutMapping(ctx, header, partner.Mapping{"nom": "name"}))
	})
	h.must(h.View(ctx, func(v *store.View) error {
		ids, working := v.ImportsAtWork(ctx)
		_, rows := v.ImportRows(ctx, "import-1", 0, 2)
		_, undo := v.RowsToUndo(ctx, "import-1", 0, 10)
		piece, _, read := v.Piece(ctx, "import-1", 0)
		mapping, mapped := v.MappingFor(ctx, []string{"nom", "id"})
		if len(ids) != 1 || string(piece) != "ID;Nom" || mapping["nom"] != "name" {
			h.t.Errorf("at work %q, the file %q, mapped %v", ids, piece, mapping)
		}
		return errors.Join(working, rows, undo, read, mapped)
	}))
	_, err := h.reads.Imports(ctx, read.ImportMark{})
	h.must(err)
	_, err = h.reads.Imports(ctx, read.ImportMark{At: noon, ID: "import-9"})
	h.must(err)
	_, err = h.reads.Import(ctx, "import-1")
	h.must(err)
	for _, f := range []read.RowFilter{{}, {Verdict: partner.Create}, {Field: "nps"}, {Reason: partner.NPSOutOfRange}, {Undone: partner.RowKept}} {
		_, err = h.reads.ImportRows(ctx, "import-1", f)
		h.must(err)
	}
	for _, gap := range read.Gaps {
		_, err = h.reads.Incomplete(ctx, gap, read.NameMark{Name: "Salon 9", ID: "account-9"})
		h.must(err)
	}
	h.save(func(tx *store.Tx) error {
		return errors.Join(tx.DropPieces(ctx, "import-1"), tx.DropImportRows(ctx, "import-1"))
	})
}
