// Package scenario tells whole stories to the program itself, in the voices of those who live
// them: on SQLite and PostgreSQL, with a desk that runs and commands as people type them.
//
// A story is a script in testdata. Beside what every script can, it says
//
//	desk                          the demo starts on $DB
//	as nina rebond churn …        someone types a command, signed in; ! before it, and it is refused
//	night $PED                    the demo's clock moves to a day, and its night passes
//	expect CRM-1 'account …' …    what the desk tells of an account, a line each; ! and it doesn't
//	done CRM-1 stop_billing félix someone does an open task
//	as aurora form: price yes …   the partner sends the form by the link that was printed last: the
//	                              reason, whether they want their client file, and who signs
//	link FORM                     $FORM is the address that the command before it told
//	partner opens $FORM 200 …     someone without an account opens it, and reads what is listed
//	partner sends $FORM 303 a=b … they send the form that is there
//	rest                          the desk is told to stop, and does
//
// $TODAY is the day on which it is told, $SOON the day after, $PED the end of a notice that begins
// on it, $GONE the day after that, $LATER the one after, and $WINBACK the day to win a salon back.
package scenario

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rebond/internal/api"
	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/task"
	"rebond/test/pg"
)

// rebond is the program, built for this test.
var rebond string

func TestMain(m *testing.M) { os.Exit(built(m)) }

func built(m *testing.M) int {
	folder, err := os.MkdirTemp("", "rebond-scenario-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	rebond = filepath.Join(folder, "rebond")
	build := exec.Command("go", "build", "-o", rebond, "rebond/cmd/rebond")
	if said, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build rebond: %v\n%s", err, said)
		return 1
	}
	return m.Run()
}

func TestStoriesOnSQLite(t *testing.T) {
	told := filepath.Join(t.TempDir(), "told.db")
	if err := tell(told); err != nil {
		t.Fatal(err)
	}
	stories(t, func(env *testscript.Env) error {
		db := filepath.Join(env.WorkDir, "desk.db")
		env.Setenv("DB", db)
		text, err := os.ReadFile(told)
		return errors.Join(err, os.WriteFile(db, text, 0o600))
	})
}

// toldOnPostgres is the demo on PostgreSQL.
var toldOnPostgres = pg.Template{Prepare: func(_ context.Context, at string) error { return tell(at) }}

func TestStoriesOnPostgreSQL(t *testing.T) {
	stories(t, func(env *testscript.Env) error {
		env.Setenv("DB", toldOnPostgres.Copy(env.T().(testing.TB)))
		return nil
	})
}

// tell has the demo told on an empty database.
func tell(db string) error {
	desk, err := start(db)
	if err != nil {
		return err
	}
	return desk.rest()
}

func stories(t *testing.T, database func(*testscript.Env) error) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			today := policy.Default().Today(time.Now())
			ped := today.AddMonths(policy.Default().NoticeMonths)
			for name, on := range map[string]day.Day{
				"TODAY": today, "SOON": today + 1, "PED": ped, "GONE": ped + 1, "LATER": ped + 2,
				"WINBACK": today.AddDays(policy.Default().DormantWinbackDays),
			} {
				env.Setenv(name, on.String())
			}
			env.Setenv("PATH", filepath.Dir(rebond)+string(os.PathListSeparator)+env.Getenv("PATH"))
			env.Setenv("HOME", env.WorkDir)
			if shared, err := filepath.Abs("../../../shared/data"); err == nil {
				env.Setenv("SHARED", shared)
			}
			env.Values[running{}] = &desk{}
			return database(env)
		},
		Condition: func(name string) (bool, error) {
			if name != "shared" {
				return false, fmt.Errorf("no story knows the condition %s", name)
			}
			_, err := os.Stat("../../../shared/data/csv")
			return err == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"desk": opens, "as": says, "night": passes, "expect": expects, "done": does, "link": keeps, "partner": visits, "rest": rests,
		},
	})
}

// desk is a demo that runs.
type desk struct {
	process *exec.Cmd
	said    *strings.Builder  // on its standard error
	links   map[string]string // of those who haven't signed in yet, by their first names
}

// running is where a story keeps its desk.
type running struct{}

// invitation is a line that the demo prints for a role.
var invitation = regexp.MustCompile(`(\S+) \S+ +(http://\S+/sign-in/\S+)$`)

// start starts the demo, and waits until it invites people.
func start(db string) (*desk, error) {
	d := &desk{exec.Command(rebond, "demo", "start", "--db", db, "--listen", "127.0.0.1:0"), &strings.Builder{}, map[string]string{}}
	d.process.Stderr = d.said
	out, err := d.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := d.process.Start(); err != nil {
		return nil, err
	}
	const guests = 7 // one of every role inside
	lines := bufio.NewScanner(out)
	for len(d.links) < guests && lines.Scan() {
		if found := invitation.FindStringSubmatch(lines.Text()); found != nil {
			d.links[strings.ToLower(found[1])] = found[2]
		}
	}
	if len(d.links) < guests {
		return nil, fmt.Errorf("the demo invites %v, and ends with %w\n%s", d.links, d.process.Wait(), d.said)
	}
	return d, nil
}

// rest tells the desk to stop, and waits until it has.
func (d *desk) rest() error {
	if err := d.process.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	if err := d.process.Wait(); err != nil {
		return fmt.Errorf("the desk ends with %w\n%s", err, d.said)
	}
	return nil
}

func opens(ts *testscript.TestScript, _ bool, _ []string) {
	started, err := start(ts.Getenv("DB"))
	ts.Check(err)
	held := ts.Value(running{}).(*desk)
	*held = *started
	ts.Defer(func() {
		if held.process != nil {
			_ = held.process.Process.Kill() // a story that failed leaves it running
			_ = held.process.Wait()
		}
	})
}

func rests(ts *testscript.TestScript, _ bool, _ []string) {
	held := ts.Value(running{}).(*desk)
	ts.Check(held.rest())
	held.process = nil
}

// types runs a command as someone, who has a sign-in of their own.
func types(ts *testscript.TestScript, name string, args ...string) error {
	ts.Setenv("XDG_CONFIG_HOME", ts.MkAbs("."+name))
	links := ts.Value(running{}).(*desk).links
	if link, invited := links[name]; invited {
		ts.Check(ts.Exec("rebond", "sign-in", link))
		delete(links, name)
	}
	return ts.Exec("rebond", args...)
}

func says(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) > 4 && args[1] == "form:" {
		submits(ts, neg, args[2], args[3], strings.Join(args[4:], " "))
		return
	}
	if len(args) < 3 || args[1] != "rebond" {
		ts.Fatalf("usage: as someone rebond …")
	}
	err := types(ts, args[0], args[2:]...)
	if neg && err == nil {
		ts.Fatalf("%s isn’t refused", strings.Join(args, " "))
	}
	if !neg {
		ts.Check(err)
	}
}

// asked reads what the desk answers Mona, who sees everything.
func asked[T any](ts *testscript.TestScript, path string) (told T) {
	d := ts.Value(running{}).(*desk)
	if _, invited := d.links["mona"]; invited {
		ts.Check(types(ts, "mona", "whoami"))
	}
	var session struct{ URL, Token string }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(ts.MkAbs(".mona/rebond/session.json"))), &session))
	request, err := http.NewRequest(http.MethodGet, session.URL+api.Prefix+path, nil)
	ts.Check(err)
	request.Header.Set("Authorization", "Bearer "+session.Token)
	response, err := http.DefaultClient.Do(request)
	ts.Check(err)
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		ts.Fatalf("%s is answered with %s", path, response.Status)
	}
	ts.Check(json.NewDecoder(response.Body).Decode(&told))
	return told
}

func passes(ts *testscript.TestScript, _ bool, args []string) {
	to, err := day.Parse(args[0])
	ts.Check(err)
	if days := to.Since(asked[api.Me](ts, "/me").Today); days > 0 {
		ts.Check(types(ts, "mona", "demo", "advance", fmt.Sprintf("%dd", days)))
	}
}

func expects(ts *testscript.TestScript, neg bool, args []string) {
	told := lines(asked[api.Account](ts, "/accounts/"+args[0]))
	for _, want := range args[1:] {
		if slices.Contains(told, want) == neg {
			ts.Fatalf("%q, expected %v, of\n%s", want, !neg, strings.Join(told, "\n"))
		}
	}
}

// lines are what the desk tells of an account, as stories expect it.
func lines(a api.Account) []string {
	told := []string{"account " + string(a.Status), line("account", a.Status, "until", a.PlanExpirationDate), line("account gone", a.ChurnedOn), line("AM", a.OwnerName)}
	for _, c := range a.ChurnCases {
		told = append(told, line("churn", c.Stage, c.Outcome), line("fiscal", c.Fiscal), fmt.Sprint("requests ", len(c.Requests)), fmt.Sprint("replies ", replies(c)))
		for _, o := range c.Opportunities {
			told = append(told, line("opportunity", o.Type, o.Kind, o.Billing))
		}
	}
	for _, stop := range a.BillingStops {
		told = append(told, line("billing stop", stop.Stage, "due", stop.DueOn))
	}
	for _, t := range a.Tasks {
		told = append(told, line("task", t.What, t.State, "due", t.DueOn, t.AssigneeName, t.Queue))
	}
	for _, e := range a.Effects {
		told = append(told, line("effect", e.What, e.Detail, e.State))
	}
	return told
}

// replies counts the forms that came back.
func replies(c api.ChurnCase) (came int) {
	for _, link := range c.FormLinks {
		if link.Reply != nil {
			came++
		}
	}
	return came
}

func line(parts ...any) string { return strings.Join(strings.Fields(fmt.Sprintln(parts...)), " ") }

func does(ts *testscript.TestScript, neg bool, args []string) {
	account, what, who := args[0], args[1], args[2]
	for _, t := range asked[api.Account](ts, "/accounts/"+account).Tasks {
		if string(t.What) == what && t.State == task.Open {
			if err := types(ts, who, "task", "done", string(t.ID)); (err == nil) == neg {
				ts.Fatalf("%s does %s: %v", who, what, err)
			}
			return
		}
	}
	ts.Fatalf("there is nothing to %s", what)
}
