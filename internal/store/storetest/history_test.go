package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

func TestAnEntryIsReadBackWithItsReasonsInTheirTypes(t *testing.T) {
	month, err := day.ParseStated("2026-07")
	if err != nil {
		t.Fatal(err)
	}
	written := because.Inputs(
		"day", day.MustParse("2026-06-30"), "stated", month, "instant", noon, "count", 3, "yes", true, "text", "trop cher",
		"status", partner.ExpiringPlan, "mediums", []churn.Medium{churn.Form, churn.Letter}, "names", []string{"Aurora", "Belle Île"})
	read := because.Inputs(
		"day", day.MustParse("2026-06-30"), "stated", month, "instant", noon, "count", 3, "yes", true, "text", "trop cher",
		"status", because.Word{List: "account_status", Word: "expiring_plan"},
		"mediums", []because.Word{{List: churn.Form.Kind(), Word: "form"}, {List: churn.Form.Kind(), Word: "letter"}},
		"names", []string{"Aurora", "Belle Île"})
	onBothEngines(t, func(t *testing.T, h *house) {
		told := entry(salon(1).ID)
		told.Because = because.Reasons{{Rule: "CH-9", Text: "notice.months", Inputs: written}, {Rule: "EV-1", Text: "account.demo"}}
		told.Facts = written
		h.save(func(tx *store.Tx) error {
			_, err := tx.SaveDossier(t.Context(), store.Held{}, dossier.Dossier{Account: salon(1)}, told)
			return err
		})
		got := h.entries(string(salon(1).ID))[0]
		want := because.Reasons{{Rule: "CH-9", Text: "notice.months", Inputs: read}, {Rule: "EV-1", Text: "account.demo"}}
		if diff := cmp.Diff(want, got.Because); diff != "" {
			t.Errorf("the reasons (-) are read as (+):\n%s", diff)
		}
		if !got.At.Equal(noon) || got.At.Location() != time.UTC || got.Actor != "nina" || got.Policy != "1" || got.Verb != "account.saved" || got.About != salon(1).Ref() {
			t.Errorf("the entry is read as %+v", got)
		}
	})
}

func TestAnErasedValueIsGoneAndTheChainStillHolds(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return bring(tx, dossier.Dossier{Account: salon(1)}) })
		if change := changeOf(t, h, "name"); change.After != "Salon 1" || !change.Personal {
			t.Fatalf("the name is told as %+v", change)
		}
		h.raw(`delete from event_personal where subject = $1`, string(salon(1).ID))
		if change := changeOf(t, h, "name"); change.After != "" || !change.Personal {
			t.Errorf("the erased name is told as %+v", change)
		}
		if flaws := fmt.Sprint(h.flaws()); !strings.Contains(flaws, "no entry tells that they were erased") {
			t.Errorf("nobody told it, and a check finds %s", flaws)
		}

		held, told := h.dossier(salon(1).ID), entry(salon(1).ID)
		told.Verb = "personal.erased"
		nameless := held.Dossier
		nameless.Account.Name = "effacé"
		h.save(func(tx *store.Tx) error {
			_, err := tx.SaveDossier(t.Context(), held, nameless, told)
			return err
		})
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Errorf("it was told, and erasing broke the chain: %v", flaws)
		}
		h.raw(`update account set phone = '0611223344' where id = $1`, string(salon(1).ID))
		if flaws := fmt.Sprint(h.flaws()); !strings.Contains(flaws, "phone is") {
			t.Errorf("a phone stands that nobody told, and a check finds %s", flaws)
		}
	})
}

func TestWhateverIsChangedBehindTheStoreIsFound(t *testing.T) {
	cases := []struct{ name, sql, says string }{
		{"a word in an entry", `update event set changes = replace(changes, 'CRM-1', 'CRM-9')`, "isn’t as it was sealed"},
		{"who acted", `update event set actor = 'omar' where seq = 2`, "isn’t as it was sealed"},
		{"a personal value", `update event_personal set changes = replace(changes, 'Salon 1', 'Salon 9')`, "isn’t the one that was sealed"},
		{"an entry that is gone", `delete from event where seq = 1`, "is missing"},
		{"a tail that is gone", `delete from event where seq = 3`, "the chain ends before its head"},
		{"the present", `update account set status = 'churned'`, `status is "churned"`},
		{"a case that is gone", `delete from case_tag; delete from desk_case`, "is gone"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			h := open(t, newFile(t))
			h.save(func(tx *store.Tx) error {
				return bring(tx, dossier.Dossier{Account: salon(1)}.WithChurn(wish(1, day.MustParse("2026-06-09"))))
			})
			for _, name := range []string{"Aurora", "Belle Île"} {
				held := h.dossier(salon(1).ID)
				h.save(func(tx *store.Tx) error { return rename(tx, held, name) })
			}
			if flaws := h.flaws(); len(flaws) > 0 {
				t.Fatalf("before anything was changed: %v", flaws)
			}
			h.raw(c.sql)
			var said []string
			for _, f := range h.flaws() {
				said = append(said, f.What)
			}
			if !strings.Contains(strings.Join(said, "\n"), c.says) {
				t.Errorf("found %q, want one that says %q", said, c.says)
			}
		})
	}
}

// raw changes the database behind the store.
func (h *house) raw(sql string, args ...any) {
	h.t.Helper()
	h.must(h.engine.Engine.Write(h.t.Context(), func(w engine.Writer) error { return w.Exec(h.t.Context(), sql, args...) }))
}

// changeOf finds the first salon's first change of a field.
func changeOf(t *testing.T, h *house, field string) history.Change {
	t.Helper()
	for _, e := range h.entries(string(salon(1).ID)) {
		for _, c := range e.Changes {
			if c.Field == field {
				return c
			}
		}
	}
	t.Fatalf("no change of %s", field)
	return history.Change{}
}
