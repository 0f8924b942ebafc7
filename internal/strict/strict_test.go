package strict_test

import (
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/strict"
)

type colour string

type box struct {
	Name   string  `field:"name,asked"`
	Colour colour  `field:"colour,optional"`
	Since  day.Day `field:"since,nullable"`
	Sides  []side  `field:"sides,optional"`
}

type side struct {
	Length size `field:"length"`
}

type size int

var boxes = strict.Of[box](strict.Shapes{
	reflect.TypeFor[colour](): strict.OneOf([]colour{"red", "blue"}),
	reflect.TypeFor[size]():   strict.Between(1, 9),
})

// told lists what is refused, as "field text".
func told(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	refused, ok := refusal.Of(err)
	if !ok {
		t.Fatalf("a fault, not a refusal: %v", err)
	}
	var all []string
	for _, u := range refused.Unmet {
		all = append(all, strings.TrimSpace(u.Field+" "+strings.TrimPrefix(string(u.Text), "facts.")))
	}
	return all
}

func TestAFormReadsWhatItDescribesAndRefusesTheRest(t *testing.T) {
	for _, c := range []struct {
		name, text string
		refused    []string
	}{
		{"all of it", `{"name":"a","colour":"red","since":"2026-06-09","sides":[{"length":4.0}]}`, nil},
		{"the least", `{"name":"a","since":null}`, nil},
		{"what may be null", `{"name":"a","colour":null,"since":null,"sides":null}`, nil},
		{"what a verb asks for may be absent", `{"since":null}`, nil},
		{"but is missed where something else is refused", `{"since":null,"shape":1}`, []string{"shape unknown_field", "name missing"}},
		{"what may be null, but not absent", `{"name":"a"}`, []string{"since missing"}},
		{"a word from no list", `{"name":"a","since":null,"colour":"green"}`, []string{"colour unknown_value"}},
		{"a day that doesn't exist", `{"name":"a","since":"2026-02-30"}`, []string{"since no_such_day"}},
		{"an item of a list", `{"name":"a","since":null,"sides":[{"length":1},{"length":10},{}]}`, []string{"sides[1].length out_of_range", "sides[2].length missing"}},
		{"a number that isn't whole", `{"name":"a","since":null,"sides":[{"length":1.5}]}`, []string{"sides[0].length wrong_type"}},
		{"a list that is none", `{"name":"a","since":null,"sides":{}}`, []string{"sides wrong_type"}},
		{"a field given twice", `{"name":"a","name":"b","since":null}`, []string{"name given_twice"}},
		{"no JSON", `{`, []string{"malformed"}},
		{"nothing", ``, []string{"malformed"}},
		{"another value", `[]`, []string{"wrong_type"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := boxes.Read([]byte(c.text))
			if got := told(t, err); !slices.Equal(got, c.refused) {
				t.Errorf("refused with %q, want %q", got, c.refused)
			}
		})
	}
}

func TestAFormReadsTheQueryOfAURL(t *testing.T) {
	type list struct {
		Colour colour  `field:"colour,optional"`
		From   day.Day `field:"from,optional"`
	}
	form := strict.Of[list](strict.Shapes{reflect.TypeFor[colour](): strict.OneOf([]colour{"red", "blue"})})
	in, err := form.ReadQuery(url.Values{"colour": {"blue"}, "from": {"2026-06-09"}})
	if err != nil || in.Colour != "blue" || in.From.String() != "2026-06-09" {
		t.Errorf("read %+v, %v", in, err)
	}
	for query, want := range map[string][]string{
		"":                      nil,
		"colour=green&from=1":   {"colour unknown_value", "from no_such_day"},
		"colour=red&colour=red": {"colour given_twice"},
		"z=1&a=1":               {"a unknown_field", "z unknown_field"},
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = form.ReadQuery(values)
		if got := told(t, err); !slices.Equal(got, want) {
			t.Errorf("%q is refused with %q, want %q", query, got, want)
		}
	}
}

func TestAFormDescribesWhatItReads(t *testing.T) {
	text, err := strict.Marshal(boxes.Schema())
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"type":"object","properties":{"name":{"type":"string"},"colour":{"type":["string","null"],"enum":["red","blue",null]},` +
		`"since":{"type":["string","null"],"format":"date","pattern":"^\\d{4}-\\d{2}-\\d{2}$"},` +
		`"sides":{"type":["array","null"],"items":{"type":"object","properties":{"length":{"type":"integer","minimum":1,"maximum":9}},"required":["length"],"additionalProperties":false}}},` +
		`"required":["name","since"],"additionalProperties":false}`
	if string(text) != want {
		t.Errorf("described as\n%s, want\n%s", text, want)
	}
}

func TestATypeWithoutAShapeIsAMistakeInCode(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a type without a shape has a form")
		}
	}()
	strict.Of[struct {
		Size size `field:"size"`
	}](nil)
}

func TestWhatARuleLookedAtIsWrittenPlainly(t *testing.T) {
	text, err := strict.Marshal(strict.Inputs(because.Inputs(
		"on", day.MustParse("2026-06-09"), "never", day.Day(0), "status", because.Word{List: "status", Word: "active"},
		"who", []because.Word{{List: "role", Word: "am"}, {List: "role", Word: "cx"}}, "months", 1, "at", time.Date(2026, 6, 9, 8, 0, 0, 0, time.UTC), "said", "<a> & b")))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"on":"2026-06-09","never":null,"status":"active","who":["am","cx"],"months":1,"at":"2026-06-09T08:00:00Z","said":"<a> & b"}`
	if string(text) != want {
		t.Errorf("written as %s, want %s", text, want)
	}
}

func TestWhatCantBeKeptIsRefusedByItsField(t *testing.T) {
	type note struct {
		Words []string `field:"words,optional"`
	}
	form := strict.Of[note](strict.Shapes{})
	if _, err := form.Read([]byte(`{"words":["a","\u0000"]}`)); err != nil {
		t.Errorf("what isn’t kept is refused: %v", err)
	}
	refused, ok := refusal.Of(func() error { _, err := form.ReadKept([]byte(`{"words":["a","\u0000"]}`)); return err }())
	if !ok || refused.Unmet[0].Field != "words[1]" {
		t.Errorf("refused with %v", refused)
	}
}
