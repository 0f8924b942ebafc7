package words

import "rebond/internal/domain/because"

// undoTexts are the sentences of undoing what an entry of an account's history did.
var undoTexts = map[because.Text]Phrase{
	"undo.undid":      {"Entrée {entry} annulée.", "Entry {entry} undone."},
	"undo.undid_too":  {"Entrée {entry} annulée avec elle : elle en dépendait.", "Entry {entry} undone with it: it was built on it."},
	"undo.stays_sent": {"« {effect} » : c’était déjà fait, et cela reste.", "“{effect}”: that had happened already, and stays."},

	"undo.partners_own":  {"C’est le partenaire qui a répondu : sa réponse ne s’annule pas. S’il reste, notez-le sur le case.", "The partner answered: their answer can’t be undone. If they stay, record that on the case."},
	"undo.nights_own":    {"Le préavis est terminé : le compte est parti de lui-même, et cela ne s’annule pas.", "The notice is over: the account left by itself, and that can’t be undone."},
	"undo.imports_own":   {"Cela vient d’un import, qui s’annule depuis sa propre page.", "This came with an import, which is undone on its own page."},
	"undo.account_came":  {"Le compte est arrivé ainsi. S’il vient d’un import, c’est l’import qui s’annule.", "This is how the account came. If an import brought it, undo the import."},
	"undo.do_it_again":   {"Une annulation ne s’annule pas : refaites ce qui a été annulé.", "Undoing can’t be undone: do again what was undone."},
	"undo.not_undoable":  {"Cela ne s’annule pas.", "This can’t be undone."},
	"undo.no_such_entry": {"L’historique de ce compte n’a pas d’entrée {entry}.", "This account’s history has no entry {entry}."},
	"undo.already":       {"C’est déjà annulé, le {at}.", "It has been undone already, on {at}."},
	"undo.built_upon":    {"Quelque chose en dépend depuis et ne s’annule pas : « {verb} », le {at}.", "Something was built on it and can’t be undone: “{verb}”, on {at}."},
	"undo.erased":        {"Des données personnelles ont été effacées depuis : on ne sait plus ce qu’il y avait avant.", "Personal data has been erased since: what was there before isn’t known any more."},

	"undo.stage_would_lack":   {"Le case resterait à une étape dont il n’aurait plus ce qu’elle demande. Annulez d’abord ce qui l’y a amené.", "The case would stay at a stage and lack what that asks for. Undo first what brought it there."},
	"undo.owner_would_differ": {"Le case ne serait plus celui de l’AM du compte.", "The case would no longer be the account’s AM’s."},
	"undo.task_would_remain":  {"Une tâche redeviendrait à faire sur un case clos. Annulez d’abord la clôture.", "A task would be open again on a closed case. Undo the closing first."},
	"undo.trains_nobody":      {"Une formation redeviendrait à faire alors que le compte n’est plus en formation.", "A training would be open again while the account isn’t in training any more."},
	"undo.case_would_stand":   {"Une demande de churn resterait ouverte sur un compte au statut « {status} ».", "A churn request would stay open on an account that is “{status}”."},
	"undo.would_not_hold":     {"Le compte resterait dans un état que la procédure exclut : le statut, les dates de départ et l’arrêt de facturation ne s’accorderaient plus.", "The account would be left in a state that the procedure rules out: its status, its days of leaving and its billing stop wouldn’t agree any more."},
	"undo.hangs_on_nothing":   {"« {task} » redeviendrait à faire, et n’a plus lieu d’être.", "“{task}” would be open again, and there is no cause for it any more."},
	"undo.ped_over":           {"Le PED du {plan_expiration_date} est passé : le compte ne peut plus revenir dans ce préavis. Ouvrez une nouvelle demande.", "The PED, {plan_expiration_date}, is over: the account can’t go back into that notice. Open a new request."},
	"undo.former_manager":     {"{name} n’est plus AM en poste : le compte ne peut pas lui revenir.", "{name} isn’t an active AM any more: the account can’t go back to them."},
	"undo.former_assignee":    {"{name} n’est plus en poste : « {task} » ne peut pas lui revenir.", "{name} isn’t active any more: “{task}” can’t go back to them."},

	"action.history.undo": {"annuler une entrée de l’historique", "undo an entry of the history"},
	"verb.account.undone": {"a annulé", "undid"},
	"said.account.undone": {"C’est annulé.", "It is undone."},

	"sent.write_crm_status":      {"Le statut « {status} » est déjà dans le CRM.", "The status “{status}” is in the CRM already."},
	"sent.write_crm_opportunity": {"L’opportunité est déjà dans le CRM : elle y reste, à retirer là-bas.", "The opportunity is in the CRM already: it stays there, to be withdrawn there."},
	"sent.stop_billing":          {"La facturation est déjà arrêtée.", "The billing is stopped already."},
	"sent.cut_access":            {"Les accès sont déjà coupés.", "The access is cut already."},
	"sent.resume_billing":        {"La facturation est déjà rétablie.", "The billing is resumed already."},
	"sent.restore_access":        {"Les accès sont déjà rétablis.", "The access is restored already."},
	"sent.send_termination_form": {"Le mail du formulaire est parti ; son lien ne vaut plus rien.", "The mail with the form is gone; its link is worth nothing any more."},
}
