package demo

import (
	"context"
	"fmt"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/staff"
)

// contacted: most cases are briefed within two days; the AM calls on the day that the
// case says, or a little late, and who was reached is sometimes met, or negotiated with.
func (s *story) contacted(ctx context.Context, c atRisk) error {
	file, err := s.desk.Reads.Case(ctx, string(c.id))
	if err != nil {
		return err
	}
	held, _ := file.ChurnCase(c.id)
	if held.Briefing == nil && s.chance.IntN(3) > 0 {
		_, err := s.desk.Churn.Brief(ctx, app.Call{Actor: s.staff[staff.Manager][0]}, c.id, pick(s, briefings))
		return err
	}
	if held.LookOn > s.today() || s.chance.IntN(3) == 0 {
		return nil
	}
	by, result := app.Call{Actor: c.owner}, pick(s, churn.Results)
	in := churn.Contact{Result: result}
	if result == churn.Reached {
		in.Note = pick(s, calls)
	}
	if _, err := s.desk.Churn.Call(ctx, by, c.id, in); err != nil || result != churn.Reached {
		return err
	}
	s.later()
	return s.engages(ctx, c, by)
}

// engages: of those who were reached, some are met, some negotiated with.
func (s *story) engages(ctx context.Context, c atRisk, by app.Call) error {
	const ways, days, opens, hours = 3, 6, 9, 9
	var err error
	switch s.chance.IntN(ways) {
	case 0:
		_, err = s.desk.Churn.Appoint(ctx, by, c.id, churn.Booking{
			On: s.today().AddDays(1 + s.chance.IntN(days)), At: fmt.Sprintf("%02d:30", opens+s.chance.IntN(hours)), Note: pick(s, meetings),
		})
	case 1:
		_, err = s.desk.Churn.Negotiate(ctx, by, c.id, churn.Bargain{Note: pick(s, bargains)})
	}
	return err
}

// stays: most partners stay with nothing more; some are trained, some get a plan that
// bills nothing.
func (s *story) stays(ctx context.Context, c atRisk) error {
	s.quiet = append(s.quiet, c.salon)
	how := pick(s, []churn.Outcome{churn.RecoveredNoAction, churn.RecoveredNoAction, churn.RecoveredTraining, churn.RecoveredPlanUpdate})
	_, err := s.desk.Churn.Recover(ctx, app.Call{Actor: c.owner}, c.id, how)
	return err
}
