package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"rebond/internal/api"
)

// Beside the routes that they are for, commands may look up what is named to them.
var lookups = []string{"getAccount", "findAccounts", "listPeople", "listTasks", "listViews", "getChurnCase", "getMe", "listImports"}

// TestEveryCommandSaysWhichRoutesItIsFor walks all commands: each names the routes of
// the API whose gates it goes through, "operator" where it opens the database itself,
// or "nobody" where it touches no desk. Those with routes are run against a desk that
// answers anything, and call these and no others (EV-2).
func TestEveryCommandSaysWhichRoutesItIsFor(t *testing.T) {
	for _, command := range leaves(t, &Commands{}) {
		t.Run(command.Path(), func(t *testing.T) {
			for _, breach := range breaches(t, command) {
				t.Error(breach)
			}
		})
	}
}

func TestACommandThatCallsAnotherRouteIsSeen(t *testing.T) {
	for _, c := range []struct {
		commands any
		says     string
	}{
		{&struct {
			Whoami Whoami `cmd:""`
		}{}, "says no route"},
		{&struct {
			Whoami Whoami `cmd:"" calls:"flyAway"`
		}{}, "names flyAway, which is no route"},
		{&struct {
			SignOut SignOut `cmd:"" calls:"getMe"`
		}{}, "calls dropToken"},
		{&struct {
			History History `cmd:"" calls:"listHistory,listCases"`
		}{}, "doesn't call listCases"},
	} {
		if found := breaches(t, leaves(t, c.commands)[0]); !strings.Contains(strings.Join(found, "\n"), c.says) {
			t.Errorf("found %q, want one that says %q", found, c.says)
		}
	}
}

func leaves(t *testing.T, commands any) []*kong.Node {
	t.Helper()
	parser, err := kong.New(commands)
	if err != nil {
		t.Fatal(err)
	}
	return parser.Model.Leaves(false)
}

// breaches lists what a command does against what it says.
func breaches(t *testing.T, command *kong.Node) (found []string) {
	t.Helper()
	if command.Tag.Get("calls") == "" {
		return []string{command.Path() + " says no route that it is for"}
	}
	desk := newAnything(t)
	said := strings.Split(command.Tag.Get("calls"), ",")
	for _, id := range said {
		if !slices.Contains(desk.ids, id) && id != "operator" && id != "nobody" {
			found = append(found, fmt.Sprintf("%s names %s, which is no route", command.Path(), id))
		}
	}
	if slices.Contains(said, "operator") || slices.Contains(said, "nobody") {
		return found
	}
	var out bytes.Buffer
	for _, all := range []bool{true, false} {
		args := append(strings.Fields(command.Path()), typed(t, command, desk.url, all)...)
		Run(t.Context(), args, []string{"REBOND_URL=" + desk.url, "REBOND_TOKEN=x", "HOME=" + t.TempDir(), "REBOND_LANG=en"}, strings.NewReader("{}"), &out, &out)
	}
	for _, id := range desk.called {
		if !slices.Contains(said, id) && !slices.Contains(lookups, id) {
			found = append(found, fmt.Sprintf("%s calls %s", command.Path(), id))
		}
	}
	for _, id := range said {
		if !slices.Contains(desk.called, id) {
			found = append(found, fmt.Sprintf("%s doesn't call %s, and says %s", command.Path(), id, &out))
		}
	}
	return found
}

// typed is something for all that a command must be told, or for all that it may be.
func typed(t *testing.T, command *kong.Node, desk string, all bool) (args []string) {
	t.Helper()
	for _, value := range command.Positional {
		if !value.Required && !all {
			break
		}
		args = append(args, something(t, value, desk))
	}
	for _, flag := range command.Flags {
		if all && flag.Name == "preview" {
			args = append(args, "--preview") // it looks, and the other run acts
		}
		if flag.IsBool() || !flag.Required {
			continue
		}
		args = append(args, "--"+flag.Name+"="+something(t, flag.Value, desk))
	}
	return args
}

func something(t *testing.T, value *kong.Value, desk string) string {
	t.Helper()
	switch {
	case value.Enum != "":
		return value.EnumSlice()[0]
	case value.Name == "link":
		return desk + "/sign-in/7"
	case value.Tag.PlaceHolder == "FILE":
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	default:
		return "7"
	}
}

// anything is a desk that answers whatever it is asked, and remembers what that was.
type anything struct {
	url    string
	ids    []string // of all its routes
	called []string
}

// known are answers in which a command finds what is named to it.
var known = map[string]string{
	"getAccount": `{"id":"7","cases":[{"id":"7","type":"churn_request","stage":"new"}],"tasks":[{"id":"7"}]}`,
	"getMe":      `{"id":"7"}`,
	"listPeople": `{"people":[{"id":"7","name":"7","absences":[{"id":"7","from":"2026-01-01","until":"2999-01-01"}]}]}`,
	"listViews":  `{"views":[{"id":"7","name":"7"}]}`,
	"listTasks":  `{"tasks":[{"id":"7"}]}`,
	"makeRound":  `{"id":"7"}`,
	"getRound":   `{"id":"7","counts":{"refused":1}}`,
	"listRounds": `{"rounds":[{"id":"7"}]}`,
}

func newAnything(t *testing.T) *anything {
	t.Helper()
	document := httptest.NewRecorder()
	api.New(nil, nil, slog.New(slog.DiscardHandler)).ServeHTTP(document, httptest.NewRequest(http.MethodGet, api.Prefix+"/openapi.json", nil))
	var whole struct {
		Paths map[string]map[string]struct {
			ID string `json:"operationId"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(document.Body.Bytes(), &whole); err != nil {
		t.Fatal(err)
	}
	desk, mux := &anything{}, http.NewServeMux()
	for path, methods := range whole.Paths {
		for method, r := range methods {
			desk.ids = append(desk.ids, r.ID)
			mux.HandleFunc(strings.ToUpper(method)+" "+api.Prefix+path, func(w http.ResponseWriter, _ *http.Request) {
				desk.called = append(desk.called, r.ID)
				answer, listed := known[r.ID]
				if !listed {
					answer = "{}"
				}
				fmt.Fprint(w, answer)
			})
		}
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	desk.url = server.URL
	return desk
}
