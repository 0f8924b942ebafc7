package words_test

import (
	"testing"

	"rebond/internal/domain/day"
	"rebond/internal/domain/staff"
	"rebond/internal/words"
)

func TestAPhraseShowsItsInputs(t *testing.T) {
	phrase := words.Phrase{
		FR: "{who}, {days|jour|jours}, {days}, {none}",
		EN: "{who}, {days|day|days}, {days}, {none}",
	}
	for _, c := range []struct {
		name string
		lang words.Lang
		who  any
		days any
		want string
	}{
		{"one in French", words.French, "Nina", 1, "Nina, 1\u00a0jour, 1, {none}"},
		{"none in French is singular", words.French, "Nina", 0, "Nina, 0\u00a0jour, 0, {none}"},
		{"many in French", words.French, "Nina", 2, "Nina, 2\u00a0jours, 2, {none}"},
		{"none in English is plural", words.English, "Nina", 0, "Nina, 0\u00a0days, 0, {none}"},
		{"one in English", words.English, "Nina", 1, "Nina, 1\u00a0day, 1, {none}"},
		{"a thousand in English", words.English, "Nina", 1000, "Nina, 1,000\u00a0days, 1,000, {none}"},
		{"a value with braces stays as it is", words.English, "{days}", 3, "{days}, 3\u00a0days, 3, {none}"},
		{"roles are said as a list", words.French, []staff.Role{staff.AM, staff.Sales, staff.Admin}, 2, "AM, commercial et administrateur, 2\u00a0jours, 2, {none}"},
		{"an empty list is nothing", words.English, []staff.Role(nil), 2, ", 2\u00a0days, 2, {none}"},
		{"a count that is no number is said as it is", words.English, "Nina", day.MustParse("2026-06-09"), "Nina, 9 June 2026, 9 June 2026, {none}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.lang.Say(phrase, "who", c.who, "days", c.days); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestABraceThatIsNotClosedStays(t *testing.T) {
	if got := words.French.Say(words.Phrase{FR: "a { b", EN: ""}); got != "a { b" {
		t.Errorf("got %q", got)
	}
}
