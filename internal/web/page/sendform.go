package page

import (
	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// SendForm sends the termination form to the partner (CH-5).
type SendForm struct {
	Form
	Again       bool   // one was sent already, and is withdrawn
	Email, Lang string // as typed, or the usual language
	AccountMail string
	Langs       []Choice
	Until       day.Day // the last day of the link that was sent; empty where none was
}

func (SendForm) name() string { return "send-form" }

// to says where the form goes if nothing is typed.
func (s SendForm) to(d Desk) string {
	if s.AccountMail == "" {
		return d.say(words.SendFormNoMail)
	}
	return d.say(words.SendFormTo, "email", s.AccountMail)
}

// Mail is a mail that someone sends by hand: where it stands ready, or the mail itself.
type Mail struct {
	Case              string // where it stands; the rest is empty then
	To, Subject, Body string
	Link, Href        string // the link that it carries, and the whole of it as mailto:
	Lang              words.Lang
}

// Reply is the termination form as the partner sent it back.
type Reply struct {
	On       day.Day
	SignedBy string
	Answers  []Fact
	ReadOn   day.Day // empty until someone read it
	ReadBy   string
}

// title names the way: the first sending, or another one.
func (s SendForm) title() words.Phrase {
	if s.Again {
		return words.SendFormAgain
	}
	return words.SendFormTitle
}
