package page

import (
	"testing"

	"rebond/internal/words"
)

func TestASignInLinkIsSpentByAButtonOnly(t *testing.T) {
	doc := draw(t, everyPage(words.French)["sign-in"])
	doc.has(t, map[string]int{"main form[method=post][action='/sign-in/token'] button": 1, "main a": 0, "meta[http-equiv]": 0, ".sections": 0, ".search": 0, "form[action='/sign-out']": 0})
}

func TestTheFirstAdminGivesANameAndAMail(t *testing.T) {
	doc := draw(t, SetUpPage(fullSetUp(words.French)))
	doc.has(t, map[string]int{
		"form[method=post][action='/set-up/token'] input[name=name][value=Camille]":                  1,
		"form[action='/set-up/token'] input[type=email][name=email][value='camille@rebond.example']": 1,
		"form[action='/set-up/token'] input[name=idempotency_key]":                                   1,
		".field.wrong": 2, ".summary a[href='#set-up-name']": 1, ".summary a[href='#set-up-email']": 1,
	})
}

func TestEachErrorSaysWhatToDo(t *testing.T) {
	for _, c := range []struct {
		status int
		title  string
	}{
		{403, "Cette action revient à quelqu’un d’autre"},
		{404, "Cette page n’existe pas"},
		{409, "Quelqu’un a modifié ce compte entre-temps"},
		{422, "Ce n’est pas possible ainsi"},
		{500, "Rebond n’a pas pu répondre"},
		{503, "Rebond est momentanément indisponible"},
		{418, "Rebond n’a pas pu répondre"},
	} {
		t.Run(c.title, func(t *testing.T) {
			doc := draw(t, ErrorPage(Error{Desk: deskIn(words.French), Status: c.status, Again: "/cases/c-1"}))
			if got := textOf(doc.one(t, "h1")); got != c.title {
				t.Errorf("%d is called %q, want %q", c.status, got, c.title)
			}
			doc.has(t, map[string]int{".door .main[href='/cases/c-1']": 1, ".door a[href='/cases']": 1})
		})
	}
	draw(t, everyPage(words.French)["500"]).has(t, map[string]int{".door code": 1})
	draw(t, everyPage(words.French)["403"]).has(t, map[string]int{".door .waits li": 1})
}

func TestAThemeIsSaidToTheBrowser(t *testing.T) {
	d := deskIn(words.French)
	d.Theme = Dark
	draw(t, SignedOutPage(SignedOut{Desk: d})).has(t, map[string]int{"html[data-theme=dark]": 1, "button[name=theme][value=dark][aria-pressed=true]": 1, "button[name=theme][aria-pressed=false]": 2})
}
