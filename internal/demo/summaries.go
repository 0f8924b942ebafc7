package demo

import (
	"context"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/picklist"
)

// writesDown: the AM writes down what the call brought, most often within some days.
func (s *story) writesDown(ctx context.Context, c *atRisk, age int) error {
	if c.heard || age < 1 || s.chance.IntN(3) > 0 {
		return nil
	}
	file, err := s.desk.Reads.Case(ctx, string(c.id))
	if err != nil {
		return err
	}
	held, _ := file.ChurnCase(c.id)
	c.heard = true
	_, err = s.desk.Churn.Summarise(ctx, app.Call{Actor: c.owner}, c.id, s.heardOf(held.Requests[0]))
	return err
}

// heardOf is what a call brings about a request: what was said of its reason, and
// around it.
func (s *story) heardOf(r churn.Request) churn.Summary {
	said := about[r.Reason]
	in := churn.Summary{
		Leaving:  []churn.Cause{{Main: true, SubReason: r.SubReason, Sentence: said.sentence, Tags: said.tags}},
		Services: churn.Remark{Tags: said.services},
		Liked:    pick(s, liked),
		Signing:  pick(s, signings),
		Offer:    pick(s, gestures),
	}
	if s.chance.IntN(3) == 0 && said.also != r.SubReason {
		in.Leaving = append(in.Leaving, churn.Cause{SubReason: said.also})
	}
	if r.Reason != "activity" {
		to := pick(s, destinations)
		in.Competitor, in.WhyCompetitor, in.ComeBack = to.competitor, to.why, s.chance.IntN(6) == 0
	}
	return in
}

// about are what partners say on the telephone of each reason.
var about = map[churn.Reason]struct {
	sentence string
	tags     []picklist.Key
	services []picklist.Key
	also     churn.SubReason
}{
	"price":      {"Compare la facture avec ce que l’outil lui rapporte chaque mois.", []picklist.Key{"tight_budget", "no_return"}, []picklist.Key{"billing"}, "few_new_clients"},
	"competitor": {"A vu une démonstration chez une consœur du quartier.", []picklist.Key{"too_many_tools"}, []picklist.Key{"card_terminal", "online_payment"}, "commission"},
	"product":    {"Perd du temps chaque samedi, l’équipe n’y croit plus.", []picklist.Key{"recurring_bug", "trust_lost"}, []picklist.Key{"till", "calendar"}, "unresolved_ticket"},
	"service":    {"A rappelé trois fois sans tomber sur la même personne.", []picklist.Key{"never_called_back"}, []picklist.Key{"support", "sms"}, "bugs"},
	"results":    {"Attendait des réservations chaque semaine, en a eu une dizaine en tout.", []picklist.Key{"no_return"}, []picklist.Key{"marketplace"}, "commission"},
	"use":        {"N’a jamais trouvé le temps de former l’équipe.", []picklist.Key{"no_time_to_learn"}, []picklist.Key{"training", "mobile_app"}, "too_complex"},
	"activity":   {"La décision tient à sa vie, pas à l’outil.", []picklist.Key{"partner_decides"}, nil, "not_said"},
}

var liked = []churn.Remark{
	{Sentence: "Les clientes réservent le soir, sans appeler.", Tags: []picklist.Key{"booking_day_and_night"}},
	{Tags: []picklist.Key{"reminders", "fewer_no_shows"}},
	{Sentence: "L’agenda se lit d’un coup d’œil.", Tags: []picklist.Key{"easy_to_use"}},
	{Tags: []picklist.Key{"good_am"}},
	{Tags: []picklist.Key{"nothing"}},
}

var signings = []picklist.Key{"field_sales", "field_sales", "phone_sales", "own_request", "recommended", "migrated", ""}

var gestures = []churn.Remark{
	{Sentence: "Trois mois à moitié prix.", Tags: []picklist.Key{"discount", "free_months"}},
	{Sentence: "Une heure de formation avec toute l’équipe.", Tags: []picklist.Key{"training"}},
	{Tags: []picklist.Key{"smaller_plan"}},
	{Tags: []picklist.Key{"ticket_escalated", "am_visit"}},
	{Tags: []picklist.Key{"nothing"}},
}

var destinations = []struct {
	competitor picklist.Key
	why        churn.Motive
}{
	{"planity", churn.Motive{Sentence: "Ses clientes y cherchent déjà les salons voisins.", SubReason: "more_visible"}},
	{"planity", churn.Motive{SubReason: "no_commission"}},
	{"fresha", churn.Motive{Sentence: "Sans abonnement.", SubReason: "cheaper"}},
	{"booksy", churn.Motive{SubReason: "recommended"}},
	{"kiute", churn.Motive{SubReason: "hardware_included"}},
	{"paper", churn.Motive{Sentence: "Le cahier suffisait.", SubReason: "known_already"}},
	{"not_said", churn.Motive{}},
	{"none", churn.Motive{}},
}
