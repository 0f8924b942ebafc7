package decide_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rebond/internal/decide"
	"rebond/internal/domain/because"
	"rebond/internal/domain/policy"
	"rebond/internal/words"
)

// eachGolden tells every example of every decision.
func eachGolden(t *testing.T, check func(t *testing.T, name string, facts json.RawMessage, told decide.Told)) {
	t.Helper()
	under := decide.Under{Policy: policy.Default(), Lang: words.French}
	for _, name := range decide.Names() {
		for _, example := range readGolden(t, filepath.Join("testdata", "golden", name+".json")) {
			t.Run(name+" "+example.Example, func(t *testing.T) {
				told, err := under.Tell(name, example.Facts)
				if err != nil {
					t.Fatal(err)
				}
				check(t, name, example.Facts, told)
			})
		}
	}
}

func TestADecisionIsToldAsItIsWritten(t *testing.T) {
	eachGolden(t, func(t *testing.T, name string, facts json.RawMessage, told decide.Told) {
		written, err := decide.Decide(name, facts, words.French)
		if err != nil || string(written) != string(told.JSON) {
			t.Fatalf("told %s, written %s (%v)", told.JSON, written, err)
		}
		var members map[string]any
		if err := json.Unmarshal(written, &members); err != nil {
			t.Fatal(err)
		}
		if told.Policy != members["policy"] || len(told.Because) != len(members["because"].([]any)) {
			t.Errorf("told %d reasons under %s", len(told.Because), told.Policy)
		}
		if len(told.Fields) != len(members)-len([]string{"because", "policy"}) {
			t.Errorf("told %d fields of %d", len(told.Fields), len(members))
		}
		for _, f := range told.Fields {
			if value, there := members[f.Name]; !there || (f.Value == nil) != (value == nil) {
				t.Errorf("%s is told as %v, written as %v", f.Name, f.Value, value)
			}
		}
	})
}

func TestEveryFieldAndWordOfADecisionIsSaid(t *testing.T) {
	eachGolden(t, func(t *testing.T, _ string, _ json.RawMessage, told decide.Told) {
		for _, text := range textsOf(told.Fields) {
			said(t, text)
		}
		for _, reason := range told.Because {
			for _, in := range reason.Inputs {
				said(t, "field."+in.Name)
			}
		}
	})
}

// textsOf lists the entries of the catalogue that say fields.
func textsOf(fields []decide.Field) []string {
	var texts []string
	for _, f := range fields {
		texts = append(texts, "answer."+f.Name)
		texts = append(texts, textsOfValue(f.Value)...)
	}
	return texts
}

func textsOfValue(value any) []string {
	switch v := value.(type) {
	case words.Worded:
		return []string{v.Kind() + "." + fmt.Sprint(v)}
	case because.Text:
		return []string{string(v)}
	case []decide.Field:
		return textsOf(v)
	case []any:
		var texts []string
		for _, item := range v {
			texts = append(texts, textsOfValue(item)...)
		}
		return texts
	default:
		return nil
	}
}

func TestEveryFactIsAskedForInWords(t *testing.T) {
	for _, name := range decide.Names() {
		facts, err := decide.Facts(name)
		if err != nil {
			t.Fatal(err)
		}
		said(t, "decision."+name)
		said(t, "decision_asks."+name)
		for _, f := range facts.Properties {
			said(t, "field."+f.Name)
			for _, inner := range f.Schema.Properties {
				said(t, "field."+inner.Name)
			}
			of := f.Schema
			if of.Items != nil {
				of = *of.Items
			}
			if of.Words == "" && of.Enum != nil {
				t.Errorf("%s: nothing says the values of %s", name, f.Name)
			}
			for _, word := range of.Enum {
				if word != nil {
					said(t, of.Words+"."+word.(string))
				}
			}
		}
	}
}

// unsaid are the gaps that were named already, so that each is named once.
var unsaid []string

func said(t *testing.T, text string) {
	t.Helper()
	if _, ok := words.Texts[because.Text(text)]; !ok && !slices.Contains(unsaid, text) {
		unsaid = append(unsaid, text)
		t.Errorf("%q has no entry in the catalogue", strings.TrimSpace(text))
	}
}
