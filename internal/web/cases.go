package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getCases shows the queue that the address asks for.
func (s *Server) getCases(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Section = page.InCases
	told(w, r, &d)
	filter := page.CaseFilter{
		Stage: r.FormValue("stage"), Type: r.FormValue("type"), Owner: r.FormValue("owner"), Due: r.FormValue("due"),
	}
	people, err := s.reads.People(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	queue := queueOf(filter, actorOf(r), d.Today)
	queue.After, queue.Before = markOf(r.FormValue("after")), markOf(r.FormValue("before"))
	found, err := s.reads.Queue(r.Context(), queue)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	model := page.Cases{
		Desk: d, Filter: filter, Types: caseTypes(d.Lang), Owners: ownersOf(people),
		Count: countOf(found.Count),
		Rows:  rowsOf(d, people, found.Rows), Pages: pagesOf(filter, found),
	}
	if model.Tally, err = s.tally(r, filter, d.Today); err != nil {
		s.fail(w, r, err)
		return
	}
	if len(found.Rows) == 0 {
		if model.Upcoming, err = s.upcoming(r, d, filter, people); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	s.show(w, r, http.StatusOK, page.CasesPage(model))
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

// queueOf is the queue behind a filter. An empty value is a filter that isn't set.
func queueOf(f page.CaseFilter, actor staff.Actor, today day.Day) read.Queue {
	q := read.Queue{Closed: f.Stage == "closed", Kind: f.Type, Owner: staff.ID(f.Owner)}
	if f.Owner == "mine" {
		q.Owner = actor.ID
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

func pagesOf(f page.CaseFilter, found read.QueuePage) page.Pages {
	var pages page.Pages
	if len(found.Rows) == 0 {
		return pages
	}
	if found.Less {
		pages.Previous = atMark(f, "before", found.Rows[0].Mark)
	}
	if found.More {
		pages.Next = atMark(f, "after", found.Rows[len(found.Rows)-1].Mark)
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
	said := page.CaseRow{Href: casePath(row.Mark.ID), Salon: row.Account.Name, City: row.Account.City, NextOn: row.Mark.NextOn}
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
	case c.LookOn > c.OpenedOn:
		return words.NextForm
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
