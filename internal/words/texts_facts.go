package words

import "rebond/internal/domain/because"

// factsTexts say what is wrong with the facts that a decision was given.
var factsTexts = map[because.Text]Phrase{
	"decide.unknown": {
		"La décision « {name} » n’existe pas. Décisions possibles : {names}.",
		"There is no decision “{name}”. Decisions: {names}.",
	},
	"facts.malformed": {
		"Ce n’est pas du JSON valide, à partir de l’octet {at}.",
		"This isn’t valid JSON, from byte {at} on.",
	},
	"facts.given_twice": {
		"Ce champ est donné deux fois.",
		"This field is given twice.",
	},
	"facts.missing": {
		"Ce champ est obligatoire.",
		"This field is required.",
	},
	"facts.unknown_field": {
		"Ce champ n’existe pas. Champs possibles : {known}.",
		"There is no such field. Fields: {known}.",
	},
	"facts.wrong_type": {
		"Il faut {expected}.",
		"This must be {expected}.",
	},
	"facts.unknown_value": {
		"« {value} » n’est pas une valeur possible. Valeurs : {allowed}.",
		"“{value}” isn’t a possible value. Values: {allowed}.",
	},
	"facts.unknown_country": {
		"« {value} » n’est pas un code de pays ISO 3166-1 alpha-2, comme FR.",
		"“{value}” isn’t a country code of ISO 3166-1 alpha-2, such as FR.",
	},
	"facts.illegible": {
		"Ce texte contient un caractère qui ne se lit pas (octet nul, ou encodage autre qu’UTF-8). Retapez-le.",
		"This text has a character that can’t be read (a zero byte, or an encoding other than UTF-8). Type it again.",
	},
	"facts.no_such_day": {
		"« {value} » n’est pas une date qui existe, au format AAAA-MM-JJ.",
		"“{value}” isn’t a date that exists, written YYYY-MM-DD.",
	},
	"facts.no_such_day_or_month": {
		"« {value} » n’est ni une date AAAA-MM-JJ ni un mois AAAA-MM qui existe.",
		"“{value}” is neither a date YYYY-MM-DD nor a month YYYY-MM that exists.",
	},
	"facts.no_such_instant": {
		"« {value} » n’est pas un instant qui existe, au format RFC 3339, comme 2026-06-09T08:00:00+02:00.",
		"“{value}” isn’t an instant that exists, in RFC 3339, such as 2026-06-09T08:00:00+02:00.",
	},
	"facts.out_of_range": {
		"Il faut un nombre de {min} à {max}.",
		"This must be a number from {min} to {max}.",
	},
	"facts.unknown_zone": {
		"« {value} » n’est pas un fuseau horaire connu, comme Europe/Paris.",
		"“{value}” isn’t a known time zone, such as Europe/Paris.",
	},

	"form.text":         {"un texte", "a text"},
	"form.whole":        {"un nombre entier", "a whole number"},
	"form.boolean":      {"true ou false", "true or false"},
	"form.day":          {"une date AAAA-MM-JJ", "a date YYYY-MM-DD"},
	"form.day_or_month": {"une date AAAA-MM-JJ ou un mois AAAA-MM", "a date YYYY-MM-DD or a month YYYY-MM"},
	"form.instant":      {"un instant au format RFC 3339", "an instant in RFC 3339"},
	"form.list":         {"une liste", "a list"},
	"form.object":       {"un objet", "an object"},
}
