package page

import (
	"time"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/words"
)

// The models of the tests: each page with everything on it, and with nothing.

var today = day.MustParse("2026-06-18")

// asked is a text that the tests' refusals and reasons name; the catalogue says
// an unknown text by its name, in both languages.
const asked because.Text = "test.asked"

func deskIn(lang words.Lang) Desk {
	return Desk{
		Lang: lang, Today: today, Here: "/cases/c-1", Section: InCases, Query: "aurore", Demo: true,
		Person:  &Person{Name: "Nina Perrault", Role: "AM"},
		Notices: []string{lang.Say(words.NightLate, "day", today)},
		Said:    "…",
	}
}

func bareDesk(lang words.Lang) Desk { return Desk{Lang: lang, Today: today, Here: "/"} }

func formTo(action string) Form { return Form{Action: action, Seen: 7, Key: "key-of" + action} }

func because1(rule string) Why {
	return Why{Reasons: because.Of(rule, asked, "received_on", today, "months", 1), Policy: "2026-1"}
}

// refusing is a refusal of several fields, each missing.
func refusing(fields ...string) *refusal.Refusal {
	var all refusal.Refusal
	for _, field := range fields {
		all.Unmet = append(all.Unmet, refusal.New(refusal.Missing, "CH-8", field, asked).Unmet...)
	}
	return &all
}

func fullSalon() Salon {
	return Salon{
		Name: "L’Atelier d’Aurore", City: "Villeurbanne", Href: "/accounts/a-1",
		Status: Chip{"Rétention", Soon}, StatusWhy: because1("CH-2"),
		Contact: []Fact{{Label: "Téléphone", Text: "06 39 98 12 34", Href: "tel:+33639981234"}, {Label: "E-mail"}},
	}
}

func fullReceipt() Receipt {
	return Receipt{
		Form: formTo("/cases/c-1/form"), ReceivedOn: "2026-06-16", Medium: "form", Latest: today,
		Media: []Choice{{Value: "form", Label: "Formulaire"}, {Value: "letter", Label: "Lettre"}},
	}
}

func fullLoss() Loss {
	return Loss{Form: formTo("/cases/c-1/loss"), PED: today.AddMonths(1), PEDWhy: because1("CH-9"), MayMove: true}
}

func fullTasks() []Task {
	done := formTo("/tasks/t-1/done")
	return []Task{
		{ID: "t-1", What: "Couper l’accès", Who: "Nina Perrault", DueOn: today.AddDays(-3), Steps: []string{"Ouvrir", "Retirer"}, Form: &done, About: &Link{"Aurore", "/accounts/a-1"}},
		{ID: "t-2", What: "Appeler", DoneBy: "Nina Perrault", DoneOn: today},
	}
}

func fullHistory() []Entry {
	at := time.Date(2026, time.June, 11, 16, 42, 0, 0, time.UTC)
	return []Entry{
		{At: at, Who: "Nina Perrault", Sentence: "a ajouté une demande", Note: "Rappelle.", Why: because1("CH-2")},
		{At: at.Add(-time.Hour), Who: "Rebond", Sentence: "a changé le statut", Changes: []Change{{"Statut", "", "Rétention"}}},
		{At: at.AddDate(0, 0, -3), Who: "Omar Belkacem", Sentence: "a ouvert la demande"},
	}
}

func fullCase(lang words.Lang) Case {
	return Case{
		Desk: deskIn(lang), ID: "c-1", Type: "Demande de churn", Salon: fullSalon(), Owner: "Nina Perrault",
		Opened: today.AddDays(-16), Channel: "Chat", Reason: "Prix", SubReason: "Trop cher",
		Path: []Step{
			{Name: "Demande reçue", State: Done, On: today.AddDays(-16)},
			{Name: "Formulaire reçu", State: Here, Blocked: []Link{{"la date manque", "#receipt-received_on"}}},
			{Name: "Préavis", State: Ahead, On: today.AddMonths(1), Why: because1("CH-9")},
		},
		Card: Card{
			Title: "Appeler", What: "Appelez.", Rules: []string{"CH-4", "CH-6"},
			Facts: []Fact{{Label: "Reçu le", Day: today, Why: because1("CH-6")}},
			Main:  fullReceipt(),
			Ways:  []Act{fullLoss(), Recovery{Form: formTo("/cases/c-1/recovery"), Outcomes: []Ending{{Choice{Value: "recovered_no_action", Label: "Sans action"}, "Le compte redevient actif."}}}, TakeBack{Form: formTo("/cases/c-1/take-back")}},
		},
		Asked: []Request{{On: today, Channel: "Chat", By: "Omar", Reason: "Prix", Description: "Trop cher."}},
		Join:  &Join{Form: formTo("/accounts/a-1/churn-request"), Channels: []Choice{{Value: "chat", Label: "Chat"}}},
		Tasks: fullTasks(),
		Effects: []Effect{
			{What: "Arrêt de la facturation", State: Planned, On: today, By: "Nina", Why: because1("CH-10")},
			{What: "Coupure de l’accès", State: ByHand},
			{What: "E-mail", State: Confirmed},
			{What: "Relance", State: Cancelled},
			{What: "Note", State: Failed},
		},
		Sisters: []Sister{{Link: Link{"Arrêt de facturation", "/cases/c-2"}, State: Chip{"Ouvert", Note}, DueOn: today}},
		History: fullHistory(), Older: "/cases/c-1?before=3",
	}
}

func emptyCase(lang words.Lang) Case {
	return Case{Desk: bareDesk(lang), ID: "c-1", Type: "Demande de churn", Salon: Salon{Name: "Aurore", Href: "/accounts/a-1", Status: Chip{"Actif", Good}}}
}

func fullCases(lang words.Lang) Cases {
	count := &Count{N: 1000, More: true}
	return Cases{
		Views: fullViews(),
		Desk:  deskIn(lang), Filter: CaseFilter{Stage: "closed", Type: "churn", Owner: "p-1", Due: "week"},
		Tally: Tally{count, count}, Count: *count,
		Types: []Choice{{Value: "churn", Label: "Demande de churn"}}, Owners: []Choice{{Value: "p-1", Label: "Nina Perrault"}},
		Rows: []CaseRow{
			{Href: "/cases/c-1", Salon: "Aurore", City: "Lyon", Type: "Demande de churn", Step: "Préavis", Owner: "Nina", NextOn: today.AddDays(-3), NextWhat: "Fin du plan"},
			{Href: "/cases/c-2", Salon: "Les Lilas", NextOn: today},
			{Href: "/cases/c-3", Salon: "Belcourt", NextOn: today.AddDays(7)},
			{Href: "/cases/c-4", Salon: "Saint-Roch", NextOn: today.AddDays(8)},
			{Href: "/cases/c-5", Salon: "Coup de Tête", NextOn: today.AddDays(-9), Over: true},
			{Href: "/cases/c-6", Salon: "Parenthèse"},
		},
		Pages: Pages{Previous: "/cases?before=c-1", Next: "/cases?after=c-6"},
	}
}

func fullRequest() *ChurnRequest {
	return &ChurnRequest{
		Form: formTo("/accounts/a-1/churn-request"), Channel: "chat", Reason: "price", SubReason: "too_expensive", Description: "Trop cher.",
		Channels: []Choice{{Value: "chat", Label: "Chat"}, {Value: "am", Label: "AM"}},
		Reasons:  []Choice{{Value: "price", Label: "Prix"}, {Value: "tool", Label: "Outil"}, {Value: "other", Label: "Autre"}},
		SubReasons: []Choice{
			{Value: "too_expensive", Label: "Trop cher", Group: "price"},
			{Value: "bugs", Label: "Bugs", Group: "tool"},
			{Value: "commission", Label: "Commission", Group: "price"},
		},
	}
}

func fullAccount(lang words.Lang) Account {
	return Account{
		Desk: deskIn(lang), ID: "a-1", Salon: fullSalon(), Owner: "Nina Perrault",
		Dates:    []Fact{{Label: "Fin du plan", Day: today.AddMonths(1), Why: because1("CH-9")}},
		Contract: []Fact{{Label: "Outil", Text: "Connect"}, {Label: "SIRET"}},
		Gaps:     []string{"AM", "Outil"},
		Cases:    []Sister{{Link: Link{"Demande de churn", "/cases/c-1"}, State: Chip{"Ouvert", Note}, DueOn: today}}, PastCases: []Sister{{Link: Link{"Demande de churn", "/cases/c-0"}, State: Chip{"Récupéré", Good}, EndedOn: today.AddDays(-90)}},
		Tasks: fullTasks(), Request: fullRequest(),
		Past: fullHistory(), Earlier: "/accounts/a-1?before=3",
		Ahead: []Forecast{{On: today.AddMonths(1), Sentence: "Dernier jour du plan", Why: because1("CH-9")}},
	}
}

func emptyAccount(lang words.Lang) Account {
	return Account{Desk: bareDesk(lang), ID: "a-1", Salon: Salon{Name: "Aurore", Status: Chip{"Churned", Plain}}, NoRequest: MissingOf(refusing("account"))}
}

func fullAccounts(lang words.Lang) Accounts {
	return Accounts{
		Desk: deskIn(lang), Count: Count{N: 2}, Near: true, Pages: Pages{Next: "/accounts?after=2"},
		Rows: []AccountRow{
			{Href: "/accounts/a-1", Name: "L’Atelier d’Aurore", City: "Villeurbanne", Status: Chip{"Actif", Good}, Owner: "Nina"},
			{Href: "/accounts/a-2", Name: "Aurore Beauté", City: "Lyon", Status: Chip{"Formation", Note}},
			{Href: "/accounts/a-3", Name: "Les Lilas", City: "Aurores-les-Bains", Status: Chip{"En retard", Bad}},
			{Href: "/accounts/a-4", Name: "Belcourt", City: "Lyon", Status: Chip{"Expiring Plan", Going}},
		},
	}
}

func fullSetUp(lang words.Lang) SetUp {
	s := SetUp{Desk: bareDesk(lang), Form: formTo("/set-up/token"), Name: "Camille", Email: "camille@rebond.example"}
	s.Refused = refusing("name", "email")
	return s
}
