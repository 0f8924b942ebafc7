package words

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

	PersonActive     = Phrase{"En poste", "Active"}
	PersonActiveWhat = Phrase{"Une personne qui n’est plus en poste est déconnectée aussitôt et ne peut plus entrer. Ce qu’elle a fait reste dans l’historique.", "Someone who is no longer active is signed out at once and can’t come in. What they did stays in the history."}
	PersonSave       = Phrase{"Enregistrer", "Save"}

	LinkMake    = Phrase{"Créer un lien", "Make a link"}
	LinkMakeFor = Phrase{"Créer un lien pour {name}", "Make a link for {name}"}
	LinkTitle   = Phrase{"Lien de connexion de {name}", "{name}’s sign-in link"}
	LinkWhat    = Phrase{"À usage unique, valable {hours} heures. Transmettez-le en personne ou par un canal sûr : il ne s’affichera plus.", "Good once, for {hours} hours. Hand it over in person or by a safe channel: it won’t be shown again."}
	LinkLabel   = Phrase{"Lien à copier", "Link to copy"}
)
