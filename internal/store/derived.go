package store

import (
	"context"
	"fmt"
	"slices"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/store/engine"
)

// derived is what a case's row says beside its fields, for lists to find it by.
type derived struct {
	open                            int
	nextOn, lookOn, endedOn, fiscal string
}

func derivedOf(c churn.Case) derived {
	d := derived{1, c.NextOn().String(), c.LookOn.String(), "", string(c.Fiscal())}
	if c.Closing != nil {
		d.open, d.endedOn = 0, c.Closing.On.String()
	}
	return d
}

func derivedOfStop(c billingstop.Case) derived {
	d := derived{0, c.DueOn.String(), "", c.EndedOn.String(), ""}
	if c.Stage == billingstop.New {
		d.open = 1
	}
	return d
}

// of tells the row of a case, for an operator.
func (d derived) of(id string) string {
	return fmt.Sprintf("%s is open=%d, next_on=%q, look_on=%q, ended_on=%q, fiscal=%q", id, d.open, d.nextOn, d.lookOn, d.endedOn, d.fiscal)
}

// tagged tells the row of a case's tag.
func tagged(id, list, tag string, open int, nextOn string) string {
	return fmt.Sprintf("%s has %s/%s, open=%d, next_on=%q", id, list, tag, open, nextOn)
}

const (
	derivedCases = `select id, open, next_on, look_on, ended_on, fiscal from desk_case where account_id = $1`
	derivedTags  = `
	select t.case_id, t.list, t.tag, t.open, t.next_on
	  from desk_case c join case_tag t on t.case_id = c.id where c.account_id = $1`
)

// rows are those of one table, told for an operator.
type rows map[string]bool

func setOf(all []string) rows {
	set := rows{}
	for _, one := range all {
		set[one] = true
	}
	return set
}

// unlike lists in which of its rows a table isn't as it should be.
func (wanted rows) unlike(table string, got rows) (flaws []string) {
	for row := range wanted {
		if !got[row] {
			flaws = append(flaws, table+" lacks: "+row)
		}
	}
	for row := range got {
		if !wanted[row] {
			flaws = append(flaws, table+" has, and nothing leads to it: "+row)
		}
	}
	slices.Sort(flaws)
	return flaws
}

// underived lists which rows by which an account and its cases are found aren't what they
// lead to, and counts those of the account that are.
func (v *View) underived(ctx context.Context, held Held) (flaws []string, found Found, err error) {
	account := string(held.Account.ID)
	cases, tags := rows{}, rows{}
	queries := []engine.Query{
		{SQL: derivedCases, Args: []any{account}, Row: func(scan engine.Scan) error {
			var id string
			var d derived
			err := scan(&id, &d.open, &d.nextOn, &d.lookOn, &d.endedOn, &d.fiscal)
			cases[d.of(id)] = true
			return err
		}},
		{SQL: derivedTags, Args: []any{account}, Row: func(scan engine.Scan) error {
			var id, list, tag, nextOn string
			var open int
			err := scan(&id, &list, &tag, &open, &nextOn)
			tags[tagged(id, list, tag, open, nextOn)] = true
			return err
		}},
	}
	keys := make([]rows, len(findings))
	for i, f := range findings {
		keys[i] = rows{}
		if wanted := f.of(held.Account); len(wanted) > 0 {
			queries = append(queries, f.kept(account, wanted, keys[i]))
		}
	}
	if err := v.reader.Query(ctx, queries...); err != nil {
		return nil, found, err
	}
	wantedCases, wantedTags := rows{}, rows{}
	for _, c := range held.Churn {
		d := derivedOf(c)
		wantedCases[d.of(string(c.ID))] = true
		for _, tag := range c.Tags() {
			wantedTags[tagged(string(c.ID), string(tag.List), string(tag.Key), d.open, d.nextOn)] = true
		}
	}
	for _, c := range held.BillingStops {
		wantedCases[derivedOfStop(c).of(string(c.ID))] = true
	}
	flaws = slices.Concat(wantedCases.unlike("desk_case", cases), wantedTags.unlike("case_tag", tags))
	for i, f := range findings {
		flaws = append(flaws, setOf(f.of(held.Account)).unlike(f.table, keys[i])...)
		found[i] = len(keys[i])
	}
	return flaws, found, nil
}
