package page

import (
	"slices"
	"testing"

	"golang.org/x/net/html"

	"rebond/internal/words"
)

func TestTheTimelineIsPastThenTodayThenForecast(t *testing.T) {
	doc := draw(t, AccountPage(fullAccount(words.French)))
	var kinds []string
	for n := range doc.one(t, ".timeline").ChildNodes() {
		if n.Type == html.ElementNode {
			kinds = append(kinds, attr(n, "class"))
		}
	}
	if want := []string{"earlier", "past", "past", "past", "now", "ahead"}; !slices.Equal(kinds, want) {
		t.Errorf("the timeline is %v, want %v", kinds, want)
	}
	if got, want := textOf(doc.one(t, ".timeline .now")), "Aujourd’hui, jeudi 18 juin 2026"; got != want {
		t.Errorf("today’s line says %q, want %q", got, want)
	}
	doc.has(t, map[string]int{".timeline .ahead .why": 1, ".timeline .past time": 2})
}

func TestAChurnRequestGroupsSubReasonsUnderTheirReasons(t *testing.T) {
	doc := draw(t, AccountPage(fullAccount(words.French)))
	form := "form[action='/accounts/a-1/churn-request'] "
	doc.has(t, map[string]int{
		form + "select[name=channel] option[value=chat][selected]": 1, form + "select[name=reason] option[selected]": 1,
		form + "optgroup": 2, form + "optgroup[data-of=price] option": 2, form + "optgroup[data-of=tool] option": 1,
		form + "select[name=sub_reason][data-depends='request-reason'] option[value=too_expensive][selected]": 1,
		form + "textarea[name=description]": 1, "details.request:not([open])[data-act]": 1,
	})
}

func TestARefusedChurnRequestIsOpenWithItsProblems(t *testing.T) {
	draw(t, everyPage(words.French)["account, refused"]).has(t, map[string]int{
		"details.request[open]": 1, "#request-channel[aria-invalid=true]": 1, "#request-sub_reason[aria-invalid=true]": 1,
		".summary a[href='#request-channel']": 1, ".summary a[href='#request-sub_reason']": 1,
	})
}

func TestAnAccountThatCannotLeaveSaysWhy(t *testing.T) {
	draw(t, AccountPage(emptyAccount(words.French))).has(t, map[string]int{"details.request": 0, ".no-request .waits li": 1, ".no-request .rule": 1})
}

func TestGapsOfAnImportAreShownAndNothingIsInvented(t *testing.T) {
	doc := draw(t, AccountPage(fullAccount(words.French)))
	if got, want := textOf(doc.one(t, ".gaps b")), "AM et Outil"; got != want {
		t.Errorf("the gaps are %q, want %q", got, want)
	}
	doc.has(t, map[string]int{"aside .facts .unknown": 2, "aside a[href='tel:+33639981234']": 1})
	draw(t, AccountPage(emptyAccount(words.French))).has(t, map[string]int{".gaps": 0, ".line .unknown": 1})
}
