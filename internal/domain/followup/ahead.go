package followup

import (
	"cmp"
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

// Foreseen is something that will happen on a day if nobody changes anything.
type Foreseen struct {
	On     day.Day
	Text   because.Text
	Inputs []because.Input
	Rule   string
}

const (
	planEnds     because.Text = "ahead.plan_ends"
	billingStops because.Text = "ahead.billing_stops"
	accountGoes  because.Text = "ahead.account_leaves"
	taskDue      because.Text = "ahead.task_due"
)

// Ahead lists what is foreseen for an account, in the order of the days: the end
// of its plan and what the night after it does (CH-9 to CH-11), and what people
// have to do from today on.
func Ahead(d dossier.Dossier, today day.Day) []Foreseen {
	var ahead []Foreseen
	if ped := d.Account.PlanExpiresOn; d.Account.Status == partner.ExpiringPlan && !ped.IsZero() {
		ahead = append(ahead,
			Foreseen{On: ped, Text: planEnds, Rule: "CH-9"},
			Foreseen{On: ped, Text: billingStops, Rule: "CH-10"},
			Foreseen{On: ped.AddDays(1), Text: accountGoes, Rule: "CH-11"})
	}
	for _, t := range d.Tasks {
		if t.State == task.Open && t.DueOn >= today {
			ahead = append(ahead, Foreseen{On: t.DueOn, Text: taskDue, Inputs: because.Inputs("task", t.What)})
		}
	}
	slices.SortStableFunc(ahead, func(a, b Foreseen) int { return cmp.Compare(a.On, b.On) })
	return ahead
}
