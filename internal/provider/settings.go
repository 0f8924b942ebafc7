// Package provider asks the company's own directory who somebody is, by OpenID Connect:
// an authorization code with PKCE, exchanged by this desk for a signed statement that
// names the person. Who comes in, the domain decides; what is authoritative here is
// only what the provider signed for this desk, this browser and this moment.
//
// The desk speaks to nobody else: to the issuer, and to what the issuer's own document
// names, over TLS, each answer bounded in time and size, none followed elsewhere. A
// provider that doesn't answer keeps nobody from the desk, who comes in another way.
package provider

import (
	"net"
	"net/url"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

// Settings say which provider the desk asks, and as whom.
type Settings struct {
	Issuer string // its address, as it signs it
	Client string // what it calls this desk
	Secret string // by which it knows this desk; never shown, never logged
	Name   string // what the button calls it; the issuer's host where it isn't said
	Origin string // where people see this desk
}

// Back is the path at this desk to which the provider sends a browser back.
const Back = "/sign-in/provider/back"

const (
	badIssuer because.Text = "provider.bad_issuer"
	missing   because.Text = "provider.missing"
	noOrigin  because.Text = "provider.no_origin"
)

// Check refuses what can't be asked: an issuer that isn't an https address, or http on
// this machine, and a client, a secret or an origin that isn't said.
func (s Settings) Check() error {
	var unmet []error
	if at, err := url.Parse(s.Issuer); err != nil || at.Host == "" || !private(at) || at.RawQuery != "" || at.Fragment != "" || at.User != nil {
		unmet = append(unmet, refusal.New(refusal.Invalid, "", "oidc_issuer", badIssuer, "value", s.Issuer))
	}
	if s.Client == "" {
		unmet = append(unmet, refusal.New(refusal.Missing, "", "oidc_client", missing))
	}
	if s.Secret == "" {
		unmet = append(unmet, refusal.New(refusal.Missing, "", "oidc_secret", missing))
	}
	if at, err := url.Parse(s.Origin); err != nil || at.Host == "" || !private(at) {
		unmet = append(unmet, refusal.New(refusal.Missing, "", "origin", noOrigin))
	}
	return refusal.All(unmet...)
}

// private reports whether nobody else hears what is said at an address: it is over TLS,
// or stays on this machine.
func private(at *url.URL) bool {
	return at.Scheme == "https" || at.Scheme == "http" && (at.Hostname() == "localhost" || net.ParseIP(at.Hostname()).IsLoopback())
}

// name is what people read.
func (s Settings) name() string {
	if s.Name != "" {
		return s.Name
	}
	at, err := url.Parse(s.Issuer)
	if err != nil {
		return s.Issuer
	}
	return strings.TrimPrefix(at.Hostname(), "www.")
}
