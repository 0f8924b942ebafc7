package decide_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/decide"
	"rebond/internal/words"
)

// The samples of the channel lie beside the project, and may be absent.
func TestTheChannelsSamplesAreDecidedAsTold(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(moduleRoot(t), "..", "shared", "data", "alerts", "samples.jsonl"))
	if err != nil {
		t.Skipf("no samples here: %v", err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		var sample struct {
			Facts    json.RawMessage
			Decision map[string]any
		}
		if err := json.Unmarshal(lines.Bytes(), &sample); err != nil {
			t.Fatal(err)
		}
		got := decidedIn(t, words.French, "alert", string(sample.Facts))
		delete(got, "because")
		delete(got, "policy")
		if diff := cmp.Diff(sample.Decision, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", sample.Facts, diff)
		}
	}
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		if folder == filepath.Dir(folder) {
			t.Fatal("no go.mod above")
		}
		folder = filepath.Dir(folder)
	}
}

func TestTheNamesAreTheSpecifications(t *testing.T) {
	want := []string{"notice", "billing-stop", "wavy-letter", "alert", "winback", "prechurn", "churn-outcome", "permission"}
	if diff := cmp.Diff(want, decide.Names()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
