package store

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"rebond/internal/domain/partner"
	"rebond/internal/store/engine"
)

// finding is a table of keys by which accounts are found.
type finding struct {
	table string
	of    func(partner.Account) []string
	among string // those of an account that are among some
	count string // all of them
	after string // the next ones after one, in the order of the table's key
}

var findings = [...]finding{
	{
		"account_word", wordsOf, `select word from account_word where account_id = $1 and word in `, `select count(*) from account_word`,
		`select word, account_id from account_word where (word, account_id) > ($1, $2) order by word, account_id limit $3`,
	},
	{
		"account_mark", marksOf, `select mark from account_mark where account_id = $1 and mark in `, `select count(*) from account_mark`,
		`select mark, account_id from account_mark where (mark, account_id) > ($1, $2) order by mark, account_id limit $3`,
	},
}

// Found counts the keys by which accounts are found, of each kind.
type Found [len(findings)]int

// Plus adds up two counts.
func (f Found) Plus(other Found) Found {
	for i := range f {
		f[i] += other[i]
	}
	return f
}

// kept asks which of its keys an account has.
func (f finding) kept(account string, keys []string, into rows) engine.Query {
	places, args := make([]string, len(keys)), []any{account}
	for i, key := range keys {
		places[i] = "$" + strconv.Itoa(i+2)
		args = append(args, key)
	}
	return engine.Query{SQL: f.among + "(" + strings.Join(places, ", ") + ")", Args: args, Row: func(scan engine.Scan) error {
		var key string
		err := scan(&key)
		into[key] = true
		return err
	}}
}

// Found counts all keys by which accounts are found.
func (v *View) Found(ctx context.Context) (all Found, err error) {
	var queries []engine.Query
	for i, f := range findings {
		queries = append(queries, engine.Query{SQL: f.count, Row: func(scan engine.Scan) error { return scan(&all[i]) }})
	}
	return all, v.reader.Query(ctx, queries...)
}

// Place is where a walk through the keys of accounts stands.
type Place struct {
	finding      int
	key, account string
}

// Strays lists, among the keys after a place, those that their accounts don't lead to. It
// looks at so many at most, and returns where to go on; ended after the last one.
func (v *View) Strays(ctx context.Context, from Place, most int) (next Place, strays []Flaw, ended bool, err error) {
	f := findings[from.finding]
	var keys []Place
	var accounts []partner.AccountID
	err = v.reader.Query(ctx, engine.Query{SQL: f.after, Args: []any{from.key, from.account, most}, Row: func(scan engine.Scan) error {
		at := Place{finding: from.finding}
		err := scan(&at.key, &at.account)
		keys, accounts = append(keys, at), append(accounts, partner.AccountID(at.account))
		return err
	}})
	if err != nil || len(keys) == 0 {
		return Place{finding: from.finding + 1}, nil, from.finding+1 == len(findings), err
	}
	own := map[string][]string{}
	var queries []engine.Query
	eachAmong(accounts, func(in string, args []any) {
		queries = append(queries, engine.Query{SQL: selectAccount + in, Args: args, Row: func(scan engine.Scan) error {
			var a partner.Account
			err := ScanAccount(scan, &a)
			own[string(a.ID)] = f.of(a)
			return err
		}})
	})
	if err := v.reader.Query(ctx, queries...); err != nil {
		return from, nil, false, err
	}
	for _, at := range keys {
		if !slices.Contains(own[at.account], at.key) {
			strays = append(strays, Flaw{Subject: at.account, What: f.table + " has, and nothing leads to it: " + at.key})
		}
	}
	return keys[len(keys)-1], strays, false, nil
}
