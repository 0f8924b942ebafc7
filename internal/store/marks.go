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

// putMarks is the statement that gives an account so many marks; two of them may be
// the same.
func putMarks(n int) string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = "($1, $" + strconv.Itoa(i+2) + ")"
	}
	return `insert into account_mark (account_id, mark) values ` + strings.Join(rows, ", ") + ` on conflict do nothing`
}

// markAccount keeps what an account is found by besides its words.
func (t *Tx) markAccount(ctx context.Context, before, after partner.Account) error {
	was, is := marksOf(before), marksOf(after)
	if slices.Equal(was, is) {
		return nil
	}
	if err := t.withMarks(ctx, forgetMarks, after.ID, was); err != nil {
		return err
	}
	return t.withMarks(ctx, putMarks, after.ID, is)
}

func marksOf(a partner.Account) []string { return match.Marks(a.Phone, a.Email, a.SIRET, a.Key) }

// withMarks runs a statement on an account's marks, where it has any.
func (t *Tx) withMarks(ctx context.Context, statement func(n int) string, account partner.AccountID, marks []string) error {
	if len(marks) == 0 {
		return nil
	}
	args := []any{string(account)}
	for _, mark := range marks {
		args = append(args, mark)
	}
	return t.writer.Exec(ctx, statement(len(marks)), args...)
}
