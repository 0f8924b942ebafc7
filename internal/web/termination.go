package web

import (
	"net/http"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
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
	in := submissionOf(r)
	err := s.app.Forms.Submit(r.Context(), r.PathValue("link"), in)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		outside(w)
		http.Redirect(w, r, r.URL.RequestURI(), http.StatusSeeOther)
	case ok && !refused.Has(refusal.Unknown) && !refused.Has(refusal.Illegal):
		s.showTermination(w, r, &typedForm{in, refused})
	case ok:
		s.showTermination(w, r, nil)
	default:
		outside(w)
		s.fail(w, r, err)
	}
}

// typedForm is a form that came back to the partner, with what they typed.
type typedForm struct {
	in      churn.Submission
	refused *refusal.Refusal
}

func submissionOf(r *http.Request) churn.Submission {
	in := churn.Submission{
		Answers: map[churn.QuestionKey]string{}, SignedBy: r.PostFormValue("signed_by"), Confirmed: r.PostFormValue("confirmed") != "",
	}
	for _, q := range churn.Questions {
		in.Answers[q.Key] = r.PostFormValue(string(q.Key))
	}
	return in
}

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
	model, err := s.termination(r, visit)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	status, failed := terminationStatus[model.State]
	if !failed {
		status = http.StatusOK
	}
	if typed != nil && model.State == page.Opens {
		status = http.StatusUnprocessableEntity
		model.Refused, model.SignedBy, model.Confirmed = ruleless(typed.refused), typed.in.SignedBy, typed.in.Confirmed
		for i, q := range model.Questions {
			model.Questions[i].Typed = typed.in.Answers[churn.QuestionKey(q.Name)]
		}
	}
	s.show(w, r, status, page.TerminationPage(model))
}

// termination is what a link shows, in the language that it was sent in or the one
// that was chosen.
func (s *Server) termination(r *http.Request, visit app.FormVisit) (page.Termination, error) {
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
	switch visit.Standing {
	case churn.LinkAnswered:
		model.ReceivedOn = sending.Reply.On
		model.State = cameAs(c)
		if !c.Lost() && model.State != page.Sent {
			model.EndsOn = 0
		}
	case churn.LinkOpens:
		model.Questions = questions(lang, visit.File.Lists)
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

// questions are those of the form, as a partner is asked them.
func questions(lang words.Lang, lists picklist.Lists) []page.Asked {
	var asked []page.Asked
	for _, q := range churn.Questions {
		one := page.Asked{Name: string(q.Key), Text: questionIn(lang, q), Kind: page.ByText, Required: q.Required}
		switch q.Kind {
		case churn.PickReason:
			one.Kind, one.Choices = page.ByChoice, reasonsToLeave(lang, lists)
		case churn.YesOrNo:
			one.Kind, one.Choices = page.ByChoice, []page.Choice{{Value: "yes", Label: lang.Say(words.LeaveYes)}, {Value: "no", Label: lang.Say(words.LeaveNo)}}
		case churn.Line:
			one.Kind = page.ByLine
		}
		asked = append(asked, one)
	}
	return asked
}

func questionIn(lang words.Lang, q churn.Question) string {
	return words.Phrase{FR: q.FR, EN: q.EN}.In(lang)
}

// reasonsToLeave are those that are offered, in plain words: the ones of a list that
// nobody has changed.
func reasonsToLeave(lang words.Lang, lists picklist.Lists) []page.Choice {
	var choices []page.Choice
	for _, item := range lists.Choices(picklist.Reasons) {
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
