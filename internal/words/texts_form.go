package words

import "rebond/internal/domain/because"

// formTexts are the sentences of the termination form that is sent by link.
var formTexts = map[because.Text]Phrase{
	"churn.form_sent":     {"Le formulaire de résiliation part le {sent_on} par un lien qui ne sert qu’une fois, jusqu’au {expires_on} ; le case attend le fiscal churn.", "The termination form is sent on {sent_on} by a link that is good once, until {expires_on}; the case waits for the fiscal churn."},
	"churn.form_replaces": {"Ce lien remplace le précédent, qui ne sert plus.", "This link takes the place of the earlier one, which is no longer good."},
	"churn.form_needless": {"La résiliation est déjà formelle depuis le {received_on} ({medium}) : le formulaire n’est plus à envoyer.", "The termination has been formal since {received_on} ({medium}): there is no form to send any more."},
	"churn.no_form_address": {
		"Le compte n’a pas d’adresse e-mail : dites à quelle adresse envoyer le formulaire.",
		"The account has no e-mail address: say where to send the form.",
	},
	"churn.no_form_lang":    {"Le formulaire existe en français (fr) et en anglais (en), pas en « {value} ».", "The form exists in French (fr) and English (en), not in “{value}”."},
	"churn.form_answered":   {"Le partenaire a renvoyé le formulaire : il est reçu le {received_on}, le jour de son envoi.", "The partner sent the form back: it is received on {received_on}, the day it was sent."},
	"churn.form_too_late":   {"Le case était clos depuis le {closed_on} : la réponse est gardée, mais ne décide de rien.", "The case had been closed since {closed_on}: the answer is kept, and decides nothing."},
	"churn.form_link_shut":  {"Ce lien ne permet plus de renvoyer le formulaire.", "This link can no longer send the form."},
	"churn.no_answer":       {"Répondez à cette question.", "Please answer this question."},
	"churn.no_main_reason":  {"Choisissez la raison principale.", "Please choose the main reason."},
	"churn.no_yes_or_no":    {"Répondez par oui ou par non.", "Please answer yes or no."},
	"churn.no_signature":    {"Écrivez votre prénom et votre nom.", "Please write your first and last name."},
	"churn.unconfirmed":     {"Cochez cette case pour confirmer votre demande.", "Please tick this box to confirm your request."},
	"churn.answer_too_long": {"C’est trop long : {most} caractères au plus.", "This is too long: {most} characters at most."},

	"permission.refused_link":       {"« {action} » ne se fait que par le lien envoyé au partenaire.", "“{action}” is only done by the link that the partner was sent."},
	"action.churn_case.send_form":   {"envoyer le formulaire de résiliation", "send the termination form"},
	"action.churn_case.submit_form": {"renvoyer le formulaire de résiliation", "send the termination form back"},
	"churn_verb.send_form":          {"envoyer le formulaire", "send the form"},
	"churn_verb.submit":             {"renvoyer le formulaire", "send the form back"},

	"verb.churn_case.form_sent":     {"a préparé l’envoi du formulaire de résiliation", "prepared the termination form for sending"},
	"verb.churn_case.form_answered": {"a renvoyé le formulaire de résiliation", "sent the termination form back"},
	"said.churn_case.form_sent":     {"Le lien est prêt. Il reste à envoyer le mail : l’AM a une tâche.", "The link is ready. The mail is still to be sent: the AM has a task."},

	"task.send_termination_form":   {"Envoyer le formulaire de résiliation", "Send the termination form"},
	"task.read_form":               {"Lire le formulaire reçu", "Read the form that came"},
	"task.answer_late_form":        {"Répondre à un formulaire arrivé après la clôture", "Answer a form that came after the closing"},
	"effect.send_termination_form": {"Mail au partenaire : formulaire de résiliation", "Mail to the partner: termination form"},

	"fiscal.none":     {"Rien de demandé", "Nothing asked for"},
	"fiscal.waiting":  {"En attente du fiscal churn", "Waiting for fiscal churn"},
	"fiscal.received": {"Fiscal churn reçu", "Fiscal churn received"},

	"field.fiscal":            {"Fiscal churn", "Fiscal churn"},
	"field.form_link_days":    {"Jours de validité du lien du formulaire", "Days for which the form’s link is good"},
	"field.horizon_months":    {"Mois d’avance, au plus, d’une date à venir", "Months ahead, at most, of a day to come"},
	"field.receipt_months":    {"Ancienneté maximale d’une réception, en mois", "Months ago, at most, of a receipt"},
	"field.link":              {"Lien", "Link"},
	"field.sent_on":           {"Envoyé le", "Sent on"},
	"field.sent_by":           {"Envoyé par", "Sent by"},
	"field.expires_on":        {"Valable jusqu’au", "Good until"},
	"field.withdrawn_on":      {"Retiré le", "Withdrawn on"},
	"field.read_on":           {"Lu le", "Read on"},
	"field.read_by":           {"Lu par", "Read by"},
	"field.signed_by":         {"Signé par", "Signed by"},
	"field.confirmed":         {"Confirmation", "Confirmation"},
	"field.main_reason":       {"Raison principale", "Main reason"},
	"field.what_happened":     {"Ce qui s’est passé", "What happened"},
	"field.would_have_stayed": {"Ce qui l’aurait fait rester", "What would have made them stay"},
	"field.new_tool":          {"Nouvel outil", "New software"},
	"field.client_file":       {"Fichier clients demandé", "Client file wanted"},
}
