package provider

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"rebond/internal/domain/refusal"
	idp "rebond/test/provider"
)

func TestSettingsSayAllThatIsMissing(t *testing.T) {
	whole := Settings{Issuer: "https://login.example", Client: "rebond", Secret: "x", Origin: "https://rebond.example"}
	for _, c := range []struct {
		name   string
		change func(*Settings)
		fields []string
	}{
		{"nothing", func(*Settings) {}, nil},
		{"an issuer on this machine", func(s *Settings) { s.Issuer = "http://127.0.0.1:9000/realms/x" }, nil},
		{"an issuer without TLS", func(s *Settings) { s.Issuer = "http://login.example" }, []string{"oidc_issuer"}},
		{"an issuer with a query", func(s *Settings) { s.Issuer += "?a=b" }, []string{"oidc_issuer"}},
		{"an issuer with a password", func(s *Settings) { s.Issuer = "https://a:b@login.example" }, []string{"oidc_issuer"}},
		{"no issuer", func(s *Settings) { s.Issuer = "" }, []string{"oidc_issuer"}},
		{"no address of the desk", func(s *Settings) { s.Origin = "" }, []string{"origin"}},
		{"an address of the desk without TLS", func(s *Settings) { s.Origin = "http://rebond.example" }, []string{"origin"}},
		{"anything", func(s *Settings) { *s = Settings{} }, []string{"oidc_issuer", "oidc_client", "oidc_secret", "origin"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := whole
			c.change(&s)
			var fields []string
			if refused, ok := refusal.Of(s.Check()); ok {
				for _, u := range refused.Unmet {
					fields = append(fields, u.Field)
				}
			}
			if !slices.Equal(fields, c.fields) {
				t.Errorf("refused at %q, want %q", fields, c.fields)
			}
		})
	}
	if name := whole.name(); name != "login.example" {
		t.Errorf("it is called %q", name)
	}
}

func TestTheIssuerAloneMayBeInside(t *testing.T) {
	for address, want := range map[string]struct{ anyone, issuer bool }{
		"203.0.113.7:443": {true, true}, "[2001:db8::1]:443": {true, true},
		"10.0.0.8:443": {false, true}, "192.168.1.1:443": {false, true}, "100.64.0.1:443": {false, true}, "[fd00::1]:443": {false, true},
		"127.0.0.1:443": {false, true}, "[::1]:443": {false, true}, "[::ffff:127.0.0.1]:443": {false, true},
		"169.254.169.254:80": {}, "[fe80::1]:443": {}, "0.0.0.0:443": {}, "[::]:443": {}, "224.0.0.1:443": {}, "255.255.255.255:443": {}, "somewhere": {},
	} {
		if got := reachable(address, false) == nil; got != want.anyone {
			t.Errorf("anyone at %s: %t", address, got)
		}
		if got := reachable(address, true) == nil; got != want.issuer {
			t.Errorf("the issuer at %s: %t", address, got)
		}
	}
}

// asked is a provider at an issuer, that waits no longer than a test.
func asked(t *testing.T, issuer string) (*Provider, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	p, err := New(Settings{Issuer: issuer, Client: idp.Client, Secret: idp.Secret, Origin: "https://rebond.example"}, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return p, &log
}

func TestNobodyIsLedElsewhere(t *testing.T) {
	elsewhere := 0
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere++ }))
	defer inside.Close()
	led := httptest.NewServer(http.RedirectHandler(inside.URL, http.StatusFound))
	defer led.Close()
	p, _ := asked(t, led.URL)
	if _, err := p.Leads("s", "n", "v"); !errors.As(err, &Silent{}) {
		t.Errorf("a redirect is followed: %v", err)
	}
	at, err := url.Parse("http://127.0.0.1:1")
	if err != nil {
		t.Fatal(err)
	}
	for name, address := range map[string]string{"without TLS": inside.URL, "inside": strings.Replace(inside.URL, "http", "https", 1), "by name": "https://localhost:1"} {
		if _, err := fenced(at).Get(address); !errors.Is(err, errFenced) && name != "inside" { // 127.0.0.1 is this issuer’s own host
			t.Errorf("%s: %v", name, err)
		}
	}
	if elsewhere > 0 {
		t.Errorf("the desk asked elsewhere %d times", elsewhere)
	}
}

func TestAProviderThatHangsOrFloodsIsSilent(t *testing.T) {
	flood := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprint(w, `{"issuer":"`)
		for r.Context().Err() == nil {
			if _, err := w.Write(bytes.Repeat([]byte("a"), 64<<10)); err != nil {
				return
			}
		}
	}))
	defer flood.Close()
	for name, issuer := range map[string]string{"it hangs": idp.Run(t).Hangs(), "it floods": flood.URL} {
		t.Run(name, func(t *testing.T) {
			p, log := asked(t, issuer)
			if name == "it hangs" {
				p.client.Timeout = 50 * time.Millisecond
			}
			if _, err := p.Leads("s", "n", "v"); !errors.As(err, &Silent{}) {
				t.Errorf("it leads on: %v", err)
			}
			if p.Answers() {
				t.Error("it is said to answer")
			}
			if strings.Contains(log.String(), idp.Secret) || !strings.Contains(log.String(), "doesn’t answer") {
				t.Errorf("the log says %s", log)
			}
		})
	}
}

func TestAProviderThatComesBackIsFoundAgain(t *testing.T) {
	directory := idp.Run(t)
	directory.Down(true)
	p, _ := asked(t, directory.URL)
	if _, err := p.Leads("s", "n", "v"); err == nil {
		t.Error("it answers while it is down")
	}
	directory.Down(false)
	to, err := p.Leads("s", "n", "v")
	if err != nil || !strings.HasPrefix(to, directory.URL+"/authorize?") || strings.Contains(to, "code_challenge=v") || !p.Answers() {
		t.Errorf("it leads to %q: %v", to, err)
	}
}
