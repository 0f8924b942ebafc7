package dossier

import (
	"fmt"
	"maps"
	"slices"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/opportunity"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

// backwards collects what a row of entries did, from the first to the last.
type backwards struct {
	was     map[history.Ref]history.Values // of each field, before the first that changed it; empty values stand
	parts   map[place]bool
	brought []history.Ref
	stays   map[history.Ref]bool // is left as it is
	erased  bool                 // what a field was isn't known any more
}

// place is what is taken back as one: a part of a record.
type place struct {
	of   history.Ref
	part string
}

func placeOf(c history.Change) place {
	if c.Ref.Kind == (churn.Case{}).Ref().Kind {
		return place{c.Ref, churn.Part(c.Field)}
	}
	return place{c.Ref, c.Field}
}

// essence are the fields without which a record isn't, by its kind: it came when they
// did.
var essence = map[string]string{
	"account": "status", "churn_case": "stage", "billing_stop_case": "stage", "task": "what", "effect": "what", "opportunity": "type",
}

func brings(c history.Change) bool { return c.Before == "" && c.Field == essence[c.Ref.Kind] }

// builds reports whether an entry changed anything that is taken back, or decided
// something from it.
func (b *backwards) builds(e history.Entry) bool {
	return slices.ContainsFunc(e.Changes, func(c history.Change) bool {
		return !b.stays[c.Ref] && (b.parts[placeOf(c)] || slices.Contains(b.brought, c.Ref) || b.basisOf(c))
	})
}

func (b *backwards) basisOf(c history.Change) bool {
	return slices.ContainsFunc(churn.Basis(c.Field, c.After), func(part string) bool { return b.parts[place{c.Ref, part}] })
}

// take adds what an entry did.
func (b *backwards) take(e history.Entry) {
	for _, c := range e.Changes {
		if brings(c) {
			b.brought = append(b.brought, c.Ref)
		}
		if b.stays[c.Ref] {
			continue
		}
		b.erased = b.erased || c.Personal && c.Before == c.After
		b.parts[placeOf(c)] = true
		if b.was[c.Ref] == nil {
			b.was[c.Ref] = history.Values{}
		}
		if _, known := b.was[c.Ref][c.Field]; !known {
			b.was[c.Ref][c.Field] = c.Before
		}
	}
}

// sent are the effects that the entries caused and that have happened.
func (b *backwards) sent(d Dossier) []effect.Effect {
	var sent []effect.Effect
	for _, e := range d.Effects {
		if b.stays[e.Ref()] && slices.Contains(b.brought, e.Ref()) {
			sent = append(sent, e)
		}
	}
	return sent
}

// with returns the dossier with fields as they were, and without the records that have
// none any more.
func (d Dossier) with(was map[history.Ref]history.Values) (Dossier, error) {
	accounts, err := remade([]partner.Account{d.Account}, was, func(a partner.Account, v history.Values) partner.Account {
		return partner.AccountOf(a.ID, v)
	})
	if err != nil {
		return d, err
	}
	d.Account = accounts[0]
	if d.Churn, err = remade(d.Churn, was, churn.CaseOf); err != nil {
		return d, err
	}
	if d.BillingStops, err = remade(d.BillingStops, was, func(c billingstop.Case, v history.Values) billingstop.Case {
		return billingstop.CaseOf(c.ID, c.Account, v)
	}); err != nil {
		return d, err
	}
	if d.Tasks, err = remade(d.Tasks, was, func(t task.Task, v history.Values) task.Task { return task.Of(t.ID, t.Account, v) }); err != nil {
		return d, err
	}
	if d.Effects, err = remade(d.Effects, was, func(e effect.Effect, v history.Values) effect.Effect { return effect.Of(e.ID, e.Account, v) }); err != nil {
		return d, err
	}
	d.Opportunities, err = remade(d.Opportunities, was, func(o opportunity.Opportunity, v history.Values) opportunity.Opportunity {
		return opportunity.Of(o.ID, o.Account, v)
	})
	return d, err
}

// remade makes records of what their fields were. One that wouldn't say what it was made
// of is a mistake in code, and stops everything.
func remade[R history.Record](records []R, was map[history.Ref]history.Values, of func(R, history.Values) R) ([]R, error) {
	var all []R
	for _, r := range records {
		fields, changed := was[r.Ref()]
		if !changed {
			all = append(all, r)
			continue
		}
		v := history.ValuesOf(r)
		for name, value := range fields {
			v.Put(name, value)
		}
		if len(v) == 0 {
			continue
		}
		next := of(r, v)
		if !maps.Equal(history.ValuesOf(next), v) {
			return nil, fmt.Errorf("%s %s can’t be made of %d fields", r.Ref().Kind, r.Ref().ID, len(v))
		}
		all = append(all, next)
	}
	return all, nil
}
