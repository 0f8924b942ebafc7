package page

import (
	"slices"
	"testing"

	"rebond/internal/words"
)

func TestTheFilterIsAnAddress(t *testing.T) {
	for _, c := range []struct {
		name   string
		filter CaseFilter
		want   string
	}{
		{"nothing chosen", CaseFilter{}, "/cases"},
		{"mine, late", CaseFilter{Owner: "mine", Due: "late"}, "/cases?due=late&owner=mine"},
		{"a board of mine", CaseFilter{As: "board", Owner: "mine"}, "/cases?as=board&owner=mine"},
		{"where they stand, by a saved view", CaseFilter{At: "formal", View: "v-1"}, "/cases?at=formal&view=v-1"},
		{"all of it", CaseFilter{Stage: "closed", Type: "churn", Owner: "p 1", Due: "week"}, "/cases?due=week&owner=p+1&stage=closed&type=churn"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.filter.URL(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestALinkOfTheFilterKeepsTheRest(t *testing.T) {
	doc := draw(t, CasesPage(fullCases(words.French)))
	doc.has(t, map[string]int{
		".filters .tabs a": 3, ".filters .tabs a[aria-current=page]": 1, ".tabs a[href='/cases?due=week&owner=p-1&type=churn']": 1,
		".pills a": 4, ".pills a[aria-current=page]": 1, ".pills a[href='/cases?due=late&owner=p-1&stage=closed&type=churn']": 1,
		"select[name=owner] option[value=p-1][selected]": 1, "select[name=owner] option[value=mine]": 1, "select[name=type] option[selected]": 1,
		".filters form input[name=stage][value=closed]": 1, ".filters form input[name=due][value=week]": 1,
		".views li a": 3, ".views li a[aria-current=page]": 1, ".views .keeps form": 1, ".views .keeps a": 2, ".views li .icon": 1,
		".pages a[rel=prev]": 1, ".pages a[rel=next][href='/cases?after=c-6']": 1,
	})
	if got, want := textOf(doc.one(t, ".tabs a[aria-current]")), "Clos"; got != want {
		t.Errorf("the tab says %q, want %q", got, want)
	}
}

func TestRowsSayHowPressingTheyAre(t *testing.T) {
	doc := draw(t, CasesPage(fullCases(words.French)))
	doc.has(t, map[string]int{
		"tbody tr": 6, "tbody a[data-row]": 6, "tr.late .due.late": 1, "tr.today .due.today": 1, "tr.near .due.near": 1,
		"tr.over .due": 1, "tr.over .due.late": 0, "tbody .owner .unknown": 5,
	})
	if got, want := textOf(doc.one(t, "tr.late .next")), "9 juin"; got == want {
		t.Errorf("a deadline says no distance: %q", got)
	}
}

func TestAnEmptyListSaysWhenTheNextThingComes(t *testing.T) {
	doc := draw(t, everyPage(words.French)["cases, none due"])
	doc.has(t, map[string]int{".nothing a[data-row][href='/cases/c-4']": 1, ".nothing a[href='/cases']": 1, "table": 0})
	if got, want := textOf(doc.one(t, ".nothing")), "Rien à traiter ici.La prochaine échéance arrive le 26 juin, dans 8 jours :Saint-Roch Voir tous les cases ouverts"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	draw(t, everyPage(words.French)["cases, empty"]).has(t, map[string]int{".nothing": 1, ".nothing a": 0})
}

func TestASearchMarksWhatItFoundAndFocusesTheFirst(t *testing.T) {
	doc := draw(t, AccountsPage(fullAccounts(words.French)))
	doc.has(t, map[string]int{"tbody tr": 4, "a[data-row][autofocus]": 1, "tbody tr:first-child a[autofocus]": 1, "mark": 3, ".nearest": 1, "#search[value=aurore]": 1})
	unsearched := fullAccounts(words.French)
	unsearched.Query = ""
	draw(t, AccountsPage(unsearched)).has(t, map[string]int{"a[autofocus]": 0, "mark": 0})
}

func TestMarkedFindsBeginningsOfWordsWhateverTheAccents(t *testing.T) {
	for _, c := range []struct {
		name, text, query string
		want              []string
	}{
		{"the beginning of a word", "Coiffure Aurore", "coif", []string{"Coif"}},
		{"accents and capitals don’t count", "Évolu’tif", "evolu", []string{"Évolu"}},
		{"several words, in any order", "L’Atelier d’Aurore", "aurore atel", []string{"Atel", "Aurore"}},
		{"not inside a word", "Belcourt", "court", nil},
		{"the longest wins", "Aurore", "au auro", []string{"Auro"}},
		{"nothing searched", "Aurore", "", nil},
		{"nothing to search in", "", "aurore", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var found []string
			whole := ""
			for _, s := range marked(c.text, c.query) {
				whole += s.text
				if s.marked {
					found = append(found, s.text)
				}
			}
			if !slices.Equal(found, c.want) || whole != c.text {
				t.Errorf("marks %q of %q, want %q of %q", found, whole, c.want, c.text)
			}
		})
	}
}
