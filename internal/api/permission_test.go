package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"rebond/internal/api"
	"rebond/internal/domain/staff"
	"rebond/internal/words"
)

// knock is how a route is asked for. What is touched is Nina's, the
// salon's AM. Who may is not said here: the route's gate does, and staff.May.
type knock struct {
	path func(*desk) string // made anew for each caller; the route's own where there is none
	body string             // SALON, LEO and LINK are replaced
	each bool               // what is touched is everybody's, or each one's own
}

func at(path string) func(*desk) string { return func(*desk) string { return path } }

// ofNina is a path below Nina's.
func ofNina(path string) func(*desk) string {
	return func(d *desk) string { return "/people/" + string(d.nina.person.ID) + path }
}

// ofSomeone is a path below someone's who is new.
func ofSomeone(path string) func(*desk) string {
	return func(d *desk) string { return "/people/" + string(d.invited("someone").ID) + path }
}

// onCase is a path below a case's that was just opened.
func onCase(verb string) func(*desk) string { return func(d *desk) string { return d.casePath(verb) } }

func onSalon(path string) func(*desk) string {
	return func(d *desk) string { return "/accounts/" + string(d.salon) + path }
}

// onImport is a path below an import's that was read.
func onImport(path string) func(*desk) string {
	return func(d *desk) string { return d.mona.brings(salons) + path }
}

// onRound is a path below a round's of Nina's that was previewed.
func onRound(path string) func(*desk) string {
	return func(d *desk) string { return d.nina.makes(handOver, string(d.salon), string(d.leo.person.ID)) + path }
}

// ofNinasCall is the path on which a call that Nina made is undone.
func (d *desk) ofNinasCall() string {
	d.t.Helper()
	d.nina.post(d.casePath("attempt"), `{"result":"no_answer"}`).is(http.StatusOK)
	path := "/accounts/" + string(d.salon)
	return path + "/history/" + fmt.Sprint(as[api.Account](d.nina.get(path).is(http.StatusOK)).Version) + "/undo"
}

// knocks has one of every route, by its name.
var knocks = map[string]knock{
	"openChurnCase": {body: wish},
	"getChurnCase":  {path: onCase("")},
	"sendForm":      {path: onCase("form-link"), body: `{"email":"a@salon.example"}`},
	"receiveForm":   {path: onCase("form"), body: form},
	"loseChurnCase": {path: func(d *desk) string {
		path := d.casePath("")
		d.nina.post(path+"/form", form).is(http.StatusOK)
		return path + "/loss"
	}},
	"briefChurnCase": {path: func(d *desk) string {
		d.ada.ask("PUT", "/people/"+string(d.nina.person.ID), ninaLeads).is(http.StatusOK)
		return d.casePath("briefing")
	}, body: `{"note":"Le prix d’abord, puis la formation."}`},
	"callPartner": {path: onCase("attempt"), body: `{"result":"reached","note":"Rappeler vendredi."}`},
	"negotiate":   {path: onCase("negotiation"), body: `{"note":"Un mois offert."}`},
	"appoint":     {path: onCase("appointment"), body: booking},
	"callOffAppointment": {path: func(d *desk) string {
		path := d.casePath("appointment")
		d.nina.post(path, booking).is(http.StatusOK)
		return path + "/call-off"
	}},
	"recoverChurnCase":   {path: onCase("recovery")},
	"takeBackChurnCase":  {path: func(d *desk) string { return d.lost() + "/take-back" }, body: `{"reason":"Ils restent."}`},
	"summariseChurnCase": {path: onCase("summary"), body: `{"leaving":[{"main":true,"sub_reason":"commission"}]}`},

	"readLists":      {},
	"readList":       {path: at("/lists/competitor")},
	"addListItem":    {path: at("/lists/offer"), body: `{"label":"Geste SALON"}`},
	"renameListItem": {path: at("/lists/offer/discount"), body: `{"label":"Remise SALON"}`},
	"moveListItem":   {path: at("/lists/offer/training/move"), body: `{"way":"up"}`},
	"retireListItem": {path: func(d *desk) string { return d.item() + "/retire" }},
	"restoreListItem": {path: func(d *desk) string {
		path := d.item()
		d.mona.post(path+"/retire", "").is(http.StatusOK)
		return path + "/restore"
	}},

	"listCases":       {},
	"findAccounts":    {path: at("/accounts?q=aurora")},
	"getAccount":      {path: onSalon("")},
	"getHistory":      {path: onSalon("/history")},
	"handOverAccount": {path: onSalon("/owner"), body: `{"owner":"LEO"}`},
	"getUndoing":      {path: (*desk).ofNinasCall},
	"undoEntry":       {path: (*desk).ofNinasCall},
	"listHistory":     {path: at("/history?from=2026-01-01")},

	"bringImport":    {path: at("/imports?file=salons.csv"), body: salons},
	"listImports":    {},
	"getImport":      {path: onImport("")},
	"listImportRows": {path: onImport("/rows")},
	"mapImport":      {path: onImport("/columns"), body: `{"columns":["key","name","-","status","nps"]}`},
	"applyImport":    {path: onImport("/apply")},
	"stopImport":     {path: func(d *desk) string { return d.applying() + "/stop" }},
	"undoImport": {path: func(d *desk) string {
		path := d.applying()
		d.works()
		return path + "/undo"
	}},
	"dropImport": {path: onImport("/drop")},

	"exportAccounts":   {path: at("/exports/accounts?format=csv&without=email")},
	"exportCases":      {path: at("/exports/cases?format=jsonl&closed=true")},
	"exportTasks":      {},
	"exportPeople":     {},
	"exportHistory":    {path: at("/exports/history?from=2026-01-01")},
	"exportLists":      {path: at("/exports/lists?list=reason")},
	"exportImportRows": {path: func(d *desk) string { return "/exports" + d.mona.brings(salons) }},
	"exportEverything": {},

	"makeRound":     {body: `{"action":"account.open_churn","ids":["SALON"],"said":{"channel":"chat","reason":"price","sub_reason":"commission","description":"Trop cher."}}`},
	"listRounds":    {},
	"getRound":      {path: onRound("")},
	"listRoundRows": {path: onRound("/rows")},
	"applyRound":    {path: onRound("/apply")},
	"stopRound": {path: func(d *desk) string {
		path := onRound("")(d)
		d.nina.post(path+"/apply", "").is(http.StatusOK)
		return path + "/stop"
	}},
	"dropRound": {path: onRound("/drop")},

	"listTasks": {},
	"finishTask": {path: func(d *desk) string {
		d.open()
		return "/tasks/" + string(as[api.Account](d.nina.get("/accounts/" + string(d.salon)).is(http.StatusOK)).Tasks[0].ID) + "/done"
	}},

	"listViews":  {},
	"makeView":   {body: `{"list":"cases","name":"Les miens","query":"owner=mine","sharing":"personal"}`},
	"changeView": {path: (*desk).sharedView, body: `{"name":"En retard","query":"due=late","sharing":"shared"}`, each: true},
	"deleteView": {path: (*desk).sharedView},

	"listPeople":   {},
	"invitePerson": {body: strings.Replace(newcomer, "%s", "SALON", 1)},
	"alterPerson":  {path: ofSomeone(""), body: `{"name":"Léa Fabre","email":"changed-SALON@rebond.example","role":"am","team":"growth","active":true}`},
	"getEstate":    {path: ofNina("/estate")},
	"handOverAll":  {path: ofNina("/hand-over"), body: `{"to":"LEO"}`},
	"planAbsence": {path: func(d *desk) string {
		d.noAbsences()
		return "/people/" + string(d.nina.person.ID) + "/absences"
	}, body: absence},
	"endAbsence": {path: func(d *desk) string {
		d.noAbsences()
		planned := as[api.Absence](d.nina.post("/people/me/absences", strings.Replace(absence, "LEO", string(d.leo.person.ID), 1)).is(http.StatusOK))
		return "/people/" + string(d.nina.person.ID) + "/absences/" + string(planned.ID)
	}},
	"listWays": {path: ofNina("/ways")},
	"endWay": {path: func(d *desk) string {
		ways := as[api.WayList](d.nina.narrowed("read", "people").get("/people/me/ways").is(http.StatusOK)).Ways
		here := slices.IndexFunc(ways, func(w api.Way) bool { return w.Here })
		return "/people/" + string(d.nina.person.ID) + "/ways/" + ways[here].ID
	}},
	"endOtherSessions": {path: ofNina("/ways")},
	"resetSignIn":      {path: ofSomeone("/sign-in-reset")},
	"linkPerson":       {path: ofSomeone("/link")},
	"getMe":            {},
	"makeToken":        {body: `{"link":"LINK"}`},
	"nameToken":        {body: `{"name":"Un programme","days":30,"reach":["read"]}`, each: true},
	"dropToken":        {},

	"listDecisions":     {},
	"getDecisionSchema": {path: at("/decisions/notice/schema")},
	"takeDecision":      {path: at("/decisions/notice"), body: `{"channel":"form","received_on":"2026-06-09"}`},
	"advanceClock":      {body: `{"advance":"1d"}`},
}

const (
	ninaLeads = `{"name":"Nina Vasseur","email":"nina@rebond.example","role":"am","team":"growth","active":true,"retention_lead":true}`
	booking   = `{"appointment_on":"2026-06-12","appointment_at":"14:30"}`
	absence   = `{"from":"2026-12-01","until":"2026-12-02","deputy":"LEO"}`
)

func (d *desk) noAbsences() {
	d.t.Helper()
	for _, p := range as[api.PersonList](d.ada.get("/people").is(http.StatusOK)).People {
		for _, a := range p.Absences {
			d.ada.ask(http.MethodDelete, "/people/"+string(p.ID)+"/absences/"+string(a.ID), "").is(http.StatusNoContent)
		}
	}
}

// item is the path of an item of a list that is new.
func (d *desk) item() string {
	d.t.Helper()
	made := as[api.Receipt](d.mona.post("/lists/offer", `{"label":"Offre `+string(d.salon)+`"}`).is(http.StatusOK))
	return "/lists/offer/" + made.About
}

// applying is the path of an import that the desk is about to apply.
func (d *desk) applying() string {
	d.t.Helper()
	path := d.mona.brings(salons)
	d.mona.post(path+"/apply", "").is(http.StatusOK)
	return path
}

// sharedView is the path of a view of Nina's that everyone sees.
func (d *desk) sharedView() string {
	d.t.Helper()
	made := d.nina.post("/views", `{"list":"cases","name":"Les miens","query":"owner=mine","sharing":"shared"}`).is(http.StatusCreated)
	return "/views/" + string(as[api.ViewReceipt](made).View)
}

// published is a route as the document tells it.
type published struct {
	method, path string
	ID           string      `json:"operationId"`
	Permission   string      `json:"x-permission"`
	Reach        staff.Reach `json:"x-reach"`
}

func (d *desk) routes() []published {
	d.t.Helper()
	var routes []published
	document := d.nobody().get("/openapi.json").is(http.StatusOK)
	var whole struct {
		Paths map[string]map[string]published `json:"paths"`
	}
	if err := json.Unmarshal([]byte(document.text), &whole); err != nil {
		d.t.Fatal(err)
	}
	for path, methods := range whole.Paths {
		for method, r := range methods {
			r.method, r.path = strings.ToUpper(method), path
			routes = append(routes, r)
		}
	}
	return routes
}

// call asks for a route by its knock, on a salon of its own.
func (r published) call(d *desk, who *caller) exchange {
	d.t.Helper()
	d.salons++
	d.salon = d.account(fmt.Sprintf("Salon %d", d.salons), "Lyon")
	e, path := knocks[r.ID], r.path
	if e.path != nil {
		path = e.path(d)
	}
	body := strings.NewReplacer("SALON", string(d.salon), "%s", string(d.salon), "LEO", string(d.leo.person.ID)).Replace(e.body)
	if before, after, needs := strings.Cut(body, "LINK"); needs {
		body = before + strings.TrimPrefix(d.invite(string(d.salon)).Link, "/sign-in/") + after
	}
	return who.exchange(r.method, path, body)
}

// TestEveryRouteOfTheAPILetsInWhomItsGateSays asks every route as every role, as nobody
// and as a partner, who may nothing, and with tokens for some reaches only: what each
// gets is what staff.May says of the action that the gate names, and a refusal is of
// that very action (EV-2).
func TestEveryRouteOfTheAPILetsInWhomItsGateSays(t *testing.T) {
	routes := newDesk(t).routes()
	if len(knocks) != len(routes) {
		t.Errorf("there are %d knocks of %d routes", len(knocks), len(routes))
	}
	for _, r := range routes {
		t.Run(r.ID, func(t *testing.T) {
			for _, breach := range newDesk(t).breaches(r) {
				t.Error(breach)
			}
		})
	}
}

func TestAGateOfTheAPIThatIsNotKeptIsSeen(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		id, permission string
		reach          staff.Reach
		says           string
	}{
		{"flyAway", "desk.see", "read", "has no knock"},
		{"listCases", "", "read", "has no gate"},
		{"listCases", "anyone", "", "to nobody"},
		{"listCases", "signed_in", "read", "to Aurora"},
		{"listCases", "history.see", "read", "to Nina"},
		{"listCases", "desk.see", "tasks", "with a token for tasks"},
		{"callPartner", "churn_case.send_form", "churn", "to Aurora"}, // whom the same people may
		{"loseChurnCase", "churn_case.open", "churn", "to Félix"},
	} {
		for _, r := range d.routes() {
			if c.id == "flyAway" && r.ID == "listCases" {
				r.ID = c.id
			}
			if r.ID != c.id {
				continue
			}
			r.Permission, r.Reach = c.permission, c.reach
			if found := d.breaches(r); !strings.Contains(strings.Join(found, "\n"), c.says) {
				t.Errorf("%s behind %q: found %q, want one that says %q", c.id, c.permission, found, c.says)
			}
		}
	}
}

// breaches lists what a route does against its gate.
func (d *desk) breaches(r published) (found []string) {
	d.t.Helper()
	e, listed := knocks[r.ID]
	action := staff.Action(r.Permission)
	open := r.Permission == staff.Anyone.Name()
	switch {
	case !listed:
		return []string{r.ID + " has no knock"}
	case !open && r.Permission != staff.SignedIn.Name() && !slices.Contains(staff.Actions(), action):
		return []string{r.ID + " has no gate"}
	}
	breach := func(who string, got exchange, wanted string) {
		found = append(found, fmt.Sprintf("%s, behind %s, to %s: %d, not %s: %s", r.ID, r.Permission, who, got.status, wanted, got.text))
	}
	for name, who := range map[string]*caller{"nobody": d.nobody(), "a made-up token": {d: d, token: "made-up"}, "a cookie": d.nobody().with("Cookie", "session="+d.nina.token)} {
		if got := r.call(d, who); open != (got.status < 300) || !open && (got.status != http.StatusUnauthorized || got.header.Get("WWW-Authenticate") != "Bearer") {
			breach(name, got, "asked to sign in")
		}
	}
	if r.Reach != "" {
		others := slices.DeleteFunc(reaches(), func(one string) bool { return one == string(r.Reach) })
		if got := r.call(d, d.ada.narrowed(others...)); got.status != http.StatusForbidden || !strings.Contains(got.text, words.English.Value(r.Reach)) {
			breach("Ada, with a token for all but "+string(r.Reach), got, "refused its reach")
		}
		if r.Reach == staff.ReachWhole {
			// no token can be narrowed to it
		} else if got := r.call(d, d.ada.narrowed(string(r.Reach))); got.status >= 300 && staff.May(staff.Admin, action, staff.Scope{}).Allowed {
			breach("Ada, with a token for "+string(r.Reach), got, "let in")
		}
	}
	for _, who := range []*caller{d.leo, d.omar, d.sofia, d.remi, d.felix, d.mona, d.ada, d.outside, d.nina} {
		got, theirs := r.call(d, who), e.each || who == d.nina
		may := staff.Permission{Allowed: open || r.Permission == staff.SignedIn.Name()}
		if !may.Allowed {
			may = staff.May(who.person.Role, action, staff.Scope{OwnsAccount: theirs, TheirTask: theirs, Themselves: theirs})
		}
		if may.Allowed {
			if got.status >= 300 {
				breach(who.person.Name, got, "let in")
			}
			continue
		}
		why := words.English.Text(may.Because[0].Text, may.Because[0].Inputs)
		if got.status != http.StatusForbidden || as[api.Problem](got.answer).Problems[0].Message != why {
			breach(who.person.Name, got, "refused by: "+why)
		}
	}
	return found
}

func reaches() []string {
	var all []string
	for _, one := range staff.Reaches {
		all = append(all, string(one))
	}
	return all
}
