package cli

import (
	"context"
	"net/http"
	"net/url"

	"rebond/internal/api"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// Absence has the verbs of absences: one's own, or another's for a manager.
type Absence struct {
	Plan AbsencePlan `cmd:"" help:"absence_plan" calls:"planAbsence"`
	End  AbsenceEnd  `cmd:"" help:"absence_end" calls:"endAbsence"`
}

// AbsencePlan records an absence.
type AbsencePlan struct {
	Person string `default:"me" help:"absence_person"`
	From   string `help:"absence_from"`
	Until  string `help:"absence_until"`
	Deputy string `help:"absence_deputy"`
	Remote
}

// Run records it.
func (a AbsencePlan) Run(ctx context.Context, c *Console) error {
	desk, path, err := a.about(ctx, c, a.Person)
	if err != nil {
		return err
	}
	deputy := ""
	if a.Deputy != "" {
		person, err := desk.person(ctx, "deputy", a.Deputy)
		if err != nil {
			return err
		}
		deputy = string(person.ID)
	}
	text, err := desk.once(ctx, http.MethodPost, path+"/absences", given{}.and("from", a.From).and("until", a.Until).and("deputy", deputy))
	planned, toTell, err := answered[api.Absence](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	c.say(words.AbsenceSpan, "from", planned.From, "until", planned.Until)
	return nil
}

// about finds the desk, and where the person stands who is typed.
func (r Remote) about(ctx context.Context, c *Console, person string) (*remote, string, error) {
	desk, err := r.at(c)
	if err != nil || person == "me" {
		return desk, "/people/me", err
	}
	found, err := desk.person(ctx, "person", person)
	return desk, "/people/" + url.PathEscape(string(found.ID)), err
}

// AbsenceEnd brings someone back, or lets an absence not take place.
type AbsenceEnd struct {
	Person string `default:"me" help:"absence_person"`
	Remote
}

// Run ends the absence that is under way, or else the next one.
func (a AbsenceEnd) Run(ctx context.Context, c *Console) error {
	desk, path, err := a.about(ctx, c, a.Person)
	if err != nil {
		return err
	}
	named := a.Person
	if named == "me" {
		text, err := desk.get(ctx, "/me", nil)
		me, _, err := answered[api.Me](&remote{console: c}, text, err)
		if err != nil {
			return err
		}
		named = string(me.ID)
	}
	person, err := desk.person(ctx, "person", named)
	if err != nil {
		return err
	}
	if len(person.Absences) == 0 {
		return refusal.New(refusal.Unknown, "EV-2", "absence", "absence.over")
	}
	_, err = desk.ask(ctx, http.MethodDelete, path+"/absences/"+url.PathEscape(string(person.Absences[0].ID)), nil, "")
	if err != nil {
		return err
	}
	c.say(words.CLIAbsenceEnded)
	return nil
}

// Token has the verbs of one's tokens and sessions.
type Token struct {
	Make TokenMake `cmd:"" help:"token_make" calls:"nameToken"`
	List TokenList `cmd:"" help:"token_list" calls:"listWays"`
	End  TokenEnd  `cmd:"" help:"token_end" calls:"endWay"`
}

// TokenMake makes a token for some purpose.
type TokenMake struct {
	Name  string   `help:"token_name"`
	Reach []string `help:"token_reach"`
	Days  int      `default:"90" help:"token_days"`
	Remote
}

// Run makes it, and prints it once.
func (t TokenMake) Run(ctx context.Context, c *Console) error {
	desk, err := t.at(c)
	if err != nil {
		return err
	}
	text, err := desk.once(ctx, http.MethodPost, "/me/tokens", map[string]any{"name": t.Name, "reach": each(t.Reach, func(r string) string { return r }), "days": t.Days})
	made, toTell, err := answered[api.Named](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	c.say(words.TokenNewWhat)
	c.fact(c.Lang.Say(words.TokenNew), made.Token.Token)
	return nil
}

// TokenList lists one's sessions and tokens.
type TokenList struct {
	Remote
}

// Run lists them, the one used last first.
func (t TokenList) Run(ctx context.Context, c *Console) error {
	desk, err := t.at(c)
	if err != nil {
		return err
	}
	text, err := desk.get(ctx, "/people/me/ways", nil)
	list, toTell, err := answered[api.WayList](desk, text, err)
	if err != nil || !toTell {
		return err
	}
	table := c.table()
	for _, w := range list.Ways {
		seen := ""
		if w.Seen != nil {
			seen = c.Lang.Value(*w.Seen)
		}
		table.row(w.ID, w.Kind, w.Name, c.Lang.Value(w.Reach), w.From, seen)
	}
	return table.end()
}

// TokenEnd ends a session or a token of one's own.
type TokenEnd struct {
	ID string `arg:"" help:"token_id"`
	Remote
}

// Run ends it.
func (t TokenEnd) Run(ctx context.Context, c *Console) error {
	desk, err := t.at(c)
	if err != nil {
		return err
	}
	if _, err := desk.ask(ctx, http.MethodDelete, "/people/me/ways/"+url.PathEscape(t.ID), nil, ""); err != nil {
		return err
	}
	c.say(words.CLIWayEnded)
	return nil
}
