package engine

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// How long the server is waited for. A write is given up, and whoever waits for it told;
// a read ends with its caller. The limits of statements and of idle transactions are the
// server's own, for what nobody waits for any more: longer than the longest statement of
// a check or a copy of everything takes.
const (
	connectLimit   = 5 * time.Second
	writeLimit     = 10 * time.Second
	statementLimit = 15 * time.Minute
	idleLimit      = 5 * time.Minute
)

func milliseconds(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }

// postgresPool is a PostgreSQL database that several nodes may share.
type postgresPool struct {
	pool     *pgxpool.Pool
	at       string
	patience time.Duration // with a write
}

func openPostgres(ctx context.Context, at string) (Engine, error) {
	return connectPostgres(ctx, at, "off")
}

func lookPostgres(ctx context.Context, at string) (reads, error) {
	return connectPostgres(ctx, at, "on")
}

func connectPostgres(ctx context.Context, at, readOnly string) (*postgresPool, error) {
	config, err := pgxpool.ParseConfig(at)
	if err != nil {
		return nil, &Unopened{Why: Unreachable, At: shown(at), Cause: err}
	}
	config.ConnConfig.RuntimeParams["default_transaction_read_only"] = readOnly
	// Every statement has its index, as a test sees to. What the server plans while a
	// table is still empty it keeps, and would go on to read thousands of rows.
	config.ConnConfig.RuntimeParams["enable_seqscan"] = "off"
	// The few small tables that are read whole would look dear enough to compile for.
	config.ConnConfig.RuntimeParams["jit"] = "off"
	config.ConnConfig.ConnectTimeout = connectLimit
	config.ConnConfig.RuntimeParams["statement_timeout"] = milliseconds(statementLimit)
	config.ConnConfig.RuntimeParams["idle_in_transaction_session_timeout"] = milliseconds(idleLimit)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, &Unopened{Why: Unreachable, At: shown(at), Cause: err}
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, &Unopened{Why: Unreachable, At: shown(at), Cause: err}
	}
	return &postgresPool{pool, at, writeLimit}, nil
}

// Failed is never closed: the server ends itself where it can't save.
func (p *postgresPool) Failed() <-chan struct{} { return nil }

func (p *postgresPool) Name() string { return "postgres" }

func (p *postgresPool) Close() error {
	p.pool.Close()
	return nil
}

// Read begins its transaction with its first questions, in one round trip.
func (p *postgresPool) Read(ctx context.Context, read func(Reader) error) error {
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return translatePostgres(err)
	}
	defer conn.Release()
	r := &reading{batching: batching{conn}}
	defer func() {
		if r.begun {
			_, _ = conn.Exec(context.WithoutCancel(ctx), "rollback") // a read has nothing to lose
		}
	}()
	return translatePostgres(read(r))
}

// Query brings a transaction of its own, in the same round trip, for what is decided
// on must be one state of the database.
func (p *postgresPool) Query(ctx context.Context, queries ...Query) error {
	if len(queries) > 1 {
		queries = slices.Concat([]Query{{SQL: snapshot}}, queries, []Query{{SQL: "commit"}})
	}
	return translatePostgres(batching{p.pool}.Query(ctx, queries...))
}

func (p *postgresPool) Write(ctx context.Context, write func(Writer) error) error {
	statements, err := decided(write, p)
	if err != nil || len(statements) == 0 {
		return translatePostgres(err)
	}
	batch := &pgx.Batch{}
	for _, s := range statements {
		batch.Queue(s.sql, s.args...)
	}
	// A batch is one transaction. A caller who leaves doesn't cancel it: it would not be
	// known then whether it was saved. A server that doesn't answer does.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.patience)
	defer cancel()
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnavailable, err) // nothing was sent
	}
	defer conn.Release()
	return translateCommit(conn.SendBatch(ctx, batch).Close())
}

// snapshot begins a transaction that sees one state of the database.
const snapshot = "begin isolation level repeatable read read only"

// reading is one transaction that only reads.
type reading struct {
	batching
	begun bool
}

func (r *reading) Query(ctx context.Context, queries ...Query) error {
	if !r.begun {
		r.begun = true
		queries = append([]Query{{SQL: snapshot}}, queries...)
	}
	return r.batching.Query(ctx, queries...)
}

// batching sends several questions in one round trip.
type batching struct {
	to interface {
		SendBatch(context.Context, *pgx.Batch) pgx.BatchResults
	}
}

func (b batching) Query(ctx context.Context, queries ...Query) error {
	batch := &pgx.Batch{}
	for _, q := range queries {
		batch.Queue(q.SQL, q.Args...).Query(func(rows pgx.Rows) error {
			for rows.Next() {
				if err := q.Row(rows.Scan); err != nil {
					return err
				}
			}
			return rows.Err()
		})
	}
	return b.to.SendBatch(ctx, batch).Close()
}

func (p *postgresPool) Migrate(ctx context.Context, migrations fs.FS) error {
	oneNode, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return err
	}
	return p.schema(migrations, func(s schema) error { return s.migrate(ctx) }, goose.WithSessionLocker(oneNode))
}

func (p *postgresPool) versions(ctx context.Context, migrations fs.FS) (now, newest int64, err error) {
	err = p.schema(migrations, func(s schema) (err error) {
		now, newest, err = s.versions(ctx)
		return err
	})
	return now, newest, err
}

func (p *postgresPool) schema(migrations fs.FS, do func(schema) error, options ...goose.ProviderOption) error {
	unlimited := p.pool.Config().ConnConfig // of its own: a step may take long on many rows
	unlimited.RuntimeParams["statement_timeout"] = "0"
	db := stdlib.OpenDB(*unlimited)
	defer db.Close()
	s, err := schemaOf(p.at, goose.DialectPostgres, db, migrations, options...)
	if err != nil {
		return err
	}
	return do(s)
}

// Once holds an advisory lock while the work runs; the lock goes with its
// connection, so that a node which dies doesn't keep the others from it.
func (p *postgresPool) Once(ctx context.Context, name string, work func() error) (bool, error) {
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return false, translatePostgres(err)
	}
	defer conn.Release()
	hash := fnv.New64a()
	hash.Write([]byte("rebond/" + name))
	key := int64(hash.Sum64()) //nolint:gosec // a lock's number may be negative
	var mine bool
	if err := conn.QueryRow(ctx, "select pg_try_advisory_lock($1)", key).Scan(&mine); err != nil || !mine {
		return false, translatePostgres(err)
	}
	err = work()
	_, released := conn.Exec(context.WithoutCancel(ctx), "select pg_advisory_unlock($1)", key)
	return true, errors.Join(err, released)
}

func (p *postgresPool) Explain(ctx context.Context, sql string, args ...any) (string, error) {
	// With sequential scans priced out, one in the plan means that no index serves.
	tx, err := p.pool.Begin(ctx)
	if err != nil {
		return "", err
	}
	defer func() { _ = tx.Rollback(ctx) }()
	if _, err := tx.Exec(ctx, "set local enable_seqscan = off"); err != nil {
		return "", err
	}
	rows, err := tx.Query(ctx, "explain "+sql, args...)
	if err != nil {
		return "", err
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	return strings.Join(lines, "\n"), err
}

// translatePostgres says PostgreSQL's errors in the words that both engines share.
func translatePostgres(err error) error {
	var failed *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &failed):
		return fromServer(failed)
	case pgconn.SafeToRetry(err), pgconn.Timeout(err):
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	default:
		return err
	}
}

func fromServer(failed *pgconn.PgError) error {
	const uniqueViolation = "23505"
	switch {
	case failed.Code == uniqueViolation:
		return Taken{failed.TableName}
	case strings.HasPrefix(failed.Code, "53"), strings.HasPrefix(failed.Code, "57"), failed.Code == "25006", failed.Code == "25P03":
		return fmt.Errorf("%w: %w", ErrUnavailable, failed)
	default:
		return failed
	}
}

// translateCommit is translatePostgres for a write that was sent: without an
// answer from the server it isn't known whether it was saved, nor where the server
// ended the session, which it may do after the commit.
func translateCommit(err error) error {
	var failed *pgconn.PgError
	answered := errors.As(err, &failed) && !strings.HasPrefix(failed.Code, "57P")
	if err == nil || answered || pgconn.SafeToRetry(err) {
		return translatePostgres(err)
	}
	return fmt.Errorf("%w: %w", ErrUnknown, err)
}
