package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
)

// view saves a view of Omar's.
func (d *desk) view(name string, sharing view.Sharing) view.ID {
	d.t.Helper()
	by := d.omar
	if sharing == view.Locked {
		by = d.mona
	}
	receipt, err := d.Views.Make(context.Background(), d.call(by), view.Draft{List: view.Cases, Name: name, Query: "due=late", Sharing: sharing})
	d.did(err)
	return view.ID(receipt.About)
}

func TestADayShowsATaskAndEndsItInPlace(t *testing.T) {
	d := newDesk(t)
	d.opened(d.salon)
	day := d.nina.get("/")
	day.is(http.StatusOK)
	if n := len(day.all(".lines form[data-stay]")); n == 0 {
		t.Fatalf("no task to end on %s", day.body())
	}
	action := attribute(day.all(".lines form[data-stay]")[0], "action")
	d.nina.with("Referer", d.server.URL+"/").post(action, day.carried(action)...).leads("/")
	if again := d.nina.get("/"); strings.Contains(again.text, action) {
		t.Error("a task that was ended is still on the day")
	}
}

func TestThePaletteFindsAnAccountByAnythingWithItsOpenCase(t *testing.T) {
	d := newDesk(t)
	path := d.opened(d.salon)
	for _, q := range []string{"aurora lyon", "01 99 00 01 02", "contact@aurora", "CRM-Aurora"} {
		a := d.omar.get("/find?" + url.Values{"q": {q}}.Encode())
		a.is(http.StatusOK)
		options := a.all("[role=option]")
		if len(options) < 2 || attribute(options[0], "data-to") != accountPath(d.salon) || attribute(options[1], "data-to") != path {
			t.Errorf("%q offers %s", q, a.body())
		}
	}
	if a := d.omar.get("/find?q=tableau"); !strings.Contains(a.text, `data-to="/cases?as=board"`) {
		t.Errorf("a page isn’t found by its name: %s", a.body())
	}
	if a := d.omar.get("/find?q=personnes"); strings.Contains(a.text, `data-to="/people"`) {
		t.Error("a page is offered to someone who may not see it")
	}
}

func TestTheBoardShowsWhereCasesStand(t *testing.T) {
	d := newDesk(t)
	open, formal, lost := d.opened(d.account("Un")), d.formal(d.account("Deux")), d.lost(d.account("Trois"))
	board := d.nina.get("/cases?as=board")
	board.is(http.StatusOK)
	for _, path := range []string{open, formal} {
		if n := len(board.all(".column a[data-row][href='" + path + "']")); n != 1 {
			t.Errorf("%s stands %d times on the board", path, n)
		}
	}
	if n := len(board.all(".column a[data-row][href='" + lost + "']")); n != 0 {
		t.Error("a closed case stands on the board")
	}
	if n := len(board.all(".column")); n != 5 {
		t.Errorf("the board has %d columns", n)
	}
}

func TestAViewIsSavedChangedAndDeleted(t *testing.T) {
	d := newDesk(t)
	if n := len(d.nina.get("/cases?due=late&owner=mine").all(".keeps a[href^='/views/new']")); n != 1 {
		t.Fatal("a filter without a name can’t be saved")
	}
	refused := d.nina.post("/views", "list", "cases", "query", "due=late&owner=mine", "name", " ", "sharing", "personal")
	refused.is(http.StatusUnprocessableEntity)
	if got := attribute(refused.one("input[name=query]"), "value"); got != "due=late&owner=mine" {
		t.Errorf("a refused view lost its filter: %q", got)
	}
	saved := d.nina.post("/views", "list", "cases", "query", "due=late&owner=mine", "name", "Mes retards", "sharing", "shared")
	saved.is(http.StatusSeeOther)
	to := saved.header.Get("Location")

	list := d.nina.get(to)
	list.says(".views [aria-current]", "Mes retards")
	if n := len(list.all(".keeps form")); n != 0 {
		t.Error("a view that shows what it says can be updated")
	}
	changed := d.omar.get(strings.Replace(to, "owner=mine", "owner=nobody", 1))
	path := attribute(changed.one(".keeps form"), "action")
	changed.send(path).is(http.StatusSeeOther)

	// Nina still sees what was there before: hers is compared, and not written over.
	d.nina.post(path, "seen", "1", "name", "Mes retards", "query", "due=week", "sharing", "shared").is(http.StatusConflict)
	d.omar.post(path+"/deletion", "seen", "2").is(http.StatusForbidden)
	d.nina.post(path+"/deletion", "seen", "2").is(http.StatusSeeOther)
	d.nina.get(path).is(http.StatusNotFound)
}

func TestALockedViewIsAManagers(t *testing.T) {
	d := newDesk(t)
	path := viewPath(d.view("Lundi matin", view.Locked))
	d.omar.post(path, "name", "Autre", "sharing", "shared").is(http.StatusForbidden)
	d.omar.post("/views", "list", "cases", "name", "La mienne", "sharing", "locked").is(http.StatusForbidden)
	if n := len(d.omar.get(path).all("input[value=locked]")); n != 0 {
		t.Error("someone who may not lock a view is offered to")
	}
	d.mona.post(path, "name", "Mardi matin", "query", "due=late", "sharing", "locked").is(http.StatusSeeOther)
	if found, err := d.Reads.Views(context.Background(), view.Cases, staff.ID("anyone")); err != nil || len(found) != 1 || found[0].Name != "Mardi matin" {
		t.Errorf("it is %v, %v", found, err)
	}
}

func TestADayAnAccountAndEveryPageSayWhatIsStillMissing(t *testing.T) { // AL-8, EV-5
	d := newDesk(t)
	d.opened(d.salon)
	d.nina.get("/").is(page200).says(".lines", "Pour l’assigner, il manque")
	other := d.account("Les Lilas")
	path := d.opened(other)
	_, err := d.Churn.Recover(context.Background(), d.call(d.nina), caseOf(path), churn.RecoveredPlanUpdate)
	d.did(err)
	d.nina.get(accountPath(other)).is(page200).has(map[string]int{"#deals-title": 1})
	d.nina.get(accountPath(d.salon)).is(page200).has(map[string]int{"#deals-title": 0})

	d.now = d.now.AddDate(0, 0, 3) // and nobody entered the statuses in the CRM
	d.night("2026-06-12")
	d.mona.get("/tasks").is(page200).says("body", "hors de Rebond après la date prévue")
	if strings.Contains(d.nina.get("/tasks").is(page200).text, "hors de Rebond après") {
		t.Error("the AM is told of effects that others carry")
	}
}
