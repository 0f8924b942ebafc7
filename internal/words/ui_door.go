package words

// Coming in, going out, and what went wrong.
var (
	SignInTitle   = Phrase{"Se connecter", "Sign in"}
	SignInHello   = Phrase{"Bonjour {name}", "Hello {name}"}
	SignInWhat    = Phrase{"Ce lien personnel ouvre votre bureau. Il ne sert qu’une fois.", "This personal link opens your desk. It works once."}
	SignInButton  = Phrase{"Se connecter", "Sign in"}
	SignInAsk     = Phrase{"La première fois, ou sans mot de passe : demandez un lien à un administrateur, puis ouvrez-le dans ce navigateur. Il ne sert qu’une fois.", "The first time, or without a password: ask an administrator for a link, then open it in this browser. It works once."}
	SignInStale   = Phrase{"Ce lien a déjà servi ou a expiré", "This link was used already, or has expired"}
	SignInStaleDo = Phrase{"Demandez-en un nouveau à un administrateur.", "Ask an administrator for a new one."}
	SignInDemo    = Phrase{"Sur la démo, un lien par rôle s’affiche dans le terminal où tourne Rebond.", "In the demo, a link for each role stands in the terminal that runs Rebond."}

	SetUpTitle  = Phrase{"Premier accès", "First access"}
	SetUpWhat   = Phrase{"Rebond est prêt et vide. Vous en serez l’administrateur : c’est vous qui inviterez les autres.", "Rebond is ready and empty. You’ll be its administrator: you invite the others."}
	SetUpButton = Phrase{"Créer mon accès", "Create my access"}
	SetUpEmail  = Phrase{"Votre adresse professionnelle.", "Your work address."}

	SignedOutTitle = Phrase{"Vous êtes déconnecté", "You are signed out"}
	SignedOutWhat  = Phrase{"Tout ce que vous avez enregistré est conservé. À bientôt.", "Everything you saved is kept. See you soon."}

	ForbiddenTitle   = Phrase{"Cette action revient à quelqu’un d’autre", "This is for someone else to do"}
	ForbiddenWhat    = Phrase{"Rien n’a été enregistré. Voici ce qui s’y oppose et qui peut le faire :", "Nothing was saved. This is what stands in the way, and who can do it:"}
	ForbiddenPlain   = Phrase{"Rien n’a été enregistré. Demandez à l’AM du compte, à un manager ou à un administrateur.", "Nothing was saved. Ask the account’s AM, a manager or an administrator."}
	NotFoundTitle    = Phrase{"Cette page n’existe pas", "This page doesn’t exist"}
	NotFoundWhat     = Phrase{"L’adresse est incomplète, ou ce qu’elle désignait n’est pas dans ce bureau. Cherchez le salon par son nom ou sa ville.", "The address is incomplete, or what it named isn’t in this desk. Search the salon by name or city."}
	ConflictTitle    = Phrase{"Quelqu’un a modifié ce compte entre-temps", "Someone changed this account meanwhile"}
	ConflictWhat     = Phrase{"Rien n’a été enregistré. Rouvrez la page pour voir ce qui a changé, puis recommencez.", "Nothing was saved. Open the page again to see what changed, then try again."}
	RefusedTitle     = Phrase{"Ce n’est pas possible ainsi", "This can’t be done this way"}
	RefusedWhat      = Phrase{"Rien n’a été enregistré. Voici ce qui manque :", "Nothing was saved. This is what is missing:"}
	TooLargeTitle    = Phrase{"C’est trop long pour être envoyé", "This is too long to be sent"}
	TooLargeWhat     = Phrase{"Rien n’a été enregistré. Un formulaire tient en un mégaoctet : revenez en arrière, votre texte y est encore, et raccourcissez-le.", "Nothing was saved. A form holds one megabyte: go back, your text is still there, and shorten it."}
	FaultTitle       = Phrase{"Rebond n’a pas pu répondre", "Rebond couldn’t answer"}
	FaultWhat        = Phrase{"C’est une panne de notre côté, elle est notée. Réessayez ; si cela recommence, donnez cette référence à un administrateur.", "Something broke on our side, and it is logged. Try again; if it happens again, give this reference to an administrator."}
	UnavailableTitle = Phrase{"Rebond est momentanément indisponible", "Rebond is unavailable for a moment"}
	UnavailableWhat  = Phrase{"La base de données ne répond pas. Réessayez dans une minute : rien de ce qui était enregistré n’est perdu, et renvoyer le même formulaire ne le compte qu’une fois.", "The database doesn’t answer. Try again in a minute: nothing saved is lost, and sending the same form again counts once."}
	Reference        = Phrase{"Référence", "Reference"}
	TryAgain         = Phrase{"Réessayer", "Try again"}
	BackToDesk       = Phrase{"Aller aux cases", "Go to cases"}
	BackToPage       = Phrase{"Rouvrir la page", "Open the page again"}
)
