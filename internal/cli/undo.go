package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"rebond/internal/api"
	"rebond/internal/domain/policy"
	"rebond/internal/words"
)

// AccountUndo undoes an entry of an account's history.
type AccountUndo struct {
	Preview bool `help:"account_undo_preview"`
	OfAccount
	Entry int `arg:"" help:"account_undo_entry"`
}

// Run undoes it, or shows what that would do.
func (u AccountUndo) Run(ctx context.Context, c *Console) error {
	desk, path, err := u.find(ctx, c)
	if err != nil {
		return err
	}
	path += "/history/" + strconv.Itoa(u.Entry) + "/undo"
	if !u.Preview {
		return desk.acted(desk.post(ctx, path, given{}))
	}
	text, err := desk.get(ctx, path, nil)
	would, toTell, err := answered[api.Undoing](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	c.fact(c.Lang.Say(words.UndoTarget), c.entry(would.Undoes))
	for _, e := range would.Also {
		c.fact(c.Lang.Say(words.CLIUndoAlso), c.entry(e))
	}
	for _, e := range would.Sent {
		c.fact(c.Lang.Say(words.UndoSent), e.Text)
	}
	for _, t := range would.Opens {
		c.fact(c.Lang.Say(words.UndoTasks), c.Lang.Value(t.What)+", "+c.assignee(t))
	}
	return nil
}

// entry tells an entry in one line, with its number in the account's history.
func (c *Console) entry(e api.Entry) string {
	at := e.At.In(policy.Default().Zone).Format("2006-01-02 15:04")
	return strings.TrimRight(fmt.Sprintf("%d  %s  %s %s", e.Version, at, e.ByName, c.Lang.Word("verb", e.Verb)), " ")
}
