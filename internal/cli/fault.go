package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"
	"syscall"

	"rebond/internal/app"
	"rebond/internal/words"
)

// fault says an error that stops a command: what happened, and what to do. One
// that nobody foresaw is said as it is.
func (c *Console) fault(err error) string {
	var unopened *app.Unopened
	var listening *net.OpError
	var file *fs.PathError
	var typed noDay
	switch {
	case errors.As(err, &typed):
		return c.Lang.Say(words.NoDay, "value", typed.typed)
	case errors.As(err, &unopened):
		return c.Lang.Say(words.Unopened[string(unopened.Why)],
			"db", unopened.At, "holder", unopened.Holder, "detail", oneLine(unopened.Cause))
	case errors.Is(err, errDisk):
		return c.Lang.Say(words.DiskFailed)
	case errors.As(err, &listening) && listening.Op == "listen":
		return c.listening(listening)
	case errors.Is(err, app.ErrUnknown):
		return c.Lang.Say(words.SaveUnsure, "detail", err)
	case errors.Is(err, app.ErrUnavailable):
		return c.Lang.Say(words.SaveFailed, "detail", err)
	case errors.As(err, &file) && errors.Is(err, fs.ErrNotExist):
		return c.Lang.Say(words.FileAbsent, "file", file.Path)
	case errors.As(err, &file):
		return c.Lang.Say(words.FileFailed, "file", file.Path, "detail", file.Err)
	default:
		return err.Error()
	}
}

func (c *Console) listening(err *net.OpError) string {
	address := "?"
	if err.Addr != nil {
		address = err.Addr.String()
	}
	if errors.Is(err, syscall.EADDRINUSE) {
		return c.Lang.Say(words.ListenTaken, "address", address)
	}
	return c.Lang.Say(words.ListenFailed, "address", address, "detail", err.Err)
}

// oneLine says an error of several lines on one.
func oneLine(err error) string { return strings.Join(strings.Fields(fmt.Sprint(err)), " ") }

// noDay is a day typed wrongly.
type noDay struct{ typed string }

func (n noDay) Error() string { return n.typed + " is no day" }

// absent reports whether there is no database where one was looked for.
func absent(err error) bool {
	var unopened *app.Unopened
	return errors.As(err, &unopened) && unopened.Why == app.Absent
}
