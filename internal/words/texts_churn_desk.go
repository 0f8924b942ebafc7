package words

import "rebond/internal/domain/because"

// churnTexts are the sentences of a churn request at the desk.
var churnTexts = map[because.Text]Phrase{
	"churn.opened":                 {"Une demande de churn sur un compte « {status} », reçue par « {channel} », ouvre un case ; le compte passe en rétention.", "A churn request on an account in “{status}”, received by “{channel}”, opens a case; the account enters retention."},
	"churn.owner_is_am":            {"Le case appartient toujours à l’AM du compte.", "The case always belongs to the account’s AM."},
	"churn.joined":                 {"Un case est déjà ouvert depuis le {opened_on} : la demande reçue par « {channel} » s’y ajoute.", "A case has been open since {opened_on}: the request received by “{channel}” is added to it."},
	"churn.taken_back":             {"Pendant le préavis, qui courait jusqu’au {plan_expiration_date}, le partenaire peut revenir sur sa décision : le compte redevient actif, tous les arrêts prévus sont annulés.", "During the notice, which ran until {plan_expiration_date}, the partner may go back on their decision: the account is active again, every planned stop is cancelled."},
	"churn.document_only_attached": {"La résiliation était déjà formelle : ce document ({medium}) est seulement joint, la date et le PED ne changent pas.", "The termination was formal already: this document ({medium}) is only attached, the date and the PED stay."},
	"churn.ped_by_manager":         {"Un manager a choisi un autre PED, {plan_expiration_date}, et dit pourquoi.", "A manager chose another PED, {plan_expiration_date}, and said why."},

	"churn.signed_too_lately":    {"Contrat signé le {contract_signed_on} (J+{days}) : jusqu’à J+{prechurn_days}, c’est un pré-churn, pas une demande de churn. Il revient au commercial avant le welcome call, à l’AM onboarding après ; ils se préviennent directement l’un l’autre.", "Contract signed on {contract_signed_on} (day {days}): up to day {prechurn_days} it is a pre-churn, not a churn request. Before the welcome call it is the sales person’s, after it the onboarding AM’s; they tell each other directly."},
	"churn.letter_of_wavy":       {"Une lettre d’un compte Wavy se traite autrement : sans risque perdu, rien n’est coupé ni arrêté. Le simulateur (« Lettre Wavy ») dit quoi faire ; faites-le dans le CRM. Un formulaire s’enregistre ici.", "A letter of a Wavy account is handled otherwise: without a lost risk nothing is cut or stopped. The simulator (“Wavy letter”) says what to do; do it in the CRM. A form is recorded here."},
	"churn.signed_to_come":       {"Le contrat ne peut pas être signé le {contract_signed_on} : nous sommes le {today}.", "The contract can’t have been signed on {contract_signed_on}: today is {today}."},
	"churn.signed_otherwise":     {"Le compte dit que le contrat est signé le {contract_signed_on}.", "The account says that the contract was signed on {contract_signed_on}."},
	"churn.no_channel":           {"Dites par quel canal la demande est arrivée.", "Say by which channel the request came."},
	"churn.unknown_channel":      {"« {value} » n’est pas un canal connu.", "“{value}” isn’t a known channel."},
	"churn.no_reason":            {"Choisissez la raison du départ.", "Choose the reason for leaving."},
	"churn.unknown_reason":       {"« {value} » n’est pas une raison connue.", "“{value}” isn’t a known reason."},
	"churn.no_sub_reason":        {"Choisissez la sous-raison.", "Choose the sub-reason."},
	"churn.strange_sub_reason":   {"« {value} » n’est pas une sous-raison de « {reason} ».", "“{value}” isn’t a sub-reason of “{reason}”."},
	"churn.no_description":       {"Décrivez ce que dit le partenaire.", "Describe what the partner says."},
	"churn.description_too_long": {"Ce texte est trop long : {most} caractères au plus.", "This text is too long: {most} characters at most."},
	"churn.account_without_am":   {"Ce compte n’a pas d’AM : confiez-le d’abord à quelqu’un.", "This account has no AM: hand it to someone first."},
	"churn.owner_not_am":         {"Le propriétaire du case est l’AM du compte, personne d’autre.", "The case’s owner is the account’s AM, nobody else."},
	"churn.no_medium":            {"Dites si c’est un formulaire ou une lettre.", "Say whether it is a form or a letter."},
	"churn.unknown_medium":       {"« {value} » n’est ni un formulaire ni une lettre.", "“{value}” is neither a form nor a letter."},
	"churn.no_received_on":       {"La date de réception du formulaire ou de la lettre manque.", "The date on which the form or letter was received is missing."},
	"churn.received_on_to_come":  {"Le {received_on} est encore à venir ; nous sommes le {today}.", "{received_on} hasn’t come yet; today is {today}."},
	"churn.note_too_long":        {"Cette note est trop longue : {most} caractères au plus.", "This note is too long: {most} characters at most."},
	"churn.no_ped":               {"Le PED manque : il se calcule dès que le formulaire ou la lettre est enregistré.", "The PED is missing: it is computed once the form or letter is recorded."},
	"churn.ped_needs_reason":     {"Dites pourquoi un autre PED que celui qui est calculé.", "Say why another PED than the computed one."},
	"churn.ped_needs_manager":    {"Le PED calculé est le {plan_expiration_date} ; seuls peuvent en choisir un autre : {who_may}.", "The computed PED is {plan_expiration_date}; only these may choose another: {who_may}."},
	"churn.nothing_to_take_back": {"Ce case ne s’est pas fini par un départ : il n’y a rien à annuler.", "This case didn’t end with a departure: there is nothing to take back."},
	"churn.no_take_back_reason":  {"Dites pourquoi le partenaire reste.", "Say why the partner stays."},
}

// churnWords are the words of a churn request.
var churnWords = map[because.Text]Phrase{
	"stage.new":    {"Nouveau", "New"},
	"stage.closed": {"Clos", "Closed"},

	"churn_verb.join":      {"ajouter une demande", "add a request"},
	"churn_verb.receive":   {"enregistrer le formulaire", "record the form"},
	"churn_verb.recover":   {"clore comme récupéré", "close as recovered"},
	"churn_verb.lose":      {"clore comme non récupéré", "close as not recovered"},
	"churn_verb.take_back": {"annuler la résiliation", "take back"},

	"churn_outcome.recovered_no_action":   {"Récupéré, sans action", "Recovered – no action"},
	"churn_outcome.recovered_training":    {"Récupéré, avec formation", "Recovered – with training"},
	"churn_outcome.recovered_plan_update": {"Récupéré, avec changement de plan", "Recovered – with plan update"},
	"churn_outcome.not_recovered":         {"Non récupéré", "Not recovered"},

	"churn_step.requested":   {"Nouveau", "New"},
	"churn_step.made_formal": {"Formulaire reçu", "Form received"},
	"churn_step.decided":     {"Décision", "Decision"},
	"churn_step.in_notice":   {"Préavis", "Notice"},
	"churn_step.has_left":    {"Parti", "Gone"},
	"churn_step.has_stayed":  {"Récupéré", "Recovered"},
	"churn_step.came_back":   {"Résiliation annulée", "Taken back"},

	"churn_awaits.made_formal": {"Formulaire attendu", "Form awaited"},
	"churn_awaits.decided":     {"À décider", "To decide"},
	"churn_awaits.in_notice":   {"Préavis en cours", "In notice"},

	"channel.contact_form":    {"Formulaire du centre d’aide", "Help-centre form"},
	"channel.chat":            {"Chat dans l’outil", "In-app chat"},
	"channel.mail":            {"E-mail", "E-mail"},
	"channel.account_manager": {"Dit à l’AM", "Told the AM"},
	"channel.letter":          {"Lettre", "Letter"},
}
