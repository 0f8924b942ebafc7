// Package pg gives tests a real PostgreSQL of their own.
//
// Fresh returns an empty database, Template.Copy a prepared one; both are dropped when the test
// ends. They live in one cluster: the server that REBOND_TEST_POSTGRES names, or else a temporary
// one that the test process starts on a unix socket. It is set as durably as a real one, and goes
// away with the process, even when that is killed. Running tests under the command test/pg/share lets
// all packages share one cluster.
//
// Without PostgreSQL on the machine the test is skipped, or failed with CI=true.
package pg

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rebond/test/need"
)

// Variable names the environment variable that points at a server to use instead of a temporary
// cluster: a connection string of a role that may create databases.
const Variable = "REBOND_TEST_POSTGRES"

// patience bounds each administrative statement; it is only ever used up by a broken server.
const patience = time.Minute

// Fresh returns the connection string of a new empty database, dropped when the test ends.
func Fresh(t testing.TB) string {
	t.Helper()
	return create(t, server(t), "template0")
}

// Template is a database prepared once for a test process and copied for each test.
type Template struct {
	// Prepare fills the empty database that it is given, and closes its connections.
	Prepare func(ctx context.Context, connection string) error

	once   sync.Once
	name   string
	failed error
}

// Copy returns the connection string of a new copy of the template, dropped when the test ends.
func (p *Template) Copy(t testing.TB) string {
	t.Helper()
	admin := server(t)
	p.once.Do(func() { p.failed = p.build(admin) })
	if p.failed != nil {
		t.Fatalf("prepare a PostgreSQL template: %v", p.failed)
	}
	return create(t, admin, p.name)
}

// build leaves its database to the cluster's end: no test knows that it is the last to copy it.
func (p *Template) build(admin string) error {
	name := newName()
	if err := execute(admin, "create database "+name+" template template0"); err != nil {
		return err
	}
	if err := p.Prepare(context.Background(), within(admin, name)); err != nil {
		return err
	}
	p.name = name
	return nil
}

func create(t testing.TB, admin, template string) string {
	t.Helper()
	name := newName()
	if err := execute(admin, "create database "+name+" template "+template); err != nil {
		t.Fatalf("create a PostgreSQL database: %v", err)
	}
	t.Cleanup(func() {
		if err := execute(admin, "drop database "+name+" with (force)"); err != nil {
			t.Errorf("drop a PostgreSQL database: %v", err)
		}
	})
	return within(admin, name)
}

func execute(connection, statement string) (err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, connection)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close(ctx)) }()
	_, err = conn.Exec(ctx, statement)
	return err
}

// within returns the connection string for another database on the same server.
func within(connection, database string) string {
	named, err := url.Parse(connection)
	if err != nil || named.Scheme == "" {
		return connection + " dbname=" + database // key=value form, where the last one counts
	}
	named.Path = "/" + database
	return named.String()
}

func newName() string { return "rebond_" + strings.ToLower(rand.Text()) }

// server returns the connection string of the server in use, and starts one if none is named.
func server(t testing.TB) string {
	t.Helper()
	if named := os.Getenv(Variable); named != "" {
		return named
	}
	if !Installed() {
		need.Missing(t, "PostgreSQL (initdb)", "postgresql")
	}
	cluster, err := own()
	if err != nil {
		t.Fatalf("start a temporary PostgreSQL cluster: %v", err)
	}
	return cluster.Connection()
}

// own is the cluster that this process started, for as long as the process lives.
var own = sync.OnceValues(func() (*Cluster, error) { return Start(Memory()) })
