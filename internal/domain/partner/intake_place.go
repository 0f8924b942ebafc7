package partner

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"rebond/internal/domain/because"
	"rebond/internal/domain/fold"
	"rebond/internal/domain/places"
)

// country reads a country's name in French or English, or its ISO code.
func (r *reading) country() string {
	text := r.text(fieldCountry)
	if text == "" {
		return ""
	}
	code, ok := countries()[fold.Key(text)]
	if !ok {
		r.refuse(fieldCountry, UnknownCountry, "value", shown(text))
	}
	return code
}

// otherNames are names of countries that are in use beside the official ones.
var otherNames = map[string]string{
	"UK": "GB", "Angleterre": "GB", "England": "GB", "Great Britain": "GB", "Grande-Bretagne": "GB", "Écosse": "GB", "Scotland": "GB",
	"Hollande": "NL", "Holland": "NL", "The Netherlands": "NL", "République tchèque": "CZ", "Czech Republic": "CZ",
	"USA": "US", "États-Unis d’Amérique": "US", "United States of America": "US", "Réunion": "RE", "France métropolitaine": "FR",
	"République française": "FR", "Eire": "IE", "Saint-Martin": "MF", "Grand-Duché de Luxembourg": "LU",
}

// countries finds a country's code by its folded name or code.
var countries = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	french, english := display.Regions(language.French), display.Regions(language.English)
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string(first) + string(second)
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.Canonicalize().String() != code {
				continue
			}
			for _, written := range []string{code, region.ISO3(), french.Name(region), english.Name(region)} {
				codes[fold.Key(written)] = code
			}
		}
	}
	for written, code := range otherNames {
		codes[fold.Key(written)] = code
	}
	return codes
})

// frenchPost says whether a country has French postcodes. A row without a
// country is taken to: it is France that the desk works in.
func frenchPost(country string) bool {
	switch country {
	case "", "FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "MC":
		return true
	}
	return false
}

var (
	frenchPostcode = regexp.MustCompile(`^(?:0[1-9]|[1-9]\d)\d{3}$`)
	zeroLost       = regexp.MustCompile(`^[1-9]\d{3}$`)
)

// postcode reads a postcode; a French one has five digits. One of four gets the
// zero back that a spreadsheet took, where that postcode serves the row's city.
func (r *reading) postcode(country, city string) string {
	text := r.text(fieldPostcode)
	if text == "" || !frenchPost(country) {
		return text
	}
	digits := unspaced(strings.TrimPrefix(strings.TrimPrefix(text, "FR-"), "F-"))
	switch {
	case frenchPostcode.MatchString(digits):
		return digits
	case !zeroLost.MatchString(digits):
		r.refuse(fieldPostcode, BadPostcode, "value", shown(text))
		return ""
	case !places.InCommune("0"+digits, city):
		r.refused = append(r.refused, BadPostcode.because("four_digits", fieldPostcode.String(), "value", shown(text), "city", shown(city)))
		return ""
	}
	restored := "0" + digits
	r.remark(zeroRestored, "value", text, "postcode", restored, "city", shown(city))
	return restored
}

const (
	zeroRestored        because.Text = "intake.zero_restored"
	createdAfterChanged because.Text = "intake.created_after_modified"
)

func (r *reading) remark(text because.Text, pairs ...any) {
	r.remarks = r.remarks.And("", text, pairs...)
}
