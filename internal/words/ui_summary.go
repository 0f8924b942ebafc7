package words

// The form of the call's summary, and what the case shows of it.
var (
	SummaryTitle    = Phrase{"Synthèse de l’appel", "Summary of the call"}
	SummaryTitleOf  = Phrase{"Synthèse de l’appel – {salon}", "Summary of the call – {salon}"}
	SummaryNone     = Phrase{"Rien n’est consigné encore.", "Nothing is written down yet."}
	SummaryFill     = Phrase{"Remplir pendant l’appel", "Fill in during the call"}
	SummaryChange   = Phrase{"Modifier", "Change"}
	SummaryResume   = Phrase{"Reprendre le brouillon", "Take up the draft"}
	SummaryBy       = Phrase{"Consigné par {who}, {day}", "Written down by {who}, {day}"}
	SummaryAsText   = Phrase{"En un bloc de texte, pour la description", "As one block of text, for the description"}
	SummaryBack     = Phrase{"Retour au case", "Back to the case"}
	SummarySave     = Phrase{"Consigner", "Write down"}
	SummarySaveWhat = Phrase{"Une seule ligne d’historique ; jusque-là, ce que vous tapez reste un brouillon.", "One line of history; until then, what you type stays a draft."}
	SummaryKeep     = Phrase{"Garder le brouillon", "Keep the draft"}

	SummarySentence  = Phrase{"En une phrase", "In a sentence"}
	SummaryTags      = Phrase{"Tags : {what}", "Tags: {what}"}
	SummaryFilter    = Phrase{"Filtrer…", "Filter…"}
	SummaryFilterOf  = Phrase{"Filtrer les tags : {what}", "Filter the tags: {what}"}
	SummaryNewTag    = Phrase{"Créer « {label} »", "Create “{label}”"}
	SummaryPick      = Phrase{"Sous-raison…", "Sub-reason…"}
	SummaryPickOf    = Phrase{"Sous-raison : {what}", "Sub-reason: {what}"}
	SummaryAnother   = Phrase{"Autre raison secondaire", "Another secondary reason"}
	SummaryNobody    = Phrase{"Non renseigné", "Not known"}
	SummaryComeBack  = Phrase{"Revient chez son ancien prestataire", "Returns to their former supplier"}
	SummaryRetired   = Phrase{"{label} (retiré)", "{label} (retired)"}
	SummaryReserved  = Phrase{"Seul l’AM du compte, un manager ou un admin consigne l’appel.", "Only the account’s AM, a manager or an admin writes down the call."}
	SummaryUnchanged = Phrase{"Rien n’est à garder pour l’instant.", "Nothing to keep for now."}

	DraftOf      = Phrase{"Brouillon de {who}, {at}.", "Draft by {who}, {at}."}
	DraftOver    = Phrase{"Il n’est pas encore consigné ; ce que montre le case est plus ancien.", "It isn’t written down yet; what the case shows is older."}
	DraftKept    = Phrase{"Brouillon gardé à {at}", "Draft kept at {at}"}
	DraftKeeping = Phrase{"Brouillon en cours…", "Keeping the draft…"}
	DraftLost    = Phrase{"Brouillon non gardé : nouvel essai à la prochaine frappe.", "Draft not kept: tried again as you type."}
	DraftOpen    = Phrase{"Ouvrir ce brouillon", "Open that draft"}
	DraftWith    = Phrase{"Consigner aussi le brouillon de la synthèse", "Write down the draft of the summary too"}
	DraftDiscard = Phrase{"Écarter ce brouillon", "Discard this draft"}
)
