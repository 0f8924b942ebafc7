package web

import (
	"cmp"
	"slices"
	"strings"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/dossier"
	"rebond/internal/domain/export"
	"rebond/internal/domain/history"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// shownEntries is how many entries of a history a page shows until it is asked for
// all of them.
const shownEntries = 100

// latest cuts a history to its latest entries, and says where the rest is.
func latest(entries []history.Entry, all bool, path string) (shown []history.Entry, rest string) {
	if all || len(entries) <= shownEntries {
		return entries, ""
	}
	return entries[len(entries)-shownEntries:], path + "?history=all"
}

// entries says lines of history.
func (t teller) entries(entries []history.Entry) []page.Entry {
	said := make([]page.Entry, 0, len(entries))
	undone := dossier.Undoings(t.file.History)
	for _, e := range entries {
		line := t.entry(e)
		line.Undo = t.undoOf(e, undone)
		if by, is := undone[e.Seq]; is {
			line.Undone = t.desk.Lang.Say(words.UndoneOn, "at", by.At, "who", t.file.People.Name(staff.ID(by.Actor)))
		}
		said = append(said, line)
	}
	return said
}

func (t teller) entry(e history.Entry) page.Entry {
	said := page.Entry{
		At: e.At, Who: t.file.People.Name(staff.ID(e.Actor)),
		Sentence: t.desk.Lang.Word("verb", e.Verb) + t.about(e),
		Changes:  t.changes(e),
		Why:      page.Why{Reasons: e.Because, Policy: e.Policy},
	}
	for _, c := range e.Changes {
		said.Note = cmp.Or(noteOf(c), said.Note)
	}
	return said
}

// about says what a verb was about, where the verb alone doesn’t: what the partner
// said, which document came, when the plan ends, who has the account now.
func (t teller) about(e history.Entry) string {
	lang := t.desk.Lang
	switch e.Verb {
	case "churn_case.opened", "churn_case.joined":
		return lang.Say(words.EntryRequest, "reason", t.after(e, "reason"), "sub_reason", t.after(e, "sub_reason"), "channel", t.after(e, "channel"))
	case "churn_case.form_received":
		said := lang.Say(words.EntryReceipt, "medium", t.after(e, "medium"), "received_on", t.after(e, "received_on"))
		return said + t.ped(e, "plan_expiration_date")
	case "churn_case.not_recovered":
		return t.ped(e, "plan_expires_on")
	case "account.handed_over":
		change, _ := changeOf(e, "owner")
		return lang.Say(words.EntryOwner, "from", t.value(change.Ref, "owner", change.Before), "to", t.value(change.Ref, "owner", change.After))
	case "account.undone":
		return lang.Say(words.EntryUndone, "what", lang.List(t.undoneVerbs(e)))
	case "task.finished":
		return lang.Say(words.EntryTask, "task", t.taskOf(e))
	case "export.made":
		return lang.Say(words.EntryExport, "list", export.List(e.About.ID))
	}
	return ""
}

// undoneVerbs say what an undoing undid.
func (t teller) undoneVerbs(e history.Entry) []string {
	var said []string
	for _, why := range e.Because {
		for _, in := range why.Inputs {
			if in.Name == "verb" {
				said = append(said, t.desk.Lang.Say(words.EntryQuoted, "what", t.desk.Lang.Value(in.Value)))
			}
		}
	}
	return said
}

func (t teller) ped(e history.Entry, field string) string {
	if ped := t.after(e, field); ped != "" {
		return t.desk.Lang.Say(words.EntryPED, "ped", ped)
	}
	return ""
}

func (t teller) taskOf(e history.Entry) string {
	for _, x := range t.file.Tasks {
		if x.Ref() == e.About {
			return t.what(x)
		}
	}
	return t.whatOf(e, e.About)
}

// whatOf says what a task or an effect is, from what the entry itself tells of it: in
// the history of all, the records that hang on an account aren't read.
func (t teller) whatOf(e history.Entry, ref history.Ref) string {
	for _, c := range changesOf(e, ref) {
		if c.Field == "what" {
			return t.desk.Lang.Word(ref.Kind, cmp.Or(c.After, c.Before))
		}
	}
	for _, r := range e.Because {
		for _, in := range r.Inputs {
			if in.Name == "task" && ref == e.About {
				return t.desk.Lang.Value(in.Value)
			}
		}
	}
	return ""
}

// after says the value that an entry gave a field.
func (t teller) after(e history.Entry, field string) string {
	change, _ := changeOf(e, field)
	return t.value(change.Ref, field, change.After)
}

// changeOf finds the first change of a field in an entry.
func changeOf(e history.Entry, field string) (history.Change, bool) {
	at := slices.IndexFunc(e.Changes, func(c history.Change) bool { return bareField(c.Field) == field })
	if at < 0 {
		return history.Change{}, false
	}
	return e.Changes[at], true
}

// noteOf is the free text that came with an entry.
func noteOf(c history.Change) string {
	if c.Personal && c.Ref.Kind == "churn_case" && !strings.HasPrefix(c.Field, "summary_") && !strings.HasPrefix(c.Field, "form_") {
		return c.After
	}
	return ""
}

// changes says what an entry changed: the fields of the account and of its case one
// by one, and in one line each the records that hang on them.
func (t teller) changes(e history.Entry) []page.Change {
	var said []page.Change
	for i, c := range e.Changes {
		if name := t.hanging(e, c.Ref); name != "" {
			if i == 0 || e.Changes[i-1].Ref != c.Ref {
				said = append(said, t.recordChange(name, changesOf(e, c.Ref)))
			}
			continue
		}
		if _, asked := strings.CutPrefix(c.Field, "form_"); asked {
			said = append(said, t.formChange(e, c)...)
			continue
		}
		if field := bareField(c.Field); !plumbing[field] && noteOf(c) == "" {
			said = append(said, page.Change{
				Field: t.desk.Lang.Field(field), From: t.value(c.Ref, field, c.Before), To: t.value(c.Ref, field, c.After),
			})
		}
	}
	return said
}

// formChange says what an entry changed of a sending of the form: an answer stands
// under the question as it was asked.
func (t teller) formChange(e history.Entry, c history.Change) []page.Change {
	lang, field := t.desk.Lang, bareField(c.Field)
	if plumbing[field] || strings.HasPrefix(field, "asked_") {
		return nil
	}
	asked, answers := changeOf(e, "asked_"+field)
	if !answers {
		return []page.Change{{Field: lang.Field(field), From: t.value(c.Ref, field, c.Before), To: t.value(c.Ref, field, c.After)}}
	}
	english, _ := changeOf(e, "asked_en_"+field)
	by := picklist.Free
	switch {
	case !c.Personal && (c.After == "yes" || c.After == "no"):
		by = picklist.YesOrNo
	case !c.Personal:
		by = picklist.PickReason
	}
	return []page.Change{{Field: lang.Question(picklist.Label{FR: asked.After, EN: english.After}), To: answerIn(lang, by, c.After, t.file.Lists)}}
}

func changesOf(e history.Entry, ref history.Ref) []history.Change {
	var changes []history.Change
	for _, c := range e.Changes {
		if c.Ref == ref {
			changes = append(changes, c)
		}
	}
	return changes
}

// summed are the fields that say all there is about a record that hangs on a case:
// how it stands, whose it is, for when.
var summed = []string{"state", "stage", "billing", "assignee", "queue", "owner", "due_on"}

func (t teller) recordChange(name string, changes []history.Change) page.Change {
	var from, to []string
	for _, field := range summed {
		for _, c := range changes {
			if c.Field != field {
				continue
			}
			if before := t.value(c.Ref, field, c.Before); before != "" {
				from = append(from, before)
			}
			if after := t.value(c.Ref, field, c.After); after != "" {
				to = append(to, after)
			}
		}
	}
	return page.Change{Field: name, From: strings.Join(from, ", "), To: strings.Join(to, ", ")}
}

// hanging names a record that hangs on the account or its case: a task, an effect,
// a billing stop.
func (t teller) hanging(e history.Entry, ref history.Ref) string {
	lang := t.desk.Lang
	switch ref.Kind {
	case "task":
		for _, x := range t.file.Tasks {
			if x.Ref() == ref {
				return lang.Say(words.RecordTask, "what", t.what(x))
			}
		}
		return lang.Say(words.RecordTask, "what", cmp.Or(t.whatOf(e, ref), "–"))
	case "effect":
		for _, x := range t.file.Effects {
			if x.Ref() == ref {
				return lang.Say(words.RecordEffect, "what", t.withStatus(t.word(x.What), x.Detail))
			}
		}
		return lang.Say(words.RecordEffect, "what", cmp.Or(t.whatOf(e, ref), "–"))
	case "opportunity":
		for _, o := range t.file.Opportunities {
			if o.Ref() == ref {
				return t.deal(o)
			}
		}
	case "billing_stop_case":
		return lang.Say(words.BillingStopType)
	}
	return ""
}

// plumbing are the fields that a line of history says already, by who acted.
var plumbing = map[string]bool{"opened_by": true, "recorded_by": true, "by": true, "closed_by": true, "taken_back_by": true, "sent_by": true, "read_by": true}

// bareField is a field's name without the number of the request or document.
func bareField(field string) string {
	if rest, ok := strings.CutPrefix(field, "summary_"); ok {
		return strings.TrimLeft(rest, "0123456789_")
	}
	for _, list := range []string{"request_", "document_", "form_", "attempt_"} {
		if rest, ok := strings.CutPrefix(field, list); ok {
			_, bare, _ := strings.Cut(rest, "_")
			return bare
		}
	}
	return field
}

// lists are the word lists that fields' values stand in, by record and field.
var lists = map[string]string{
	"status": "account_status", "platform": "platform", "channel": "channel", "outcome": "churn_outcome", "medium": "medium", "queue": "role",
	"churn_case.stage": "stage", "billing_stop_case.stage": "billing_stop_stage",
	"person.role": "role", "person.team": "team", "person.lang": "lang", "person.active": "mark", "person.retention_lead": "mark",
	"result": "call_result", "appointment_state": "appointment_state", "type": "opportunity_type",
	"opportunity.kind": "opportunity_kind",
	"list_item.answer": "answering", "list_item.required": "mark",
	"task.state": "task_state", "effect.state": "effect_state",
}

// itemFields are the fields that hold items of the lists, several apart by a space.
var itemFields = map[string]picklist.List{
	"main_reason": picklist.Reasons, "reason": picklist.Reasons, "sub_reason": picklist.SubReasons, "leaving": picklist.Leaving, "service": picklist.Services,
	"liked": picklist.Liked, "competitor": picklist.Competitors, "why_competitor": picklist.WhyCompetitor,
	"parent": picklist.Reasons, "signing": picklist.Signings, "offered": picklist.Offers, "comeback": churn.ComeBack,
}

// items says what the lists call the items of a field.
func (t teller) items(list picklist.List, keys string) string {
	var said []string
	for _, key := range strings.Fields(keys) {
		said = append(said, t.desk.Lang.Tag(churn.Tag{List: list, Key: picklist.Key(key)}, t.file.Lists))
	}
	return strings.Join(said, " ")
}

// persons are the fields that hold who someone is.
var persons = map[string]bool{
	"assigned_to": true, "briefing_by": true, "appointment_booked_by": true, "negotiation_by": true,
	"manager": true, "person": true, "deputy": true, "retired_by": true,
	"owner": true, "assignee": true, "by": true, "opened_by": true, "recorded_by": true, "closed_by": true, "ended_by": true, "taken_back_by": true,
}

// value says a field's value: a word, a day, a person, or the text as it is.
func (t teller) value(ref history.Ref, field, value string) string {
	if value == "" {
		return ""
	}
	lang := t.desk.Lang
	if list, ok := itemFields[field]; ok {
		return t.items(list, value)
	}
	if list := cmp.Or(lists[ref.Kind+"."+field], lists[field]); list != "" {
		return lang.Word(list, value)
	}
	if d, err := day.Parse(value); err == nil {
		return lang.Day(d)
	}
	if persons[field] {
		return t.file.People.Name(staff.ID(value))
	}
	if field == "monthly_revenue" || field == "billing" {
		return lang.Cents(value)
	}
	return value
}

// brought reports whether one of the entries brought a record, as its name shows.
func brought(entries []history.Entry, ref history.Ref) bool {
	return slices.ContainsFunc(entries, func(e history.Entry) bool {
		return slices.ContainsFunc(e.Changes, func(c history.Change) bool { return c.Ref == ref && c.Field == "what" })
	})
}
