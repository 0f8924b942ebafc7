package decide_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/decide"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// carried lists the fields that every decision of a name carries, whatever the
// facts.
var carried = map[string][]string{
	"notice":        {"plan_expiration_date", "fiscal_churn_received_on", "access_cut_on"},
	"billing-stop":  {"stops"},
	"wavy-letter":   {"opportunity", "cut_access_on", "potential_cut_access_on", "stops", "lose_sale_opportunities", "tasks"},
	"alert":         {"kind", "fields", "open_risk", "risk_as", "tasks", "note"},
	"winback":       {"scenario", "opportunity", "contract", "crm_account", "page", "reviews_kept", "nearest", "differs", "missing", "steps"},
	"prechurn":      {"is_prechurn", "responsible", "sales_bonus_due", "origin", "plan_expiration_date", "missing"},
	"churn-outcome": {"account_status", "opens", "missing"},
	"permission":    {"allowed", "reason"},
}

// lists are the fields that are [] and never null.
var lists = []string{"stops", "tasks", "missing", "steps", "opens", "because"}

func TestFactsThatTheSchemaAllowsAreDecidedOrImpossible(t *testing.T) {
	for _, name := range decide.Names() {
		t.Run(name, func(t *testing.T) {
			described := described(t, name)
			rapid.Check(t, func(t *rapid.T) {
				facts := described.draw(t, "facts").(map[string]any)
				text := written(t, facts)
				decision, err := decide.Decide(name, text, words.French)
				if refused, ok := refusal.Of(err); ok {
					for _, unmet := range refused.Unmet {
						if unmet.Rule == "" && !unasserted(unmet.Text) {
							t.Fatalf("%s\nrefused for its form: %v", text, err)
						}
					}
					return
				}
				if err != nil {
					t.Fatalf("%s\n%v", text, err)
				}
				checkCarried(t, name, decision)
			})
		})
	}
}

// unasserted tells what the schema has no words for: the zones, and whether a
// date exists (draft 2020-12 doesn't assert formats).
func unasserted[Text ~string](text Text) bool {
	return strings.HasPrefix(string(text), "facts.no_such_") || text == "facts.unknown_zone"
}

func checkCarried(t *rapid.T, name string, text []byte) {
	t.Helper()
	var decision map[string]any
	if err := json.Unmarshal(text, &decision); err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	want := append([]string{"because", "policy"}, carried[name]...)
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(decision)); !slices.Equal(got, want) {
		t.Fatalf("carries %v, want %v", got, want)
	}
	for _, field := range lists {
		if value, there := decision[field]; there && value == nil {
			t.Fatalf("%s is null, not []", field)
		}
	}
	reasons := decision["because"].([]any)
	if len(reasons) == 0 {
		t.Fatal("no reason given")
	}
	for _, r := range reasons {
		reason := r.(map[string]any)
		said := reason["text"].(string)
		if reason["rule"] == "" || reason["inputs"] == nil || !strings.Contains(said, " ") || strings.ContainsAny(said, "{}") {
			t.Fatalf("a reason without rule, words or inputs: %v", reason)
		}
	}
}

func TestOneWrongFieldIsTheOneThatIsNamed(t *testing.T) {
	for _, name := range decide.Names() {
		t.Run(name, func(t *testing.T) {
			described := described(t, name)
			rapid.Check(t, func(t *rapid.T) {
				facts := described.draw(t, "facts").(map[string]any)
				field := rapid.SampledFrom(slices.Sorted(maps.Keys(facts))).Draw(t, "field")
				facts[field] = described.Properties[field].misfit(t)
				_, err := decide.Decide(name, written(t, facts), words.French)
				refused, ok := refusal.Of(err)
				if !ok {
					t.Fatalf("%v for %s was taken", facts[field], field)
				}
				named := slices.ContainsFunc(refused.Unmet, func(u refusal.Unmet) bool { return u.Field == field })
				if !named {
					t.Fatalf("%v for %s: %v", facts[field], field, err)
				}
			})
		})
	}
}

func TestTheOrderOfFieldsMeansNothing(t *testing.T) {
	for _, name := range decide.Names() {
		t.Run(name, func(t *testing.T) {
			described := described(t, name)
			rapid.Check(t, func(t *rapid.T) {
				facts := described.draw(t, "facts").(map[string]any)
				sorted, wantErr := decide.Decide(name, written(t, facts), words.French)
				names := rapid.Permutation(slices.Sorted(maps.Keys(facts))).Draw(t, "order")
				shuffled, err := decide.Decide(name, writtenAs(t, facts, names), words.French)
				if string(shuffled) != string(sorted) || (err == nil) != (wantErr == nil) {
					t.Fatalf("%s, %v\n%s, %v", shuffled, err, sorted, wantErr)
				}
			})
		})
	}
}

// described is the schema of a decision's facts, as a reader of it would use it.
func described(t *testing.T, name string) description {
	t.Helper()
	text, err := decide.Schema(name)
	if err != nil {
		t.Fatal(err)
	}
	var d description
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

type description struct {
	Type       any
	Format     string
	Pattern    string
	Enum       []any
	Minimum    int
	Maximum    int
	Items      *description
	Properties map[string]description
	Required   []string
}

func (d description) types() []any {
	if several, ok := d.Type.([]any); ok {
		return several
	}
	return []any{d.Type}
}

// draw makes a value that the schema allows.
func (d description) draw(t *rapid.T, label string) any {
	if len(d.Enum) > 0 {
		return rapid.SampledFrom(d.Enum).Draw(t, label)
	}
	switch rapid.SampledFrom(d.types()).Draw(t, label+" as") {
	case "object":
		return d.drawObject(t)
	case "array":
		return d.drawArray(t, label)
	case "string":
		return d.drawString(t, label)
	case "boolean":
		return rapid.Bool().Draw(t, label)
	case "integer":
		return rapid.IntRange(d.Minimum, d.Maximum).Draw(t, label)
	default:
		return nil
	}
}

func (d description) drawObject(t *rapid.T) map[string]any {
	object := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(d.Properties)) {
		if slices.Contains(d.Required, name) || rapid.Bool().Draw(t, name+" given") {
			object[name] = d.Properties[name].draw(t, name)
		}
	}
	return object
}

func (d description) drawArray(t *rapid.T, label string) []any {
	list := make([]any, rapid.IntRange(0, 6).Draw(t, label+" length"))
	for i := range list {
		list[i] = d.Items.draw(t, label)
	}
	return list
}

func (d description) drawString(t *rapid.T, label string) string {
	switch {
	case d.Format == "date-time":
		return rapid.StringMatching(`20(2[0-9])-(0[1-9]|1[0-2])-(0[1-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-]0[0-9]:[03]0)`).Draw(t, label)
	case strings.Contains(d.Pattern, "?"):
		return rapid.StringMatching(`20(2[0-9])-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?`).Draw(t, label)
	case d.Pattern != "":
		return rapid.StringMatching(`20(2[0-9])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`).Draw(t, label)
	case label == "time_zone":
		return rapid.SampledFrom([]string{"Europe/Paris", "UTC", "Pacific/Kiritimati", "Mars/Olympus"}).Draw(t, label)
	default:
		return rapid.String().Draw(t, label)
	}
}

// misfit makes a value of a type that the schema doesn't allow.
func (d description) misfit(t *rapid.T) any {
	values := map[string]any{"string": "?", "boolean": true, "integer": 7, "number": 0.5, "array": []any{}, "object": map[string]any{}}
	for _, allowed := range d.types() {
		delete(values, fmt.Sprint(allowed))
	}
	misfit := rapid.SampledFrom(slices.Sorted(maps.Keys(values))).Draw(t, "misfit")
	return values[misfit]
}

func written(t *rapid.T, facts map[string]any) []byte {
	t.Helper()
	return writtenAs(t, facts, slices.Sorted(maps.Keys(facts)))
}

func writtenAs(t *rapid.T, facts map[string]any, order []string) []byte {
	t.Helper()
	var members []string
	for _, name := range order {
		value, err := json.Marshal(facts[name])
		if err != nil {
			t.Fatal(err)
		}
		members = append(members, fmt.Sprintf("%q:%s", name, value))
	}
	return []byte("{" + strings.Join(members, ",") + "}")
}
