// Package words is the catalogue: every sentence that a person reads, in French
// first and in English, and how days, numbers and lists are said in each. The
// domain names a text (because.Text) and its inputs; the edges say it here.
//
// Texts of the domain stand in Texts, by name; texts that only pages and
// commands use are Phrases in variables, so that the compiler finds them.
package words

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/picklist"
)

// Lang is a language that a person can choose.
type Lang string

const (
	French  Lang = "fr"
	English Lang = "en"
)

// Phrase is a sentence in both languages. A name in braces stands for an input,
// {name|one|many} for a count with its noun.
type Phrase struct {
	FR, EN string
}

// In returns the phrase in a language, as it stands.
func (p Phrase) In(lang Lang) string {
	if lang == English {
		return p.EN
	}
	return kept.Replace(p.FR)
}

// kept keeps French marks with their words at the end of a line. The catalogue is
// typed with plain spaces.
var kept = strings.NewReplacer("« ", "«\u202f", " »", "\u202f»", " ?", "\u202f?", " !", "\u202f!", " ;", "\u202f;", " :", "\u00a0:")

// Say returns the phrase with its inputs said in their places; the pairs are
// names and values in turn.
func (l Lang) Say(p Phrase, pairs ...any) string {
	return l.fill(p.In(l), because.Inputs(pairs...))
}

// Text says a sentence that the domain named. A text without an entry is said by
// its name, so that a gap shows; a test finds every gap.
func (l Lang) Text(text because.Text, inputs []because.Input) string {
	p, ok := Texts[text]
	if !ok {
		return string(text)
	}
	return l.fill(p.In(l), inputs)
}

// Word says a single word of the domain, such as a status or a channel.
func (l Lang) Word(kind string, word string) string {
	p, ok := Texts[because.Text(kind+"."+word)]
	if !ok {
		return word
	}
	return p.In(l)
}

// Known lists the words of a kind that can be said.
func Known(kind string) []string {
	var known []string
	for text := range Texts {
		if word, ok := strings.CutPrefix(string(text), kind+"."); ok {
			known = append(known, word)
		}
	}
	return known
}

// fill says the inputs in their places: {name}, or {name|one|many} for a count
// with its noun. A place without an input stays as it stands, so that it shows.
func (l Lang) fill(sentence string, inputs []because.Input) string {
	var said strings.Builder
	for {
		before, rest, open := strings.Cut(sentence, "{")
		place, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			said.WriteString(sentence)
			return said.String()
		}
		said.WriteString(before)
		said.WriteString(l.place(place, inputs))
		sentence = after
	}
}

func (l Lang) place(place string, inputs []because.Input) string {
	name, nouns, counted := strings.Cut(place, "|")
	for _, in := range inputs {
		if in.Name != name {
			continue
		}
		if n, isInt := in.Value.(int); counted && isInt {
			return l.Count(n, nouns)
		}
		return l.Value(in.Value)
	}
	return "{" + place + "}"
}

// Count says a number with its noun, given as "one|many". French counts nought
// as one.
func (l Lang) Count(n int, nouns string) string {
	one, many, _ := strings.Cut(nouns, "|")
	if n == 1 || n == -1 || l == French && n == 0 {
		many = one
	}
	return l.Int(n) + "\u00a0" + many
}

// Worded is a value of the domain that the catalogue has a word for: a status,
// a channel, a role. Kind names the list that the word stands in.
type Worded interface {
	Kind() string
}

// Value says a value in the reader's language.
func (l Lang) Value(value any) string {
	switch v := value.(type) {
	case Worded:
		return l.Word(v.Kind(), fmt.Sprint(v))
	case picklist.Label:
		return l.Label(v)
	case day.Day:
		return l.Day(v)
	case day.Stated:
		return l.Stated(v)
	case time.Time:
		return l.Day(day.Of(v, v.Location())) + " " + v.Format("15:04")
	case bool:
		if v {
			return l.Say(yes)
		}
		return l.Say(no)
	case int:
		return l.Int(v)
	case []string:
		return l.List(v)
	default:
		return l.listed(v)
	}
}

// listed says a slice as the list of its values, and anything else as Go does.
func (l Lang) listed(value any) string {
	items := reflect.ValueOf(value)
	if items.Kind() != reflect.Slice {
		return fmt.Sprint(value)
	}
	said := make([]string, items.Len())
	for i := range said {
		said[i] = l.Value(items.Index(i).Interface())
	}
	return l.List(said)
}

var (
	yes = Phrase{"oui", "yes"}
	no  = Phrase{"non", "no"}
	and = Phrase{" et ", " and "}
)

// List says several things in a row: "a, b et c".
func (l Lang) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + and.In(l) + items[last]
}

// Int says a whole number with its thousands apart.
func (l Lang) Int(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	gap := "\u202f"
	if l == English {
		gap = ","
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + gap + digits[at:]
	}
	return sign + digits
}

var months = [...]Phrase{
	{"janvier", "January"},
	{"février", "February"},
	{"mars", "March"},
	{"avril", "April"},
	{"mai", "May"},
	{"juin", "June"},
	{"juillet", "July"},
	{"août", "August"},
	{"septembre", "September"},
	{"octobre", "October"},
	{"novembre", "November"},
	{"décembre", "December"},
}

// Day says a day with its year: "30 juin 2026", "1er juillet 2026".
func (l Lang) Day(d day.Day) string {
	if d.IsZero() {
		return "–"
	}
	year, _, _ := d.Date()
	return l.ShortDay(d) + " " + strconv.Itoa(year)
}

// ShortDay says a day without its year: "30 juin", "1er juillet".
func (l Lang) ShortDay(d day.Day) string {
	_, month, number := d.Date()
	text := strconv.Itoa(number)
	if l == French && number == 1 {
		text = "1er"
	}
	return text + " " + months[month-1].In(l)
}

// Stated says a date as precisely as it is known.
func (l Lang) Stated(s day.Stated) string {
	if s.ToTheDay() {
		return l.Day(s.Day)
	}
	year, month, _ := s.Month.First().Date()
	return months[month-1].In(l) + " " + strconv.Itoa(year)
}
