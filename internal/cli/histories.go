package cli

import (
	"cmp"
	"context"
	"net/url"

	"rebond/internal/api"
	"rebond/internal/domain/policy"
	"rebond/internal/words"
)

// History lists what was done on every account, person and list, the latest first.
type History struct {
	By    string `help:"history_by"`
	Verb  string `help:"history_verb"`
	From  string `placeholder:"YYYY-MM-DD" help:"history_from"`
	To    string `placeholder:"YYYY-MM-DD" help:"history_to"`
	After string `help:"after"`
	Remote
}

// Run lists one page, and says how to go on.
func (h History) Run(ctx context.Context, c *Console) error {
	desk, err := h.at(c)
	if err != nil {
		return err
	}
	query := url.Values{}
	if h.By != "" {
		person, err := desk.person(ctx, "by", h.By)
		if err != nil {
			return err
		}
		query.Set("by", string(person.ID))
	}
	for name, value := range map[string]string{"verb": h.Verb, "from": h.From, "to": h.To, "after": h.After} {
		if value != "" {
			query.Set(name, value)
		}
	}
	text, err := desk.get(ctx, "/history", query)
	list, toTell, err := answered[api.HistoryList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	if len(list.Entries) == 0 {
		c.say(words.HistoriesNone)
	}
	table := c.table()
	for _, e := range list.Entries {
		table.row(e.At.In(policy.Default().Zone).Format("2006-01-02 15:04"), e.ByName, c.Lang.Word("verb", e.Verb), cmp.Or(e.Salon, e.Subject), e.City)
	}
	if err := table.end(); err != nil {
		return err
	}
	c.more(list.Next)
	return nil
}
