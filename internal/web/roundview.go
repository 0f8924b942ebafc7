package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getRound shows a round: what it would do, does or did.
func (s *Server) getRound(w http.ResponseWriter, r *http.Request) {
	file, err := s.seenRound(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	verdict := round.Verdict(r.FormValue("verdict"))
	after, _ := strconv.Atoi(r.FormValue("after")) // no number begins at the first row
	rows, err := s.reads.RoundRows(r.Context(), file.ID, verdict, after)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	lists, err := s.reads.Lists(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Section = sections[file.Action.Of()]
	s.told(w, r, &d)
	for i := range file.History {
		file.History[i].At = file.History[i].At.In(s.app.Policy.Zone)
	}
	file.MadeAt = file.MadeAt.In(s.app.Policy.Zone)
	s.show(w, r, http.StatusOK, page.RoundPage(roundView{d, file, lists, verdict, file.By == actorOf(r).ID}.page(rows)))
}

// roundView says a round in the reader's words.
type roundView struct {
	desk    page.Desk
	file    read.RoundFile
	lists   picklist.Lists
	verdict round.Verdict // of the rows that are shown; empty for all
	theirs  bool          // whoever looks made it
}

func (v roundView) page(rows read.RoundRowsPage) page.Round {
	lang, file := v.desk.Lang, v.file
	model := page.Round{
		Desk: v.desk, Path: roundPath(file.ID), Back: backTo(file.Action.Of(), ""), Title: lang.Value(file.Action), State: roundChip(lang, file.State),
		About: lang.Say(words.RoundBy, "rows", rowsSaid(lang, file.Action.Of(), file.Rows), "who", file.People.Name(file.By), "when", lang.Clock(file.MadeAt, v.desk.Today)),
		Note:  v.note(), Work: v.work(), Acts: v.acts(), Tabs: v.tabs(), Said: v.said(),
	}
	for _, row := range rows.Rows {
		model.Rows = append(model.Rows, v.row(row))
	}
	if rows.More {
		model.Next = v.only(v.verdict, "after", strconv.Itoa(rows.Rows[len(rows.Rows)-1].Number))
	}
	for _, e := range file.History {
		model.History = append(model.History, page.Entry{At: e.At, Who: file.People.Name(staff.ID(e.Actor)), Sentence: lang.Word("verb", e.Verb)})
	}
	return model
}

// said is what was said once, for all rows.
func (v roundView) said() (facts []page.Fact) {
	for _, ask := range v.file.Action.Asks() {
		value := v.file.Said[ask.Name]
		if value == "" {
			continue
		}
		fact := saidValue(v.desk.Lang, v.file.People, ask, value)
		switch {
		case ask.Personal:
		case ask.Name == round.Reason:
			fact.Text = v.desk.Lang.Label(v.lists.Label(picklist.Reasons, picklist.Key(value)))
		case ask.Name == round.SubReason:
			fact.Text = v.desk.Lang.Label(v.lists.Label(picklist.SubReasons, picklist.Key(value)))
		case ask.Name == round.Channel:
			fact.Text = v.desk.Lang.Value(churn.Channel(value))
		case ask.Name == round.Medium:
			fact.Text = v.desk.Lang.Value(churn.Medium(value))
		case ask.Name == round.Outcome:
			fact.Text = v.desk.Lang.Value(churn.Outcome(value))
		}
		facts = append(facts, fact)
	}
	return facts
}

func (v roundView) note() string {
	lang, file := v.desk.Lang, v.file
	switch {
	case file.State == round.Previewed && file.Counts[round.Goes] == 0:
		return lang.Say(words.RoundNoneGoes)
	case file.State == round.Previewed:
		return lang.Say(words.RoundPreviewIs)
	case file.Halted():
		return lang.Say(words.RoundHaltedIs, "who", file.People.Name(file.By))
	case file.State == round.Stopped:
		return lang.Say(words.RoundStoppedIs)
	case file.State == round.Applied:
		return lang.Say(words.RoundOutcome, "done", file.Counts[round.Done], "refused", file.Counts[round.Refused]+file.Counts[round.RefusedSince])
	case file.State == round.Dropped:
		return lang.Say(words.RoundDroppedIs)
	}
	return ""
}

func (v roundView) work() *page.Work {
	if !v.file.State.AtWork() {
		return nil
	}
	what := words.RoundApplying
	if v.file.State == round.Checking {
		what = words.RoundChecking
	}
	done, total := v.file.Progress()
	return &page.Work{What: v.desk.Lang.Say(what), Href: roundPath(v.file.ID) + "/progress", Done: done, Total: total}
}

// acts are the buttons of what can be done with the round now, the main one first.
func (v roundView) acts() (acts []page.MoveButton) {
	lang, state, goes := v.desk.Lang, v.file.State, v.file.Counts[round.Goes]
	add := func(path, label string, hint words.Phrase, main bool) {
		act := page.MoveButton{Action: roundPath(v.file.ID) + path, Label: label, Main: main}
		if hint != (words.Phrase{}) {
			act.Hint = lang.Say(hint)
		}
		acts = append(acts, act)
	}
	if round.Moves.Can(state, round.Apply) && v.theirs && goes > 0 {
		label := lang.Say(words.RoundDoApply, "n", goes)
		if state == round.Stopped {
			label = lang.Say(words.RoundDoGoOn, "n", goes)
		}
		add("/apply", label, words.RoundApplyIs, true)
	}
	if round.Moves.Can(state, round.Stop) {
		add("/stop", lang.Say(words.RoundDoStop), words.Phrase{}, false)
	}
	if round.Moves.Can(state, round.Drop) && v.theirs {
		label, hint := words.RoundDoDrop, words.RoundForgetIs
		if state == round.Checking || state == round.Previewed {
			label, hint = words.RoundDoForget, words.Phrase{}
		}
		add("/drop", lang.Say(label), hint, false)
	}
	return acts
}

func (v roundView) only(verdict round.Verdict, pairs ...string) string {
	query := url.Values{}
	if verdict != "" {
		query.Set("verdict", string(verdict))
	}
	for pair := range slices.Chunk(pairs, 2) {
		query.Set(pair[0], pair[1])
	}
	if len(query) == 0 {
		return roundPath(v.file.ID)
	}
	return roundPath(v.file.ID) + "?" + query.Encode()
}

// tabs are the rows by verdict; none where they are forgotten.
func (v roundView) tabs() (tabs []page.Facet) {
	all := 0
	for _, verdict := range round.Verdicts {
		n := v.file.Counts[verdict]
		if all += n; n > 0 {
			tabs = append(tabs, page.Facet{Text: v.desk.Lang.Value(verdict), Href: v.only(verdict), Count: page.Count{N: n}, Here: v.verdict == verdict})
		}
	}
	if all == 0 {
		return nil
	}
	return append([]page.Facet{{Text: v.desk.Lang.Say(words.ImportAll), Href: v.only(""), Count: page.Count{N: all}, Here: v.verdict == ""}}, tabs...)
}

var roundVerdictTones = map[round.Verdict]page.Tone{round.Goes: page.Note, round.Done: page.Good, round.Refused: page.Bad, round.RefusedSince: page.Bad}

func (v roundView) row(row read.RoundRow) page.RoundRow {
	said := page.RoundRow{
		Salon: row.Salon, City: row.City, Href: rowPath(v.file.Action.Of(), row),
		Verdict: page.Chip{Text: v.desk.Lang.Value(row.Verdict), Tone: roundVerdictTones[row.Verdict]},
	}
	if row.Account == "" {
		said.Salon = v.desk.Lang.Say(words.RoundUnknownRow)
	}
	if row.Refused != nil {
		for _, u := range row.Refused.Unmet {
			said.Says = append(said.Says, page.Problem{Rule: u.Rule, Text: v.desk.Lang.Text(u.Text, u.Inputs)})
		}
	}
	return said
}

// peopleOf lists those who are at the desk, by name.
func peopleOf(people read.People) (choices []page.Choice) {
	for id, p := range people {
		if p.Active {
			choices = append(choices, page.Choice{Value: string(id), Label: p.Name})
		}
	}
	slices.SortFunc(choices, func(a, b page.Choice) int { return strings.Compare(a.Label, b.Label) })
	return choices
}

// outcomes are those in which the partner stays.
func outcomes(lang words.Lang) (choices []page.Choice) {
	for _, o := range churn.Recoveries {
		choices = append(choices, page.Choice{Value: string(o), Label: words.Capital(lang.Value(o))})
	}
	return choices
}
