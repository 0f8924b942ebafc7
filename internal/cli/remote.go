package cli

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"rebond/internal/api"
	"rebond/internal/words"
)

// Remote says at which running desk a command is carried out, and as whom. What
// isn't said comes from the last sign-in.
type Remote struct {
	URL   string `from:"REBOND_URL" placeholder:"http://…" help:"url"`
	Token string `from:"REBOND_TOKEN" help:"token"`
	JSON  bool   `help:"json"`
}

// remote is a running desk, spoken to through its API.
type remote struct {
	console    *Console
	url, token string
	json       bool
	roll       int // the version of the people, as they were read last
	seen       int // the version that a change was decided on; 0 where nothing was read
}

const defaultURL = "http://127.0.0.1:8080"

// at finds the desk. A token is only ever sent to the desk that it was made by.
func (r Remote) at(c *Console) (*remote, error) {
	saved, err := c.session()
	if err != nil {
		return nil, err
	}
	desk := &remote{console: c, url: strings.TrimRight(r.URL, "/"), token: r.Token, json: r.JSON}
	if desk.url == "" {
		desk.url = saved.URL
	}
	if desk.url == "" {
		desk.url = defaultURL
	}
	if desk.token == "" && desk.url == saved.URL {
		desk.token = saved.Token
	}
	return desk, nil
}

// refusedBy is a problem that a desk answered.
type refusedBy struct {
	api.Problem
}

func (r refusedBy) Error() string { return fmt.Sprintf("%d %s: %s", r.Status, r.Title, r.Detail) }

// byThem reports whether what is wrong is what was asked, not the desk.
func (r refusedBy) byThem() bool { return r.Status < http.StatusInternalServerError }

// unreachable is a desk that doesn't answer.
type unreachable struct {
	url string
	why error
}

func (u unreachable) Error() string { return fmt.Sprintf("reach %s: %v", u.url, u.why) }

func (u unreachable) Unwrap() error { return u.why }

// get reads.
func (d *remote) get(ctx context.Context, path string, query url.Values) ([]byte, error) {
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return d.ask(ctx, http.MethodGet, path, nil, "")
}

// post acts. Where it isn't known whether that was saved, it asks again under the
// same key, so that it counts once.
func (d *remote) post(ctx context.Context, path string, body any) ([]byte, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	const tries, pause = 3, 300 * time.Millisecond
	key := rand.Text()
	for try := 1; ; try++ {
		answer, err := d.ask(ctx, http.MethodPost, path, text, key)
		if try == tries || !mayHaveBeenSaved(err) {
			return answer, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

// settled asks for something that the desk works on until it has nothing to do for it any
// more, and tells from time to time how far it is.
func settled[T any](ctx context.Context, d *remote, path string, progress func(T) (atWork bool, done, total int)) (T, error) {
	const look, tell = 200 * time.Millisecond, 25
	for n := 1; ; n++ {
		var told T
		text, err := d.get(ctx, path, nil)
		if err == nil {
			err = json.Unmarshal(text, &told)
		}
		atWork, done, total := progress(told)
		if err != nil || !atWork {
			return told, err
		}
		if n%tell == 0 && total > 0 {
			fmt.Fprintln(d.console.Err, d.console.Lang.Say(words.ImportOfAbout, "done", done, "total", total))
		}
		select {
		case <-ctx.Done():
			return told, ctx.Err()
		case <-time.After(look):
		}
	}
}

// once acts where the desk keeps no key: it asks once, for a second request might
// act again.
func (d *remote) once(ctx context.Context, method, path string, body any) ([]byte, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	return d.ask(ctx, method, path, text, "")
}

// mayHaveBeenSaved reports whether an error leaves open what happened: the desk
// says so, or it fell silent after it was asked.
func mayHaveBeenSaved(err error) bool {
	var refused refusedBy
	if errors.As(err, &refused) {
		return refused.Status == http.StatusServiceUnavailable
	}
	var silent unreachable
	var dial *net.OpError
	neverAsked := errors.As(err, &dial) && dial.Op == "dial" || errors.Is(err, errNoDesk)
	return errors.As(err, &silent) && !neverAsked
}

// errNoDesk is what answers where no desk of ours is.
var errNoDesk = errors.New("what answers is no desk of Rebond")

const patience = 70 * time.Second // a little longer than a desk takes at most

func (d *remote) ask(ctx context.Context, method, path string, body []byte, key string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return d.send(ctx, method, path, bytes.NewReader(body), "application/json", key)
}

// send asks with a body that may be long, for as long as the context lasts.
func (d *remote) send(ctx context.Context, method, path string, body io.Reader, kind, key string) ([]byte, error) {
	response, err := d.answer(ctx, method, path, body, kind, key)
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }() // it was read to its end, or failed
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, unreachable{d.url, err}
	}
	return text, nil
}

// copied asks for what may be long, and writes it as it comes.
func (d *remote) copied(ctx context.Context, path string, to io.Writer) error {
	response, err := d.answer(ctx, http.MethodGet, path, nil, "application/json", "")
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }() // it was read to its end, or failed
	_, err = io.Copy(to, response.Body)
	return err
}

// answer asks, and returns what the desk begins to answer; a problem is an error.
func (d *remote) answer(ctx context.Context, method, path string, body io.Reader, kind, key string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, d.url+api.Prefix+path, body)
	if err != nil {
		return nil, unreachable{d.url, err}
	}
	request.Header.Set("Accept-Language", string(d.console.Lang))
	request.Header.Set("Content-Type", kind)
	if d.seen > 0 && method != http.MethodGet {
		request.Header.Set("Seen-Version", strconv.Itoa(d.seen))
	}
	if d.token != "" {
		request.Header.Set("Authorization", "Bearer "+d.token)
	}
	if key != "" {
		request.Header.Set("Idempotency-Key", key)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, unreachable{d.url, err}
	}
	if response.StatusCode < http.StatusBadRequest {
		return response, nil
	}
	defer func() { _ = response.Body.Close() }() // the problem is all of it
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, unreachable{d.url, err}
	}
	refused := refusedBy{}
	if err := json.Unmarshal(text, &refused.Problem); err != nil || refused.Status != response.StatusCode {
		return nil, unreachable{d.url, fmt.Errorf("%w: it says %s", errNoDesk, response.Status)}
	}
	return nil, refused
}

// tellProblem tells what a desk, or its silence, says, and how the command ends.
func (c *Console) tellProblem(err error) (code int, told bool) {
	var silent unreachable
	if errors.As(err, &silent) {
		fmt.Fprintln(c.Err, c.Lang.Say(words.CLIUnreachable, "url", silent.url, "why", silent.why))
		return failed, true
	}
	var refusal refusedBy
	if !errors.As(err, &refusal) {
		return 0, false
	}
	for _, problem := range refusal.Problems {
		c.tellUnmet(problem.Field, problem.Message)
	}
	if len(refusal.Problems) == 0 {
		c.tellUnmet(refusal.Title, refusal.Detail)
	}
	if refusal.WhoMay != nil && len(refusal.WhoMay.Names) > 0 {
		c.tellUnmet("", c.Lang.Say(words.WhoCan, "names", refusal.WhoMay.Names))
	}
	if refusal.Reference != "" {
		c.tellUnmet(c.Lang.Say(words.Reference), refusal.Reference)
	}
	if refusal.byThem() {
		return refused, true
	}
	return failed, true
}

// tellUnmet tells one thing that stands in the way, after the field at fault.
func (c *Console) tellUnmet(field, message string) {
	if field != "" {
		fmt.Fprintf(c.Err, "%s: ", field)
	}
	fmt.Fprintln(c.Err, message)
}

// answered reads what a desk answered, or prints it as it is where JSON was asked
// for; then there is nothing left to tell.
func answered[T any](d *remote, text []byte, err error) (value T, toTell bool, _ error) {
	if err != nil {
		return value, false, err
	}
	if d.json {
		_, err := d.console.Out.Write(text)
		return value, false, err
	}
	if err := json.Unmarshal(text, &value); err != nil {
		return value, false, fmt.Errorf("read the desk’s answer: %w", err)
	}
	return value, true, nil
}

// acted tells what a verb did.
func (d *remote) acted(text []byte, err error) error {
	receipt, toTell, err := answered[api.Receipt](d, text, err)
	if err != nil || !toTell {
		return err
	}
	c := d.console
	fmt.Fprintln(c.Out, c.Lang.Word("said", receipt.Verb))
	c.fact(c.Lang.Field("status"), c.Lang.Value(receipt.Status))
	if !receipt.PlanExpirationDate.IsZero() {
		c.fact(c.Lang.Field("plan_expiration_date"), c.Lang.Day(receipt.PlanExpirationDate))
	}
	if strings.HasPrefix(receipt.Verb, "churn_case.") {
		c.fact(c.Lang.Say(words.CLICase), receipt.About)
	}
	return nil
}

// fact prints one line of what is known.
func (c *Console) fact(label, value string) {
	if value != "" {
		c.say(words.CLIFact, "label", label, "value", value)
	}
}
