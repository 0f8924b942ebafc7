package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"rebond/internal/api"
	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/words"
)

// Round does one action on many cases, tasks or accounts.
type Round struct {
	Make  RoundMake  `cmd:"" help:"round_make" calls:"makeRound,getRound,listRoundRows"`
	List  RoundList  `cmd:"" help:"round_list" calls:"listRounds"`
	Show  RoundShow  `cmd:"" help:"round_show" calls:"listRounds,getRound,listRoundRows"`
	Apply RoundApply `cmd:"" help:"round_apply" calls:"applyRound,listRounds,getRound,listRoundRows"`
	Stop  RoundStop  `cmd:"" help:"round_stop" calls:"stopRound,listRounds,getRound,listRoundRows"`
	Drop  RoundDrop  `cmd:"" help:"round_drop" calls:"dropRound,listRounds,getRound,listRoundRows"`
}

// RoundMake makes a round of the rows that are named, or of all that a filter finds.
type RoundMake struct {
	Action string            `arg:"" help:"round_action"`
	Rows   []string          `arg:"" optional:"" help:"round_rows"`
	Said   map[string]string `mapsep:"none" placeholder:"reason=price" help:"round_said"`
	Filter map[string]string `mapsep:"none" placeholder:"owner=me" help:"round_filter"`
	All    bool              `help:"round_all"`
	Remote
}

// Run makes it, waits for its preview, and tells which rows are refused and why.
func (m RoundMake) Run(ctx context.Context, c *Console) error {
	desk, err := m.at(c)
	if err != nil {
		return err
	}
	body := map[string]any{"action": m.Action, "said": m.Said}
	if of := round.Action(m.Action).Of(); len(m.Filter) > 0 || m.All {
		body[string(of)] = given{}
		if len(m.Filter) > 0 {
			body[string(of)] = m.Filter
		}
	} else {
		body["ids"] = m.Rows
	}
	for _, field := range []string{round.Owner, round.Assignee} {
		if named := m.Said[field]; named != "" {
			person, err := desk.person(ctx, field, named)
			if err != nil {
				return err
			}
			m.Said[field] = string(person.ID)
		}
	}
	made, err := roundOf(desk.once(ctx, http.MethodPost, "/rounds", body))
	if err != nil {
		return err
	}
	return roundRun{desk, roundPath(made.ID)}.waitsAndTells(ctx)
}

func roundPath(id round.ID) string { return "/rounds/" + url.PathEscape(string(id)) }

func roundOf(text []byte, err error) (told api.RoundDetail, _ error) {
	if err != nil {
		return told, err
	}
	return told, json.Unmarshal(text, &told)
}

// roundRun is a round at a running desk that someone waits for.
type roundRun struct {
	desk *remote
	path string
}

// waitsAndTells waits until the desk has nothing to do for the round, and tells where it
// is: as JSON, or with its refused rows.
func (r roundRun) waitsAndTells(ctx context.Context) error {
	told, err := settled(ctx, r.desk, r.path, func(told api.RoundDetail) (bool, int, int) { return told.AtWork, told.Done, told.Total })
	if err != nil {
		return err
	}
	c := r.desk.console
	if r.desk.json {
		return json.NewEncoder(c.Out).Encode(told)
	}
	c.fact(c.Lang.Say(words.RoundID), string(told.ID))
	c.fact(c.Lang.Say(words.RoundsAction), c.Lang.Value(told.Action))
	c.fact(c.Lang.Say(words.ImportState), c.Lang.Value(told.State))
	for _, count := range []struct {
		verdict round.Verdict
		rows    int
	}{
		{round.Goes, told.Counts.Goes}, {round.Done, told.Counts.Done}, {round.Refused, told.Counts.Refused}, {round.RefusedSince, told.Counts.RefusedSince},
	} {
		if count.rows == 0 {
			continue
		}
		c.fact(c.Lang.Value(count.verdict), c.Lang.Int(count.rows))
		if count.verdict == round.Refused || count.verdict == round.RefusedSince {
			if err := r.rows(ctx, count.verdict); err != nil {
				return err
			}
		}
	}
	return nil
}

// rows tells the rows of a verdict, each with what stands in the way.
func (r roundRun) rows(ctx context.Context, verdict round.Verdict) error {
	query := url.Values{"verdict": {string(verdict)}}
	for next := r.path + "/rows"; next != ""; query = nil {
		text, err := r.desk.get(ctx, next, query)
		if err != nil {
			return err
		}
		var page api.RoundRowList
		if err := json.Unmarshal(text, &page); err != nil {
			return fmt.Errorf("read the desk’s answer: %w", err)
		}
		for _, row := range page.Rows {
			named := strings.TrimSpace(row.AccountName + " " + row.City)
			if named == "" {
				named = row.ID
			}
			for _, problem := range row.Problems {
				r.desk.console.say(words.RoundRow, "row", row.Row, "salon", named, "why", problem.Message)
			}
		}
		next = strings.TrimPrefix(page.Next, api.Prefix)
	}
	return nil
}

// RoundList lists my rounds, or everybody's, the latest first.
type RoundList struct {
	Everybody bool   `help:"round_everybody"`
	After     string `help:"after"`
	Remote
}

// Run lists them.
func (l RoundList) Run(ctx context.Context, c *Console) error {
	desk, err := l.at(c)
	if err != nil {
		return err
	}
	query := url.Values{}
	if l.Everybody {
		query.Set("all", "true")
	}
	if l.After != "" {
		query.Set("after", l.After)
	}
	text, err := desk.get(ctx, "/rounds", query)
	list, toTell, err := answered[api.RoundList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	table := c.table()
	for _, one := range list.Rounds {
		table.row(string(one.ID), c.Lang.Value(one.State), c.Lang.Value(one.Action), c.Lang.Int(one.Rows), one.ByName)
	}
	if err := table.end(); err != nil {
		return err
	}
	c.more(list.Next)
	return nil
}

// OfRound names a round.
type OfRound struct {
	Round string `arg:"" optional:"" help:"round_id"`
	Remote
}

const noRound because.Text = "cli.no_round"

// moves asks the desk to move the round, where a verb is given, waits until it has, and
// tells where it is. Without a name it is my latest one.
func (o OfRound) moves(ctx context.Context, c *Console, verb string) error {
	desk, err := o.at(c)
	if err != nil {
		return err
	}
	id := round.ID(o.Round)
	if id == "" {
		var list api.RoundList
		text, err := desk.get(ctx, "/rounds", nil)
		if err == nil {
			err = json.Unmarshal(text, &list)
		}
		if err != nil {
			return err
		}
		if len(list.Rounds) == 0 {
			return refusal.New(refusal.Unknown, "", "round", noRound)
		}
		id = list.Rounds[0].ID
	}
	if verb != "" {
		if _, err := desk.once(ctx, http.MethodPost, roundPath(id)+verb, struct{}{}); err != nil {
			return err
		}
	}
	return roundRun{desk, roundPath(id)}.waitsAndTells(ctx)
}

// RoundShow shows a round, once the desk has nothing to do for it.
type RoundShow struct{ OfRound }

// Run shows it.
func (s RoundShow) Run(ctx context.Context, c *Console) error { return s.moves(ctx, c, "") }

// RoundApply applies a round, or goes on with it.
type RoundApply struct{ OfRound }

// Run applies it.
func (s RoundApply) Run(ctx context.Context, c *Console) error { return s.moves(ctx, c, "/apply") }

// RoundStop stops a round.
type RoundStop struct{ OfRound }

// Run stops it.
func (s RoundStop) Run(ctx context.Context, c *Console) error { return s.moves(ctx, c, "/stop") }

// RoundDrop drops a round.
type RoundDrop struct{ OfRound }

// Run drops it.
func (s RoundDrop) Run(ctx context.Context, c *Console) error { return s.moves(ctx, c, "/drop") }
