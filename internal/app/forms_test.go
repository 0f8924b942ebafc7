package app_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/task"
)

// sent sends the form of Aurora's case, and returns its link.
func (d *desk) sent(id churn.CaseID) string {
	d.t.Helper()
	_, err := d.Churn.SendForm(context.Background(), by(d.nina), id, churn.Sending{To: "bonjour@aurora.example"})
	d.must(err)
	held, _ := d.file().ChurnCase(id)
	link, err := d.Forms.Link(context.Background(), held)
	d.must(err)
	return link
}

func filled() churn.Submission {
	return churn.Submission{
		Answers: map[picklist.Key]string{"main_reason": "price", "client_file": "no"}, SignedBy: "Aurore Petit", Confirmed: true,
	}
}

// stands fails unless a link opens as it should.
func (d *desk) stands(link string, want churn.Standing) {
	d.t.Helper()
	visit, err := d.Forms.Look(context.Background(), link)
	d.must(err)
	if visit.Standing != want {
		d.t.Errorf("the link %s, want %s", visit.Standing, want)
	}
}

func TestAPartnerSendsTheFormByItsLinkOnce(t *testing.T) { // CH-5, CH-6
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		id := d.open()
		link := d.sent(id)
		d.stands(link, churn.LinkOpens)
		d.must(d.Forms.Submit(ctx, link, filled()))
		d.stands(link, churn.LinkAnswered)
		version := d.file().Version
		d.must(d.Forms.Submit(ctx, link, filled())) // once more counts no more
		other := filled()
		other.SignedBy = "Boris Petit"
		if refused, ok := refusal.Of(d.Forms.Submit(ctx, link, other)); !ok || !refused.Has(refusal.Illegal) {
			t.Error("another answer by a link that was used isn’t refused: nobody would hear of it")
		}
		file := d.file()
		if file.Version != version {
			t.Error("a link that was used changed the account")
		}
		held, _ := file.ChurnCase(id)
		if len(held.Documents) != 1 || held.PlanExpiresOn != day.MustParse("2026-07-09") {
			t.Errorf("%d documents, and the plan ends on %s", len(held.Documents), held.PlanExpiresOn)
		}
		last := file.History[len(file.History)-1]
		if who := file.People.Name("partner"); last.Actor != "partner" || who != "Aurora Coiffure" {
			t.Errorf("history says that %s (%s) did it", who, last.Actor)
		}
		read := d.task(task.ReadForm)
		if _, err := d.Tasks.Finish(ctx, by(d.nina), read.ID); err != nil {
			t.Error(err)
		}
		held, _ = d.file().ChurnCase(id)
		if held.Replies()[0].ReadBy != d.nina.ID {
			t.Error("the form is done, and nobody read it")
		}
		d.sound()
	})
}

func TestOfTwoFormsSentAtOnceOneCounts(t *testing.T) { // CH-5
	onBothEngines(t, func(d *desk) {
		id := d.open()
		link := d.sent(id)
		var all sync.WaitGroup
		errs := make([]error, 6)
		for i := range errs {
			all.Go(func() { errs[i] = d.Forms.Submit(context.Background(), link, filled()) })
		}
		all.Wait()
		for _, err := range errs {
			d.must(err)
		}
		if held, _ := d.file().ChurnCase(id); len(held.Documents) != 1 {
			t.Errorf("%d forms came", len(held.Documents))
		}
		d.sound()
	})
}

func TestALinkAlteredInAnyByteIsUnknown(t *testing.T) { // CH-5
	d := newDesk(t, t.TempDir()+"/desk.db")
	ctx := context.Background()
	link := d.sent(d.open())
	other := d.account("Autre Salon", d.nina.ID, partner.Active)
	receipt, err := d.Churn.Open(ctx, by(d.nina), other, d.wish())
	d.must(err)
	elsewhere := receipt.About + link[len(link)-46:]
	altered := []string{"", ".", "..", link + "A", link + ".", link[:len(link)-1], " " + link, elsewhere, "no such case.1." + link[len(link)-43:]}
	for i := range link {
		for _, with := range []byte{'A', 'B', '0', '.', '\n', link[i] ^ 1, link[i] ^ 0x20} {
			if with != link[i] {
				altered = append(altered, link[:i]+string(with)+link[i+1:])
			}
		}
	}
	before := d.file().Version
	for _, one := range altered {
		_, err := d.Forms.Look(ctx, one)
		d.refused(err, "CH-5 unknown")
		d.refused(d.Forms.Submit(ctx, one, filled()), "CH-5 unknown")
	}
	if d.file().Version != before {
		t.Error("an altered link changed the account")
	}
	d.stands(link, churn.LinkOpens)
}

func TestALinkThatIsNoLongerGoodSendsNothing(t *testing.T) { // CH-5
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		id := d.open()
		first := d.sent(id)
		second := d.sent(id)
		d.stands(first, churn.LinkReplaced)
		d.refused(d.Forms.Submit(ctx, first, filled()), "CH-5 illegal")
		d.now = time.Date(2026, time.June, 23, 21, 59, 0, 0, time.UTC) // 23:59 in Paris, on its last day
		d.stands(second, churn.LinkOpens)
		d.now = d.now.Add(time.Minute)
		d.stands(second, churn.LinkExpired)
		d.refused(d.Forms.Submit(ctx, second, filled()), "CH-5 illegal")
		third := d.sent(id)
		if _, err := d.Churn.Recover(ctx, by(d.nina), id, churn.RecoveredNoAction); err != nil {
			t.Fatal(err)
		}
		d.stands(third, churn.LinkEnded)
		d.must(d.Forms.Submit(ctx, third, filled())) // the page was open already: nothing is lost
		if late := d.task(task.AnswerLateForm); late.Assignee != d.nina.ID {
			t.Errorf("the late form is for %s", late.Assignee)
		}
		d.sound()
	})
}

func TestLookingAtALinkChangesNothing(t *testing.T) { // CH-5
	d := newDesk(t, t.TempDir()+"/desk.db")
	link := d.sent(d.open())
	before := d.file().Version
	for range 100 {
		d.stands(link, churn.LinkOpens)
	}
	if after := d.file().Version; after != before {
		t.Errorf("looking a hundred times added %d entries", after-before)
	}
}

func TestALinkIsTheSameAtEveryNodeAndLaterOn(t *testing.T) { // CH-5
	onBothEngines(t, func(d *desk) {
		link := d.sent(d.open())
		if d.Engine() == "sqlite" {
			d.must(d.App.Close())
		}
		again, err := app.Open(context.Background(), d.at, d.clock())
		d.must(err)
		if d.Engine() == "sqlite" {
			d.App = again
		} else {
			defer func() { d.must(again.Close()) }()
		}
		visit, err := again.Forms.Look(context.Background(), link)
		d.must(err)
		if visit.Standing != churn.LinkOpens {
			t.Errorf("the link %s", visit.Standing)
		}
	})
}

func TestWhoMaySendTheForm(t *testing.T) { // CH-5, EV-2
	d := newDesk(t, t.TempDir()+"/desk.db")
	id := d.open()
	for name, c := range map[string]struct {
		who     app.Call
		refused []string
	}{
		"its AM": {by(d.nina), nil}, "another AM": {by(d.lena), []string{"CH-5 forbidden"}}, "support": {by(d.omar), []string{"CH-5 forbidden"}},
		"finance": {by(d.felix), []string{"CH-5 forbidden"}}, "a manager": {by(d.mona), nil},
	} {
		_, err := d.Churn.SendForm(context.Background(), c.who, id, churn.Sending{To: "bonjour@aurora.example"})
		if c.refused == nil {
			d.must(err)
			continue
		}
		t.Log(name)
		d.refused(err, c.refused...)
	}
}
