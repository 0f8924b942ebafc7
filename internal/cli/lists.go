package cli

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"rebond/internal/api"
	"rebond/internal/words"
)

// Lists shows the lists that a manager edits, or one of them with its uses.
type Lists struct {
	List string `arg:"" optional:"" help:"lists_one"`
	Remote
}

// Run shows them.
func (l Lists) Run(ctx context.Context, c *Console) error {
	desk, err := l.at(c)
	if err != nil {
		return err
	}
	if l.List != "" {
		text, err := desk.get(ctx, listPath(l.List), nil)
		one, toTell, err := answered[api.ItemList](desk, text, err)
		if err != nil || !toTell {
			return err
		}
		return c.tellList(one)
	}
	text, err := desk.get(ctx, "/lists", nil)
	all, toTell, err := answered[api.Lists](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	for _, list := range all.Lists {
		fmt.Fprintf(c.Out, "%s (%s)\n", list.Name, list.List)
		if err := c.tellList(list); err != nil {
			return err
		}
	}
	return nil
}

func (c *Console) tellList(list api.ItemList) error {
	table := c.table()
	for _, item := range list.Items {
		state, uses := "", ""
		if item.Answer != "" {
			state = c.Lang.Value(item.Answer)
		}
		if item.Required {
			state += " · " + c.Lang.Say(words.ListRequired)
		}
		if !item.RetiredOn.IsZero() {
			state = c.Lang.Say(words.ListRetired, "day", item.RetiredOn)
		}
		if item.Cases != nil {
			uses = c.Lang.Count(*item.Cases, words.ListUses.In(c.Lang))
		}
		table.row("  "+item.Label, string(item.Parent), uses, state, string(item.Key))
	}
	return table.end()
}

func listPath(list string, more ...string) string {
	path := "/lists/" + url.PathEscape(list)
	for _, part := range more {
		path += "/" + url.PathEscape(part)
	}
	return path
}

// List has the verbs of those who keep the lists.
type List struct {
	Add     ListAdd     `cmd:"" help:"list_add" calls:"addListItem"`
	Rename  ListRename  `cmd:"" help:"list_rename" calls:"renameListItem"`
	Move    ListMove    `cmd:"" help:"list_move" calls:"moveListItem"`
	Retire  ListRetire  `cmd:"" help:"list_retire" calls:"retireListItem"`
	Restore ListRestore `cmd:"" help:"list_restore" calls:"restoreListItem"`
}

// ListAdd adds an item to a list.
type ListAdd struct {
	List     string `arg:"" help:"list_named"`
	Label    string `arg:"" help:"list_label"`
	English  string `help:"list_english"`
	Reason   string `help:"list_reason"`
	Answer   string `help:"list_answer"`
	Required bool   `help:"list_must"`
	Remote
}

// Run adds it.
func (a ListAdd) Run(ctx context.Context, c *Console) error {
	desk, err := a.at(c)
	if err != nil {
		return err
	}
	body := map[string]any{"required": a.Required}
	said := given{}.and("label", a.Label).and("label_en", a.English).and("parent", a.Reason).and("answer", a.Answer)
	for field, value := range said {
		body[field] = value
	}
	return desk.edited(desk.once(ctx, http.MethodPost, listPath(a.List), body))
}

// edited tells what became of an item.
func (d *remote) edited(text []byte, err error) error {
	receipt, toTell, err := answered[api.Receipt](d, text, err)
	if err != nil || !toTell {
		return err
	}
	fmt.Fprintln(d.console.Out, d.console.Lang.Word("said", receipt.Verb))
	d.console.fact(d.console.Lang.Say(words.CLIListKey), receipt.About)
	return nil
}

// OfItem names an item of a list.
type OfItem struct {
	List string `arg:"" help:"list_named"`
	Key  string `arg:"" help:"list_key"`
	Remote
}

// act runs a verb on the item.
func (o OfItem) act(ctx context.Context, c *Console, verb string, body given) error {
	desk, err := o.at(c)
	if err != nil {
		return err
	}
	return desk.edited(desk.post(ctx, listPath(o.List, o.Key, verb), body))
}

// ListRename gives an item other labels.
type ListRename struct {
	OfItem
	Label   string `arg:"" help:"list_label"`
	English string `help:"list_english"`
}

// Run renames it.
func (r ListRename) Run(ctx context.Context, c *Console) error {
	desk, err := r.at(c)
	if err != nil {
		return err
	}
	return desk.edited(desk.once(ctx, http.MethodPut, listPath(r.List, r.Key), given{}.and("label", r.Label).and("label_en", r.English)))
}

// ListMove moves an item past its neighbour.
type ListMove struct {
	OfItem
	Way string `arg:"" help:"list_way"`
}

// Run moves it.
func (m ListMove) Run(ctx context.Context, c *Console) error {
	return m.act(ctx, c, "move", given{}.and("way", m.Way))
}

// ListRetire takes an item out of use.
type ListRetire struct {
	OfItem
}

// Run retires it.
func (r ListRetire) Run(ctx context.Context, c *Console) error {
	return r.act(ctx, c, "retire", given{})
}

// ListRestore puts an item back in use.
type ListRestore struct {
	OfItem
}

// Run restores it.
func (r ListRestore) Run(ctx context.Context, c *Console) error {
	return r.act(ctx, c, "restore", given{})
}

// ChurnSummarise saves the structured summary of the call. All of it is said at once.
type ChurnSummarise struct {
	Main         string   `placeholder:"SUB-REASON" help:"summary_main"`
	MainSentence string   `help:"summary_sentence"`
	MainTags     []string `help:"summary_tags"`
	Secondary    []string `sep:"none" placeholder:"SUB-REASON[: …]" help:"summary_secondary"`

	Services         []string `help:"summary_services"`
	ServicesSentence string   `help:"summary_sentence"`
	Liked            []string `help:"summary_liked"`
	LikedSentence    string   `help:"summary_sentence"`
	Competitor       string   `help:"summary_competitor"`
	Why              string   `help:"summary_why"`
	WhySentence      string   `help:"summary_sentence"`
	Signing          string   `help:"summary_signing"`
	Comeback         bool     `help:"summary_comeback"`
	Offer            []string `help:"summary_offer"`
	OfferSentence    string   `help:"summary_sentence"`
	OfCase
}

// Run saves it.
func (s ChurnSummarise) Run(ctx context.Context, c *Console) error {
	desk, path, err := s.find(ctx, c)
	if err != nil {
		return err
	}
	return desk.acted(desk.once(ctx, http.MethodPut, path+"/summary", s.body()))
}

// body is the summary as the API takes it.
func (s ChurnSummarise) body() map[string]any {
	causes := []map[string]any{{"main": true, "sub_reason": s.Main, "sentence": s.MainSentence, "tags": orNone(s.MainTags)}}
	for _, said := range s.Secondary {
		sub, sentence, _ := strings.Cut(said, ":")
		causes = append(causes, map[string]any{"sub_reason": strings.TrimSpace(sub), "sentence": strings.TrimSpace(sentence)})
	}
	remark := func(tags []string, sentence string) map[string]any {
		return map[string]any{"tags": orNone(tags), "sentence": sentence}
	}
	return map[string]any{
		"leaving": causes, "services": remark(s.Services, s.ServicesSentence), "liked": remark(s.Liked, s.LikedSentence),
		"competitor": s.Competitor, "why_competitor": map[string]any{"sub_reason": s.Why, "sentence": s.WhySentence},
		"signing": s.Signing, "comeback": s.Comeback, "offer": remark(s.Offer, s.OfferSentence),
	}
}

// orNone is a list that is written [] where it is empty.
func orNone(tags []string) []string { return append([]string{}, tags...) }
