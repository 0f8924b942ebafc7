// Package api is the desk as JSON over HTTP: the verbs of package app, the lists of
// package read and the decisions of package decide, for programs and for the
// commands of package cli.
//
// Who calls shows a bearer token; the verb, not the route, says what they may do.
// A body is read by a form of package strict, which also describes it in the
// OpenAPI document, so that what is refused reads the same here, on the command
// line and on the page: an application/problem+json that lists all that stands in
// the way, in the caller's language.
//
// Every line of the API is one route of routes.go. From it come the handler, the
// document and the tests of both; huma draws the document, and the request is
// handled by net/http alone.
package api

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"rebond/internal/app"
	"rebond/internal/read"
)

// Prefix is where the API is mounted.
const Prefix = "/api/v1"

// desk is what the routes call.
type desk struct {
	app   *app.App
	reads *read.Reads
	log   *slog.Logger
}

// New returns the API, to be mounted at Prefix.
func New(a *app.App, r *read.Reads, log *slog.Logger) http.Handler {
	d := &desk{app: a, reads: r, log: log}
	mux := http.NewServeMux()
	routes := d.routes()
	for _, route := range routes {
		mux.Handle(route.method+" "+Prefix+route.path, d.serve(route))
	}
	mux.Handle("GET "+Prefix+"/openapi.json", published(routes))
	return d.guarded(mux)
}

// guarded answers what no route does, and catches a panic.
func (d *desk) guarded(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if crash := recover(); crash != nil && crash != http.ErrAbortHandler {
				d.refuse(w, r, langOf(r, ""), fmt.Errorf("the route panicked: %v\n%s", crash, debug.Stack()))
			}
		}()
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		nothing, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		seen := overheard{header: http.Header{}}
		nothing.ServeHTTP(&seen, r)
		d.refuse(w, r, langOf(r, ""), noRoute{seen.status, seen.header.Get("Allow")})
	})
}

// overheard keeps what the mux would have answered, to say it as a problem.
type overheard struct {
	header http.Header
	status int
}

func (o *overheard) Header() http.Header            { return o.header }
func (o *overheard) Write(text []byte) (int, error) { return len(text), nil }
func (o *overheard) WriteHeader(status int)         { o.status = status }
