package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"rebond/internal/api"
	"rebond/internal/words"
)

// Views lists the saved views that whoever signed in sees.
type Views struct {
	List string `placeholder:"cases|accounts|tasks" help:"view_list"`
	Remote
}

// Run lists them.
func (l Views) Run(ctx context.Context, c *Console) error {
	desk, err := l.at(c)
	if err != nil {
		return err
	}
	query := url.Values{}
	if l.List != "" {
		query.Set("list", l.List)
	}
	text, err := desk.get(ctx, "/views", query)
	list, toTell, err := answered[api.ViewList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	if len(list.Views) == 0 {
		c.say(words.ViewsNone)
	}
	table := c.table()
	for _, v := range list.Views {
		table.row(c.Lang.Value(v.List), v.Name, c.Lang.Value(v.Sharing), v.Query, v.ChangedByName, v.ChangedOn.String(), string(v.ID))
	}
	return table.end()
}

// View has the verbs of saved views.
type View struct {
	Keep   ViewKeep   `cmd:"" help:"view_keep" calls:"makeView"`
	Change ViewChange `cmd:"" help:"view_change" calls:"changeView"`
	Delete ViewDelete `cmd:"" help:"view_delete" calls:"deleteView"`
}

// ViewKeep saves a filter as a new view.
type ViewKeep struct {
	List    string `required:"" placeholder:"cases|accounts|tasks" help:"view_list"`
	Name    string `required:"" help:"view_name"`
	Query   string `help:"view_query"`
	Sharing string `default:"personal" placeholder:"personal|shared|locked" help:"view_sharing"`
	Remote
}

// Run saves it.
func (k ViewKeep) Run(ctx context.Context, c *Console) error {
	desk, err := k.at(c)
	if err != nil {
		return err
	}
	return desk.told(desk.post(ctx, "/views", given{"list": k.List, "name": k.Name, "query": k.Query, "sharing": k.Sharing}))
}

// ViewChange makes a view what is said of it.
type ViewChange struct {
	ID      string `arg:"" help:"view_id"`
	Name    string `required:"" help:"view_name"`
	Query   string `required:"" help:"view_query"`
	Sharing string `required:"" placeholder:"personal|shared|locked" help:"view_sharing"`
	Remote
}

// Run changes it.
func (x ViewChange) Run(ctx context.Context, c *Console) error {
	desk, err := x.at(c)
	if err != nil {
		return err
	}
	text, err := desk.get(ctx, "/views", nil)
	if err != nil {
		return err
	}
	var held api.ViewList
	if err := json.Unmarshal(text, &held); err != nil {
		return fmt.Errorf("read the desk’s answer: %w", err)
	}
	for _, v := range held.Views {
		if string(v.ID) == x.ID {
			desk.seen = v.Version
		}
	}
	return desk.told(desk.once(ctx, http.MethodPut, "/views/"+url.PathEscape(x.ID), given{"name": x.Name, "query": x.Query, "sharing": x.Sharing}))
}

// ViewDelete deletes a view.
type ViewDelete struct {
	ID string `arg:"" help:"view_id"`
	Remote
}

// Run deletes it.
func (x ViewDelete) Run(ctx context.Context, c *Console) error {
	desk, err := x.at(c)
	if err != nil {
		return err
	}
	return desk.told(desk.once(ctx, http.MethodDelete, "/views/"+url.PathEscape(x.ID), given{}))
}

// told says what a verb did to a view.
func (d *remote) told(text []byte, err error) error {
	receipt, toTell, err := answered[api.ViewReceipt](d, text, err)
	if err == nil && toTell {
		d.console.say(words.ViewTold, "verb", d.console.Lang.Word("said", receipt.Verb), "id", string(receipt.View))
	}
	return err
}
