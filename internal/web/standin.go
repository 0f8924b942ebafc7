package web

import (
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// ownerSaid names an account's manager and, while they are away, who looks after it.
func (t teller) ownerSaid(id staff.ID) string {
	name := t.file.People.Name(id)
	absence, away := t.file.People[id].AwayOn(t.desk.Today)
	if !away {
		return name
	}
	in, found := staff.Everyone(t.file.People).InPlaceOf(id, t.desk.Today)
	if !found {
		return t.desk.Lang.Say(words.OwnerAway, "name", name, "until", t.desk.Lang.ShortDay(absence.Until))
	}
	return t.desk.Lang.Say(words.OwnerReplaced, "name", name, "until", t.desk.Lang.ShortDay(absence.Until), "deputy", in.Name)
}

// inPlace says for whom a task is looked after, where it is an absent person's and
// the reader stands in.
func (t teller) inPlace(assignee staff.ID) string {
	absent, stands := t.actor.StandsFor(assignee)
	if !stands {
		return t.file.People.Name(assignee)
	}
	return t.desk.Lang.Say(words.TaskInPlaceOf, "name", absent.Name, "until", t.desk.Lang.ShortDay(absent.Until))
}

// notTheirs answers why the reader may not take an action here, and who can.
func (t teller) notTheirs(action staff.Action) []page.Missing {
	owner := t.file.Account.Owner
	asked := staff.Asked{Action: action, On: t.actor.With(owner), Owner: owner}
	refused, _ := refusal.Of(staff.Everyone(t.file.People).Permit(t.actor, asked, t.desk.Today))
	return page.MissingOf(refused)
}

// notTheirsOf answers it for what a refusal forbids, each action once.
func (t teller) notTheirsOf(refused *refusal.Refusal, said []page.Missing) []page.Missing {
	if refused == nil {
		return said
	}
	for _, u := range refused.Unmet {
		for _, in := range u.Inputs {
			if action, ok := in.Value.(staff.Action); ok && u.Kind == refusal.Forbidden && !speaksOf(said, action) {
				said = append(said, t.notTheirs(action)...)
			}
		}
	}
	return said
}

func speaksOf(said []page.Missing, action staff.Action) bool {
	for _, m := range said {
		for _, in := range m.Inputs {
			if held, ok := in.Value.(staff.Action); ok && held == action {
				return true
			}
		}
	}
	return false
}
