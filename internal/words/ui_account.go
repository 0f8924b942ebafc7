package words

// The page of an account.
var (
	AccountKicker     = Phrase{"Compte", "Account"}
	AccountTitle      = Phrase{"{salon} – Compte", "{salon} – Account"}
	AccountIncomplete = Phrase{"À compléter", "To complete"}
	AccountGaps       = Phrase{"L’import n’a pas dit :", "The import didn’t say:"}
	AccountGapsWhat   = Phrase{"Complétez dans le CRM, puis réimportez ; un PED que l’export ne dit pas se suit encore dans le CRM.", "Complete it in the CRM, then import again; a PED that the export doesn’t say is still followed in the CRM."}
	AccountDates      = Phrase{"Dates", "Dates"}
	AccountContract   = Phrase{"Contrat", "Contract"}
	AccountCases      = Phrase{"Cases en cours", "Cases under way"}
	AccountPastCases  = Phrase{"Cases passés", "Past cases"}
	AccountTimeline   = Phrase{"Chronologie", "Timeline"}
	AccountEarlier    = Phrase{"Plus ancien", "Earlier"}
	AccountNow        = Phrase{"Aujourd’hui, {day}", "Today, {day}"}
	AccountNoPast     = Phrase{"Rien avant aujourd’hui.", "Nothing before today."}
	AccountNoAhead    = Phrase{"Rien de prévu.", "Nothing planned."}
	AccountAhead      = Phrase{"prévu", "planned"}

	HandOverTitle  = Phrase{"Confier le compte à un autre AM", "Hand the account to another AM"}
	HandOverWhat   = Phrase{"Les cases ouverts et les tâches de l’AM suivent le compte.", "The AM’s open cases and tasks follow the account."}
	HandOverButton = Phrase{"Confier le compte", "Hand it over"}

	RequestTitle   = Phrase{"Ouvrir une demande de churn", "Open a churn request"}
	RequestWhat    = Phrase{"Le partenaire veut partir. Le case va à son AM et le compte passe en Rétention.", "The partner wants to leave. The case goes to their AM and the account to Retention."}
	RequestSigned  = Phrase{"Le compte ne le dit pas encore. Un contrat tout récent, c’est un pré-churn.", "The account doesn’t say it yet. A very recent contract is a pre-churn."}
	RequestButton  = Phrase{"Ouvrir la demande", "Open the request"}
	RequestNo      = Phrase{"Pas de nouvelle demande de churn possible :", "No new churn request is possible:"}
	RequestJoins   = Phrase{"Ajouter une demande au case ouvert", "Add a request to the open case"}
	RequestJoinsIs = Phrase{"Une demande est déjà ouverte : celle-ci la rejoint.", "A request is open already: this one joins it."}
)
