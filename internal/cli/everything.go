package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"rebond/internal/app"
	"rebond/internal/words"
)

// ExportEverything writes the whole desk into an archive, as the operator: it opens the
// database itself, beside a desk that may run on it.
type ExportEverything struct {
	File        string `arg:"" placeholder:"FILE.zip" help:"export_file"`
	DB          string `default:"rebond.db" from:"REBOND_DB" placeholder:"FILE|postgres://…" help:"db"`
	WithSecrets bool   `help:"export_secrets"`
}

// Run writes it, for its owner's eyes alone. What fails leaves no file.
func (e ExportEverything) Run(ctx context.Context, c *Console) error {
	desk, err := lookDesk(ctx, c, e.DB)
	if err != nil {
		return err
	}
	defer desk.close()
	file, err := os.OpenFile(e.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	manifest, err := desk.app.Exports.WriteEverything(ctx, file, words.ExportReadMe(), e.WithSecrets)
	if err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(e.File))
	}
	c.say(words.ExportDone, "rows", manifest.Rows(), "file", e.File, "schema", manifest.Schema, "day", manifest.Day)
	if e.WithSecrets {
		c.say(words.ExportSecrets)
	} else {
		c.say(words.ExportLacks)
	}
	return nil
}

// ImportEverything puts an archive of everything into an empty database.
type ImportEverything struct {
	File string `arg:"" placeholder:"FILE.zip" help:"import_archive"`
	DB   string `required:"" from:"REBOND_DB" placeholder:"FILE|postgres://…" help:"import_into"`
}

// Run imports all of it, or nothing.
func (i ImportEverything) Run(ctx context.Context, c *Console) error {
	file, err := os.Open(i.File)
	if err != nil {
		return err
	}
	defer file.Close()
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	manifest, err := app.Refill(ctx, i.DB, file, size, app.RealClock().Now())
	if err != nil {
		return err
	}
	c.say(words.RefillDone, "rows", manifest.Rows(), "file", i.File, "day", manifest.Day)
	if !manifest.Secrets {
		c.say(words.RefillSecrets)
	}
	return nil
}
