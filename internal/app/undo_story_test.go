package app_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/words"
)

// undo undoes an entry of the salon's history.
func (d *desk) undo(who staff.Actor, entry int) (app.Receipt, error) {
	return d.Accounts.Undo(context.Background(), by(who), d.salon, entry)
}

// finish has a task of the salon done.
func (d *desk) finish(what task.What) app.Receipt {
	d.t.Helper()
	receipt, err := d.Tasks.Finish(context.Background(), by(d.mona), d.task(what).ID)
	d.must(err)
	return receipt
}

func TestEveryVerbOfAnAccountSaysWhetherItCanBeUndone(t *testing.T) { // EV-3
	for _, verb := range words.Known("verb") {
		if noun := verb[:slices.Index([]byte(verb), '.')]; noun != "account" && noun != "churn_case" && noun != "task" {
			continue
		}
		if !dossier.Listed(verb) {
			t.Errorf("nobody has said whether %s can be undone", verb)
		}
	}
	for _, outcome := range churn.Outcomes {
		if err := dossier.Undoable("churn_case." + string(outcome)); err != nil {
			t.Errorf("%s: %v", outcome, err)
		}
	}
	for _, verb := range []string{"churn_case.form_answered", "account.churned", "account.updated", "account.undone", "account.made_up"} {
		if dossier.Undoable(verb) == nil {
			t.Errorf("%s can be undone", verb)
		}
	}
}

func TestACaseOpenedByMistakeIsTakenAway(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		before := d.file()
		id := d.open()
		_, err := d.Churn.KeepDraft(context.Background(), d.nina, id, 0, "competitor=planity")
		d.must(err)
		_, err = d.undo(d.omar, d.file().Version)
		d.must(err)
		after := d.file()
		if len(after.Churn)+len(after.Tasks)+len(after.Effects) > 0 || after.Account != before.Account || after.Version != before.Version+2 {
			d.t.Errorf("the account is %+v at version %d, with %d cases", after.Account, after.Version, len(after.Churn))
		}
		if account, gone, err := d.Reads.CaseGone(context.Background(), string(id)); err != nil || !gone || account != d.salon {
			d.t.Errorf("the case is gone %v, from %q, %v", gone, account, err)
		}
		if _, err := d.Reads.Case(context.Background(), string(id)); err == nil {
			d.t.Error("the case can still be read")
		}
		d.open()
		d.sound()
	})
}

func TestWhatWasUndoneIsntUndoneAgain(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		d.open()
		opened := d.file().Version
		undone, err := d.undo(d.mona, opened)
		d.must(err)
		_, err = d.undo(d.mona, opened)
		d.refused(err, "EV-3 illegal")
		_, err = d.undo(d.mona, undone.Entry)
		d.refused(err, "EV-3 illegal")
		_, err = d.undo(d.mona, 99)
		d.refused(err, "EV-3 unknown entry")
		_, err = d.undo(d.mona, -1)
		d.refused(err, "EV-3 unknown entry")
	})
}

func TestASecondCallIsUndoneAndThenTheFirst(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		id := d.open()
		fresh := d.file()
		for range 2 {
			_, err := d.Churn.Call(context.Background(), by(d.nina), id, churn.Contact{Result: churn.NoAnswer})
			d.must(err)
		}
		for _, entry := range []int{fresh.Version + 2, fresh.Version + 1} {
			_, err := d.undo(d.nina, entry)
			d.must(err)
		}
		is, _ := d.file().ChurnCase(id)
		if was, _ := fresh.ChurnCase(id); len(is.Attempts) > 0 || is.LookOn != was.LookOn {
			d.t.Errorf("the case has %d calls, the next contact is %s", len(is.Attempts), is.LookOn)
		}
		d.sound()
	})
}

func TestWhoMayUndoWhat(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		id := d.open()
		opened := d.file().Version
		_, err := d.undo(d.nina, opened)
		refused := d.refused(err, "EV-3 forbidden")
		shows(t, refused.Unmet[0], map[string]string{"who": "Mona Dréau"})
		_, err = d.Churn.Call(context.Background(), by(d.nina), id, churn.Contact{Result: churn.Reached})
		d.must(err)
		_, err = d.undo(d.omar, opened) // his own, and hers with it
		d.refused(err, "EV-3 forbidden")
		would, err := d.Accounts.Undoing(context.Background(), d.mona, d.salon, opened)
		if err != nil || len(would.Also) != 1 || would.Also[0].Verb != "churn_case.called" {
			d.t.Errorf("with it goes %+v, %v", would.Also, err)
		}
		_, err = d.undo(d.mona, opened)
		d.must(err)
		d.sound()
	})
}

func TestALossWhoseBillingWasStoppedIsUndoneAndTheBillingGoesOn(t *testing.T) { // EV-5, CH-10
	onBothEngines(t, func(d *desk) {
		id := d.lost()
		lost := d.file().Version
		d.finish(task.StopBilling)
		would, err := d.Accounts.Undoing(context.Background(), d.nina, d.salon, lost)
		d.must(err)
		if len(would.Also) > 0 || len(would.Sent) != 1 || would.Sent[0].What != effect.StopBilling || len(would.Tasks) != 1 || would.Tasks[0].What != task.ResumeBilling {
			d.t.Errorf("undoing takes %v along, leaves %v and opens %v", would.Also, would.Sent, would.Tasks)
		}
		_, err = d.undo(d.nina, lost)
		d.must(err)
		f := d.file()
		if c, _ := f.ChurnCase(id); f.Account.Status != partner.Retention || c.Stage == churn.Closed || len(f.BillingStops) > 0 || f.Account.PlanExpiresOn != 0 {
			d.t.Errorf("the account is %s, the case %s, with %d stops", f.Account.Status, c.Stage, len(f.BillingStops))
		}
		done := slices.ContainsFunc(f.Tasks, func(x task.Task) bool { return x.What == task.StopBilling && x.State == task.Done })
		if resume := d.task(task.ResumeBilling); !done || resume.Queue != staff.Finance {
			d.t.Errorf("it was stopped %v, and %+v resumes it", done, resume)
		}
		d.sound()
		_, err = d.undo(d.mona, lost+1) // that billing was stopped: the case of it is gone
		d.refused(err, "EV-5 illegal")
		_, err = d.Churn.Lose(context.Background(), by(d.nina), id, churn.Loss{})
		d.must(err)
		d.sound()
	})
}

func TestATaskTickedByMistakeIsToBeDoneAgain(t *testing.T) { // EV-5
	onBothEngines(t, func(d *desk) {
		d.lost()
		before := d.file()
		receipt := d.finish(task.StopBilling)
		_, err := d.undo(d.mona, receipt.Entry)
		d.must(err)
		if stop := d.task(task.StopBilling); stop != mustFind(before.Task(stop.ID)) {
			d.t.Errorf("the task is %+v", stop)
		}
		d.sound()
	})
}

func mustFind[R any](found R, _ bool) R { return found }

func TestTheCRMHearsTheStatusThatAnUndoingGivesBack(t *testing.T) { // EV-5
	onBothEngines(t, func(d *desk) {
		d.open()
		opened := d.file().Version
		d.finish(task.UpdateCRMStatus)
		_, err := d.undo(d.omar, opened)
		d.must(err)
		if tell := d.task(task.UpdateCRMStatus); tell.Detail != string(partner.Active) {
			d.t.Errorf("the CRM is told %s", tell.Detail)
		}
		d.sound()
	})
}

func TestAHandOverIsUndoneWithAllThatCameSince(t *testing.T) { // CH-3
	onBothEngines(t, func(d *desk) {
		id := d.open()
		handed, err := d.Accounts.HandOver(context.Background(), by(d.mona), d.salon, d.lena.ID)
		d.must(err)
		_, err = d.Churn.Call(context.Background(), by(d.lena), id, churn.Contact{Result: churn.NoAnswer})
		d.must(err)
		_, err = d.undo(d.mona, handed.Entry)
		d.must(err)
		f := d.file()
		if c, _ := f.ChurnCase(id); f.Account.Owner != d.nina.ID || c.Owner != d.nina.ID || d.task(task.CallPartner).Assignee != d.nina.ID || len(c.Attempts) != 1 {
			d.t.Errorf("the account is %s’s, the case %s’s with %d calls", f.Account.Owner, c.Owner, len(c.Attempts))
		}
		d.sound()
	})
}

func TestWhatTheNightDidStays(t *testing.T) { // CH-11
	onBothEngines(t, func(d *desk) {
		d.lost()
		lost := d.file().Version
		d.night("2026-07-10")
		_, err := d.undo(d.mona, lost)
		d.refused(err, "EV-3 illegal", "EV-3 illegal")
		_, err = d.undo(d.mona, lost+1)
		d.refused(err, "EV-3 illegal")
		if is := d.statusOf(d.salon); is != partner.Churned {
			d.t.Errorf("the account is %s", is)
		}
	})
}

func TestATakeBackIsNotUndoneOnceThePEDIsOver(t *testing.T) { // CH-11, CH-12
	onBothEngines(t, func(d *desk) {
		id := d.lost()
		back, err := d.Churn.TakeBack(context.Background(), by(d.nina), id, "Elle reste.")
		d.must(err)
		d.night("2026-07-12")
		_, err = d.undo(d.nina, back.Entry)
		d.refused(err, "CH-11 illegal")
	})
}

func TestADocumentIsUndoneWithTheLossThatRestsOnIt(t *testing.T) { // CH-8
	onBothEngines(t, func(d *desk) {
		id := d.open()
		d.received(id, "2026-06-09")
		received := d.file().Version
		_, err := d.Churn.Lose(context.Background(), by(d.nina), id, churn.Loss{})
		d.must(err)
		_, err = d.undo(d.nina, received)
		d.must(err)
		if c, _ := d.file().ChurnCase(id); c.Stage != churn.New || c.Formal() != nil || c.Closing != nil {
			d.t.Errorf("the case is %+v", c)
		}
		d.sound()
	})
}

func TestALinkWhoseSendingWasUndoneOpensNothing(t *testing.T) { // CH-5, EV-5
	onBothEngines(t, func(d *desk) {
		ctx, id := context.Background(), d.open()
		before := d.file().Version
		wrong := d.sent(id)
		d.finish(task.SendForm)
		would, err := d.Accounts.Undoing(ctx, d.nina, d.salon, before+1)
		d.must(err)
		if len(would.Sent) != 1 || would.Sent[0].What != effect.SendForm || len(would.Tasks) > 0 {
			d.t.Errorf("of the mail stays %v, and is to do %v", would.Sent, would.Tasks)
		}
		_, err = d.undo(d.nina, before+1)
		d.must(err)
		right := d.sent(id)
		for link, opens := range map[string]bool{wrong: false, right: true} {
			if _, err := d.Forms.Look(ctx, link); (err == nil) != opens {
				d.t.Errorf("%s: %v", link, err)
			}
		}
		if err := d.Forms.Submit(ctx, wrong, filled()); err == nil {
			d.t.Error("the form came back by a link whose sending was undone")
		}
		sent := d.file().Version
		d.must(d.Forms.Submit(ctx, right, filled()))
		_, err = d.undo(d.mona, sent)
		d.refused(err, "EV-3 illegal", "EV-3 illegal") // the partner answered by it
		d.sound()
	})
}

func TestUndoingFromAStalePageTakesNothingUnseenAlong(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		id := d.open()
		seen := d.file().Version
		d.now = d.now.Add(time.Hour)
		_, err := d.Churn.Call(context.Background(), by(d.nina), id, churn.Contact{Result: churn.NoAnswer})
		d.must(err)
		_, err = d.Accounts.Undo(context.Background(), app.Call{Actor: d.mona, Seen: seen}, d.salon, seen)
		if !conflicts(err) {
			d.t.Errorf("what came since is undone unseen: %v", err)
		}
		_, err = d.Accounts.Undo(context.Background(), app.Call{Actor: d.mona, Seen: seen + 1, Key: "k"}, d.salon, seen)
		d.must(err)
		_, err = d.Accounts.Undo(context.Background(), app.Call{Actor: d.mona, Seen: seen + 1, Key: "k"}, d.salon, seen)
		d.must(err) // asked again, it answers as it did
		d.sound()
	})
}

func TestOfTwoWhoUndoOneEntryAtOnceOneIsRefused(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		d.open()
		opened := d.file().Version
		failed := make(chan error, 2)
		for range 2 {
			go func() {
				_, err := d.undo(d.mona, opened)
				failed <- err
			}()
		}
		one, two := <-failed, <-failed
		if (one == nil) == (two == nil) {
			d.t.Fatalf("both answer alike: %v, %v", one, two)
		}
		if one == nil {
			one = two
		}
		d.refused(one, "EV-3 illegal")
		d.sound()
	})
}

func TestNothingGoesBackToSomeoneWhoLeft(t *testing.T) { // CH-3
	onBothEngines(t, func(d *desk) {
		handed, err := d.Accounts.HandOver(context.Background(), by(d.mona), d.salon, d.lena.ID)
		d.must(err)
		ada := d.person("Ada Costes", staff.Admin)
		_, err = d.People.Alter(context.Background(), by(ada), d.nina.ID, staff.Particulars{Name: "Nina Vasseur", Email: "nina@rebond.example", Role: staff.AM, Team: staff.Growth, Lang: "fr"})
		d.must(err)
		_, err = d.undo(d.mona, handed.Entry)
		d.refused(err, "CH-3 illegal")
	})
}
