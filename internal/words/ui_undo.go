package words

// Undoing: the toast, the page that shows what it would do, and the lines of history.
var (
	Undo        = Phrase{"Annuler", "Undo"}
	UndoLook    = Phrase{"Annuler…", "Undo…"}
	UndoOf      = Phrase{"Annuler : {what}", "Undo: {what}"}
	UndoTitle   = Phrase{"Annuler cette action ?", "Undo this?"}
	UndoTarget  = Phrase{"Ce qui sera annulé", "What will be undone"}
	UndoAlso    = Phrase{"Annulé avec elle ({n})", "Undone with it ({n})"}
	UndoAlsoWhy = Phrase{"Ces actions sont venues après et en dépendent.", "These came later and were built on it."}
	UndoSent    = Phrase{"Déjà fait ailleurs, et qui reste", "Done elsewhere already: this stays"}
	UndoTasks   = Phrase{"Ce qui sera à faire pour y remédier", "What will be to do to make up for it"}
	UndoConfirm = Phrase{"Oui, annuler", "Yes, undo"}
	UndoLeave   = Phrase{"Laisser tel quel", "Leave it as it is"}
	UndoStays   = Phrase{"L’historique garde tout, l’annulation comprise.", "History keeps all of it, the undoing too."}
	UndoNo      = Phrase{"Cela ne peut pas s’annuler", "This can’t be undone"}
	UndoneOn    = Phrase{"Annulé le {at} par {who}", "Undone on {at} by {who}"}
	EntryUndone = Phrase{" : {what}", ": {what}"}
	EntryQuoted = Phrase{"« {what} »", "“{what}”"}
	KeyUndo     = Phrase{"Aller à « Annuler »", "Go to “Undo”"}

	CaseGoneTitle   = Phrase{"Ce case a été retiré", "This case was taken away"}
	CaseGoneWhy     = Phrase{"Son ouverture a été annulée. L’historique du compte dit par qui et quand.", "Its opening was undone. The account’s history says by whom and when."}
	CaseGoneAccount = Phrase{"Voir {salon}", "See {salon}"}
)

// CLIUndoAlso names, for commands, what would be undone too.
var CLIUndoAlso = Phrase{"Annulé avec", "Undone with it"}
