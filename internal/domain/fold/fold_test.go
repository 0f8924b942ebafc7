package fold_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/domain/fold"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"accents go", "Crème Brûlée", "creme brulee"},
		{"ligatures are spelled out", "L’Œil d’Ægir", "l oeil d aegir"},
		{"an accent written apart goes too", "Cre\u0301a", "crea"},
		{"every apostrophe and hyphen parts words", "Créa'tif – Saint-Jean", "crea tif saint jean"},
		{"signs at the ends leave no space", "  *Hair*  ", "hair"},
		{"no-break spaces are spaces", "Bulle\u00a0D\u202fHair", "bulle d hair"},
		{"full-width letters are letters", "ＨＡＩＲ", "hair"},
		{"digits stay", "Coif 974", "coif 974"},
		{"other alphabets stay", "Ёлка", "елка"},
		{"damage is no letter", "Cr\ufffdatif", "cr atif"},
		{"nothing is nothing", " – ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fold.Text(c.text); got != c.want {
				t.Errorf("Text(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestTextFoldedTwiceIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := fold.Text(rapid.String().Draw(t, "text"))
		if twice := fold.Text(once); twice != once {
			t.Fatalf("%q folds to %q", once, twice)
		}
	})
}

func TestWordsAndKey(t *testing.T) {
	if got, want := fold.Words("L'Hair du Temps"), []string{"l", "hair", "du", "temps"}; !slices.Equal(got, want) {
		t.Errorf("Words = %q, want %q", got, want)
	}
	if got, want := fold.Key("Adresse de facturation (rue)"), "adressedefacturationrue"; got != want {
		t.Errorf("Key = %q, want %q", got, want)
	}
}

func BenchmarkText(b *testing.B) {
	for b.Loop() {
		fold.Text("L’Hair du Temps d’Émeraude")
	}
}
