// Package decide gives the decisions of the procedures as a contract: facts in
// JSON, a decision in JSON (SPEC 11). It is the one edge that the commands and
// the API share; the rules themselves stand in the domain.
//
// Facts are strict: an unknown field or value, a wrong type, a date that doesn't
// exist, a missing field and what a decision calls impossible are refused, all
// at once; nothing else is. The same structures that read the facts describe
// them as JSON Schema. Any facts may carry a policy, to try other parameters.
//
// What always holds: a decision carries all of its fields, null or [] where there
// is nothing; its reasons, never none, in the reader's language; and the version
// of the policy it was taken under, which tells the overrides. The same facts
// give the same decision, whatever the clock says.
package decide

import (
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/strict"
	"rebond/internal/words"
)

// Decide takes the decision of that name under the policy that Rebond starts
// with. The error is a *refusal.Refusal where the facts are refused, of kind
// Unknown where the name is.
func Decide(name string, facts []byte, lang words.Lang) ([]byte, error) {
	return Under{policy.Default(), lang}.Decide(name, facts)
}

// Under is what decisions are taken under: a policy, and the language in which
// they are told.
type Under struct {
	Policy policy.Policy
	Lang   words.Lang
}

// Decide takes the decision of that name, as the function of that name does.
func (u Under) Decide(name string, facts []byte) ([]byte, error) {
	d, err := named(name)
	if err != nil {
		return nil, err
	}
	return d.write(facts, u)
}

// Names lists the decisions, in the specification's order.
func Names() []string {
	names := make([]string, len(decisions))
	for i, d := range decisions {
		names[i] = d.name
	}
	return names
}

// Schema describes the facts of a decision as JSON Schema, draft 2020-12.
func Schema(name string) ([]byte, error) {
	whole, err := Facts(name)
	if err != nil {
		return nil, err
	}
	whole.Draft = strict.Draft
	return strict.Marshal(whole)
}

// Facts describes the facts of a decision.
func Facts(name string) (strict.Schema, error) {
	d, err := named(name)
	if err != nil {
		return strict.Schema{}, err
	}
	whole := d.schema()
	whole.Title = name
	return whole, nil
}

// decisions is every decision, in the specification's order.
var decisions = []decision{
	define("notice", notice),
	define("billing-stop", billingStop),
	define("wavy-letter", wavyLetter),
	define("alert", readAlert),
	define("winback", comeBack),
	define("prechurn", preChurn),
	define("churn-outcome", churnOutcome),
	define("permission", permission),
}

type decision struct {
	name   string
	schema func() strict.Schema
	take   func(facts []byte, u Under) (answer, error)
}

// write takes the decision and writes it.
func (d decision) write(facts []byte, u Under) ([]byte, error) {
	taken, err := d.take(facts, u)
	if err != nil {
		return nil, err
	}
	return strict.Marshal(taken)
}

// answer is a decision that was taken: a structure of what it says, and its
// grounds.
type answer interface{ on() grounds }

// asked is what a decision is given: its facts, and a policy to try.
type asked[Facts any] struct {
	Facts  Facts     `field:",inline"`
	Policy overrides `field:"policy,optional"`
}

func define[Facts any, Answer answer](name string, taken func(Facts, Under) (Answer, error)) decision {
	facts := strict.Of[asked[Facts]](shapes)
	return decision{name, facts.Schema, func(text []byte, u Under) (answer, error) {
		in, err := facts.Read(text)
		if err != nil {
			return nil, err
		}
		u.Policy = in.Policy.over(u.Policy)
		return taken(in.Facts, u)
	}}
}

const unknownDecision because.Text = "decide.unknown"

func named(name string) (decision, error) {
	at := slices.IndexFunc(decisions, func(d decision) bool { return d.name == name })
	if at < 0 {
		return decision{}, refusal.New(refusal.Unknown, "", "name", unknownDecision, "name", name, "names", Names())
	}
	return decisions[at], nil
}

func (u Under) ground(reasons because.Reasons) grounds { return ground(reasons, u.Policy, u.Lang) }
