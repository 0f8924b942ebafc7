package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteReads is an embedded database as it is read: a few connections, each with
// its prepared statements.
type sqliteReads struct {
	db      *sql.DB
	at      string
	readers chan *sqliteConn // those that nobody uses
	closing chan struct{}
	made    int
}

// sqliteFile is an embedded database with one more connection, which writes.
type sqliteFile struct {
	*sqliteReads
	*sqliteWriter
	hold   *hold
	atWork sync.Map // the names of what is done once, while it is
}

const readConns = 4

// Every connection waits for a lock that another process has for a moment, and
// holds what the schema promises.
const pragmas = "?_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_pragma=cache_size(-16000)&_pragma=temp_store(MEMORY)"

const (
	durably  = "&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=wal_autocheckpoint(4000)"
	onlyRead = "&mode=ro&_pragma=query_only(1)"
)

func openSQLite(ctx context.Context, path string) (Engine, error) {
	held, err := take(path)
	if err != nil {
		return nil, err
	}
	if err := private(path); err != nil {
		return nil, errors.Join(err, held.release())
	}
	r, err := readSQLite(path, durably)
	if err != nil {
		return nil, errors.Join(err, held.release())
	}
	conn, err := r.writable(ctx)
	var log *sqliteConn
	if err == nil {
		log, err = r.connect(ctx)
	}
	if err == nil {
		err = r.fillReaders(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, r.Close(), log.close(), conn.close(), held.release())
	}
	return &sqliteFile{sqliteReads: r, sqliteWriter: startWriter(conn, log), hold: held}, nil
}

// private makes a database's file so that only its owner reads it, and takes from
// everyone else what they could do with one that is there, and with its log. SQLite
// gives the files that it makes beside it the same permissions.
func private(path string) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	file, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	const others = 0o077
	for _, at := range []string{path, path + "-wal", path + "-shm"} {
		is, err := os.Stat(at)
		if errors.Is(err, os.ErrNotExist) || err == nil && is.Mode()&others == 0 {
			continue
		}
		if err == nil {
			err = os.Chmod(at, is.Mode().Perm()&^others)
		}
		if err != nil {
			return &Unopened{Why: Exposed, At: path, Cause: err}
		}
	}
	return nil
}

func lookSQLite(ctx context.Context, path string) (reads, error) {
	is, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, &Unopened{Why: Absent, At: path, Cause: err}
	case err != nil:
		return nil, err
	case is.IsDir():
		return nil, &Unopened{Why: IsFolder, At: path, Cause: errors.New("it is a folder")}
	}
	r, err := readSQLite(path, onlyRead)
	if err != nil {
		return nil, err
	}
	if err := r.fillReaders(ctx); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

func readSQLite(path, how string) (*sqliteReads, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+pragmas+how)
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(0) // those that stay are pinned
	return &sqliteReads{db: db, at: path, readers: make(chan *sqliteConn, readConns), closing: make(chan struct{})}, nil
}

func (r *sqliteReads) fillReaders(ctx context.Context) error {
	for range readConns {
		conn, err := r.connect(ctx)
		if err != nil {
			return err
		}
		r.readers <- conn
		r.made++
	}
	return nil
}

func (r *sqliteReads) connect(ctx context.Context) (*sqliteConn, error) {
	conn, err := r.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &sqliteConn{conn: conn, prepared: map[string]*sql.Stmt{}}, nil
}

// writable connects to write, and refuses where what is written isn't safe.
func (r *sqliteReads) writable(ctx context.Context) (*sqliteConn, error) {
	conn, err := r.connect(ctx)
	if err != nil {
		return nil, err
	}
	return conn, conn.mustBeDurable(ctx)
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
	if _, err := c.conn.ExecContext(ctx, "create table if not exists writable (yes integer); drop table writable"); err != nil {
		return err
	}
	if mode != "wal" || synchronous != 2 {
		return &Unopened{Why: NotDurable, Cause: fmt.Errorf("it runs in mode %s with synchronous=%d; only wal with 2 (FULL) is safe", mode, synchronous)}
	}
	return nil
}

func (r *sqliteReads) Name() string { return "sqlite" }

// Close waits for the reads under way.
func (r *sqliteReads) Close() error {
	var all []error
	close(r.closing)
	for ; r.made > 0; r.made-- {
		all = append(all, (<-r.readers).close())
	}
	return errors.Join(append(all, r.db.Close())...)
}

// Close lets the write and the reads under way end. The last connection that
// closes, the writer, brings the log's pages into the file.
func (f *sqliteFile) Close() error {
	f.stop()
	return errors.Join(f.sqliteReads.Close(), f.log.conn.close(), f.conn.close(), f.hold.release())
}

var errClosing = fmt.Errorf("%w: the desk is closing", ErrUnavailable)

func (r *sqliteReads) Read(ctx context.Context, read func(Reader) error) error {
	var conn *sqliteConn
	select {
	case conn = <-r.readers:
	case <-r.closing:
		return errClosing
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { r.readers <- conn }()
	if err := conn.run(ctx, "begin deferred"); err != nil {
		return translate(err)
	}
	defer func() { _ = conn.run(context.WithoutCancel(ctx), "rollback") }() // a read has nothing to lose
	return translate(read(conn))
}

func (r *sqliteReads) Query(ctx context.Context, queries ...Query) error {
	return r.Read(ctx, func(reader Reader) error { return reader.Query(ctx, queries...) })
}

// Write decides on what is committed, each time it asks, and then has the one writer
// save what it decided.
func (f *sqliteFile) Write(ctx context.Context, write func(Writer) error) error {
	statements, err := decided(write, f)
	if err != nil || len(statements) == 0 {
		return translate(err)
	}
	return f.save(statements)
}

// Once needs no lock in the file: whoever holds it is the only node.
func (f *sqliteFile) Once(_ context.Context, name string, work func() error) (bool, error) {
	if _, busy := f.atWork.LoadOrStore(name, true); busy {
		return false, nil
	}
	defer f.atWork.Delete(name)
	return true, work()
}

func (r *sqliteReads) schema(migrations fs.FS) (schema, error) {
	return schemaOf(r.at, goose.DialectSQLite3, r.db, migrations)
}

func (f *sqliteFile) Migrate(ctx context.Context, migrations fs.FS) error {
	s, err := f.schema(migrations)
	if err == nil {
		err = s.migrate(ctx)
	}
	return unopened(f.at, err)
}

func (r *sqliteReads) versions(ctx context.Context, migrations fs.FS) (now, newest int64, err error) {
	s, err := r.schema(migrations)
	if err != nil {
		return 0, 0, err
	}
	return s.versions(ctx)
}

func (r *sqliteReads) Explain(ctx context.Context, text string, args ...any) (string, error) {
	var plan strings.Builder
	err := r.Read(ctx, func(reader Reader) error {
		return reader.Query(ctx, Query{SQL: "explain query plan " + text, Args: args, Row: func(scan Scan) error {
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
