package storetest

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/store"
	"rebond/internal/store/engine"
	"rebond/test/pg"
)

// house is a store of a test, on an engine that remembers what it was asked.
type house struct {
	*store.Store
	reads  *read.Reads
	engine *remembering
	t      testing.TB
	closed bool
}

// onBothEngines runs a test on a new store on each engine.
func onBothEngines(t *testing.T, test func(*testing.T, *house)) {
	t.Run("sqlite", func(t *testing.T) { test(t, open(t, newFile(t))) })
	t.Run("postgres", func(t *testing.T) { test(t, open(t, pg.Fresh(t))) })
}

func newFile(t testing.TB) string { return filepath.Join(t.TempDir(), "desk.db") }

func open(t testing.TB, at string) *house {
	t.Helper()
	db, err := engine.Open(context.Background(), at)
	if err != nil {
		t.Fatal(err)
	}
	remembers := remember(db)
	s, err := store.On(context.Background(), remembers)
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Store: s, reads: read.New(s), engine: remembers, t: t}
	t.Cleanup(h.close)
	return h
}

// close gives the database back, once.
func (h *house) close() {
	h.t.Helper()
	if !h.closed {
		h.closed = true
		h.must(h.Close())
	}
}

// must fails the test on an error.
func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) save(save func(*store.Tx) error) {
	h.t.Helper()
	h.must(h.Save(context.Background(), save))
}

// dossier reads an account with everything under it.
func (h *house) dossier(id partner.AccountID) (held store.Held) {
	h.t.Helper()
	h.must(h.View(context.Background(), func(v *store.View) (err error) {
		held, err = v.WholeDossier(context.Background(), id)
		return err
	}))
	return held
}

func (h *house) entries(subject string) (entries []history.Entry) {
	h.t.Helper()
	h.must(h.View(context.Background(), func(v *store.View) (err error) {
		entries, err = v.Entries(context.Background(), subject, 0)
		return err
	}))
	return entries
}

// flaws checks all chains. What a procedure forbids is saved here as anything else, for it
// is the domain that refuses it.
func (h *house) flaws() (flaws []store.Flaw) {
	h.t.Helper()
	h.must(h.View(context.Background(), func(v *store.View) error {
		chains, err := v.Chains(context.Background(), "", 10_000)
		for _, c := range chains {
			found, failed := v.Verify(context.Background(), c, &store.Check{})
			found = slices.DeleteFunc(found, func(f store.Flaw) bool { return f.Rule != "" })
			flaws, err = append(flaws, found...), errors.Join(err, failed)
		}
		return err
	}))
	return flaws
}

// rename saves an account under another name.
func rename(tx *store.Tx, held store.Held, name string) error {
	after := held.Dossier
	after.Account.Name = name
	_, err := tx.SaveDossier(context.Background(), held, after, entry(held.Account.ID))
	return err
}

// bring saves a new account, with whatever is in the dossier.
func bring(tx *store.Tx, d dossier.Dossier) error {
	_, err := tx.SaveDossier(context.Background(), store.Held{}, d, entry(d.Account.ID))
	return err
}

var noon = time.Date(2026, time.June, 9, 10, 0, 0, 123_000, time.UTC)

func entry(id partner.AccountID) history.Entry {
	return history.Entry{
		Subject: string(id), At: noon, Actor: "nina", Policy: "1",
		Told: history.Told{Verb: "account.saved", About: history.Ref{Kind: "account", ID: string(id)}, Because: because.Of("EV-3", "account.demo")},
	}
}

// salon is the nth account of a test.
func salon(n int) partner.Account {
	number := strconv.Itoa(n)
	return partner.Account{
		ID: partner.AccountID("account-" + number), Key: "CRM-" + number, Name: "Salon " + number, City: "Lyon", Owner: "nina",
		Platform: partner.Connect, Status: partner.Active,
	}
}

// wish is an open churn case on the nth account.
func wish(n int, lookOn day.Day) churn.Case {
	return churn.Case{
		ID: churn.CaseID("case-" + strconv.Itoa(n)), Account: salon(n).ID, Stage: churn.New, Owner: "nina", OpenedOn: lookOn, OpenedBy: "omar", LookOn: lookOn,
		Requests: []churn.Request{{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", On: lookOn, By: "omar"}},
	}
}

func nina() staff.Person {
	return staff.Person{ID: "nina", Name: "Nina Vasseur", Email: "nina@salons.example", Role: staff.AM, Team: "paris", Lang: "fr", Active: true}
}
