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

const personColumns = `id, name, email, role, team, lang, active`

const (
	putPerson = `
	insert into person (` + personColumns + `) values ($1, $2, $3, $4, $5, $6, $7)
	on conflict (id) do update set name = excluded.name, email = excluded.email, role = excluded.role,
		team = excluded.team, lang = excluded.lang, active = excluded.active`
	selectPeople = `select ` + personColumns + ` from person order by name, id`
)

func (t *Tx) putPerson(ctx context.Context, p staff.Person) error {
	active := 0
	if p.Active {
		active = 1
	}
	return t.writer.Exec(ctx, putPerson, string(p.ID), p.Name, p.Email, string(p.Role), string(p.Team), p.Lang, active)
}

// People lists everyone, by name.
func (v *View) People(ctx context.Context) ([]staff.Person, error) {
	var people []staff.Person
	err := v.reader.Query(ctx, engine.Query{SQL: selectPeople, Row: func(scan engine.Scan) error {
		p, err := scanPerson(scan)
		people = append(people, p)
		return err
	}})
	return people, err
}

func scanPerson(scan engine.Scan, more ...any) (staff.Person, error) {
	var p staff.Person
	var active int
	err := scan(append([]any{&p.ID, &p.Name, &p.Email, &p.Role, &p.Team, &p.Lang, &active}, more...)...)
	p.Active = active == 1
	return p, err
}

const (
	selectPerson   = `select ` + personColumns + ` from person where id = $1`
	countAccounts  = `select count(*) from account where owner_id = $1`
	countOtherAdms = `select count(*) from person where role = 'admin' and active = 1 and id <> $1`
)

// Person reads a person, and what holds them to their role.
func (v *View) Person(ctx context.Context, id staff.ID) (person staff.Person, ties staff.Ties, found bool, err error) {
	others := 0
	err = v.reader.Query(ctx,
		engine.Query{SQL: selectPerson, Args: []any{string(id)}, Row: func(scan engine.Scan) (err error) {
			found = true
			person, err = scanPerson(scan)
			return err
		}},
		engine.Query{SQL: countAccounts, Args: []any{string(id)}, Row: func(scan engine.Scan) error { return scan(&ties.Accounts) }},
		engine.Query{SQL: countOtherAdms, Args: []any{string(id)}, Row: func(scan engine.Scan) error { return scan(&others) }})
	ties.OnlyAdmin = person.Role == staff.Admin && others == 0
	return person, ties, found, err
}

// Pass is what lets a person in.
type Pass string

const (
	SignInLink Pass = "sign_in_link" // opens a session, once
	SetUpLink  Pass = "set_up_link"  // makes the first admin, once
	Session    Pass = "session"      // in a browser
	Token      Pass = "token"        // of the API
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
	select p.id, p.name, p.email, p.role, p.team, p.lang, p.active, s.expires_at
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

// SavePerson saves a person and the entry that tells it, in the desk's history.
func (t *Tx) SavePerson(ctx context.Context, before *staff.Person, after staff.Person, entry history.Entry) error {
	var held []history.Record
	if before != nil {
		held = append(held, *before)
	}
	entry.Subject, entry.Changes = DeskSubject, history.Diff(held, []history.Record{after})
	var head Head
	if _, err := t.one(ctx, selectChain, []any{DeskSubject}, &head.Seq, &head.Hash); err != nil {
		return err
	}
	if err := t.putPerson(ctx, after); err != nil {
		return err
	}
	_, err := t.append(ctx, head, entry)
	return err
}
