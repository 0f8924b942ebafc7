package partner

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/nyaruka/phonenumbers"

	"rebond/internal/domain/fold"
	"rebond/internal/domain/staff"
)

// unspaced takes every space out of a text, no-break ones too.
func unspaced(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// statuses are what the CRM calls each status; its Lost is our churned.
var statuses = sync.OnceValue(func() map[string]Status {
	all := map[string]Status{}
	for status, names := range map[Status][]string{
		Active:       {"Active", "Actif", "Actif/Active"},
		Retention:    {"Retention", "Rétention", "En rétention", "In retention"},
		Training:     {"Training", "Formation", "En formation", "In training"},
		ExpiringPlan: {"Expiring Plan", "Plan expirant", "Plan en expiration", "Expiration du plan", "En fin de plan", "En préavis"},
		Churned:      {"Churned", "Lost", "Perdu", "Perdue", "Churn", "Churné", "Résilié", "Résiliée"},
	} {
		for _, written := range names {
			all[fold.Key(written)] = status
		}
	}
	return all
})

func (r *reading) status() Status {
	text := r.text(fieldStatus)
	if text == "" {
		return ""
	}
	status, ok := statuses()[fold.Key(text)]
	if !ok {
		r.refuse(fieldStatus, UnknownStatus, "value", shown(text))
	}
	return status
}

func (r *reading) email() string {
	text := r.text(fieldEmail)
	if text != "" && !staff.Reachable(text) {
		r.refuse(fieldEmail, BadEmail, "value", shown(text))
		return ""
	}
	return text
}

// plainFrench is a French number as nearly all are written. It is read here
// because the general reading takes twenty times as long as the rest of the row.
var plainFrench = regexp.MustCompile(`^0[1-9](?:[\s.\x{a0}\x{202f}-]?\d){8}$`)

// phoneNumber returns a number as E.164. One that can't be read stays as it is
// written: a person may still make sense of it.
func phoneNumber(text, country string) string {
	if text == "" {
		return ""
	}
	if country == "" {
		country = "FR"
	}
	if country == "FR" && plainFrench.MatchString(text) {
		return "+33" + digitsOf(text)[1:]
	}
	number, err := phonenumbers.Parse(text, country)
	if err != nil || number.GetExtension() != "" || !phonenumbers.IsPossibleNumber(number) {
		return text
	}
	return phonenumbers.Format(number, phonenumbers.E164)
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

func (r *reading) nps() *int {
	text := r.text(fieldNPS)
	if text == "" {
		return nil
	}
	whole, decimals, _ := strings.Cut(strings.ReplaceAll(unspaced(text), ",", "."), ".")
	score, err := strconv.Atoi(whole)
	switch {
	case err != nil || strings.Trim(decimals, "0") != "":
		r.refused = append(r.refused, BadNumber.because("nps", fieldNPS.String(), "value", shown(text)))
		return nil
	case score < 0 || score > 10:
		r.refuse(fieldNPS, NPSOutOfRange, "value", shown(text))
		return nil
	}
	return &score
}

func (r *reading) siret() string {
	text := r.text(fieldSIRET)
	digits := unspaced(text)
	if text != "" && !soundSIRET(digits) {
		r.refuse(fieldSIRET, BadSIRET, "value", shown(text))
		return ""
	}
	return digits
}

// laPoste is the one company whose establishments' numbers have another check:
// their digits add up to a multiple of 5.
const laPoste = "356000000"

// soundSIRET checks a SIRET by Luhn's sum.
func soundSIRET(digits string) bool {
	if len(digits) != 14 || digitsOf(digits) != digits {
		return false
	}
	luhn, plain := 0, 0
	for i, c := range []byte(digits) {
		d := int(c - '0')
		plain += d
		if i%2 == 0 { // every second digit from the right, in 14
			d *= 2
		}
		luhn += d/10 + d%10
	}
	return luhn%10 == 0 || strings.HasPrefix(digits, laPoste) && plain%5 == 0
}
