package words

import "rebond/internal/domain/because"

// The simulator: the list of decisions, the facts to fill in, the answer.
var (
	NavSimulator = Phrase{"Simulateur", "Simulator"}
	KeySimulator = Phrase{"Aller au simulateur", "Go to the simulator"}

	SimulatorTitle = Phrase{"Simulateur", "Simulator"}
	SimulatorWhat  = Phrase{
		"Choisissez une question, donnez les faits, lisez la réponse et sa raison. Aucun compte n’est touché.",
		"Choose a question, give the facts, read the answer and its reason. No account is touched.",
	}
	SimulatorFacts   = Phrase{"Les faits", "The facts"}
	SimulatorDecide  = Phrase{"Voir la réponse", "See the answer"}
	SimulatorClear   = Phrase{"Tout effacer", "Clear all"}
	SimulatorAnswer  = Phrase{"La réponse", "The answer"}
	SimulatorWhy     = Phrase{"Pourquoi", "Why"}
	SimulatorRules   = Phrase{"Essayer d’autres règles", "Try other rules"}
	SimulatorAsIs    = Phrase{"Un champ laissé vide garde la valeur en vigueur, affichée en gris.", "A field left empty keeps the value in force, shown in grey."}
	SimulatorWaits   = Phrase{"La réponse s’affichera ici", "The answer will show here"}
	SimulatorTry     = Phrase{"Donnez les faits, ou partez d’un exemple :", "Give the facts, or start from an example:"}
	SimulatorOthers  = Phrase{"D’autres exemples", "Other examples"}
	SimulatorRefused = Phrase{"{n|fait à revoir|faits à revoir}", "{n|fact to look at again|facts to look at again}"}
	SimulatorKept    = Phrase{"Ce que vous avez saisi est conservé ci-dessous.", "What you typed is kept below."}
	SimulatorShare   = Phrase{"Cette page a sa propre adresse : qui a un accès à Rebond et suit ce lien voit la même chose.", "This page has its own address: whoever can enter Rebond and follows this link sees the same."}
	SimulatorLink    = Phrase{"Lien de cette simulation", "Link to this simulation"}
	SimulatorCopy    = Phrase{"Copier le lien", "Copy the link"}
	SimulatorCopied  = Phrase{"Lien copié", "Link copied"}
	SimulatorRaw     = Phrase{"En JSON, comme l’API et la commande", "As JSON, like the API and the command"}
	SimulatorGiven   = Phrase{"Faits", "Facts"}
	SimulatorTaken   = Phrase{"Décision", "Decision"}

	NotSaid      = Phrase{"Non précisé", "Not said"}
	Nothing      = Phrase{"rien", "none"}
	Yes          = yes
	No           = no
	DayOrMonth   = Phrase{"AAAA-MM-JJ ou AAAA-MM.", "YYYY-MM-DD or YYYY-MM."}
	HourOf       = Phrase{"Heure locale, {zone}.", "Local time, {zone}."}
	DayOrNothing = Phrase{"Donnez la date, ou cochez la case.", "Give the date, or tick the box."}
)

// decisionTexts name the decisions and say what each answers.
var decisionTexts = map[because.Text]Phrase{
	"decision.notice":        {"Préavis et fin du plan", "Notice and end of the plan"},
	"decision.billing-stop":  {"Arrêt de la facturation", "Billing stop"},
	"decision.wavy-letter":   {"Lettre, compte Wavy", "Letter, Wavy account"},
	"decision.alert":         {"Lecture d’une alerte", "Reading an alert"},
	"decision.winback":       {"Retour d’un salon", "A salon comes back"},
	"decision.prechurn":      {"Pré-churn", "Pre-churn"},
	"decision.churn-outcome": {"Issue d’une demande de churn", "Outcome of a churn request"},
	"decision.permission":    {"Qui peut faire quoi", "Who may do what"},

	"decision_asks.notice":        {"Le formulaire, la lettre ou le mail est arrivé tel jour : quand le plan et l’accès prennent-ils fin ?", "The form, letter or mail came on a day: when do the plan and the access end?"},
	"decision_asks.billing-stop":  {"L’engagement finit à telle date : avec quelle facture s’arrête chaque produit ?", "The commitment ends on a date: with which invoice does each product stop?"},
	"decision_asks.wavy-letter":   {"Une lettre de churn arrive sur un compte Wavy : que faut-il ouvrir, couper, arrêter, et qui s’en charge ?", "A termination letter comes for a Wavy account: what is opened, cut and stopped, and by whom?"},
	"decision_asks.alert":         {"Un message tombe dans le canal des alertes : que dit-il, et que faut-il faire, pour quand ?", "A message lands in the alert channel: what does it say, and what is to be done, by when?"},
	"decision_asks.winback":       {"Un salon désactivé veut revenir : réactivation ou winback, quel contrat, quelle page, que manque-t-il ?", "A disabled salon wants to come back: reactivation or winback, which contract, which page, what is missing?"},
	"decision_asks.prechurn":      {"Le partenaire vient de signer et veut partir : est-ce un pré-churn, qui s’en charge, quand le plan finit-il ?", "The partner has just signed and wants to leave: is it a pre-churn, whose is it, when does the plan end?"},
	"decision_asks.churn-outcome": {"Le case se ferme ainsi : que devient le compte, et qu’est-ce qui s’ouvre ensuite ?", "The case closes this way: what becomes of the account, and what opens next?"},
	"decision_asks.permission":    {"Telle personne veut faire telle action : en a-t-elle le droit ?", "Someone wants to take an action: may they?"},
}

// What the examples of the simulator show.
var (
	ExampleForm31          = Phrase{"Un formulaire reçu un 31 janvier", "A form received on 31 January"}
	ExampleLetter15        = Phrase{"Une lettre reçue le 15 du mois", "A letter received on the 15th"}
	ExamplePrechurnNotice  = Phrase{"Un pré-churn demandé par mail", "A pre-churn asked for by mail"}
	ExampleStopMonth       = Phrase{"Un engagement connu au mois près", "A commitment known to the month"}
	ExampleStopTie         = Phrase{"Une fin d’engagement entre deux factures", "A commitment ending between two invoices"}
	ExampleLetterLost      = Phrase{"Un risque de churn déjà perdu", "A churn risk that was lost already"}
	ExampleLetterSave      = Phrase{"Aucun risque perdu, le fichier client est demandé", "No lost risk, the client file is wanted"}
	ExampleAlertRed        = Phrase{"Une red alert avec un rendez-vous lointain", "A red alert with a far appointment"}
	ExampleAlertNPS        = Phrase{"Une note NPS haute, en France, sans commande récente", "A high NPS score, in France, with no recent order"}
	ExampleBackSoon        = Phrase{"Hors ligne depuis 29 jours", "Offline for 29 days"}
	ExampleBackSold        = Phrase{"Salon vendu, en ligne, avec accord écrit", "Sold, live, with a written agreement"}
	ExampleBackUnforeseen  = Phrase{"Un cas que les procédures ne prévoient pas", "A case that the procedures don’t cover"}
	ExampleSignedDay14     = Phrase{"Demande au 14e jour, avec preuve", "Asked on day 14, with proof"}
	ExampleSignedNoProof   = Phrase{"Sans preuve de la demande", "Without proof of the request"}
	ExampleOutcomeLost     = Phrase{"Non récupéré, tout est connu", "Not recovered, all is known"}
	ExampleOutcomeDormant  = Phrase{"Offre dormante acceptée", "Dormant offer accepted"}
	ExampleOutcomeMissing  = Phrase{"Non récupéré, sans formulaire", "Not recovered, without a form"}
	ExampleMayNot          = Phrase{"CX et la marketplace", "CX and the marketplace"}
	ExampleMayOwner        = Phrase{"L’AM sur son propre compte", "The AM on their own account"}
	ExampleMayContentOnPro = Phrase{"Content et une Billing Company de Pro", "Content and a Billing Company on Pro"}
)
