package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"rebond/internal/api"
	"rebond/internal/domain/task"
)

func TestEachSeesTheirTasksAndThoseOfTheirQueue(t *testing.T) {
	onBothEngines(t, func(t *testing.T, d *desk) {
		d.lost()
		for _, c := range []struct {
			name  string
			who   *caller
			query string
			want  []string
		}{
			{"an AM has what is asked of them", d.nina, "", []string{
				"2026-06-09 update_crm_status, Aurora Coiffure expiring_plan, Nina Vasseur", "2026-07-10 cut_access, Aurora Coiffure expiring_plan, Nina Vasseur",
			}},
			{"up to a day, that day included", d.nina, "?to=2026-06-09", []string{"2026-06-09 update_crm_status, Aurora Coiffure expiring_plan, Nina Vasseur"}},
			{"up to a day before all of it", d.nina, "?to=2026-06-08", nil},
			{"finance has its queue, which is no one person's", d.felix, "", []string{"2026-07-09 stop_billing, Aurora Coiffure expiring_plan, "}},
			{"another AM has none of hers", d.leo, "", nil},
			{"a manager has no queue", d.mona, "", nil},
		} {
			t.Run(c.name, func(t *testing.T) {
				var got []string
				for _, row := range as[api.TaskList](c.who.get("/tasks" + c.query).is(http.StatusOK)).Tasks {
					got = append(got, fmt.Sprintf("%s %s, %s %s, %s", row.DueOn, row.What, row.AccountName, row.AccountStatus, row.AssigneeName))
				}
				if !slices.Equal(got, c.want) {
					t.Errorf("got %q, want %q", got, c.want)
				}
			})
		}
	})
}

func TestTheListOfTasksGoesOnFromItsLastRow(t *testing.T) {
	d := newDesk(t)
	const salons, each = 60, 2 // the call, and the CRM’s status
	for i := range salons {
		d.salon = d.account(fmt.Sprintf("Salon %02d", i), "Nantes")
		d.open()
	}
	seen, pages, next := map[task.ID]bool{}, 0, "/tasks?to=2026-12-31"
	var last api.TaskRow
	for next != "" {
		list := as[api.TaskList](d.nina.get(next).is(http.StatusOK))
		for _, row := range list.Tasks {
			if seen[row.ID] || row.DueOn < last.DueOn || row.AssigneeName != "Nina Vasseur" {
				t.Fatalf("listed %+v", row)
			}
			seen[row.ID], last = true, row
		}
		next = list.Next
		pages++
	}
	if len(seen) != salons*each || pages != 3 {
		t.Errorf("%d tasks in %d pages", len(seen), pages)
	}
}

func TestAListOfTasksIsAskedForInTheRightWords(t *testing.T) {
	d := newDesk(t)
	for query, field := range map[string]string{
		"to=2026-02-30": "to", "to=soon": "to", "after=somewhere": "after", "after=id~someday": "after", "of=nina": "of",
	} {
		p := d.nina.get("/tasks?" + query).problem(http.StatusUnprocessableEntity)
		if len(p.Problems) != 1 || p.Problems[0].Field != field {
			t.Errorf("%s is refused with %+v", query, p.Problems)
		}
	}
}

func TestATaskIsFinishedOnce(t *testing.T) {
	d := newDesk(t)
	d.open()
	tasks := func() []api.Task {
		return as[api.Account](d.nina.get("/accounts/" + string(d.salon)).is(http.StatusOK)).Tasks
	}
	told := tasks()[slices.IndexFunc(tasks(), func(t api.Task) bool { return t.What == task.UpdateCRMStatus })]
	if told.AssigneeName != "Nina Vasseur" {
		t.Errorf("the task %+v", told)
	}
	d.nina.post("/tasks/"+string(told.ID)+"/done", "").is(http.StatusOK)
	d.nina.post("/tasks/"+string(told.ID)+"/done", "").problem(http.StatusConflict)
}
