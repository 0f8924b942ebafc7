package read

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rebond/internal/match"
	"rebond/internal/store/engine"
)

// The accounts that have a mark with a beginning: from it up to the first text that
// no longer begins so.
const byMark = `select mark, account_id from account_mark where mark >= $1 and mark < $2 order by mark, account_id limit $3`

// marked finds accounts by the beginning of a number, an address or a key.
func (r *Reads) marked(ctx context.Context, text string) (AccountsPage, error) {
	page := AccountsPage{Rows: []AccountRow{}}
	begun := match.MarksBegun(text)
	if len(begun) == 0 {
		return page, nil
	}
	var ids []string
	queries := make([]engine.Query, len(begun))
	for i, mark := range begun {
		queries[i] = engine.Query{SQL: byMark, Args: []any{mark, mark + "\U0010FFFF", mostFound}, Row: func(scan engine.Scan) error {
			var found, account string
			err := scan(&found, &account)
			if !slices.Contains(ids, account) {
				ids = append(ids, account)
			}
			return err
		}}
	}
	err := r.engineOf().Read(ctx, func(reader engine.Reader) error {
		if err := reader.Query(ctx, queries...); err != nil || len(ids) == 0 {
			return err
		}
		return reader.Query(ctx, engine.Query{SQL: byID, Args: filled(ids, mostScored), Row: page.scan})
	})
	if err != nil {
		return page, fmt.Errorf("search %q: %w", text, err)
	}
	slices.SortFunc(page.Rows, func(a, b AccountRow) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	page.Rows = page.Rows[:min(len(page.Rows), mostFound)]
	page.Count = len(page.Rows)
	return page, nil
}
