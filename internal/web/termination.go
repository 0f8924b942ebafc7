package web

import (
	"net/http"
	"strconv"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func terminationPath(link string) string { return "/form/" + link }

// outside sets what keeps a partner's link to themselves: no page that they go on to
// learns it, and no search engine.
func outside(w http.ResponseWriter) {
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("X-Robots-Tag", "noindex, nofollow")
}

// getTermination shows a partner the form, or what became of it. It changes nothing:
// mail scanners look first (CH-5).
func (s *Server) getTermination(w http.ResponseWriter, r *http.Request) {
	s.showTermination(w, r, nil)
}

// postTermination takes the form that a partner sends, once (CH-6).
func (s *Server) postTermination(w http.ResponseWriter, r *http.Request) {
	version, _ := strconv.Atoi(r.PostFormValue(askedField)) // one that isn't a number is none
	asked, err := s.reads.Questions(r.Context(), version)
	in := submissionOf(r, asked)
	if err == nil {
		err = s.app.Forms.Submit(r.Context(), r.PathValue("link"), in)
	}
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		outside(w)
		http.Redirect(w, r, r.URL.RequestURI(), http.StatusSeeOther)
	case ok:
		s.showTermination(w, r, &typedForm{asked, in, refused})
	default:
		outside(w)
		s.fail(w, r, err)
	}
}

// typedForm is a form that came back to the partner, with what they typed.
type typedForm struct {
	asked   read.Questions
	in      churn.Submission
	refused *refusal.Refusal
}

// submissionOf reads what a partner sends, by the questions that they were shown: a
// manager may have edited them meanwhile.
func submissionOf(r *http.Request, asked read.Questions) churn.Submission {
	in := churn.Submission{
		Asked: asked.Asked, Answers: map[picklist.Key]string{},
		SignedBy: r.PostFormValue("signed_by"), Confirmed: r.PostFormValue("confirmed") != "",
	}
	for _, q := range in.Asked {
		in.Answers[q.Key] = r.PostFormValue(string(q.Key))
	}
	return in
}

// askedField says in the form at which version of the lists its questions stand.
const askedField = "asked"

// terminationStatus says what each standing of a link is in HTTP's words.
var terminationStatus = map[page.TerminationState]int{
	page.Nowhere: http.StatusNotFound, page.Expired: http.StatusGone, page.Replaced: http.StatusGone, page.Ended: http.StatusGone,
}

func (s *Server) showTermination(w http.ResponseWriter, r *http.Request, typed *typedForm) {
	outside(w)
	visit, err := s.app.Forms.Look(r.Context(), r.PathValue("link"))
	if refused, ok := refusal.Of(err); ok && refused.Has(refusal.Unknown) {
		nowhere := page.Termination{Desk: outsideDesk(r, langOf(r)), State: page.Nowhere}
		s.show(w, r, http.StatusNotFound, page.TerminationPage(nowhere))
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	back := typedForm{}
	if typed != nil {
		back = *typed
	} else if back.asked, err = s.reads.Questions(r.Context(), 0); err != nil {
		s.fail(w, r, err)
		return
	}
	model, err := s.termination(r, visit, back)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	status, failed := terminationStatus[model.State]
	switch {
	case !failed && len(model.Wrote) > 0:
		status = http.StatusConflict // the form came before, and says something else
	case !failed && back.refused != nil:
		status = http.StatusUnprocessableEntity
	case !failed:
		status = http.StatusOK
	}
	s.show(w, r, status, page.TerminationPage(model))
}

// termination is what a link shows, in the language that it was sent in or the one
// that was chosen: the form, with what was typed before, or why there is none, with
// what was typed to be copied.
func (s *Server) termination(r *http.Request, visit app.FormVisit, back typedForm) (page.Termination, error) {
	sending, c := visit.Sending(), visit.Case
	lang := words.Lang(sending.Lang)
	if chosen := words.Lang(r.FormValue("lang")); chosen == words.French || chosen == words.English {
		lang = chosen
	}
	model := page.Termination{
		Desk: outsideDesk(r, lang), State: terminationStates[visit.Standing], Salon: visit.File.Account.Name, City: visit.File.Account.City,
		EndsOn: c.PlanExpiresOn, ExpiredOn: sending.ExpiresOn, Form: page.Form{Action: terminationPath(r.PathValue("link")) + "?lang=" + string(lang)},
	}
	if am, known := visit.File.People[visit.File.Account.Owner]; known {
		model.Contact, model.ContactMail = am.Name, am.Email
	}
	if visit.Standing != churn.LinkOpens {
		model.Wrote = wrote(lang, back.in, visit.File.Lists)
	}
	switch visit.Standing {
	case churn.LinkAnswered:
		model.ReceivedOn = sending.Reply.On
		model.State = cameAs(c)
		if !c.Lost() && model.State != page.Sent {
			model.EndsOn = 0
		}
	case churn.LinkOpens:
		model.Version, model.Questions = back.asked.Version, questions(lang, back, visit.File.Lists)
		if back.refused != nil {
			model.Refused, model.SignedBy, model.Confirmed = ruleless(back.refused), back.in.SignedBy, back.in.Confirmed
		}
		return s.withNotice(model, c)
	}
	return model, nil
}

// withNotice says until when the plan would last, were the form sent today.
func (s *Server) withNotice(model page.Termination, c churn.Case) (page.Termination, error) {
	if formal := c.Formal(); formal != nil {
		model.FixedOn = formal.ReceivedOn
		return model, nil
	}
	today := s.app.Policy.Today(s.app.Clock.Now())
	notice, err := churn.NoticeFor(churn.Form, today, today, s.app.Policy)
	model.EndsOn = notice.PlanExpirationDate
	return model, err
}

// terminationStates say how a link's standing is shown.
var terminationStates = map[churn.Standing]page.TerminationState{
	churn.LinkOpens: page.Opens, churn.LinkAnswered: page.Sent, churn.LinkExpired: page.Expired,
	churn.LinkReplaced: page.Replaced, churn.LinkEnded: page.Ended,
}

// cameAs says what became of a form that came: it counts, it came too late, or the
// partner stays after all.
func cameAs(c churn.Case) page.TerminationState {
	switch {
	case c.Closing == nil || c.Lost():
		return page.Sent
	case c.Formal() == nil:
		return page.Late
	default:
		return page.Stays
	}
}

func outsideDesk(r *http.Request, lang words.Lang) page.Desk {
	return page.Desk{Lang: lang, Theme: page.System, Here: r.URL.RequestURI()}
}

// questions are those of the form, as a partner is asked them, with what they typed.
func questions(lang words.Lang, back typedForm, lists picklist.Lists) []page.Asked {
	var asked []page.Asked
	for _, q := range back.asked.Asked {
		one := page.Asked{
			Name: string(q.Key), Text: lang.Question(q.Label), Kind: page.ByText, Required: q.Required, Typed: back.in.Answers[q.Key],
		}
		switch q.Answer {
		case picklist.PickReason:
			one.Kind, one.Choices = page.ByChoice, reasonsToLeave(lang, lists, one.Typed)
		case picklist.YesOrNo:
			one.Kind, one.Choices = page.ByChoice, []page.Choice{{Value: "yes", Label: lang.Say(words.LeaveYes)}, {Value: "no", Label: lang.Say(words.LeaveNo)}}
		case picklist.Line:
			one.Kind = page.ByLine
		}
		asked = append(asked, one)
	}
	return asked
}

// wrote tells what a partner typed into a form that can't be sent any more.
func wrote(lang words.Lang, in churn.Submission, lists picklist.Lists) []page.Fact {
	var typed []page.Fact
	for _, q := range in.Asked {
		text := in.Answers[q.Key]
		if text == "" {
			continue
		}
		said := answerIn(lang, q.Answer, text, lists)
		for _, reason := range reasonsToLeave(lang, lists, text) { // as it was chosen
			if q.Answer == picklist.PickReason && reason.Value == text {
				said = reason.Label
			}
		}
		typed = append(typed, page.Fact{Label: lang.Question(q.Label), Text: said})
	}
	if in.SignedBy != "" {
		typed = append(typed, page.Fact{Label: lang.Say(words.LeaveSign), Text: in.SignedBy})
	}
	return typed
}

// answerIn says an answer of the form.
func answerIn(lang words.Lang, by picklist.Answering, text string, lists picklist.Lists) string {
	switch {
	case by == picklist.PickReason:
		return lang.Label(lists.Label(picklist.Reasons, picklist.Key(text)))
	case by == picklist.YesOrNo && text == "yes":
		return lang.Say(words.LeaveYes)
	case by == picklist.YesOrNo && text == "no":
		return lang.Say(words.LeaveNo)
	}
	return text
}

// reasonsToLeave are those that are offered, in plain words: the ones of a list that
// nobody has changed. One that was chosen and is no longer offered stays.
func reasonsToLeave(lang words.Lang, lists picklist.Lists, chosen string) []page.Choice {
	var choices []page.Choice
	for _, item := range lists.In(picklist.Reasons) {
		if !lists.Offered(picklist.Reasons, item.Key) && string(item.Key) != chosen {
			continue
		}
		label := lang.Label(item.Label)
		if plain, ok := words.LeaveReasons[string(item.Key)]; ok && plain.Listed == item.Label.FR {
			label = lang.Say(plain.Said)
		}
		choices = append(choices, page.Choice{Value: string(item.Key), Label: label})
	}
	return choices
}

// ruleless is a refusal without the ids of its rules, which say nothing to a partner.
func ruleless(refused *refusal.Refusal) *refusal.Refusal {
	plain := &refusal.Refusal{}
	for _, u := range refused.Unmet {
		u.Rule = ""
		plain.Unmet = append(plain.Unmet, u)
	}
	return plain
}

// postFormLink makes a link to the termination form, for someone to send (CH-5).
func (s *Server) postFormLink(w http.ResponseWriter, r *http.Request) {
	s.act(w, r, churn.SendForm, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return s.app.Churn.SendForm(r.Context(), call, id, churn.Sending{To: r.PostFormValue("email"), Lang: r.PostFormValue("lang")})
	})
}
