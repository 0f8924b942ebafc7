package web

import (
	"time"

	"rebond/internal/domain/day"
	"rebond/internal/words"
)

// example is a decision's facts worth looking at.
type example struct {
	what  words.Phrase
	facts map[string][]string
}

// the makes facts that say one thing each; names and values in turn.
func the(pairs ...string) map[string][]string {
	facts := map[string][]string{}
	for i := 0; i < len(pairs); i += 2 {
		facts[pairs[i]] = append(facts[pairs[i]], pairs[i+1])
	}
	return facts
}

// examplesOf are the examples of a decision, told as if they happened around today.
func examplesOf(name string, today day.Day, zone *time.Location) []example {
	switch name {
	case "notice":
		return noticeExamples(today)
	case "billing-stop":
		return stopExamples(today)
	case "wavy-letter":
		return letterExamples(today)
	case "alert":
		return alertExamples(today, zone)
	case "winback":
		return winbackExamples(today)
	case "prechurn":
		return prechurnExamples(today)
	case "churn-outcome":
		return outcomeExamples(today)
	case "permission":
		return permissionExamples()
	default:
		return nil
	}
}

func noticeExamples(today day.Day) []example {
	year, _, _ := today.Date()
	return []example{
		{words.ExampleForm31, the("channel", "form", "received_on", day.New(year, time.January, 31).String())},
		{words.ExampleLetter15, the("channel", "letter", "received_on", today.Month().Day(15).String())},
		{words.ExamplePrechurnNotice, the("channel", "prechurn", "received_on", today.AddDays(-1).String(), "today", today.String())},
	}
}

func stopExamples(today day.Day) []example {
	end := today.Month() + 3
	return []example{
		{words.ExampleStopMonth, the("commitment_end", end.String(), "invoice_day", "4", "products", "gestion", "products", "market", "products", "sms", "products", "materiel")},
		{words.ExampleStopTie, the("commitment_end", end.Day(20).String(), "invoice_day", "5", "products", "gestion", "products", "sms")},
	}
}

func letterExamples(today day.Day) []example {
	letter := func(lost, file, stated string) map[string][]string {
		return the("received_on", today.String(), "lost_risk", lost, "won_risk", "false", "salon", "L’Atelier d’Aurore",
			"commitment_end", (today.Month() + 3).String(), "invoice_day", "4", "products", "gestion", "products", "market", "products", "sms",
			"wants_client_file", file, "wants_domain_name", "false", "stated_end", stated)
	}
	return []example{
		{words.ExampleLetterLost, letter("true", "false", today.Month().Day(31).String())},
		{words.ExampleLetterSave, letter("false", "true", "")},
	}
}

func alertExamples(today day.Day, zone *time.Location) []example {
	at := today.Start(zone).Add(9*time.Hour + 30*time.Minute).Format(time.RFC3339)
	visit := today.AddDays(12).Start(zone).Format("02/01/2006")
	return []example{
		{words.ExampleAlertRed, the(
			"text", "Un RDV a été mis à jour chez un concurrent: sur le shop Salon Belcourt pour le "+visit+", 14:30:00. Raison: Glamora", "received_at", at,
			"account.platform", "wavy", "account.unresolved_tickets", "2")},
		{words.ExampleAlertNPS, the(
			"text", "NPS : 9/10 – Les Ciseaux d’Or", "received_at", at,
			"account.country", "FR", "account.last_store_order_on", today.AddMonths(-4).String())},
	}
}

func winbackExamples(today day.Day) []example {
	back := func(more ...string) map[string][]string {
		return the(append([]string{
			"asked_on", today.String(), "from_platform", "pro", "wants_new_page", "false",
			"usp_explains", "false", "usp_records_past_account", "true",
		}, more...)...)
	}
	return []example{
		{words.ExampleBackSoon, back("offline_since", today.AddDays(-29).String(), "same_owner", "true", "to_platform", "pro", "written_agreement", "false", "evidence", "", "old_contract_active", "false")},
		{words.ExampleBackSold, back("offline_since", "null", "same_owner", "false", "to_platform", "pro", "written_agreement", "true",
			"evidence", "joint_statement", "evidence", "sale_confirmation", "evidence", "proof_of_purchase", "old_contract_active", "true")},
		{words.ExampleBackUnforeseen, back("offline_since", today.AddDays(-10).String(), "same_owner", "true", "to_platform", "connect", "written_agreement", "false", "evidence", "", "old_contract_active", "false")},
	}
}

func prechurnExamples(today day.Day) []example {
	wish := func(proof string) map[string][]string {
		return the("signed_on", today.AddDays(-14).String(), "asked_on", today.String(), "today", today.String(),
			"welcome_call_done", "true", "client_paid", "false", "saved", "false", "proof_attached", proof)
	}
	return []example{
		{words.ExampleSignedDay14, wish("true")},
		{words.ExampleSignedNoProof, wish("false")},
	}
}

func outcomeExamples(today day.Day) []example {
	received := today.AddDays(-2)
	return []example{
		{words.ExampleOutcomeLost, the("outcome", "not_recovered", "plan_expiration_date", received.AddMonths(1).String(), "received_on", received.String(), "today", today.String())},
		{words.ExampleOutcomeDormant, the("outcome", "recovered_plan_update", "today", today.String())},
		{words.ExampleOutcomeMissing, the("outcome", "not_recovered", "today", today.String())},
	}
}

func permissionExamples() []example {
	return []example{
		{words.ExampleMayNot, the("role", "cx", "action", "marketplace.change", "owns_account", "false")},
		{words.ExampleMayOwner, the("role", "am", "action", "churn_case.close", "owns_account", "true")},
		{words.ExampleMayContentOnPro, the("role", "content", "action", "billing_company.change", "owns_account", "false", "platform", "pro", "exists", "true")},
	}
}
