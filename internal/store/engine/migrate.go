package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// schema is a database's schema and the steps that lead to its newest version.
type schema struct {
	at    string
	steps *goose.Provider
}

func schemaOf(at string, dialect goose.Dialect, db *sql.DB, migrations fs.FS, options ...goose.ProviderOption) (schema, error) {
	own, err := fs.Sub(migrations, "migrations/"+folders[dialect])
	if err != nil {
		return schema{}, err
	}
	steps, err := goose.NewProvider(dialect, db, own, options...)
	if errors.Is(err, goose.ErrNoMigrations) {
		return schema{at, nil}, nil
	}
	if err != nil {
		return schema{}, fmt.Errorf("read the migrations: %w", err)
	}
	return schema{at, steps}, nil
}

// folders hold each dialect's steps.
var folders = map[goose.Dialect]string{goose.DialectSQLite3: "sqlite", goose.DialectPostgres: "postgres"}

// versions compares the schema with the newest one that this program knows. One
// that is newer still is refused: it would be read wrongly.
func (s schema) versions(ctx context.Context) (now, newest int64, err error) {
	if s.steps == nil {
		return 0, 0, nil
	}
	now, newest, err = s.steps.GetVersions(ctx)
	if err != nil {
		return now, newest, fmt.Errorf("read the schema’s version: %w", err)
	}
	if now > newest {
		err = &Unopened{Why: NewerSchema, At: shown(s.at), Cause: fmt.Errorf("its schema is %d, this program’s %d", now, newest)}
	}
	return now, newest, err
}

// migrate brings the schema to its newest version, each step in a transaction.
func (s schema) migrate(ctx context.Context) error {
	now, newest, err := s.versions(ctx)
	if err != nil || now == newest {
		return err
	}
	if _, err := s.steps.Up(ctx); err != nil {
		return fmt.Errorf("bring the schema to version %d: %w", newest, err)
	}
	return nil
}
