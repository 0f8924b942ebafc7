package words

// What the operator's commands say.
var (
	DeskReady      = Phrase{"Rebond répond sur {address}", "Rebond answers at {address}"}
	SetUpLink      = Phrase{"Le bureau n’a pas encore d’administrateur. Première administration, une seule fois : {link}", "The desk has no admin yet. First admin, once: {link}"}
	DemoLinks      = Phrase{"Liens de connexion, un par rôle, à usage unique :", "Sign-in links, one a role, good once:"}
	ImportRefused  = Phrase{"ligne {line}, {key} : {why}", "line {line}, {key}: {why}"}
	ImportProgress = Phrase{"{rows} lignes en {seconds} s…", "{rows} rows in {seconds} s…"}
	ImportDone     = Phrase{"{rows} lignes : {create} créées, {update} mises à jour, {unchanged} inchangées, {refused} refusées.", "{rows} rows: {create} created, {update} updated, {unchanged} unchanged, {refused} refused."}
	ImportWouldDo  = Phrase{"Aperçu de {rows} lignes : {create} à créer, {update} à mettre à jour, {unchanged} inchangées, {refused} refusées. Rien n’a été enregistré.", "Preview of {rows} rows: {create} to create, {update} to update, {unchanged} unchanged, {refused} refused. Nothing was saved."}
	NightAccount   = Phrase{"{name}, {city} ({key}) : plan terminé le {plan_expires_on}", "{name}, {city} ({key}): plan ended on {plan_expires_on}"}
	LetInWhat      = Phrase{"À ouvrir à la suite de l’adresse du bureau, une fois qu’il est relancé.", "To be opened after the desk’s address, once it runs again."}
	NightDone      = Phrase{"Nuit du {day} : {left|compte parti|comptes partis}.", "Night of {day}: {left|account|accounts} left."}
	NightWouldDo   = Phrase{"La nuit du {day} ferait partir {left|compte|comptes}. Rien n’a été enregistré.", "The night of {day} would make {left|account|accounts} leave. Nothing was saved."}
	NightMissed    = Phrase{"Rattrapage : {missed|nuit manquée|nuits manquées} depuis celle du {last}.", "Caught up: {missed|night|nights} missed since that of {last}."}
	VerifyDone     = Phrase{"{subjects|chaîne|chaînes}, {entries|entrée|entrées}, {flaws|écart|écarts}.", "{subjects|chain|chains}, {entries|entry|entries}, {flaws|flaw|flaws}."}
)
