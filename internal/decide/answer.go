package decide

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/policy"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// grounds are what every decision ends with: why, and under which policy (EV-1).
type grounds struct {
	Because []Reason `json:"because"`
	Policy  string   `json:"policy"`

	reasons because.Reasons // as they were given, in no language yet
}

func (g grounds) on() grounds { return g }

// Reason is one rule, applied, as a person reads it.
type Reason struct {
	Rule   string         `json:"rule"`
	Text   string         `json:"text"`
	Inputs strict.Members `json:"inputs"`
}

// Reasons tells reasons in a language.
func Reasons(reasons because.Reasons, lang words.Lang) []Reason {
	return strict.Each(reasons, func(r because.Reason) Reason {
		return Reason{r.Rule, lang.Text(r.Text, r.Inputs), strict.Inputs(r.Inputs)}
	})
}

func ground(reasons because.Reasons, p policy.Policy, lang words.Lang) grounds {
	return grounds{Reasons(reasons, lang), p.Version, reasons}
}

func itself[Word ~string](word Word) Word { return word }
