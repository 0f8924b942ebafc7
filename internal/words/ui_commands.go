package words

// HelpRebond says what the program is.
var HelpRebond = Phrase{
	"Rebond, le bureau où les équipes suivent un compte partenaire à risque.",
	"Rebond, the desk where the teams follow a partner account at risk.",
}

// CommandHelp says what each command and flag does, by the names that the tags
// of package cli give.
var CommandHelp = map[string]Phrase{
	"help": {
		"Dire ce que fait la commande et ce qu’elle attend.",
		"Say what the command does and what it expects.",
	},
	"lang": {
		"Langue des textes, fr ou en (variable REBOND_LANG).",
		"Language of the texts, fr or en (variable REBOND_LANG).",
	},
	"decide": {
		"Prendre une décision d’après des faits en JSON sur l’entrée standard.",
		"Take a decision from facts in JSON on standard input.",
	},
	"decide_name": {
		"Nom de la décision (voir --list).",
		"Name of the decision (see --list).",
	},
	"decide_lines": {
		"Un objet de faits par ligne, une décision par ligne.",
		"One object of facts a line, one decision a line.",
	},
	"decide_schema": {
		"Afficher le JSON Schema des faits.",
		"Print the JSON Schema of the facts.",
	},
	"decide_list": {
		"Afficher les noms des décisions.",
		"Print the names of the decisions.",
	},
	"db": {
		"Base de données : un fichier SQLite, ou une adresse postgres://… (variable REBOND_DB).",
		"Database: an SQLite file, or a postgres://… address (variable REBOND_DB).",
	},
	"listen":            {"Adresse d’écoute (variable REBOND_LISTEN).", "Address to listen on (variable REBOND_LISTEN)."},
	"origin":            {"Adresse du bureau vue du dehors, par exemple https://rebond.example ; obligatoire derrière un relais (variable REBOND_ORIGIN).", "The desk’s address as seen from outside, such as https://rebond.example; needed behind a proxy (variable REBOND_ORIGIN)."},
	"proxy":             {"Un relais est placé devant : croire son X-Forwarded-For (variable REBOND_PROXY).", "A proxy stands in front: believe its X-Forwarded-For (variable REBOND_PROXY)."},
	"oidc_issuer":       {"Adresse de l’annuaire de l’entreprise (OpenID Connect), pour s’y connecter (variable REBOND_OIDC_ISSUER). Y déclarer le retour ADRESSE-DU-BUREAU/sign-in/provider/back ; le secret vient de REBOND_OIDC_SECRET ou d’un fichier.", "Address of the company’s directory (OpenID Connect), to sign in by it (variable REBOND_OIDC_ISSUER). Declare there the way back, DESK’S-ADDRESS/sign-in/provider/back; the secret comes from REBOND_OIDC_SECRET or a file."},
	"oidc_client":       {"Identifiant du bureau dans l’annuaire (variable REBOND_OIDC_CLIENT).", "The desk’s client id at the directory (variable REBOND_OIDC_CLIENT)."},
	"oidc_secret_file":  {"Fichier du secret du bureau dans l’annuaire (variable REBOND_OIDC_SECRET_FILE) ; sans lui, REBOND_OIDC_SECRET.", "File of the desk’s secret at the directory (variable REBOND_OIDC_SECRET_FILE); without it, REBOND_OIDC_SECRET."},
	"oidc_name":         {"Nom de l’annuaire sur le bouton ; par défaut, son adresse (variable REBOND_OIDC_NAME).", "Name of the directory on the button; its address by default (variable REBOND_OIDC_NAME)."},
	"secret_file":       {"Fichier de la clé du bureau, 32 octets en base64, créé s’il manque ; par défaut à côté de la base, avec .key (variable REBOND_SECRET_FILE).", "File of the desk’s key, 32 bytes in base64, made where there is none; by default beside the database, with .key (variable REBOND_SECRET_FILE)."},
	"json":              {"Répondre en JSON.", "Answer in JSON."},
	"serve":             {"Faire tourner le bureau.", "Run the desk."},
	"demo":              {"Faire tourner une démonstration, avec une horloge que l’on avance.", "Run a demo, with a clock that can be moved."},
	"demo_start":        {"Démarrer la démonstration.", "Start the demo."},
	"demo_db":           {"Base de la démonstration, remplie au premier démarrage.", "The demo’s database, filled at the first start."},
	"import":            {"Importer les exports d’autres outils, bureau arrêté.", "Import other systems’ exports, with the desk stopped."},
	"import_accounts":   {"Importer les comptes de l’export du CRM (CSV).", "Import the accounts of the CRM’s export (CSV)."},
	"import_url":        {"Par le bureau qui tourne à cette adresse, comme la personne connectée (variable REBOND_URL).", "Through the desk that runs at this address, as the person who signed in (variable REBOND_URL)."},
	"import_signed_in":  {"Par le bureau où vous êtes connecté.", "Through the desk that you are signed in to."},
	"import_list":       {"Lister les imports, les derniers d’abord.", "List the imports, the latest first."},
	"import_show":       {"Afficher un import, une fois que le bureau a fini d’y travailler.", "Show an import, once the desk has nothing to do for it."},
	"import_columns":    {"Dire quel champ donne chaque colonne, dans l’ordre du fichier.", "Say which field each column states, in the order of the file."},
	"import_apply":      {"Enregistrer ce que montre l’aperçu, ou reprendre.", "Save what the preview shows, or go on."},
	"import_stop":       {"Arrêter ; ce qui est enregistré le reste.", "Stop; what was saved stays."},
	"import_undo":       {"Annuler un import, ou reprendre son annulation.", "Undo an import, or go on undoing."},
	"import_drop":       {"Abandonner un import avant qu’il soit enregistré.", "Drop an import before it is saved."},
	"import_id":         {"L’identifiant de l’import ; le dernier par défaut.", "The import’s id; the latest by default."},
	"import_fields":     {"Un champ par colonne, comme key ou name ; - pour aucun.", "A field a column, such as key or name; - for none."},
	"import_file":       {"Le fichier exporté.", "The exported file."},
	"import_preview":    {"Dire ce que ferait l’import, sans rien enregistrer ; le bureau peut tourner.", "Tell what the import would do, and save nothing; the desk may run."},
	"import_json":       {"Un objet JSON par ligne de données.", "One JSON object a data row."},
	"let_in":            {"Refaire entrer quelqu’un, bureau arrêté : un lien de connexion, quand plus personne ne peut en créer.", "Let someone back in, with the desk stopped: a sign-in link, when nobody is left who could make one."},
	"let_in_email":      {"L’adresse e-mail de la personne.", "The person’s e-mail address."},
	"night":             {"Passer la nuit d’un jour, bureau arrêté : les comptes dont le PED est passé partent.", "Run the night of a day, with the desk stopped: accounts whose PED is over leave."},
	"night_as_of":       {"Le jour de la nuit ; aujourd’hui par défaut.", "The night’s day; today by default."},
	"night_dry_run":     {"Dire ce que ferait la nuit, pour n’importe quelle date, sans rien enregistrer ; le bureau peut tourner.", "Tell what the night would do, for any date, and save nothing; the desk may run."},
	"verify":            {"Vérifier tout l’historique, la chaîne et le présent ; le bureau peut tourner.", "Check the whole history, the chain and the present; the desk may run."},
	"verify_checkpoint": {"Écrire les têtes des chaînes dans ce fichier, à garder ailleurs.", "Write the chains’ heads to this file, to be kept elsewhere."},
	"verify_against":    {"Comparer avec un fichier écrit plus tôt par --checkpoint.", "Compare with a file that --checkpoint wrote earlier."},
}
