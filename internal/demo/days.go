package demo

import (
	"context"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

// atRisk is a salon with a case.
type atRisk struct {
	salon
	id     churn.CaseID
	opened day.Day
	formal bool
	heard  bool // the call is written down
	sent   bool // the form, by a link
}

// days tells what happened each day until today: requests come in, calls are made,
// forms arrive, cases are decided, some partners come back, and nights pass.
func (s *story) days(ctx context.Context) error {
	for left := past; left >= 0; left-- {
		for _, happens := range []func(context.Context, int) error{s.nightPasses, s.requestsCome, s.casesMove, s.somePartnersReturn, s.deskTidied} {
			if err := happens(ctx, left); err != nil {
				return err
			}
		}
		if left > 0 {
			s.comes(s.today().AddDays(1), left == 1)
		}
	}
	return nil
}

// comes lets a day come: its work begins at half past eight. What happens today
// happened by now.
func (s *story) comes(on day.Day, today bool) {
	const morning = 8*time.Hour + 30*time.Minute
	s.now = on.Start(s.desk.Policy.Zone).Add(morning)
	if today {
		s.now = s.present
	}
}

// later lets some minutes pass between two things that happen on one day.
func (s *story) later() {
	if next := s.now.Add(time.Duration(3+s.chance.IntN(20)) * time.Minute); next.Before(s.present) && s.desk.Policy.Today(next) == s.today() {
		s.now = next
	}
}

func (s *story) today() day.Day { return s.desk.Policy.Today(s.now) }

func (s *story) nightPasses(ctx context.Context, _ int) error {
	_, err := s.desk.Nights.Pass(ctx, s.today())
	return err
}

// requestsCome: about one a day, by any channel; today there are two.
func (s *story) requestsCome(ctx context.Context, left int) error {
	n := s.chance.IntN(3)
	if left == 0 {
		n = 2
	}
	for range min(n, len(s.quiet)) {
		at := s.chance.IntN(len(s.quiet))
		who := s.quiet[at]
		s.quiet = append(s.quiet[:at], s.quiet[at+1:]...)
		s.later()
		said := pick(s, wishes)
		by := who.owner
		if said.Channel != churn.AccountManager {
			by = pick(s, s.staff[staff.CX])
		}
		receipt, err := s.desk.Churn.Open(ctx, app.Call{Actor: by}, who.id, said)
		if err != nil {
			return err
		}
		s.touched = append(s.touched, who)
		s.open = append(s.open, atRisk{salon: who, id: churn.CaseID(receipt.About), opened: s.today()})
	}
	return nil
}

// casesMove: the AM is briefed and calls, most forms come within two weeks, and
// then a case is soon decided; some stay open longer than they should.
func (s *story) casesMove(ctx context.Context, left int) error {
	var still []atRisk
	for _, c := range s.open {
		s.later()
		age := s.today().Since(c.opened)
		keep, err := true, s.writesDown(ctx, &c, age)
		if err != nil {
			return err
		}
		switch {
		case !c.formal && !c.sent && age > 2 && s.chance.IntN(6) == 0:
			err = s.formSent(ctx, &c)
		case !c.formal && age > 3 && s.chance.IntN(9) == 0:
			err = s.formArrives(ctx, &c)
		case !c.formal && age > 2 && s.chance.IntN(12) == 0:
			keep, err = false, s.stays(ctx, c)
		case c.formal && left > 0 && s.chance.IntN(4) == 0:
			keep, err = false, s.leaves(ctx, c)
		case !c.formal:
			err = s.contacted(ctx, c)
		}
		if err != nil {
			return err
		}
		if keep {
			still = append(still, c)
		}
	}
	s.open = still
	return nil
}

// tick finishes a salon's open tasks of a kind that may be done by now, in the name
// of whoever has them.
func (s *story) tick(ctx context.Context, who salon, what task.What) error {
	file, err := s.desk.Reads.Account(ctx, who.id)
	if err != nil {
		return err
	}
	for _, t := range file.Tasks {
		by := who.owner
		if t.Queue != "" {
			by = pick(s, s.staff[t.Queue])
		}
		if t.What == what && t.Ready(by, s.today()) {
			if _, err := s.desk.Tasks.Finish(ctx, app.Call{Actor: by}, t.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// deskTidied: every week what is to be done by hand is done, but for the last days'.
func (s *story) deskTidied(ctx context.Context, left int) error {
	const weekday, week = 3, 7
	if left%week != weekday {
		return nil
	}
	for _, who := range s.touched {
		for _, what := range []task.What{task.UpdateCRMStatus, task.StopBilling, task.CutAccess, task.TrainPartner, task.EnterOpportunity} {
			if err := s.tick(ctx, who, what); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *story) formArrives(ctx context.Context, c *atRisk) error {
	c.formal = true
	if c.sent && s.chance.IntN(4) > 0 {
		return s.formAnswered(ctx, *c)
	}
	medium, note := churn.Form, ""
	if s.chance.IntN(4) == 0 {
		medium, note = churn.Letter, "Recommandé, classé dans le dossier papier."
	}
	_, err := s.desk.Churn.Receive(ctx, app.Call{Actor: c.owner}, c.id, churn.Receipt{Medium: medium, ReceivedOn: s.today().AddDays(-s.chance.IntN(2)), Note: note})
	return err
}

func (s *story) leaves(ctx context.Context, c atRisk) error {
	s.gone = append(s.gone, c)
	_, err := s.desk.Churn.Lose(ctx, app.Call{Actor: c.owner}, c.id, churn.Loss{})
	return err
}

// somePartnersReturn: now and then one takes the termination back during the notice.
func (s *story) somePartnersReturn(ctx context.Context, left int) error {
	if left%18 != 3 || len(s.gone) == 0 {
		return nil
	}
	c := s.gone[len(s.gone)-1]
	s.gone = s.gone[:len(s.gone)-1]
	_, err := s.desk.Churn.TakeBack(ctx, app.Call{Actor: c.owner}, c.id, pick(s, returns))
	return err
}
