package store

import (
	"context"
	"slices"

	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

const absenceColumns = `id, person_id, from_on, until_on, deputy_id`

const (
	selectAbsences = `select ` + absenceColumns + ` from absence order by person_id, from_on`
	putAbsence     = `
	insert into absence (` + absenceColumns + `) values ($1, $2, $3, $4, $5)
	on conflict (id) do update set from_on = excluded.from_on, until_on = excluded.until_on, deputy_id = excluded.deputy_id`
	dropAbsence = `delete from absence where id = $1`
)

func scanAbsence(scan engine.Scan) (staff.Absence, error) {
	var a staff.Absence
	var from, until string
	if err := scan(&a.ID, &a.Person, &from, &until, &a.Deputy); err != nil {
		return a, err
	}
	if err := a.From.UnmarshalText([]byte(from)); err != nil {
		return a, err
	}
	return a, a.Until.UnmarshalText([]byte(until))
}

// putAbsences saves the absences that people have now, and drops those they had.
func (t *Tx) putAbsences(ctx context.Context, before, after []staff.Person) error {
	held, now := absencesOf(before), absencesOf(after)
	for _, a := range now {
		if slices.Contains(held, a) {
			continue
		}
		if err := t.writer.Exec(ctx, putAbsence, string(a.ID), string(a.Person), a.From.String(), a.Until.String(), string(a.Deputy)); err != nil {
			return err
		}
	}
	for _, a := range held {
		if slices.ContainsFunc(now, func(kept staff.Absence) bool { return kept.ID == a.ID }) {
			continue
		}
		if err := t.writer.Exec(ctx, dropAbsence, string(a.ID)); err != nil {
			return err
		}
	}
	return nil
}

func absencesOf(people []staff.Person) []staff.Absence {
	var all []staff.Absence
	for _, p := range people {
		all = append(all, p.Absences...)
	}
	return all
}

const selectDeskEvents = `
	select e.seq, e.at, e.actor, e.verb, e.about_kind, e.about_id, e.changes, e.because, e.policy, coalesce(p.changes, '')
	  from event e left join event_personal p on p.subject = e.subject and p.seq = e.seq
	 where e.subject = '` + DeskSubject + `' and e.about_id = $1 and e.seq > $2
	 order by e.seq`

// EntriesOfPerson returns the entries of the desk's history that are about one
// person, after an entry, oldest first.
func (v *View) EntriesOfPerson(ctx context.Context, person staff.ID, after int) ([]history.Entry, error) {
	return v.entries(ctx, DeskSubject, engine.Query{SQL: selectDeskEvents, Args: []any{string(person), after}})
}

// Version is the last entry of a subject's history.
func (v *View) Version(ctx context.Context, subject string) (int, error) {
	head, err := v.head(ctx, subject)
	return head.Seq, err
}

// head is the end of a subject's chain; zero where it has none.
func (v *View) head(ctx context.Context, subject string) (head Head, err error) {
	_, err = v.one(ctx, selectChain, []any{subject}, &head.Seq, &head.Hash)
	return head, err
}
