package store

import (
	"context"
	"fmt"
	"strings"

	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/round"
	"rebond/internal/domain/view"
	"rebond/internal/store/engine"
)

// Flaw is something that isn't as history says.
type Flaw struct {
	Subject string `json:"subject"`
	Entry   int    `json:"entry,omitempty"` // 0 where it is the present that differs
	What    string `json:"what"`
}

// Chain is a subject and the head of its chain.
type Chain struct {
	Subject string
	Head
}

const (
	selectChains = `select subject, seq, head from chain where subject > $1 order by subject limit $2`
	// unchained are accounts, the desk with its people, and the lists, that no history tells of.
	unchained = `
	select a.id from account a where not exists (select 1 from chain c where c.subject = a.id)
	 union all
	select '` + ImportSubject + `' || i.id from import i where not exists (select 1 from chain c where c.subject = '` + ImportSubject + `' || i.id)
	 union all
	select '` + RoundSubject + `' || r.id from round r where not exists (select 1 from chain c where c.subject = '` + RoundSubject + `' || r.id)
	 union all
	select '` + viewSubject + `' || v.id from saved_view v where not exists (select 1 from chain c where c.subject = '` + viewSubject + `' || v.id)
	 union all
	select d.subject from (select distinct '` + DeskSubject + `' as subject from person
	                       union all select distinct '` + ListsSubject + `' from list_item) d
	 where not exists (select 1 from chain c where c.subject = d.subject)`
	rawEvents = `
	select e.subject, e.seq, e.at, e.actor, e.verb, e.about_kind, e.about_id, e.changes, e.because, e.facts, e.policy, e.hash,
		   coalesce(p.salt, ''), coalesce(p.changes, '')
	  from event e left join event_personal p on p.subject = e.subject and p.seq = e.seq
	 where e.subject = $1 order by e.seq`
)

// Chains lists the heads of chains after a subject, at most so many.
func (v *View) Chains(ctx context.Context, after string, most int) ([]Chain, error) {
	var chains []Chain
	err := v.reader.Query(ctx, engine.Query{SQL: selectChains, Args: []any{after, most}, Row: func(scan engine.Scan) error {
		var c Chain
		err := scan(&c.Subject, &c.Seq, &c.Hash)
		chains = append(chains, c)
		return err
	}})
	return chains, err
}

// Unchained lists subjects that have a present and no chain: nothing says how they
// came to be.
func (v *View) Unchained(ctx context.Context) ([]Chain, error) {
	var chains []Chain
	err := v.reader.Query(ctx, engine.Query{SQL: unchained, Row: func(scan engine.Scan) error {
		var c Chain
		err := scan(&c.Subject)
		chains = append(chains, c)
		return err
	}})
	return chains, err
}

// HashAt returns the hash of a subject's entry; empty where it has none.
func (v *View) HashAt(ctx context.Context, subject string, seq int) (string, error) {
	var hash string
	_, err := v.one(ctx, `select hash from event where subject = $1 and seq = $2`, []any{subject, seq}, &hash)
	return hash, err
}

// Verify checks one chain: that every entry is as it was sealed, that none is
// missing, that the present equals the last values that the entries wrote, and that what
// the procedures promise of it holds.
func (v *View) Verify(ctx context.Context, chain Chain) (flaws []Flaw, entries int, err error) {
	checked := &checking{chain: chain, last: map[history.Change]string{}}
	if err := v.reader.Query(ctx, engine.Query{SQL: rawEvents, Args: []any{chain.Subject}, Row: checked.entry}); err != nil {
		return nil, 0, fmt.Errorf("verify %s: %w", chain.Subject, err)
	}
	if checked.at != chain.Head {
		checked.flaw(checked.at.Seq, "the chain ends before its head: entries are missing at the end")
	}
	present, breaches, err := v.present(ctx, chain.Subject)
	if err != nil {
		return nil, 0, fmt.Errorf("verify %s: %w", chain.Subject, err)
	}
	checked.present(present)
	for _, b := range breaches {
		checked.flaw(0, fmt.Sprintf("%s %s: %s (%s)", b.Of.Kind, b.Of.ID, b.What, b.Rule))
	}
	return checked.flaws, checked.at.Seq, nil
}

// present is every record that stands under a subject, and what of an account doesn’t
// hold.
func (v *View) present(ctx context.Context, subject string) ([]history.Record, []dossier.Breach, error) {
	if id, ok := strings.CutPrefix(subject, ImportSubject); ok {
		held, _, err := v.Import(ctx, partner.ImportID(id))
		return []history.Record{held.Import}, nil, err
	}
	if id, ok := strings.CutPrefix(subject, RoundSubject); ok {
		held, _, err := v.Round(ctx, round.ID(id))
		return []history.Record{held.Round}, nil, err
	}
	if id, ok := strings.CutPrefix(subject, viewSubject); ok {
		records, err := v.savedView(ctx, view.ID(id))
		return records, nil, err
	}
	switch subject {
	case ListsSubject:
		held, err := v.Lists(ctx)
		return held.Records(), nil, err
	case DeskSubject:
		records, err := v.people(ctx)
		return records, nil, err
	default:
		held, err := v.WholeDossier(ctx, partner.AccountID(subject))
		return held.Records(), held.Breaches(), err
	}
}

// people are those at the desk, as history sees them.
func (v *View) people(ctx context.Context) ([]history.Record, error) {
	people, err := v.People(ctx)
	if err != nil {
		return nil, err
	}
	means, err := v.meansRecords(ctx)
	return append(recordsOf(people), means...), err
}

// checking is one chain being checked, entry by entry.
type checking struct {
	chain Chain
	at    Head
	last  map[history.Change]string // of each record's field; what was erased isn't known
	flaws []Flaw
}

func (c *checking) flaw(entry int, what string) {
	c.flaws = append(c.flaws, Flaw{c.chain.Subject, entry, what})
}

func (c *checking) entry(scan engine.Scan) error {
	var row eventRow
	var personal personalRow
	if err := scan(&row.subject, &row.seq, &row.at, &row.actor, &row.verb, &row.aboutKind, &row.about, &row.changes, &row.because,
		&row.facts, &row.policy, &row.hash, &personal.salt, &personal.changes); err != nil {
		return err
	}
	if row.seq != c.at.Seq+1 {
		c.flaw(row.seq, fmt.Sprintf("entry %d is missing", c.at.Seq+1))
	}
	if row.sealedAfter(c.at.Hash) != row.hash {
		c.flaw(row.seq, "the entry isn’t as it was sealed")
	}
	c.at = Head{row.seq, row.hash}
	return c.changes(row, personal)
}

func (c *checking) changes(row eventRow, personal personalRow) error {
	public, err := readStored(row.changes)
	if err != nil {
		c.flaw(row.seq, "its changes can’t be read")
		return nil // a flaw is a finding, not a failure
	}
	erasable, err := readStored(personal.changes)
	if err != nil {
		c.flaw(row.seq, "its personal values can’t be read")
		return nil
	}
	values := map[history.Change]change{}
	for _, e := range erasable {
		values[e.place()] = e
	}
	for _, p := range public {
		if !p.Personal {
			c.last[p.place()] = p.After
			continue
		}
		value, kept := values[p.place()]
		if !kept {
			c.last[p.place()] = erased
			continue
		}
		at := personal.salt + "/" + p.ID + "/" + p.Field
		if history.Commitment(at, value.Before) != p.Before || history.Commitment(at, value.After) != p.After {
			c.flaw(row.seq, "a personal value isn’t the one that was sealed: "+p.Field)
		}
		c.last[p.place()] = value.After
	}
	return nil
}

// erased stands for a value that was erased: the present may no longer hold it.
const erased = "\x00erased"

// present compares what stands now with the last values that were written.
func (c *checking) present(records []history.Record) {
	for _, r := range records {
		for _, f := range r.Fields() {
			place := history.Change{Ref: r.Ref(), Field: f.Name}
			if written := c.last[place]; written != f.Value && written != erased {
				c.flaw(0, fmt.Sprintf("%s %s: %s is %q, history says %q", r.Ref().Kind, r.Ref().ID, f.Name, f.Value, written))
			}
			delete(c.last, place)
		}
	}
	for place, written := range c.last {
		if written != "" && written != erased {
			c.flaw(0, fmt.Sprintf("%s %s: %s is gone, history says %q", place.Ref.Kind, place.Ref.ID, place.Field, written))
		}
	}
}
