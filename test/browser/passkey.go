package browser

import (
	"github.com/chromedp/cdproto/webauthn"
)

// HoldsPasskeys gives the page's device a place for passkeys of its own, whose owner is always
// recognised.
func (p *Page) HoldsPasskeys() {
	p.t.Helper()
	present := webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
		HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
	}
	p.do("hold passkeys",
		command(webauthn.Enable, webauthn.EnableParams{}),
		command(webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &present}))
}
