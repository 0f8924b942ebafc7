// Package read answers what pages and lists show: one account or case with all
// that hangs on it, the queue, the search. It only asks; the same tables are
// written by package store alone. Lists go on from the last row that was shown,
// never from a count of rows, so that the hundredth page is as quick as the first.
package read

import (
	"context"
	"maps"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/lately"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// Reads asks one database.
type Reads struct {
	store  *store.Store
	words  vocabulary
	lists  shelf
	counts lately.Memory[countKey, []int]
}

// New reads from a store.
func New(s *store.Store) *Reads { return &Reads{store: s} }

// File is an account with everything under it, and how it came to be.
type File struct {
	dossier.Dossier
	Version int             // the last entry of its history
	History []history.Entry // oldest first
	People  People
	Lists   picklist.Lists
}

// People are those who work at the desk, by id.
type People map[staff.ID]staff.Person

// Name says who someone is: a person, the desk itself, or an id that is unknown.
func (p People) Name(id staff.ID) string {
	if name, ok := staff.Unmanned[id]; ok {
		return name
	}
	if person, ok := p[id]; ok {
		return person.Name
	}
	return string(id)
}

// With are the same people and the partner of an account: what they did by a link has
// their salon's name.
func (p People) With(partner staff.Actor) People {
	all := maps.Clone(p)
	all[partner.ID] = staff.Person{ID: partner.ID, Name: partner.Name, Role: partner.Role}
	return all
}

// Account reads an account with everything under it. Refused where there is none.
func (r *Reads) Account(ctx context.Context, id partner.AccountID) (File, error) {
	var file File
	err := r.store.View(ctx, func(v *store.View) (err error) {
		file, err = whole(ctx, v, id)
		return err
	})
	return r.labelled(ctx, file, err)
}

// labelled gives a file the lists that say what its reasons and tags read.
func (r *Reads) labelled(ctx context.Context, file File, err error) (File, error) {
	if err != nil {
		return file, err
	}
	file.Lists, err = r.Lists(ctx)
	return file, err
}

// Case reads the account that a case of any kind belongs to, with everything under
// it. Refused where there is no such case.
func (r *Reads) Case(ctx context.Context, id string) (File, error) {
	return r.fileOf(ctx, func(v *store.View) (partner.AccountID, bool, error) { return v.AccountOfCase(ctx, id) })
}

// CaseGone finds the account of a case that was taken away again.
func (r *Reads) CaseGone(ctx context.Context, id string) (account partner.AccountID, gone bool, err error) {
	err = r.store.Ask(ctx, func(v *store.View) error {
		account, gone, err = v.AccountOfCaseGone(ctx, id)
		return err
	})
	return account, gone, err
}

// Task reads the account that a task belongs to, with everything under it.
func (r *Reads) Task(ctx context.Context, id string) (File, error) {
	return r.fileOf(ctx, func(v *store.View) (partner.AccountID, bool, error) { return v.AccountOfTask(ctx, id) })
}

func (r *Reads) fileOf(ctx context.Context, find func(*store.View) (partner.AccountID, bool, error)) (File, error) {
	var file File
	err := r.store.View(ctx, func(v *store.View) error {
		account, found, err := find(v)
		if err == nil && !found {
			err = refusal.New(refusal.Unknown, "", "", "door.not_found")
		}
		if err != nil {
			return err
		}
		file, err = whole(ctx, v, account)
		return err
	})
	return r.labelled(ctx, file, err)
}

func whole(ctx context.Context, v *store.View, id partner.AccountID) (File, error) {
	held, err := v.WholeDossier(ctx, id)
	if err != nil {
		return File{}, err
	}
	if held.Account.ID == "" {
		return File{}, refusal.New(refusal.Unknown, "", "", "door.not_found")
	}
	entries, err := v.Entries(ctx, string(id), 0)
	if err != nil {
		return File{}, err
	}
	people, err := everyone(ctx, v)
	return File{Dossier: held.Dossier, Version: held.Head.Seq, History: entries, People: people.With(staff.PartnerNamed(held.Account.Name))}, err
}

func everyone(ctx context.Context, v *store.View) (People, error) {
	all, err := v.People(ctx)
	people := make(People, len(all))
	for _, p := range all {
		people[p.ID] = p
	}
	return people, err
}

// People lists those who work at the desk.
func (r *Reads) People(ctx context.Context) (People, error) {
	var people People
	err := r.store.Ask(ctx, func(v *store.View) (err error) {
		people, err = everyone(ctx, v)
		return err
	})
	return people, err
}

// HistoryOfPerson reads what the desk's history tells about one person, oldest first.
func (r *Reads) HistoryOfPerson(ctx context.Context, id staff.ID) ([]history.Entry, error) {
	var entries []history.Entry
	err := r.store.View(ctx, func(v *store.View) (err error) {
		entries, err = v.EntriesOfPerson(ctx, id, 0)
		return err
	})
	return entries, err
}

// LastChange finds the entry that last changed a field of a record, which is why
// it is what it is.
func (f File) LastChange(of history.Ref, field string) (history.Entry, bool) {
	for i := len(f.History) - 1; i >= 0; i-- {
		for _, c := range f.History[i].Changes {
			if c.Ref == of && c.Field == field {
				return f.History[i], true
			}
		}
	}
	return history.Entry{}, false
}

// HistoryOf returns the entries that are about a case, or changed it or anything
// that hangs on it, oldest first.
func (f File) HistoryOf(c churn.Case) []history.Entry {
	own := map[string]bool{string(c.ID): true}
	for _, stop := range f.BillingStops {
		own[string(stop.ID)] = own[string(stop.ID)] || stop.Cause == string(c.ID)
	}
	return f.historyOf(own)
}

func (f File) historyOf(cases map[string]bool) []history.Entry {
	own := map[string]bool{}
	for id := range cases {
		own[id] = cases[id]
	}
	for _, t := range f.Tasks {
		own[string(t.ID)] = cases[t.Case]
	}
	for _, e := range f.Effects {
		own[string(e.ID)] = cases[e.Case]
	}
	var entries []history.Entry
	for _, entry := range f.History {
		if touches(entry, own) {
			entries = append(entries, entry)
		}
	}
	return entries
}

func touches(entry history.Entry, own map[string]bool) bool {
	if own[entry.About.ID] {
		return true
	}
	for _, c := range entry.Changes {
		if own[c.Ref.ID] {
			return true
		}
	}
	return false
}

// HistoryOfStop is HistoryOf for a billing-stop case.
func (f File) HistoryOfStop(id string) []history.Entry {
	return f.historyOf(map[string]bool{id: true})
}

// engineOf is what lists are read from.
func (r *Reads) engineOf() engine.Engine { return r.store.Reads() }
