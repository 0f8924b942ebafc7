package words_test

import (
	"testing"

	"rebond/internal/words"
)

func TestCountriesAreNamedInBothLanguages(t *testing.T) {
	for _, c := range []struct{ code, french, english string }{
		{"DE", "Allemagne", "Germany"},
		{"FR", "France", "France"},
		{"AX", "Îles Åland", "Åland Islands"},
		{"nowhere", "nowhere", "nowhere"},
	} {
		if fr, en := words.French.Country(c.code), words.English.Country(c.code); fr != c.french || en != c.english {
			t.Errorf("%s is %q and %q, want %q and %q", c.code, fr, en, c.french, c.english)
		}
	}
}

func TestATextByItselfStartsWithACapital(t *testing.T) {
	for text, want := range map[string]string{"lettre": "Lettre", "équipe": "Équipe", "SMS": "SMS", "": "", "l’AM": "L’AM"} {
		if got := words.Capital(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
