// Package provider is a company's directory for tests: it speaks OpenID Connect on this
// machine, signs with keys of its own, and can be told to say what is wrong.
package provider

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// Client and Secret are how a desk is known to the directory.
const (
	Client = "rebond"
	Secret = "a secret of tests"
)

// Directory is the directory at work.
type Directory struct {
	URL string

	t       *testing.T
	server  *httptest.Server
	key     *rsa.PrivateKey
	mu      sync.Mutex
	now     func() time.Time
	someone map[string]any        // what it says of whoever comes
	lie     func(*Statement)      // changes what it is about to sign
	asked   map[string]url.Values // what was asked, by code
	hang    chan struct{}
	down    bool
}

// Statement is what the directory is about to sign.
type Statement struct {
	Claims map[string]any
	Key    any // what it signs with; nil for no signature
	Alg    jose.SignatureAlgorithm
}

// Run starts a directory, that ends with the test. It knows Nina.
func Run(t *testing.T) *Directory {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	d := &Directory{t: t, key: key, asked: map[string]url.Values{}, hang: make(chan struct{}), now: time.Now}
	d.Knows("nina-at-the-company", "nina@rebond.example", true)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", d.configuration)
	mux.HandleFunc("GET /keys", d.keys)
	mux.HandleFunc("GET /authorize", d.authorize)
	mux.HandleFunc("GET /allow", d.allow)
	mux.HandleFunc("POST /token", d.token)
	d.server = httptest.NewServer(d.able(mux))
	d.URL = d.server.URL
	t.Cleanup(func() { close(d.hang); d.server.Close() })
	return d
}

// Knows says who comes next.
func (d *Directory) Knows(subject, email string, verified bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.someone = map[string]any{"sub": subject, "email": email, "email_verified": verified}
}

// Lies changes what is signed from now on; nil for the truth.
func (d *Directory) Lies(lie func(*Statement)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lie = lie
}

// Down makes it answer nothing of use, or brings it back.
func (d *Directory) Down(is bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.down = is
}

func (d *Directory) able(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		down := d.down
		d.mu.Unlock()
		if down {
			http.Error(w, "down", http.StatusBadGateway)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Hangs is the address of an issuer that takes every request and never answers.
func (d *Directory) Hangs() string {
	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-d.hang:
		case <-r.Context().Done():
		}
	}))
	d.t.Cleanup(silent.Close)
	return silent.URL
}

func (d *Directory) configuration(w http.ResponseWriter, _ *http.Request) {
	answer(w, map[string]any{
		"issuer": d.URL, "authorization_endpoint": d.URL + "/authorize", "token_endpoint": d.URL + "/token", "jwks_uri": d.URL + "/keys",
		"id_token_signing_alg_values_supported": []string{"RS256", "HS256", "none"},
	})
}

func (d *Directory) keys(w http.ResponseWriter, _ *http.Request) {
	answer(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: d.key.Public(), KeyID: "1", Algorithm: "RS256", Use: "sig"}}})
}

var asking = template.Must(template.New("").Parse(`<!doctype html><html lang="fr"><title>Annuaire</title><main><h1>Annuaire</h1>
<p><a id="allow" href="/allow?{{.}}">Autoriser</a></p></main></html>`))

// authorize asks whoever comes whether they allow it.
func (d *Directory) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("client_id") != Client || q.Get("response_type") != "code" || q.Get("code_challenge_method") != "S256" || q.Get("scope") != "openid email" {
		http.Error(w, "it isn’t asked as agreed: "+r.URL.RawQuery, http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := asking.Execute(w, template.URL(r.URL.RawQuery)); err != nil { //nolint:gosec // a test’s own query
		d.t.Error(err)
	}
}

// allow sends the browser back with a code.
func (d *Directory) allow(w http.ResponseWriter, r *http.Request) {
	code := d.Allowed(r.URL.Query())
	back := url.Values{"code": {code}, "state": {r.URL.Query().Get("state")}}
	http.Redirect(w, r, r.URL.Query().Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

// Allowed is the code for what was asked.
func (d *Directory) Allowed(asked url.Values) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	code := rand.Text()
	d.asked[code] = asked
	return code
}

// token exchanges a code, once, for whoever proves that they asked for it.
func (d *Directory) token(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	client, secret, _ := r.BasicAuth()
	asked, known := d.asked[r.PostFormValue("code")]
	delete(d.asked, r.PostFormValue("code"))
	challenge := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	switch {
	case client != Client || secret != url.QueryEscape(Secret):
		refuse(w, http.StatusUnauthorized, "invalid_client")
		return
	case !known || asked.Get("redirect_uri") != r.PostFormValue("redirect_uri") || asked.Get("code_challenge") != base64.RawURLEncoding.EncodeToString(challenge[:]):
		refuse(w, http.StatusBadRequest, "invalid_grant")
		return
	}
	claims := map[string]any{"iss": d.URL, "aud": Client, "nonce": asked.Get("nonce"), "iat": d.now().Unix(), "exp": d.now().Add(time.Minute).Unix()}
	for name, value := range d.someone {
		claims[name] = value
	}
	s := &Statement{Claims: claims, Key: d.key, Alg: jose.RS256}
	if d.lie != nil {
		d.lie(s)
	}
	text, err := s.signed()
	if err != nil {
		d.t.Errorf("the directory can’t sign: %v", err)
	}
	answer(w, map[string]any{"access_token": "nothing", "token_type": "Bearer", "id_token": text})
}

func (s *Statement) signed() (string, error) {
	text, err := json.Marshal(s.Claims)
	if err != nil {
		return "", err
	}
	if s.Key == nil {
		encode := base64.RawURLEncoding.EncodeToString
		return encode([]byte(`{"alg":"none"}`)) + "." + encode(text) + ".", nil
	}
	options := (&jose.SignerOptions{}).WithHeader("kid", "1")
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: s.Alg, Key: s.Key}, options)
	if err != nil {
		return "", err
	}
	made, err := signer.Sign(text)
	if err != nil {
		return "", err
	}
	return made.CompactSerialize()
}

func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"error":%q}`, why)
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value) // who left needs no answer
}
