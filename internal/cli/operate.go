package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/words"
)

// The operator's commands open the database themselves. Those that save do so
// while no desk runs on it; those that only look may do so beside one.

// ImportAccounts imports the CRM's accounts.
type ImportAccounts struct {
	File    string `arg:"" placeholder:"FILE" help:"import_file"`
	DB      string `default:"rebond.db" from:"REBOND_DB" placeholder:"FILE|postgres://…" help:"db"`
	Preview bool   `help:"import_preview"`
	JSON    bool   `help:"import_json"`
	URL     string `from:"REBOND_URL" placeholder:"http://…" help:"import_url"`
	Token   string `from:"REBOND_TOKEN" help:"token"`
	// SignedIn goes through the desk of the last sign-in.
	SignedIn bool `help:"import_signed_in"`
}

// Run imports, or tells what an import would do: on a database that no desk has, or
// through the desk that is named. Never through another one by itself: the last
// sign-in may have been at a desk that this file wasn't meant for.
func (i ImportAccounts) Run(ctx context.Context, c *Console) error {
	file, err := os.Open(i.File)
	if err != nil {
		return err
	}
	defer file.Close()
	if i.URL != "" || i.SignedIn {
		return i.through(ctx, c, file)
	}
	return i.here(ctx, c, file)
}

// here imports as the operator, on the database itself.
func (i ImportAccounts) here(ctx context.Context, c *Console, file io.Reader) error {
	told := telling{console: c, asJSON: i.JSON, counts: map[partner.Verdict]int{}, started: time.Now()}
	run := i.apply
	if i.Preview {
		run = i.preview
	}
	if err := run(ctx, c, file, told.row); err != nil {
		return err
	}
	told.end(i.Preview)
	return nil
}

func (i ImportAccounts) apply(ctx context.Context, c *Console, file io.Reader, tell func(app.ImportedRow) error) error {
	desk, err := openDesk(ctx, c, i.DB, app.RealClock())
	if err != nil {
		return err
	}
	defer desk.close()
	return desk.app.Imports.Accounts(ctx, file, filepath.Base(i.File), tell)
}

func (i ImportAccounts) preview(ctx context.Context, c *Console, file io.Reader, tell func(app.ImportedRow) error) error {
	desk, err := lookDesk(ctx, c, i.DB)
	if absent(err) {
		return previewEmpty(ctx, c, file, tell)
	}
	if err != nil {
		return err
	}
	defer desk.close()
	return desk.app.Imports.Preview(ctx, file, tell)
}

// previewEmpty tells what an import would do where there is no database yet: it
// looks at an empty one, which goes again.
func previewEmpty(ctx context.Context, c *Console, file io.Reader, tell func(app.ImportedRow) error) error {
	folder, err := os.MkdirTemp("", "rebond-preview-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	desk, err := openDesk(ctx, c, filepath.Join(folder, "empty.db"), app.RealClock())
	if err != nil {
		return err
	}
	defer desk.close()
	return desk.app.Imports.Preview(ctx, file, tell)
}

// telling tells the rows of an import as they come, and counts them.
type telling struct {
	console *Console
	asJSON  bool
	counts  map[partner.Verdict]int
	rows    int
	started time.Time
}

// importedRow is one row as JSON tells it.
type importedRow struct {
	Row     int             `json:"row"`
	Line    int             `json:"line"`
	Key     string          `json:"key"`
	Verdict partner.Verdict `json:"verdict"`
	Field   *string         `json:"field"`
	Reason  *string         `json:"reason"`
}

func (t *telling) row(r app.ImportedRow) error {
	t.counts[r.Verdict]++
	t.rows++
	if t.asJSON {
		return json.NewEncoder(t.console.Out).Encode(t.told(r))
	}
	if r.Refused != nil {
		for _, u := range r.Refused.Unmet {
			fmt.Fprintln(t.console.Out, t.console.Lang.Say(words.ImportRefused,
				"line", r.Line, "key", r.Key, "why", t.console.Lang.Text(u.Text, u.Inputs)))
		}
	}
	const progressEvery = 10_000
	if t.rows%progressEvery == 0 {
		fmt.Fprintln(t.console.Err, t.console.Lang.Say(words.ImportProgress, "rows", t.rows, "seconds", int(time.Since(t.started).Seconds())))
	}
	return nil
}

func (t *telling) told(r app.ImportedRow) importedRow {
	told := importedRow{Row: r.Number, Line: r.Line, Key: r.Key, Verdict: r.Verdict}
	if r.Refused != nil {
		first := r.Refused.Unmet[0]
		why := t.console.Lang.Text(first.Text, first.Inputs)
		told.Field, told.Reason = &first.Field, &why
	}
	return told
}

func (t *telling) end(preview bool) {
	if t.asJSON {
		return
	}
	sum := words.ImportDone
	if preview {
		sum = words.ImportWouldDo
	}
	t.console.say(sum, "rows", t.rows, "create", t.counts[partner.Create], "update", t.counts[partner.Update],
		"unchanged", t.counts[partner.Unchanged], "refused", t.counts[partner.Refused])
}

// Night runs the nightly run of a day, or shows what it would do.
type Night struct {
	DB     string `default:"rebond.db" from:"REBOND_DB" placeholder:"FILE|postgres://…" help:"db"`
	AsOf   string `placeholder:"YYYY-MM-DD" help:"night_as_of"`
	DryRun bool   `help:"night_dry_run"`
	JSON   bool   `help:"json"`
}

// Run lets the night of a day pass; today's where none is named.
func (n Night) Run(ctx context.Context, c *Console) error {
	open, sum := openToSave, words.NightDone
	if n.DryRun {
		open, sum = lookDesk, words.NightWouldDo
	}
	desk, err := open(ctx, c, n.DB)
	if err != nil {
		return err
	}
	defer desk.close()
	asOf := desk.app.Policy.Today(desk.app.Clock.Now())
	if n.AsOf != "" {
		if asOf, err = day.Parse(n.AsOf); err != nil {
			return noDay{n.AsOf}
		}
	}
	run := desk.app.Nights.Pass
	if n.DryRun {
		run = desk.app.Nights.Foresee
	}
	report, err := run(ctx, asOf)
	if err != nil {
		return err
	}
	if n.JSON {
		return json.NewEncoder(c.Out).Encode(report)
	}
	return n.tell(ctx, c, desk.app, sum, report)
}

// openToSave opens a database that is there: a mistyped path must not make a new one.
func openToSave(ctx context.Context, c *Console, db string) (*desk, error) {
	looked, err := lookDesk(ctx, c, db)
	if absent(err) {
		return nil, err
	}
	if err == nil {
		looked.close()
	}
	return openDesk(ctx, c, db, app.RealClock())
}

func (n Night) tell(ctx context.Context, c *Console, a *app.App, sum words.Phrase, report app.NightReport) error {
	for _, id := range report.Left {
		file, err := a.Reads.Account(ctx, id)
		if err != nil {
			return err
		}
		c.say(words.NightAccount, "name", file.Account.Name, "city", file.Account.City, "key", file.Account.Key, "plan_expires_on", file.Account.PlanExpiresOn)
	}
	c.say(sum, "day", report.Day, "left", len(report.Left))
	if report.Missed > 0 && !n.DryRun {
		c.say(words.NightMissed, "missed", report.Missed, "last", report.Last)
	}
	return nil
}

// LetIn makes someone a sign-in link while no desk runs: the way back in when nobody
// is left who could make one.
type LetIn struct {
	Email string `arg:"" help:"let_in_email"`
	DB    string `default:"rebond.db" from:"REBOND_DB" placeholder:"FILE|postgres://…" help:"db"`
}

// Run makes the link, and tells it as what follows the desk's address.
func (l LetIn) Run(ctx context.Context, c *Console) error {
	desk, err := openToSave(ctx, c, l.DB)
	if err != nil {
		return err
	}
	defer desk.close()
	person, secret, err := desk.app.People.LetIn(ctx, l.Email)
	if err != nil {
		return err
	}
	c.fact(c.Lang.Say(words.LinkTitle, "name", person.Name), "/sign-in/"+secret)
	c.say(words.LetInWhat)
	c.say(words.LinkWhat, "hours", int(desk.app.People.LinkLasts().Hours()))
	return nil
}

// Verify checks the whole history.
type Verify struct {
	DB         string `default:"rebond.db" from:"REBOND_DB" placeholder:"FILE|postgres://…" help:"db"`
	Checkpoint string `placeholder:"FILE" help:"verify_checkpoint"`
	Against    string `placeholder:"FILE" help:"verify_against"`
	JSON       bool   `help:"json"`
}

// Run checks every chain and the present, and fails where one differs.
func (v Verify) Run(ctx context.Context, c *Console) error {
	desk, err := lookDesk(ctx, c, v.DB)
	if err != nil {
		return err
	}
	defer desk.close()
	found, err := desk.app.Verify(ctx)
	if err != nil {
		return err
	}
	if v.Against != "" {
		file, err := os.Open(v.Against)
		if err != nil {
			return err
		}
		defer file.Close()
		flaws, err := desk.app.Against(ctx, file)
		if err != nil {
			return err
		}
		found.Flaws = append(found.Flaws, flaws...)
	}
	if err := v.checkpoint(ctx, desk.app); err != nil {
		return err
	}
	return v.tell(c, found)
}

func (v Verify) checkpoint(ctx context.Context, a *app.App) error {
	if v.Checkpoint == "" {
		return nil
	}
	file, err := os.Create(v.Checkpoint)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := a.Checkpoint(ctx, file); err != nil {
		return err
	}
	return file.Sync()
}

func (v Verify) tell(c *Console, found app.Verification) error {
	if v.JSON {
		if err := json.NewEncoder(c.Out).Encode(found); err != nil {
			return err
		}
	} else {
		for _, f := range found.Flaws {
			fmt.Fprintln(c.Out, f.Subject, f.Entry, f.What)
		}
		c.say(words.VerifyDone, "subjects", found.Subjects, "entries", found.Entries, "flaws", len(found.Flaws))
	}
	if len(found.Flaws) > 0 {
		return errFlaws
	}
	return nil
}

var errFlaws = fmt.Errorf("history and present differ")
