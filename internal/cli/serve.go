package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"rebond/internal/api"
	"rebond/internal/app"
	"rebond/internal/web"
	"rebond/internal/words"
)

// Serve runs the desk.
type Serve struct {
	DB     string `default:"rebond.db" from:"REBOND_DB" placeholder:"FILE|postgres://…" help:"db"`
	Listen string `default:"127.0.0.1:8080" from:"REBOND_LISTEN" help:"listen"`
	Outside
}

// Run serves until the process is told to stop. A desk that has nobody yet prints
// the link by which its first admin comes in.
func (s Serve) Run(ctx context.Context, c *Console) error {
	desk, err := openGuarded(ctx, c, s.DB, s.Outside, app.RealClock())
	if err != nil {
		return err
	}
	defer desk.close()
	return desk.serve(ctx, s.Listen, func(address string) error {
		link, needed, err := desk.app.People.SetUpLink(ctx)
		if err != nil {
			return fmt.Errorf("make the set-up link: %w", err)
		}
		c.say(words.DeskReady, "address", address)
		if needed {
			c.say(words.SetUpLink, "link", address+"/set-up/"+link)
		}
		return nil
	})
}

// desk is a database that this process has opened, to serve it or to work on it.
type desk struct {
	app  *app.App
	log  *slog.Logger
	site web.Site
}

func openDesk(ctx context.Context, c *Console, db string, clock *app.Clock) (*desk, error) {
	a, err := app.Open(ctx, db, clock)
	return &desk{app: a, log: slog.New(slog.NewTextHandler(c.Err, nil))}, err
}

// lookDesk opens a database only to read it, beside a desk that may run on it.
func lookDesk(ctx context.Context, c *Console, db string) (*desk, error) {
	a, err := app.Look(ctx, db, app.RealClock())
	return &desk{app: a, log: slog.New(slog.NewTextHandler(c.Err, nil))}, err
}

func (d *desk) close() {
	if err := d.app.Close(); err != nil {
		d.log.Error("the database didn't close cleanly", "error", err)
	}
}

const (
	headerTimeout = 10 * time.Second
	readTimeout   = 30 * time.Second
	writeTimeout  = 60 * time.Second
	idleTimeout   = 2 * time.Minute
	farewell      = 10 * time.Second // for requests under way when told to stop
)

// serve answers on an address, and lets the nights pass, until told to stop.
// Ready is called once it answers, with the address that people type.
func (d *desk) serve(ctx context.Context, listen string, ready func(address string) error) error {
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           web.At(d.site, d.app, api.New(d.app, d.app.Reads, d.log), d.log),
		ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		ErrorLog: slog.NewLogLogger(d.log.Handler(), slog.LevelWarn),
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var kept sync.WaitGroup
	kept.Go(func() { d.app.Nights.Keep(ctx, d.log) })
	kept.Go(func() { d.app.Imports.Keep(ctx, d.log) })
	kept.Go(func() { d.app.Rounds.Keep(ctx, d.log) })
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	if err := ready(cmp.Or(d.site.Origin, "http://"+listener.Addr().String())); err != nil {
		return errors.Join(err, server.Close())
	}
	select {
	case err = <-served:
	case <-d.app.Failed():
		err = errors.Join(errDisk, server.Close())
	case <-ctx.Done():
		patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer cancel()
		err = server.Shutdown(patience)
	}
	stop()
	kept.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// errDisk ends a desk whose disk didn't confirm a write.
var errDisk = errors.New("a sync of the database failed")

// say prints a phrase, in the console's language.
func (c *Console) say(p words.Phrase, pairs ...any) {
	fmt.Fprintln(c.Out, c.Lang.Say(p, pairs...))
}

// makeFolder makes the folder that a database file lies in.
func makeFolder(db string) error {
	if strings.Contains(db, "://") {
		return nil
	}
	return os.MkdirAll(filepath.Dir(db), 0o750)
}
