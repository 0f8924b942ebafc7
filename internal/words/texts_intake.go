package words

import "rebond/internal/domain/because"

// intakeTexts tell a person what is wrong with a row of an export, and what to do.
var intakeTexts = map[because.Text]Phrase{
	"intake.missing_column": {
		"Le fichier n’a pas de colonne « {french} » (ou « {english} »). Ajoutez-la au rapport, puis refaites l’export.",
		"The file has no column “{english}” (or “{french}”). Add it to the report, then export it again.",
	},
	"intake.too_few_columns": {
		"La ligne n’a que {cells} colonnes sur {columns} : elle a été coupée. Complétez-la ou refaites l’export.",
		"The row has only {cells} of the {columns} columns: it was cut short. Complete it, or export it again.",
	},
	"intake.too_many_columns": {
		"La ligne a {cells} colonnes au lieu de {columns} : un séparateur dans un texte décale la suite. Mettez ce texte entre guillemets ou refaites l’export.",
		"The row has {cells} columns instead of {columns}: a separator within a text shifts what follows. Put that text in quotes, or export it again.",
	},
	"intake.replacement_characters": {
		"« {value} » : des lettres ont été perdues par un mauvais encodage. Refaites l’export en UTF-8 ; le fichier ne permet pas de les retrouver.",
		"“{value}”: letters were lost to a wrong encoding. Export again as UTF-8; they can’t be recovered from this file.",
	},
	"intake.missing_id": {
		"L’identifiant du compte est vide. Reprenez-le dans le CRM.",
		"The account’s ID is empty. Take it from the CRM.",
	},
	"intake.missing_name": {
		"Le nom du compte est vide. Reprenez-le dans le CRM.",
		"The account’s name is empty. Take it from the CRM.",
	},
	"intake.exact_duplicate_row": {
		"Cette ligne répète exactement la ligne {line} (compte {value}). Supprimez l’une des deux.",
		"This row repeats line {line} exactly (account {value}). Remove one of the two.",
	},
	"intake.duplicate_id": {
		"L’identifiant {value} est déjà celui de la ligne {line}, qui dit autre chose. Vérifiez dans le CRM laquelle est la bonne, et supprimez l’autre.",
		"The ID {value} already stands on line {line}, which says otherwise. Check in the CRM which one is right, and remove the other.",
	},
	"intake.too_long": {
		"« {value} » dépasse {most} caractères. Raccourcissez ce texte, ou vérifiez que les colonnes ne sont pas décalées.",
		"“{value}” is longer than {most} characters. Shorten it, or check that the columns aren’t shifted.",
	},
	"intake.unknown_country": {
		"« {value} » n’est pas un pays connu. Écrivez son nom en français ou en anglais, ou son code à deux lettres (FR).",
		"“{value}” isn’t a known country. Write its name in French or English, or its two-letter code (FR).",
	},
	"intake.bad_postcode": {
		"« {value} » n’est pas un code postal français. Écrivez ses cinq chiffres, ou corrigez le pays.",
		"“{value}” isn’t a French postcode. Write its five digits, or correct the country.",
	},
	"intake.bad_postcode.four_digits": {
		"« {value} » n’a que quatre chiffres, et 0{value} n’est pas un code postal de « {city} ». Corrigez le code postal ou la ville, ou indiquez le pays.",
		"“{value}” has only four digits, and 0{value} isn’t a postcode of “{city}”. Correct the postcode or the city, or give the country.",
	},
	"intake.bad_email": {
		"« {value} » n’est pas une adresse e-mail. Écrivez une seule adresse, comme contact@salon.example, ou laissez la case vide.",
		"“{value}” isn’t an e-mail address. Write a single address, such as contact@salon.example, or leave the cell empty.",
	},
	"intake.unknown_status": {
		"« {value} » n’est pas un statut connu. Les statuts sont Active, Retention, Training, Expiring Plan et Churned (ou Lost).",
		"“{value}” isn’t a known status. The statuses are Active, Retention, Training, Expiring Plan and Churned (or Lost).",
	},
	"intake.bad_number": {
		"« {value} » n’est pas un montant. Écrivez-le en chiffres, comme 1250,00, ou laissez la case vide.",
		"“{value}” isn’t an amount. Write it in digits, such as 1250.00, or leave the cell empty.",
	},
	"intake.bad_number.ambiguous": {
		"« {value} » peut se lire de deux façons : en milliers ou avec trois décimales. Écrivez le montant avec deux décimales, comme 1250,00.",
		"“{value}” can be read in two ways: as thousands, or with three decimals. Write the amount with two decimals, such as 1250.00.",
	},
	"intake.bad_number.nps": {
		"« {value} » n’est pas une note NPS. Écrivez un nombre entier de 0 à 10, ou laissez la case vide.",
		"“{value}” isn’t an NPS score. Write a whole number from 0 to 10, or leave the cell empty.",
	},
	"intake.bad_date_format": {
		"« {value} » n’est pas une date lisible. Écrivez-la jj/mm/aaaa, comme 31/01/2026.",
		"“{value}” can’t be read as a date. Write it dd/mm/yyyy, such as 31/01/2026.",
	},
	"intake.impossible_date": {
		"La date « {value} » n’existe pas. Reprenez la bonne dans le CRM.",
		"The date “{value}” doesn’t exist. Take the right one from the CRM.",
	},
	"intake.modified_before_created": {
		"Le compte aurait été modifié le {modified_on}, avant sa création le {created_on}. Vérifiez les deux dates dans le CRM.",
		"The account would have been modified on {modified_on}, before it was created on {created_on}. Check both dates in the CRM.",
	},
	"intake.signed_to_come": {
		"Le contrat serait signé le {contract_signed_on} : nous sommes le {today}. Vérifiez la date dans le CRM.",
		"The contract would be signed on {contract_signed_on}: today is {today}. Check the date in the CRM.",
	},
	"intake.nps_out_of_range": {
		"La note NPS « {value} » n’est pas entre 0 et 10. Corrigez-la ou laissez la case vide.",
		"The NPS score “{value}” isn’t between 0 and 10. Correct it, or leave the cell empty.",
	},
	"intake.bad_siret": {
		"« {value} » n’est pas un SIRET : il a 14 chiffres, dont le dernier contrôle les autres. Vérifiez-le, ou laissez la case vide.",
		"“{value}” isn’t a SIRET: it has 14 digits, the last of which checks the others. Check it, or leave the cell empty.",
	},

	"intake.zero_restored": {
		"Code postal {value} lu {postcode} : un tableur a retiré le zéro, et {postcode} dessert bien {city}.",
		"Postcode {value} read as {postcode}: a spreadsheet took its zero off, and {postcode} does serve {city}.",
	},
	"intake.created_after_modified": {
		"Une date a été ressaisie à la main : création le {created_on}, après la dernière modification du {modified_on}. À vérifier.",
		"A date was typed again by hand: created on {created_on}, after it was last modified on {modified_on}. Worth a check.",
	},

	"intake_reason.missing_column":          {"Colonne manquante", "Missing column"},
	"intake_reason.too_few_columns":         {"Ligne coupée", "Row cut short"},
	"intake_reason.too_many_columns":        {"Colonnes décalées", "Shifted columns"},
	"intake_reason.replacement_characters":  {"Lettres perdues", "Lost letters"},
	"intake_reason.missing_id":              {"Identifiant manquant", "Missing ID"},
	"intake_reason.missing_name":            {"Nom manquant", "Missing name"},
	"intake_reason.exact_duplicate_row":     {"Ligne en double", "Repeated row"},
	"intake_reason.duplicate_id":            {"Identifiant en double", "Repeated ID"},
	"intake_reason.too_long":                {"Texte trop long", "Text too long"},
	"intake_reason.unknown_country":         {"Pays inconnu", "Unknown country"},
	"intake_reason.bad_postcode":            {"Code postal faux", "Wrong postcode"},
	"intake_reason.bad_email":               {"Adresse e-mail fausse", "Wrong e-mail address"},
	"intake_reason.unknown_status":          {"Statut inconnu", "Unknown status"},
	"intake_reason.bad_number":              {"Nombre illisible", "Unreadable number"},
	"intake_reason.bad_date_format":         {"Date illisible", "Unreadable date"},
	"intake_reason.impossible_date":         {"Date qui n’existe pas", "Date that doesn’t exist"},
	"intake_reason.modified_before_created": {"Dates contradictoires", "Contradictory dates"},
	"intake_reason.signed_to_come":          {"Contrat signé dans le futur", "Contract signed in the future"},
	"intake_reason.nps_out_of_range":        {"Note NPS hors limites", "NPS score out of range"},
	"intake_reason.bad_siret":               {"SIRET faux", "Wrong SIRET"},
}
