package engine

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// hold is the lock on a SQLite file: one desk, or one operator's command, has it.
type hold struct {
	file *os.File
}

// take locks a database file for this process, by whatever name it is reached. The
// lock is the system's, so it goes when the process does, however it ends.
func take(path string) (*hold, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if is, err := os.Stat(path); err == nil && is.IsDir() {
		return nil, &os.PathError{Op: "open", Path: path, Err: syscall.EISDIR}
	}
	file, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		holder, _ := os.ReadFile(path + ".lock") // who it is only helps the message
		_ = file.Close()
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("lock %s: %w", path, err)
		}
		return nil, &Unopened{Why: Held, At: path, Holder: strings.TrimSpace(string(holder)), Cause: err}
	}
	_ = file.Truncate(0)
	_, _ = fmt.Fprintln(file, os.Getpid())
	return &hold{file}, nil
}

func (h *hold) release() error {
	return errors.Join(h.file.Truncate(0), h.file.Close())
}
