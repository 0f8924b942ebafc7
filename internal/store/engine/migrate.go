package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// migrate brings a schema to its newest version, each step in a transaction. A
// schema newer than this program is refused: it would be read wrongly.
func migrate(ctx context.Context, dialect goose.Dialect, db *sql.DB, steps fs.FS, options ...goose.ProviderOption) error {
	provider, err := goose.NewProvider(dialect, db, steps, options...)
	if errors.Is(err, goose.ErrNoMigrations) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	now, newest, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the schema’s version: %w", err)
	}
	if now > newest {
		return fmt.Errorf("the database was made by a newer version of Rebond (schema %d, this one knows %d)", now, newest)
	}
	if now == newest {
		return nil
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("bring the schema to version %d: %w", newest, err)
	}
	return nil
}
