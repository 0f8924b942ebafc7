package words

import "rebond/internal/domain/because"

// signInTexts are the sentences and words of signing in.
var signInTexts = map[because.Text]Phrase{
	"password.missing":   {"Donnez un mot de passe.", "Give a password."},
	"password.too_short": {"{least} caractères au moins ; il en a {length}.", "At least {least} characters; this has {length}."},
	"password.too_long":  {"{most} caractères au plus.", "At most {most} characters."},
	"password.common":    {"Ce mot de passe est de ceux que l’on essaie en premier : mots courants, suites du clavier, répétitions. Prenez plutôt une phrase à vous.", "This password is among the first that anyone tries: common words, keyboard runs, repeats. Take a sentence of your own instead."},
	"password.own":       {"Ce mot de passe tient à votre nom, à votre adresse ou au nom du bureau : prenez-en un qui ne parle pas de vous.", "This password is made of your name, your address or the desk’s name: take one that doesn’t speak of you."},

	"sign_in.wrong":          {"L’adresse et le mot de passe ne vont pas ensemble.", "The address and the password don’t go together."},
	"sign_in.code_wrong":     {"Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant.", "This code isn’t right, or was used already. Wait for the next one."},
	"sign_in.too_soon":       {"Trop d’essais : réessayez dans {minutes|minute|minutes}. Une clé d’accès ou un lien d’administrateur ouvrent toujours.", "Too many tries: try again in {minutes|minute|minutes}. A passkey or an administrator’s link always lets you in."},
	"sign_in.step_over":      {"Cette étape a expiré : recommencez la connexion.", "This step is over: sign in again."},
	"sign_in.session_over":   {"Votre session est terminée : reconnectez-vous.", "Your session is over: sign in again."},
	"sign_in.not_fresh":      {"Confirmez d’abord que c’est vous.", "First confirm that it’s you."},
	"sign_in.no_password":    {"Il n’y a pas de mot de passe à supprimer.", "There is no password to remove."},
	"sign_in.changed_own":    {"Chacun choisit ses moyens de connexion.", "Everyone chooses how they sign in."},
	"sign_in.reset_by_admin": {"Un administrateur peut rouvrir la porte à quelqu’un qui ne peut plus entrer.", "An administrator can open the door again for someone who can’t come in any more."},

	"second_factor.no_key":         {"Ce bureau n’a pas de clé pour garder un second facteur (--secret-file).", "This desk has no key to keep a second factor with (--secret-file)."},
	"second_factor.none":           {"Il n’y a pas de second facteur.", "There is no second factor."},
	"second_factor.short_password": {"Votre mot de passe est court : seul, il lui faut {least} caractères. Changez-le d’abord.", "Your password is short: alone it needs {least} characters. Change it first."},
	"second_factor.key_lost":       {"La clé du bureau a changé : ce second facteur ne peut plus être lu. Prenez un code de secours, ou demandez à un administrateur de réinitialiser votre connexion.", "The desk’s key has changed: this second factor can’t be read any more. Take a recovery code, or ask an administrator to reset your sign-in."},
	"passkey.name_too_long":        {"{most} caractères au plus pour le nom.", "At most {most} characters for the name."},
	"passkey.unknown":              {"Cette clé d’accès n’est plus là.", "This passkey isn’t there any more."},
	"passkey.not_proved":           {"La clé d’accès n’a pas pu être vérifiée. Réessayez.", "The passkey couldn’t be checked. Try again."},
	"passkey.needs_name":           {"Une clé d’accès tient à un nom : « {host} » n’en est pas un. Ouvrez le bureau par son nom.", "A passkey is bound to a name, and “{host}” is none. Open the desk by its name."},
	"passkey.taken":                {"Cette clé d’accès est déjà enregistrée.", "This passkey is already here."},
	"cli.bad_origin":               {"« {value} » n’est pas l’adresse d’un site, comme https://rebond.example.", "“{value}” isn’t a site’s address, such as https://rebond.example."},
	"person.token_needs_session":   {"Avec un second facteur, un lien ne suffit pas pour un jeton : connectez-vous au bureau.", "With a second factor a link isn’t enough for a token: sign in to the desk."},

	"sign_in_way.link":     {"par un lien", "by a link"},
	"sign_in_way.password": {"par mot de passe", "by password"},
	"sign_in_way.passkey":  {"par clé d’accès", "by passkey"},
	"sign_in_way.provider": {"par l’annuaire de l’entreprise", "by the company’s directory"},
	"sign_in_way.code":     {"par le second facteur", "by the second factor"},

	"sign_in_outcome.came_in": {"réussie", "signed in"},
	"sign_in_outcome.refused": {"refusée", "refused"},
	"sign_in_outcome.halfway": {"second facteur demandé", "second factor asked for"},

	"verb.person.password_set":          {"a choisi un mot de passe", "chose a password"},
	"verb.person.password_removed":      {"a supprimé son mot de passe", "removed their password"},
	"verb.person.second_factor_set":     {"a mis un second facteur", "set up a second factor"},
	"verb.person.second_factor_removed": {"a retiré son second facteur", "removed their second factor"},
	"verb.person.recovery_codes_made":   {"a refait ses codes de secours", "made new recovery codes"},
	"verb.person.recovery_code_used":    {"a utilisé un code de secours", "used a recovery code"},
	"verb.person.passkey_added":         {"a ajouté une clé d’accès", "added a passkey"},
	"verb.person.passkey_removed":       {"a supprimé une clé d’accès", "removed a passkey"},
	"verb.person.sign_in_reset":         {"a réinitialisé la connexion d’une personne", "reset a person’s sign-in"},

	"said.person.password_set":          {"Le mot de passe est enregistré ; vos autres sessions sont fermées.", "The password is saved; your other sessions are over."},
	"said.person.password_removed":      {"Le mot de passe est supprimé ; vos autres sessions sont fermées.", "The password is removed; your other sessions are over."},
	"said.person.second_factor_set":     {"Le second facteur est en place ; vos autres sessions sont fermées.", "The second factor is in place; your other sessions are over."},
	"said.person.second_factor_removed": {"Le second facteur est retiré ; vos autres sessions sont fermées.", "The second factor is removed; your other sessions are over."},
	"said.person.passkey_added":         {"La clé d’accès est ajoutée ; vos autres sessions sont fermées.", "The passkey is added; your other sessions are over."},
	"said.person.passkey_removed":       {"La clé d’accès est supprimée ; vos autres sessions sont fermées.", "The passkey is removed; your other sessions are over."},
	"said.person.confirmed":             {"C’est bien vous : vous avez dix minutes.", "It’s you: you have ten minutes."},

	"field.password":             {"Mot de passe", "Password"},
	"field.new_password":         {"Nouveau mot de passe", "New password"},
	"field.code":                 {"Code", "Code"},
	"field.password_set_at":      {"Mot de passe choisi", "Password chosen"},
	"field.short_password":       {"Mot de passe court", "Short password"},
	"field.second_factor_set_at": {"Second facteur mis", "Second factor set up"},
	"field.recovery_codes_left":  {"Codes de secours restants", "Recovery codes left"},
	"field.person":               {"Personne", "Person"},
	"field.added_at":             {"Ajoutée", "Added"},
}
