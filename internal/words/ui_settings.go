package words

import "rebond/internal/domain/picklist"

// The settings: the lists that a manager edits.
var (
	MenuOwn       = Phrase{"Vous", "You"}
	Settings      = Phrase{"Réglages", "Settings"}
	ListsTitle    = Phrase{"Listes", "Lists"}
	ListsWhat     = Phrase{"Ce que l’équipe choisit en traitant une demande de churn. Rien ne s’efface : ce qui ne sert plus se retire, et les cases anciens le gardent.", "What the team chooses from as it handles a churn request. Nothing is deleted: what is no longer wanted is retired, and old cases keep it."}
	ListsReadOnly = Phrase{"Les listes sont tenues par les managers et les admins.", "The lists are kept by managers and admins."}
	ListsNoun     = Phrase{"en service|en service", "in use|in use"}
	ListUses      = Phrase{"case|cases", "case|cases"}
	ListOpen      = Phrase{"ouvert|ouverts", "open|open"}
	ListClosed    = Phrase{"clos|clos", "closed|closed"}
	ListUnused    = Phrase{"pas encore utilisé", "not used yet"}
	ListEmpty     = Phrase{"Rien ici pour l’instant.", "Nothing here yet."}
	ListNoSub     = Phrase{"Aucune sous-raison : cette raison ne se choisit pas encore.", "No sub-reason: this reason can’t be chosen yet."}
	ListGone      = Phrase{"Retirés", "Retired"}
	ListRetired   = Phrase{"retiré le {day}", "retired on {day}"}

	ListAdd       = Phrase{"Ajouter", "Add"}
	ListAddTo     = Phrase{"Ajouter à la liste", "Add to the list"}
	ListEnglish   = Phrase{"Le libellé français en tient lieu s’il manque.", "The French label stands in if it is missing."}
	ListRequired  = Phrase{"réponse obligatoire", "has to be answered"}
	ListFixed     = Phrase{"La façon de répondre et cette obligation ne changent plus ensuite : les réponses déjà reçues en dépendent.", "How it is answered, and whether it has to be, can’t be changed later: answers that came depend on it."}
	ListUp        = Phrase{"Monter {label}", "Move {label} up"}
	ListDown      = Phrase{"Descendre {label}", "Move {label} down"}
	ListRename    = Phrase{"Renommer", "Rename"}
	ListRenameOf  = Phrase{"Renommer {label}", "Rename {label}"}
	ListSave      = Phrase{"Enregistrer", "Save"}
	ListRetire    = Phrase{"Retirer", "Retire"}
	ListRetireOf  = Phrase{"Retirer {label}", "Retire {label}"}
	ListRestore   = Phrase{"Remettre", "Restore"}
	ListRestoreOf = Phrase{"Remettre {label}", "Restore {label}"}
	ListHistory   = Phrase{"Derniers changements", "Latest changes"}
	ListOthers    = Phrase{"Les listes", "The lists"}
)

// CLIListKey heads an item's key.
var CLIListKey = Phrase{"Clé", "Key"}

// ListHelp says what the commands of the lists and of the summary do.
var ListHelp = map[string]Phrase{
	"lists":        {"Afficher les listes que les managers tiennent, ou l’une d’elles avec ses usages.", "Show the lists that managers keep, or one of them with its uses."},
	"lists_one":    {"Une liste, comme competitor.", "A list, such as competitor."},
	"list":         {"Tenir les listes : ajouter, renommer, déplacer, retirer, remettre.", "Keep the lists: add, rename, move, retire, restore."},
	"list_add":     {"Ajouter un élément à une liste.", "Add an item to a list."},
	"list_rename":  {"Changer les libellés d’un élément.", "Change an item’s labels."},
	"list_move":    {"Déplacer un élément d’un rang.", "Move an item by one place."},
	"list_retire":  {"Retirer un élément ; les cases qui l’ont le gardent.", "Retire an item; the cases that have it keep it."},
	"list_restore": {"Remettre un élément dans sa liste.", "Put an item back in its list."},
	"list_named":   {"La liste : reason, sub_reason, leaving, service, liked, competitor, why_competitor, signing, offer, question.", "The list: reason, sub_reason, leaving, service, liked, competitor, why_competitor, signing, offer, question."},
	"list_key":     {"La clé de l’élément, que « rebond lists » affiche.", "The item’s key, which “rebond lists” shows."},
	"list_label":   {"Le libellé français.", "The French label."},
	"list_english": {"Le libellé anglais ; sans lui, le français.", "The English label; without it, the French one."},
	"list_reason":  {"La raison à laquelle une sous-raison appartient.", "The reason that a sub-reason belongs to."},
	"list_answer":  {"D’une question : reason, yes_no, line ou text.", "Of a question: reason, yes_no, line or text."},
	"list_must":    {"D’une question : le formulaire n’est pas pris sans réponse.", "Of a question: the form isn’t taken without an answer."},
	"list_way":     {"up ou down.", "up or down."},

	"churn_summarise":    {"Consigner l’appel, toute la synthèse d’un coup.", "Write down the call, the whole summary at once."},
	"summary_main":       {"La sous-raison principale, comme too_expensive.", "The main sub-reason, such as too_expensive."},
	"summary_secondary":  {"Une autre sous-raison, avec une phrase après deux-points ; peut se répéter.", "Another sub-reason, with a sentence after a colon; may be repeated."},
	"summary_sentence":   {"En une phrase.", "In a sentence."},
	"summary_tags":       {"Des tags de la liste leaving, séparés par des virgules.", "Tags of the list leaving, commas between them."},
	"summary_services":   {"Nos services en cause : tags de la liste service.", "Our services involved: tags of the list service."},
	"summary_liked":      {"Ce qui a plu : tags de la liste liked.", "What they liked: tags of the list liked."},
	"summary_competitor": {"Le concurrent : un tag de la liste competitor.", "The competitor: a tag of the list competitor."},
	"summary_why":        {"Pourquoi ce concurrent : une clé de la liste why_competitor.", "Why that competitor: a key of the list why_competitor."},
	"summary_signing":    {"Comment le partenaire avait signé : un tag de la liste signing.", "How the partner had signed: a tag of the list signing."},
	"summary_comeback":   {"Le partenaire revient chez son ancien prestataire (#COMEBACK).", "The partner returns to their former supplier (#COMEBACK)."},
	"summary_offer":      {"Ce qui a été proposé : tags de la liste offer.", "What was offered: tags of the list offer."},
}

// ListWhat says what each list is for.
var ListWhat = map[picklist.List]Phrase{
	picklist.Reasons:       {"Pourquoi un partenaire veut partir. Une raison se choisit dès qu’elle a une sous-raison.", "Why a partner wants to leave. A reason can be chosen once it has a sub-reason."},
	picklist.SubReasons:    {"Chacune précise une raison, et n’appartient qu’à elle.", "Each makes a reason more precise, and belongs to it alone."},
	picklist.Leaving:       {"Ce qui nuance une raison de départ dans la synthèse de l’appel.", "What colours a reason for leaving in the summary of the call."},
	picklist.Services:      {"Nos services auxquels tient la frustration.", "Our services behind the frustration."},
	picklist.Liked:         {"Ce que le partenaire regrettera.", "What the partner will miss."},
	picklist.Competitors:   {"Où part le partenaire.", "Where the partner goes."},
	picklist.WhyCompetitor: {"Ce que le concurrent a de mieux, aux yeux du partenaire.", "What the competitor does better, in the partner’s eyes."},
	picklist.Signings:      {"Comment le partenaire avait signé chez nous.", "How the partner had signed with us."},
	picklist.Questions:     {"Ce que le formulaire de résiliation demande au partenaire, dans cet ordre. Une réponse reçue garde la question telle qu’elle a été posée.", "What the termination form asks the partner, in this order. An answer that came keeps the question as it was asked."},
	picklist.Offers:        {"Les gestes proposés pour garder le partenaire.", "What was offered to keep the partner."},
}
