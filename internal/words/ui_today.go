package words

// Ma journée: what needs one person now.
var (
	NavToday    = Phrase{"Ma journée", "My day"}
	TodayCount  = Phrase{"{n|chose vous attend|choses vous attendent}", "{n|thing waits for you|things wait for you}"}
	TodayLate   = Phrase{"En retard", "Late"}
	TodayDue    = Phrase{"Aujourd’hui", "Today"}
	TodayDecide = Phrase{"À décider", "To be decided"}
	TodayEnding = Phrase{"Préavis qui se terminent", "Notices that end"}
	TodayNobody = Phrase{"Sans AM", "Without an AM"}
	TodayBehind = Phrase{"En retard dans l’équipe", "Late in the team"}
	TodayOpen   = Phrase{"Ouvrir", "Open"}
	TodayMore   = Phrase{"Voir toutes les tâches", "See all tasks"}
	TodayQuiet  = Phrase{"Rien d’autre n’est prévu.", "Nothing else is planned."}

	TodayOpenOf = Phrase{"Ouvrir : {task}, {salon}", "Open: {task}, {salon}"}
	TodayDoneOf = Phrase{"C’est fait : {task}, {salon}", "Done: {task}, {salon}"}

	// What a case waits for.
	TodayDecideWhat = Phrase{"Décider de l’issue", "Decide the outcome"}
	TodayDecideNote = Phrase{"Reçu le {received_on} : {medium}. PED le {day}.", "Received on {received_on}: {medium}. PED on {day}."}
	TodayFormWhat   = Phrase{"Relancer : rien d’écrit n’est arrivé", "Follow up: nothing in writing has come"}
	TodayCallWhat   = Phrase{"Appeler le partenaire", "Call the partner"}
	TodayLacks      = Phrase{"Pour l’assigner, il manque : {needs}", "To assign it, missing: {needs}"}
	TodayMissing    = Phrase{"Il manque : {pieces}", "Missing: {pieces}"}
	TodayEndWhat    = Phrase{"Fin du plan", "End of the plan"}
	TodayEndNote    = Phrase{"Les accès se coupent et la facturation s’arrête après ce jour.", "Access is cut and billing stops after this day."}
	TodayNobodyNote = Phrase{"Ce compte n’a pas d’AM : confiez-le à quelqu’un.", "This account has no AM: hand it to someone."}
	TodayOfWhom     = Phrase{"AM : {who}", "AM: {who}"}
	TodayInPlaceOf  = Phrase{"À la place de {who}", "In place of {who}"}
	TodayYourQueue  = Phrase{"File de votre équipe", "Your team’s queue"}

	KeyToday = Phrase{"Aller à ma journée", "Go to my day"}
	KeyDone  = Phrase{"Terminer la tâche de la ligne", "Finish the row’s task"}
)
