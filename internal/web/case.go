package web

import (
	"net/http"
	"strconv"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/task"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func casePath(id string) string { return "/cases/" + id }

func (s *Server) getCase(w http.ResponseWriter, r *http.Request) {
	s.showCase(w, r, http.StatusOK, nil)
}

func (s *Server) showCase(w http.ResponseWriter, r *http.Request, status int, back *sent) {
	id := r.PathValue("id")
	file, err := s.reads.Case(r.Context(), id)
	if err != nil {
		s.noCase(w, r, id, err)
		return
	}
	d := s.desk(r)
	d.Section, d.Here = page.InCases, casePath(id)
	s.told(w, r, &d)
	t := teller{d, s.zoned(file), actorOf(r)}
	if stop, ok := file.BillingStop(billingstop.CaseID(id)); ok {
		s.show(w, r, status, page.CasePage(t.billingStop(stop, r.FormValue("history") == "all")))
		return
	}
	c, _ := file.ChurnCase(churn.CaseID(id))
	draft, err := s.reads.Draft(r.Context(), c.ID)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	kept := keptDraft(s.draft(d.Lang, file.People, draft), draft.Revision(), back)
	model := caseTeller{t, s.app.Policy, kept}.churnCase(c, back, r.FormValue("history") == "all")
	model.Summary = t.summary(c)
	model.Summary.Draft = kept.Said
	if err := s.withForm(r, t, c, &model); err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, status, page.CasePage(model))
}

// caseTeller says a churn case, and under which policy its forms are sent.
type caseTeller struct {
	teller
	policy policy.Policy
	draft  page.KeptDraft
}

// keptDraft offers to save the draft of the summary with the closing: it is, unless
// someone said no.
func keptDraft(said string, revision int64, back *sent) page.KeptDraft {
	kept := page.KeptDraft{Said: said, Revision: strconv.FormatInt(revision, 10), With: true}
	if back != nil && (back.verb == churn.Lose || back.verb == churn.Recover) {
		kept.With = back.typed("with_draft") != ""
	}
	return kept
}

// churnCase is the page of a churn case.
func (t caseTeller) churnCase(c churn.Case, back *sent, all bool) page.Case {
	first, history := c.Requests[0], t.file.HistoryOf(c)
	shown, older := latest(history, all, casePath(string(c.ID)))
	model := page.Case{
		Desk: t.desk, ID: string(c.ID), Type: t.desk.Lang.Say(words.ChurnType), Salon: t.salon(),
		Owner: t.ownerSaid(c.Owner), Opened: c.OpenedOn,
		Channel: t.word(first.Channel), Reason: t.reason(first.Reason), SubReason: t.subReason(first.SubReason),
		Path: t.path(c), Card: t.card(c), Asked: t.requests(c),
		Tasks: t.tasks(func(x task.Task) bool {
			if x.What.OnCase() && x.State == task.Done {
				return false // the case's contacts tell what came of it
			}
			return t.hangsOn(c, x.Case) || x.State == task.Open && brought(history, x.Ref())
		}),
		Effects: t.effects(func(e effect.Effect) bool {
			return t.hangsOn(c, e.Case) || e.State == effect.InHand && brought(history, e.Ref())
		}),
		Sisters: t.stopsOf(c), Contacts: t.contacts(c), Deals: t.deals(func(of string) bool { return of == string(c.ID) }),
		History: newestFirst(t.entries(shown)), Older: older,
	}
	model.Card.Needs = t.needs(c, back)
	for _, offer := range c.Offers(t.file.Account, t.actor) {
		t.offer(&model, c, offer, back)
		model.Card.NotTheirs = t.notTheirsOf(offer.Unmet, model.Card.NotTheirs)
	}
	if back != nil && !model.CameBack() {
		model.Gone, model.Kept = t.returned(page.Form{}, back.refused), t.kept(back)
	}
	return model
}

func (t teller) path(c churn.Case) []page.Step {
	var steps []page.Step
	for _, s := range c.Path(t.file.Account) {
		step := page.Step{Name: stepOf(t.desk.Lang, s), State: page.StepState(s.State), On: s.On}
		switch s.Name {
		case churn.IsAssigned:
			step.Blocked = t.blocked(s, c)
		case churn.InNotice:
			step.Until, step.Why = true, t.why(c.Ref(), "plan_expiration_date")
		case churn.HasLeft:
			step.Why = t.whyLeft(c)
		}
		steps = append(steps, step)
	}
	return steps
}

// whyLeft answers from the night that made the account leave, and before it comes
// from the PED that it waits for.
func (t teller) whyLeft(c churn.Case) page.Why {
	if t.file.Account.Status == partner.Churned {
		return t.why(t.file.Account.Ref(), "churned_on")
	}
	return t.why(c.Ref(), "plan_expiration_date")
}

// blocked says what a case lacks to be assigned, with a link to the list of it.
func (t teller) blocked(s churn.Step, c churn.Case) []page.Link {
	var links []page.Link
	for _, need := range c.Lacks(t.file.People[c.Owner].Team) {
		if s.State == churn.Ahead {
			links = append(links, page.Link{Text: t.word(need), Href: "#need-" + string(need)})
		}
	}
	return links
}

func (t teller) requests(c churn.Case) []page.Request {
	var said []page.Request
	for _, r := range c.Requests {
		said = append(said, page.Request{
			On: r.On, Channel: t.word(r.Channel), By: t.file.People.Name(r.By),
			Reason: t.reason(r.Reason) + " – " + t.subReason(r.SubReason), Description: r.Description,
		})
	}
	return said
}

// hangsOn reports whether a case's id is the churn case's, or its billing stop's.
func (t teller) hangsOn(c churn.Case, id string) bool {
	stop, ok := t.file.BillingStop(billingstop.CaseID(id))
	return id == string(c.ID) || ok && stop.Cause == string(c.ID)
}

func (t teller) stopsOf(c churn.Case) []page.Sister {
	var sisters []page.Sister
	for _, stop := range t.file.BillingStops {
		if stop.Cause == string(c.ID) {
			sisters = append(sisters, t.sisterStop(stop))
		}
	}
	return sisters
}

// stopTones say how a billing stop's stage looks.
var stopTones = map[billingstop.Stage]page.Tone{
	billingstop.New: page.Soon, billingstop.Completed: page.Good, billingstop.Cancelled: page.Plain,
}

func (t teller) sisterStop(stop billingstop.Case) page.Sister {
	sister := page.Sister{
		Link:  page.Link{Text: t.desk.Lang.Say(words.BillingStopType), Href: casePath(string(stop.ID))},
		State: page.Chip{Text: t.word(stop.Stage), Tone: stopTones[stop.Stage]}, EndedOn: stop.EndedOn,
	}
	if stop.EndedOn.IsZero() {
		sister.DueOn = stop.DueOn
	}
	return sister
}

func (t teller) sisterChurn(c churn.Case) page.Sister {
	at := c.At(t.file.Account)
	sister := page.Sister{
		Link:  page.Link{Text: t.desk.Lang.Say(words.ChurnType), Href: casePath(string(c.ID))},
		State: page.Chip{Text: stepOf(t.desk.Lang, at), Tone: stepTones[at.Name]},
	}
	if at.State == churn.Here {
		sister.DueOn = c.NextOn()
	} else {
		sister.EndedOn = c.NextOn()
	}
	return sister
}

// stepTones say how the station looks where a case stands.
var stepTones = map[churn.StepName]page.Tone{
	churn.Requested: page.Soon, churn.IsAssigned: page.Note, churn.IsUnderWay: page.Note,
	churn.Decided: page.Soon, churn.InNotice: page.Going,
	churn.HasLeft: page.Plain, churn.HasStayed: page.Good, churn.CameBack: page.Good,
}

// newestFirst turns history around, as a case shows it.
func newestFirst(entries []page.Entry) []page.Entry {
	turned := make([]page.Entry, 0, len(entries))
	for i := len(entries) - 1; i >= 0; i-- {
		turned = append(turned, entries[i])
	}
	return turned
}

// effects says what happens outside.
func (t teller) effects(which func(effect.Effect) bool) []page.Effect {
	var said []page.Effect
	for _, e := range t.file.Effects {
		if which(e) {
			said = append(said, t.effect(e))
		}
	}
	return said
}
