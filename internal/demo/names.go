package demo

import (
	"fmt"
	"strings"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/fold"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

// team is who works at the demo's desk; the first of each role greets its guests.
var team = []staff.Person{
	{Name: "Nina Vasseur", Email: "nina.vasseur@rebond.example", Role: staff.AM, Team: staff.Growth},
	{Name: "Bastien Corvellec", Email: "bastien.corvellec@rebond.example", Role: staff.AM, Team: staff.Growth},
	{Name: "Zoé Marchadier", Email: "zoe.marchadier@rebond.example", Role: staff.AM, Team: staff.Growth},
	{Name: "Théodore Lanfrey", Email: "theodore.lanfrey@rebond.example", Role: staff.AM, Team: staff.Onboarding},
	{Name: "Omar Belkacem", Email: "omar.belkacem@rebond.example", Role: staff.CX},
	{Name: "Lucie Fontbonne", Email: "lucie.fontbonne@rebond.example", Role: staff.CX},
	{Name: "Sacha Delorme", Email: "sacha.delorme@rebond.example", Role: staff.Sales},
	{Name: "Maï Lecointre", Email: "mai.lecointre@rebond.example", Role: staff.Content},
	{Name: "Félix Aubanel", Email: "felix.aubanel@rebond.example", Role: staff.Finance},
	{Name: "Mona Dréau", Email: "mona.dreau@rebond.example", Role: staff.Manager},
	{Name: "Agathe Roussillon", Email: "agathe.roussillon@rebond.example", Role: staff.Admin},
}

var (
	kinds  = []string{"Salon", "Atelier", "Maison", "Institut", "Studio", "Coiffure", "Barbier", "Espace", "Chez", "L’Instant", "La Parenthèse", "Le Comptoir"}
	givens = []string{
		"Aurore", "Bérénice", "Capucine", "Delphine", "Élodie", "Faustine", "Gabin", "Honorine", "Iris", "Jade", "Kenza", "Léonie", "Maëlys",
		"Noémie", "Océane", "Pauline", "Quentin", "Rosalie", "Solène", "Tiphaine", "Ursule", "Violette", "Wassim", "Yasmine", "Zélie",
	}
	tails  = []string{"", "", "", " & Fille", " Coiffure", " Beauté", " Mixte", " Esthétique", " et Compagnie", " – Barbier"}
	places = []struct{ postcode, city string }{
		{"69002", "Lyon"},
		{"75011", "Paris"},
		{"75018", "Paris"},
		{"13006", "Marseille"},
		{"31000", "Toulouse"},
		{"44000", "Nantes"},
		{"33000", "Bordeaux"},
		{"59000", "Lille"},
		{"67000", "Strasbourg"},
		{"35000", "Rennes"},
		{"06000", "Nice"},
		{"34000", "Montpellier"},
		{"38000", "Grenoble"},
		{"21000", "Dijon"},
		{"49100", "Angers"},
		{"63000", "Clermont-Ferrand"},
		{"37000", "Tours"},
		{"29200", "Brest"},
		{"42000", "Saint-Étienne"},
		{"76600", "Le Havre"},
		{"51100", "Reims"},
		{"83000", "Toulon"},
		{"72000", "Le Mans"},
		{"30000", "Nîmes"},
		{"25000", "Besançon"},
		{"57000", "Metz"},
		{"54000", "Nancy"},
		{"86000", "Poitiers"},
		{"17000", "La Rochelle"},
		{"64100", "Bayonne"},
		{"74000", "Annecy"},
		{"84000", "Avignon"},
		{"14000", "Caen"},
		{"87000", "Limoges"},
		{"56100", "Lorient"},
		{"01000", "Bourg-en-Bresse"},
	}
	streets = []string{"rue de la République", "avenue Jean-Jaurès", "place du Marché", "rue Victor-Hugo", "rue des Lilas", "boulevard Gambetta", "rue du Four", "quai des Tanneurs"}
	offers  = []struct {
		name  string
		on    partner.Platform
		cents int64
	}{
		{"Connect", partner.Connect, 49_90}, {"Connect Plus", partner.Connect, 69_00}, {"Pro", partner.Pro, 89_00}, {"Pro Équipe", partner.Pro, 129_50},
	}
)

// salon invents the nth salon. Every twentieth left before the demo begins.
func (s *story) salon(n int) partner.Account {
	name := fmt.Sprintf("%s %s%s", pick(s, kinds), givens[n%len(givens)], pick(s, tails))
	place, offer := pick(s, places), pick(s, offers)
	revenue, nps := offer.cents, s.chance.IntN(11)
	a := partner.Account{
		Key: fmt.Sprintf("0013X%010dDEM", n), Name: name, Platform: offer.on, Offer: offer.name, MonthlyRevenue: &revenue, NPS: &nps,
		Phone:  fmt.Sprintf("+33199%06d", n),
		Email:  fmt.Sprintf("contact%d@%s.example", n, strings.ReplaceAll(fold.Text(name), " ", "-")),
		Street: fmt.Sprintf("%d %s", 1+s.chance.IntN(90), pick(s, streets)), Postcode: place.postcode, City: place.city, Country: "FR",
		CreatedOn: s.today().AddDays(-90 - s.chance.IntN(1800)), Status: partner.Active,
	}
	if n%20 == 19 {
		a.Status = partner.Churned
	}
	return a
}

// wishes are what partners say.
var wishes = []churn.Wish{
	{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "Deux fauteuils seulement, l’abonnement pèse trop depuis janvier. Demande si une formule plus petite existe."},
	{Channel: churn.ContactForm, Reason: "competitor", SubReason: "cheaper_elsewhere", Description: "A reçu une offre à 29 € par mois, sans commission, avec un terminal de paiement prêté."},
	{Channel: churn.AccountManager, Reason: "results", SubReason: "few_new_clients", Description: "Moins de cinq nouveaux clients en trois mois par la marketplace ; pensait en avoir autant chaque semaine."},
	{Channel: churn.Mail, Reason: "product", SubReason: "missing_feature", Description: "Veut gérer les forfaits de dix séances et les bons cadeaux au même endroit ; doit tenir un cahier à côté."},
	{Channel: churn.Chat, Reason: "service", SubReason: "unresolved_ticket", Description: "Les rappels par SMS partent en double depuis trois semaines. Deux tickets, aucune réponse claire."},
	{Channel: churn.AccountManager, Reason: "activity", SubReason: "business_sold", Description: "Cède le fonds à la fin du trimestre. La repreneuse hésite entre garder l’outil et repartir de zéro."},
	{Channel: churn.ContactForm, Reason: "use", SubReason: "hardly_used", Description: "L’agenda papier reste ouvert à l’accueil, l’équipe n’a jamais pris l’habitude de l’écran."},
	{Channel: churn.Mail, Reason: "price", SubReason: "commission", Description: "Conteste la commission sur des clientes qui venaient déjà avant. Joint trois factures."},
	{Channel: churn.ByLetter, Reason: "activity", SubReason: "retirement", Description: "Prend sa retraite et ferme le salon ; demande le fichier client pour prévenir ses habituées."},
	{Channel: churn.Chat, Reason: "product", SubReason: "bugs", Description: "La caisse a refusé trois encaissements samedi après-midi, en pleine affluence."},
	{Channel: churn.AccountManager, Reason: "competitor", SubReason: "imposed_by_franchise", Description: "L’enseigne impose son propre logiciel à tous les salons du réseau d’ici l’été."},
	{Channel: churn.ContactForm, Reason: "activity", SubReason: "health_or_parenthood", Description: "Congé maternité à partir du mois prochain, personne pour reprendre le salon pendant six mois."},
}

// returns are why partners stay after all.
var returns = []string{
	"L’offre du concurrent n’incluait pas les SMS ; elle préfère rester avec la remise de trois mois.",
	"La vente du fonds est annulée, le salon continue.",
	"Le problème de caisse est réglé, il retire sa demande.",
}
