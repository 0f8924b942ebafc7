package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

func aRound() round.Round {
	r, _ := round.Made(round.Round{
		ID: "round-1", Action: round.TakeBack, Said: round.Said{"reason": "Il reste."}, Rows: 102, By: "nina", MadeAt: noon.UTC(),
	})
	return r
}

func saveRound(ctx context.Context, tx *store.Tx, held store.HeldRound, after round.Round) error {
	return tx.SaveRound(ctx, held, after, history.Entry{At: noon, Actor: "nina", Told: round.Moved{Round: after}.Told(), Policy: "2026-1"})
}

func roundRows() []store.RoundRow {
	return []store.RoundRow{
		{Number: 1, ID: "case-1", Account: "account-1", Verdict: round.Goes},
		{Number: 2, ID: "case-2", Account: "account-2", Verdict: round.Refused, Refused: refusal.New(refusal.Illegal, "CH-12", "", "churn.nothing_to_take_back", "on", noon.UTC())},
		{Number: 3, ID: "nowhere", Verdict: round.Refused, Refused: refusal.New(refusal.Unknown, "", "", "door.not_found", "value", "nowhere")},
	}
}

func TestARoundIsReadBackAsItWasSaved(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		ctx := t.Context()
		var ids []string
		for n := range 102 {
			ids = append(ids, fmt.Sprintf("case-%d", n+1))
		}
		h.save(func(tx *store.Tx) error {
			return errors.Join(saveRound(ctx, tx, store.HeldRound{}, aRound()), tx.PutRoundPieces(ctx, "round-1", ids))
		})
		h.must(h.View(ctx, func(v *store.View) error {
			piece, rows, err := v.NextRoundPiece(ctx, "round-1")
			if piece != 0 || len(rows) != 100 || rows[99].ID != "case-100" || rows[99].Number != 100 {
				t.Errorf("the first piece is %d, of %d rows", piece, len(rows))
			}
			return err
		}))
		h.save(func(tx *store.Tx) error { return tx.CheckedRoundPiece(ctx, "round-1", 0, roundRows()) })
		h.must(h.View(ctx, func(v *store.View) error {
			piece, rows, err := v.NextRoundPiece(ctx, "round-1")
			if piece != 1 || len(rows) != 2 || rows[0].Number != 101 || rows[1].ID != "case-102" {
				t.Errorf("the second piece is %d: %+v", piece, rows)
			}
			return err
		}))
		file, err := h.reads.Round(ctx, "round-1")
		h.must(err)
		if diff := cmp.Diff(aRound(), file.Round); diff != "" {
			t.Errorf("the round (-saved +read):\n%s", diff)
		}
		if done, total := file.Progress(); done != 3 || total != 102 || file.Counts[round.Goes] != 1 || file.Counts[round.Refused] != 2 {
			t.Errorf("%d of %d are looked at, %v", done, total, file.Counts)
		}
		ended := roundRows()[:1]
		ended[0].Verdict, ended[0].Entry = round.Done, 7
		h.save(func(tx *store.Tx) error { return tx.EndRoundRows(ctx, "round-1", ended) })
		page, err := h.reads.RoundRows(ctx, "round-1", "", 0)
		h.must(err)
		want := append(ended, roundRows()[1:]...)
		for i, row := range page.Rows {
			if diff := cmp.Diff(want[i], row.RoundRow); diff != "" {
				t.Errorf("row %d (-saved +read):\n%s", i+1, diff)
			}
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Errorf("history and present differ: %v", flaws)
		}
	})
}

func TestOfTwoWhoMoveARoundOneIsTold(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return saveRound(t.Context(), tx, store.HeldRound{}, aRound()) })
		var held store.HeldRound
		h.must(h.View(t.Context(), func(v *store.View) (err error) {
			held, _, err = v.Round(t.Context(), "round-1")
			return err
		}))
		next, _, err := held.Moved(round.Finish)
		h.must(err)
		h.save(func(tx *store.Tx) error { return saveRound(t.Context(), tx, held, next) })
		err = h.Save(t.Context(), func(tx *store.Tx) error { return saveRound(t.Context(), tx, held, next) })
		if !errors.Is(err, engine.ErrTaken) {
			t.Errorf("the second one is told %v", err)
		}
	})
}

// tourRounds asks everything about rounds that packages store and read can ask.
func (h *house) tourRounds() {
	h.t.Helper()
	ctx := h.t.Context()
	h.save(func(tx *store.Tx) error {
		return errors.Join(saveRound(ctx, tx, store.HeldRound{}, aRound()), tx.PutRoundPieces(ctx, "round-1", []string{"case-1"}))
	})
	h.must(h.View(ctx, func(v *store.View) error {
		ids, working := v.RoundsAtWork(ctx)
		_, _, next := v.NextRoundPiece(ctx, "round-1")
		_, going := v.RowsThatGo(ctx, "round-1", 20)
		if len(ids) != 1 {
			h.t.Errorf("at work: %q", ids)
		}
		return errors.Join(working, next, going)
	}))
	h.save(func(tx *store.Tx) error {
		return errors.Join(tx.CheckedRoundPiece(ctx, "round-1", 0, roundRows()), tx.EndRoundRows(ctx, "round-1", roundRows()[:1]))
	})
	for _, mark := range []read.RoundMark{{}, {At: noon, ID: "round-9"}} {
		for _, by := range []staff.ID{"", "nina"} {
			_, err := h.reads.Rounds(ctx, by, mark)
			h.must(err)
		}
	}
	_, err := h.reads.Round(ctx, "round-1")
	h.must(err)
	for _, verdict := range []round.Verdict{"", round.Refused} {
		_, err = h.reads.RoundRows(ctx, "round-1", verdict, 1)
		h.must(err)
	}
	_, err = h.reads.CaseIDs(ctx, read.Queue{Owner: "nina"})
	h.must(err)
	_, err = h.reads.TaskIDs(ctx, read.Todo{Of: nina().Actor()})
	h.must(err)
	for _, list := range []read.AccountsList{{}, {Gap: read.NoOwner}, {Query: "salon"}} {
		_, err = h.reads.AccountIDs(ctx, list)
		h.must(err)
	}
	h.save(func(tx *store.Tx) error { return tx.DropRoundRows(ctx, "round-1") })
}
