package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rebond/internal/api"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/partner"
)

func TestAPartnerLeavesThroughTheAPI(t *testing.T) {
	onBothEngines(t, func(t *testing.T, d *desk) {
		opened := d.omar.post("/churn-cases", d.wish()).is(http.StatusCreated)
		receipt := as[api.Receipt](opened)
		path := "/churn-cases/" + receipt.About
		if at := opened.header.Get("Location"); at != api.Prefix+path {
			t.Errorf("the case stands at %q", at)
		}
		if receipt.Status != partner.Retention || receipt.Verb != "churn_case.opened" {
			t.Errorf("receipt %+v", receipt)
		}

		received := as[api.Receipt](d.nina.post(path+"/form", form).is(http.StatusOK))
		lost := as[api.Receipt](d.nina.post(path+"/loss", "").is(http.StatusOK))
		if lost.Status != partner.ExpiringPlan || lost.PlanExpirationDate.String() != "2026-07-09" || lost.Entry != received.Entry+1 {
			t.Errorf("receipt %+v", lost)
		}

		c := as[api.ChurnCase](d.omar.get(path).is(http.StatusOK))
		if c.Outcome != churn.NotRecovered || c.FiscalChurnReceivedOn.String() != "2026-06-09" || c.PlanExpirationDate.String() != "2026-07-09" {
			t.Errorf("case %+v", c)
		}
		if why := c.Why.PlanExpirationDate; why == nil || why.Because[0].Rule != "CH-9" || why.Because[0].Inputs["received_on"] != "2026-06-09" {
			t.Errorf("the PED’s reasons are %+v", why)
		}
		a := as[api.Account](d.omar.get("/accounts/" + string(d.salon)).is(http.StatusOK))
		if a.Status != partner.ExpiringPlan || a.Version != lost.Entry || len(a.BillingStops) != 1 || len(a.ChurnCases) != 1 {
			t.Errorf("account %+v", a)
		}
		if why := a.Why.Status; why == nil || why.Because[0].Rule != "CH-8" || why.ByName != "Nina Vasseur" || why.Policy == "" {
			t.Errorf("the status’s reasons are %+v", why)
		}
		if why := a.Why.PlanExpirationDate; why == nil || why.Because[0].Rule != "CH-9" {
			t.Errorf("the account’s PED’s reasons are %+v", why)
		}

		back := as[api.Receipt](d.mona.post(path+"/take-back", `{"reason":"Ils restent."}`).is(http.StatusOK))
		if back.Status != partner.Active || !back.PlanExpirationDate.IsZero() {
			t.Errorf("receipt %+v", back)
		}
	})
}

func TestAPreChurnIsRefusedAndADayOfSigningKept(t *testing.T) { // CH-2
	d := newDesk(t)
	const wish = `{"account":"CRM-Aurora-Coiffure","channel":"chat","reason":"price","sub_reason":"commission","description":"Trop cher","contract_signed_on":"`
	refused := as[api.Problem](d.omar.post("/churn-cases", wish+`2026-06-09"}`).is(http.StatusConflict))
	if len(refused.Problems) != 1 || refused.Problems[0].Field != "contract_signed_on" || refused.Problems[0].Rule != "CH-2" {
		t.Errorf("refused as %+v", refused)
	}
	d.omar.post("/churn-cases", wish+`2025-06-09"}`).is(http.StatusCreated)
	if a := as[api.Account](d.omar.get("/accounts/" + string(d.salon)).is(http.StatusOK)); a.ContractSignedOn.String() != "2025-06-09" {
		t.Errorf("signed on %s", a.ContractSignedOn)
	}
}

func TestARecoveredPartnerIsActiveAgain(t *testing.T) {
	d := newDesk(t)
	receipt := as[api.Receipt](d.nina.post(d.casePath("recovery"), "{}").is(http.StatusOK))
	if receipt.Status != partner.Active || receipt.Verb != "churn_case.recovered_no_action" {
		t.Errorf("receipt %+v", receipt)
	}
}

func TestASecondRequestJoinsTheFirst(t *testing.T) {
	d := newDesk(t)
	first := d.open()
	second := as[api.Receipt](d.nina.post("/churn-cases", `{"account":"CRM-Aurora-Coiffure","channel":"mail","description":"Encore."}`).is(http.StatusOK))
	if second.About != first.About || second.Verb != "churn_case.joined" {
		t.Errorf("receipt %+v, want one of case %s", second, first.About)
	}
}

func TestWhatIsRefusedIsRefusedInFull(t *testing.T) {
	for _, c := range []struct {
		name, verb, body string
		status           int
		fields, rules    []string
	}{
		{"an open without anything", "open", `{}`, 422, []string{"account", "channel", "reason", "sub_reason", "description"}, []string{"", "", "", "", ""}},
		{"an open with only the account", "open", `{"account":"ACCOUNT"}`, 422, []string{"channel", "reason", "sub_reason", "description"}, []string{"CH-1", "CH-2", "CH-2", "CH-2"}},
		{"unknown fields and values, and what is missing", "open", `{"account":"ACCOUNT","chanel":"chat","channel":"pigeon","reason":"price"}`, 422, []string{"chanel", "channel", "sub_reason", "description"}, []string{"", "", "", ""}},
		{"a sub-reason of another reason", "open", `{"account":"ACCOUNT","channel":"chat","reason":"price","sub_reason":"bugs","description":"x"}`, 422, []string{"sub_reason"}, []string{"CH-2"}},
		{"an owner who isn't the AM", "open", `{"account":"ACCOUNT","channel":"chat","reason":"price","sub_reason":"too_expensive","description":"x","owner":"somebody"}`, 422, []string{"owner"}, []string{"CH-3"}},
		{"an account that nobody knows", "open", `{"account":"nowhere","channel":"chat"}`, 404, []string{"account"}, []string{""}},
		{"no JSON", "open", `account=x`, 422, []string{""}, []string{""}},
		{"a list", "open", `[]`, 422, []string{""}, []string{""}},
		{"30 February", "form", `{"medium":"form","received_on":"2026-02-30"}`, 422, []string{"received_on"}, []string{""}},
		{"a form of tomorrow", "form", `{"medium":"form","received_on":"2026-06-10"}`, 422, []string{"received_on"}, []string{"CH-6"}},
		{"a form that came as a pre-churn", "form", `{"medium":"prechurn","received_on":"2026-06-09"}`, 422, []string{"medium"}, []string{""}},
		{"a form without anything", "form", `{}`, 422, []string{"medium", "received_on"}, []string{"CH-8", "CH-6"}},
		{"a loss before the form, with a summary that says nothing", "loss", `{"summary":{"competitor":"planity"}}`, 422, []string{"plan_expiration_date", "received_on", "leaving[0].sub_reason"}, []string{"CH-8", "CH-8", "CH-4"}},
		{"a loss before the form", "loss", `{}`, 422, []string{"plan_expiration_date", "received_on"}, []string{"CH-8", "CH-8"}},
		{"a loss with a text for a day", "loss", `{"plan_expiration_date":"demain"}`, 422, []string{"plan_expiration_date"}, []string{""}},
		{"a recovery that is told something", "recovery", `{"why":"x"}`, 422, []string{"why"}, []string{""}},
		{"taking back what isn't lost", "take-back", `{"reason":"x"}`, 409, []string{""}, []string{"CH-12"}},
		{"taking back without a reason", "take-back", `{}`, 409, []string{"", "reason"}, []string{"CH-12", "CH-12"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			path := "/churn-cases"
			if c.verb != "open" {
				path = d.casePath(c.verb)
			}
			p := d.nina.post(path, strings.ReplaceAll(c.body, "ACCOUNT", string(d.salon))).problem(c.status)
			var fields, rules []string
			for _, unmet := range p.Problems {
				fields, rules = append(fields, unmet.Field), append(rules, unmet.Rule)
				if unmet.Message == "" || strings.Contains(unmet.Message, "{") || !strings.Contains(p.Detail, unmet.Message) || unmet.Field != "" && !strings.Contains(p.Detail, unmet.Field+": "+unmet.Message) {
					t.Errorf("%s says %q", unmet.Field, unmet.Message)
				}
			}
			if !slices.Equal(fields, c.fields) || !slices.Equal(rules, c.rules) {
				t.Errorf("the fields %q by the rules %q, want %q by %q", fields, rules, c.fields, c.rules)
			}
		})
	}
}

func TestWhatDoesNotExistIsNotFound(t *testing.T) {
	d := newDesk(t)
	d.lost()
	stop := as[api.Account](d.nina.get("/accounts/" + string(d.salon)).is(http.StatusOK)).BillingStops[0]
	for _, path := range []string{
		"/churn-cases/nowhere", "/churn-cases/" + string(stop.ID), "/accounts/nowhere", "/accounts/nowhere/history", "/decisions/nowhere/schema", "/nowhere", "/",
	} {
		d.nina.get(path).problem(http.StatusNotFound)
	}
	for _, path := range []string{"/churn-cases/nowhere/form", "/tasks/nowhere/done", "/accounts/nowhere/owner", "/decisions/nowhere"} {
		body := map[string]string{"/churn-cases/nowhere/form": form, "/accounts/nowhere/owner": `{"owner":"x"}`}[path]
		d.nina.post(path, body).problem(http.StatusNotFound)
	}
}

func TestALossWithAnotherPEDIsAManagers(t *testing.T) {
	d := newDesk(t)
	path := d.casePath("")
	d.nina.post(path+"/form", form).is(http.StatusOK)
	const other = `{"plan_expiration_date":"2026-07-31","ped_reason":"Accord commercial."}`
	p := d.nina.post(path+"/loss", other).problem(http.StatusForbidden)
	if p.Problems[0].Rule != "CH-9" || p.Problems[0].Field != "plan_expiration_date" {
		t.Errorf("refused with %+v", p.Problems)
	}
	if p.WhoMay == nil || !slices.Contains(p.WhoMay.Names, d.mona.person.Name) {
		t.Errorf("nobody is named who may: %+v", p.WhoMay)
	}
	if receipt := as[api.Receipt](d.mona.post(path+"/loss", other).is(http.StatusOK)); receipt.PlanExpirationDate.String() != "2026-07-31" {
		t.Errorf("receipt %+v", receipt)
	}
}

func TestARepeatedRequestCountsOnce(t *testing.T) {
	onBothEngines(t, func(t *testing.T, d *desk) {
		again := d.omar.with("Idempotency-Key", "first-try")
		first := again.post("/churn-cases", d.wish()).is(http.StatusCreated)
		second := again.post("/churn-cases", d.wish()).is(http.StatusCreated)
		if first.text != second.text || first.header.Get("Location") != second.header.Get("Location") {
			t.Errorf("the second answer is another: %s, then %s", first.text, second.text)
		}
		if c := as[api.ChurnCase](d.omar.get(first.header.Get("Location")).is(http.StatusOK)); len(c.Requests) != 1 {
			t.Errorf("the case has %d requests", len(c.Requests))
		}
		other := again.post("/churn-cases", strings.Replace(d.wish(), "chat", "mail", 1)).problem(http.StatusUnprocessableEntity)
		if other.Problems[0].Field != "idempotency_key" {
			t.Errorf("refused with %+v", other.Problems)
		}
		d.nina.with("Idempotency-Key", "first-try").post("/churn-cases", d.wish()).is(http.StatusOK) // a key is its caller's
	})
}

func TestAnUnfitHeaderIsRefused(t *testing.T) {
	d := newDesk(t)
	path := d.casePath("recovery")
	for _, c := range []struct{ header, value, field string }{
		{"Idempotency-Key", strings.Repeat("k", 256), "idempotency_key"},
		{"Idempotency-Key", "a key", "idempotency_key"},
		{"Seen-Version", "latest", "seen_version"},
		{"Seen-Version", "0", "seen_version"},
	} {
		p := d.nina.with(c.header, c.value).post(path, "").problem(http.StatusUnprocessableEntity)
		if p.Problems[0].Field != c.field {
			t.Errorf("%s: %s is refused with %+v", c.header, c.value, p.Problems)
		}
	}
}

func TestAStaleCallerLearnsWhoWasThereBefore(t *testing.T) {
	onBothEngines(t, func(t *testing.T, d *desk) {
		path := d.casePath("")
		seen := "2" // the account arrived, the case was opened
		d.nina.post(path+"/form", form).is(http.StatusOK)
		p := d.mona.with("Seen-Version", seen).post(path+"/form", `{"medium":"letter","received_on":"2026-06-01"}`).problem(http.StatusConflict)
		if len(p.Problems) == 0 || !strings.Contains(p.Detail, "Nina Vasseur") {
			t.Errorf("refused with %+v", p)
		}
		d.nina.post(path+"/recovery", "").is(http.StatusOK)
		p = d.mona.with("Seen-Version", seen).post(path+"/loss", "").problem(http.StatusConflict)
		if p.Problems[0].Kind != "conflict" || !strings.Contains(p.Detail, "Nina Vasseur") {
			t.Errorf("refused with %+v", p)
		}
	})
}
