package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/store"
)

func TestAnEntryAsTheFirstOnesWereStoredIsReadAsItWas(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return bring(tx, dossier.Dossier{Account: salon(1)}) })
		h.raw(`update event set changes = '[{"kind":"account","id":"account-1","field":"status","after":"active"},{"kind":"account","id":"account-1","field":"city","before":"Lyon","after":"Nice"}]' where subject = 'account-1'`)
		ref := salon(1).Ref()
		want := []history.Change{{Ref: ref, Field: "status", After: "active"}, {Ref: ref, Field: "city", Before: "Lyon", After: "Nice"}}
		if diff := cmp.Diff(want, h.entries("account-1")[0].Changes); diff != "" {
			t.Errorf("stored (-) is read as (+):\n%s", diff)
		}
	})
}
