package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rebond/internal/api"
)

// token makes someone a token with some reaches.
func (c *caller) narrowed(reaches ...string) *caller {
	c.d.t.Helper()
	body := `{"name":"Un programme","days":30,"reach":["` + strings.Join(reaches, `","`) + `"]}`
	made := as[api.Named](c.post("/me/tokens", body).is(http.StatusCreated))
	if !strings.HasPrefix(made.Token.Token, "rebond_") {
		c.d.t.Errorf("%q can't be recognised", made.Token.Token)
	}
	return &caller{d: c.d, person: c.person, token: made.Token.Token}
}

func TestATokenIsGoodForWhatItWasMadeFor(t *testing.T) { // EV-2
	onBothEngines(t, func(t *testing.T, d *desk) {
		reads, churns := d.nina.narrowed("read"), d.nina.narrowed("churn", "tasks")
		reads.get("/accounts/" + string(d.salon)).is(http.StatusOK)
		churns.post("/churn-cases", d.wish()).is(http.StatusCreated)
		for _, c := range []struct {
			who          *caller
			method, path string
			needs        string
		}{
			{reads, "POST", "/churn-cases", "churn requests"},
			{reads, "POST", "/accounts/" + string(d.salon) + "/owner", "accounts"},
			{reads, "POST", "/me/tokens", "unrestricted"}, // it would make a wider one
			{d.ada.narrowed("people"), "POST", "/people/" + string(d.nina.person.ID) + "/link", "unrestricted"},
			{reads, "POST", "/decisions/notice", "decisions"},
			{churns, "GET", "/accounts/" + string(d.salon), "look at everything"},
			{churns, "GET", "/people/me/ways", "absences and sessions"},
		} {
			p := c.who.ask(c.method, c.path, d.wish()).problem(http.StatusForbidden)
			if !strings.Contains(p.Detail, c.needs) || p.Problems[0].Rule != "EV-2" {
				t.Errorf("%s %s is refused with %q", c.method, c.path, p.Detail)
			}
		}
		for _, c := range []*caller{reads, churns} {
			c.get("/me").is(http.StatusOK)
		}
	})
}

func TestATokenEndsWithItsPersonAndWhenItIsEnded(t *testing.T) {
	d := newDesk(t)
	lea := d.enter(d.invite("lea").Link)
	first, second := lea.narrowed("read", "people"), lea.narrowed("read")
	ways := as[api.WayList](first.get("/people/me/ways").is(http.StatusOK)).Ways
	at := slices.IndexFunc(ways, func(w api.Way) bool { return w.Here })
	if len(ways) != 3 || at < 0 || ways[at].Name != "Un programme" || ways[at].Begun == nil {
		t.Fatalf("open are %+v", ways)
	}
	first.ask(http.MethodDelete, "/people/me/ways/"+ways[at].ID, "").is(http.StatusNoContent)
	first.get("/me").problem(http.StatusUnauthorized)
	second.get("/me").is(http.StatusOK)
	id := string(as[api.Me](second.get("/me")).ID)
	d.ada.ask(http.MethodPut, "/people/"+id, `{"name":"Léa","email":"lea@rebond.example","role":"sales","active":false}`).is(http.StatusOK)
	second.get("/me").problem(http.StatusUnauthorized)
	d.nina.post("/me/tokens", `{"name":"x","days":8,"reach":["read"]}`).problem(http.StatusUnprocessableEntity)
}

func TestARefusalNamesWhoCanInstead(t *testing.T) { // EV-2
	d := newDesk(t)
	p := d.omar.post("/accounts/"+string(d.salon)+"/owner", `{"owner":"`+string(d.leo.person.ID)+`"}`).problem(http.StatusForbidden)
	if p.WhoMay == nil || !slices.Equal(p.WhoMay.Roles, []string{"am", "manager", "admin"}) || len(p.WhoMay.Names) < 2 || p.WhoMay.Names[0] != d.nina.person.Name {
		t.Errorf("who may is %+v", p.WhoMay)
	}
}

func TestAnAbsenceMakesADeputyAct(t *testing.T) { // CH-3
	d := newDesk(t)
	today := as[api.Me](d.nina.get("/me").is(http.StatusOK)).Today
	body := `{"from":"` + today.String() + `","until":"` + today.AddDays(3).String() + `","deputy":"` + string(d.leo.person.ID) + `"}`
	absence := as[api.Absence](d.nina.post("/people/me/absences", body).is(http.StatusOK))
	if me := as[api.Me](d.leo.get("/me").is(http.StatusOK)); len(me.StandsFor) != 1 || me.StandsFor[0].Name != d.nina.person.Name {
		t.Errorf("Léo stands for %+v", me.StandsFor)
	}
	path := d.casePath("")
	d.leo.post(path+"/form", form).is(http.StatusOK)
	d.leo.post(path+"/loss", `{}`).is(http.StatusOK)
	d.nina.ask(http.MethodDelete, "/people/me/absences/"+string(absence.ID), "").is(http.StatusNoContent)
	d.leo.post("/accounts/"+string(d.salon)+"/owner", `{"owner":"`+string(d.leo.person.ID)+`"}`).problem(http.StatusForbidden)
	d.nina.post("/people/me/absences", `{}`).problem(http.StatusUnprocessableEntity)
}

func TestAllThatIsSomeonesIsHandedOverThroughTheAPI(t *testing.T) { // CH-3
	d := newDesk(t)
	path := "/people/" + string(d.nina.person.ID)
	before := as[api.Estate](d.ada.get(path + "/estate").is(http.StatusOK))
	passed := as[api.Passed](d.ada.post(path+"/hand-over", `{"to":"`+string(d.leo.person.ID)+`"}`).is(http.StatusOK))
	if before.Accounts == 0 || passed.Accounts != before.Accounts || passed.Left.Accounts != 0 || passed.After != "" {
		t.Errorf("of %+v, passed %+v", before, passed)
	}
}

func TestATextThatCantBeKeptIsRefusedTheSameOnBothEngines(t *testing.T) {
	onBothEngines(t, func(t *testing.T, d *desk) {
		for _, path := range []string{"/accounts/%ff", "/accounts/a%00b", "/cases?owner=%00", "/churn-cases/%00"} {
			d.nina.get(path).problem(http.StatusUnprocessableEntity)
		}
		p := d.nina.post("/views", `{"name":"\u0000","list":"cases","sharing":"personal","query":""}`).problem(http.StatusUnprocessableEntity)
		if p.Problems[0].Field != "name" {
			t.Errorf("refused for %+v", p.Problems)
		}
		d.nobody().with("User-Agent", "\xff\xfe").get("/decisions").problem(http.StatusUnauthorized)
	})
}
