package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"rebond/internal/decide"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

func TestTheSimulatorListsEveryDecision(t *testing.T) {
	d := newDesk(t)
	shown := d.nina.get("/simulator").is(http.StatusOK)
	shown.has(map[string]int{".trials li": len(decide.Names()), `.menu [aria-current="page"][href="/simulator"]`: 1})
	for _, name := range decide.Names() {
		link := shown.one(`.trials a[href="` + simulatorPath(name) + `"]`)
		if said(link) == name {
			t.Errorf("%s has no title", name)
		}
	}
}

func TestADecisionWithoutFactsAsksForThem(t *testing.T) {
	d := newDesk(t)
	for _, name := range decide.Names() {
		t.Run(name, func(t *testing.T) {
			shown := d.nina.get(simulatorPath(name)).is(http.StatusOK)
			shown.has(map[string]int{".awaited": 1, "#answer": 0, ".summary": 0, "main .problem": 0, ".rules[open]": 0})
			for _, f := range factsAsked(t, name) {
				if len(shown.all(`.fact-form [name="`+f.path()+`"]`)) == 0 {
					t.Errorf("%s isn’t asked for", f.path())
				}
			}
			if got := len(shown.all(".awaited a")); got < 2 {
				t.Errorf("%d examples", got)
			}
		})
	}
}

// What is sent stands in the address, as a browser without script sends it.
func TestAnExampleIsAnsweredAndItsFormSendsTheSame(t *testing.T) {
	d := newDesk(t)
	for _, name := range decide.Names() {
		for _, link := range d.nina.get(simulatorPath(name)).all(".awaited a") {
			at := attribute(link, "href")
			t.Run(name+" "+said(link), func(t *testing.T) {
				shown := d.nina.get(at).is(http.StatusOK)
				shown.has(map[string]int{"#answer": 1, ".summary": 0, ".told .policy": 1})
				if link := attribute(shown.one("#simulation-link"), "href"); link != at {
					t.Errorf("shares %s, not %s", link, at)
				}
				taken, err := decide.Under{Policy: d.Policy, Lang: words.French}.Decide(name, []byte(rawOf(shown.all(".shared pre")[0])))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(unordered(t, taken), unordered(t, []byte(rawOf(shown.all(".shared pre")[1])))); diff != "" {
					t.Errorf("(-decided +shown)\n%s", diff)
				}
				again := d.nina.get(simulatorPath(name) + "?" + sentBy(shown))
				if to := again.leads(simulatorPath(name)); to != at {
					t.Errorf("the form sends %s, not %s", to, at)
				}
			})
		}
	}
}

// sentBy is the query that a browser makes of the facts' form.
func sentBy(shown answer) string {
	query := url.Values{}
	for _, n := range shown.all(".fact-form input, .fact-form textarea, .fact-form option[selected], .fact-form select") {
		name, value := attribute(n, "name"), attribute(n, "value")
		switch {
		case n.Data == "textarea":
			value = rawOf(n)
		case n.Data == "option":
			name = attribute(n.Parent, "name")
		case n.Data == "select":
			continue // its option says it
		case attribute(n, "type") == "checkbox" || attribute(n, "type") == "radio":
			if !has(n, "checked") {
				continue
			}
		}
		query.Add(name, value)
	}
	return query.Encode()
}

func TestRefusedFactsComeBackWithEachProblemBesideItsField(t *testing.T) {
	d := newDesk(t)
	for name, c := range map[string]struct{ query, field, keeps string }{
		"notice":        {"channel=prechurn&received_on=2026-02-30", "received_on", "2026-02-30"},
		"billing-stop":  {"commitment_end=2026-06&invoice_day=32&products=sms", "invoice_day", "32"},
		"wavy-letter":   {"commitment_end=2026-13", "commitment_end", "2026-13"},
		"alert":         {"text=NPS&received_at=yesterday", "received_at", "yesterday"},
		"winback":       {"offline_since=2026-06-10&asked_on=2026-06-9", "asked_on", "2026-06-9"},
		"prechurn":      {"signed_on=2026-06-31", "signed_on", "2026-06-31"},
		"churn-outcome": {"outcome=not_recovered&today=now", "today", "now"},
		"permission":    {"role=am&action=venue.update&owns_account=false&policy.notice_months=two", "policy.notice_months", "two"},
	} {
		t.Run(name, func(t *testing.T) {
			at := simulatorPath(name) + "?" + c.query
			shown := d.nina.get(at).is(http.StatusUnprocessableEntity)
			shown.has(map[string]int{"#answer": 0, ".summary": 1})
			field := shown.one(`.fact-form [aria-invalid="true"][name="` + c.field + `"]`)
			if got := attribute(field, "value"); got != c.keeps {
				t.Errorf("%s keeps %q, want %q", c.field, got, c.keeps)
			}
			shown.has(map[string]int{`.summary a[href="#` + attribute(field, "id") + `"]`: 1})

			values, err := url.ParseQuery(c.query)
			if err != nil {
				t.Fatal(err)
			}
			facts, err := readFacts(factsAsked(t, name), values, d.Policy.Zone).json()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problemsOf(t, name, facts) {
				shown.says(".summary", strings.Join(strings.Fields(p.Message), " "))
				if len(shown.all(`[id="facts-`+p.Field+`-problem"]`)) != 1 {
					t.Errorf("nothing stands beside %s", p.Field)
				}
			}
		})
	}
}

// problemsOf are the problems that the command and the API tell.
func problemsOf(t *testing.T, name string, facts []byte) []decide.Problem {
	t.Helper()
	_, err := decide.Decide(name, facts, words.French)
	refused, ok := refusal.Of(err)
	if !ok {
		t.Fatalf("%s isn’t refused: %v", facts, err)
	}
	return decide.Problems(refused, words.French)
}

func TestTheSimulatorTouchesNothing(t *testing.T) {
	d := newDesk(t)
	path := d.opened(d.salon)
	before := said(d.nina.get(path).is(http.StatusOK).one("main"))
	d.nina.get("/simulator/churn-outcome?outcome=not_recovered&plan_expiration_date=2026-07-09&received_on=2026-06-09&today=2026-06-09").is(http.StatusOK)
	if after := said(d.nina.get(path).one("main")); after != before {
		t.Errorf("the case reads %s, then %s", before, after)
	}
}

func TestAParameterCanBeTried(t *testing.T) {
	d := newDesk(t)
	shown := d.nina.get("/simulator/notice?channel=form&received_on=2026-06-09&policy.notice_months=2").is(http.StatusOK)
	shown.says(".answer .lead", "dimanche 9 août 2026").says(".told .policy", "notice_months=2").has(map[string]int{".rules[open]": 1})
}

func TestAnAddressThatSaysTooMuchIsShortened(t *testing.T) {
	d := newDesk(t)
	to := d.nina.get("/simulator/notice?received_on=2026-06-09&channel=form&today=&policy.notice_months=").leads("/simulator/notice")
	if to != "/simulator/notice?channel=form&received_on=2026-06-09" {
		t.Errorf("leads to %s", to)
	}
}

func TestAnUnknownDecisionIsNoPage(t *testing.T) {
	newDesk(t).nina.get("/simulator/notise").is(http.StatusNotFound)
}

// rawOf is the text of an element, as it is.
func rawOf(n *html.Node) string {
	var text strings.Builder
	for inner := range n.Descendants() {
		if inner.Type == html.TextNode {
			text.WriteString(inner.Data)
		}
	}
	return text.String()
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
