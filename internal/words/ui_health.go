package words

// The page that tells how the desk itself is.
var (
	HealthTitle     = Phrase{"Santé du bureau", "Desk health"}
	HealthWhat      = Phrase{"l’horloge, les nuits, ce qui doit encore se passer dehors", "the clock, the nights, what is still to happen outside"}
	HealthGood      = Phrase{"Tout va bien : la nuit est passée et l’horloge est à l’heure.", "All is well: the night has passed and the clock is right."}
	HealthClock     = Phrase{"Le bureau est au", "The desk is on"}
	HealthDatabase  = Phrase{"Base de données", "Database"}
	HealthInHand    = Phrase{"À faire hors de Rebond", "To happen outside Rebond"}
	HealthLate      = Phrase{"Dont en retard", "Of which late"}
	HealthNone      = Phrase{"aucun", "none"}
	HealthLateTitle = Phrase{"Effets en retard", "Late effects"}
	HealthLateWhat  = Phrase{"Les plus anciens d’abord. Chacun est une tâche : il est confirmé quand elle est faite.", "The oldest first. Each is a task: it is confirmed when that is done."}
	HealthEffect    = Phrase{"Effet", "Effect"}
	HealthDue       = Phrase{"Prévu", "Planned for"}
	HealthWho       = Phrase{"Par", "By"}
	HealthNights    = Phrase{"Les dernières nuits", "The latest nights"}
	HealthNight     = Phrase{"Nuit du", "Night of"}
	HealthEnded     = Phrase{"Terminée", "Ended"}
	HealthEndedAt   = Phrase{"à {time}", "at {time}"}
	HealthTook      = Phrase{"à {time}, en {seconds} s", "at {time}, in {seconds} s"}
	HealthLeft      = Phrase{"Départs", "Left"}
	HealthNoNight   = Phrase{"Aucune nuit n’est encore passée.", "No night has passed yet."}

	EffectsNoun      = Phrase{"effet|effets", "effect|effects"}
	AccountsLeftNoun = Phrase{"compte parti|comptes partis", "account left|accounts left"}
)
