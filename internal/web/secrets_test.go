package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/staff"
)

func TestNoSecretOfAnAddressIsLogged(t *testing.T) {
	a, err := app.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"), app.RealClock())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	desk := New(a, http.NotFoundHandler(), slog.New(slog.NewTextHandler(&log, nil)))
	for path, route := range map[string]string{"/sign-in/": "/sign-in/{secret}", "/set-up/": "/set-up/{secret}"} {
		log.Reset()
		desk.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path+"worth-keeping", nil))
		if logged := log.String(); strings.Contains(logged, "worth-keeping") || !strings.Contains(logged, route) {
			t.Errorf("%s is logged as %q", path, logged)
		}
	}
}

func TestALinkLeadsWhereTheDeskIsSeen(t *testing.T) {
	for _, c := range []struct {
		name, says, leads string
		site              Site
	}{
		{"without a proxy, whatever a visitor says", "https", "http://desk.example", Site{}},
		{"behind a proxy that ends TLS", "https", "https://desk.example", Site{Proxied: true}},
		{"behind a proxy without TLS", "http", "http://desk.example", Site{Proxied: true}},
		{"where its origin is said", "http", "https://rebond.example", Site{Origin: "https://rebond.example", Proxied: true}},
	} {
		r := httptest.NewRequest(http.MethodPost, "http://desk.example/people", nil)
		r.Header.Set("X-Forwarded-Proto", c.says)
		s := Server{app: newDesk(t).App, site: c.site}
		if link := s.personalLink(c.site.as(r), staff.Person{}, "secret"); link.URL != c.leads+"/sign-in/secret" {
			t.Errorf("%s it is %s", c.name, link.URL)
		}
	}
}

func TestWhoeverComesFirstByNameCanStandInToo(t *testing.T) {
	d := newDesk(t)
	d.visitor("Ada Ambre", staff.AM)
	manager := d.visitor("Zoé Morin", staff.Manager)
	form := manager.get("/absences")
	for _, name := range []string{"Ada Ambre", "Zoé Morin"} {
		form.says("select[name=deputy]", name)
	}
}
