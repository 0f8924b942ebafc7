package web

import (
	"net/http"
	"net/url"
	"strings"

	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/export"
	"rebond/internal/domain/round"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/domain/view"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getTasks lists what whoever looks has to do: what is due, or all of it.
func (s *Server) getTasks(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Section = page.InTasks
	s.told(w, r, &d)
	filter := taskFilterOf(r.URL.Query())
	model := page.Tasks{Desk: d, Filter: filter}
	due := todoOf(page.TaskFilter{Whose: filter.Whose}, actorOf(r), d.Today)
	counts, err := s.reads.CountTasks(r.Context(), due)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	model.Due = countOf(counts[0])
	todo := todoOf(filter, actorOf(r), d.Today)
	todo.After = taskMarkOf(r.FormValue("after"))
	found, people, err := s.todo(r, todo)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	all, err := s.reads.CountTasks(r.Context(), read.Todo{Of: todo.Of, Whose: todo.Whose, To: todo.To})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	model.Ticks = ticksOf(r, d.Lang, round.Tasks, countOf(all[0]))
	for _, row := range found.Rows {
		said := s.todoRow(r, d, row, people)
		said.Ticks = model.Ticks
		model.Rows = append(model.Rows, said)
	}
	if found.More {
		model.Next = afterTask(filter, found.Rows[len(found.Rows)-1].Task)
	}
	if len(found.Rows) == 0 {
		coming, _, err := s.todo(r, read.Todo{Of: actorOf(r), Whose: todo.Whose})
		if err != nil {
			s.fail(w, r, err)
			return
		}
		if len(coming.Rows) > 0 {
			next := s.todoRow(r, d, coming.Rows[0], people)
			model.Upcoming = &next
		}
	}
	model.Exports = exportsOf(r, export.Tasks, "tasks", r.URL.RawQuery)
	model.Views, err = s.viewsOf(r, d, view.Tasks, people, func(filters []url.Values) ([]page.Count, error) {
		lists := make([]read.Todo, len(filters))
		for i, q := range filters {
			lists[i] = todoOf(taskFilterOf(q), actorOf(r), d.Today)
		}
		counts, err := s.reads.CountTasks(r.Context(), lists...)
		return countsOf(counts), err
	})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, page.TasksPage(model))
}

// taskFilterOf reads the filter from an address.
func taskFilterOf(q url.Values) page.TaskFilter {
	return page.TaskFilter{Coming: q.Get("coming") != "", Whose: q.Get("whose"), View: q.Get("view")}
}

// todoOf is the list behind a filter.
func todoOf(f page.TaskFilter, of staff.Actor, today day.Day) read.Todo {
	todo := read.Todo{Of: of, To: today}
	if f.Coming {
		todo.To = 0
	}
	if whose := read.Whose(f.Whose); whose == read.OnlyTheirs || whose == read.OnlyQueue {
		todo.Whose = whose
	}
	return todo
}

func (s *Server) todo(r *http.Request, todo read.Todo) (read.TasksPage, read.People, error) {
	found, err := s.reads.Tasks(r.Context(), todo)
	if err != nil {
		return found, nil, err
	}
	people, err := s.reads.People(r.Context())
	return found, people, err
}

// todoRow says a task of a list, with the salon that it is about.
func (s *Server) todoRow(r *http.Request, d page.Desk, row read.TaskRow, people read.People) page.Task {
	file := read.File{Dossier: dossier.Dossier{Account: row.Account, Tasks: []task.Task{row.Task}}, People: people}
	said := teller{d, file, actorOf(r)}.task(row.Task)
	said.About = &page.Link{
		Text: d.Lang.Say(words.TaskAbout, "salon", row.Account.Name, "city", row.Account.City), Href: accountPath(row.Account.ID),
	}
	return said
}

func taskMarkOf(text string) read.TaskMark {
	on, id, _ := strings.Cut(text, "~")
	due, err := day.Parse(on)
	if err != nil {
		return read.TaskMark{}
	}
	return read.TaskMark{DueOn: due, ID: task.ID(id)}
}

func afterTask(f page.TaskFilter, last task.Task) string {
	q := url.Values{"after": {last.DueOn.String() + "~" + string(last.ID)}}
	to, glue := f.URL(), "?"
	if strings.Contains(to, "?") {
		glue = "&"
	}
	return to + glue + q.Encode()
}
