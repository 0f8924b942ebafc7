package app

import (
	"context"

	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/store"
)

// Estate is what is someone's: accounts, and tasks that are theirs alone.
type Estate = staff.Ties

// Estate counts what is someone's.
func (p People) Estate(ctx context.Context, person staff.Person) (Estate, error) {
	var estate Estate
	err := p.door.store.View(ctx, func(v *store.View) (err error) {
		estate, err = v.Ties(ctx, person)
		return err
	})
	return estate, err
}

// Passed is how far a hand-over of all that is someone's has come.
type Passed struct {
	Accounts, Tasks int // handed over by this step
	Refused         []Kept
	Left            Estate // still theirs
	// After is where the next step goes on; empty once all were tried.
	After string
}

// Kept is an account that couldn't be handed over.
type Kept struct {
	Account partner.AccountID
	Name    string
	Refused *refusal.Refusal
}

// handOverStep is how many accounts one step hands over at most.
const handOverStep = 100

// HandOverAll hands over what is someone's to one other: a step of it, which goes on
// behind where the last one ended. Each account is one hand-over of its own (CH-3),
// so that it can be broken off anywhere; what is refused stays, and is listed. The
// tasks that hang on no account of theirs go once the accounts are through.
func (p People) HandOverAll(ctx context.Context, actor staff.Actor, from, to staff.ID, after string) (Passed, error) {
	held, err := p.fit(ctx, actor, from, to)
	if err != nil {
		return Passed{}, err
	}
	passed, err := p.passAccounts(ctx, actor, from, to, after)
	if err == nil && passed.After == "" {
		err = p.passTasks(ctx, actor, from, to, &passed)
	}
	if err != nil {
		return passed, err
	}
	passed.Left, err = p.Estate(ctx, held)
	return passed, err
}

// fit refuses a hand-over as a whole: to nobody, to someone who can't have accounts,
// or by someone who may not.
func (p People) fit(ctx context.Context, actor staff.Actor, from, to staff.ID) (staff.Person, error) {
	now, err := p.door.moment(ctx, actor)
	if err != nil {
		return staff.Person{}, err
	}
	giver, known := now.Everyone[from]
	if !known {
		return giver, refusal.New(refusal.Unknown, "", "", notFound)
	}
	on := now.Actor.With(from)
	on.TheirTask = on.OwnsAccount
	if err := p.door.permit(ctx, now.Actor, staff.Asked{Action: staff.HandOverAccount, On: on, Owner: from}); err != nil {
		return giver, err
	}
	estate, err := p.Estate(ctx, giver)
	if err != nil {
		return giver, err
	}
	taker, known := now.Everyone[to]
	if !known {
		return giver, refusal.New(refusal.Invalid, "CH-3", "owner", unknownPerson, "value", string(to))
	}
	return giver, giver.Gives(taker, estate)
}

func (p People) passAccounts(ctx context.Context, actor staff.Actor, from, to staff.ID, after string) (Passed, error) {
	var passed Passed
	var owned []store.Owned
	err := p.door.store.View(ctx, func(v *store.View) (err error) {
		owned, err = v.AccountsOf(ctx, from, after, handOverStep)
		return err
	})
	for _, account := range owned {
		if err != nil {
			break
		}
		_, err = Accounts(p).HandOver(ctx, Call{Actor: actor}, partner.AccountID(account.ID), to)
		if refused, ok := refusal.Of(err); ok {
			passed.Refused = append(passed.Refused, Kept{partner.AccountID(account.ID), account.Name, refused})
			err = nil
			continue
		}
		passed.Accounts++
	}
	if len(owned) == handOverStep {
		passed.After = owned[handOverStep-1].ID
	}
	return passed, err
}

// passTasks hands over the tasks that are left. None of them can be refused but for
// one that somebody ends meanwhile.
func (p People) passTasks(ctx context.Context, actor staff.Actor, from, to staff.ID, passed *Passed) error {
	for {
		var ids []string
		err := p.door.store.View(ctx, func(v *store.View) (err error) {
			ids, err = v.TasksOf(ctx, from, handOverStep)
			return err
		})
		moved := 0
		for _, id := range ids {
			if err != nil {
				return err
			}
			_, err = Tasks(p).HandOver(ctx, Call{Actor: actor}, task.ID(id), to)
			if _, refused := refusal.Of(err); refused {
				err = nil
				continue
			}
			moved++
		}
		passed.Tasks += moved
		if err != nil || moved == 0 {
			return err
		}
	}
}
