package demo

// briefings are what the retention lead tells an AM.
var briefings = []string{
	"Cliente depuis trois ans, panier élevé : on peut aller jusqu’à deux mois offerts.",
	"Ne pas parler du tarif en premier : le vrai sujet, c’est le ticket resté sans réponse.",
	"Déjà relancée au printemps. Écouter d’abord, proposer une formation d’une heure.",
	"Voisin d’un salon parti chez un concurrent : lui montrer les avis et la visibilité locale.",
}

// calls are what an AM notes of a call that reached the partner.
var calls = []string{
	"Jointe entre deux clientes : trop cher pour deux fauteuils, rappelle après son congé.",
	"Il ne savait pas que les rappels par SMS étaient compris. Intéressé, veut y réfléchir.",
	"Agacée par les doublons d’agenda ; prête à rester si quelqu’un lui montre.",
	"Sa comptable lui a conseillé de tout couper. Veut voir les chiffres avant de décider.",
}

// meetings are what an AM notes of an appointment.
var meetings = []string{
	"En visio, avec son associée.",
	"Au salon, avant l’ouverture.",
	"Par téléphone ; préparer les chiffres des six derniers mois.",
}

// bargains are what is on the table.
var bargains = []string{
	"Remise de 30 % pendant trois mois contre un engagement d’un an.",
	"Passage à l’offre d’entrée, sans la caisse. Réponse attendue de son associée.",
	"Deux mois offerts et une formation de l’équipe.",
}
