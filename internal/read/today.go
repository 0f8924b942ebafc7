package read

import (
	"context"
	"fmt"
	"slices"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

// Waiting is what one person has before them on a day, each part the most pressing
// first.
type Waiting struct {
	Tasks     []TaskRow // late or due: theirs, their queue's, and those of whom they stand in for
	MoreTasks bool
	Formal    []Row // cases whose form or letter is here: to be decided (CH-8)
	Due       []Row // the other cases that are looked at today or should have been
	Ending    []Row // notices that end soon
	Nobodys   []Row // for a manager: cases of accounts without one who manages them
	Behind    []Row // for a manager: late cases of others
	// Of what comes next, the first task and the first case.
	NextTask *TaskRow
	NextCase *Row
}

const (
	// most is how many rows each part of a day shows.
	most = 30
	// soon is how many days ahead the end of a notice is told.
	soon = 7
	// mostBehind is how many late cases are looked through for those of a manager's
	// people.
	mostBehind = 200
)

// Today reads what waits for somebody on a day. Whose says whether a manager looks
// after someone's cases; nil for whoever isn't a manager.
func (r *Reads) Today(ctx context.Context, of staff.Actor, on day.Day, whose func(staff.ID) bool) (Waiting, error) {
	var w Waiting
	var coming []TaskRow
	var later []Row
	queries := tasksOf(Todo{Of: of, To: on}, most+1, &w.Tasks)
	queries = append(queries, tasksOf(Todo{Of: of, After: TaskMark{DueOn: on, ID: lastID}}, 1, &coming)...)
	for _, mind := range of.Minds() {
		queries = append(queries,
			Queue{At: AtFormal, Owner: mind, Size: most}.into(&w.Formal),
			Queue{Kind: "churn", Owner: mind, To: on, Size: most}.into(&w.Due),
			Queue{At: AtNotice, Owner: mind, To: on.AddDays(soon), Size: most}.into(&w.Ending),
			Queue{Owner: mind, From: on.AddDays(1), Size: 1}.into(&later))
	}
	if whose != nil {
		queries = append(queries,
			Queue{Nobodys: true, Size: most}.into(&w.Nobodys),
			Queue{To: on.AddDays(-1), Size: mostBehind}.into(&w.Behind))
	}
	err := r.engineOf().Query(ctx, queries...)
	if err != nil {
		return w, fmt.Errorf("read the day of %s: %w", of.ID, err)
	}
	byDue(w.Tasks)
	w.MoreTasks, w.Tasks = len(w.Tasks) > most, w.Tasks[:min(len(w.Tasks), most)]
	byNext(w.Formal, w.Due, w.Ending)
	w.Due = slices.DeleteFunc(w.Due, func(row Row) bool { return row.formal() })
	w.Behind = slices.DeleteFunc(w.Behind, func(row Row) bool { return row.owner() == "" || row.owner() == of.ID || !whose(row.owner()) })
	w.Behind = w.Behind[:min(len(w.Behind), most)]
	w.NextTask, w.NextCase = first(coming, taskSooner), first(later, rowSooner)
	return w, nil
}

// lastID is behind every task of a day.
const lastID = "\U0010FFFF"

// into is the question for a queue's first rows.
func (q Queue) into(rows *[]Row) engine.Query {
	list := q.page(false)
	return engine.Query{SQL: list.sql, Args: list.args, Row: func(scan engine.Scan) error {
		row, err := scanRow(scan)
		*rows = append(*rows, row)
		return err
	}}
}

// formal reports whether a document made the partner's wish formal.
func (r Row) formal() bool {
	return slices.ContainsFunc(r.Churn, func(c churn.Case) bool { return !c.PlanExpiresOn.IsZero() })
}

// owner is whose case it is.
func (r Row) owner() staff.ID {
	for _, c := range r.Churn {
		return c.Owner
	}
	for _, c := range r.BillingStops {
		return c.Owner
	}
	return ""
}

func byNext(lists ...[]Row) {
	for _, rows := range lists {
		slices.SortFunc(rows, rowSooner)
	}
}

// first is the soonest of some rows; nil where there are none.
func first[R any](rows []R, sooner func(a, b R) int) *R {
	if len(rows) == 0 {
		return nil
	}
	soonest := slices.MinFunc(rows, sooner)
	return &soonest
}
