package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func summaryPath(id churn.CaseID) string { return casePath(string(id)) + "/summary" }

// summary is what a case shows of the call.
func (t teller) summary(c churn.Case) *page.CaseSummary {
	said := &page.CaseSummary{Path: summaryPath(c.ID), May: t.maySummarise()}
	if c.Summary == nil {
		return said
	}
	lang := t.desk.Lang
	said.By, said.On = t.file.People.Name(c.Summary.By), c.Summary.On
	said.Text = lang.Summary(*c.Summary, t.file.Lists)
	for _, part := range lang.SummaryParts(*c.Summary, t.file.Lists) {
		line := page.SummaryPart{Head: part.Head.In(lang), Sentence: part.Sentence}
		if part.Of != "" {
			line.Of = &page.Link{Text: part.Of, Href: taggedPath(part.Item)}
		}
		for _, tag := range part.Tags {
			line.Tags = append(line.Tags, page.Link{Text: lang.Tag(tag, t.file.Lists), Href: taggedPath(tag)})
		}
		said.Parts = append(said.Parts, line)
	}
	return said
}

// reason and subReason say what the lists call them.
func (t teller) reason(r churn.Reason) string {
	return t.desk.Lang.Label(t.file.Lists.Label(picklist.Reasons, picklist.Key(r)))
}

func (t teller) subReason(s churn.SubReason) string {
	return t.desk.Lang.Label(t.file.Lists.Label(picklist.SubReasons, picklist.Key(s)))
}

func (t teller) maySummarise() bool {
	return staff.May(t.actor.Role, staff.Summarise, t.actor.With(t.file.Account.Owner)).Allowed
}

// draft says whose draft there is, and of when; nothing where there is none.
func (s *Server) draft(lang words.Lang, people read.People, d read.Draft) string {
	if d.Revision() == 0 {
		return ""
	}
	return lang.Say(words.DraftOf, "who", people.Name(d.By), "at", d.At.In(s.app.Policy.Zone))
}

// getSummary shows the form of the call's summary: what was typed and not saved yet,
// or else what was saved.
func (s *Server) getSummary(w http.ResponseWriter, r *http.Request) {
	s.showSummary(w, r, http.StatusOK, nil)
}

func (s *Server) showSummary(w http.ResponseWriter, r *http.Request, status int, refused *refusal.Refusal) {
	id := churn.CaseID(r.PathValue("id"))
	file, err := s.reads.Case(r.Context(), string(id))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	c, ok := file.ChurnCase(id)
	if !ok {
		s.fail(w, r, refusal.New(refusal.Unknown, "", "", "door.not_found"))
		return
	}
	draft, err := s.reads.Draft(r.Context(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	d := s.desk(r)
	d.Section, d.Here = page.InCases, summaryPath(id)
	s.told(w, r, &d)
	t := teller{desk: d, file: s.zoned(file), actor: actorOf(r)}
	if err := staff.Permit(t.actor, staff.Summarise, t.actor.With(file.Account.Owner)); err != nil {
		s.fail(w, r, err)
		return
	}
	model := page.Summary{
		Desk: d, Path: summaryPath(id), Back: casePath(string(id)), Salon: t.salon(), Said: t.requests(c),
		Form: t.returned(t.form(summaryPath(id)), refused), Revision: strconv.FormatInt(draft.Revision(), 10),
		Edits: staff.May(t.actor.Role, staff.ChangeLists, staff.Scope{}).Allowed,
	}
	switch {
	case refused != nil:
		model.Typed, model.Revision = r.PostForm, r.PostFormValue("draft")
	case draft.Revision() > 0:
		if model.Typed, err = url.ParseQuery(draft.Body); err != nil {
			s.fail(w, r, fmt.Errorf("read the draft of case %s: %w", id, err))
			return
		}
		model.Draft = s.draft(d.Lang, file.People, draft)
	default:
		model.Typed = typedOf(c.Summary)
	}
	model.Causes, model.Lists = causesOf(model.Typed), t.summaryLists(c)
	s.show(w, r, status, page.SummaryPage(model))
}

// summaryLists are the choices of the form: what is in use, and what the case has
// already.
func (t teller) summaryLists(c churn.Case) page.SummaryLists {
	lists := page.SummaryLists{
		Leaving: t.choices(c, picklist.Leaving, ""), Services: t.choices(c, picklist.Services, ""), Liked: t.choices(c, picklist.Liked, ""),
		Competitors: t.choices(c, picklist.Competitors, ""), WhyCompetitor: t.choices(c, picklist.WhyCompetitor, ""),
		Signings: t.choices(c, picklist.Signings, ""), Offers: t.choices(c, picklist.Offers, ""),
	}
	for _, reason := range t.file.Lists.In(picklist.Reasons) {
		if subs := t.choices(c, picklist.SubReasons, reason.Key); len(subs) > 0 {
			lists.SubReasons = append(lists.SubReasons, page.ChoiceGroup{Label: t.desk.Lang.Label(reason.Label), Choices: subs})
		}
	}
	return lists
}

func (t teller) choices(c churn.Case, list picklist.List, parent picklist.Key) []page.Choice {
	var choices []page.Choice
	for _, item := range t.file.Lists.Under(list, parent) {
		tag := churn.Tag{List: list, Key: item.Key}
		label := t.desk.Lang.Tag(tag, t.file.Lists)
		switch {
		case t.file.Lists.Offered(list, item.Key):
		case slices.Contains(c.Tags(), tag):
			label = t.desk.Lang.Say(words.SummaryRetired, "label", label)
		default:
			continue
		}
		choices = append(choices, page.Choice{Value: string(item.Key), Label: label})
	}
	return choices
}

// The fields of the form are named as the API names them.

// causesOf is how many rows for reasons the form has: two, and one more than are
// filled in.
func causesOf(typed url.Values) int {
	filled := 0
	for i := range churn.MaxCauses {
		if !unsaid(causeAt(typed, i)) {
			filled = i + 1
		}
	}
	return min(max(filled+1, 3), churn.MaxCauses)
}

// typedOf fills the form from a summary that was saved.
func typedOf(s *churn.Summary) url.Values {
	typed := url.Values{}
	if s == nil {
		return typed
	}
	put := func(field string, values ...string) {
		for _, value := range values {
			if value != "" {
				typed.Add(field, value)
			}
		}
	}
	for i, cause := range s.Leaving {
		row := fmt.Sprintf("leaving[%d]", i)
		put(row+".sub_reason", string(cause.SubReason))
		put(row+".sentence", cause.Sentence)
		put(row+".tags", texts(cause.Tags)...)
	}
	for part, remark := range map[string]churn.Remark{"services": s.Services, "liked": s.Liked, "offer": s.Offer} {
		put(part+".sentence", remark.Sentence)
		put(part+".tags", texts(remark.Tags)...)
	}
	put("competitor", string(s.Competitor))
	put("why_competitor.sub_reason", string(s.WhyCompetitor.SubReason))
	put("why_competitor.sentence", s.WhyCompetitor.Sentence)
	put("signing", string(s.Signing))
	if s.ComeBack {
		put("comeback", "yes")
	}
	return typed
}

// summaryOf reads a summary from the form. The first row is the main reason.
func summaryOf(typed url.Values) churn.Summary {
	in := churn.Summary{
		Services: remarkOf(typed, "services"), Liked: remarkOf(typed, "liked"), Offer: remarkOf(typed, "offer"),
		Competitor: picklist.Key(typed.Get("competitor")), Signing: picklist.Key(typed.Get("signing")), ComeBack: typed.Get("comeback") != "",
		WhyCompetitor: churn.Motive{Sentence: typed.Get("why_competitor.sentence"), SubReason: picklist.Key(typed.Get("why_competitor.sub_reason"))},
	}
	for i := range churn.MaxCauses {
		cause := causeAt(typed, i)
		cause.Main = i == 0
		in.Leaving = append(in.Leaving, cause)
	}
	return in
}

func causeAt(typed url.Values, i int) churn.Cause {
	row := fmt.Sprintf("leaving[%d]", i)
	return churn.Cause{
		SubReason: churn.SubReason(typed.Get(row + ".sub_reason")), Sentence: typed.Get(row + ".sentence"), Tags: keysOf(typed[row+".tags"]),
	}
}

func unsaid(c churn.Cause) bool { return c.SubReason == "" && c.Sentence == "" && len(c.Tags) == 0 }

func remarkOf(typed url.Values, part string) churn.Remark {
	return churn.Remark{Sentence: typed.Get(part + ".sentence"), Tags: keysOf(typed[part+".tags"])}
}

func keysOf(values []string) []picklist.Key {
	var keys []picklist.Key
	for _, value := range values {
		keys = append(keys, picklist.Key(value))
	}
	return keys
}

func texts(keys []picklist.Key) []string {
	var all []string
	for _, key := range keys {
		all = append(all, string(key))
	}
	return all
}

// postSummary saves the summary, over the draft that was typed (CH-4).
func (s *Server) postSummary(w http.ResponseWriter, r *http.Request) {
	id := churn.CaseID(r.PathValue("id"))
	receipt, err := s.app.Churn.WriteDown(r.Context(), callOf(r), id, summaryOf(r.PostForm), draftSeen(r))
	refused, ok := refusal.Of(err)
	switch {
	case err == nil:
		did(w, r, receipt, casePath(string(id))+"#summary")
	case ok && !refused.Has(refusal.Forbidden) && !refused.Has(refusal.Unknown):
		s.showSummary(w, r, statusOf(err), refused)
	default:
		s.fail(w, r, err)
	}
}

// draftSeen is the revision of the draft that the form was typed over.
func draftSeen(r *http.Request) int64 {
	seen, _ := strconv.ParseInt(r.PostFormValue("draft"), 10, 64) // without it, over none
	return seen
}

// postDraft keeps what was typed so far, for the script as for the button.
func (s *Server) postDraft(w http.ResponseWriter, r *http.Request) {
	id := churn.CaseID(r.PathValue("id"))
	kept, err := s.app.Churn.KeepDraft(r.Context(), actorOf(r), id, draftSeen(r), drafted(r.PostForm))
	refused, ok := refusal.Of(err)
	switch {
	case wantsJSON(r):
		s.answer(w, r, err, func() any {
			lang := langOf(r)
			return map[string]string{
				"draft": strconv.FormatInt(kept.Revision(), 10),
				"said":  lang.Say(words.DraftKept, "at", lang.Time(kept.At.In(s.app.Policy.Zone))),
			}
		})
	case err == nil:
		done(w, r, "draft.kept", casePath(string(id))+"#summary")
	case ok && !refused.Has(refusal.Forbidden) && !refused.Has(refusal.Unknown):
		s.showSummary(w, r, statusOf(err), refused)
	default:
		s.fail(w, r, err)
	}
}

// drafted is what is kept of a form: what was typed, and nothing that it carries.
func drafted(form url.Values) string {
	typed := url.Values{}
	for name, values := range form {
		values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
		if !slices.Contains([]string{"seen", "idempotency_key", "draft"}, name) && len(values) > 0 {
			typed[name] = values
		}
	}
	return typed.Encode()
}

// postDiscard throws the draft away.
func (s *Server) postDiscard(w http.ResponseWriter, r *http.Request) {
	id := churn.CaseID(r.PathValue("id"))
	if err := s.app.Churn.DropDraft(r.Context(), actorOf(r), id, draftSeen(r)); err != nil {
		s.fail(w, r, err)
		return
	}
	done(w, r, "draft.discarded", casePath(string(id))+"#summary")
}
