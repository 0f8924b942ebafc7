package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/store"
	"rebond/internal/store/engine"
	"rebond/test/pg"
)

// Whatever is done, in whatever order, both engines answer the same, refuse the
// same, and hold the same in the end.
func TestBothEnginesAnswerTheSameToTheSameOperations(t *testing.T) {
	both := []*house{open(t, newFile(t)), open(t, pg.Fresh(t))}
	rounds := 0
	rapid.Check(t, func(t *rapid.T) {
		rounds++ // accounts of its own for each round, in the same two databases
		for range rapid.IntRange(1, 25).Draw(t, "operations") {
			op := operations[rapid.IntRange(0, len(operations)-1).Draw(t, "operation")]
			x := operand{
				account: rounds*10 + rapid.IntRange(0, 2).Draw(t, "account"),
				value:   rapid.IntRange(0, 3).Draw(t, "value"), stale: rapid.IntRange(0, 9).Draw(t, "stale") == 0,
			}
			said := make([]string, len(both))
			for i, h := range both {
				said[i] = outcome(op.run(h, x))
			}
			if said[0] != said[1] {
				t.Fatalf("%s %+v: sqlite says %q, postgres %q", op.name, x, said[0], said[1])
			}
		}
		for n := range 3 {
			if diff := cmp.Diff(both[0].told(rounds*10+n), both[1].told(rounds*10+n)); diff != "" {
				t.Fatalf("in the end sqlite holds (-), and postgres (+):\n%s", diff)
			}
		}
	})
	for _, h := range both {
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Errorf("%s: %v", h.Engine(), flaws)
		}
	}
}

// operand is what an operation is about.
type operand struct {
	account, value int
	stale          bool // decided on what was there before
}

type operation struct {
	name string
	run  func(*house, operand) (string, error)
}

var operations = []operation{
	{"bring", func(h *house, x operand) (string, error) {
		a := salon(x.account)
		if x.value == 3 {
			a.Key = "CRM-common" // one account's at most
		}
		return h.does(func(tx *store.Tx) error { return bring(tx, dossier.Dossier{Account: a}) })
	}},
	{"rename", func(h *house, x operand) (string, error) {
		held, ok := h.held(x)
		if !ok {
			return "nothing there", nil
		}
		return h.does(func(tx *store.Tx) error { return rename(tx, held, "Salon "+strconv.Itoa(x.value)) })
	}},
	{"open a case", func(h *house, x operand) (string, error) {
		c := wish(x.account, day.MustParse("2026-06-09"))
		c.ID += churn.CaseID("-" + strconv.Itoa(x.value))
		return h.changes(x, func(d dossier.Dossier) dossier.Dossier { return d.WithChurn(c) })
	}},
	{"close a case", func(h *house, x operand) (string, error) {
		return h.changes(x, func(d dossier.Dossier) dossier.Dossier {
			c, _ := d.OpenChurn()
			if c.ID != "" {
				c.Stage, c.Closing = churn.Closed, &churn.Closing{Outcome: churn.NotRecovered, By: "nina", On: day.MustParse("2026-06-10")}
				d = d.WithChurn(c)
			}
			return d
		})
	}},
	{"a status that there isn't", func(h *house, x operand) (string, error) {
		return h.changes(x, func(d dossier.Dossier) dossier.Dossier {
			d.Account.Status = "asleep"
			return d
		})
	}},
	{"answer", func(h *house, x operand) (string, error) {
		key := store.Key{Actor: "nina", Value: strconv.Itoa(x.account), Request: strconv.Itoa(x.value)}
		return h.does(func(tx *store.Tx) error { return tx.PutAnswer(context.Background(), key, "body", noon) })
	}},
	{"what was answered", func(h *house, x operand) (said string, err error) {
		key := store.Key{Actor: "nina", Value: strconv.Itoa(x.account)}
		err = h.View(context.Background(), func(v *store.View) error {
			request, body, found, err := v.Answer(context.Background(), key)
			said = fmt.Sprint(request, body, found)
			return err
		})
		return said, err
	}},
	{"rename, and fail then", func(h *house, x operand) (string, error) {
		x.stale = false // when that shows, before or after the failure, is the engine's own affair
		held, _ := h.held(x)
		return h.does(func(tx *store.Tx) error { return errors.Join(rename(tx, held, "Salon of nobody"), errChanged) })
	}},
	{"by the CRM's key", func(h *house, x operand) (said string, err error) {
		err = h.View(context.Background(), func(v *store.View) error {
			id, found, err := v.AccountNamed(context.Background(), salon(x.account).Key)
			said = fmt.Sprint(id, found)
			return err
		})
		return said, err
	}},
}

var errChanged = errors.New("it changed its mind")

func (h *house) does(save func(*store.Tx) error) (string, error) {
	return "saved", h.Save(context.Background(), save)
}

// held is what an operation decides on: an account as it is, or as it was one
// entry ago.
func (h *house) held(x operand) (store.Held, bool) {
	held := h.dossier(salon(x.account).ID)
	if entries := h.entries(string(held.Account.ID)); x.stale && len(entries) > 1 {
		held.Head.Seq--
	}
	return held, held.Account.ID != ""
}

func (h *house) changes(x operand, change func(dossier.Dossier) dossier.Dossier) (string, error) {
	held, ok := h.held(x)
	if !ok {
		return "nothing there", nil
	}
	return h.does(func(tx *store.Tx) error {
		_, err := tx.SaveDossier(context.Background(), held, change(held.Dossier), entry(held.Account.ID))
		return err
	})
}

// outcome is an answer, or what kind of error came. Whatever only one engine says,
// such as the table of a check, is left out.
func outcome(said string, err error) string {
	for _, kind := range []error{engine.ErrTaken, engine.ErrUnavailable, engine.ErrUnknown, errChanged} {
		if errors.Is(err, kind) {
			return kind.Error()
		}
	}
	if err != nil {
		return "another error"
	}
	return said
}

// told is an account with its history, without what is drawn anew each time.
func (h *house) told(n int) []any {
	id := salon(n).ID
	held := h.dossier(id)
	var changes []any
	for _, e := range h.entries(string(id)) {
		changes = append(changes, e.Seq, e.Verb, e.Changes)
	}
	return slices.Concat([]any{held.Account, held.Churn, held.Head.Seq}, changes)
}
