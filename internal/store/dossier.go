package store

import (
	"context"
	"fmt"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
	"rebond/internal/store/engine"
)

// Held is a dossier as it was read, with the head of its account's chain.
type Held struct {
	dossier.Dossier
	Head Head
}

const (
	selectChain   = `select seq, head from chain where subject = $1`
	selectAccount = `select ` + accountColumns + ` from account where id = $1`
	selectCases   = `select ` + CaseColumns + ` from desk_case c where c.account_id = $1 order by c.opened_on, c.id`
	openTasks     = `select ` + TaskColumns + ` from task t where t.account_id = $1 and t.state = 'open' order by t.due_on, t.id`
	allTasks      = `select ` + TaskColumns + ` from task t where t.account_id = $1 order by t.due_on, t.id`
	openEffects   = `select ` + effectColumns + ` from effect where account_id = $1 and state = 'in_hand' order by due_on, id`
	allEffects    = `select ` + effectColumns + ` from effect where account_id = $1 order by due_on, id`
)

// Dossier reads an account and what is open under it, to decide on. An account
// that doesn't exist reads as an empty dossier.
func (v *View) Dossier(ctx context.Context, account partner.AccountID) (Held, error) {
	held, err := v.Dossiers(ctx, account)
	if err != nil {
		return Held{}, err
	}
	return held[0], nil
}

// Dossiers reads several dossiers at once, in the order of their accounts.
func (v *View) Dossiers(ctx context.Context, accounts ...partner.AccountID) ([]Held, error) {
	return v.dossiers(ctx, accounts, openTasks, openEffects)
}

// WholeDossier reads an account with everything under it, ended or not.
func (v *View) WholeDossier(ctx context.Context, account partner.AccountID) (Held, error) {
	held, err := v.dossiers(ctx, []partner.AccountID{account}, allTasks, allEffects)
	if err != nil {
		return Held{}, err
	}
	return held[0], nil
}

func (v *View) dossiers(ctx context.Context, accounts []partner.AccountID, tasks, effects string) ([]Held, error) {
	all := make([]Held, len(accounts))
	var queries []engine.Query
	for i, account := range accounts {
		queries = append(queries, all[i].queries(account, tasks, effects)...)
	}
	if err := v.reader.Query(ctx, queries...); err != nil {
		return nil, fmt.Errorf("read accounts: %w", err)
	}
	return all, nil
}

func (h *Held) queries(account partner.AccountID, tasks, effects string) []engine.Query {
	args := []any{string(account)}
	return []engine.Query{
		{SQL: selectChain, Args: args, Row: func(scan engine.Scan) error { return scan(&h.Head.Seq, &h.Head.Hash) }},
		{SQL: selectAccount, Args: args, Row: func(scan engine.Scan) error { return scanAccount(scan, &h.Account) }},
		{SQL: selectCases, Args: args, Row: func(scan engine.Scan) error { return ScanCase(scan, &h.Dossier) }},
		{SQL: tasks, Args: args, Row: func(scan engine.Scan) error {
			t, err := ScanTask(scan)
			h.Tasks = append(h.Tasks, t)
			return err
		}},
		{SQL: effects, Args: args, Row: func(scan engine.Scan) error {
			e, err := scanEffect(scan)
			h.Effects = append(h.Effects, e)
			return err
		}},
	}
}

// SaveDossier saves what a verb made of a dossier, and the entry that tells it.
// The entry gets its changes, place and hash here. It fails with engine.Taken of
// table "event" where someone else saved under the account since it was read.
func (t *Tx) SaveDossier(ctx context.Context, held Held, after dossier.Dossier, entry history.Entry) (history.Entry, error) {
	entry.Changes = history.Diff(held.Records(), after.Records())
	changed := map[history.Ref]bool{}
	for _, c := range entry.Changes {
		changed[c.Ref] = true
	}
	for _, put := range []func() error{
		func() error { return t.putChangedAccount(ctx, changed, held.Account, after.Account) },
		func() error {
			return eachChanged(changed, after.Churn, func(c churn.Case) error { return t.putChurnCase(ctx, c) })
		},
		func() error {
			return eachChanged(changed, after.BillingStops, func(c billingstop.Case) error { return t.putBillingStop(ctx, c) })
		},
		func() error {
			return eachChanged(changed, after.Tasks, func(x task.Task) error { return t.putTask(ctx, x) })
		},
		func() error {
			return eachChanged(changed, after.Effects, func(e effect.Effect) error { return t.putEffect(ctx, e) })
		},
	} {
		if err := put(); err != nil {
			return entry, fmt.Errorf("save account %s: %w", entry.Subject, err)
		}
	}
	head, err := t.append(ctx, held.Head, entry)
	entry.Seq = head.Seq
	if err != nil {
		return entry, fmt.Errorf("save account %s: %w", entry.Subject, err)
	}
	return entry, nil
}

func (t *Tx) putChangedAccount(ctx context.Context, changed map[history.Ref]bool, before, after partner.Account) error {
	if !changed[after.Ref()] {
		return nil
	}
	return t.putAccount(ctx, before, after)
}

func eachChanged[R history.Record](changed map[history.Ref]bool, records []R, put func(R) error) error {
	for _, r := range records {
		if !changed[r.Ref()] {
			continue
		}
		if err := put(r); err != nil {
			return err
		}
	}
	return nil
}
