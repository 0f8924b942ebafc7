package web

import (
	"net/http"
	"slices"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// getHome shows what waits for whoever looks: their day.
func (s *Server) getHome(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Section = page.InToday
	s.told(w, r, &d)
	people, err := s.reads.People(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	actor := actorOf(r)
	waiting, err := s.reads.Today(r.Context(), actor, d.Today, managed(actor, people))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, page.TodayPage(diary{d, actor, people}.today(waiting)))
}

// managed says whose cases a manager looks after: those of their own people and of
// whom any manager does. Nil for whoever manages nobody.
func managed(actor staff.Actor, people read.People) func(staff.ID) bool {
	if actor.Role != staff.Manager && actor.Role != staff.Admin {
		return nil
	}
	return func(id staff.ID) bool {
		manager := people[id].Manager
		return manager == "" || manager == actor.ID
	}
}

// diary says what waits for somebody as their day shows it.
type diary struct {
	desk   page.Desk
	actor  staff.Actor
	people read.People
}

func (y diary) today(w read.Waiting) page.Today {
	var late, due, decide []page.TodayLine
	place := func(line page.TodayLine, otherwise *[]page.TodayLine) {
		switch {
		case line.DueOn < y.desk.Today:
			late = append(late, line)
		case line.DueOn == y.desk.Today:
			due = append(due, line)
		default:
			*otherwise = append(*otherwise, line)
		}
	}
	for _, row := range w.Tasks {
		line := y.task(row)
		if line.Note == "" {
			line.Note = y.lacks(w.Due, row.Case)
		}
		place(line, &due)
	}
	for _, row := range w.Formal {
		place(y.row(row), &decide)
	}
	for _, row := range w.Due {
		if !hasTask(w.Tasks, row) {
			place(y.row(row), &due)
		}
	}
	bySoonest(late)
	model := page.Today{Desk: y.desk}
	for _, g := range []page.TodayGroup{
		{Title: words.TodayLate, Lines: late},
		{Title: words.TodayDue, Lines: due},
		{Title: words.TodayDecide, Lines: decide},
		{Title: words.TodayEnding, Lines: y.rows(w.Ending, "")},
		{Title: words.TodayNobody, Lines: y.rows(w.Nobodys, y.desk.Lang.Say(words.TodayNobodyNote))},
		{Title: words.TodayBehind, Lines: y.rows(w.Behind, "")},
	} {
		if len(g.Lines) > 0 {
			model.Groups = append(model.Groups, g)
		}
	}
	if w.MoreTasks {
		model.More = "/tasks"
	}
	if len(model.Groups) == 0 {
		model.Upcoming = y.next(w)
	}
	return model
}

// next is what comes first after this day.
func (y diary) next(w read.Waiting) *page.TodayLine {
	var ahead []page.TodayLine
	if w.NextTask != nil {
		ahead = append(ahead, y.task(*w.NextTask))
	}
	if w.NextCase != nil {
		ahead = append(ahead, y.row(*w.NextCase))
	}
	bySoonest(ahead)
	if len(ahead) == 0 {
		return nil
	}
	return &ahead[0]
}

func bySoonest(lines []page.TodayLine) {
	slices.SortStableFunc(lines, func(a, b page.TodayLine) int { return int(a.DueOn) - int(b.DueOn) })
}

// hasTask reports whether a case has a task in the list, which says what to do there.
func hasTask(tasks []read.TaskRow, row read.Row) bool {
	return slices.ContainsFunc(tasks, func(t read.TaskRow) bool { return t.Case == row.Mark.ID })
}

// task is a task to be done in place, or where its case is handled.
func (y diary) task(row read.TaskRow) page.TodayLine {
	file := read.File{Dossier: dossier.Dossier{Account: row.Account, Tasks: []task.Task{row.Task}}, People: y.people}
	said := teller{y.desk, file, y.actor}.task(row.Task)
	line := page.TodayLine{
		ID: said.ID, What: said.What, Salon: row.Account.Name, City: row.Account.City, Href: accountPath(row.Account.ID),
		DueOn: row.DueOn, Steps: said.Steps, Done: said.Form,
	}
	if row.Case != "" {
		line.Href = casePath(row.Case)
	}
	switch {
	case row.Queue != "":
		line.Note = y.desk.Lang.Say(words.TodayYourQueue)
	case row.Assignee != y.actor.ID:
		line.Note = y.desk.Lang.Say(words.TodayInPlaceOf, "who", y.people.Name(row.Assignee))
	}
	return line
}

// rows are cases under one title, with a note of the title's own.
func (y diary) rows(rows []read.Row, note string) []page.TodayLine {
	var lines []page.TodayLine
	for _, row := range rows {
		line := y.row(row)
		if note != "" {
			line.Note = note
		}
		lines = append(lines, line)
	}
	return lines
}

// row is a case: what it waits for, and whose it is where it is somebody else's.
func (y diary) row(row read.Row) page.TodayLine {
	line := page.TodayLine{
		ID: row.Mark.ID, Salon: row.Account.Name, City: row.Account.City, Href: casePath(row.Mark.ID), DueOn: row.Mark.NextOn,
	}
	owner := staff.ID("")
	for _, c := range row.Churn {
		owner = c.Owner
		line.What, line.Note = y.awaited(c)
	}
	for _, c := range row.BillingStops {
		owner = c.Owner
		line.What, line.Note = y.desk.Lang.Say(words.TodayEndWhat), y.desk.Lang.Say(words.TodayEndNote)
	}
	if owner != "" && owner != y.actor.ID {
		line.Note = y.desk.Lang.Say(words.TodayOfWhom, "who", y.people.Name(owner))
	}
	return line
}

// awaited says what a churn case waits for, and what is missing.
func (y diary) awaited(c churn.Case) (what, note string) {
	lang := y.desk.Lang
	if formal := c.Formal(); formal != nil {
		return lang.Say(words.TodayDecideWhat),
			lang.Say(words.TodayDecideNote, "medium", formal.Medium, "received_on", short{lang, formal.ReceivedOn}, "day", short{lang, c.PlanExpiresOn})
	}
	what = lang.Say(words.TodayCallWhat)
	if c.LookOn > c.OpenedOn {
		what = lang.Say(words.TodayFormWhat)
	}
	if lacking := y.lacking(c); lacking != "" {
		return what, lacking // first things first
	}
	return what, lang.Say(words.TodayMissing, "pieces", c.Awaits())
}

// lacking says what a new case lacks to be assigned (AL-8); nothing where it is.
func (y diary) lacking(c churn.Case) string {
	lacks := c.Lacks(y.people[c.Owner].Team)
	if c.Stage != churn.New || len(lacks) == 0 {
		return ""
	}
	return y.desk.Lang.Say(words.TodayLacks, "needs", lacks)
}

// lacks says it of the case of a task, where that is one of those that wait too.
func (y diary) lacks(rows []read.Row, id string) string {
	for _, row := range rows {
		for _, c := range row.Churn {
			if string(c.ID) == id {
				return y.lacking(c)
			}
		}
	}
	return ""
}

// short is a day said without its year.
type short struct {
	lang words.Lang
	on   day.Day
}

func (s short) String() string { return s.lang.ShortDay(s.on) }
