package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/domain/view"
)

// What a route answers, in the matrix below.
const (
	page200 = http.StatusOK
	done303 = http.StatusSeeOther
	not403  = http.StatusForbidden
	no404   = http.StatusNotFound
	signIn  = -1 // led to the sign-in page
)

// entry is a route of the sitemap: an address and a form that act on something new,
// and what each visitor gets.
type entry struct {
	path string // {salon}, {open}, {formal}, {lost}, {call}, {person} and {link} are made anew
	form string // name=value, parted by spaces; {today} is the business day
	gets func(role string) int
}

func all(status int) func(string) int { return func(string) int { return status } }

// insiders lets everyone in who is signed in.
func insiders(status int) func(string) int {
	return who(status, "nina", "zoe", "omar", "sacha", "mai", "felix", "mona", "agathe")
}

// who lets only these in; the others at the desk are refused.
func who(status int, visitors ...string) func(string) int {
	return func(visitor string) int {
		for _, v := range visitors {
			if v == visitor {
				return status
			}
		}
		if visitor == "nobody" {
			return signIn
		}
		return not403
	}
}

// matrix says of every route who gets what (EV-2).
var matrix = map[string]entry{
	"GET /{$}": {path: "/", gets: insiders(page200)},

	"GET /imports":               {path: "/imports", gets: who(page200, "mona", "agathe")},
	"POST /imports":              {path: "/imports", gets: who(unmet422, "mona", "agathe")}, // without a file
	"GET /imports/{id}":          {path: "{import}", gets: who(page200, "mona", "agathe")},
	"GET /imports/{id}/progress": {path: "{import}/progress", gets: who(page200, "mona", "agathe")},
	"POST /imports/{id}/columns": {path: "{import}/columns", form: "column=key", gets: who(unmet422, "mona", "agathe")},
	"POST /imports/{id}/apply":   {path: "{import}/apply", gets: who(done303, "mona", "agathe")},
	"POST /imports/{id}/stop":    {path: "{applying}/stop", gets: who(done303, "mona", "agathe")},
	"POST /imports/{id}/undo":    {path: "{applied}/undo", gets: who(done303, "mona", "agathe")},
	"POST /imports/{id}/drop":    {path: "{import}/drop", gets: who(done303, "mona", "agathe")},

	"GET /find":                 {path: "/find?q=aurora", gets: insiders(page200)},
	"GET /views/new":            {path: "/views/new?list=cases&query=due%3Dlate", gets: insiders(page200)},
	"POST /views":               {path: "/views", form: "list=cases name=Vue sharing=personal", gets: insiders(done303)},
	"GET /views/{id}":           {path: "{shared}", gets: insiders(page200)},
	"POST /views/{id}":          {path: "{shared}", form: "name=Autre sharing=shared", gets: insiders(done303)},
	"POST /views/{id}/deletion": {path: "{shared}/deletion", gets: who(done303, "omar", "mona", "agathe")},

	"GET /cases":                               {path: "/cases", gets: insiders(page200)},
	"GET /cases/{id}":                          {path: "{open}", gets: insiders(page200)},
	"POST /cases/{id}/request":                 {path: "{open}/request", form: "channel=mail description=Encore", gets: insiders(done303)},
	"POST /cases/{id}/form":                    {path: "{open}/form", form: "medium=form received_on={today}", gets: who(done303, "nina", "zoe", "omar", "mona", "agathe")},
	"POST /cases/{id}/form-link":               {path: "{open}/form-link", form: "email=a@salon.example lang=fr", gets: who(done303, "nina", "mona", "agathe")},
	"GET /form/{link}":                         {path: "{form}", gets: all(page200)},
	"POST /form/{link}":                        {path: "{form}", form: "main_reason=price client_file=no signed_by=Aurore confirmed=yes", gets: all(done303)},
	"POST /cases/{id}/loss":                    {path: "{formal}/loss", gets: who(done303, "nina", "mona", "agathe")},
	"POST /cases/{id}/briefing":                {path: "{open}/briefing", form: "note=Doucement", gets: who(done303, "mona", "agathe")},
	"POST /cases/{id}/attempt":                 {path: "{open}/attempt", form: "result=reached", gets: who(done303, "nina", "mona", "agathe")},
	"POST /cases/{id}/appointment":             {path: "{open}/appointment", form: "appointment_on={today}", gets: who(done303, "nina", "omar", "mona", "agathe")},
	"POST /cases/{id}/call-off":                {path: "{met}/call-off", gets: who(done303, "nina", "omar", "mona", "agathe")},
	"POST /cases/{id}/negotiation":             {path: "{open}/negotiation", form: "note=Remise", gets: who(done303, "nina", "mona", "agathe")},
	"POST /cases/{id}/recovery":                {path: "{open}/recovery", form: "outcome=recovered_training", gets: who(done303, "nina", "mona", "agathe")},
	"POST /cases/{id}/take-back":               {path: "{lost}/take-back", form: "reason=Reste", gets: who(done303, "nina", "zoe", "omar", "mona", "agathe")},
	"GET /cases/{id}/summary":                  {path: "{open}/summary", gets: who(page200, "nina", "mona", "agathe")},
	"POST /cases/{id}/summary":                 {path: "{open}/summary", form: "leaving[0].sub_reason=commission competitor=planity", gets: who(done303, "nina", "mona", "agathe")},
	"POST /cases/{id}/summary/draft":           {path: "{open}/summary/draft", form: "competitor=planity", gets: who(done303, "nina", "mona", "agathe")},
	"POST /cases/{id}/summary/draft/discard":   {path: "{open}/summary/draft/discard", form: "draft=1", gets: who(done303, "nina", "mona", "agathe")},
	"GET /settings/lists":                      {path: "/settings/lists", gets: insiders(done303)},
	"GET /settings/lists/{list}":               {path: "/settings/lists/sub_reason", gets: insiders(page200)},
	"POST /settings/lists/{list}":              {path: "/settings/lists/liked", form: "label=Nouveau{n}", gets: who(done303, "mona", "agathe")},
	"POST /settings/lists/{list}/{key}/{verb}": {path: "/settings/lists/liked/till/rename", form: "label=Caisse{n}", gets: who(done303, "mona", "agathe")},
	"GET /accounts":                            {path: "/accounts", gets: insiders(page200)},
	"GET /accounts/{id}":                       {path: "{salon}", gets: insiders(page200)},
	"POST /accounts/{id}/owner":                {path: "{salon}/owner", form: "owner={zoe}", gets: who(done303, "nina", "mona", "agathe")},
	"GET /tasks":                               {path: "/tasks", gets: insiders(page200)},
	"POST /tasks/{id}/done":                    {path: "{call}/done", gets: who(done303, "nina", "mona", "agathe")},
	"GET /people":                              {path: "/people", gets: who(page200, "agathe")},
	"POST /people":                             {path: "/people", form: "name=Ida email=ida{n}@rebond.example role=cx active=yes", gets: who(page200, "agathe")},
	"GET /people/{id}":                         {path: "{person}", gets: who(page200, "agathe")},
	"POST /people/{id}":                        {path: "{person}", form: "name=Ada email=ada{n}@rebond.example role=cx active=yes", gets: who(done303, "agathe")},
	"POST /people/{id}/link":                   {path: "{person}/link", gets: who(page200, "agathe")},
	"GET /history":                             {path: "/history", gets: who(page200, "mona", "agathe")},
	"GET /settings/health":                     {path: "/settings/health", gets: insiders(page200)},
	"POST /people/{id}/hand-over":              {path: "{person}/hand-over", form: "owner={zoe}", gets: who(page200, "agathe")},
	"POST /people/{id}/ways/{way}/end":         {path: "{way}/end", gets: who(done303, "agathe")},
	"POST /people/{id}/ways/end-others":        {path: "{person}/ways/end-others", gets: who(done303, "agathe")},
	"GET /absences":                            {path: "/absences", gets: insiders(page200)},
	"POST /absences":                           {path: "/absences", form: "person={newcomer} from=2026-07-01 until=2026-07-02", gets: who(done303, "mona", "agathe")},
	"POST /absences/{id}/{absence}/end":        {path: "{absence}/end", gets: who(done303, "mona", "agathe")},
	"GET /permissions":                         {path: "/permissions", gets: insiders(page200)},
	"GET /me/sessions":                         {path: "/me/sessions", gets: insiders(page200)},
	"POST /me/tokens":                          {path: "/me/tokens", form: "name=Export days=30 reach=read", gets: insiders(page200)},
	"GET /simulator":                           {path: "/simulator", gets: insiders(page200)},
	"GET /simulator/{name}":                    {path: "/simulator/notice", gets: insiders(page200)},
	"GET /sign-in":                             {path: "/sign-in", gets: all(page200)},
	"GET /sign-in/{secret}":                    {path: "{link}", gets: all(page200)},
	"POST /sign-in/{secret}":                   {path: "{link}", gets: all(done303)},
	"GET /set-up/{secret}":                     {path: "/set-up/used", gets: all(not403)},
	"POST /set-up/{secret}":                    {path: "/set-up/used", form: "name=Ada email=ada@rebond.example", gets: all(not403)},
	"GET /signed-out":                          {path: "/signed-out", gets: all(page200)},
	"POST /sign-out":                           {path: "/sign-out", gets: all(done303)},
	"POST /preferences":                        {path: "/preferences", form: "lang=fr", gets: all(done303)},
	"POST /demo/clock":                         {path: "/demo/clock", form: "advance=1d", gets: insiders(done303)},
	"GET /health":                              {path: "/health", gets: all(page200)},
	"/":                                        {path: "/nowhere", gets: all(no404)},
	"POST /accounts/{id}/churn-request": {
		path: "{salon}/churn-request", form: "channel=chat reason=price sub_reason=commission description=Parle", gets: insiders(done303),
	},
}

func TestEveryRouteLetsInWhomItSays(t *testing.T) {
	d := newDesk(t)
	visitors := map[string]*visitor{
		"nobody": d.nobody(), "nina": d.nina, "zoe": d.zoe, "omar": d.omar, "sacha": d.sacha,
		"mai": d.mai, "felix": d.felix, "mona": d.mona, "agathe": d.agathe,
	}
	n := 0
	for _, r := range (&Server{}).sitemap() {
		e, listed := matrix[r.pattern]
		if !listed {
			t.Errorf("the route %s has no entry in the matrix", r.pattern)
			continue
		}
		for name, v := range visitors {
			n++
			if r.access == anyone {
				v = d.nobody() // they come or go: whoever they were stays who they are
			}
			made := d.made(e, n)
			a := v.asks(r.pattern, made.Replace(e.path), made.Replace(e.form))
			got := a.status
			if got == done303 && a.header.Get("Location") == "/sign-in" {
				got = signIn
			}
			if want := e.gets(name); got != want {
				t.Errorf("%s answers %s with %d, want %d: %s", r.pattern, name, got, want, a.body())
			}
			a.secure()
		}
	}
	if got, want := len(matrix), len((&Server{}).sitemap()); got != want {
		t.Errorf("the matrix has %d entries for %d routes", got, want)
	}
	if d.log.Len() > 0 {
		t.Errorf("the desk logged: %s", d.log)
	}
}

// asks asks for a route as its pattern says, with a form of name=value pairs.
func (v *visitor) asks(pattern, path, form string) answer {
	v.d.t.Helper()
	if !strings.HasPrefix(pattern, http.MethodPost) {
		return v.get(path)
	}
	var pairs []string
	for field := range strings.FieldsSeq(form) {
		name, value, _ := strings.Cut(field, "=")
		pairs = append(pairs, name, value)
	}
	return v.post(path, pairs...)
}

// made makes what an entry's address and form name, anew for the nth time.
func (d *desk) made(e entry, n int) *strings.Replacer {
	d.t.Helper()
	salon := d.account(fmt.Sprintf("Salon %d", n))
	pairs := []string{"{salon}", accountPath(salon), "{today}", d.today().String(), "{zoe}", string(d.people[d.zoe].ID), "{n}", fmt.Sprint(n)}
	for place, make := range map[string]func() string{
		"{import}":   func() string { return importPath(d.previewed(oneSalon(n))) },
		"{applying}": func() string { return importPath(d.applying(oneSalon(n))) },
		"{applied}":  func() string { return importPath(d.applied(oneSalon(n))) },

		"{open}":     func() string { return d.opened(salon) },
		"{formal}":   func() string { return d.formal(salon) },
		"{lost}":     func() string { return d.lost(salon) },
		"{met}":      func() string { return d.met(salon) },
		"{call}":     func() string { return d.callTask(salon) },
		"{shared}":   func() string { return viewPath(d.view("Vue", view.Shared)) },
		"{form}":     func() string { return d.form(d.opened(salon)) },
		"{person}":   func() string { return personPath(d.newcomer().ID) },
		"{way}":      d.openWay,
		"{newcomer}": func() string { return string(d.newcomer().ID) },
		"{absence}": func() string {
			who := d.newcomer().ID
			absence, err := d.People.PlanAbsence(context.Background(), d.people[d.mona].Actor(), who, staff.Leave{From: d.today(), Until: d.today()})
			d.did(err)
			return "/absences/" + string(who) + "/" + string(absence.ID)
		},
		"{link}": func() string {
			secret, err := d.People.Invite(context.Background(), d.newcomer().ID)
			d.did(err)
			return "/sign-in/" + secret
		},
	} {
		if strings.Contains(e.path+e.form, place) {
			pairs = append(pairs, place, make())
		}
	}
	return strings.NewReplacer(pairs...)
}

// openWay is the path of a token that someone new has.
func (d *desk) openWay() string {
	d.t.Helper()
	ctx, person := context.Background(), d.newcomer()
	_, err := d.People.MakeToken(ctx, person.Actor(), staff.TokenWish{Name: "Export", Grip: staff.Grip{staff.ReachRead}, Days: 7})
	d.did(err)
	ways, err := d.People.Ways(ctx, person.Actor(), person.ID, "")
	d.did(err)
	return personPath(person.ID) + "/ways/" + ways[0].ID
}

func (d *desk) newcomer() staff.Person {
	d.t.Helper()
	person, err := d.People.Add(context.Background(), staff.Person{Name: "Ida Roche", Role: staff.CX, Lang: "fr", Active: true}, because.One("EV-2", "person.demo"))
	d.did(err)
	return person
}

// callTask is the path of a task of the AM's, of a case just opened.
func (d *desk) callTask(salon partner.AccountID) string {
	d.t.Helper()
	file, err := d.Reads.Case(context.Background(), string(caseOf(d.opened(salon))))
	d.did(err)
	for _, x := range file.Tasks {
		if x.What == task.UpdateCRMStatus {
			return "/tasks/" + string(x.ID)
		}
	}
	d.t.Fatal("nobody has anything to do")
	return ""
}

// secure fails unless the answer carries all that keeps a browser safe.
func (a answer) secure() {
	a.v.d.t.Helper()
	for name, want := range map[string]string{
		"Content-Security-Policy":      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              "DENY",
		"Referrer-Policy":              "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), publickey-credentials-create=(self), publickey-credentials-get=(self)",
	} {
		if name == "Referrer-Policy" && strings.Contains(a.asked, "/form/") {
			want = "no-referrer" // the address is the partner's right
		}
		if got := a.header.Get(name); got != want {
			a.v.d.t.Errorf("%s has %s: %q, want %q", a.asked, name, got, want)
		}
	}
	if a.Node != nil && a.header.Get("Cache-Control") != "no-store" {
		a.v.d.t.Errorf("%s may be kept by a cache", a.asked)
	}
	for _, cookie := range (&http.Response{Header: a.header}).Cookies() {
		if !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode {
			a.v.d.t.Errorf("%s sets a cookie that scripts or other sites can use: %s", a.asked, cookie)
		}
	}
}

func TestAssetsAndTheAPIAreAsSecure(t *testing.T) {
	d := newDesk(t)
	page := d.nina.get("/cases").is(page200)
	for _, selector := range []string{"link[rel=stylesheet]", "link[rel=icon]"} {
		d.nobody().get(attribute(page.one(selector), "href")).is(page200).secure()
	}
	d.nobody().get("/assets/nothing.css").is(no404).secure()
	d.nobody().get("/api/v1/cases").is(http.StatusNoContent).secure()
}

func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	d := newDesk(t)
	for pattern, e := range matrix {
		path, post := strings.CutPrefix(pattern, "POST ")
		if !post || path == "/form/{link}" { // a partner has only the link, and no cookie
			continue
		}
		for name, from := range map[string]*visitor{
			"fetch metadata": d.agathe.with("Sec-Fetch-Site", "cross-site"), "origin": d.agathe.with("Origin", "https://elsewhere.example"),
		} {
			a := from.asks(pattern, strings.NewReplacer("{id}", "x", "{secret}", "x").Replace(path), e.form).is(not403)
			a.has(map[string]int{"h1": 1}).secure()
			if len(a.header["Set-Cookie"]) > 0 {
				t.Errorf("%s by %s sets a cookie", pattern, name)
			}
		}
	}
}

func TestASessionThatEndedLeadsToTheSignIn(t *testing.T) {
	d := newDesk(t)
	d.nina.get("/cases").is(page200)
	d.now = d.now.Add(13 * time.Hour)
	d.nina.get("/cases").leads("/sign-in")
	d.nina.post(accountPath(d.salon) + "/churn-request").leads("/sign-in")
	d.nobody().get("/sign-in").is(page200).has(map[string]int{"h1": 1, ".sections": 0, ".search": 0, ".demo": 0})
}

func TestSigningOutEndsTheSession(t *testing.T) {
	d := newDesk(t)
	held := d.nina.client.Jar
	d.nina.post("/sign-out").leads("/signed-out")
	d.nina.client.Jar = held
	d.nina.get("/cases").leads("/sign-in")
}

func TestALinkLetsInOnce(t *testing.T) {
	d := newDesk(t)
	link := "/sign-in/" + d.link(d.nina)
	guest := d.nobody()
	guest.get(link).is(page200).says("h1", "Nina Vasseur")
	guest.get(link).is(page200) // looking spends nothing: mail scanners do
	guest.post(link).leads("/")
	guest.get("/").is(page200)
	for _, again := range []answer{d.nobody().get(link), d.nobody().post(link)} {
		again.is(not403).says("h1", "Ce lien a déjà servi ou a expiré")
	}
	late := "/sign-in/" + d.link(d.nina)
	d.now = d.now.Add(25 * time.Hour)
	d.nobody().post(late).is(not403)
}

func TestTheFirstAdminSaysWhoTheyAre(t *testing.T) {
	d := emptyDesk(t)
	secret, needed, err := d.People.SetUpLink(context.Background())
	if err != nil || !needed {
		t.Fatalf("an empty desk needs a set-up link: %t, %v", needed, err)
	}
	guest, path := d.nobody(), "/set-up/"+secret
	form := guest.get(path).is(page200)
	form.send(path, "name", " ", "email", "ada").is(http.StatusUnprocessableEntity).
		has(map[string]int{".field.wrong": 2, ".summary li": 2, "input[name=email][value=ada]": 1})
	form.send(path, "name", "Ada Ruiz", "email", "ada@rebond.example").leads("/")
	guest.get("/cases").is(page200).says(".me .name", "Ada Ruiz")
	d.nobody().get(path).is(not403)
	d.nobody().post(path, "name", "Eve", "email", "eve@rebond.example").is(not403)
}

func TestWhereToGoBackToIsAlwaysThisDesk(t *testing.T) {
	d := newDesk(t)
	for back, want := range map[string]string{
		"/cases?stage=closed": "/cases?stage=closed", "/accounts/1": "/accounts/1",
		"": "/", "//elsewhere.example": "/", "https://elsewhere.example/": "/", "/\\elsewhere.example": "/", "\\elsewhere.example": "/",
		"javascript:alert(1)": "/", "cases": "/", "/%zz": "/", "http:elsewhere.example": "/",
	} {
		a := d.nina.post("/preferences", "lang", "en", "back", back).is(done303)
		if got := a.header.Get("Location"); got != want {
			t.Errorf("back to %q leads to %q, want %q", back, got, want)
		}
	}
	for referer, want := range map[string]string{
		d.server.URL + "/tasks?coming=yes": "/tasks?coming=yes", "https://elsewhere.example/tasks": "/", "": "/",
		d.server.URL + "//elsewhere.example": "/",
	} {
		task := d.callTask(d.account("Salon " + referer))
		a := d.nina.with("Referer", referer).post(task + "/done").is(done303)
		if got := a.header.Get("Location"); got != want {
			t.Errorf("from %q leads to %q, want %q", referer, got, want)
		}
	}
}

func TestAPreferenceIsOneThatExists(t *testing.T) {
	d := newDesk(t)
	d.nina.post("/preferences", "lang", "de", "theme", "neon")
	d.nina.get("/cases").has(map[string]int{"html[lang=fr]": 1, "html[data-theme='']": 1})
	d.nina.post("/preferences", "lang", "en")
	d.nina.post("/preferences", "theme", "dark")
	d.nina.get("/cases").has(map[string]int{"html[lang=en][data-theme=dark]": 1, "button[name=theme][value=dark][aria-pressed=true]": 1})
}

func TestAFormThatIsTooLargeSaysSo(t *testing.T) {
	d := newDesk(t)
	path := accountPath(d.salon) + "/churn-request"
	d.nina.post(path, "description", strings.Repeat("a", maxBody)).is(http.StatusRequestEntityTooLarge).says("h1", "trop long")
	d.nina.ask(http.MethodPost, path, strings.NewReader("description=%zz")).is(http.StatusBadRequest).has(map[string]int{"h1": 1})
}

func TestAHeadIsAnAnswerWithoutAPage(t *testing.T) {
	d := newDesk(t)
	for _, path := range []string{"/cases", accountPath(d.salon), "/health"} {
		if a := d.nina.ask(http.MethodHead, path, nil).is(page200); a.text != "" {
			t.Errorf("HEAD %s has a body", path)
		}
	}
	d.nina.ask(http.MethodHead, "/nowhere", nil).is(no404)
	d.nina.ask(http.MethodDelete, "/cases", nil).is(no404)
}
