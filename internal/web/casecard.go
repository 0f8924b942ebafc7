package web

import (
	"slices"
	"strconv"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/opportunity"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// card says what to do where the case stands, and under which rules.
func (t teller) card(c churn.Case) page.Card {
	if c.Closing != nil {
		return t.closedCard(c)
	}
	card := t.cardOf(words.CardDecideTitle, words.CardDecideWhat, c.LookOn, "CH-8", "CH-9", "CH-10")
	switch {
	case c.Formal() != nil:
		// decided next, whatever the stage
	case c.Meets():
		card = t.cardOf(words.CardMeetTitle, words.CardMeetWhat, c.LookOn, "AL-8")
	case c.Negotiation != nil:
		card = t.cardOf(words.CardBargainTitle, words.CardBargainWhat, c.LookOn, "AL-8")
	case c.Stage == churn.InProgress:
		card = t.cardOf(words.CardBackCallTitle, words.CardBargainWhat, c.LookOn, "AL-8", "CH-4")
	case c.Stage == churn.Assigned:
		card = t.cardOf(words.CardBackCallTitle, words.CardBackCallWhat, c.LookOn, "AL-8", "CH-4")
	case len(c.Attempts) > 0:
		card = t.cardOf(words.CardBackCallTitle, words.CardCallWhat, c.LookOn, "AL-8", "CH-4")
	default:
		card = t.cardOf(words.CardCallTitle, words.CardCallWhat, c.LookOn, "CH-4", "AL-8")
	}
	card.Facts = t.cardFacts(c)
	return card
}

func (t teller) closedCard(c churn.Case) page.Card {
	title, what, on, by, rule := words.CardSavedTitle, words.CardSavedWhat, c.Closing.On, c.Closing.By, "CH-7"
	switch at := c.At(t.file.Account).Name; {
	case at == churn.InNotice:
		card := t.cardOf(words.CardNoticeTitle, words.CardNoticeWhat, c.PlanExpiresOn, "CH-9", "CH-11", "CH-12")
		if c.NoticeOver(t.desk.Today) {
			card = t.cardOf(words.CardOverTitle, words.CardOverWhat, c.PlanExpiresOn, "CH-11", "CH-12")
		}
		card.Facts = t.cardFacts(c)
		return card
	case at == churn.HasLeft:
		title, what, on, rule = words.CardGoneTitle, words.CardGoneWhat, c.PlanExpiresOn, "CH-11"
	case at == churn.CameBack:
		title, what, on, by, rule = words.CardBackTitle, words.CardBackWhat, c.TakenBack.On, c.TakenBack.By, "CH-12"
	case c.Closing.Outcome == churn.RecoveredTraining && t.inTraining(c):
		title, what = words.CardTrainingTitle, words.CardTrainingWhat
	case c.Closing.Outcome == churn.RecoveredPlanUpdate:
		title, what, rule = words.CardUpdateTitle, words.CardUpdateWhat, "DO-2"
	}
	card := t.cardBy(title, what, on, by, rule)
	card.Facts = t.cardFacts(c)
	return card
}

// inTraining reports whether the training that the case opened is still to be done.
func (t teller) inTraining(c churn.Case) bool {
	return slices.ContainsFunc(t.file.Tasks, func(x task.Task) bool {
		return x.What == task.TrainPartner && x.Case == string(c.ID) && x.State == task.Open
	})
}

func (t teller) cardOf(title, what words.Phrase, on day.Day, rules ...string) page.Card {
	return t.cardBy(title, what, on, "", rules...)
}

// cardBy is a card that tells who did it.
func (t teller) cardBy(title, what words.Phrase, on day.Day, by staff.ID, rules ...string) page.Card {
	pairs := []any{"salon", t.file.Account.Name, "day", on, "who", t.file.People.Name(by)}
	return page.Card{Title: t.desk.Lang.Say(title, pairs...), What: t.desk.Lang.Say(what, pairs...), Rules: rules}
}

func (t teller) cardFacts(c churn.Case) []page.Fact {
	lang, facts := t.desk.Lang, []page.Fact(nil)
	if c.Closing == nil && t.file.Account.Phone != "" {
		facts = append(facts, page.Fact{Label: lang.Field("phone"), Text: t.file.Account.Phone, Href: telOf(t.file.Account.Phone)})
	}
	formal := c.Formal()
	if formal == nil {
		if c.Closing == nil && len(c.Attempts) > 0 {
			facts = append(facts, page.Fact{Label: lang.Field("look_on"), Day: c.LookOn, Why: t.why(c.Ref(), "look_on")})
		}
		return facts
	}
	return append(
		facts,
		page.Fact{Label: lang.Field("medium"), Text: t.word(formal.Medium)},
		page.Fact{Label: lang.Field("received_on"), Day: formal.ReceivedOn},
		page.Fact{Label: lang.Field("plan_expiration_date"), Day: c.PlanExpiresOn, Why: t.why(c.Ref(), "plan_expiration_date")},
	)
}

// needs lists what a new case must have to be assigned, each with its way: in place
// where the reader may bring it, and else whose it is (AL-8).
func (t teller) needs(c churn.Case, back *sent) []page.Need {
	if c.Stage != churn.New {
		return nil
	}
	lacks := c.Lacks(t.file.People[c.Owner].Team)
	var needs []page.Need
	for _, name := range churn.Needs {
		need := page.Need{ID: "need-" + string(name), Text: words.Capital(t.word(name)), Met: !slices.Contains(lacks, name)}
		switch name {
		case churn.GrowthOwner:
			t.needsGrowth(&need, c)
		case churn.Briefed:
			t.needsBriefing(&need, c, back)
		case churn.CalledOnce:
			need.Href = "#call-result"
			if need.Met {
				last := c.Attempts[len(c.Attempts)-1]
				need.By, need.Href = t.byOn(last.By, last.On), ""
			}
		case churn.CallBackSet:
			need.Href = "#call-call_back_on"
			if need.Met {
				need.By, need.Href = t.desk.Lang.Say(words.NeedOn, "day", c.LookOn), ""
			}
		}
		needs = append(needs, need)
	}
	return needs
}

func (t teller) byOn(who staff.ID, on day.Day) string {
	return t.desk.Lang.Say(words.NeedBy, "who", t.file.People.Name(who), "day", t.desk.Lang.NearDay(on, t.desk.Today))
}

func (t teller) needsGrowth(need *page.Need, c churn.Case) {
	owner := t.file.People.Name(c.Owner)
	if need.Met {
		need.By = owner
		return
	}
	need.By = t.desk.Lang.Say(words.NeedOwner, "who", owner)
	if !staff.May(t.actor.Role, staff.HandOverAccount, t.actor.With(c.Owner)).Allowed {
		return
	}
	need.Way = page.Transfer{
		Form: t.form(accountPath(c.Account) + "/owner"), Back: casePath(string(c.ID)),
		Owners: t.takers(func(p staff.Person) bool { return !slices.Contains(c.Lacks(p.Team), churn.GrowthOwner) }),
	}
}

// takers lists by name those who can take the account over, and whom it would help.
func (t teller) takers(helps func(staff.Person) bool) []page.Choice {
	return slices.DeleteFunc(ownersOf(t.file.People), func(choice page.Choice) bool {
		person := t.file.People[staff.ID(choice.Value)]
		return t.file.Account.GoesTo(person) != nil || !helps(person)
	})
}

func (t teller) needsBriefing(need *page.Need, c churn.Case, back *sent) {
	if need.Met {
		need.By = t.byOn(c.Briefing.By, c.Briefing.On)
		return
	}
	theirs := false
	for _, x := range t.file.Tasks {
		if x.What == task.BriefAM && x.Case == string(c.ID) && x.State == task.Open {
			scope := x.For(t.actor)
			theirs = scope.TheirTask || scope.InPlaceOf.ID != ""
			need.By = t.desk.Lang.Say(words.NeedWhose, "who", t.assignee(x))
		}
	}
	if c.Briefs(t.actor, theirs) != nil {
		return
	}
	form := t.form(casePath(string(c.ID)) + "/" + routesOf[churn.Brief])
	if back != nil && back.verb == churn.Brief {
		form = t.returned(form, back.refused)
	}
	need.Way = page.Briefing{Form: form, Note: back.value(churn.Brief, "note")}
}

// contacts tells the briefing, calls, appointment and negotiation, newest first.
func (t teller) contacts(c churn.Case) []page.Contact {
	lang := t.desk.Lang
	var said []page.Contact
	if b := c.Briefing; b != nil {
		said = append(said, page.Contact{On: b.On, What: lang.Say(words.BriefingDone), Who: t.file.People.Name(b.By), Note: b.Note})
	}
	for _, a := range c.Attempts {
		said = append(said, page.Contact{On: a.On, What: lang.Say(words.CallMade, "result", a.Result), Who: t.file.People.Name(a.By), Note: a.Note})
	}
	if a := c.Appointment; a != nil {
		what := lang.Say(words.MeetingSet, "state", a.State, "day", lang.NearDay(a.On, t.desk.Today), "at", a.At)
		said = append(said, page.Contact{On: a.BookedOn, What: what, Who: t.file.People.Name(a.BookedBy), Note: a.Note})
	}
	if n := c.Negotiation; n != nil {
		said = append(said, page.Contact{On: n.On, What: lang.Say(words.BargainOn), Who: t.file.People.Name(n.By), Note: n.Note})
	}
	slices.SortStableFunc(said, func(a, b page.Contact) int { return int(a.On) - int(b.On) })
	slices.Reverse(said)
	return said
}

// deals tells the opportunities that a case opened.
func (t teller) deals(from func(string) bool) []page.Deal {
	var said []page.Deal
	for _, o := range t.file.Opportunities {
		if from(o.Case) {
			said = append(said, page.Deal{What: t.deal(o), Amount: t.desk.Lang.Cents(strconv.FormatInt(o.Billing, 10)), On: o.OpenedOn})
		}
	}
	return said
}

func (t teller) deal(o opportunity.Opportunity) string {
	return t.word(o.Type) + " – " + t.word(o.Kind)
}

// typedNames are the fields of a case's forms, in the order in which what was typed is
// shown again.
var typedNames = []string{
	"result", "outcome", "channel", "medium", "received_on", "appointment_on", "appointment_at", "call_back_on",
	"plan_expiration_date", "ped_reason", "reason", "description", "note",
}

// kept is what was typed into a form that the page no longer has: someone was quicker,
// and nothing of it is lost.
func (t teller) kept(back *sent) []page.Fact {
	var facts []page.Fact
	for _, name := range typedNames {
		if typed := back.typed(name); typed != "" {
			facts = append(facts, page.Fact{Label: t.desk.Lang.Field(name), Text: t.typedWord(name, typed)})
		}
	}
	return facts
}

func (t teller) typedWord(name, typed string) string {
	switch name {
	case "result":
		return t.word(churn.Result(typed))
	case "outcome":
		return t.word(churn.Outcome(typed))
	}
	if on, err := day.Parse(typed); err == nil {
		return t.desk.Lang.Day(on)
	}
	return typed
}
