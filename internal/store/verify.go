package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/store/engine"
)

// Flaw is something that isn't as history says.
type Flaw struct {
	Subject string `json:"subject"`
	Entry   int    `json:"entry,omitempty"` // 0 where it is the present that differs
	What    string `json:"what"`
	Rule    string `json:"rule,omitempty"` // that the present breaks, whatever history says
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

// Check is what a check of the whole history goes by, and counts.
type Check struct {
	Everyone staff.Everyone // whose what is to be done may be
	Found    Found          // the keys of the accounts that were checked
	Entries  int
}

// Verify checks one chain: that every entry is as it was sealed with what it says of
// people, that none is missing, that the present equals the last values that the entries
// wrote, with all that lists find it by, and that what the procedures promise of it holds.
func (v *View) Verify(ctx context.Context, chain Chain, check *Check) ([]Flaw, error) {
	checked := &checking{chain: chain, last: map[history.Change]string{}}
	if err := v.reader.Query(ctx, engine.Query{SQL: rawEvents, Args: []any{chain.Subject}, Row: checked.entry}); err != nil {
		return nil, fmt.Errorf("verify %s: %w", chain.Subject, err)
	}
	if checked.at != chain.Head {
		checked.flaw(checked.at.Seq, "the chain ends before its head: entries are missing at the end")
	}
	for _, entry := range checked.unsaid {
		checked.flaw(entry, "its personal values are missing, and no entry tells that they were erased")
	}
	present, flaws, err := v.present(ctx, chain.Subject, check)
	if err != nil {
		return nil, fmt.Errorf("verify %s: %w", chain.Subject, err)
	}
	checked.present(present)
	check.Entries += checked.at.Seq
	return append(checked.flaws, flaws...), nil
}

// present is every record that stands under a subject, and what else is wrong with an
// account.
func (v *View) present(ctx context.Context, subject string, check *Check) ([]history.Record, []Flaw, error) {
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
		return v.account(ctx, partner.AccountID(subject), check)
	}
}

// account is everything under an account, and what is wrong with it.
func (v *View) account(ctx context.Context, id partner.AccountID, check *Check) ([]history.Record, []Flaw, error) {
	held, err := v.WholeDossier(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	unlike, found, err := v.underived(ctx, held)
	check.Found = check.Found.Plus(found)
	var flaws []Flaw
	for _, what := range unlike {
		flaws = append(flaws, Flaw{Subject: string(id), What: what})
	}
	for _, b := range slices.Concat(held.Breaches(), held.Ownerless(check.Everyone)) {
		flaws = append(flaws, Flaw{Subject: string(id), What: fmt.Sprintf("%s %s: %s (%s)", b.Of.Kind, b.Of.ID, b.What, b.Rule), Rule: b.Rule})
	}
	return held.Records(), flaws, err
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
	last  map[history.Change]string // of each record's field
	// unsaid are the entries whose personal values are missing, until one tells that they
	// were erased.
	unsaid []int
	flaws  []Flaw
}

func (c *checking) flaw(entry int, what string) {
	c.flaws = append(c.flaws, Flaw{Subject: c.chain.Subject, Entry: entry, What: what})
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
	if row.verb == erasedVerb {
		c.unsaid = nil
	}
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
			c.last[p.place()] = ""
			if n := len(c.unsaid); n == 0 || c.unsaid[n-1] != row.seq {
				c.unsaid = append(c.unsaid, row.seq)
			}
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

// erasedVerb is that of an entry which tells that the personal values of those before it
// were erased; of what was erased and not said anew, nothing may stand.
const erasedVerb = "personal.erased"

// present compares what stands now with the last values that were written.
func (c *checking) present(records []history.Record) {
	for _, r := range records {
		for _, f := range r.Fields() {
			place := history.Change{Ref: r.Ref(), Field: f.Name}
			if written := c.last[place]; written != f.Value {
				c.flaw(0, fmt.Sprintf("%s %s: %s is %q, history says %q", r.Ref().Kind, r.Ref().ID, f.Name, f.Value, written))
			}
			delete(c.last, place)
		}
	}
	for place, written := range c.last {
		if written != "" {
			c.flaw(0, fmt.Sprintf("%s %s: %s is gone, history says %q", place.Ref.Kind, place.Ref.ID, place.Field, written))
		}
	}
}
