package web

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// visit is who looks at a page.
type visit struct {
	person  staff.Person
	actor   staff.Actor // the same, with those in whose place they stand today
	session app.Session
	secret  string // of the session
}

type visitKey struct{}

const (
	sessionCookie = "session"
	langCookie    = "lang"
	themeCookie   = "theme"
	saidCookie    = "said"

	preferenceAge = 365 * 24 * time.Hour
	saidAge       = time.Minute
)

// admit finds who comes, and lets in whom the gate lets in. Whoever isn't signed in
// is sent to the sign-in page.
func (s *Server) admit(gate staff.Gate, next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := s.visitor(r)
		if _, refused := refusal.Of(err); err != nil && !refused {
			s.fail(w, r, err)
			return
		}
		if err == nil && v != nil {
			r = r.WithContext(context.WithValue(r.Context(), visitKey{}, v))
		} else if gate != staff.Anyone {
			http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
			return
		}
		if action := gate.Asks(); action != "" {
			if err := s.app.People.Permit(r.Context(), actorOf(r), action); err != nil {
				s.fail(w, r, err)
				return
			}
		}
		if status := s.unreadable(r); status != 0 {
			s.show(w, r, status, page.ErrorPage(page.Error{Desk: s.desk(r), Status: status}))
			return
		}
		if err := legible(r); err != nil {
			s.fail(w, r, err)
			return
		}
		next(w, r)
	})
}

// legible refuses an address or a form with a text that can't be kept.
func legible(r *http.Request) error {
	problems := []error{strict.Legible("", r.URL.Path)}
	for _, given := range []url.Values{r.URL.Query(), r.PostForm} {
		for _, name := range slices.Sorted(maps.Keys(given)) {
			problems = append(problems, strict.Legible(name, strings.Join(given[name], "")))
		}
	}
	return refusal.All(problems...)
}

// unreadable is the status of a form that can't be read: too large, or cut off. A
// field of it would otherwise look as if nothing was typed.
func (s *Server) unreadable(r *http.Request) int {
	if r.Method != http.MethodPost {
		return 0
	}
	var tooLarge *http.MaxBytesError
	switch err := r.ParseForm(); {
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case err != nil:
		return http.StatusBadRequest
	default:
		return 0
	}
}

func (s *Server) visitor(r *http.Request) (*visit, error) {
	secret := cookie(r, cookieName(r, sessionCookie))
	if secret == "" {
		return nil, nil // nobody: not an error, and nobody to return
	}
	session, err := s.app.People.AdmitSession(r.Context(), secret)
	if err != nil {
		return nil, err
	}
	actor, err := s.app.People.Acting(r.Context(), session.Person)
	return &visit{session.Person, actor, session, secret}, err
}

// visitOf is who looks; nil where nobody is signed in.
func visitOf(r *http.Request) *visit {
	v, _ := r.Context().Value(visitKey{}).(*visit)
	return v
}

// actorOf is who acts. Only routes for insiders ask.
func actorOf(r *http.Request) staff.Actor { return visitOf(r).actor }

// callOf says who sent a form, which state of the account it was shown with, and
// its idempotency key.
func callOf(r *http.Request) app.Call {
	seen, _ := strconv.Atoi(r.PostFormValue("seen")) // without it nothing is compared
	return app.Call{Actor: actorOf(r), Seen: seen, Key: r.PostFormValue("idempotency_key")}
}

// langOf is the language of whoever looks: chosen, or theirs, or the browser's.
func langOf(r *http.Request) words.Lang {
	chosen := words.Lang(cookie(r, langCookie))
	if v := visitOf(r); v != nil {
		chosen = cmp.Or(chosen, words.Lang(v.person.Lang))
	}
	if chosen == "" && strings.HasPrefix(r.Header.Get("Accept-Language"), string(words.English)) {
		chosen = words.English
	}
	if chosen == words.English {
		return words.English
	}
	return words.French
}

// plainDesk is what stands around a page that asks the database nothing.
func (s *Server) plainDesk(r *http.Request) page.Desk {
	d := page.Desk{
		Lang: langOf(r), Theme: themeOf(r), Today: s.app.Policy.Today(s.app.Clock.Now()),
		Here: hereOf(r), Demo: s.app.Clock.Movable(),
	}
	if v := visitOf(r); v != nil {
		d.Person = &page.Person{Name: v.person.Name, Role: d.Lang.Value(v.person.Role)}
		d.Own, d.Settings = menuOf(d.Lang, ownPages, v.person.Role), menuOf(d.Lang, settingsPages, v.person.Role)
	}
	d.Demo = d.Demo && d.Person != nil
	return d
}

// desk is what stands around a page.
func (s *Server) desk(r *http.Request) page.Desk {
	d := s.plainDesk(r)
	if d.Person == nil {
		return d
	}
	last, missing, ahead, err := s.app.Nights.Late(r.Context())
	switch {
	case err != nil: // the page itself will say so
	case ahead:
		d.Notices = append(d.Notices, d.Lang.Say(words.ClockBack, "last", last, "today", d.Today))
	case missing:
		d.Notices = append(d.Notices, d.Lang.Say(words.NightLate, "day", d.Today))
	}
	if !staff.May(visitOf(r).person.Role, staff.SeeHistory, staff.Scope{}).Allowed {
		return d // whoever carries an effect has it on their day
	}
	if late, err := s.reads.LateEffects(r.Context(), d.Today); err == nil && late > 0 { // else the page itself will say so
		d.Notices = append(d.Notices, d.Lang.Say(words.EffectsLate, "n", min(late, read.CountedTo)))
	}
	return d
}

// told takes the word of what the last form did, to be said once, with the way back
// from it.
func (s *Server) told(w http.ResponseWriter, r *http.Request, d *page.Desk) {
	said := cookie(r, saidCookie)
	if said == "" {
		return
	}
	drop(w, r, saidCookie)
	verb, rest, _ := strings.Cut(said, "~")
	account, seq, _ := strings.Cut(rest, "~")
	d.Said = d.Lang.Word("said", verb)
	if entry, err := strconv.Atoi(seq); err == nil && r.Method == http.MethodGet {
		d.Undo = s.undoOffer(r, partner.AccountID(account), entry)
	}
}

// done sends the browser to a page that says once what was done.
func done(w http.ResponseWriter, r *http.Request, verb, to string) {
	keep(w, r, saidCookie, verb, saidAge)
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func themeOf(r *http.Request) page.Theme {
	switch theme := page.Theme(cookie(r, themeCookie)); theme {
	case page.Light, page.Dark:
		return theme
	default:
		return page.System
	}
}

// hereOf is the address to come back to: of the page, or of the one whose form was
// sent.
func hereOf(r *http.Request) string {
	if r.Method == http.MethodGet {
		return r.URL.RequestURI()
	}
	return "/"
}

func cookie(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

func keep(w http.ResponseWriter, r *http.Request, name, value string, age time.Duration) {
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: int(age.Seconds()),
		HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteLaxMode,
	})
}

func drop(w http.ResponseWriter, r *http.Request, name string) {
	http.SetCookie(w, &http.Cookie{Name: name, Path: "/", MaxAge: -1, HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteLaxMode})
}
