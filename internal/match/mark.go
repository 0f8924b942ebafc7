package match

import (
	"strings"
)

// shortest is how much of a number or an address is typed before it is looked up:
// less would bring half of France.
const shortest = 4

// Marks returns what an account is found by besides its words, each in one spelling:
// the digits of its phone with their country, its mail in small letters, the digits
// of its SIRET, and the CRM's key in small letters.
func Marks(phone, email, siret, key string) []string {
	var marks []string
	for _, mark := range []string{digits(phone), strings.ToLower(email), digits(siret), strings.ToLower(key)} {
		if mark != "" {
			marks = append(marks, mark)
		}
	}
	return marks
}

// MarksBegun returns how the mark that a text begins may be spelled; none where the
// text is no beginning of a number, an address or a key. A number may be a French
// phone's, a foreign one's, or a SIRET's.
func MarksBegun(text string) []string {
	text = strings.ToLower(strings.TrimSpace(text))
	if number, ok := asNumber(text); ok {
		return number
	}
	if len(text) < shortest || strings.ContainsFunc(text, partsMark) || !strings.ContainsAny(text, "@0123456789") {
		return nil
	}
	return []string{text}
}

// partsMark says whether no mark holds a sign.
func partsMark(r rune) bool { return r <= ' ' || r == '\u00a0' || r == '\u202f' }

// asNumber reads a text of digits and of what people write between them.
func asNumber(text string) ([]string, bool) {
	number := digits(text)
	if len(number) < shortest || strings.Trim(text, "0123456789+()./- \u00a0\u202f") != "" {
		return nil, false
	}
	switch {
	case strings.HasPrefix(text, "+"):
		// +33 (0)6 12 … has a nought that nobody dials from abroad.
		return []string{strings.Replace(number, "330", "33", 1)}, true
	case strings.HasPrefix(number, "00"):
		return []string{number[2:], number}, true
	case strings.HasPrefix(number, "0"):
		return []string{"33" + number[1:], number}, true
	default:
		return []string{number}, true
	}
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
