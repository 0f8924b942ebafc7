package storetest

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/store"
)

// exempt is what a plan of some statements may say, and why: anything else that is found
// in it counts.
type exempt struct {
	statement string // a part of its text
	finding   *regexp.Regexp
	why       string
}

var exempts = []exempt{
	{"from list_item", reads("list_item"), "the lists are read whole, and are a few hundred items"},
	{"from person", reads("person"), "the team is a few dozen people"},
	{"from person order by name", sorts, "the team is a few dozen people, and all of them are shown"},
	{"from absence order by", reads("absence"), "the team’s absences are a few dozen too, and all of them are read with it"},
	{"from sign_in_means", reads("sign_in_means"), "a check of the whole history looks at everything"},
	{"used_at from passkey", reads("passkey"), "a check of the whole history looks at everything; a person's own few are found by their index"},
	{"from (select 1 from person limit 1) counted", reads("person"), "looks whether a database that is to be filled has a row"},
	{"from account_word group by word", reads("account_word"), "the vocabulary is read whole, once after the start and when accounts came"},
	{"= '' limit $1) counted", reads("a USING|account USING"), "a count that ends at the limit, on an index of what it counts"},
	{"= 'in_hand' limit $1) counted", reads("effect USING"), "a count that ends at the limit, on an index of what it counts"},
	{"from night order by day desc limit", reads("night USING INDEX"), "a few rows, from the index's end"},
	{"not exists (select 1 from chain c", reads("[a-z] USING|person|list_item|d"), "a check of the whole history looks at everything"},
	{"select count(*) from account_", reads("account_word|account_mark"), "a check of the whole history looks at everything"},
	{"account_id in (", sorts, "an account's own few rows are sorted"},
}

// reads is what both engines say where they read all rows of a table.
func reads(table string) *regexp.Regexp {
	return regexp.MustCompile(`^(SCAN|Seq Scan on) (` + table + `)\b`)
}

var sorts = regexp.MustCompile(`^USE TEMP B-TREE FOR ORDER BY`)

func TestEveryStatementIsPlannedAndNoneScans(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.tour()
		asked := slices.Sorted(maps.Keys(h.engine.asked))
		for _, missing := range unasked(t, asked) {
			t.Errorf("%s is never asked here: add it to the tour", missing)
		}
		for _, sql := range asked {
			plan, err := h.engine.Explain(t.Context(), sql, h.engine.asked[sql]...)
			if err != nil {
				t.Errorf("%s\ncan’t be planned: %v", sql, err)
			}
			for _, found := range findingsIn(sql, plan) {
				t.Errorf("%s\nreads a whole table or sorts: %s\n%s", sql, found, plan)
			}
		}
	})
}

// SQLite says that it scans or sorts. PostgreSQL is asked with sequential scans
// priced out, so that one in its plan means that no index serves; whether it sorts
// a few rows is for its statistics to say.
var (
	scans    = regexp.MustCompile(`(?m)^SCAN (?:[a-z_0-9]+)(?: .*)?$|Seq Scan on [a-z_]+|USE TEMP B-TREE FOR ORDER BY`)
	ofCounts = regexp.MustCompile(`^SCAN counted|^SCAN CONSTANT ROW`) // rows that the same statement has limited
)

// findingsIn lists what is wrong with the plan of a statement, but for what is exempt.
func findingsIn(sql, plan string) (found []string) {
	sql = strings.Join(strings.Fields(sql), " ")
	for _, line := range scans.FindAllString(plan, -1) {
		if !ofCounts.MatchString(line) && !slices.ContainsFunc(exempts, func(e exempt) bool { return strings.Contains(sql, e.statement) && e.finding.MatchString(line) }) {
			found = append(found, line)
		}
	}
	return found
}

func TestAScanIsSeen(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		for sql, scanned := range map[string]bool{
			`select name from account where city = 'Lyon'`:                       true,
			`select id from account where id = 'account-1'`:                      false,
			`delete from task where detail = ''`:                                 true,
			`select id from desk_case where owner_id = 'nina' order by ended_on`: h.Engine() == "sqlite",
		} {
			plan, err := h.engine.Explain(t.Context(), sql)
			h.must(err)
			if found := findingsIn(sql, plan); (len(found) > 0) != scanned {
				t.Errorf("%s: found %q in\n%s", sql, found, plan)
			}
		}
	})
}

func TestAnIndexThatIsMissingIsSeen(t *testing.T) {
	for index, table := range map[string]string{"desk_case_account": "desk_case", "task_account": "task", "effect_account": "effect"} {
		onBothEngines(t, func(t *testing.T, h *house) {
			h.save(func(tx *store.Tx) error { return bring(tx, dossier.Dossier{Account: salon(1)}) })
			h.raw("drop index " + index)
			for range 8 {
				h.dossier(salon(1).ID) // SQLite's connections hear of it when they ask
			}
			seen := false
			for sql, args := range h.engine.asked {
				plan, err := h.engine.Explain(t.Context(), sql, args...)
				h.must(err)
				seen = seen || strings.Contains(sql, table) && len(findingsIn(sql, plan)) > 0
			}
			if !seen {
				t.Errorf("without %s nothing is found", index)
			}
		})
	}
}

// tour asks everything that packages store and read can ask.
func (h *house) tour() {
	h.t.Helper()
	ctx := h.t.Context()
	h.filled()
	h.save(func(tx *store.Tx) error { return errors.Join(came(tx, nina()), bring(tx, full())) })
	held := h.dossier(salon(1).ID)
	h.save(func(tx *store.Tx) error { return rename(tx, held, "Belle Île") })
	h.save(func(tx *store.Tx) error {
		return errors.Join(
			tx.PutPass(ctx, store.SignInLink, "link", "nina", noon, noon.Add(time.Hour)), tx.UsePass(ctx, "link", noon),
			tx.PutPass(ctx, store.Token, "token", "nina", noon, noon.Add(time.Hour)), tx.NameToken(ctx, "token", "Export", staff.Grip{staff.ReachRead}, noon),
			tx.SeeToken(ctx, "token", noon, "192.0.2.1", "curl"),
			tx.EndWay(ctx, "nina", "x"), tx.EndOtherSessions(ctx, "nina", "secret"),
			tx.PutAnswer(ctx, store.Key{Actor: "nina", Value: "key"}, "body", noon), tx.DropAnswers(ctx, noon),
			tx.PutNight(ctx, store.Night{Day: day.MustParse("2026-07-10"), Started: noon, Ended: noon}), tx.PutSetting(ctx, store.WordsMark, "mark"), tx.PutSettingOnce(ctx, "key", "first"))
	})
	h.away()
	h.signedIn()
	h.must(h.View(ctx, func(v *store.View) error {
		var all []error
		for _, err := range []func() error{
			func() error { _, err := v.Dossier(ctx, "account-1"); return err },
			func() error { _, err := v.Dossiers(ctx, "account-1", "account-2"); return err },
			func() error { _, _, err := v.AccountNamed(ctx, "CRM-1"); return err },
			func() error { _, err := v.AccountsByKey(ctx, []string{"CRM-1", "CRM-2"}); return err },
			func() error { _, _, err := v.AccountOfCase(ctx, "case-1"); return err },
			func() error { _, _, err := v.AccountOfTask(ctx, "task-1"); return err },
			func() error { _, err := v.Expired(ctx, day.MustParse("2026-07-10"), partner.Account{}, 10); return err },
			func() error { _, _, _, err := v.Answer(ctx, store.Key{Actor: "nina", Value: "key"}); return err },
			func() error { _, _, err := v.LastNight(ctx); return err },
			func() error { _, err := v.Setting(ctx, store.WordsMark); return err },
			func() error { _, _, err := v.Admitted(ctx, store.Session, "secret", noon); return err },
			func() error { _, err := v.Ties(ctx, nina()); return err },
			func() error { _, err := v.EntriesOfPerson(ctx, "nina", 0); return err },
			func() error { _, err := v.Version(ctx, store.DeskSubject); return err },
			func() error { _, err := v.Ways(ctx, "nina", "secret", noon); return err },
			func() error { _, _, err := v.Grip(ctx, "secret"); return err },
			func() error { _, err := v.AccountsOf(ctx, "nina", "", 10); return err },
			func() error { _, err := v.TasksOf(ctx, "nina", 10); return err },
			func() error { _, _, err := v.Someone(ctx, "nina"); return err },
			func() error { _, _, err := v.Sitting(ctx, "secret"); return err },
			func() error { _, err := v.Means(ctx, "nina"); return err },
			func() error { _, _, err := v.PersonNamed(ctx, "nina@rebond.example"); return err },
			func() error { _, _, err := v.PersonOfPasskey(ctx, "key-1"); return err },
			func() error { _, _, err := v.PersonLinked(ctx, "https://login.example", "nina-1"); return err },
			func() error { _, err := v.Guesses(ctx, signin.Account, "nina"); return err },
			func() error { _, err := v.Entrances(ctx, "nina", 10); return err },
			func() error { _, _, err := v.Challenge(ctx, "second_step", "secret", noon); return err },
			func() error { _, err := v.Entries(ctx, "account-1", 0); return err },
			func() error { _, err := v.Unchained(ctx); return err },
			func() error { _, err := v.Found(ctx); return err },
			func() error { return h.strays(v) },
			func() error { _, err := v.HashAt(ctx, "account-1", 1); return err },
		} {
			all = append(all, err())
		}
		return errors.Join(all...)
	}))
	h.flaws()
	for _, q := range append(queues(), read.Queue{Stage: churn.Assigned}, read.Queue{Stage: churn.InProgress, Owner: "nina"}, read.Queue{Fiscal: churn.AwaitsFiscal}, read.Queue{Fiscal: churn.AwaitsFiscal, Kind: "churn", Owner: "nina"}) {
		for _, mark := range []read.Mark{{}, {NextOn: day.MustParse("2026-06-05"), ID: "case-1"}} {
			q.After, q.Before = mark, read.Mark{}
			_, err := h.reads.Queue(ctx, q)
			h.must(err)
			q.After, q.Before = read.Mark{}, mark
			_, err = h.reads.Queue(ctx, q)
			h.must(err)
		}
	}
	for _, before := range []read.NameMark{{}, {Name: "Salon 9", ID: "account-9"}} {
		_, err := h.reads.Accounts(ctx, read.NameMark{}, before)
		h.must(err)
	}
	h.tourImports()
	h.tourRounds()
	actor := nina().Actor()
	_, err := h.reads.Tasks(ctx, read.Todo{Of: actor})
	h.must(err)
	_, err = h.reads.CountTasks(ctx, read.Todo{Of: actor, To: day.MustParse("2026-06-09")})
	h.must(err)
	for _, of := range histories() {
		for _, after := range []read.HistoryMark{{}, {At: noon, Subject: "account-1", Seq: 1}} {
			of.After = after
			_, err = h.reads.Histories(ctx, of)
			h.must(err)
		}
	}
	_, err = h.reads.Health(ctx, day.MustParse("2026-06-09"))
	h.must(err)
	_, err = h.reads.Search(ctx, "salon lyon")
	h.must(err)
	h.ways()
	h.shelves()
	h.tourWhole()
	h.tourGone()
}

// strays walks through all keys of accounts.
func (h *house) strays(v *store.View) error {
	at, ended := store.Place{}, false
	for !ended {
		var err error
		if at, _, ended, err = v.Strays(h.t.Context(), at, 10); err != nil {
			return err
		}
	}
	return nil
}

// tourGone takes away what hangs on an account.
func (h *house) tourGone() {
	h.t.Helper()
	held := h.dossier(full().Account.ID)
	h.save(func(tx *store.Tx) error { return emptied(tx, held) })
	h.must(h.View(h.t.Context(), func(v *store.View) error {
		_, _, err := v.AccountOfCaseGone(h.t.Context(), string(held.Churn[0].ID))
		return err
	}))
}

// away has Nina away and back again.
func (h *house) away() {
	h.t.Helper()
	at, gone := nina(), nina()
	gone.Absences = []staff.Absence{{ID: "a", Person: "nina", From: day.MustParse("2026-07-10"), Until: day.MustParse("2026-07-12"), Deputy: "leo"}}
	entry := history.Entry{At: noon, Actor: "nina", Policy: "1", Told: history.Told{Verb: "absence.planned", About: at.Ref()}}
	for _, now := range []staff.Person{gone, at} {
		h.save(func(tx *store.Tx) error {
			held, err := tx.Everyone(h.t.Context())
			if err == nil {
				_, err = tx.SavePeople(h.t.Context(), held, []staff.Person{now}, entry)
			}
			return err
		})
	}
}

// unasked lists the statements written in packages store and read that are not
// among those asked.
func unasked(t *testing.T, asked []string) (missing []string) {
	t.Helper()
	written := 0
	for _, folder := range []string{"..", "../../read"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			for _, parts := range statementsIn(t, path) {
				written++
				if !slices.ContainsFunc(asked, func(sql string) bool { return contains(sql, parts) }) {
					missing = append(missing, filepath.Base(path)+": "+strings.Join(parts, "…"))
				}
			}
		}
	}
	if written < 40 {
		t.Fatalf("only %d statements found: the search is blind", written)
	}
	return missing
}

// contains reports whether a statement is made of parts, in their order.
func contains(sql string, parts []string) bool {
	for _, part := range parts {
		_, rest, found := strings.Cut(sql, part)
		if !found {
			return false
		}
		sql = rest
	}
	return true
}

var verbs = regexp.MustCompile(`^\s*(select|insert into|update|delete from) `)

// statementsIn returns the literal parts of each statement that a file writes.
func statementsIn(t *testing.T, path string) (statements [][]string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, text, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		expression, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		parts := literals(expression)
		if len(parts) == 0 || !verbs.MatchString(parts[0]+" ") {
			return true
		}
		statements = append(statements, parts)
		return false
	})
	return statements
}

// literals are the literal parts of a string and of what is added to it.
func literals(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return []string{text}
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return append(literals(e.X), literals(e.Y)...)
		}
	}
	return nil
}
