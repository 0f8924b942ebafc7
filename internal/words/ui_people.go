package words

import "strings"

// The people of the desk, for those who manage them.
var (
	PeopleTitle = Phrase{"Équipe", "People"}
	PeopleNoun  = Phrase{"personne|personnes", "person|people"}
	PersonIn    = Phrase{"en poste", "active"}
	PersonOut   = Phrase{"plus en poste", "no longer active"}
	RoleInTeam  = Phrase{"{role}, {team}", "{role}, {team}"}

	InviteTitle  = Phrase{"Inviter quelqu’un", "Invite someone"}
	InviteButton = Phrase{"Inviter", "Invite"}
	InviteWhat   = Phrase{"Son lien de connexion s’affichera ensuite, une seule fois.", "Their sign-in link is shown next, once."}
	TeamHint     = Phrase{"Pour un AM seulement.", "For an AM only."}

	PersonActiveWhat = Phrase{"Une personne qui n’est plus en poste est déconnectée aussitôt et ne peut plus entrer. Ce qu’elle a fait reste dans l’historique.", "Someone who is no longer active is signed out at once and can’t come in. What they did stays in the history."}
	PersonSave       = Phrase{"Enregistrer", "Save"}

	PersonAway  = Phrase{"absence jusqu’au {until}", "away until {until}"}
	LeadMark    = Phrase{"lead fid", "retention lead"}
	LeadWhat    = Phrase{"Fait les briefings des nouveaux cases (AL-8). Une seule personne : la marque passe de l’une à l’autre.", "Gives the briefings of new cases (AL-8). One person only: the mark moves from one to the other."}
	ManagerHint = Phrase{"Personne : n’importe quel manager.", "Nobody: any manager."}

	EstateTitle   = Phrase{"Ses comptes et ses tâches", "Their accounts and tasks"}
	EstateGone    = Phrase{"Cette personne n’est plus en poste, mais des comptes lui sont encore attribués : confiez-les à quelqu’un.", "This person is no longer active, and accounts are still theirs: hand them to someone."}
	EstateHolds   = Phrase{"{accounts|compte|comptes}, {tasks|tâche|tâches} à faire.", "{accounts|account|accounts}, {tasks|task|tasks} to do."}
	EstateWhat    = Phrase{"Tout passe à cette personne, compte par compte, avec les cases et les tâches (CH-3). Ce qui est refusé reste, et s’affiche.", "All goes to this person, account by account, with cases and tasks (CH-3). What is refused stays, and is shown."}
	EstateButton  = Phrase{"Tout confier", "Hand all over"}
	PassingGoesOn = Phrase{"{done|compte confié|comptes confiés}, {left|reste|restent}.", "{done|account handed over|accounts handed over}, {left|left|left}."}
	PassingDone   = Phrase{"{done|compte confié|comptes confiés}, et {tasks|autre tâche|autres tâches}.", "{done|account handed over|accounts handed over}, and {tasks|other task|other tasks}."}
	PassingKept   = Phrase{"Ceux-ci restent :", "These stay:"}
	PassingOn     = Phrase{"Continuer", "Go on"}
	PassingStop   = Phrase{"Arrêter ici", "Stop here"}

	AbsencesTitle     = Phrase{"Absences", "Absences"}
	AbsencesNone      = Phrase{"Aucune absence prévue.", "No absence ahead."}
	AbsencesNobody    = Phrase{"Tout le monde est là, et personne n’a prévu de s’absenter.", "Everyone is here, and nobody plans to be away."}
	AbsencePlan       = Phrase{"Prévoir une absence", "Plan an absence"}
	AbsenceUntilHint  = Phrase{"Dernier jour d’absence, compris.", "The last day away, included."}
	AbsenceDeputyHint = Phrase{"S’occupe des comptes et des tâches pendant ce temps, comme l’AM le ferait. Les comptes restent à l’AM.", "Looks after the accounts and tasks meanwhile, as the AM would. The accounts stay the AM’s."}
	AbsenceButton     = Phrase{"Noter l’absence", "Record the absence"}
	AbsenceSpan       = Phrase{"du {from} au {until}", "from {from} until {until}"}
	AbsenceNow        = Phrase{"en cours", "under way"}
	AbsenceDeputy     = Phrase{"Remplacement : {name}.", "Deputy: {name}."}
	AbsenceNoDeputy   = Phrase{"Sans remplacement.", "No deputy."}
	AbsenceInstead    = Phrase{"{deputy} n’est pas là non plus : {name} s’en occupe.", "{deputy} is away too: {name} looks after it."}
	AbsenceAlone      = Phrase{"Personne ne s’en occupe : un manager doit le faire.", "Nobody looks after it: a manager has to."}
	AbsenceBack       = Phrase{"De retour", "Back"}
	AbsenceCancel     = Phrase{"Annuler", "Cancel"}
	AbsenceEndOf      = Phrase{"Terminer l’absence de {name}", "End {name}’s absence"}
	OwnerAway         = Phrase{"{name} (absence jusqu’au {until})", "{name} (away until {until})"}
	OwnerReplaced     = Phrase{"{name} (jusqu’au {until}, voir {deputy})", "{name} (until {until}, see {deputy})"}
	TaskInPlaceOf     = Phrase{"{name}, que vous remplacez jusqu’au {until}", "{name}, for whom you stand in, away until {until}"}

	WaysTitle     = Phrase{"Sessions et jetons", "Sessions and tokens"}
	WaysNone      = Phrase{"Aucun accès ouvert.", "No way in is open."}
	WaysEndOthers = Phrase{"Fermer toutes les autres sessions", "End all other sessions"}
	WayHere       = Phrase{"ici", "this one"}
	WaySession    = Phrase{"Session dans un navigateur", "Session in a browser"}
	WayToken      = Phrase{"Jeton d’API", "API token"}
	WayTokenOf    = Phrase{"Jeton « {name} »", "Token “{name}”"}
	WayWhole      = Phrase{"peut tout ce que peut cette personne", "may do all that its person may"}
	WayFrom       = Phrase{"depuis {address}", "from {address}"}
	WayBegun      = Phrase{"ouvert le {at}", "since {at}"}
	WaySeen       = Phrase{"vu le {at}", "last seen {at}"}
	WayUntil      = Phrase{"jusqu’au {day}", "until {day}"}
	WayEnd        = Phrase{"Fermer", "End"}
	WayEndOf      = Phrase{"Fermer : {name}", "End: {name}"}

	TokenTitle    = Phrase{"Créer un jeton d’API", "Make an API token"}
	TokenWhat     = Phrase{"Pour un programme qui travaille en votre nom. Il ne peut jamais plus que vous.", "For a program that works in your name. It can never do more than you."}
	TokenNameHint = Phrase{"À quoi il sert, pour le reconnaître plus tard.", "What it is for, to know it again later."}
	TokenButton   = Phrase{"Créer le jeton", "Make the token"}
	TokenNew      = Phrase{"Votre nouveau jeton", "Your new token"}
	TokenNewWhat  = Phrase{"Copiez-le maintenant : il ne s’affichera plus.", "Copy it now: it won’t be shown again."}
	TokenLabel    = Phrase{"Jeton à copier", "Token to copy"}
	DaysNoun      = Phrase{"jour|jours", "day|days"}

	PermissionsTitle  = Phrase{"Qui peut quoi", "Who may do what"}
	PermissionsWhat   = Phrase{"La table même que le logiciel applique, partout.", "The very table that the software applies, everywhere."}
	PermissionsAction = Phrase{"Action", "Action"}
	PermissionsYes    = Phrase{"oui", "yes"}
	PermissionsNo     = Phrase{"non", "no"}
	WhyNotTitle       = Phrase{"Pourquoi ne puis-je pas tout faire ici ?", "Why can’t I do everything here?"}
	WhoCan            = Phrase{"Aujourd’hui, peuvent le faire : {names}.", "Those who can, today: {names}."}
	WhoCanMore        = Phrase{"Aujourd’hui, peuvent le faire : {names} et {n|autre personne|autres personnes}.", "Those who can, today: {names} and {n|other|others}."}
	WhoCanNobody      = Phrase{"Personne qui le puisse n’est là aujourd’hui.", "Nobody who can is here today."}

	CLIAbsenceEnded = Phrase{"Le retour est noté.", "The return is recorded."}
	CLIWayEnded     = Phrase{"C’est fermé.", "It is ended."}

	LinkMake    = Phrase{"Créer un lien", "Make a link"}
	LinkMakeFor = Phrase{"Créer un lien pour {name}", "Make a link for {name}"}
	LinkTitle   = Phrase{"Lien de connexion de {name}", "{name}’s sign-in link"}
	LinkWhat    = Phrase{"À usage unique, valable {hours} heures. Transmettez-le en personne ou par un canal sûr : il ne s’affichera plus.", "Good once, for {hours} hours. Hand it over in person or by a safe channel: it won’t be shown again."}
	LinkLabel   = Phrase{"Lien à copier", "Link to copy"}
)

// browsers and machines are how they name themselves, the first that is found first.
var (
	browsers = []struct{ mark, name string }{
		{"Edg/", "Edge"},
		{"Firefox/", "Firefox"},
		{"Chrome/", "Chrome"},
		{"Safari/", "Safari"},
	}
	machines = []struct{ mark, name string }{
		{"iPhone", "iPhone"},
		{"iPad", "iPad"},
		{"Android", "Android"},
		{"Windows", "Windows"},
		{"Mac OS X", "Mac"},
		{"Linux", "Linux"},
	}
	browserOn      = Phrase{"{browser} sur {machine}", "{browser} on {machine}"}
	anotherBrowser = Phrase{"Autre navigateur", "Another browser"}
)

// Browser says which browser names itself so, and on which machine.
func Browser(lang Lang, agent string) string {
	for _, b := range browsers {
		if !strings.Contains(agent, b.mark) {
			continue
		}
		for _, m := range machines {
			if strings.Contains(agent, m.mark) {
				return lang.Say(browserOn, "browser", b.name, "machine", m.name)
			}
		}
		return b.name
	}
	return lang.Say(anotherBrowser)
}
