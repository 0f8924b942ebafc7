package web

import (
	"cmp"
	"slices"
	"strings"

	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// teller says the records of one account as a page shows them.
type teller struct {
	desk  page.Desk
	file  read.File
	actor staff.Actor
}

func (t teller) word(value words.Worded) string { return t.desk.Lang.Value(value) }

// statusTones say how a status looks.
var statusTones = map[partner.Status]page.Tone{
	partner.Active:       page.Good,
	partner.Training:     page.Note,
	partner.Retention:    page.Soon,
	partner.ExpiringPlan: page.Going,
	partner.Churned:      page.Plain,
}

func statusChip(lang words.Lang, status partner.Status) page.Chip {
	return page.Chip{Text: lang.Value(status), Tone: statusTones[status]}
}

// why is the answer to "Pourquoi ?" for a field of a record: the reasons of the
// entry that last changed it.
func (t teller) why(of history.Ref, field string) page.Why {
	entry, ok := t.file.LastChange(of, field)
	if !ok {
		return page.Why{}
	}
	return page.Why{Reasons: entry.Because, Policy: entry.Policy}
}

func (t teller) salon() page.Salon {
	a := t.file.Account
	return page.Salon{
		Name: a.Name, City: a.City, Href: accountPath(a.ID),
		Status: statusChip(t.desk.Lang, a.Status), StatusWhy: t.why(a.Ref(), "status"),
		Contact: t.contact(),
	}
}

func (t teller) contact() []page.Fact {
	a, lang := t.file.Account, t.desk.Lang
	facts := []page.Fact{
		{Label: lang.Field("phone"), Text: a.Phone, Href: telOf(a.Phone)},
		{Label: lang.Field("email"), Text: a.Email, Href: hrefOf("mailto:", a.Email)},
		{Label: lang.Field("street"), Text: strings.TrimSpace(strings.Join([]string{a.Street, strings.TrimSpace(a.Postcode + " " + a.City)}, ", "))},
	}
	return slices.DeleteFunc(facts, func(f page.Fact) bool { return strings.Trim(f.Text, ", ") == "" })
}

func telOf(phone string) string { return hrefOf("tel:", strings.ReplaceAll(phone, " ", "")) }

func hrefOf(scheme, to string) string {
	if to == "" {
		return ""
	}
	return scheme + to
}

// tasks says tasks, with a button where the reader may say that one is done.
func (t teller) tasks(which func(task.Task) bool) []page.Task {
	var said []page.Task
	for _, x := range t.file.Tasks {
		if x.State != task.Cancelled && which(x) {
			said = append(said, t.task(x))
		}
	}
	return said
}

func (t teller) task(x task.Task) page.Task {
	said := page.Task{
		ID: string(x.ID), What: t.what(x), Who: t.assignee(x), DueOn: x.DueOn, Steps: t.steps(x), Mail: mailOf(x),
	}
	if x.State == task.Done {
		said.DoneBy, said.DoneOn = t.file.People.Name(x.EndedBy), x.EndedOn
		return said
	}
	if x.What.OnCase() {
		said.OnCase = casePath(x.Case)
	}
	if x.Ready(t.actor, t.desk.Today) {
		form := t.form("/tasks/" + string(x.ID) + "/done")
		said.Form = &form
	}
	return said
}

// what names a task, with the status that it is to enter.
func (t teller) what(x task.Task) string {
	if x.What == task.MeetPartner && x.Detail != "" {
		return t.desk.Lang.Say(words.TaskAtHour, "what", t.word(x.What), "at", x.Detail)
	}
	return t.withStatus(t.word(x.What), x.Detail)
}

// withStatus adds the status that someone enters in the CRM, where it is about one.
func (t teller) withStatus(what, status string) string {
	if status == "" {
		return what
	}
	return t.desk.Lang.Say(words.StatusTold, "what", what, "status", partner.Status(status))
}

func (t teller) assignee(x task.Task) string {
	if x.Queue != "" {
		return t.desk.Lang.Say(words.QueueOf, "role", x.Queue)
	}
	return t.inPlace(x.Assignee)
}

// steps are the exact instructions of what a person does by hand.
func (t teller) steps(x task.Task) []string {
	a := t.file.Account
	pairs := []any{
		"salon", a.Name, "key", cmp.Or(a.Key, string(a.ID)), "email", cmp.Or(a.Email, "–"), "city", a.City, "due_on", x.DueOn,
		"platform", a.Platform, "status", partner.Status(x.Detail),
	}
	return t.desk.Lang.Lines(words.Instructions[string(x.What)], pairs...)
}

// form is what every form of the page carries.
func (t teller) form(action string) page.Form {
	return page.Form{Action: action, Seen: int64(t.file.Version), Key: newKey()}
}

// returned is a form that came back: what stands in its way, and apart from that
// the fields that someone else changed meanwhile.
func (t teller) returned(form page.Form, refused *refusal.Refusal) page.Form {
	if refused == nil {
		return form
	}
	var rest []error
	for _, u := range refused.Unmet {
		if u.Kind == refusal.Conflict && u.Field != "" {
			form.Clashes = append(form.Clashes, t.clash(u))
			continue
		}
		rest = append(rest, &refusal.Refusal{Unmet: []refusal.Unmet{u}})
	}
	form.Refused, _ = refusal.Of(refusal.All(rest...))
	return form
}

// clash shows both values of a field that two people changed.
func (t teller) clash(u refusal.Unmet) page.Clash {
	said := page.Clash{Field: bareField(u.Field)}
	for _, in := range u.Inputs {
		switch value := t.desk.Lang.Value(in.Value); in.Name {
		case "theirs":
			said.Theirs = t.value(history.Ref{}, bareField(u.Field), value)
		case "yours":
			said.Yours = t.value(history.Ref{}, bareField(u.Field), value)
		case "who":
			said.Who = value
		case "at":
			said.At = value
		}
	}
	return said
}

// zoned shows the instants of history in the zone of the policy.
func (s *Server) zoned(file read.File) read.File {
	for i := range file.History {
		file.History[i].At = file.History[i].At.In(s.app.Policy.Zone)
	}
	return file
}
