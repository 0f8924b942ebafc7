package web

import (
	"cmp"
	"slices"
	"strings"

	"rebond/internal/domain/day"
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
		{Label: lang.Field("phone"), Text: a.Phone, Href: hrefOf("tel:", strings.ReplaceAll(a.Phone, " ", ""))},
		{Label: lang.Field("email"), Text: a.Email, Href: hrefOf("mailto:", a.Email)},
		{Label: lang.Field("street"), Text: strings.TrimSpace(strings.Join([]string{a.Street, strings.TrimSpace(a.Postcode + " " + a.City)}, ", "))},
	}
	return slices.DeleteFunc(facts, func(f page.Fact) bool { return strings.Trim(f.Text, ", ") == "" })
}

func hrefOf(scheme, to string) string {
	if to == "" {
		return ""
	}
	return scheme + to
}

// entries says lines of history.
func (t teller) entries(entries []history.Entry) []page.Entry {
	said := make([]page.Entry, 0, len(entries))
	for _, e := range entries {
		said = append(said, t.entry(e))
	}
	return said
}

func (t teller) entry(e history.Entry) page.Entry {
	said := page.Entry{
		At: e.At, Who: t.file.People.Name(staff.ID(e.Actor)),
		Sentence: t.desk.Lang.Word("verb", e.Verb) + t.object(e),
		Why:      page.Why{Reasons: e.Because, Policy: e.Policy},
	}
	for _, c := range e.Changes {
		if note := noteOf(c); note != "" {
			said.Note = note
		}
		if change, ok := t.change(c); ok {
			said.Changes = append(said.Changes, change)
		}
	}
	return said
}

// object names what a verb was about where the verb alone doesn't: the task.
func (t teller) object(e history.Entry) string {
	for _, reason := range e.Because {
		for _, in := range reason.Inputs {
			if in.Name == "task" {
				return t.desk.Lang.Say(words.EntryObject, "what", in.Value)
			}
		}
	}
	return ""
}

// noteOf is the free text that came with an entry.
func noteOf(c history.Change) string {
	if c.Personal && c.Ref.Kind == "churn_case" {
		return c.After
	}
	return ""
}

// plumbing are the fields that tie records together; they mean nothing to people.
var plumbing = map[string]bool{"case": true, "task": true, "cause": true, "ended_by": true, "opened_by": true, "recorded_by": true, "by": true, "closed_by": true, "taken_back_by": true}

func (t teller) change(c history.Change) (page.Change, bool) {
	field := bareField(c.Field)
	if plumbing[field] || noteOf(c) != "" {
		return page.Change{}, false
	}
	label := t.desk.Lang.Field(field)
	if of := t.recordOf(c.Ref); of != "" {
		label = of + " – " + label
	}
	return page.Change{Field: label, From: t.value(c.Ref, field, c.Before), To: t.value(c.Ref, field, c.After)}, true
}

// bareField is a field's name without the number of the request or document.
func bareField(field string) string {
	for _, list := range []string{"request_", "document_"} {
		if rest, ok := strings.CutPrefix(field, list); ok {
			_, bare, _ := strings.Cut(rest, "_")
			return bare
		}
	}
	return field
}

// recordOf names a record that hangs on the case, before the name of its field.
func (t teller) recordOf(ref history.Ref) string {
	for _, x := range t.file.Tasks {
		if x.Ref() == ref {
			return t.word(x.What)
		}
	}
	for _, x := range t.file.Effects {
		if x.Ref() == ref {
			return t.word(x.What)
		}
	}
	if ref.Kind == "billing_stop_case" {
		return t.desk.Lang.Say(words.BillingStopType)
	}
	return ""
}

// lists are the word lists that fields' values stand in, by record and field.
var lists = map[string]string{
	"status": "account_status", "platform": "platform", "channel": "channel", "reason": "churn_reason", "sub_reason": "churn_sub_reason",
	"outcome": "churn_outcome", "medium": "medium", "queue": "role", "detail": "account_status",
	"churn_case.stage": "stage", "billing_stop_case.stage": "billing_stop_stage",
	"task.what": "task", "task.state": "task_state", "effect.what": "effect", "effect.state": "effect_state",
}

// value says a field's value: a word, a day, a person, or the text as it is.
func (t teller) value(ref history.Ref, field, value string) string {
	if value == "" {
		return ""
	}
	lang := t.desk.Lang
	if list := cmp.Or(lists[ref.Kind+"."+field], lists[field]); list != "" {
		return lang.Word(list, value)
	}
	if d, err := day.Parse(value); err == nil {
		return lang.Day(d)
	}
	if field == "owner" || field == "assignee" {
		return t.file.People.Name(staff.ID(value))
	}
	if field == "monthly_revenue" {
		return lang.Cents(value)
	}
	return value
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
		ID: string(x.ID), What: t.word(x.What), Who: t.assignee(x), DueOn: x.DueOn, Steps: t.steps(x),
	}
	if x.State == task.Done {
		said.DoneBy, said.DoneOn = t.file.People.Name(x.EndedBy), x.EndedOn
		return said
	}
	if x.Ready(t.actor, t.desk.Today) {
		form := t.form("/tasks/" + string(x.ID) + "/done")
		said.Form = &form
	}
	return said
}

func (t teller) assignee(x task.Task) string {
	if x.Queue != "" {
		return t.desk.Lang.Say(words.QueueOf, "role", x.Queue)
	}
	return t.file.People.Name(x.Assignee)
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
	said := page.Clash{Field: u.Field}
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
