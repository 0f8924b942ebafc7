package app_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/demo"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/store"
	"rebond/test/pg"
)

// filledFrom is a new desk on a database that an archive filled.
func filledFrom(t *testing.T, at string, file []byte) *desk {
	t.Helper()
	if _, err := app.Refill(ctx, at, bytes.NewReader(file), int64(len(file)), time.Now()); err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(ctx, at, app.RealClock())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return &desk{App: a, t: t, at: at}
}

// goesOn fails where the desk's history and present differ, or don't go on from an archive.
func (d *desk) goesOn(checkpoint []byte) {
	d.t.Helper()
	found, err := d.Verify(ctx)
	if err != nil || len(found.Flaws) > 0 || found.Entries == 0 {
		d.t.Errorf("verify finds %+v, %v", found, err)
	}
	flaws, err := d.Against(ctx, bytes.NewReader(checkpoint))
	if err != nil || len(flaws) > 0 {
		d.t.Errorf("against the archive’s heads it finds %+v, %v", flaws, err)
	}
}

func within(t *testing.T, file []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestEverythingGoesFromOneEngineToTheOtherAndBackByteForByte(t *testing.T) {
	told := newEmptyDesk(t)
	if err := demo.Fill(ctx, told.App); err != nil {
		t.Fatal(err)
	}
	first, manifest := told.archived(false)
	onPostgres := filledFrom(t, pg.Fresh(t), first)
	second, _ := onPostgres.archived(false)
	back := filledFrom(t, filepath.Join(t.TempDir(), "back.db"), second)
	third, _ := back.archived(false)
	if !bytes.Equal(first, second) || !bytes.Equal(second, third) {
		for _, f := range manifest.Files {
			if !bytes.Equal(within(t, first, f.Name), within(t, second, f.Name)) {
				t.Errorf("%s differs", f.Name)
			}
		}
		t.Error("the archives differ")
	}
	for _, d := range []*desk{onPostgres, back} {
		d.goesOn(within(t, first, "checkpoint.txt"))
	}
}

func TestAnArchiveHoldsNoSecretsUnlessTheyAreAskedFor(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		_, secret, err := d.People.Relink(ctx, staff.Desk, d.nina.ID)
		if err == nil {
			_, err = d.People.NewToken(ctx, secret)
		}
		if err == nil {
			err = putSecrets(d)
		}
		if err != nil {
			d.t.Fatal(err)
		}
		open, manifest := d.archived(false)
		z, err := zip.NewReader(bytes.NewReader(open), int64(len(open)))
		if err != nil {
			d.t.Fatal(err)
		}
		for _, f := range z.File {
			for _, secret := range []string{"argon2id-of-nina", "sealed-of-nina", "public-key-of-nina", "key-of-all-links"} {
				if strings.Contains(string(within(d.t, open, f.Name)), secret) {
					d.t.Errorf("%s holds %s", f.Name, secret)
				}
			}
			for _, table := range []string{"pass", "sign_in_means", "passkey", "challenge", "guess", "answer"} {
				if f.Name == table+".jsonl" {
					d.t.Errorf("%s goes along", table)
				}
			}
		}
		if len(manifest.LeftOut) != 7 || manifest.Secrets {
			d.t.Errorf("the manifest says that it lacks %+v", manifest.LeftOut)
		}
		without := filledFrom(d.t, filepath.Join(d.t.TempDir(), "without.db"), open)
		without.goesOn(within(d.t, open, "checkpoint.txt")) // history tells that the means stayed behind

		whole, _ := d.archived(true)
		for table, secret := range map[string]string{"sign_in_means": "argon2id-of-nina", "passkey": "public-key-of-nina", "setting": "key-of-all-links"} {
			if !strings.Contains(string(within(d.t, whole, table+".jsonl")), secret) {
				d.t.Errorf("%s isn’t in the archive with secrets", table)
			}
		}
		with := filledFrom(d.t, filepath.Join(d.t.TempDir(), "with.db"), whole)
		with.goesOn(within(d.t, whole, "checkpoint.txt"))
		again, manifest := with.archived(true)
		for _, f := range manifest.Files {
			if !bytes.Equal(within(d.t, again, f.Name), within(d.t, whole, f.Name)) {
				d.t.Errorf("with secrets, %s differs", f.Name)
			}
		}
	})
}

// putSecrets gives Nina a password, a second factor and a passkey, and the desk its key:
// the desk is closed meanwhile.
func putSecrets(d *desk) error {
	if err := d.App.Close(); err != nil {
		return err
	}
	s, err := store.Open(ctx, d.at)
	if err != nil {
		return err
	}
	err = s.Save(ctx, func(tx *store.Tx) error {
		none, err := tx.Means(ctx, d.nina.ID)
		if err != nil {
			return err
		}
		has := none
		has.Password, has.PasswordSetAt, has.Second, has.SecondSetAt = "argon2id-of-nina", d.now, "sealed-of-nina", d.now
		has.Passkeys = []store.Passkey{{Passkey: signin.Passkey{ID: "key-1", Person: d.nina.ID, Name: "Téléphone", AddedAt: d.now}, Credential: `"public-key-of-nina"`}}
		told := history.Told{Verb: "person.password_set", About: history.Ref{Kind: "person", ID: string(d.nina.ID)}}
		return errors.Join(tx.PutSetting(ctx, store.FormLinkKey, "key-of-all-links"),
			tx.SaveMeans(ctx, none, has, history.Entry{At: d.now, Actor: string(d.nina.ID), Told: told, Policy: "test"}))
	})
	err = errors.Join(err, s.Close())
	opened, failed := app.Open(ctx, d.at, d.clock())
	d.App = opened
	return errors.Join(err, failed)
}

func TestADatabaseIsFilledWholeOrNotAtAll(t *testing.T) {
	d := newDesk(t, filepath.Join(t.TempDir(), "desk.db"))
	good, _ := d.archived(false)
	for _, c := range []struct {
		name string
		file []byte
		says string
	}{
		{"no archive", []byte("key;name\n1;Aurora\n"), "export.not_archive"},
		{"an archive that was cut off", good[:len(good)/2], "export.not_archive"},
		{"another's archive", repacked(t, good, func(name string, text []byte) []byte {
			if name == "manifest.json" {
				return nil
			}
			return text
		}), "export.not_archive"},
		{"a word that was changed", repacked(t, good, func(name string, text []byte) []byte {
			if name == "account.jsonl" {
				return bytes.Replace(text, []byte("Aurora"), []byte("Aurore"), 1)
			}
			return text
		}), "export.damaged"},
		{"a table that is missing", repacked(t, good, func(name string, text []byte) []byte {
			if name == "event_personal.jsonl" {
				return nil
			}
			return text
		}), "export.damaged"},
		{"a newer schema", repacked(t, good, func(name string, text []byte) []byte { return schemaed(t, name, text, 1) }), "export.newer"},
		{"an older schema", repacked(t, good, func(name string, text []byte) []byte { return schemaed(t, name, text, -1) }), "export.older"},
		{"a bomb", repacked(t, good, func(name string, text []byte) []byte {
			if name == "manifest.json" {
				return resized(t, text, "night.jsonl", 8<<20)
			}
			if name == "night.jsonl" {
				return bytes.Repeat([]byte(" "), 8<<20)
			}
			return text
		}), "export.bomb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := filepath.Join(t.TempDir(), "new.db")
			_, err := app.Refill(ctx, at, bytes.NewReader(c.file), int64(len(c.file)), time.Now())
			refused, ok := refusal.Of(err)
			if !ok || string(refused.Unmet[0].Text) != c.says {
				t.Errorf("it is refused with %v, want %s", err, c.says)
			}
			if _, err := os.Stat(at); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("a database is left behind: %v", err)
			}
		})
	}
	t.Run("a database that holds something", func(t *testing.T) {
		at := prepared.Copy(t) // a new desk, which has its lists already
		_, err := app.Refill(ctx, at, bytes.NewReader(good), int64(len(good)), time.Now())
		if refused, ok := refusal.Of(err); !ok || string(refused.Unmet[0].Text) != "export.not_empty" {
			t.Errorf("it is filled: %v", err)
		}
	})
	t.Run("PostgreSQL stays empty", func(t *testing.T) {
		at := pg.Fresh(t)
		bad := repacked(t, good, func(name string, text []byte) []byte {
			if name == "setting.jsonl" { // the last of all tables
				return append(text, []byte("{}\n")...)
			}
			if name == "manifest.json" {
				return resized(t, text, "setting.jsonl", int64(len(within(t, good, "setting.jsonl"))+3))
			}
			return text
		})
		if _, err := app.Refill(ctx, at, bytes.NewReader(bad), int64(len(bad)), time.Now()); err == nil {
			t.Fatal("a row that isn’t one is taken")
		}
		filledFrom(t, at, good).goesOn(within(t, good, "checkpoint.txt"))
	})
}

// repacked is an archive with some of its files changed, or left out.
func repacked(t *testing.T, file []byte, change func(name string, text []byte) []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var made bytes.Buffer
	to := zip.NewWriter(&made)
	for _, f := range z.File {
		text := change(f.Name, within(t, file, f.Name))
		if text == nil {
			continue
		}
		into, err := to.Create(f.Name)
		if err == nil {
			_, err = into.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return made.Bytes()
}

func schemaed(t *testing.T, name string, text []byte, by int) []byte {
	if name != "manifest.json" {
		return text
	}
	return remade(t, text, func(m *app.Manifest) { m.Schema += by })
}

func resized(t *testing.T, text []byte, name string, to int64) []byte {
	return remade(t, text, func(m *app.Manifest) {
		for i := range m.Files {
			if m.Files[i].Name == name {
				m.Files[i].Bytes = to
			}
		}
	})
}

func remade(t *testing.T, text []byte, change func(*app.Manifest)) []byte {
	t.Helper()
	var m app.Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	change(&m)
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestOnlyAnAdminTakesEverythingAndHistoryHasIt(t *testing.T) { // EV-2
	d := newDesk(t, filepath.Join(t.TempDir(), "desk.db"))
	if _, err := d.Exports.Everything(ctx, d.mona, ""); err == nil {
		t.Error("a manager takes everything")
	}
	ada := d.person("Ada Roussillon", "admin")
	file, err := d.Exports.Everything(ctx, ada, "")
	text := d.taken(file, err)
	d.goesOn(within(t, []byte(text), "checkpoint.txt"))
	if told := d.lastExport(); !strings.HasPrefix(told, "Ada Roussillon everything") {
		t.Errorf("history says %q", told)
	}
}
