package web

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

// desk is a desk in a browser's sight: a real database, real sessions, and a clock
// that the test moves.
type desk struct {
	*app.App
	t      *testing.T
	server *httptest.Server
	now    time.Time
	log    *bytes.Buffer
	salon  partner.AccountID // Nina's

	nina, zoe               *visitor // AMs
	omar, sacha, mai, felix *visitor // CX, sales, content, finance
	mona, agathe            *visitor // manager, admin
	people                  map[*visitor]staff.Person
}

// cheap hashes passwords so that a test can try many.
var cheap = app.Cost{Passes: 1, Memory: 8, Threads: 1}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := emptyDesk(t)
	d.nina, d.zoe = d.visitor("Nina Vasseur", staff.AM), d.visitor("Zoé Marchadier", staff.AM)
	d.omar, d.sacha = d.visitor("Omar Belkacem", staff.CX), d.visitor("Sacha Delorme", staff.Sales)
	d.mai, d.felix = d.visitor("Maï Lecointre", staff.Content), d.visitor("Félix Aubanel", staff.Finance)
	d.mona, d.agathe = d.visitor("Mona Dréau", staff.Manager), d.visitor("Agathe Roussillon", staff.Admin)
	d.salon = d.account("Aurora Coiffure")
	return d
}

// emptyDesk has neither people nor accounts.
func emptyDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, now: time.Date(2026, time.June, 9, 10, 0, 0, 0, time.UTC), log: &bytes.Buffer{}, people: map[*visitor]staff.Person{}}
	a, err := app.Open(context.Background(), filepath.Join(t.TempDir(), "desk.db"), app.FakeClock(func() time.Time { return d.now }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() }) // a test may have closed it
	d.App = a
	d.Guarded(app.Guard{Key: [app.KeySize]byte{1}, Cost: cheap})
	api := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	d.server = httptest.NewServer(New(a, api, slog.New(slog.NewTextHandler(d.log, nil))))
	t.Cleanup(d.server.Close)
	return d
}

func (d *desk) account(name string) partner.AccountID {
	d.t.Helper()
	id, err := d.Accounts.Add(context.Background(), staff.Desk, partner.Account{
		Key: "CRM-" + strings.ReplaceAll(name, " ", "-"), Name: name, City: "Lyon", Phone: "+33 1 99 00 01 02", Email: "contact@aurora.example",
		Owner: d.people[d.nina].ID, Platform: partner.Connect, Status: partner.Active,
	}, because.One("EV-3", "account.demo"))
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

// today is the business day.
func (d *desk) today() day.Day { return d.Policy.Today(d.Clock.Now()) }

func (d *desk) nobody() *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return &visitor{d: d, header: http.Header{}, client: &http.Client{
		Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// visitor brings a person to the desk and signs them in.
func (d *desk) visitor(name string, role staff.Role) *visitor {
	d.t.Helper()
	ctx := context.Background()
	person, err := d.People.Add(ctx, staff.Desk, staff.Person{Name: name, Role: role, Lang: "fr", Active: true}, because.One("EV-2", "person.demo"))
	if err != nil {
		d.t.Fatal(err)
	}
	v := d.nobody()
	d.people[v] = person
	v.post("/sign-in/" + d.link(v)).leads("/")
	return v
}

// link is a new one-time link of someone.
func (d *desk) link(v *visitor) string {
	d.t.Helper()
	_, secret, err := d.People.Relink(context.Background(), staff.Desk, d.people[v].ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return secret
}

func (d *desk) call(v *visitor) app.Call { return app.Call{Actor: d.people[v].Actor()} }

func (d *desk) did(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// opened opens a churn request on a salon and returns the case's path.
func (d *desk) opened(salon partner.AccountID) string {
	d.t.Helper()
	receipt, err := d.Churn.Open(context.Background(), d.call(d.omar), salon, churn.Wish{
		Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "Trop cher pour deux fauteuils.",
	})
	d.did(err)
	return casePath(receipt.About)
}

// formal is a case whose form arrived today.
func (d *desk) formal(salon partner.AccountID) string {
	d.t.Helper()
	path := d.opened(salon)
	_, err := d.Churn.Receive(context.Background(), d.call(d.nina), caseOf(path), churn.Receipt{Medium: churn.Form, ReceivedOn: d.today()})
	d.did(err)
	return path
}

// lost is a case closed as Not recovered.
func (d *desk) lost(salon partner.AccountID) string {
	d.t.Helper()
	path := d.formal(salon)
	_, err := d.Churn.Lose(context.Background(), d.call(d.nina), caseOf(path), churn.Loss{})
	d.did(err)
	return path
}

// met is the path of a case whose partner is to be met.
func (d *desk) met(salon partner.AccountID) string {
	d.t.Helper()
	path := d.opened(salon)
	_, err := d.Churn.Appoint(context.Background(), d.call(d.nina), caseOf(path), churn.Booking{On: d.today().AddDays(2), At: "14:30"})
	d.did(err)
	return path
}

// called is the path on which a call that Nina made is undone.
func (d *desk) called(salon partner.AccountID) string {
	d.t.Helper()
	receipt, err := d.Churn.Call(context.Background(), d.call(d.nina), caseOf(d.opened(salon)), churn.Contact{Result: churn.NoAnswer})
	d.did(err)
	return undoPath(salon, receipt.Entry)
}

func caseOf(path string) churn.CaseID { return churn.CaseID(strings.TrimPrefix(path, "/cases/")) }

// night lets the clock show a day, and its night pass.
func (d *desk) night(on string) {
	d.t.Helper()
	d.now = day.MustParse(on).Start(time.UTC).Add(6 * time.Hour)
	_, err := d.Nights.Pass(context.Background(), day.MustParse(on))
	d.did(err)
	for v := range d.people { // sessions end long before a notice does
		v.post("/sign-in/" + d.link(v)).leads("/")
	}
}

// visitor is a browser: it keeps cookies, and follows no redirect by itself.
type visitor struct {
	d      *desk
	client *http.Client
	header http.Header
}

// with asks with one more header, or another one.
func (v visitor) with(name, value string) *visitor {
	v.header = v.header.Clone()
	v.header.Set(name, value)
	return &v
}

func (v *visitor) get(path string) answer { return v.ask(http.MethodGet, path, nil) }

// post sends names and values in turn.
func (v *visitor) post(path string, pairs ...string) answer {
	return v.ask(http.MethodPost, path, strings.NewReader(formOf(pairs).Encode()))
}

func formOf(pairs []string) url.Values {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

func (v *visitor) ask(method, path string, body io.Reader) answer {
	v.d.t.Helper()
	request, err := http.NewRequest(method, v.d.server.URL+path, body)
	if err != nil {
		v.d.t.Fatal(err)
	}
	request.Header = v.header.Clone()
	if body != nil && request.Header.Get("Content-Type") == "" {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	response, err := v.client.Do(request)
	if err != nil {
		v.d.t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	if err != nil {
		v.d.t.Fatal(err)
	}
	_ = response.Body.Close() // it was read to its end
	a := answer{v: v, asked: method + " " + path, status: response.StatusCode, header: response.Header, text: string(text)}
	if strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
		if a.Node, err = html.Parse(strings.NewReader(a.text)); err != nil {
			v.d.t.Fatal(err)
		}
	}
	return a
}

// answer is what the desk answered, as a document where it is one.
type answer struct {
	*html.Node
	v      *visitor
	asked  string
	status int
	header http.Header
	text   string
}

// is ends the test where the status is another one.
func (a answer) is(status int) answer {
	a.v.d.t.Helper()
	if a.status != status {
		a.v.d.t.Fatalf("%s answers %d, want %d: %s %s", a.asked, a.status, status, a.header.Get("Location"), a.body())
	}
	return a
}

// leads ends the test where the answer doesn't lead to a path; it returns where to.
func (a answer) leads(prefix string) string {
	a.v.d.t.Helper()
	to := a.is(http.StatusSeeOther).header.Get("Location")
	if !strings.HasPrefix(to, prefix) {
		a.v.d.t.Fatalf("%s leads to %q, want %q", a.asked, to, prefix)
	}
	return to
}

// shown follows the answer to the page that it leads to.
func (a answer) shown() answer {
	a.v.d.t.Helper()
	return a.v.get(a.leads("/")).is(http.StatusOK)
}

func (a answer) all(selector string) []*html.Node {
	return cascadia.QueryAll(a.Node, cascadia.MustCompile(selector))
}

// one returns the only element that a selector finds.
func (a answer) one(selector string) *html.Node {
	a.v.d.t.Helper()
	found := a.all(selector)
	if len(found) != 1 {
		a.v.d.t.Fatalf("%s: %s finds %d elements, want one, in: %s", a.asked, selector, len(found), a.body())
	}
	return found[0]
}

// has checks how many elements each selector finds.
func (a answer) has(counts map[string]int) answer {
	a.v.d.t.Helper()
	for selector, want := range counts {
		if got := len(a.all(selector)); got != want {
			a.v.d.t.Errorf("%s: %s finds %d elements, want %d, in: %s", a.asked, selector, got, want, a.body())
		}
	}
	return a
}

// says ends the test where an element doesn't say a text.
func (a answer) says(selector, text string) answer {
	a.v.d.t.Helper()
	if got := said(a.one(selector)); !strings.Contains(got, text) {
		a.v.d.t.Fatalf("%s: %s says %q, want %q in it", a.asked, selector, got, text)
	}
	return a
}

func (a answer) body() string {
	if a.Node == nil {
		return a.text
	}
	return said(cascadia.Query(a.Node, cascadia.MustCompile("main")))
}

// send sends the form of a page as a browser does: with all that it carries, and
// with what is typed into it.
func (a answer) send(action string, typed ...string) answer {
	a.v.d.t.Helper()
	a.one("form[method=post][action='" + action + "']")
	return a.v.post(action, append(a.carried(action), typed...)...)
}

// carried is what a form sends without showing it.
func (a answer) carried(action string) []string {
	var pairs []string
	for _, n := range a.all("form[method=post][action='" + action + "'] input[type=hidden]") {
		pairs = append(pairs, attribute(n, "name"), attribute(n, "value"))
	}
	return pairs
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// said is what an element says, its white space made one.
func said(n *html.Node) string {
	if n == nil {
		return ""
	}
	var all strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			all.WriteString(c.Data + " ")
		}
	}
	return strings.Join(strings.Fields(all.String()), " ")
}
