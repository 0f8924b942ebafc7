package web

import (
	"net/http"
	"slices"
	"strconv"

	"rebond/internal/app"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getWays shows one's own sessions and tokens.
func (s *Server) getWays(w http.ResponseWriter, r *http.Request) {
	s.showWays(w, r, http.StatusOK, nil, "")
}

func (s *Server) showWays(w http.ResponseWriter, r *http.Request, status int, refused *refusal.Refusal, secret string) {
	d := s.desk(r)
	d.Here = "/me/sessions"
	s.told(w, r, &d)
	ways, err := s.ways(r, d, actorOf(r).ID)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	model := page.MyWays{Desk: d, Ways: ways, Secret: secret, Wish: page.TokenWish{
		Form: page.Form{Action: "/me/tokens", Key: newKey(), Refused: refused},
		Name: r.PostFormValue("name"), Days: r.PostFormValue("days"), Holds: r.PostForm["reach"],
	}}
	for _, reach := range staff.Reaches {
		model.Wish.Reaches = append(model.Wish.Reaches, page.Choice{Value: string(reach), Label: d.Lang.Value(reach)})
	}
	for _, days := range staff.TokenDays {
		model.Wish.Lasts = append(model.Wish.Lasts, page.Choice{Value: strconv.Itoa(days), Label: d.Lang.Count(days, words.DaysNoun.In(d.Lang))})
	}
	s.show(w, r, status, page.MyWaysPage(model))
}

// ways lists the ways in that are open in someone's name, as the actor may see them.
func (s *Server) ways(r *http.Request, d page.Desk, person staff.ID) (page.Ways, error) {
	open, err := s.app.People.Ways(r.Context(), actorOf(r), person, visitOf(r).secret)
	listed := page.Ways{Desk: d, EndOthers: personPath(person) + "/ways/end-others"}
	for _, way := range open {
		said := page.Way{
			Name: way.Name, Browser: browserOf(d.Lang, way), From: way.From, Here: way.Here, Token: way.IsToken(),
			Begun: s.momentOf(d, way, false), Seen: s.momentOf(d, way, true), Until: day.Of(way.Until, s.app.Policy.Zone),
			End: personPath(person) + "/ways/" + way.ID + "/end",
		}
		for _, reach := range way.Grip {
			said.Reach = append(said.Reach, d.Lang.Value(reach))
		}
		listed.Others = listed.Others || !said.Token && !said.Here
		listed.Rows = append(listed.Rows, said)
	}
	return listed, err
}

// momentOf says when a way in was opened, or used last; empty where that isn't known.
func (s *Server) momentOf(d page.Desk, way app.Way, last bool) string {
	at := way.Begun
	if last {
		at = way.Seen
	}
	if at.IsZero() {
		return ""
	}
	return d.Lang.Value(at.In(s.app.Policy.Zone))
}

// browserOf names a browser and its machine from how it names itself.
func browserOf(lang words.Lang, way app.Way) string {
	if way.IsToken() || way.Agent == "" {
		return ""
	}
	return words.Browser(lang, way.Agent)
}

// postToken makes a token, and shows it once.
func (s *Server) postToken(w http.ResponseWriter, r *http.Request) {
	days, _ := strconv.Atoi(r.PostFormValue("days")) // no number is refused as no span
	wish := staff.TokenWish{Name: r.PostFormValue("name"), Days: days}
	for _, reach := range r.PostForm["reach"] {
		wish.Grip = append(wish.Grip, staff.Reach(reach))
	}
	secret, err := s.app.People.MakeToken(r.Context(), actorOf(r), wish)
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		r.PostForm = nil // a new form, with nothing typed
		s.showWays(w, r, http.StatusOK, nil, secret)
	case ok && !refused.Has(refusal.Forbidden):
		s.showWays(w, r, statusOf(err), refused, "")
	default:
		s.fail(w, r, err)
	}
}

// postWayEnd ends a session or a token, one's own or another's.
func (s *Server) postWayEnd(w http.ResponseWriter, r *http.Request) {
	person := staff.ID(r.PathValue("id"))
	s.ended(w, r, person, s.app.People.EndWay(r.Context(), actorOf(r), person, r.PathValue("way")))
}

// postWaysEnd ends all sessions of someone but the one that asks.
func (s *Server) postWaysEnd(w http.ResponseWriter, r *http.Request) {
	person := staff.ID(r.PathValue("id"))
	s.ended(w, r, person, s.app.People.EndOtherSessions(r.Context(), actorOf(r), person, visitOf(r).secret))
}

func (s *Server) ended(w http.ResponseWriter, r *http.Request, person staff.ID, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	back := "/me/sessions"
	if person != actorOf(r).ID {
		back = personPath(person)
	}
	done(w, r, "session.ended", back)
}

// getPermissions shows who may do what, drawn from the table that decides.
func (s *Server) getPermissions(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Here = "/permissions"
	model := page.Permissions{Desk: d, Mine: string(actorOf(r).Role)}
	inside := slices.DeleteFunc(slices.Clone(staff.Roles), func(r staff.Role) bool { return r == staff.Partner })
	for _, role := range inside {
		model.Roles = append(model.Roles, page.Choice{Value: string(role), Label: d.Lang.Value(role)})
	}
	for _, action := range staff.Actions() {
		if row := permissionRow(d.Lang, action, inside); row.Anyone() {
			model.Rows = append(model.Rows, row)
		}
	}
	slices.SortFunc(model.Rows, func(a, b page.PermissionRow) int { return compareText(a.Action, b.Action) })
	s.show(w, r, http.StatusOK, page.PermissionsPage(model))
}

func permissionRow(lang words.Lang, action staff.Action, roles []staff.Role) page.PermissionRow {
	row := page.PermissionRow{Action: lang.Value(action), Rule: staff.RuleOf(action)}
	for _, role := range roles {
		may, under := staff.MayUnder(role, action)
		cell := page.Allowance{Allowed: may}
		if under != nil {
			cell.Under = lang.Value(under)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}
