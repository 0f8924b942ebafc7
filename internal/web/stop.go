package web

import (
	"slices"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/task"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// billingStop is the page of a case Disable Billing Company Product.
func (t teller) billingStop(stop billingstop.Case, all bool) page.Case {
	lang := t.desk.Lang
	own := func(id string) bool { return id == string(stop.ID) }
	history, older := latest(t.file.HistoryOfStop(string(stop.ID)), all, casePath(string(stop.ID)))
	model := page.Case{
		Desk: t.desk, ID: string(stop.ID), Type: lang.Say(words.BillingStopType), Salon: t.salon(),
		Owner: t.file.People.Name(stop.Owner), Opened: stop.OpenedOn,
		Path: t.stopPath(stop), Card: t.stopCard(stop),
		Tasks:   t.tasks(func(x task.Task) bool { return own(x.Case) }),
		Effects: t.effects(func(e effect.Effect) bool { return own(e.Case) }),
		History: newestFirst(t.entries(history)), Older: older,
	}
	if cause, ok := t.file.ChurnCase(churn.CaseID(stop.Cause)); ok {
		model.Sisters = append(model.Sisters, t.sisterChurn(cause))
	}
	return model
}

func (t teller) stopPath(stop billingstop.Case) []page.Step {
	lang := t.desk.Lang
	opened := page.Step{Name: lang.Say(words.StepOpened), State: page.Done, On: stop.OpenedOn}
	end := page.Step{Name: lang.Say(words.StepPlanEnd), State: page.Here, On: stop.DueOn, Why: t.why(stop.Ref(), "due_on")}
	last := page.Step{Name: t.word(billingstop.Completed), State: page.Ahead}
	switch stop.Stage {
	case billingstop.Completed:
		end.State, last.State, last.On = page.Done, page.Done, stop.EndedOn
	case billingstop.Cancelled:
		return []page.Step{opened, {Name: t.word(stop.Stage), State: page.Done, On: stop.EndedOn}}
	}
	return []page.Step{opened, end, last}
}

func (t teller) stopCard(stop billingstop.Case) page.Card {
	title, what, on := words.CardStopTitle, words.CardStopWhat, stop.DueOn
	confirmed := t.confirmed(stop)
	switch {
	case stop.Stage == billingstop.Cancelled:
		title, what, on = words.CardCalledOff, words.CardCalledOffWhat, stop.EndedOn
	case stop.Stage == billingstop.Completed && confirmed:
		title, what = words.CardStoppedTitle, words.CardStoppedWhat
	case stop.Stage == billingstop.Completed:
		title, what = words.CardUnstopped, words.CardUnstoppedWhat
	case confirmed:
		what = words.CardStopSet
	}
	return page.Card{
		Title: t.desk.Lang.Say(title), What: t.desk.Lang.Say(what, "day", on), Rules: []string{"CH-10"},
		Facts: []page.Fact{{Label: t.desk.Lang.Field("plan_expiration_date"), Day: stop.DueOn, Why: t.why(stop.Ref(), "due_on")}},
	}
}

// confirmed reports whether the billing system is known to stop.
func (t teller) confirmed(stop billingstop.Case) bool {
	return slices.ContainsFunc(t.file.Effects, func(e effect.Effect) bool {
		return e.Case == string(stop.ID) && e.What == effect.StopBilling && e.State == effect.Confirmed
	})
}

// effectStates say where an effect stands, as pages show it.
var effectStates = map[effect.State]page.EffectState{
	effect.InHand: page.ByHand, effect.Confirmed: page.Confirmed, effect.Withdrawn: page.Cancelled,
}

func (t teller) effect(e effect.Effect) page.Effect {
	said := page.Effect{What: t.withStatus(t.word(e.What), e.Detail), State: effectStates[e.State], On: e.DueOn, Why: t.why(e.Ref(), "due_on")}
	for _, x := range t.file.Tasks {
		if x.ID == e.Task {
			said.By = t.assignee(x)
			if x.State == task.Done {
				said.By, said.On = t.file.People.Name(x.EndedBy), x.EndedOn
			}
		}
	}
	return said
}
