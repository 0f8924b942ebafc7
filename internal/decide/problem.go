package decide

import (
	"rebond/internal/domain/refusal"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Problem is one thing that is wrong with the facts, as a person reads it.
type Problem struct {
	Field   string       `json:"field"` // empty where the whole is at fault
	Message string       `json:"message"`
	Rule    string       `json:"rule,omitempty"` // empty where only the form is wrong
	Kind    refusal.Kind `json:"kind"`
}

// Problems tells a refusal in a language, one problem for each condition unmet.
func Problems(refused *refusal.Refusal, lang words.Lang) []Problem {
	return strict.Each(refused.Unmet, func(u refusal.Unmet) Problem {
		return Problem{u.Field, lang.Text(u.Text, u.Inputs), u.Rule, u.Kind}
	})
}
