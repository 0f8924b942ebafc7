package words

import "rebond/internal/domain/because"

// exportTexts are the sentences and words of exports.
var exportTexts = map[because.Text]Phrase{
	"export.made":          {"{list} : {rows|ligne exportée|lignes exportées}.", "{list}: {rows|row|rows} exported."},
	"export.made_filtered": {"{list} : {rows|ligne exportée|lignes exportées}, filtre {filter}.", "{list}: {rows|row|rows} exported, filter {filter}."},
	"export.means_left":    {"Importé sans les mots de passe, les seconds facteurs ni les clés d’accès : chacun en choisit de nouveaux.", "Imported without passwords, second factors and passkeys: everyone chooses new ones."},
	"export.bad_format":    {"« {value} » n’est pas un format d’export. Choisissez parmi : {formats}.", "“{value}” is no format of an export. Choose one of: {formats}."},
	"export.not_archive":   {"Ce n’est pas une archive de Rebond ({why}). Choisissez le fichier ZIP qu’a écrit « rebond export everything ».", "This is no archive of Rebond ({why}). Choose the ZIP file that “rebond export everything” wrote."},
	"export.damaged":       {"L’archive est abîmée : {file} n’est pas ce qu’elle annonce. Rien n’a été importé ; refaites l’export, ou reprenez une autre copie.", "The archive is damaged: {file} isn’t what it says. Nothing was imported; export again, or take another copy."},
	"export.newer":         {"L’archive vient d’une version plus récente de Rebond (schéma {schema}, celui-ci connaît {ours}). Installez cette version, ou une plus récente.", "The archive is of a newer version of Rebond (schema {schema}, this one knows {ours}). Install that version, or a newer one."},
	"export.older":         {"L’archive vient d’une version plus ancienne de Rebond (schéma {schema}, celui-ci a {ours}). Importez-la avec cette version-là dans une nouvelle base : la version d’aujourd’hui la mettra à jour en l’ouvrant.", "The archive is of an older version of Rebond (schema {schema}, this one has {ours}). Import it with that version into a new database: today’s version brings it up to date when it opens it."},
	"export.not_empty":     {"La base n’est pas vide : elle a des lignes dans « {table} ». Une archive complète s’importe dans une base neuve.", "The database isn’t empty: it has rows in “{table}”. An archive of everything goes into a new database."},
	"export.bomb":          {"{file} se décompresse au-delà de toute mesure : l’archive n’est pas de Rebond.", "{file} unpacks beyond all measure: the archive isn’t Rebond’s."},

	"cli.bad_filter": {"« {value} » n’est pas un filtre. Écrivez-le comme dans une adresse : closed=true&owner=me.", "“{value}” is no filter. Write it as in an address: closed=true&owner=me."},

	"export_list.accounts":    {"Comptes", "Accounts"},
	"export_list.cases":       {"Cases", "Cases"},
	"export_list.tasks":       {"Tâches", "Tasks"},
	"export_list.people":      {"Équipe", "Team"},
	"export_list.history":     {"Historique", "History"},
	"export_list.lists":       {"Listes", "Lists"},
	"export_list.import_rows": {"Lignes d’import", "Import rows"},
	"export_list.everything":  {"Tout le bureau", "The whole desk"},
	"export_format.csv":       {"CSV", "CSV"},
	"export_format.jsonl":     {"JSON", "JSON"},
	"export_format.zip":       {"ZIP", "ZIP"},

	"verb.export.made":       {"a exporté", "exported"},
	"verb.export.means_left": {"a importé le bureau sans les moyens de connexion", "imported the desk without the means to sign in"},

	"action.export.lists":      {"exporter les cases, les tâches et les listes", "export cases, tasks and lists"},
	"action.export.records":    {"exporter les comptes, l’équipe, l’historique et les imports", "export accounts, the team, history and imports"},
	"action.export.everything": {"exporter tout le bureau", "export the whole desk"},

	"field.format": {"Format", "Format"},
}
