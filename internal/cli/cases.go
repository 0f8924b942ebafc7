package cli

import (
	"context"
	"net/url"
	"strings"
	"text/tabwriter"

	"rebond/internal/api"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/words"
)

// Cases lists cases.
type Cases struct {
	Kind   string `placeholder:"churn|billing_stop" help:"cases_kind"`
	Stage  string `placeholder:"new|assigned|in_progress" help:"cases_stage"`
	Closed bool   `help:"cases_closed"`
	Owner  string `help:"cases_owner"`
	From   string `placeholder:"YYYY-MM-DD" help:"cases_from"`
	To     string `placeholder:"YYYY-MM-DD" help:"cases_to"`
	After  string `help:"after"`
	Remote
}

// Run lists one page, and says how to go on.
func (l Cases) Run(ctx context.Context, c *Console) error {
	desk, err := l.at(c)
	if err != nil {
		return err
	}
	query, err := l.query(ctx, desk)
	if err != nil {
		return err
	}
	text, err := desk.get(ctx, "/cases", query)
	list, toTell, err := answered[api.CaseList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	table := c.table()
	for _, r := range list.Cases {
		table.row(r.NextOn.String(), r.AccountName, r.City, c.kindAndStage(r), c.Lang.Value(r.AccountStatus), r.OwnerName, r.ID)
	}
	if err := table.end(); err != nil {
		return err
	}
	count := c.Lang.Count(list.Count, c.Lang.Say(words.CasesNoun))
	if !list.AtAll {
		count = c.Lang.Say(words.AtLeast, "n", count)
	}
	c.say(words.CLICounted, "count", count)
	c.more(list.Next)
	return nil
}

// more says how a list goes on, if it does.
func (c *Console) more(next string) {
	if address, err := url.Parse(next); err == nil && next != "" {
		c.say(words.CLINext, "after", address.Query().Get("after"))
	}
}

func (l Cases) query(ctx context.Context, desk *remote) (url.Values, error) {
	query := url.Values{}
	for name, value := range map[string]string{"kind": l.Kind, "stage": l.Stage, "from": l.From, "to": l.To, "after": l.After} {
		if value != "" {
			query.Set(name, value)
		}
	}
	if l.Closed {
		query.Set("closed", "true")
	}
	switch l.Owner {
	case "":
	case "me":
		query.Set("owner", "me")
	default:
		owner, err := desk.person(ctx, "owner", l.Owner)
		if err != nil {
			return nil, err
		}
		query.Set("owner", string(owner.ID))
	}
	return query, nil
}

func (c *Console) kindAndStage(r api.CaseRow) string {
	if r.Kind == "billing_stop" {
		return c.Lang.Say(words.BillingStopType) + ", " + c.Lang.Value(billingstop.Stage(r.Stage))
	}
	return c.Lang.Say(words.ChurnType) + ", " + caseStage(c.Lang, churn.Stage(r.Stage), r.Outcome)
}

// table prints rows in columns.
type table struct {
	out *tabwriter.Writer
	err error
}

func (c *Console) table() *table {
	const gap = 2
	return &table{out: tabwriter.NewWriter(c.Out, 0, 0, gap, ' ', 0)}
}

func (t *table) row(cells ...string) {
	if t.err == nil {
		_, t.err = t.out.Write([]byte(strings.Join(cells, "\t") + "\n"))
	}
}

func (t *table) end() error {
	if t.err != nil {
		return t.err
	}
	return t.out.Flush()
}
