package decide_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"rebond/internal/decide"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// FuzzDecide looks for facts that neither are decided nor refused.
func FuzzDecide(f *testing.F) {
	for i, facts := range []string{
		aNotice, someStop, aMessage, aReturn, aChance, anEnd, mayI, ``, `null`, `[[[`, `{"a":{"a":[{}]}}`, `{"policy":{"notice_months":1e400}}`,
		with(aNotice, "policy", `{"notice_months":3650000,"time_zone":"UTC"}`),
	} {
		f.Add(uint8(i), []byte(facts))
	}
	names := decide.Names()
	f.Fuzz(func(t *testing.T, which uint8, facts []byte) {
		name := names[int(which)%len(names)]
		text, err := decide.Decide(name, facts, words.French)
		if err != nil {
			refused, ok := refusal.Of(err)
			if !ok || len(refused.Unmet) == 0 {
				t.Fatalf("%s: a fault, not a refusal: %v", name, err)
			}
			return
		}
		if !json.Valid(text) || !json.Valid(facts) {
			t.Fatalf("%s decided %q as %q", name, facts, text)
		}
	})
}

func TestLinesAnswerEachLine(t *testing.T) {
	in := strings.Join([]string{aNotice, `{}`, "", with(aNotice, "channel", `"letter"`)}, "\n")
	var out bytes.Buffer
	if err := under(words.English).Lines("notice", strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	answers := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(answers) != 4 {
		t.Fatalf("%d answers, want 4:\n%s", len(answers), out.String())
	}
	for i, begins := range []string{`{"plan_expiration_date":"2026-07-09"`, `{"error":{"field":"channel"`, `{"error":{"field":""`, `{"plan_expiration_date":"2026-06-30"`} {
		if !strings.HasPrefix(answers[i], begins) {
			t.Errorf("line %d is answered %s, want %s…", i+1, answers[i], begins)
		}
	}
}

// An answer must not wait for the next question: a program may ask in turn.
func TestLinesAnswerBeforeTheNextLineComes(t *testing.T) {
	ask, asked := io.Pipe()
	answers, answer := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- under(words.French).Lines("notice", ask, answer) }()
	reply := make([]byte, 1<<16)
	for range 3 {
		if _, err := io.WriteString(asked, aNotice+"\n"); err != nil {
			t.Fatal(err)
		}
		if n, err := answers.Read(reply); err != nil || !bytes.HasSuffix(reply[:n], []byte("}\n")) {
			t.Fatalf("answered %q, %v", reply[:n], err)
		}
	}
	if err := asked.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func BenchmarkLines(b *testing.B) {
	for name, facts := range map[string]string{
		"notice": aNotice, "billing-stop": someStop, "winback": aReturn, "prechurn": aChance,
		"churn-outcome": anEnd, "permission": mayI, "alert": aMessage,
	} {
		b.Run(name, func(b *testing.B) {
			in := strings.NewReader(strings.Repeat(facts+"\n", b.N))
			b.ReportAllocs()
			b.ResetTimer()
			if err := under(words.French).Lines(name, in, io.Discard); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "lines/s")
		})
	}
}

func under(lang words.Lang) decide.Under { return decide.Under{Policy: policy.Default(), Lang: lang} }
