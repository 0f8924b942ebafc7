package picklist

import (
	"slices"
	"strconv"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// Answering is how a question of the termination form is answered. It is fixed when
// the question is added: an answer that was given before has to fit the question that
// it stands under.
type Answering string

const (
	PickReason Answering = "reason" // one of the reasons
	YesOrNo    Answering = "yes_no" // "yes" or "no"
	Line       Answering = "line"   // a few words
	Free       Answering = "text"   // as long as they like
)

// Answerings lists every way to answer.
var Answerings = []Answering{PickReason, YesOrNo, Line, Free}

// Kind names the list of words that ways to answer stand in.
func (Answering) Kind() string { return "answering" }

// Personal reports whether what answers is in the partner's own words.
func (a Answering) Personal() bool { return a != PickReason && a != YesOrNo }

const (
	noAnswering       because.Text = "picklist.no_answering"
	strangeAnswering  because.Text = "picklist.strange_answering"
	needlessAnswering because.Text = "picklist.needless_answering"
	noEnglish         because.Text = "picklist.no_english_question"
	tellsReason       because.Text = "picklist.question_tells_reason"
	tellsClientFile   because.Text = "picklist.question_tells_client_file"
)

// relied are the questions that the procedures need an answer to, and why.
var relied = map[Key]because.Text{
	"main_reason": tellsReason,
	"client_file": tellsClientFile,
}

// reserved begins the key of every question that people add, so that none is called
// as something else that the form sends.
const reserved = "question_"

// answerable refuses a question that nobody could answer, and an answer to what isn't
// a question.
func (i Item) answerable() error {
	switch {
	case i.List != Questions && (i.Answer != "" || i.Required):
		return refusal.New(refusal.Invalid, "CH-2", "answer", needlessAnswering)
	case i.List != Questions:
		return nil
	case i.Answer == "":
		return refusal.New(refusal.Missing, "CH-2", "answer", noAnswering)
	case !slices.Contains(Answerings, i.Answer):
		return refusal.New(refusal.Invalid, "CH-2", "answer", strangeAnswering, "value", string(i.Answer))
	}
	return nil
}

// readable refuses a question without its English: whoever reads the form in English
// has to be asked in English.
func (i Item) readable() error {
	if i.List != Questions || i.Label.EN != "" {
		return nil
	}
	return refusal.New(refusal.Missing, "CH-2", "label_en", noEnglish)
}

// needed refuses to retire a question that the procedures need an answer to.
func (i Item) needed() error {
	if i.List != Questions || relied[i.Key] == "" {
		return nil
	}
	return refusal.New(refusal.Illegal, "CH-2", "", relied[i.Key])
}

// Before returns the lists as they were before the entries of their history, the
// oldest first. Items that were added since are gone.
func (ls Lists) Before(since []history.Entry) Lists {
	items := ls.Items()
	for _, entry := range slices.Backward(since) {
		for _, c := range entry.Changes {
			at := slices.IndexFunc(items, func(i Item) bool { return i.Ref() == c.Ref })
			if at < 0 {
				continue
			}
			items[at] = items[at].given(c.Field, c.Before)
		}
	}
	return Of(slices.DeleteFunc(items, func(i Item) bool { return i.Label.FR == "" }))
}

// given returns the item with a field as history tells it.
func (i Item) given(field, value string) Item {
	retired := Retirement{}
	if i.Retired != nil {
		retired = *i.Retired
	}
	switch field {
	case "label":
		i.Label.FR = value
	case "label_en":
		i.Label.EN = value
	case "position":
		i.Position, _ = strconv.Atoi(value) // an item that wasn't there yet had none
	case "retired_on":
		retired.On, _ = day.Parse(value) // none while it was in use
	case "retired_by":
		retired.By = staff.ID(value)
	}
	i.Retired = nil
	if retired != (Retirement{}) {
		i.Retired = &retired
	}
	return i
}
