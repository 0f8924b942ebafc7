package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/read"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// shelve saves the lists after an edit of them.
func shelve(tx *store.Tx, edit func(picklist.Lists) (picklist.Lists, picklist.Edited, error)) error {
	held, err := tx.Lists(context.Background())
	if err != nil {
		return err
	}
	after, event, err := edit(held.Lists)
	if err != nil {
		return err
	}
	_, err = tx.SaveLists(context.Background(), held, after, history.Entry{At: noon, Actor: "mona", Policy: "1", Told: event.Told()})
	return err
}

// started fills the lists as a new desk does.
func (h *house) started() {
	h.t.Helper()
	h.save(func(tx *store.Tx) error {
		held, err := tx.Lists(context.Background())
		if err != nil {
			return err
		}
		_, err = tx.SaveLists(context.Background(), held, picklist.Starters(), history.Entry{At: noon, Actor: "desk", Policy: "1", Told: picklist.Started{}.Told()})
		return err
	})
}

func TestListsAreReadBackAsTheyWereSaved(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.started()
		want := must3(t)(picklist.Starters().Retire(picklist.Competitors, "kiute", picklist.Stamp{By: "mona", On: june}))
		h.save(func(tx *store.Tx) error {
			return shelve(tx, func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) {
				return ls.Retire(picklist.Competitors, "kiute", picklist.Stamp{By: "mona", On: june})
			})
		})
		h.must(h.View(t.Context(), func(v *store.View) error {
			held, err := v.Lists(t.Context())
			if diff := cmp.Diff(want.Items(), held.Items()); diff != "" {
				t.Errorf("saved (-), read (+):\n%s", diff)
			}
			return err
		}))
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Error(flaws)
		}
	})
}

func TestAListChangedBehindHistoryIsAFlaw(t *testing.T) { // EV-3
	onBothEngines(t, func(t *testing.T, h *house) {
		h.started()
		h.must(h.engine.Write(t.Context(), func(w engine.Writer) error {
			return w.Exec(t.Context(), `update list_item set label = 'Doctolib' where list = 'competitor' and key = 'planity'`)
		}))
		if flaws := h.flaws(); len(flaws) != 1 || flaws[0].Subject != store.ListsSubject {
			t.Errorf("found %v, want the one label", flaws)
		}
	})
}

func TestOfTwoWhoEditTheListsAtOnceOneDecidesAgain(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.started()
		var held store.HeldLists
		h.must(h.View(t.Context(), func(v *store.View) (err error) {
			held, err = v.Lists(t.Context())
			return err
		}))
		after := must3(t)(held.Move(picklist.Liked, "till", picklist.Up))
		save := func() error {
			return h.Save(t.Context(), func(tx *store.Tx) error {
				_, err := tx.SaveLists(t.Context(), held, after, history.Entry{At: noon, Actor: "mona", Policy: "1"})
				return err
			})
		}
		h.must(save())
		if err := save(); !errors.Is(err, engine.ErrTaken) {
			t.Errorf("got %v, want that someone was quicker", err)
		}
	})
}

// TestCasesAreFoundByTheirTags: two salons, of which one's summary names a competitor.
func TestCasesAreFoundByTheirTags(t *testing.T) { // CH-4
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return errors.Join(bring(tx, full())) })
		planity := churn.Tag{List: picklist.Competitors, Key: "planity"}
		if rows := h.tagged(planity, false); len(rows) != 0 {
			t.Fatalf("found %v before anybody said it", rows)
		}
		id := h.summarised(full().Account.ID, churn.Summary{
			Leaving: []churn.Cause{{Main: true, Reason: "price", SubReason: "commission"}}, Competitor: "planity", By: "nina", On: june,
		})
		open := h.dossier(full().Account.ID).Churn
		closed := open[slices.IndexFunc(open, func(c churn.Case) bool { return c.ID == id })].Closing != nil
		if rows := h.tagged(planity, closed); !slices.Equal(rows, []string{string(id)}) {
			t.Errorf("found %v, want %s", rows, id)
		}
		if rows := h.tagged(planity, !closed); len(rows) != 0 {
			t.Errorf("found %v where it doesn't stand", rows)
		}
		h.summarised(full().Account.ID, churn.Summary{Leaving: []churn.Cause{{Main: true, Reason: "price", SubReason: "commission"}}, By: "nina", On: june})
		if rows := h.tagged(planity, closed); len(rows) != 0 {
			t.Errorf("found %v after it was taken away", rows)
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Error(flaws)
		}
	})
}

// summarised saves a summary on an account's first churn case.
func (h *house) summarised(account partner.AccountID, s churn.Summary) churn.CaseID {
	h.t.Helper()
	held := h.dossier(account)
	c := held.Churn[0]
	c.Summary = &s
	h.save(func(tx *store.Tx) error {
		_, err := tx.SaveDossier(context.Background(), held, held.WithChurn(c), history.Entry{
			Subject: string(account), At: noon, Actor: "nina", Policy: "1", Told: churn.Summarised{Case: c}.Told(),
		})
		return err
	})
	return c.ID
}

// tagged lists the cases that have a tag.
func (h *house) tagged(tag churn.Tag, closed bool) (ids []string) {
	h.t.Helper()
	page, err := h.reads.Queue(h.t.Context(), read.Queue{Tag: tag, Closed: closed})
	h.must(err)
	if page.Count != len(page.Rows) {
		h.t.Errorf("counted %d, listed %d", page.Count, len(page.Rows))
	}
	for _, row := range page.Rows {
		ids = append(ids, row.Mark.ID)
	}
	return ids
}

func TestADraftTakesThePlaceOfTheOneBefore(t *testing.T) { // CH-4
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return errors.Join(bring(tx, full())) })
		id := full().Churn[0].ID
		first := store.Draft{At: noon, By: "nina", Body: "competitor=planity"}
		second := store.Draft{At: noon.Add(time.Second), By: "omar", Body: "competitor=fresha"}
		h.save(func(tx *store.Tx) error { return tx.PutDraft(context.Background(), id, store.Draft{}, first) })
		h.save(func(tx *store.Tx) error { return tx.PutDraft(context.Background(), id, first, second) })
		if got := h.draft(id); got != second {
			t.Errorf("the draft is %v, want %v", got, second)
		}
		h.save(func(tx *store.Tx) error { return tx.DropDrafts(context.Background(), id, first.Revision()) })
		if got := h.draft(id); got != second {
			t.Errorf("dropping an older one left %v", got)
		}
		h.save(func(tx *store.Tx) error { return tx.DropDrafts(context.Background(), id, second.Revision()) })
		if got := h.draft(id); got.Revision() != 0 {
			t.Errorf("dropped, there is still %v", got)
		}
	})
}

func (h *house) draft(id churn.CaseID) store.Draft {
	h.t.Helper()
	draft, err := h.reads.Draft(h.t.Context(), id)
	h.must(err)
	return draft
}

// must3 takes the lists of an edit that isn't refused.
func must3(t testing.TB) func(picklist.Lists, picklist.Edited, error) picklist.Lists {
	return func(ls picklist.Lists, _ picklist.Edited, err error) picklist.Lists {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return ls
	}
}

// shelves asks everything about lists, tags and drafts.
func (h *house) shelves() {
	h.t.Helper()
	ctx := h.t.Context()
	h.started()
	id := h.summarised(full().Account.ID, churn.Summary{Leaving: []churn.Cause{{Main: true, SubReason: "commission"}}, By: "nina", On: june})
	h.save(func(tx *store.Tx) error {
		return errors.Join(tx.PutDraft(ctx, id, store.Draft{}, store.Draft{At: noon, By: "nina"}), tx.DropDrafts(ctx, id, 1))
	})
	h.draft(id)
	_, err := h.reads.Shelf(ctx, picklist.Liked)
	h.must(err)
	_, err = h.reads.Lists(ctx)
	h.must(err)
	for _, q := range queues() {
		q.Tag, q.After = churn.Tag{List: picklist.Liked, Key: "till"}, read.Mark{NextOn: june, ID: "case-1"}
		_, err := h.reads.Queue(ctx, q)
		h.must(err)
	}
}

var june = day.MustParse("2026-06-08")
