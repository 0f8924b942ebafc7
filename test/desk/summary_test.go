package desk

import (
	"testing"

	"rebond/test/browser"
)

func TestTheCallIsWrittenDownWithTheKeyboard(t *testing.T) { // CH-4
	d := newDesk(t)
	path := "/cases/" + string(d.opened(d.salon("Aurora Coiffure", "Lyon")))
	nina := d.enter(d.nina, browser.View{})
	nina.Go(d.url + path + "/summary")
	nina.Choose(`select[name="leaving[0].sub_reason"]`, "too_expensive")
	nina.Choose(`textarea[name="leaving[0].sentence"]`, "Deux fauteuils seulement.")
	nina.Fill(`[data-name="competitor"] .filter`, "plan")
	nina.Press("Enter")
	nina.Sees("Brouillon gardé à")

	nina.Go(d.url + path) // as after a closed browser
	nina.Sees("Brouillon de Nina Vasseur")
	nina.Go(d.url + path + "/summary")
	nina.Finds(`input[name="competitor"][value="planity"]:checked`)
	nina.Accessible()

	nina.Click(`textarea[name="leaving[0].sentence"]`)
	nina.Press("Control+Enter")
	nina.Arrives(path)
	nina.Sees("L’appel est consigné")
	nina.Sees("Prix › Trop cher")
	nina.Sees("#Planity")
	nina.SeesNot("Brouillon de")
}

func TestTheCallIsWrittenDownWithoutJavaScript(t *testing.T) {
	d := newDesk(t)
	path := "/cases/" + string(d.opened(d.salon("Aurora Coiffure", "Lyon")))
	nina := d.enter(d.nina, browser.View{NoJavaScript: true, Width: 360})
	nina.Go(d.url + path + "/summary")
	nina.Choose(`select[name="leaving[0].sub_reason"]`, "too_expensive")
	nina.Click("[data-keep]")
	nina.Sees("Le brouillon est gardé")
	nina.Go(d.url + path + "/summary")
	nina.Click(".call button.main")
	nina.Sees("L’appel est consigné")
}
