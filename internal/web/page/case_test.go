package page

import (
	"slices"
	"testing"

	"golang.org/x/net/html"

	"rebond/internal/words"
)

func TestEveryFormSendsWhatItsVerbTakes(t *testing.T) {
	doc := draw(t, CasePage(fullCase(words.French)))
	for _, c := range []struct {
		action string
		fields []string
	}{
		{"/cases/c-1/form", []string{"received_on", "medium", "medium", "note"}},
		{"/cases/c-1/loss", []string{"plan_expiration_date", "ped_reason"}},
		{"/cases/c-1/recovery", []string{"outcome"}},
		{"/cases/c-1/take-back", []string{"reason"}},
		{"/accounts/a-1/churn-request", []string{"channel", "description"}},
		{"/tasks/t-1/done", nil},
		{"/preferences", nil},
		{"/demo/clock", nil},
		{"/sign-out", nil},
	} {
		t.Run(c.action, func(t *testing.T) {
			forms := doc.all(`form[method=post][action="` + c.action + `"]`)
			if len(forms) == 0 {
				t.Fatal("no such form")
			}
			if got := fieldsOf(forms[0]); !slices.Equal(got, c.fields) {
				t.Errorf("sends %v, want %v", got, c.fields)
			}
		})
	}
	doc.has(t, map[string]int{
		"button[name=advance][value='1d']": 1, "button[name=advance][value='7d']": 1, "button[name=advance][value='30d']": 1,
		"button[name=lang][value=fr][aria-pressed=true]": 1, "button[name=lang][value=en][aria-pressed=false]": 1,
		"button[name=theme]": 3, "form[action='/preferences'] input[name=back][value='/cases/c-1']": 2,
	})
}

func fieldsOf(form *html.Node) []string {
	var names []string
	for _, n := range (document{Node: form}).all("input:not([type=hidden]), select, textarea") {
		names = append(names, attr(n, "name"))
	}
	return names
}

func TestThePathShowsWhatIsDoneWhatIsNowAndWhatBlocks(t *testing.T) {
	doc := draw(t, CasePage(fullCase(words.French)))
	doc.has(t, map[string]int{
		".path .step": 3, ".path .done": 1, ".path .ahead": 1, ".path .here[aria-current=step]": 1,
		".path .here .blocked a[href='#receipt-received_on']": 1, ".path .ahead .why": 1,
	})
	if got, want := textOf(doc.one(t, ".path .ahead .on time + .far")), "· dans 30 jours"; got != want {
		t.Errorf("the notice ends %q, want %q", got, want)
	}
}

func TestTheCardHasOneThingToDoAndFoldsTheOtherWays(t *testing.T) {
	doc := draw(t, CasePage(fullCase(words.French)))
	doc.has(t, map[string]int{
		".card [data-act] form": 1, ".card [data-act] button.main": 1, ".card .ways > details": 3, ".card .ways > details[open]": 0,
		".card .rules > .rule": 2, ".card .computed time": 1,
	})
}

func TestOnlyAManagerSeesTheFieldsForAnotherPED(t *testing.T) {
	c := fullCase(words.French)
	loss := fullLoss()
	loss.MayMove = false
	c.Card.Main = loss
	c.Card.Ways = nil
	draw(t, CasePage(c)).has(t, map[string]int{"[name=plan_expiration_date]": 0, "[name=ped_reason]": 0, "form[action$='/loss'] button.main": 1})
}

func TestALossThatWaitsSaysForWhatAndLeadsToItsField(t *testing.T) {
	doc := draw(t, everyPage(words.French)["case, waiting"])
	doc.has(t, map[string]int{
		"form[action$='/loss']": 0, ".waits li": 2, ".waits .rule": 2, ".waits a": 1, ".waits a[href='#receipt-received_on']": 1,
	})
}

func TestARefusedFormKeepsWhatWasTypedAndSaysEachProblemBesideItsField(t *testing.T) {
	doc := draw(t, everyPage(words.French)["case, refused"])
	doc.has(t, map[string]int{
		".summary[role=alert] li": 4, ".summary a[href='#receipt-received_on']": 1, ".summary a[href='#receipt-medium']": 1, ".summary li > span:first-child": 1,
		".field.wrong": 3, "#receipt-received_on[aria-invalid=true][aria-describedby~='receipt-received_on-problem']": 1,
		"#receipt-received_on-problem .problem": 1,
	})
	if got, want := textOf(doc.one(t, "#summary-title")), "4 conditions ne sont pas remplies"; got != want {
		t.Errorf("the summary says %q, want %q", got, want)
	}
	typed := doc.one(t, "#receipt-received_on")
	if attr(typed, "value") != "2026-02-30" || attr(typed, "type") != "text" {
		t.Errorf("a day that doesn’t exist comes back as %s %q", attr(typed, "type"), attr(typed, "value"))
	}
}

func TestAFoldedFormThatWasRefusedIsOpen(t *testing.T) {
	c := fullCase(words.French)
	c.Card.Ways = []Act{TakeBack{Form: Form{Action: "/cases/c-1/take-back", Refused: refusing("reason")}}}
	doc := draw(t, CasePage(c))
	doc.has(t, map[string]int{".ways details[open] .field.wrong": 1, ".summary a[href='#take-back-reason']": 1})
}

func TestAClashShowsBothValuesAndKeepsOurs(t *testing.T) {
	doc := draw(t, everyPage(words.French)["case, clashed"])
	row := textOf(doc.one(t, ".clashes tbody tr"))
	if want := "Reçu le16 juin 2026Paul Sérieys, 18 juin, 14:0518 juin 2026"; row != want {
		t.Errorf("the clash says %q, want %q", row, want)
	}
	if got := attr(doc.one(t, "#receipt-received_on"), "value"); got != "2026-06-16" {
		t.Errorf("what was typed comes back as %q", got)
	}
	doc.one(t, ".summary.clash a[href='/cases/c-1']")
}

func TestTasksSayWhenTheyAreDueAndHowToDoThem(t *testing.T) {
	doc := draw(t, CasePage(fullCase(words.French)))
	doc.has(t, map[string]int{"#task-t-1 .steps li": 2, "#task-t-1 form button": 1, "#task-t-1 .due.late .icon": 1, "#task-t-2.finished": 1, "#task-t-2 form": 0})
	if got, want := textOf(doc.one(t, "#task-t-1 .due")), "15 juin · en retard de 3 jours"; got != want {
		t.Errorf("the task is due %q, want %q", got, want)
	}
}

func TestEffectsSayTheirStateInAWord(t *testing.T) {
	doc := draw(t, CasePage(fullCase(words.French)))
	var states []string
	for _, n := range doc.all(".effects .state b") {
		states = append(states, textOf(n))
	}
	if want := []string{"prévu", "à faire à la main", "fait", "annulé", "en échec"}; !slices.Equal(states, want) {
		t.Errorf("the states are %v, want %v", states, want)
	}
}

func TestHistoryHasOneHeadingADayAndItsChanges(t *testing.T) {
	doc := draw(t, CasePage(fullCase(words.French)))
	doc.has(t, map[string]int{".history > li": 3, ".history .on": 2, ".history .changes tbody tr": 1, ".history blockquote": 1, ".history .why": 1})
}

func TestReasonsNameTheRuleTheInputsAndThePolicy(t *testing.T) {
	doc := draw(t, CasePage(fullCase(words.French)))
	doc.has(t, map[string]int{"button.why[popovertarget='why-ped']": 1, "#why-ped[popover] li": 1, "#why-ped .inputs > div": 2, "#why-ped .policy": 1})
	if got, want := textOf(doc.one(t, "#why-ped .inputs")), "Reçu le18 juin 2026Mois de préavis1"; got != want {
		t.Errorf("the inputs are %q, want %q", got, want)
	}
}

func TestAnEmptyCaseHasNoEmptyLists(t *testing.T) {
	draw(t, CasePage(emptyCase(words.French))).has(t, map[string]int{".tasks": 0, ".asked": 0, ".effects": 0, ".history > li": 0, ".card form": 0, ".summary": 0, ".demo": 0, ".sections": 0, ".search": 0})
}
