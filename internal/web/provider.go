package web

import (
	"errors"
	"net/http"

	"rebond/internal/app"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/provider"
	"rebond/internal/web/page"
)

const providerCookie = "provider"

// getProvider sends a browser to the provider, with a ticket to come back by.
func (s *Server) getProvider(w http.ResponseWriter, r *http.Request) {
	if s.site.Provider == nil {
		s.getNothing(w, r)
		return
	}
	trip, err := s.app.People.BeginProvider(r.Context())
	to := ""
	if err == nil {
		to, err = s.site.Provider.Leads(trip.State, trip.Nonce, trip.Verifier)
	}
	if err != nil {
		s.notByProvider(w, r, err)
		return
	}
	keep(w, r, cookieName(r, providerCookie), trip.Ticket, stepAge)
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// getProviderBack lets in whom the provider sends back, in the browser that went there.
func (s *Server) getProviderBack(w http.ResponseWriter, r *http.Request) {
	if s.site.Provider == nil {
		s.getNothing(w, r)
		return
	}
	brought, ticket := r.URL.Query(), cookie(r, cookieName(r, providerCookie))
	drop(w, r, cookieName(r, providerCookie))
	entry, err := s.app.People.SignInByProvider(r.Context(), visitorOf(r), ticket, brought.Get("state"), func(trip app.Trip) (signin.Identity, error) {
		back := provider.Answer{Code: brought.Get("code"), Error: brought.Get("error"), Issuer: brought.Get("iss")}
		return s.site.Provider.Vouches(r.Context(), back, trip.Nonce, trip.Verifier)
	})
	if err != nil {
		s.notByProvider(w, r, err)
		return
	}
	s.comeIn(w, r, entry, "/")
}

// notByProvider says on the sign-in page why nobody came in.
func (s *Server) notByProvider(w http.ResponseWriter, r *http.Request, err error) {
	refused, ok := refusal.Of(err)
	if !ok {
		s.fail(w, r, err)
		return
	}
	var silent provider.Silent
	status := refusedSignIn(w, err)
	if errors.As(err, &silent) {
		status = http.StatusServiceUnavailable
	}
	s.showSignIn(w, r, status, page.SignInHelp{Form: page.Form{Refused: refused}})
}

// postProviderRemove forgets who someone is at the provider.
func (s *Server) postProviderRemove(w http.ResponseWriter, r *http.Request) {
	s.meAnswers(w, r, "", signin.ProviderRemoved, s.app.People.RemoveProvider(r.Context(), visitOf(r).session))
}

// providerOf is the provider as pages say it: nothing where there is none.
func (s *Server) providerOf() page.Provider {
	if s.site.Provider == nil {
		return page.Provider{}
	}
	return page.Provider{Name: s.site.Provider.Name(), Silent: !s.site.Provider.Answers()}
}
