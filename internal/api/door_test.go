package api_test

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"rebond/internal/api"
	"rebond/internal/app"
	"rebond/internal/decide"
	"rebond/internal/domain/staff"
	"rebond/internal/words"
)

func TestALinkMakesATokenOnce(t *testing.T) {
	onBothEngines(t, func(t *testing.T, d *desk) {
		_, link, err := d.People.Relink(context.Background(), staff.Desk, d.nina.person.ID)
		if err != nil {
			t.Fatal(err)
		}
		made := d.nobody().post("/tokens", `{"link":"`+link+`"}`).is(http.StatusCreated)
		nina := &caller{d: d, token: as[api.Token](made).Token}
		me := as[api.Me](nina.get("/me").is(http.StatusOK))
		if me.Name != "Nina Vasseur" || me.Role != "am" || me.Today.String() != "2026-06-09" {
			t.Errorf("the token is %+v’s", me)
		}
		d.nobody().post("/tokens", `{"link":"`+link+`"}`).problem(http.StatusForbidden)
		d.nobody().post("/tokens", `{}`).problem(http.StatusUnprocessableEntity)

		nina.ask(http.MethodDelete, "/tokens/current", "").is(http.StatusNoContent)
		nina.get("/me").problem(http.StatusUnauthorized)
		d.nina.get("/me").is(http.StatusOK) // her other token is as good as before
	})
}

func TestAnAnswerSpeaksTheCallersLanguage(t *testing.T) {
	d := newDesk(t)
	const french, english = "Introuvable", "Not found"
	for _, c := range []struct{ accepts, title string }{
		{"", english}, // Nina's own
		{"fr", french},
		{"fr-CH, en;q=0.8", french},
		{"en;q=0.3, FR-fr;q=0.7", french},
		{"de, en;q=0.5", english},
		{"de", english},
		{"fr;q=0", english},
		{"fr;q=much", english},
	} {
		if p := d.nina.with("Accept-Language", c.accepts).get("/churn-cases/nowhere").problem(http.StatusNotFound); p.Title != c.title {
			t.Errorf("accepting %q: %q", c.accepts, p.Title)
		}
	}
	if p := d.nobody().get("/me").problem(http.StatusUnauthorized); p.Title != words.APINotSignedIn.FR {
		t.Errorf("a stranger hears %q", p.Title)
	}
}

func TestWhatTheAPIDoesNotTake(t *testing.T) {
	d := newDesk(t)
	put := d.nina.ask(http.MethodPut, "/churn-cases", "{}")
	put.problem(http.StatusMethodNotAllowed)
	if put.header.Get("Allow") != "POST" {
		t.Errorf("Allow: %s", put.header.Get("Allow"))
	}
	d.nina.post("/churn-cases", `{"description":"`+strings.Repeat("a", 1<<20)+`"}`).problem(http.StatusRequestEntityTooLarge)
	for _, kind := range []string{"", "text/plain", "application/json; charset=utf-8"} {
		d.nina.with("Content-Type", kind).post("/decisions/notice", `{"channel":"form","received_on":"2026-06-09"}`).is(http.StatusOK)
	}
}

func TestEveryDecisionIsTakenAsTheCommandTakesIt(t *testing.T) {
	d := newDesk(t)
	if list := as[api.DecisionList](d.felix.get("/decisions").is(http.StatusOK)); !slices.Equal(list.Decisions, decide.Names()) {
		t.Errorf("the decisions are %v", list.Decisions)
	}
	for name, facts := range map[string]string{
		"notice":        `{"channel":"form","received_on":"2026-01-31"}`,
		"churn-outcome": `{"outcome":"not_recovered","today":"2026-06-09"}`,
		"permission":    `{"role":"am","action":"shop.archive","owns_account":false}`,
	} {
		want, err := decide.Decide(name, []byte(facts), words.English)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.outside.post("/decisions/"+name, facts).is(http.StatusOK); strings.TrimSpace(got.text) != string(want) {
			t.Errorf("%s answers %s, want %s", name, got.text, want)
		}
	}
	for _, name := range decide.Names() {
		var facts struct{ Title string }
		if err := json.Unmarshal([]byte(d.nina.get("/decisions/"+name+"/schema").is(http.StatusOK).text), &facts); err != nil || facts.Title != name {
			t.Errorf("the schema of %s is titled %q: %v", name, facts.Title, err)
		}
		d.nina.post("/decisions/"+name, `{"nonsense":1}`).problem(http.StatusUnprocessableEntity)
		d.nina.post("/decisions/"+name, ``).problem(http.StatusUnprocessableEntity)
	}
}

func TestTheDemosClockMovesThroughItsNights(t *testing.T) {
	d := newDesk(t)
	d.lost()
	report := as[app.NightReport](d.omar.post("/demo/clock", `{"advance":"31d"}`).is(http.StatusOK))
	if report.Day.String() != "2026-07-10" || len(report.Left) != 1 || report.Left[0] != d.salon {
		t.Errorf("the night: %+v", report)
	}
	if a := as[api.Account](d.omar.get("/accounts/" + string(d.salon)).is(http.StatusOK)); a.Status != "churned" || a.ChurnedOn.String() != "2026-07-10" {
		t.Errorf("the account is %s since %s", a.Status, a.ChurnedOn)
	}
	for _, span := range []string{`"30"`, `"0d"`, `"-3d"`, `30`, `"1w"`, `"99999d"`, `"367d"`, `null`} {
		p := d.omar.post("/demo/clock", `{"advance":`+span+`}`).problem(http.StatusUnprocessableEntity)
		if p.Problems[0].Field != "advance" {
			t.Errorf("%s is refused with %+v", span, p.Problems)
		}
	}
}
