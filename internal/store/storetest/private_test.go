package storetest

import (
	"os"
	"testing"
)

func TestADatabaseFileIsItsOwnersAlone(t *testing.T) {
	at := newFile(t)
	others := func(when string) {
		t.Helper()
		for _, file := range []string{at, at + "-wal", at + "-shm"} {
			is, err := os.Stat(file)
			if err != nil {
				t.Fatal(err)
			}
			if is.Mode().Perm() != 0o600 {
				t.Errorf("%s, the permissions of %s are %v", when, file, is.Mode().Perm())
			}
		}
	}
	h := open(t, at)
	others("made anew")
	h.close()
	if err := os.Chmod(at, 0o644); err != nil { //nolint:gosec // as an older version left it
		t.Fatal(err)
	}
	open(t, at)
	others("opened once more")
}
