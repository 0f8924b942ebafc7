package words

// The list of cases.
var (
	CasesTagged    = Phrase{"Avec", "With"}
	CasesUntag     = Phrase{"Sans ce filtre", "Without this filter"}
	CasesTitle     = Phrase{"Cases", "Cases"}
	CasesStage     = Phrase{"Étape des cases", "Stage of the cases"}
	CasesOpen      = Phrase{"Ouverts", "Open"}
	CasesClosed    = Phrase{"Clos", "Closed"}
	CasesDue       = Phrase{"Prochaine date", "Next date"}
	CasesAnyDay    = Phrase{"Toutes les dates", "Any date"}
	CasesLate      = Phrase{"En retard", "Late"}
	CasesToday     = Phrase{"Aujourd’hui", "Today"}
	CasesWeek      = Phrase{"Cette semaine", "This week"}
	CasesType      = Phrase{"Type", "Type"}
	CasesAnyType   = Phrase{"Tous les types", "All types"}
	CasesOwner     = Phrase{"AM", "AM"}
	CasesMine      = Phrase{"Mes cases", "My cases"}
	CasesNobody    = Phrase{"Sans AM", "Without an AM"}
	CasesPlace     = Phrase{"Où en est le case", "Where the case stands"}
	CasesAnywhere  = Phrase{"Toutes les étapes", "All stages"}
	BoardTab       = Phrase{"Tableau", "Board"}
	BoardTitle     = Phrase{"Tableau des cases", "Board of cases"}
	BoardEmpty     = Phrase{"Aucun case ici.", "No case here."}
	CasesEveryone  = Phrase{"Tout le monde", "Everyone"}
	CasesShow      = Phrase{"Afficher", "Show"}
	CasesNoun      = Phrase{"case|cases", "case|cases"}
	CasesSalon     = Phrase{"Salon", "Salon"}
	CasesStep      = Phrase{"Étape", "Step"}
	CasesNext      = Phrase{"Prochaine date", "Next date"}
	CasesDay       = Phrase{"Date", "Date"}
	CasesSettled   = Phrase{"Affaire close", "Settled"}
	CasesDone      = Phrase{"Rien à traiter ici.", "Nothing to handle here."}
	CasesNone      = Phrase{"Aucun case ne correspond à ces filtres.", "No case matches these filters."}
	CasesReset     = Phrase{"Voir tous les cases ouverts", "See all open cases"}
	CasesUpcoming  = Phrase{"La prochaine échéance arrive le {day}, {distance} :", "The next deadline comes on {day}, {distance}:"}
	CasesQuiet     = Phrase{"Aucune échéance n’est prévue.", "No deadline is planned."}
	PageOf         = Phrase{"Pages de la liste", "Pages of the list"}
	PagePrevious   = Phrase{"Précédents", "Previous"}
	PageNext       = Phrase{"Suivants", "Next"}
	SortedLatest   = Phrase{"les plus récents d’abord", "latest first"}
	SortedByNext   = Phrase{"par prochaine date", "by next date"}
	AtLeast        = Phrase{"{n}+", "{n}+"}
	AccountsTitle  = Phrase{"Comptes", "Accounts"}
	AccountsFor    = Phrase{"Comptes pour « {query} »", "Accounts for “{query}”"}
	AccountsNoun   = Phrase{"compte|comptes", "account|accounts"}
	AccountsClose  = Phrase{"Aucun compte ne s’écrit exactement ainsi. Voici les plus proches.", "No account is spelled exactly like this. These come closest."}
	AccountsNone   = Phrase{"Aucun compte ne ressemble à « {query} ».", "No account looks like “{query}”."}
	AccountsTry    = Phrase{"Essayez le nom du salon seul, la ville seule, ou le début d’un mot. Les accents et l’ordre ne comptent pas.", "Try the salon’s name alone, the city alone, or the start of a word. Accents and order don’t matter."}
	AccountsEmpty  = Phrase{"Aucun compte pour l’instant.", "No accounts yet."}
	AccountsImport = Phrase{"Importez l’export du CRM avec la commande « rebond import accounts FICHIER ».", "Import the CRM’s export with the command “rebond import accounts FILE”."}
	AccountsStatus = Phrase{"Statut", "Status"}
	AccountsCity   = Phrase{"Ville", "City"}
)
