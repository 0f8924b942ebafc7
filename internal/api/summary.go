package api

import (
	"reflect"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Summary is what the call brought (CH-4). Tags and sub-reasons are keys of the lists.
type Summary struct {
	Leaving       []Cause  `json:"leaving" doc:"Reasons for leaving, the main one first."`
	Services      Remark   `json:"services"`
	Liked         Remark   `json:"liked"`
	Competitor    string   `json:"competitor,omitempty"`
	WhyCompetitor Motive   `json:"why_competitor"`
	Signing       string   `json:"signing,omitempty"`
	ComeBack      bool     `json:"comeback"`
	Offer         Remark   `json:"offer"`
	By            staff.ID `json:"by"`
	On            day.Day  `json:"on"`
	Text          string   `json:"text" doc:"All of it as one block, in the caller's language."`
}

// Cause is one reason for leaving.
type Cause struct {
	Main      bool     `json:"main"`
	Sentence  string   `json:"sentence,omitempty"`
	Reason    string   `json:"reason,omitempty"`
	SubReason string   `json:"sub_reason,omitempty"`
	Tags      []string `json:"tags"`
}

// Remark is a sentence with tags.
type Remark struct {
	Sentence string   `json:"sentence,omitempty"`
	Tags     []string `json:"tags"`
}

// Motive is a sentence with a sub-reason.
type Motive struct {
	Sentence  string `json:"sentence,omitempty"`
	SubReason string `json:"sub_reason,omitempty"`
}

func summaryOf(s churn.Summary, file read.File, lang words.Lang) *Summary {
	return &Summary{
		Leaving: strict.Each(s.Leaving, func(c churn.Cause) Cause {
			return Cause{c.Main, c.Sentence, string(c.Reason), string(c.SubReason), textsOf(c.Tags)}
		}),
		Services: remarkOf(s.Services), Liked: remarkOf(s.Liked), Offer: remarkOf(s.Offer),
		Competitor: string(s.Competitor), WhyCompetitor: Motive{s.WhyCompetitor.Sentence, string(s.WhyCompetitor.SubReason)},
		Signing: string(s.Signing), ComeBack: s.ComeBack, By: s.By, On: s.On, Text: lang.Summary(s, file.Lists),
	}
}

func remarkOf(r churn.Remark) Remark { return Remark{r.Sentence, textsOf(r.Tags)} }

func textsOf(keys []picklist.Key) []string {
	return strict.Each(keys, func(k picklist.Key) string { return string(k) })
}

type summary struct {
	Leaving       []cause `field:"leaving,optional"`
	Services      remark  `field:"services,optional"`
	Liked         remark  `field:"liked,optional"`
	Competitor    string  `field:"competitor,optional"`
	WhyCompetitor motive  `field:"why_competitor,optional"`
	Signing       string  `field:"signing,optional"`
	ComeBack      bool    `field:"comeback,optional"`
	Offer         remark  `field:"offer,optional"`
}

type cause struct {
	Main      bool     `field:"main,optional"`
	Sentence  string   `field:"sentence,optional"`
	Reason    string   `field:"reason,optional"`
	SubReason string   `field:"sub_reason,optional"`
	Tags      []string `field:"tags,optional"`
}

type remark struct {
	Sentence string   `field:"sentence,optional"`
	Tags     []string `field:"tags,optional"`
}

func (r remark) told() churn.Remark { return churn.Remark{Sentence: r.Sentence, Tags: keysOf(r.Tags)} }

type motive struct {
	Sentence  string `field:"sentence,optional"`
	SubReason string `field:"sub_reason,optional"`
}

var summaryForm = strict.Of[summary](shapes)

func keysOf(tags []string) []picklist.Key {
	return strict.Each(tags, func(t string) picklist.Key { return picklist.Key(t) })
}

// told is what is saved; nil where nothing was said.
func (in summary) told() *churn.Summary {
	if reflect.ValueOf(in).IsZero() {
		return nil
	}
	said := churn.Summary{
		Services: in.Services.told(), Liked: in.Liked.told(), Offer: in.Offer.told(), ComeBack: in.ComeBack,
		Competitor: picklist.Key(in.Competitor), Signing: picklist.Key(in.Signing),
		WhyCompetitor: churn.Motive{Sentence: in.WhyCompetitor.Sentence, SubReason: picklist.Key(in.WhyCompetitor.SubReason)},
	}
	for _, c := range in.Leaving {
		said.Leaving = append(said.Leaving, churn.Cause{
			Main: c.Main, Sentence: c.Sentence, Reason: churn.Reason(c.Reason), SubReason: churn.SubReason(c.SubReason), Tags: keysOf(c.Tags),
		})
	}
	return &said
}

func (d *desk) summarise(a *asked, in summary) (Receipt, error) {
	said := in.told()
	if said == nil {
		said = &churn.Summary{}
	}
	return onCase(a, func(call app.Call, id churn.CaseID) (app.Receipt, error) {
		return d.app.Churn.Summarise(a.ctx(), call, id, *said)
	})
}

// with returns the call that saves the summary with another verb, where it was said.
func (in summary) with(call app.Call) app.Call {
	if said := in.told(); said != nil {
		return call.WithSummary(*said)
	}
	return call
}
