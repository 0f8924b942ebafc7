package cli_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"rebond/internal/cli"
)

// run runs a command at a desk and returns its exit code and what it printed.
func run(t *testing.T, at string, args ...string) (code int, out, errout string) {
	t.Helper()
	var printed, complained bytes.Buffer
	env := []string{"HOME=" + t.TempDir(), "REBOND_URL=" + at, "REBOND_TOKEN=token", "REBOND_LANG=en"}
	code = cli.Run(context.Background(), args, env, strings.NewReader(""), &printed, &complained)
	return code, printed.String(), complained.String()
}

const (
	uncertain = `{"type":"urn:rebond:problem:unknown-whether-saved","title":"Unsure","status":503,"detail":"Send it again."}`
	broken    = `{"type":"urn:rebond:problem:fault","title":"Broken","status":500,"detail":"It broke.","reference":"1a2b3c4d"}`
	finished  = `{"account":"a","about":"t","verb":"task.finished","entry":3,"account_status":"active"}`
)

// TestWhatMayHaveBeenSavedIsAskedAgainUnderItsKey answers each attempt differently.
func TestWhatMayHaveBeenSavedIsAskedAgainUnderItsKey(t *testing.T) {
	unsure := func(w http.ResponseWriter) { problem(w, http.StatusServiceUnavailable, uncertain) }
	silent := func(http.ResponseWriter) { panic(http.ErrAbortHandler) }
	done := func(w http.ResponseWriter) { _, _ = io.WriteString(w, finished) }
	fault := func(w http.ResponseWriter) { problem(w, http.StatusInternalServerError, broken) }
	stranger := func(w http.ResponseWriter) { problem(w, http.StatusNotFound, "<html>") }
	for _, c := range []struct {
		name     string
		answers  []func(http.ResponseWriter)
		code     int
		says     string
		attempts int
	}{
		{"done at once", []func(http.ResponseWriter){done}, 0, "", 1},
		{"unsure, then done", []func(http.ResponseWriter){unsure, done}, 0, "", 2},
		{"cut off, then done", []func(http.ResponseWriter){silent, done}, 0, "", 2},
		{"unsure to the end", []func(http.ResponseWriter){unsure, unsure, unsure}, 1, "Send it again.", 3},
		{"a fault is told with its reference", []func(http.ResponseWriter){fault}, 1, "1a2b3c4d", 1},
		{"something that is no desk", []func(http.ResponseWriter){stranger}, 1, "No desk answers", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var keys []string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				keys = append(keys, r.Header.Get("Idempotency-Key"))
				c.answers[len(keys)-1](w)
			}))
			defer server.Close()
			code, _, errout := run(t, server.URL, "task", "done", "t")
			if code != c.code || !strings.Contains(errout, c.says) {
				t.Errorf("ended with %d and %q", code, errout)
			}
			if len(keys) != c.attempts || keys[0] == "" || strings.Count(strings.Join(keys, " "), keys[0]) != len(keys) {
				t.Errorf("asked under the keys %q, want one key %d times", keys, c.attempts)
			}
		})
	}
}

// TestWhatTheDeskKeepsNoKeyOfIsAskedOnce sees that nothing is done twice for an
// answer that was lost.
func TestWhatTheDeskKeepsNoKeyOfIsAskedOnce(t *testing.T) {
	for _, args := range [][]string{
		{"person", "invite", "--name", "Léa Fabre"},
		{"person", "change", "lea", "--name", "Léa Roy"},
		{"person", "link", "lea"},
		{"demo", "advance", "30d"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			acts := 0
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodGet {
					_, _ = io.WriteString(w, `{"people":[{"id":"lea","name":"Léa Fabre"}]}`)
					return
				}
				acts++
				problem(w, http.StatusServiceUnavailable, uncertain)
			}))
			defer server.Close()
			if code, _, errout := run(t, server.URL, args...); code != 1 || !strings.Contains(errout, "Send it again.") {
				t.Errorf("ended with %d and %q", code, errout)
			}
			if acts != 1 {
				t.Errorf("asked %d times", acts)
			}
		})
	}
}

func problem(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text)
}
