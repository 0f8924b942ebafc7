package words

import "rebond/internal/domain/because"

// stageTexts are the sentences of a case's stages, calls, appointments and outcomes.
var stageTexts = map[because.Text]Phrase{
	"churn.assigned":   {"AM growth vérifié, briefing fait, appel tenté, rappel posé : le case est assigné.", "AM of growth verified, briefing done, call attempted, call-back set: the case is assigned."},
	"churn.unassigned": {"Il manque de nouveau quelque chose pour que le case soit assigné : il redevient nouveau.", "Something that Assigned asks for is missing again: the case is new again."},
	"churn.engaged":    {"Un rendez-vous est pris ou une négociation est ouverte : le case est en cours.", "An appointment is set or a negotiation is on: the case is in progress."},

	"churn.briefed":                {"Le lead fid a briefé l’AM.", "The retention lead has briefed the AM."},
	"churn.called":                 {"Appel : {result}. Prochain contact le {call_back_on}.", "Call: {result}. Next contact on {call_back_on}."},
	"churn.appointed":              {"Rendez-vous le {appointment_on} : l’AM a une tâche pour ce jour.", "Appointment on {appointment_on}: the AM has a task for that day."},
	"churn.appointment_moved":      {"Rendez-vous déplacé du {was} au {appointment_on} ; sa tâche suit.", "Appointment moved from {was} to {appointment_on}; its task follows."},
	"churn.appointment_called_off": {"Rendez-vous annulé : le partenaire est rappelé le {call_back_on}.", "Appointment called off: the partner is called again on {call_back_on}."},
	"churn.negotiated":             {"Une négociation est ouverte ; prochain contact le {call_back_on}.", "A negotiation is on; next contact on {call_back_on}."},

	"churn.no_briefing":           {"Dites ce que l’AM doit savoir avant d’appeler.", "Say what the AM has to know before calling."},
	"churn.briefed_already":       {"Le briefing est déjà fait, le {on}.", "The briefing was given already, on {on}."},
	"churn.no_call_result":        {"Dites ce que l’appel a donné.", "Say what came of the call."},
	"churn.unknown_call_result":   {"« {value} » n’est pas un résultat d’appel connu.", "“{value}” isn’t a known result of a call."},
	"churn.call_back_past":        {"Le {call_back_on} est passé ; nous sommes le {today}.", "{call_back_on} is over; today is {today}."},
	"churn.appointment_first":     {"Un rendez-vous est pris le {appointment_on} : c’est le prochain contact. Déplacez-le ou annulez-le pour rappeler un autre jour.", "An appointment is set on {appointment_on}: that is the next contact. Move it or call it off to call on another day."},
	"churn.no_appointment_day":    {"Dites quel jour.", "Say on which day."},
	"churn.appointment_past":      {"Le {appointment_on} est passé ; nous sommes le {today}.", "{appointment_on} is over; today is {today}."},
	"churn.bad_appointment_time":  {"« {value} » n’est pas une heure : écrivez 14:30.", "“{value}” isn’t a time: write 14:30."},
	"churn.no_appointment_stands": {"Aucun rendez-vous n’est à venir ni à solder.", "No appointment stands."},
	"churn.no_negotiation_note":   {"Dites ce qui est sur la table.", "Say what is on the table."},
	"churn.no_outcome":            {"Choisissez comment le partenaire reste.", "Choose how the partner stays."},
	"churn.unknown_outcome":       {"« {value} » n’est pas une issue où le partenaire reste.", "“{value}” isn’t an outcome in which the partner stays."},
	"task.done_on_case":           {"« {task} » se termine sur le case : notez-y ce que cela a donné.", "“{task}” is done on its case: record there what came of it."},
	"task.partner_trained":        {"Le partenaire est formé : le compte redevient actif.", "The partner has been trained: the account is active again."},
	"door.account_changed_hands":  {"Le compte a changé de mains pendant que vous écriviez : {who} l’a confié à {to}, {at}. Ce que vous avez écrit est encore là, à lui transmettre.", "The account changed hands while you were writing: {who} handed it to {to}, {at}. What you wrote is still here, to pass on."},
	"said.churn_case.briefed":     {"Le briefing est enregistré.", "The briefing is recorded."},
	"said.churn_case.called":      {"L’appel est noté, le prochain contact est posé.", "The call is recorded, the next contact is set."},
	"said.churn_case.appointed":   {"Le rendez-vous est pris : il a sa tâche, ce jour-là.", "The appointment is set: it has its task, that day."},
	"said.churn_case.negotiated":  {"La négociation est notée, le prochain contact est posé.", "The negotiation is recorded, the next contact is set."},
	"verb.churn_case.briefed":     {"a briefé l’AM", "briefed the AM"},
	"verb.churn_case.called":      {"a appelé le partenaire", "called the partner"},
	"verb.churn_case.appointed":   {"a pris rendez-vous avec le partenaire", "set an appointment with the partner"},
	"verb.churn_case.negotiated":  {"négocie avec le partenaire", "negotiates with the partner"},

	"said.churn_case.appointment_moved":      {"Le rendez-vous est déplacé, sa tâche aussi.", "The appointment is moved, and its task with it."},
	"said.churn_case.appointment_called_off": {"Le rendez-vous est annulé ; un rappel le remplace.", "The appointment is called off; a call takes its place."},
	"said.churn_case.recovered_training":     {"Le case est clos : le partenaire reste, sa formation est à votre programme aujourd’hui.", "The case is closed: the partner stays, their training is due today."},
	"said.churn_case.recovered_plan_update":  {"Le case est clos : le compte est actif, l’opportunité à 0 est créée, la tâche de winback est posée.", "The case is closed: the account is active, the opportunity billed 0 is made, the winback task is set."},

	"verb.churn_case.appointment_moved":      {"a déplacé le rendez-vous", "moved the appointment"},
	"verb.churn_case.appointment_called_off": {"a annulé le rendez-vous", "called the appointment off"},
	"verb.churn_case.recovered_training":     {"a clos le case : récupéré, avec formation", "closed the case: recovered, with training"},
	"verb.churn_case.recovered_plan_update":  {"a clos le case : récupéré, avec changement de plan", "closed the case: recovered, with plan update"},
}

// stageWords are the words of stages, calls, appointments and deals.
var stageWords = map[because.Text]Phrase{
	"stage.assigned":    {"Assigné", "Assigned"},
	"stage.in_progress": {"En cours", "In progress"},

	"churn_verb.brief":     {"briefer l’AM", "brief the AM"},
	"churn_verb.call":      {"noter un appel", "record a call"},
	"churn_verb.appoint":   {"prendre rendez-vous", "set an appointment"},
	"churn_verb.call_off":  {"annuler le rendez-vous", "call the appointment off"},
	"churn_verb.negotiate": {"négocier", "negotiate"},
	"churn_verb.assign":    {"assigner", "assign"},
	"churn_verb.unassign":  {"retirer l’assignation", "unassign"},

	"churn_need.growth_owner": {"un AM growth", "an AM of growth"},
	"churn_need.briefing":     {"le briefing du lead fid", "the retention lead’s briefing"},
	"churn_need.attempt":      {"un premier appel", "a first call"},
	"churn_need.call_back":    {"un rappel posé", "a call-back"},

	"churn_step.assigned":        {"Assigné", "Assigned"},
	"churn_step.in_progress":     {"En cours", "In progress"},
	"churn_awaits.requested":     {"Nouveau", "New"},
	"churn_awaits.assigned":      {"Assigné", "Assigned"},
	"churn_awaits.in_progress":   {"En cours", "In progress"},
	"call_result.reached":        {"joint", "reached"},
	"call_result.no_answer":      {"pas de réponse", "no answer"},
	"call_result.voicemail":      {"messagerie", "voicemail"},
	"call_result.wrong_number":   {"mauvais numéro", "wrong number"},
	"appointment_state.set":      {"pris", "set"},
	"appointment_state.kept":     {"tenu", "kept"},
	"appointment_state.missed":   {"manqué", "missed"},
	"opportunity_kind.downgrade": {"Downgrade", "Downgrade"},

	"appointment_state.called_off":    {"annulé", "called off"},
	"opportunity_type.already_client": {"Déjà client", "Already client"},
	"account_verb.train":              {"mettre en formation", "train"},

	"task.meet_partner":      {"Rendez-vous avec le partenaire", "Appointment with the partner"},
	"task.brief_am":          {"Briefer l’AM", "Brief the AM"},
	"task.train_partner":     {"Former le partenaire", "Train the partner"},
	"task.win_back":          {"Winback", "Winback"},
	"task.enter_opportunity": {"Créer l’opportunité dans le CRM", "Enter the opportunity in the CRM"},

	"effect.write_crm_opportunity": {"Opportunité dans le CRM", "Opportunity in the CRM"},

	"action.churn_case.brief":   {"briefer l’AM d’un case", "brief a case’s AM"},
	"action.churn_case.work":    {"noter appels et négociation", "record calls and negotiation"},
	"action.churn_case.appoint": {"prendre rendez-vous pour un case", "set a case’s appointment"},
}

// stageFields name the fields of calls, appointments and deals.
var stageFields = map[because.Text]Phrase{
	"field.result":                {"Résultat", "Result"},
	"field.call_back_on":          {"Rappeler le", "Call back on"},
	"field.appointment_on":        {"Rendez-vous le", "Appointment on"},
	"field.appointment_at":        {"Heure", "Time"},
	"field.appointment_state":     {"Rendez-vous", "Appointment"},
	"field.appointment_booked_on": {"Rendez-vous pris le", "Appointment set on"},
	"field.appointment_booked_by": {"Rendez-vous pris par", "Appointment set by"},
	"field.appointment_note":      {"Note du rendez-vous", "Appointment’s note"},
	"field.assigned_to":           {"Assigné à", "Assigned to"},
	"field.assigned_on":           {"Assigné le", "Assigned on"},
	"field.briefing_by":           {"Briefing par", "Briefing by"},
	"field.briefing_on":           {"Briefing le", "Briefing on"},
	"field.briefing_note":         {"Briefing", "Briefing"},
	"field.negotiation_by":        {"Négociation menée par", "Negotiation led by"},
	"field.negotiation_on":        {"Négociation le", "Negotiation on"},
	"field.negotiation_note":      {"Négociation", "Negotiation"},
	"field.call_back_days":        {"Jours avant de rappeler un partenaire non joint", "Days before calling again a partner who wasn’t reached"},
	"field.type":                  {"Type", "Type"},
	"field.billing":               {"Facturation par mois", "Billing a month"},
	"field.was":                   {"Avant le", "Before"},
	"field.next_contact_on":       {"Prochain contact le", "Next contact on"},
	"field.case":                  {"Case", "Case"},
}
