package words

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Country says a country, given by its code in ISO 3166-1 alpha-2. A code that
// none has is said as it is.
func (l Lang) Country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if l == English {
		return display.English.Regions().Name(region)
	}
	return display.French.Regions().Name(region)
}

// Capital starts a text with a capital letter, as a choice or a value by itself
// does.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
