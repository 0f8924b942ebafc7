package web

import (
	"crypto/tls"
	"net"
	"net/http"
	"net/url"
	"strings"

	"rebond/internal/app"
	"rebond/internal/provider"
)

// Site is where the desk is seen from outside.
type Site struct {
	// Origin is the address that people type, such as https://rebond.example. Empty:
	// whatever the request says.
	Origin string
	// Proxied says that a proxy stands in front, and tells where a visitor comes from in
	// X-Forwarded-For, and whether by TLS in X-Forwarded-Proto. Without one anybody could
	// write those headers.
	Proxied bool
	// Provider is the company's own directory, where it vouches for people; else nil.
	Provider *provider.Provider
}

// as tells a request as the visitor sent it, before any proxy.
func (s Site) as(r *http.Request) *http.Request {
	if origin, err := url.Parse(s.Origin); err == nil && s.Origin != "" {
		r.Host = origin.Host
		if origin.Scheme == "https" && r.TLS == nil {
			r.TLS = &tls.ConnectionState{} // the proxy ended it
		}
	}
	if host, _, err := net.SplitHostPort(r.RemoteAddr); err == nil {
		r.RemoteAddr = host
	}
	if s.Proxied {
		hops := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
		if last := net.ParseIP(strings.TrimSpace(hops[len(hops)-1])); last != nil {
			r.RemoteAddr = last.String()
		}
		if r.TLS == nil && s.Origin == "" && r.Header.Get("X-Forwarded-Proto") == "https" {
			r.TLS = &tls.ConnectionState{} // the proxy ended it
		}
	}
	return r
}

// networkBits is how much of an IPv6 address is one network: whoever has one has all
// the addresses in it.
const networkBits = 64

// addressOf is where a visitor comes from, as tries in vain are counted.
func addressOf(r *http.Request) string {
	ip := net.ParseIP(r.RemoteAddr)
	if ip == nil || ip.To4() != nil {
		return r.RemoteAddr
	}
	return ip.Mask(net.CIDRMask(networkBits, 8*net.IPv6len)).String()
}

// visitorOf is who stands at the door.
func visitorOf(r *http.Request) app.Visitor {
	return app.Visitor{Address: addressOf(r), Agent: r.UserAgent(), Device: cookie(r, cookieName(r, deviceCookie))}
}

// seenAt is what a passkey is bound to.
func seenAt(r *http.Request) app.Seen {
	at := url.URL{Scheme: "http", Host: r.Host}
	if r.TLS != nil {
		at.Scheme = "https"
	}
	return app.Seen{Origin: at.String(), Host: at.Hostname()}
}

// cookieName is the name of a cookie that lets someone in: over TLS browsers keep
// such a name for this host alone.
func cookieName(r *http.Request, name string) string {
	if r.TLS != nil {
		return "__Host-" + name
	}
	return name
}
