package engine

import (
	"context"
	"time"
)

// sqliteLog brings what the writer appended to the log into the file itself, beside
// it, so that no write has to wait for that. What little remains is left to SQLite,
// which does it within a commit once the log has grown long, and then starts it anew.
type sqliteLog struct {
	conn  *sqliteConn
	grown chan struct{}
}

// logRest is how long the log may grow before it is brought in.
const logRest = 200 * time.Millisecond

func (l *sqliteLog) grew() {
	select {
	case l.grown <- struct{}{}:
	default: // it is known already
	}
}

// keepShort brings the log in whenever it grew, until the writer stops.
func (l *sqliteLog) keepShort(stopping <-chan struct{}, fail func(error)) {
	for {
		select {
		case <-l.grown:
		case <-stopping:
			return
		}
		select {
		case <-time.After(logRest):
			fail(l.conn.run(context.Background(), "pragma wal_checkpoint(passive)"))
		case <-stopping:
			return
		}
	}
}
