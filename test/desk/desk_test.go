// Package desk holds the journeys of people at the real desk, in a real browser: the
// web on a real database, at the demo's clock.
package desk

import (
	"context"
	"io"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"rebond/internal/api"
	"rebond/internal/app"
	"rebond/internal/domain/because"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/web"
	"rebond/test/browser"
)

// desk is a desk that answers, with an AM, a colleague in support, an admin, and a
// few salons of the AM's.
type desk struct {
	*app.App
	t                  *testing.T
	url                string
	chromium           *browser.Browser
	nina, omar, agathe staff.Person
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, chromium: browser.Start(t)}
	var err error
	d.App, err = app.Open(context.Background(), filepath.Join(t.TempDir(), "desk.db"), app.DemoClock())
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	server := httptest.NewServer(web.New(d.App, api.New(d.App, d.Reads, log), log))
	t.Cleanup(func() {
		server.Close()
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	d.url = server.URL
	d.nina, d.omar, d.agathe = d.person("Nina Vasseur", staff.AM), d.person("Omar Belkacem", staff.CX), d.person("Agathe Roussillon", staff.Admin)
	_, err = d.Nights.Pass(context.Background(), d.today())
	d.did(err)
	return d
}

func (d *desk) did(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) person(name string, role staff.Role) staff.Person {
	d.t.Helper()
	p, err := d.People.Add(context.Background(), staff.Desk, staff.Person{Name: name, Role: role, Lang: "fr", Active: true}, because.One("EV-2", "person.demo"))
	d.did(err)
	return p
}

func (d *desk) salon(name, city string) partner.AccountID {
	d.t.Helper()
	id, err := d.Accounts.Add(context.Background(), staff.Desk, partner.Account{
		Key: "CRM-" + name, Name: name, City: city, Owner: d.nina.ID, Platform: partner.Connect, Offer: "Connect", Status: partner.Active,
		Phone: "+33 1 99 00 01 02", Email: "contact@salon.example", Street: "3 rue des Lilas", Postcode: "69002", Country: "FR",
	}, because.One("EV-3", "account.demo"))
	d.did(err)
	return id
}

// enter signs a person in, in a tab of their own.
func (d *desk) enter(who staff.Person, view browser.View) *browser.Page {
	d.t.Helper()
	_, secret, err := d.People.Relink(context.Background(), staff.Desk, who.ID)
	d.did(err)
	page := d.chromium.Page(d.t, view)
	page.Go(d.url + "/sign-in/" + secret)
	page.Click("main button.main")
	page.Leaves(d.url + "/sign-in/" + secret)
	return page
}

func (d *desk) opened(salon partner.AccountID) churn.CaseID {
	d.t.Helper()
	receipt, err := d.Churn.Open(context.Background(), app.Call{Actor: d.omar.Actor()}, salon, churn.Wish{
		Channel: churn.Chat, Reason: "price", SubReason: "commission", Description: "Trop cher pour deux fauteuils.",
	})
	d.did(err)
	return churn.CaseID(receipt.About)
}

func (d *desk) formal(salon partner.AccountID) churn.CaseID {
	d.t.Helper()
	id := d.opened(salon)
	_, err := d.Churn.Receive(context.Background(), app.Call{Actor: d.nina.Actor()}, id, churn.Receipt{Medium: churn.Form, ReceivedOn: d.today()})
	d.did(err)
	return id
}

func (d *desk) lost(salon partner.AccountID) churn.CaseID {
	d.t.Helper()
	id := d.formal(salon)
	_, err := d.Churn.Lose(context.Background(), app.Call{Actor: d.nina.Actor()}, id, churn.Loss{})
	d.did(err)
	return id
}
