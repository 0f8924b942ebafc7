package api

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// route is one line of the API: what the document says of it, and how it answers.
type route struct {
	method, path string
	id           string // its name in the document
	gate         staff.Gate
	reach        staff.Reach // what a token must hold; empty where any token will do
	summary      string
	text         string // what there is to know beyond the summary
	body, query  *strict.Schema
	bodies       []strict.Schema // instead of body, where the path says which one it is
	file         string          // instead of body, the type of the file that it is
	answers      reflect.Type    // nil where it answers nothing, or a file
	sends        []string        // the types of the file that it answers instead
	made         string          // when it answers 201 instead of 200; empty for never
	answer       func(*asked) (any, error)
}

// asked is one request: who asks, and in which language.
type asked struct {
	*http.Request
	person staff.Person // nobody, where anyone may ask
	actor  staff.Actor  // the same, with those in whose place they stand
	token  string
	grip   staff.Grip // what the token may be used for
	lang   words.Lang
}

func (a *asked) ctx() context.Context { return a.Context() }

// get is a route that reads; what it is asked stands in the query.
func get[Query, Answer any](path, id string, gate staff.Gate, form strict.Form[Query], answer func(*asked, Query) (Answer, error)) route {
	schema := form.Schema()
	return route{
		method: http.MethodGet, path: path, id: id, gate: gate, reach: gate.Reach(), query: &schema, answers: reflect.TypeFor[Answer](),
		answer: func(a *asked) (any, error) {
			in, err := form.ReadQuery(a.URL.Query())
			if err != nil {
				return nil, err
			}
			return answer(a, in)
		},
	}
}

// post is a route that acts; what it is told stands in the body. An empty body is
// an empty object.
func post[Body, Answer any](path, id string, gate staff.Gate, form strict.Form[Body], answer func(*asked, Body) (Answer, error)) route {
	return acting(http.MethodPost, path, id, gate, form, answer)
}

// put is a route that says what something is from now on, all of it; said twice, it
// is the same.
func put[Body, Answer any](path, id string, gate staff.Gate, form strict.Form[Body], answer func(*asked, Body) (Answer, error)) route {
	return acting(http.MethodPut, path, id, gate, form, answer)
}

func acting[Body, Answer any](method, path, id string, gate staff.Gate, form strict.Form[Body], answer func(*asked, Body) (Answer, error)) route {
	schema := form.Schema()
	return route{
		method: method, path: path, id: id, gate: gate, reach: gate.Reach(), body: &schema, answers: reflect.TypeFor[Answer](),
		answer: func(a *asked) (any, error) {
			text, err := a.body()
			if err != nil {
				return nil, err
			}
			in, err := form.ReadKept(text)
			if err != nil {
				return nil, err
			}
			return answer(a, in)
		},
	}
}

// remove is a route after which something isn't there any more. It answers nothing.
func remove(path, id string, gate staff.Gate, answer func(*asked) (any, error)) route {
	return route{method: http.MethodDelete, path: path, id: id, gate: gate, reach: gate.Reach(), answer: answer}
}

// within says what a token must hold for a route that asks for no permission.
func (r route) within(reach staff.Reach) route {
	r.reach = reach
	return r
}

// says documents the route.
func (r route) says(summary, text string) route {
	r.summary, r.text = summary, text
	return r
}

// makes says that the route answers 201, and when.
func (r route) makes(when string) route {
	r.made = when
	return r
}

// maker is an answer that may have made something, and where that stands now.
type maker interface{ location() string }

// serve handles a route.
func (d *desk) serve(r route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		request.Body = http.MaxBytesReader(w, request.Body, r.most(w))
		a, err := d.admit(r, request)
		var answer any
		if err == nil {
			answer, err = r.answer(a)
		}
		if err != nil {
			d.refuse(w, request, a.lang, err)
			return
		}
		if file, ok := answer.(*app.Export); ok {
			d.send(w, file)
			return
		}
		if r.answers == nil {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		status := http.StatusOK
		if made, ok := answer.(maker); ok && made.location() != "" {
			w.Header().Set("Location", made.location())
			status = http.StatusCreated
		}
		d.write(w, status, "application/json", a.lang, answer)
	})
}

// most is how many bytes may be sent: of a file many more. A file takes its time, whether
// it comes or goes.
func (r route) most(w http.ResponseWriter) int64 {
	if r.file == "" && r.sends == nil {
		return maxBody
	}
	control, until := http.NewResponseController(w), time.Now().Add(fileTime)
	_ = control.SetReadDeadline(until) // without it, the usual time holds
	_ = control.SetWriteDeadline(until.Add(time.Minute))
	if r.file == "" {
		return maxBody
	}
	return app.MostSent
}

// fileTime is how long a file may take to arrive, and about as long to be sent.
const fileTime = 10 * time.Minute

// maxBody is how many bytes a body may have.
const maxBody = 1 << 20

// admit finds who asks, and whether the route's gate lets them in; where that depends
// on what is touched, the verb says.
func (d *desk) admit(r route, request *http.Request) (*asked, error) {
	a := &asked{Request: request, lang: langOf(request, "")}
	if err := strict.Legible("", request.URL.Path); err != nil {
		return a, err
	}
	if r.gate == staff.Anyone {
		return a, nil
	}
	token, ok := strings.CutPrefix(request.Header.Get("Authorization"), "Bearer ")
	if !ok {
		return a, errNotSignedIn
	}
	holder, err := d.app.People.AdmitHolder(a.ctx(), token, app.From{Address: addressOf(request), Agent: request.UserAgent()})
	if _, refused := refusal.Of(err); refused {
		return a, errNotSignedIn
	}
	if err != nil {
		return a, err
	}
	a.person, a.actor, a.token, a.grip, a.lang = holder.Person, holder.Actor, token, holder.Grip, langOf(request, holder.Person.Lang)
	if r.reach != "" {
		if err := holder.Grip.Check(r.reach); err != nil {
			return a, err
		}
	}
	if action := r.gate.Asks(); action != "" {
		return a, d.app.People.Permit(a.ctx(), a.actor, action)
	}
	return a, nil
}

// addressOf is the address that a request came from.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// body reads what was sent.
func (a *asked) body() ([]byte, error) {
	text, err := io.ReadAll(a.Body)
	if len(strings.TrimSpace(string(text))) == 0 && err == nil {
		return []byte("{}"), nil
	}
	return text, err
}

const (
	keyHeader  = "Idempotency-Key"
	seenHeader = "Seen-Version"
	maxKey     = 255
)

const (
	badKey     because.Text = "api.bad_key"
	badVersion because.Text = "api.bad_version"
)

// call says who calls a verb, from which version of the account, and under which
// key.
func (a *asked) call() (app.Call, error) {
	seen, stale := a.seen()
	key := a.Header.Get(keyHeader)
	var unfit error
	if len(key) > maxKey || strings.ContainsFunc(key, func(r rune) bool { return r < '!' || r > '~' }) {
		unfit = refusal.New(refusal.Invalid, "", "idempotency_key", badKey, "most", maxKey)
	}
	return app.Call{Actor: a.actor, Seen: seen, Key: key}, refusal.All(stale, unfit)
}

func (a *asked) seen() (int, error) {
	text := a.Header.Get(seenHeader)
	if text == "" {
		return 0, nil
	}
	seen, err := strconv.Atoi(text)
	if err != nil || seen < 1 {
		return 0, refusal.New(refusal.Invalid, "", "seen_version", badVersion, "value", text)
	}
	return seen, nil
}

// write answers with a value as JSON.
func (d *desk) write(w http.ResponseWriter, status int, kind string, lang words.Lang, value any) {
	text, err := strict.Marshal(value)
	if err != nil {
		d.log.Error("an answer of the API can't be written", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Language", string(lang))
	w.WriteHeader(status)
	if _, err := w.Write(append(text, '\n')); err != nil && !errors.Is(err, http.ErrHandlerTimeout) {
		d.log.Debug("an answer of the API broke off", "error", err)
	}
}

// link is the address of something in the API.
func link(parts ...string) string {
	address := Prefix
	for _, part := range parts {
		address += "/" + url.PathEscape(part)
	}
	return address
}
