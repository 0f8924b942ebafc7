package app

import (
	"context"

	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
)

// PlanAbsence records that someone is away: oneself, or another on behalf of a
// manager. It returns the absence.
func (p People) PlanAbsence(ctx context.Context, actor staff.Actor, person staff.ID, in staff.Leave) (staff.Absence, error) {
	id := staff.AbsenceID(newID())
	var planned staff.Absence
	err := p.about(ctx, actor, staff.PlanAbsence, person, func(held staff.Person, everyone staff.Everyone) (staff.Person, history.Event, error) {
		next, event, err := held.PlanAbsence(id, in, everyone, p.door.today(), p.door.policy)
		planned = event.Absence
		return next, event, err
	})
	return planned, err
}

// EndAbsence records that someone is back early, or doesn't leave.
func (p People) EndAbsence(ctx context.Context, actor staff.Actor, person staff.ID, id staff.AbsenceID) error {
	return p.about(ctx, actor, staff.PlanAbsence, person, func(held staff.Person, _ staff.Everyone) (staff.Person, history.Event, error) {
		return held.EndAbsence(id, p.door.today())
	})
}

// about runs a verb that changes one person.
func (p People) about(ctx context.Context, actor staff.Actor, action staff.Action, person staff.ID,
	decide func(staff.Person, staff.Everyone) (staff.Person, history.Event, error),
) error {
	if err := p.permit(ctx, actor, action, person); err != nil {
		return err
	}
	return p.save(ctx, func(tx *store.Tx) error {
		people, held, err := p.held(ctx, tx, person)
		if err != nil {
			return err
		}
		next, event, err := decide(held, people.Everyone)
		if err != nil {
			return err
		}
		_, err = tx.SavePeople(ctx, people, []staff.Person{next}, p.entryBy(actor, event))
		return err
	})
}

// Acting is who someone acts as today: with those in whose place they stand.
func (p People) Acting(ctx context.Context, person staff.Person) (staff.Actor, error) {
	everyone, err := p.door.people.everyone(ctx, p.door)
	return everyone.Acting(person.Actor(), p.door.today()), err
}
