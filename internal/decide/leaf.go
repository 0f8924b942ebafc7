package decide

import (
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/billingstop"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/winback"
)

const (
	noSuchDay     because.Text = "facts.no_such_day"
	noSuchStated  because.Text = "facts.no_such_day_or_month"
	noSuchInstant because.Text = "facts.no_such_instant"
	outOfRange    because.Text = "facts.out_of_range"
	unknownValue  because.Text = "facts.unknown_value"

	unknownCountry because.Text = "facts.unknown_country"
)

// shapes holds the shape of every simple type of the facts.
var shapes = map[reflect.Type]shape{
	reflect.TypeFor[string]():     textShape{},
	reflect.TypeFor[bool]():       boolShape{},
	reflect.TypeFor[day.Day]():    dayShape{},
	reflect.TypeFor[day.Stated](): statedShape{},
	reflect.TypeFor[time.Time]():  instantShape{},
	reflect.TypeFor[invoiceDay](): wholeShape{1, 31},
	reflect.TypeFor[count]():      wholeShape{0, math.MaxInt32},
	reflect.TypeFor[overrides]():  policyShape{},

	reflect.TypeFor[churn.Medium]():        oneOf(churn.Mediums),
	reflect.TypeFor[churn.Outcome]():       oneOf(churn.Outcomes),
	reflect.TypeFor[billingstop.Product](): oneOf(billingstop.Products),
	reflect.TypeFor[winback.Evidence]():    oneOf(winback.AllEvidence),
	reflect.TypeFor[partner.Platform]():    oneOf([]partner.Platform{partner.Connect, partner.Pro, partner.Uala, partner.Wavy}),
	reflect.TypeFor[platformNow]():         oneOf([]platformNow{"connect", "pro"}),
	reflect.TypeFor[country]():             wordShape{countries, unknownCountry},
	reflect.TypeFor[staff.Role]():          oneOf(staff.Roles),
	reflect.TypeFor[staff.Team]():          oneOf([]staff.Team{staff.Growth, staff.Onboarding}),
	reflect.TypeFor[staff.Action]():        oneOf(staff.Actions()),
}

// invoiceDay is a day of the month.
type invoiceDay int

// count is how many of something there are.
type count int

// platformNow is a platform that a salon can still come to.
type platformNow partner.Platform

type textShape struct{}

func (textShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != aString {
		return expected(aText)
	}
	into.SetString(from.text)
	return nil
}

type boolShape struct{}

func (boolShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != aBoolean {
		return expected(yesOrNo)
	}
	into.SetBool(from.yes)
	return nil
}

// wholeShape is a whole number between two bounds. As in JSON Schema, 4.0 is one.
type wholeShape struct{ min, max int }

func (w wholeShape) read(from node, into reflect.Value) []refusal.Unmet {
	n, whole := from.whole()
	if !whole {
		return expected(aWhole)
	}
	if n < float64(w.min) || n > float64(w.max) {
		return []refusal.Unmet{wrong(outOfRange, "", "min", w.min, "max", w.max)}
	}
	into.SetInt(int64(n))
	return nil
}

func (n node) whole() (float64, bool) {
	if n.is != aNumber {
		return 0, false
	}
	value, err := strconv.ParseFloat(n.text, 64)
	return value, err == nil && value == math.Trunc(value)
}

type dayShape struct{}

func (dayShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != aString {
		return expected(aDay)
	}
	d, err := day.Parse(from.text)
	if err != nil {
		return []refusal.Unmet{wrong(noSuchDay, "", "value", from.text)}
	}
	into.SetInt(int64(d))
	return nil
}

type statedShape struct{}

func (statedShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != aString {
		return expected(aDayOrMonth)
	}
	stated, err := day.ParseStated(from.text)
	if err != nil {
		return []refusal.Unmet{wrong(noSuchStated, "", "value", from.text)}
	}
	into.Set(reflect.ValueOf(stated))
	return nil
}

// instantShape is RFC 3339 to the letter, of which Go's own reading is more lenient.
type instantShape struct{}

var rfc3339 = regexp.MustCompile(instantPattern)

func (instantShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != aString {
		return expected(anInstant)
	}
	at, err := time.Parse(time.RFC3339, strings.ToUpper(from.text))
	if err != nil || !rfc3339.MatchString(from.text) {
		return []refusal.Unmet{wrong(noSuchInstant, "", "value", from.text)}
	}
	into.Set(reflect.ValueOf(at))
	return nil
}

// wordShape is one of a list of words; refused says what any other is.
type wordShape struct {
	allowed []string
	refused because.Text
}

func oneOf[Word ~string](words []Word) wordShape {
	allowed := make([]string, len(words))
	for i, word := range words {
		allowed[i] = string(word)
	}
	return wordShape{allowed, unknownValue}
}

func (w wordShape) read(from node, into reflect.Value) []refusal.Unmet {
	if from.is != aString {
		return expected(aText)
	}
	if !slices.Contains(w.allowed, from.text) {
		return []refusal.Unmet{wrong(w.refused, "", "value", from.text, "allowed", w.allowed)}
	}
	into.SetString(from.text)
	return nil
}
