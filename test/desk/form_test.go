package desk

import (
	"context"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/test/browser"
)

// formOf sends the termination form to a salon, and returns the address of its link.
func (d *desk) formOf(salon partner.AccountID) (churn.CaseID, string) {
	d.t.Helper()
	id := d.opened(salon)
	return id, d.sent(id)
}

// sent sends the form of a case once more.
func (d *desk) sent(id churn.CaseID) string {
	d.t.Helper()
	ctx := context.Background()
	_, err := d.Churn.SendForm(ctx, app.Call{Actor: d.nina.Actor()}, id, churn.Sending{})
	d.did(err)
	file, err := d.Reads.Case(ctx, string(id))
	d.did(err)
	held, _ := file.ChurnCase(id)
	link, err := d.Forms.Link(ctx, held)
	d.did(err)
	return d.url + "/form/" + link
}

func TestAPartnerLeavesOnTheirPhoneWithTheKeyboardAlone(t *testing.T) { // CH-5, CH-6
	d := newDesk(t)
	id, link := d.formOf(d.salon("Aurora Coiffure", "Lyon"))
	phone := d.chromium.Page(t, browser.View{Width: 360, NoJavaScript: true})
	phone.Go(link)
	phone.Sees("Aurora Coiffure")
	phone.Press("Tab", "Tab", "Space", "Tab") // past the language; the first reason
	phone.Type("On n’est plus que deux.")
	phone.Press("Tab", "Tab", "Tab", "Space", "Tab") // what would have made them stay, the new tool; yes
	phone.Type("Aurore Petit")
	phone.Press("Tab", "Tab", "Enter") // not confirmed yet
	phone.Sees("point à compléter")
	phone.Click(".summary a")
	phone.Press("Space", "Tab", "Enter")
	phone.Sees("votre demande est bien reçue")

	nina := d.enter(d.nina, browser.View{})
	nina.Go(d.url + "/cases/" + string(id))
	nina.Sees("#Form reçu")
	nina.Sees("On n’est plus que deux.")
	nina.Sees("Lire le formulaire reçu")
}

func TestThePartnersPagesAreForEveryone(t *testing.T) {
	d := newDesk(t)
	_, open := d.formOf(d.salon("Aurora Coiffure", "Lyon"))
	waiting, replaced := d.formOf(d.salon("Les Lilas", "Brest"))
	d.sent(waiting)
	_, answered := d.formOf(d.salon("Belcourt", "Saint-Étienne"))
	d.did(d.Forms.Submit(context.Background(), answered[len(d.url+"/form/"):], churn.Submission{
		Answers: map[picklist.Key]string{"main_reason": "price", "client_file": "no"}, SignedBy: "Aurore Petit", Confirmed: true,
	}))
	partner := d.chromium.Page(t, browser.View{})
	for _, view := range []browser.View{{Language: "fr"}, {Language: "fr", Dark: true}, {Language: "en"}, {Language: "en", Dark: true}} {
		for _, link := range []string{open, replaced, answered, d.url + "/form/nowhere"} {
			for _, width := range []int{320, 360, 1280} {
				view.Width = width
				partner.SeenIn(view)
				partner.Go(link + "?lang=" + view.Language)
				if partner.ScrollsSideways() {
					t.Errorf("%s scrolls sideways at %d px in %s", link, width, view.Language)
				}
			}
			partner.Accessible()
		}
		partner.Go(open + "?lang=" + view.Language)
		partner.Click("button.main")
		partner.Finds(".summary")
		partner.Accessible() // with everything missing
	}
}
