package decide_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rebond/internal/decide"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

const (
	aNotice  = `{"channel":"form","received_on":"2026-06-09"}`
	someStop = `{"commitment_end":"2026-06","invoice_day":4,"products":["gestion"]}`
	aReturn  = `{"offline_since":"2026-01-01","asked_on":"2026-06-09","same_owner":true,"from_platform":"uala","to_platform":"pro","written_agreement":false,"evidence":[],"wants_new_page":false,"usp_explains":false,"usp_records_past_account":true,"old_contract_active":false}`
	aChance  = `{"signed_on":"2026-06-01","asked_on":"2026-06-09","today":"2026-06-09","welcome_call_done":true,"client_paid":true,"saved":false,"proof_attached":true}`
	anEnd    = `{"outcome":"not_recovered","today":"2026-06-09","plan_expiration_date":"2026-07-09","received_on":"2026-06-09"}`
	aMessage = `{"text":"Bonjour","received_at":"2026-06-09T08:00:00+02:00"}`
	mayI     = `{"role":"am","action":"venue.update","owns_account":false}`
)

// with changes one field of facts, or adds it; without a value it takes it away.
func with(facts, field, value string) string {
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(facts), &members); err != nil {
		panic(err)
	}
	members[field] = json.RawMessage(value)
	if value == "" {
		delete(members, field)
	}
	changed, err := json.Marshal(members)
	if err != nil {
		panic(err)
	}
	return string(changed)
}

func TestRefusedFactsNameTheField(t *testing.T) {
	for _, c := range []struct {
		name, decision, facts string
		fields                []string
	}{
		{"no JSON at all", "notice", ``, []string{""}},
		{"broken JSON", "notice", `{"channel":`, []string{""}},
		{"something after the facts", "notice", aNotice + `{}`, []string{""}},
		{"a list of facts", "notice", `[` + aNotice + `]`, []string{""}},
		{"null", "notice", `null`, []string{""}},
		{"a field given twice", "notice", `{"channel":"form","channel":"form","received_on":"2026-06-09"}`, []string{"channel"}},
		{"a field given twice, spelt otherwise", "notice", `{"channel":"form","\u0063hannel":"form","received_on":"2026-06-09"}`, []string{"channel"}},
		{"a nested field given twice", "notice", with(aNotice, "policy", `{"signal_days":1,"signal_days":1}`), []string{"policy.signal_days"}},

		{"an unknown field", "notice", with(aNotice, "chanel", `"form"`), []string{"chanel"}},
		{"an unknown field that is null", "notice", with(aNotice, "chanel", `null`), []string{"chanel"}},
		{"a field in capitals", "notice", with(aNotice, "Today", `null`), []string{"Today"}},
		{"a missing field", "notice", `{"channel":"form"}`, []string{"received_on"}},
		{"a required field that is null", "notice", with(aNotice, "received_on", `null`), []string{"received_on"}},
		{"all that is wrong at once, in the order written, what is missing last", "notice", `{"today":1,"channel":"pigeon"}`, []string{"today", "channel", "received_on"}},

		{"an unknown word", "notice", with(aNotice, "channel", `"pigeon"`), []string{"channel"}},
		{"a word in capitals", "notice", with(aNotice, "channel", `"Form"`), []string{"channel"}},
		{"an empty word", "notice", with(aNotice, "channel", `""`), []string{"channel"}},
		{"a number for a word", "notice", with(aNotice, "channel", `1`), []string{"channel"}},
		{"a number for a date", "notice", with(aNotice, "received_on", `20260609`), []string{"received_on"}},
		{"a day that February lacks", "notice", with(aNotice, "received_on", `"2026-02-29"`), []string{"received_on"}},
		{"a month for a day", "notice", with(aNotice, "received_on", `"2026-06"`), []string{"received_on"}},
		{"an instant for a day", "notice", with(aNotice, "received_on", `"2026-06-09T00:00:00Z"`), []string{"received_on"}},
		{"a date the French way", "notice", with(aNotice, "received_on", `"09/06/2026"`), []string{"received_on"}},
		{"a date without zeros", "notice", with(aNotice, "received_on", `"2026-6-9"`), []string{"received_on"}},
		{"a date with spaces", "notice", with(aNotice, "received_on", `" 2026-06-09"`), []string{"received_on"}},
		{"an empty date", "notice", with(aNotice, "today", `""`), []string{"today"}},
		{"the year nought", "notice", with(aNotice, "today", `"0000-06-09"`), []string{"today"}},

		{"a policy that is no object", "notice", with(aNotice, "policy", `[]`), []string{"policy"}},
		{"an unknown parameter", "notice", with(aNotice, "policy", `{"notice_weeks":1}`), []string{"policy.notice_weeks"}},
		{"a parameter that is no number", "notice", with(aNotice, "policy", `{"notice_months":"1"}`), []string{"policy.notice_months"}},
		{"half a month", "notice", with(aNotice, "policy", `{"notice_months":1.5}`), []string{"policy.notice_months"}},
		{"more than days can count", "notice", with(aNotice, "policy", `{"notice_months":1e300}`), []string{"policy.notice_months"}},
		{"a zone that doesn't exist", "notice", with(aNotice, "policy", `{"time_zone":"Europe/Lutece"}`), []string{"policy.time_zone"}},
		{"the machine's own zone", "notice", with(aNotice, "policy", `{"time_zone":"Local"}`), []string{"policy.time_zone"}},
		{"no zone", "notice", with(aNotice, "policy", `{"time_zone":""}`), []string{"policy.time_zone"}},
		{"a zone that is a file", "notice", with(aNotice, "policy", `{"time_zone":"../passwd"}`), []string{"policy.time_zone"}},

		{"a pre-churn without today", "notice", with(aNotice, "channel", `"prechurn"`), []string{"today"}},
		{"a pre-churn with null for today", "notice", with(with(aNotice, "channel", `"prechurn"`), "today", `null`), []string{"today"}},
		{"a pre-churn before its receipt", "notice", with(with(aNotice, "channel", `"prechurn"`), "today", `"2026-06-08"`), []string{"today"}},

		{"a month that doesn't exist", "billing-stop", with(someStop, "commitment_end", `"2026-13"`), []string{"commitment_end"}},
		{"only a year", "billing-stop", with(someStop, "commitment_end", `"2026"`), []string{"commitment_end"}},
		{"an invoice day of 0", "billing-stop", with(someStop, "invoice_day", `0`), []string{"invoice_day"}},
		{"an invoice day of 32", "billing-stop", with(someStop, "invoice_day", `32`), []string{"invoice_day"}},
		{"an invoice day of 4.5", "billing-stop", with(someStop, "invoice_day", `4.5`), []string{"invoice_day"}},
		{"an invoice day in quotes", "billing-stop", with(someStop, "invoice_day", `"4"`), []string{"invoice_day"}},
		{"one product, no list", "billing-stop", with(someStop, "products", `"sms"`), []string{"products"}},
		{"an unknown product", "billing-stop", with(someStop, "products", `["sms","fax"]`), []string{"products[1]"}},
		{"a null product", "billing-stop", with(someStop, "products", `[null]`), []string{"products[0]"}},
		{"a product twice", "billing-stop", with(someStop, "products", `["sms","store","sms"]`), []string{"products"}},

		{"an instant without a zone", "alert", with(aMessage, "received_at", `"2026-06-09T08:00:00"`), []string{"received_at"}},
		{"a day for an instant", "alert", with(aMessage, "received_at", `"2026-06-09"`), []string{"received_at"}},
		{"a 25th hour", "alert", with(aMessage, "received_at", `"2026-06-09T25:00:00Z"`), []string{"received_at"}},
		{"an hour of one digit", "alert", with(aMessage, "received_at", `"2026-06-09T8:00:00Z"`), []string{"received_at"}},
		{"31 June at noon", "alert", with(aMessage, "received_at", `"2026-06-31T12:00:00Z"`), []string{"received_at"}},
		{"a text that is null", "alert", with(aMessage, "text", `null`), []string{"text"}},
		{"an unknown field of the account", "alert", with(aMessage, "account", `{"plan":"pro"}`), []string{"account.plan"}},
		{"an unknown platform of the account", "alert", with(aMessage, "account", `{"platform":"fresha"}`), []string{"account.platform"}},
		{"a country that isn't one", "alert", with(aMessage, "account", `{"country":"XX"}`), []string{"account.country"}},
		{"a country in small letters", "alert", with(aMessage, "account", `{"country":"fr"}`), []string{"account.country"}},
		{"fewer tickets than none", "alert", with(aMessage, "account", `{"unresolved_tickets":-1}`), []string{"account.unresolved_tickets"}},
		{"an account that is a list", "alert", with(aMessage, "account", `[]`), []string{"account"}},

		{"the day offline left out", "winback", with(aReturn, "offline_since", ""), []string{"offline_since"}},
		{"offline after asking", "winback", with(aReturn, "offline_since", `"2026-06-10"`), []string{"offline_since"}},
		{"a platform of the past", "winback", with(aReturn, "to_platform", `"uala"`), []string{"to_platform"}},
		{"unknown evidence", "winback", with(aReturn, "evidence", `["hearsay"]`), []string{"evidence[0]"}},
		{"a word for yes", "winback", with(aReturn, "same_owner", `"true"`), []string{"same_owner"}},
		{"1 for yes", "winback", with(aReturn, "same_owner", `1`), []string{"same_owner"}},

		{"asking before signing", "prechurn", with(aChance, "signed_on", `"2026-06-10"`), []string{"asked_on"}},
		{"today before asking", "prechurn", with(aChance, "today", `"2026-06-08"`), []string{"today"}},
		{"a PED before the receipt", "churn-outcome", with(anEnd, "plan_expiration_date", `"2026-06-08"`), []string{"plan_expiration_date"}},
		{"a PED before the receipt, whatever the outcome", "churn-outcome", with(with(anEnd, "plan_expiration_date", `"2026-06-08"`), "outcome", `"recovered_no_action"`), []string{"plan_expiration_date"}},

		{"an unknown role", "permission", with(mayI, "role", `"boss"`), []string{"role"}},
		{"an unknown action", "permission", with(mayI, "action", `"venue.burn"`), []string{"action"}},
		{"an unknown team", "permission", with(mayI, "team", `"blue"`), []string{"team"}},
		{"a word for existing", "permission", with(mayI, "exists", `"no"`), []string{"exists"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := decide.Decide(c.decision, []byte(c.facts), words.French)
			refused, ok := refusal.Of(err)
			if !ok {
				t.Fatalf("%s\ngot %s, %v; want a refusal of %q", c.facts, got, err, c.fields)
			}
			var fields []string
			for _, problem := range decide.Problems(refused, words.French) {
				fields = append(fields, problem.Field)
				if problem.Message == "" || strings.HasPrefix(problem.Message, "facts.") {
					t.Errorf("%s is told as %q", problem.Field, problem.Message)
				}
			}
			if !slices.Equal(fields, c.fields) {
				t.Errorf("%s\nrefused %q, want %q", c.facts, fields, c.fields)
			}
		})
	}
}

func TestNothingElseIsRefused(t *testing.T) {
	for _, c := range []struct{ name, decision, facts string }{
		{"an optional field that is null", "notice", with(aNotice, "today", `null`)},
		{"no policy to try", "notice", with(aNotice, "policy", `null`)},
		{"an empty policy", "notice", with(aNotice, "policy", `{}`)},
		{"a negative parameter", "notice", with(aNotice, "policy", `{"notice_months":-1}`)},
		{"another zone", "notice", with(aNotice, "policy", `{"time_zone":"America/New_York"}`)},
		{"a form with a today before it", "notice", with(aNotice, "today", `"2020-01-01"`)},
		{"space around", "notice", " \n\t" + aNotice + "\r\n"},
		{"a whole number written with a point, as JSON Schema has it", "billing-stop", with(someStop, "invoice_day", `4.0`)},
		{"nothing billed", "billing-stop", with(someStop, "products", `[]`)},
		{"a commitment long past", "billing-stop", with(someStop, "commitment_end", `"1999-02-28"`)},
		{"an empty message", "alert", with(aMessage, "text", `""`)},
		{"no account", "alert", with(aMessage, "account", `null`)},
		{"an account of which nothing is known", "alert", with(aMessage, "account", `{"platform":null,"open_risk":null,"country":null,"known_bugs":null}`)},
		{"an instant in small letters", "alert", with(aMessage, "received_at", `"2026-06-09t08:00:00.25z"`)},
		{"a live page", "winback", with(aReturn, "offline_since", `null`)},
		{"evidence twice", "winback", with(aReturn, "evidence", `["joint_statement","joint_statement"]`)},
		{"an agreement with oneself", "winback", with(aReturn, "written_agreement", `true`)},
		{"offline the day of asking", "winback", with(aReturn, "offline_since", `"2026-06-09"`)},
		{"a contract signed in days to come", "winback", with(aReturn, "new_contract_signed_on", `"2030-01-01"`)},
		{"asking on the day of signing", "prechurn", with(aChance, "signed_on", `"2026-06-09"`)},
		{"a PED on the day of the receipt", "churn-outcome", with(anEnd, "plan_expiration_date", `"2026-06-09"`)},
		{"a team that means nothing to the role", "permission", with(with(mayI, "role", `"cx"`), "team", `"growth"`)},
		{"a partner asks", "permission", with(mayI, "role", `"partner"`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := decide.Decide(c.decision, []byte(c.facts), words.French); err != nil {
				t.Errorf("%s\n%v", c.facts, err)
			}
		})
	}
}

func TestAnUnknownDecisionIsRefusedWithTheList(t *testing.T) {
	_, err := decide.Decide("notise", []byte(aNotice), words.English)
	refused, ok := refusal.Of(err)
	if !ok || !refused.Has(refusal.Unknown) || !strings.Contains(decide.Problems(refused, words.English)[0].Message, "billing-stop") {
		t.Errorf("got %v, want a refusal of kind unknown that lists the names", err)
	}
}
