package fault

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/test/pg"
)

// workOn names the database on which the test, run as the process that is killed, does what an
// import waits for.
const workOn = "REBOND_TEST_WORK_ON"

func TestAnImportThatIsKilledGoesOnWhereItWas(t *testing.T) { // EV-3
	if at := os.Getenv(workOn); at != "" {
		desk := opened(t, at)
		fmt.Println("at work")
		if err := desk.Imports.WorkOff(context.Background()); err != nil {
			t.Fatal(err)
		}
		closed(t, desk)
		return
	}
	t.Run("sqlite", func(t *testing.T) { outlives(t, filepath.Join(t.TempDir(), "desk.db"), 100*time.Millisecond) })
	t.Run("postgres", func(t *testing.T) { outlives(t, pg.Fresh(t), time.Second) })
}

// outlives has a file imported and the import undone, both by processes that are killed.
func outlives(t *testing.T, at string, patience time.Duration) {
	const rows = 1200
	ctx := context.Background()
	desk := opened(t, at)
	person, err := desk.People.Add(ctx, staff.Desk, staff.Person{Name: "Mona Dréau", Role: staff.Manager, Lang: "fr", Active: true}, because.One("EV-2", "person.demo"))
	if err != nil {
		t.Fatal(err)
	}
	mona := person.Actor()
	var file strings.Builder
	file.WriteString("ID du compte;Nom du compte;Statut\n")
	for n := range rows {
		fmt.Fprintf(&file, "K%d;Salon %d;Active\n", n, n)
	}
	id, err := desk.Imports.Bring(ctx, mona, "salons.csv", strings.NewReader(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	closed(t, desk)

	kills := worked(t, at, id, patience)
	for _, verb := range []func(*app.App) error{
		func(desk *app.App) error { return desk.Imports.Apply(ctx, mona, id) },
		func(desk *app.App) error { return desk.Imports.Undo(ctx, mona, id) },
	} {
		desk := opened(t, at)
		if err := verb(desk); err != nil {
			t.Fatal(err)
		}
		closed(t, desk)
		kills += worked(t, at, id, patience)
		once(t, at, id, rows)
	}
	if kills == 0 {
		t.Error("no kill came in time: the test sees nothing")
	}
}

// worked has processes work on an import, each killed some time after it began, until none has
// anything left to do: each is given longer than the last. It returns how many were killed.
func worked(t *testing.T, at string, id partner.ImportID, patience time.Duration) (kills int) {
	t.Helper()
	for ; ; patience += patience / 2 {
		killed := killedAtWork(t, at, time.Duration(rand.Int64N(int64(patience)))) //nolint:gosec // a moment, no secret
		desk := opened(t, at)
		file, err := desk.Reads.Import(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		closed(t, desk)
		if killed {
			kills++
		}
		if !file.State.AtWork() {
			return kills
		}
	}
}

func killedAtWork(t *testing.T, at string, after time.Duration) (killed bool) {
	t.Helper()
	worker := exec.Command(os.Args[0], "-test.run=^TestAnImportThatIsKilledGoesOnWhereItWas$")
	worker.Env = append(os.Environ(), workOn+"="+at)
	out, err := worker.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for begun := false; lines.Scan(); {
		if !begun && lines.Text() == "at work" {
			begun = true
			time.AfterFunc(after, func() { _ = worker.Process.Kill() })
		}
	}
	return worker.Wait() != nil
}

// once fails the test unless every row was done exactly once, and all chains hold.
func once(t *testing.T, at string, id partner.ImportID, rows int) {
	t.Helper()
	desk := opened(t, at)
	defer closed(t, desk)
	found, err := desk.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, flaw := range found.Flaws {
		t.Errorf("%+v", flaw)
	}
	file, err := desk.Reads.Import(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	want := read.ImportCount{Verdict: partner.Create, Rows: rows}
	entries := 1
	if file.State == partner.Undone {
		want.Undone, entries = partner.RowWithdrawn, 2
	}
	if len(file.Counts) != 1 || file.Counts[0] != want {
		t.Errorf("the rows are %+v, want %+v", file.Counts, want)
	}
	for _, n := range []int{0, rows / 2, rows - 1} {
		account, err := desk.Accounts.Find(context.Background(), fmt.Sprintf("K%d", n))
		if err != nil {
			t.Fatal(err)
		}
		if salon, err := desk.Reads.Account(context.Background(), account); err != nil || salon.Version != entries {
			t.Errorf("account %d has %d entries, want %d: %v", n, salon.Version, entries, err)
		}
	}
}
