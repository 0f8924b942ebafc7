package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/chromedp/chromedp"

	"rebond/test/need"
)

// Violation is a rule of accessibility that a page breaks, with the places where it does.
type Violation struct {
	Rule   string `json:"id"`
	Impact string `json:"impact"` // minor, moderate, serious or critical
	Help   string `json:"help"`
	Places []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (v Violation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s", v.Rule, v.Impact, v.Help)
	for _, place := range v.Places {
		fmt.Fprintf(&b, "\n  %s\n    %s", place.HTML, strings.ReplaceAll(place.Summary, "\n", "\n    "))
	}
	return b.String()
}

// ask runs every rule of axe, and the one of WCAG 2.2 on the size of targets, which is off unless
// asked for.
const ask = `axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
	.then(found => found.violations)`

// Axe returns all that axe finds on the page, of whatever impact.
func (p *Page) Axe() []Violation {
	p.t.Helper()
	// Axe is a script itself: it runs on the page as it stands, whatever the person's view allows.
	p.do("load axe", withoutScripts(false), chromedp.Evaluate[chromedp.Void](axe(p.t)))
	found := run(p, "run axe", chromedp.Evaluate[[]Violation](ask, chromedp.EvalAwaitPromise))
	p.do("put scripts back", withoutScripts(p.view.NoJavaScript))
	return found
}

// Accessible fails the test for each rule of axe that the page breaks.
func (p *Page) Accessible() {
	p.t.Helper()
	for _, violation := range p.Axe() {
		p.t.Errorf("%s: %s", p.URL(), violation)
	}
}

// axe returns axe's program, which npm puts beside this package.
func axe(t Test) string {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	program, err := os.ReadFile(filepath.Join(filepath.Dir(here), "../node_modules/axe-core/axe.min.js"))
	if err != nil {
		need.Missing(t, "axe-core (npm ci --prefix test)", "npm")
	}
	return string(program)
}
