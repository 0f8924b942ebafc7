package words

// The page of a case.
var (
	CaseTitle      = Phrase{"{type} – {salon}", "{type} – {salon}"}
	CaseOwner      = Phrase{"AM", "AM"}
	CaseNoOwner    = Phrase{"aucun AM", "no AM"}
	CaseOwnerNone  = Phrase{"aucun", "none"}
	CaseOpened     = Phrase{"Ouvert le", "Opened on"}
	CaseChannel    = Phrase{"Canal", "Channel"}
	CaseReason     = Phrase{"Raison", "Reason"}
	CasePath       = Phrase{"Parcours du case", "Path of the case"}
	CaseNow        = Phrase{"Étape en cours", "Current step"}
	CaseOtherWays  = Phrase{"Autres possibilités", "Other ways"}
	CaseRequests   = Phrase{"Ce que le partenaire a dit", "What the partner said"}
	RequestBy      = Phrase{"reçue par {who}", "taken by {who}"}
	Contact        = Phrase{"Contact", "Contact"}
	CaseTasks      = Phrase{"Tâches", "Tasks"}
	CaseEffects    = Phrase{"Effets hors de Rebond", "Effects outside Rebond"}
	CaseNoEffects  = Phrase{"Rien n’est parti ni prévu.", "Nothing sent or planned."}
	CaseSister     = Phrase{"Cases liés", "Linked cases"}
	Until          = Phrase{"jusqu’au", "until"}
	CaseHistory    = Phrase{"Historique", "History"}
	CaseNoHistory  = Phrase{"Rien encore.", "Nothing yet."}
	CaseStatus     = Phrase{"Statut du compte", "Account status"}
	HistoryDetails = Phrase{"Détail", "Details"}
	HistoryFrom    = Phrase{"Avant", "Before"}
	HistoryTo      = Phrase{"Après", "After"}
	HistoryField   = Phrase{"Champ", "Field"}
	HistoryOlder   = Phrase{"Plus ancien", "Older"}

	TaskDone     = Phrase{"Fait", "Done"}
	TaskDoneOf   = Phrase{"Marquer comme fait : {task}", "Mark as done: {task}"}
	TaskDoneBy   = Phrase{"fait par {who} le {day}", "done by {who} on {day}"}
	TaskFor      = Phrase{"pour {who}", "for {who}"}
	TaskSteps    = Phrase{"Marche à suivre", "Steps"}
	EffectByHand = Phrase{"à faire à la main", "to do by hand"}
	EffectBy     = Phrase{"par {who}", "by {who}"}
	EffectDone   = Phrase{"fait", "done"}
	EffectOn     = Phrase{"prévu", "planned"}
	EffectOff    = Phrase{"annulé", "cancelled"}
	EffectFailed = Phrase{"en échec", "failed"}
)

// The path of a billing stop; that of a churn case is named by the domain.
var (
	StepOpened  = Phrase{"Ouvert", "Opened"}
	StepPlanEnd = Phrase{"Fin du plan", "Plan ends"}
)

// The card of the current step: its title, and what to do.
var (
	CardDecideTitle   = Phrase{"Décider : le partenaire part ou reste", "Decide: the partner leaves or stays"}
	CardDecideWhat    = Phrase{"Le formulaire est arrivé. Si le salon {salon} part, clore le case lance le préavis et l’arrêt de la facturation. L’accès reste ouvert jusqu’à la fin du plan.", "The form is here. If {salon} leaves, closing the case starts the notice and the billing stop. Access stays open until the plan ends."}
	CardNoticeTitle   = Phrase{"Préavis en cours", "Notice is running"}
	CardNoticeWhat    = Phrase{"L’outil reste au partenaire jusqu’à la fin du {day}, et il peut encore changer d’avis. La nuit suivante, le compte passe à « Parti » ; l’accès ne se coupe qu’après.", "The partner keeps the software to the end of {day}, and may still change their mind. The night after, the account becomes Churned; access is only cut then."}
	CardOverTitle     = Phrase{"Le plan est déjà terminé", "The plan is over already"}
	CardOverWhat      = Phrase{"Le plan s’est terminé le {day} : cette nuit, le compte passe à « Parti » et son accès se coupe. D’ici là, le partenaire peut encore changer d’avis.", "The plan ended on {day}: tonight the account becomes Churned, and its access is cut. Until then the partner may still change their mind."}
	CardGoneTitle     = Phrase{"Le partenaire est parti", "The partner has left"}
	CardGoneWhat      = Phrase{"Le plan s’est terminé le {day}. Le case est clos.", "The plan ended on {day}. The case is closed."}
	CardSavedTitle    = Phrase{"Le partenaire reste", "The partner stays"}
	CardSavedWhat     = Phrase{"Récupéré par {who} le {day}. Le compte est de nouveau actif.", "Recovered by {who} on {day}. The account is active again."}
	CardBackTitle     = Phrase{"Résiliation annulée", "Termination taken back"}
	CardBackWhat      = Phrase{"Annulée par {who} le {day} : le partenaire reste, et les arrêts prévus sont annulés.", "Taken back by {who} on {day}: the partner stays, and the planned stops are cancelled."}
	CardStopTitle     = Phrase{"La facturation s’arrête à la fin du plan", "Billing stops when the plan ends"}
	CardStopWhat      = Phrase{"La résiliation reste à programmer dans l’outil de facturation : c’est la tâche ci-dessous. Ce case se termine de lui-même dans la nuit qui suit le {day}.", "The cancellation is still to be scheduled in the billing system: that is the task below. This case completes by itself in the night after {day}."}
	CardStopSet       = Phrase{"La résiliation est programmée dans l’outil de facturation. Ce case se termine de lui-même dans la nuit qui suit le {day}.", "The cancellation is scheduled in the billing system. This case completes by itself in the night after {day}."}
	CardUnstopped     = Phrase{"Plan terminé, facturation à arrêter", "Plan over, billing still to stop"}
	CardUnstoppedWhat = Phrase{"Le plan s’est terminé le {day}, mais la résiliation n’est pas confirmée dans l’outil de facturation : c’est la tâche ci-dessous.", "The plan ended on {day}, but the cancellation isn’t confirmed in the billing system: that is the task below."}
	CardStoppedTitle  = Phrase{"Facturation arrêtée", "Billing stopped"}
	CardStoppedWhat   = Phrase{"Terminé dans la nuit qui a suivi le {day}.", "Completed in the night after {day}."}
	CardCalledOff     = Phrase{"Arrêt de facturation annulé", "Billing stop cancelled"}
	CardCalledOffWhat = Phrase{"Le partenaire reste, la résiliation a été annulée le {day} ; la facturation continue.", "The partner took the termination back on {day}; billing goes on."}
)

// The forms of a case.
var (
	ReceiptTitle  = Phrase{"Enregistrer un formulaire ou une lettre", "Record a form or a letter"}
	ReceiptButton = Phrase{"Enregistrer la réception", "Record the receipt"}
	ReceiptHint   = Phrase{"Le jour où le partenaire l’a envoyé (formulaire) ou le jour de son arrivée (lettre).", "The day the partner sent it (form) or the day it arrived (letter)."}

	LossTitle    = Phrase{"Le partenaire part", "The partner leaves"}
	LossButton   = Phrase{"Clore : non récupéré", "Close: not recovered"}
	LossPED      = Phrase{"Fin du plan calculée", "Computed end of the plan"}
	LossAfter    = Phrase{"Le compte passe en « Fin de plan » et un case d’arrêt de facturation s’ouvre.", "The account moves to Expiring Plan and a billing-stop case opens."}
	LossOver     = Phrase{"Ce plan s’est déjà terminé le {day} : si vous clôturez, le compte part cette nuit. Vérifiez d’abord la date de réception.", "This plan ended on {day} already: if you close, the account leaves tonight. Check the date of receipt first."}
	LossOther    = Phrase{"Fixer une autre date", "Set another date"}
	LossManager  = Phrase{"Une autre date ? Seul un manager peut la fixer, avec une raison.", "Another date? Only a manager can set it, with a reason."}
	LossReserved = Phrase{"Clore en non récupéré revient à {who}, AM du compte, ou à un manager.", "Closing as not recovered is for {who}, the account’s AM, or a manager."}
	LossMissing  = Phrase{"Pour clore en non récupéré, il manque :", "To close as not recovered, this is missing:"}
	LossPEDBlank = Phrase{"Laisser vide pour garder la date calculée.", "Leave blank to keep the computed date."}

	RecoveryTitle  = Phrase{"Le partenaire reste", "The partner stays"}
	RecoveryButton = Phrase{"Clore : récupéré", "Close: recovered"}

	TakeBackTitle  = Phrase{"Le partenaire change d’avis", "The partner changes their mind"}
	TakeBackWhat   = Phrase{"Le compte redevient actif ; l’arrêt de facturation et les effets prévus sont annulés.", "The account is active again; the billing stop and the planned effects are cancelled."}
	TakeBackButton = Phrase{"Annuler la résiliation", "Take the termination back"}

	JoinTitle  = Phrase{"Ajouter une demande", "Add a request"}
	JoinWhat   = Phrase{"Le partenaire l’a redit ? Sa demande rejoint ce case.", "They said it again? The request joins this case."}
	JoinButton = Phrase{"Ajouter au case", "Add to the case"}
)
