package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/opportunity"
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
	selectHeads   = `select subject, seq, head from chain where subject`
	selectAccount = `select ` + AccountColumns + ` from account where id`
	selectCases   = `select ` + CaseColumns + ` from desk_case c where c.account_id`
	selectTasks   = `select ` + TaskColumns + ` from task t where t.account_id`
	selectEffects = `select ` + effectColumns + ` from effect where account_id`

	byOpening = ` order by c.opened_on, c.id`
	byDue     = ` order by due_on, id`
	openTasks = ` and t.state = 'open'` + byDue
	inHand    = ` and state = 'in_hand'` + byDue
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
	return v.dossiers(ctx, accounts, openTasks, inHand)
}

// WholeDossier reads an account with everything under it, ended or not.
func (v *View) WholeDossier(ctx context.Context, account partner.AccountID) (Held, error) {
	held, err := v.dossiers(ctx, []partner.AccountID{account}, byDue, byDue)
	if err != nil {
		return Held{}, err
	}
	err = v.reader.Query(ctx, held[0].opportunities(account))
	return held[0], err
}

func (v *View) dossiers(ctx context.Context, accounts []partner.AccountID, tasks, effects string) ([]Held, error) {
	all := make(heldByID, len(accounts))
	for _, account := range accounts {
		all[account] = &Held{}
	}
	var queries []engine.Query
	eachAmong(accounts, func(in string, args []any) {
		queries = append(queries,
			engine.Query{SQL: selectHeads + in, Args: args, Row: all.takeHead},
			engine.Query{SQL: selectAccount + in, Args: args, Row: all.takeAccount},
			engine.Query{SQL: selectCases + in + byOpening, Args: args, Row: all.takeCase},
			engine.Query{SQL: selectTasks + in + tasks, Args: args, Row: all.takeTask},
			engine.Query{SQL: selectEffects + in + effects, Args: args, Row: all.takeEffect})
	})
	if err := v.reader.Query(ctx, queries...); err != nil {
		return nil, fmt.Errorf("read accounts: %w", err)
	}
	held := make([]Held, len(accounts))
	for i, account := range accounts {
		held[i] = *all[account]
	}
	return held, nil
}

// among are the ends of questions that name several ids at once, `in ($1, $2)`: few
// sizes, so that few statements are prepared.
var among = map[int]string{1: in(1), 8: in(8), 64: in(64)}

func in(n int) string {
	places := make([]string, n)
	for i := range places {
		places[i] = "$" + strconv.Itoa(i+1)
	}
	return " in (" + strings.Join(places, ", ") + ")"
}

// eachAmong asks for ids, as many at once as fit one question. The last one is
// repeated where there are fewer.
func eachAmong[ID ~string](ids []ID, ask func(in string, args []any)) {
	for len(ids) > 0 {
		size := 64
		for _, fits := range []int{8, 1} {
			if len(ids) <= fits {
				size = fits
			}
		}
		args := make([]any, size)
		for i := range args {
			args[i] = string(ids[min(i, len(ids)-1)])
		}
		ask(among[size], args)
		ids = ids[min(size, len(ids)):]
	}
}

// heldByID are dossiers while their rows are read, in any order of accounts.
type heldByID map[partner.AccountID]*Held

func (all heldByID) takeHead(scan engine.Scan) error {
	var account partner.AccountID
	var head Head
	err := scan(&account, &head.Seq, &head.Hash)
	if err == nil {
		all[account].Head = head
	}
	return err
}

func (all heldByID) takeAccount(scan engine.Scan) error {
	var a partner.Account
	err := ScanAccount(scan, &a)
	if err == nil {
		all[a.ID].Account = a
	}
	return err
}

func (all heldByID) takeCase(scan engine.Scan) error {
	var one dossier.Dossier
	if err := ScanCase(scan, &one); err != nil {
		return err
	}
	for _, c := range one.Churn {
		held := all[c.Account]
		held.Churn = append(held.Churn, c)
	}
	for _, c := range one.BillingStops {
		held := all[c.Account]
		held.BillingStops = append(held.BillingStops, c)
	}
	return nil
}

func (all heldByID) takeTask(scan engine.Scan) error {
	t, err := ScanTask(scan)
	if err == nil {
		held := all[partner.AccountID(t.Account)]
		held.Tasks = append(held.Tasks, t)
	}
	return err
}

func (all heldByID) takeEffect(scan engine.Scan) error {
	e, err := scanEffect(scan)
	if err == nil {
		held := all[partner.AccountID(e.Account)]
		held.Effects = append(held.Effects, e)
	}
	return err
}

func (h *Held) opportunities(account partner.AccountID) engine.Query {
	return engine.Query{SQL: opportunitiesOf, Args: []any{string(account)}, Row: func(scan engine.Scan) error {
		o, err := scanOpportunity(scan)
		h.Opportunities = append(h.Opportunities, o)
		return err
	}}
}

// Change is what a verb made of a dossier, and the entry that tells it: its changes,
// place and hash are found when it is saved.
type Change struct {
	Held  Held
	After dossier.Dossier
	Entry history.Entry
}

// SaveDossier saves one change, and returns its entry as it stands in history. It
// fails with engine.Taken of table "event" where someone else saved under the account
// since it was read.
func (t *Tx) SaveDossier(ctx context.Context, held Held, after dossier.Dossier, entry history.Entry) (history.Entry, error) {
	entries, err := t.SaveDossiers(ctx, Change{held, after, entry})
	return entries[0], err
}

// SaveDossiers saves several changes, each of another account, as SaveDossier saves
// one: all of them, or none. Their rows are saved table by table, what others refer
// to first.
func (t *Tx) SaveDossiers(ctx context.Context, changes ...Change) ([]history.Entry, error) {
	entries, heads, saves := make([]history.Entry, len(changes)), make([]Head, len(changes)), make([]save, len(changes))
	for i, c := range changes {
		entries[i], heads[i] = c.Entry, c.Held.Head
		entries[i].Changes = history.Diff(c.Held.Records(), c.After.Records())
		saves[i] = saveOf(c.Held.Dossier, c.After, entries[i].Changes)
	}
	for _, put := range t.puts(ctx) {
		for i, s := range saves {
			if err := put(s); err != nil {
				return entries, fmt.Errorf("save account %s: %w", entries[i].Subject, err)
			}
		}
	}
	heads, err := t.appendEach(ctx, heads, entries)
	for i := range entries {
		entries[i].Seq = heads[i].Seq
	}
	if err != nil {
		return entries, fmt.Errorf("save %d accounts: %w", len(changes), err)
	}
	return entries, nil
}

// save is a dossier to be saved, and which of its records changed.
type save struct {
	before, after dossier.Dossier
	changed       map[history.Ref]bool
	moved         bool // of the account nothing but its status, and the days that hang on it
}

func saveOf(before, after dossier.Dossier, changes []history.Change) save {
	s := save{before: before, after: after, changed: map[history.Ref]bool{}, moved: before.Account.ID != ""}
	for _, c := range changes {
		s.changed[c.Ref] = true
		s.moved = s.moved && (c.Ref != after.Account.Ref() || moves[c.Field])
	}
	return s
}

// puts save what changed, each the rows of one table.
func (t *Tx) puts(ctx context.Context) []func(save) error {
	return []func(save) error{
		func(s save) error { return t.dropGone(ctx, s.before, s.after) },
		func(s save) error { return t.putChangedAccount(ctx, s) },
		func(s save) error { return t.putWords(ctx, s.before.Account, s.after.Account) },
		func(s save) error { return t.markAccount(ctx, s.before.Account, s.after.Account) },
		func(s save) error {
			return eachChanged(s.changed, s.after.Churn, func(c churn.Case) error { return t.putChurnCase(ctx, c) })
		},
		func(s save) error {
			return eachChanged(s.changed, s.after.Churn, func(c churn.Case) error { return t.putTags(ctx, s.before, c) })
		},
		func(s save) error {
			return eachChanged(s.changed, s.after.BillingStops, func(c billingstop.Case) error { return t.putBillingStop(ctx, c) })
		},
		func(s save) error {
			return eachChanged(s.changed, s.after.Tasks, func(x task.Task) error { return t.putTask(ctx, x) })
		},
		func(s save) error {
			return eachChanged(s.changed, s.after.Effects, func(e effect.Effect) error { return t.putEffect(ctx, e) })
		},
		func(s save) error {
			return eachChanged(s.changed, s.after.Opportunities, func(o opportunity.Opportunity) error { return t.putOpportunity(ctx, o) })
		},
	}
}

func (t *Tx) putChangedAccount(ctx context.Context, s save) error {
	switch {
	case !s.changed[s.after.Account.Ref()]:
		return nil
	case s.moved:
		return t.putAccount(ctx, moveAccount, s.after.Account)
	default:
		return t.putAccount(ctx, putAccount, s.after.Account)
	}
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
