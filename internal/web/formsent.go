package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// withForm puts on a case's page the mail that is to carry the form to the partner,
// where the reader may send it, and what came back.
func (s *Server) withForm(r *http.Request, t teller, c churn.Case, model *page.Case) error {
	model.Replies, model.Fiscal = t.replies(c), t.word(c.Fiscal())
	if !staff.May(t.actor.Role, staff.SendForm, t.actor.With(t.file.Account.Owner)).Allowed {
		return nil
	}
	for i := range model.Tasks {
		if model.Tasks[i].Mail == nil {
			continue
		}
		mail, err := s.formMail(r, t, c)
		if err != nil {
			return err
		}
		model.Tasks[i].Mail = mail
	}
	return nil
}

// formMail is the mail with the link of the case's last sending, in the partner's
// language.
func (s *Server) formMail(r *http.Request, t teller, c churn.Case) (*page.Mail, error) {
	last := c.Links[len(c.Links)-1]
	link, err := s.app.Forms.Link(r.Context(), c)
	if err != nil {
		return nil, err
	}
	at, lang := seenAt(r).Origin+terminationPath(link), words.Lang(last.Lang)
	pairs := []any{"salon", t.file.Account.Name, "link", at, "expires_on", last.ExpiresOn, "who", t.file.People.Name(t.file.Account.Owner)}
	mail := &page.Mail{To: last.To, Subject: lang.Say(words.FormMailSubject, pairs...), Body: lang.Say(words.FormMailBody, pairs...), Link: at, Lang: lang}
	mail.Href = "mailto:" + url.PathEscape(mail.To) + "?subject=" + escaped(mail.Subject) + "&body=" + escaped(mail.Body)
	return mail, nil
}

// escaped writes a text as mailto: takes it, whose spaces are no plus signs.
func escaped(text string) string {
	return strings.ReplaceAll(url.QueryEscape(strings.ReplaceAll(text, "\n", "\r\n")), "+", "%20")
}

// mailOf marks the task of sending the form; the mail itself stands in the case.
func mailOf(x task.Task) *page.Mail {
	if x.What != task.SendForm || x.State != task.Open {
		return nil
	}
	return &page.Mail{Case: casePath(x.Case) + "#task-" + string(x.ID)}
}

// replies are what the partner answered, the latest first.
func (t teller) replies(c churn.Case) []page.Reply {
	var said []page.Reply
	for _, reply := range c.Replies() {
		one := page.Reply{On: reply.On, SignedBy: reply.SignedBy, ReadOn: reply.ReadOn}
		if !reply.ReadOn.IsZero() {
			one.ReadBy = t.file.People.Name(reply.ReadBy)
		}
		for _, a := range reply.Answers {
			one.Answers = append(one.Answers, page.Fact{Label: t.desk.Lang.Question(a.Question().Label), Text: answerIn(t.desk.Lang, a.Question().Answer, a.Text, t.file.Lists)})
		}
		said = append([]page.Reply{one}, said...)
	}
	return said
}

// sending is the form that sends the termination form.
func (t teller) sending(c churn.Case, form page.Form, typed func(string) string) page.Act {
	return page.SendForm{
		Form: form, Again: c.Fiscal() == churn.AwaitsFiscal, Email: typed("email"), AccountMail: t.file.Account.Email,
		Lang: cmp.Or(typed("lang"), churn.FormLang(t.file.Account.Country)), Until: lastSending(c).ExpiresOn,
		Langs: []page.Choice{{Value: "fr", Label: t.desk.Lang.Say(words.FormFrench)}, {Value: "en", Label: t.desk.Lang.Say(words.FormEnglish)}},
	}
}

func lastSending(c churn.Case) churn.FormLink {
	if len(c.Links) == 0 {
		return churn.FormLink{}
	}
	return c.Links[len(c.Links)-1]
}
