package places_test

import (
	"slices"
	"testing"

	"rebond/internal/domain/places"
)

func TestCities(t *testing.T) {
	for _, c := range []struct {
		name, postcode string
		want           []string
	}{
		{"one commune", "44000", []string{"Nantes"}},
		{"a large city at each of its postcodes", "75018", []string{"Paris"}},
		{"several communes, by name", "01100", []string{"Apremont", "Arbent", "Bellignat", "Groissiat", "Géovreisset", "Martignat", "Oyonnax"}},
		{"the last of the list", "98889", []string{"Païta"}},
		{"a postcode that isn't one", "00000", nil},
		{"nothing", "", nil},
		{"a postcode with its zero lost", "1100", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := places.Cities(c.postcode); !slices.Equal(got, c.want) {
				t.Errorf("Cities(%q) = %q, want %q", c.postcode, got, c.want)
			}
		})
	}
}

func TestInCommune(t *testing.T) {
	for _, c := range []struct {
		name, postcode, city string
		want                 bool
	}{
		{"as the list has it", "01220", "Grilly", true},
		{"in capitals without accents or hyphens", "01100", "GEOVREISSET", true},
		{"with hyphens left out", "01000", "SAINT DENIS LES BOURG", true},
		{"SAINT as ST", "01000", "St-Denis-lès-Bourg", true},
		{"without its article", "17000", "Rochelle", true},
		{"an apostrophe as a space", "01400", "L ABERGEMENT CLEMENCIAT", true},
		{"a district as a number", "75018", "PARIS 18", true},
		{"a district in full", "69003", "Lyon 3ème Arrondissement", true},
		{"CEDEX", "44000", "NANTES CEDEX 1", true},
		{"a name cut short", "50390", "SAINT-SAUVEUR-LE-VIC", true},
		{"a ligature spelled out", "44560", "PAIMBOEUF", true},
		{"too little of a name", "50390", "SAINT", false},
		{"a city that is elsewhere", "07500", "BRUNSTATT-DIDENHEIM", false},
		{"no city", "44000", "", false},
		{"an article alone", "44000", "le", false},
		{"a postcode that isn't one", "99999", "Nantes", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := places.InCommune(c.postcode, c.city); got != c.want {
				t.Errorf("InCommune(%q, %q) = %v", c.postcode, c.city, got)
			}
		})
	}
}

func BenchmarkInCommune(b *testing.B) {
	for b.Loop() {
		places.InCommune("01220", "GRILLY")
	}
}
