package words

import (
	"strconv"
	"strings"

	"rebond/internal/domain/because"
)

// Types of cases, and what comes next in them.
var (
	ChurnType       = Phrase{"Demande de churn", "Churn request"}
	BillingStopType = Phrase{"Arrêt de facturation", "Billing stop"}
	QueueOf         = Phrase{"l’équipe {role}", "the {role} team"}
	NextCall        = Phrase{"Appeler le partenaire", "Call the partner"}
	NextMeeting     = Phrase{"Rendez-vous avec le partenaire", "Appointment with the partner"}
	NextCallBack    = Phrase{"Rappeler le partenaire", "Call the partner back"}
	NextPED         = Phrase{"Fin du plan", "Plan ends"}
	ClockBack       = Phrase{
		"L’horloge a reculé : la dernière nuit passée est celle du {last}, et nous serions le {today}. Rien n’est perdu ; faites vérifier l’heure du serveur.",
		"The clock went back: the last night that passed is that of {last}, and today would be {today}. Nothing is lost; have the server’s time checked.",
	}
)

// Instructions are the exact instructions of what a person does by hand, a line each.
var Instructions = map[string]Phrase{
	"call_partner": {
		"Appelez le salon {salon} pour fixer un rendez-vous, ou traitez la demande tout de suite.\nDemandez la raison principale, ce qui a plu, et vers quel outil le salon part.",
		"Call {salon} to book an appointment, or handle it at once.\nAsk for the main reason, what they liked, and which software they go to.",
	},
	"meet_partner": {
		"Relisez le case de {salon} : la raison du départ, les appels, ce qui a été proposé.\nAu rendez-vous, cherchez ce qui ferait rester le partenaire.\nNotez sur le case ce que cela a donné : c’est ce qui termine la tâche.",
		"Read {salon}’s case again: the reason for leaving, the calls, what was offered.\nAt the appointment, find out what would make the partner stay.\nRecord on the case what came of it: that ends the task.",
	},
	"brief_am": {
		"Ouvrez le case de {salon} et lisez la demande.\nDites à l’AM comment aborder l’appel et ce qui peut être proposé.\nÉcrivez le briefing sur le case : c’est ce qui termine la tâche.",
		"Open {salon}’s case and read the request.\nTell the AM how to lead the call and what may be offered.\nWrite the briefing on the case: that ends the task.",
	},
	"train_partner": {
		"Appelez le salon {salon} et reprenez avec lui ce qu’il ne savait pas faire dans l’outil.\nUne fois la formation faite, marquez la tâche comme faite : le compte redevient actif.",
		"Call {salon} and go through what they couldn’t do in the software.\nOnce they are trained, mark the task as done: the account is active again.",
	},
	"win_back": {
		"L’offre à 0 du salon {salon} touche à sa fin.\nAppelez pour proposer un nouveau plan.\nMarquez la tâche comme faite quand la réponse est claire.",
		"{salon}’s plan billed 0 comes to its end.\nCall to offer a new plan.\nMark the task as done once the answer is clear.",
	},
	"enter_opportunity": {
		"Ouvrez le compte {key} dans le CRM.\nCréez une opportunité « Already Client », nature Downgrade, facturation 0.\nEnregistrez, puis marquez la tâche comme faite.",
		"Open account {key} in the CRM.\nMake an opportunity “Already Client”, kind Downgrade, billing 0.\nSave, then mark the task as done.",
	},
	"update_crm_status": {
		"Ouvrez le compte {key} dans le CRM.\nMettez le statut à « {status} ».\nEnregistrez, puis marquez la tâche comme faite.",
		"Open account {key} in the CRM.\nSet the status to “{status}”.\nSave, then mark the task as done.",
	},
	"stop_billing": {
		"Dans l’outil de facturation, cherchez le compte par l’e-mail {email}.\nS’il y en a plusieurs ou aucun, vérifiez le nom ({salon}) et la ville ({city}) avant d’aller plus loin.\nRésiliez chaque abonnement à la date du {due_on} ; ni MATERIEL ni STORE.\nVérifiez que l’abonnement est affiché comme résilié, puis marquez la tâche comme faite.",
		"In the billing system, find the account by the e-mail {email}.\nIf there are several or none, check the name ({salon}) and the city ({city}) before going on.\nCancel every subscription as of {due_on}; neither MATERIEL nor STORE.\nCheck that the subscription shows as cancelled, then mark the task as done.",
	},
	"cut_access": {
		"Pas avant le {due_on} : jusque-là, l’outil est encore au partenaire.\nOuvrez la page « {salon} » dans le back-office et retirez les collaborateurs.\nSi le salon a un site, désactivez le site et la réservation en ligne.\nCoupez les SMS, puis marquez la tâche comme faite.",
		"Not before {due_on}: until then the software is still the partner’s.\nOpen {salon}’s page in the back office and remove the collaborators.\nIf the salon has a website, disable the site and online booking.\nSwitch off SMS, then mark the task as done.",
	},
	"send_termination_form": {
		"Envoyez le mail ci-dessous au partenaire, tel quel ; son lien ne sert qu’une fois.\nUne fois le mail parti, marquez la tâche comme faite.",
		"Send the partner the mail below as it is; its link works once.\nOnce it is sent, mark the task as done.",
	},
	"read_form": {
		"Lisez les réponses du partenaire dans le case.\nS’il veut son fichier clients, exportez-le et remettez-le-lui.\nMarquez la tâche comme faite : la date de lecture est gardée.",
		"Read the partner’s answers in the case.\nIf they want their client file, export it and hand it over.\nMark the task as done: the day of reading is kept.",
	},
	"answer_late_form": {
		"Le partenaire a renvoyé le formulaire alors que le case était déjà clos : rien n’a été décidé par là.\nLisez ses réponses dans le case et appelez le salon {salon}.\nS’il part quand même, ouvrez une nouvelle demande de churn et enregistrez-y son formulaire.",
		"The partner sent the form back though the case was closed already: it decided nothing.\nRead their answers in the case and call {salon}.\nIf they leave all the same, open a new churn request and record their form there.",
	},
	"resume_billing": {
		"Le partenaire reste : la résiliation déjà enregistrée ne doit pas prendre effet.\nDans l’outil de facturation, cherchez le compte par l’e-mail {email}.\nS’il y en a plusieurs ou aucun, vérifiez le nom ({salon}) et la ville ({city}) avant d’aller plus loin.\nAnnulez la résiliation de chaque abonnement ; s’il est déjà arrêté, rouvrez-le.\nVérifiez que l’abonnement est affiché comme actif, puis marquez la tâche comme faite.",
		"The partner stays: the cancellation entered already must not take effect.\nIn the billing system, find the account by the e-mail {email}.\nIf there are several or none, check the name ({salon}) and the city ({city}) before going on.\nUndo the cancellation of every subscription; if one has stopped already, reopen it.\nCheck that the subscription shows as active, then mark the task as done.",
	},
	"restore_access": {
		"Le partenaire reste : ses accès ont été coupés et doivent revenir aujourd’hui.\nOuvrez la page « {salon} » dans le back-office et remettez les collaborateurs.\nSi le salon a un site, réactivez le site et la réservation en ligne.\nRétablissez les SMS, puis marquez la tâche comme faite.",
		"The partner stays: their access was cut and must come back today.\nOpen {salon}’s page in the back office and add the collaborators again.\nIf the salon has a website, enable the site and online booking again.\nSwitch SMS on again, then mark the task as done.",
	},
}

// Lines says a phrase of several lines, each by itself.
func (l Lang) Lines(p Phrase, pairs ...any) []string {
	if p == (Phrase{}) {
		return nil
	}
	return strings.Split(l.Say(p, pairs...), "\n")
}

// Cents says an amount of euros, given as the cents that are stored.
func (l Lang) Cents(stored string) string {
	cents, err := strconv.ParseInt(stored, 10, 64)
	if err != nil {
		return stored
	}
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	rest := strconv.FormatInt(cents%100+100, 10)[1:]
	whole := l.Int(int(cents / 100))
	if l == English {
		return sign + "€" + whole + "." + rest
	}
	return sign + whole + "," + rest + "\u00a0€"
}

// Known says a word of the domain, and nothing for the empty one.
func (l Lang) Known(value Worded) string {
	if said := l.Value(value); !strings.HasSuffix(said, ".") {
		return said
	}
	return ""
}

// saidTexts tell once, at the top of the next page, what a form did.
var saidTexts = map[because.Text]Phrase{
	"said.churn_case.opened":              {"La demande est ouverte. L’AM a une tâche : appeler le partenaire ; le lead fid aussi : le briefer.", "The request is open. The AM has a task: call the partner; so has the retention lead: brief them."},
	"said.churn_case.joined":              {"Une demande était déjà ouverte : celle-ci l’a rejointe.", "A request was open already: this one joined it."},
	"said.churn_case.form_received":       {"La réception est enregistrée.", "The receipt is recorded."},
	"said.churn_case.not_recovered":       {"Le case est clos. Le préavis court, l’arrêt de la facturation est ouvert.", "The case is closed. The notice runs, the billing stop is open."},
	"said.churn_case.recovered_no_action": {"Le case est clos : le partenaire reste, le compte est de nouveau actif.", "The case is closed: the partner stays, the account is active again."},
	"said.churn_case.taken_back":          {"La résiliation est annulée, et tous les arrêts prévus avec elle.", "The termination is taken back, and every planned stop with it."},
	"said.person.altered":                 {"La fiche est enregistrée.", "The particulars are saved."},
	"said.task.finished":                  {"La tâche est faite.", "The task is done."},
	"said.account.handed_over":            {"Le compte a changé d’AM ; ses cases et ses tâches suivent.", "The account changed hands; its cases and tasks follow."},
}

// aheadTexts say what is foreseen for an account.
var aheadTexts = map[because.Text]Phrase{
	"ahead.plan_ends":      {"Dernier jour du plan (PED)", "Last day of the plan (PED)"},
	"ahead.billing_stops":  {"Le case d’arrêt de facturation se termine", "The billing-stop case completes"},
	"ahead.account_leaves": {"Le compte passe à « Parti », les accès peuvent être coupés", "The account becomes Churned, access can be cut"},
	"ahead.task_due":       {"À faire : {task}", "To do: {task}"},
}

// recordFields name the fields of records that no form has.
var recordFields = map[because.Text]Phrase{
	"field.street":                   {"Adresse", "Address"},
	"field.postcode":                 {"Code postal", "Postcode"},
	"field.country":                  {"Pays", "Country"},
	"field.key":                      {"Identifiant CRM", "CRM id"},
	"field.siret":                    {"SIRET", "SIRET"},
	"field.parent_key":               {"Compte parent", "Parent account"},
	"field.monthly_revenue":          {"Revenu mensuel", "Monthly revenue"},
	"field.nps":                      {"Dernière note NPS", "Last NPS score"},
	"field.created_on":               {"Créé dans le CRM le", "Created in the CRM on"},
	"field.modified_on":              {"Modifié dans le CRM le", "Modified in the CRM on"},
	"field.plan_expires_on":          {"Fin du plan (PED)", "End of the plan (PED)"},
	"field.fiscal_churn_received_on": {"Résiliation formelle le", "Fiscal churn received on"},
	"field.churned_on":               {"Parti le", "Left on"},
	"field.opened_on":                {"Ouvert le", "Opened on"},
	"field.closed_on":                {"Clos le", "Closed on"},
	"field.ended_on":                 {"Terminé le", "Ended on"},
	"field.on":                       {"Le", "On"},
	"field.recorded_on":              {"Enregistré le", "Recorded on"},
	"field.taken_back_on":            {"Annulée le", "Taken back on"},
	"field.what":                     {"Quoi", "What"},
	"field.assignee":                 {"Pour", "For"},
	"field.queue":                    {"File", "Queue"},
	"field.not_before":               {"Pas avant le", "Not before"},
	"field.detail":                   {"Valeur", "Value"},
	"field.state":                    {"État", "State"},
	"field.lang":                     {"Langue", "Language"},
	"field.team":                     {"Équipe", "Team"},
	"field.active":                   {"En poste", "Active"},
	"field.notice_months":            {"Mois de préavis", "Months of notice"},
	"field.letter_cutoff_day":        {"Jour limite de la lettre", "Letter’s cutoff day"},
	"field.task":                     {"Tâche", "Task"},
	"field.by":                       {"Reçue par", "Taken by"},
	"field.opened_by":                {"Ouvert par", "Opened by"},
	"field.recorded_by":              {"Enregistré par", "Recorded by"},
	"field.closed_by":                {"Clos par", "Closed by"},
	"field.ended_by":                 {"Terminé par", "Ended by"},
	"field.taken_back_by":            {"Annulée par", "Taken back by"},
	"field.look_on":                  {"Prochain contact le", "Next contact on"},
	"field.file":                     {"Fichier", "File"},
	"field.row":                      {"Ligne", "Row"},
}
