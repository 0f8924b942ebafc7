package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"rebond/internal/api"
	"rebond/internal/domain/staff"
)

func TestTheListOfCasesGoesOnFromItsLastRow(t *testing.T) {
	onBothEngines(t, func(t *testing.T, d *desk) {
		const salons = 120
		opened := map[string]bool{}
		for i := range salons {
			id := d.account(fmt.Sprintf("Salon %03d", i), "Nantes")
			opened[as[api.Receipt](d.omar.post("/churn-cases", strings.Replace(wish, "%s", string(id), 1)).is(http.StatusCreated)).About] = true
		}
		pages, next := 0, "/cases?kind=churn&owner="+string(d.nina.person.ID)
		for next != "" {
			list := as[api.CaseList](d.mona.get(next).is(http.StatusOK))
			if list.Count != salons || !list.AtAll {
				t.Errorf("counted %d", list.Count)
			}
			for _, row := range list.Cases {
				if !opened[row.ID] {
					t.Fatalf("%s stands twice in the list, or wasn’t opened", row.ID)
				}
				delete(opened, row.ID)
			}
			next = list.Next
			pages++
		}
		if len(opened) != 0 || pages != 3 {
			t.Errorf("%d cases aren’t in the %d pages", len(opened), pages)
		}
	})
}

func TestTheFiltersOfTheListOfCases(t *testing.T) {
	d := newDesk(t)
	d.lost()
	d.account("Boréale", "Lille")
	d.omar.post("/churn-cases", strings.Replace(wish, "%s", "CRM-Boréale", 1)).is(http.StatusCreated)
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"", []string{"Boréale new", "Aurora Coiffure new"}},
		{"?kind=churn", []string{"Boréale new"}},
		{"?kind=billing_stop", []string{"Aurora Coiffure new"}},
		{"?kind=churn&closed=true", []string{"Aurora Coiffure closed"}},
		{"?kind=churn&closed=false&owner=" + string(d.leo.person.ID), nil},
		{"?from=2026-07-01", []string{"Aurora Coiffure new"}},
		{"?to=2026-07-01", []string{"Boréale new"}},
		{"?from=2026-07-09&to=2026-07-09", []string{"Aurora Coiffure new"}},
	} {
		t.Run(c.query, func(t *testing.T) {
			var got []string
			for _, row := range as[api.CaseList](d.mona.get("/cases" + c.query).is(http.StatusOK)).Cases {
				got = append(got, row.AccountName+" "+row.Stage)
			}
			slices.Sort(got)
			want := slices.Clone(c.want)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
	if mine := as[api.CaseList](d.nina.get("/cases?owner=me").is(http.StatusOK)); len(mine.Cases) != 2 {
		t.Errorf("Nina has %d cases", len(mine.Cases))
	}
	for query, fields := range map[string][]string{
		"kind=letters": {"kind"}, "closed=perhaps": {"closed"}, "from=2026-02-30": {"from"}, "colour=red&to=1": {"colour", "to"},
		"kind=churn&kind=churn": {"kind"}, "after=somewhere": {"after"}, "after=id~someday": {"after"}, "owner=": nil,
	} {
		got := d.nina.get("/cases?" + query)
		if fields == nil {
			got.is(http.StatusOK)
			continue
		}
		var named []string
		for _, p := range got.problem(http.StatusUnprocessableEntity).Problems {
			named = append(named, p.Field)
		}
		if !slices.Equal(named, fields) {
			t.Errorf("%s is refused at %q", query, named)
		}
	}
}

func TestAnAccountIsFoundByNameAndCity(t *testing.T) {
	onBothEngines(t, func(t *testing.T, d *desk) {
		other := d.account("Aurore & Fils", "Lyon")
		found := as[api.AccountList](d.omar.get("/accounts?q=" + url.QueryEscape("auroar lyon")).is(http.StatusOK))
		if len(found.Accounts) == 0 || found.Accounts[0].OwnerName != "Nina Vasseur" || !found.Near {
			t.Errorf("found %+v", found)
		}
		all := as[api.AccountList](d.omar.get("/accounts").is(http.StatusOK))
		if len(all.Accounts) != 2 || all.Accounts[1].ID != other || all.Next != "" {
			t.Errorf("listed %+v", all)
		}
		d.omar.get("/accounts?after=x").problem(http.StatusUnprocessableEntity)
	})
}

func TestTheListOfAccountsGoesOnFromItsLastRow(t *testing.T) {
	d := newDesk(t)
	for i := range 60 {
		d.account(fmt.Sprintf("Salon ~ %02d & Cie", i), "Nantes")
	}
	seen, next := map[string]bool{}, "/accounts"
	for next != "" {
		list := as[api.AccountList](d.omar.get(next).is(http.StatusOK))
		for _, row := range list.Accounts {
			if seen[row.Name] {
				t.Errorf("%s stands twice in the list", row.Name)
			}
			seen[row.Name] = true
		}
		next = list.Next
	}
	if len(seen) != 61 {
		t.Errorf("listed %d accounts", len(seen))
	}
}

func TestAHistorySaysWhoDidWhatAndWhy(t *testing.T) {
	d := newDesk(t)
	d.lost()
	entries := as[api.History](d.omar.get("/accounts/CRM-Aurora-Coiffure/history").is(http.StatusOK)).Entries
	last := entries[len(entries)-1]
	if len(entries) != 4 || last.Version != 4 || last.Verb != "churn_case.not_recovered" || last.ByName != "Nina Vasseur" || last.Because[0].Rule != "CH-8" {
		t.Errorf("the last of %d entries is %+v", len(entries), last)
	}
	if !slices.ContainsFunc(last.Changes, func(c api.Change) bool {
		return c.Field == "status" && c.Before == "retention" && c.After == "expiring_plan"
	}) {
		t.Errorf("it changed %+v", last.Changes)
	}
}

func TestAnAccountIsHandedToAnAMOnly(t *testing.T) {
	d := newDesk(t)
	d.open()
	path := "/accounts/" + string(d.salon) + "/owner"
	for _, body := range []string{`{}`, `{"owner":"nobody"}`, `{"owner":null}`, `{"owner":7}`} {
		d.mona.post(path, body).problem(http.StatusUnprocessableEntity)
	}
	d.mona.post(path, `{"owner":"`+string(d.omar.person.ID)+`"}`).problem(http.StatusUnprocessableEntity)
	d.mona.post(path, `{"owner":"`+string(d.leo.person.ID)+`"}`).is(http.StatusOK)
	a := as[api.Account](d.omar.get("/accounts/" + string(d.salon)).is(http.StatusOK))
	if a.OwnerName != "Léo Marchetti" || a.ChurnCases[0].Owner != d.leo.person.ID {
		t.Errorf("the account is %s’s, its case %s’s", a.OwnerName, a.ChurnCases[0].OwnerName)
	}
}

func TestEveryoneAtTheDeskIsListed(t *testing.T) {
	d := newDesk(t)
	people := as[api.PersonList](d.omar.get("/people").is(http.StatusOK)).People
	if len(people) != 9 || !slices.ContainsFunc(people, func(p api.Person) bool { return p.Name == "Léo Marchetti" && p.Role == staff.AM }) {
		t.Errorf("listed %+v", people)
	}
}
