package web

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rebond/internal/decide"
	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/words"
)

var paris = policy.Default().Zone

// factsAsked are the facts of a decision.
func factsAsked(t interface{ Fatal(...any) }, name string) []fact {
	schema, err := decide.Facts(name)
	if err != nil {
		t.Fatal(err)
	}
	return factsOf(schema)
}

// addressed is what an address says to a decision.
func addressed(t interface{ Fatal(...any) }, name, query string) given {
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return readFacts(factsAsked(t, name), values, paris)
}

func TestAnAddressSaysFacts(t *testing.T) {
	for _, c := range []struct{ name, decision, query, facts string }{
		{"words and days", "notice", "channel=form&received_on=2026-06-09", `{"channel":"form","received_on":"2026-06-09"}`},
		{"in the order of the schema", "notice", "received_on=2026-06-09&channel=form", `{"channel":"form","received_on":"2026-06-09"}`},
		{"nothing where an optional fact is empty", "notice", "channel=form&received_on=2026-06-09&today=", `{"channel":"form","received_on":"2026-06-09"}`},
		{"nothing where a required fact is empty", "notice", "channel=&received_on=", `{}`},
		{"a fact said twice, for decide to refuse", "notice", "channel=form&channel=letter", `{"channel":"form","channel":"letter"}`},
		{"what is no fact, for decide to refuse", "notice", "channel=form&chanel=letter", `{"channel":"form","chanel":"letter"}`},
		{"a parameter to try", "notice", "channel=form&policy.notice_months=2&policy.time_zone=UTC", `{"channel":"form","policy":{"notice_months":2,"time_zone":"UTC"}}`},
		{"no parameter that is empty", "notice", "channel=form&policy.notice_months=", `{"channel":"form"}`},
		{"a parameter that is none", "notice", "policy.notice_weeks=2", `{"policy":{"notice_weeks":"2"}}`},
		{"a whole number", "billing-stop", "invoice_day=4", `{"invoice_day":4}`},
		{"a number as typed where it isn't one", "billing-stop", "invoice_day=four", `{"invoice_day":"four"}`},
		{"no JSON by the back door", "billing-stop", "invoice_day=%7B%7D", `{"invoice_day":"{}"}`},
		{"a list", "billing-stop", "products=&products=sms&products=store", `{"products":["sms","store"]}`},
		{"a list of nothing", "billing-stop", "products=", `{"products":[]}`},
		{"a tick", "prechurn", "saved=false&saved=true", `{"saved":true}`},
		{"no tick", "prechurn", "saved=false", `{"saved":false}`},
		{"what is neither yes nor no", "prechurn", "saved=maybe", `{"saved":"maybe"}`},
		{"an empty message", "alert", "text=", `{"text":""}`},
		{"a time of day in the zone", "alert", "received_at=2026-06-09T08%3A00", `{"received_at":"2026-06-09T08:00:00+02:00"}`},
		{"with its seconds", "alert", "received_at=2026-12-09T08%3A00%3A07", `{"received_at":"2026-12-09T08:00:07+01:00"}`},
		{"an instant as it is", "alert", "received_at=2026-06-09T08%3A00%3A00Z", `{"received_at":"2026-06-09T08:00:00Z"}`},
		{"an account, in one place", "alert", "account.platform=pro&text=x&account.known_bugs=1&account.open_risk=true", `{"text":"x","account":{"platform":"pro","open_risk":true,"known_bugs":1}}`},
		{"no account of which nothing is said", "alert", "text=x&account.platform=&account.open_risk=", `{"text":"x"}`},
		{"an unknown field of the account", "alert", "account.plan=pro", `{"account":{"plan":"pro"}}`},
		{"a live page", "winback", "offline_since=&offline_since=null", `{"offline_since":null}`},
		{"a page offline", "winback", "offline_since=2026-06-09", `{"offline_since":"2026-06-09"}`},
		{"neither live nor offline", "winback", "offline_since=", `{}`},
		{"both, for decide to refuse", "winback", "offline_since=2026-06-09&offline_since=null", `{"offline_since":"2026-06-09","offline_since":null}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := addressed(t, c.decision, c.query).json()
			if err != nil || string(got) != c.facts {
				t.Errorf("%s says %s (%v), want %s", c.query, got, err, c.facts)
			}
		})
	}
}

func TestASharedAddressIsDecidedAsItsFacts(t *testing.T) {
	for _, name := range decide.Names() {
		for _, example := range decided(t, name) {
			t.Run(name+" "+example.Example, func(t *testing.T) {
				written, err := addressed(t, name, asQuery("", example.Facts).Encode()).json()
				if err != nil {
					t.Fatal(err)
				}
				got, err := decide.Decide(name, written, words.French)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(unordered(t, example.Decision), unordered(t, got)); diff != "" {
					t.Errorf("(-as facts +as an address)\n%s", diff)
				}
			})
		}
	}
}

// anExample is a decision that package decide keeps as an example.
type anExample struct {
	Example  string
	Facts    map[string]any
	Decision json.RawMessage
}

func decided(t *testing.T, name string) []anExample {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "decide", "testdata", "golden", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []anExample
	if err := json.Unmarshal(text, &examples); err != nil || len(examples) == 0 {
		t.Fatalf("%d examples, %v", len(examples), err)
	}
	return examples
}

// asQuery writes facts as an address does.
func asQuery(in string, facts map[string]any) url.Values {
	query := url.Values{}
	for name, value := range facts {
		switch v := value.(type) {
		case nil:
			query.Add(joined(in, name), map[bool]string{true: "null"}[name == "offline_since"]) // others are left empty
		case []any:
			query.Add(joined(in, name), "")
			for _, item := range v {
				query.Add(joined(in, name), fmt.Sprint(item))
			}
		case map[string]any:
			for inner, values := range asQuery(name, v) {
				query[inner] = values
			}
		default:
			query.Add(joined(in, name), fmt.Sprint(v))
		}
	}
	return query
}

func unordered(t *testing.T, text []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestAnAddressIsWrittenShortOnceAndForAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(decide.Names()).Draw(t, "decision")
		paths := []string{"chanel", "account.plan", "policy"}
		for _, f := range factsAsked(t, name) {
			paths = append(paths, f.path())
		}
		values := rapid.SliceOfN(rapid.SampledFrom([]string{"", "true", "false", "null", "2026-06-09", "2026-06-09T08:00", "4", "sms", "é&=+ ;"}), 1, 3)
		query := url.Values(rapid.MapOf(rapid.SampledFrom(paths), values).Draw(t, "query"))
		short := readFacts(factsAsked(t, name), query, paris)
		again := addressed(t, name, short.query())
		if again.query() != short.query() || !again.asIn(short.values) {
			t.Fatalf("%v is written %s, then %s", query, short.query(), again.query())
		}
		first, err := short.json()
		second, erred := again.json()
		if err != nil || erred != nil || string(first) != string(second) {
			t.Fatalf("%v says %s (%v), then %s (%v)", query, first, err, second, erred)
		}
	})
}

func TestEveryExampleIsAnsweredWhateverTheDay(t *testing.T) {
	for _, name := range decide.Names() {
		t.Run(name, func(t *testing.T) {
			facts := factsAsked(t, name)
			rapid.Check(t, func(t *rapid.T) {
				today := day.New(2024, time.January, 1).AddDays(rapid.IntRange(0, 3000).Draw(t, "days"))
				examples := examplesOf(name, today, paris)
				if len(examples) < 2 {
					t.Fatalf("%d examples", len(examples))
				}
				for _, e := range examples {
					written, err := readFacts(facts, e.facts, paris).json()
					if err != nil {
						t.Fatal(err)
					}
					if _, err := decide.Decide(name, written, words.French); err != nil {
						t.Fatalf("%s on %s: %s %v", e.what.FR, today, written, err)
					}
				}
			})
		})
	}
}

func TestExamplesShowWhatTheySay(t *testing.T) {
	today := day.MustParse("2026-06-18")
	shown := map[string]string{}
	for _, name := range decide.Names() {
		for _, e := range examplesOf(name, today, paris) {
			written, err := readFacts(factsAsked(t, name), e.facts, paris).json()
			if err != nil {
				t.Fatal(err)
			}
			got, err := decide.Decide(name, written, words.French)
			if err != nil {
				t.Fatal(err)
			}
			shown[e.what.EN] = string(got)
		}
	}
	for what, says := range map[string][]string{
		words.ExampleForm31.EN:          {`"plan_expiration_date":"2026-02-28"`},
		words.ExampleLetter15.EN:        {`"plan_expiration_date":"2026-06-30"`},
		words.ExampleAlertRed.EN:        {`"kind":"red_alert"`, `"competitor":"Glamora"`, `"open_risk":"churn_risk"`},
		words.ExampleAlertNPS.EN:        {`"score":9`, `"call_store"`},
		words.ExampleBackSoon.EN:        {`"scenario":"reactivation"`},
		words.ExampleBackSold.EN:        {`"scenario":"s4"`},
		words.ExampleBackUnforeseen.EN:  {`"scenario":"needs_manager"`},
		words.ExampleSignedDay14.EN:     {`"is_prechurn":true`, `"missing":[]`},
		words.ExampleSignedNoProof.EN:   {`"missing":["proof"]`},
		words.ExampleOutcomeMissing.EN:  {`"account_status":"retention"`},
		words.ExampleMayNot.EN:          {`"allowed":false`},
		words.ExampleMayOwner.EN:        {`"allowed":true`},
		words.ExampleMayContentOnPro.EN: {`"allowed":false`},
	} {
		for _, text := range says {
			if !strings.Contains(shown[what], text) {
				t.Errorf("%s: %s, want %s in it", what, shown[what], text)
			}
		}
	}
}
