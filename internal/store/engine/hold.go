package engine

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// hold is the lock on a SQLite file: one desk, or one operator's command, has it.
type hold struct {
	file *os.File
}

// take locks a database file for this process. The lock is the system's, so it
// goes when the process does, however it ends.
func take(path string) (*hold, error) {
	file, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		holder, _ := os.ReadFile(path + ".lock") // who it is only helps the message
		_ = file.Close()
		return nil, fmt.Errorf("%w: %s is in use by %s", ErrHeld, path, strings.TrimSpace(string(holder)))
	}
	_ = file.Truncate(0)
	_, _ = fmt.Fprintf(file, "process %d\n", os.Getpid())
	return &hold{file}, nil
}

func (h *hold) release() error {
	if h == nil || h.file == nil {
		return nil
	}
	return errors.Join(h.file.Truncate(0), h.file.Close())
}
