package store

import (
	"context"
	"strings"
	"time"

	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

// Way is a way in that is open in someone's name: a session or a token. Its id is a
// part of the secret's hash, which lets nobody in.
type Way struct {
	ID    string
	Kind  Pass
	Name  string // of a token
	Grip  staff.Grip
	Begun time.Time
	Seen  time.Time // within a few minutes; zero where it was never used
	Until time.Time
	From  string // the address it was used from last
	Agent string // the browser, as it names itself
	Here  bool   // it is the one that asks
}

// IsToken reports whether the way in is a token, not a session.
func (w Way) IsToken() bool { return w.Kind == Token }

const (
	wayID      = `substr(hash, 1, 16)`
	selectWays = `
	select ` + wayID + `, hash, kind, expires_at, name, reach, begun_at, seen_at, address, agent from pass
	 where person_id = $1 and kind in ('session', 'token') and expires_at > $2`
	endWay     = `delete from pass where person_id = $1 and kind in ('session', 'token') and ` + wayID + ` = $2`
	endOthers  = `delete from pass where person_id = $1 and kind = 'session' and hash <> $2`
	nameToken  = `update pass set name = $2, reach = $3, begun_at = $4 where hash = $1`
	seeToken   = `update pass set seen_at = $2, address = $3, agent = $4 where hash = $1`
	selectGrip = `select reach, seen_at from pass where hash = $1`
)

// Ways lists the ways in that are open in someone's name at an instant; here is the
// secret that asks.
func (v *View) Ways(ctx context.Context, person staff.ID, here string, now time.Time) ([]Way, error) {
	var ways []Way
	asks := hashed(here)
	err := v.reader.Query(ctx, engine.Query{SQL: selectWays, Args: []any{string(person), now.UnixMicro()}, Row: func(scan engine.Scan) error {
		var w Way
		var hash, grip string
		var begun, seen, until int64
		err := scan(&w.ID, &hash, &w.Kind, &until, &w.Name, &grip, &begun, &seen, &w.From, &w.Agent)
		w.Grip, w.Here = gripOf(grip), hash == asks
		w.Begun, w.Seen, w.Until = instant(begun), instant(seen), instant(until)
		ways = append(ways, w)
		return err
	}})
	return ways, err
}

func instant(micros int64) time.Time {
	if micros == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micros)
}

// gripOf reads what a token may be used for; nothing written is everything.
func gripOf(text string) staff.Grip {
	var grip staff.Grip
	for word := range strings.FieldsSeq(text) {
		grip = append(grip, staff.Reach(word))
	}
	return grip
}

func written(grip staff.Grip) string {
	words := make([]string, len(grip))
	for i, reach := range grip {
		words[i] = string(reach)
	}
	return strings.Join(words, " ")
}

// EndWay makes one way in worthless.
func (t *Tx) EndWay(ctx context.Context, person staff.ID, id string) error {
	return t.writer.Exec(ctx, endWay, string(person), id)
}

// EndOtherSessions makes all sessions of someone worthless but the one whose secret
// that is.
func (t *Tx) EndOtherSessions(ctx context.Context, person staff.ID, but string) error {
	return t.writer.Exec(ctx, endOthers, string(person), hashed(but))
}

// NameToken says what a token is for.
func (t *Tx) NameToken(ctx context.Context, secret, name string, grip staff.Grip, now time.Time) error {
	return t.writer.Exec(ctx, nameToken, hashed(secret), name, written(grip), now.UnixMicro())
}

// Grip reads what a token may be used for, and when it was last seen.
func (v *View) Grip(ctx context.Context, secret string) (staff.Grip, time.Time, error) {
	var grip string
	var seen int64
	_, err := v.one(ctx, selectGrip, []any{hashed(secret)}, &grip, &seen)
	return gripOf(grip), instant(seen), err
}

// SeeToken records that a token was used, and from where.
func (t *Tx) SeeToken(ctx context.Context, secret string, now time.Time, address, agent string) error {
	return t.writer.Exec(ctx, seeToken, hashed(secret), now.UnixMicro(), address, agent)
}

const (
	accountsOf = `select id, name from account where owner_id = $1 and id > $2 order by id limit $3`
	tasksOf    = `select id from task where state = 'open' and assignee = $1 order by due_on, id limit $2`
)

// Owned is an account that someone manages.
type Owned struct {
	ID, Name string
}

// AccountsOf lists some of the accounts that someone manages, by id, after one.
func (v *View) AccountsOf(ctx context.Context, owner staff.ID, after string, most int) ([]Owned, error) {
	var all []Owned
	err := v.reader.Query(ctx, engine.Query{SQL: accountsOf, Args: []any{string(owner), after, most}, Row: func(scan engine.Scan) error {
		var o Owned
		err := scan(&o.ID, &o.Name)
		all = append(all, o)
		return err
	}})
	return all, err
}

// TasksOf lists the first of someone's open tasks, by due day.
func (v *View) TasksOf(ctx context.Context, assignee staff.ID, most int) ([]string, error) {
	var all []string
	err := v.reader.Query(ctx, engine.Query{SQL: tasksOf, Args: []any{string(assignee), most}, Row: func(scan engine.Scan) error {
		var id string
		err := scan(&id)
		all = append(all, id)
		return err
	}})
	return all, err
}
