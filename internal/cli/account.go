package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rebond/internal/api"
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/fold"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/task"
	"rebond/internal/words"
)

// Account has the verbs of accounts.
type Account struct {
	Show     AccountShow     `cmd:"" help:"account_show" calls:"getAccount"`
	History  AccountHistory  `cmd:"" help:"account_history" calls:"getHistory"`
	HandOver AccountHandOver `cmd:"" name:"hand-over" help:"account_hand_over" calls:"handOverAccount"`
	Undo     AccountUndo     `cmd:"" help:"account_undo" calls:"getUndoing,undoEntry"`
	Find     AccountFind     `cmd:"" help:"account_find" calls:"findAccounts"`
}

const (
	unknownAccount  because.Text = "door.unknown_account"
	severalAccounts because.Text = "cli.several_accounts"
)

// account finds the account that a person names: by our id, by the CRM's, or by a
// name that only one account has.
func (d *remote) account(ctx context.Context, named string) (api.Account, error) {
	account, err := d.accountAt(ctx, named)
	var missing refusedBy
	if !errors.As(err, &missing) || missing.Status != http.StatusNotFound {
		return account, err
	}
	text, err := d.get(ctx, "/accounts", url.Values{"q": {named}})
	if err != nil {
		return api.Account{}, err
	}
	var found api.AccountList
	if err := json.Unmarshal(text, &found); err != nil {
		return api.Account{}, fmt.Errorf("read the desk’s answer: %w", err)
	}
	same := slices.DeleteFunc(found.Accounts, func(r api.AccountRow) bool { return fold.Text(r.Name) != fold.Text(named) })
	switch len(same) {
	case 0:
		return api.Account{}, refusal.New(refusal.Unknown, "", "account", unknownAccount, "value", named)
	case 1:
		return d.accountAt(ctx, string(same[0].ID))
	default:
		return api.Account{}, refusal.New(refusal.Invalid, "", "account", severalAccounts, "value", named, "found", each(same, func(r api.AccountRow) string {
			return r.Name + " – " + r.City + " (" + r.Key + ")"
		}))
	}
}

func (d *remote) accountAt(ctx context.Context, id string) (api.Account, error) {
	var account api.Account
	if id == "" {
		return account, refusal.New(refusal.Unknown, "", "account", unknownAccount, "value", id)
	}
	text, err := d.get(ctx, "/accounts/"+url.PathEscape(id), nil)
	if err == nil {
		err = json.Unmarshal(text, &account)
	}
	return account, err
}

func each[From, To any](list []From, to func(From) To) []To {
	all := make([]To, len(list))
	for i, item := range list {
		all[i] = to(item)
	}
	return all
}

// OfAccount names an account.
type OfAccount struct {
	Account string `arg:"" help:"account"`
	Remote
}

// find finds the desk, and the account's path.
func (o OfAccount) find(ctx context.Context, c *Console) (*remote, string, error) {
	desk, err := o.at(c)
	if err != nil {
		return nil, "", err
	}
	account, err := desk.account(ctx, o.Account)
	return desk, "/accounts/" + url.PathEscape(string(account.ID)), err
}

// AccountShow shows an account.
type AccountShow struct {
	OfAccount
}

// Run shows the account's status and dates, each with why, and what is open.
func (s AccountShow) Run(ctx context.Context, c *Console) error {
	desk, path, err := s.find(ctx, c)
	if err != nil {
		return err
	}
	text, err := desk.get(ctx, path, nil)
	told, toTell, err := answered[api.Account](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	c.tellAccount(told)
	return nil
}

func (c *Console) tellAccount(a api.Account) {
	l := c.Lang
	fmt.Fprintln(c.Out, strings.Trim(a.Name+" – "+a.City, " –"))
	c.fact(l.Field("status"), l.Value(a.Status))
	c.day("status_since", a.StatusSince)
	c.why(a.Why.Status)
	c.day("fiscal_churn_received_on", a.FiscalChurnReceivedOn)
	c.day("plan_expiration_date", a.PlanExpirationDate)
	c.why(a.Why.PlanExpirationDate)
	c.day("churned_on", a.ChurnedOn)
	c.day("contract_signed_on", a.ContractSignedOn)
	c.fact(l.Field("owner"), a.OwnerName)
	if a.Platform != "" {
		c.fact(l.Field("platform"), l.Value(a.Platform))
	}
	c.fact(l.Field("key"), a.Key)
	for _, field := range a.Incomplete {
		c.fact(l.Say(words.CLIMissing), l.Field(field))
	}
	for _, one := range a.ChurnCases {
		c.fact(l.Say(words.ChurnType), caseStage(l, one.Stage, one.Outcome)+" · "+string(one.ID))
	}
	for _, one := range a.BillingStops {
		c.fact(l.Say(words.BillingStopType), l.Value(one.Stage)+", "+l.Day(one.DueOn))
	}
	for _, t := range a.Tasks {
		if t.State == task.Open {
			c.fact(l.Field("task"), l.Value(t.What)+", "+l.Day(t.DueOn)+", "+c.assignee(t)+" · "+string(t.ID))
		}
	}
}

func (c *Console) assignee(t api.Task) string {
	if t.AssigneeName != "" {
		return t.AssigneeName
	}
	return c.Lang.Value(t.Queue)
}

// day prints a day that is known, after the name of its field.
func (c *Console) day(field string, d day.Day) {
	if !d.IsZero() {
		c.fact(c.Lang.Field(field), c.Lang.Day(d))
	}
}

// why prints the reasons of what stands above.
func (c *Console) why(g *api.Grounds) {
	if g == nil {
		return
	}
	for _, reason := range g.Because {
		fmt.Fprintf(c.Out, "  %s %s\n", reason.Rule, reason.Text)
	}
}

// AccountHistory tells an account's history.
type AccountHistory struct {
	OfAccount
}

// Run tells it, oldest first.
func (h AccountHistory) Run(ctx context.Context, c *Console) error {
	desk, path, err := h.find(ctx, c)
	if err != nil {
		return err
	}
	text, err := desk.get(ctx, path+"/history", nil)
	told, toTell, err := answered[api.History](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	for _, e := range told.Entries {
		fmt.Fprintln(c.Out, c.entry(e))
		for _, reason := range e.Because {
			fmt.Fprintln(c.Out, strings.TrimRight(fmt.Sprintf("  %s %s", reason.Rule, reason.Text), " "))
		}
	}
	return nil
}

// AccountHandOver gives an account to another account manager.
type AccountHandOver struct {
	To string `required:"" help:"hand_over_to"`
	OfAccount
}

// Run hands it over.
func (h AccountHandOver) Run(ctx context.Context, c *Console) error {
	desk, path, err := h.find(ctx, c)
	if err != nil {
		return err
	}
	to, err := desk.person(ctx, "owner", h.To)
	if err != nil {
		return err
	}
	return desk.acted(desk.post(ctx, path+"/owner", given{"owner": string(to.ID)}))
}

// AccountFind finds accounts by name and city.
type AccountFind struct {
	Text []string `arg:"" help:"account_find_text"`
	Remote
}

// Run lists what was found, the best first.
func (f AccountFind) Run(ctx context.Context, c *Console) error {
	desk, err := f.at(c)
	if err != nil {
		return err
	}
	query := strings.Join(f.Text, " ")
	text, err := desk.get(ctx, "/accounts", url.Values{"q": {query}})
	found, toTell, err := answered[api.AccountList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	switch {
	case len(found.Accounts) == 0:
		c.say(words.AccountsNone, "query", query)
	case found.Near:
		c.say(words.AccountsClose)
	}
	table := c.table()
	for _, r := range found.Accounts {
		table.row(r.Name, r.City, c.Lang.Value(r.Status), r.OwnerName, r.Key)
	}
	return table.end()
}
