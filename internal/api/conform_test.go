package api_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"rebond/internal/api"
	"rebond/internal/domain/staff"
)

// document reads what the desk publishes about its API.
func (d *desk) document() routers.Router {
	d.t.Helper()
	whole, err := openapi3.NewLoader().LoadFromData([]byte(d.nobody().get("/openapi.json").is(http.StatusOK).text))
	if err != nil {
		d.t.Fatal(err)
	}
	whole.Servers = openapi3.Servers{{URL: d.url}}
	router, err := legacy.NewRouter(whole)
	if err != nil {
		d.t.Fatal(err)
	}
	return router
}

// exchange is a request with its answer.
type exchange struct {
	who                *caller
	method, path, body string
	answer
}

func (c *caller) exchange(method, path, body string) exchange {
	c.d.t.Helper()
	return exchange{c, method, path, body, c.ask(method, path, body)}
}

// against holds an exchange against the document.
func (e exchange) against(document routers.Router) error {
	request, err := http.NewRequest(e.method, e.who.d.url+strings.TrimPrefix(e.path, api.Prefix), strings.NewReader(e.body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	if e.body == salons {
		request.Header.Set("Content-Type", "text/csv")
	}
	route, places, err := document.FindRoute(request)
	if err != nil {
		return err
	}
	asked := &openapi3filter.RequestValidationInput{
		Request: request, Route: route, PathParams: places,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
	}
	if e.status < http.StatusBadRequest {
		if err := openapi3filter.ValidateRequest(request.Context(), asked); err != nil {
			return fmt.Errorf("it was taken, but the document refuses it: %w", err)
		}
	}
	isFile := e.header.Get("Content-Disposition") != "" // what a file holds, its own tests say
	return openapi3filter.ValidateResponse(request.Context(), &openapi3filter.ResponseValidationInput{
		Options: &openapi3filter.Options{ExcludeResponseBody: isFile}, RequestValidationInput: asked, Status: e.status, Header: e.header, Body: io.NopCloser(strings.NewReader(e.text)),
	})
}

func TestWhatIsAnsweredIsWhatTheDocumentSays(t *testing.T) {
	d := newDesk(t)
	document := d.document()
	var all []exchange
	for _, r := range d.routes() {
		for _, who := range []*caller{d.caller("Aurora", staff.Partner), d.mona.narrowed(reaches()...), d.ada.narrowed(reaches()...)} {
			all = append(all, r.call(d, who)) // with tokens of their own: one route ends them
		}
	}
	for _, path := range []string{"/decisions/winback/schema", "/cases?closed=true", "/accounts", "/churn-cases/nowhere"} {
		all = append(all, d.nina.exchange(http.MethodGet, path, ""))
	}
	all = append(all,
		d.mona.exchange(http.MethodPost, "/lists/question", `{"label":"Et le salon ?","label_en":"And the salon?","answer":"line","required":true}`),
		d.nina.exchange(http.MethodPost, "/decisions/notice", `{}`))
	for _, e := range all {
		if err := e.against(document); err != nil {
			t.Errorf("%s %s, answered %d: %v", e.method, e.path, e.status, err)
		}
	}
}

func TestAnAnswerThatTheDocumentDoesNotKnowIsSeen(t *testing.T) {
	d := newDesk(t)
	good := d.nina.exchange(http.MethodGet, d.casePath(""), "")
	for _, c := range []struct{ name, from, to string }{
		{"a field that nobody described", `{"id":`, `{"colour":"red","id":`},
		{"a word from no list", `"stage":"new"`, `"stage":"somewhere"`},
		{"no version", `"version":`, `"vision":`},
		{"a day that isn't one", `"opened_on":"2026-06-09"`, `"opened_on":9`},
	} {
		bad := good
		bad.text = strings.Replace(good.text, c.from, c.to, 1)
		if bad.text == good.text || bad.against(d.document()) == nil {
			t.Errorf("%s passes", c.name)
		}
	}
}
