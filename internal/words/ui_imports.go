package words

// The pages of imports.
var (
	ImportsTitle  = Phrase{"Imports de comptes", "Account imports"}
	ImportsNoun   = Phrase{"import|imports", "import|imports"}
	ImportsLink   = Phrase{"Importer des comptes", "Import accounts"}
	ImportsNone   = Phrase{"Aucun import pour l’instant.", "No import yet."}
	ImportsFirst  = Phrase{"Déposez un export du CRM : rien n’est enregistré avant votre accord.", "Bring an export of the CRM: nothing is saved before you say so."}
	ImportFile    = Phrase{"Fichier CSV du CRM", "CSV file of the CRM"}
	ImportFileIs  = Phrase{"Jusqu’à {most} Mo. UTF-8, Windows-1252 ou UTF-16 ; point-virgule, virgule ou tabulation : le bureau reconnaît le fichier.", "Up to {most} MB. UTF-8, Windows-1252 or UTF-16; semicolons, commas or tabs: the desk finds out."}
	ImportBring   = Phrase{"Lire le fichier", "Read the file"}
	ImportBrought = Phrase{"Déposé", "Brought"}
	ImportID      = Phrase{"Import", "Import"}
	ImportState   = Phrase{"État", "State"}
	ImportRows    = Phrase{"Lignes", "Rows"}
	ImportBy      = Phrase{"{who}, {when}", "{who}, {when}"}
	ImportSize    = Phrase{"{size} · déposé par {who} le {when}", "{size} · brought by {who} on {when}"}

	ImportAsks      = Phrase{"Dites ci-dessous quelle colonne donne ce qui manque, ou refaites l’export :", "Say below which column gives what is missing, or export again:"}
	ImportReading   = Phrase{"Le bureau lit le fichier.", "The desk is reading the file."}
	ImportApplying  = Phrase{"Le bureau enregistre les comptes.", "The desk is saving the accounts."}
	ImportUndoing   = Phrase{"Le bureau annule l’import.", "The desk is undoing the import."}
	ImportLeave     = Phrase{"Vous pouvez quitter cette page : le travail continue, même si le bureau redémarre.", "You may leave this page: the work goes on, even if the desk restarts."}
	ImportOf        = Phrase{"{done} lignes sur {total}", "{done} of {total} rows"}
	ImportOfAbout   = Phrase{"{done} lignes sur environ {total}", "{done} of about {total} rows"}
	ImportRefresh   = Phrase{"Actualiser", "Refresh"}
	ImportDoStop    = Phrase{"Arrêter", "Stop"}
	ImportDoDrop    = Phrase{"Abandonner", "Drop it"}
	ImportDoApply   = Phrase{"Importer {n|compte|comptes}", "Import {n|account|accounts}"}
	ImportNoChange  = Phrase{"Rien à enregistrer : tout est déjà là, ou refusé.", "Nothing to save: all of it is here already, or refused."}
	ImportDoGoOn    = Phrase{"Reprendre l’import", "Go on importing"}
	ImportDoUndo    = Phrase{"Annuler cet import", "Undo this import"}
	ImportUndoGoOn  = Phrase{"Reprendre l’annulation", "Go on undoing"}
	ImportApplyIs   = Phrase{"Les lignes refusées sont laissées de côté. L’import pourra être annulé.", "The refused rows are left aside. The import can be undone later."}
	ImportUndoIs    = Phrase{"Les comptes créés et laissés tels quels sont retirés ; les champs modifiés reprennent leur valeur, sauf s’ils ont changé depuis.", "Accounts that were created and left as they came are taken away; changed fields get their values back, unless they changed since."}
	ImportStoppedIs = Phrase{"Arrêté après {done|ligne|lignes} : ce qui précède est enregistré.", "Stopped after {done|row|rows}: what comes before is saved."}
	ImportUndoneIs  = Phrase{"L’import est annulé.", "The import is undone."}
	ImportDroppedIs = Phrase{"Abandonné : rien n’a été enregistré, le fichier est effacé.", "Dropped: nothing was saved, the file is erased."}
	ImportAppliedIs = Phrase{"Terminé.", "Done."}

	ImportAll       = Phrase{"Toutes", "All"}
	ImportWhichRows = Phrase{"Lignes à afficher", "Rows to show"}
	ImportReasons   = Phrase{"Motifs de refus", "Reasons for refusing"}
	ImportByField   = Phrase{"Par champ", "By field"}
	ImportLine      = Phrase{"Ligne", "Line"}
	ImportAccount   = Phrase{"Compte", "Account"}
	ImportVerdict   = Phrase{"Verdict", "Verdict"}
	ImportWhat      = Phrase{"Détail", "Detail"}
	ImportChange    = Phrase{"{field} : {before} → {after}", "{field}: {before} → {after}"}
	ImportNoRows    = Phrase{"Aucune ligne de ce genre.", "No such row."}
	ImportNameless  = Phrase{"sans nom", "no name"}

	ImportColumns   = Phrase{"Colonnes du fichier", "Columns of the file"}
	ImportColumnsIs = Phrase{"Dites ce que contient chaque colonne. Ce choix est retenu pour les prochains fichiers qui ont les mêmes colonnes.", "Say what each column holds. It is remembered for the next files with the same columns."}
	ImportIgnored   = Phrase{"{n|colonne laissée de côté|colonnes laissées de côté}", "{n|column|columns} left aside"}
	ImportPassOver  = Phrase{"Ne pas importer", "Don’t import"}
	ImportColumn    = Phrase{"Colonne {n}", "Column {n}"}
	ImportMap       = Phrase{"Enregistrer et relire", "Save and read again"}

	ImportComplete   = Phrase{"À compléter", "To complete"}
	ImportCompleteIs = Phrase{"Des comptes attendent encore ce que l’export ne dit pas.", "Some accounts still lack what the export doesn’t say."}

	AccountsWithout   = Phrase{"Comptes à compléter", "Accounts to complete"}
	AccountsAll       = Phrase{"Tous", "All"}
	AccountsNoOwner   = Phrase{"Sans AM", "Without an AM"}
	AccountsNoTool    = Phrase{"Sans outil", "Without a platform"}
	AccountsNoMail    = Phrase{"Sans e-mail", "Without an e-mail"}
	AccountsAllFilled = Phrase{"Plus rien à compléter ici.", "Nothing left to complete here."}

	MegaBytes = Phrase{"{n} Mo", "{n} MB"}
	KiloBytes = Phrase{"{n} Ko", "{n} KB"}
)
