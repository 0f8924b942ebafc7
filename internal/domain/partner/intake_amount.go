package partner

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

func (r *reading) revenue() *int64 {
	text := r.text(fieldMonthlyRevenue)
	if text == "" {
		return nil
	}
	cents, verdict := amount(text)
	switch verdict {
	case ambiguous:
		r.refused = append(r.refused, BadNumber.because("ambiguous", fieldMonthlyRevenue.String(), "value", shown(text)))
	case unreadable:
		r.refuse(fieldMonthlyRevenue, BadNumber, "value", shown(text))
	}
	if verdict != readable {
		return nil
	}
	return &cents
}

type verdict int

const (
	readable verdict = iota
	unreadable
	ambiguous // 1.250 may be 1250 or 1.25
)

var (
	currency       = regexp.MustCompile(`(?i)^(?:€|EUR)|(?:€|EUR)$`)
	maybeThousands = regexp.MustCompile(`^[1-9]\d{0,2}[.,]\d{3}$`)

	// amounts are the ways to write one: the whole, then the decimals.
	amounts = []*regexp.Regexp{
		regexp.MustCompile(`^(\d+)(?:[.,](\d+))?$`),
		regexp.MustCompile(`^(\d{1,3}(?: \d{3})+)(?:[.,](\d+))?$`),
		regexp.MustCompile(`^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$`),
		regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$`),
	}
)

// mostDigits keeps cents within an int64.
const mostDigits = 15

// amount reads an amount of euros, and returns cents: "1 250,00", "1.250,00 €",
// "1,250.00" or "1250.5", further decimals rounded. A negative amount is
// unreadable: a partner isn't paid every month.
func amount(text string) (cents int64, is verdict) {
	text = strings.Map(evenSpace, text)
	text = strings.TrimSpace(currency.ReplaceAllString(text, ""))
	if maybeThousands.MatchString(text) {
		return 0, ambiguous
	}
	for _, way := range amounts {
		if match := way.FindStringSubmatch(text); match != nil {
			return centsOf(digitsOf(match[1]), match[2])
		}
	}
	return 0, unreadable
}

func centsOf(whole, decimals string) (int64, verdict) {
	decimals += "000"
	if len(whole) > mostDigits {
		return 0, unreadable
	}
	cents, err := strconv.ParseInt(whole+decimals[:2], 10, 64)
	if err != nil {
		return 0, unreadable
	}
	if decimals[2] >= '5' {
		cents++
	}
	return cents, readable
}

// evenSpace makes one sign of all that parts thousands beside comma and point.
func evenSpace(r rune) rune {
	if unicode.IsSpace(r) || r == '\'' || r == '’' {
		return ' '
	}
	return r
}
