package fault

import (
	"errors"
	"testing"

	"rebond/internal/store"
	"rebond/internal/store/engine"
	"rebond/test/pg"
)

// A commit that fails, or whose answer doesn't come, is told as unknown, never as failed: whoever
// sent the write asks again under the same key.
func TestACommitWithoutAnAnswerIsUnknown(t *testing.T) {
	for _, c := range []struct {
		name string
		at   func(*testing.T) string
		last []string // ends the write so that its commit fails
	}{
		{"sqlite", newDesk, []string{"pragma defer_foreign_keys = on", "insert into pass (hash, kind, person_id, expires_at) values ('x', 'session', 'nobody', 1)"}},
		{"postgres", func(t *testing.T) string { return pg.Fresh(t) }, []string{"select pg_terminate_backend(pg_backend_pid())"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			db, err := engine.Open(t.Context(), c.at(t))
			if err != nil {
				t.Fatal(err)
			}
			s, err := store.On(t.Context(), db)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			err = db.Write(t.Context(), func(w engine.Writer) error {
				for _, sql := range append([]string{"insert into setting (name, value) values ('a', 'b')"}, c.last...) {
					if err := w.Exec(t.Context(), sql); err != nil {
						return err
					}
				}
				return nil
			})
			if !errors.Is(err, engine.ErrUnknown) {
				t.Errorf("got %v, want ErrUnknown", err)
			}
			put := func(tx *store.Tx) error { return tx.PutSetting(t.Context(), "a", "c") }
			if err := s.Save(t.Context(), put); err != nil {
				t.Errorf("the next write: %v", err)
			}
		})
	}
}
