package words

// The page that tells the history of all.
var (
	HistoriesTitle  = Phrase{"Historique", "History"}
	HistoriesWhat   = Phrase{"tout ce qui s’est fait au bureau, le plus récent d’abord", "everything done at the desk, the latest first"}
	HistoriesWho    = Phrase{"Qui", "Who"}
	HistoriesVerb   = Phrase{"Quoi", "What"}
	HistoriesFrom   = Phrase{"Du", "From"}
	HistoriesTo     = Phrase{"Au", "To"}
	HistoriesAnyone = Phrase{"Tout le monde", "Everyone"}
	HistoriesAny    = Phrase{"Toutes les actions", "All actions"}
	HistoriesShow   = Phrase{"Filtrer", "Filter"}
	HistoriesClear  = Phrase{"Tout l’historique", "All of history"}
	HistoriesNone   = Phrase{"Rien de tel dans l’historique.", "Nothing like that in history."}
	HistoriesWiden  = Phrase{"Élargissez la période, ou retirez un filtre.", "Widen the period, or drop a filter."}
	HistoriesOn     = Phrase{"{salon}, {city}", "{salon}, {city}"}
	HistoriesBack   = Phrase{"Revenir au plus récent", "Back to the latest"}
)
