package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/round"
)

// round is a round of Nina's on a salon, previewed.
func (d *desk) round(salon partner.AccountID) string {
	d.t.Helper()
	id, err := d.Rounds.Make(context.Background(), d.people[d.nina].Actor(), round.HandOverAccounts, round.Said{"owner": string(d.people[d.zoe].ID)},
		app.RowSet{Of: round.Accounts, IDs: []string{string(salon), "nowhere"}})
	d.did(err)
	d.did(d.Rounds.WorkOff(context.Background()))
	return roundPath(id)
}

func (d *desk) goingRound(salon partner.AccountID) string {
	d.t.Helper()
	path := d.round(salon)
	d.did(d.Rounds.Apply(context.Background(), d.people[d.nina].Actor(), round.ID(strings.TrimPrefix(path, "/rounds/"))))
	return path
}

func TestRowsAreTickedPreviewedAndDone(t *testing.T) { // CH-7, EV-2
	d := newDesk(t)
	open := d.opened(d.account("Les Lilas"))
	d.lost(d.account("Belcourt"))
	list := d.nina.get("/cases").is(page200).has(map[string]int{"#ticks": 1, "#ticks select option": 8, "#keys [data-act=tick]": 1, ".rows [data-tick]": 2})
	ids := []string{}
	for _, box := range list.all(".rows [data-tick]") {
		ids = append(ids, attribute(box, "value"))
	}
	chosen := func(more string) answer {
		return d.nina.ask(http.MethodPost, "/rounds", strings.NewReader("of=cases&action=case.recover&id="+strings.Join(ids, "&id=")+more))
	}
	chosen("").is(page200).
		says("h1", "récupéré").says(".about", "2 cases").has(map[string]int{"input[name=id]": 2, "input[name=outcome]": 3, ".summary": 0})
	chosen("&said=yes").is(unmet422).has(map[string]int{".summary li": 1, ".field.wrong": 1, "input[name=id]": 2})
	path := chosen("&said=yes&outcome=recovered_training").leads("/rounds/")
	d.nina.get(path).is(page200).has(map[string]int{"progress": 1})
	d.did(d.Rounds.WorkOff(context.Background()))

	preview := d.nina.get(path).is(page200).says(".title .chip", "Aperçu prêt").says(".import-acts", "Appliquer à 1").has(map[string]int{".rounded tbody tr": 2})
	d.nina.get(path+"?verdict=refused").has(map[string]int{".rounded tbody tr": 1}).says(".rounded .says", "n’est pas une demande de churn").says(".rounded tbody th", "Belcourt")
	preview.send(path + "/apply").leads(path)
	if got := d.nina.get(path + "/progress").is(page200).text; !strings.Contains(got, `"at_work":true`) || !strings.Contains(got, `"total":1`) {
		t.Errorf("told %s", got)
	}
	d.did(d.Rounds.WorkOff(context.Background()))
	d.nina.get(path).says(".import-card", "1 ligne faite, 1 refusée").has(map[string]int{"form[action$='/apply']": 0})
	d.nina.get(open).says(".history", "Nina Vasseur")
	d.nina.get("/rounds").says(".rounds", "récupéré")
	d.nina.get(path).send(path + "/drop").leads("/rounds")
	d.nina.get("/rounds").has(map[string]int{".rounds tbody tr": 0, ".nothing": 1})
}

func TestAllThatAFilterFindsIsTakenFromAList(t *testing.T) {
	d := newDesk(t)
	for n := range 55 { // more than a page
		d.opened(d.account(fmt.Sprintf("Salon %02d", n)))
	}
	d.nina.get("/cases?owner=mine&at=new").says(".tick-bar", "Les 55 du filtre").has(map[string]int{"#ticks input[name=filter][value='at=new&owner=mine']": 1})
	path := d.nina.post("/rounds", "of", "cases", "action", "case.lose", "all", "yes", "filter", "at=new&owner=mine", "said", "yes").leads("/rounds/")
	d.did(d.Rounds.WorkOff(context.Background()))
	d.nina.get(path).says(".about", "55 cases").says(".import-card", "aucune ligne ne passerait").has(map[string]int{".rounded tbody tr": 50, ".pages a[rel=next]": 1, "form[action$='/apply']": 0})
	d.nina.get(attribute(d.nina.get(path).one(".pages a[rel=next]"), "href")).has(map[string]int{".rounded tbody tr": 5})

	tasks := d.nina.post("/rounds", "of", "tasks", "action", "task.finish", "all", "yes", "filter", "").leads("/rounds/")
	d.nina.get(tasks).says(".about", "110 tâches")
	accounts := d.mona.post("/rounds", "of", "accounts", "action", "account.hand_over", "all", "yes", "filter", "q=lilas", "said", "yes", "owner", string(d.people[d.zoe].ID))
	accounts.is(unmet422).says(".summary", "Aucune ligne")
}

func TestWhatIsChosenIsNeverLost(t *testing.T) {
	d := newDesk(t)
	d.nina.post("/rounds", "of", "cases", "action", "", "id", "a", "filter", "owner=mine").is(unmet422).
		has(map[string]int{"select[name=action]": 1, "input[name=id][value=a]": 1, ".kicker a[href='/cases?owner=mine']": 1})
	d.nina.post("/rounds", "of", "cases", "action", "case.lose").is(unmet422).says(".summary", "Aucune ligne")
	d.nina.post("/rounds", "of", "nothing", "action", "case.fly", "id", "a").is(unmet422)
	d.nina.post("/rounds", "of", "accounts", "action", "account.open_churn", "id", "a", "said", "yes", "description", "Trop cher").is(unmet422).
		has(map[string]int{".field.wrong": 3}).says("textarea[name=description]", "Trop cher")
}

func TestARoleIsOfferedOnlyWhatItMay(t *testing.T) { // EV-2
	d := newDesk(t)
	d.opened(d.salon)
	d.felix.get("/cases").is(page200).has(map[string]int{"#ticks": 0, "[data-tick]": 0, "#keys [data-act=tick]": 0})
	d.omar.get("/cases").is(page200).has(map[string]int{"#ticks option": 4})
	d.nina.get("/rounds?all=yes").has(map[string]int{".filters": 0})
	d.mona.get("/rounds?all=yes").has(map[string]int{".filters a": 2})
}
