package storetest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
	"rebond/internal/store"
)

// listed is how many accounts the lists' tests have: more than two pages.
const listed = 130

// filled has accounts with cases of every kind and state, several on one day.
func (h *house) filled() {
	h.t.Helper()
	h.save(func(tx *store.Tx) error {
		for n := range listed {
			if err := bring(tx, listedDossier(n)); err != nil {
				return err
			}
		}
		return nil
	})
}

func listedDossier(n int) dossier.Dossier {
	on := day.MustParse("2026-06-01").AddDays(n % 7)
	owner := []staff.ID{"nina", "omar"}[n%2]
	c := wish(n, on)
	c.Owner = owner
	if n%3 == 0 {
		c.Stage, c.Closing = churn.Closed, &churn.Closing{Outcome: churn.NotRecovered, By: owner, On: on}
		c.PlanExpiresOn = on.AddDays(30)
	}
	d := dossier.Dossier{Account: salon(n)}.WithChurn(c)
	if n%3 == 0 {
		d = d.WithBillingStop(billingstop.Case{
			ID: billingstop.CaseID(fmt.Sprintf("stop-%d", n)), Account: d.Account.ID, Cause: string(c.ID),
			Stage: []billingstop.Stage{billingstop.New, billingstop.Completed}[n%2], Owner: owner, OpenedOn: on, DueOn: c.PlanExpiresOn,
		})
	}
	return d
}

// queues are all the shapes that a queue has.
func queues() []read.Queue {
	var all []read.Queue
	for _, closed := range []bool{false, true} {
		for _, kind := range []string{"", "churn", "billing_stop"} {
			for _, owner := range []staff.ID{"", "nina"} {
				for _, from := range []day.Day{0, day.MustParse("2026-06-03")} {
					for _, to := range []day.Day{0, day.MustParse("2026-07-03")} {
						all = append(all, read.Queue{Kind: kind, Closed: closed, Owner: owner, From: from, To: to})
					}
				}
			}
		}
	}
	return all
}

func TestAQueueGivesEachRowOnceForwardAndBack(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.filled()
		for _, q := range queues() {
			forward := h.forward(q)
			want := wanted(q)
			if !slices.Equal(forward, want) {
				t.Errorf("%+v: forward %d rows, want %d in their order", q, len(forward), len(want))
			}
			back := h.back(q, forward)
			if !slices.Equal(back, forward) {
				t.Errorf("%+v: back %d rows, forward %d", q, len(back), len(forward))
			}
		}
	})
}

// forward reads a queue page by page to its end.
func (h *house) forward(q read.Queue) (ids []string) {
	h.t.Helper()
	for {
		page, err := h.reads.Queue(context.Background(), q)
		h.must(err)
		for _, row := range page.Rows {
			ids = append(ids, row.Mark.ID)
		}
		if page.Less != !q.After.IsZero() {
			h.t.Errorf("%+v says that there are rows before: %v", q, page.Less)
		}
		if page.Count != len(wanted(q)) {
			h.t.Errorf("%+v counts %d, want %d", q, page.Count, len(wanted(q)))
		}
		if !page.More {
			return ids
		}
		q.After = page.Rows[len(page.Rows)-1].Mark
	}
}

// back reads a queue page by page from its last row to its start.
func (h *house) back(q read.Queue, forward []string) (ids []string) {
	h.t.Helper()
	if len(forward) == 0 {
		return forward
	}
	ids = forward[len(forward)-1:]
	q.Before = markOf(ids[0])
	for more := true; more; {
		page, err := h.reads.Queue(context.Background(), q)
		h.must(err)
		if more = page.Less; len(page.Rows) == 0 {
			break
		}
		var before []string
		for _, row := range page.Rows {
			before = append(before, row.Mark.ID)
		}
		ids = append(before, ids...)
		q.Before = page.Rows[0].Mark
	}
	return ids
}

func markOf(id string) read.Mark {
	for n := range listed {
		for _, r := range rowsOf(listedDossier(n)) {
			if r.Mark.ID == id {
				return r.Mark
			}
		}
	}
	return read.Mark{}
}

// row is a case as a queue sees it.
type row struct {
	read.Mark
	kind  string
	open  bool
	owner staff.ID
}

func rowsOf(d dossier.Dossier) (rows []row) {
	for _, c := range d.Churn {
		rows = append(rows, row{read.Mark{NextOn: c.NextOn(), ID: string(c.ID)}, "churn", c.Stage != churn.Closed, c.Owner})
	}
	for _, c := range d.BillingStops {
		rows = append(rows, row{read.Mark{NextOn: c.DueOn, ID: string(c.ID)}, "billing_stop", c.Stage == billingstop.New, c.Owner})
	}
	return rows
}

// wanted are the cases that a queue should have, in their order.
func wanted(q read.Queue) (ids []string) {
	var rows []row
	for n := range listed {
		for _, r := range rowsOf(listedDossier(n)) {
			if r.open != q.Closed && (q.Kind == "" || q.Kind == r.kind) && (q.Owner == "" || q.Owner == r.owner) &&
				(q.From == 0 || r.NextOn >= q.From) && (q.To == 0 || r.NextOn <= q.To) {
				rows = append(rows, r)
			}
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.NextOn, b.NextOn), cmp.Compare(a.ID, b.ID)) })
	if q.Closed {
		slices.Reverse(rows)
	}
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestTheAccountsGiveEachRowOnceForwardAndBack(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.filled()
		var forward, back []string
		var after, before read.NameMark
		for more := true; more; {
			page, err := h.reads.Accounts(t.Context(), after, read.NameMark{})
			h.must(err)
			for _, r := range page.Rows {
				forward = append(forward, string(r.ID))
				after = read.NameMark{Name: r.Name, ID: r.ID}
			}
			if more = page.More; page.Count != listed {
				t.Errorf("%d accounts counted, want %d", page.Count, listed)
			}
		}
		before = after
		for more := true; more; {
			page, err := h.reads.Accounts(t.Context(), read.NameMark{}, before)
			h.must(err)
			more = page.Less
			var rows []string
			for _, r := range page.Rows {
				rows = append(rows, string(r.ID))
			}
			back = append(rows, back...)
			before = read.NameMark{Name: page.Rows[0].Name, ID: page.Rows[0].ID}
		}
		if seen := slices.Compact(slices.Sorted(slices.Values(forward))); len(seen) != listed || len(forward) != listed {
			t.Errorf("forward: %d rows, %d accounts, want %d", len(forward), len(seen), listed)
		}
		if back = append(back, forward[len(forward)-1]); !slices.Equal(back, forward) {
			t.Errorf("back: %d rows, forward %d", len(back), len(forward))
		}
	})
}

func TestASearchFindsWhatWasMeant(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.filled()
		aurora := salon(1000)
		aurora.Name, aurora.City = "Aurora Coiffure", "Villeurbanne"
		h.save(func(tx *store.Tx) error { return bring(tx, dossier.Dossier{Account: aurora}) })
		for _, typed := range []string{"aurora", "coiffure villeurbanne", "Auroar Coifure", "auro"} {
			page, err := h.reads.Search(t.Context(), typed)
			h.must(err)
			if len(page.Rows) == 0 || page.Rows[0].ID != aurora.ID {
				t.Errorf("%q finds %+v first, want Aurora", typed, page.Rows)
			}
		}
		page, err := h.reads.Search(t.Context(), "zzzzqqqq")
		h.must(err)
		if len(page.Rows) != 0 {
			t.Errorf("nonsense finds %+v", page.Rows)
		}
	})
}

func TestSomebodysTasksGiveEachRowOnce(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		owner := staff.Actor{ID: "nina", Role: staff.AM}
		var want []string
		h.save(func(tx *store.Tx) error {
			for n := range listed {
				x := task.Task{
					ID: task.ID(fmt.Sprintf("task-%03d", n)), Account: string(salon(n).ID), What: task.CallPartner,
					DueOn: day.MustParse("2026-06-01").AddDays(n / 40), State: task.Open,
				}
				switch n % 10 {
				case 0:
					x.Assignee = "somebody-else"
				case 1:
					x.Queue = staff.Finance
				case 2:
					x.Assignee, x.State, x.EndedBy = owner.ID, task.Done, owner.ID
				case 3, 4, 5:
					x.Queue = owner.Role
				default:
					x.Assignee = owner.ID
				}
				if n%10 > 2 {
					want = append(want, string(x.ID))
				}
				if err := bring(tx, dossier.Dossier{Account: salon(n)}.WithTask(x)); err != nil {
					return err
				}
			}
			return nil
		})
		var got []string
		for todo, more := (read.Todo{Of: owner}), true; more; {
			page, err := h.reads.Tasks(t.Context(), todo)
			h.must(err)
			for _, r := range page.Rows {
				got = append(got, string(r.ID))
				todo.After = read.TaskMark{DueOn: r.DueOn, ID: r.ID}
			}
			more = page.More
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d tasks %v, want %d %v", len(got), got, len(want), want)
		}
	})
}
