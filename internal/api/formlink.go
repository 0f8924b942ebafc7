package api

import (
	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// FormLink is one sending of the termination form. Its link isn't told again here.
type FormLink struct {
	Email       string   `json:"email"`
	Lang        string   `json:"lang"`
	SentOn      day.Day  `json:"sent_on"`
	SentBy      staff.ID `json:"sent_by"`
	ExpiresOn   day.Day  `json:"expires_on" doc:"The last day on which the link is good."`
	WithdrawnOn day.Day  `json:"withdrawn_on,omitzero"`
	Reply       *Reply   `json:"reply,omitempty"`
}

// Reply is the form as the partner sent it back.
type Reply struct {
	ReceivedOn day.Day  `json:"received_on"`
	SignedBy   string   `json:"signed_by"`
	Answers    []Answer `json:"answers"`
	ReadOn     day.Day  `json:"read_on,omitzero" doc:"Kept apart from the day it was received (CH-6)."`
	ReadBy     staff.ID `json:"read_by,omitempty"`
}

// Answer is what the partner says to one question.
type Answer struct {
	Question picklist.Key `json:"question"`
	Asked    string       `json:"asked" doc:"The question as it was asked, in the caller’s language."`
	Answer   string       `json:"answer"`
}

func formLinkOf(l churn.FormLink, lang words.Lang) FormLink {
	told := FormLink{Email: l.To, Lang: l.Lang, SentOn: l.SentOn, SentBy: l.SentBy, ExpiresOn: l.ExpiresOn, WithdrawnOn: l.WithdrawnOn}
	if l.Reply != nil {
		told.Reply = &Reply{
			ReceivedOn: l.Reply.On, SignedBy: l.Reply.SignedBy, ReadOn: l.Reply.ReadOn, ReadBy: l.Reply.ReadBy,
			Answers: strict.Each(l.Reply.Answers, func(a churn.Answer) Answer { return Answer{a.Key, lang.Label(a.Question().Label), a.Text} }),
		}
	}
	return told
}

type sending struct {
	Email string `field:"email,optional"`
	Lang  string `field:"lang,optional"`
}

var sendingForm = strict.Of[sending](shapes)

// Sent is the answer to sending the form.
type Sent struct {
	app.Receipt
	Link      string  `json:"link" doc:"The path of the partner's page at this desk."`
	ExpiresOn day.Day `json:"expires_on" doc:"The last day on which the link is good."`
}

func (d *desk) sendForm(a *asked, in sending) (Sent, error) {
	id := churn.CaseID(a.PathValue("id"))
	receipt, err := onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.SendForm(a.ctx(), call, id, churn.Sending{To: in.Email, Lang: in.Lang})
	})
	if err != nil {
		return Sent{}, err
	}
	file, err := d.reads.Case(a.ctx(), string(id))
	if err != nil {
		return Sent{}, err
	}
	held, _ := file.ChurnCase(id)
	link, err := d.app.Forms.Link(a.ctx(), held)
	return Sent{receipt.Receipt, "/form/" + link, held.Links[len(held.Links)-1].ExpiresOn}, err
}
