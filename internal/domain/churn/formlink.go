package churn

import (
	"slices"
	"strconv"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// FormLink is one sending of the termination form: its link opens the form once,
// until the end of a day (CH-5). What came back by it stands with it (CH-6).
type FormLink struct {
	To          string // the address that it goes to
	Lang        string // "fr" or "en"
	SentOn      day.Day
	SentBy      staff.ID
	ExpiresOn   day.Day // the last day on which it opens the form
	WithdrawnOn day.Day // the day from which it no longer counts; empty while it does
	Reply       *Reply  // set once the partner sent the form back
	// Mark tells the link from one that had its number before, and was undone: what
	// that one's mail says, opens nothing. Empty for the first links that were made.
	Mark string
}

// live reports whether the form may still come back by the link, as far as the case
// knows: what day it is, it doesn't ask.
func (l FormLink) live() bool { return l.WithdrawnOn.IsZero() && l.Reply == nil }

// Standing is what a link of the form still does on a day.
type Standing string

const (
	LinkOpens    Standing = "opens"     // the form, once
	LinkAnswered Standing = "answered"  // the form came back by it
	LinkReplaced Standing = "replaced"  // a later one was sent
	LinkExpired  Standing = "expired"   // its days are over
	LinkEnded    Standing = "ended"     // the case was closed
	LinkUnknown  Standing = "no_such_1" // the case never had it
)

// Standing says what the nth link of the case, counted from 1, does on a day.
func (c Case) Standing(link int, today day.Day) Standing {
	if link < 1 || link > len(c.Links) {
		return LinkUnknown
	}
	l := c.Links[link-1]
	switch {
	case l.Reply != nil:
		return LinkAnswered
	case today > l.ExpiresOn:
		return LinkExpired
	case c.Stage == Closed:
		return LinkEnded
	case !l.live():
		return LinkReplaced
	}
	return LinkOpens
}

// Fiscal says how far the fiscal churn is: whether what makes the termination formal
// was asked for, or is there (CH-5, CH-6).
type Fiscal string

const (
	NoFiscal       Fiscal = "none"
	AwaitsFiscal   Fiscal = "waiting"  // Waiting for fiscal churn
	FiscalReceived Fiscal = "received" // a form or a letter fixes the date
)

// Fiscals lists every fiscal status, in the order in which they come.
var Fiscals = []Fiscal{NoFiscal, AwaitsFiscal, FiscalReceived}

// Kind names the list of words that fiscal statuses stand in.
func (Fiscal) Kind() string { return "fiscal" }

// Fiscal is the case's fiscal status, by its documents and the links that were sent.
// A link whose days are over is still waited for: the AM sends another.
func (c Case) Fiscal() Fiscal {
	switch {
	case c.Formal() != nil:
		return FiscalReceived
	case slices.ContainsFunc(c.Links, FormLink.live):
		return AwaitsFiscal
	}
	return NoFiscal
}

// Sending is what is told when the form is sent. What is left empty is the
// account's: its address, and the language of its country.
type Sending struct {
	To, Lang string
}

// FormSent is told when the termination form is sent (CH-5).
type FormSent struct {
	Case Case
	Link int // its number, from 1
}

// Told tells it to history.
func (e FormSent) Told() history.Told {
	l := e.Case.Links[e.Link-1]
	reasons := because.Of("CH-5", formSent, "sent_on", l.SentOn, "expires_on", l.ExpiresOn)
	if e.Link > 1 && e.Case.Links[e.Link-2].WithdrawnOn == l.SentOn {
		reasons = reasons.And("CH-5", formReplaces)
	}
	return history.Told{
		Verb: "churn_case.form_sent", About: e.Case.Ref(), Because: reasons,
		Facts: because.Inputs("link", e.Link, "lang", l.Lang, "sent_on", l.SentOn, "expires_on", l.ExpiresOn),
	}
}

const (
	formSent      because.Text = "churn.form_sent"
	formReplaces  because.Text = "churn.form_replaces"
	formNeedless  because.Text = "churn.form_needless"
	noFormAddress because.Text = "churn.no_form_address"
	noFormLang    because.Text = "churn.no_form_lang"
)

// SendForm makes the case wait for the fiscal churn: a new link to the termination
// form, which takes the place of an earlier one (CH-5). Refused where nobody knows
// an address to send it to, and once a document fixes the date (CH-8).
func (c Case) SendForm(account partner.Account, in Sending, now moment.Moment) (Case, FormSent, error) {
	next, illegal := Moves.Next(c.Stage, SendForm, "CH-5")
	in = in.completed(account)
	if err := refusal.All(illegal, c.formalAlready(), in.incomplete()); err != nil {
		return c, FormSent{}, err
	}
	c = c.withdrawLinks(now.Today)
	c.Stage = next
	if len(c.Attempts) > 0 { // the first call comes before waiting
		c = c.lookAgain(0, now.Policy.FormWaitDays, now.Today)
	}
	c.Links = append(c.Links, FormLink{
		To: in.To, Lang: in.Lang, SentOn: now.Today, SentBy: now.Actor.ID, ExpiresOn: now.Today.AddDays(now.Policy.FormLinkDays),
		Mark: markOf(now.NewID()),
	})
	return c, FormSent{c, len(c.Links)}, nil
}

// markOf shortens a fresh id to its end, which is drawn: no two links of a case have the
// same.
func markOf(id string) string { return id[max(0, len(id)-12):] }

// completed fills what wasn't said with what is the account's.
func (in Sending) completed(account partner.Account) Sending {
	in.To = strings.TrimSpace(in.To)
	if in.To == "" {
		in.To = account.Email
	}
	if in.Lang == "" {
		in.Lang = FormLang(account.Country)
	}
	return in
}

func (in Sending) incomplete() error {
	var unsent, unsaid error
	if in.To == "" {
		unsent = refusal.New(refusal.Missing, "CH-5", "email", noFormAddress)
	} else {
		unsent = staff.Mailed(in.To)
	}
	if in.Lang != "fr" && in.Lang != "en" {
		unsaid = refusal.New(refusal.Invalid, "CH-5", "lang", noFormLang, "value", in.Lang)
	}
	return refusal.All(unsent, unsaid)
}

func (c Case) formalAlready() error {
	formal := c.Formal()
	if formal == nil || c.Stage == Closed {
		return nil
	}
	return refusal.New(refusal.Illegal, "CH-8", "", formNeedless, "medium", formal.Medium, "received_on", formal.ReceivedOn)
}

// withdrawLinks returns the case without a link that still counts: another one was
// sent, or the case ends (CH-5).
func (c Case) withdrawLinks(on day.Day) Case {
	c.Links = slices.Clone(c.Links)
	for i := range c.Links {
		if c.Links[i].live() {
			c.Links[i].WithdrawnOn = on
		}
	}
	return c
}

// frenchSpeaking are the countries whose partners are written to in French; so is
// one whose country isn't known (EV-8).
const frenchSpeaking = " FR BE LU CH MC GP MQ GF RE YT PM BL MF NC PF WF "

// FormLang is the language in which a partner of a country is written to.
func FormLang(country string) string {
	if country == "" || strings.Contains(frenchSpeaking, " "+country+" ") {
		return "fr"
	}
	return "en"
}

// linkFields tells the links, and what came back by them, to history.
func (c Case) linkFields() []history.Field {
	var fields []history.Field
	for i, l := range c.Links {
		at := "form_" + strconv.Itoa(i+1) + "_"
		fields = append(fields,
			history.Field{Name: at + "email", Value: l.To, Personal: true},
			history.Field{Name: at + "lang", Value: l.Lang},
			history.Field{Name: at + "sent_on", Value: l.SentOn.String()},
			history.Field{Name: at + "sent_by", Value: string(l.SentBy)},
			history.Field{Name: at + "expires_on", Value: l.ExpiresOn.String()},
			history.Field{Name: at + "withdrawn_on", Value: l.WithdrawnOn.String()},
			history.Field{Name: at + "mark", Value: l.Mark})
		if l.Reply != nil {
			fields = append(fields, l.Reply.fields(at)...)
		}
	}
	return fields
}
