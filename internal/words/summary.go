package words

import (
	"strings"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/picklist"
)

// The parts of the call's structured summary, as they are headed.
var (
	SummaryMain      = Phrase{"Raison principale", "Main reason"}
	SummarySecond    = Phrase{"Raison secondaire", "Secondary reason"}
	SummaryServices  = Phrase{"Services en cause", "Services involved"}
	SummaryLiked     = Phrase{"Ce qui a plu", "What they liked"}
	SummaryGoesTo    = Phrase{"Part chez", "Goes to"}
	SummaryWhyThere  = Phrase{"Pourquoi là-bas", "Why there"}
	SummarySigned    = Phrase{"Signature d’origine", "How they signed"}
	SummaryComesBack = Phrase{"Retour à l’ancien prestataire", "Back to the former supplier"}
	SummaryOffered   = Phrase{"Ce qui a été proposé", "What was offered"}

	summaryQuoted = Phrase{"« {text} »", "“{text}”"}
)

// ComeBackTag marks a partner who returns to their former supplier (CH-4).
const ComeBackTag = "#COMEBACK"

// SummaryPart is one line of a summary: its head, an item of a list if it has one,
// its tags and its sentence.
type SummaryPart struct {
	Head     Phrase
	Of       string // "Prix › Trop cher"
	Item     churn.Tag
	Tags     []churn.Tag
	Sentence string
}

// SummaryParts lists what a summary says, in the order in which it is told.
func (l Lang) SummaryParts(s churn.Summary, lists picklist.Lists) []SummaryPart {
	var parts []SummaryPart
	put := func(p SummaryPart) {
		if p.Of != "" || len(p.Tags) > 0 || p.Sentence != "" {
			parts = append(parts, p)
		}
	}
	for _, cause := range s.Leaving {
		head := SummarySecond
		if cause.Main {
			head = SummaryMain
		}
		put(SummaryPart{
			Head: head, Of: l.cause(cause, lists), Item: churn.Tag{List: picklist.SubReasons, Key: picklist.Key(cause.SubReason)},
			Tags: tagged(picklist.Leaving, cause.Tags...), Sentence: cause.Sentence,
		})
	}
	put(SummaryPart{Head: SummaryServices, Tags: tagged(picklist.Services, s.Services.Tags...), Sentence: s.Services.Sentence})
	put(SummaryPart{Head: SummaryLiked, Tags: tagged(picklist.Liked, s.Liked.Tags...), Sentence: s.Liked.Sentence})
	put(SummaryPart{Head: SummaryGoesTo, Tags: tagged(picklist.Competitors, s.Competitor)})
	why := SummaryPart{Head: SummaryWhyThere, Sentence: s.WhyCompetitor.Sentence}
	if key := s.WhyCompetitor.SubReason; key != "" {
		why.Of, why.Item = l.Label(lists.Label(picklist.WhyCompetitor, key)), churn.Tag{List: picklist.WhyCompetitor, Key: key}
	}
	put(why)
	put(SummaryPart{Head: SummarySigned, Tags: tagged(picklist.Signings, s.Signing)})
	if s.ComeBack {
		put(SummaryPart{Head: SummaryComesBack, Tags: tagged(churn.ComeBack, "comeback")})
	}
	put(SummaryPart{Head: SummaryOffered, Tags: tagged(picklist.Offers, s.Offer.Tags...), Sentence: s.Offer.Sentence})
	return parts
}

func tagged(list picklist.List, keys ...picklist.Key) []churn.Tag {
	var tags []churn.Tag
	for _, key := range keys {
		if key != "" {
			tags = append(tags, churn.Tag{List: list, Key: key})
		}
	}
	return tags
}

// cause says a reason and its sub-reason.
func (l Lang) cause(c churn.Cause, lists picklist.Lists) string {
	if c.SubReason == "" {
		return ""
	}
	return l.Label(lists.Label(picklist.Reasons, picklist.Key(c.Reason))) + " › " +
		l.Label(lists.Label(picklist.SubReasons, picklist.Key(c.SubReason)))
}

// Tag says an item of a list that a case has; those that are tags with a # before
// them.
func (l Lang) Tag(tag churn.Tag, lists picklist.Lists) string {
	said := l.Label(lists.Label(tag.List, tag.Key))
	switch {
	case tag.List == churn.ComeBack:
		return ComeBackTag
	case tag.List.Tags():
		return "#" + said
	default:
		return said
	}
}

// Summary says a summary as one block of text, for a case's description (CH-4).
func (l Lang) Summary(s churn.Summary, lists picklist.Lists) string {
	var block strings.Builder
	for _, part := range l.SummaryParts(s, lists) {
		var said []string
		if part.Of != "" {
			said = append(said, part.Of)
		}
		for _, tag := range part.Tags {
			said = append(said, l.Tag(tag, lists))
		}
		line := l.Say(CLIFact, "label", part.Head.In(l), "value", strings.Join(said, " "))
		if part.Sentence != "" {
			line = strings.TrimSpace(line) + " " + l.Say(summaryQuoted, "text", part.Sentence)
		}
		block.WriteString(line + "\n")
	}
	return block.String()
}
