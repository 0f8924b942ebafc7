package match_test

import (
	"slices"
	"strings"
	"testing"

	"rebond/internal/match"
)

func TestAMarkIsFoundByItsBeginningHoweverItIsTyped(t *testing.T) {
	marks := match.Marks("+33612345678", "Contact@Aurora.example", "552 100 554 00013", "0013X00002AbC")
	for _, c := range []struct {
		name, typed string
		found       bool
	}{
		{"a phone as the French write it", "06 12 34 56 78", true},
		{"a phone with dots, half of it", "06.12.34", true},
		{"a phone from abroad", "+33 6 12 34 56 78", true},
		{"a phone with the nought in brackets", "+33 (0)6 12 34 56 78", true},
		{"a phone dialled from abroad", "0033612345678", true},
		{"a phone with narrow spaces", "06\u202f12\u202f34", true},
		{"another phone", "06 12 34 99", false},
		{"a mail in capitals", "CONTACT@AURORA", true},
		{"the beginning of a mail", "contact@a", true},
		{"another mail", "contact@b", false},
		{"a SIRET with spaces", "552 100 554 00013", true},
		{"a SIREN", "552100554", true},
		{"the CRM's key in capitals", "0013X00002ABC", true},
		{"the CRM's key in part", "0013x0", true},
		{"too little to look up", "061", false},
		{"a name", "Contact", false},
		{"a name and a number", "Salon 1234", false},
		{"nothing", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			begun := match.MarksBegun(c.typed)
			found := slices.ContainsFunc(marks, func(mark string) bool {
				return slices.ContainsFunc(begun, func(b string) bool { return strings.HasPrefix(mark, b) })
			})
			if found != c.found {
				t.Errorf("%q begins %q: found %v among %q", c.typed, begun, found, marks)
			}
		})
	}
}

func TestAnAccountWithNothingToFindItByHasNoMarks(t *testing.T) {
	if marks := match.Marks("", "", "", ""); marks != nil {
		t.Errorf("got %q", marks)
	}
}
