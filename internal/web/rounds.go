package web

import (
	"cmp"
	"net/http"
	"net/url"

	"rebond/internal/app"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func roundPath(id round.ID) string { return "/rounds/" + string(id) }

// ticksOf is what a list offers to do with its rows; all counts what its filter finds.
func ticksOf(r *http.Request, lang words.Lang, of round.Subject, all page.Count) page.Ticks {
	filter := r.URL.Query()
	for _, place := range []string{"after", "before", "view"} {
		filter.Del(place)
	}
	return page.Ticks{Of: string(of), Filter: filter.Encode(), All: all, Actions: roundActions(lang, of, actorOf(r).Role)}
}

func roundActions(lang words.Lang, of round.Subject, role staff.Role) (choices []page.Choice) {
	for _, action := range round.Offered(of, role) {
		choices = append(choices, page.Choice{Value: string(action), Label: lang.Value(action)})
	}
	return choices
}

// sections are the lists that rounds are made from, by what their rows are.
var sections = map[round.Subject]page.Section{round.Cases: page.InCases, round.Tasks: page.InTasks, round.Accounts: page.InAccounts}

// getRounds lists the rounds of whoever looks, or everybody's.
func (s *Server) getRounds(w http.ResponseWriter, r *http.Request) {
	d, by, all := s.desk(r), actorOf(r).ID, r.FormValue("all") != ""
	s.told(w, r, &d)
	model := page.Rounds{Desk: d}
	if staff.May(actorOf(r).Role, staff.SeeRound, staff.Scope{}).Allowed {
		model.Tabs = []page.Facet{{Text: d.Lang.Say(words.RoundsMine), Href: "/rounds", Here: !all}, {Text: d.Lang.Say(words.RoundsAll), Href: "/rounds?all=yes", Here: all}}
		if all {
			by = ""
		}
	}
	after, _ := read.ParseRoundMark(r.FormValue("after")) // what is no mark begins at the latest
	found, err := s.reads.Rounds(r.Context(), by, after)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	for _, one := range found.Rows {
		model.Rows = append(model.Rows, page.RoundLine{
			Href: roundPath(one.ID), Action: d.Lang.Value(one.Action), State: roundChip(d.Lang, one.State), Rows: one.Rows,
			Made: d.Lang.Say(words.ImportBy, "who", found.People.Name(one.By), "when", d.Lang.Clock(one.MadeAt.In(s.app.Policy.Zone), d.Today)),
		})
	}
	if found.More {
		query := url.Values{"after": {found.Last().String()}}
		if all {
			query.Set("all", "yes")
		}
		model.Next = "/rounds?" + query.Encode()
	}
	s.show(w, r, http.StatusOK, page.RoundsPage(model))
}

var roundTones = map[round.State]page.Tone{
	round.Checking: page.Note, round.Previewed: page.Soon, round.Applying: page.Note, round.Stopped: page.Bad, round.Applied: page.Good,
}

func roundChip(lang words.Lang, state round.State) page.Chip {
	return page.Chip{Text: lang.Value(state), Tone: cmp.Or(roundTones[state], page.Plain)}
}

// postRounds makes a round of the rows that a list sent. What its action asks is asked
// first; what is refused comes back with all that was chosen.
func (s *Server) postRounds(w http.ResponseWriter, r *http.Request) {
	of, action := round.Subject(r.PostFormValue("of")), round.Action(r.PostFormValue("action"))
	if len(action.Asks()) > 0 && !r.PostForm.Has("said") && action.Of() == of {
		s.askRound(w, r, http.StatusOK, nil)
		return
	}
	said := round.Said{}
	for _, ask := range action.Asks() {
		said[ask.Name] = r.PostFormValue(ask.Name)
	}
	id, err := s.app.Rounds.Make(r.Context(), actorOf(r), action, said, s.rowSet(r, of))
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		done(w, r, "round.made", roundPath(id))
	case ok && !refused.Has(refusal.Forbidden):
		s.askRound(w, r, statusOf(err), refused)
	default:
		s.fail(w, r, err)
	}
}

// rowSet is what was chosen of a list: the rows that are ticked, or all that its filter
// finds.
func (s *Server) rowSet(r *http.Request, of round.Subject) app.RowSet {
	set := app.RowSet{Of: of, IDs: r.PostForm["id"]}
	if r.PostFormValue("all") == "" {
		return set
	}
	filter, _ := url.ParseQuery(r.PostFormValue("filter")) // what is none filters nothing
	actor, today := actorOf(r), s.app.Policy.Today(s.app.Clock.Now())
	switch of {
	case round.Cases:
		queue := queueOf(caseFilterOf(filter), actor, today)
		set.Cases = &queue
	case round.Tasks:
		todo := todoOf(taskFilterOf(filter), actor, today)
		set.Tasks = &todo
	case round.Accounts:
		set.Accounts = &read.AccountsList{Query: filter.Get("q"), Gap: read.Gap(filter.Get("without"))}
	}
	return set
}

// askRound asks what the action asks, once for all rows.
func (s *Server) askRound(w http.ResponseWriter, r *http.Request, status int, refused *refusal.Refusal) {
	people, err := s.reads.People(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	of, action := round.Subject(r.PostFormValue("of")), round.Action(r.PostFormValue("action"))
	d := s.desk(r)
	d.Section = sections[of]
	model := page.RoundAsk{
		Desk: d, Form: page.Form{Refused: refused}, Back: backTo(of, r.PostFormValue("filter")), Of: string(of), Action: string(action),
		IDs: r.PostForm["id"], Filter: r.PostFormValue("filter"), All: r.PostFormValue("all") != "",
	}
	model.Rows = rowsSaid(d.Lang, of, len(model.IDs))
	if model.All {
		model.Rows = d.Lang.Say(words.RoundAllOf)
	}
	if action.Of() != of {
		model.Action, model.Actions = "", roundActions(d.Lang, of, actorOf(r).Role)
	}
	if model.Fields, err = s.roundFields(r, d.Lang, people); err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, status, page.RoundAskPage(model))
}

// backTo is the address of the list that a round's rows were chosen from.
func backTo(of round.Subject, filter string) string {
	if sections[of] == "" {
		return "/cases"
	}
	if filter == "" {
		return "/" + string(of)
	}
	return "/" + string(of) + "?" + filter
}

var rowNouns = map[round.Subject]words.Phrase{round.Cases: words.RoundCases, round.Tasks: words.RoundTasks, round.Accounts: words.RoundAccounts}

func rowsSaid(lang words.Lang, of round.Subject, n int) string { return lang.Say(rowNouns[of], "n", n) }

// roundFields are the fields of what the action that was sent asks, as they were typed.
func (s *Server) roundFields(r *http.Request, lang words.Lang, people read.People) ([]page.RoundField, error) {
	lists, err := s.reads.Lists(r.Context())
	if err != nil {
		return nil, err
	}
	reasons, subReasons := grounds(lang, lists)
	choices := map[string][]page.Choice{
		round.Owner: ownersOf(people), round.Assignee: peopleOf(people), round.Channel: channels(lang), round.Medium: media(lang),
		round.Reason: reasons, round.Outcome: outcomes(lang),
	}
	radios := map[string]bool{round.Medium: true, round.Outcome: true}
	var fields []page.RoundField
	for _, ask := range round.Action(r.PostFormValue("action")).Asks() {
		f := page.RoundField{
			Name: ask.Name, Value: r.PostFormValue(ask.Name), Optional: ask.Optional, Look: page.AsOneOf, Choices: choices[ask.Name],
			Latest: ask.Name == round.ReceivedOn || ask.Name == round.SignedOn, Oldest: ask.Name == round.CallBackOn,
		}
		switch {
		case ask.Personal:
			f.Look = page.AsLongText
		case ask.Day:
			f.Look = page.AsDay
		case radios[ask.Name]:
			f.Look = page.AsOne
		case ask.Name == round.SubReason:
			f.Under = page.Grouped(reasons, subReasons)
		}
		fields = append(fields, f)
	}
	return fields, nil
}

// seenRound reads a round that whoever looks may see.
func (s *Server) seenRound(r *http.Request) (read.RoundFile, error) {
	file, err := s.reads.Round(r.Context(), round.ID(r.PathValue("id")))
	if err == nil {
		err = s.app.Rounds.Permit(r.Context(), actorOf(r), file.Round)
	}
	return file, err
}

// getRoundProgress tells a script how far the desk is.
func (s *Server) getRoundProgress(w http.ResponseWriter, r *http.Request) {
	file, err := s.seenRound(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	done, total := file.Progress()
	tellProgress(w, file.State.AtWork(), done, total, langOf(r).Say(words.ImportOf, "done", done, "total", total))
}

func (s *Server) postRoundApply(w http.ResponseWriter, r *http.Request) {
	s.movedRound(w, r, "round.started", s.app.Rounds.Apply(r.Context(), actorOf(r), round.ID(r.PathValue("id"))))
}

func (s *Server) postRoundStop(w http.ResponseWriter, r *http.Request) {
	s.movedRound(w, r, "round.stopped", s.app.Rounds.Stop(r.Context(), actorOf(r), round.ID(r.PathValue("id"))))
}

func (s *Server) postRoundDrop(w http.ResponseWriter, r *http.Request) {
	s.movedRound(w, r, "round.dropped", s.app.Rounds.Drop(r.Context(), actorOf(r), round.ID(r.PathValue("id"))))
}

// movedRound shows the round again after a verb, or the list where it is dropped.
func (s *Server) movedRound(w http.ResponseWriter, r *http.Request, verb string, err error) {
	to := roundPath(round.ID(r.PathValue("id")))
	if verb == "round.dropped" {
		to = "/rounds"
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	done(w, r, verb, to)
}

// rowPath is the page that a row of a round is about; empty where there is none.
func rowPath(of round.Subject, row read.RoundRow) string {
	switch {
	case row.Account == "":
		return ""
	case of == round.Cases:
		return casePath(row.ID)
	default:
		return accountPath(partner.AccountID(row.Account))
	}
}

// saidValue says a value that was said for all rows, as a person reads it.
func saidValue(lang words.Lang, people read.People, ask round.Ask, value string) page.Fact {
	fact := page.Fact{Label: lang.Field(ask.Name), Text: value}
	switch {
	case ask.Day:
		on, err := day.Parse(value)
		if err == nil {
			fact.Day = on
		}
	case ask.Name == round.Owner || ask.Name == round.Assignee:
		fact.Text = people.Name(staff.ID(value))
	}
	return fact
}
