package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"rebond/internal/decide"
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/web/page"
	"rebond/internal/words"
)

func simulatorPath(name string) string { return "/simulator/" + name }

// getSimulator lists the decisions that can be tried.
func (s *Server) getSimulator(w http.ResponseWriter, r *http.Request) {
	d := s.desk(r)
	d.Section = page.InSimulator
	model := page.Simulator{Desk: d}
	for _, name := range decide.Names() {
		model.Decisions = append(model.Decisions, page.Trial{
			Href: simulatorPath(name), Title: d.Lang.Word("decision", name), Asks: d.Lang.Word("decision_asks", name),
		})
	}
	s.show(w, r, http.StatusOK, page.SimulatorPage(model))
}

// getSimulation shows a decision with the facts that its address says, and what
// package decide answers. No account is touched.
func (s *Server) getSimulation(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	schema, err := decide.Facts(name)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	said := readFacts(factsOf(schema), r.URL.Query(), s.app.Policy.Zone)
	if !said.asIn(r.URL.Query()) {
		http.Redirect(w, r, simulatorPath(name)+"?"+said.query(), http.StatusSeeOther)
		return
	}
	d := s.desk(r)
	d.Section = page.InSimulator
	m := simulation{desk: d, under: decide.Under{Policy: s.app.Policy, Lang: d.Lang}, name: name, said: said}
	model, err := m.page()
	if err != nil {
		s.fail(w, r, err)
		return
	}
	status := http.StatusOK
	if model.Refused != nil {
		status = http.StatusUnprocessableEntity
	}
	s.show(w, r, status, page.SimulationPage(model))
}

// simulation says a decision and its facts.
type simulation struct {
	desk  page.Desk
	under decide.Under
	name  string
	said  given
}

func (m simulation) page() (page.Simulation, error) {
	model := page.Simulation{
		Desk: m.desk, Title: m.word("decision", m.name), Asks: m.word("decision_asks", m.name),
		Form: page.Form{Action: simulatorPath(m.name)}, Examples: m.examples(),
	}
	for _, q := range m.questions() {
		if q.Name == policyFact {
			model.Policy, model.PolicySet = q.Questions, typedAny(q.Questions)
		} else {
			model.Questions = append(model.Questions, q)
		}
	}
	if len(m.said.values) == 0 {
		return model, nil
	}
	answer, err := m.answer()
	if refused, ok := refusal.Of(err); ok {
		model.Refused = atFields(refused)
		return model, nil
	}
	model.Answer = answer
	return model, err
}

// policyFact is the object of parameters that any decision can be asked with.
const policyFact = "policy"

func typedAny(questions []page.Question) bool {
	return slices.ContainsFunc(questions, func(q page.Question) bool { return q.Typed != nil })
}

// atFields moves what is wrong with an item to the field of its list.
func atFields(refused *refusal.Refusal) *refusal.Refusal {
	moved := slices.Clone(refused.Unmet)
	for i, u := range moved {
		moved[i].Field, _, _ = strings.Cut(u.Field, "[")
	}
	return &refusal.Refusal{Unmet: moved}
}

// answer takes the decision, as the command and the API do.
func (m simulation) answer() (*page.Answer, error) {
	facts, err := m.said.json()
	if err != nil {
		return nil, err
	}
	told, err := m.under.Tell(m.name, facts)
	if err != nil {
		return nil, err
	}
	answer := &page.Answer{
		Rest: m.sayAll("", told.Fields), Why: page.Why{Reasons: told.Because, Policy: told.Policy},
		Facts: indented(facts), Taken: indented(told.JSON), Link: simulatorPath(m.name) + "?" + m.said.query(),
	}
	if first := answer.Rest[0]; first.Table == nil && first.Fields == nil {
		answer.Lead, answer.Rest = &first, answer.Rest[1:]
	}
	for _, example := range m.examples() {
		if example.Href != answer.Link {
			answer.Others = append(answer.Others, example)
		}
	}
	return answer, nil
}

func indented(text []byte) string {
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return string(text)
	}
	return out.String()
}

// sayAll says the fields of a decision, or of the field that holds them.
func (m simulation) sayAll(in string, fields []decide.Field) []page.Said {
	said := make([]page.Said, len(fields))
	for i, f := range fields {
		said[i] = m.say(f.Name, f.Value)
		said[i].Label = m.label(in, f.Name)
	}
	return said
}

// label names a field, by a name of its own where what holds it gives it one.
func (m simulation) label(in, name string) string {
	if own, ok := words.Texts[because.Text("answer."+in+"."+name)]; ok {
		return own.In(m.desk.Lang)
	}
	return m.word("answer", name)
}

// say says the value of a field.
func (m simulation) say(name string, value any) page.Said {
	switch v := value.(type) {
	case nil:
		return page.Said{}
	case day.Day:
		return page.Said{Day: v}
	case time.Time:
		return page.Said{At: v}
	case string: // read in a message, or a sentence
		return page.Said{Text: v}
	case because.Text:
		return page.Said{Text: m.desk.Lang.Text(v, nil)}
	case []decide.Field:
		return page.Said{Fields: m.sayAll(name, v)}
	case []any:
		return m.sayEach(name, v)
	default:
		return page.Said{Text: words.Capital(m.desk.Lang.Value(v))}
	}
}

// sayEach says a list: as a table where its items are made of fields.
func (m simulation) sayEach(name string, items []any) page.Said {
	var said page.Said
	for _, item := range items {
		row := m.say(name, item)
		if row.Fields == nil {
			said.List = append(said.List, row.Text)
			continue
		}
		if said.Table == nil {
			said.Table = &page.Table{}
			for _, cell := range row.Fields {
				said.Table.Head = append(said.Table.Head, cell.Label)
			}
		}
		said.Table.Rows = append(said.Table.Rows, row.Fields)
	}
	return said
}

func (m simulation) word(list, word string) string { return m.desk.Lang.Word(list, word) }

// examples are the decision's, told with today's dates.
func (m simulation) examples() []page.Link {
	var links []page.Link
	for _, e := range examplesOf(m.name, m.desk.Today, m.under.Policy.Zone) {
		links = append(links, page.Link{Text: m.desk.Lang.Say(e.what), Href: simulatorPath(m.name) + "?" + m.ordered(e.facts)})
	}
	return links
}

// ordered writes an example's facts as the decision's own form would.
func (m simulation) ordered(facts map[string][]string) string {
	return readFacts(m.said.facts, facts, m.under.Policy.Zone).query()
}

// usual is the value of a parameter that holds where none is tried.
func (m simulation) usual(parameter string) string {
	p := m.under.Policy
	for _, number := range policy.Numbers {
		if number.Name == parameter {
			return fmt.Sprint(*number.Field(&p))
		}
	}
	return p.Zone.String()
}
