package desk

import (
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/round"
	"rebond/test/browser"
)

// round is the page of a round of the admin's, previewed.
func (d *desk) round(cases ...churn.CaseID) string {
	d.t.Helper()
	set := app.RowSet{Of: round.Cases, IDs: []string{"nowhere"}}
	for _, id := range cases {
		set.IDs = append(set.IDs, string(id))
	}
	id, err := d.Rounds.Make(d.t.Context(), d.agathe.Actor(), round.TakeBack, round.Said{"reason": "Le prix baisse."}, set)
	d.did(err)
	d.did(d.Rounds.WorkOff(d.t.Context()))
	return "/rounds/" + string(id)
}

func TestManyCasesAreClosedWithTheKeyboardAlone(t *testing.T) { // CH-7
	d := newDesk(t)
	d.opened(d.salon("Aurora Coiffure", "Lyon"))
	d.opened(d.salon("Les Lilas", "Brest"))
	d.lost(d.salon("Belcourt", "Saint-Étienne")) // its case is a billing stop now
	nina := d.atTheQueue(t)
	nina.press("?")
	nina.Sees("Sélectionner la ligne, ou plus")
	nina.press("Escape")
	for range 3 {
		nina.press("j", "x")
	}
	nina.Sees("3 sélectionnées")
	nina.press("a")
	nina.Choose(".tick-bar select", "case.recover")
	nina.press("Tab", "Enter")
	nina.Sees("3\u00a0cases")
	nina.Accessible()
	nina.Click("#round-outcome")
	nina.press("Control+Enter")
	nina.Arrives("/rounds/")
	d.did(d.Rounds.WorkOff(t.Context())) // the page sees by itself that it is done
	nina.Sees("Aperçu prêt")
	nina.Sees("n’est pas une demande de churn")
	nina.Accessible()
	nina.tabsTo("Appliquer à 2\u00a0lignes")
	nina.press("Enter")
	nina.Sees("Le lot commence")
	d.did(d.Rounds.WorkOff(t.Context()))
	nina.Sees("2\u00a0lignes faites, 1\u00a0refusée")
	nina.Accessible()
	for _, width := range widths {
		nina.SeenIn(browser.View{Width: width})
		if nina.ScrollsSideways() {
			t.Errorf("the round scrolls sideways at %d px", width)
		}
	}
}

func TestRowsAreTickedWithoutJavaScript(t *testing.T) {
	d := newDesk(t)
	d.opened(d.salon("Aurora Coiffure", "Lyon"))
	nina := d.enter(d.nina, browser.View{NoJavaScript: true})
	nina.Go(d.url + "/cases")
	nina.Click(".rows [data-tick]")
	nina.Choose(".tick-bar select", "case.recover")
	nina.Click(".tick-bar button.main")
	nina.Click("#round-outcome")
	nina.Click("main form button.main")
	nina.Arrives("/rounds/")
	d.did(d.Rounds.WorkOff(t.Context()))
	nina.Click("[data-progress-link]")
	nina.Click("form[action$='/apply'] button")
	nina.Sees("Le lot commence")
	d.did(d.Rounds.WorkOff(t.Context()))
	nina.Click("[data-progress-link]")
	nina.Sees("1\u00a0ligne faite")
}
