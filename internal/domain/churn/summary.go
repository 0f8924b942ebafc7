package churn

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Summary is what the call brought, structured (CH-4). A sentence may be left out
// everywhere; what isn't known is left empty, but for the main reason.
type Summary struct {
	Leaving       []Cause // the main one first
	Services      Remark  // of ours that are involved in the frustration
	Liked         Remark
	Competitor    picklist.Key // where they go
	WhyCompetitor Motive
	Signing       picklist.Key // how they signed in the first place
	ComeBack      bool         // they return to their former supplier
	Offer         Remark       // what was offered to them

	By staff.ID // who saved it last
	On day.Day
}

// Cause is one reason for leaving: a sentence, and a sub-reason or tags. Reason may
// be left empty: the sub-reason says which it is.
type Cause struct {
	Main      bool
	Sentence  string
	Reason    Reason
	SubReason SubReason
	Tags      []picklist.Key
}

// blank reports whether a cause says nothing: the row of a form that was left empty.
func (c Cause) blank() bool {
	return !c.Main && c.Sentence == "" && c.Reason == "" && c.SubReason == "" && len(c.Tags) == 0
}

// Remark is a sentence with tags.
type Remark struct {
	Sentence string
	Tags     []picklist.Key
}

// Motive is a sentence with one item of a list.
type Motive struct {
	Sentence  string
	SubReason picklist.Key
}

// ComeBack is the list of the one tag that says that a partner returns to their
// former supplier, which nobody edits.
const ComeBack picklist.List = "comeback"

// Tag is an item of a list that a case has.
type Tag struct {
	List picklist.List
	Key  picklist.Key
}

// String writes the tag as an address does: "competitor.planity".
func (t Tag) String() string { return string(t.List) + "." + string(t.Key) }

// TagOf reads a tag as String writes it; what isn't one has no key.
func TagOf(text string) Tag {
	list, key, _ := strings.Cut(text, ".")
	return Tag{picklist.List(list), picklist.Key(key)}
}

// Summarised is told when a summary is saved.
type Summarised struct {
	Case Case
}

// Told tells it to history.
func (e Summarised) Told() history.Told {
	main := e.Case.Summary.Leaving[0]
	return history.Told{
		Verb: "churn_case.summarised", About: e.Case.Ref(), Because: because.Of("CH-4", summarised),
		Facts: because.Inputs("reason", main.Reason, "sub_reason", main.SubReason, "today", e.Case.Summary.On),
	}
}

const (
	summarised      because.Text = "churn.summarised"
	noMainReason    because.Text = "churn.no_main_reason"
	twoMainReasons  because.Text = "churn.two_main_reasons"
	tooManyReasons  because.Text = "churn.too_many_reasons"
	causeUnsaid     because.Text = "churn.cause_unsaid"
	causeTwice      because.Text = "churn.cause_twice"
	unknownTag      because.Text = "churn.unknown_tag"
	retiredTag      because.Text = "churn.retired_tag"
	sentenceTooLong because.Text = "churn.sentence_too_long"
	noCompetitor    because.Text = "churn.no_competitor"
)

const (
	maxSentence = 1000
	// MaxCauses is how many reasons for leaving a summary may have.
	MaxCauses = 6
)

// Summarise puts the result of the call on the case, in place of what was there
// (CH-4). It can be done while the case is open and afterwards: what was heard is
// often written down, or understood, once all is over, and every figure needs it.
// Refused with everything that is wrong at once. What was retired since may stay
// where it was, and can't be chosen anew.
func (c Case) Summarise(in Summary, now moment.Moment) (Case, Summarised, error) {
	in = in.tidy(now.Lists)
	if err := c.unfit(in, now.Lists); err != nil {
		return c, Summarised{}, err
	}
	in.Leaving = slices.DeleteFunc(in.Leaving, Cause.blank)
	slices.SortStableFunc(in.Leaving, func(a, b Cause) int {
		switch {
		case a.Main == b.Main:
			return 0
		case a.Main:
			return -1
		}
		return 1
	})
	in.By, in.On = now.Actor.ID, now.Today
	c.Summary = &in
	return c, Summarised{c}, nil
}

// Concluded closes the case by a verb, and puts the result of the call on it: both, or
// neither, refused with everything that stands in the way of either (CH-4).
func (c Case) Concluded(in Summary, how func(Case, moment.Moment) (Case, Ended, error), now moment.Moment) (Case, Ended, error) {
	noted, _, unfit := c.Summarise(in, now)
	closed, event, refused := how(noted, now)
	if err := refusal.All(refused, unfit); err != nil {
		return c, Ended{}, err
	}
	event.Summarised = true
	return closed, event, nil
}

// tidy trims what was typed, gives each sub-reason its reason, and says a tag once.
func (s Summary) tidy(lists picklist.Lists) Summary {
	s.Leaving = slices.Clone(s.Leaving)
	for i, cause := range s.Leaving {
		cause.Sentence = strings.TrimSpace(cause.Sentence)
		cause.Tags = once(cause.Tags)
		if item, ok := lists.Find(picklist.SubReasons, picklist.Key(cause.SubReason)); ok {
			cause.Reason = cmp.Or(cause.Reason, Reason(item.Parent))
		}
		s.Leaving[i] = cause
	}
	for _, remark := range []*Remark{&s.Services, &s.Liked, &s.Offer} {
		remark.Sentence, remark.Tags = strings.TrimSpace(remark.Sentence), once(remark.Tags)
	}
	s.WhyCompetitor.Sentence = strings.TrimSpace(s.WhyCompetitor.Sentence)
	return s
}

func once(tags []picklist.Key) []picklist.Key {
	var kept []picklist.Key
	for _, tag := range tags {
		if !slices.Contains(kept, tag) {
			kept = append(kept, tag)
		}
	}
	return kept
}

// unfit lists everything that is wrong with a summary.
func (c Case) unfit(in Summary, lists picklist.Lists) error {
	check := checking{lists: lists, held: c.Tags()}
	check.leaving(in.Leaving)
	check.remark("services", picklist.Services, in.Services)
	check.remark("liked", picklist.Liked, in.Liked)
	check.choice("competitor", picklist.Competitors, in.Competitor)
	check.choice("why_competitor.sub_reason", picklist.WhyCompetitor, in.WhyCompetitor.SubReason)
	check.sentence("why_competitor.sentence", in.WhyCompetitor.Sentence)
	if in.Competitor == "" && in.WhyCompetitor != (Motive{}) {
		check.refuse(refusal.Missing, "competitor", noCompetitor)
	}
	check.choice("signing", picklist.Signings, in.Signing)
	check.remark("offer", picklist.Offers, in.Offer)
	return refusal.All(check.wrong...)
}

// checking collects what is wrong with a summary.
type checking struct {
	lists picklist.Lists
	held  []Tag // what the case has already, and may keep
	wrong []error
}

func (k *checking) refuse(kind refusal.Kind, field string, text because.Text, pairs ...any) {
	k.wrong = append(k.wrong, refusal.New(kind, "CH-4", field, text, pairs...))
}

func (k *checking) leaving(causes []Cause) {
	mains, said := 0, map[SubReason]bool{}
	if len(causes) > MaxCauses {
		k.refuse(refusal.Invalid, "leaving", tooManyReasons, "most", MaxCauses)
	}
	for i, cause := range causes {
		if cause.blank() {
			continue
		}
		at := fmt.Sprintf("leaving[%d].", i)
		k.cause(at, cause)
		if cause.SubReason != "" && said[cause.SubReason] {
			k.refuse(refusal.Invalid, at+"sub_reason", causeTwice)
		}
		said[cause.SubReason] = true
		if cause.Main {
			mains++
		}
		if cause.Main && mains > 1 {
			k.refuse(refusal.Invalid, at+"main", twoMainReasons)
		}
	}
	if mains == 0 {
		k.refuse(refusal.Missing, "leaving[0].sub_reason", noMainReason)
	}
}

// cause checks one reason for leaving: it has a sub-reason, of its reason, or tags.
func (k *checking) cause(at string, cause Cause) {
	sub, known := k.lists.Find(picklist.SubReasons, picklist.Key(cause.SubReason))
	switch {
	case cause.SubReason == "" && (cause.Reason != "" || len(cause.Tags) == 0):
		k.refuse(refusal.Missing, at+"sub_reason", causeUnsaid)
	case known && sub.Parent != picklist.Key(cause.Reason):
		k.refuse(refusal.Invalid, at+"sub_reason", strangeSubReason, "value", sub.Label, "reason", k.lists.Label(picklist.Reasons, picklist.Key(cause.Reason)))
	default:
		k.choice(at+"sub_reason", picklist.SubReasons, picklist.Key(cause.SubReason))
	}
	k.sentence(at+"sentence", cause.Sentence)
	k.tags(at+"tags", picklist.Leaving, cause.Tags)
}

func (k *checking) remark(field string, list picklist.List, remark Remark) {
	k.sentence(field+".sentence", remark.Sentence)
	k.tags(field+".tags", list, remark.Tags)
}

func (k *checking) tags(field string, list picklist.List, tags []picklist.Key) {
	for _, tag := range tags {
		k.choice(field, list, tag)
	}
}

// choice refuses an item that can't be chosen, unless the case has it already.
func (k *checking) choice(field string, list picklist.List, key picklist.Key) {
	item, known := k.lists.Find(list, key)
	switch {
	case key == "" || k.lists.Offered(list, key) || slices.Contains(k.held, Tag{list, key}):
	case known:
		k.refuse(refusal.Invalid, field, retiredTag, "value", item.Label)
	default:
		k.refuse(refusal.Invalid, field, unknownTag, "value", string(key), "list", list)
	}
}

func (k *checking) sentence(field, text string) {
	if len([]rune(text)) > maxSentence {
		k.refuse(refusal.Invalid, field, sentenceTooLong, "most", maxSentence)
	}
}

// Tags lists the items of the lists that the case has, each once: the reasons of its
// requests, and what its summary says (CH-4).
func (c Case) Tags() []Tag {
	var tags []Tag
	put := func(list picklist.List, keys ...picklist.Key) {
		for _, key := range keys {
			if tag := (Tag{list, key}); key != "" && !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	for _, r := range c.Requests {
		put(picklist.Reasons, picklist.Key(r.Reason))
		put(picklist.SubReasons, picklist.Key(r.SubReason))
	}
	s := c.Summary
	if s == nil {
		return tags
	}
	for _, cause := range s.Leaving {
		put(picklist.Reasons, picklist.Key(cause.Reason))
		put(picklist.SubReasons, picklist.Key(cause.SubReason))
		put(picklist.Leaving, cause.Tags...)
	}
	put(picklist.Services, s.Services.Tags...)
	put(picklist.Liked, s.Liked.Tags...)
	put(picklist.Competitors, s.Competitor)
	put(picklist.WhyCompetitor, s.WhyCompetitor.SubReason)
	put(picklist.Signings, s.Signing)
	put(picklist.Offers, s.Offer.Tags...)
	if s.ComeBack {
		put(ComeBack, "comeback")
	}
	return tags
}

// fields tells the summary to history.
func (s *Summary) fields() []history.Field {
	if s == nil {
		return nil
	}
	var fields []history.Field
	put := func(name, value string) {
		fields = append(fields, history.Field{Name: "summary_" + name, Value: value})
	}
	say := func(name, sentence string) {
		fields = append(fields, history.Field{Name: "summary_" + name, Value: sentence, Personal: true})
	}
	for i, cause := range s.Leaving {
		at := fmt.Sprintf("%d_", i+1)
		put(at+"reason", string(cause.Reason))
		put(at+"sub_reason", string(cause.SubReason))
		put(at+"leaving", joined(cause.Tags))
		say(at+"sentence", cause.Sentence)
	}
	put("service", joined(s.Services.Tags))
	say("service_sentence", s.Services.Sentence)
	put("liked", joined(s.Liked.Tags))
	say("liked_sentence", s.Liked.Sentence)
	put("competitor", string(s.Competitor))
	put("why_competitor", string(s.WhyCompetitor.SubReason))
	say("why_competitor_sentence", s.WhyCompetitor.Sentence)
	put("signing", string(s.Signing))
	if s.ComeBack {
		put("comeback", "comeback")
	}
	put("offered", joined(s.Offer.Tags))
	say("offered_sentence", s.Offer.Sentence)
	put("by", string(s.By))
	put("on", s.On.String())
	return fields
}

// joined tells several keys as one value. None has a space in it.
func joined(keys []picklist.Key) string {
	texts := make([]string, len(keys))
	for i, key := range keys {
		texts[i] = string(key)
	}
	return strings.Join(texts, " ")
}
