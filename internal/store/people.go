package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"

	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

const personColumns = `id, name, email, role, team, lang, active, manager_id, retention_lead`

const (
	putPerson = `
	insert into person (` + personColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
	on conflict (id) do update set name = excluded.name, email = excluded.email, role = excluded.role,
		team = excluded.team, lang = excluded.lang, active = excluded.active,
		manager_id = excluded.manager_id, retention_lead = excluded.retention_lead`
	selectPeople = `select ` + personColumns + ` from person`
)

func (t *Tx) putPerson(ctx context.Context, p staff.Person) error {
	return t.writer.Exec(ctx, putPerson, string(p.ID), p.Name, p.Email, string(p.Role), string(p.Team), p.Lang, number(p.Active),
		string(p.Manager), number(p.RetentionLead))
}

func number(mark bool) int {
	if mark {
		return 1
	}
	return 0
}

// HeldPeople are all who work at the desk, or did, as they were read, with the head of
// the desk's history.
type HeldPeople struct {
	staff.Everyone
	Head Head
}

// Everyone reads all who work at the desk, or did, with their absences. Whatever is
// decided on them is saved on the head that was read with them.
func (v *View) Everyone(ctx context.Context) (HeldPeople, error) {
	held := HeldPeople{Everyone: staff.Everyone{}}
	away := map[staff.ID][]staff.Absence{}
	err := v.reader.Query(ctx,
		engine.Query{SQL: selectChain, Args: []any{DeskSubject}, Row: func(scan engine.Scan) error { return scan(&held.Head.Seq, &held.Head.Hash) }},
		engine.Query{SQL: selectPeople, Row: func(scan engine.Scan) error {
			p, err := scanPerson(scan)
			held.Everyone[p.ID] = p
			return err
		}},
		engine.Query{SQL: selectAbsences, Row: func(scan engine.Scan) error {
			a, err := scanAbsence(scan)
			away[a.Person] = append(away[a.Person], a)
			return err
		}})
	for id, p := range held.Everyone {
		p.Absences = away[id]
		held.Everyone[id] = p
	}
	return held, err
}

// People lists everyone, by name, with their absences.
func (v *View) People(ctx context.Context) ([]staff.Person, error) {
	held, err := v.Everyone(ctx)
	return held.ByName(), err
}

func scanPerson(scan engine.Scan, more ...any) (staff.Person, error) {
	var p staff.Person
	var active, lead int
	err := scan(append([]any{&p.ID, &p.Name, &p.Email, &p.Role, &p.Team, &p.Lang, &active, &p.Manager, &lead}, more...)...)
	p.Active, p.RetentionLead = active == 1, lead == 1
	return p, err
}

const (
	countAccounts  = `select count(*) from account where owner_id = $1`
	countTasks     = `select count(*) from task where state = 'open' and assignee = $1`
	countOtherAdms = `select count(*) from person where role = 'admin' and active = 1 and id <> $1`
)

// Ties reads what holds a person to their role.
func (v *View) Ties(ctx context.Context, person staff.Person) (ties staff.Ties, err error) {
	others := 0
	err = v.reader.Query(ctx,
		engine.Query{SQL: countAccounts, Args: []any{string(person.ID)}, Row: func(scan engine.Scan) error { return scan(&ties.Accounts) }},
		engine.Query{SQL: countTasks, Args: []any{string(person.ID)}, Row: func(scan engine.Scan) error { return scan(&ties.Tasks) }},
		engine.Query{SQL: countOtherAdms, Args: []any{string(person.ID)}, Row: func(scan engine.Scan) error { return scan(&others) }})
	ties.OnlyAdmin = person.Role == staff.Admin && others == 0
	return ties, err
}

// Pass is what lets a person in.
type Pass string

const (
	SignInLink Pass = "sign_in_link" // opens a session, once
	SetUpLink  Pass = "set_up_link"  // makes the first admin, once
	Session    Pass = "session"      // in a browser
	Token      Pass = "token"        // of the API
	Device     Pass = "device"       // marks a browser that its person signed in with before
)

// NewSecret returns a secret of 256 random bits, as text that fits a URL.
func NewSecret() string {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails: the program would end
	return base64.RawURLEncoding.EncodeToString(secret)
}

// hashed is what is kept of a secret.
func hashed(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

const (
	putPass    = `insert into pass (hash, kind, person_id, expires_at) values ($1, $2, $3, $4)`
	dropPass   = `delete from pass where hash = $1`
	dropStale  = `delete from pass where expires_at < $1`
	selectPass = `
	select p.id, p.name, p.email, p.role, p.team, p.lang, p.active, p.manager_id, p.retention_lead, s.expires_at
	  from pass s join person p on p.id = s.person_id
	 where s.hash = $1 and s.kind = $2`
)

// PutPass lets a person in by a secret until an instant. Passes that have run out
// by now are forgotten.
func (t *Tx) PutPass(ctx context.Context, kind Pass, secret string, person staff.ID, now, until time.Time) error {
	if err := t.writer.Exec(ctx, dropStale, now.UnixMicro()); err != nil {
		return err
	}
	return t.writer.Exec(ctx, putPass, hashed(secret), string(kind), string(person), until.UnixMicro())
}

// UsePass makes a one-time secret worthless. It fails with engine.Taken of table
// "answer" where someone else is using it.
func (t *Tx) UsePass(ctx context.Context, secret string, now time.Time) error {
	if err := t.PutAnswer(ctx, Key{Actor: "link", Value: hashed(secret)}, "", now); err != nil {
		return err
	}
	return t.DropPass(ctx, secret)
}

// DropPass makes a secret worthless.
func (t *Tx) DropPass(ctx context.Context, secret string) error {
	return t.writer.Exec(ctx, dropPass, hashed(secret))
}

// Admitted finds the active person whom a secret lets in at an instant.
func (v *View) Admitted(ctx context.Context, kind Pass, secret string, now time.Time) (staff.Person, bool, error) {
	var person staff.Person
	var until int64
	found := false
	err := v.reader.Query(ctx, engine.Query{SQL: selectPass, Args: []any{hashed(secret), string(kind)}, Row: func(scan engine.Scan) (err error) {
		found = true
		person, err = scanPerson(scan, &until)
		return err
	}})
	return person, found && person.Active && now.UnixMicro() < until, err
}

// DeskSubject is the chain in which the desk's own history stands: its people.
const DeskSubject = "desk"

// SavePeople saves people who come or change together, and the entry that tells it, in
// the desk's history. It returns the entry's place there, and fails with engine.Taken of
// table "event" where someone else saved there since the people were read.
func (t *Tx) SavePeople(ctx context.Context, held HeldPeople, after []staff.Person, entry history.Entry) (int, error) {
	var before []staff.Person
	for _, p := range after {
		if was, known := held.Everyone[p.ID]; known {
			before = append(before, was)
		}
	}
	entry.Subject, entry.Changes = DeskSubject, history.Diff(recordsOf(before), recordsOf(after))
	if err := t.putPeople(ctx, after); err != nil {
		return 0, err
	}
	if err := t.putAbsences(ctx, before, after); err != nil {
		return 0, err
	}
	head, err := t.append(ctx, held.Head, entry)
	return head.Seq, err
}

// putPeople saves people, those first who lose a mark that another one gets.
func (t *Tx) putPeople(ctx context.Context, people []staff.Person) error {
	for _, lead := range []bool{false, true} {
		for _, p := range people {
			if p.RetentionLead != lead {
				continue
			}
			if err := t.putPerson(ctx, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func recordsOf(people []staff.Person) []history.Record {
	var records []history.Record
	for _, p := range people {
		records = append(records, p.Records()...)
	}
	return records
}
