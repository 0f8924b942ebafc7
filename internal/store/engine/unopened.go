package engine

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Unopened says why a database can't be opened, for a person to be told what to do.
type Unopened struct {
	Why    Why
	At     string // the database as it was named, without a password
	Holder string // the process that holds it, where that is why
	Cause  error
}

// Why is a reason for which a database can't be opened.
type Why string

const (
	Held        Why = "held"         // another desk, or an operator's command, has it
	Absent      Why = "absent"       // nothing is there to be read
	NoFolder    Why = "no_folder"    // the folder that it would lie in isn't there
	IsFolder    Why = "is_folder"    // it is a folder
	ReadOnly    Why = "read_only"    // nothing can be written there
	Full        Why = "full"         // the disk has no room
	NoDatabase  Why = "no_database"  // it is something else, or another program's database
	Damaged     Why = "damaged"      // what is in it contradicts itself
	NewerSchema Why = "newer_schema" // a newer version of Rebond made it
	OlderSchema Why = "older_schema" // it is only read, and an older version made it
	Exposed     Why = "exposed"      // others can read it, and it isn't ours to change that
	NotDurable  Why = "not_durable"  // what is saved could be lost with the power
	Unreachable Why = "unreachable"  // the server doesn't answer, or lets nobody in
	Unknown     Why = "unknown"
)

func (u *Unopened) Error() string {
	return fmt.Sprintf("the database %s can’t be opened (%s): %v", u.At, u.Why, u.Cause)
}

func (u *Unopened) Unwrap() error { return u.Cause }

// unopened says why a database wasn't opened.
func unopened(at string, err error) error {
	var said *Unopened
	if errors.As(err, &said) {
		said.At = cmp.Or(said.At, shown(at))
		return said
	}
	if err == nil {
		return nil
	}
	return &Unopened{Why: why(err), At: shown(at), Cause: err}
}

// shown is a database's name without a password.
func shown(at string) string {
	if named, err := url.Parse(at); err == nil && IsPostgres(at) {
		return named.Redacted()
	}
	return at
}

func why(err error) Why {
	var failed *sqlite.Error
	var refused syscall.Errno
	switch {
	case errors.As(err, &failed):
		return whySQLite(failed.Code() & 0xff)
	case errors.As(err, &refused):
		return whySystem(refused)
	default:
		return Unknown
	}
}

func whySQLite(code int) Why {
	switch code {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return ReadOnly
	case sqlite3.SQLITE_NOTADB:
		return NoDatabase
	case sqlite3.SQLITE_CORRUPT:
		return Damaged
	case sqlite3.SQLITE_FULL:
		return Full
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return Held
	default:
		return Unknown
	}
}

func whySystem(refused syscall.Errno) Why {
	switch refused {
	case syscall.EROFS, syscall.EACCES, syscall.EPERM:
		return ReadOnly
	case syscall.ENOENT, syscall.ENOTDIR:
		return NoFolder
	case syscall.EISDIR:
		return IsFolder
	case syscall.ENOSPC, syscall.EDQUOT:
		return Full
	default:
		return Unknown
	}
}
