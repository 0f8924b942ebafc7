package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/domain/view"
	"rebond/internal/read"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

func TestAnAccountIsFoundByAnythingThatIsKnownOfIt(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		a := salon(1)
		a.Phone, a.Email, a.SIRET, a.Key = "+33612345678", "Contact@Aurora.example", "55210055400013", "0013X00002AbC"
		other := salon(2)
		other.Phone, other.Email = "+33612345699", "contact@lilas.example"
		h.save(func(tx *store.Tx) error {
			return errors.Join(bring(tx, dossier.Dossier{Account: a}), bring(tx, dossier.Dossier{Account: other}))
		})
		for typed, want := range map[string]string{
			"06 12 34 56 78": "Salon 1", "0612345": "Salon 1, Salon 2", "contact@aurora": "Salon 1", "552 100 554": "Salon 1",
			"0013x00002abc": "Salon 1", "CRM-2": "Salon 2", "salon 1": "Salon 1, Salon 2",
		} {
			found, err := h.reads.Search(t.Context(), typed)
			h.must(err)
			if got := names(found.Rows); got != want {
				t.Errorf("%q finds %q, want %q", typed, got, want)
			}
		}

		held := h.dossier(a.ID)
		after := held.Dossier
		after.Account.Phone = "+33699999999"
		h.save(func(tx *store.Tx) error {
			_, err := tx.SaveDossier(context.Background(), held, after, entry(a.ID))
			return err
		})
		found, err := h.reads.Search(t.Context(), "06 12 34 56 78")
		h.must(err)
		if len(found.Rows) > 0 && !found.Near && names(found.Rows) == "Salon 1" {
			t.Error("an account is still found by a number that it no longer has")
		}
		if found, err = h.reads.Search(t.Context(), "06 99 99 99 99"); err != nil || names(found.Rows) != "Salon 1" {
			t.Errorf("by its new number: %q, %v", names(found.Rows), err)
		}
	})
}

func names(rows []read.AccountRow) string {
	all := make([]string, len(rows))
	for i, row := range rows {
		all[i] = row.Name
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func TestTheBoardShowsEachOpenCaseOnce(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.filled()
		for _, owner := range []staff.ID{"", "nina"} {
			var queues []read.Queue
			for _, at := range read.Columns {
				queues = append(queues, read.Queue{At: at, Owner: owner, Size: 7})
			}
			seen := map[string]int{}
			for more := true; more; {
				pages, err := h.reads.Board(t.Context(), queues...)
				h.must(err)
				more = false
				for i, page := range pages {
					for _, row := range page.Rows {
						seen[row.Mark.ID]++
						queues[i].After = row.Mark
					}
					more = more || page.More
				}
			}
			want := wanted(read.Queue{Owner: owner})
			if len(seen) != len(want) {
				t.Errorf("owner %q: %d cases on the board, %d are open", owner, len(seen), len(want))
			}
			for id, n := range seen {
				if n != 1 {
					t.Errorf("case %s stands there %d times", id, n)
				}
			}
		}
	})
}

func TestADayShowsWhatWaitsAndNothingElse(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		today := day.MustParse("2026-06-09")
		formal := wish(3, today)
		formal.PlanExpiresOn = today.AddDays(20)
		theirs, nobodys := wish(5, today.AddDays(-2)), wish(6, today.AddDays(3))
		theirs.Owner, nobodys.Owner = "omar", ""
		stop := billingstop.Case{ID: "stop-4", Account: "account-4", Cause: "case-4", Stage: billingstop.New, Owner: "nina", OpenedOn: today, DueOn: today.AddDays(7)}
		todo := func(id task.ID, due int, assignee staff.ID, queue staff.Role) task.Task {
			return task.Task{ID: id, Account: "account-1", What: task.CallPartner, Assignee: assignee, Queue: queue, DueOn: today.AddDays(due), State: task.Open}
		}
		h.save(func(tx *store.Tx) error {
			one := dossier.Dossier{Account: salon(1), Tasks: []task.Task{
				todo("task-late", -1, "nina", ""), todo("task-queue", 0, "", staff.AM), todo("task-later", 1, "nina", ""), todo("task-other", 0, "omar", ""),
			}}.WithChurn(wish(1, today))
			return errors.Join(bring(tx, one), bring(tx, dossier.Dossier{Account: salon(2)}.WithChurn(wish(2, today.AddDays(1)))),
				bring(tx, dossier.Dossier{Account: salon(3)}.WithChurn(formal)), bring(tx, dossier.Dossier{Account: salon(4)}.WithBillingStop(stop)),
				bring(tx, dossier.Dossier{Account: salon(5)}.WithChurn(theirs)), bring(tx, dossier.Dossier{Account: salon(6)}.WithChurn(nobodys)))
		})
		for _, c := range []struct {
			name  string
			whose func(staff.ID) bool
			want  string
		}{
			{"an AM", nil, "tasks task-late task-queue; formal case-3; due case-1; ending stop-4; nobodys; behind; then task-later case-2"},
			{"a manager of Omar", func(id staff.ID) bool { return id == "omar" }, "tasks task-late task-queue; formal case-3; due case-1; ending stop-4; nobodys case-6; behind case-5; then task-later case-2"},
			{"a manager of nobody", func(staff.ID) bool { return false }, "tasks task-late task-queue; formal case-3; due case-1; ending stop-4; nobodys case-6; behind; then task-later case-2"},
		} {
			t.Run(c.name, func(t *testing.T) {
				w, err := h.reads.Today(t.Context(), nina().Actor(), today, c.whose)
				h.must(err)
				if got := told(w); got != c.want {
					t.Errorf("got  %s\nwant %s", got, c.want)
				}
			})
		}
	})
}

// told names everything that waits.
func told(w read.Waiting) string {
	tasks := "tasks"
	for _, row := range w.Tasks {
		tasks += " " + string(row.ID)
	}
	of := func(name string, rows []read.Row) string {
		for _, row := range rows {
			name += " " + row.Mark.ID
		}
		return name
	}
	then := "then"
	if w.NextTask != nil {
		then += " " + string(w.NextTask.ID)
	}
	if w.NextCase != nil {
		then += " " + w.NextCase.Mark.ID
	}
	return strings.Join([]string{
		tasks, of("formal", w.Formal), of("due", w.Due), of("ending", w.Ending), of("nobodys", w.Nobodys), of("behind", w.Behind), then,
	}, "; ")
}

func saved(id view.ID, owner staff.ID, sharing view.Sharing) view.View {
	return view.View{ID: id, List: view.Cases, Name: "Vue " + string(id), Query: "due=late", Sharing: sharing, Owner: owner, ChangedBy: owner, ChangedOn: day.MustParse("2026-06-09")}
}

func keep(tx *store.Tx, held store.HeldView, after view.View) error {
	_, err := tx.SaveView(context.Background(), held, after, history.Entry{
		At: noon, Actor: "nina", Policy: "1", Told: history.Told{Verb: "view.made", About: after.Ref()},
	})
	return err
}

func (h *house) view(id view.ID) (held store.HeldView, found bool) {
	h.t.Helper()
	h.must(h.View(context.Background(), func(v *store.View) (err error) {
		held, found, err = v.SavedView(context.Background(), id)
		return err
	}))
	return held, found
}

func TestASavedViewIsSeenByThoseItIsFor(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error {
			return errors.Join(
				keep(tx, store.HeldView{}, saved("a", "nina", view.Personal)), keep(tx, store.HeldView{}, saved("b", "omar", view.Personal)),
				keep(tx, store.HeldView{}, saved("c", "omar", view.Shared)), keep(tx, store.HeldView{}, saved("d", "mona", view.Locked)))
		})
		for who, want := range map[staff.ID]string{"nina": "a c d", "omar": "b c d", "mona": "c d"} {
			views, err := h.reads.Views(t.Context(), view.Cases, who)
			h.must(err)
			var ids []string
			for _, v := range views {
				ids = append(ids, string(v.ID))
			}
			if got := strings.Join(ids, " "); got != want {
				t.Errorf("%s sees %q, want %q", who, got, want)
			}
		}
		views, err := h.reads.Views(t.Context(), view.Tasks, "nina")
		if err != nil || len(views) > 0 {
			t.Errorf("a list shows another one’s views: %v, %v", views, err)
		}
		if _, err := h.reads.View(t.Context(), "b", "nina"); err == nil {
			t.Error("somebody sees another’s personal view")
		}
	})
}

func TestAViewIsNeverOverwrittenUnseenAndLeavesItsHistory(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.save(func(tx *store.Tx) error { return keep(tx, store.HeldView{}, saved("a", "nina", view.Shared)) })
		first, _ := h.view("a")
		renamed := first.View
		renamed.Name = "Autre nom"
		h.save(func(tx *store.Tx) error { return keep(tx, first, renamed) })
		err := h.Save(t.Context(), func(tx *store.Tx) error { return keep(tx, first, saved("a", "nina", view.Shared)) })
		if !errors.Is(err, engine.ErrTaken) {
			t.Errorf("a view read before another saved it is saved again: %v", err)
		}
		held, _ := h.view("a")
		if held.Name != "Autre nom" || held.Head.Seq != 2 {
			t.Errorf("it stands as %+v", held)
		}
		h.save(func(tx *store.Tx) error {
			_, err := tx.DropView(t.Context(), held, history.Entry{At: noon, Actor: "nina", Policy: "1", Told: history.Told{Verb: "view.deleted", About: held.Ref()}})
			return err
		})
		if _, found := h.view("a"); found {
			t.Error("a view that was deleted is still there")
		}
		if entries := h.entries(store.ViewSubject("a")); len(entries) != 3 {
			t.Errorf("its history has %d entries, want 3", len(entries))
		}
		if flaws := h.flaws(); len(flaws) > 0 {
			t.Errorf("history and the present differ: %v", flaws)
		}
	})
}

func TestTheOpenCasesOfFoundAccounts(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		closed := wish(2, day.MustParse("2026-06-01"))
		closed.Stage, closed.Closing = churn.Closed, &churn.Closing{Outcome: churn.RecoveredNoAction, By: "nina", On: closed.OpenedOn}
		h.save(func(tx *store.Tx) error {
			return errors.Join(bring(tx, dossier.Dossier{Account: salon(1)}.WithChurn(wish(1, day.MustParse("2026-06-01")))),
				bring(tx, dossier.Dossier{Account: salon(2)}.WithChurn(closed)))
		})
		cases, err := h.reads.OpenCases(t.Context(), []read.AccountRow{{ID: "account-1"}, {ID: "account-2"}})
		h.must(err)
		if got := fmt.Sprint(cases); got != "map[account-1:[{case-1 churn}]]" {
			t.Errorf("got %s", got)
		}
	})
}

// ways asks everything that finding one's way asks: the tour's part of it.
func (h *house) ways() {
	h.t.Helper()
	ctx, today := h.t.Context(), day.MustParse("2026-06-09")
	moved := salon(77_000)
	moved.Phone = "+33612345678"
	h.save(func(tx *store.Tx) error { return bring(tx, dossier.Dossier{Account: moved}) })
	held := h.dossier(moved.ID)
	held.Account.Phone = ""
	h.save(func(tx *store.Tx) error {
		return errors.Join(keep(tx, store.HeldView{}, saved("tour", "nina", view.Personal)), keep(tx, store.HeldView{}, saved("gone", "nina", view.Shared)))
	})
	gone, _ := h.view("gone")
	h.save(func(tx *store.Tx) error {
		before := held
		before.Account.Phone = moved.Phone
		_, err := tx.SaveDossier(ctx, before, held.Dossier, entry(moved.ID))
		_, failed := tx.DropView(ctx, gone, history.Entry{At: noon, Actor: "nina", Policy: "1", Told: history.Told{Verb: "view.deleted", About: gone.Ref()}})
		return errors.Join(err, failed)
	})
	for _, ask := range []func() error{
		func() error { _, err := h.reads.Search(ctx, "CRM-1"); return err },
		func() error { _, err := h.reads.OpenCases(ctx, []read.AccountRow{{ID: "account-1"}}); return err },
		func() error { _, err := h.reads.Views(ctx, view.Cases, "nina"); return err },
		func() error {
			_, err := h.reads.Today(ctx, nina().Actor(), today, func(staff.ID) bool { return true })
			return err
		},
	} {
		h.must(ask())
	}
	for _, at := range read.Places() {
		for _, owner := range []staff.ID{"", "nina"} {
			for _, q := range []read.Queue{
				{At: at, Owner: owner, Size: 5},
				{At: at, Owner: owner, To: today, Size: 5},
				{At: at, Owner: owner, From: today, To: today, After: read.Mark{NextOn: today, ID: "case-1"}},
			} {
				_, err := h.reads.Board(ctx, q)
				h.must(err)
			}
		}
	}
	_, err := h.reads.Queue(ctx, read.Queue{Nobodys: true})
	h.must(err)
}
