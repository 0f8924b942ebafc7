package words

import "rebond/internal/domain/because"

// deskTexts are the sentences of the account, the door and the night.
var deskTexts = map[because.Text]Phrase{
	"account.already_expiring": {
		"Le compte part déjà : son plan se termine le {plan_expires_on}. Pour revenir en arrière, annulez la résiliation dans son case.",
		"The account is already leaving: its plan ends on {plan_expires_on}. To go back, take the termination back in its case.",
	},
	"account.already_churned": {
		"Le compte est parti le {churned_on}. S’il veut revenir, c’est un retour (winback), pas une demande de churn.",
		"The account left on {churned_on}. If it wants to come back, that is a winback, not a churn request.",
	},
	"account.already_expiring_unknown": {
		"Le plan de ce compte se termine déjà : l’import l’a dit, sans la date. Sa résiliation se suit encore dans le CRM.",
		"This account’s plan is ending already: the import said so, without the day. Its termination is still handled in the CRM.",
	},
	"account.already_churned_unknown": {"Ce compte est déjà parti : l’import l’a dit, sans la date.", "This account left already: the import said so, without the day."},
	"account.ped_not_over":            {"Le PED du {plan_expiration_date} n’est pas encore passé.", "The PED, {plan_expiration_date}, isn’t over yet."},
	"account.churned_for_good":        {"Trop tard : le compte est parti le {churned_on}. On n’annule une résiliation que pendant le préavis.", "Too late: the account left on {churned_on}. A termination can only be taken back during the notice."},
	"account.left_after_ped":          {"Le PED du {plan_expiration_date} est passé : la nuit du {night} fait partir le compte.", "The PED, {plan_expiration_date}, is over: the night of {night} makes the account leave."},
	"account.handed_over":             {"Le compte change d’AM ; ses cases ouverts et ses tâches le suivent.", "The account changes hands; its open cases and tasks follow."},
	"account.owner_not_am":            {"{name} n’est pas un AM en poste : un compte appartient à un AM.", "{name} isn’t an active AM: an account belongs to an AM."},
	"account.owner_unchanged":         {"Le compte est déjà à {name}.", "The account is {name}’s already."},
	"account.demo":                    {"Compte de la démonstration.", "An account of the demo."},
	"account.imported":                {"Ligne {row} de l’export {file}.", "Row {row} of the export {file}."},

	"task.finished":      {"« {task} » est faite ; elle était prévue le {due_on}.", "“{task}” is done; it was due on {due_on}."},
	"task.too_early":     {"« {task} » ne se fait pas avant le {not_before} : pendant le préavis, l’outil reste au partenaire.", "“{task}” isn’t done before {not_before}: during the notice the software is still the partner’s."},
	"task.already_ended": {"Cette tâche est déjà terminée ou annulée.", "This task is already done or cancelled."},

	"door.not_found":         {"Ce que vous cherchez n’existe pas, ou plus.", "What you are looking for doesn’t exist, or no longer does."},
	"door.unknown_account":   {"Aucun compte ne porte l’identifiant « {value} ».", "No account has the id “{value}”."},
	"door.unknown_person":    {"Personne ici ne répond à « {value} ».", "Nobody here goes by “{value}”."},
	"door.key_reused":        {"Ce formulaire a déjà été enregistré, avec d’autres valeurs. Si c’est une autre demande, envoyez-la de nouveau (par l’API, avec une nouvelle clé d’idempotence).", "This form was saved already, with other values. If this is another request, send it again (by the API, with a new idempotency key)."},
	"door.changed_meanwhile": {"{who} a changé ce champ entre-temps ({at}) : « {theirs} ». Votre valeur : « {yours} ».", "{who} changed this field meanwhile ({at}): “{theirs}”. Your value: “{yours}”."},
	"door.moved_meanwhile":   {"{who} est passé avant vous ({at}) : {verb}.", "{who} was there before you ({at}): {verb}."},

	"clock.not_movable": {"Seule l’horloge de la démonstration peut être avancée.", "Only the demo’s clock can be moved."},
	"clock.too_far":     {"Avancez d’un jour au moins, de {most} jours au plus.", "Advance by one day at least, by {most} days at most."},
	"night.to_come":     {"La nuit du {as_of} n’est pas encore venue ; nous sommes le {today}. Un essai à blanc (--dry-run) accepte n’importe quelle date.", "The night of {as_of} hasn’t come yet; today is {today}. A dry run (--dry-run) takes any date."},

	"person.set_up":           {"Première administratrice ou premier administrateur, par le lien de mise en route.", "The first admin, by the set-up link."},
	"person.invited":          {"Personne invitée, avec le rôle « {role} ».", "Invited, with the role “{role}”."},
	"person.altered":          {"Fiche modifiée ; le rôle est « {role} ».", "Particulars changed; the role is “{role}”."},
	"person.no_role":          {"Choisissez un rôle.", "Choose a role."},
	"person.no_team":          {"Dites dans quelle équipe d’AM : growth ou onboarding.", "Say in which AM team: growth or onboarding."},
	"person.not_in_team":      {"Seuls les AM ont une équipe ; « {role} » n’en a pas.", "Only AMs have a team; “{role}” has none."},
	"person.manages_accounts": {"{name} gère encore {accounts} comptes : confiez-les d’abord à d’autres AM.", "{name} still manages {accounts} accounts: hand them to other AMs first."},
	"person.last_admin":       {"C’est la dernière personne à pouvoir gérer l’équipe : donnez d’abord ce rôle à quelqu’un d’autre.", "This is the last person who can manage the team: give someone else the role first."},
	"person.email_taken":      {"« {value} » est déjà l’adresse de quelqu’un d’autre ici.", "“{value}” is someone else’s address here already."},
	"person.inactive":         {"{name} n’est plus en poste : remettez cette personne en poste avant de lui donner un lien.", "{name} is no longer active: make them active before giving them a link."},
	"person.demo":             {"Équipe de la démonstration.", "The demo’s team."},
	"person.imported":         {"Nommé comme AM dans l’export {file}.", "Named as an AM in the export {file}."},
	"person.link_worthless":   {"Ce lien ne sert plus : il a déjà été utilisé, ou il a expiré. Demandez-en un nouveau.", "This link is no longer good: it was used already, or it has expired. Ask for a new one."},
	"person.no_name":          {"Le nom manque.", "The name is missing."},
	"person.no_email":         {"L’adresse e-mail manque.", "The e-mail address is missing."},
	"person.bad_email":        {"« {value} » n’est pas une adresse e-mail.", "“{value}” isn’t an e-mail address."},
}

// deskWords are the words of the account, its tasks and its effects.
var deskWords = map[because.Text]Phrase{
	"account_status.active":        {"Actif", "Active"},
	"account_status.retention":     {"Rétention", "Retention"},
	"account_status.training":      {"Formation", "Training"},
	"account_status.expiring_plan": {"Fin de plan", "Expiring plan"},
	"account_status.churned":       {"Parti", "Churned"},

	"account_verb.enter_retention": {"passer en rétention", "enter retention"},
	"account_verb.recover":         {"récupérer", "recover"},
	"account_verb.expire":          {"mettre en fin de plan", "expire"},
	"account_verb.churn":           {"faire partir", "churn"},
	"account_verb.take_back":       {"annuler la résiliation", "take back"},

	"task.call_partner":      {"Appeler le partenaire", "Call the partner"},
	"task.update_crm_status": {"Mettre à jour le statut dans le CRM", "Update the status in the CRM"},
	"task.stop_billing":      {"Arrêter la facturation", "Stop the billing"},
	"task.cut_access":        {"Couper les accès", "Cut the access"},
	"task.resume_billing":    {"Rétablir la facturation", "Resume the billing"},
	"task.restore_access":    {"Rétablir les accès", "Restore the access"},

	"task_state.open":      {"à faire", "to do"},
	"task_state.done":      {"faite", "done"},
	"task_state.cancelled": {"annulée", "cancelled"},
	"task_verb.finish":     {"terminer", "finish"},
	"task_verb.cancel":     {"annuler", "cancel"},

	"effect.write_crm_status": {"Statut du compte dans le CRM", "Account status in the CRM"},
	"effect.stop_billing":     {"Arrêt de la facturation", "Billing stop"},
	"effect.cut_access":       {"Coupure des accès", "Access cut"},
	"effect.resume_billing":   {"Reprise de la facturation", "Billing resumed"},
	"effect.restore_access":   {"Rétablissement des accès", "Access restored"},

	"effect_state.in_hand":   {"à la main", "by hand"},
	"effect_state.confirmed": {"confirmé", "confirmed"},
	"effect_state.withdrawn": {"retiré", "withdrawn"},
	"effect_verb.confirm":    {"confirmer", "confirm"},
	"effect_verb.withdraw":   {"retirer", "withdraw"},

	"billing_stop_stage.new":       {"Ouvert", "Open"},
	"billing_stop_stage.completed": {"Terminé", "Completed"},
	"billing_stop_stage.cancelled": {"Annulé", "Cancelled"},
	"billing_stop_verb.complete":   {"terminer", "complete"},
	"billing_stop_verb.cancel":     {"annuler", "cancel"},

	// What happened, as a line of history tells it after the name of who did it.
	"verb.account.arrived":                {"a enregistré le compte", "added the account"},
	"verb.account.updated":                {"a mis le compte à jour", "updated the account"},
	"verb.account.handed_over":            {"a confié le compte à un autre AM", "handed the account over"},
	"verb.account.churned":                {"a constaté le départ du compte", "recorded that the account left"},
	"verb.churn_case.opened":              {"a ouvert la demande de churn", "opened the churn request"},
	"verb.churn_case.joined":              {"a ajouté une nouvelle demande au case", "added another request to the case"},
	"verb.churn_case.form_received":       {"a enregistré la résiliation écrite", "recorded the written termination"},
	"verb.churn_case.not_recovered":       {"a clos le case : non récupéré", "closed the case: not recovered"},
	"verb.churn_case.recovered_no_action": {"a clos le case : récupéré, sans action", "closed the case: recovered, no action"},
	"verb.churn_case.taken_back":          {"a annulé la résiliation : le partenaire reste", "took the termination back: the partner stays"},
	"verb.task.finished":                  {"a terminé une tâche", "finished a task"},
	"verb.person.altered":                 {"a modifié la fiche d’une personne", "changed a person’s particulars"},
	"verb.person.came":                    {"a ajouté une personne", "added a person"},
}
