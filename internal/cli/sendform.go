package cli

import (
	"context"
	"fmt"

	"rebond/internal/api"
	"rebond/internal/words"
)

// ChurnSendForm makes a link to the termination form.
type ChurnSendForm struct {
	Email    string `help:"form_email"`
	Language string `placeholder:"fr|en" help:"form_lang"`
	OfCase
}

// Run makes it, and says the link, for whoever sends it.
func (f ChurnSendForm) Run(ctx context.Context, c *Console) error {
	desk, path, err := f.find(ctx, c)
	if err != nil {
		return err
	}
	text, err := desk.post(ctx, path+"/form-link", given{}.and("email", f.Email).and("lang", f.Language))
	sent, toTell, err := answered[api.Sent](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	fmt.Fprintln(c.Out, c.Lang.Word("said", sent.Verb))
	c.fact(c.Lang.Field("link"), desk.url+sent.Link)
	c.day("expires_on", sent.ExpiresOn)
	return nil
}

// tellFormLinks says how far the fiscal churn is, and what came back by the links.
func (c *Console) tellFormLinks(told api.ChurnCase) {
	l := c.Lang
	c.fact(l.Field("fiscal"), l.Value(told.Fiscal))
	for _, link := range told.FormLinks {
		c.day("sent_on", link.SentOn)
		c.day("expires_on", link.ExpiresOn)
		if link.Reply == nil {
			continue
		}
		c.fact(l.Say(words.FormTag), l.Day(link.Reply.ReceivedOn))
		c.fact(l.Field("signed_by"), link.Reply.SignedBy)
		for _, a := range link.Reply.Answers {
			c.fact(a.Asked, a.Answer)
		}
		c.day("read_on", link.Reply.ReadOn)
	}
}
