package followup_test

import (
	"slices"
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

func (s *story) sendsForm(date string) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.SendForm(s.d.Account, churn.Sending{To: "bonjour@aurora.example"}, now)
	})
}

// submits lets the partner send the form by the case's nth link.
func (s *story) submits(link int, date string) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		now.Actor = staff.PartnerNamed("Aurora Coiffure")
		return c.Submit(link, churn.Submission{
			Answers: map[picklist.Key]string{"main_reason": "price", "client_file": "no"}, SignedBy: "Aurore Petit", Confirmed: true,
		}, now)
	})
}

// carried lists the states of the mails that carry a link to the partner.
func (s *story) carried() []effect.State {
	var states []effect.State
	for _, e := range s.d.Effects {
		if e.What == effect.SendForm {
			states = append(states, e.State)
		}
	}
	return states
}

func (s *story) taskOf(what task.What) task.Task {
	s.t.Helper()
	i := slices.IndexFunc(s.d.Tasks, func(t task.Task) bool { return t.What == what })
	if i < 0 {
		s.t.Fatalf("there is no task %s", what)
	}
	return s.d.Tasks[i]
}

func TestAFormThatIsSentIsAMailToSend(t *testing.T) { // CH-5, EV-5
	s := atAurora(t)
	s.opens("2026-06-08")
	s.sendsForm("2026-06-09")
	mail := s.taskOf(task.SendForm)
	if mail.Assignee != "nina" || mail.State != task.Open || mail.DueOn != day.MustParse("2026-06-09") {
		t.Errorf("the mail is %+v", mail)
	}
	s.sendsForm("2026-06-10")
	if got := s.carried(); !slices.Equal(got, []effect.State{effect.Withdrawn, effect.InHand}) {
		t.Errorf("sent again, the mails are %v", got)
	}
}

func TestAFormThatComesIsReadThatDay(t *testing.T) { // CH-6
	s := atAurora(t)
	s.opens("2026-06-08")
	s.sendsForm("2026-06-09")
	s.submits(1, "2026-06-11")
	if got := s.carried(); !slices.Equal(got, []effect.State{effect.Confirmed}) {
		t.Errorf("it came, and its mail is %v", got)
	}
	read := s.taskOf(task.ReadForm)
	if read.Assignee != "nina" || read.DueOn != day.MustParse("2026-06-11") {
		t.Errorf("the task is %+v", read)
	}
	s.loses("2026-06-12")
	if got := s.taskOf(task.ReadForm).State; got != task.Open {
		t.Errorf("closing the case leaves the form unread, and the task is %s", got)
	}
	done, event, err := s.taskOf(task.ReadForm).Finish(s.on("2026-06-13"))
	s.must(err)
	s.d = s.d.WithTask(done)
	s.after(event, "2026-06-13")
	if reply := s.d.Churn[0].Replies()[0]; reply.ReadOn != day.MustParse("2026-06-13") || reply.ReadBy != "nina" {
		t.Errorf("%s read it on %s", reply.ReadBy, reply.ReadOn)
	}
}

func TestALinkThatWasNotSentEndsWithTheCase(t *testing.T) { // CH-5
	s := atAurora(t)
	s.opens("2026-06-08")
	s.sendsForm("2026-06-09")
	s.recovers("2026-06-10")
	if got := s.carried(); !slices.Equal(got, []effect.State{effect.Withdrawn}) {
		t.Errorf("the partner stays, and the mail is %v", got)
	}
	if got := s.taskOf(task.SendForm).State; got != task.Cancelled {
		t.Errorf("the task is %s", got)
	}
}

func TestAFormForAClosedCaseIsAnswered(t *testing.T) { // CH-6
	s := atAurora(t)
	s.opens("2026-06-08")
	s.sendsForm("2026-06-09")
	s.recovers("2026-06-10")
	s.submits(1, "2026-06-10")
	if late := s.taskOf(task.AnswerLateForm); late.Assignee != "nina" || late.State != task.Open {
		t.Errorf("the task is %+v", late)
	}
	if s.d.Account.Status != "active" {
		t.Errorf("the account is %s", s.d.Account.Status)
	}
}
