package pg_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rebond/test/pg"
)

func TestFreshDatabasesAreEmptyAndApart(t *testing.T) {
	one, other := connect(t, pg.Fresh(t)), connect(t, pg.Fresh(t))
	run(t, one, "create table salon (name text)")
	if tables := count(t, other, "select count(*) from pg_tables where schemaname = 'public'"); tables != 0 {
		t.Errorf("a table made in one database shows in the other")
	}
}

func TestADatabaseGoesWithItsTest(t *testing.T) {
	var name string
	t.Run("a test that uses one, and leaves a connection open", func(t *testing.T) {
		conn, err := pgx.Connect(t.Context(), pg.Fresh(t))
		if err != nil {
			t.Fatal(err)
		}
		name = conn.Config().Database
	})
	if left := count(t, connect(t, pg.Fresh(t)), "select count(*) from pg_database where datname = $1", name); left != 0 {
		t.Errorf("%s is still there", name)
	}
}

func TestCopiesOfATemplateHaveWhatWasPrepared(t *testing.T) {
	prepared := 0
	template := pg.Template{Prepare: func(ctx context.Context, connection string) error {
		prepared++
		conn, err := pgx.Connect(ctx, connection)
		if err != nil {
			return err
		}
		_, err = conn.Exec(ctx, "create table salon as select 'Aurora' as name")
		return errors.Join(err, conn.Close(ctx))
	}}
	for range 2 {
		copied := connect(t, template.Copy(t))
		run(t, copied, "insert into salon values ('Belle Île')")
		if salons := count(t, copied, "select count(*) from salon"); salons != 2 {
			t.Errorf("%d salons, want the prepared one and the one just added", salons)
		}
	}
	if prepared != 1 {
		t.Errorf("prepared %d times, want once", prepared)
	}
}

func TestTheServerIsSetAsDurablyAsARealOne(t *testing.T) {
	conn := connect(t, pg.Fresh(t))
	for _, setting := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		var is string
		if err := conn.QueryRow(t.Context(), "select current_setting($1)", setting).Scan(&is); err != nil || is != "on" {
			t.Errorf("%s is %q (%v), want on", setting, is, err)
		}
	}
}

// The test runs itself as the process that is killed: with this variable set it holds a cluster,
// says where, and waits.
const holding = "REBOND_TEST_HOLD_A_CLUSTER"

func TestAClusterGoesWithAKilledProcess(t *testing.T) {
	if !pg.Installed() {
		pg.Fresh(t) // says what is missing
	}
	if os.Getenv(holding) != "" {
		cluster, err := pg.Start(pg.Memory())
		if err != nil {
			t.Fatal(err)
		}
		os.Stdout.WriteString("folder=" + cluster.Folder() + "\n")
		select {}
	}
	holder := exec.Command(os.Args[0], "-test.run=^TestAClusterGoesWithAKilledProcess$")
	holder.Env = append(os.Environ(), holding+"=yes")
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 4096)
	n, err := out.Read(said)
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = holder.Wait()
	folder := strings.TrimSpace(strings.TrimPrefix(string(said[:n]), "folder="))
	if !strings.Contains(folder, "rebond-pg-") {
		t.Fatalf("no folder in %q", said[:n])
	}
	for range 500 {
		if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%s is still there", folder)
}

func connect(t *testing.T, connection string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), connection)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func run(t *testing.T, conn *pgx.Conn, statement string) {
	t.Helper()
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, conn *pgx.Conn, query string, args ...any) (n int) {
	t.Helper()
	if err := conn.QueryRow(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
