package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rebond/internal/api"
	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/test/pg"
)

// desk is a desk with its API, as a program finds it on a network.
type desk struct {
	*app.App
	t      *testing.T
	url    string
	log    *bytes.Buffer
	salon  partner.AccountID
	salons int // how many there are beside the first

	nina, leo                *caller // AMs, the first of the salon
	omar, sofia, remi, felix *caller // CX, sales, content, finance
	mona, ada                *caller // manager, admin
	outside                  *caller // a partner, who may nothing
}

func onBothEngines(t *testing.T, test func(*testing.T, *desk)) {
	t.Run("sqlite", func(t *testing.T) { test(t, newDesk(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, newDeskAt(t, pg.Fresh(t))) })
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	return newDeskAt(t, filepath.Join(t.TempDir(), "desk.db"))
}

func newDeskAt(t *testing.T, at string) *desk {
	t.Helper()
	now := time.Date(2026, time.June, 9, 10, 0, 0, 0, time.UTC)
	a, err := app.Open(context.Background(), at, app.FakeClock(func() time.Time { return now }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &desk{App: a, t: t, log: &bytes.Buffer{}}
	server := httptest.NewServer(api.New(a, a.Reads, slog.New(slog.NewTextHandler(d.log, nil))))
	t.Cleanup(server.Close)
	d.url = server.URL + api.Prefix

	d.nina = d.caller("Nina Vasseur", staff.AM)
	d.leo = d.caller("Léo Marchetti", staff.AM)
	d.omar = d.caller("Omar Belkacem", staff.CX)
	d.sofia = d.caller("Sofia Lindqvist", staff.Sales)
	d.remi = d.caller("Rémi Tavernier", staff.Content)
	d.felix = d.caller("Félix Aubanel", staff.Finance)
	d.mona = d.caller("Mona Dréau", staff.Manager)
	d.ada = d.caller("Ada Ruiz", staff.Admin)
	d.outside = d.caller("Aurora", staff.Partner)
	d.salon = d.account("Aurora Coiffure", "Lyon")
	return d
}

func (d *desk) account(name, city string) partner.AccountID {
	d.t.Helper()
	id, err := d.Accounts.Add(context.Background(), staff.Desk, partner.Account{
		Key: "CRM-" + strings.ReplaceAll(name, " ", "-"), Name: name, City: city,
		Owner: d.nina.person.ID, Platform: partner.Connect, Status: partner.Active,
	}, because.One("EV-3", "account.demo"))
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

// caller is a person with a token, who speaks English.
type caller struct {
	d       *desk
	person  staff.Person
	token   string
	headers http.Header
}

func (d *desk) caller(name string, role staff.Role) *caller {
	d.t.Helper()
	ctx := context.Background()
	person, err := d.People.Add(ctx, staff.Desk, staff.Person{Name: name, Role: role, Lang: "en", Active: true}, because.One("EV-2", "person.demo"))
	if err != nil {
		d.t.Fatal(err)
	}
	_, link, err := d.People.Relink(ctx, staff.Desk, person.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	token, err := d.People.NewToken(ctx, link)
	if err != nil {
		d.t.Fatal(err)
	}
	return &caller{d: d, person: person, token: token}
}

func (d *desk) nobody() *caller { return &caller{d: d} }

// with asks with one more header.
func (c caller) with(name, value string) *caller {
	headers := c.headers.Clone()
	if headers == nil {
		headers = http.Header{}
	}
	headers.Set(name, value)
	c.headers = headers
	return &c
}

// answer is what the API said.
type answer struct {
	t      *testing.T
	status int
	header http.Header
	text   string
}

func (c *caller) get(path string) answer { return c.ask(http.MethodGet, path, "") }

func (c *caller) post(path, body string) answer { return c.ask(http.MethodPost, path, body) }

func (c *caller) ask(method, path, body string) answer {
	c.d.t.Helper()
	path = strings.TrimPrefix(path, api.Prefix)
	request, err := http.NewRequest(method, c.d.url+path, strings.NewReader(body))
	if err != nil {
		c.d.t.Fatal(err)
	}
	if c.headers != nil {
		request.Header = c.headers.Clone()
	}
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		c.d.t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	if err != nil {
		c.d.t.Fatal(err)
	}
	_ = response.Body.Close() // it was read to its end
	return answer{c.d.t, response.StatusCode, response.Header, string(text)}
}

// is ends the test where the status is another one.
func (a answer) is(status int) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("got %d, want %d: %s", a.status, status, a.text)
	}
	return a
}

// as reads the answer.
func as[T any](a answer) T {
	a.t.Helper()
	var value T
	decoder := json.NewDecoder(strings.NewReader(a.text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&value); err != nil {
		a.t.Fatalf("%v in %s", err, a.text)
	}
	return value
}

// problem reads a refusal, and sees that it is one in every way.
func (a answer) problem(status int) api.Problem {
	a.t.Helper()
	a.is(status)
	if kind := a.header.Get("Content-Type"); kind != "application/problem+json" {
		a.t.Errorf("the problem comes as %s", kind)
	}
	p := as[api.Problem](a)
	if p.Status != status || p.Title == "" || p.Detail == "" || !strings.HasPrefix(p.Type, "urn:rebond:problem:") {
		a.t.Errorf("an incomplete problem: %+v", p)
	}
	return p
}

const wish = `{"account":"%s","channel":"chat","reason":"price","sub_reason":"too_expensive","description":"Trop cher pour deux fauteuils."}`

// open opens a churn request on the salon and returns its receipt.
func (d *desk) open() api.Receipt {
	d.t.Helper()
	return as[api.Receipt](d.omar.post("/churn-cases", d.wish()).is(http.StatusCreated))
}

func (d *desk) wish() string { return strings.Replace(wish, "%s", string(d.salon), 1) }

func (d *desk) casePath(verb string) string {
	path := "/churn-cases/" + d.open().About
	if verb != "" {
		path += "/" + verb
	}
	return path
}

const form = `{"medium":"form","received_on":"2026-06-09"}`

// lost opens a case and closes it as Not recovered; it returns the case's path.
func (d *desk) lost() string {
	d.t.Helper()
	path := d.casePath("")
	d.nina.post(path+"/form", form).is(http.StatusOK)
	d.nina.post(path+"/loss", "").is(http.StatusOK)
	return path
}
