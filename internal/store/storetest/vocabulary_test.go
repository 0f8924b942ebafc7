package storetest

import (
	"fmt"
	"sync"
	"testing"

	"rebond/internal/domain/dossier"
	"rebond/internal/store"
)

func TestSearchesGoOnWhileAccountsCome(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		comes := func(n int) {
			h.save(func(tx *store.Tx) error {
				a := salon(n)
				a.Name = fmt.Sprintf("Maison %c%c", 'a'+n/26, 'a'+n%26)
				if err := tx.PutSetting(t.Context(), store.WordsMark, fmt.Sprint(n)); err != nil {
					return err
				}
				return bring(tx, dossier.Dossier{Account: a})
			})
		}
		comes(0)
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				for range 25 {
					page, err := h.reads.Search(t.Context(), "maison")
					if err != nil || len(page.Rows) == 0 {
						t.Errorf("%d rows, %v", len(page.Rows), err)
					}
				}
			})
		}
		for n := 1; n < 30; n++ {
			comes(n)
		}
		all.Wait()
		for try := range 1000 { // the last words may still be being read
			page, err := h.reads.Search(t.Context(), "bd")
			h.must(err)
			if len(page.Rows) > 0 && page.Rows[0].Name == "Maison bd" {
				return
			}
			if try == 999 {
				t.Errorf("the last one isn’t found: %+v", page.Rows)
			}
		}
	})
}
