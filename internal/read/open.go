package read

import (
	"context"
	"fmt"

	"rebond/internal/domain/partner"
	"rebond/internal/store/engine"
)

// OpenCase is a case that is open on an account.
type OpenCase struct {
	ID   string
	Kind string
}

var openCases = `select account_id, id, kind from desk_case where open = 1 and account_id in (` + places(mostFound) + `)`

// OpenCases reads the open cases of the accounts that a search found.
func (r *Reads) OpenCases(ctx context.Context, of []AccountRow) (map[partner.AccountID][]OpenCase, error) {
	if len(of) == 0 {
		return nil, nil
	}
	ids := make([]string, 0, mostFound)
	for _, row := range of[:min(len(of), mostFound)] {
		ids = append(ids, string(row.ID))
	}
	cases := map[partner.AccountID][]OpenCase{}
	err := r.engineOf().Query(ctx, engine.Query{SQL: openCases, Args: filled(ids, mostFound), Row: func(scan engine.Scan) error {
		var account partner.AccountID
		var c OpenCase
		err := scan(&account, &c.ID, &c.Kind)
		cases[account] = append(cases[account], c)
		return err
	}})
	if err != nil {
		return nil, fmt.Errorf("read the open cases of accounts: %w", err)
	}
	return cases, nil
}
