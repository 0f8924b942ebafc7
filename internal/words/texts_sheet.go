package words

import "rebond/internal/domain/because"

var sheetTexts = map[because.Text]Phrase{
	"sheet.empty": {
		"Ce fichier est vide. Refaites l’export, puis déposez le nouveau fichier.",
		"This file is empty. Export it again, then drop the new file here.",
	},
	"sheet.not_a_table": {
		"Ce fichier est {looks}, pas un tableau. Exportez la liste au format CSV (dans un tableur : Enregistrer sous, « CSV UTF-8 »), puis déposez le fichier CSV.",
		"This file is {looks}, not a table. Export the list as CSV (in a spreadsheet: Save as, “CSV UTF-8”), then drop the CSV file here.",
	},
	"sheet.no_header": {
		"Aucune ligne d’en-tête reconnue au début du fichier, qui commence par « {start} ». Refaites l’export avec les noms des colonnes en première ligne, dont l’identifiant et le nom du compte.",
		"No header row was recognised at the top of the file, which begins with “{start}”. Export it again with the column names in the first row, including the account’s ID and name.",
	},
	"sheet.header_only": {
		"Ce fichier a un en-tête, mais aucune ligne en dessous. Vérifiez les filtres du rapport, puis refaites l’export.",
		"This file has a header, but no row below it. Check the report’s filters, then export it again.",
	},
	"sheet.broken_quotes": {
		"Ligne {line} : guillemets mal fermés, les colonnes ne peuvent pas être séparées. Corrigez les guillemets de cette ligne (un guillemet dans un texte s’écrit \"\"), ou refaites l’export.",
		"Line {line}: the quotes don’t match, so the columns can’t be told apart. Correct the quotes on this line (a quote within a text is written \"\"), or export it again.",
	},
	"sheet.too_long": {
		"Ligne {line} : plus d’un mégaoctet, ce ne peut pas être un compte. Supprimez cette ligne, ou refaites l’export.",
		"Line {line}: over one megabyte, which can’t be an account. Remove this line, or export it again.",
	},
	"sheet.nul_bytes": {
		"Ligne {line} : elle contient des octets nuls, le fichier a été abîmé. Refaites l’export.",
		"Line {line}: it holds NUL bytes, so the file was damaged. Export it again.",
	},

	"file_looks.workbook": {"un classeur de tableur", "a spreadsheet workbook"},
	"file_looks.old_book": {"un ancien document Office (.xls ou .doc)", "an old Office document (.xls or .doc)"},
	"file_looks.archive":  {"une archive compressée", "a compressed archive"},
	"file_looks.pdf":      {"un PDF", "a PDF"},
	"file_looks.picture":  {"une image", "a picture"},
	"file_looks.web_page": {"une page web", "a web page"},
	"file_looks.xml":      {"un document XML", "an XML document"},
	"file_looks.json":     {"un document JSON", "a JSON document"},
	"file_looks.letter":   {"un document de traitement de texte", "a word processor’s document"},
	"file_looks.binary":   {"un fichier binaire", "a binary file"},
}
