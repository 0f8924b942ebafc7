package engine

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rebond/test/pg"
)

func TestAWriteThatAServerDoesNotAnswerIsUnknownAndEnds(t *testing.T) {
	ctx, at := t.Context(), pg.Fresh(t)
	opened, err := openPostgres(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	p := opened.(*postgresPool)
	defer p.Close()
	p.patience = 300 * time.Millisecond
	holder, err := pgx.Connect(ctx, at)
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close(context.WithoutCancel(ctx))
	for _, sql := range []string{"create table kept (id integer)", "begin", "lock table kept"} {
		if _, err := holder.Exec(ctx, sql); err != nil {
			t.Fatal(err)
		}
	}
	keep := func() error {
		return p.Write(ctx, func(w Writer) error { return w.Exec(ctx, "insert into kept (id) values (1)") })
	}
	if err := keep(); !errors.Is(err, ErrUnknown) {
		t.Errorf("while the table is held: %v, want ErrUnknown", err)
	}
	if _, err := holder.Exec(ctx, "rollback"); err != nil {
		t.Fatal(err)
	}
	p.patience = writeLimit
	if err := keep(); err != nil {
		t.Errorf("once it is free: %v", err)
	}
}

func TestAServerThatHasNoConnectionLeftIsUnavailable(t *testing.T) {
	ctx := t.Context()
	opened, err := openPostgres(ctx, pg.Fresh(t)+"&pool_max_conns=1")
	if err != nil {
		t.Fatal(err)
	}
	p := opened.(*postgresPool)
	defer p.Close()
	p.patience = 100 * time.Millisecond
	_, err = p.Once(ctx, "all of them", func() error {
		return p.Write(ctx, func(w Writer) error { return w.Exec(ctx, "select 1") })
	})
	if !errors.Is(err, ErrUnavailable) || errors.Is(err, ErrUnknown) {
		t.Errorf("%v, want ErrUnavailable: nothing was sent", err)
	}
}

func TestTheServerEndsWhatNobodyWaitsFor(t *testing.T) {
	ctx := t.Context()
	opened, err := openPostgres(ctx, pg.Fresh(t))
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	for setting, want := range map[string]string{"statement_timeout": "15min", "idle_in_transaction_session_timeout": "5min"} {
		got := ""
		err := opened.Query(ctx, Query{SQL: "select current_setting($1)", Args: []any{setting}, Row: func(scan Scan) error { return scan(&got) }})
		if err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", setting, got, err, want)
		}
	}
}
