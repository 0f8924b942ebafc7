package alert_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/alert"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
)

// sample is one message of the channel with the decision expected of it.
type sample struct {
	Facts struct {
		Text       string    `json:"text"`
		ReceivedAt time.Time `json:"received_at"`
		Account    struct {
			Platform         partner.Platform `json:"platform"`
			OpenRisk         bool             `json:"open_risk"`
			Country          string           `json:"country"`
			LastStoreOrderOn day.Day          `json:"last_store_order_on"`
			LastLowNPSOn     day.Day          `json:"last_low_nps_on"`
		} `json:"account"`
	} `json:"facts"`
	Decision shown `json:"decision"`
}

// shown is a decision as the samples write it.
type shown struct {
	Kind     alert.Kind `json:"kind"`
	Fields   fields     `json:"fields"`
	OpenRisk *string    `json:"open_risk"`
	RiskAs   *string    `json:"risk_as"`
	Tasks    []task     `json:"tasks"`
	Note     bool       `json:"note"`
}

type fields struct {
	Score         *int    `json:"score"`
	Competitor    *string `json:"competitor"`
	Shop          *string `json:"shop"`
	AppointmentAt *string `json:"appointment_at"`
	ContactURL    *string `json:"contact_url"`
	Email         *string `json:"email"`
}

type task struct {
	Kind  string `json:"kind"`
	DueOn string `json:"due_on"`
}

func show(d alert.Decision) shown {
	s := shown{
		Kind: d.Kind, OpenRisk: orNull(string(d.OpenRisk)), RiskAs: orNull(string(d.RiskAs)), Tasks: []task{}, Note: d.Note,
		Fields: fields{
			Score: d.Fields.Score, Competitor: orNull(d.Fields.Competitor), Shop: orNull(d.Fields.Shop),
			ContactURL: orNull(d.Fields.ContactURL), Email: orNull(d.Fields.Email),
		},
	}
	if !d.Fields.AppointmentAt.IsZero() {
		s.Fields.AppointmentAt = orNull(d.Fields.AppointmentAt.Format(time.RFC3339))
	}
	for _, t := range d.Tasks {
		s.Tasks = append(s.Tasks, task{string(t.Kind), t.DueOn.String()})
	}
	return s
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func TestTheSamplesAreDecidedAsExpected(t *testing.T) {
	file, err := os.Open(filepath.Join(moduleRoot(t), "..", "shared", "data", "alerts", "samples.jsonl"))
	if err != nil {
		t.Skip("no samples beside the project: ", err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var s sample
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		a := s.Facts.Account
		got := alert.Decide(s.Facts.Text, s.Facts.ReceivedAt, alert.Account{
			Platform: a.Platform, OpenRisk: a.OpenRisk, Country: a.Country,
			LastStoreOrderOn: a.LastStoreOrderOn, LastLowNPSOn: a.LastLowNPSOn,
		}, policy.Default())
		if diff := cmp.Diff(s.Decision, show(got)); diff != "" {
			t.Errorf("%s\n%s", s.Facts.Text, diff)
		}
	}
}

// moduleRoot finds the folder of go.mod above the package.
func moduleRoot(t *testing.T) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the package")
		}
		dir = parent
	}
}
