package followup_test

import (
	"slices"
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

func (s *story) meets(date, meeting string) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.Appoint(churn.Booking{On: day.MustParse(meeting), At: "14:30"}, now)
	})
}

func (s *story) recoversBy(how churn.Outcome, date string) {
	s.t.Helper()
	s.acts(date, func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) { return c.Recover(how, now) })
}

// open lists the case's and account's open tasks of some kinds, each with its day.
func (s *story) open(of ...task.What) []string {
	var open []string
	for _, what := range of {
		for _, t := range s.d.Tasks {
			if t.What == what && t.State == task.Open {
				open = append(open, line(t.What, t.Detail, t.DueOn))
			}
		}
	}
	return open
}

func (s *story) waits(want ...string) {
	s.t.Helper()
	if got := s.open(task.CallPartner, task.MeetPartner); !slices.Equal(got, want) {
		s.t.Errorf("open are %q, want %q", got, want)
	}
}

func TestAnOpenCaseHasOneTaskForItsNextContact(t *testing.T) { // AL-8
	s := atAurora(t)
	s.opens("2026-06-08")
	s.waits("call_partner 2026-06-08")
	s.calls("2026-06-08", churn.Voicemail)
	s.waits("call_partner 2026-06-10")
	s.meets("2026-06-09", "2026-06-12")
	s.waits("meet_partner 14:30 2026-06-12")
	s.meets("2026-06-10", "2026-06-15")
	s.waits("meet_partner 14:30 2026-06-15") // it moved along
	s.calls("2026-06-11", churn.Reached)
	s.waits("meet_partner 14:30 2026-06-15") // it still stands
	s.calls("2026-06-15", churn.NoAnswer)
	s.waits("call_partner 2026-06-17") // nobody came
	s.acts("2026-06-17", func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.Negotiate(churn.Bargain{Note: "Un mois offert."}, now)
	})
	s.waits("call_partner 2026-06-19")
	s.recoversBy(churn.RecoveredNoAction, "2026-06-18")
	s.waits()
}

func TestAnAppointmentCalledOffLeavesACall(t *testing.T) { // AL-8
	s := atAurora(t)
	s.opens("2026-06-08")
	s.meets("2026-06-09", "2026-06-12")
	s.acts("2026-06-10", func(c churn.Case, now moment.Moment) (churn.Case, history.Event, error) {
		return c.CallOff(churn.CallingOff{}, now)
	})
	s.waits("call_partner 2026-06-12")
}

func TestAnAppointmentFollowsTheAccountAndABriefingDoesNot(t *testing.T) { // CH-3, AL-8
	s := atAurora(t)
	s.opens("2026-06-08")
	for i := range s.d.Tasks {
		if s.d.Tasks[i].What == task.BriefAM {
			s.d.Tasks[i].Queue, s.d.Tasks[i].Assignee = "", "nina" // she leads the retention team too
		}
	}
	s.meets("2026-06-09", "2026-06-12")
	s.handsOver("lena", "2026-06-10")
	for _, x := range s.d.Tasks {
		if want := map[task.What]string{task.MeetPartner: "lena", task.BriefAM: "nina"}[x.What]; want != "" && string(x.Assignee) != want {
			t.Errorf("%s is %s's, want %s's", x.What, x.Assignee, want)
		}
	}
}

func TestAPartnerWhoIsTrainedIsActiveOnceTheTrainingIsDone(t *testing.T) { // CH-7
	s := atAurora(t)
	s.opens("2026-06-08")
	s.recoversBy(churn.RecoveredTraining, "2026-06-10")
	if s.d.Account.Status != partner.Training || !slices.Equal(s.open(task.TrainPartner), []string{"train_partner 2026-06-10"}) {
		t.Fatalf("the account is %s, with %q", s.d.Account.Status, s.open(task.TrainPartner))
	}
	s.finishes(task.TrainPartner, "2026-06-15")
	if s.d.Account.Status != partner.Active {
		t.Errorf("the account is %s", s.d.Account.Status)
	}
}

func TestARequestInTrainingTakesTheTrainingsPlace(t *testing.T) { // CH-2
	s := atAurora(t)
	s.opens("2026-06-08")
	s.recoversBy(churn.RecoveredTraining, "2026-06-10")
	s.opens("2026-06-12")
	if s.d.Account.Status != partner.Retention || len(s.open(task.TrainPartner)) > 0 {
		t.Errorf("the account is %s, with %q", s.d.Account.Status, s.open(task.TrainPartner))
	}
}

func TestAPlanUpdateOpensADealThatBillsNothingAndAWinback(t *testing.T) { // DO-2
	s := atAurora(t)
	s.opens("2026-06-08")
	s.recoversBy(churn.RecoveredPlanUpdate, "2026-06-10")
	if s.d.Account.Status != partner.Active || len(s.d.Opportunities) != 1 {
		t.Fatalf("the account is %s, with %+v", s.d.Account.Status, s.d.Opportunities)
	}
	if o := s.d.Opportunities[0]; o.Type != "already_client" || o.Kind != "downgrade" || o.Billing != 0 || o.Case != string(s.d.Churn[0].ID) || o.OpenedOn.String() != "2026-06-10" {
		t.Errorf("the deal is %+v", o)
	}
	if got := s.open(task.WinBack, task.EnterOpportunity); !slices.Equal(got, []string{"win_back 2026-09-08", "enter_opportunity 2026-06-10"}) {
		t.Errorf("open are %q", got)
	}
	if breaches := s.d.Breaches(); len(breaches) > 0 {
		t.Errorf("breaches %v", breaches)
	}
}

func TestAWinbackOfAnEarlierSaveEndsWithTheNextRequest(t *testing.T) { // CH-2, DO-2, DO-4
	s := atAurora(t)
	s.opens("2026-06-09")
	s.recoversBy(churn.RecoveredPlanUpdate, "2026-06-10")
	s.opens("2026-07-01")
	if got := s.open(task.WinBack); len(got) != 0 {
		t.Errorf("the new request leaves %v", got)
	}
	if got := s.open(task.EnterOpportunity); len(got) != 1 {
		t.Errorf("the deal that was made is still to be entered: %v", got)
	}
	s.recoversBy(churn.RecoveredPlanUpdate, "2026-07-02")
	if got := s.open(task.WinBack); len(got) != 1 {
		t.Errorf("two plan updates leave %v, want one winback", got)
	}
	s.opens("2026-07-10")
	s.receives("2026-07-11")
	s.loses("2026-07-12")
	s.leaves("2026-08-12")
	if got := s.open(task.WinBack, task.EnterOpportunity); len(got) != 0 {
		t.Errorf("the account has left, and there is still %v", got)
	}
}
