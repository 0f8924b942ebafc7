package words

// The page behind the link to the termination form. Partners read it: plain words.
var (
	LeaveKicker        = Phrase{"Espace partenaires", "For partners"}
	LeaveOtherLanguage = Phrase{"English", "Français"}
	LeaveTitle         = Phrase{"Mettre fin à votre abonnement", "End your subscription"}
	LeaveIntro         = Phrase{"Vous nous avez dit vouloir partir. Ce formulaire le confirme ; il prend deux minutes.", "You told us that you want to leave. This form confirms it, and takes two minutes."}
	LeaveIfToday       = Phrase{"Si vous l’envoyez aujourd’hui, votre abonnement se termine à la fin du", "If you send it today, your subscription ends at the end of"}
	LeaveFixed         = Phrase{"Nous avons déjà reçu votre résiliation le {day}. Votre abonnement se termine à la fin du", "We received your termination on {day} already. Your subscription ends at the end of"}
	LeaveUntilThen     = Phrase{"Jusque-là rien ne change : vos rendez-vous, vos clients et vos accès restent à vous.", "Until then nothing changes: your bookings, your clients and your access stay yours."}
	LeaveMindChanged   = Phrase{"Vous pouvez encore changer d’avis jusqu’à cette date : il suffit de le dire à {who}.", "You can still change your mind until that day: just tell {who}."}
	LeaveUs            = Phrase{"votre contact chez nous", "your contact with us"}
	LeaveSign          = Phrase{"Votre prénom et votre nom", "Your first and last name"}
	LeaveConfirm       = Phrase{"Je confirme vouloir mettre fin à l’abonnement du salon {salon}.", "I confirm that I want to end the subscription of {salon}."}
	LeaveButton        = Phrase{"Envoyer ma demande", "Send my request"}
	LeaveAfter         = Phrase{"La confirmation s’affiche aussitôt, avec les dates.", "The confirmation appears at once, with the dates."}
	LeaveMissing       = Phrase{"Il reste {n|point|points} à compléter", "{n|thing|things} still to fill in"}
	LeaveKept          = Phrase{"Rien n’est encore envoyé. Ce que vous avez écrit est conservé.", "Nothing has been sent yet. What you wrote is kept."}
	LeaveContact       = Phrase{"Une question ? Votre contact : {who}", "A question? Your contact: {who}"}

	LeaveThanks        = Phrase{"Merci, votre demande est bien reçue", "Thank you, we have received your request"}
	LeaveThanksWhat    = Phrase{"Votre abonnement se termine à la fin du {day}. Jusque-là rien ne change : vos rendez-vous, vos clients et vos accès restent à vous.", "Your subscription ends at the end of {day}. Until then nothing changes: your bookings, your clients and your access stay yours."}
	LeaveLate          = Phrase{"Votre dossier avait été clos entre-temps. Rien n’est perdu : votre contact lit votre réponse et revient vers vous.", "Your file had been closed meanwhile. Nothing is lost: your contact reads your answer and gets back to you."}
	LeaveStaysTitle    = Phrase{"Votre abonnement continue", "Your subscription goes on"}
	LeaveStays         = Phrase{"Nous avions reçu votre demande, et votre abonnement continue, comme convenu avec votre contact.", "We had received your request, and your subscription goes on, as agreed with your contact."}
	LeaveSalon         = Phrase{"Salon", "Salon"}
	LeaveReceived      = Phrase{"Reçue le", "Received on"}
	LeaveEnds          = Phrase{"Fin de l’abonnement", "Subscription ends"}
	LeavePrint         = Phrase{"Vous pouvez imprimer ou enregistrer cette page ; le même lien la montre encore.", "You can print or save this page; the same link shows it again."}
	LeaveExpiredTitle  = Phrase{"Ce lien a expiré", "This link has expired"}
	LeaveExpired       = Phrase{"Il était valable jusqu’au {expired}. Demandez-en un nouveau à votre contact : c’est immédiat.", "It was good until {expired}. Ask your contact for a new one: it takes a moment."}
	LeaveReplacedTitle = Phrase{"Un lien plus récent vous a été envoyé", "You were sent a newer link"}
	LeaveReplaced      = Phrase{"Celui-ci ne sert plus. Ouvrez le lien du dernier mail, ou demandez-le à votre contact.", "This one is no longer used. Open the link in the latest mail, or ask your contact for it."}
	LeaveEndedTitle    = Phrase{"Votre dossier est clos", "Your file is closed"}
	LeaveEnded         = Phrase{"Il n’y a plus de formulaire à envoyer. Si vous souhaitez toujours partir, ou si vous n’attendiez pas cela, écrivez à votre contact.", "There is no form to send any more. If you still want to leave, or didn’t expect this, write to your contact."}
	LeaveWrote         = Phrase{"Ce que vous aviez écrit", "What you had written"}
	LeaveWroteKeep     = Phrase{"Ce n’est pas parti, et cette page seule le garde : copiez-le avant de la fermer. Vous pourrez le coller dans le formulaire du nouveau lien, ou l’écrire à {who}.", "It wasn’t sent, and only this page has it: copy it before you close the page. You can paste it into the form behind the new link, or write it to {who}."}
	LeaveWroteLater    = Phrase{"Votre demande était déjà partie ; ceci ne s’y ajoute pas. Si c’est différent de votre premier envoi, copiez-le et écrivez-le à {who}.", "Your request had been sent already; this isn’t added to it. If it differs from what you sent first, copy it and write it to {who}."}
	LeaveNowhereTitle  = Phrase{"Ce lien ne mène nulle part", "This link leads nowhere"}
	LeaveNowhere       = Phrase{"Vérifiez que l’adresse est complète : un mail la coupe parfois en deux. Sinon, demandez un nouveau lien à votre contact.", "Check that the address is complete: a mail sometimes cuts it in two. Otherwise ask your contact for a new link."}
)

// PlainReason is a reason as a partner chooses it, while the list calls it what it was
// called at the start.
type PlainReason struct {
	Listed string
	Said   Phrase
}

// LeaveReasons are the reasons of the list in plain words.
var LeaveReasons = map[string]PlainReason{
	"price":      {"Prix", Phrase{"Le prix", "The price"}},
	"competitor": {"Concurrence", Phrase{"Je passe à un autre outil", "I am moving to other software"}},
	"product":    {"Outil", Phrase{"L’outil ne me convient pas", "The software doesn’t suit me"}},
	"service":    {"Accompagnement", Phrase{"L’accompagnement ou l’assistance", "The support"}},
	"results":    {"Résultats", Phrase{"Pas assez de résultats", "Not enough results"}},
	"use":        {"Usage", Phrase{"Je l’utilise trop peu", "I hardly use it"}},
	"activity":   {"Vie du salon", Phrase{"Mon salon ferme, déménage ou change de mains", "My salon closes, moves or changes hands"}},
	"other":      {"Autre", Phrase{"Une autre raison", "Another reason"}},
}

// Sending the form, at the desk.
var (
	SendFormTitle  = Phrase{"Envoyer le formulaire de résiliation", "Send the termination form"}
	SendFormAgain  = Phrase{"Renvoyer le formulaire", "Send the form again"}
	SendFormButton = Phrase{"Préparer le mail", "Prepare the mail"}
	SendFormWhat   = Phrase{"Le lien sert une seule fois. Un lien envoyé plus tôt ne sert plus.", "The link is good once. A link sent earlier no longer works."}
	SendFormTo     = Phrase{"Laisser vide pour l’adresse du compte : {email}", "Leave blank for the account’s address: {email}"}
	SendFormNoMail = Phrase{"Le compte n’a pas d’adresse e-mail.", "The account has no e-mail address."}
	FormFrench     = Phrase{"Français", "French"}
	FormEnglish    = Phrase{"Anglais", "English"}
	MailTo         = Phrase{"À", "To"}
	MailSubject    = Phrase{"Objet", "Subject"}
	MailOpen       = Phrase{"Ouvrir dans ma messagerie", "Open in my mail program"}
	MailCopy       = Phrase{"Copier le lien", "Copy the link"}
	MailCopied     = Phrase{"Copié", "Copied"}
	MailLink       = Phrase{"Lien du formulaire", "The form’s link"}
	MailInCase     = Phrase{"Le mail est prêt dans le case", "The mail is ready in the case"}
	FormReply      = Phrase{"Formulaire du partenaire", "The partner’s form"}
	FormTag        = Phrase{"#Form reçu", "#Form received"}
	FormRead       = Phrase{"lu par {who} le {day}", "read by {who} on {day}"}
	FormUnread     = Phrase{"pas encore lu", "not read yet"}
	FormLinkUntil  = Phrase{"Lien valable jusqu’au", "Link good until"}
	LeaveYes       = Phrase{"Oui", "Yes"}
	LeaveNo        = Phrase{"Non", "No"}
)

// The mail that carries the link to the partner.
var (
	FormMailSubject = Phrase{"Votre demande de résiliation – {salon}", "Your request to end your subscription – {salon}"}
	FormMailBody    = Phrase{
		"Bonjour,\n\nVous nous avez dit vouloir mettre fin à l’abonnement du salon {salon}. Pour le confirmer, remplissez ce formulaire ; il prend deux minutes :\n\n{link}\n\nLe lien est personnel, il sert une seule fois et reste valable jusqu’au {expires_on}. Votre préavis commence le jour où vous envoyez le formulaire ; jusqu’à sa fin, vous gardez votre outil et vos accès.\n\nSi vous changez d’avis ou si vous avez une question, répondez simplement à ce mail.\n\nBien à vous,\n{who}",
		"Hello,\n\nYou told us that you want to end the subscription of {salon}. To confirm it, please fill in this form; it takes two minutes:\n\n{link}\n\nThe link is yours alone, works once and is good until {expires_on}. Your notice starts on the day you send the form; until it ends, you keep the software and your access.\n\nIf you change your mind or have a question, just answer this mail.\n\nKind regards,\n{who}",
	}
)
