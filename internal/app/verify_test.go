package app_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	_ "modernc.org/sqlite" // to change a desk's file behind its back

	"rebond/internal/domain/partner"
	"rebond/internal/domain/task"
)

// tamper changes the database behind the desk's back.
func (d *desk) tamper(statements ...string) {
	d.t.Helper()
	for _, statement := range statements {
		statement = strings.ReplaceAll(statement, "SALON", "'"+string(d.salon)+"'")
		if n := d.exec(statement); n == 0 {
			d.t.Fatalf("%s changes nothing", statement)
		}
	}
}

func (d *desk) exec(statement string) int64 {
	d.t.Helper()
	ctx := context.Background()
	if d.Engine() == "postgres" {
		conn, err := pgx.Connect(ctx, d.at)
		d.must(err)
		defer conn.Close(ctx)
		done, err := conn.Exec(ctx, statement)
		d.must(err)
		return done.RowsAffected()
	}
	db, err := sql.Open("sqlite", "file:"+d.at+"?_pragma=busy_timeout(5000)")
	d.must(err)
	defer db.Close()
	done, err := db.ExecContext(ctx, statement)
	d.must(err)
	n, err := done.RowsAffected()
	d.must(err)
	return n
}

// history is a desk on which something of everything happened.
func (d *desk) history() {
	d.t.Helper()
	id := d.lost()
	_, err := d.Tasks.Finish(context.Background(), by(d.felix), d.task(task.StopBilling).ID)
	d.must(err)
	_, err = d.Churn.TakeBack(context.Background(), by(d.omar), id, "Il reste.")
	d.must(err)
	_, err = d.Accounts.HandOver(context.Background(), by(d.mona), d.salon, d.lena.ID)
	d.must(err)
}

func TestNoTamperingPassesUnseen(t *testing.T) { // EV-3
	const entry = " where subject = SALON and seq = 3"
	changes := []struct{ name, change, says string }{
		{"who did it", "update event set actor = 'omar'" + entry, "isn’t as it was sealed"},
		{"when", "update event set at = at + 1" + entry, "isn’t as it was sealed"},
		{"what was done", "update event set verb = 'churn_case.closed'" + entry, "isn’t as it was sealed"},
		{"to what kind of thing", "update event set about_kind = 'account'" + entry, "isn’t as it was sealed"},
		{"to which", "update event set about_id = 'x'" + entry, "isn’t as it was sealed"},
		{"one byte of what changed", "update event set changes = replace(changes, '2026-06-09', '2026-06-08')" + entry, "isn’t as it was sealed"},
		{"why", "update event set because = replace(because, 'CH-9', 'CH-8')" + entry, "isn’t as it was sealed"},
		{"what was looked at", "update event set facts = '[]'" + entry, "isn’t as it was sealed"},
		{"under which policy", "update event set policy = '2025-1'" + entry, "isn’t as it was sealed"},
		{"its seal", "update event set hash = '00'" + entry, "isn’t as it was sealed"},
		{"an entry that is no longer JSON", "update event set changes = '{'" + entry, "can’t be read"},
		{"an entry is gone", "delete from event" + entry, "entry 3 is missing"},
		{"the last entry is gone", "delete from event where subject = SALON and seq = (select seq from chain where subject = SALON)", "entries are missing at the end"},
		{"the head is moved back", "update chain set seq = seq - 1 where subject = SALON", "entries are missing at the end"},
		{"an account’s whole history is gone", "delete from chain where subject = SALON", "the chain ends before its head"},
		{"an account’s whole history is gone without a trace", "delete from event where subject = SALON; delete from chain where subject = SALON", `status is "active", history says ""`},
		{"a personal value", "update event_personal set changes = replace(changes, 'Aurora', 'Aurore') where subject = SALON and seq = 1", "a personal value isn’t the one that was sealed: name"},
		{"all that was said of people, and others put in", "delete from event_personal where subject = SALON; update account set phone = '+33199999999', email = 'x@y.example' where id = SALON", "its personal values are missing"},
		{"a phone, where it was said", "update account set phone = '+33199999999' where id = SALON", `phone is "+33199999999"`},
		{"a case that is open for lists, and isn’t", "update desk_case set open = 1 where account_id = SALON and kind = 'billing_stop'", "is open=1"},
		{"when a case is next looked at", "update desk_case set next_on = '2099-01-01' where account_id = SALON and kind = 'churn'", `next_on="2099-01-01"`},
		{"how far the fiscal churn is", "update desk_case set fiscal = 'none' where account_id = SALON and kind = 'churn'", `fiscal="none"`},
		{"since when a case is closed", "update desk_case set ended_on = '' where account_id = SALON and kind = 'churn'", `ended_on=""`},
		{"when a partner is called next, for lists", "update desk_case set look_on = '2099-01-01' where account_id = SALON and kind = 'churn'", `look_on is "2099-01-01"`},
		{"the tags of a case", "delete from case_tag where case_id in (select id from desk_case where account_id = SALON)", "case_tag lacks"},
		{"a tag too many", "insert into case_tag (case_id, list, tag, open, next_on) select id, 'reason', 'x', 0, '' from desk_case where account_id = SALON and kind = 'churn'", "case_tag has"},
		{"the words of an account", "delete from account_word where account_id = SALON", "account_word lacks"},
		{"a word too many", "insert into account_word (word, account_id) values ('zzz', SALON)", "account_word has, and nothing leads to it: zzz"},
		{"a mark too many", "insert into account_mark (mark, account_id) values ('zzz', SALON)", "account_mark has, and nothing leads to it: zzz"},
		{"whose an open task is", "update task set assignee = 'nobody' where account_id = SALON and state = 'open'", "nobody is there whose it is"},
		{"its salt", "update event_personal set salt = 'x' where subject = SALON and seq = 1", "a personal value isn’t the one that was sealed: name"},
		{"an account’s status", "update account set status = 'churned' where id = SALON", `status is "churned", history says "active"`},
		{"an account’s name", "update account set name = 'Boréale' where id = SALON", `name is "Boréale"`},
		{"a case’s PED", "update desk_case set ped = '2026-08-09' where account_id = SALON and kind = 'churn'", `plan_expiration_date is "2026-08-09"`},
		{"a billing stop’s stage", "update desk_case set stage = 'new' where account_id = SALON and kind = 'billing_stop'", `stage is "new", history says "cancelled"`},
		{"a task’s assignee", "update task set assignee = 'omar' where account_id = SALON", `assignee is "omar"`},
		{"a task is gone", "delete from task where account_id = SALON and what = 'cut_access'", "is gone"},
		{"an effect’s state", "update effect set state = 'confirmed' where account_id = SALON and what = 'cut_access'", `state is "confirmed", history says "withdrawn"`},
		{"someone’s role", "update person set role = 'admin' where name = 'Omar Belkacem'", `role is "admin", history says "cx"`},
		{"someone nobody added", "insert into person (id, name, email, role, team, lang, active) values ('x', 'X', '', 'admin', '', 'fr', 1)", `role is "admin", history says ""`},
		{"the desk’s whole history is gone", "delete from chain where subject = 'desk'", "the chain ends before its head"},
	}
	onBothEngines(t, func(d *desk) {
		d.history()
		d.sound()
		for _, c := range changes {
			d.salon = d.account("Aurora, "+c.name, d.nina.ID, partner.Active)
			d.history()
			d.tamper(c.change)
			if text := d.flaws(); !strings.Contains(text, c.says) {
				t.Errorf("%s: found\n%swant one that says %q", c.name, text, c.says)
			}
		}
	})
}

// flaws are what a check finds of the salon and of the desk itself, a line each.
func (d *desk) flaws() string {
	d.t.Helper()
	found, err := d.Verify(context.Background())
	d.must(err)
	var text strings.Builder
	for _, flaw := range found.Flaws {
		if flaw.Subject == string(d.salon) || flaw.Subject == "desk" {
			fmt.Fprintf(&text, "%s %d: %s\n", flaw.Subject, flaw.Entry, flaw.What)
		}
	}
	return text.String()
}

func TestACheckpointShowsATailThatWasCutOffWithoutATrace(t *testing.T) { // EV-3
	lastEntry := " where subject = SALON and seq = (select max(seq) from event where subject = SALON)"
	for _, c := range []struct {
		name   string
		change []string
	}{
		{"the last entry, its head, and what it did", []string{
			"delete from event" + lastEntry,
			"update chain set seq = seq - 1, head = (select hash from event" + lastEntry + ") where subject = SALON",
			"update account set owner_id = (select id from person where name = 'Nina Vasseur') where id = SALON",
		}},
		{"an account with all that it ever had", []string{
			"delete from event where subject = SALON", "delete from event_personal where subject = SALON", "delete from chain where subject = SALON",
			"delete from account_word where account_id = SALON", "delete from account_mark where account_id = SALON", "delete from account where id = SALON",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			onBothEngines(t, func(d *desk) {
				d.salon = d.account("Boréale", d.nina.ID, partner.Active)
				_, err := d.Accounts.HandOver(context.Background(), by(d.mona), d.salon, d.lena.ID)
				d.must(err)
				var kept strings.Builder
				d.must(d.Checkpoint(context.Background(), &kept))
				flaws, err := d.Against(context.Background(), strings.NewReader(kept.String()))
				if err != nil || len(flaws) > 0 {
					t.Fatalf("before anything happened: %+v, %v", flaws, err)
				}

				d.tamper(c.change...)
				d.sound() // it holds together, and yet
				flaws, err = d.Against(context.Background(), strings.NewReader(kept.String()))
				if err != nil || len(flaws) != 1 || flaws[0].Subject != string(d.salon) {
					t.Errorf("%+v, %v; want the salon", flaws, err)
				}
			})
		})
	}
}

func TestACheckpointHoldsWhileTheDeskGoesOn(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		var kept strings.Builder
		d.must(d.Checkpoint(context.Background(), &kept))
		d.history()
		if flaws, err := d.Against(context.Background(), strings.NewReader(kept.String())); err != nil || len(flaws) > 0 {
			t.Errorf("%+v, %v", flaws, err)
		}
		if _, err := d.Against(context.Background(), strings.NewReader("no checkpoint\n")); err == nil {
			t.Error("anything passes for a checkpoint")
		}
	})
}

func TestVerifyCountsWhatItLookedAt(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		d.expiring(210, "2026-06-09") // more than one look at the database takes
		found, err := d.Verify(context.Background())
		if err != nil || found.Subjects != 213 || found.Entries != 217 { // the desk with its five people and its lists, the salon, and those
			t.Errorf("%d subjects, %d entries, %v", found.Subjects, found.Entries, err)
		}
	})
}
