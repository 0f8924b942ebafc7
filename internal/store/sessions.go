package store

import (
	"context"
	"time"

	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

// Sitting is a person's session in a browser.
type Sitting struct {
	ID             string // the hash of its secret
	Person         staff.Person
	BegunAt        time.Time
	SeenAt         time.Time // within a few minutes
	FreshAt        time.Time // when they last proved who they are
	Until          time.Time
	Way            signin.Way
	Address, Agent string
}

const (
	putSitting = `
	insert into pass (hash, kind, person_id, expires_at, begun_at, seen_at, fresh_at, way, address, agent)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
	selectSitting = `
	select ` + personColumns + `, s.hash, s.expires_at, s.begun_at, s.seen_at, s.fresh_at, s.way, s.address, s.agent
	  from (select hash, person_id, expires_at, begun_at, seen_at, fresh_at, way, address, agent from pass where hash = $1 and kind = $2) s
	  join person on id = s.person_id`
	seeSitting   = `update pass set seen_at = $2 where hash = $1`
	dropSittings = `delete from pass where person_id = $1 and kind = $2 and hash <> $3`
	dropPasses   = `delete from pass where person_id = $1`
)

// PutSitting opens a session. Passes that have run out are forgotten.
func (t *Tx) PutSitting(ctx context.Context, secret string, s Sitting) error {
	if err := t.writer.Exec(ctx, dropStale, s.SeenAt.UnixMicro()); err != nil {
		return err
	}
	return t.writer.Exec(ctx, putSitting, hashed(secret), string(Session), string(s.Person.ID), micro(s.Until), micro(s.BegunAt), micro(s.SeenAt),
		micro(s.FreshAt), string(s.Way), s.Address, s.Agent)
}

// Sitting finds the session that a secret opens, of whomever it is.
func (v *View) Sitting(ctx context.Context, secret string) (s Sitting, found bool, err error) {
	var until, begun, seen, fresh int64
	err = v.reader.Query(ctx, engine.Query{SQL: selectSitting, Args: []any{hashed(secret), string(Session)}, Row: func(scan engine.Scan) (err error) {
		found = true
		s.Person, err = scanPerson(scan, &s.ID, &until, &begun, &seen, &fresh, &s.Way, &s.Address, &s.Agent)
		return err
	}})
	s.Until, s.BegunAt, s.SeenAt, s.FreshAt = moment(until), moment(begun), moment(seen), moment(fresh)
	return s, found, err
}

// SeeSitting notes that a session is used.
func (t *Tx) SeeSitting(ctx context.Context, id string, at time.Time) error {
	return t.writer.Exec(ctx, seeSitting, id, at.UnixMicro())
}

// DropSittings ends a person's sessions but one.
func (t *Tx) DropSittings(ctx context.Context, person staff.ID, but string) error {
	return t.writer.Exec(ctx, dropSittings, string(person), string(Session), but)
}

// DropPasses makes everything that lets a person in worthless: links, sessions,
// tokens, known devices.
func (t *Tx) DropPasses(ctx context.Context, person staff.ID) error {
	return t.writer.Exec(ctx, dropPasses, string(person))
}

// Challenge is what is asked of someone who comes in, until they answer.
type Challenge struct {
	Kind   string
	Person staff.ID // empty where nobody is known yet
	Body   string
	Until  time.Time
}

const (
	putChallenge    = `insert into challenge (hash, kind, person_id, body, expires_at) values ($1, $2, $3, $4, $5)`
	selectChallenge = `select kind, person_id, body, expires_at from challenge where hash = $1 and kind = $2`
	dropChallenge   = `delete from challenge where hash = $1`
	oldChallenges   = `delete from challenge where expires_at < $1`
)

// PutChallenge keeps a challenge. Those that have run out are forgotten.
func (t *Tx) PutChallenge(ctx context.Context, secret string, c Challenge, now time.Time) error {
	if err := t.writer.Exec(ctx, oldChallenges, now.UnixMicro()); err != nil {
		return err
	}
	return t.writer.Exec(ctx, putChallenge, hashed(secret), c.Kind, string(c.Person), c.Body, c.Until.UnixMicro())
}

// Challenge finds a challenge that can still be answered.
func (v *View) Challenge(ctx context.Context, kind, secret string, now time.Time) (c Challenge, found bool, err error) {
	var until int64
	found, err = v.one(ctx, selectChallenge, []any{hashed(secret), kind}, &c.Kind, &c.Person, &c.Body, &until)
	c.Until = moment(until)
	return c, found && now.Before(c.Until), err
}

// UseChallenge makes a challenge worthless. It fails with engine.Taken of table
// "answer" where someone else is answering it.
func (t *Tx) UseChallenge(ctx context.Context, secret string, now time.Time) error {
	if err := t.PutAnswer(ctx, Key{Actor: "challenge", Value: hashed(secret)}, "", now); err != nil {
		return err
	}
	return t.writer.Exec(ctx, dropChallenge, hashed(secret))
}

// SpendCode makes a second factor's code worthless: each is good once. It fails with
// engine.Taken of table "answer" where it was used.
func (t *Tx) SpendCode(ctx context.Context, person staff.ID, code string, now time.Time) error {
	return t.PutAnswer(ctx, Key{Actor: "code", Value: string(person) + "/" + code}, "", now)
}
