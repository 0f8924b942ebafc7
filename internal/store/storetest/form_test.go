package storetest

import (
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/read"
	"rebond/internal/store"
)

func TestAQueueListsCasesByTheirFiscalChurn(t *testing.T) { // CH-5
	onBothEngines(t, func(t *testing.T, h *house) {
		on := day.MustParse("2026-06-09")
		none, waiting, received := wish(1, on), wish(2, on), wish(3, on)
		waiting.Links = []churn.FormLink{{To: "a@salon.example", Lang: "fr", SentOn: on, SentBy: "nina", ExpiresOn: on.AddDays(14)}}
		received.Documents = []churn.Document{{Medium: churn.Letter, ReceivedOn: on, RecordedOn: on, RecordedBy: "nina"}}
		h.save(func(tx *store.Tx) error {
			for n, c := range []churn.Case{none, waiting, received} {
				if err := bring(tx, dossier.Dossier{Account: salon(n + 1)}.WithChurn(c)); err != nil {
					return err
				}
			}
			return nil
		})
		for fiscal, want := range map[churn.Fiscal]churn.CaseID{churn.NoFiscal: none.ID, churn.AwaitsFiscal: waiting.ID, churn.FiscalReceived: received.ID} {
			page, err := h.reads.Queue(t.Context(), read.Queue{Fiscal: fiscal})
			h.must(err)
			if len(page.Rows) != 1 || page.Count != 1 || page.Rows[0].Mark.ID != string(want) {
				t.Errorf("%s lists %+v, want %s alone", fiscal, page.Rows, want)
			}
		}
	})
}

func TestASettingPutOnceStaysAsItIs(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		for _, value := range []string{"first", "second"} {
			h.save(func(tx *store.Tx) error { return tx.PutSettingOnce(t.Context(), "name", value) })
		}
		h.must(h.View(t.Context(), func(v *store.View) error {
			got, err := v.Setting(t.Context(), "name")
			if got != "first" {
				t.Errorf("it is %q, want the first", got)
			}
			return err
		}))
	})
}
