package web

import (
	"crypto/tls"
	"encoding/base32"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
)

const passphrase = "le héron boude au troisième étage"

// locked gives someone a mail address and a password.
func (d *desk) locked(v *visitor, email string) {
	d.t.Helper()
	p := d.people[v]
	d.agathe.post(personPath(p.ID), "name", p.Name, "email", email, "role", string(staff.CX), "active", "yes", "lang", "fr").is(done303)
	v.post("/me/password", "new_password", passphrase).leads("/me")
}

func TestAPasswordLetsInAndGuessesWait(t *testing.T) {
	d := newDesk(t)
	d.locked(d.omar, "omar@rebond.example")
	guest := d.nobody()
	wrong := guest.post("/sign-in", "email", "omar@rebond.example", "password", "guess").is(http.StatusUnprocessableEntity)
	unknown := guest.post("/sign-in", "email", "nobody@rebond.example", "password", "guess").is(http.StatusUnprocessableEntity)
	if a, b := strings.ReplaceAll(wrong.text, "omar", "X"), strings.ReplaceAll(unknown.text, "nobody", "X"); a != b {
		t.Error("the page tells who has an account")
	}
	wrong.has(map[string]int{"input[name=email][value='omar@rebond.example']": 1, "input[name=password][value='']": 1})
	for range 4 {
		guest.post("/sign-in", "email", "omar@rebond.example", "password", "guess")
	}
	soon := guest.post("/sign-in", "email", "omar@rebond.example", "password", passphrase).is(http.StatusTooManyRequests)
	if wait, err := strconv.Atoi(soon.header.Get("Retry-After")); err != nil || wait < 1 || wait > 31 {
		t.Errorf("Retry-After is %q", soon.header.Get("Retry-After"))
	}
	d.now = d.now.Add(time.Minute)
	guest.post("/sign-in", "email", "omar@rebond.example", "password", passphrase).leads("/")
	guest.get("/me").is(page200).says(".listed li:first-child", "par mot de passe")
}

func TestASecondFactorIsSetUpAndAskedFor(t *testing.T) {
	d := newDesk(t)
	d.locked(d.omar, "omar@rebond.example")
	begun := d.omar.post("/me/second-factor").is(page200)
	ticket := attribute(begun.one("input[name=ticket]"), "value")
	begun = d.omar.post("/me/second-factor/confirm", "ticket", ticket, "code", "12").is(http.StatusUnprocessableEntity)
	secret := secretOf(t, said(begun.one(".secret")))
	code := func() string { return signin.Code(secret, signin.Step(d.now)) }
	d.omar.post("/me/second-factor/confirm", "ticket", ticket, "code", code()).is(page200).has(map[string]int{".codes .secret": 10})
	d.now = d.now.Add(time.Minute)
	guest := d.nobody()
	guest.post("/sign-in", "email", "omar@rebond.example", "password", passphrase).leads("/sign-in/code")
	guest.get("/cases").leads("/sign-in")
	guest.get("/sign-in/code").is(page200).has(map[string]int{"input[name=code][autocomplete=one-time-code]": 1})
	guest.post("/sign-in/code", "code", "1").is(http.StatusUnprocessableEntity)
	guest.post("/sign-in/code", "code", code()).leads("/")
	guest.get("/cases").is(page200)
}

func TestASignInEndsTheSessionThatItReplaces(t *testing.T) {
	d := newDesk(t)
	held := *d.nina
	was := held.cookies()
	d.nina.post("/sign-in/" + d.link(d.nina)).leads("/")
	if now := d.nina.cookies(); now["session"] == was["session"] || now["session"] == "" {
		t.Error("the session kept its secret")
	}
	old := d.nobody().with("Cookie", "session="+was["session"])
	old.get("/cases").leads("/sign-in")
}

func (v *visitor) cookies() map[string]string {
	held := map[string]string{}
	at, err := url.Parse(v.d.server.URL)
	v.d.did(err)
	for _, c := range v.client.Jar.Cookies(at) {
		held[c.Name] = c.Value
	}
	return held
}

func TestOverTLSEveryCookieIsThisHostsAlone(t *testing.T) {
	d := newDesk(t)
	for name, site := range map[string]Site{"by itself": {}, "behind a proxy": {Origin: "https://rebond.example", Proxied: true}} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodPost, "/sign-in/"+d.link(d.nina), http.NoBody)
			r.Header.Set("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
			if !site.Proxied {
				r.TLS = &tls.ConnectionState{}
			}
			w := httptest.NewRecorder()
			At(site, d.App, http.NotFoundHandler(), nil).ServeHTTP(w, r)
			if got := w.Header().Get("Strict-Transport-Security"); got == "" {
				t.Error("browsers aren’t told to stay with TLS")
			}
			secret := ""
			for _, c := range w.Result().Cookies() {
				if !c.Secure || !c.HttpOnly || c.Path != "/" || c.Domain != "" || !strings.HasPrefix(c.Name, "__Host-") {
					t.Errorf("the cookie %s", c)
				}
				if c.Name == "__Host-session" {
					secret = c.Value
				}
			}
			session, err := d.People.AdmitSession(t.Context(), secret)
			d.did(err)
			if (session.Address == "198.51.100.7") != site.Proxied {
				t.Errorf("it is kept as from %s", session.Address)
			}
		})
	}
}

func secretOf(t *testing.T, shown string) []byte {
	t.Helper()
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ReplaceAll(shown, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return secret
}
