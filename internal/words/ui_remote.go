package words

// RemoteHelp says what the commands and flags do that speak to a running desk.
var RemoteHelp = map[string]Phrase{
	"url":   {"Adresse du bureau (variable REBOND_URL) ; celle de la dernière connexion par défaut.", "The desk’s address (variable REBOND_URL); that of the last sign-in by default."},
	"token": {"Jeton de l’API (variable REBOND_TOKEN) ; celui de la dernière connexion par défaut.", "Token of the API (variable REBOND_TOKEN); that of the last sign-in by default."},

	"sign_in":      {"Se connecter à un bureau par un lien personnel.", "Sign in to a desk by a personal link."},
	"sign_in_link": {"Le lien, comme http://bureau.example/sign-in/….", "The link, such as http://desk.example/sign-in/…."},
	"sign_out":     {"Se déconnecter : le jeton ne vaut plus rien.", "Sign out: the token is worthless afterwards."},
	"whoami":       {"Dire qui est connecté, et où.", "Say who is signed in, and where."},

	"accounts":             {"Voir un compte, le trouver, le confier.", "See an account, find it, hand it over."},
	"account":              {"Le compte : son identifiant, celui du CRM, ou son nom s’il est seul à le porter.", "The account: its id, the CRM’s, or its name if no other has it."},
	"account_show":         {"Afficher le statut et les dates d’un compte, et pourquoi.", "Show an account’s status and dates, and why."},
	"account_history":      {"Raconter l’historique d’un compte.", "Tell an account’s history."},
	"account_undo":         {"Annuler une entrée de l’historique d’un compte, et ce qui en dépend.", "Undo an entry of an account’s history, and what was built on it."},
	"account_undo_entry":   {"Le numéro de l’entrée, comme « account history » le donne.", "The entry’s number, as “account history” gives it."},
	"account_undo_preview": {"Montrer ce qui serait annulé, sans rien changer.", "Show what would be undone, and change nothing."},
	"account_hand_over":    {"Confier un compte à un autre AM ; ses cases et ses tâches suivent.", "Hand an account to another AM; its cases and tasks follow."},
	"hand_over_to":         {"L’AM : son nom, son adresse e-mail ou son identifiant.", "The AM: name, e-mail address or id."},
	"account_find":         {"Trouver un compte par son nom et sa ville, même mal écrits.", "Find an account by name and city, even misspelled."},
	"account_find_text":    {"Des mots du nom et de la ville.", "Words of the name and the city."},

	"churn":            {"Suivre une demande de churn.", "Follow a churn request."},
	"churn_open":       {"Ouvrir une demande, ou l’ajouter à celle qui est ouverte.", "Open a request, or add it to the open one."},
	"churn_show":       {"Afficher une demande, ses dates, et pourquoi.", "Show a request, its dates, and why."},
	"churn_send_form":  {"Préparer l’envoi du formulaire de résiliation, et afficher son lien.", "Prepare the termination form for sending, and show its link."},
	"form_email":       {"Adresse du partenaire ; celle du compte par défaut.", "The partner’s address; the account’s by default."},
	"form_lang":        {"Langue du formulaire et du mail, fr ou en.", "Language of the form and the mail, fr or en."},
	"churn_form":       {"Enregistrer la réception du formulaire ou d’une lettre.", "Record the receipt of the form or of a letter."},
	"churn_lose":       {"Clore : le partenaire part.", "Close: the partner leaves."},
	"churn_recover":    {"Clore : le partenaire reste.", "Close: the partner stays."},
	"churn_brief":      {"Noter le briefing du lead fid.", "Record the retention lead’s briefing."},
	"churn_call":       {"Noter un appel au partenaire, et quand le rappeler.", "Record a call to the partner, and when to call again."},
	"churn_appoint":    {"Prendre rendez-vous, ou déplacer celui qui est pris.", "Set an appointment, or move the one that stands."},
	"churn_call_off":   {"Annuler le rendez-vous ; un rappel le remplace.", "Call the appointment off; a call takes its place."},
	"churn_negotiate":  {"Noter ce qui se discute avec le partenaire.", "Record what is discussed with the partner."},
	"briefing":         {"Ce que l’AM doit savoir avant d’appeler.", "What the AM has to know before calling."},
	"call_result":      {"Ce que l’appel a donné.", "What came of the call."},
	"call_back":        {"Quand rappeler ; sans cela, la politique le dit.", "When to call again; without it the policy says."},
	"appointment_on":   {"Le jour du rendez-vous.", "The day of the appointment."},
	"appointment_at":   {"L’heure, comme 14:30.", "The hour, as 14:30."},
	"negotiation":      {"Ce qui est sur la table.", "What is on the table."},
	"outcome":          {"Comment le partenaire reste.", "How the partner stays."},
	"churn_take_back":  {"Annuler un départ pendant le préavis.", "Take a termination back during the notice."},
	"case":             {"L’identifiant du case.", "The case’s id."},
	"account_of_case":  {"Le compte du case, au lieu de son identifiant.", "The case’s account, instead of its id."},
	"channel":          {"Canal : contact_form, chat, mail, account_manager, letter.", "Channel: contact_form, chat, mail, account_manager, letter."},
	"reason":           {"Raison, comme price ou competitor.", "Reason, such as price or competitor."},
	"sub_reason":       {"Sous-raison de cette raison, comme too_expensive.", "A sub-reason of that reason, such as too_expensive."},
	"description":      {"Ce que dit le partenaire.", "What the partner says."},
	"signed_on":        {"Le jour de la signature du contrat, si le compte ne le sait pas.", "The day the contract was signed, if the account doesn’t know it."},
	"received_on":      {"Le jour de la réception.", "The day it was received."},
	"medium":           {"form ou letter.", "form or letter."},
	"note":             {"Une note.", "A note."},
	"ped":              {"Un autre PED que celui qui est calculé ; pour un manager.", "Another PED than the computed one; for a manager."},
	"ped_reason":       {"Pourquoi un autre PED.", "Why another PED."},
	"take_back_reason": {"Pourquoi le partenaire reste.", "Why the partner stays."},

	"cases":        {"Lister les cases, par prochaine date.", "List cases, by next date."},
	"cases_kind":   {"Demandes de churn ou arrêts de facturation seulement.", "Churn requests or billing stops only."},
	"cases_stage":  {"Les demandes de churn à cette étape seulement.", "Churn requests at this stage only."},
	"cases_closed": {"Les cases clos, les derniers d’abord.", "The closed cases, the latest first."},
	"cases_owner":  {"Ceux d’un AM : me, son nom, son adresse e-mail ou son identifiant.", "Those of an AM: me, name, e-mail address or id."},
	"cases_from":   {"À partir de cette prochaine date.", "From this next date on."},
	"cases_to":     {"Jusqu’à cette prochaine date.", "Up to this next date."},
	"after":        {"La suite, à partir de la place qu’a donnée la page d’avant.", "What follows the place that the page before gave."},

	"tasks":        {"Lister vos tâches et celles de votre équipe, par échéance.", "List your tasks and your team’s, by due date."},
	"history":      {"Raconter tout ce qui s’est fait au bureau, le plus récent d’abord.", "Tell all that was done at the desk, the latest first."},
	"history_by":   {"Par cette personne : identifiant, e-mail ou nom.", "By this person: id, e-mail address or name."},
	"history_verb": {"De cette sorte, comme churn_case.opened.", "Of this kind, such as churn_case.opened."},
	"history_from": {"À partir de ce jour.", "From this day."},
	"history_to":   {"Jusqu’à ce jour inclus.", "Up to and including this day."},
	"tasks_to":     {"Jusqu’à cette échéance.", "Up to this due date."},
	"task":         {"Suivre les tâches.", "Follow tasks."},
	"task_done":    {"Marquer une tâche comme faite.", "Mark a task as done."},
	"task_id":      {"L’identifiant de la tâche.", "The task’s id."},

	"views":        {"Lister les vues enregistrées.", "List the saved views."},
	"view":         {"Enregistrer, changer, supprimer une vue.", "Save, change, delete a view."},
	"view_keep":    {"Enregistrer un filtre comme nouvelle vue.", "Save a filter as a new view."},
	"view_change":  {"Changer le nom, le filtre et le partage d’une vue.", "Change a view’s name, filter and sharing."},
	"view_delete":  {"Supprimer une vue ; son historique reste.", "Delete a view; its history stays."},
	"view_id":      {"L’identifiant de la vue.", "The view’s id."},
	"view_list":    {"La liste que la vue filtre.", "The list that the view filters."},
	"view_name":    {"Son nom.", "Its name."},
	"view_query":   {"Le filtre : ce qui suit le point d’interrogation dans l’adresse de la liste.", "The filter: what follows the question mark in the list’s address."},
	"view_sharing": {"Pour qui : personal, shared, ou locked, que seuls les managers changent.", "For whom: personal, shared, or locked, which only managers change."},

	"people":              {"Lister les personnes du bureau.", "List the people of the desk."},
	"person":              {"Inviter quelqu’un, modifier sa fiche, lui donner un lien.", "Invite someone, change their particulars, give them a link."},
	"person_invite":       {"Inviter quelqu’un ; son lien de connexion s’affiche une seule fois.", "Invite someone; their sign-in link is shown once."},
	"person_change":       {"Modifier la fiche d’une personne ; ce qui n’est pas donné reste.", "Change someone’s particulars; what isn’t given stays."},
	"person_reset":        {"Réinitialiser la connexion de quelqu’un : mot de passe, second facteur, clés d’accès, sessions et jetons ne valent plus rien.", "Reset someone’s sign-in: password, second factor, passkeys, sessions and tokens are worthless."},
	"person_link":         {"Créer un nouveau lien de connexion, affiché une seule fois.", "Make a new sign-in link, shown once."},
	"person_named":        {"La personne : son identifiant, son adresse e-mail, ou son nom s’il n’appartient qu’à elle.", "The person: id, e-mail address, or name if no other has it."},
	"person_name":         {"Le nom.", "The name."},
	"person_email":        {"L’adresse e-mail.", "The e-mail address."},
	"person_role":         {"Le rôle : am, cx, sales, content, finance, manager, admin.", "The role: am, cx, sales, content, finance, manager, admin."},
	"person_team":         {"L’équipe d’un AM : growth ou onboarding ; à redonner avec le rôle.", "An AM’s team: growth or onboarding; given again with the role."},
	"person_hand_over":    {"Confier tous les comptes et tâches d’une personne à une autre, compte par compte.", "Hand all of someone’s accounts and tasks to someone else, account by account."},
	"person_hand_over_to": {"Qui les reprend : identifiant, adresse e-mail ou nom.", "Who takes them over: id, e-mail address or name."},
	"person_lang":         {"La langue de la personne : fr ou en.", "The person’s language: fr or en."},
	"person_manager":      {"Le manager direct : identifiant, adresse e-mail ou nom ; none pour n’importe quel manager.", "The direct manager: id, e-mail address or name; none for any manager."},
	"person_lead":         {"Lead fid, qui fait les briefings ; la marque passe à cette personne.", "Retention lead, who gives the briefings; the mark moves to this person."},
	"absence":             {"Noter une absence ou un retour.", "Record an absence or a return."},
	"absence_plan":        {"Noter une absence, la sienne ou celle d’un autre.", "Record an absence, one’s own or another’s."},
	"absence_end":         {"Noter un retour : l’absence en cours, sinon la prochaine, se termine.", "Record a return: the absence under way, or else the next one, ends."},
	"absence_person":      {"La personne ; me pour soi.", "The person; me for oneself."},
	"absence_from":        {"Premier jour, AAAA-MM-JJ.", "First day, YYYY-MM-DD."},
	"absence_until":       {"Dernier jour, compris.", "Last day, included."},
	"absence_deputy":      {"Qui remplace : identifiant, adresse e-mail ou nom.", "The deputy: id, e-mail address or name."},
	"tokens":              {"Créer, lister et fermer ses jetons et ses sessions.", "Make, list and end one’s tokens and sessions."},
	"token_make":          {"Créer un jeton d’API, affiché une seule fois.", "Make an API token, shown once."},
	"token_list":          {"Lister ses sessions et ses jetons.", "List one’s sessions and tokens."},
	"token_end":           {"Fermer une session ou un jeton.", "End a session or a token."},
	"token_name":          {"À quoi il sert.", "What it is for."},
	"token_reach":         {"Ses portées, séparées par des virgules : read, decisions, tasks, churn, accounts, import, people, settings.", "Its scopes, parted by commas: read, decisions, tasks, churn, accounts, import, people, settings."},
	"token_days":          {"Pour combien de jours : 7, 30, 90 ou 365.", "For how many days: 7, 30, 90 or 365."},
	"token_id":            {"Son identifiant, comme dans la liste.", "Its id, as in the list."},
	"person_active":       {"En poste, ou plus du tout : --no-active.", "Active, or no longer: --no-active."},

	"demo_advance":      {"Avancer l’horloge d’une démonstration qui tourne ; les nuits passent.", "Move a running demo’s clock ahead; nights pass."},
	"demo_advance_span": {"De combien de jours, comme 30d.", "By how many days, such as 30d."},
}

// What the commands say that speak to a running desk.
var (
	CLIUnreachable = Phrase{
		"Aucun bureau ne répond à {url} ({why}). Démarrez-le avec « rebond serve » ou « rebond demo », ou donnez son adresse par --url.",
		"No desk answers at {url} ({why}). Start one with “rebond serve” or “rebond demo”, or give its address with --url.",
	}
	CLIFact      = Phrase{"{label} : {value}", "{label}: {value}"}
	CLIWhoami    = Phrase{"{name}, {role}, sur {url}. Nous y sommes le {today}.", "{name}, {role}, at {url}. There it is {today}."}
	CLISignedOut = Phrase{"Déconnecté ; le jeton ne vaut plus rien.", "Signed out; the token is worthless now."}
	CLICase      = Phrase{"Case", "Case"}
	CLIMissing   = Phrase{"Il manque", "Missing"}
	CLILacks     = Phrase{"Pour l’assigner", "To assign it"}
	CLICallOf    = Phrase{"Appel du {day}", "Call of {day}"}
	CLIDeal      = Phrase{"Opportunité", "Opportunity"}
	CLICounted   = Phrase{"{count}.", "{count}."}
	CLINext      = Phrase{"Suite : --after {after}", "More: --after {after}"}
)
