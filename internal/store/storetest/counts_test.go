package storetest

import (
	"testing"

	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/read"
	"rebond/internal/store"
)

func TestACountKnowsWhatThisNodeSaved(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		for n := range 3 {
			counts, err := h.reads.Counts(t.Context(), read.Queue{}, read.Queue{Owner: "omar"})
			if h.must(err); counts[0] != n || counts[1] != 0 {
				t.Errorf("with %d cases of Nina’s: %v", n, counts)
			}
			h.save(func(tx *store.Tx) error {
				return bring(tx, dossier.Dossier{Account: salon(n)}.WithChurn(wish(n, day.MustParse("2026-06-09"))))
			})
		}
	})
}
