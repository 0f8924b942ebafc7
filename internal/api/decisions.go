package api

import (
	"encoding/json"
	"io"
	"net/http"
	"reflect"

	"rebond/internal/decide"
	"rebond/internal/domain/staff"
	"rebond/internal/strict"
)

// DecisionList names the decisions that can be taken.
type DecisionList struct {
	Decisions []string `json:"decisions"`
}

func (d *desk) getDecisions(*asked, nothing) (DecisionList, error) {
	return DecisionList{decide.Names()}, nil
}

func (d *desk) getSchema(a *asked, _ nothing) (json.RawMessage, error) {
	return decide.Schema(a.PathValue("name"))
}

// Decision is a decision as package decide writes it.
type Decision []byte

// MarshalJSON writes the decision.
func (d Decision) MarshalJSON() ([]byte, error) { return d, nil }

// decision is the route of every decision. Its facts are read by package decide,
// which reads them for the command line too.
func (d *desk) decision() route {
	return route{
		method: http.MethodPost, path: "/decisions/{name}", id: "takeDecision", gate: staff.SignedIn, reach: staff.ReachDecisions,
		bodies: factsOfAll(), answers: reflect.TypeFor[Decision](),
		answer: func(a *asked) (any, error) {
			facts, err := io.ReadAll(a.Body)
			if err != nil {
				return nil, err
			}
			taken, err := decide.Under{Policy: d.app.Policy, Lang: a.lang}.Decide(a.PathValue("name"), facts)
			return Decision(taken), err
		},
	}
}

func factsOfAll() []strict.Schema {
	return strict.Each(decide.Names(), func(name string) strict.Schema {
		facts, err := decide.Facts(name)
		if err != nil {
			panic(err) // the name comes from the list
		}
		return facts
	})
}
