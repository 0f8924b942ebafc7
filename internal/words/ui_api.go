package words

import "rebond/internal/domain/because"

// What the API says that no page does.
var (
	APINotSignedIn    = Phrase{"Il faut être connecté", "You need to be signed in"}
	APINotSignedInDo  = Phrase{"Le jeton manque, a expiré ou n’est pas valable. Connectez-vous avec un nouveau lien personnel.", "The token is missing, expired or not valid. Sign in with a new personal link."}
	APINotFound       = Phrase{"Introuvable", "Not found"}
	APINoRoute        = Phrase{"Cette adresse n’existe pas dans l’API ; /api/v1/openapi.json les décrit toutes.", "There is no such address in the API; /api/v1/openapi.json describes them all."}
	APIConflict       = Phrase{"Ce n’est pas possible à l’état présent", "This isn’t possible as things stand"}
	APIWrongMethod    = Phrase{"Cette adresse ne prend pas cette méthode", "This address doesn’t take this method"}
	APIWrongMethodDo  = Phrase{"L’en-tête Allow dit lesquelles elle prend.", "The Allow header says which it takes."}
	APITooLarge       = Phrase{"Cette demande est trop grande", "This request is too large"}
	APITooLargeDo     = Phrase{"Une demande peut faire un mégaoctet au plus.", "A request may have one megabyte at most."}
	APIUnavailable    = Phrase{"La base de données ne répond pas ; rien n’a été enregistré. Réessayez dans quelques secondes, avec la même clé d’idempotence.", "The database doesn’t answer; nothing was saved. Try again in a few seconds, with the same idempotency key."}
	APIUnknownSaved   = Phrase{"On ne sait pas si c’est enregistré", "It isn’t known whether this was saved"}
	APIUnknownSavedDo = Phrase{"Renvoyez la même demande avec la même clé d’idempotence : elle ne comptera qu’une fois.", "Send the same request again with the same idempotency key: it counts once."}
	APIFault          = Phrase{"C’est une panne de notre côté, elle est notée. Réessayez ; si cela recommence, donnez la référence à un administrateur.", "Something broke on our side, and it is logged. Try again; if it happens again, give the reference to an administrator."}
)

// apiTexts say what is wrong with what the API alone is told, and what the commands
// refuse that speak to it.
var apiTexts = map[because.Text]Phrase{
	"api.bad_key":     {"Une clé d’idempotence a de 1 à {most} caractères ASCII visibles.", "An idempotency key has 1 to {most} visible ASCII characters."},
	"api.bad_version": {"« {value} » n’est pas un numéro de version.", "“{value}” isn’t a version number."},
	"api.bad_mark":    {"« {value} » n’est pas une place dans cette liste : prenez l’adresse que donne next.", "“{value}” isn’t a place in this list: take the address that next gives."},
	"api.bad_span":    {"« {value} » n’est pas un nombre de jours, comme 30d.", "“{value}” isn’t a number of days, such as 30d."},

	"cli.not_a_link":       {"Ce n’est pas un lien de connexion, comme http://bureau.example/sign-in/….", "This isn’t a sign-in link, such as http://desk.example/sign-in/…."},
	"cli.no_case_named":    {"Nommez le case par son identifiant, ou son compte par --account.", "Name the case by its id, or its account with --account."},
	"cli.no_case":          {"Le compte {account} n’a aucun case.", "The account {account} has no case."},
	"cli.several_accounts": {"Plusieurs comptes s’appellent « {value} » : {found}. Donnez l’identifiant de l’un d’eux.", "Several accounts are called “{value}”: {found}. Give the id of one of them."},
	"cli.several_people":   {"Plusieurs personnes s’appellent « {value} » : {found}. Donnez l’identifiant de l’une d’elles.", "Several people are called “{value}”: {found}. Give the id of one of them."},
}
