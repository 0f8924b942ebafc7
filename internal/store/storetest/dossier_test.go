package storetest

import (
	"errors"
	"reflect"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
	"rebond/internal/store"
)

func TestEveryFieldOfADossierIsReadBackAsItWasSaved(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		saved := full()
		h.save(func(tx *store.Tx) error { return bring(tx, saved) })
		if diff := cmp.Diff(saved, h.dossier(saved.Account.ID).Dossier); diff != "" {
			t.Errorf("saved (-) is read as (+):\n%s", diff)
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Errorf("history and present differ: %v", flaws)
		}
	})
}

func TestEveryFieldOfADossierCanBeEmptiedAgain(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return bring(tx, full()) })
		held := h.dossier(full().Account.ID)
		bare := bareOf(held.Dossier)
		h.save(func(tx *store.Tx) error {
			_, err := tx.SaveDossier(t.Context(), held, bare, entry(held.Account.ID))
			return err
		})
		after := h.dossier(held.Account.ID)
		if diff := cmp.Diff(bare.Account, after.Account); diff != "" {
			t.Errorf("an account without values (-) is read as (+):\n%s", diff)
		}
		if diff := cmp.Diff(bare.Churn, after.Churn); diff != "" {
			t.Errorf("a case without values (-) is read as (+):\n%s", diff)
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Errorf("history and present differ: %v", flaws)
		}
	})
}

// full is a dossier in which every field has a value of its own: one that the
// tables have no column for is missed when it is read back.
func full() dossier.Dossier {
	var d dossier.Dossier
	fill(reflect.ValueOf(&d).Elem(), new(int))
	d.Account.Status = partner.ExpiringPlan
	for i := range d.Churn {
		d.Churn[i].Account, d.Churn[i].Stage = d.Account.ID, churn.Closed
	}
	for i := range d.BillingStops {
		d.BillingStops[i].Account, d.BillingStops[i].Stage = d.Account.ID, billingstop.New
	}
	for i := range d.Tasks {
		d.Tasks[i].Account, d.Tasks[i].State = string(d.Account.ID), task.Open
	}
	for i := range d.Effects {
		d.Effects[i].Account, d.Effects[i].State = string(d.Account.ID), effect.InHand
	}
	for i := range d.Opportunities {
		d.Opportunities[i].Account = string(d.Account.ID)
	}
	return d
}

// fill gives every field below a value a value that no other one has. Days rise, so
// that records stand in the order in which they are read.
func fill(v reflect.Value, n *int) {
	*n++
	switch {
	case v.Type() == reflect.TypeFor[day.Day]():
		v.SetInt(int64(day.MustParse("2026-01-01")) + int64(*n))
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.Kind() == reflect.String:
		v.SetString("é’" + strconv.Itoa(1000+*n))
	case v.CanInt():
		v.SetInt(int64(*n))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
		panic("no value for " + v.Type().String())
	}
}

// bareOf is a dossier that keeps nothing but what names its records.
func bareOf(d dossier.Dossier) dossier.Dossier {
	d.Account = partner.Account{ID: d.Account.ID, Status: partner.Active}
	d.Churn = []churn.Case{bareCase(d.Churn[0]), bareCase(d.Churn[1])}
	return d
}

// bareCase keeps what a case never loses: who opened it when, and its first request.
func bareCase(c churn.Case) churn.Case {
	return churn.Case{
		ID: c.ID, Account: c.Account, Stage: churn.Closed, OpenedOn: c.OpenedOn, OpenedBy: c.OpenedBy,
		Requests: c.Requests[:1], Closing: c.Closing,
	}
}

// More than one statement takes, of rows as of ids.
func TestManyDossiersAreSavedAndReadAsOneIs(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		const many = 150
		var ids []partner.AccountID
		changes := make([]store.Change, many)
		for i := range changes {
			d := dossier.Dossier{Account: salon(i)}.WithChurn(wish(i, day.MustParse("2026-06-09")))
			changes[i] = store.Change{After: d, Entry: entry(d.Account.ID)}
			ids = append(ids, d.Account.ID)
		}
		h.save(func(tx *store.Tx) error {
			_, err := tx.SaveDossiers(t.Context(), changes...)
			return err
		})
		h.save(func(tx *store.Tx) error {
			held, err := tx.Dossiers(t.Context(), ids...)
			for i := range changes {
				after := held[i].Dossier
				after.Account.Status = partner.Retention
				changes[i] = store.Change{Held: held[i], After: after, Entry: entry(ids[i])}
			}
			entries, failed := tx.SaveDossiers(t.Context(), changes...)
			if len(entries) != many || entries[many-1].Seq != 2 {
				t.Errorf("%d entries, the last %+v; want the second of each", len(entries), entries[many-1])
			}
			return errors.Join(err, failed)
		})
		h.must(h.View(t.Context(), func(v *store.View) error {
			held, err := v.Dossiers(t.Context(), append(ids, "nobody's")...)
			for i, c := range changes {
				if diff := cmp.Diff(c.After, held[i].Dossier); diff != "" || held[i].Head.Seq != 2 {
					t.Errorf("account %d, at entry %d, saved (-) is read as (+):\n%s", i, held[i].Head.Seq, diff)
				}
			}
			if held[many].Account.ID != "" {
				t.Errorf("an account that isn’t there is read as %+v", held[many])
			}
			return err
		}))
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Error(flaws)
		}
	})
}
