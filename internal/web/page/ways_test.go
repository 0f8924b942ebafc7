package page

import (
	"strings"
	"testing"

	"rebond/internal/words"
)

// The models of finding one's way.

func fullToday(lang words.Lang) Today {
	done := formTo("/tasks/t-1/done")
	return Today{Desk: deskIn(lang), More: "/tasks", Groups: []TodayGroup{
		{Title: words.TodayLate, Lines: []TodayLine{{
			ID: "t-1", What: "Appeler le partenaire", Salon: "Aurore", City: "Lyon", Href: "/cases/c-1", DueOn: today.AddDays(-3), Steps: []string{"Ouvrir", "Appeler"}, Done: &done,
		}}},
		{Title: words.TodayDecide, Lines: []TodayLine{{ID: "c-2", What: "Décider", Note: "Reçu le 3 juin", Salon: "Les Lilas", Href: "/cases/c-2", DueOn: today.AddDays(20)}}},
	}}
}

func doneToday(lang words.Lang) Today {
	return Today{Desk: deskIn(lang), Upcoming: &TodayLine{What: "Appeler", Salon: "Aurore", City: "Lyon", Href: "/cases/c-1", DueOn: today.AddDays(3)}}
}

func fullViews() Views {
	change := formTo("/views/v-1")
	return Views{
		Tabs: []ViewTab{
			{Name: "Mes cases", Href: "/cases?owner=mine", Count: &Count{N: 1000, More: true}},
			{Name: "À Lyon", Href: "/cases?owner=p-1&view=v-1", Here: true},
			{Name: "Équipe", Href: "/cases?due=late&view=v-2", Locked: true, Count: &Count{N: 3}},
		},
		SaveAs: "/views/new?list=cases&query=due%3Dweek", Update: &change, Manage: "/views/v-1",
		Held: ViewHeld{Name: "À Lyon", Query: "due=week", Sharing: "shared", ChangedBy: "Omar Belkacem", ChangedOn: today.AddDays(-2)},
	}
}

func fullBoard(lang words.Lang) Cases {
	cases := fullCases(lang)
	cases.Filter = CaseFilter{As: "board"}
	rows := cases.Rows[:3]
	cases.Rows, cases.Pages = nil, Pages{}
	cases.Columns = []BoardColumn{
		{Title: "Nouveau", List: "/cases?at=new", Count: Count{N: 1000, More: true}, Rows: rows, Pages: Pages{Next: "/cases?after_new=c-3&as=board"}},
		{Title: "À décider", List: "/cases?at=formal"},
	}
	return cases
}

func fullViewEdit(lang words.Lang) ViewEdit {
	away := formTo("/views/v-1/deletion")
	return ViewEdit{
		Desk: deskIn(lang), Form: formTo("/views/v-1"), List: "cases", Name: "À Lyon", Query: "due=week", Sharing: "shared", Back: "/cases?due=week", Delete: &away,
		Sharings: []Choice{{Value: "personal", Label: "Pour moi"}, {Value: "shared", Label: "Partagée"}}, Held: fullViews().Held,
	}
}

func refusedView(lang words.Lang) ViewEdit {
	v := fullViewEdit(lang)
	v.New, v.Name, v.Query, v.Delete, v.Refused = true, "", "", nil, refusing("name", "sharing")
	return v
}

func TestADayHasOneActionOnEachLine(t *testing.T) {
	doc := draw(t, TodayPage(fullToday(words.French)))
	doc.has(t, map[string]int{
		".lines > li": 2, ".lines a[data-row]": 2, ".lines .does > *": 2,
		"#line-t-1 form[data-stay][action='/tasks/t-1/done'] button[data-done]": 1, "#line-t-1.late .due.late": 1, "#line-c-2 .does a[href='/cases/c-2']": 1,
		"#keys [data-bind=d]": 1,
	})
	if got, want := textOf(doc.one(t, ".list-head .quiet")), "2"; !strings.Contains(got, want) {
		t.Errorf("the day says %q, want how many things wait", got)
	}
}

func TestADoneDaySaysWhenTheNextThingComes(t *testing.T) {
	doc := draw(t, TodayPage(doneToday(words.French)))
	doc.has(t, map[string]int{".nothing a[data-row][href='/cases/c-1']": 1, ".lines": 0})
	if got := textOf(doc.one(t, ".nothing")); !strings.Contains(got, "21 juin, dans 3 jours") {
		t.Errorf("it says %q", got)
	}
	draw(t, TodayPage(Today{Desk: bareDesk(words.French)})).has(t, map[string]int{".nothing": 1, ".nothing a": 0})
}

func TestABoardStandsItsColumnsSideBySide(t *testing.T) {
	draw(t, CasesPage(fullBoard(words.French))).has(t, map[string]int{
		".column[data-column]": 2, ".column a[data-row]": 3, ".column h2 a[href='/cases?at=new']": 1, ".column li.late .due.late": 1, ".column .pages a[rel=next]": 1,
		".column > .quiet": 1, "table": 0, "select[name=type]": 0, "select[name=at]": 0, "input[name=as][value=board]": 1,
		"#keys [data-bind='h,ArrowLeft'][data-act=left]": 1, "#keys [data-bind='ArrowDown']": 1,
	})
}

func TestTheSheetAndTheBoundKeysAreOne(t *testing.T) {
	onEveryPage(t, func(t *testing.T, doc document) {
		bound := map[string]bool{}
		for _, line := range doc.all("#keys [data-bind]") {
			to, act := attr(line, "data-to"), attr(line, "data-act")
			if (to == "") == (act == "") {
				t.Errorf("the keys %q go to %q and do %q: one of both", attr(line, "data-bind"), to, act)
			}
			for _, keys := range strings.Split(attr(line, "data-bind"), ",") {
				if bound[keys] {
					t.Errorf("%q is bound twice", keys)
				}
				bound[keys] = true
			}
		}
	})
}

func TestAViewIsNamedSharedAndDeletedOnItsPage(t *testing.T) {
	draw(t, ViewPage(fullViewEdit(words.French))).has(t, map[string]int{
		"form[action='/views/v-1'] input[name=name][value='À Lyon']": 1, "input[name=sharing][value=shared][checked]": 1, "input[name=query][value='due=week']": 1,
		"details form[action='/views/v-1/deletion']": 1,
	})
	draw(t, ViewPage(refusedView(words.French))).has(t, map[string]int{".summary": 1, "details form": 0, "[aria-invalid]": 1})
}

func TestThePaletteOffersWhatWasFoundAndKeepsAPlaceForWhatCanBeDone(t *testing.T) {
	part := FindPart(Find{Lang: words.French, Query: "auro", Groups: []FindGroup{
		{Title: words.PaletteAccounts, Found: []Finding{{Text: "Aurore", More: "Lyon", Href: "/accounts/a-1"}, {Text: "Aurore", More: "Case ouvert", Href: "/cases/c-1"}}},
		{Doings: true},
	}})
	draw(t, part).has(t, map[string]int{
		"[role=group]": 1, "[role=option]": 2, "[role=option][data-to='/accounts/a-1'] mark": 1, "[data-doings]": 1,
	})
}
