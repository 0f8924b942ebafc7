package alert

// Words that take the same place in many phrases, folded as all words are.
const (
	wants = "veut|veulent|veux|voulons|voudrait|voudraient|voulait|souhaite|souhaitent|souhaitons|souhaiterait|souhaiteraient|" +
		"desire|desirent|aimerait|aimeraient|compte|comptent|pense|pensent|envisage|envisagent|songe|songent|menace|menacent|" +
		"va|vont|vais|allons|risque|risquent|pourrait|pourraient|parle|parlent|hesite|hesitent|demande|demandent|decide|prevoit|prevoient|" +
		"wants|want|wanted|wish|wishes|like|plans|planning|threatens|threatening|threatened|considering|considers|" +
		"thinking|thinks|intends|intend|going|about|may|might|could|will|asks|asked|asking|decided|looking|wanting|needs|need"
	people = "collaborateur|collaborateurs|collaboratrice|collaboratrices|collab|collabs|employe|employes|employee|employees|" +
		"salarie|salaries|salariee|salariees|coiffeur|coiffeurs|coiffeuse|coiffeuses|poste|postes|licence|licences|license|licenses|" +
		"staff|member|members|seat|seats|stylist|stylists|user|users|utilisateur|utilisateurs|collaborator|collaborators|" +
		"prestataire|prestataires|agenda|agendas|teammate|teammates"
	recommends = "recommande|recommanderait|recommandent|recommends|recommended|recommend|recommending|recommandait|recommander"
	plan       = "abonnement|abonnements|contrat|contract|formule|forfait|offre|plan|subscription|package|membership|options|option"
	ours       = "wavy|treatwell|uala|connect|pro"
	us         = ours + "|nous|us|plateforme|platform|logiciel|software|outil|marketplace"
	// rivals are known by name; any other competitor is known by the word.
	rivals = "planity|fresha|booksy|kiute|salonkee|balinea|flexy|phorest|zenoti|vagaro|mindbody|salonized|ikosoft|reservio|" +
		"clicrdv|wecasa|bsport"
	rival = rivals + "|concurrent|concurrente|concurrents|concurrence|competitor|competitors|competition"
	// booking is what one has with a competitor.
	booking = "rdv|rdvs|rendezvous|appointment|appt|meeting|demo|demonstration|visite|visio|entretien|visit|booking"
	beside  = "chez|avec|with|at|par|by|de|d|of|from"
	// aRival is a competitor, or someone from there.
	aRival  = "un|une|le|la|l|les|a|the|notre|d? commercial|commerciale|vendeur|equipe|conseiller|sales|rep|team|autre? rep? de|d|du|of|from|chez? l|la|le|un? " + rival
	form    = "formulaire|form"
	devices = "terminal|terminaux|tpe|tablette|tablettes|imprimante|imprimantes|materiel|hardware|ipad|ipads|printer|printers|" +
		"tablet|tablets|drawer|tiroir|scanner|douchette|borne|lecteur|terminals"
	returned = "recu|recue|recus|received|returned|filled|signed|submitted|completed|retourne|renvoye|rempli|signe|complete"
	leaving  = "resilier|resiliation|churner|churn|churning|terminate|terminating"
)

// vocabulary is how messages speak of each kind, the surest manner first.
var vocabulary = []struct {
	kind    Kind
	manner  manner
	phrases []string
}{
	{ChurnRisk, formal, []string{"churn risk created"}},
	{DownsellRisk, formal, []string{"downsell risk created"}},
	{RedAlert, formal, []string{
		"rdv|appointment a|has ete|been … chez|with un|a concurrent|competitor",
		"rendez vous a ete … chez un concurrent",
	}},
	{NPS, formal, []string{"= " + recommends + " " + ours + " a|at"}},
	{Upsell, formal, []string{"demande d upsell"}},
	{Hardware, formal, []string{"demande de materiel"}},
	{FormReceived, formal, []string{"formulaire de resiliation !non|pas bien? " + returned}},

	{ChurnRisk, named, []string{
		"churn risk|risque", "churnrisk", "risk of churn|churning|leaving", "risque|risques de|du? churn|churner|depart|resiliation|partir",
		"risque|risques churn", "risque de perdre", "potential|possible churn", "potentiel|possible depart", "churn potentiel|possible|probable|imminent",
		"alerte|alert churn|depart|resiliation", "churn alert|alerte|request|warning",
		"client|cliente|compte|salon|partenaire|account|shop|institut a risque", "at risk of churn|churning|leaving",
		"client|account|salon|partner|customer is? at risk",
		"rdc cree|creee|ouvert|ouverte|created|opened|chez|potentiel|detecte|confirme|urgent|urgente", "nouveau|nouvelle|new|un rdc",
	}},
	{DownsellRisk, named, []string{"downsell", "downsell risk|risque", "risque|risk de|of? downsell|downgrade", "potential downsell|downgrade"}},
	{RedAlert, named, []string{"red alert", "redalert", "alerte rouge", "alerte concurrence|concurrent|" + rivals, "competitor|competition alert"}},
	{NPS, named, []string{
		"nps", "= " + recommends + " … " + us,
	}},
	{Upsell, named, []string{"upsell", "up sell", "demande d ajout de|d " + people, "ajout de|d … " + people}},
	{Hardware, named, []string{"hardware request|needed|wanted|order", "request for hardware", "demande|commande|besoin de|d " + devices}},
	{FormReceived, named, []string{
		form + " … resiliation|churn|depart … " + returned, "termination|cancellation|churn form … " + returned,
		returned + " … " + form + " de|of resiliation|churn|termination|depart", returned + " … termination|cancellation|churn form",
		form + " a? ete? is? was? has? been? bien? recu|received",
	}},

	{RedAlert, told, []string{
		booking + " … " + beside + " " + aRival, booking + " " + aRival, "rendez vous … " + beside + " " + aRival, "rendez vous " + aRival,
		rival + " " + booking, rival + " rendez vous", rival + " a|ont|has|have|prend|books|booked … " + booking,
		rival + " a|ont|prend … rendez vous",
		rival + " passe|passent|vient|viennent|visite|rencontre|visits|meets", rivals + " is|are meeting|visiting|coming",
		"meets|meeting|rencontre|recoit|voit|seeing|voir " + aRival,
	}},
	{NPS, told, []string{
		"= note|notes|noted|score|scored|satisfaction|mis|met|donne|attribue|laisse|gave|given|gives|rated|rates|rating|evalue|promoteur|" +
			"detracteur|passif|promoter|detractor",
		"= " + recommends + " … a|at", "= " + recommends + " pas",
	}},
	{DownsellRisk, told, []string{
		wants + " … downgrade|downgrader|downseller",
		wants + "|en … reduire|reduit|baisser|diminuer|reduce|reducing|lower|lowering|shrink|cut|downsize … " + plan,
		wants + " … enlever|retirer|supprimer|remove|removing|drop … " + people + "|module|modules|option|options",
		"retirer|enlever|supprimer|remove|removing … " + people,
		"formule|offre|forfait|abonnement|plan moins|inferieure|inferieur !bien cher|chere?",
		"cheaper|smaller|lower plan|package|subscription|offer",
	}},
	{ChurnRisk, told, []string{
		wants + " … " + leaving,
		wants + " … partir|leave|leaving|depart !en|on|early|tot|plus|a|feedback|review|vacances|conges",
		wants + "|en|souhait|envie … quitter|quit|quitting … " + us,
		wants + "|en … nous quitter", wants + " … tout arreter|stopper|resilier", "tente|tentee|tentes|tentees|tempted par|by " + rival,
		wants + " … arreter|stopper|stop|stopping|rompre|end|ending … " + us + "|" + plan + "|collaboration|partenariat|partnership|everything|tout",
		wants + " … annuler|cancel|cancelling|canceling … " + plan + "|account|compte|everything|" + us,
		wants + " … changer|change|switch … logiciel|software|prestataire|plateforme|platform|outil|provider",
		wants + "|part|partent|passe|passent|bascule|basculent|migre|migrent|switches|switching|moves|moving|leaves|leaving … chez|vers|sur|to|for " + rival,
		"demande|requests|request|requested|requesting a? de? la|l|sa|resilier|termination|cancellation|resiliation",
		"demande de resiliation|resilier", "demande|lettre|courrier de resiliation", "termination|cancellation letter|request",
		"sur le depart !de|du|en", "ready|pret|prete to|a leave|partir|resilier", "leaving us", "nous quitte|quittent", "quitte|quittent la|le|notre? " + us,
		"= " + wants + " pas|plus … renouveler|continuer|rester|travailler|utiliser|poursuivre",
		"= renouvelle|renouvellent|renouvellera pas|plus",
		"= not|t want|wants|going|wish|planning to renew|continue|stay", "= not|t|won … renew|renewing", "= no longer want|wants to use|work|stay|continue|pay",
	}},
	{Hardware, told, []string{
		wants + "|besoin|commander|commande|order|ordered|ordering|wanting … " + devices, wants + "|besoin … caisse enregistreuse",
		wants + "|order … card|cash|payment reader|register|terminal",
	}},
	{Upsell, told, []string{
		wants + "|ajout|besoin|pour … ajouter|rajouter|add|adding|ajout|inscrire … " + people, "ajouter|rajouter|add|adding … " + people,
		wants + "|besoin … " + people + " supplementaire|supplementaires|more|extra",
		wants + " … upgrade|upgrader", wants + " … formule|offre|forfait|plan superieure|superieur|premium",
		wants + "|besoin … extra|additional|more|another " + people + " !member's",
		"nouveau|nouvelle|nouveaux|new " + people + " a ajouter|creer",
	}},

	{withdrawn, named, []string{
		"fausse|fausses alerte|alarme", "false alarm|alert|positive", "ignorez|ignorer|ignore|disregard le|la|ce|cette|mon|the|this|my|that message|alerte|alert",
		"ne pas|plus tenir compte", "erreur de ma part", "my mistake",
	}},
	{asking, named, []string{
		"comment", "c est quoi", "qu est ce", "quest ce", "est ce", "pourquoi", "quand", "quel|quelle|quels|quelles", "combien",
		"how", "what", "why", "when", "which", "is|are|was this|that|it|there|these", "do|does|did", "y a t", "avez|as|a vous|tu|t",
		"quelqu un sait", "does anyone|someone", "anyone know|knows", "any", "savez vous", "sais tu", "qui sait",
	}},
}

var (
	// deniers deny what follows them, through fillers, or what they stand within.
	deniers = setOf("pas aucun aucune sans jamais ni no not never without isnt doesnt dont didnt wont wasnt nothing zero cas si if sinon " +
		"eviter evite evitons avoid avoided nullement impossible unable annule annulee cancelled canceled")
	// settled say that it is over.
	settled = setOf("traite traitee gere geree regle reglee resolu resolue ferme fermee cloture cloturee clos close leve levee annule annulee " +
		"ecarte ecartee supprime supprimee sauve sauvee handled closed resolved solved fixed cancelled canceled removed dismissed lifted " +
		"saved averted evite evitee avoided deleted withdrawn")
	// fillers may stand between a phrase and what denies it.
	fillers = setOf("de d du des un une le la les l the a an any such of ce cet cette ces this that real vrai vraie reel reelle vraiment really " +
		"pour instant moment l actuellement currently encore toujours yet forcement y avoir eu have having been being be is it there " +
		"specific signe signes sign signs trace indice indices nouveau nouvelle new autre other s anymore longer en to plutot client cliente salon " +
		"gerant gerante partenaire partner il elle ils elles they he she on demande request gros petit big small potentiel potential more absolutely absolument " +
		"du tout sur dans think pense penses crois croit believe consider considere est ete etait was were official officiel officielle notre nos our mon my your votre vos leur their son sa ses")
	// auxiliaries may stand between a phrase and what settles it.
	auxiliaries = setOf("a ont est sont ete is was has have had been be deja bien already now maintenant fait est donc enfin finally finalement depuis since just")
	// flatNo answers a phrase.
	flatNo = setOf("non no nope aucun aucune none faux false nul nulle nothing rien pas")
	// moved say that an appointment called off takes place after all.
	moved = setOf("reporte reportee reprogramme reprogrammee decale decalee deplace deplacee replanifie rescheduled moved postponed rebooked")
	// breaksGap are words across which a phrase isn't the same sentence's thought.
	breaksGap = setOf("aide aider help probleme problemes souci soucis panne bug bugs contact qui part parti partie partir issue issues support " +
		"question questions repare reparer repair marche fonctionne broken")
	// topics make a subject of what they stand beside.
	topics = setOf("procedure procedures process processus formation formations reunion reunions meeting meetings reporting stats statistiques dashboard " +
		"canal channel template templates modele modeles doc docs documentation training guide weekly kpi kpis review tableau tableaux campagne " +
		"campaign survey enquete webinar slides onglet bilan retrospective taux rate rates moyen moyenne average " +
		"trimestre mensuel mensuels monthly")
)
