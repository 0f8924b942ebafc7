// Package store writes the present and how it came to be, in one transaction: the
// records of a dossier, the entry of history that tells the difference, and the
// answer that a repeated request gets again. It is the only package that writes;
// lists and figures are read by package read, from the same tables.
package store

import (
	"context"
	"embed"
	"sync/atomic"

	"rebond/internal/store/engine"
)

//go:embed migrations
var migrations embed.FS

// Store is one database.
type Store struct {
	engine engine.Engine
	saves  atomic.Int64
}

// Open opens a database, named by a PostgreSQL URL or the path of a SQLite file,
// and brings its schema to the newest version.
func Open(ctx context.Context, at string) (*Store, error) {
	db, err := engine.Open(ctx, at)
	if err != nil {
		return nil, err
	}
	return On(ctx, db)
}

// Look opens a database to read it beside a desk that may run on it. Nothing can
// be saved, and nothing is made where there is no database.
func Look(ctx context.Context, at string) (*Store, error) {
	db, err := engine.Look(ctx, at)
	if err != nil {
		return nil, err
	}
	return On(ctx, db)
}

// On stores in a database that is open, and closes it where it can't.
func On(ctx context.Context, db engine.Engine) (*Store, error) {
	if err := db.Migrate(ctx, migrations); err != nil {
		return nil, closing(db, err)
	}
	return &Store{engine: db}, nil
}

func closing(db engine.Engine, err error) error {
	_ = db.Close() // the first error is the one to tell
	return err
}

// Close gives the database back.
func (s *Store) Close() error { return s.engine.Close() }

// Engine names the engine: "sqlite" or "postgres".
func (s *Store) Engine() string { return s.engine.Name() }

// Reads gives package read its reader.
func (s *Store) Reads() engine.Engine { return s.engine }

// Failed is closed once the database can't be trusted to save any more.
func (s *Store) Failed() <-chan struct{} { return s.engine.Failed() }

// Once runs work that only one node may do at a time.
func (s *Store) Once(ctx context.Context, name string, work func() error) (bool, error) {
	return s.engine.Once(ctx, name, work)
}

// View reads one state of the database.
func (s *Store) View(ctx context.Context, view func(*View) error) error {
	return s.engine.Read(ctx, func(r engine.Reader) error { return view(&View{r}) })
}

// Ask is View for what one round of questions answers: a second round would see
// another state of the database.
func (s *Store) Ask(_ context.Context, ask func(*View) error) error { return ask(&View{s.engine}) }

// Save runs one write, all or nothing.
func (s *Store) Save(ctx context.Context, save func(*Tx) error) error {
	defer s.saves.Add(1)
	return s.engine.Write(ctx, func(w engine.Writer) error { return save(&Tx{View{w}, w}) })
}

// Saves counts the writes of this node, those that failed too: while it stays, what
// was read is still so, as far as this node knows.
func (s *Store) Saves() int64 { return s.saves.Load() }

// View asks questions.
type View struct {
	reader engine.Reader
}

// Tx asks questions and writes.
type Tx struct {
	View
	writer engine.Writer
}

// one asks a question that has one row or none, and reports whether it has one.
func (v *View) one(ctx context.Context, sql string, args []any, into ...any) (bool, error) {
	found := false
	err := v.reader.Query(ctx, engine.Query{SQL: sql, Args: args, Row: func(scan engine.Scan) error {
		found = true
		return scan(into...)
	}})
	return found, err
}
