package page

import (
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rebond/internal/words"
)

// What holds on every page, full or empty, in both languages.

func TestEveryTagIsClosedWhereItWasOpened(t *testing.T) {
	void := []string{"meta", "link", "input", "img", "br", "!doctype"}
	onEveryPage(t, func(t *testing.T, doc document) {
		var open []string
		z := html.NewTokenizer(strings.NewReader(doc.source))
		for {
			switch z.Next() {
			case html.ErrorToken:
				if z.Err() != io.EOF || len(open) > 0 {
					t.Fatalf("ends with %v, still open: %v", z.Err(), open)
				}
				return
			case html.StartTagToken:
				if name, _ := z.TagName(); !slices.Contains(void, string(name)) {
					open = append(open, string(name))
				}
			case html.EndTagToken:
				name, _ := z.TagName()
				if len(open) == 0 || open[len(open)-1] != string(name) {
					t.Fatalf("</%s> closes %v", name, open)
				}
				open = open[:len(open)-1]
			}
		}
	})
}

func TestNothingIsInline(t *testing.T) {
	onEveryPage(t, func(t *testing.T, doc document) {
		doc.has(t, map[string]int{"style": 0, "[style]": 0, "script:not([src])": 0})
		for _, n := range doc.all("*") {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") {
					t.Errorf("<%s> has %s", n.Data, a.Key)
				}
				if strings.Contains(a.Val, "//") && !strings.HasPrefix(a.Key, "xmlns") {
					t.Errorf("<%s %s=%q> leaves the desk", n.Data, a.Key, a.Val)
				}
			}
		}
	})
}

func TestEveryControlHasALabel(t *testing.T) {
	onEveryPage(t, func(t *testing.T, doc document) {
		for _, n := range doc.all("input:not([type=hidden]), select, textarea") {
			if !hasLabel(doc, n) {
				t.Errorf("<%s name=%q> has no label", n.Data, attr(n, "name"))
			}
		}
		for _, n := range doc.all("button, a[href]") {
			if textOf(n) == "" && attr(n, "aria-label") == "" {
				t.Errorf("a <%s> to %q says nothing", n.Data, attr(n, "href"))
			}
		}
		for _, n := range doc.all("input[type=radio]") {
			if group := enclosing(n, "fieldset"); group == nil || textOf(group) == "" {
				t.Errorf("the radio %q stands in no group with a legend", attr(n, "value"))
			}
		}
	})
}

func hasLabel(doc document, n *html.Node) bool {
	if around := enclosing(n, "label"); around != nil {
		return textOf(around) != ""
	}
	id := attr(n, "id")
	return id != "" && len(doc.all(`label[for="`+id+`"]`)) == 1
}

func enclosing(n *html.Node, tag string) *html.Node {
	for a := range n.Ancestors() {
		if a.Type == html.ElementNode && a.Data == tag {
			return a
		}
	}
	return nil
}

func TestEveryReferenceOnAPageLeadsSomewhere(t *testing.T) {
	onEveryPage(t, func(t *testing.T, doc document) {
		ids := map[string]bool{}
		for _, n := range doc.all("[id]") {
			if ids[attr(n, "id")] {
				t.Errorf("the id %q stands twice", attr(n, "id"))
			}
			ids[attr(n, "id")] = true
		}
		for _, n := range doc.all("*") {
			for _, name := range []string{"for", "popovertarget", "aria-describedby", "aria-labelledby", "data-depends"} {
				for _, id := range strings.Fields(attr(n, name)) {
					if !ids[id] {
						t.Errorf("<%s %s=%q> refers to nothing", n.Data, name, id)
					}
				}
			}
			if id, within := strings.CutPrefix(attr(n, "href"), "#"); within && !ids[id] {
				t.Errorf("a link leads to #%s, which isn’t there", id)
			}
		}
	})
}

func TestEveryPageHasOneHeadingATitleAndItsLanguage(t *testing.T) {
	for _, lang := range []words.Lang{words.French, words.English} {
		for name, component := range everyPage(lang) {
			t.Run(name+" in "+string(lang), func(t *testing.T) {
				doc := draw(t, component)
				doc.has(t, map[string]int{"h1": 1, "main#page": 1, `html[lang="` + string(lang) + `"]`: 1, ".skip[href='#page']": 1})
				if title := textOf(doc.one(t, "title")); !strings.HasSuffix(title, " · Rebond") || strings.HasPrefix(title, " ·") {
					t.Errorf("the title is %q", title)
				}
				if strings.Contains(textOf(doc.one(t, "body")), "{") {
					t.Error("a phrase shows a place that nothing was put in")
				}
			})
		}
	}
}

func TestFormsThatChangeAnAccountCarryWhatWasSeenAndAKey(t *testing.T) {
	onEveryPage(t, func(t *testing.T, doc document) {
		for _, form := range doc.all("form[method=post]") {
			action := attr(form, "action")
			if !slices.ContainsFunc([]string{"/cases/", "/accounts/", "/tasks/"}, func(p string) bool { return strings.HasPrefix(action, p) }) {
				continue
			}
			inner := document{Node: form}
			if got := attr(inner.one(t, "input[name=seen]"), "value"); got != "7" {
				t.Errorf("%s was seen at %q", action, got)
			}
			if got := attr(inner.one(t, "input[name=idempotency_key]"), "value"); got == "" {
				t.Errorf("%s has no key", action)
			}
		}
	})
}

func TestFrenchPagesKeepTheirMarksWithTheirWords(t *testing.T) {
	for name, component := range everyPage(words.French) {
		t.Run(name, func(t *testing.T) {
			for n := range draw(t, component).Descendants() {
				if n.Type != html.TextNode {
					continue
				}
				for _, loose := range []string{" ?", " !", " ;", " :", "« ", " »", "'"} {
					if strings.Contains(n.Data, loose) {
						t.Errorf("%q stands in %q", loose, n.Data)
					}
				}
			}
		})
	}
}
