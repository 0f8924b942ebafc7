package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/export"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getCases shows the queue that the address asks for, as a list or as a board.
func (s *Server) getCases(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Section = page.InCases
	s.told(w, r, &d)
	people, err := s.reads.People(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	model := page.Cases{
		Desk: d, Filter: caseFilterOf(r.URL.Query()), Types: caseTypes(d.Lang), Places: casePlaces(d.Lang), Owners: ownersOf(people),
	}
	fill := s.fillList
	if model.Filter.As == "board" {
		fill = s.fillBoard
	}
	if err := fill(r, &model, people); err != nil {
		s.fail(w, r, err)
		return
	}
	if len(model.Rows) > 0 || len(model.Columns) > 0 {
		model.Ticks = ticksOf(r, d.Lang, round.Cases, model.Count)
	}
	model.Exports = exportsOf(r, export.Cases, "cases", r.URL.RawQuery)
	model.Views, err = s.viewsOf(r, d, view.Cases, people, func(filters []url.Values) ([]page.Count, error) {
		queues := make([]read.Queue, len(filters))
		for i, q := range filters {
			queues[i] = queueOf(caseFilterOf(q), actorOf(r), d.Today)
		}
		counts, err := s.reads.Counts(r.Context(), queues...)
		return countsOf(counts), err
	})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, page.CasesPage(model))
}

// caseFilterOf reads the filter from an address.
func caseFilterOf(q url.Values) page.CaseFilter {
	return page.CaseFilter{
		View: q.Get("view"), As: q.Get("as"), Stage: q.Get("stage"), Type: q.Get("type"), At: q.Get("at"), Owner: q.Get("owner"), Due: q.Get("due"), Tag: q.Get("tag"),
	}
}

func (s *Server) fillList(r *http.Request, model *page.Cases, people read.People) (err error) {
	d, filter := model.Desk, model.Filter
	if filter.Tag != "" {
		lists, err := s.reads.Lists(r.Context())
		if err != nil {
			return err
		}
		model.Tag = d.Lang.Tag(churn.TagOf(filter.Tag), lists)
	}
	queue := queueOf(filter, actorOf(r), d.Today)
	queue.After, queue.Before = markOf(r.FormValue("after")), markOf(r.FormValue("before"))
	found, err := s.reads.Queue(r.Context(), queue)
	if err != nil {
		return err
	}
	model.Count = countOf(found.Count)
	model.Rows, model.Pages = rowsOf(d, people, found.Rows), pagesOf(filter, found, "")
	if model.Tally, err = s.tally(r, filter, d.Today); err != nil {
		return err
	}
	if len(found.Rows) == 0 {
		model.Upcoming, err = s.upcoming(r, d, filter, people)
	}
	return err
}

// boardSize is how many cases a column shows at once.
const boardSize = 12

// fillBoard reads every column in one look at the database; each goes on by itself.
func (s *Server) fillBoard(r *http.Request, model *page.Cases, people read.People) (err error) {
	d, filter := model.Desk, model.Filter
	queues := make([]read.Queue, len(read.Columns))
	for i, at := range read.Columns {
		queues[i] = queueOf(page.CaseFilter{At: string(at), Owner: filter.Owner, Due: filter.Due}, actorOf(r), d.Today)
		queues[i].After, queues[i].Before = markOf(r.FormValue("after_"+string(at))), markOf(r.FormValue("before_"+string(at)))
		queues[i].Size = boardSize
	}
	found, err := s.reads.Board(r.Context(), queues...)
	if err != nil {
		return err
	}
	for i, at := range read.Columns {
		list := filter
		list.As, list.At = "", string(at)
		model.Columns = append(model.Columns, page.BoardColumn{
			Title: d.Lang.Value(at), List: list.URL(), Count: countOf(found[i].Count),
			Rows: rowsOf(d, people, found[i].Rows), Pages: pagesOf(filter, found[i], "_"+string(at)),
		})
	}
	model.Tally, err = s.tally(r, page.CaseFilter{Owner: filter.Owner}, d.Today)
	return err
}

// tally counts what presses among the open cases of a filter.
func (s *Server) tally(r *http.Request, f page.CaseFilter, today day.Day) (page.Tally, error) {
	if f.Stage == "closed" {
		return page.Tally{}, nil
	}
	at := func(due string) read.Queue {
		f.Due = due
		return queueOf(f, actorOf(r), today)
	}
	counts, err := s.reads.Counts(r.Context(), at("late"), at("today"))
	if err != nil {
		return page.Tally{}, err
	}
	late, due := countOf(counts[0]), countOf(counts[1])
	return page.Tally{Late: &late, Today: &due}, nil
}

// countOf says a count that was made no further than a page says.
func countOf(n int) page.Count {
	return page.Count{N: min(n, read.CountedTo), More: n > read.CountedTo}
}

func countsOf(counts []int) []page.Count {
	said := make([]page.Count, len(counts))
	for i, n := range counts {
		said[i] = countOf(n)
	}
	return said
}

// queueOf is the queue behind a filter. An empty value is a filter that isn't set.
func queueOf(f page.CaseFilter, actor staff.Actor, today day.Day) read.Queue {
	q := read.Queue{Closed: f.Stage == "closed", Kind: f.Type, Owner: staff.ID(f.Owner), Tag: churn.TagOf(f.Tag)}
	if at := read.Column(f.At); !q.Closed && slices.Contains(read.Places(), at) {
		q.At = at
	}
	switch f.Owner {
	case "mine":
		q.Owner = actor.ID
	case "nobody":
		q.Owner, q.Nobodys = "", true
	}
	switch f.Due {
	case "late":
		q.To = today.AddDays(-1)
	case "today":
		q.From, q.To = today, today
	case "week":
		q.From, q.To = today, today.AddDays(6)
	}
	return q
}

// upcoming finds the first case of someone's queue, for a filter that shows none.
func (s *Server) upcoming(r *http.Request, d page.Desk, f page.CaseFilter, people read.People) (*page.CaseRow, error) {
	found, err := s.reads.Queue(r.Context(), queueOf(page.CaseFilter{Owner: f.Owner}, actorOf(r), d.Today))
	if err != nil || len(found.Rows) == 0 {
		return nil, err
	}
	return &rowsOf(d, people, found.Rows[:1])[0], nil
}

// markOf reads a row's place from an address; what isn't one is the list's start.
func markOf(text string) read.Mark {
	on, id, _ := strings.Cut(text, "~")
	next, err := day.Parse(on)
	if err != nil {
		return read.Mark{}
	}
	return read.Mark{NextOn: next, ID: id}
}

// pagesOf leads on and back within a list, or within the column that the suffix names.
func pagesOf(f page.CaseFilter, found read.QueuePage, column string) page.Pages {
	var pages page.Pages
	if len(found.Rows) == 0 {
		return pages
	}
	if found.Less {
		pages.Previous = atMark(f, "before"+column, found.Rows[0].Mark)
	}
	if found.More {
		pages.Next = atMark(f, "after"+column, found.Rows[len(found.Rows)-1].Mark)
	}
	return pages
}

func atMark(f page.CaseFilter, name string, m read.Mark) string {
	to, glue := f.URL(), "?"
	if strings.Contains(to, "?") {
		glue = "&"
	}
	return to + glue + url.Values{name: {m.NextOn.String() + "~" + m.ID}}.Encode()
}

func rowsOf(d page.Desk, people read.People, rows []read.Row) []page.CaseRow {
	said := make([]page.CaseRow, 0, len(rows))
	for _, row := range rows {
		said = append(said, rowOf(d, people, row))
	}
	return said
}

func rowOf(d page.Desk, people read.People, row read.Row) page.CaseRow {
	said := page.CaseRow{ID: row.Mark.ID, Href: casePath(row.Mark.ID), Salon: row.Account.Name, City: row.Account.City, NextOn: row.Mark.NextOn}
	for _, c := range row.Churn {
		at := c.At(row.Account)
		said.Type, said.Owner = d.Lang.Say(words.ChurnType), people.Name(c.Owner)
		said.Step, said.Over = stepOf(d.Lang, at), c.Closing != nil
		said.NextWhat = d.Lang.Say(nextOf(c))
		if said.Over && !c.Lost() {
			said.NextWhat = d.Lang.Say(words.CasesSettled)
		}
	}
	for _, c := range row.BillingStops {
		said.Type, said.Owner = d.Lang.Say(words.BillingStopType), people.Name(c.Owner)
		said.Step, said.Over = d.Lang.Value(c.Stage), !c.EndedOn.IsZero()
		said.NextWhat = d.Lang.Say(words.NextPED)
		if c.Stage == billingstop.Cancelled {
			said.NextOn, said.NextWhat = c.EndedOn, d.Lang.Say(words.CasesSettled)
		}
	}
	return said
}

func casePlaces(lang words.Lang) []page.Choice {
	var places []page.Choice
	for _, at := range read.Places() {
		places = append(places, page.Choice{Value: string(at), Label: lang.Value(at)})
	}
	return places
}

func caseTypes(lang words.Lang) []page.Choice {
	return []page.Choice{
		{Value: "churn", Label: lang.Say(words.ChurnType)},
		{Value: "billing_stop", Label: lang.Say(words.BillingStopType)},
	}
}

// ownersOf lists the account managers, by name.
func ownersOf(people read.People) []page.Choice {
	var owners []page.Choice
	for id, p := range people {
		if p.Role == staff.AM {
			owners = append(owners, page.Choice{Value: string(id), Label: p.Name})
		}
	}
	slices.SortFunc(owners, func(a, b page.Choice) int { return strings.Compare(a.Label, b.Label) })
	return owners
}

// nextOf says what happens on the day a case is next looked at.
func nextOf(c churn.Case) words.Phrase {
	switch {
	case !c.PlanExpiresOn.IsZero():
		return words.NextPED
	case c.Meets():
		return words.NextMeeting
	case len(c.Attempts) > 0:
		return words.NextCallBack
	default:
		return words.NextCall
	}
}

// stepOf says where a case stands: a station that isn't reached yet is waited for.
func stepOf(lang words.Lang, at churn.Step) string {
	if at.State == churn.Here {
		return lang.Word("churn_awaits", string(at.Name))
	}
	return lang.Value(at.Name)
}
