package desk

import (
	"strings"
	"testing"

	"rebond/test/browser"
)

func TestAnAccountIsFoundFromAnythingByItsTextAndTwoKeys(t *testing.T) {
	d := newDesk(t)
	d.salon("Aurora Coiffure", "Lyon")
	nina := &keyboard{Page: d.enter(d.nina, browser.View{}), t: t}
	for _, text := range []string{"aurora lyon", "01 99 00 01 02", "crm-aurora"} {
		nina.Go(d.url + "/cases")
		nina.pressed = 0
		nina.press("Control+k")
		nina.Type(text)
		nina.press("Enter")
		nina.Arrives("/accounts/")
		nina.Sees("Aurora Coiffure")
		nina.takes("find an account by "+text, 2)
	}

	nina.press("Control+k")
	nina.Sees("Aller à")
	nina.Accessible()
	nina.press("Escape")
	nina.SeesNot("Aller à")
	nina.press("Control+k")
	nina.Type("tableau")
	nina.press("Enter")
	nina.Arrives("/cases?as=board")
}

func TestATaskIsEndedFromTheDayWithoutLeavingIt(t *testing.T) {
	d := newDesk(t)
	d.opened(d.salon("Aurora Coiffure", "Lyon"))
	nina := &keyboard{Page: d.enter(d.nina, browser.View{}), t: t}
	nina.Sees("Mettre à jour le statut dans le CRM")
	nina.Accessible()
	for range 5 {
		nina.press("j")
		if strings.Contains(nina.Focused(), "Mettre à jour") {
			break
		}
	}
	nina.press("d")
	nina.Sees("La tâche est faite")
	nina.SeesNot("Mettre à jour le statut dans le CRM")
}

func TestATaskIsEndedFromTheDayWithoutJavaScript(t *testing.T) {
	d := newDesk(t)
	d.opened(d.salon("Aurora Coiffure", "Lyon"))
	nina := d.enter(d.nina, browser.View{NoJavaScript: true})
	nina.Click(".lines form button")
	nina.Sees("La tâche est faite")
	nina.SeesNot("Mettre à jour le statut dans le CRM")
}

func TestTheBoardIsWalkedByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.opened(d.salon("Aurora Coiffure", "Lyon"))
	d.opened(d.salon("Les Lilas", "Brest"))
	d.formal(d.salon("Belcourt", "Nantes"))
	nina := &keyboard{Page: d.enter(d.nina, browser.View{}), t: t}
	nina.press("g", "b")
	nina.Arrives("/cases?as=board")
	nina.press("j", "j")
	if at := nina.Focused(); !strings.HasPrefix(at, "Les Lilas") && !strings.HasPrefix(at, "Aurora") {
		t.Errorf("the keyboard is at %q", at)
	}
	nina.press("l")
	if at := nina.Focused(); !strings.HasPrefix(at, "Belcourt") {
		t.Errorf("one column to the right is %q", at)
	}
	nina.press("ArrowLeft", "o")
	nina.Arrives("/cases/")
}

func TestAFilterIsSavedAsAViewByKeyboard(t *testing.T) {
	d := newDesk(t)
	nina := d.enter(d.nina, browser.View{Width: 360})
	nina.Go(d.url + "/cases?due=late&type=churn")
	nina.Click(".keeps a")
	nina.Arrives("/views/new")
	nina.Click("#view-name")
	nina.Type("Mes retards de churn")
	nina.Accessible()
	if nina.ScrollsSideways() {
		t.Error("the page of a view scrolls sideways")
	}
	nina.Press("Control+Enter")
	nina.Sees("La vue est enregistrée")
	nina.Sees("Mes retards de churn")
	nina.Accessible()
}
