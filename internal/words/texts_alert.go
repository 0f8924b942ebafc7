package words

import "rebond/internal/domain/because"

// alertTexts say what a message of the alert channel was read as, and what it
// leads to.
var alertTexts = map[because.Text]Phrase{
	"alert.read_as": {"Message lu comme : {kind}.", "Message read as: {kind}."},
	"alert.other": {
		"Ce message n’est d’aucun des types d’alerte connus : rien n’est créé, une personne le lit.",
		"This message is none of the known kinds of alert: nothing is created, a person reads it.",
	},
	"alert.unparsed": {
		"Le type du message est reconnu, mais sa valeur essentielle manque ou n’est pas valable : il est gardé tel quel, à lire par une personne.",
		"The kind of message is known, but its essential value is missing or not valid: it is kept as it is, for a person to read.",
	},
	"alert.task_today":   {"Tâche « {task} » pour le jour même, le {due_on}.", "Task “{task}” for the same day, {due_on}."},
	"alert.risk_opens":   {"Un {risk} est ouvert, sous forme de {risk_as}.", "A {risk} is opened, kept as {risk_as}."},
	"alert.risk_is_open": {"Un risque est déjà ouvert sur le compte : on n’en ouvre pas un second.", "A risk is already open on the account: no second one is opened."},
	"alert.form_shown": {
		"Le formulaire de résiliation est revenu : son case est affiché, sans tâche.",
		"The termination form came back: its case is shown, with no task.",
	},
	"alert.next_day_near": {
		"Rendez-vous le {appointment_on}, à {red_alert_far_days|jour|jours} au plus de l’alerte du {received_on}, ou déjà passé : tâche pour le {due_on}, jamais le jour même.",
		"Appointment on {appointment_on}, within {red_alert_far_days|day|days} of the alert of {received_on}, or already past: task for {due_on}, never the same day.",
	},
	"alert.next_day_unread": {
		"La date et l’heure du rendez-vous ne sont pas lisibles : tâche après l’alerte du {received_on}, le {due_on}.",
		"The appointment’s day and time can’t be read: task after the alert of {received_on}, on {due_on}.",
	},
	"alert.before_far": {
		"Rendez-vous le {appointment_on}, à plus de {red_alert_far_days|jour|jours} de l’alerte du {received_on} : tâche {red_alert_lead_days|jour|jours} avant si possible, le {due_on}.",
		"Appointment on {appointment_on}, more than {red_alert_far_days|day|days} after the alert of {received_on}: task {red_alert_lead_days|day|days} before it where possible, on {due_on}.",
	},
	"alert.note":      {"Une note est écrite sur le contact.", "A note is written on the contact."},
	"alert.no_signal": {"Aucun autre signal inquiétant depuis {signal_days|jour|jours} : pas de risque à ouvrir.", "No other alarming signal within {signal_days|day|days}: no risk to open."},
	"alert.signal_low_nps": {
		"NPS bas le {last_low_nps_on}, il y a {signal_days|jour|jours} au plus : signal inquiétant.",
		"Low NPS on {last_low_nps_on}, at most {signal_days|day|days} ago: an alarming signal.",
	},
	"alert.signal_risk": {
		"Risque de churn récent, le {last_risk_on}, il y a {signal_days|jour|jours} au plus : signal inquiétant.",
		"Recent churn risk on {last_risk_on}, at most {signal_days|day|days} ago: an alarming signal.",
	},
	"alert.signal_tickets": {
		"{unresolved_tickets|ticket non résolu|tickets non résolus} : signal inquiétant.",
		"{unresolved_tickets|unresolved ticket|unresolved tickets}: an alarming signal.",
	},
	"alert.signal_bugs": {
		"{known_bugs|bug connu|bugs connus} : signal inquiétant.",
		"{known_bugs|known bug|known bugs}: an alarming signal.",
	},
	"alert.score_low": {
		"Note de {score}/10, basse ({nps_low_max} au plus).",
		"Score of {score}/10, low ({nps_low_max} at most).",
	},
	"alert.score_medium": {
		"Note de {score}/10, moyenne (plus de {nps_low_max}, {nps_medium_max} au plus).",
		"Score of {score}/10, medium (above {nps_low_max}, {nps_medium_max} at most).",
	},
	"alert.score_high": {
		"Note de {score}/10, haute (plus de {nps_medium_max}).",
		"Score of {score}/10, high (above {nps_medium_max}).",
	},
	"alert.store_not_in_france": {
		"Le client n’est pas connu comme étant en France : pas d’appel au sujet du store.",
		"The client isn’t known to be in France: no call about the store.",
	},
	"alert.store_never": {
		"Client en France qui n’a jamais commandé sur le store.",
		"A client in France who has never ordered on the store.",
	},
	"alert.store_long_ago": {
		"Dernière commande sur le store le {last_store_order_on}, avant le {since}.",
		"Last order on the store on {last_store_order_on}, before {since}.",
	},
	"alert.store_recently": {
		"Dernière commande sur le store le {last_store_order_on}, pas avant le {since} : pas d’appel.",
		"Last order on the store on {last_store_order_on}, not before {since}: no call.",
	},

	"alert_kind.churn_risk":    {"risque de churn", "churn risk"},
	"alert_kind.downsell_risk": {"risque de downsell", "downsell risk"},
	"alert_kind.red_alert":     {"red alert", "red alert"},
	"alert_kind.nps":           {"NPS", "NPS"},
	"alert_kind.upsell":        {"upsell", "upsell"},
	"alert_kind.hardware":      {"demande de matériel", "hardware request"},
	"alert_kind.form_received": {"formulaire de résiliation reçu", "termination form received"},
	"alert_kind.other":         {"autre", "other"},
	"alert_kind.unparsed":      {"non compris", "not understood"},

	"risk.churn_risk":    {"risque de churn", "churn risk"},
	"risk.downsell_risk": {"risque de downsell", "downsell risk"},

	"risk_as.opportunity": {"opportunité", "opportunity"},
	"risk_as.case":        {"case", "case"},

	"alert_task.rdc_info_rdv":   {"RDC infos & RDV", "RDC info & appointment"},
	"alert_task.red_alert":      {"Red alert", "Red alert"},
	"alert_task.follow_up_call": {"Appel de suivi", "Follow-up call"},
	"alert_task.call_store":     {"Appel store", "Store call"},
	"alert_task.upsell":         {"Upsell", "Upsell"},
	"alert_task.hardware":       {"Matériel", "Hardware"},
}
