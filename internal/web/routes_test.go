package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

// What a route answers.
const (
	page200 = http.StatusOK
	done303 = http.StatusSeeOther
	not403  = http.StatusForbidden
	no404   = http.StatusNotFound
	signIn  = -1 // led to the sign-in page
)

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
	for pattern, e := range knocks {
		path, post := strings.CutPrefix(pattern, "POST ")
		if !post || path == "/form/{link}" { // a partner has only the link, and no cookie
			continue
		}
		for name, from := range map[string]*visitor{
			"fetch metadata": d.agathe.with("Sec-Fetch-Site", "cross-site"), "origin": d.agathe.with("Origin", "https://elsewhere.example"),
		} {
			a := from.asks(pattern, strings.NewReplacer("{id}", "x", "{secret}", "x").Replace(path), e.form, false).is(not403)
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
