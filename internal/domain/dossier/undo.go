package dossier

import (
	"fmt"

	"rebond/internal/domain/because"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/task"
)

// Undoing is what undoing an entry does: to be looked at first, or done.
type Undoing struct {
	Undone
	After Dossier // without what the entries did; what follows from that is still to come
}

// Alone reports whether nothing but the entry that was meant is undone, and nothing
// stays of it.
func (u Undoing) Alone() bool { return len(u.Also)+len(u.Sent) == 0 }

// Own reports whether everything that would be undone was done by one person.
func (u Undoing) Own(actor string) bool {
	own := u.Target.Actor == actor
	for _, e := range u.Also {
		own = own && e.Actor == actor
	}
	return own
}

const (
	alreadyUndone because.Text = "undo.already"
	builtUpon     because.Text = "undo.built_upon"
	erasedSince   because.Text = "undo.erased"
)

// Undo takes back what an entry of the account did (EV-3). The dossier is the whole one,
// the entries are its history from that one on.
//
// Every field goes back to what it was before; a later entry that changed the same
// field, the same part of a case, or anything of a record that came with the first, built
// on it and is undone too. A record is gone once none of its fields has a value. Effects
// that were carried out stay, with the tasks that did it, unless it is their being
// carried out that is undone (EV-5). An entry that was undone before counts no more, nor
// does its undoing.
//
// Refused with the reason where an entry can't be undone, or one that built on it; where
// a value was erased since; and with the rule, where something that always holds wouldn't.
func (d Dossier) Undo(entries []history.Entry, now moment.Moment) (Undoing, error) {
	back := backwards{was: map[history.Ref]history.Values{}, parts: map[place]bool{}, stays: d.carriedOut(entries[0])}
	u := Undoing{Undone: Undone{Account: d.Account.Ref(), Target: entries[0]}, After: d}
	undoings := Undoings(entries)
	if by, already := undoings[u.Target.Seq]; already {
		return u, refusal.New(refusal.Illegal, "EV-3", "", alreadyUndone, "at", by.At.In(now.Policy.Zone))
	}
	if err := Undoable(u.Target.Verb); err != nil {
		return u, err
	}
	var refused []error
	for i, e := range entries {
		_, undone := undoings[e.Seq]
		switch {
		case undone || e.Verb == undoneVerb || i > 0 && !back.builds(e):
			continue
		case i > 0:
			u.Also = append(u.Also, e)
			refused = append(refused, unmovable(e, now))
		}
		back.take(e)
	}
	if back.erased {
		refused = append(refused, refusal.New(refusal.Illegal, "EV-3", "", erasedSince))
	}
	if err := refusal.All(refused...); err != nil {
		return u, err
	}
	u.Sent = back.sent(d)
	var err error
	if u.After, err = d.with(back.was); err != nil {
		return u, fmt.Errorf("undo entry %d: %w", u.Target.Seq, err)
	}
	u.After = u.After.followed(d, entries, now)
	return u, u.After.unsound(d, now)
}

// unmovable refuses to undo an entry along with the one it built on, where it can't be.
func unmovable(e history.Entry, now moment.Moment) error {
	why, refused := refusal.Of(Undoable(e.Verb))
	if !refused {
		return nil
	}
	return refusal.All(refusal.New(refusal.Illegal, "EV-3", "", builtUpon, "verb", because.Word{List: "verb", Word: e.Verb}, "at", e.At.In(now.Policy.Zone)), why)
}

// carriedOut are the effects that have happened, and the tasks that carried them: what
// was done outside isn't undone by undoing its cause. Where an entry says nothing but
// that, it can be wrong, and is taken back as any other.
func (d Dossier) carriedOut(target history.Entry) map[history.Ref]bool {
	out := map[history.Ref]bool{}
	for _, e := range d.Effects {
		if e.State == effect.Confirmed {
			out[e.Ref()], out[task.Task{ID: e.Task}.Ref()] = true, true
		}
	}
	for _, c := range target.Changes {
		if c.Field == "state" && c.Before != "" {
			delete(out, c.Ref)
		}
	}
	return out
}
