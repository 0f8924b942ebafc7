package browser

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// View is how a person sees pages. The zero View is a desk: 1280 px, light, French, with JavaScript.
type View struct {
	Width        int    // CSS pixels; 0 is 1280
	Dark         bool   // the colour scheme that the person's system asks for
	Language     string // as in Accept-Language; "" is fr
	NoJavaScript bool
}

// Page is one tab of a person who shares no cookies with the others.
type Page struct {
	t    Test
	view View
	tab  context.Context

	mu       sync.Mutex
	problems []string // what the page's own console complained of
}

// Page opens an empty page.
func (b *Browser) Page(t Test, view View) *Page {
	t.Helper()
	p := &Page{t: t}
	tab, leave := chromedp.NewContext(b.chromium, chromedp.WithListener(p.listen),
		chromedp.WithNewBrowserContext(func(*target.CreateBrowserContextParams) {}))
	p.tab = tab
	t.Cleanup(func() {
		p.report()
		leave()
	})
	p.SeenIn(view)
	return p
}

// SeenIn changes how the page is seen from here on; the person stays the same.
func (p *Page) SeenIn(view View) {
	p.t.Helper()
	p.view = view
	p.do("change the view", view.steps()...)
}

// View returns how the page is seen.
func (p *Page) View() View { return p.view }

func (v View) steps() []chromedp.Action[chromedp.Void] {
	width, language, scheme := max(v.Width, 0), v.Language, "light"
	if width == 0 {
		width = 1280
	}
	if language == "" {
		language = "fr"
	}
	if v.Dark {
		scheme = "dark"
	}
	return []chromedp.Action[chromedp.Void]{
		chromedp.EmulateViewport(int64(width), 800),
		command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		}}),
		command(emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "Chromium", AcceptLanguage: language}),
		withoutScripts(v.NoJavaScript),
	}
}

func withoutScripts(yes bool) chromedp.Action[chromedp.Void] {
	return command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: yes})
}

// Go goes to an address and returns the status of its answer.
func (p *Page) Go(url string) (status int) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.tab, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.NavigateResponse(url))
	for err != nil && strings.Contains(err.Error(), "net::ERR_ABORTED") && ctx.Err() == nil {
		answer, err = chromedp.Run(ctx, chromedp.NavigateResponse(url)) // a form's answer came in between
	}
	if err != nil {
		p.t.Fatalf("go to %s: %v", url, err)
	}
	return int(answer.Status)
}

// URL returns where the page is.
func (p *Page) URL() string {
	p.t.Helper()
	return run(p, "read the address", chromedp.Location())
}

// Click clicks the first element that a CSS selector finds, once it shows.
func (p *Page) Click(selector string) {
	p.t.Helper()
	p.do("click "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// Trigger clicks the first element that a CSS selector finds, shown or not: for tests to which the
// way there doesn't matter.
func (p *Page) Trigger(selector string) {
	p.t.Helper()
	p.do("trigger "+selector, chromedp.Evaluate[chromedp.Void]("document.querySelector("+quote(selector)+").click()"))
}

// Fill replaces the value of a field by typing.
func (p *Page) Fill(selector, text string) {
	p.t.Helper()
	p.do("fill "+selector,
		chromedp.Evaluate[chromedp.Void]("document.querySelector("+quote(selector)+").value = ''"), // Clear knows no empty textarea
		chromedp.SendKeys(chromedp.CSS(selector), text))
}

// Choose chooses an option of a select by its value.
func (p *Page) Choose(selector, value string) {
	p.t.Helper()
	p.do("choose "+value+" in "+selector, chromedp.SetValue(chromedp.CSS(selector), value))
}

// Sees waits until the page shows a text.
func (p *Page) Sees(text string) {
	p.t.Helper()
	p.until(fmt.Sprintf("the page shows “%s”", text), "document.body.innerText.includes("+quote(text)+")")
}

// SeesNot waits until the page doesn't show a text.
func (p *Page) SeesNot(text string) {
	p.t.Helper()
	p.until(fmt.Sprintf("the page doesn’t show “%s”", text), "!document.body.innerText.includes("+quote(text)+")")
}

// Finds waits until a CSS selector finds something.
func (p *Page) Finds(selector string) {
	p.t.Helper()
	p.until(selector+" is found", "document.querySelector("+quote(selector)+") !== null")
}

// Has says whether a CSS selector finds something now.
func (p *Page) Has(selector string) bool {
	p.t.Helper()
	return run(p, "look for "+selector, chromedp.Evaluate[bool]("document.querySelector("+quote(selector)+") !== null"))
}

// Arrives waits until the page's address contains a part.
func (p *Page) Arrives(part string) {
	p.t.Helper()
	p.until("the address contains "+part, "location.href.includes("+quote(part)+") && document.readyState === 'complete'")
}

// Leaves waits until the page is elsewhere than at an address.
func (p *Page) Leaves(url string) {
	p.t.Helper()
	p.until("the page leaves "+url, "location.href !== "+quote(url)+" && document.readyState === 'complete'")
}

// Text returns the shown text of the first element that a CSS selector finds.
func (p *Page) Text(selector string) string {
	p.t.Helper()
	p.Finds(selector)
	return run(p, "read "+selector, chromedp.Evaluate[string]("document.querySelector("+quote(selector)+").innerText"))
}

// Focused returns what the keyboard is at: the element's name for people, or its text.
func (p *Page) Focused() string {
	p.t.Helper()
	return run(p, "find the focus", chromedp.Evaluate[string](
		`(e => e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || e.name || e.tagName)(document.activeElement)`))
}

// FocusShows says whether what the keyboard is at can be seen to have the focus.
func (p *Page) FocusShows() bool {
	p.t.Helper()
	return run(p, "see the focus", chromedp.Evaluate[bool](
		`(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)(getComputedStyle(document.activeElement))`))
}

// ScrollsSideways says whether the page is wider than the window.
func (p *Page) ScrollsSideways() bool {
	p.t.Helper()
	return run(p, "measure the page", chromedp.Evaluate[bool](
		"document.documentElement.scrollWidth > document.documentElement.clientWidth"))
}

// Screenshot writes a picture of the whole page, as PNG.
func (p *Page) Screenshot(file string) {
	p.t.Helper()
	picture := run(p, "take a picture", chromedp.FullScreenshot(100))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		p.t.Fatalf("save a picture: %v", err)
	}
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		p.t.Fatalf("save a picture: %v", err)
	}
}

// until asks the page again and again, across navigations too.
func (p *Page) until(what, condition string) {
	p.t.Helper()
	deadline := time.Now().Add(patience)
	for time.Now().Before(deadline) {
		if holds, err := chromedp.Run(p.tab, chromedp.Evaluate[bool](condition)); err == nil && holds {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	shown, _ := chromedp.Run(p.tab, chromedp.Evaluate[string]("location.href + '\\n' + document.body.innerText"))
	p.t.Fatalf("never: %s. The page:\n%s", what, shown)
}

func (p *Page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	// The first call opens the tab and binds it to the context it is given, so that one has no end.
	if err := chromedp.Do(p.tab); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
	ctx, cancel := context.WithTimeout(p.tab, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
}

func run[T any](p *Page, what string, action chromedp.Action[T]) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.tab, patience)
	defer cancel()
	result, err := chromedp.Run(ctx, action)
	if err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
	return result
}

func command[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, command, params)
		return err
	})
}

// listen keeps the errors that the page's console shows. A refused form is an answer, not an
// error, though the browser logs its status: what the network says is left to the tests.
func (p *Page) listen(event any) {
	switch event := event.(type) {
	case *runtime.EventExceptionThrown:
		p.note(event.ExceptionDetails.Text, event.ExceptionDetails.Exception)
	case *runtime.EventConsoleAPICalled:
		if event.Type == runtime.ConsoleAPICalledTypeError {
			p.note("console.error", event.Args...)
		}
	case *log.EventEntryAdded:
		if event.Entry.Level == log.EntryLevelError && event.Entry.Source != log.EntrySourceNetwork {
			p.note(event.Entry.Text)
		}
	}
}

func (p *Page) note(problem string, about ...*runtime.RemoteObject) {
	for _, object := range about {
		problem += " " + cmp.Or(object.Description, string(object.Value))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.problems = append(p.problems, problem)
}

func (p *Page) report() {
	p.t.Helper()
	// What the console said until now arrives before the answer to this.
	_ = chromedp.Do(p.tab, chromedp.Evaluate[chromedp.Void]("0"))
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.problems) > 0 {
		p.t.Errorf("the page complained:\n%s", strings.Join(p.problems, "\n"))
	}
}

func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string is always valid JSON
	}
	return string(quoted)
}
