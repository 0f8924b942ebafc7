package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"runtime"
	"strings"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteFile is an embedded database: one pinned connection that writes, a few
// that read, each with its prepared statements.
type sqliteFile struct {
	db      *sql.DB
	writer  *sqliteConn
	readers chan *sqliteConn
	jobs    chan *job
	stopped chan struct{}
	hold    *hold
}

// job is one write that waits for the writer.
type job struct {
	ctx   context.Context
	write func(Writer) error
	err   error
	done  chan struct{}
}

const (
	readConns = 4
	// maxShared is how many writes share one commit at most.
	maxShared = 64
)

func openSQLite(ctx context.Context, path string) (_ Engine, err error) {
	held, err := take(path)
	if err != nil {
		return nil, err
	}
	f := &sqliteFile{hold: held, readers: make(chan *sqliteConn, readConns), jobs: make(chan *job, maxShared), stopped: make(chan struct{})}
	defer func() {
		if err != nil {
			_ = f.close()
		}
	}()
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)" +
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-16000)&_pragma=temp_store(MEMORY)"
	if f.db, err = sql.Open("sqlite", dsn); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if f.writer, err = f.connect(ctx); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, translate(err))
	}
	if err = f.writer.mustBeDurable(ctx); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, translate(err))
	}
	for range readConns {
		conn, err := f.connect(ctx)
		if err != nil {
			return nil, fmt.Errorf("open %s: %w", path, translate(err))
		}
		f.readers <- conn
	}
	go f.writeAll()
	return f, nil
}

func (f *sqliteFile) connect(ctx context.Context) (*sqliteConn, error) {
	conn, err := f.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &sqliteConn{conn: conn, prepared: map[string]*sql.Stmt{}}, nil
}

// mustBeDurable refuses a database on which an acknowledged write could be lost.
func (c *sqliteConn) mustBeDurable(ctx context.Context) error {
	var mode string
	var synchronous int
	if err := c.conn.QueryRowContext(ctx, "pragma journal_mode").Scan(&mode); err != nil {
		return err
	}
	if err := c.conn.QueryRowContext(ctx, "pragma synchronous").Scan(&synchronous); err != nil {
		return err
	}
	if mode != "wal" || synchronous != 2 {
		return fmt.Errorf("it runs in mode %s with synchronous=%d; only wal with 2 (FULL) is safe", mode, synchronous)
	}
	_, err := c.conn.ExecContext(ctx, "create table if not exists writable (yes integer); drop table writable")
	return err
}

func (f *sqliteFile) Name() string { return "sqlite" }

func (f *sqliteFile) Close() error {
	close(f.jobs)
	<-f.stopped
	return f.close()
}

func (f *sqliteFile) close() error {
	var err error
	if f.db != nil {
		err = f.db.Close()
	}
	return errors.Join(err, f.hold.release())
}

func (f *sqliteFile) Read(ctx context.Context, read func(Reader) error) error {
	var conn *sqliteConn
	select {
	case conn = <-f.readers:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { f.readers <- conn }()
	if err := conn.run(ctx, "begin deferred"); err != nil {
		return translate(err)
	}
	defer func() { _ = conn.run(context.WithoutCancel(ctx), "rollback") }() // a read has nothing to lose
	return translate(read(conn))
}

func (f *sqliteFile) Write(ctx context.Context, write func(Writer) error) error {
	j := &job{ctx: ctx, write: write, done: make(chan struct{})}
	select {
	case f.jobs <- j:
	case <-ctx.Done():
		return ctx.Err()
	}
	<-j.done // once queued it is done or refused: a caller who left doesn't undo it
	return j.err
}

// writeAll is the one writer: it takes every write that waits, and commits them
// together.
func (f *sqliteFile) writeAll() {
	defer close(f.stopped)
	for first := range f.jobs {
		f.commit(f.waiting(first))
	}
}

func (f *sqliteFile) waiting(first *job) []*job {
	together := []*job{first}
	for len(together) < maxShared {
		select {
		case next, open := <-f.jobs:
			if !open {
				return together
			}
			together = append(together, next)
		default:
			return together
		}
	}
	return together
}

func (f *sqliteFile) commit(together []*job) {
	ctx := context.Background() // nobody's request may end a transaction that others share
	begun := f.writer.run(ctx, "begin immediate")
	for _, j := range together {
		if j.err = begun; begun == nil {
			j.err = f.writer.savepoint(ctx, j)
		}
	}
	if begun == nil {
		if err := f.writer.run(ctx, "commit"); err != nil {
			_ = f.writer.run(ctx, "rollback") // after a failed commit SQLite may have rolled back already
			for _, j := range together {
				if j.err == nil {
					j.err = fmt.Errorf("%w: %w", ErrUnknown, err)
				}
			}
		}
	}
	for _, j := range together {
		j.err = translate(j.err)
		close(j.done)
	}
}

// savepoint runs one write so that its failure undoes it alone.
func (c *sqliteConn) savepoint(ctx context.Context, j *job) (err error) {
	if err := j.ctx.Err(); err != nil {
		return err
	}
	if err := c.run(ctx, "savepoint one"); err != nil {
		return err
	}
	defer func() {
		if crash := recover(); crash != nil {
			err = fmt.Errorf("a write panicked: %v\n%s", crash, stack())
		}
		if err != nil {
			err = errors.Join(err, c.run(ctx, "rollback to one"))
		}
		err = errors.Join(err, c.run(ctx, "release one"))
	}()
	return j.write(c)
}

func stack() []byte {
	trace := make([]byte, 8<<10)
	return trace[:runtime.Stack(trace, false)]
}

// sqliteConn is one connection with its prepared statements.
type sqliteConn struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
}

func (c *sqliteConn) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt, ok := c.prepared[text]; ok {
		return stmt, nil
	}
	stmt, err := c.conn.PrepareContext(context.WithoutCancel(ctx), text)
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", text, err)
	}
	c.prepared[text] = stmt
	return stmt, nil
}

func (c *sqliteConn) run(ctx context.Context, text string) error {
	stmt, err := c.statement(ctx, text)
	if err == nil {
		_, err = stmt.ExecContext(ctx)
	}
	return err
}

func (c *sqliteConn) Exec(ctx context.Context, text string, args ...any) error {
	stmt, err := c.statement(ctx, text)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(context.WithoutCancel(ctx), args...)
	return err
}

func (c *sqliteConn) Query(ctx context.Context, queries ...Query) error {
	for _, q := range queries {
		if err := c.query(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

func (c *sqliteConn) query(ctx context.Context, q Query) error {
	stmt, err := c.statement(ctx, q.SQL)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(context.WithoutCancel(ctx), q.Args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := q.Row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Once needs no lock of its own: whoever holds the file is the only node.
func (f *sqliteFile) Once(_ context.Context, _ string, work func() error) (bool, error) {
	return true, work()
}

func (f *sqliteFile) Migrate(ctx context.Context, migrations fs.FS) error {
	own, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return err
	}
	return migrate(ctx, goose.DialectSQLite3, f.db, own)
}

func (f *sqliteFile) Explain(ctx context.Context, text string, args ...any) (string, error) {
	var plan strings.Builder
	err := f.Read(ctx, func(r Reader) error {
		return r.Query(ctx, Query{SQL: "explain query plan " + text, Args: args, Row: func(scan Scan) error {
			var id, parent, unused int
			var detail string
			err := scan(&id, &parent, &unused, &detail)
			plan.WriteString(detail + "\n")
			return err
		}})
	})
	return plan.String(), err
}

// translate says SQLite's errors in the words that both engines share.
func translate(err error) error {
	var failed *sqlite.Error
	if err == nil || !errors.As(err, &failed) {
		return err
	}
	switch failed.Code() & 0xff {
	case sqlite3.SQLITE_CONSTRAINT:
		if _, after, ok := strings.Cut(failed.Error(), "UNIQUE constraint failed: "); ok {
			table, _, _ := strings.Cut(after, ".")
			return Taken{table}
		}
		return err
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM:
		if errors.Is(err, ErrUnknown) {
			return err
		}
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	default:
		return err
	}
}
