package web

import (
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/task"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// billingStop is the page of a case Disable Billing Company Product.
func (t teller) billingStop(stop billingstop.Case) page.Case {
	lang := t.desk.Lang
	own := func(id string) bool { return id == string(stop.ID) }
	model := page.Case{
		Desk: t.desk, ID: string(stop.ID), Type: lang.Say(words.BillingStopType), Salon: t.salon(),
		Owner: t.file.People.Name(stop.Owner), Opened: stop.OpenedOn,
		Path: t.stopPath(stop), Card: t.stopCard(stop),
		Tasks:   t.tasks(func(x task.Task) bool { return own(x.Case) }),
		History: newestFirst(t.entries(t.file.HistoryOfStop(string(stop.ID)))),
	}
	for _, e := range t.file.Effects {
		if own(e.Case) {
			model.Effects = append(model.Effects, t.effect(e))
		}
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
	switch stop.Stage {
	case billingstop.Completed:
		title, what = words.CardStoppedTitle, words.CardStoppedWhat
	case billingstop.Cancelled:
		title, what, on = words.CardCalledOff, words.CardCalledOffWhat, stop.EndedOn
	}
	return page.Card{
		Title: t.desk.Lang.Say(title), What: t.desk.Lang.Say(what, "day", on), Rules: []string{"CH-10"},
		Facts: []page.Fact{{Label: t.desk.Lang.Field("plan_expiration_date"), Day: stop.DueOn, Why: t.why(stop.Ref(), "due_on")}},
	}
}

// effectStates say where an effect stands, as pages show it.
var effectStates = map[effect.State]page.EffectState{
	effect.InHand: page.ByHand, effect.Confirmed: page.Confirmed, effect.Withdrawn: page.Cancelled,
}

func (t teller) effect(e effect.Effect) page.Effect {
	said := page.Effect{What: t.word(e.What), State: effectStates[e.State], On: e.DueOn, Why: t.why(e.Ref(), "due_on")}
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
