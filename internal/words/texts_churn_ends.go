package words

import "rebond/internal/domain/because"

// churnEndTexts say how long a leaving partner stays and what a case's outcome
// leads to.
var churnEndTexts = map[because.Text]Phrase{
	"notice.form": {
		"Formulaire reçu le {received_on}, préavis de {notice_months|mois|mois} : le plan prend fin le {plan_expiration_date}.",
		"Form received on {received_on}, with {notice_months|month|months} of notice: the plan ends on {plan_expiration_date}.",
	},
	"notice.letter_this_month": {
		"Lettre reçue le {received_on}, au plus tard le {letter_cutoff_day} du mois : le plan prend fin avec ce mois, le {plan_expiration_date}.",
		"Letter received on {received_on}, no later than day {letter_cutoff_day} of the month: the plan ends with that month, on {plan_expiration_date}.",
	},
	"notice.letter_next_month": {
		"Lettre reçue le {received_on}, après le {letter_cutoff_day} du mois : le plan prend fin avec le mois suivant, le {plan_expiration_date}.",
		"Letter received on {received_on}, after day {letter_cutoff_day} of the month: the plan ends with the next month, on {plan_expiration_date}.",
	},
	"notice.prechurn": {
		"Pré-churn : le plan prend fin le lendemain du {today}, soit le {plan_expiration_date}.",
		"Pre-churn: the plan ends the day after {today}, on {plan_expiration_date}.",
	},
	"notice.formal": {
		"La résiliation est formelle depuis le {received_on}, jour de réception ({medium}).",
		"The termination has been formal since {received_on}, the day it was received ({medium}).",
	},
	"notice.access": {
		"L’accès reste ouvert jusqu’à la fin du {plan_expiration_date}.",
		"Access stays open until the end of {plan_expiration_date}.",
	},
	"notice.without_today": {
		"Pour un pré-churn, indiquez la date du jour : le plan prend fin le lendemain.",
		"For a pre-churn, give today’s date: the plan ends the day after.",
	},
	"notice.before_receipt": {
		"La date du jour, {today}, précède la réception du {received_on}.",
		"Today’s date, {today}, is before the receipt on {received_on}.",
	},

	"policy.too_far_ahead": {
		"Le {value} est trop loin : une date à venir se fixe au plus {horizon_months|mois|mois} à l’avance, jusqu’au {latest}. Vérifiez l’année.",
		"{value} is too far ahead: a day to come is set at most {horizon_months|month|months} ahead, up to {latest}. Check the year.",
	},
	"policy.too_long_ago": {
		"Le {value} est trop ancien : une réception s’enregistre au plus {receipt_months|mois|mois} après, donc à partir du {earliest}. Vérifiez l’année.",
		"{value} is too long ago: a receipt is recorded at most {receipt_months|month|months} later, hence from {earliest} on. Check the year.",
	},

	"outcome.recovered_no_action": {
		"Le partenaire reste : le compte redevient actif.",
		"The partner stays: the account is active again.",
	},
	"outcome.recovered_training": {
		"Le partenaire reste et sera formé : le compte passe en formation, avec une tâche de formation pour l’AM le {today}.",
		"The partner stays and will be trained: the account moves to training, with a training task for the AM on {today}.",
	},
	"outcome.recovered_plan_update": {
		"Offre dormante acceptée : le compte redevient actif, avec une opportunité de downgrade facturée 0.",
		"Dormant offer accepted: the account is active again, with a downgrade opportunity billed 0.",
	},
	"outcome.winback": {
		"Une tâche de winback est posée {dormant_winback_days|jour|jours} après le {today}, soit le {due_on}.",
		"A winback task is set {dormant_winback_days|day|days} after {today}, on {due_on}.",
	},
	"outcome.not_recovered": {
		"Le partenaire part : demande formelle reçue le {received_on}, fin du plan le {plan_expiration_date}. Le compte est en fin de plan.",
		"The partner leaves: formal request received on {received_on}, plan ending on {plan_expiration_date}. The account’s plan is expiring.",
	},
	"outcome.billing_stop": {
		"Un case d’arrêt de facturation s’ouvre et se termine de lui-même à la fin du {plan_expiration_date}.",
		"A case to stop billing opens, and completes by itself at the end of {plan_expiration_date}.",
	},
	"outcome.incomplete": {
		"« Non récupéré » demande aussi : {missing}. En attendant, le compte reste en rétention.",
		"“Not recovered” also needs: {missing}. Until then the account stays in retention.",
	},
	"outcome.ped_before_receipt": {
		"La fin du plan, le {plan_expiration_date}, précède la réception de la demande, le {received_on}.",
		"The plan’s end, {plan_expiration_date}, is before the request was received, {received_on}.",
	},

	"medium.form":     {"formulaire", "form"},
	"medium.letter":   {"lettre", "letter"},
	"medium.prechurn": {"mail ou SMS de pré-churn", "pre-churn mail or text message"},

	"piece.plan_expiration_date": {"la date de fin du plan (PED)", "the plan expiration date (PED)"},
	"piece.received_on":          {"la date de réception du formulaire ou de la lettre", "the date the form or letter was received"},
}
