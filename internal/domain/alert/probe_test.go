package alert_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"rebond/internal/domain/alert"
	"rebond/internal/domain/policy"
)

func TestProbe(t *testing.T) {
	f, err := os.Open("/tmp/probe.txt")
	if err != nil {
		t.Skip()
	}
	at, _ := time.Parse(time.RFC3339, "2026-06-05T10:12:00+02:00")
	for s := bufio.NewScanner(f); s.Scan(); {
		text := strings.ReplaceAll(s.Text(), `\n`, "\n")
		if text == "" {
			continue
		}
		d := alert.Decide(text, at, alert.Account{}, policy.Default())
		r := d.Fields
		var b strings.Builder
		fmt.Fprintf(&b, "%-13s", d.Kind)
		if r.Score != nil {
			fmt.Fprintf(&b, " score=%d", *r.Score)
		}
		if r.Competitor != "" {
			fmt.Fprintf(&b, " comp=%q", r.Competitor)
		}
		if r.Shop != "" {
			fmt.Fprintf(&b, " shop=%q", r.Shop)
		}
		if !r.AppointmentAt.IsZero() {
			fmt.Fprintf(&b, " at=%s", r.AppointmentAt.Format(time.RFC3339))
		}
		if r.ContactURL != "" {
			fmt.Fprintf(&b, " url=%s", r.ContactURL)
		}
		if r.Email != "" {
			fmt.Fprintf(&b, " mail=%s", r.Email)
		}
		fmt.Printf("%s\n    %s\n", s.Text(), b.String())
	}
}
