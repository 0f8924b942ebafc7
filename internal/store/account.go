package store

import (
	"context"
	"strconv"
	"strings"

	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/match"
	"rebond/internal/store/engine"
)

const accountColumns = `id, key, name, owner_id, platform, phone, email, street, postcode, city, country, siret, parent_key,
	offer, monthly_revenue, nps, created_on, modified_on, contract_signed_on, status, status_since, plan_expires_on, fiscal_received, churned_on`

const putAccount = `
	insert into account (` + accountColumns + `)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
	on conflict (id) do update set
		key = excluded.key, name = excluded.name, owner_id = excluded.owner_id, platform = excluded.platform,
		phone = excluded.phone, email = excluded.email, street = excluded.street, postcode = excluded.postcode,
		city = excluded.city, country = excluded.country, siret = excluded.siret, parent_key = excluded.parent_key,
		offer = excluded.offer, monthly_revenue = excluded.monthly_revenue, nps = excluded.nps,
		created_on = excluded.created_on, modified_on = excluded.modified_on, contract_signed_on = excluded.contract_signed_on,
		status = excluded.status, status_since = excluded.status_since, plan_expires_on = excluded.plan_expires_on,
		fiscal_received = excluded.fiscal_received, churned_on = excluded.churned_on`

// forgetWords is the statement that takes so many words from an account.
func forgetWords(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = "$" + strconv.Itoa(i+2)
	}
	return `delete from account_word where account_id = $1 and word in (` + strings.Join(words, ", ") + `)`
}

// putWords is the statement that gives an account so many words.
func putWords(n int) string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = "($1, $" + strconv.Itoa(i+2) + ")"
	}
	return `insert into account_word (account_id, word) values ` + strings.Join(rows, ", ")
}

func (t *Tx) putAccount(ctx context.Context, before, a partner.Account) error {
	err := t.writer.Exec(ctx, putAccount,
		string(a.ID), a.Key, a.Name, string(a.Owner), string(a.Platform), a.Phone, a.Email, a.Street, a.Postcode, a.City, a.Country,
		a.SIRET, a.ParentKey, a.Offer, a.MonthlyRevenue, a.NPS, a.CreatedOn.String(), a.ModifiedOn.String(), a.ContractSignedOn.String(),
		string(a.Status), a.StatusSince.String(), a.PlanExpiresOn.String(), a.FiscalChurnReceived.String(), a.ChurnedOn.String())
	if err != nil || before.Name == a.Name && before.City == a.City {
		return err
	}
	if err := t.withWords(ctx, forgetWords, before); err != nil {
		return err
	}
	return t.withWords(ctx, putWords, a)
}

// withWords runs a statement on an account's words, where it has any.
func (t *Tx) withWords(ctx context.Context, statement func(n int) string, a partner.Account) error {
	words := []any{string(a.ID)}
	for _, word := range match.AccountTokens(a.Name, a.City) {
		words = append(words, word)
	}
	if len(words) == 1 {
		return nil
	}
	return t.writer.Exec(ctx, statement(len(words)-1), words...)
}

func scanAccount(scan engine.Scan, a *partner.Account) error {
	var createdOn, modifiedOn, signedOn, since, ped, fiscal, churned string
	err := scan(&a.ID, &a.Key, &a.Name, &a.Owner, &a.Platform, &a.Phone, &a.Email, &a.Street, &a.Postcode, &a.City,
		&a.Country, &a.SIRET, &a.ParentKey, &a.Offer, &a.MonthlyRevenue, &a.NPS, &createdOn, &modifiedOn, &signedOn,
		&a.Status, &since, &ped, &fiscal, &churned)
	if err != nil {
		return err
	}
	return days(
		into{&a.CreatedOn, createdOn}, into{&a.ModifiedOn, modifiedOn}, into{&a.ContractSignedOn, signedOn}, into{&a.StatusSince, since},
		into{&a.PlanExpiresOn, ped}, into{&a.FiscalChurnReceived, fiscal}, into{&a.ChurnedOn, churned})
}

// into is a day to be read from its text.
type into struct {
	day  *day.Day
	text string
}

func days(all ...into) error {
	for _, d := range all {
		if err := d.day.UnmarshalText([]byte(d.text)); err != nil {
			return err
		}
	}
	return nil
}

// The second condition is the index's own: without it SQLite doesn't see that the
// index serves.
const accountByKey = `select id from account where key = $1 and key <> ''`

const accountByID = `select id from account where id = $1`

// AccountNamed finds an account by our id, or else by the CRM's.
func (v *View) AccountNamed(ctx context.Context, name string) (id partner.AccountID, found bool, err error) {
	take := func(scan engine.Scan) error {
		found = true
		return scan(&id)
	}
	err = v.reader.Query(ctx,
		engine.Query{SQL: accountByKey, Args: []any{name}, Row: take},
		engine.Query{SQL: accountByID, Args: []any{name}, Row: take}) // ours comes last, and stays
	return id, found, err
}

const accountOfCase = `select account_id from desk_case where id = $1`

// AccountOfCase finds the account that a case of any kind belongs to.
func (v *View) AccountOfCase(ctx context.Context, id string) (partner.AccountID, bool, error) {
	var account partner.AccountID
	found, err := v.one(ctx, accountOfCase, []any{id}, &account)
	return account, found, err
}

const accountOfTask = `select account_id from task where id = $1`

// AccountOfTask finds the account that a task belongs to.
func (v *View) AccountOfTask(ctx context.Context, id string) (partner.AccountID, bool, error) {
	var account partner.AccountID
	found, err := v.one(ctx, accountOfTask, []any{id}, &account)
	return account, found, err
}

const expired = `
	select id from account
	 where status = 'expiring_plan' and plan_expires_on <> '' and plan_expires_on < $1
	   and (plan_expires_on, id) > ($2, $3)
	 order by plan_expires_on, id limit $4`

// Expired lists accounts whose PED lies before a day, after the one named, at most
// so many: those that the day's night makes churned (CH-11).
func (v *View) Expired(ctx context.Context, before day.Day, after partner.Account, most int) ([]partner.AccountID, error) {
	var ids []partner.AccountID
	err := v.reader.Query(ctx, engine.Query{SQL: expired, Args: []any{before.String(), after.PlanExpiresOn.String(), string(after.ID), most}, Row: func(scan engine.Scan) error {
		var id partner.AccountID
		err := scan(&id)
		ids = append(ids, id)
		return err
	}})
	return ids, err
}

// WordsMark is the setting that changes whenever accounts came or were renamed.
const WordsMark = "words_mark"

const countWords = `select word, count(*) from account_word group by word`

// Words tells every word of the accounts' names and cities, and how many accounts
// have it.
func (v *View) Words(ctx context.Context, tell func(word string, accounts int)) error {
	return v.reader.Query(ctx, engine.Query{SQL: countWords, Row: func(scan engine.Scan) error {
		var word string
		var accounts int
		err := scan(&word, &accounts)
		tell(word, accounts)
		return err
	}})
}

// AccountsByKey finds the accounts that bear the CRM's ids; those that nobody bears
// are left out.
func (v *View) AccountsByKey(ctx context.Context, keys []string) ([]partner.AccountID, error) {
	var ids []partner.AccountID
	queries := make([]engine.Query, len(keys))
	for i, key := range keys {
		queries[i] = engine.Query{SQL: accountByKey, Args: []any{key}, Row: func(scan engine.Scan) error {
			var id partner.AccountID
			err := scan(&id)
			ids = append(ids, id)
			return err
		}}
	}
	return ids, v.reader.Query(ctx, queries...)
}
