package words

// Unopened says why a database can't be opened, and what to do.
var Unopened = map[string]Phrase{
	"held": {
		"La base {db} est déjà tenue par un autre Rebond (processus {holder}). L’arrêter d’abord, ou passer par lui : ses pages et son API restent ouvertes.",
		"The database {db} is held by another Rebond (process {holder}). Stop that one first, or go through it: its pages and its API stay open.",
	},
	"absent": {
		"Aucune base à {db}. Vérifier le chemin donné par --db, ou démarrer le bureau une fois : rebond serve --db {db}",
		"There is no database at {db}. Check the path given by --db, or start the desk once: rebond serve --db {db}",
	},
	"no_folder": {
		"Le dossier où placer la base {db} n’existe pas. Le créer, ou corriger --db.",
		"The folder for the database {db} doesn’t exist. Make it, or correct --db.",
	},
	"is_folder": {
		"{db} est un dossier. Donner à --db le chemin d’un fichier, par exemple {db}/rebond.db.",
		"{db} is a folder. Give --db the path of a file, such as {db}/rebond.db.",
	},
	"read_only": {
		"Impossible d’écrire dans la base {db} ou son dossier : {detail}. Donner à l’utilisateur du bureau le droit d’écrire dans ce dossier, ou choisir un autre --db.",
		"The database {db} or its folder can’t be written to: {detail}. Let the desk’s user write to that folder, or choose another --db.",
	},
	"full": {
		"Le disque de la base {db} est plein. Libérer de la place, puis recommencer ; rien de ce qui était enregistré n’est perdu.",
		"The disk of the database {db} is full. Make room, then try again; nothing that was saved is lost.",
	},
	"no_database": {
		"{db} n’est pas une base de Rebond ; le fichier n’a pas été modifié. Corriger --db.",
		"{db} is no database of Rebond; the file wasn’t changed. Correct --db.",
	},
	"damaged": {
		"La base {db} est abîmée : {detail}. Ne pas y écrire : en garder une copie et restaurer la dernière sauvegarde.",
		"The database {db} is damaged: {detail}. Don’t write to it: keep a copy, and restore the last backup.",
	},
	"newer_schema": {
		"La base {db} a été faite par une version plus récente de Rebond ({detail}). La lancer avec cette version, ou restaurer une sauvegarde d’avant.",
		"The database {db} was made by a newer version of Rebond ({detail}). Run it with that version, or restore a backup from before.",
	},
	"older_schema": {
		"La base {db} attend une mise à jour ({detail}). Démarrer le bureau une fois avec cette version, puis recommencer.",
		"The database {db} waits for an upgrade ({detail}). Start the desk once with this version, then try again.",
	},
	"exposed": {
		"La base {db} peut être lue par d’autres comptes du serveur, et ses droits n’ont pas pu être resserrés : {detail}. La donner au compte qui lance Rebond, avec les droits 0600.",
		"The database {db} can be read by other users of the server, and its permissions couldn’t be tightened: {detail}. Give it to the user that runs Rebond, with the permissions 0600.",
	},
	"not_durable": {
		"La base {db} se trouve là où un enregistrement pourrait être perdu : {detail}. La placer sur un disque local.",
		"The database {db} lies where what is saved could be lost: {detail}. Put it on a local disk.",
	},
	"unreachable": {
		"Le serveur PostgreSQL de {db} ne laisse pas entrer : {detail}. Vérifier l’adresse, le mot de passe, et que le serveur tourne.",
		"The PostgreSQL server of {db} lets nobody in: {detail}. Check the address, the password, and that the server runs.",
	},
	"unknown": {
		"La base {db} ne s’ouvre pas : {detail}.",
		"The database {db} can’t be opened: {detail}.",
	},
}

// What else stops a command of an operator.
var (
	ListenTaken = Phrase{
		"L’adresse {address} est déjà prise, sans doute par un autre Rebond. L’arrêter, ou choisir un autre port : --listen 127.0.0.1:8081",
		"The address {address} is taken already, probably by another Rebond. Stop it, or choose another port: --listen 127.0.0.1:8081",
	}
	ListenFailed = Phrase{
		"Impossible d’écouter sur {address} : {detail}. Choisir une autre adresse : --listen 127.0.0.1:8080",
		"{address} can’t be listened on: {detail}. Choose another address: --listen 127.0.0.1:8080",
	}
	FileAbsent = Phrase{
		"Le fichier {file} n’existe pas.",
		"The file {file} doesn’t exist.",
	}
	FileFailed = Phrase{
		"Le fichier {file} ne s’ouvre pas : {detail}.",
		"The file {file} can’t be opened: {detail}.",
	}
	SaveFailed = Phrase{
		"La base n’a pas pu enregistrer : {detail}. Ce qui l’était déjà est gardé ; une fois la cause levée, relancer la même commande.",
		"The database couldn’t save: {detail}. What was saved before is kept; once the cause is gone, run the same command again.",
	}
	SaveUnsure = Phrase{
		"On ne sait pas si le dernier lot a été enregistré : {detail}. Relancer la même commande : elle reprend ce qui manque, sans rien doubler.",
		"It isn’t known whether the last batch was saved: {detail}. Run the same command again: it does what is missing, and nothing twice.",
	}
	DiskFailed = Phrase{
		"Le disque n’a pas confirmé une écriture : le bureau s’arrête pour ne rien promettre de faux. Vérifier le disque, puis le redémarrer.",
		"The disk didn’t confirm a write: the desk stops, so as to promise nothing false. Check the disk, then start it again.",
	}
	NoDay = Phrase{
		"« {value} » n’est pas un jour. L’écrire AAAA-MM-JJ, par exemple 2026-07-31.",
		"“{value}” is no day. Write it YYYY-MM-DD, such as 2026-07-31.",
	}
)
