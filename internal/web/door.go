package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"rebond/internal/domain/refusal"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getSignIn shows a button: opening a link spends nothing, as mail scanners do it.
func (s *Server) getSignIn(w http.ResponseWriter, r *http.Request) {
	person, err := s.app.People.ExpectsSignIn(r.Context(), r.PathValue("secret"))
	if err != nil {
		s.stale(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, page.SignInPage(page.SignIn{Desk: s.plainDesk(r), Action: r.URL.Path, Name: person.Name}))
}

func (s *Server) postSignIn(w http.ResponseWriter, r *http.Request) {
	entry, err := s.app.People.SignIn(r.Context(), visitorOf(r), r.PathValue("secret"))
	if err != nil {
		s.stale(w, r, err)
		return
	}
	s.comeIn(w, r, entry, "/")
}

// stale answers a link that no longer lets anyone in.
func (s *Server) stale(w http.ResponseWriter, r *http.Request, err error) {
	if _, refused := refusal.Of(err); !refused {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, http.StatusForbidden, page.SignInHelpPage(page.SignInHelp{Desk: s.plainDesk(r), Stale: true}))
}

func (s *Server) getSetUp(w http.ResponseWriter, r *http.Request) {
	if _, err := s.app.People.ExpectsSetUp(r.Context(), r.PathValue("secret")); err != nil {
		s.stale(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, page.SetUpPage(page.SetUp{Desk: s.plainDesk(r), Form: page.Form{Action: r.URL.Path}}))
}

func (s *Server) postSetUp(w http.ResponseWriter, r *http.Request) {
	name, email := r.PostFormValue("name"), r.PostFormValue("email")
	entry, err := s.app.People.SetUp(r.Context(), visitorOf(r), r.PathValue("secret"), name, email)
	if refused, ok := refusal.Of(err); ok && !refused.Has(refusal.Forbidden) {
		s.show(w, r, http.StatusUnprocessableEntity, page.SetUpPage(page.SetUp{
			Desk: s.plainDesk(r), Form: page.Form{Action: r.URL.Path, Refused: refused}, Name: name, Email: email,
		}))
		return
	}
	if err != nil {
		s.stale(w, r, err)
		return
	}
	s.comeIn(w, r, entry, "/me?welcome")
}

func (s *Server) postSignOut(w http.ResponseWriter, r *http.Request) {
	if v := visitOf(r); v != nil {
		if err := s.app.People.SignOut(r.Context(), v.secret); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	drop(w, r, cookieName(r, sessionCookie))
	http.Redirect(w, r, "/signed-out", http.StatusSeeOther)
}

func (s *Server) getSignedOut(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, http.StatusOK, page.SignedOutPage(page.SignedOut{Desk: s.plainDesk(r), Provider: s.providerOf()}))
}

// postPreferences keeps the language or the light that a person chose.
func (s *Server) postPreferences(w http.ResponseWriter, r *http.Request) {
	if lang := r.PostFormValue("lang"); lang == string(words.French) || lang == string(words.English) {
		keep(w, r, langCookie, lang, preferenceAge)
	}
	if r.PostForm.Has("theme") {
		keep(w, r, themeCookie, r.PostFormValue("theme"), preferenceAge)
	}
	http.Redirect(w, r, ownPath(r.PostFormValue("back")), http.StatusSeeOther)
}

// ownPath is a path of this desk, and nothing that leads elsewhere.
func ownPath(path string) string {
	to, err := url.Parse(path)
	if err != nil || to.IsAbs() || to.Host != "" || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.Contains(path, "\\") {
		return "/"
	}
	return path
}

// postDemoClock moves the demo's clock ahead; the nights between pass.
func (s *Server) postDemoClock(w http.ResponseWriter, r *http.Request) {
	days, _ := strconv.Atoi(strings.TrimSuffix(r.PostFormValue("advance"), "d")) // no number is refused as too few
	if _, err := s.app.Nights.Advance(r.Context(), actorOf(r), days); err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, refererOf(r), http.StatusSeeOther)
}

// refererOf is the page of this desk that a form was sent from.
func refererOf(r *http.Request) string {
	from, err := url.Parse(r.Referer())
	if err != nil || from.Host != r.Host {
		return "/"
	}
	return ownPath(from.RequestURI())
}

func (s *Server) getNothing(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, http.StatusNotFound, page.ErrorPage(page.Error{Desk: s.desk(r), Status: http.StatusNotFound}))
}
