package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"rebond/internal/api"
	"rebond/internal/domain/staff"
)

// openings are the routes with a permission, each with how to come to where it can
// be called. What is touched is Nina's, the salon's AM.
var openings = []struct {
	name   string
	action staff.Action
	method string
	path   func(*desk) string
	body   string
}{
	{"record an absence", staff.PlanAbsence, "POST", func(d *desk) string {
		path := "/people/" + string(d.nina.person.ID)
		for _, p := range as[api.PersonList](d.ada.get("/people").is(http.StatusOK)).People {
			for _, a := range p.Absences {
				d.ada.ask(http.MethodDelete, path+"/absences/"+string(a.ID), "").is(http.StatusNoContent)
			}
		}
		return path + "/absences"
	}, `{"from":"2026-12-01","until":"2026-12-02","deputy":"LEO"}`},
	{"see someone's sessions", staff.EndSession, "GET", func(d *desk) string { return "/people/" + string(d.nina.person.ID) + "/ways" }, ""},
	{"hand over all that is someone's", staff.HandOverAccount, "POST", func(d *desk) string {
		return "/people/" + string(d.nina.person.ID) + "/hand-over"
	}, `{"to":"LEO"}`},
	{"open a churn request", staff.OpenChurnCase, "POST", func(*desk) string { return "/churn-cases" }, wish},
	{"brief the account's manager", staff.BriefChurnCase, "POST", func(d *desk) string {
		d.ada.ask("PUT", "/people/"+string(d.nina.person.ID), ninaLeads).is(http.StatusOK)
		return d.casePath("briefing")
	}, `{"note":"Le prix d’abord, puis la formation."}`},
	{"record a call", staff.WorkChurnCase, "POST", func(d *desk) string { return d.casePath("attempt") }, `{"result":"reached","note":"Rappeler vendredi."}`},
	{"record a negotiation", staff.WorkChurnCase, "POST", func(d *desk) string { return d.casePath("negotiation") }, `{"note":"Un mois offert."}`},
	{"set an appointment", staff.BookAppointment, "POST", func(d *desk) string { return d.casePath("appointment") }, booking},
	{"call an appointment off", staff.BookAppointment, "POST", func(d *desk) string {
		path := d.casePath("appointment")
		d.nina.post(path, booking).is(http.StatusOK)
		return path + "/call-off"
	}, `{}`},
	{"send the form by a link", staff.SendForm, "POST", func(d *desk) string { return d.casePath("form-link") }, `{"email":"a@salon.example"}`},
	{"record a form", staff.ReceiveForm, "POST", func(d *desk) string { return d.casePath("form") }, form},
	{"lose a case", staff.CloseChurnCase, "POST", func(d *desk) string {
		path := d.casePath("")
		d.nina.post(path+"/form", form).is(http.StatusOK)
		return path + "/loss"
	}, `{}`},
	{"recover a case", staff.CloseChurnCase, "POST", func(d *desk) string { return d.casePath("recovery") }, `{}`},
	{"write down the call", staff.Summarise, "PUT", func(d *desk) string { return d.casePath("summary") }, `{"leaving":[{"main":true,"sub_reason":"commission"}]}`},
	{"read the lists", staff.SeeDesk, "GET", func(*desk) string { return "/lists" }, ""},
	{"read one list", staff.SeeDesk, "GET", func(*desk) string { return "/lists/competitor" }, ""},
	{"add to a list", staff.ChangeLists, "POST", func(*desk) string { return "/lists/offer" }, `{"label":"Geste %s"}`},
	{"add a question", staff.ChangeLists, "POST", func(*desk) string { return "/lists/question" }, `{"label":"Et %s ?","label_en":"And %s?","answer":"line","required":true}`},
	{"rename an item", staff.ChangeLists, "PUT", func(*desk) string { return "/lists/offer/discount" }, `{"label":"Remise %s"}`},
	{"move an item", staff.ChangeLists, "POST", func(*desk) string { return "/lists/offer/training/move" }, `{"way":"up"}`},
	{"take a termination back", staff.TakeBackChurn, "POST", func(d *desk) string { return d.lost() + "/take-back" }, `{"reason":"Ils restent."}`},
	{"hand an account over", staff.HandOverAccount, "POST", func(d *desk) string { return "/accounts/" + string(d.salon) + "/owner" }, `{"owner":"LEO"}`},
	{"finish a task", staff.FinishTask, "POST", func(d *desk) string {
		d.open()
		return "/tasks/" + string(as[api.Account](d.nina.get("/accounts/" + string(d.salon)).is(http.StatusOK)).Tasks[0].ID) + "/done"
	}, `{}`},
	{"read a case", staff.SeeDesk, "GET", func(d *desk) string { return d.casePath("") }, ""},
	{"list imports", staff.ImportAccounts, "GET", func(*desk) string { return "/imports" }, ""},
	{"read an import", staff.ImportAccounts, "GET", func(d *desk) string { return d.mona.brings(salons) }, ""},
	{"drop an import", staff.ImportAccounts, "POST", func(d *desk) string { return d.mona.brings(salons) + "/drop" }, ""},
	{"list cases", staff.SeeDesk, "GET", func(*desk) string { return "/cases" }, ""},
	{"list their tasks", staff.SeeDesk, "GET", func(*desk) string { return "/tasks" }, ""},
	{"find accounts", staff.SeeDesk, "GET", func(*desk) string { return "/accounts?q=aurora" }, ""},
	{"read an account", staff.SeeDesk, "GET", func(d *desk) string { return "/accounts/" + string(d.salon) }, ""},
	{"read a history", staff.SeeDesk, "GET", func(d *desk) string { return "/accounts/" + string(d.salon) + "/history" }, ""},
	{"read the history of all", staff.SeeHistory, "GET", func(*desk) string { return "/history?from=2026-01-01" }, ""},
	{"list people", staff.SeeDesk, "GET", func(*desk) string { return "/people" }, ""},
	{"invite someone", staff.ManageUsers, "POST", func(*desk) string { return "/people" }, newcomer},
	{
		"change someone's particulars", staff.ManageUsers, "PUT", func(d *desk) string { return "/people/" + string(d.invited("to-change").ID) },
		`{"name":"Léa Fabre","email":"changed-%s@rebond.example","role":"am","team":"growth","active":true}`,
	},
	{"make someone a new link", staff.ManageUsers, "POST", func(d *desk) string { return "/people/" + string(d.invited("to-link").ID) + "/link" }, ""},
	{"reset someone’s sign-in", staff.ManageUsers, "POST", func(d *desk) string { return "/people/" + string(d.invited("to-reset").ID) + "/sign-in-reset" }, ""},
	{"move the demo's clock", staff.MoveDemoClock, "POST", func(*desk) string { return "/demo/clock" }, `{"advance":"1d"}`},
}

const (
	ninaLeads = `{"name":"Nina Vasseur","email":"nina@rebond.example","role":"am","team":"growth","active":true,"retention_lead":true}`
	booking   = `{"appointment_on":"2026-06-12","appointment_at":"14:30"}`
)

// TestEachRoleMayDoThroughTheAPIWhatTheTableSays asks every route as every role, and
// as the account's own AM: EV-2.
func TestEachRoleMayDoThroughTheAPIWhatTheTableSays(t *testing.T) {
	for _, o := range openings {
		t.Run(o.name, func(t *testing.T) {
			d := newDesk(t)
			for i, who := range []*caller{d.nina, d.leo, d.omar, d.sofia, d.remi, d.felix, d.mona, d.ada, d.outside} {
				d.salon = d.account(fmt.Sprintf("Salon %d", i), "Lyon")
				path := o.path(d)
				body := strings.NewReplacer("%s", string(d.salon), "LEO", string(d.leo.person.ID)).Replace(o.body)
				got := who.ask(o.method, path, body)
				theirs := who == d.nina
				if may := staff.May(who.person.Role, o.action, staff.Scope{OwnsAccount: theirs, TheirTask: theirs, Themselves: theirs}).Allowed; !may {
					if p := got.problem(http.StatusForbidden); p.Problems[0].Kind != "forbidden" {
						t.Errorf("%s is refused with %+v", who.person.Role, p)
					}
				} else if got.status >= 300 {
					t.Errorf("%s (theirs: %v) got %d: %s", who.person.Role, theirs, got.status, got.text)
				}
			}
		})
	}
}

func TestEveryPermissionOfTheAPIIsInTheMatrix(t *testing.T) {
	d := newDesk(t)
	whole := as[struct {
		Paths map[string]map[string]struct {
			Permission string `json:"x-permission"`
		} `json:"paths"`
	}](answer{t, 200, nil, onlyPermissions(t, d)})
	tried := map[string]bool{
		"anyone": true, "signed_in": true,
		string(staff.MakeToken): true,                                                                 // which one makes for oneself alone
		string(staff.KeepView):  true, string(staff.ChangeView): true, string(staff.DeleteView): true, // as its sharing lets: views_test.go
	}
	for _, o := range openings {
		tried[string(o.action)] = true
	}
	routes := 0
	for path, methods := range whole.Paths {
		for method, op := range methods {
			routes++
			if !tried[op.Permission] {
				t.Errorf("%s %s asks for %q, which the matrix doesn't try", method, path, op.Permission)
			}
		}
	}
	if routes < 20 {
		t.Errorf("the document has only %d routes", routes)
	}
}

func TestWhoHasNoTokenIsAskedToSignIn(t *testing.T) {
	d := newDesk(t)
	worthless := &caller{d: d, token: "made-up"}
	for i, o := range openings {
		d.salon = d.account(fmt.Sprintf("Salon %d", i), "Lyon")
		path := o.path(d)
		for _, who := range []*caller{d.nobody(), worthless} {
			got := who.ask(o.method, path, o.body)
			got.problem(http.StatusUnauthorized)
			if got.header.Get("WWW-Authenticate") != "Bearer" {
				t.Errorf("%s: no WWW-Authenticate", o.name)
			}
		}
	}
	for _, path := range []string{"/me", "/decisions", "/decisions/notice/schema"} {
		d.nobody().get(path).problem(http.StatusUnauthorized)
	}
	d.nobody().post("/decisions/notice", `{}`).problem(http.StatusUnauthorized)
	d.nobody().with("Authorization", "Basic eDp5").get("/me").problem(http.StatusUnauthorized)
	d.nobody().with("Cookie", "session="+d.nina.token).get("/me").problem(http.StatusUnauthorized)
}
