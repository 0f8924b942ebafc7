// Package engine is the thin seam below the store: the same statements run on an
// embedded SQLite file or on PostgreSQL, with the same errors.
//
// A write is all or nothing. While it decides, its statements are only gathered: it
// reads what is committed, never what it is about to write itself, and holds nobody
// up. Then they are saved together. On SQLite there is one writer: writes that wait
// for it share one commit, each in a savepoint of its own, on disk before anyone is
// answered. On PostgreSQL the statements travel as one batch, which is one
// transaction. What was decided on may have changed meanwhile: a key says so, the
// place in a chain of history above all, and the write fails with Taken.
package engine

import (
	"context"
	"errors"
	"io/fs"
	"strings"
)

// Engine runs reads and writes on one database.
type Engine interface {
	// Query asks by itself: its questions see one state of the database, and the next
	// ones another. On PostgreSQL that is one round trip, of which Read takes two.
	Reader
	// Read runs reads that see one state of the database.
	Read(ctx context.Context, read func(Reader) error) error
	// Write runs a write; its statements are saved together, or none is.
	Write(ctx context.Context, write func(Writer) error) error
	// Fill runs a write that is too large to be gathered, in a database that nobody works
	// in: its statements are saved as they come, all in one transaction, or none is. Its
	// questions see what it saved.
	Fill(ctx context.Context, fill func(Writer) error) error
	// Migrate brings the schema to the newest version.
	Migrate(ctx context.Context, migrations fs.FS) error
	// Once runs work that may only be done once at a time; it reports false, and does
	// nothing, where someone is at work of that name, on this node or another one.
	Once(ctx context.Context, name string, work func() error) (bool, error)
	// Failed is closed once the database can't be trusted to save any more: the
	// process must end, and start anew.
	Failed() <-chan struct{}
	// Explain returns the plan of a query, for tests.
	Explain(ctx context.Context, sql string, args ...any) (string, error)
	Name() string
	Close() error
}

// Query is one question, and what to do with each row of its answer.
type Query struct {
	SQL  string
	Args []any
	Row  func(scan Scan) error
}

// Scan reads the columns of a row into pointers.
type Scan func(into ...any) error

// Reader asks questions. Several at once travel together.
type Reader interface {
	Query(ctx context.Context, queries ...Query) error
}

// Writer asks questions and saves statements. Whether a statement failed may be
// known only when the whole write ends.
type Writer interface {
	Reader
	Exec(ctx context.Context, sql string, args ...any) error
}

var (
	// ErrTaken says that a row with that key is there already.
	ErrTaken = errors.New("the key is taken")
	// ErrUnknown says that a commit failed in a way that leaves open whether it
	// happened: read first, then try again with the same idempotency key.
	ErrUnknown = errors.New("it isn’t known whether this was saved")
	// ErrUnavailable says that the database can't be used now; nothing was saved.
	ErrUnavailable = errors.New("the database can’t be used now")
)

// Taken is ErrTaken with the table whose key is taken.
type Taken struct {
	Table string
}

func (t Taken) Error() string { return ErrTaken.Error() + " in " + t.Table }

func (t Taken) Unwrap() error { return ErrTaken }

// Open opens a database: a PostgreSQL URL, or the path of a SQLite file, which is
// made where it doesn't exist yet. What can't be opened is Unopened.
func Open(ctx context.Context, at string) (Engine, error) {
	open := openSQLite
	if IsPostgres(at) {
		open = openPostgres
	}
	opened, err := open(ctx, at)
	return opened, unopened(at, err)
}

// IsPostgres reports whether a database is named by a PostgreSQL URL.
func IsPostgres(at string) bool {
	return strings.HasPrefix(at, "postgres://") || strings.HasPrefix(at, "postgresql://")
}
