package app

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// On PostgreSQL each round is one trip to the server and back.
func TestAChurnRequestTakesThreeRounds(t *testing.T) {
	ctx := t.Context()
	db, err := engine.Open(ctx, filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	counted := &counting{Engine: db}
	s, err := store.On(ctx, counted)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, time.June, 9, 10, 0, 0, 0, time.UTC)
	desk, err := on(ctx, s, FakeClock(func() time.Time { return now }))
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	if err := desk.Lists.begin(ctx); err != nil {
		t.Fatal(err)
	}
	omar, err := desk.People.Add(ctx, staff.Desk, staff.Person{Name: "Omar Belkacem", Role: staff.CX, Lang: "fr", Active: true}, because.One("EV-2", "person.demo"))
	if err != nil {
		t.Fatal(err)
	}
	token := store.NewSecret()
	err = s.Save(ctx, func(tx *store.Tx) error {
		return tx.PutPass(ctx, store.Token, token, omar.ID, time.Now(), time.Now().Add(time.Hour))
	})
	if err != nil {
		t.Fatal(err)
	}
	request := func(name string) {
		holder, err := desk.People.AdmitHolder(ctx, token, From{})
		if err != nil {
			t.Fatal(err)
		}
		account, err := desk.Accounts.Find(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		wish := churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "Trop cher."}
		if _, err := desk.Churn.Open(ctx, Call{Actor: holder.Actor, Key: name}, account, wish); err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range []string{"CRM-1", "CRM-2"} {
		salon := partner.Account{Key: key, Name: "Salon " + key, City: "Lyon", Owner: omar.ID, Platform: partner.Connect, Status: partner.Active}
		if _, err := desk.Accounts.Add(ctx, staff.Desk, salon, because.One("EV-3", "account.demo")); err != nil {
			t.Fatal(err)
		}
	}
	request("CRM-1") // reads who is there, and notes that they use their token
	counted.rounds.Store(0)
	request("CRM-2")
	if rounds := counted.rounds.Load(); rounds != 3 {
		t.Errorf("a churn request took %d rounds, want three: whose account it is, what is there, and saving", rounds)
	}
}

// counting is an engine that counts the rounds of questions and of saving.
type counting struct {
	engine.Engine
	rounds atomic.Int32
}

func (c *counting) Query(ctx context.Context, queries ...engine.Query) error {
	c.rounds.Add(1)
	return c.Engine.Query(ctx, queries...)
}

func (c *counting) Read(ctx context.Context, read func(engine.Reader) error) error {
	c.rounds.Add(1) // its end
	return c.Engine.Read(ctx, func(r engine.Reader) error { return read(countingReader{r, c}) })
}

func (c *counting) Write(ctx context.Context, write func(engine.Writer) error) error {
	c.rounds.Add(1)
	return c.Engine.Write(ctx, func(w engine.Writer) error { return write(countingWriter{w, countingReader{w, c}}) })
}

type countingReader struct {
	engine.Reader
	by *counting
}

func (r countingReader) Query(ctx context.Context, queries ...engine.Query) error {
	r.by.rounds.Add(1)
	return r.Reader.Query(ctx, queries...)
}

type countingWriter struct {
	engine.Writer
	reader countingReader
}

func (w countingWriter) Query(ctx context.Context, queries ...engine.Query) error {
	return w.reader.Query(ctx, queries...)
}
