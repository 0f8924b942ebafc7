// Package house holds the tests of the house itself: who may import whom, that rules are cited
// where they are tested, and what no file may contain. ARCHITECTURE.md says why.
package house

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// room is a folder of packages and what it may import of ours, without its tests. A subfolder
// belongs to its nearest room; a room may import itself.
type room struct {
	name string
	from string // the other rooms that it may import
}

var rooms = []room{
	{"internal/domain", ""}, // see vocabulary and procedures below
	{"internal/words", "internal/domain"},
	{"internal/match", "internal/domain"},
	{"internal/sheet", "internal/domain"},
	{"internal/strict", "internal/domain"},
	{"internal/lately", ""},
	{"internal/decide", "internal/domain internal/strict internal/words"},

	{"internal/store/engine", ""},
	{"internal/store", "internal/domain internal/match internal/store/engine"},
	{"internal/store/storetest", "internal/domain internal/match internal/store internal/store/engine test"},
	{"internal/read", "internal/domain internal/lately internal/match internal/store internal/store/engine"}, // queries only

	// The door: only app writes, so nothing below but cmd, to wire it, sees the store.
	{"internal/app", "internal/domain internal/lately internal/match internal/sheet internal/read internal/store internal/store/engine"},

	{"internal/provider", "internal/domain"},
	{"internal/web/assets", ""},
	{"internal/web/page", "internal/domain internal/words internal/web/assets"},
	{"internal/web", "internal/app internal/decide internal/domain internal/provider internal/read internal/strict internal/words internal/web/assets internal/web/page"},
	{"internal/api", "internal/app internal/decide internal/domain internal/read internal/strict internal/words"},
	{"internal/demo", "internal/app internal/domain"},
	{"internal/cli", "internal/api internal/app internal/decide internal/demo internal/domain internal/provider internal/read internal/sheet internal/web internal/words"},

	{"cmd", "internal"},
	{"test", "internal"},
}

// The rooms of the domain. A procedure speaks with the vocabulary and never with another
// procedure; what one leads to in another is for those who know several.
const (
	vocabulary  = "because day effect export fold history moment move opportunity partner picklist places policy refusal round signin staff task view"
	procedures  = "alert billingstop churn letter prechurn winback"
	knowSeveral = "dossier followup"
)

// exceptions are imports of one procedure by another, each with its reason.
var exceptions = map[string]string{
	"letter billingstop": "the decision wavy-letter contains the stops that billing-stop counts (LW-7)",
}

// pure is all that the domain may import from outside: nothing here reads a clock, a file or a
// network, and nothing needs a context.
var pure = map[string]string{
	"every package": "cmp errors fmt iter maps math regexp slices sort strconv strings sync time unicode unicode/utf8 golang.org/x/text/unicode/norm",
	"view":          "net/url",                                    // a view is a list’s address
	"history":       "crypto/sha256 encoding/binary encoding/hex", // the chain
	"partner":       "hash/maphash github.com/nyaruka/phonenumbers golang.org/x/text/language golang.org/x/text/language/display",
	"policy":        "time/tzdata",
	"places":        "bytes compress/gzip embed io", // a list of towns, inside the binary
	// A list of common passwords; and the codes of a second factor, which are RFC 6238's.
	"signin": "bytes compress/gzip embed io crypto/hmac crypto/sha1 crypto/subtle encoding/binary",
}

// libraries says which rooms each library from outside belongs to, the standard library's with a
// side effect among them. A library with no line belongs nowhere.
var libraries = []struct{ name, rooms string }{
	{"database/sql", "internal/store/engine"},
	{"github.com/jackc/pgx/v5", "internal/store/engine test"},
	{"github.com/pressly/goose/v3", "internal/store/engine"},
	{"modernc.org/sqlite", "internal/store/engine"},

	{"net/http", "internal/web internal/api internal/cli internal/provider cmd test"},
	{"github.com/a-h/templ", "internal/web"},
	{"github.com/danielgtaylor/huma/v2", "internal/api"},
	{"github.com/alecthomas/kong", "internal/cli cmd"},

	{"github.com/google/uuid", "internal/app"},
	{"golang.org/x/crypto", "internal/app"},
	{"github.com/go-webauthn/webauthn", "internal/app"},
	{"github.com/coreos/go-oidc/v3", "internal/provider"},
	{"golang.org/x/oauth2", "internal/provider"},
	{"github.com/go-jose/go-jose/v4", "test"}, // signs for a directory of tests
	{"rsc.io/qr", "internal/web/page"},
	{"golang.org/x/text", "internal/domain internal/words internal/match internal/sheet internal/web internal/read"},
	{"github.com/nyaruka/phonenumbers", "internal/domain internal/match"},

	{"github.com/chromedp", "test"},
}

func TestEveryRoomImportsOnlyWhatItMay(t *testing.T) {
	for _, breach := range breaches(imports(t)) {
		t.Error(breach)
	}
}

func TestEveryRoomAndLibraryThatIsNamedIsThere(t *testing.T) {
	here := imports(t)
	named := map[string]bool{}
	for _, r := range rooms {
		named[r.name] = true
		for from := range strings.FieldsSeq(r.from) {
			named[from] = true
		}
	}
	for kin := range strings.FieldsSeq(vocabulary + " " + procedures + " " + knowSeveral) {
		named["internal/domain/"+kin] = true
	}
	for _, l := range libraries {
		for home := range strings.FieldsSeq(l.rooms) {
			named[home] = true
		}
		used := false
		for _, imported := range here {
			used = used || slices.ContainsFunc(imported, func(what string) bool { return within(what, l.name) })
		}
		if !used {
			t.Errorf("the library %s is named, and nobody imports it", l.name)
		}
	}
	for room := range named {
		if _, err := os.Stat("../../" + room); err != nil {
			t.Errorf("the room %s is named: %v", room, err)
		}
	}
}

func TestABreachOfTheHouseIsSeen(t *testing.T) {
	cases := []struct{ name, who, imports, says string }{
		{"a page that saves", "internal/web", "rebond/internal/store", "internal/web may not import internal/store"},
		{"a command that saves", "internal/cli", "rebond/internal/store/engine", "may not import internal/store/engine"},
		{"a store that knows the door", "internal/store", "rebond/internal/app", "internal/store may not import internal/app"},
		{"a domain that knows the store", "internal/domain/churn", "rebond/internal/store", "internal/domain/churn may not import internal/store"},
		{"a procedure that knows another", "internal/domain/churn", "rebond/internal/domain/winback", "churn may not import winback"},
		{"a procedure that knows what follows", "internal/domain/churn", "rebond/internal/domain/followup", "churn may not import followup"},
		{"a word that knows a procedure", "internal/domain/partner", "rebond/internal/domain/churn", "partner may not import churn"},
		{"a domain with a context", "internal/domain/churn", "context", "internal/domain/churn may not import context"},
		{"a domain that speaks JSON", "internal/domain/day", "encoding/json", "internal/domain/day may not import encoding/json"},
		{"SQL above the engine", "internal/store", "github.com/jackc/pgx/v5/pgconn", "internal/store may not import github.com/jackc/pgx/v5/pgconn"},
		{"HTTP in the door", "internal/app", "net/http", "internal/app may not import net/http"},
		{"a library that nobody let in", "internal/app", "github.com/someone/thing", "github.com/someone/thing, which has no line"},
		{"a room that nobody planned", "internal/util", "strings", "internal/util is no room"},
		{"a word that nobody sorted", "internal/domain/misc", "strings", "internal/domain/misc is neither"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found := breaches(map[string][]string{c.who: {c.imports}})
			if len(found) != 1 || !strings.Contains(found[0], c.says) {
				t.Errorf("found %q, want one that says %q", found, c.says)
			}
		})
	}
}

func TestWhatTheHouseAllowsIsNoBreach(t *testing.T) {
	allowed := map[string][]string{
		"cmd/rebond":               {"rebond/internal/store", "rebond/internal/web", "net/http", "os"},
		"internal/app":             {"rebond/internal/store", "rebond/internal/domain/churn", "context"},
		"internal/web":             {"rebond/internal/app", "rebond/internal/web/page", "net/http"},
		"internal/store/engine":    {"github.com/jackc/pgx/v5/pgxpool", "database/sql", "context"},
		"internal/domain/followup": {"rebond/internal/domain/churn", "rebond/internal/domain/winback"},
		"internal/domain/churn":    {"rebond/internal/domain/day", "slices"},
		"internal/web/assets":      {"net/http"},
	}
	if found := breaches(allowed); len(found) > 0 {
		t.Errorf("found %q", found)
	}
}

// breaches lists what the imports of each package do against the tables.
func breaches(imports map[string][]string) (found []string) {
	for who, imported := range imports {
		home, ok := roomOf(who)
		if !ok {
			found = append(found, who+" is no room of test/house/rooms_test.go")
			continue
		}
		if kin, ours := strings.CutPrefix(who, "internal/domain/"); ours && !oneOf(kin, vocabulary, procedures, knowSeveral) {
			found = append(found, who+" is neither vocabulary nor a procedure in test/house/rooms_test.go")
			continue
		}
		for _, what := range imported {
			if breach := home.breach(who, what); breach != "" {
				found = append(found, breach)
			}
		}
	}
	slices.Sort(found)
	return found
}

// breach says what is wrong with an import, or nothing.
func (r room) breach(who, what string) string {
	refused := fmt.Sprintf("%s may not import %s", who, strings.TrimPrefix(what, "rebond/"))
	kin, inDomain := strings.CutPrefix(who, "internal/domain/")
	ours, isOurs := strings.CutPrefix(what, "rebond/")
	word, isDomain := strings.CutPrefix(ours, "internal/domain/")
	switch {
	case inDomain && isDomain && !mayKnow(kin, word):
		return fmt.Sprintf("in the domain, %s may not import %s", kin, word)
	case inDomain && isDomain:
		return ""
	case inDomain && !isOurs && !oneOf(what, pure["every package"], pure[kin]):
		return refused
	case isOurs && !r.mayImport(ours):
		return refused
	case !isOurs:
		return libraryBreach(who, what, refused)
	}
	return ""
}

// mayKnow says whether one package of the domain may import another.
func mayKnow(kin, other string) bool {
	switch {
	case kin == other, oneOf(other, vocabulary):
		return true
	case oneOf(other, procedures):
		return oneOf(kin, knowSeveral) || exceptions[kin+" "+other] != ""
	default:
		return oneOf(kin, knowSeveral)
	}
}

func (r room) mayImport(ours string) bool {
	theirs, ok := roomOf(ours)
	if !ok {
		return false
	}
	if theirs.name == r.name {
		return true
	}
	for allowed := range strings.FieldsSeq(r.from) {
		if theirs.name == allowed || allowed == "internal" && within(theirs.name, "internal") {
			return true
		}
	}
	return false
}

func libraryBreach(who, what, refused string) string {
	for _, library := range libraries {
		if !within(what, library.name) {
			continue
		}
		for home := range strings.FieldsSeq(library.rooms) {
			if within(who, home) {
				return ""
			}
		}
		return refused
	}
	if host, _, _ := strings.Cut(what, "/"); strings.Contains(host, ".") {
		return fmt.Sprintf("%s imports %s, which has no line in test/house/rooms_test.go", who, what)
	}
	return ""
}

// roomOf returns the nearest room that a package is in.
func roomOf(who string) (nearest room, ok bool) {
	for _, r := range rooms {
		if within(who, r.name) && len(r.name) > len(nearest.name) {
			nearest, ok = r, true
		}
	}
	return nearest, ok
}

func within(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }

func oneOf(word string, lists ...string) bool {
	for _, list := range lists {
		if slices.Contains(strings.Fields(list), word) {
			return true
		}
	}
	return false
}
