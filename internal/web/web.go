// Package web is the desk in a browser. A handler parses what was sent, calls a
// verb of package app or a list of package read, and answers with a page; it
// decides nothing. What is refused comes back as the same page, with what was
// typed kept and each missing thing beside its field.
package web

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"mime"
	"net/http"
	"runtime/debug"

	"github.com/a-h/templ"

	"rebond/internal/app"
	"rebond/internal/domain/refusal"
	"rebond/internal/read"
	"rebond/internal/web/page"
)

// Server serves the desk.
type Server struct {
	site  Site
	app   *app.App
	reads *read.Reads
	log   *slog.Logger
}

// New returns the desk's handler: pages, assets, and whatever is mounted below
// /api/.
func New(a *app.App, api http.Handler, log *slog.Logger) http.Handler {
	return At(Site{}, a, api, log)
}

// At returns the handler of a desk that is seen from outside as a site.
func At(site Site, a *app.App, api http.Handler, log *slog.Logger) http.Handler {
	s := &Server{site: site, app: a, reads: a.Reads, log: log}
	return s.guard(s.routes(api))
}

// guard stands before every route: it catches a panic, sets the headers that keep
// a browser safe, and refuses forms that another site sends.
func (s *Server) guard(next http.Handler) http.Handler {
	sameSite := http.NewCrossOriginProtection()
	sameSite.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.show(w, r, http.StatusForbidden, page.ErrorPage(page.Error{Desk: s.plainDesk(r), Status: http.StatusForbidden}))
	}))
	// A partner’s form needs nothing but its link, which another site doesn’t know; the
	// page sends no referrer, so that older browsers can’t say where its form comes from.
	sameSite.AddInsecureBypassPattern("POST /form/{link}")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if crash := recover(); crash != nil && crash != http.ErrAbortHandler {
				s.log.Error("a handler panicked", "crash", crash, "stack", string(debug.Stack()))
				s.fail(w, r, errors.New("the handler panicked"))
			}
		}()
		r = s.site.as(r)
		h := w.Header()
		if r.TLS != nil {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		h.Set("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		h.Set("Cache-Control", "no-store") // but for assets, which say otherwise
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), publickey-credentials-create=(self), publickey-credentials-get=(self)")
		r.Body = http.MaxBytesReader(w, r.Body, mostOf(r))
		sameSite.Handler(next).ServeHTTP(w, r)
	})
}

// maxBody is how many bytes a form or an API call may have.
const maxBody = 1 << 20

// mostOf is how many bytes a request may bring: a file of accounts more than anything
// else, as long as it is one, which is read piece by piece.
func mostOf(r *http.Request) int64 {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")) // none is none
	byPage := r.URL.Path == "/imports" && kind == "multipart/form-data"
	byAPI := r.URL.Path == "/api/v1/imports"
	if r.Method == http.MethodPost && (byPage || byAPI) {
		return app.MostSent
	}
	return maxBody
}

// show answers with a page.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, component templ.Component) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if err := component.Render(r.Context(), w); err != nil && r.Context().Err() == nil {
		s.log.Warn("a page broke off", "route", r.Pattern, "error", err)
	}
}

// fail answers an error that has no form to go back to.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // they left
	}
	model := page.Error{Desk: s.desk(r), Status: statusOf(err), Again: r.URL.RequestURI()}
	if r.Method != http.MethodGet {
		model.Again = ""
	}
	if refused, ok := refusal.Of(err); ok {
		model.Missing = page.MissingOf(refused)
	} else {
		model.Reference = s.noted(w, r, err)
	}
	s.show(w, r, model.Status, page.ErrorPage(model))
}

// noted tells operators of an error that isn't a refusal, and returns the name under
// which they find it: none where trying again will do.
func (s *Server) noted(w http.ResponseWriter, r *http.Request, err error) string {
	if statusOf(err) == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
		s.log.Warn("the desk is unavailable", "route", r.Pattern, "error", err)
		return ""
	}
	name := reference()
	s.log.Error("a request failed", "reference", name, "method", r.Method, "route", r.Pattern, "error", err)
	return name
}

// statusOf maps an error to HTTP's words.
func statusOf(err error) int {
	if refused, ok := refusal.Of(err); ok {
		switch {
		case refused.Has(refusal.Unknown):
			return http.StatusNotFound
		case refused.Has(refusal.Conflict), refused.Has(refusal.Illegal):
			return http.StatusConflict
		case refused.Has(refusal.Forbidden):
			return http.StatusForbidden
		default:
			return http.StatusUnprocessableEntity
		}
	}
	if errors.Is(err, app.ErrUnavailable) || errors.Is(err, app.ErrUnknown) || errors.Is(err, context.DeadlineExceeded) {
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// reference names a fault, for people to tell and for operators to find.
func reference() string {
	random := make([]byte, 4)
	_, _ = rand.Read(random) // never fails: the program would end
	return hex.EncodeToString(random)
}

// newKey is an idempotency key for one form: sent twice, it counts once.
func newKey() string {
	random := make([]byte, 16)
	_, _ = rand.Read(random) // never fails: the program would end
	return hex.EncodeToString(random)
}
