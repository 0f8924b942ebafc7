package provider

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/signin"
)

// Provider is the directory that vouches for people.
type Provider struct {
	settings Settings
	client   *http.Client
	log      *slog.Logger

	asking sync.Mutex // one asks at a time
	mu     sync.Mutex
	known  *oidc.Provider // once it has answered
	failed time.Time      // when it last didn't; zero where it did
}

// askAgain is how long a provider that didn't answer is left alone by those who only
// look at the page.
const askAgain = 15 * time.Second

// New returns a provider that nobody has asked yet.
func New(s Settings, log *slog.Logger) (*Provider, error) {
	if err := s.Check(); err != nil {
		return nil, err
	}
	issuer, err := url.Parse(s.Issuer)
	if err != nil {
		return nil, err
	}
	return &Provider{settings: s, client: fenced(issuer), log: log}, nil
}

// Name is what people call it.
func (p *Provider) Name() string { return p.settings.name() }

// Answers reports whether the provider answered when it was last asked. Where it
// didn't, or wasn't asked yet, it is asked again beside; nobody waits for that.
func (p *Provider) Answers() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known != nil {
		return true
	}
	if time.Since(p.failed) > askAgain && p.asking.TryLock() {
		go func() {
			defer p.asking.Unlock()
			_, _ = p.discover() // it is logged, and the next who comes is told
		}()
	}
	return p.failed.IsZero()
}

// Silent says that the provider doesn't answer.
type Silent struct{ refused *refusal.Refusal }

func (s Silent) Error() string { return s.refused.Error() }

func (s Silent) Unwrap() error { return s.refused }

const (
	silent   because.Text = "provider.silent"
	denied   because.Text = "provider.denied"
	unproved because.Text = "provider.unproved"
)

// found is what the provider says of itself. Whoever wants to come in waits for it.
func (p *Provider) found() (*oidc.Provider, error) {
	p.asking.Lock()
	defer p.asking.Unlock()
	p.mu.Lock()
	known := p.known
	p.mu.Unlock()
	if known != nil {
		return known, nil
	}
	return p.discover()
}

func (p *Provider) discover() (*oidc.Provider, error) {
	// What is found outlives the request that asked; the client bounds the wait.
	known, err := oidc.NewProvider(oidc.ClientContext(context.Background(), p.client), p.settings.Issuer)
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		p.failed = time.Now()
		return nil, p.silent("its configuration", err)
	}
	p.known, p.failed = known, time.Time{}
	return known, nil
}

func (p *Provider) silent(what string, err error) error {
	p.log.Warn("the provider of sign-ins doesn’t answer", "asked", what, "error", err)
	refused, _ := refusal.Of(refusal.New(refusal.Illegal, "", "", silent, "name", p.Name()))
	return Silent{refused}
}

// Leads returns the address at which the provider asks a browser who holds it. What
// goes there comes back, or is proved later.
func (p *Provider) Leads(state, nonce, verifier string) (string, error) {
	known, err := p.found()
	if err != nil {
		return "", err
	}
	return p.config(known).AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), nil
}

func (p *Provider) config(known *oidc.Provider) *oauth2.Config {
	end := known.Endpoint()
	end.AuthStyle = oauth2.AuthStyleInHeader // what every provider takes that says nothing else
	var says struct {
		Takes []string `json:"token_endpoint_auth_methods_supported"`
	}
	if err := known.Claims(&says); err == nil && len(says.Takes) > 0 && !slices.Contains(says.Takes, "client_secret_basic") {
		end.AuthStyle = oauth2.AuthStyleInParams
	}
	return &oauth2.Config{
		ClientID: p.settings.Client, ClientSecret: p.settings.Secret, Endpoint: end,
		RedirectURL: p.settings.Origin + Back, Scopes: []string{oidc.ScopeOpenID, "email"},
	}
}

// Answer is what a browser brings back from the provider.
type Answer struct {
	Code   string
	Error  string // instead of a code, such as "access_denied"
	Issuer string // who sends it, where the provider says so (RFC 9207)
}

// algorithms are the signatures that prove something: never none, and none whose key
// this desk would hold too.
var algorithms = []string{oidc.RS256, oidc.RS384, oidc.RS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.EdDSA}

// Vouches exchanges what a browser brought back for who the provider says they are.
// Refused is what they declined themselves, and all that doesn't prove that this
// provider speaks of now, to this desk, of the one who holds the nonce; Silent where
// the provider doesn't answer.
func (p *Provider) Vouches(ctx context.Context, back Answer, nonce, verifier string) (signin.Identity, error) {
	switch {
	case back.Error == "access_denied":
		return signin.Identity{}, refusal.New(refusal.Forbidden, "", "", denied, "name", p.Name())
	case back.Error != "" || back.Code == "" || back.Issuer != "" && back.Issuer != p.settings.Issuer:
		return signin.Identity{}, p.unproved("what came back", errors.New("no code"))
	}
	known, err := p.found()
	if err != nil {
		return signin.Identity{}, err
	}
	ctx = oidc.ClientContext(ctx, p.client)
	token, err := p.config(known).Exchange(ctx, back.Code, oauth2.VerifierOption(verifier))
	var no *oauth2.RetrieveError
	switch {
	case errors.As(err, &no) && no.Response.StatusCode < http.StatusInternalServerError:
		return signin.Identity{}, p.unproved("the code", fmt.Errorf("refused with %d", no.Response.StatusCode))
	case errors.As(err, &no):
		return signin.Identity{}, p.silent("its tokens", fmt.Errorf("it answers %d", no.Response.StatusCode))
	case err != nil:
		return signin.Identity{}, p.silent("its tokens", err)
	}
	signed, _ := token.Extra("id_token").(string)
	proof, err := known.Verifier(&oidc.Config{ClientID: p.settings.Client, SupportedSigningAlgs: algorithms}).Verify(ctx, signed)
	var unreached *url.Error
	if errors.As(err, &unreached) {
		return signin.Identity{}, p.silent("its keys", err)
	}
	if err != nil {
		return signin.Identity{}, p.unproved("its statement", err)
	}
	return p.identity(proof, nonce)
}

// identity reads who a statement is about, once its signature, issuer, audience and
// time are right.
func (p *Provider) identity(proof *oidc.IDToken, nonce string) (signin.Identity, error) {
	var says struct {
		Email    string `json:"email"`
		Verified bool   `json:"email_verified"`
		For      string `json:"azp"`
	}
	err := proof.Claims(&says)
	switch {
	case err != nil:
	case subtle.ConstantTimeCompare([]byte(proof.Nonce), []byte(nonce)) != 1:
		err = errors.New("it is for another browser")
	case says.For != "" && says.For != p.settings.Client, says.For == "" && len(proof.Audience) > 1:
		err = errors.New("it is for another client")
	case proof.Subject == "":
		err = errors.New("it is about nobody")
	}
	if err != nil {
		return signin.Identity{}, p.unproved("its statement", err)
	}
	return signin.Identity{Issuer: proof.Issuer, Subject: proof.Subject, Email: says.Email, Verified: says.Verified}, nil
}

func (p *Provider) unproved(what string, err error) error {
	p.log.Warn("the provider of sign-ins proves nothing", "brought", what, "error", err)
	return refusal.New(refusal.Forbidden, "", "", unproved, "name", p.Name())
}
