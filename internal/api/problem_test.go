package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// failing answers a request with an error, through a route that anyone may call.
func failing(t *testing.T, ctx context.Context, err error) (*httptest.ResponseRecorder, Problem, string) {
	t.Helper()
	var log bytes.Buffer
	d := &desk{log: slog.New(slog.NewTextHandler(&log, nil))}
	mux := http.NewServeMux()
	mux.Handle("GET /", d.serve(route{gate: staff.Anyone, answer: func(*asked) (any, error) {
		if err == nil {
			panic("on purpose")
		}
		return nil, err
	}}))
	w := httptest.NewRecorder()
	d.guarded(mux).ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil))
	var problem Problem
	if w.Body.Len() > 0 {
		if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil {
			t.Fatalf("%v in %s", err, w.Body)
		}
	}
	return w, problem, log.String()
}

func TestEachErrorHasItsStatus(t *testing.T) {
	for _, c := range []struct {
		name   string
		err    error
		status int
		kind   string
		again  bool // Retry-After
		logged bool // under a reference
	}{
		{"what is missing", refusal.New(refusal.Missing, "CH-8", "received_on", "churn.no_received_on"), 422, "not-accepted", false, false},
		{"what is invalid", refusal.New(refusal.Invalid, "CH-3", "owner", "churn.owner_not_am"), 422, "not-accepted", false, false},
		{"what someone else may do", refusal.New(refusal.Forbidden, "CH-3", "", "churn.owner_is_am"), 403, "forbidden", false, false},
		{"what doesn't exist", refusal.New(refusal.Unknown, "", "", "door.not_found"), 404, "not-found", false, false},
		{"what isn't open now", refusal.New(refusal.Illegal, "CH-12", "", "churn.nothing_to_take_back"), 409, "conflict", false, false},
		{"what someone else changed", refusal.New(refusal.Conflict, "", "owner", "door.changed_meanwhile"), 409, "conflict", false, false},
		{"a refusal that was wrapped", fmt.Errorf("open: %w", refusal.New(refusal.Unknown, "", "", "door.not_found")), 404, "not-found", false, false},
		{"a database that can't be used", fmt.Errorf("save: %w", app.ErrUnavailable), 503, "unavailable", true, false},
		{"a commit that nobody knows of", fmt.Errorf("save: %w", app.ErrUnknown), 503, "unknown-whether-saved", true, false},
		{"a database that takes too long", fmt.Errorf("read: %w", context.DeadlineExceeded), 503, "unavailable", true, false},
		{"a fault", errors.New("disk on fire"), 500, "fault", false, true},
		{"a panic", nil, 500, "fault", false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, problem, log := failing(t, context.Background(), c.err)
			if w.Code != c.status || problem.Status != c.status || problem.Type != "urn:rebond:problem:"+c.kind {
				t.Errorf("got %d %+v", w.Code, problem)
			}
			if again := w.Header().Get("Retry-After") != ""; again != c.again {
				t.Errorf("Retry-After: %v", again)
			}
			if c.logged != (problem.Reference != "") || c.logged && strings.Count(log, problem.Reference) != 1 {
				t.Errorf("the reference %q, the log %s", problem.Reference, log)
			}
			if strings.Contains(w.Body.String(), "disk on fire") || strings.Contains(w.Body.String(), "on purpose") {
				t.Errorf("a fault is told to a stranger: %s", w.Body)
			}
		})
	}
}

func TestNobodyIsAnsweredWhoHasLeft(t *testing.T) {
	gone, leave := context.WithCancel(context.Background())
	leave()
	w, _, log := failing(t, gone, context.Canceled)
	if w.Body.Len() != 0 || log != "" {
		t.Errorf("answered %s, logged %s", w.Body, log)
	}
}
