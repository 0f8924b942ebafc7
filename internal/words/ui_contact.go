package words

// The forms by which the partner is talked to, and what AL-8 asks for.
var (
	NeedsTitle = Phrase{"Pour que le case soit assigné", "Before the case is assigned"}
	NeedMet    = Phrase{"fait", "done"}
	NeedUnmet  = Phrase{"manque", "missing"}
	NeedWhose  = Phrase{"revient à {who}", "for {who} to do"}
	NeedBy     = Phrase{"{who}, {day}", "{who}, {day}"}
	NeedOn     = Phrase{"le {day}", "on {day}"}
	NeedOwner  = Phrase{"{who} n’est pas de l’équipe growth", "{who} isn’t of the growth team"}

	CallTitle  = Phrase{"Noter un appel", "Record a call"}
	CallResult = Phrase{"L’appel a donné", "The call came to"}
	CallUsual  = Phrase{"Sans date : dans {short|jour|jours}, ou {long|jour|jours} si le partenaire est joint.", "Without a date: in {short|day|days}, or {long|day|days} once the partner was reached."}
	CallMeets  = Phrase{"Prochain contact : le rendez-vous du {day}.", "Next contact: the appointment on {day}."}
	CallMade   = Phrase{"Appel : {result}", "Call: {result}"}
	CallNext   = Phrase{"à rappeler le {day}", "to call back on {day}"}
	PhoneLabel = Phrase{"Téléphone", "Phone"}

	BookingTitle  = Phrase{"Prendre rendez-vous", "Set an appointment"}
	BookingMoves  = Phrase{"Déplacer le rendez-vous", "Move the appointment"}
	BookingButton = Phrase{"Fixer le rendez-vous", "Set the appointment"}
	BookingMove   = Phrase{"Déplacer", "Move"}
	BookingWhat   = Phrase{"L’AM a une tâche ce jour-là ; le case passe en cours.", "The AM has a task that day; the case is in progress."}
	MeetingSet    = Phrase{"Rendez-vous {state} : {day} {at}", "Appointment {state}: {day} {at}"}

	CallingOffTitle  = Phrase{"Annuler le rendez-vous", "Call the appointment off"}
	CallingOffButton = Phrase{"Annuler le rendez-vous", "Call it off"}
	CallingOffWhat   = Phrase{"Un rappel le remplace.", "A call takes its place."}

	BargainTitle  = Phrase{"Noter une négociation", "Record a negotiation"}
	BargainHint   = Phrase{"Ce qui est sur la table : remise, autre offre, geste…", "What is on the table: a discount, another plan, a gesture…"}
	BargainButton = Phrase{"Noter la négociation", "Record the negotiation"}
	BargainOn     = Phrase{"Négociation", "Negotiation"}

	BriefingTitle  = Phrase{"Écrire le briefing", "Write the briefing"}
	BriefingHint   = Phrase{"Ce que l’AM doit savoir avant d’appeler, et ce qui peut être proposé.", "What the AM has to know before calling, and what may be offered."}
	BriefingButton = Phrase{"Briefing fait", "Briefing done"}
	BriefingDone   = Phrase{"Briefing", "Briefing"}

	TransferTitle  = Phrase{"Confier le compte à un AM growth", "Hand the account to an AM of growth"}
	TransferButton = Phrase{"Confier le compte", "Hand over"}
	TransferWhat   = Phrase{"Ses cases et ses tâches suivent.", "Its cases and tasks follow."}

	RecoveryHow       = Phrase{"Comment reste-t-il ?", "How do they stay?"}
	LeadsNoAction     = Phrase{"Le compte redevient actif.", "The account is active again."}
	LeadsTraining     = Phrase{"Le compte passe en formation ; vous avez une tâche aujourd’hui, et il redevient actif une fois formé.", "The account moves to training; you have a task today, and it is active again once trained."}
	LeadsPlanUpdate   = Phrase{"Le compte redevient actif, facturé 0 : une opportunité de downgrade et un winback le {day}.", "The account is active again, billed 0: a downgrade opportunity, and a winback on {day}."}
	CaseEndings       = Phrase{"Clore le case", "Close the case"}
	ContactsTitle     = Phrase{"Échanges", "Contacts"}
	DealsTitle        = Phrase{"Opportunités", "Opportunities"}
	KeptTitle         = Phrase{"Ce que vous aviez écrit", "What you had written"}
	TaskAtHour        = Phrase{"{what}, {at}", "{what}, {at}"}
	TaskOnCase        = Phrase{"Noter sur le case", "Record on the case"}
	CardCallTitle     = Phrase{"Appeler le partenaire", "Call the partner"}
	CardCallWhat      = Phrase{"Appelez le salon {salon}, pour fixer un rendez-vous ou traiter la demande tout de suite, puis notez ce que l’appel a donné.", "Call {salon}, to book an appointment or handle it at once, then record what came of it."}
	CardBackCallTitle = Phrase{"Rappeler le partenaire le {day}", "Call the partner back on {day}"}
	CardBackCallWhat  = Phrase{"Tout est là : le salon {salon} est à rappeler. Un rendez-vous ou une négociation fait passer le case en cours.", "Everything is there: {salon} is to be called back. An appointment or a negotiation brings the case in progress."}
	CardMeetTitle     = Phrase{"Rendez-vous le {day}", "Appointment on {day}"}
	CardMeetWhat      = Phrase{"Ce jour-là, notez ce que l’échange a donné, ou closez le case.", "On that day, record what came of it, or close the case."}
	CardBargainTitle  = Phrase{"Négociation en cours, reprise le {day}", "Negotiation on, going on {day}"}
	CardBargainWhat   = Phrase{"Notez chaque appel et ce qui se discute ; closez le case quand le partenaire a décidé.", "Record each call and what is discussed; close the case once the partner has decided."}
	CardTrainingTitle = Phrase{"Le partenaire reste, avec une formation", "The partner stays, with training"}
	CardTrainingWhat  = Phrase{"Récupéré par {who} le {day}. Le compte redevient actif quand la tâche de formation est faite.", "Recovered by {who} on {day}. The account is active again once the training task is done."}
	CardUpdateTitle   = Phrase{"Le partenaire reste, facturé 0", "The partner stays, billed 0"}
	CardUpdateWhat    = Phrase{"Récupéré par {who} le {day}, avec une opportunité de downgrade. Un winback est posé.", "Recovered by {who} on {day}, with a downgrade opportunity. A winback is set."}
)
