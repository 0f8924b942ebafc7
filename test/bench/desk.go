package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/jackc/pgx/v5"

	"rebond/internal/api"
	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/web"
	"rebond/test/pg"
)

// bench is one desk that is measured.
type bench struct {
	options
	ctx     context.Context
	out     *tabwriter.Writer
	engine  string
	folder  string // on disk, with the database where it is a file
	db      string
	now     time.Time
	desk    *app.App
	server  *http.Server
	address string
	session string // of a person in a browser
	token   string // of a program
	cx      staff.Actor
	am      staff.Actor
	town    *town
	free    []partner.AccountID // accounts without a case, to open one on
}

// open makes an empty desk; nil where the engine isn't there.
func open(ctx context.Context, o options, engine string, out *tabwriter.Writer) (*bench, error) {
	folder, err := os.MkdirTemp(pg.Disk(), "rebond-bench-")
	if err != nil {
		return nil, err
	}
	b := &bench{options: o, ctx: ctx, out: out, engine: engine, folder: folder, now: time.Now(), town: newTown(o.accounts)}
	switch named := os.Getenv(pg.Variable); {
	case engine == "sqlite":
		b.db = filepath.Join(folder, "desk.db")
	case named == "":
		b.row("postgres", "left out: no server is named by "+pg.Variable)
		return nil, out.Flush()
	default:
		if b.db, err = newPostgres(ctx, named); err != nil {
			return nil, err
		}
	}
	return b, b.openDesk()
}

func newPostgres(ctx context.Context, at string) (string, error) {
	conn, err := pgx.Connect(ctx, at)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	name := "bench_" + strings.ToLower(rand.Text())
	if _, err := conn.Exec(ctx, "create database "+name); err != nil {
		return "", err
	}
	return strings.Replace(at, "/postgres?", "/"+name+"?", 1), nil
}

// settle lets PostgreSQL see what was filled in at once, as it does by itself within a minute.
func (b *bench) settle() error {
	if b.engine == "sqlite" {
		return nil
	}
	conn, err := pgx.Connect(b.ctx, b.db)
	if err != nil {
		return err
	}
	defer conn.Close(b.ctx)
	_, err = conn.Exec(b.ctx, "analyze account, account_word, chain, event, event_personal, desk_case, task, effect")
	return err
}

func (b *bench) openDesk() (err error) {
	if b.desk, err = app.Open(b.ctx, b.db, app.FakeClock(func() time.Time { return b.now })); err != nil {
		return err
	}
	if b.cx.ID == "" {
		if err := b.hire(); err != nil {
			return err
		}
	}
	quiet := slog.New(slog.DiscardHandler)
	b.server = &http.Server{Handler: web.New(b.desk, api.New(b.desk, b.desk.Reads, quiet), quiet), ReadHeaderTimeout: time.Minute}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	b.address = "http://" + listener.Addr().String()
	go func() { _ = b.server.Serve(listener) }() // ends with the server
	return nil
}

// hire brings one person of each kind that acts, with their ways in.
func (b *bench) hire() error {
	for _, who := range []struct {
		name string
		role staff.Role
		as   *staff.Actor
	}{{"Omar Belkacem", staff.CX, &b.cx}, {owner, staff.AM, &b.am}, {"Félix Aubanel", staff.Finance, nil}} {
		p, err := b.desk.People.Add(b.ctx, staff.Desk, staff.Person{Name: who.name, Role: who.role, Lang: "fr", Active: true}, because.One("EV-2", "person.demo"))
		if err != nil {
			return err
		}
		if who.as != nil {
			*who.as = p.Actor()
		}
	}
	for _, way := range []struct {
		in   func(context.Context, string) (string, error)
		pass *string
	}{{b.enter, &b.session}, {b.desk.People.NewToken, &b.token}} {
		_, link, err := b.desk.People.Relink(b.ctx, staff.Desk, b.cx.ID)
		if err != nil {
			return err
		}
		if *way.pass, err = way.in(b.ctx, link); err != nil {
			return err
		}
	}
	return nil
}

// enter exchanges a link for a session.
func (b *bench) enter(ctx context.Context, link string) (string, error) {
	entry, err := b.desk.People.SignIn(ctx, app.Visitor{}, link)
	return entry.Session, err
}

func (b *bench) closeDesk() error { return errors.Join(b.server.Close(), b.desk.Close()) }

func (b *bench) close() {
	if err := errors.Join(b.closeDesk(), os.RemoveAll(b.folder)); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
	}
}

// row tells one figure.
func (b *bench) row(what, figure string) {
	fmt.Fprintf(b.out, "%s\t%s\t%s\n", b.engine, what, figure)
}

func (b *bench) profiled(part string, measure func() error) error {
	if b.profile == "" {
		return measure()
	}
	file, err := os.Create(filepath.Join(b.profile, b.engine+"-"+part+".pprof"))
	if err != nil {
		return err
	}
	defer file.Close()
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	return measure()
}
