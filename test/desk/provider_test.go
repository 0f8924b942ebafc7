package desk

import (
	"log/slog"
	"net/http/httptest"
	"testing"

	"rebond/internal/api"
	"rebond/internal/app"
	"rebond/internal/domain/signin"
	"rebond/internal/provider"
	"rebond/internal/web"
	"rebond/test/browser"
	idp "rebond/test/provider"
)

// behind serves the desk with a directory beside it.
func (d *desk) behind(directory *idp.Directory) {
	d.t.Helper()
	log := slog.New(slog.DiscardHandler)
	server := httptest.NewUnstartedServer(nil)
	d.t.Cleanup(server.Close)
	d.url = "http://" + server.Listener.Addr().String()
	p, err := provider.New(provider.Settings{Issuer: directory.URL, Client: idp.Client, Secret: idp.Secret, Name: "l’annuaire", Origin: d.url}, log)
	d.did(err)
	server.Config.Handler = web.At(web.Site{Origin: d.url, Provider: p}, d.App, api.New(d.App, d.Reads, log), log)
	server.Start()
}

func TestSomeoneComesInByTheCompanysDirectoryByKeyboard(t *testing.T) {
	d, directory := newDesk(t), idp.Run(t)
	d.behind(directory)
	_, err := d.People.Alter(t.Context(), app.Call{Actor: d.agathe.Actor()}, d.omar.ID, particulars(d.omar, "omar@rebond.example"))
	d.did(err)
	directory.Knows("omar-at-the-company", "omar@rebond.example", true)
	omar := d.chromium.Page(t, browser.View{})
	omar.Go(d.url + "/sign-in")
	omar.Accessible()
	omar.Fill("#enter-email", "")
	omar.Press("Tab", "Tab", "Tab", "Enter") // past the password and its button
	omar.Sees("Autoriser")
	omar.Click("#allow")
	omar.Sees("Ma journée")
	omar.Go(d.url + "/me")
	omar.Sees("Lié à omar@rebond.example")
	omar.Accessible()
	omar.Click("form[action='/me/provider/remove'] button")
	omar.Sees("Le lien avec l’annuaire est retiré")
	own, err := d.People.Means(t.Context(), d.omar.ID)
	d.did(err)
	if own.Linked.Is() || own.Entrances[0].Way != signin.ByProvider {
		t.Errorf("he is %+v, and came in %+v", own.Linked, own.Entrances[0])
	}

	directory.Knows("eve", "eve@elsewhere.example", true)
	eve := d.chromium.Page(t, browser.View{Width: 320})
	eve.Go(d.url + "/sign-in/provider")
	eve.Click("#allow")
	eve.Sees("Personne n’est invité ici")
	eve.Accessible()
	eve.Go(d.url + "/signed-out")
	eve.Sees("reste ouverte")
	eve.Accessible()
}
