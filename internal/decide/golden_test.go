package decide_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/decide"
	"rebond/internal/words"
)

var update = flag.Bool("update", false, "write what decisions look like now")

// golden is one example of a decision: testdata/golden holds some for each name.
type golden struct {
	Example  string          `json:"example"`
	Facts    json.RawMessage `json:"facts"`
	Decision json.RawMessage `json:"decision"`
}

func TestDecisionsLookAsTheyDid(t *testing.T) {
	for _, name := range decide.Names() {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", "golden", name+".json")
			examples := readGolden(t, path)
			for i, example := range examples {
				got, err := decide.Decide(name, example.Facts, words.French)
				if err != nil {
					t.Fatalf("%s: %v", example.Example, err)
				}
				if *update {
					examples[i].Decision = got
				} else if diff := cmp.Diff(indented(t, example.Decision), indented(t, got)); diff != "" {
					t.Errorf("%s: (-want +got)\n%s", example.Example, diff)
				}
			}
			if *update {
				writeGolden(t, path, examples)
			}
		})
	}
}

func readGolden(t *testing.T, path string) []golden {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var examples []golden
	if err := json.Unmarshal(text, &examples); err != nil || len(examples) == 0 {
		t.Fatalf("%s: %d examples, %v", path, len(examples), err)
	}
	return examples
}

func writeGolden(t *testing.T, path string, examples []golden) {
	t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(examples); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func indented(t *testing.T, text []byte) string {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
