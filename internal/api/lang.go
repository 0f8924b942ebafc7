package api

import (
	"net/http"
	"strconv"
	"strings"

	"rebond/internal/words"
)

// langOf is the language in which a request is answered: the one it prefers of
// those that we speak, or the person's own, or French.
func langOf(r *http.Request, theirs string) words.Lang {
	chosen, most := words.Lang(theirs), 0.0
	for _, wish := range strings.Split(r.Header.Get("Accept-Language"), ",") {
		tag, parameter, _ := strings.Cut(wish, ";")
		lang := words.Lang(strings.ToLower(strings.TrimSpace(strings.SplitN(tag, "-", 2)[0])))
		if weight := weightOf(parameter); spoken(lang) && weight > most {
			chosen, most = lang, weight
		}
	}
	if !spoken(chosen) {
		return words.French
	}
	return chosen
}

func spoken(lang words.Lang) bool { return lang == words.French || lang == words.English }

// weightOf reads the weight of a wish, such as "q=0.8"; without one it is whole.
func weightOf(parameter string) float64 {
	value, said := strings.CutPrefix(strings.TrimSpace(parameter), "q=")
	if !said {
		return 1
	}
	weight, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return 0
	}
	return weight
}
