package desk

import (
	"testing"

	"rebond/test/browser"
)

func TestWhatWasJustDoneIsUndoneByKeyboard(t *testing.T) { // EV-3
	d := newDesk(t)
	open := d.opened(d.salon("Aurora Coiffure", "Lyon"))
	nina := d.atTheQueue(t)
	nina.Go(d.url + "/cases/" + string(open))
	nina.press("a", "Enter")
	nina.Sees("L’appel est noté")
	nina.Accessible()
	nina.press("z")
	if nina.Focused() != "Annuler" {
		t.Fatalf("z goes to %q", nina.Focused())
	}
	nina.press("Enter")
	nina.Sees("C’est annulé")
	nina.Sees("Annulé le")
	nina.Accessible()
}

func TestWhatElseWouldBeUndoneIsShownFirstWithoutJavaScript(t *testing.T) { // EV-3
	d := newDesk(t)
	salon := d.salon("Aurora Coiffure", "Lyon")
	d.lost(salon)
	agathe := d.enter(d.agathe, browser.View{NoJavaScript: true})
	agathe.Go(d.url + "/accounts/" + string(salon))
	agathe.Click("a.undo[href$='/2/undo']")
	agathe.Sees("Oui, annuler")
	agathe.Sees("Annulé avec elle")
	agathe.Click("form.send button.main")
	agathe.Arrives("/accounts/" + string(salon))
	agathe.Sees("C’est annulé")
}
