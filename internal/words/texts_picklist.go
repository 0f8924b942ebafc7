package words

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/picklist"
)

// Label says what an item of a list reads.
func (l Lang) Label(label picklist.Label) string {
	if l == English {
		return label.English()
	}
	return label.FR
}

// Question says a question of the termination form, as the catalogue says its sentences.
func (l Lang) Question(label picklist.Label) string {
	return Phrase{label.FR, label.English()}.In(l)
}

// picklistTexts are the sentences and words of the lists that a manager edits.
var picklistTexts = map[because.Text]Phrase{
	"picklist.started":  {"Les listes de départ, à adapter à votre équipe.", "The lists to start with, for your team to adapt."},
	"picklist.added":    {"Les listes sont des données que les managers tiennent à jour : un élément ajouté à « {list} » se choisit aussitôt.", "The lists are data that managers keep up to date: an item added to “{list}” can be chosen at once."},
	"picklist.renamed":  {"Un élément de « {list} » garde sa clé et change de libellé, partout où il se lit.", "An item of “{list}” keeps its key and changes its label, wherever it is read."},
	"picklist.moved":    {"L’ordre de « {list} » est celui dans lequel on choisit.", "The order of “{list}” is the one in which people choose."},
	"picklist.retired":  {"Un élément retiré de « {list} » ne se choisit plus ; les cases qui l’ont le gardent.", "An item retired from “{list}” can’t be chosen any more; the cases that have it keep it."},
	"picklist.restored": {"Un élément remis dans « {list} » se choisit de nouveau.", "An item restored to “{list}” can be chosen again."},

	"picklist.question_added":    {"Une question ajoutée est posée à qui ouvre le formulaire désormais ; un formulaire déjà ouvert est pris tel qu’il était.", "A question that is added is asked of whoever opens the form from now on; a form that is open already is taken as it was."},
	"picklist.question_reworded": {"Une question reformulée se pose autrement désormais ; les réponses déjà reçues restent sous ce qui avait été demandé.", "A question that is reworded is asked differently from now on; answers that came stay under what was asked."},
	"picklist.question_moved":    {"L’ordre des questions est celui du formulaire.", "The questions stand in the order of the form."},
	"picklist.question_retired":  {"Une question retirée n’est plus posée ; les réponses déjà reçues restent.", "A question that is retired is no longer asked; answers that came stay."},
	"picklist.question_restored": {"Une question remise est posée de nouveau.", "A question that is restored is asked again."},

	"picklist.unknown_list":           {"« {value} » n’est pas une liste.", "“{value}” isn’t a list."},
	"picklist.unknown_item":           {"« {value} » n’est pas dans la liste « {list} ».", "“{value}” isn’t in the list “{list}”."},
	"picklist.no_label":               {"Donnez un libellé, avec au moins une lettre ou un chiffre.", "Give a label, with at least a letter or a digit."},
	"picklist.label_too_long":         {"Ce libellé est trop long : {most} caractères au plus.", "This label is too long: {most} characters at most."},
	"picklist.label_taken":            {"« {label} » y est déjà et se lit pareil.", "“{label}” is there already and reads the same."},
	"picklist.label_taken_by_retired": {"« {label} » y était et a été retiré : remettez-le plutôt que d’en créer un autre.", "“{label}” was there and has been retired: restore it rather than make another."},
	"picklist.no_parent":              {"Choisissez la raison à laquelle la sous-raison appartient.", "Choose the reason that the sub-reason belongs to."},
	"picklist.strange_parent":         {"« {value} » n’est pas une raison de la liste.", "“{value}” isn’t a reason of the list."},
	"picklist.needless_parent":        {"Seule une sous-raison appartient à une raison.", "Only a sub-reason belongs to a reason."},
	"picklist.retired_parent":         {"La raison « {reason} » est retirée : remettez-la d’abord.", "The reason “{reason}” is retired: restore it first."},
	"picklist.full":                   {"La liste est pleine : {most} éléments au plus, sinon personne ne s’y retrouve.", "The list is full: {most} items at most, or nobody finds anything in it."},
	"picklist.already_retired":        {"« {label} » est déjà retiré.", "“{label}” is retired already."},
	"picklist.already_in_use":         {"« {label} » est déjà dans la liste.", "“{label}” is in the list already."},
	"picklist.last_sub_reason":        {"« {label} » est la dernière sous-raison de « {reason} » : ajoutez-en une autre, ou retirez la raison.", "“{label}” is the last sub-reason of “{reason}”: add another, or retire the reason."},
	"picklist.last_reason":            {"« {label} » est la dernière raison que l’on peut choisir : une demande de churn en a besoin.", "“{label}” is the last reason that can be chosen: a churn request needs one."},
	"picklist.at_the_end":             {"« {label} » est déjà au bout de la liste.", "“{label}” is at the end of the list already."},
	"picklist.unknown_way":            {"« {value} » n’est pas un sens : up ou down.", "“{value}” isn’t a way: up or down."},
	"picklist.sub_reason_first":       {"Toutes les sous-raisons de « {label} » sont retirées : remettez-en d’abord une.", "All sub-reasons of “{label}” are retired: restore one of them first."},
	"picklist.retired_not_moved":      {"« {label} » est retiré : il n’a plus de place dans l’ordre.", "“{label}” is retired: it has no place in the order any more."},

	"picklist.no_answering":               {"Dites comment on y répond.", "Say how it is answered."},
	"picklist.strange_answering":          {"« {value} » n’est pas une façon de répondre : reason, yes_no, line ou text.", "“{value}” isn’t a way to answer: reason, yes_no, line or text."},
	"picklist.needless_answering":         {"Seule une question du formulaire attend une réponse.", "Only a question of the form is answered."},
	"picklist.no_english_question":        {"Donnez aussi la question en anglais : certains partenaires lisent le formulaire en anglais.", "Give the question in English too: some partners read the form in English."},
	"picklist.question_tells_reason":      {"Cette question ne se retire pas : le case garde la raison que le partenaire donne lui-même, à côté de celle que l’équipe a comprise.", "This question can’t be retired: the case keeps the reason that the partners give themselves, beside the one that the team understood."},
	"picklist.question_tells_client_file": {"Cette question ne se retire pas : sans la réponse, personne ne saurait s’il faut remettre au partenaire son fichier clients avant son départ.", "This question can’t be retired: without the answer nobody would know whether the partner has to be given their client file before they leave."},

	"answering.reason": {"une raison de la liste", "a reason of the list"},
	"answering.yes_no": {"oui ou non", "yes or no"},
	"answering.line":   {"une ligne", "a line"},
	"answering.text":   {"un texte libre", "free text"},

	"picklist.reason":         {"Raisons", "Reasons"},
	"picklist.sub_reason":     {"Sous-raisons", "Sub-reasons"},
	"picklist.leaving":        {"Tags de départ", "Leaving tags"},
	"picklist.service":        {"Services en cause", "Services involved"},
	"picklist.liked":          {"Ce qui a plu", "What they liked"},
	"picklist.competitor":     {"Concurrents", "Competitors"},
	"picklist.why_competitor": {"Pourquoi ce concurrent", "Why that competitor"},
	"picklist.signing":        {"Signature d’origine", "How they signed"},
	"picklist.question":       {"Questions du formulaire", "Questions of the form"},
	"picklist.offer":          {"Ce qui a été proposé", "What was offered"},

	"verb.lists.started":      {"a rempli les listes de départ", "filled the lists to start with"},
	"verb.list_item.added":    {"a ajouté", "added"},
	"verb.list_item.renamed":  {"a renommé", "renamed"},
	"verb.list_item.moved":    {"a déplacé", "moved"},
	"verb.list_item.retired":  {"a retiré", "retired"},
	"verb.list_item.restored": {"a remis", "restored"},

	"said.list_item.added":    {"L’élément est ajouté.", "The item is added."},
	"said.list_item.renamed":  {"Le libellé est changé.", "The label is changed."},
	"said.list_item.moved":    {"L’ordre est changé.", "The order is changed."},
	"said.list_item.retired":  {"L’élément est retiré ; les cases qui l’ont le gardent.", "The item is retired; the cases that have it keep it."},
	"said.list_item.restored": {"L’élément est remis dans la liste.", "The item is back in the list."},

	"field.label":      {"Libellé", "Label"},
	"field.label_en":   {"Libellé anglais", "English label"},
	"field.parent":     {"Raison", "Reason"},
	"field.position":   {"Place", "Place"},
	"field.retired_on": {"Retiré le", "Retired on"},
	"field.retired_by": {"Retiré par", "Retired by"},
	"field.list":       {"Liste", "List"},
	"field.answer":     {"Réponse", "Answer"},
	"field.required":   {"Réponse obligatoire", "Has to be answered"},
	"field.way":        {"Sens", "Way"},
}
