package engine

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteWriter is the one writer of an embedded database. It saves the statements of
// every write that waits for it, each in a savepoint of its own, and commits them
// together. What they are was decided before, from what readers saw: the writer waits
// for nobody who thinks.
type sqliteWriter struct {
	conn     *sqliteConn
	jobs     chan *job     // a write that is taken is always answered
	stopping chan struct{} // takes no more
	stopped  sync.WaitGroup
	failed   chan struct{}
	stopOnce sync.Once
	failOnce sync.Once
	log      *sqliteLog
}

// job is one write that waits for the writer.
type job struct {
	statements []statement
	err        error
	done       chan struct{}
}

// maxShared is how many writes share one commit at most.
const maxShared = 64

func startWriter(conn, log *sqliteConn) *sqliteWriter {
	w := &sqliteWriter{
		conn: conn, jobs: make(chan *job), log: &sqliteLog{conn: log, grown: make(chan struct{}, 1)},
		stopping: make(chan struct{}), failed: make(chan struct{}),
	}
	w.stopped.Go(w.run)
	w.stopped.Go(func() { w.log.keepShort(w.stopping, w.fail) })
	return w
}

// stop lets the write under way end, and refuses those that wait.
func (w *sqliteWriter) stop() {
	w.stopOnce.Do(func() { close(w.stopping) })
	w.stopped.Wait()
}

// Failed is closed after a sync that failed: what the system then says to have on
// disk may not be there, and another sync would not tell.
func (w *sqliteWriter) Failed() <-chan struct{} { return w.failed }

// save waits until the statements are on disk, or refused.
func (w *sqliteWriter) save(statements []statement) error {
	j := &job{statements: statements, done: make(chan struct{})}
	select {
	case w.jobs <- j:
		<-j.done
		return j.err
	case <-w.stopping:
		return errClosing
	case <-w.failed:
		return fmt.Errorf("%w: a sync of its file failed", ErrUnavailable)
	}
}

// fail stops the writer for good where a sync failed.
func (w *sqliteWriter) fail(err error) {
	if syncFailed(err) {
		w.failOnce.Do(func() { close(w.failed) })
	}
}

func (w *sqliteWriter) run() {
	for {
		select {
		case first := <-w.jobs:
			w.fail(w.commit(first))
			w.log.grew()
		case <-w.failed:
			return
		case <-w.stopping:
			return
		}
	}
}

// commit runs the first write and all that wait by then, and commits them. It
// returns what the commit did.
func (w *sqliteWriter) commit(first *job) error {
	ctx := context.Background() // nobody's request may end a transaction that others share
	begun := w.conn.run(ctx, "begin immediate")
	var together []*job
	shared := false
	for next := first; next != nil; next = w.waiting(len(together)) {
		switch {
		case begun != nil:
			next.err = begun
		case shared:
			next.err = w.conn.savepoint(ctx, next)
		default:
			next.err, begun = w.conn.alone(ctx, next)
			shared = next.err == nil
		}
		together = append(together, next)
	}
	committed := begun
	if begun == nil {
		committed = w.end(ctx)
	}
	for _, j := range together {
		if j.err == nil && committed != nil {
			j.err = fmt.Errorf("%w: %w", ErrUnknown, committed)
		}
		j.err = translate(j.err)
		close(j.done)
	}
	return committed
}

// waiting takes the next write that waits, if there is one and room for it.
func (w *sqliteWriter) waiting(taken int) *job {
	if taken == maxShared {
		return nil
	}
	select {
	case next := <-w.jobs:
		return next
	default:
		return nil
	}
}

func (w *sqliteWriter) end(ctx context.Context) error {
	err := w.conn.run(ctx, "commit")
	if err != nil {
		_ = w.conn.run(ctx, "rollback") // SQLite may have rolled back already
	}
	return err
}

// syncFailed reports whether the system couldn't bring the file to disk.
func syncFailed(err error) bool {
	var failed *sqlite.Error
	if !errors.As(err, &failed) {
		return false
	}
	return failed.Code() == sqlite3.SQLITE_IOERR_FSYNC || failed.Code() == sqlite3.SQLITE_IOERR_DIR_FSYNC
}

// alone runs a write that has the transaction to itself so far: where it fails,
// another is begun. It spares the copies of pages that a savepoint keeps.
func (c *sqliteConn) alone(ctx context.Context, j *job) (failed, begun error) {
	if failed = c.save(ctx, j); failed != nil {
		_ = c.run(ctx, "rollback") // SQLite may have rolled back already
		begun = c.run(ctx, "begin immediate")
	}
	return failed, begun
}

// savepoint runs one write so that its failure undoes it alone.
func (c *sqliteConn) savepoint(ctx context.Context, j *job) error {
	if err := c.run(ctx, "savepoint one"); err != nil {
		return err
	}
	err := c.save(ctx, j)
	if err != nil {
		err = errors.Join(err, c.run(ctx, "rollback to one"))
	}
	return errors.Join(err, c.run(ctx, "release one"))
}

func (c *sqliteConn) save(ctx context.Context, j *job) error {
	for _, s := range j.statements {
		if err := c.exec(ctx, s.sql, s.args...); err != nil {
			return err
		}
	}
	return nil
}
