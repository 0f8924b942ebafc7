package match_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/match"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"words, folded", "Institut Émeraude LYON", []string{"institut", "emeraude", "lyon"}},
		{"a word parted by an apostrophe is looked up in one too", "Créa'tif Coiffure", []string{"crea", "tif", "creatif", "coiffure"}},
		{"whichever apostrophe", "L’Hair", []string{"hair", "lhair"}},
		{"a hyphen parts what an apostrophe joins", "Bruay-sur-l'Escaut", []string{"bruay", "escaut", "lescaut"}},
		{"a hyphen parts without joining", "Saint-Denis", []string{"saint", "denis"}},
		{"stop words go", "Les Ciseaux de la Reine", []string{"ciseaux", "reine"}},
		{"unless there is nothing else", "La Les", []string{"la", "les"}},
		{"each once", "Coif Coif COIF", []string{"coif"}},
		{"no-break spaces part words", "Bulle\u00a0D\u202fHair", []string{"bulle", "hair"}},
		{"nothing", " – ", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := match.Tokens(c.text); !slices.Equal(got, c.want) {
				t.Errorf("Tokens(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestTokensDontDependOnHowATextIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[A-Za-zéèœç'’ -]{0,30}`).Draw(t, "text")
		folded := match.Tokens(match.Fold(text))
		for _, token := range folded {
			if !slices.Contains(match.Tokens(text), token) {
				t.Fatalf("%q has %q, folded first %q", text, match.Tokens(text), folded)
			}
		}
	})
}

func TestAccountTokens(t *testing.T) {
	for _, c := range []struct {
		name, salon, city string
		want              []string
	}{
		{"each word of the name with the place", "Crea'Tif", "Lyon", []string{"crea", "tif", "creatif", "lyon", "crea@lyon", "tif@lyon", "creatif@lyon"}},
		{"the place is the longest word of the city", "Aurora", "Preux-au-Sart", []string{"aurora", "preux", "sart", "aurora@preux"}},
		{"Saint is no place", "Aurora", "Saint-Ay", []string{"aurora", "saint", "ay", "aurora@ay"}},
		{"unless there is no other", "Aurora", "Saint", []string{"aurora", "saint", "aurora@saint"}},
		{"without a city", "Aurora", "", []string{"aurora"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := match.AccountTokens(c.salon, c.city); !slices.Equal(got, c.want) {
				t.Errorf("AccountTokens(%q, %q) = %q, want %q", c.salon, c.city, got, c.want)
			}
		})
	}
}
