package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// emptied saves an account without anything that hangs on it.
func emptied(tx *store.Tx, held store.Held) error {
	_, err := tx.SaveDossier(context.Background(), held, dossier.Dossier{Account: held.Account}, entry(held.Account.ID))
	return err
}

func TestARecordThatIsGoneLeavesNothingButItsHistory(t *testing.T) { // EV-3
	onBothEngines(t, func(t *testing.T, h *house) {
		brought := full()
		id := brought.Churn[0].ID
		h.save(func(tx *store.Tx) error { return bring(tx, brought) })
		h.save(func(tx *store.Tx) error {
			return tx.PutDraft(t.Context(), id, store.Draft{}, store.Draft{At: noon, By: "nina", Body: "competitor=planity"})
		})
		held := h.dossier(brought.Account.ID)
		h.save(func(tx *store.Tx) error { return emptied(tx, held) })
		after := h.dossier(brought.Account.ID)
		if diff := cmp.Diff(dossier.Dossier{Account: brought.Account}, after.Dossier, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("what should be gone is read (+):\n%s", diff)
		}
		entries := h.entries(string(brought.Account.ID))
		told := history.Diff(held.Records(), after.Records())
		if len(entries) != 2 || len(entries[1].Changes) != len(told) {
			t.Errorf("history tells %d changes of %d", len(entries[len(entries)-1].Changes), len(told))
		}
		h.must(h.View(t.Context(), func(v *store.View) error {
			account, gone, err := v.AccountOfCaseGone(t.Context(), string(id))
			_, stands, failed := v.AccountOfCase(t.Context(), string(id))
			draft, unread := v.Draft(t.Context(), id)
			if !gone || account != brought.Account.ID || stands || draft.Revision() != 0 {
				t.Errorf("the case is gone %v from %q, stands %v, with a draft %v", gone, account, stands, draft)
			}
			return errors.Join(err, failed, unread)
		}))
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Errorf("history and present differ: %v", flaws)
		}
	})
}

func TestARecordIsGoneForAllOrForNone(t *testing.T) { // EV-3
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return bring(tx, full()) })
		held := h.dossier(full().Account.ID)
		h.save(func(tx *store.Tx) error { return rename(tx, held, "Belle Île") })
		err := h.Save(t.Context(), func(tx *store.Tx) error { return emptied(tx, held) })
		if !errors.Is(err, engine.ErrTaken) {
			t.Errorf("over a newer save: %v", err)
		}
		if after := h.dossier(held.Account.ID); len(after.Churn) != len(held.Churn) || len(after.Tasks) != len(held.Tasks) || after.Account.Name != "Belle Île" {
			t.Errorf("a save that failed left %d cases and %d tasks", len(after.Churn), len(after.Tasks))
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Error(flaws)
		}
	})
}
