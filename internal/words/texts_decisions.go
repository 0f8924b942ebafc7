package words

import "rebond/internal/domain/because"

// billingStopTexts say when each product stops.
var billingStopTexts = map[because.Text]Phrase{
	"billing_stop.to_the_month": {
		"Engagement jusqu’en {commitment_end}, factures le {invoice_day} du mois : gestion et marketplace s’arrêtent le {stop_on}.",
		"Committed until {commitment_end}, invoices on day {invoice_day} of the month: management and marketplace stop on {stop_on}.",
	},
	"billing_stop.to_the_day": {
		"Engagement jusqu’au {commitment_end} : la facture la plus proche, la plus ancienne à égalité, est celle du {stop_on}.",
		"Committed until {commitment_end}: the nearest invoice, the earlier on a tie, is that of {stop_on}.",
	},
	"billing_stop.sms": {
		"Les SMS s’arrêtent à la facture du mois suivant, le {stop_on}.",
		"SMS stop with the next month’s invoice, on {stop_on}.",
	},
	"billing_stop.never": {
		"Jamais arrêté : {products}.",
		"Never stopped: {products}.",
	},
	"billing_stop.nothing": {
		"Aucun produit à arrêter.",
		"No product to stop.",
	},
	"billing_stop.product_twice": {
		"Le produit « {product} » est donné deux fois.",
		"The product “{product}” is given twice.",
	},

	"product.gestion":  {"gestion", "management"},
	"product.market":   {"marketplace", "marketplace"},
	"product.sms":      {"SMS", "SMS"},
	"product.materiel": {"matériel", "hardware"},
	"product.store":    {"store", "store"},
}

// letterTexts say what a letter on a Wavy account leads to.
var letterTexts = map[because.Text]Phrase{
	"letter.lost_risk": {
		"Un risque de churn a été perdu : l’accès est coupé le {cut_access_on}, fin de l’engagement, et la facturation s’arrête.",
		"A churn risk was lost: access is cut on {cut_access_on}, the end of the commitment, and billing stops.",
	},
	"letter.no_lost_risk": {
		"Aucun risque de churn perdu : rien n’est coupé ni arrêté, l’équipe fid tente de garder le partenaire. L’accès prendrait fin le {cut_access_on}.",
		"No lost churn risk: nothing is cut or stopped, the retention team tries to save the partner. Access would end on {cut_access_on}.",
	},
	"letter.billing_end": {
		"La facturation prend fin le {billing_end_on}.",
		"Billing ends on {billing_end_on}.",
	},
	"letter.nothing_to_stop": {
		"Aucun produit ne s’arrête : la facturation n’a pas de date de fin.",
		"No product is stopped: billing has no end date.",
	},
	"letter.wrong_end": {
		"Fin demandée dans la lettre : {stated_end} ; fin de l’engagement : {commitment_end}. Il faut le dire au partenaire.",
		"End asked for in the letter: {stated_end}; end of the commitment: {commitment_end}. The partner must be told.",
	},
	"letter.client_file": {
		"Le fichier client est demandé : il faut l’exporter et le remettre.",
		"The client file is wanted: it has to be exported and handed over.",
	},
	"letter.domain_name": {
		"Le nom de domaine est demandé : il faut envoyer le code d’autorisation.",
		"The domain name is wanted: the authorisation code has to be sent.",
	},
}

// prechurnTexts say whose a pre-churn is and what follows.
var prechurnTexts = map[because.Text]Phrase{
	"prechurn.within": {
		"Demande le {asked_on}, {days|jour|jours} après la signature : c’est un pré-churn (jusqu’à {prechurn_days|jour|jours}).",
		"Asked on {asked_on}, {days|day|days} after signing: a pre-churn (up to {prechurn_days|day|days}).",
	},
	"prechurn.after": {
		"Demande le {asked_on}, {days|jour|jours} après la signature : ce n’est plus un pré-churn (jusqu’à {prechurn_days|jour|jours}).",
		"Asked on {asked_on}, {days|day|days} after signing: no longer a pre-churn (up to {prechurn_days|day|days}).",
	},
	"prechurn.am_onboarding": {
		"Le welcome call est fait : l’AM onboarding est responsable.",
		"The welcome call is done: the onboarding AM is responsible.",
	},
	"prechurn.sales": {
		"Le welcome call n’est pas fait : le commercial est responsable.",
		"The welcome call isn’t done: the sales person is responsible.",
	},
	"prechurn.bonus": {
		"Le client a payé : la prime du commercial est due.",
		"The client has paid: the sales bonus is due.",
	},
	"prechurn.no_bonus": {
		"Le client n’a pas payé : aucune prime n’est due au commercial.",
		"The client hasn’t paid: no sales bonus is due.",
	},
	"prechurn.saved": {
		"Le partenaire est sauvé : rien ne se ferme.",
		"The partner is saved: nothing closes.",
	},
	"prechurn.lost": {
		"Le partenaire n’est pas sauvé : case de rétention d’origine {origin}.",
		"The partner isn’t saved: a retention case with origin {origin}.",
	},
	"prechurn.no_proof": {
		"Il manque la preuve de la demande (capture du mail ou du SMS) : le case ne peut pas se fermer.",
		"The proof of the request (a picture of the mail or text message) is missing: the case can’t close.",
	},
	"prechurn.ends": {
		"Le plan prend fin le lendemain du {today}, soit le {plan_expiration_date}.",
		"The plan ends the day after {today}, on {plan_expiration_date}.",
	},
	"prechurn.asked_before_signing": {
		"La demande du {asked_on} précède la signature du {signed_on}.",
		"The request of {asked_on} is before the signing on {signed_on}.",
	},
	"prechurn.today_before_asking": {
		"La date du jour, {today}, précède la demande du {asked_on}.",
		"Today’s date, {today}, is before the request of {asked_on}.",
	},
}

// permissionTexts say who may do what, and name the people and what they do.
var permissionTexts = map[because.Text]Phrase{
	"permission.allowed": {
		"« {action} » : le rôle {role} y est autorisé.",
		"“{action}”: the role {role} may.",
	},
	"permission.allowed_owner": {
		"« {action} » : autorisé, c’est l’AM du compte.",
		"“{action}”: allowed, as the account’s AM.",
	},
	"permission.refused_role": {
		"« {action} » n’est pas ouvert au rôle {role}. Peuvent le faire : {who_may}.",
		"“{action}” isn’t open to the role {role}. Those who may: {who_may}.",
	},
	"permission.refused_owner": {
		"« {action} » est réservé à l’AM du compte. Peuvent le faire : {who_may}.",
		"“{action}” is for the account’s own AM. Those who may: {who_may}.",
	},
	"permission.refused_existing_on_pro": {
		"« {action} » : Content ne peut pas modifier une Billing Company qui existe sur Pro. L’AM ouvre un ticket Finance.",
		"“{action}”: Content can’t change a Billing Company that exists on Pro. The AM opens a Finance ticket.",
	},
	"permission.refused_task": {
		"« {action} » revient à la personne chargée de la tâche. Peuvent le faire : {who_may}.",
		"“{action}” is for the person the task belongs to. Those who may: {who_may}.",
	},

	"role.am":      {"AM", "AM"},
	"role.cx":      {"CX", "CX"},
	"role.sales":   {"commercial", "sales"},
	"role.content": {"Content", "Content"},
	"role.finance": {"finance", "finance"},
	"role.manager": {"manager", "manager"},
	"role.admin":   {"administrateur", "admin"},
	"role.partner": {"partenaire", "partner"},

	"team.growth":     {"growth", "growth"},
	"team.onboarding": {"onboarding", "onboarding"},

	"platform.connect": {"Connect", "Connect"},
	"platform.pro":     {"Pro", "Pro"},
	"platform.uala":    {"Uala", "Uala"},
	"platform.wavy":    {"Wavy", "Wavy"},

	"action.churn_case.open":         {"ouvrir une demande de churn", "open a churn request"},
	"action.churn_case.close":        {"fermer une demande de churn", "close a churn request"},
	"action.prechurn_case.close":     {"fermer un pré-churn", "close a pre-churn"},
	"action.marketplace.change":      {"changer la présence sur la marketplace", "change the marketplace status"},
	"action.shop.archive":            {"archiver un shop", "archive a shop"},
	"action.marketplace_audit.open":  {"ouvrir un AM-Marketplace Audit", "open an AM-Marketplace Audit"},
	"action.billing_company.change":  {"modifier une Billing Company", "change a Billing Company"},
	"action.finance_ticket.open":     {"ouvrir un ticket Finance", "open a Finance ticket"},
	"action.venue.create":            {"créer une page", "create a venue page"},
	"action.venue.update":            {"mettre à jour une page", "update a venue page"},
	"action.access.cut_now":          {"couper l’accès tout de suite", "cut access at once"},
	"action.policy.change":           {"changer les règles", "change the policy"},
	"action.user.manage":             {"gérer les utilisateurs", "manage people"},
	"action.lists.change":            {"modifier les listes", "change the lists"},
	"action.churn_case.summarise":    {"consigner l’appel", "write down the call"},
	"action.churn_case.receive_form": {"enregistrer un formulaire ou une lettre reçus", "record a form or letter that arrived"},
	"action.churn_case.take_back":    {"annuler une résiliation", "take a termination back"},
	"action.churn_case.move_ped":     {"déplacer la fin du plan (PED)", "move the plan’s end (PED)"},
	"action.account.hand_over":       {"confier le compte à un autre AM", "hand the account over to another AM"},
	"action.task.finish":             {"terminer une tâche", "finish a task"},
	"action.desk.see":                {"voir le bureau", "see the desk"},
	"action.history.see":             {"voir tout l’historique", "see all of history"},
	"action.demo.advance":            {"avancer l’horloge de la démo", "move the demo’s clock"},
}
