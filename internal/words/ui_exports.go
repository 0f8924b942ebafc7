package words

// The links of exports, and the page that exports everything.
var (
	ExportLink      = Phrase{"Exporter", "Export"}
	ExportAs        = Phrase{"Exporter en {format}", "Export as {format}"}
	ExportsTitle    = Phrase{"Exporter tout", "Export everything"}
	ExportsWhat     = Phrase{"le bureau entier, dans des formats ouverts", "the whole desk, in open formats"}
	ExportsHolds    = Phrase{"Ce que contient l’archive", "What the archive holds"}
	ExportsHoldsIs  = Phrase{"Un fichier ZIP avec, pour chaque table, un fichier JSON d’une ligne par enregistrement : les comptes, les cases, les tâches, les documents, les imports, l’équipe et tout l’historique, avec sa chaîne.", "A ZIP file with, for each table, a JSON file of one line per record: accounts, cases, tasks, documents, imports, the team and all of history, with its chain."}
	ExportsManifest = Phrase{"manifest.json donne le nombre de lignes et l’empreinte SHA-256 de chaque fichier ; checkpoint.txt, l’état de chaque chaîne, que relit « rebond verify --against ».", "manifest.json gives the number of rows and the SHA-256 of each file; checkpoint.txt, the state of each chain, which “rebond verify --against” reads."}
	ExportsLacks    = Phrase{"Ce qu’elle ne contient pas", "What it doesn’t hold"}
	ExportsLacksIs  = Phrase{"Les mots de passe, les seconds facteurs, les clés d’accès, les sessions, les jetons et les liens à usage unique, ni la clé des liens de formulaire : les formulaires en cours seront à renvoyer.", "Passwords, second factors, passkeys, sessions, tokens and one-time links, nor the key of the form links: forms under way will have to be sent again."}
	ExportsUse      = Phrase{"Ce que vous pouvez en faire", "What you can do with it"}
	ExportsUseIs    = Phrase{"La garder hors du serveur, l’ouvrir avec n’importe quel outil qui lit JSON, ou la remettre dans une base neuve, SQLite ou PostgreSQL :", "Keep it away from the server, open it with any tool that reads JSON, or put it into a new database, SQLite or PostgreSQL:"}
	ExportsPersonal = Phrase{"Elle contient les données personnelles de tous les partenaires et de l’équipe. Gardez-la comme le bureau lui-même, et détruisez-la dès qu’elle ne sert plus. L’export est inscrit dans l’historique.", "It holds the personal data of all partners and of the team. Keep it as you keep the desk itself, and destroy it once it isn’t needed. The export is told in history."}
	ExportsDo       = Phrase{"Télécharger l’archive", "Download the archive"}

	ExportDone     = Phrase{"{rows|ligne|lignes} dans {file}, schéma {schema}, au {day}.", "{rows|row|rows} in {file}, schema {schema}, as of {day}."}
	ExportLacks    = Phrase{"Sans les moyens de connexion : ajoutez --with-secrets pour les emporter.", "Without what people sign in with: add --with-secrets to take that along."}
	ExportSecrets  = Phrase{"Avec les moyens de connexion : gardez ce fichier comme un mot de passe.", "With what people sign in with: keep this file as you keep a password."}
	RefillDone     = Phrase{"{rows|ligne importée|lignes importées} de {file}, au {day}. Vérifiez avec « rebond verify ».", "{rows|row|rows} imported from {file}, as of {day}. Check with “rebond verify”."}
	RefillSecrets  = Phrase{"Personne n’a de moyen de connexion : « rebond let-in » ouvre la porte à un admin, qui invite les autres.", "Nobody has a means to sign in: “rebond let-in” opens the door to an admin, who invites the others."}
	ExportArchived = Phrase{exportReadMeFR, exportReadMeEN}
)

// ExportReadMe stands inside an archive of everything, in both languages.
func ExportReadMe() string {
	return ExportArchived.In(French) + "\n\n----\n\n" + ExportArchived.In(English) + "\n"
}

const exportReadMeFR = `Archive complète d’un bureau Rebond

Chaque fichier .jsonl est une table : un objet JSON par ligne, en UTF-8, dans l’ordre de la clé. Les jours s’écrivent AAAA-MM-JJ, les instants en microsecondes depuis 1970 (UTC), les montants en centimes, les octets en base64.
- manifest.json : le schéma, le jour, ce qui n’est pas dans l’archive, et pour chaque fichier le nombre de lignes, la taille et l’empreinte SHA-256.
- checkpoint.txt : l’état de chaque chaîne de l’historique. Gardez-le à part : « rebond verify --against checkpoint.txt » montre plus tard si rien ne manque.
- event.jsonl est l’historique, event_personal.jsonl les valeurs personnelles qui vont avec.

Remettre l’archive dans une base neuve : rebond import everything FICHIER.zip --db base.db (ou postgres://…).

Ces fichiers contiennent des données personnelles. Gardez-les comme le bureau lui-même, et détruisez-les dès qu’ils ne servent plus.`

const exportReadMeEN = `Archive of a whole Rebond desk

Each .jsonl file is a table: a JSON object a line, in UTF-8, in the order of its key. Days are written YYYY-MM-DD, instants in microseconds since 1970 (UTC), amounts in cents, bytes in base64.
- manifest.json: the schema, the day, what isn’t in the archive, and for each file its rows, its size and its SHA-256.
- checkpoint.txt: the state of each chain of history. Keep it apart: “rebond verify --against checkpoint.txt” later shows whether anything is missing.
- event.jsonl is history, event_personal.jsonl the personal values that go with it.

To put the archive into a new database: rebond import everything FILE.zip --db base.db (or postgres://…).

These files hold personal data. Keep them as you keep the desk itself, and destroy them once they aren’t needed.`

// ExportHelp says what the commands of exports do.
var ExportHelp = map[string]Phrase{
	"export":            {"Exporter une liste, ou tout.", "Export a list, or everything."},
	"export_accounts":   {"Exporter les comptes ; « rebond import accounts » relit le CSV.", "Export the accounts; “rebond import accounts” reads the CSV back."},
	"export_cases":      {"Exporter les cases.", "Export the cases."},
	"export_tasks":      {"Exporter mes tâches.", "Export my tasks."},
	"export_people":     {"Exporter l’équipe.", "Export the team."},
	"export_history":    {"Exporter l’historique.", "Export history."},
	"export_lists":      {"Exporter les listes.", "Export the lists."},
	"export_import":     {"Exporter les lignes d’un import.", "Export the rows of an import."},
	"export_import_id":  {"L’identifiant de l’import.", "The import’s id."},
	"export_filter":     {"Le filtre, comme dans l’API : closed=true&owner=me.", "The filter, as in the API: closed=true&owner=me."},
	"export_format":     {"csv, ou jsonl : un objet JSON par ligne.", "csv, or jsonl: a JSON object a line."},
	"export_everything": {"Exporter tout le bureau dans une archive ZIP, même pendant qu’il tourne.", "Export the whole desk into a ZIP archive, even while it runs."},
	"export_file":       {"Le fichier à écrire ; il ne doit pas exister.", "The file to write; it must not exist."},
	"export_secrets":    {"Emporter aussi les mots de passe hachés, les seconds facteurs, les clés d’accès, les sessions et les jetons.", "Take hashed passwords, second factors, passkeys, sessions and tokens along too."},
	"import_everything": {"Remettre une archive complète dans une base neuve.", "Put an archive of everything into a new database."},
	"import_archive":    {"L’archive ZIP.", "The ZIP archive."},
	"import_into":       {"La base à remplir : un fichier qui n’existe pas encore, ou une base PostgreSQL vide (variable REBOND_DB).", "The database to fill: a file that doesn’t exist yet, or an empty PostgreSQL database (variable REBOND_DB)."},
}
