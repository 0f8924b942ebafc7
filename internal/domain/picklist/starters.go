package picklist

import (
	"slices"

	"rebond/internal/domain/because"
	"rebond/internal/domain/history"
)

// Started is told when the desk fills the lists for the first time.
type Started struct{}

const started because.Text = "picklist.started"

// Told tells it to history.
func (Started) Told() history.Told {
	return history.Told{Verb: "lists.started", About: history.Ref{Kind: "lists", ID: "lists"}, Because: because.Of("CH-2", started)}
}

// Starters are the lists that a new desk begins with.
func Starters() Lists {
	var items []Item
	for r, g := range grounds {
		items = append(items, g.item(Reasons, "", r))
		for s, sub := range g.under {
			items = append(items, sub.item(SubReasons, g.key, s))
		}
	}
	for _, list := range Names {
		for i, s := range tags[list] {
			items = append(items, s.item(list, "", i))
		}
	}
	for i, q := range questions {
		item := q.item(Questions, "", i)
		item.Answer, item.Required = q.answer, q.required
		items = append(items, item)
	}
	return Of(items)
}

// Complete reports whether every list has something in it.
func (ls Lists) Complete() bool {
	return !slices.ContainsFunc(Names, func(l List) bool { return len(ls.In(l)) == 0 })
}

// Started returns the lists with the starters of every list that has nothing yet.
func (ls Lists) Started() Lists {
	items := ls.Items()
	for _, item := range Starters().Items() {
		if len(ls.In(item.List)) == 0 {
			items = append(items, item)
		}
	}
	return Of(items)
}

// starter is an item to begin with.
type starter struct {
	key    Key
	fr, en string
}

func (s starter) item(list List, parent Key, i int) Item {
	return Item{List: list, Key: s.key, Parent: parent, Label: Label{s.fr, s.en}, Position: i + 1}
}

// grounds are the reasons, each with its sub-reasons.
var grounds = []struct {
	starter
	under []starter
}{
	{starter{"price", "Prix", "Price"}, []starter{
		{"too_expensive", "Trop cher", "Too expensive"},
		{"price_increase", "Hausse de tarif", "Price increase"},
		{"commission", "Commission", "Commission"},
		{"end_of_promotion", "Fin de promotion", "End of a promotion"},
		{"unexpected_costs", "Frais inattendus", "Unexpected costs"},
	}},
	{starter{"competitor", "Concurrence", "Competitor"}, []starter{
		{"cheaper_elsewhere", "Moins cher ailleurs", "Cheaper elsewhere"},
		{"better_features_elsewhere", "Mieux équipé ailleurs", "Better features elsewhere"},
		{"former_supplier", "Retour à l’ancien prestataire", "Back to a former supplier"},
		{"imposed_by_franchise", "Imposé par l’enseigne", "Imposed by the franchise"},
		{"canvassed", "Démarché par un concurrent", "Canvassed by a competitor"},
	}},
	{starter{"product", "Outil", "Product"}, []starter{
		{"missing_feature", "Fonction manquante", "Missing feature"},
		{"bugs", "Bugs", "Bugs"},
		{"too_complex", "Trop compliqué", "Too complex"},
		{"slow", "Lenteur", "Slowness"},
		{"hardware", "Matériel", "Hardware"},
		{"till_compliance", "Caisse non conforme au besoin", "Till doesn’t fit"},
	}},
	{starter{"service", "Accompagnement", "Service"}, []starter{
		{"support_unreachable", "Support injoignable", "Support unreachable"},
		{"unresolved_ticket", "Ticket non résolu", "Unresolved ticket"},
		{"failed_onboarding", "Mise en route ratée", "Failed onboarding"},
		{"sales_promise", "Promesse commerciale non tenue", "Broken sales promise"},
		{"billing_error", "Erreur de facturation", "Billing error"},
		{"changing_contacts", "Interlocuteurs qui changent", "Ever-changing contacts"},
	}},
	{starter{"results", "Résultats", "Results"}, []starter{
		{"few_bookings", "Peu de réservations", "Few bookings"},
		{"few_new_clients", "Peu de nouveaux clients", "Few new clients"},
		{"no_shows", "Lapins", "No-shows"},
		{"one_off_clients", "Clients de passage", "One-off clients"},
	}},
	{starter{"use", "Usage", "Use"}, []starter{
		{"hardly_used", "Peu utilisé", "Hardly used"},
		{"team_reluctant", "Équipe réticente", "Reluctant team"},
		{"back_to_paper", "Retour au papier", "Back to paper"},
		{"social_media", "Réserve par les réseaux sociaux", "Books through social media"},
	}},
	{starter{"activity", "Vie du salon", "Life of the salon"}, []starter{
		{"closing_down", "Fermeture", "Closing down"},
		{"business_sold", "Vente du fonds", "Business sold"},
		{"moving", "Déménagement", "Moving"},
		{"retirement", "Retraite", "Retirement"},
		{"health_or_parenthood", "Santé ou parentalité", "Health or parenthood"},
		{"receivership", "Procédure collective", "Receivership"},
		{"change_of_trade", "Reconversion", "Change of trade"},
	}},
	{starter{"other", "Autre", "Other"}, []starter{
		{"not_said", "Non dit", "Not said"},
		{"unreachable", "Partenaire injoignable", "Partner unreachable"},
	}},
}

// questions are what the termination form asks.
var questions = []struct {
	starter
	answer   Answering
	required bool
}{
	{starter{"main_reason", "Quelle est la raison principale de votre départ ?", "What is the main reason why you are leaving?"}, PickReason, true},
	{starter{"what_happened", "Que s’est-il passé, en quelques mots ?", "What happened, in a few words?"}, Free, false},
	{starter{"would_have_stayed", "Qu’est-ce qui vous aurait fait rester ?", "What would have made you stay?"}, Free, false},
	{starter{"new_tool", "Passez-vous à un autre outil ? Lequel ?", "Are you moving to other software? Which one?"}, Line, false},
	{starter{"client_file", "Voulez-vous recevoir votre fichier clients ?", "Would you like to receive your client file?"}, YesOrNo, true},
}

// tags are the other lists.
var tags = map[List][]starter{
	Leaving: {
		{"tight_budget", "Trésorerie tendue", "Tight cash flow"},
		{"no_return", "Retour sur investissement", "Return on investment"},
		{"regulars_charged", "Habitués commissionnés", "Regulars charged"},
		{"disputed_invoice", "Facture contestée", "Disputed invoice"},
		{"commitment", "Engagement mal compris", "Misunderstood commitment"},
		{"trust_lost", "Confiance perdue", "Trust lost"},
		{"never_called_back", "Jamais rappelé", "Never called back"},
		{"recurring_bug", "Bug à répétition", "Recurring bug"},
		{"promised_feature", "Fonction promise", "Promised feature"},
		{"too_many_tools", "Trop d’outils", "Too many tools"},
		{"no_time_to_learn", "Pas le temps de se former", "No time to learn"},
		{"fully_booked", "Carnet déjà plein", "Fully booked already"},
		{"slow_season", "Baisse d’activité", "Slow season"},
		{"partner_decides", "Décision de l’associé", "Associate’s decision"},
	},
	Services: {
		{"calendar", "Agenda", "Calendar"},
		{"online_booking", "Réservation en ligne", "Online booking"},
		{"marketplace", "Marketplace", "Marketplace"},
		{"till", "Caisse", "Till"},
		{"online_payment", "Paiement en ligne", "Online payment"},
		{"card_terminal", "Terminal de paiement", "Card terminal"},
		{"sms", "SMS de rappel", "SMS reminders"},
		{"campaigns", "Campagnes marketing", "Marketing campaigns"},
		{"client_file", "Fichier client", "Client file"},
		{"stock", "Stock", "Stock"},
		{"statistics", "Statistiques", "Statistics"},
		{"mobile_app", "Application mobile", "Mobile app"},
		{"website", "Site du salon", "Salon website"},
		{"support", "Support", "Support"},
		{"training", "Formation", "Training"},
		{"billing", "Facturation", "Billing"},
		{"account_manager", "Suivi commercial", "Account management"},
	},
	Liked: {
		{"easy_to_use", "Simplicité", "Easy to use"},
		{"booking_day_and_night", "Réservation jour et nuit", "Booking day and night"},
		{"fewer_no_shows", "Moins de lapins", "Fewer no-shows"},
		{"reminders", "Rappels SMS", "SMS reminders"},
		{"new_clients", "Nouveaux clients", "New clients"},
		{"visibility", "Visibilité", "Visibility"},
		{"reviews", "Avis clients", "Client reviews"},
		{"mobile", "Application mobile", "Mobile app"},
		{"till", "Caisse", "Till"},
		{"figures", "Suivi des chiffres", "Figures"},
		{"kind_support", "Support à l’écoute", "Attentive support"},
		{"good_am", "Relation avec l’AM", "Bond with the AM"},
		{"nothing", "Rien", "Nothing"},
	},
	Competitors: {
		{"planity", "Planity", ""},
		{"fresha", "Fresha", ""},
		{"booksy", "Booksy", ""},
		{"kiute", "Kiute", ""},
		{"flexy", "Flexy", ""},
		{"merlin", "Merlin", ""},
		{"phorest", "Phorest", ""},
		{"zenoti", "Zenoti", ""},
		{"square", "Square", ""},
		{"timify", "Timify", ""},
		{"simplybook", "SimplyBook", ""},
		{"google_calendar", "Google Agenda", "Google Calendar"},
		{"franchise_software", "Logiciel de l’enseigne", "Franchise’s software"},
		{"paper", "Carnet papier", "Paper diary"},
		{"social_media", "Réseaux sociaux", "Social media"},
		{"another", "Autre outil", "Another tool"},
		{"none", "Aucun", "None"},
		{"not_said", "Ne le dit pas", "Won’t say"},
	},
	WhyCompetitor: {
		{"cheaper", "Moins cher", "Cheaper"},
		{"no_commission", "Sans commission", "No commission"},
		{"no_commitment", "Sans engagement", "No commitment"},
		{"more_features", "Plus complet", "More complete"},
		{"easier", "Plus simple", "Easier"},
		{"more_visible", "Plus visible auprès des clients", "More visible to clients"},
		{"hardware_included", "Matériel fourni", "Hardware included"},
		{"data_moved", "Reprise des données offerte", "Data moved for free"},
		{"recommended", "Recommandé par un confrère", "Recommended by a peer"},
		{"known_already", "Le connaît déjà", "Knows it already"},
		{"imposed", "Imposé par l’enseigne ou l’associé", "Imposed by franchise or associate"},
		{"closer_sales", "Commercial plus présent", "Closer salesperson"},
	},
	Signings: {
		{"field_sales", "Commercial sur place", "Salesperson on site"},
		{"phone_sales", "Démarchage téléphonique", "Telephone sales"},
		{"own_request", "Demande en ligne", "Online request"},
		{"recommended", "Recommandation", "Recommendation"},
		{"trade_show", "Salon professionnel", "Trade show"},
		{"franchise", "Accord d’enseigne", "Franchise agreement"},
		{"taken_over", "Reprise du fonds", "Business taken over"},
		{"migrated", "Migration d’un ancien outil", "Moved from a legacy tool"},
		{"winback", "Winback", "Winback"},
	},
	Offers: {
		{"discount", "Remise", "Discount"},
		{"free_months", "Mois offerts", "Free months"},
		{"smaller_plan", "Formule plus petite", "Smaller plan"},
		{"commission_waived", "Commission revue", "Commission revised"},
		{"dormant", "Offre dormante", "Dormant offer"},
		{"training", "Formation", "Training"},
		{"am_visit", "Visite de l’AM", "Visit by the AM"},
		{"ticket_escalated", "Ticket remonté", "Ticket escalated"},
		{"hardware", "Matériel", "Hardware"},
		{"credit_note", "Avoir", "Credit note"},
		{"marketplace_pause", "Pause marketplace", "Marketplace pause"},
		{"nothing", "Rien", "Nothing"},
	},
}
