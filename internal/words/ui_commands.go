package words

// HelpRebond says what the program is.
var HelpRebond = Phrase{
	"Rebond, le bureau où les équipes suivent un compte partenaire à risque.",
	"Rebond, the desk where the teams follow a partner account at risk.",
}

// CommandHelp says what each command and flag does, by the names that the tags
// of package cli give.
var CommandHelp = map[string]Phrase{
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
}
