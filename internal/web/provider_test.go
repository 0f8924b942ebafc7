package web

import (
	"bytes"
	"context"
	"encoding/base32"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"rebond/internal/domain/signin"
	"rebond/internal/domain/staff"
	"rebond/internal/provider"
	idp "rebond/test/provider"
)

const ninasMail = "nina@rebond.example"

// linked is a desk beside a directory that knows Nina; she is at the desk too.
func linked(t *testing.T) (*desk, *idp.Directory) {
	t.Helper()
	d, directory := newDesk(t), idp.Run(t)
	d.behind(directory.URL)
	d.mail(d.nina, ninasMail)
	return d, directory
}

// behind serves the desk anew, with an issuer for its provider.
func (d *desk) behind(issuer string) {
	d.t.Helper()
	log := slog.New(slog.NewTextHandler(d.log, nil))
	server := httptest.NewUnstartedServer(nil)
	d.t.Cleanup(server.Close)
	origin := "http://" + server.Listener.Addr().String()
	p, err := provider.New(provider.Settings{Issuer: issuer, Client: idp.Client, Secret: idp.Secret, Name: "Annuaire", Origin: origin}, log)
	d.did(err)
	server.Config.Handler = At(Site{Origin: origin, Provider: p}, d.App, http.NotFoundHandler(), log)
	server.Start()
	d.server = server
}

// mail gives someone an address.
func (d *desk) mail(v *visitor, address string) {
	d.t.Helper()
	p := d.people[v].Particulars()
	p.Email, p.Lang = address, "fr"
	if p.Role == staff.AM {
		p.Team = staff.Growth
	}
	_, err := d.People.Alter(context.Background(), d.call(d.agathe), d.people[v].ID, p)
	d.did(err)
}

// goes asks for the provider, and returns what the desk asks it.
func (v *visitor) goes() url.Values {
	v.d.t.Helper()
	at, err := url.Parse(v.get("/sign-in/provider").leads("http://"))
	v.d.did(err)
	return at.Query()
}

// comesBack comes back with a code that the provider gave.
func (v *visitor) comesBack(directory *idp.Directory, asked url.Values) answer {
	v.d.t.Helper()
	return v.get(provider.Back + "?" + url.Values{"code": {directory.Allowed(asked)}, "state": {asked.Get("state")}}.Encode())
}

func TestSomeoneComesInByTheProviderAndIsLinkedToIt(t *testing.T) {
	d, directory := linked(t)
	guest := d.nobody()
	guest.get("/sign-in").is(page200).says("a[href='/sign-in/provider']", "Se connecter avec Annuaire")
	asked := guest.goes()
	if asked.Get("redirect_uri") != d.server.URL+"/sign-in/provider/back" || asked.Get("code_challenge_method") != "S256" || asked.Get("response_type") != "code" {
		t.Errorf("the desk asks %v", asked)
	}
	for _, c := range guest.client.Jar.Cookies(mustParse(t, d.server.URL)) {
		if strings.Contains(asked.Encode(), c.Value) {
			t.Errorf("the cookie %s goes to the provider too", c.Name)
		}
	}
	guest.comesBack(directory, asked).leads("/")
	me := guest.get("/me").is(page200)
	me.says("section[aria-labelledby=provider-title]", "Lié à "+ninasMail)
	admin := d.nobody()
	admin.post("/sign-in/" + d.link(d.agathe)).leads("/")
	admin.get(personPath(d.people[d.nina].ID)).is(page200).says("main", "s’est lié à l’annuaire de l’entreprise")

	// From then on it is who she is there that counts, not her address.
	directory.Knows("nina-at-the-company", "vasseur@rebond.example", true)
	again := d.nobody()
	again.comesBack(directory, again.goes()).leads("/")
	again.get("/").is(page200).says(".me .name", "Nina Vasseur")

	// Someone else who has her address there doesn't come in by it.
	directory.Knows("someone-else", ninasMail, true)
	other := d.nobody()
	other.comesBack(directory, other.goes()).is(not403).says(".summary", "déjà liée")
	other.get("/").leads("/sign-in")

	// Once she removed the link, her address counts again.
	again.post("/me/provider/remove").leads("/me")
	again.get("/me").is(page200).has(map[string]int{"form[action='/me/provider/remove']": 0})
	other.comesBack(directory, other.goes()).leads("/")
	if strings.Contains(d.log.String(), "ERROR") || strings.Contains(d.log.String(), idp.Secret) {
		t.Errorf("the desk logged: %s", d.log)
	}
}

func mustParse(t *testing.T, address string) *url.URL {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAnAdminsResetRemovesTheLink(t *testing.T) {
	d, directory := linked(t)
	guest := d.nobody()
	guest.comesBack(directory, guest.goes()).leads("/")
	_, _, err := d.People.ResetSignIn(t.Context(), d.people[d.agathe].Actor(), d.people[d.nina].ID)
	d.did(err)
	directory.Knows("nina-since-the-merger", ninasMail, true)
	guest.comesBack(directory, guest.goes()).leads("/")
}

func TestWhatTheProviderDoesNotProveLetsNobodyIn(t *testing.T) {
	stranger := []byte("a key that everybody knows, long enough")
	for _, c := range []struct {
		name string
		lie  func(*idp.Statement)
		says string
	}{
		{"another nonce", func(s *idp.Statement) { s.Claims["nonce"] = "another" }, "ne prouve pas"},
		{"no nonce", func(s *idp.Statement) { delete(s.Claims, "nonce") }, "ne prouve pas"},
		{"another audience", func(s *idp.Statement) { s.Claims["aud"] = "another" }, "ne prouve pas"},
		{"several audiences, and no word for whom", func(s *idp.Statement) { s.Claims["aud"] = []string{idp.Client, "another"} }, "ne prouve pas"},
		{"for another client", func(s *idp.Statement) { s.Claims["azp"] = "another" }, "ne prouve pas"},
		{"another issuer", func(s *idp.Statement) { s.Claims["iss"] = "https://elsewhere.example" }, "ne prouve pas"},
		{"long ago", func(s *idp.Statement) { s.Claims["exp"] = time.Now().Add(-time.Hour).Unix() }, "ne prouve pas"},
		{"about nobody", func(s *idp.Statement) { delete(s.Claims, "sub") }, "ne prouve pas"},
		{"no signature", func(s *idp.Statement) { s.Key = nil }, "ne prouve pas"},
		{"a signature by a key that the desk holds too", func(s *idp.Statement) { s.Key, s.Alg = stranger, jose.HS256 }, "ne prouve pas"},
		{"an address that isn't verified", func(s *idp.Statement) { s.Claims["email_verified"] = false }, "ne garantit pas"},
		{"no word whether the address is verified", func(s *idp.Statement) { delete(s.Claims, "email_verified") }, "ne garantit pas"},
		{"no address", func(s *idp.Statement) { delete(s.Claims, "email") }, "ne garantit pas"},
		{"somebody whom nobody invited", func(s *idp.Statement) { s.Claims["email"] = "eve@rebond.example" }, "Personne n’est invité"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, directory := linked(t)
			directory.Lies(c.lie)
			guest := d.nobody()
			guest.comesBack(directory, guest.goes()).is(not403).says(".summary", c.says)
			guest.get("/").leads("/sign-in")
			directory.Lies(nil)
			guest.comesBack(directory, guest.goes()).leads("/")
		})
	}
}

func TestATripToTheProviderIsGoodOnceInItsBrowserAndForAWhile(t *testing.T) {
	d, directory := linked(t)
	over := func(a answer) {
		t.Helper()
		a.is(not403).says(".summary", "recommencez la connexion").has(map[string]int{"form[action='/sign-in']": 1})
	}
	altered := d.nobody()
	asked := altered.goes()
	asked.Set("state", "altered")
	over(altered.comesBack(directory, asked))
	asked = altered.goes()
	over(d.nobody().comesBack(directory, asked)) // another browser
	kept := altered.client.Jar
	back := provider.Back + "?" + url.Values{"code": {directory.Allowed(asked)}, "state": {asked.Get("state")}}.Encode()
	altered.get(back).leads("/")
	altered.client.Jar = kept
	over(altered.get(back)) // the cookie went with its first use

	thief := d.nobody() // a code that was used already, in a trip of its own
	spent := thief.goes()
	code := directory.Allowed(spent)
	query := url.Values{"code": {code}, "state": {spent.Get("state")}}
	thief.get(provider.Back + "?" + query.Encode()).leads("/")
	next := thief.goes()
	query.Set("state", next.Get("state"))
	thief.get(provider.Back+"?"+query.Encode()).is(not403).says(".summary", "ne prouve pas")

	late := d.nobody()
	asked = late.goes()
	d.now = d.now.Add(11 * time.Minute)
	over(late.comesBack(directory, asked))
	over(d.nobody().get(provider.Back))
}

func TestWhoDeclinedAtTheProviderIsToldSo(t *testing.T) {
	d, _ := linked(t)
	guest := d.nobody().with("Accept-Language", "en")
	asked := guest.goes()
	a := guest.get(provider.Back + "?error=access_denied&state=" + asked.Get("state")).is(not403)
	a.says(".summary", "You didn’t allow the sign-in at Annuaire").has(map[string]int{"a[href='/sign-in/provider']": 1})
	asked = guest.goes()
	guest.get(provider.Back+"?error=server_error&state="+asked.Get("state")).is(not403).says(".summary", "doesn’t prove")
	asked = guest.goes()
	guest.get(provider.Back+"?code=x&iss=https%3A%2F%2Felsewhere.example&state="+asked.Get("state")).is(not403).says(".summary", "doesn’t prove")
}

func TestASecondFactorIsAskedForWhateverTheProviderAsked(t *testing.T) {
	d, directory := linked(t)
	d.mail(d.omar, "omar@rebond.example")
	directory.Knows("omar-at-the-company", "omar@rebond.example", true)
	omar := d.nobody()
	omar.comesBack(directory, omar.goes()).leads("/")
	begun := omar.post("/me/second-factor").is(page200)
	secret, err := base32.StdEncoding.DecodeString(strings.ReplaceAll(said(begun.one(".secret")), " ", ""))
	d.did(err)
	code := func() string { return signin.Code(secret, signin.Step(d.now)) }
	omar.post("/me/second-factor/confirm", "ticket", attribute(begun.one("input[name=ticket]"), "value"), "code", code()).is(page200)

	again := d.nobody()
	again.comesBack(directory, again.goes()).leads("/sign-in/code")
	again.get("/").leads("/sign-in")
	d.now = d.now.Add(time.Minute)
	again.post("/sign-in/code", "code", code()).leads("/")
	again.get("/").is(page200)
}

func TestWhoLeftIsNotLetInByTheProvider(t *testing.T) {
	d, directory := linked(t)
	d.mail(d.omar, "omar@rebond.example")
	directory.Knows("omar-at-the-company", "omar@rebond.example", true)
	omar := d.nobody()
	omar.comesBack(directory, omar.goes()).leads("/")
	p := d.people[d.omar].Particulars()
	p.Email, p.Active = "omar@rebond.example", false
	_, err := d.People.Alter(t.Context(), d.call(d.agathe), d.people[d.omar].ID, p)
	d.did(err)
	omar.get("/").leads("/sign-in")
	omar.comesBack(directory, omar.goes()).is(not403).says(".summary", "Personne n’est invité")
}

func TestAProviderThatIsDownKeepsNobodyFromTheDesk(t *testing.T) {
	for name, issuer := range map[string]func(*idp.Directory) string{
		"down":         func(directory *idp.Directory) string { directory.Down(true); return directory.URL },
		"nobody there": func(*idp.Directory) string { return "http://127.0.0.1:1" },
	} {
		t.Run(name, func(t *testing.T) {
			d, directory := newDesk(t), idp.Run(t)
			d.behind(issuer(directory))
			guest := d.nobody()
			guest.get("/sign-in/provider").is(http.StatusServiceUnavailable).says(".summary", "Annuaire ne répond pas")
			guest.get("/sign-in").is(page200).has(map[string]int{"form[action='/sign-in']": 1, ".hint": 1}).says(".hint", "Annuaire ne répond pas")
			guest.post("/sign-in/" + d.link(d.nina)).leads("/")
			if name == "down" {
				directory.Down(false)
				d.nobody().goes()
			}
		})
	}
	d, directory := linked(t)
	guest := d.nobody()
	asked := guest.goes()
	directory.Down(true)
	guest.comesBack(directory, asked).is(http.StatusServiceUnavailable).says(".summary", "Annuaire ne répond pas")
}

func TestGuessingAtTheWayBackFromTheProviderWaits(t *testing.T) {
	d, _ := linked(t)
	var last answer
	for range 40 {
		last = d.nobody().get(provider.Back + "?state=x&code=y")
	}
	last.is(http.StatusTooManyRequests).says(".summary", "Trop d’essais")
}

func TestOverTLSTheTicketIsThisHostsAlone(t *testing.T) {
	d, directory := linked(t)
	p, err := provider.New(provider.Settings{Issuer: directory.URL, Client: idp.Client, Secret: idp.Secret, Origin: "https://rebond.example"}, slog.New(slog.NewTextHandler(&bytes.Buffer{}, nil)))
	d.did(err)
	w := httptest.NewRecorder()
	At(Site{Origin: "https://rebond.example", Provider: p}, d.App, http.NotFoundHandler(), slog.New(slog.DiscardHandler)).
		ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/sign-in/provider", nil))
	set := w.Result().Cookies()
	if len(set) != 1 || set[0].Name != "__Host-provider" || !set[0].Secure || !set[0].HttpOnly || set[0].SameSite != http.SameSiteLaxMode || set[0].MaxAge != 600 {
		t.Errorf("it sets %v", set)
	}
	to := mustParse(t, w.Header().Get("Location"))
	if to.Query().Get("redirect_uri") != "https://rebond.example/sign-in/provider/back" {
		t.Errorf("it leads to %s", to)
	}
}
