package api

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/effect"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Account is an account with all that hangs on it. What isn't known is left out.
type Account struct {
	ID          partner.AccountID `json:"id"`
	Key         string            `json:"key" doc:"The CRM's id."`
	Name        string            `json:"name"`
	Status      partner.Status    `json:"status"`
	StatusSince day.Day           `json:"status_since,omitzero"`

	PlanExpirationDate    day.Day `json:"plan_expiration_date,omitzero" doc:"The PED: the plan's last day, to its end."`
	FiscalChurnReceivedOn day.Day `json:"fiscal_churn_received_on,omitzero" doc:"The day the termination became formal."`
	ChurnedOn             day.Day `json:"churned_on,omitzero"`
	ContractSignedOn      day.Day `json:"contract_signed_on,omitzero" doc:"A wish to leave within 14 days of it is a pre-churn (CH-2)."`

	Owner          staff.ID         `json:"owner,omitempty" doc:"The account manager."`
	OwnerName      string           `json:"owner_name,omitempty"`
	Platform       partner.Platform `json:"platform,omitempty"`
	Phone          string           `json:"phone,omitempty"`
	Email          string           `json:"email,omitempty"`
	Street         string           `json:"street,omitempty"`
	Postcode       string           `json:"postcode,omitempty"`
	City           string           `json:"city,omitempty"`
	Country        string           `json:"country,omitempty" doc:"ISO 3166-1 alpha-2."`
	SIRET          string           `json:"siret,omitempty"`
	ParentKey      string           `json:"parent_key,omitempty" doc:"The CRM's id of the parent account."`
	Offer          string           `json:"offer,omitempty"`
	MonthlyRevenue *int64           `json:"monthly_revenue_cents,omitempty"`
	NPS            *int             `json:"nps,omitempty"`
	Incomplete     []string         `json:"incomplete" doc:"What an import left open and the procedures need."`

	ChurnCases   []ChurnCase   `json:"churn_cases"`
	BillingStops []BillingStop `json:"billing_stops"`
	Tasks        []Task        `json:"tasks"`
	Effects      []Effect      `json:"effects"`

	Why     Why `json:"why"`
	Version int `json:"version" doc:"The last entry of the account's history, for the header Seen-Version."`
}

// BillingStop is a case Disable Billing Company Product.
type BillingStop struct {
	ID       billingstop.CaseID `json:"id"`
	Cause    churn.CaseID       `json:"cause" doc:"The churn case that was lost."`
	Stage    billingstop.Stage  `json:"stage"`
	Owner    staff.ID           `json:"owner"`
	OpenedOn day.Day            `json:"opened_on"`
	DueOn    day.Day            `json:"due_on" doc:"The PED: it completes by itself at its end."`
	EndedOn  day.Day            `json:"ended_on,omitzero"`
}

// Effect is what has to happen in another system.
type Effect struct {
	ID     effect.ID    `json:"id"`
	Case   string       `json:"case,omitempty"`
	What   effect.What  `json:"what"`
	Detail string       `json:"detail,omitempty"`
	DueOn  day.Day      `json:"due_on"`
	Task   task.ID      `json:"task,omitempty" doc:"The task that carries it, where no connector does."`
	State  effect.State `json:"state"`
}

func accountOf(file read.File, lang words.Lang) Account {
	a := file.Account
	told := Account{
		ID: a.ID, Key: a.Key, Name: a.Name, Status: a.Status, StatusSince: a.StatusSince,
		PlanExpirationDate: a.PlanExpiresOn, FiscalChurnReceivedOn: a.FiscalChurnReceived, ChurnedOn: a.ChurnedOn, ContractSignedOn: a.ContractSignedOn,
		Owner: a.Owner, Platform: a.Platform, Phone: a.Phone, Email: a.Email, Street: a.Street, Postcode: a.Postcode,
		City: a.City, Country: a.Country, SIRET: a.SIRET, ParentKey: a.ParentKey, Offer: a.Offer,
		MonthlyRevenue: a.MonthlyRevenue, NPS: a.NPS,
		Incomplete:   append([]string{}, a.Incomplete()...),
		ChurnCases:   strict.Each(file.Churn, func(c churn.Case) ChurnCase { return churnCaseOf(c, file, lang) }),
		BillingStops: strict.Each(file.BillingStops, billingStopOf),
		Tasks:        strict.Each(file.Tasks, func(t task.Task) Task { return taskOf(t, file.People) }),
		Effects:      strict.Each(file.Effects, effectOf),
		Why: Why{
			Status:             groundsOf(file, a.Ref(), "status", lang),
			PlanExpirationDate: pedGrounds(file, lang),
		},
		Version: file.Version,
	}
	if a.Owner != "" {
		told.OwnerName = file.People.Name(a.Owner)
	}
	return told
}

// pedGrounds is why the PED is what it is: the case computed it, and the account
// only has it from there.
func pedGrounds(file read.File, lang words.Lang) *Grounds {
	for _, c := range slices.Backward(file.Churn) {
		if c.Lost() {
			return groundsOf(file, c.Ref(), "plan_expiration_date", lang)
		}
	}
	return groundsOf(file, file.Account.Ref(), "plan_expires_on", lang)
}

func billingStopOf(c billingstop.Case) BillingStop {
	return BillingStop{c.ID, churn.CaseID(c.Cause), c.Stage, c.Owner, c.OpenedOn, c.DueOn, c.EndedOn}
}

func effectOf(e effect.Effect) Effect {
	return Effect{e.ID, e.Case, e.What, e.Detail, e.DueOn, e.Task, e.State}
}

// file reads the account that the path names, by our id or the CRM's.
func (d *desk) file(a *asked) (read.File, error) {
	id, err := d.app.Accounts.Find(a.ctx(), a.PathValue("account"))
	if err != nil {
		return read.File{}, err
	}
	return d.reads.Account(a.ctx(), id)
}

func (d *desk) getAccount(a *asked, _ nothing) (Account, error) {
	file, err := d.file(a)
	if err != nil {
		return Account{}, err
	}
	return accountOf(file, a.lang), nil
}

// History is how an account came to be what it is, oldest first.
type History struct {
	Entries []Entry `json:"entries"`
}

// Entry is one verb: who, when, why, and each field that it changed.
type Entry struct {
	Version int       `json:"version" doc:"1, 2, 3 … without a gap."`
	At      time.Time `json:"at"`
	By      staff.ID  `json:"by"`
	ByName  string    `json:"by_name"`
	Verb    string    `json:"verb" doc:"What happened, such as churn_case.opened."`
	About   Ref       `json:"about"`
	Because []Reason  `json:"because"`
	Changes []Change  `json:"changes"`
	Policy  string    `json:"policy" doc:"The version of the policy decided under."`
}

// Ref names a record.
type Ref struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// Change is one field of one record; no value is the empty text.
type Change struct {
	Of     Ref    `json:"of"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func (d *desk) getHistory(a *asked, _ nothing) (History, error) {
	file, err := d.file(a)
	if err != nil {
		return History{}, err
	}
	return History{strict.Each(file.History, func(e history.Entry) Entry {
		return entryOf(e, file.People, a.lang)
	})}, nil
}

func entryOf(e history.Entry, people read.People, lang words.Lang) Entry {
	return Entry{
		Version: e.Seq, At: e.At, By: staff.ID(e.Actor), ByName: people.Name(staff.ID(e.Actor)), Verb: e.Verb, About: Ref(e.About),
		Because: reasonsOf(e.Because, lang), Policy: e.Policy,
		Changes: strict.Each(e.Changes, func(c history.Change) Change { return Change{Ref(c.Ref), c.Field, c.Before, c.After} }),
	}
}

type handOver struct {
	Owner string `field:"owner"`
}

var handOverForm = strict.Of[handOver](shapes)

func (d *desk) handOver(a *asked, in handOver) (Receipt, error) {
	call, err := a.call()
	if err != nil {
		return Receipt{}, err
	}
	account, err := d.app.Accounts.Find(a.ctx(), a.PathValue("account"))
	if err != nil {
		return Receipt{}, err
	}
	return receipt(d.app.Accounts.HandOver(a.ctx(), call, account, staff.ID(in.Owner)))
}

// AccountList is one page of the accounts by name, or what a search found, the
// best first.
type AccountList struct {
	Accounts []AccountRow `json:"accounts"`
	Near     bool         `json:"near" doc:"Nothing is spelled as it was asked for: these come closest."`
	Next     string       `json:"next,omitempty" doc:"The address of the next page, where there is one."`
}

// AccountRow is an account in a list.
type AccountRow struct {
	ID        partner.AccountID `json:"id"`
	Key       string            `json:"key"`
	Name      string            `json:"name"`
	City      string            `json:"city,omitempty"`
	Status    partner.Status    `json:"status"`
	Owner     staff.ID          `json:"owner,omitempty"`
	OwnerName string            `json:"owner_name,omitempty"`
}

type accountQuery struct {
	Text  string `field:"q,optional"`
	After string `field:"after,optional"`
}

var accountQueryForm = strict.Of[accountQuery](shapes)

func (d *desk) getAccounts(a *asked, in accountQuery) (AccountList, error) {
	page, err := d.accounts(a, in)
	if err != nil {
		return AccountList{}, err
	}
	people, err := d.reads.People(a.ctx())
	if err != nil {
		return AccountList{}, err
	}
	list := AccountList{Near: page.Near, Accounts: strict.Each(page.Rows, func(r read.AccountRow) AccountRow {
		row := AccountRow{ID: r.ID, Key: r.Key, Name: r.Name, City: r.City, Status: r.Status, Owner: staff.ID(r.Owner)}
		if r.Owner != "" {
			row.OwnerName = people.Name(row.Owner)
		}
		return row
	})}
	if last := len(page.Rows) - 1; page.More && in.Text == "" {
		list.Next = link("accounts") + "?after=" + url.QueryEscape(markOf(string(page.Rows[last].ID), page.Rows[last].Name))
	}
	return list, nil
}

func (d *desk) accounts(a *asked, in accountQuery) (read.AccountsPage, error) {
	if strings.TrimSpace(in.Text) != "" {
		return d.reads.Search(a.ctx(), in.Text)
	}
	id, name, err := readMark(in.After)
	if err != nil {
		return read.AccountsPage{}, err
	}
	return d.reads.Accounts(a.ctx(), read.NameMark{Name: name, ID: partner.AccountID(id)}, read.NameMark{})
}

const badMark because.Text = "api.bad_mark"

// markOf writes a row's place in a list: its id, and what the list is ordered by.
func markOf(id, order string) string { return id + "~" + order }

func readMark(text string) (id, order string, err error) {
	if text == "" {
		return "", "", nil
	}
	id, order, ok := strings.Cut(text, "~")
	if !ok || id == "" {
		err = refusal.New(refusal.Invalid, "", "after", badMark, "value", text)
	}
	return id, order, err
}

// readDayMark reads a place in a list that is ordered by days.
func readDayMark(text string) (id string, on day.Day, err error) {
	id, order, err := readMark(text)
	if err != nil || id == "" {
		return "", 0, err
	}
	on, err = day.Parse(order)
	if err != nil {
		err = refusal.New(refusal.Invalid, "", "after", badMark, "value", text)
	}
	return id, on, err
}
