package desk

import (
	"strings"
	"testing"

	"rebond/internal/domain/partner"
	"rebond/test/browser"
)

// pages are the addresses of every page, in the states that draw other parts.
func (d *desk) pages() []string {
	account := func(id partner.AccountID) string { return "/accounts/" + string(id) }
	waiting, decided, leaving := d.salon("Aurora Coiffure", "Lyon"), d.salon("Les Lilas", "Brest"), d.salon("Belcourt", "Saint-Étienne")
	open, formal, lost := d.opened(waiting), d.formal(decided), d.lost(leaving)
	file, err := d.Reads.Account(d.t.Context(), leaving)
	d.did(err)
	return []string{
		"/cases", "/cases?stage=closed", "/cases?due=late", "/accounts", "/accounts?q=lilaas", "/accounts?q=zzzzzz",
		account(waiting), account(leaving), account(leaving) + "/history/2/undo", account(leaving) + "/history/1/undo", "/cases/" + string(open), "/cases/" + string(formal), "/cases/" + string(lost),
		"/cases/" + string(file.BillingStops[0].ID), "/cases/" + string(open) + "/summary", "/settings/lists/competitor", "/settings/lists/sub_reason", "/settings/lists/question", "/cases?tag=reason.price",
		"/", "/tasks", "/people", "/people/" + string(d.nina.ID), "/absences", "/permissions", "/me", "/me/sessions", "/imports", "/rounds", d.round(open, lost),
		"/settings/lists", "/settings/health", "/settings/export", "/history", "/cases?as=board", "/views/new?list=cases&query=due%3Dlate",
		"/simulator", "/nowhere", "/sign-in", "/signed-out", strings.TrimPrefix(d.sent(open), d.url), "/form/altered",
	}
}

// widths are a small phone, a phone, a desk at 200 % zoom, and a desk.
var widths = []int{320, 360, 640, 1280}

func TestEveryPageIsForEveryone(t *testing.T) {
	d := newDesk(t)
	pages := d.pages()
	agathe := d.enter(d.agathe, browser.View{})
	for _, view := range []browser.View{{Language: "fr"}, {Language: "en", Dark: true}} {
		agathe.SeenIn(view)
		agathe.Go(d.url + "/cases")
		if !agathe.Has("html[lang=" + view.Language + "]") { // else nothing would tell that the page came anew
			agathe.Trigger("button[name=lang][value=" + view.Language + "]")
			agathe.Finds("html[lang=" + view.Language + "]")
		}
		for _, path := range pages {
			agathe.Go(d.url + path)
			agathe.Accessible()
			if view.Dark {
				continue // the words are shorter, and the light changes no width
			}
			for _, width := range widths {
				agathe.SeenIn(browser.View{Width: width, Language: view.Language, Dark: view.Dark})
				if agathe.ScrollsSideways() {
					t.Errorf("%s scrolls sideways at %d px in %s", path, width, view.Language)
				}
			}
		}
	}
}

func TestTheFocusIsAlwaysSeen(t *testing.T) {
	d := newDesk(t)
	nina := d.enter(d.nina, browser.View{})
	nina.Go(d.url + "/cases/" + string(d.formal(d.salon("Aurora Coiffure", "Lyon"))))
	seen := map[string]bool{}
	for range 25 {
		nina.Press("Tab")
		at := nina.Focused()
		seen[at] = true
		if !nina.FocusShows() {
			t.Errorf("nothing shows that the keyboard is at %q", at)
		}
	}
	if !seen["Clore\u00a0: non récupéré"] {
		t.Errorf("the tab key doesn’t reach the button: %v", seen)
	}
}
