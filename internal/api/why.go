package api

import (
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
	"rebond/internal/domain/staff"
	"rebond/internal/read"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Why says of the values that rules led to, how they came to be (EV-1). What never
// changed here has no grounds.
type Why struct {
	Status             *Grounds `json:"status,omitempty" doc:"Of the account's status."`
	Stage              *Grounds `json:"stage,omitempty" doc:"Of the case's stage."`
	PlanExpirationDate *Grounds `json:"plan_expiration_date,omitempty"`
}

// Grounds are why a value is what it is: what happened last to it.
type Grounds struct {
	Because []Reason  `json:"because"`
	Verb    string    `json:"verb" doc:"What happened, such as churn_case.opened."`
	At      time.Time `json:"at"`
	By      staff.ID  `json:"by"`
	ByName  string    `json:"by_name"`
	Policy  string    `json:"policy" doc:"The version of the policy decided under."`
}

// Reason is one rule, applied.
type Reason struct {
	Rule   string         `json:"rule" example:"CH-9"`
	Text   string         `json:"text" doc:"What it says, in the caller's language."`
	Inputs map[string]any `json:"inputs" doc:"What it looked at."`
}

// groundsOf finds why a field of a record is what it is.
func groundsOf(file read.File, of history.Ref, field string, lang words.Lang) *Grounds {
	entry, ok := file.LastChange(of, field)
	if !ok {
		return nil
	}
	return &Grounds{
		Because: reasonsOf(entry.Because, lang), Verb: entry.Verb, At: entry.At,
		By: staff.ID(entry.Actor), ByName: file.People.Name(staff.ID(entry.Actor)), Policy: entry.Policy,
	}
}

func reasonsOf(reasons because.Reasons, lang words.Lang) []Reason {
	return strict.Each(reasons, func(r because.Reason) Reason {
		inputs := map[string]any{}
		for _, in := range r.Inputs {
			inputs[in.Name] = strict.Plain(in.Value)
		}
		return Reason{r.Rule, lang.Text(r.Text, r.Inputs), inputs}
	})
}
