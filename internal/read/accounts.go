package read

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rebond/internal/domain/partner"
	"rebond/internal/match"
	"rebond/internal/store/engine"
)

// AccountRow is one account of a list: what a row shows of it.
type AccountRow struct {
	ID         partner.AccountID
	Key        string
	Name, City string
	Status     partner.Status
	Owner      string // a person's id
}

// AccountsPage is one page of the accounts, by name, or what a search found.
type AccountsPage struct {
	Rows       []AccountRow
	More, Less bool
	Count      int  // at most CountedTo; of a search, the rows
	Near       bool // nothing is spelled as typed: these come closest
}

// NameMark is a row's place in the list of accounts.
type NameMark struct {
	Name string
	ID   partner.AccountID
}

const (
	rowColumns  = `a.id, a.key, a.name, a.city, a.status, a.owner_id`
	byNameUp    = `select ` + rowColumns + ` from account a where a.withdrawn_on = '' and (a.name, a.id) > ($1, $2) order by a.name, a.id limit $3`
	byNameDown  = `select ` + rowColumns + ` from account a where a.withdrawn_on = '' and (a.name, a.id) < ($1, $2) order by a.name desc, a.id desc limit $3`
	countByName = `select count(*) from (select 1 from account where withdrawn_on = '' limit $1) counted`
)

// Accounts lists the accounts by name, going on behind a mark or back from one.
func (r *Reads) Accounts(ctx context.Context, after, before NameMark) (AccountsPage, error) {
	back := before.ID != ""
	sql, from := byNameUp, after
	if back {
		sql, from = byNameDown, before
	}
	var page AccountsPage
	err := r.engineOf().Query(ctx, engine.Query{SQL: sql, Args: []any{from.Name, string(from.ID), PageSize + 1}, Row: page.scan},
		engine.Query{SQL: countByName, Args: []any{CountedTo + 1}, Row: func(scan engine.Scan) error { return scan(&page.Count) }})
	if err != nil {
		return page, fmt.Errorf("list the accounts: %w", err)
	}
	more := len(page.Rows) > PageSize
	page.Rows = page.Rows[:min(len(page.Rows), PageSize)]
	page.More, page.Less = more, after.ID != ""
	if back {
		page.More, page.Less = true, more
		slices.Reverse(page.Rows)
	}
	return page, nil
}

// Gap is something that an import left open on accounts.
type Gap string

const (
	NoOwner    Gap = "owner"
	NoPlatform Gap = "platform"
	NoEmail    Gap = "email"
)

// Gaps lists them in the order in which they are shown.
var Gaps = []Gap{NoOwner, NoPlatform, NoEmail}

// gapColumns are the columns that a gap leaves empty.
var gapColumns = map[Gap]string{NoOwner: "owner_id", NoPlatform: "platform", NoEmail: "email"}

const (
	countGap = `select count(*) from (select 1 from account a where a.withdrawn_on = '' and a.`
	ofGap    = `select ` + rowColumns + ` from account a where a.withdrawn_on = '' and a.`
)

// incomplete lists the accounts that are left to complete, by name, behind a mark.
func incomplete(gap Gap) string {
	return ofGap + gapColumns[gap] + ` = '' and (a.name, a.id) > ($1, $2) order by a.name, a.id limit $3`
}

// CountGaps counts the accounts that are left to complete, each kind up to one more
// than CountedTo.
func (r *Reads) CountGaps(ctx context.Context) (map[Gap]int, error) {
	counts := map[Gap]int{}
	var queries []engine.Query
	for _, gap := range Gaps {
		queries = append(queries, engine.Query{SQL: countGap + gapColumns[gap] + ` = '' limit $1) counted`, Args: []any{CountedTo + 1}, Row: func(scan engine.Scan) error {
			n := 0
			err := scan(&n)
			counts[gap] = n
			return err
		}})
	}
	return counts, r.engineOf().Read(ctx, func(reader engine.Reader) error { return reader.Query(ctx, queries...) })
}

// Incomplete lists the accounts that are left to complete, by name.
func (r *Reads) Incomplete(ctx context.Context, gap Gap, after NameMark) (AccountsPage, error) {
	var page AccountsPage
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx, engine.Query{SQL: incomplete(gap), Args: []any{after.Name, string(after.ID), PageSize + 1}, Row: page.scan})
	})
	if err != nil {
		return page, fmt.Errorf("list the accounts without %s: %w", gap, err)
	}
	page.More = len(page.Rows) > PageSize
	page.Rows = page.Rows[:min(len(page.Rows), PageSize)]
	counts, err := r.CountGaps(ctx)
	page.Count = counts[gap]
	return page, err
}

func (p *AccountsPage) scan(scan engine.Scan) error {
	var row AccountRow
	err := scan(&row.ID, &row.Key, &row.Name, &row.City, &row.Status, &row.Owner)
	p.Rows = append(p.Rows, row)
	return err
}

const (
	// mostFound is how many accounts a search shows.
	mostFound = 20
	// mostScored is how many accounts a search reads whole, to compare them.
	mostScored = 100
	// mostRead is how many words of accounts a search reads at most.
	mostRead = 6_000
	// commonest is how many accounts a word may have that is looked up by itself.
	commonest = 1_000
	// lookedUp is how many words one statement looks up: always so many, the last
	// one repeated, so that it is prepared once.
	lookedUp = 64
)

var (
	byWord = `select word, account_id from account_word where word in (` + places(lookedUp) + `) limit ` + strconv.Itoa(mostRead)
	byID   = `select ` + rowColumns + ` from account a where a.id in (` + places(mostScored) + `)`
)

// places are the placeholders $1 to $n.
func places(n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = "$" + strconv.Itoa(i+1)
	}
	return strings.Join(all, ", ")
}

// filled repeats the last value until there are n.
func filled(values []string, n int) []any {
	args := make([]any, n)
	for i := range args {
		args[i] = values[min(i, len(values)-1)]
	}
	return args
}

// Search finds accounts by the beginning of their phone, mail, SIRET or CRM key; or
// by words of their name and city, in any order, accents and case aside, with a
// letter or two wrong. The best come first.
func (r *Reads) Search(ctx context.Context, text string) (AccountsPage, error) {
	if page, err := r.marked(ctx, text); err != nil || len(page.Rows) > 0 {
		return page, err
	}
	vocabulary, err := r.words.upToDate(ctx, r)
	if err != nil {
		return AccountsPage{}, fmt.Errorf("search %q: %w", text, err)
	}
	query := vocabulary.Read(text)
	page := AccountsPage{Rows: []AccountRow{}}
	err = r.engineOf().Read(ctx, func(reader engine.Reader) error {
		ids, err := likely(ctx, reader, query)
		if err != nil || len(ids) == 0 {
			return err
		}
		return reader.Query(ctx, engine.Query{SQL: byID, Args: filled(ids, mostScored), Row: page.scan})
	})
	if err != nil {
		return page, fmt.Errorf("search %q: %w", text, err)
	}
	page.Near = !spelledSo(query)
	page.Rows = best(query, page.Rows)
	page.Count = len(page.Rows)
	return page, nil
}

// likely lists the accounts whose words answer the query best.
func likely(ctx context.Context, reader engine.Reader, query match.Query) ([]string, error) {
	tally := query.Tally()
	var queries []engine.Query
	for tokens := range slices.Chunk(query.Lookups(commonest), lookedUp) {
		queries = append(queries, engine.Query{SQL: byWord, Args: filled(tokens, lookedUp), Row: func(scan engine.Scan) error {
			var word, account string
			err := scan(&word, &account)
			tally.Add(account, word)
			return err
		}})
	}
	err := reader.Query(ctx, queries...)
	return tally.Best(mostScored), err
}

// spelledSo reports whether every word is in the vocabulary as it was typed, or
// begins a word that is.
func spelledSo(query match.Query) bool {
	for _, word := range query.Words {
		if !slices.ContainsFunc(word.Candidates, func(c match.Candidate) bool { return c.Mistakes == 0 }) {
			return false
		}
	}
	return true
}

func best(query match.Query, rows []AccountRow) []AccountRow {
	scores := make(map[partner.AccountID]float64, len(rows))
	for _, row := range rows {
		scores[row.ID] = query.Score(match.Tokens(row.Name + " " + row.City))
	}
	slices.SortStableFunc(rows, func(a, b AccountRow) int {
		return cmp.Or(cmp.Compare(scores[b.ID], scores[a.ID]), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return rows[:min(len(rows), mostFound)]
}
