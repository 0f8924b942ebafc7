package store

import (
	"context"
	"time"

	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

// Guess counts tries in vain by one account, device or address.
type Guess struct {
	By     signin.Guessed
	Key    string // what is counted; only its hash is kept
	Number int
	At     time.Time // of the last one
}

func (g Guess) name() string { return hashed(string(g.By) + "/" + g.Key) }

const (
	lastGuess   = `select number, at from guess where key = $1 order by number desc limit 1`
	putGuess    = `insert into guess (key, number, at) values ($1, $2, $3)`
	dropGuess   = `delete from guess where key = $1 and number = $2`
	dropGuesses = `delete from guess where key = $1`
	oldGuesses  = `delete from guess where at < $1`
)

// Guesses reads how often something was tried in vain, and when last.
func (v *View) Guesses(ctx context.Context, by signin.Guessed, key string) (Guess, error) {
	g := Guess{By: by, Key: key}
	var at int64
	_, err := v.one(ctx, lastGuess, []any{g.name()}, &g.Number, &at)
	g.At = moment(at)
	return g, err
}

// PutGuess counts one more try. It fails with engine.Taken of table "guess" where
// another was counted since.
func (t *Tx) PutGuess(ctx context.Context, g Guess) error {
	return t.writer.Exec(ctx, putGuess, g.name(), g.Number, g.At.UnixMicro())
}

// DropGuess takes one try back: it wasn't in vain.
func (t *Tx) DropGuess(ctx context.Context, g Guess) error {
	return t.writer.Exec(ctx, dropGuess, g.name(), g.Number)
}

// DropGuesses forgets all tries by something.
func (t *Tx) DropGuesses(ctx context.Context, g Guess) error {
	return t.writer.Exec(ctx, dropGuesses, g.name())
}

// ForgetGuesses forgets tries before an instant.
func (t *Tx) ForgetGuesses(ctx context.Context, before time.Time) error {
	return t.writer.Exec(ctx, oldGuesses, before.UnixMicro())
}

// Entrance is one time that someone came in, or was turned away.
type Entrance struct {
	ID             string
	Person         staff.ID // empty where nobody has the address that was typed
	At             time.Time
	Way            signin.Way
	Outcome        signin.Outcome
	Address, Agent string // on the network; of the browser
}

const (
	putEntrance  = `insert into sign_in (id, person_id, at, way, outcome, address, agent) values ($1, $2, $3, $4, $5, $6, $7)`
	entrances    = `select id, person_id, at, way, outcome, address, agent from sign_in where person_id = $1 order by at desc limit $2`
	oldEntrances = `delete from sign_in where at < $1`
)

// PutEntrance keeps one.
func (t *Tx) PutEntrance(ctx context.Context, e Entrance) error {
	return t.writer.Exec(ctx, putEntrance, e.ID, string(e.Person), e.At.UnixMicro(), string(e.Way), string(e.Outcome), e.Address, e.Agent)
}

// ForgetEntrances forgets those before an instant.
func (t *Tx) ForgetEntrances(ctx context.Context, before time.Time) error {
	return t.writer.Exec(ctx, oldEntrances, before.UnixMicro())
}

// Entrances lists a person's last ones, the latest first.
func (v *View) Entrances(ctx context.Context, person staff.ID, most int) ([]Entrance, error) {
	var all []Entrance
	err := v.reader.Query(ctx, engine.Query{SQL: entrances, Args: []any{string(person), most}, Row: func(scan engine.Scan) error {
		var e Entrance
		var at int64
		err := scan(&e.ID, &e.Person, &at, &e.Way, &e.Outcome, &e.Address, &e.Agent)
		e.At = moment(at)
		all = append(all, e)
		return err
	}})
	return all, err
}
