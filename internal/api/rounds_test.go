package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"rebond/internal/api"
	"rebond/internal/domain/round"
)

const handOver = `{"action":"account.hand_over","ids":["SALON"],"said":{"owner":"LEO"}}`

// makes makes a round, and has the desk look at its rows.
func (c *caller) makes(body, salon, leo string) string {
	c.d.t.Helper()
	made := as[api.MadeRound](c.post("/rounds", strings.NewReplacer("SALON", salon, "LEO", leo).Replace(body)).is(http.StatusCreated))
	c.d.rounds()
	return "/rounds/" + string(made.ID)
}

func (d *desk) rounds() {
	d.t.Helper()
	if err := d.Rounds.WorkOff(context.Background()); err != nil {
		d.t.Fatal(err)
	}
}

func TestARoundIsMadeAppliedAndDroppedThroughTheAPI(t *testing.T) { // EV-2, CH-3
	onBothEngines(t, func(t *testing.T, d *desk) {
		path := d.nina.makes(`{"action":"account.hand_over","ids":["SALON","nowhere"],"said":{"owner":"LEO"}}`, string(d.salon), string(d.leo.person.ID))
		seen := as[api.RoundDetail](d.nina.get(path).is(http.StatusOK))
		if seen.State != round.Previewed || seen.AtWork || seen.Rows != 2 || seen.Counts.Goes != 1 || seen.Counts.Refused != 1 || seen.Said["owner"] != string(d.leo.person.ID) {
			t.Errorf("previewed as %+v", seen)
		}
		refused := as[api.RoundRowList](d.nina.get(path + "/rows?verdict=refused").is(http.StatusOK)).Rows
		if len(refused) != 1 || refused[0].ID != "nowhere" || refused[0].Row != 2 || len(refused[0].Problems) != 1 {
			t.Errorf("refused %+v", refused)
		}
		d.nina.post(path+"/apply", "").is(http.StatusOK)
		d.rounds()
		if done := as[api.RoundDetail](d.nina.get(path).is(http.StatusOK)); done.State != round.Applied || done.Counts.Done != 1 {
			t.Errorf("done as %+v", done)
		}
		if owner := as[api.Account](d.nina.get("/accounts/" + string(d.salon)).is(http.StatusOK)).Owner; owner != d.leo.person.ID {
			t.Errorf("the account is %s’s", owner)
		}
		d.nina.post(path+"/stop", "").problem(http.StatusConflict)
		if list := as[api.RoundList](d.nina.get("/rounds").is(http.StatusOK)).Rounds; len(list) != 1 || list[0].ByName != "Nina Vasseur" {
			t.Errorf("listed %+v", list)
		}
		d.nina.post(path+"/drop", "").is(http.StatusOK)
		if list := as[api.RoundList](d.mona.get("/rounds?all=true").is(http.StatusOK)).Rounds; len(list) != 0 {
			t.Errorf("still listed %+v", list)
		}
	})
}

func TestAFilterOfTheAPIIsTakenWhole(t *testing.T) {
	d := newDesk(t)
	d.open()
	for body, want := range map[string]int{
		`{"action":"case.recover","cases":{"owner":"me","at":"new"},"said":{"outcome":"recovered_training"}}`: 1,
		`{"action":"task.finish","tasks":{"whose":"mine"}}`:                                                   2,
		`{"action":"account.hand_over","accounts":{"q":"aurora"},"said":{"owner":"LEO"}}`:                     1,
	} {
		path := d.nina.makes(body, "", string(d.leo.person.ID))
		if seen := as[api.RoundDetail](d.nina.get(path).is(http.StatusOK)); seen.Rows != want {
			t.Errorf("%s takes %d rows", body, seen.Rows)
		}
	}
}

func TestABadRoundIsRefusedByTheAPIAllAtOnce(t *testing.T) {
	d := newDesk(t)
	for body, want := range map[string][]string{
		`{"action":"case.recover"}`: {"outcome", "rows"}, `{}`: {"action", "rows"}, `{"action":"case.erase","ids":["a"]}`: {"action"},
		`{"action":"case.receive_form","ids":["a"],"said":{"medium":"fax","received_on":"2026-02-30"}}`: {"said.medium", "said.received_on"},
		`{"action":"case.lose","tasks":{}}`: {"action", "rows"}, `{"action":"case.lose","ids":["a"],"said":{"note":"vite"}}`: {"note"},
	} {
		var got []string
		for _, p := range d.nina.post("/rounds", body).problem(http.StatusUnprocessableEntity).Problems {
			got = append(got, p.Field)
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s is refused for %q, want %q", body, got, want)
		}
	}
	d.nina.get("/rounds?after=somewhere").problem(http.StatusUnprocessableEntity)
	d.nina.get("/rounds/nowhere").problem(http.StatusNotFound)
	d.nina.get("/rounds?all=true").problem(http.StatusForbidden)
}

func TestATokenMakesRoundsOnlyOfWhatItReaches(t *testing.T) { // EV-2
	d := newDesk(t)
	d.open()
	const finish = `{"action":"task.finish","tasks":{}}`
	d.nina.narrowed("read", "churn").post("/rounds", finish).problem(http.StatusForbidden)
	path := d.nina.makes(finish, "", "")
	d.nina.narrowed("read", "churn").post(path+"/apply", "").problem(http.StatusForbidden)
	d.nina.narrowed("tasks").post(path+"/apply", "").is(http.StatusOK)
}
