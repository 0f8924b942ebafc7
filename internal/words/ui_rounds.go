package words

// What lists and pages say of rounds.
var (
	RoundsTitle  = Phrase{"Lots", "Rounds"}
	RoundsLink   = Phrase{"Lots récents", "Recent rounds"}
	RoundsNone   = Phrase{"Aucun lot pour l’instant.", "No round yet."}
	RoundsFirst  = Phrase{"Dans une liste, cochez des lignes (touche x) et choisissez une action : vous verrez ce qu’elle ferait avant de confirmer.", "In a list, tick rows (key x) and choose an action: you see what it would do before you confirm."}
	RoundsAction = Phrase{"Action", "Action"}
	RoundsMade   = Phrase{"Préparé", "Made"}

	RoundRowsNoun = Phrase{"ligne|lignes", "row|rows"}
	RoundCases    = Phrase{"{n|case|cases}", "{n|case|cases}"}
	RoundTasks    = Phrase{"{n|tâche|tâches}", "{n|task|tasks}"}
	RoundAccounts = Phrase{"{n|compte|comptes}", "{n|account|accounts}"}
	RoundBy       = Phrase{"{rows} · préparé par {who} le {when}", "{rows} · made by {who} on {when}"}
	RoundWith     = Phrase{"Pour toutes les lignes", "For all rows"}

	RoundChecking   = Phrase{"Le bureau regarde chaque ligne.", "The desk is looking at each row."}
	RoundApplying   = Phrase{"Le bureau traite les lignes.", "The desk is doing the rows."}
	RoundPreviewIs  = Phrase{"Rien n’est encore fait.", "Nothing is done yet."}
	RoundNoneGoes   = Phrase{"Rien n’est encore fait, et aucune ligne ne passerait.", "Nothing is done yet, and no row would go."}
	RoundStoppedIs  = Phrase{"Arrêté : ce qui est fait le reste, le reste attend.", "Stopped: what was done stays, the rest waits."}
	RoundHaltedIs   = Phrase{"Suspendu : {who} n’est plus en poste. Ce qui est fait le reste.", "Halted: {who} isn’t active any more. What was done stays."}
	RoundDroppedIs  = Phrase{"Effacé. Ce qu’il a fait reste dans l’historique des comptes.", "Dropped. What it did stays in the accounts’ histories."}
	RoundDoApply    = Phrase{"Appliquer à {n|ligne|lignes}", "Apply to {n|row|rows}"}
	RoundDoGoOn     = Phrase{"Reprendre : {n|ligne reste|lignes restent}", "Go on: {n|row|rows} left"}
	RoundDoStop     = Phrase{"Arrêter", "Stop"}
	RoundDoForget   = Phrase{"Abandonner", "Drop it"}
	RoundDoDrop     = Phrase{"Effacer ce lot", "Drop this round"}
	RoundApplyIs    = Phrase{"En votre nom, une ligne après l’autre ; les lignes refusées sont laissées de côté.", "In your name, one row after the other; the refused ones are left aside."}
	RoundForgetIs   = Phrase{"Ses lignes sont oubliées ; ce qu’il a fait reste.", "Its rows are forgotten; what it did stays."}
	RoundOutcome    = Phrase{"Terminé : {done|ligne faite|lignes faites}, {refused|refusée|refusées}.", "Done: {done|row|rows} done, {refused|refused|refused}."}
	RoundUnknownRow = Phrase{"Ligne introuvable", "No such row"}

	TickRow      = Phrase{"Sélectionner {row}", "Select {row}"}
	TickPage     = Phrase{"Toute la page", "The whole page"}
	TickBar      = Phrase{"Agir sur la sélection", "Act on the selection"}
	TickCount    = Phrase{"% sélectionnées", "% selected"}
	TickOne      = Phrase{"1 sélectionnée", "1 selected"}
	TickAll      = Phrase{"Les {n} du filtre", "All {n} of the filter"}
	TickAllMany  = Phrase{"Tout le filtre (plus de {n})", "All of the filter (over {n})"}
	TickAction   = Phrase{"Action", "Action"}
	TickChoose   = Phrase{"Choisir une action…", "Choose an action…"}
	TickPrepare  = Phrase{"Préparer", "Prepare"}
	TickClear    = Phrase{"Tout désélectionner", "Clear the selection"}
	KeyTick      = Phrase{"Sélectionner la ligne, ou plus", "Select the row, or no more"}
	RoundAskIs   = Phrase{"Dit une fois, pour toutes les lignes. Vous verrez ensuite ce que cela ferait à chacune, avant de confirmer.", "Said once, for all rows. Then you see what it would do to each, before you confirm."}
	RoundPreview = Phrase{"Voir l’aperçu", "See the preview"}
	RoundAllOf   = Phrase{"tout le filtre", "all of the filter"}
	RoundBack    = Phrase{"Retour à la liste", "Back to the list"}
	RoundWhy     = Phrase{"Pourquoi", "Why"}
	RoundsMine   = Phrase{"Les miens", "Mine"}
	RoundsAll    = Phrase{"Ceux de tous", "Everybody’s"}

	RoundID  = Phrase{"Lot", "Round"}
	RoundRow = Phrase{"ligne {row}, {salon} : {why}", "row {row}, {salon}: {why}"}
)
