package store

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"rebond/internal/domain/history"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store/engine"
)

// Means is what a person signs in with, with its secrets: hashes, or sealed.
type Means struct {
	signin.Means
	Password string   // hashed, with its parameters
	Second   string   // the second factor's secret, sealed
	Recovery []string // the hashes of the recovery codes that are left
	Passkeys []Passkey
	Head     Head // of the desk's history, as it was read with them
}

// Passkey is a key of a person's device, and what is known of it.
type Passkey struct {
	signin.Passkey
	Credential string // JSON
	UsedAt     time.Time
}

// Records are the means as history tells them.
func (m Means) Records() []history.Record {
	records := []history.Record{m.Means}
	for _, k := range m.Passkeys {
		records = append(records, k.Passkey)
	}
	return records
}

const (
	meansColumns = `person_id, password, password_set_at, short_password, second_factor, second_set_at, recovery,
		provider_issuer, provider_subject, provider_email, provider_since`
	passkeyColumns = `id, person_id, name, credential, added_at, used_at`
	selectMeans    = `select ` + meansColumns + ` from sign_in_means where person_id = $1`
	selectPasskeys = `select ` + passkeyColumns + ` from passkey where person_id = $1`
	allMeans       = `select ` + meansColumns + ` from sign_in_means`
	allPasskeys    = `select ` + passkeyColumns + ` from passkey`
	putMeans       = `
	insert into sign_in_means (` + meansColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
	on conflict (person_id) do update set password = excluded.password, password_set_at = excluded.password_set_at,
		short_password = excluded.short_password, second_factor = excluded.second_factor, second_set_at = excluded.second_set_at,
		recovery = excluded.recovery, provider_issuer = excluded.provider_issuer, provider_subject = excluded.provider_subject,
		provider_email = excluded.provider_email, provider_since = excluded.provider_since`
	rehash     = `update sign_in_means set password = $2 where person_id = $1 and password = $3`
	putPasskey = `
	insert into passkey (` + passkeyColumns + `) values ($1, $2, $3, $4, $5, $6)
	on conflict (id) do update set name = excluded.name, credential = excluded.credential, used_at = excluded.used_at`
	dropPasskey = `delete from passkey where id = $1`
	someone     = `select ` + personColumns + ` from person where id = $1`
	personNamed = `select ` + personColumns + ` from person where email = $1 and email <> ''`
	personOfKey = `select person_id from passkey where id = $1`
	// Who is linked is found by an index of those alone.
	personLinked = `select person_id from sign_in_means where provider_issuer = $1 and provider_subject = $2 and provider_subject <> ''`
)

// Means reads what a person signs in with. Whatever is decided on it is saved on the
// head that was read with it.
func (v *View) Means(ctx context.Context, person staff.ID) (Means, error) {
	m := Means{Means: signin.Means{Person: person}}
	err := v.reader.Query(ctx,
		engine.Query{SQL: selectChain, Args: []any{DeskSubject}, Row: func(scan engine.Scan) error { return scan(&m.Head.Seq, &m.Head.Hash) }},
		engine.Query{SQL: selectMeans, Args: []any{string(person)}, Row: func(scan engine.Scan) error { return scanMeans(scan, &m) }},
		engine.Query{SQL: selectPasskeys, Args: []any{string(person)}, Row: func(scan engine.Scan) error {
			k, err := scanPasskey(scan)
			m.Passkeys = append(m.Passkeys, k)
			return err
		}})
	slices.SortFunc(m.Passkeys, func(a, b Passkey) int { return a.AddedAt.Compare(b.AddedAt) })
	return m, err
}

func scanMeans(scan engine.Scan, m *Means) error {
	var passwordAt, secondAt, since int64
	var short int
	var recovery string
	linked := &m.Linked
	if err := scan(&m.Person, &m.Password, &passwordAt, &short, &m.Second, &secondAt, &recovery,
		&linked.Issuer, &linked.Subject, &linked.Email, &since); err != nil {
		return err
	}
	m.PasswordSetAt, m.SecondSetAt, m.ShortPassword, linked.Since = moment(passwordAt), moment(secondAt), short == 1, moment(since)
	err := json.Unmarshal([]byte(recovery), &m.Recovery)
	m.RecoveryLeft = len(m.Recovery)
	return err
}

func scanPasskey(scan engine.Scan) (Passkey, error) {
	var k Passkey
	var added, used int64
	err := scan(&k.ID, &k.Person, &k.Name, &k.Credential, &added, &used)
	k.AddedAt, k.UsedAt = moment(added), moment(used)
	return k, err
}

// moment is a kept instant, zero where there is none.
func moment(micro int64) time.Time {
	if micro == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micro)
}

func micro(at time.Time) int64 {
	if at.IsZero() {
		return 0
	}
	return at.UnixMicro()
}

// Someone finds a person.
func (v *View) Someone(ctx context.Context, id staff.ID) (person staff.Person, found bool, err error) {
	return v.whoever(ctx, someone, string(id))
}

// PersonNamed finds who has an e-mail address.
func (v *View) PersonNamed(ctx context.Context, email string) (person staff.Person, found bool, err error) {
	return v.whoever(ctx, personNamed, email)
}

func (v *View) whoever(ctx context.Context, sql, by string) (person staff.Person, found bool, err error) {
	err = v.reader.Query(ctx, engine.Query{SQL: sql, Args: []any{by}, Row: func(scan engine.Scan) (err error) {
		found = true
		person, err = scanPerson(scan)
		return err
	}})
	return person, found, err
}

// PersonOfPasskey finds whose passkey it is.
func (v *View) PersonOfPasskey(ctx context.Context, passkey string) (person staff.ID, found bool, err error) {
	found, err = v.one(ctx, personOfKey, []any{passkey}, &person)
	return person, found, err
}

// PersonLinked finds whom someone at the provider is linked to.
func (v *View) PersonLinked(ctx context.Context, issuer, subject string) (person staff.ID, found bool, err error) {
	found, err = v.one(ctx, personLinked, []any{issuer, subject}, &person)
	return person, found, err
}

// SaveMeans saves what a person signs in with, and the entry that tells it. It fails with
// engine.Taken of table "event" where someone else saved in the desk's history since it
// was read.
func (t *Tx) SaveMeans(ctx context.Context, before, after Means, entry history.Entry) error {
	entry.Subject, entry.Changes = DeskSubject, history.Diff(before.Records(), after.Records())
	if err := t.putMeans(ctx, after); err != nil {
		return err
	}
	for _, k := range before.Passkeys {
		if !slices.ContainsFunc(after.Passkeys, func(kept Passkey) bool { return kept.ID == k.ID }) {
			if err := t.writer.Exec(ctx, dropPasskey, k.ID); err != nil {
				return err
			}
		}
	}
	for _, k := range after.Passkeys {
		if err := t.PutPasskey(ctx, k); err != nil {
			return err
		}
	}
	_, err := t.append(ctx, before.Head, entry)
	return err
}

func (t *Tx) putMeans(ctx context.Context, m Means) error {
	recovery := "[]"
	if len(m.Recovery) > 0 {
		text, err := encoded(m.Recovery)
		if err != nil {
			return err
		}
		recovery = text
	}
	short := 0
	if m.ShortPassword {
		short = 1
	}
	return t.writer.Exec(ctx, putMeans, string(m.Person), m.Password, micro(m.PasswordSetAt), short, m.Second, micro(m.SecondSetAt), recovery,
		m.Linked.Issuer, m.Linked.Subject, m.Linked.Email, micro(m.Linked.Since))
}

// PutPasskey keeps what a passkey's device said last.
func (t *Tx) PutPasskey(ctx context.Context, k Passkey) error {
	return t.writer.Exec(ctx, putPasskey, k.ID, string(k.Person), k.Name, k.Credential, micro(k.AddedAt), micro(k.UsedAt))
}

// Rehash keeps the same password under other parameters, where it is still the one.
func (t *Tx) Rehash(ctx context.Context, person staff.ID, was, is string) error {
	return t.writer.Exec(ctx, rehash, string(person), is, was)
}

// meansRecords are all means as history tells them.
func (v *View) meansRecords(ctx context.Context) ([]history.Record, error) {
	var records []history.Record
	err := v.reader.Query(ctx,
		engine.Query{SQL: allMeans, Row: func(scan engine.Scan) error {
			var m Means
			err := scanMeans(scan, &m)
			records = append(records, m.Means)
			return err
		}},
		engine.Query{SQL: allPasskeys, Row: func(scan engine.Scan) error {
			k, err := scanPasskey(scan)
			records = append(records, k.Passkey)
			return err
		}})
	return records, err
}

// LoseMeans tells, in the desk's history, that what people signed in with didn't come
// along with their accounts: what that history last said of it is no more. Where it said
// nothing, nothing is told.
func (t *Tx) LoseMeans(ctx context.Context, entry history.Entry) error {
	told, err := t.Entries(ctx, DeskSubject, 0)
	if err != nil || len(told) == 0 {
		return err
	}
	means, passkey := signin.Means{}.Ref().Kind, signin.Passkey{}.Ref().Kind
	last := map[history.Change]history.Change{}
	var order []history.Change
	for _, past := range told {
		for _, c := range past.Changes {
			if c.Ref.Kind != means && c.Ref.Kind != passkey {
				continue
			}
			place := history.Change{Ref: c.Ref, Field: c.Field}
			if _, known := last[place]; !known {
				order = append(order, place)
			}
			last[place] = c
		}
	}
	for _, place := range order {
		if c := last[place]; c.After != "" {
			entry.Changes = append(entry.Changes, history.Change{Ref: c.Ref, Field: c.Field, Before: c.After, Personal: c.Personal})
		}
	}
	if len(entry.Changes) == 0 {
		return nil
	}
	return t.Tell(ctx, entry)
}

// Tell adds an entry to the desk's history, with the changes that it brings.
func (t *Tx) Tell(ctx context.Context, entry history.Entry) error {
	entry.Subject = DeskSubject
	head, err := t.head(ctx, DeskSubject)
	if err == nil {
		_, err = t.append(ctx, head, entry)
	}
	return err
}
