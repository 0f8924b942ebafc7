package fault

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rebond/internal/cli"
	"rebond/internal/store/engine"
	"rebond/test/pg"
)

// run runs a command as someone does who types it.
func run(args ...string) (code int, said string) {
	var out bytes.Buffer
	code = cli.Run(context.Background(), args, nil, strings.NewReader(""), &out, &out)
	return code, oneLine(out.String())
}

func TestAStartThatFailsSaysWhyAndWhatToDo(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	cases := []struct {
		name   string
		db     func(t *testing.T) string
		listen string
		fr, en string
	}{
		{"a folder", func(t *testing.T) string { return t.TempDir() }, "", "est un dossier. Donner à --db le chemin d’un fichier", "is a folder. Give --db the path of a file"},
		{"in no folder", func(t *testing.T) string { return filepath.Join(t.TempDir(), "none", "desk.db") }, "", "n’existe pas. Le créer, ou corriger --db", "doesn’t exist. Make it, or correct --db"},
		{"a file that is no database", letter, "", "n’est pas une base de Rebond ; le fichier n’a pas été modifié", "is no database of Rebond; the file wasn’t changed"},
		{"a database cut short", cutShort, "", "est abîmée", "is damaged"},
		{"where nothing can be written", readOnly, "", "Impossible d’écrire dans la base", "can’t be written to"},
		{"on a full disk", full, "", "est plein. Libérer de la place", "is full. Make room"},
		{"of a newer version", func(t *testing.T) string { return newer(t, newDesk(t)) }, "", "par une version plus récente de Rebond", "by a newer version of Rebond"},
		{"of a newer version, on PostgreSQL", func(t *testing.T) string { return newer(t, pg.Fresh(t)) }, "", "par une version plus récente de Rebond", "by a newer version of Rebond"},
		{"on a server that isn’t there", func(*testing.T) string { return "postgres://rebond:secret@127.0.0.1:1/desk" }, "", "ne laisse pas entrer", "lets nobody in"},
		{"at an address that is taken", newDesk, taken.Addr().String(), "est déjà prise", "is taken already"},
		{"at an address that is none", newDesk, "256.0.0.1:80", "Choisir une autre adresse", "Choose another address"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			db := c.db(t)
			for lang, want := range map[string]string{"fr": c.fr, "en": c.en} {
				code, said := run("serve", "--lang", lang, "--db", db, "--listen", max(c.listen, "127.0.0.1:0"))
				if code != 1 || !strings.Contains(said, want) || strings.Contains(said, "secret") {
					t.Errorf("ended with %d and said %q, want 1 and %q", code, said, want)
				}
			}
		})
	}
}

func newDesk(t *testing.T) string { return filepath.Join(t.TempDir(), "desk.db") }

func letter(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "letter.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("Madame, Monsieur, ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// cutShort is a database of which only the first half is left.
func cutShort(t *testing.T) string {
	path := newDesk(t)
	desk := opened(t, path)
	populate(t, desk)
	closed(t, desk)
	is, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, is.Size()/2); err != nil {
		t.Fatal(err)
	}
	return path
}

// readOnly is a database on a disk that takes no more writes; without root's rights, in a folder
// that doesn't.
func readOnly(t *testing.T) string {
	if os.Geteuid() != 0 {
		path := newDesk(t)
		closed(t, opened(t, path))
		if err := os.Chmod(filepath.Dir(path), 0o500); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
		return path
	}
	disk := smallDisk(t, "8m")
	path := filepath.Join(disk, "desk.db")
	closed(t, opened(t, path))
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	return path
}

func full(t *testing.T) string {
	disk := smallDisk(t, "1m")
	fillUp(t, filepath.Join(disk, "ballast"))
	return filepath.Join(disk, "desk.db")
}

// newer is a database with a step that this version doesn't know.
func newer(t *testing.T, at string) string {
	closed(t, opened(t, at))
	db, err := engine.Open(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Write(t.Context(), func(w engine.Writer) error {
		return w.Exec(t.Context(), "insert into goose_db_version (version_id, is_applied) values (99999, true)")
	})
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// served runs a desk until the test ends.
func served(t *testing.T, db string) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	out, in := io.Pipe()
	ended := make(chan int)
	go func() {
		ended <- cli.Run(ctx, []string{"serve", "--db", db, "--listen", "127.0.0.1:0"}, nil, strings.NewReader(""), in, io.Discard)
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != 0 {
			t.Errorf("the desk ended with %d", code)
		}
	})
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
}

func TestADatabaseThatADeskHoldsIsOnlyReadBesideIt(t *testing.T) {
	db, export := newDesk(t), accountsExport(t)
	served(t, db)
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"a second desk", []string{"serve"}, 1, "tenue par un autre Rebond (processus"},
		{"an import", []string{"import", "accounts", export}, 1, "tenue par un autre Rebond (processus"},
		{"a night", []string{"night"}, 1, "tenue par un autre Rebond (processus"},
		{"a preview", []string{"import", "accounts", export, "--preview"}, 0, "1 à créer"},
		{"a dry night", []string{"night", "--dry-run"}, 0, "Rien n’a été enregistré"},
		{"a verification", []string{"verify"}, 0, "0 écart"},
	} {
		if code, said := run(append(c.args, "--db", db)...); code != c.code || !strings.Contains(said, c.says) {
			t.Errorf("%s ended with %d and said %q, want %d and %q", c.name, code, said, c.code, c.says)
		}
	}
	other := filepath.Join(t.TempDir(), "other.db")
	if err := os.Symlink(db, other); err != nil {
		t.Fatal(err)
	}
	if code, said := run("night", "--db", other); code != 1 || !strings.Contains(said, "tenue par un autre Rebond") {
		t.Errorf("by another name it can be written to: %d, %q", code, said)
	}
}

func TestLookingMakesNothing(t *testing.T) {
	db, export := newDesk(t), accountsExport(t)
	if code, said := run("import", "accounts", export, "--preview", "--db", db); code != 0 || !strings.Contains(said, "1 à créer") {
		t.Errorf("a preview without a database ended with %d and said %q", code, said)
	}
	for _, args := range [][]string{{"night", "--dry-run"}, {"verify"}} {
		if code, said := run(append(args, "--db", db)...); code != 1 || !strings.Contains(said, "Aucune base à "+db) {
			t.Errorf("%v without a database ended with %d and said %q", args, code, said)
		}
	}
	made, err := filepath.Glob(filepath.Dir(db) + "/*")
	if err != nil || len(made) != 0 {
		t.Errorf("looking made %v", made)
	}
}

func TestOfADatabaseThatIsOnlyReadNothingIsChanged(t *testing.T) {
	db := newDesk(t)
	closed(t, opened(t, db))
	before, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	if code, said := run("verify", "--db", db); code != 0 {
		t.Fatalf("ended with %d and said %q", code, said)
	}
	if after, err := os.ReadFile(db); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file isn’t what it was (%v)", err)
	}
}

func accountsExport(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "export.csv")
	text := "ID du compte;Nom du compte;Adresse de facturation (ville);Statut\n0013X0000000001AAA;Aurora Coiffure;Lyon;Active\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
