package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rebond/internal/api"
)

const newcomer = `{"name":"Léa Fabre","email":"%s@rebond.example","role":"sales"}`

// invited brings someone new to the desk, for whom each salon has an address.
func (d *desk) invited(as string) api.Person {
	d.t.Helper()
	return d.invite(as + "-" + string(d.salon)).Person
}

func (d *desk) invite(address string) api.Invitation {
	d.t.Helper()
	return as[api.Invitation](d.ada.post("/people", strings.Replace(newcomer, "%s", address, 1)).is(http.StatusCreated))
}

// enter signs someone in by the path of a link.
func (d *desk) enter(path string) *caller {
	d.t.Helper()
	secret, ok := strings.CutPrefix(path, "/sign-in/")
	if !ok {
		d.t.Fatalf("%q is no path of a sign-in link", path)
	}
	made := d.nobody().post("/tokens", `{"link":"`+secret+`"}`).is(http.StatusCreated)
	return &caller{d: d, token: as[api.Token](made).Token}
}

func TestAnAdminInvitesPeopleAndSaysWhenTheyLeave(t *testing.T) { // EV-2
	onBothEngines(t, func(t *testing.T, d *desk) {
		made := d.ada.post("/people", strings.Replace(newcomer, "%s", "lea", 1)).is(http.StatusCreated)
		invitation := as[api.Invitation](made)
		path := "/people/" + string(invitation.Person.ID)
		if at := made.header.Get("Location"); at != api.Prefix+path || invitation.Hours != 24 {
			t.Errorf("she stands at %q, invited with %+v", at, invitation)
		}
		lea := d.enter(invitation.Link)
		if me := as[api.Me](lea.get("/me").is(http.StatusOK)); me.Person.ID != invitation.Person.ID || me.Email != "lea@rebond.example" {
			t.Errorf("the link let in %+v", me)
		}

		body := `{"name":"Léa Fabre-Roy","email":"lea@rebond.example","role":"am","team":"growth","active":true}`
		for range 2 {
			changed := as[api.Altered](d.ada.ask(http.MethodPut, path, body).is(http.StatusOK))
			if changed.Name != "Léa Fabre-Roy" || changed.Role != "am" || changed.Team != "growth" || !changed.Active {
				t.Errorf("changed to %+v", changed)
			}
		}

		d.ada.get("/people/nobody/estate").is(http.StatusNotFound)

		again := as[api.PersonalLink](d.ada.post(path+"/link", "").is(http.StatusOK))
		if again.Link == invitation.Link || again.Person.Name != "Léa Fabre-Roy" {
			t.Errorf("linked again with %+v", again)
		}
		d.enter(again.Link).get("/me").is(http.StatusOK)

		gone := as[api.Altered](d.ada.ask(http.MethodPut, path, strings.Replace(body, "true", "false", 1)).is(http.StatusOK))
		if gone.Active {
			t.Errorf("she left as %+v", gone)
		}
		lea.get("/me").problem(http.StatusUnauthorized)
		d.ada.post(path+"/link", "").problem(http.StatusConflict)
	})
}

func TestParticularsThatCannotStandAreRefusedFieldByField(t *testing.T) {
	d := newDesk(t)
	lea, taken := d.invite("lea").Person, d.invite("taken").Person
	for _, c := range []struct {
		name, method, body string
		fields             []string
	}{
		{"nothing at all", "POST", `{}`, []string{"name", "email", "role"}},
		{"blanks", "POST", `{"name":" ","email":"","role":"cx"}`, []string{"name", "email"}},
		{"an address that isn't one", "POST", `{"name":"X","email":"x","role":"cx"}`, []string{"email"}},
		{"an address that someone has", "POST", `{"name":"X","email":"taken@rebond.example","role":"cx"}`, []string{"email"}},
		{"an unknown role", "POST", `{"name":"X","email":"x@rebond.example","role":"boss"}`, []string{"role"}},
		{"a partner, who works elsewhere", "POST", `{"name":"X","email":"x@rebond.example","role":"partner"}`, []string{"role"}},
		{"an AM of no team", "POST", `{"name":"X","email":"x@rebond.example","role":"am"}`, []string{"team"}},
		{"an unknown team", "POST", `{"name":"X","email":"x@rebond.example","role":"am","team":"red"}`, []string{"team"}},
		{"a team for someone else", "POST", `{"name":"X","email":"x@rebond.example","role":"cx","team":"growth"}`, []string{"team"}},
		{"someone who is invited as gone", "POST", `{"name":"X","email":"x@rebond.example","role":"cx","active":false}`, []string{"active"}},
		{"a change to nothing at all", "PUT", `{}`, []string{"name", "email", "role", "active"}},
		{"a change that doesn't say whether they stay", "PUT", `{"name":"X","email":"x@rebond.example","role":"cx"}`, []string{"active"}},
		{"a change to an address that someone has", "PUT", `{"name":"X","email":"` + taken.Email + `","role":"cx","active":true}`, []string{"email"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := "/people"
			if c.method == http.MethodPut {
				path += "/" + string(lea.ID)
			}
			var named []string
			for _, p := range d.ada.ask(c.method, path, c.body).problem(http.StatusUnprocessableEntity).Problems {
				named = append(named, p.Field)
			}
			if !slices.Equal(named, c.fields) {
				t.Errorf("refused at %q, want %q", named, c.fields)
			}
		})
	}
	d.ada.ask(http.MethodPut, "/people/nobody", `{"name":"X","email":"x@rebond.example","role":"cx","active":true}`).problem(http.StatusNotFound)
	d.ada.post("/people/nobody/link", "").problem(http.StatusNotFound)
}

func TestNobodyLeavesWhoIsStillNeeded(t *testing.T) { // CH-3, EV-2
	d := newDesk(t)
	for _, c := range []struct {
		who  *caller
		body string
		rule string
	}{
		{d.nina, `{"name":"Nina Vasseur","email":"nina@rebond.example","role":"am","team":"growth","active":false}`, "CH-3"},
		{d.nina, `{"name":"Nina Vasseur","email":"nina@rebond.example","role":"cx","active":true}`, "CH-3"},
		{d.ada, `{"name":"Ada Ruiz","email":"ada@rebond.example","role":"manager","active":true}`, "EV-2"},
	} {
		p := d.ada.ask(http.MethodPut, "/people/"+string(c.who.person.ID), c.body).problem(http.StatusConflict)
		if p.Problems[0].Rule != c.rule {
			t.Errorf("%s is kept by %+v", c.who.person.Name, p.Problems)
		}
	}
}
