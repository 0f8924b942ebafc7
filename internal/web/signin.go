package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/web/page"
)

const (
	deviceCookie = "device"
	stepCookie   = "step"

	deviceAge = 180 * 24 * time.Hour
	stepAge   = 10 * time.Minute
)

// comeIn gives a browser its session, or leads it to the second step. The session
// that it had ends.
func (s *Server) comeIn(w http.ResponseWriter, r *http.Request, entry app.Entry, to string) {
	if v := visitOf(r); v != nil {
		if err := s.app.People.SignOut(r.Context(), v.secret); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	if entry.Pending != "" {
		keep(w, r, cookieName(r, stepCookie), entry.Pending, stepAge)
		http.Redirect(w, r, "/sign-in/code", http.StatusSeeOther)
		return
	}
	drop(w, r, cookieName(r, stepCookie))
	keep(w, r, cookieName(r, sessionCookie), entry.Session, signin.Lasts)
	keep(w, r, cookieName(r, deviceCookie), entry.Device, deviceAge)
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func (s *Server) getSignInHelp(w http.ResponseWriter, r *http.Request) {
	s.showSignIn(w, r, http.StatusOK, page.SignInHelp{})
}

func (s *Server) showSignIn(w http.ResponseWriter, r *http.Request, status int, model page.SignInHelp) {
	model.Desk, model.Provider = s.plainDesk(r), s.providerOf()
	model.Here = "/sign-in" // what a form or the provider brought is spent
	s.show(w, r, status, page.SignInHelpPage(model))
}

func (s *Server) postSignInPassword(w http.ResponseWriter, r *http.Request) {
	email := r.PostFormValue("email")
	entry, err := s.app.People.SignInByPassword(r.Context(), visitorOf(r), email, r.PostFormValue("password"))
	if refused, ok := refusal.Of(err); ok {
		s.showSignIn(w, r, refusedSignIn(w, err), page.SignInHelp{Form: page.Form{Refused: refused}, Email: email})
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.comeIn(w, r, entry, "/")
}

// refusedSignIn is the status of a refused proof of who someone is: too soon says
// when to try again.
func refusedSignIn(w http.ResponseWriter, err error) int {
	var soon app.TooSoon
	if errors.As(err, &soon) {
		w.Header().Set("Retry-After", strconv.Itoa(int(soon.Wait/time.Second)+1))
		return http.StatusTooManyRequests
	}
	return statusOf(err)
}

// getStep asks for the second factor of someone who passed the first step.
func (s *Server) getStep(w http.ResponseWriter, r *http.Request) {
	if err := s.app.People.ExpectsSecondStep(r.Context(), cookie(r, cookieName(r, stepCookie))); err != nil {
		s.stepOver(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, page.SecondStepPage(page.SecondStep{Desk: s.plainDesk(r)}))
}

func (s *Server) stepOver(w http.ResponseWriter, r *http.Request, err error) {
	if _, refused := refusal.Of(err); !refused {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
}

func (s *Server) postStep(w http.ResponseWriter, r *http.Request) {
	entry, err := s.app.People.SecondStep(r.Context(), visitorOf(r), cookie(r, cookieName(r, stepCookie)), r.PostFormValue("code"))
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		s.comeIn(w, r, entry, "/")
	case !ok || refused.Has(refusal.Forbidden):
		s.stepOver(w, r, err)
	default:
		s.show(w, r, refusedSignIn(w, err), page.SecondStepPage(page.SecondStep{Desk: s.plainDesk(r), Form: page.Form{Refused: refused}}))
	}
}

// asks answers a browser's module with what a passkey is to sign.
func (s *Server) asks(w http.ResponseWriter, r *http.Request, ceremony app.Ceremony, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	answer := struct {
		Ticket  string          `json:"ticket"`
		Options json.RawMessage `json:"options"`
	}{ceremony.Ticket, ceremony.Options}
	if err := json.NewEncoder(w).Encode(answer); err != nil && r.Context().Err() == nil {
		s.log.Warn("an answer broke off", "route", r.Pattern, "error", err)
	}
}

func (s *Server) postPasskeySignInBegin(w http.ResponseWriter, r *http.Request) {
	ceremony, err := s.app.People.BeginPasskeySignIn(r.Context(), seenAt(r))
	s.asks(w, r, ceremony, err)
}

func (s *Server) postSignInPasskey(w http.ResponseWriter, r *http.Request) {
	entry, err := s.app.People.SignInByPasskey(r.Context(), visitorOf(r), seenAt(r), r.PostFormValue("ticket"), []byte(r.PostFormValue("answer")))
	if refused, ok := refusal.Of(err); ok {
		s.showSignIn(w, r, statusOf(err), page.SignInHelp{Form: page.Form{Refused: refused}})
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.comeIn(w, r, entry, "/")
}
