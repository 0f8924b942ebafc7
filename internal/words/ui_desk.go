package words

// What stands around every page: the header, the menus, the keys, the demo's bar.
var (
	Product      = Phrase{"Rebond", "Rebond"}
	SkipToPage   = Phrase{"Aller au contenu", "Skip to content"}
	NavDesk      = Phrase{"Navigation principale", "Main navigation"}
	NavCases     = Phrase{"Cases", "Cases"}
	NavAccounts  = Phrase{"Comptes", "Accounts"}
	SearchLabel  = Phrase{"Chercher un compte par nom, ville, téléphone, e-mail, SIRET ou clé du CRM", "Search an account by name, city, phone, e-mail, SIRET or CRM key"}
	SearchHint   = Phrase{"Salon, ville, téléphone, e-mail", "Salon, city, phone, e-mail"}
	SearchButton = Phrase{"Chercher", "Search"}
	Menu         = Phrase{"Menu", "Menu"}
	Language     = Phrase{"Langue", "Language"}
	ThemeTitle   = Phrase{"Apparence", "Appearance"}
	ThemeSystem  = Phrase{"Système", "System"}
	ThemeLight   = Phrase{"Clair", "Light"}
	ThemeDark    = Phrase{"Sombre", "Dark"}
	SignOut      = Phrase{"Se déconnecter", "Sign out"}
	Close        = Phrase{"Fermer", "Close"}

	KeysButton = Phrase{"Raccourcis clavier", "Keyboard shortcuts"}
	KeysOff    = Phrase{"Dans un champ de saisie, seuls Ctrl et ⌘ restent actifs.", "While typing in a field, only Ctrl and ⌘ stay active."}
	KeysSingle = Phrase{"Raccourcis à une seule touche", "Single-key shortcuts"}
	KeySearch  = Phrase{"Chercher un compte", "Search an account"}
	KeyHelp    = Phrase{"Afficher ces raccourcis", "Show these shortcuts"}
	KeyCases   = Phrase{"Aller aux cases", "Go to cases"}
	KeyCompte  = Phrase{"Aller aux comptes", "Go to accounts"}
	KeyDown    = Phrase{"Ligne suivante", "Next row"}
	KeyUp      = Phrase{"Ligne précédente", "Previous row"}
	KeyOpen    = Phrase{"Ouvrir la ligne", "Open the row"}
	KeyCall    = Phrase{"Noter l’appel : pas de réponse, messagerie, joint, mauvais numéro", "Record the call: no answer, voicemail, reached, wrong number"}
	KeyTo      = Phrase{"à", "to"}
	KeyAct     = Phrase{"Aller à l’action de la page", "Go to the page’s action"}
	KeySend    = Phrase{"Envoyer le formulaire", "Send the form"}
	KeyEscape  = Phrase{"Fermer, quitter le champ", "Close, leave the field"}
	KeyThen    = Phrase{"puis", "then"}
	KeyOr      = Phrase{"ou", "or"}

	DemoBar   = Phrase{"Horloge de la démo", "Demo clock"}
	DemoToday = Phrase{"Démo : nous sommes le {day}", "Demo: today is {day}"}
	DemoDay   = Phrase{"+1 jour", "+1 day"}
	DemoWeek  = Phrase{"+7 jours", "+7 days"}
	DemoMonth = Phrase{"+30 jours", "+30 days"}

	EffectsLate = Phrase{
		"{n|effet attend|effets attendent} hors de Rebond après la date prévue. Réglages → Santé du bureau dit lesquels, et qui s’en charge.",
		"{n|effect is|effects are} still waiting outside Rebond after the day they were due. Settings → Desk health says which, and who carries them.",
	}
	NightLate = Phrase{
		"La nuit du {day} n’est pas encore passée : les statuts et les échéances peuvent dater de la veille.",
		"The night of {day} hasn’t run yet: statuses and deadlines may be a day old.",
	}
)

// Reasons, deadlines and states, said alike on every page.
var (
	Why        = Phrase{"Pourquoi ?", "Why?"}
	WhyOf      = Phrase{"Pourquoi ? {what}", "Why? {what}"}
	WhyPolicy  = Phrase{"Politique {version}", "Policy {version}"}
	RuleMark   = Phrase{"§ {rule}", "§ {rule}"}
	NotKnown   = Phrase{"non renseigné", "not known"}
	StateDone  = Phrase{"fait", "done"}
	StateHere  = Phrase{"étape en cours", "current step"}
	StateAhead = Phrase{"à venir", "to come"}
	Optional   = Phrase{"facultatif", "optional"}
	Choose     = Phrase{"Choisir…", "Choose…"}
	DayFormat  = Phrase{"Date au format AAAA-MM-JJ", "A date as YYYY-MM-DD"}

	// What stands above a form that was refused, or that met another change.
	RefusedCount = Phrase{"{n|condition n’est pas remplie|conditions ne sont pas remplies}", "{n|condition isn’t met|conditions aren’t met}"}
	NothingSaved = Phrase{"Rien n’a été enregistré. La page ci-dessous montre où en sont les choses.", "Nothing was saved. The page below shows how things stand now."}
	KeptTyped    = Phrase{"Rien n’a été enregistré. Ce que vous avez saisi est conservé ci-dessous.", "Nothing was saved. What you typed is kept below."}

	ClashTitle   = Phrase{"Quelqu’un a modifié la même chose entre-temps", "Someone changed the same thing meanwhile"}
	ClashWhat    = Phrase{"Rien n’a été enregistré. Comparez, puis renvoyez le formulaire pour garder votre valeur, ou quittez la page pour garder l’autre.", "Nothing was saved. Compare, then send the form again to keep your value, or leave the page to keep the other."}
	ClashField   = Phrase{"Champ", "Field"}
	ClashTheirs  = Phrase{"Valeur enregistrée", "Saved value"}
	ClashYours   = Phrase{"Votre saisie", "What you typed"}
	ClashBy      = Phrase{"{who}, {at}", "{who}, {at}"}
	ClashDiscard = Phrase{"Garder la valeur enregistrée", "Keep the saved value"}
)
