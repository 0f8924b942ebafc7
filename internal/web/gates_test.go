package web

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/domain/view"
	"rebond/internal/words"
)

// knock is how a route is asked for: an address and a form that act on something new.
// Who may is not said here: the route's gate does, and staff.May.
type knock struct {
	path    string // {salon}, {open}, {formal}, {lost}, {call}, {person}, {link} and the like are made anew
	form    string // name=value, parted by spaces; {today} is the business day
	file    bool   // a file is sent instead of a form
	of      string // whose what is touched is, where it isn't as usual: a visitor's, eachOnes, nobodys
	answers int    // what whoever is let in gets; 0 for any page, or a way on
}

const (
	eachOnes = "each one’s" // own, or everybody's
	nobodys  = "nobody’s"
)

// ofNina are the places that what is made for them is Nina's.
var ofNina = []string{"{salon}", "{open}", "{formal}", "{lost}", "{met}", "{call}", "{round}", "{going}"}

// isOf reports whether what a knock touches is a visitor's own.
func (e knock) isOf(name string) bool {
	if e.of != "" {
		return e.of == eachOnes || e.of == name
	}
	return name == "nina" && slices.ContainsFunc(ofNina, func(place string) bool { return strings.HasPrefix(e.path, place) })
}

// knocks has one of every route of the sitemap. A session that was opened by a link a
// moment ago is fresh; a test's desk is an address of numbers, to which no passkey is
// bound.
var knocks = map[string]knock{
	"GET /{$}":                                 {path: "/"},
	"GET /imports":                             {path: "/imports"},
	"POST /imports":                            {path: "/imports", file: true},
	"GET /imports/{id}":                        {path: "{import}"},
	"GET /imports/{id}/progress":               {path: "{import}/progress"},
	"POST /imports/{id}/columns":               {path: "{import}/columns", form: "column=key", answers: unmet422},
	"POST /imports/{id}/apply":                 {path: "{import}/apply"},
	"POST /imports/{id}/stop":                  {path: "{applying}/stop"},
	"POST /imports/{id}/undo":                  {path: "{applied}/undo"},
	"POST /imports/{id}/drop":                  {path: "{import}/drop"},
	"GET /find":                                {path: "/find?q=aurora"},
	"GET /views/new":                           {path: "/views/new?list=cases&query=due%3Dlate"},
	"POST /views":                              {path: "/views", form: "list=cases name=Vue sharing=personal"},
	"GET /views/{id}":                          {path: "{shared}"},
	"POST /views/{id}":                         {path: "{shared}", form: "name=Autre sharing=shared", of: eachOnes},
	"POST /views/{id}/deletion":                {path: "{shared}/deletion", of: "omar"},
	"GET /cases":                               {path: "/cases"},
	"GET /cases/{id}":                          {path: "{open}"},
	"POST /cases/{id}/request":                 {path: "{open}/request", form: "channel=mail description=Encore"},
	"POST /cases/{id}/form":                    {path: "{open}/form", form: "medium=form received_on={today}"},
	"POST /cases/{id}/form-link":               {path: "{open}/form-link", form: "email=a@salon.example lang=fr"},
	"GET /form/{link}":                         {path: "{form}"},
	"POST /form/{link}":                        {path: "{form}", form: "main_reason=price client_file=no signed_by=Aurore confirmed=yes"},
	"POST /cases/{id}/loss":                    {path: "{formal}/loss"},
	"POST /cases/{id}/briefing":                {path: "{open}/briefing", form: "note=Doucement", of: nobodys},
	"POST /cases/{id}/attempt":                 {path: "{open}/attempt", form: "result=reached"},
	"POST /cases/{id}/appointment":             {path: "{open}/appointment", form: "appointment_on={today}"},
	"POST /cases/{id}/call-off":                {path: "{met}/call-off"},
	"POST /cases/{id}/negotiation":             {path: "{open}/negotiation", form: "note=Remise"},
	"POST /cases/{id}/recovery":                {path: "{open}/recovery", form: "outcome=recovered_training"},
	"POST /cases/{id}/take-back":               {path: "{lost}/take-back", form: "reason=Reste"},
	"GET /cases/{id}/summary":                  {path: "{open}/summary"},
	"POST /cases/{id}/summary":                 {path: "{open}/summary", form: "leaving[0].sub_reason=commission competitor=planity"},
	"POST /cases/{id}/summary/draft":           {path: "{open}/summary/draft", form: "competitor=planity"},
	"POST /cases/{id}/summary/draft/discard":   {path: "{open}/summary/draft/discard", form: "draft=1"},
	"GET /settings/lists":                      {path: "/settings/lists"},
	"GET /settings/lists/{list}":               {path: "/settings/lists/sub_reason"},
	"POST /settings/lists/{list}":              {path: "/settings/lists/liked", form: "label=Nouveau{n}"},
	"POST /settings/lists/{list}/{key}/{verb}": {path: "/settings/lists/liked/till/rename", form: "label=Caisse{n}"},
	"GET /accounts":                            {path: "/accounts"},
	"GET /accounts/{id}":                       {path: "{salon}"},
	"GET /accounts/{id}/history/{entry}/undo":  {path: "{called}"},
	"POST /accounts/{id}/history/{entry}/undo": {path: "{called}", of: "nina"},
	"POST /accounts/{id}/owner":                {path: "{salon}/owner", form: "owner={zoe}"},
	"GET /tasks":                               {path: "/tasks"},
	"POST /tasks/{id}/done":                    {path: "{call}/done"},
	"GET /people":                              {path: "/people"},
	"POST /people":                             {path: "/people", form: "name=Ida email=ida{n}@rebond.example role=cx active=yes"},
	"GET /people/{id}":                         {path: "{person}"},
	"POST /people/{id}":                        {path: "{person}", form: "name=Ada email=ada{n}@rebond.example role=cx active=yes"},
	"POST /people/{id}/link":                   {path: "{person}/link"},
	"GET /history":                             {path: "/history"},
	"GET /settings/health":                     {path: "/settings/health"},
	"GET /exports/accounts":                    {path: "/exports/accounts?format=csv&without=email"},
	"GET /exports/cases":                       {path: "/exports/cases?format=csv&owner=mine"},
	"GET /exports/tasks":                       {path: "/exports/tasks?format=jsonl"},
	"GET /exports/people":                      {path: "/exports/people?format=csv"},
	"GET /exports/history":                     {path: "/exports/history?format=csv&from=2026-01-01"},
	"GET /exports/lists":                       {path: "/exports/lists?format=jsonl&list=reason"},
	"GET /exports/imports/{id}":                {path: "/exports{import}?format=csv"},
	"GET /settings/export":                     {path: "/settings/export"},
	"POST /exports/everything":                 {path: "/exports/everything"},
	"POST /people/{id}/hand-over":              {path: "{person}/hand-over", form: "owner={zoe}"},
	"POST /people/{id}/ways/{way}/end":         {path: "{way}/end"},
	"POST /people/{id}/ways/end-others":        {path: "{person}/ways/end-others"},
	"GET /absences":                            {path: "/absences"},
	"POST /absences":                           {path: "/absences", form: "person={newcomer} from=2026-07-01 until=2026-07-02"},
	"POST /absences/{id}/{absence}/end":        {path: "{absence}/end"},
	"GET /permissions":                         {path: "/permissions"},
	"GET /rounds":                              {path: "/rounds"},
	"POST /rounds":                             {path: "/rounds", form: "of=accounts action=account.open_churn id=x said=yes channel=chat reason=price sub_reason=commission description=Parle"},
	"GET /rounds/{id}":                         {path: "{round}"},
	"GET /rounds/{id}/progress":                {path: "{round}/progress"},
	"POST /rounds/{id}/apply":                  {path: "{round}/apply"},
	"POST /rounds/{id}/stop":                   {path: "{going}/stop"},
	"POST /rounds/{id}/drop":                   {path: "{round}/drop"},
	"GET /me/sessions":                         {path: "/me/sessions", of: eachOnes},
	"POST /me/tokens":                          {path: "/me/tokens", form: "name=Export days=30 reach=read", of: eachOnes},
	"GET /simulator":                           {path: "/simulator"},
	"GET /simulator/{name}":                    {path: "/simulator/notice"},
	"GET /sign-in":                             {path: "/sign-in"},
	"GET /sign-in/provider":                    {path: "/sign-in/provider", answers: no404}, // a desk without one
	"GET /sign-in/provider/back":               {path: "/sign-in/provider/back", answers: no404},
	"GET /sign-in/{secret}":                    {path: "{link}"},
	"POST /sign-in/{secret}":                   {path: "{link}"},
	"GET /set-up/{secret}":                     {path: "/set-up/used", answers: not403},
	"POST /set-up/{secret}":                    {path: "/set-up/used", form: "name=Ada email=ada@rebond.example", answers: not403},
	"GET /signed-out":                          {path: "/signed-out"},
	"POST /sign-out":                           {path: "/sign-out"},
	"POST /preferences":                        {path: "/preferences", form: "lang=fr"},
	"POST /demo/clock":                         {path: "/demo/clock", form: "advance=1d"},
	"GET /health":                              {path: "/health"},
	"/":                                        {path: "/nowhere", answers: no404},
	"POST /accounts/{id}/churn-request":        {path: "{salon}/churn-request", form: "channel=chat reason=price sub_reason=commission description=Parle"},
	"GET /me":                                  {path: "/me"},
	"POST /me/confirm":                         {path: "/me/confirm", form: "password=guess", answers: unmet422},
	"POST /me/confirm/passkey/begin":           {path: "/me/confirm/passkey/begin", answers: http.StatusConflict},
	"POST /me/confirm/passkey":                 {path: "/me/confirm/passkey", answers: not403},
	"POST /me/password":                        {path: "/me/password", form: "new_password=short", answers: unmet422},
	"POST /me/password/remove":                 {path: "/me/password/remove", answers: http.StatusConflict},
	"POST /me/second-factor":                   {path: "/me/second-factor"},
	"POST /me/second-factor/confirm":           {path: "/me/second-factor/confirm", answers: not403},
	"POST /me/second-factor/remove":            {path: "/me/second-factor/remove", answers: http.StatusConflict},
	"POST /me/recovery-codes":                  {path: "/me/recovery-codes", answers: http.StatusConflict},
	"POST /me/passkeys/begin":                  {path: "/me/passkeys/begin", answers: http.StatusConflict},
	"POST /me/passkeys":                        {path: "/me/passkeys", answers: not403},
	"POST /me/provider/remove":                 {path: "/me/provider/remove", answers: http.StatusConflict},
	"POST /me/passkeys/{id}/remove":            {path: "/me/passkeys/none/remove", answers: no404},
	"POST /people/{id}/reset":                  {path: "{person}/reset"},
	"POST /sign-in":                            {path: "/sign-in", form: "email=nobody{n}@rebond.example password=guess", answers: unmet422},
	"GET /sign-in/code":                        {path: "/sign-in/code", answers: signIn},
	"POST /sign-in/code":                       {path: "/sign-in/code", answers: signIn},
	"POST /sign-in/passkey/begin":              {path: "/sign-in/passkey/begin", answers: http.StatusConflict},
	"POST /sign-in/passkey":                    {path: "/sign-in/passkey", answers: not403},
}

// TestEveryRouteLetsInWhomItsGateSays asks every route as every role, as nobody and as
// a partner, who may nothing: what each gets is what staff.May says of the action that
// the gate names, and a refusal is of that very action (EV-2).
func TestEveryRouteLetsInWhomItsGateSays(t *testing.T) {
	d := newDesk(t)
	sitemap, callers := (&Server{}).sitemap(), d.callers()
	for n, r := range sitemap {
		for _, breach := range d.breaches(r, callers, n) {
			t.Error(breach)
		}
	}
	if len(knocks) != len(sitemap) {
		t.Errorf("there are %d knocks of %d routes", len(knocks), len(sitemap))
	}
	if d.log.Len() > 0 {
		t.Errorf("the desk logged: %s", d.log)
	}
}

func TestAGateThatIsNotKeptIsSeen(t *testing.T) {
	d := newDesk(t)
	callers := d.callers()
	for n, c := range []struct {
		pattern string
		gate    staff.Gate
		says    string
	}{
		{"GET /cases", staff.Gate{}, "has no gate"},
		{"GET /cases", staff.AtGate("desk.fly"), "has no gate"},
		{"GET /nothing", staff.AtGate(staff.SeeDesk), "has no knock"},
		{"GET /cases", staff.Anyone, "to nobody"},
		{"GET /cases", staff.SignedIn, "to pia"},
		{"GET /health", staff.SignedIn, "to nobody"},
		{"GET /permissions", staff.AtGate(staff.SeeHistory), "to nina"},
		{"POST /cases/{id}/attempt", staff.AtVerb(staff.SendForm), "to pia: 403, not refused by"}, // whom the same people may
		{"POST /cases/{id}/loss", staff.AtVerb(staff.OpenChurnCase), "to felix"},
	} {
		if found := d.breaches(route{pattern: c.pattern, gate: c.gate}, callers, n); !strings.Contains(strings.Join(found, "\n"), c.says) {
			t.Errorf("%s behind %q: found %q, want one that says %q", c.pattern, c.gate.Name(), found, c.says)
		}
	}
}

// callers are who asks for every route, by name: nobody, one of each role, two AMs, and
// a partner.
func (d *desk) callers() map[string]*visitor {
	return map[string]*visitor{
		"nobody": d.nobody(), "nina": d.nina, "zoe": d.zoe, "omar": d.omar, "sacha": d.sacha, "mai": d.mai, "felix": d.felix,
		"mona": d.mona, "agathe": d.agathe, "pia": d.visitor("Pia, d’un salon", staff.Partner),
	}
}

// breaches lists what a route does against its gate, asked by each caller for the nth
// time.
func (d *desk) breaches(r route, callers map[string]*visitor, n int) (found []string) {
	e, listed := knocks[r.pattern]
	switch {
	case !r.gate.Stands():
		return []string{r.pattern + " has no gate"}
	case !listed:
		return []string{r.pattern + " has no knock"}
	}
	for i, name := range slices.Sorted(maps.Keys(callers)) {
		v := callers[name]
		if r.gate == staff.Anyone {
			v = d.nobody() // they come or go: whoever they were stays who they are
		}
		made := d.made(e, 100*n+i)
		a := v.asks(r.pattern, made.Replace(e.path), made.Replace(e.form), e.file)
		a.secure()
		if breach := a.against(r.gate, d.people[callers[name]].Role, e.answers, e.isOf(name)); breach != "" {
			found = append(found, fmt.Sprintf("%s, behind %s, to %s: %s: %s", r.pattern, r.gate.Name(), name, breach, a.refusals()))
		}
	}
	return found
}

// against says what is wrong with an answer to someone of a role, none where they are
// nobody: they are sent to sign in, or refused the action of the gate, or let in.
func (a answer) against(gate staff.Gate, role staff.Role, answers int, theirs bool) string {
	got := a.status
	if got == done303 && a.header.Get("Location") == "/sign-in" {
		got = signIn
	}
	may := staff.Permission{Allowed: true}
	if gate.Action() != "" {
		may = staff.May(role, gate.Action(), staff.Scope{OwnsAccount: theirs, TheirTask: theirs, Themselves: theirs})
	}
	switch {
	case gate != staff.Anyone && role == "":
		if got != signIn {
			return fmt.Sprintf("%d, not the sign-in page", got)
		}
	case !may.Allowed:
		why := may.Because[0]
		if said := strings.Join(strings.Fields(words.French.Text(why.Text, why.Inputs)), " "); got != not403 || !strings.Contains(a.refusals(), said) {
			return fmt.Sprintf("%d, not refused by: %s", got, said)
		}
	case answers == 0 && (got < page200 || got >= http.StatusBadRequest), answers != 0 && got != answers:
		return fmt.Sprintf("%d, not let in", got)
	}
	return ""
}

// refusals is what an answer says stands in the way: all of it where nothing else is
// said, else not what a page says of its other buttons.
func (a answer) refusals() string {
	if a.Node == nil || len(a.all(".summary, .door")) == 0 {
		return a.body()
	}
	var all []string
	for _, n := range a.all(".summary, .door") {
		all = append(all, said(n))
	}
	return strings.Join(all, " ")
}

// asks asks for a route as its pattern says, with a form of name=value pairs.
func (v *visitor) asks(pattern, path, form string, file bool) answer {
	v.d.t.Helper()
	if file {
		return v.brings("export.csv", oneSalon(0))
	}
	if !strings.HasPrefix(pattern, http.MethodPost) {
		return v.get(path)
	}
	var pairs []string
	for field := range strings.FieldsSeq(form) {
		name, value, _ := strings.Cut(field, "=")
		pairs = append(pairs, name, value)
	}
	return v.post(path, pairs...)
}

// made makes what a knock's address and form name, anew for the nth time.
func (d *desk) made(e knock, n int) *strings.Replacer {
	d.t.Helper()
	salon := d.account(fmt.Sprintf("Salon %d", n))
	pairs := []string{"{salon}", accountPath(salon), "{today}", d.today().String(), "{zoe}", string(d.people[d.zoe].ID), "{n}", fmt.Sprint(n)}
	for place, make := range map[string]func() string{
		"{import}":   func() string { return importPath(d.previewed(oneSalon(n))) },
		"{applying}": func() string { return importPath(d.applying(oneSalon(n))) },
		"{applied}":  func() string { return importPath(d.applied(oneSalon(n))) },

		"{round}":    func() string { return d.round(salon) },
		"{going}":    func() string { return d.goingRound(salon) },
		"{open}":     func() string { return d.opened(salon) },
		"{formal}":   func() string { return d.formal(salon) },
		"{lost}":     func() string { return d.lost(salon) },
		"{met}":      func() string { return d.met(salon) },
		"{call}":     func() string { return d.callTask(salon) },
		"{called}":   func() string { return d.called(salon) },
		"{shared}":   func() string { return viewPath(d.view("Vue", view.Shared)) },
		"{form}":     func() string { return d.form(d.opened(salon)) },
		"{person}":   func() string { return personPath(d.newcomer().ID) },
		"{way}":      d.openWay,
		"{newcomer}": func() string { return string(d.newcomer().ID) },
		"{absence}": func() string {
			who := d.newcomer().ID
			absence, err := d.People.PlanAbsence(context.Background(), d.people[d.mona].Actor(), who, staff.Leave{From: d.today(), Until: d.today()})
			d.did(err)
			return "/absences/" + string(who) + "/" + string(absence.ID)
		},
		"{link}": func() string {
			_, secret, err := d.People.Relink(context.Background(), staff.Desk, d.newcomer().ID)
			d.did(err)
			return "/sign-in/" + secret
		},
	} {
		if strings.Contains(e.path+e.form, place) {
			pairs = append(pairs, place, make())
		}
	}
	return strings.NewReplacer(pairs...)
}

// openWay is the path of a token that someone new has.
func (d *desk) openWay() string {
	d.t.Helper()
	ctx, person := context.Background(), d.newcomer()
	_, err := d.People.MakeToken(ctx, person.Actor(), staff.TokenWish{Name: "Export", Grip: staff.Grip{staff.ReachRead}, Days: 7})
	d.did(err)
	ways, err := d.People.Ways(ctx, person.Actor(), person.ID, "")
	d.did(err)
	return personPath(person.ID) + "/ways/" + ways[0].ID
}

func (d *desk) newcomer() staff.Person {
	d.t.Helper()
	person, err := d.People.Add(context.Background(), staff.Desk, staff.Person{Name: "Ida Roche", Role: staff.CX, Lang: "fr", Active: true}, because.One("EV-2", "person.demo"))
	d.did(err)
	return person
}

// callTask is the path of a task of the AM's, of a case just opened.
func (d *desk) callTask(salon partner.AccountID) string {
	d.t.Helper()
	file, err := d.Reads.Case(context.Background(), string(caseOf(d.opened(salon))))
	d.did(err)
	for _, x := range file.Tasks {
		if x.What == task.UpdateCRMStatus {
			return "/tasks/" + string(x.ID)
		}
	}
	d.t.Fatal("nobody has anything to do")
	return ""
}
