package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/partner"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

func TestOfTwoWhoSaveAnAccountAtOnceOneIsTold(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		const rounds = 20
		h.save(func(tx *store.Tx) error { return bring(tx, dossier.Dossier{Account: salon(1)}) })
		for round := range rounds {
			held := h.dossier(salon(1).ID)
			var race sync.WaitGroup
			errs := make([]error, 2)
			for i := range errs {
				race.Go(func() {
					errs[i] = h.Save(context.Background(), func(tx *store.Tx) error {
						return rename(tx, held, fmt.Sprintf("Salon %d of %d", round, i))
					})
				})
			}
			race.Wait()
			if (errs[0] == nil) == (errs[1] == nil) {
				t.Fatalf("the two got %v and %v; want one saved, one not", errs[0], errs[1])
			}
			if err := errors.Join(errs...); !errors.Is(err, engine.ErrTaken) {
				t.Fatalf("the one who was late got %v, want ErrTaken", err)
			}
		}
		entries := h.entries(string(salon(1).ID))
		if len(entries) != rounds+1 {
			t.Fatalf("%d entries, want one for each round and the first", len(entries))
		}
		for i, e := range entries {
			if e.Seq != i+1 {
				t.Errorf("entry %d has place %d", i+1, e.Seq)
			}
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Error(flaws)
		}
	})
}

func TestAnAccountHasOneOpenChurnCase(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		first, second := wish(1, day.MustParse("2026-06-09")), wish(1, day.MustParse("2026-06-10"))
		second.ID = "case-second"
		h.save(func(tx *store.Tx) error { return bring(tx, dossier.Dossier{Account: salon(1)}.WithChurn(first)) })
		held := h.dossier(salon(1).ID)
		err := h.Save(context.Background(), func(tx *store.Tx) error {
			_, err := tx.SaveDossier(context.Background(), held, held.WithChurn(second), entry(salon(1).ID))
			return err
		})
		var taken engine.Taken
		if !errors.As(err, &taken) || taken.Table != "desk_case" {
			t.Fatalf("a second open case got %v, want desk_case taken", err)
		}
		if got := h.dossier(salon(1).ID); len(got.Churn) != 1 || got.Head != held.Head {
			t.Errorf("%d cases and the head %v, want all as it was", len(got.Churn), got.Head)
		}
	})
}

func TestAWriteThatFailsLeavesNothing(t *testing.T) {
	failed := errors.New("it changed its mind")
	onBothEngines(t, func(t *testing.T, h *house) {
		err := h.Save(context.Background(), func(tx *store.Tx) error {
			if err := bring(tx, dossier.Dossier{Account: salon(1)}); err != nil {
				return err
			}
			return failed
		})
		if !errors.Is(err, failed) {
			t.Errorf("got %v, want the write's own error", err)
		}
		if held := h.dossier(salon(1).ID); held.Account.ID != "" || held.Head.Seq != 0 {
			t.Errorf("%+v is there", held)
		}
	})
}

// On SQLite writes that wait for the disk share a commit: of this many at once, most do.
func TestWritesThatShareACommitFailAlone(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		const atOnce = 90
		h.save(func(tx *store.Tx) error { return tx.PutAnswer(t.Context(), theirs, "", noon) })
		errs := make([]error, atOnce)
		var all sync.WaitGroup
		for i := range errs {
			all.Go(func() {
				errs[i] = h.Save(context.Background(), func(tx *store.Tx) error {
					err := bring(tx, dossier.Dossier{Account: salon(i)})
					switch i % 3 {
					case 1:
						return tx.PutAnswer(t.Context(), theirs, "", noon)
					case 2:
						panic("it fell over")
					}
					return err
				})
			})
		}
		all.Wait()
		for i, err := range errs {
			there := h.dossier(salon(i).ID).Account.ID != ""
			if good := i%3 == 0; there != good || (err == nil) != good {
				t.Errorf("write %d is there: %v, and was told %v", i, there, err)
			}
			if i%3 == 1 && !errors.Is(err, engine.ErrTaken) {
				t.Errorf("write %d wanted a key that is taken, and was told %v", i, err)
			}
			if i%3 == 2 && !strings.Contains(fmt.Sprint(err), "it fell over") {
				t.Errorf("write %d panicked and was told %v", i, err)
			}
		}
	})
}

var theirs = store.Key{Actor: "omar", Value: "taken"}

func TestAWriteWhoseCallerLeftIsNotBegun(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		gone, leave := context.WithCancel(context.Background())
		leave()
		err := h.Save(gone, func(tx *store.Tx) error {
			_, err := tx.SaveDossier(gone, store.Held{}, dossier.Dossier{Account: salon(1)}, entry(salon(1).ID))
			return err
		})
		there := h.dossier(salon(1).ID).Account.ID != ""
		if err == nil != there {
			t.Errorf("told %v, and it is there: %v", err, there)
		}
	})
}

func TestACallerWhoLeavesDoesNotUndoAWriteUnderWay(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		leaving, leave := context.WithCancel(context.Background())
		err := h.Save(leaving, func(tx *store.Tx) error {
			_, err := tx.SaveDossier(leaving, store.Held{}, dossier.Dossier{Account: salon(1)}, entry(salon(1).ID))
			leave()
			return err
		})
		if there := h.dossier(salon(1).ID).Account.ID != ""; err != nil || !there {
			t.Errorf("told %v, and it is there: %v; want it saved", err, there)
		}
	})
}

func TestAClosedStoreSavesNothingMore(t *testing.T) {
	h := open(t, newFile(t))
	h.close()
	ctx := context.Background()
	for does, save := range map[string]func(*store.Tx) error{
		"saves": func(tx *store.Tx) error { return tx.PutSetting(ctx, store.WordsMark, "mark") },
		"asks":  func(tx *store.Tx) error { _, err := tx.Setting(ctx, store.WordsMark); return err },
	} {
		if err := h.Save(ctx, save); !errors.Is(err, engine.ErrUnavailable) {
			t.Errorf("a write that %s got %v, want ErrUnavailable", does, err)
		}
	}
}

func TestOfTwoWhoDoOneWorkAtOnceOneIsToldThatItIsUnderWay(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		ctx := t.Context()
		for range 2 { // what was done can be done again
			mine, err := h.Once(ctx, "night", func() error {
				second, err := h.Once(ctx, "night", func() error {
					t.Error("two are at it")
					return nil
				})
				other, failed := h.Once(ctx, "import", func() error { return nil })
				if second || !other {
					t.Errorf("the same work is let in: %v, another one: %v", second, other)
				}
				return errors.Join(err, failed)
			})
			if !mine || err != nil {
				t.Errorf("%v, %v", mine, err)
			}
		}
		failed := errors.New("it rained")
		if mine, err := h.Once(ctx, "night", func() error { return failed }); !mine || !errors.Is(err, failed) {
			t.Errorf("%v, %v", mine, err)
		}
		if mine, err := h.Once(ctx, "night", func() error { return nil }); !mine || err != nil {
			t.Errorf("after one that failed: %v, %v", mine, err)
		}
	})
}

func TestAnAccountIsFoundByTheCRMsKeyAndByItsCase(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error {
			return bring(tx, dossier.Dossier{Account: salon(1)}.WithChurn(wish(1, day.MustParse("2026-06-09"))))
		})
		h.must(h.View(t.Context(), func(v *store.View) error {
			for name, found := range map[string]func() (partner.AccountID, bool, error){
				"its id":   func() (partner.AccountID, bool, error) { return v.AccountNamed(t.Context(), "account-1") },
				"its key":  func() (partner.AccountID, bool, error) { return v.AccountNamed(t.Context(), "CRM-1") },
				"its case": func() (partner.AccountID, bool, error) { return v.AccountOfCase(t.Context(), "case-1") },
			} {
				if id, ok, err := found(); id != salon(1).ID || !ok || err != nil {
					t.Errorf("by %s: %q, %v, %v", name, id, ok, err)
				}
			}
			if id, ok, err := v.AccountOfTask(t.Context(), "none"); ok || err != nil {
				t.Errorf("by a task that isn't there: %q, %v, %v", id, ok, err)
			}
			ids, err := v.AccountsByKey(t.Context(), []string{"CRM-0", "CRM-1", "CRM-2"})
			if len(ids) != 1 || ids[0] != salon(1).ID {
				t.Errorf("by three keys: %v", ids)
			}
			return err
		}))
	})
}
