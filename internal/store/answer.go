package store

import (
	"context"
	"time"

	"rebond/internal/domain/staff"
)

// Key is an actor's idempotency key for one request, with the hash of what was
// asked: the same key with another question is a mistake, not a repeat.
type Key struct {
	Actor   staff.ID
	Value   string
	Request string
}

func (k Key) name() string { return string(k.Actor) + "/" + k.Value }

const (
	selectAnswer = `select request, body from answer where key = $1`
	putAnswer    = `insert into answer (key, request, body, at) values ($1, $2, $3, $4)`
	dropAnswers  = `delete from answer where at < $1`
)

// Answer finds what was answered to a request before, and the hash of what had
// been asked.
func (v *View) Answer(ctx context.Context, key Key) (request, body string, found bool, err error) {
	found, err = v.one(ctx, selectAnswer, []any{key.name()}, &request, &body)
	return request, body, found, err
}

// PutAnswer keeps what is answered. It fails with engine.Taken of table "answer"
// where the same request is being answered by someone else.
func (t *Tx) PutAnswer(ctx context.Context, key Key, body string, at time.Time) error {
	return t.writer.Exec(ctx, putAnswer, key.name(), key.Request, body, at.UnixMicro())
}

// DropAnswers forgets the answers given before an instant.
func (t *Tx) DropAnswers(ctx context.Context, before time.Time) error {
	return t.writer.Exec(ctx, dropAnswers, before.UnixMicro())
}
