package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// ErrOnlyRead says that a database was opened to be read beside its desk.
var ErrOnlyRead = errors.New("the database was opened only to be read")

// reads is what both engines can do without writing.
type reads interface {
	Reader
	Read(ctx context.Context, read func(Reader) error) error
	Explain(ctx context.Context, sql string, args ...any) (string, error)
	Name() string
	Close() error
	// versions compares the schema with the newest one known.
	versions(ctx context.Context, migrations fs.FS) (now, newest int64, err error)
}

// beside is a database that is only read, while a desk may run on it.
type beside struct {
	reads
	at string
}

// Look opens a database to read it, beside a desk that may run on it: it takes no
// lock, and makes nothing.
func Look(ctx context.Context, at string) (Engine, error) {
	look := lookSQLite
	if IsPostgres(at) {
		look = lookPostgres
	}
	found, err := look(ctx, at)
	if err != nil {
		return nil, unopened(at, err)
	}
	return beside{found, at}, nil
}

func (beside) Write(context.Context, func(Writer) error) error { return ErrOnlyRead }

func (beside) Once(context.Context, string, func() error) (bool, error) { return false, ErrOnlyRead }

func (beside) Failed() <-chan struct{} { return nil }

// Migrate changes nothing: a schema that isn't the newest can't be read here.
func (b beside) Migrate(ctx context.Context, migrations fs.FS) error {
	now, newest, err := b.versions(ctx, migrations)
	if err == nil && now < newest {
		err = &Unopened{Why: OlderSchema, At: shown(b.at), Cause: fmt.Errorf("its schema is %d, this program’s %d", now, newest)}
	}
	return unopened(b.at, err)
}
