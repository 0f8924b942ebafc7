package web

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// raw is what no person should read: a code, an id, a day as a program writes it,
// a place in a phrase that nothing was put in.
var raw = regexp.MustCompile(`\b[a-z]+_[a-z_]+\b|\b[0-9a-f]{8}-[0-9a-f]{4}-|\b\d{4}-\d{2}-\d{2}\b|\{[a-z]`)

// readable fails where a page shows something raw, or speaks another language.
func (a answer) readable(lang string) {
	a.v.d.t.Helper()
	a.has(map[string]int{"html[lang=" + lang + "]": 1, "h1": 1, "main#page": 1})
	for n := range a.one("main").Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "code" {
			if found := raw.FindString(n.Data); found != "" {
				a.v.d.t.Errorf("%s in %s shows %q: %s", a.asked, lang, found, strings.TrimSpace(n.Data))
			}
		}
	}
}

func TestEveryPageIsReadableFullAndEmpty(t *testing.T) {
	d := newDesk(t)
	open, formal, left, back, kept := d.salon, d.account("Les Lilas"), d.account("Belcourt"), d.account("Saint-Roch"), d.account("Parenthèse")
	none := d.account("Rien à signaler")
	paths := []string{
		"/cases", "/cases?owner=mine", "/cases?stage=closed", "/cases?due=late", "/cases?due=today", "/cases?due=week&type=billing_stop",
		"/accounts", "/accounts?q=lyon", "/accounts?q=aurroa", "/accounts?q=zzzzzz", "/tasks", "/tasks?coming=yes", "/people", "/sign-in", "/signed-out", "/nowhere",
		d.opened(open), d.formal(formal), d.lost(left), d.lost(back), d.opened(kept), accountPath(none),
	}
	d.omar.post(paths[len(paths)-3]+"/take-back", "reason", "Reste").leads("/")
	d.nina.post(paths[len(paths)-2]+"/recovery", "outcome", "recovered_training").leads("/")
	d.nina.post(accountPath(none)+"/owner", "owner", string(d.people[d.zoe].ID)).leads("/")
	for _, salon := range []string{accountPath(open), accountPath(formal), accountPath(left), accountPath(back), accountPath(kept)} {
		paths = append(paths, salon)
		for _, n := range d.nina.get(salon).all(".open-cases a, .sisters a") {
			paths = append(paths, attribute(n, "href"))
		}
	}
	look := func(v *visitor) {
		for _, lang := range []string{"fr", "en"} {
			v.post("/preferences", "lang", lang)
			for _, path := range paths {
				v.get(path).readable(lang)
			}
		}
	}
	look(d.agathe)
	d.night("2026-07-10")
	look(d.agathe)
	look(d.omar)
}

func TestEveryPageOfAnEmptyDeskIsReadable(t *testing.T) {
	d := emptyDesk(t)
	admin := d.visitor("Ada Ruiz", "admin")
	for _, lang := range []string{"fr", "en"} {
		admin.post("/preferences", "lang", lang)
		for _, path := range []string{"/cases", "/cases?stage=closed", "/cases?due=late", "/accounts", "/accounts?q=aurora", "/tasks", "/people"} {
			admin.get(path).is(page200).readable(lang)
		}
	}
}

func TestTheOnlyAnswerOfASearchIsShownAtOnce(t *testing.T) {
	d := newDesk(t)
	d.account("Les Lilas")
	d.omar.get("/accounts?q=aurora").leads(accountPath(d.salon))
	d.omar.get("/accounts?q=lyon").is(page200).has(map[string]int{"tbody tr": 2, "tbody tr:first-child a[autofocus]": 1})
	d.omar.get("/accounts?q=aurroa").is(page200).has(map[string]int{".nearest": 1, "tbody tr": 1}) // a guess is only offered
	d.omar.get("/accounts?q=zzzzzz").is(page200).has(map[string]int{".nothing": 1, "table": 0})
}

func TestAnAccountIsOfferedOnlyToThoseWhoCanTakeItOver(t *testing.T) { // CH-3
	d := newDesk(t)
	offer := func(who *visitor) string { return fmt.Sprintf("select[name=owner] option[value=%q]", d.people[who].ID) }
	d.mona.get(accountPath(d.salon)).has(map[string]int{offer(d.nina): 0, offer(d.omar): 0, offer(d.zoe): 1})
}

func TestTheHistoryOfAllSaysWhatAndWhom(t *testing.T) { // EV-3
	d := newDesk(t)
	d.mona.get("/exports/cases?format=csv").is(page200)
	d.agathe.post(personPath(d.people[d.omar].ID) + "/link").is(page200)
	d.mona.get("/history").is(page200).says("main", "a exporté : Cases").
		says("main", "Réponse – oui ou non Réponse obligatoire – oui").says("main", "Raison – Vie du salon").
		has(map[string]int{fmt.Sprintf("main a[href=%q]", personPath(d.people[d.omar].ID)): 3}) // invited, and given two links
}
