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

// AccountColumns are what ScanAccount reads.
const AccountColumns = `id, key, name, owner_id, platform, phone, email, street, postcode, city, country, siret, parent_key,
	offer, monthly_revenue, nps, created_on, modified_on, contract_signed_on, status, status_since, plan_expires_on, fiscal_received, churned_on, withdrawn_on`

const intoAccount = `
	insert into account (` + AccountColumns + `)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
	on conflict (id) do update set`

// Of an account that only moved, its status and the days that hang on it are saved:
// the indexes of the rest aren't touched.
const (
	moveAccount = intoAccount + movedAccount
	putAccount  = intoAccount + movedAccount + `,
		key = excluded.key, name = excluded.name, owner_id = excluded.owner_id, platform = excluded.platform,
		phone = excluded.phone, email = excluded.email, street = excluded.street, postcode = excluded.postcode,
		city = excluded.city, country = excluded.country, siret = excluded.siret, parent_key = excluded.parent_key,
		offer = excluded.offer, monthly_revenue = excluded.monthly_revenue, nps = excluded.nps,
		created_on = excluded.created_on, modified_on = excluded.modified_on, contract_signed_on = excluded.contract_signed_on, withdrawn_on = excluded.withdrawn_on`

	movedAccount = `
		status = excluded.status, status_since = excluded.status_since, plan_expires_on = excluded.plan_expires_on,
		fiscal_received = excluded.fiscal_received, churned_on = excluded.churned_on`
)

// moves are the fields of movedAccount as history names them.
var moves = map[string]bool{"status": true, "status_since": true, "plan_expires_on": true, "fiscal_churn_received_on": true, "churned_on": true}

// forgetWords is the statement that takes so many words from an account.
func forgetWords(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = "$" + strconv.Itoa(i+2)
	}
	return `delete from account_word where account_id = $1 and word in (` + strings.Join(words, ", ") + `)`
}

const putWord = `insert into account_word (word, account_id) values ($1, $2)`

func (t *Tx) putAccount(ctx context.Context, sql string, a partner.Account) error {
	return t.writer.Exec(ctx, sql,
		string(a.ID), a.Key, a.Name, string(a.Owner), string(a.Platform), a.Phone, a.Email, a.Street, a.Postcode, a.City, a.Country,
		a.SIRET, a.ParentKey, a.Offer, a.MonthlyRevenue, a.NPS, a.CreatedOn.String(), a.ModifiedOn.String(), a.ContractSignedOn.String(),
		string(a.Status), a.StatusSince.String(), a.PlanExpiresOn.String(), a.FiscalChurnReceived.String(), a.ChurnedOn.String(), a.WithdrawnOn.String())
}

// putWords keeps the words by which an account is searched for: none, once it was
// taken away again.
func (t *Tx) putWords(ctx context.Context, before, after partner.Account) error {
	if before.Name == after.Name && before.City == after.City && before.Gone() == after.Gone() {
		return nil
	}
	if words := wordsOf(before); len(words) > 0 {
		args := []any{string(before.ID)}
		for _, word := range words {
			args = append(args, word)
		}
		if err := t.writer.Exec(ctx, forgetWords(len(words)), args...); err != nil {
			return err
		}
	}
	for _, word := range wordsOf(after) {
		if err := t.writer.Exec(ctx, putWord, word, string(after.ID)); err != nil {
			return err
		}
	}
	return nil
}

func wordsOf(a partner.Account) []string {
	if a.Gone() {
		return nil
	}
	return match.AccountTokens(a.Name, a.City)
}

// ScanAccount reads an account from its AccountColumns.
func ScanAccount(scan engine.Scan, a *partner.Account) error {
	var createdOn, modifiedOn, signedOn, since, ped, fiscal, churned, withdrawn string
	err := scan(&a.ID, &a.Key, &a.Name, &a.Owner, &a.Platform, &a.Phone, &a.Email, &a.Street, &a.Postcode, &a.City,
		&a.Country, &a.SIRET, &a.ParentKey, &a.Offer, &a.MonthlyRevenue, &a.NPS, &createdOn, &modifiedOn, &signedOn,
		&a.Status, &since, &ped, &fiscal, &churned, &withdrawn)
	if err != nil {
		return err
	}
	return days(
		into{&a.CreatedOn, createdOn}, into{&a.ModifiedOn, modifiedOn}, into{&a.ContractSignedOn, signedOn}, into{&a.StatusSince, since},
		into{&a.PlanExpiresOn, ped}, into{&a.FiscalChurnReceived, fiscal}, into{&a.ChurnedOn, churned}, into{&a.WithdrawnOn, withdrawn})
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

// The condition on an empty key is the index's own: without it SQLite doesn't see
// that the index serves.
const (
	accountByKey   = `select id from account where key = $1 and key <> ''`
	accountsByKeys = `select id from account where key <> '' and key`
)

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
	var queries []engine.Query
	eachAmong(keys, func(in string, args []any) {
		queries = append(queries, engine.Query{SQL: accountsByKeys + in, Args: args, Row: func(scan engine.Scan) error {
			var id partner.AccountID
			err := scan(&id)
			ids = append(ids, id)
			return err
		}})
	})
	return ids, v.reader.Query(ctx, queries...)
}
