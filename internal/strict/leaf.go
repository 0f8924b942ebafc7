package strict

import (
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
)

const (
	noSuchDay     because.Text = "facts.no_such_day"
	noSuchStated  because.Text = "facts.no_such_day_or_month"
	noSuchInstant because.Text = "facts.no_such_instant"
	outOfRange    because.Text = "facts.out_of_range"
	unknownValue  because.Text = "facts.unknown_value"
)

// usual are the simple types that look the same everywhere.
var usual = Shapes{
	reflect.TypeFor[string]():     textShape{},
	reflect.TypeFor[bool]():       boolShape{},
	reflect.TypeFor[day.Day]():    dayShape{},
	reflect.TypeFor[day.Stated](): statedShape{},
	reflect.TypeFor[time.Time]():  instantShape{},
}

type textShape struct{}

// Read takes any text.
func (textShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != AString {
		return Expected(Text)
	}
	into.SetString(from.Text)
	return nil
}

type boolShape struct{}

// Read takes true and false.
func (boolShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != ABoolean {
		return Expected(YesOrNo)
	}
	into.SetBool(from.Yes)
	return nil
}

// Between is a whole number between two bounds, both included. As in JSON Schema,
// 4.0 is one.
func Between(least, most int) Shape { return wholeShape{least, most} }

type wholeShape struct{ min, max int }

// Read takes a whole number within the bounds.
func (w wholeShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	n, whole := from.whole()
	if !whole {
		return Expected(Whole)
	}
	if n < float64(w.min) || n > float64(w.max) {
		return []refusal.Unmet{Wrong(outOfRange, "", "min", w.min, "max", w.max)}
	}
	into.SetInt(int64(n))
	return nil
}

func (n Node) whole() (float64, bool) {
	if n.Is != ANumber {
		return 0, false
	}
	value, err := strconv.ParseFloat(n.Text, 64)
	return value, err == nil && value == math.Trunc(value)
}

type dayShape struct{}

// Read takes a day that exists, written YYYY-MM-DD.
func (dayShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != AString {
		return Expected(Day)
	}
	d, err := day.Parse(from.Text)
	if err != nil {
		return []refusal.Unmet{Wrong(noSuchDay, "", "value", from.Text)}
	}
	into.SetInt(int64(d))
	return nil
}

type statedShape struct{}

// Read takes a day or a month that exists.
func (statedShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != AString {
		return Expected(DayOrMonth)
	}
	stated, err := day.ParseStated(from.Text)
	if err != nil {
		return []refusal.Unmet{Wrong(noSuchStated, "", "value", from.Text)}
	}
	into.Set(reflect.ValueOf(stated))
	return nil
}

// instantShape is RFC 3339 to the letter, of which Go's own reading is more lenient.
type instantShape struct{}

var rfc3339 = regexp.MustCompile(instantPattern)

// Read takes an instant.
func (instantShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != AString {
		return Expected(Instant)
	}
	at, err := time.Parse(time.RFC3339, strings.ToUpper(from.Text))
	if err != nil || !rfc3339.MatchString(from.Text) {
		return []refusal.Unmet{Wrong(noSuchInstant, "", "value", from.Text)}
	}
	into.Set(reflect.ValueOf(at))
	return nil
}

// OneOf is one of a list of words.
func OneOf[Word ~string](words []Word) Shape { return OneOfThe(words, unknownValue) }

// OneOfThe is one of a list of words too long to be told: the text says what any
// other value is.
func OneOfThe[Word ~string](words []Word, otherwise because.Text) Shape {
	allowed := make([]string, len(words))
	for i, word := range words {
		allowed[i] = string(word)
	}
	return wordShape{allowed, listOf[Word](), otherwise}
}

// listOf is the list of the catalogue that says the words, if there is one.
func listOf[Word ~string]() string {
	if worded, ok := any(Word("")).(interface{ Kind() string }); ok {
		return worded.Kind()
	}
	return ""
}

type wordShape struct {
	allowed   []string
	list      string
	otherwise because.Text
}

// Read takes one of the words.
func (w wordShape) Read(from Node, into reflect.Value) []refusal.Unmet {
	if from.Is != AString {
		return Expected(Text)
	}
	if !slices.Contains(w.allowed, from.Text) {
		return []refusal.Unmet{Wrong(w.otherwise, "", "value", from.Text, "allowed", w.allowed)}
	}
	into.SetString(from.Text)
	return nil
}
