package read

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rebond/internal/domain/partner"
	"rebond/internal/match"
	"rebond/internal/store"
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
	byNameUp    = `select ` + rowColumns + ` from account a where (a.name, a.id) > ($1, $2) order by a.name, a.id limit $3`
	byNameDown  = `select ` + rowColumns + ` from account a where (a.name, a.id) < ($1, $2) order by a.name desc, a.id desc limit $3`
	countByName = `select count(*) from (select 1 from account limit $1) counted`
)

// Accounts lists the accounts by name, going on behind a mark or back from one.
func (r *Reads) Accounts(ctx context.Context, after, before NameMark) (AccountsPage, error) {
	back := before.ID != ""
	sql, from := byNameUp, after
	if back {
		sql, from = byNameDown, before
	}
	var page AccountsPage
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		return reader.Query(ctx,
			engine.Query{SQL: sql, Args: []any{from.Name, string(from.ID), PageSize + 1}, Row: page.scan},
			engine.Query{SQL: countByName, Args: []any{CountedTo + 1}, Row: func(scan engine.Scan) error { return scan(&page.Count) }})
	})
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

func (p *AccountsPage) scan(scan engine.Scan) error {
	var row AccountRow
	err := scan(&row.ID, &row.Key, &row.Name, &row.City, &row.Status, &row.Owner)
	p.Rows = append(p.Rows, row)
	return err
}

const (
	// mostFound is how many accounts a search shows.
	mostFound = 20
	// mostScored is how many accounts a search compares.
	mostScored = 300
	// mostWords is how many typed words a search looks up; the rarest say enough.
	mostWords = 3
	// mostTokens is how many spellings of one word it looks up.
	mostTokens = 64
)

// Search finds accounts by words of their name and city, in any order, accents and
// case aside, with a letter or two wrong. The best come first.
func (r *Reads) Search(ctx context.Context, text string) (AccountsPage, error) {
	vocabulary, err := r.words.upToDate(ctx, r)
	if err != nil {
		return AccountsPage{}, fmt.Errorf("search %q: %w", text, err)
	}
	query := vocabulary.Read(text)
	page := AccountsPage{Rows: []AccountRow{}}
	for _, near := range []bool{false, true} {
		found, err := r.lookUp(ctx, query, near)
		if err != nil {
			return page, fmt.Errorf("search %q: %w", text, err)
		}
		if len(found) > len(page.Rows) {
			page.Near = near && len(page.Rows) == 0
			page.Rows = found
		}
		if len(page.Rows) >= mostFound {
			break
		}
	}
	page.Rows = best(query, page.Rows)
	page.Count = len(page.Rows)
	return page, nil
}

// lookUp asks for the accounts that have all of the typed words; where none has,
// for those that have all but the most common, and so on.
func (r *Reads) lookUp(ctx context.Context, query match.Query, near bool) ([]AccountRow, error) {
	words := query.RarestFirst()
	words = words[:min(len(words), mostWords)]
	for n := len(words); n > 0; n-- {
		var page AccountsPage
		sql, args := havingAll(words[:n], near)
		if sql == "" {
			continue
		}
		err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
			return reader.Query(ctx, engine.Query{SQL: sql, Args: args, Row: page.scan})
		})
		if err != nil || len(page.Rows) > 0 {
			return page.Rows, err
		}
	}
	return nil, nil
}

// havingAll is the query for accounts that have each word in one of its spellings.
// Every word takes the same number of places, so that few statements are prepared.
func havingAll(words []match.Word, near bool) (string, []any) {
	var sql strings.Builder
	sql.WriteString(`select distinct ` + rowColumns + ` from account_word w0`)
	for i := 1; i < len(words); i++ {
		n := strconv.Itoa(i)
		sql.WriteString(` join account_word w` + n + ` on w` + n + `.account_id = w0.account_id`)
	}
	sql.WriteString(` join account a on a.id = w0.account_id where `)
	var args []any
	for i, word := range words {
		tokens := spellings(word, near)
		if len(tokens) == 0 {
			return "", nil
		}
		if i > 0 {
			sql.WriteString(` and `)
		}
		sql.WriteString(`w` + strconv.Itoa(i) + `.word in (`)
		for at := range mostTokens {
			if at > 0 {
				sql.WriteString(`, `)
			}
			args = append(args, tokens[min(at, len(tokens)-1)])
			sql.WriteString(`$` + strconv.Itoa(len(args)))
		}
		sql.WriteString(`)`)
	}
	sql.WriteString(` limit ` + strconv.Itoa(mostScored))
	return sql.String(), args
}

// spellings are the tokens that a word may stand for; without near ones, only as
// it was typed, or begun.
func spellings(word match.Word, near bool) []string {
	var tokens []string
	for _, c := range word.Candidates {
		if (near || c.Mistakes == 0) && len(tokens) < mostTokens {
			tokens = append(tokens, c.Token)
		}
	}
	return tokens
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

// vocabulary keeps the words of all accounts in memory, read when a search first
// asks, and again once accounts came since; the mark of the words says whether.
type vocabulary struct {
	mu    sync.Mutex
	words *match.Vocabulary
	mark  string
}

func (v *vocabulary) upToDate(ctx context.Context, r *Reads) (*match.Vocabulary, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	words := match.NewVocabulary()
	known := false
	err := r.store.View(ctx, func(view *store.View) error {
		mark, err := view.Setting(ctx, store.WordsMark)
		if known = err == nil && v.words != nil && mark == v.mark; known || err != nil {
			return err
		}
		v.mark, v.words = mark, nil
		return view.Words(ctx, func(word string, accounts int) { words.Add(word, accounts) })
	})
	if err == nil && !known {
		v.words = words
	}
	return v.words, err
}
