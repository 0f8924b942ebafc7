package provider

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

const (
	patience = 10 * time.Second // for one answer of the provider, all of it
	mostRead = 1 << 20          // bytes of one answer
)

var errFenced = errors.New("the desk doesn’t go there")

// fence is the only way out of this package.
type fence struct {
	issuer *url.URL
	out    http.RoundTripper
}

// fenced is a client that reaches the issuer and public addresses, over TLS (the issuer
// alone without, where it is on this machine), directly and without being led elsewhere.
func fenced(issuer *url.URL) *http.Client {
	dialer := &net.Dialer{Timeout: patience}
	out := &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			host, _, _ := net.SplitHostPort(address) // without a port it is nobody’s
			checked := *dialer
			// What a name leads to is known only here, when it is connected to.
			checked.Control = func(_, found string, _ syscall.RawConn) error { return reachable(found, host == issuer.Hostname()) }
			return checked.DialContext(ctx, network, address)
		},
		TLSHandshakeTimeout: patience, ResponseHeaderTimeout: patience, IdleConnTimeout: time.Minute, MaxIdleConnsPerHost: 2, ForceAttemptHTTP2: true,
	}
	return &http.Client{
		Transport: fence{issuer, out}, Timeout: patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return errFenced },
	}
}

func (f fence) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Scheme != "https" && (f.issuer.Scheme != r.URL.Scheme || f.issuer.Host != r.URL.Host) {
		return nil, fmt.Errorf("%w: %s", errFenced, r.URL.Host)
	}
	response, err := f.out.RoundTrip(r)
	if err == nil {
		response.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(response.Body, mostRead), response.Body}
	}
	return response, err
}

// shared is the carriers' own network, which isn't public either (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")

// reachable refuses an address inside: the issuer alone may be in the company's own
// network, and what a machine says about itself on a link is nobody's.
func reachable(found string, isIssuer bool) error {
	at, err := netip.ParseAddrPort(found)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap()
	inside := ip.IsLoopback() || ip.IsPrivate() || shared.Contains(ip)
	if inside && isIssuer || !inside && ip.IsGlobalUnicast() {
		return nil
	}
	return fmt.Errorf("%w: %s", errFenced, ip)
}
