package churn_test

import (
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
)

// reachable is Aurora with an address to write to.
func reachable() partner.Account {
	account := aurora(partner.Retention)
	account.Email, account.Country = "bonjour@aurora.example", "FR"
	return account
}

// asked is the case of 8 June after its form was sent on a day.
func asked(t testing.TB, date string) churn.Case {
	t.Helper()
	c, _, err := opened(t).SendForm(reachable(), churn.Sending{}, on(date, nina))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func complete() churn.Submission {
	return churn.Submission{
		Answers:  map[picklist.Key]string{"main_reason": "price", "client_file": "yes", "new_tool": " Agenda Plus "},
		SignedBy: " Aurore Petit ", Confirmed: true,
	}
}

// theirs is a day as the partner sees it.
func theirs(date string) moment.Moment { return on(date, staff.PartnerNamed("Aurora Coiffure")) }

func answered(t testing.TB, c churn.Case, date string) churn.Case {
	t.Helper()
	c, _, err := c.Submit(1, complete(), theirs(date))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAFormIsSentByALinkThatLastsAFortnight(t *testing.T) { // CH-5
	c := asked(t, "2026-06-09")
	link := c.Links[0]
	if link.To != "bonjour@aurora.example" || link.Lang != "fr" || link.SentBy != nina.ID {
		t.Errorf("the link is %+v", link)
	}
	if link.ExpiresOn != day.MustParse("2026-06-23") || c.LookOn != day.MustParse("2026-06-08") { // the first call comes before waiting
		t.Errorf("it is good until %s, and looked at on %s", link.ExpiresOn, c.LookOn)
	}
	if c.Fiscal() != churn.AwaitsFiscal || opened(t).Fiscal() != churn.NoFiscal {
		t.Errorf("the fiscal churn is %s", c.Fiscal())
	}
}

func TestWhatAFormIsSentWithout(t *testing.T) {
	nowhere := reachable()
	nowhere.Email = ""
	for _, c := range []struct {
		name    string
		held    churn.Case
		account partner.Account
		in      churn.Sending
		refused []string
	}{
		{"nothing: the account says all", opened(t), reachable(), churn.Sending{}, nil},
		{"an address", opened(t), nowhere, churn.Sending{}, []string{"CH-5 missing email"}},
		{"the account’s address, another was said", opened(t), nowhere, churn.Sending{To: "a@aurora.example"}, nil},
		{"a real address, and a language of ours", opened(t), reachable(), churn.Sending{To: "aurora", Lang: "de"}, []string{"invalid email", "CH-5 invalid lang"}},
		{"need: a letter fixed the date", received(t, churn.Letter, "2026-06-09"), reachable(), churn.Sending{}, []string{"CH-8 illegal"}},
		{"an open case", recovered(t), reachable(), churn.Sending{}, []string{"CH-5 illegal"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := c.held.SendForm(c.account, c.in, on("2026-06-10", nina))
			refusedFor(t, err, c.refused...)
		})
	}
}

func TestThePartnerIsWrittenToInTheLanguageOfTheirCountry(t *testing.T) {
	for country, want := range map[string]string{"": "fr", "FR": "fr", "BE": "fr", "RE": "fr", "ES": "en", "GB": "en", "F": "en"} {
		if got := churn.FormLang(country); got != want {
			t.Errorf("%q is written to in %s, want %s", country, got, want)
		}
	}
}

func TestWhereALinkStands(t *testing.T) {
	sent := asked(t, "2026-06-09")
	again, event, err := sent.SendForm(reachable(), churn.Sending{Lang: "en"}, on("2026-06-12", mona))
	if err != nil {
		t.Fatal(err)
	}
	if got := event.Told().Because.Rules(); len(got) != 2 {
		t.Errorf("that the first link is replaced isn’t told: %v", got)
	}
	gone, _, err := again.Recover(churn.RecoveredNoAction, on("2026-06-15", nina))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		held churn.Case
		link int
		on   string
		want churn.Standing
	}{
		{"on the day it was sent", sent, 1, "2026-06-09", churn.LinkOpens},
		{"on its last day", sent, 1, "2026-06-23", churn.LinkOpens},
		{"a day later", sent, 1, "2026-06-24", churn.LinkExpired},
		{"once another was sent", again, 1, "2026-06-12", churn.LinkReplaced},
		{"that other", again, 2, "2026-06-26", churn.LinkOpens},
		{"once the case is closed", gone, 2, "2026-06-15", churn.LinkEnded},
		{"once it was used", answered(t, sent, "2026-06-10"), 1, "2027-01-01", churn.LinkAnswered},
		{"the one before the first", sent, 0, "2026-06-09", churn.LinkUnknown},
		{"one that was never sent", sent, 2, "2026-06-09", churn.LinkUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.held.Standing(c.link, day.MustParse(c.on)); got != c.want {
				t.Errorf("it %s, want %s", got, c.want)
			}
		})
	}
	if gone.Fiscal() != churn.NoFiscal {
		t.Errorf("a recovered case is %s", gone.Fiscal())
	}
}

func TestTheDayThePartnerSendsTheFormFixesTheNotice(t *testing.T) { // CH-6, CH-9
	c := answered(t, asked(t, "2026-06-09"), "2026-06-11")
	formal := c.Formal()
	if formal == nil || formal.Medium != churn.Form || formal.ReceivedOn != day.MustParse("2026-06-11") || formal.RecordedBy != staff.Outside {
		t.Fatalf("the document is %+v", formal)
	}
	if c.PlanExpiresOn != day.MustParse("2026-07-11") || c.Fiscal() != churn.FiscalReceived {
		t.Errorf("the plan ends on %s, and the fiscal churn is %s", c.PlanExpiresOn, c.Fiscal())
	}
	reply := c.Replies()[0]
	if reply.SignedBy != "Aurore Petit" || len(reply.Answers) != 3 || reply.Answers[1].Key != "new_tool" || reply.Answers[1].Text != "Agenda Plus" {
		t.Errorf("the reply is %+v", reply)
	}
}

func TestAFormAfterALetterIsOnlyAttached(t *testing.T) { // CH-8
	lettered, _, err := asked(t, "2026-06-09").Receive(aurora(partner.Retention), churn.Receipt{Medium: churn.Letter, ReceivedOn: day.MustParse("2026-06-10")}, on("2026-06-10", nina))
	if err != nil {
		t.Fatal(err)
	}
	c, event, err := lettered.Submit(1, complete(), theirs("2026-06-20"))
	if err != nil || event.Notice != nil || event.Late || len(c.Documents) != 2 {
		t.Fatalf("told %+v, %v, with %d documents", event, err, len(c.Documents))
	}
	if c.PlanExpiresOn != day.MustParse("2026-06-30") || c.Formal().Medium != churn.Letter {
		t.Errorf("the plan ends on %s by the %s", c.PlanExpiresOn, c.Formal().Medium)
	}
}

func TestAFormForAClosedCaseIsKeptAndDecidesNothing(t *testing.T) { // CH-6
	closed, _, err := asked(t, "2026-06-09").Recover(churn.RecoveredNoAction, on("2026-06-11", nina))
	if err != nil {
		t.Fatal(err)
	}
	c, event, err := closed.Submit(1, complete(), theirs("2026-06-11"))
	if err != nil || !event.Late || len(c.Replies()) != 1 {
		t.Fatalf("told %+v, %v", event, err)
	}
	if c.Formal() != nil || !c.PlanExpiresOn.IsZero() || c.Stage != churn.Closed {
		t.Errorf("the closed case changed: %+v", c)
	}
}

func TestWhatAPartnerLeavesOut(t *testing.T) { // CH-6
	without := func(change func(*churn.Submission)) churn.Submission {
		in := complete()
		change(&in)
		return in
	}
	for _, c := range []struct {
		name    string
		in      churn.Submission
		refused []string
	}{
		{"everything", churn.Submission{}, []string{"CH-6 missing main_reason", "CH-6 missing client_file", "CH-6 missing signed_by", "CH-6 missing confirmed"}},
		{"nothing that is asked for", without(func(in *churn.Submission) { delete(in.Answers, "new_tool") }), nil},
		{"a reason that exists", without(func(in *churn.Submission) { in.Answers["main_reason"] = "boredom" }), []string{"CH-6 missing main_reason"}},
		{"a yes or a no", without(func(in *churn.Submission) { in.Answers["client_file"] = "perhaps" }), []string{"CH-6 missing client_file"}},
		{"brevity", without(func(in *churn.Submission) {
			in.SignedBy, in.Answers["new_tool"] = strings.Repeat("é", 201), strings.Repeat("é", 201)
			in.Answers["what_happened"] = strings.Repeat("é", 10_001)
		}), []string{"invalid what_happened", "invalid new_tool", "invalid signed_by"}},
		{"a name", without(func(in *churn.Submission) { in.SignedBy = " \t" }), []string{"CH-6 missing signed_by"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := asked(t, "2026-06-09").Submit(1, c.in, theirs("2026-06-10"))
			refusedFor(t, err, c.refused...)
		})
	}
}

func TestALinkThatIsShutSendsNothing(t *testing.T) { // CH-5
	sent := asked(t, "2026-06-09")
	again, _, err := sent.SendForm(reachable(), churn.Sending{}, on("2026-06-12", nina))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		held churn.Case
		link int
		on   string
	}{
		"expired":      {sent, 1, "2026-06-24"},
		"used":         {answered(t, sent, "2026-06-10"), 1, "2026-06-10"},
		"replaced":     {again, 1, "2026-06-12"},
		"never sent":   {sent, 2, "2026-06-12"},
		"no link’s at": {opened(t), 1, "2026-06-12"},
	} {
		t.Run(name, func(t *testing.T) {
			after, _, err := c.held.Submit(c.link, complete(), theirs(c.on))
			refusedFor(t, err, "CH-5 illegal")
			if len(after.Documents) != len(c.held.Documents) {
				t.Error("a document was recorded")
			}
		})
	}
}

func TestTheDayAFormIsReadIsKeptApart(t *testing.T) { // CH-6
	c := answered(t, asked(t, "2026-06-09"), "2026-06-10").Read(on("2026-06-12", nina))
	c = c.Read(on("2026-06-15", mona))
	if r := c.Replies()[0]; r.ReadOn != day.MustParse("2026-06-12") || r.ReadBy != nina.ID || r.On != day.MustParse("2026-06-10") {
		t.Errorf("it came on %s, and %s read it on %s", r.On, r.ReadBy, r.ReadOn)
	}
}

func TestAnAnswerKeepsTheQuestionAsItWasAsked(t *testing.T) { // CH-2, CH-6
	asks := theirs("2026-06-11")
	shown := asks.Lists.Choices(picklist.Questions)
	edited := asks.Lists
	for _, edit := range []func(picklist.Lists) (picklist.Lists, picklist.Edited, error){
		func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) {
			return ls.Rename(picklist.Questions, "new_tool", picklist.Label{FR: "Que ferez-vous ensuite ?", EN: "What will you do next?"})
		},
		func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) {
			return ls.Retire(picklist.Questions, "what_happened", picklist.Stamp{By: "mona", On: asks.Today})
		},
		func(ls picklist.Lists) (picklist.Lists, picklist.Edited, error) {
			return ls.Add(picklist.Item{
				List: picklist.Questions, Label: picklist.Label{FR: "Et le terminal ?", EN: "And the terminal?"}, Answer: picklist.Line, Required: true,
			})
		},
	} {
		var err error
		if edited, _, err = edit(edited); err != nil {
			t.Fatal(err)
		}
	}
	asks.Lists = edited
	in := complete()
	in.Answers["what_happened"] = "Une longue histoire."
	_, _, err := asked(t, "2026-06-09").Submit(1, in, asks)
	refusedFor(t, err, "CH-6 missing question_et_le_terminal")

	in.Asked = shown // a form that was open meanwhile
	c, _, err := asked(t, "2026-06-09").Submit(1, in, asks)
	if err != nil {
		t.Fatal(err)
	}
	said := map[picklist.Key]string{}
	for _, a := range c.Replies()[0].Answers {
		said[a.Key] = a.Question().Label.FR + " " + a.Text
	}
	want := map[picklist.Key]string{
		"main_reason":   "Quelle est la raison principale de votre départ ? price",
		"what_happened": "Que s’est-il passé, en quelques mots ? Une longue histoire.",
		"new_tool":      "Passez-vous à un autre outil ? Lequel ? Agenda Plus",
		"client_file":   "Voulez-vous recevoir votre fichier clients ? yes",
	}
	if !maps.Equal(said, want) {
		t.Errorf("the answers stand under %q, want %q", said, want)
	}
	if early := (churn.Answer{Key: "new_tool", Text: "Agenda Plus"}).Question(); early.Label.EN != "Are you moving to other software? Which one?" || early.Answer != picklist.Line {
		t.Errorf("an answer from before questions could be edited stands under %+v", early)
	}
}

func TestAFormSentTwiceIsTheSameUnlessItSaysSomethingElse(t *testing.T) { // CH-6
	reply := answered(t, asked(t, "2026-06-09"), "2026-06-11").Replies()[0]
	other := complete()
	other.Answers["new_tool"] = "Un carnet"
	signed := complete()
	signed.SignedBy = "Boris Petit"
	for name, c := range map[string]struct {
		in   churn.Submission
		want bool
	}{"again": {complete(), true}, "another answer": {other, false}, "another name": {signed, false}, "nothing": {churn.Submission{}, false}} {
		if got := reply.Same(c.in); got != c.want {
			t.Errorf("%s: the same %v, want %v", name, got, c.want)
		}
	}
}

func TestWhatAPartnerWritesIsPersonal(t *testing.T) { // EV-3
	in := complete()
	in.Answers["what_happened"], in.Answers["would_have_stayed"] = "Une longue histoire.", "Un meilleur prix."
	c, _, err := asked(t, "2026-06-09").Submit(1, in, theirs("2026-06-10"))
	if err != nil {
		t.Fatal(err)
	}
	personal := map[string]bool{}
	for _, f := range c.Fields() {
		personal[f.Name] = f.Personal
	}
	for field, want := range map[string]bool{
		"form_1_email": true, "form_1_signed_by": true, "form_1_what_happened": true, "form_1_would_have_stayed": true, "form_1_new_tool": true,
		"form_1_main_reason": false, "form_1_client_file": false, "form_1_received_on": false, "form_1_lang": false, "form_1_asked_what_happened": false,
	} {
		if got, told := personal[field]; !told || got != want {
			t.Errorf("%s is told %v, personal %v, want %v", field, told, got, want)
		}
	}
}

// Whatever happens to a case, at most one of its links opens the form, and none once
// it is closed.
func TestAtMostOneLinkOpensTheForm(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c, today := opened(t), day.MustParse("2026-06-08")
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			today = today.AddDays(rapid.IntRange(0, 20).Draw(rt, "days"))
			switch rapid.IntRange(0, 3).Draw(rt, "what") {
			case 0, 1:
				c, _, _ = c.SendForm(reachable(), churn.Sending{}, on(today.String(), nina))
			case 2:
				c, _, _ = c.Submit(rapid.IntRange(0, 4).Draw(rt, "link"), complete(), theirs(today.String()))
			case 3:
				c, _, _ = c.Recover(churn.RecoveredNoAction, on(today.String(), nina))
			}
			open := 0
			for n := range len(c.Links) + 2 {
				if c.Standing(n, today) == churn.LinkOpens {
					open++
				}
			}
			if open > 1 || open > 0 && c.Stage == churn.Closed {
				rt.Fatalf("%d links open the form of a case that is %s", open, c.Stage)
			}
		}
	})
}
