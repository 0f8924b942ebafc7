package storetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"rebond/internal/domain/day"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/store"
)

// histories are all the shapes that a question about the history of all has.
func histories() []read.Histories {
	var all []read.Histories
	for _, actor := range []staff.ID{"", "nina"} {
		for _, verb := range []string{"", "account.renamed"} {
			for _, from := range []day.Day{0, day.MustParse("2026-06-02")} {
				for _, to := range []day.Day{0, day.MustParse("2026-06-08")} {
					all = append(all, read.Histories{Actor: actor, Verb: verb, From: from, To: to, Zone: time.UTC})
				}
			}
		}
	}
	return all
}

func TestTheHistoryOfAllGivesEachEntryOnceTheLatestFirst(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.filled()
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		const renamed = 70 // more than a page, two a day, from the 1st of June
		for n := range renamed {
			held := h.dossier(salon(n).ID)
			h.save(func(tx *store.Tx) error {
				after := held.Dossier
				after.Account.Name = fmt.Sprintf("Belle Île %d", n)
				told := entry(held.Account.ID)
				told.Verb, told.Actor = "account.renamed", []string{"nina", "omar"}[n%2]
				told.At = day.MustParse("2026-06-01").Start(time.UTC).Add(time.Duration(n) * 12 * time.Hour)
				_, err := tx.SaveDossier(t.Context(), held, after, told)
				return err
			})
		}
		everything := h.histories(read.Histories{Zone: time.UTC})
		if want := listed + 1 + renamed; len(everything) != want {
			t.Fatalf("%d entries, want %d", len(everything), want)
		}
		if !slices.IsSortedFunc(everything, func(a, b read.HistoryRow) int { return b.At.Compare(a.At) }) {
			t.Error("the latest entries don’t come first")
		}
		for _, of := range histories() {
			var want []read.HistoryMark
			for _, row := range everything {
				on := day.Of(row.At, time.UTC)
				if (of.Actor == "" || row.Actor == string(of.Actor)) && (of.Verb == "" || row.Verb == of.Verb) &&
					on >= of.From && (of.To.IsZero() || on <= of.To) {
					want = append(want, row.Mark())
				}
			}
			if len(want) == 0 {
				t.Errorf("%+v asks for nothing that is there", of)
			}
			var got []read.HistoryMark
			for _, row := range h.histories(of) {
				got = append(got, row.Mark())
			}
			if !slices.Equal(got, want) {
				t.Errorf("%+v: %d entries, want %d in their order", of, len(got), len(want))
			}
		}
	})
}

func TestAnEntryNamesTheSalonThatItWasSavedUnder(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return came(tx, nina()) })
		h.save(func(tx *store.Tx) error { return bring(tx, full()) })
		for _, row := range h.histories(read.Histories{Zone: time.UTC}) {
			if want := map[string]string{string(full().Account.ID): full().Account.Name}[row.Subject]; row.Salon != want {
				t.Errorf("an entry of %s names the salon %q, want %q", row.Subject, row.Salon, want)
			}
		}
	})
}

// histories reads the history of all page by page to its end.
func (h *house) histories(of read.Histories) (rows []read.HistoryRow) {
	h.t.Helper()
	for {
		page, err := h.reads.Histories(h.t.Context(), of)
		h.must(err)
		rows = append(rows, page.Rows...)
		if !page.More {
			return rows
		}
		of.After = page.Rows[len(page.Rows)-1].Mark()
	}
}
