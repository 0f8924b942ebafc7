package web

import (
	"slices"
	"strings"
	"time"

	"rebond/internal/domain/fold"
	"rebond/internal/strict"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

// fewChoices is how many choices are all shown; more fold into a list.
const fewChoices = 4

// longTexts are the facts that take more than a line.
var longTexts = []string{"text"}

// questions asks for each fact as its schema describes it, those of an object
// together.
func (m simulation) questions() []page.Question {
	var questions []page.Question
	for _, f := range m.said.facts {
		q := m.question(f)
		if f.in == "" {
			questions = append(questions, q)
			continue
		}
		if last := len(questions) - 1; last < 0 || questions[last].Name != f.in {
			questions = append(questions, page.Question{Name: f.in, Look: page.AsGroup, Optional: true})
		}
		group := &questions[len(questions)-1]
		group.Questions = append(group.Questions, q)
	}
	return questions
}

func (m simulation) question(f fact) page.Question {
	q := page.Question{Name: f.path(), Look: f.look(), Typed: m.said.values[f.path()], Optional: !f.required}
	switch q.Look {
	case page.AsOpenDay:
		q.Null, q.Hint = m.word("null", f.name), m.desk.Lang.Say(words.DayOrNothing)
	case page.AsWord:
		q.Hint = m.desk.Lang.Say(words.DayOrMonth)
	case page.AsTime:
		q.Hint, q.Typed = m.desk.Lang.Say(words.HourOf, "zone", m.under.Policy.Zone.String()), unzoned(q.Typed, m.under.Policy.Zone)
	case page.AsOne, page.AsOneOf, page.AsSome:
		q.Choices = m.choices(f)
	}
	if f.in == policyFact {
		q.Usual = m.usual(f.name)
	}
	return q
}

// look is how a fact is asked for.
func (f fact) look() page.Look {
	s := f.schema
	switch {
	case f.is(strict.AnArray):
		return page.AsSome
	case f.is(strict.ABoolean) && f.required:
		return page.AsTick
	case f.is(strict.ABoolean):
		return page.AsOne
	case s.Enum != nil && f.required && len(s.Enum) <= fewChoices:
		return page.AsOne
	case s.Enum != nil:
		return page.AsOneOf
	case f.is(strict.AnInteger):
		return page.AsWhole
	case s.Format == "date" && f.nullable():
		return page.AsOpenDay
	case s.Format == "date":
		return page.AsDay
	case s.Format == "date-time":
		return page.AsTime
	case s.Pattern != "":
		return page.AsWord
	case slices.Contains(longTexts, f.name):
		return page.AsLongText
	default:
		return page.AsText
	}
}

// unzoned shows an instant as a browser's field takes it; what isn't one stays as
// it was typed.
func unzoned(typed []string, zone *time.Location) []string {
	local := slices.Clone(typed)
	for i, v := range local {
		if at, err := time.Parse(time.RFC3339, strings.ToUpper(v)); err == nil {
			local[i] = strings.TrimSuffix(at.In(zone).Format(localTime+":05"), ":00")
		}
	}
	return local
}

// choices are the values of a fact, as said: yes, no, or nothing for a boolean.
func (m simulation) choices(f fact) []page.Choice {
	lang := m.desk.Lang
	if f.is(strict.ABoolean) {
		return []page.Choice{
			{Label: lang.Say(words.NotSaid)},
			{Value: "true", Label: words.Capital(lang.Say(words.Yes))},
			{Value: "false", Label: words.Capital(lang.Say(words.No))},
		}
	}
	of := f.schema
	if of.Items != nil {
		of = *of.Items
	}
	var choices []page.Choice
	for _, value := range of.Enum {
		if word, ok := value.(string); ok {
			choices = append(choices, page.Choice{Value: word, Label: words.Capital(sayWord(lang, of.Words, word))})
		}
	}
	if len(choices) > fewChoices && !f.is(strict.AnArray) {
		slices.SortStableFunc(choices, func(a, b page.Choice) int { return strings.Compare(fold.Key(a.Label), fold.Key(b.Label)) })
	}
	return choices
}

// sayWord says a word of a list. Countries have their names from elsewhere.
func sayWord(lang words.Lang, list, word string) string {
	if list == "country" {
		return lang.Country(word)
	}
	return lang.Word(list, word)
}
