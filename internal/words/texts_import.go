package words

import "rebond/internal/domain/because"

// importTexts are the sentences and words of imports.
var importTexts = map[because.Text]Phrase{
	"import.moved":          {"Import du fichier {file}.", "Import of the file {file}."},
	"import.too_large":      {"Ce fichier dépasse {most} Mo, soit environ 300 000 comptes. Exportez-le en plusieurs parties, puis importez-les l’une après l’autre.", "This file is larger than {most} MB, about 300,000 accounts. Export it in several parts, then import them one after the other."},
	"import.no_file":        {"Choisissez le fichier CSV à importer.", "Choose the CSV file to import."},
	"import.cut_off":        {"Le fichier n’est arrivé qu’en partie. Envoyez-le à nouveau.", "Only a part of the file arrived. Send it again."},
	"import.unknown_am":     {"« {name} » n’est pas au bureau : l’AM du compte reste à compléter. Seul un admin fait entrer quelqu’un.", "“{name}” isn’t at the desk: the account’s AM is left to complete. Only an admin brings someone in."},
	"import.kept_changed":   {"{field} : modifié depuis l’import, la valeur actuelle reste.", "{field}: changed since the import, the present value stays."},
	"import.kept_erased":    {"{field} : l’ancienne valeur n’est plus connue.", "{field}: the former value isn’t known any more."},
	"import.kept_former_am": {"{field} : l’AM d’avant n’est plus en poste.", "{field}: the former AM isn’t active any more."},
	"import.kept_touched":   {"Le compte a changé depuis l’import : il reste.", "The account changed since the import: it stays."},
	"import.kept_hanging":   {"Un case ou une tâche dépend du compte : il reste.", "A case or a task hangs on the account: it stays."},
	"import.kept_withdrawn": {"Le compte a déjà été retiré le {day}.", "The account was taken away already, on {day}."},

	"account.import_undone":   {"Import du fichier {file} annulé, ligne {row}.", "Import of the file {file} undone, row {row}."},
	"account.withdrawn_since": {"Ce compte a été retiré le {withdrawn_on}, avec l’import qui l’avait créé. Il revient s’il est importé à nouveau.", "This account was taken away on {withdrawn_on}, with the import that had brought it. It comes back if it is imported again."},

	"intake.unknown_field":         {"Colonne « {column} » : « {value} » n’est pas un champ du compte.", "Column “{column}”: “{value}” isn’t a field of an account."},
	"intake.mapped_twice":          {"« {column} » et « {other} » ne peuvent pas donner le même champ : choisissez l’une des deux.", "“{column}” and “{other}” can’t give the same field: choose one of the two."},
	"intake.mapped_amiss":          {"{given|colonne donnée|colonnes données}, le fichier en a {columns}.", "{given|column|columns} given, the file has {columns}."},
	"intake.missing_status":        {"Le compte est nouveau, et son statut n’est pas dit. Ajoutez la colonne du statut à l’export, ou remplissez la case.", "The account is new, and its status isn’t said. Add the status column to the export, or fill the cell."},
	"intake_reason.missing_status": {"Statut manquant", "Missing status"},
	"intake_reason.unreadable":     {"Guillemets mal fermés", "Quotes that don’t match"},

	"verdict.create":         {"À créer", "To create"},
	"verdict.update":         {"À mettre à jour", "To update"},
	"verdict.unchanged":      {"Inchangé", "Unchanged"},
	"verdict.refused":        {"Refusé", "Refused"},
	"verdict_done.create":    {"Créé", "Created"},
	"verdict_done.update":    {"Mis à jour", "Updated"},
	"verdict_done.unchanged": {"Inchangé", "Unchanged"},
	"verdict_done.refused":   {"Refusé", "Refused"},

	"import_undone.withdrawn":   {"Compte retiré", "Account taken away"},
	"import_undone.restored":    {"Rétabli", "Restored"},
	"import_undone.partly_kept": {"Rétabli en partie", "Partly restored"},
	"import_undone.all_kept":    {"Laissé tel quel", "Left as it is"},

	"import_state.unmapped":    {"Colonnes à préciser", "Columns to name"},
	"import_state.reading":     {"Lecture en cours", "Being read"},
	"import_state.previewed":   {"Aperçu prêt", "Preview ready"},
	"import_state.applying":    {"Import en cours", "Being imported"},
	"import_state.stopped":     {"Import arrêté", "Import stopped"},
	"import_state.applied":     {"Importé", "Imported"},
	"import_state.undoing":     {"Annulation en cours", "Being undone"},
	"import_state.half_undone": {"Annulation arrêtée", "Undoing stopped"},
	"import_state.undone":      {"Annulé", "Undone"},
	"import_state.dropped":     {"Abandonné", "Dropped"},

	"import_verb.map":    {"préciser les colonnes", "name the columns"},
	"import_verb.apply":  {"importer", "import"},
	"import_verb.stop":   {"arrêter", "stop"},
	"import_verb.undo":   {"annuler l’import", "undo the import"},
	"import_verb.drop":   {"abandonner", "drop"},
	"import_verb.finish": {"terminer", "finish"},
	"import_verb.ask":    {"demander les colonnes", "ask for the columns"},

	"said.import.brought":      {"Le fichier est arrivé.", "The file has arrived."},
	"said.import.mapped":       {"Les colonnes sont enregistrées, pour ce fichier et les prochains. Le fichier est relu.", "The columns are saved, for this file and the next ones. The file is read again."},
	"said.import.started":      {"L’import commence. Vous pouvez quitter cette page.", "The import begins. You may leave this page."},
	"said.import.stopped":      {"L’arrêt est demandé. Ce qui est enregistré le reste.", "It is stopped. What was saved stays."},
	"said.import.undo_started": {"L’annulation commence. Vous pouvez quitter cette page.", "The undoing begins. You may leave this page."},
	"said.import.dropped":      {"L’import est abandonné, le fichier effacé.", "The import is dropped, the file erased."},

	"verb.import.brought":      {"a déposé le fichier", "brought the file"},
	"verb.import.mapped":       {"a précisé les colonnes", "named the columns"},
	"verb.import.asked":        {"demande à quoi correspondent les colonnes", "asks which columns they are"},
	"verb.import.previewed":    {"a préparé l’aperçu", "made the preview"},
	"verb.import.started":      {"a lancé l’import", "started the import"},
	"verb.import.stopped":      {"a arrêté", "stopped it"},
	"verb.import.applied":      {"a terminé l’import", "ended the import"},
	"verb.import.undo_started": {"a lancé l’annulation", "started the undoing"},
	"verb.import.undone":       {"a terminé l’annulation", "ended the undoing"},
	"verb.import.dropped":      {"a abandonné l’import", "dropped the import"},
	"verb.account.withdrawn":   {"a retiré le compte", "took the account away"},
	"verb.account.restored":    {"a rétabli le compte d’avant l’import", "restored the account from before the import"},

	"action.import.accounts": {"importer des comptes", "import accounts"},

	"field.withdrawn_on": {"Retiré le", "Taken away on"},
	"field.mapping":      {"Colonnes", "Columns"},
	"field.file":         {"Fichier", "File"},
	"field.bytes":        {"Taille", "Size"},
	"field.acted_by":     {"Demandé par", "Asked by"},
}
