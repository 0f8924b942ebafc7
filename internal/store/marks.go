package store

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"rebond/internal/domain/partner"
	"rebond/internal/match"
)

// forgetMarks is the statement that takes so many marks from an account.
func forgetMarks(n int) string {
	marks := make([]string, n)
	for i := range marks {
		marks[i] = "$" + strconv.Itoa(i+2)
	}
	return `delete from account_mark where account_id = $1 and mark in (` + strings.Join(marks, ", ") + `)`
}

// putMark gives an account a mark; two of its marks may be the same.
const putMark = `insert into account_mark (account_id, mark) values ($1, $2) on conflict do nothing`

// markAccount keeps what an account is found by besides its words.
func (t *Tx) markAccount(ctx context.Context, before, after partner.Account) error {
	was, is := marksOf(before), marksOf(after)
	if slices.Equal(was, is) {
		return nil
	}
	if len(was) > 0 {
		args := []any{string(after.ID)}
		for _, mark := range was {
			args = append(args, mark)
		}
		if err := t.writer.Exec(ctx, forgetMarks(len(was)), args...); err != nil {
			return err
		}
	}
	for _, mark := range is {
		if err := t.writer.Exec(ctx, putMark, string(after.ID), mark); err != nil {
			return err
		}
	}
	return nil
}

// marksOf are an account's marks: none, once it was taken away again.
func marksOf(a partner.Account) []string {
	if a.Gone() {
		return nil
	}
	return match.Marks(a.Phone, a.Email, a.SIRET, a.Key)
}
