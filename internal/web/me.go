package web

import (
	"net/http"
	"strings"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getMe shows someone what they sign in with.
func (s *Server) getMe(w http.ResponseWriter, r *http.Request) {
	s.showMe(w, r, http.StatusOK, page.Me{Welcome: r.URL.Query().Has("welcome")})
}

func (s *Server) showMe(w http.ResponseWriter, r *http.Request, status int, model page.Me) {
	v := visitOf(r)
	own, err := s.app.People.Means(r.Context(), v.person.ID)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	model.Desk = s.desk(r)
	model.Here = "/me"
	s.told(w, r, &model.Desk)
	on := func(at time.Time) (on day.Day) {
		if at.IsZero() {
			return on
		}
		return s.app.Policy.Today(at)
	}
	model.Email, model.Fresh, model.Keyed, model.Left, model.Least = v.person.Email, v.session.Fresh, own.Keyed, own.RecoveryLeft, signin.Least
	model.Password = page.Means{Has: own.HasPassword(), Since: on(own.PasswordSetAt)}
	model.Provider, model.Linked, model.LinkedAs = s.providerOf(), page.Means{Has: own.Linked.Is(), Since: on(own.Linked.Since)}, own.Linked.Email
	model.Second = page.Means{Has: own.HasSecond(), Since: on(own.SecondSetAt)}
	if own.HasSecond() {
		model.Least = signin.LeastWithSecond
	}
	for _, k := range own.Passkeys {
		model.Passkeys = append(model.Passkeys, page.Passkey{Name: k.Name, AddedOn: on(k.AddedAt), UsedOn: on(k.UsedAt), Remove: "/me/passkeys/" + k.ID + "/remove"})
	}
	for _, e := range own.Entrances {
		tone := page.Good
		if e.Outcome != signin.CameIn {
			tone = page.Soon
		}
		model.Entrances = append(model.Entrances, page.Entrance{
			At:  model.Lang.Clock(e.At.In(s.app.Policy.Zone), s.app.Policy.Today(s.app.Clock.Real())),
			Way: model.Lang.Value(e.Way), Outcome: page.Chip{Text: model.Lang.Value(e.Outcome), Tone: tone}, Address: e.Address, Agent: words.Browser(model.Lang, e.Agent),
		})
	}
	s.show(w, r, status, page.MePage(model))
}

// meAnswers answers a form of /me: done, or shown again with what stood in the way.
func (s *Server) meAnswers(w http.ResponseWriter, r *http.Request, form string, did signin.Did, err error) {
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, "person."+string(did), "/me")
	case ok:
		s.showMe(w, r, refusedSignIn(w, err), page.Me{Form: page.Form{Refused: renamed(refused, form)}, Came: form})
	default:
		s.fail(w, r, err)
	}
}

// renamed tells a refusal of the new password at the field that it was typed into.
func renamed(refused *refusal.Refusal, form string) *refusal.Refusal {
	if form != "password" {
		return refused
	}
	var all refusal.Refusal
	for _, u := range refused.Unmet {
		if u.Field == "password" {
			u.Field = "new_password"
		}
		all.Unmet = append(all.Unmet, u)
	}
	return &all
}

const confirmed signin.Did = "confirmed"

// renew gives the browser its session's new secret.
func (s *Server) renew(w http.ResponseWriter, r *http.Request, secret string, err error) {
	if err == nil {
		keep(w, r, cookieName(r, sessionCookie), secret, time.Until(visitOf(r).session.Until))
	}
	s.meAnswers(w, r, "confirm", confirmed, err)
}

func (s *Server) postConfirm(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	secret, err := s.app.People.Confirm(r.Context(), v.session, v.secret, r.PostFormValue("password"), r.PostFormValue("code"))
	s.renew(w, r, secret, err)
}

func (s *Server) postConfirmPasskey(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	secret, err := s.app.People.ConfirmByPasskey(r.Context(), v.session, v.secret, seenAt(r), r.PostFormValue("ticket"), []byte(r.PostFormValue("answer")))
	s.renew(w, r, secret, err)
}

func (s *Server) postPassword(w http.ResponseWriter, r *http.Request) {
	err := s.app.People.SetPassword(r.Context(), visitOf(r).session, r.PostFormValue("new_password"))
	s.meAnswers(w, r, "password", signin.PasswordSet, err)
}

func (s *Server) postPasswordRemove(w http.ResponseWriter, r *http.Request) {
	s.meAnswers(w, r, "", signin.PasswordRemoved, s.app.People.RemovePassword(r.Context(), visitOf(r).session))
}

// postSecond begins a second factor, and shows its secret.
func (s *Server) postSecond(w http.ResponseWriter, r *http.Request) {
	begun, err := s.app.People.BeginSecond(r.Context(), visitOf(r).session)
	if err != nil {
		s.meAnswers(w, r, "", signin.SecondSet, err)
		return
	}
	s.showSecond(w, r, http.StatusOK, begun, nil)
}

func (s *Server) showSecond(w http.ResponseWriter, r *http.Request, status int, begun app.SettingUp, refused *refusal.Refusal) {
	d := s.desk(r)
	d.Here = "/me"
	s.show(w, r, status, page.SecondPage(page.SettingUp{
		Desk: d, Form: page.Form{Refused: refused}, Ticket: begun.Ticket, Secret: inFours(begun.Secret), URL: begun.URL,
	}))
}

func inFours(text string) string {
	var groups []string
	for ; len(text) > 4; text = text[4:] {
		groups = append(groups, text[:4])
	}
	return strings.Join(append(groups, text), " ")
}

// postSecondConfirm asks for the second factor from now on, and shows the recovery
// codes once.
func (s *Server) postSecondConfirm(w http.ResponseWriter, r *http.Request) {
	session, ticket := visitOf(r).session, r.PostFormValue("ticket")
	codes, err := s.app.People.SetSecond(r.Context(), session, ticket, r.PostFormValue("code"))
	if err == nil {
		s.showCodes(w, r, codes)
		return
	}
	begun, over := s.app.People.SecondBegun(r.Context(), session, ticket)
	if refused, ok := refusal.Of(err); ok && over == nil {
		s.showSecond(w, r, statusOf(err), begun, refused)
		return
	}
	s.meAnswers(w, r, "", signin.SecondSet, err)
}

func (s *Server) showCodes(w http.ResponseWriter, r *http.Request, codes []string) {
	d := s.desk(r)
	d.Here = "/me"
	s.show(w, r, http.StatusOK, page.CodesPage(page.Codes{Desk: d, Codes: codes}))
}

func (s *Server) postSecondRemove(w http.ResponseWriter, r *http.Request) {
	s.meAnswers(w, r, "", signin.SecondRemoved, s.app.People.RemoveSecond(r.Context(), visitOf(r).session))
}

func (s *Server) postRecoveryCodes(w http.ResponseWriter, r *http.Request) {
	codes, err := s.app.People.RenewCodes(r.Context(), visitOf(r).session)
	if err != nil {
		s.meAnswers(w, r, "", signin.CodesMade, err)
		return
	}
	s.showCodes(w, r, codes)
}

func (s *Server) postPasskeyBegin(w http.ResponseWriter, r *http.Request) {
	ceremony, err := s.app.People.BeginPasskey(r.Context(), seenAt(r), visitOf(r).session)
	s.asks(w, r, ceremony, err)
}

func (s *Server) postPasskey(w http.ResponseWriter, r *http.Request) {
	err := s.app.People.AddPasskey(r.Context(), seenAt(r), visitOf(r).session, r.PostFormValue("ticket"), r.PostFormValue("name"), []byte(r.PostFormValue("answer")))
	s.meAnswers(w, r, "passkey", signin.PasskeyAdded, err)
}

func (s *Server) postPasskeyRemove(w http.ResponseWriter, r *http.Request) {
	s.meAnswers(w, r, "", signin.PasskeyRemoved, s.app.People.RemovePasskey(r.Context(), visitOf(r).session, r.PathValue("id")))
}

// postPersonReset makes everything that lets a person in worthless, and shows their
// new link once.
func (s *Server) postPersonReset(w http.ResponseWriter, r *http.Request) {
	person, secret, err := s.app.People.ResetSignIn(r.Context(), actorOf(r), staff.ID(r.PathValue("id")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.showPeople(w, r, http.StatusOK, page.Particulars{}, s.personalLink(r, person, secret))
}
