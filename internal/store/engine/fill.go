package engine

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

// How many statements of a filling travel together, and how many bytes of values.
const (
	fillAtOnce = 512
	fillBytes  = 1 << 20
)

// filling is a write whose statements are saved as they come, within a transaction that
// its questions are asked in too.
type filling struct {
	Reader
	save    func(context.Context, []statement) error
	waiting []statement
	bytes   int // that wait
}

func (f *filling) Exec(ctx context.Context, sql string, args ...any) error {
	f.waiting = append(f.waiting, statement{sql, args})
	for _, arg := range args {
		switch value := arg.(type) {
		case string:
			f.bytes += len(value)
		case []byte:
			f.bytes += len(value)
		}
	}
	if len(f.waiting) < fillAtOnce && f.bytes < fillBytes {
		return nil
	}
	return f.flush(ctx)
}

func (f *filling) Query(ctx context.Context, queries ...Query) error {
	if err := f.flush(ctx); err != nil {
		return err
	}
	return f.Reader.Query(ctx, queries...)
}

func (f *filling) flush(ctx context.Context) error {
	if len(f.waiting) == 0 {
		return nil
	}
	together := merged(f.waiting)
	f.waiting, f.bytes = f.waiting[:0], 0
	return f.save(ctx, together)
}

// run fills, and saves what still waits.
func (f *filling) run(ctx context.Context, fill func(Writer) error) error {
	if err := fill(f); err != nil {
		return err
	}
	return f.flush(ctx)
}

// Fill has a connection of its own: the writer's transactions wait for it.
func (f *sqliteFile) Fill(ctx context.Context, fill func(Writer) error) error {
	conn, err := f.connect(ctx)
	if err != nil {
		return translate(err)
	}
	defer func() { _ = conn.close() }() // what it did is committed, or goes
	if err := conn.run(ctx, "begin immediate"); err != nil {
		return translate(err)
	}
	w := &filling{Reader: conn, save: func(ctx context.Context, statements []statement) error {
		return conn.save(ctx, &job{statements: statements})
	}}
	err = w.run(ctx, fill)
	if err == nil {
		err = conn.run(context.WithoutCancel(ctx), "commit")
	}
	if err != nil {
		return translate(errors.Join(err, conn.run(context.WithoutCancel(ctx), "rollback")))
	}
	return nil
}

// Fill holds one connection and its transaction to the end.
func (p *postgresPool) Fill(ctx context.Context, fill func(Writer) error) error {
	tx, err := p.pool.Begin(ctx)
	if err != nil {
		return translatePostgres(err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }() // after a commit there is nothing to take back
	if _, err := tx.Exec(ctx, "set local idle_in_transaction_session_timeout = 0"); err != nil {
		return translatePostgres(err) // whoever fills reads the rows from elsewhere, as slowly as that is
	}
	w := &filling{Reader: batching{tx}, save: func(ctx context.Context, statements []statement) error {
		batch := &pgx.Batch{}
		for _, s := range statements {
			batch.Queue(s.sql, s.args...)
		}
		return tx.SendBatch(ctx, batch).Close()
	}}
	if err := w.run(ctx, fill); err != nil {
		return translatePostgres(err)
	}
	return translateCommit(tx.Commit(context.WithoutCancel(ctx)))
}

func (beside) Fill(context.Context, func(Writer) error) error { return ErrOnlyRead }
