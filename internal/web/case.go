package web

import (
	"net/http"
	"strings"

	"rebond/internal/app"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func casePath(id string) string { return "/cases/" + id }

// sent is a form that came back, with what was typed: the page is shown with it.
type sent struct {
	verb    churn.Verb
	refused *refusal.Refusal
	typed   func(name string) string
}

// value is what was typed into a field of the form that came back.
func (f *sent) value(verb churn.Verb, name string) string {
	if f == nil || f.verb != verb {
		return ""
	}
	return f.typed(name)
}

func (s *Server) getCase(w http.ResponseWriter, r *http.Request) {
	s.showCase(w, r, http.StatusOK, nil)
}

func (s *Server) showCase(w http.ResponseWriter, r *http.Request, status int, back *sent) {
	id := r.PathValue("id")
	file, err := s.reads.Case(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Section, d.Here = page.InCases, casePath(id)
	told(w, r, &d)
	t := teller{d, s.zoned(file), actorOf(r)}
	if stop, ok := file.BillingStop(billingstop.CaseID(id)); ok {
		s.show(w, r, status, page.CasePage(t.billingStop(stop, r.FormValue("history") == "all")))
		return
	}
	c, _ := file.ChurnCase(churn.CaseID(id))
	s.show(w, r, status, page.CasePage(t.churnCase(c, back, r.FormValue("history") == "all")))
}

// churnCase is the page of a churn case.
func (t teller) churnCase(c churn.Case, back *sent, all bool) page.Case {
	first, history := c.Requests[0], t.file.HistoryOf(c)
	shown, older := latest(history, all, casePath(string(c.ID)))
	model := page.Case{
		Desk: t.desk, ID: string(c.ID), Type: t.desk.Lang.Say(words.ChurnType), Salon: t.salon(),
		Owner: t.file.People.Name(c.Owner), Opened: c.OpenedOn,
		Channel: t.word(first.Channel), Reason: t.word(first.Reason), SubReason: t.word(first.SubReason),
		Path: t.path(c), Card: t.card(c), Asked: t.requests(c),
		Tasks: t.tasks(func(x task.Task) bool {
			return t.hangsOn(c, x.Case) || x.State == task.Open && brought(history, x.Ref())
		}),
		Effects: t.effects(func(e effect.Effect) bool {
			return t.hangsOn(c, e.Case) || e.State == effect.InHand && brought(history, e.Ref())
		}),
		Sisters: t.stopsOf(c), History: newestFirst(t.entries(shown)), Older: older,
	}
	for _, offer := range c.Offers(t.file.Account, t.actor) {
		t.offer(&model, c, offer, back)
	}
	if back != nil && !model.CameBack() {
		model.Gone = t.returned(page.Form{}, back.refused)
	}
	return model
}

func (t teller) path(c churn.Case) []page.Step {
	var steps []page.Step
	for _, s := range c.Path(t.file.Account) {
		step := page.Step{Name: stepOf(t.desk.Lang, s), State: page.StepState(s.State), On: s.On}
		switch s.Name {
		case churn.MadeFormal:
			step.Blocked = t.blocked(s, churn.MissingReceivedOn, c)
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

// blocked says what a step waits for, with a link to its field.
func (t teller) blocked(s churn.Step, piece churn.Piece, c churn.Case) []page.Link {
	var links []page.Link
	for _, missing := range c.Awaits() {
		if missing == piece && s.State == churn.Here {
			links = append(links, page.Link{Text: t.word(missing), Href: "#receipt-" + string(piece)})
		}
	}
	return links
}

// card says what to do where the case stands, and under which rules.
func (t teller) card(c churn.Case) page.Card {
	lang, at := t.desk.Lang, c.At(t.file.Account)
	card := page.Card{}
	say := func(title, what words.Phrase, rules ...string) {
		pairs := []any{"salon", t.file.Account.Name, "day", c.PlanExpiresOn}
		if at.Name == churn.HasStayed {
			pairs = []any{"who", t.file.People.Name(c.Closing.By), "day", c.Closing.On}
		}
		if at.Name == churn.CameBack {
			pairs = []any{"who", t.file.People.Name(c.TakenBack.By), "day", c.TakenBack.On}
		}
		card.Title, card.What, card.Rules = lang.Say(title, pairs...), lang.Say(what, pairs...), rules
	}
	switch at.Name {
	case churn.MadeFormal:
		say(words.CardFormTitle, words.CardFormWhat, "CH-4", "CH-6")
	case churn.Decided:
		say(words.CardDecideTitle, words.CardDecideWhat, "CH-8", "CH-9", "CH-10")
	case churn.InNotice:
		say(words.CardNoticeTitle, words.CardNoticeWhat, "CH-9", "CH-11", "CH-12")
	case churn.HasLeft:
		say(words.CardGoneTitle, words.CardGoneWhat, "CH-11")
	case churn.HasStayed:
		say(words.CardSavedTitle, words.CardSavedWhat, "CH-7")
	default:
		say(words.CardBackTitle, words.CardBackWhat, "CH-12")
	}
	card.Facts = t.cardFacts(c)
	return card
}

func (t teller) cardFacts(c churn.Case) []page.Fact {
	formal := c.Formal()
	switch {
	case formal == nil && c.Closing == nil && c.LookOn > c.OpenedOn:
		return []page.Fact{{Label: t.desk.Lang.Field("look_on"), Day: c.LookOn, Why: t.why(c.Ref(), "look_on")}}
	case formal == nil:
		return nil
	}
	return []page.Fact{
		{Label: t.desk.Lang.Field("medium"), Text: t.word(formal.Medium)},
		{Label: t.desk.Lang.Field("received_on"), Day: formal.ReceivedOn},
		{Label: t.desk.Lang.Field("plan_expiration_date"), Day: c.PlanExpiresOn, Why: t.why(c.Ref(), "plan_expiration_date")},
	}
}

// offer puts the form of a verb on the page: the one that leads on in the card, the
// others beside it.
func (t teller) offer(model *page.Case, c churn.Case, offer churn.Offer, back *sent) {
	form := t.form(casePath(string(c.ID)) + "/" + routesOf[offer.Verb])
	if back != nil && back.verb == offer.Verb {
		form = t.returned(form, back.refused)
	}
	if offer.Verb == churn.Join {
		if offer.Unmet == nil {
			model.Join = &page.Join{
				Form: form, Channel: back.value(offer.Verb, "channel"), Description: back.value(offer.Verb, "description"), Channels: channels(t.desk.Lang),
			}
		}
		return
	}
	act := t.act(c, offer, form, back)
	if act == nil {
		return
	}
	if model.Card.Main == nil && c.Closing == nil {
		model.Card.Main = act
		return
	}
	model.Card.Ways = append(model.Card.Ways, act)
}

// routesOf are the last parts of the addresses that verbs are posted to.
var routesOf = map[churn.Verb]string{
	churn.Join: "request", churn.Receive: "form", churn.Lose: "loss", churn.Recover: "recovery", churn.TakeBack: "take-back",
}

func (t teller) act(c churn.Case, offer churn.Offer, form page.Form, back *sent) page.Act {
	typed := func(name string) string { return back.value(offer.Verb, name) }
	switch offer.Verb {
	case churn.Lose:
		missing, reserved := t.lacks(c, offer.Unmet)
		return page.Loss{
			Form: form, Missing: missing, Reserved: reserved, PED: c.PlanExpiresOn, PEDWhy: t.why(c.Ref(), "plan_expiration_date"),
			MayMove: staff.May(t.actor.Role, staff.MovePED, staff.Scope{}).Allowed, PlanExpirationDate: typed("plan_expiration_date"), PEDReason: typed("ped_reason"),
		}
	case churn.Receive:
		if offer.Unmet != nil {
			return nil
		}
		return page.Receipt{
			Form: form, ReceivedOn: typed("received_on"), Medium: typed("medium"), Note: typed("note"),
			Media: media(t.desk.Lang), Latest: t.desk.Today,
		}
	case churn.Recover:
		if offer.Unmet != nil {
			return nil
		}
		return page.Recovery{Form: form}
	default:
		if offer.Unmet != nil {
			return nil
		}
		return page.TakeBack{Form: form, Reason: typed("reason")}
	}
}

// lacks says what a loss waits for, and apart from that for whom it is reserved.
func (t teller) lacks(c churn.Case, unmet *refusal.Refusal) (missing []page.Missing, reserved string) {
	for _, m := range page.MissingOf(unmet) {
		if m.Kind == refusal.Forbidden {
			reserved = t.desk.Lang.Say(words.LossReserved, "who", t.file.People.Name(c.Owner))
			continue
		}
		missing = append(missing, m)
	}
	return missing, reserved
}

func channels(lang words.Lang) []page.Choice {
	var choices []page.Choice
	for _, c := range churn.Channels {
		choices = append(choices, page.Choice{Value: string(c), Label: lang.Value(c)})
	}
	return choices
}

func media(lang words.Lang) []page.Choice {
	return []page.Choice{
		{Value: string(churn.Form), Label: lang.Value(churn.Form)},
		{Value: string(churn.Letter), Label: lang.Value(churn.Letter)},
	}
}

func (t teller) requests(c churn.Case) []page.Request {
	var said []page.Request
	for _, r := range c.Requests {
		said = append(said, page.Request{
			On: r.On, Channel: t.word(r.Channel), By: t.file.People.Name(r.By),
			Reason: t.word(r.Reason) + " – " + t.word(r.SubReason), Description: r.Description,
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
	churn.MadeFormal: page.Soon, churn.Decided: page.Soon, churn.InNotice: page.Going,
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

// postReceipt records a form or a letter (CH-6).
func (s *Server) postReceipt(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Receive, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		received, err := parsedDay(r, "received_on")
		if err != nil {
			return app.Receipt{}, err
		}
		return s.app.Churn.Receive(r.Context(), call, id, churn.Receipt{
			Medium: churn.Medium(r.PostFormValue("medium")), ReceivedOn: received, Note: r.PostFormValue("note"),
		})
	})
}

// postLoss closes the case as Not recovered (CH-8).
func (s *Server) postLoss(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Lose, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		ped, err := parsedDay(r, "plan_expiration_date")
		if err != nil {
			return app.Receipt{}, err
		}
		return s.app.Churn.Lose(r.Context(), call, id, churn.Loss{PlanExpirationDate: ped, PEDReason: r.PostFormValue("ped_reason")})
	})
}

// postRecovery closes the case as recovered without action (CH-7).
func (s *Server) postRecovery(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Recover, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return s.app.Churn.Recover(r.Context(), call, id)
	})
}

// postTakeBack records that the partner stays after all (CH-12).
func (s *Server) postTakeBack(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.TakeBack, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return s.app.Churn.TakeBack(r.Context(), call, id, r.PostFormValue("reason"))
	})
}

// postRequest adds another request to the case (CH-2).
func (s *Server) postRequest(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.Join, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		file, err := s.reads.Case(r.Context(), string(id))
		if err != nil {
			return app.Receipt{}, err
		}
		return s.app.Churn.Open(r.Context(), call, file.Account.ID, wishOf(r))
	})
}

// act runs a verb of a case, and shows the case again: with what was done, or with
// what stands in the way.
func (s *Server) act(w http.ResponseWriter, r *http.Request, verb churn.Verb, run func(app.Call, churn.CaseID) (app.Receipt, error)) {
	id := churn.CaseID(r.PathValue("id"))
	receipt, err := run(callOf(r), id)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, receipt.Verb, casePath(string(id)))
	case ok && !refused.Has(refusal.Unknown):
		s.showCase(w, r, statusOf(err), &sent{verb, refused, r.PostFormValue})
	default:
		s.fail(w, r, err)
	}
}

// parsedDay reads a day that was typed; empty is no day.
func parsedDay(r *http.Request, field string) (day.Day, error) {
	typed := strings.TrimSpace(r.PostFormValue(field))
	if typed == "" {
		return 0, nil
	}
	d, err := day.Parse(typed)
	if err != nil {
		return 0, refusal.New(refusal.Invalid, "", field, "facts.no_such_day", "value", typed)
	}
	return d, nil
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
