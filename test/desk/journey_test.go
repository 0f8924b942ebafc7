package desk

import (
	"strings"
	"testing"

	"rebond/internal/domain/day"
	"rebond/test/browser"
)

func (d *desk) today() day.Day { return d.Policy.Today(d.Clock.Now()) }

// keyboard counts the keys that someone presses; what they write isn't counted.
type keyboard struct {
	*browser.Page
	t       *testing.T
	pressed int
}

func (k *keyboard) press(keys ...string) {
	k.pressed += len(keys)
	k.Press(keys...)
}

func TestTheChurnJourneyWithTheKeyboardAlone(t *testing.T) {
	d := newDesk(t)
	d.salon("Aurora Coiffure", "Lyon")
	d.salon("Les Lilas", "Brest")
	nina := &keyboard{Page: d.enter(d.nina, browser.View{}), t: t}
	nina.Go(d.url + "/cases")

	nina.press("/")
	nina.Type("aurora lyon")
	nina.press("Enter")
	nina.Arrives("/accounts/")
	nina.Sees("Aurora Coiffure")
	nina.takes("find an account", 2)
	nina.Sees("Actif")

	nina.press("a", "c", "Tab", "p", "Tab", "c", "Tab") // Chat; Prix; Commission
	nina.Type("Trop cher pour deux fauteuils.")
	nina.press("Control+Enter")
	nina.Arrives("/cases/")
	nina.Sees("La demande est ouverte")
	nina.Sees("Prix › Commission")
	nina.Sees("Rétention")
	nina.takes("log a churn request, from the queue", 10)

	nina.tabsTo("Enregistrer un formulaire ou une lettre")
	nina.press("Enter", "Tab")
	if focused := nina.Focused(); !strings.HasPrefix(focused, "Reçu le") {
		t.Fatalf("the keyboard is at %q, not at the day of receipt", focused)
	}
	nina.Choose("#receipt-received_on", d.today().String())
	nina.press("Tab", "Tab", "Tab", "Tab", "Space", "Control+Enter")
	nina.Sees("La réception est enregistrée")

	nina.pressed = 0
	nina.press("g", "c")
	nina.Arrives("/cases")
	nina.press("j", "Enter")
	nina.Arrives("/cases/")
	nina.press("a", "Control+Enter")
	nina.Sees("Le case est clos")
	nina.takes("confirm a termination, from anywhere", 6)
	nina.Sees("Fin de plan")

	for _, days := range []string{"30d", "1d", "1d"} {
		before := nina.Text(".demo p")
		nina.Trigger(".demo button[value='" + days + "']")
		nina.SeesNot(before)
	}
	nina.Sees("Le partenaire est parti")
	if status := strings.TrimSpace(nina.Text(".state .chip")); status != "Parti" {
		t.Errorf("after the notice the account is %q", status)
	}
}

// takes fails where more keys were pressed than a job may take.
func (k *keyboard) takes(job string, most int) {
	k.t.Helper()
	k.t.Logf("%d keys to %s", k.pressed, job)
	if k.pressed > most {
		k.t.Errorf("it takes %d keys to %s, want %d at most", k.pressed, job, most)
	}
}

// tabsTo goes with the tab key to what is called so.
func (k *keyboard) tabsTo(called string) {
	k.t.Helper()
	for range 60 {
		k.press("Tab")
		if strings.HasPrefix(strings.TrimSpace(k.Focused()), called) {
			return
		}
	}
	k.t.Fatalf("the tab key doesn’t reach %q", called)
}

func TestTheSameJourneyWithoutJavaScript(t *testing.T) {
	d := newDesk(t)
	d.salon("Aurora Coiffure", "Lyon")
	nina := d.enter(d.nina, browser.View{NoJavaScript: true})
	nina.Fill("#search", "aurora")
	nina.Press("Enter")
	nina.Arrives("/accounts/")
	nina.Click("details.request summary")
	nina.Choose("#request-channel", "chat")
	nina.Choose("#request-reason", "price")
	nina.Choose("#request-sub_reason", "commission")
	nina.Fill("#request-description", "Trop cher pour deux fauteuils.")
	nina.Click("details.request button.main")
	nina.Arrives("/cases/")
	record(nina, d.today())
	nina.Sees("La réception est enregistrée")
	nina.Click(".act button.main")
	nina.Sees("Le case est clos")
	nina.Click("details:has(#take-back-reason) > summary")
	nina.Fill("#take-back-reason", "Le prix baisse")
	nina.Click("form[action$='/take-back'] button")
	nina.Sees("La résiliation est annulée")
	nina.Sees("Actif")
}

// record records the receipt of the form on a case's page.
func record(page *browser.Page, received day.Day) {
	page.Click("details:has(#receipt-received_on) > summary")
	page.Choose("#receipt-received_on", received.String())
	page.Click("#receipt-medium")
	page.Click("form[action$='/form'] button.main")
}

func TestTwoPeopleChangeTheSameAndSeeBothValues(t *testing.T) {
	d := newDesk(t)
	path := d.url + "/cases/" + string(d.opened(d.salon("Aurora Coiffure", "Lyon")))
	nina, omar := d.enter(d.nina, browser.View{}), d.enter(d.omar, browser.View{Width: 360})
	for _, page := range []*browser.Page{nina, omar} {
		page.Go(path)
	}
	record(nina, d.today())
	nina.Sees("La réception est enregistrée")
	record(omar, d.today().AddDays(-3))
	omar.Sees("Quelqu’un a modifié la même chose entre-temps")
	omar.Sees("Nina Vasseur")
	omar.Accessible()
	if omar.ScrollsSideways() {
		t.Error("the clash scrolls sideways")
	}
	omar.Click("form[action$='/form'] button.main")
	omar.Sees("La réception est enregistrée")
}
