package words

import "rebond/internal/domain/because"

// winbackTexts say how a salon comes back, what is missing and who does what.
var winbackTexts = map[because.Text]Phrase{
	"winback.offline_for": {
		"Hors ligne depuis le {offline_since}, soit {days|jour|jours} au {asked_on}. En dessous de {reactivation_days|jour|jours}, c’est une réactivation.",
		"Offline since {offline_since}, so {days|day|days} on {asked_on}. Under {reactivation_days|day|days} it is a reactivation.",
	},
	"winback.live": {
		"La page est en ligne.",
		"The page is live.",
	},
	"winback.offline_after_asking": {
		"La page serait hors ligne depuis le {offline_since}, après la demande du {asked_on}.",
		"The page would be offline since {offline_since}, after the request of {asked_on}.",
	},

	"winback.reactivation": {
		"Même propriétaire, même outil, de retour rapidement : l’AM réactive le compte, ce n’est pas un winback.",
		"Same owner, same platform, soon back: the AM reactivates the account, this is no winback.",
	},
	"winback.s1": {
		"Scénario 1, même propriétaire et même outil : nouveau contrat, même compte CRM, la page existante est mise à jour.",
		"Scenario 1, same owner and same platform: a new contract, the same CRM account, the existing page is updated.",
	},
	"winback.s2": {
		"Scénario 2, même propriétaire, de {from_platform} à {to_platform} : nouveau contrat, même compte CRM, une nouvelle page.",
		"Scenario 2, same owner, from {from_platform} to {to_platform}: a new contract, the same CRM account, a new page.",
	},
	"winback.new_page": {
		"Même propriétaire, même outil, mais une nouvelle page est demandée : possible si l’USP l’explique, puis comme le scénario 2.",
		"Same owner, same platform, but a new page is wanted: allowed if the USP explains it, then as scenario 2.",
	},
	"winback.s3": {
		"Scénario 3, nouveau propriétaire sans accord écrit : nouveau contrat, nouveau compte CRM, nouvelle page.",
		"Scenario 3, a new owner without a written agreement: a new contract, a new CRM account, a new page.",
	},
	"winback.s4": {
		"Scénario 4, nouveau propriétaire d’un salon en ligne, avec accord écrit : le même compte CRM continue.",
		"Scenario 4, a new owner of a live venue, with a written agreement: the same CRM account goes on.",
	},
	"winback.needs_manager": {
		"Les procédures ne prévoient pas ce cas : un manager décide.",
		"The procedures don’t cover this case: a manager decides.",
	},

	"winback.differs.too_soon_for_new_platform": {
		"Hors ligne depuis {days|jour|jours} seulement : le scénario 2 en demande au moins {reactivation_days}.",
		"Offline for only {days|day|days}: scenario 2 needs at least {reactivation_days}.",
	},
	"winback.differs.too_soon_for_new_page": {
		"Hors ligne depuis {days|jour|jours} seulement : une nouvelle page en demande au moins {reactivation_days}.",
		"Offline for only {days|day|days}: a new page needs at least {reactivation_days}.",
	},
	"winback.differs.offline": {
		"La page est hors ligne depuis le {offline_since} : le scénario 4 demande un salon en ligne.",
		"The page has been offline since {offline_since}: scenario 4 needs a live venue.",
	},
	"winback.differs.live_on_another_platform": {
		"La page est en ligne et le propriétaire est le même, de {from_platform} à {to_platform} : c’est proche d’une migration, pas d’un retour.",
		"The page is live and the owner is the same, from {from_platform} to {to_platform}: close to a migration, not a return.",
	},
	"winback.differs.live_on_the_same_platform": {
		"La page est déjà en ligne, sur le même outil et pour le même propriétaire : une réactivation suppose qu’elle ait été désactivée.",
		"The page is already live, on the same platform and for the same owner: a reactivation supposes that it was disabled.",
	},

	"winback.pieces_missing": {
		"Il manque encore : {missing}.",
		"Still missing: {missing}.",
	},
	"winback.evidence_missing": {
		"L’accord écrit n’est pas complet. Il manque : {evidence}.",
		"The written agreement isn’t complete. Missing: {evidence}.",
	},

	"scenario.reactivation":  {"réactivation", "reactivation"},
	"scenario.s1":            {"scénario 1", "scenario 1"},
	"scenario.s2":            {"scénario 2", "scenario 2"},
	"scenario.new_page":      {"nouvelle page", "new page"},
	"scenario.s3":            {"scénario 3", "scenario 3"},
	"scenario.s4":            {"scénario 4", "scenario 4"},
	"scenario.needs_manager": {"un manager décide", "needs a manager"},
	"scenario.migration":     {"migration", "migration"},

	"winback_piece.usp_past_account": {"dans l’USP, l’ancien compte du partenaire", "the partner’s past account in the USP"},
	"winback_piece.usp_explanation":  {"dans l’USP, la raison de la nouvelle page", "the reason for the new page in the USP"},
	"winback_piece.new_contract":     {"le nouveau contrat, signé et daté", "the new contract, signed and dated"},

	"evidence.joint_statement":              {"la déclaration commune des deux propriétaires", "the joint statement of both owners"},
	"evidence.sale_confirmation":            {"la confirmation écrite de la vente par l’ancien propriétaire (à qui, à partir de quand)", "the old owner’s written confirmation of the sale (to whom, from when)"},
	"evidence.data_transfer_confirmation":   {"son accord pour transmettre les données, dont les accès", "their agreement to pass on data such as logins"},
	"evidence.bank_details_instruction":     {"son instruction de changer les coordonnées bancaires", "their instruction to change the bank details"},
	"evidence.proof_of_purchase":            {"la preuve d’achat écrite", "the written proof of purchase"},
	"evidence.contract_details_handed_over": {"son accord pour céder les détails du contrat", "their agreement to hand over the contract’s details"},
	"evidence.account_access_given":         {"l’accès donné aux informations du compte", "the access given to the account’s information"},
	"evidence.financial_access_given":       {"l’accès donné aux données financières passées", "the access given to the earlier financial information"},
}

// winbackStepTexts tell each team its part, in the order of the steps.
var winbackStepTexts = map[because.Text]Phrase{
	"winback.step.ask_past_account": {
		"Demander si le partenaire a déjà travaillé avec nous, et le noter dans l’USP.",
		"Ask whether the partner worked with us before, and record it in the USP.",
	},
	"winback.step.open_new_business": {
		"Créer une opportunité New Business.",
		"Create a New Business opportunity.",
	},
	"winback.step.sign_new_contract": {
		"Faire signer et dater un nouveau contrat.",
		"Have a new contract signed and dated.",
	},
	"winback.step.explain_new_page": {
		"Expliquer dans l’USP pourquoi une nouvelle page est demandée.",
		"Explain in the USP why a new page is wanted.",
	},
	"winback.step.create_crm_account": {
		"Créer un nouveau compte dans le CRM ; l’avertissement de doublon peut être ignoré, car le salon a changé de propriétaire sans accord écrit.",
		"Create a new account in the CRM; the duplicate warning may be ignored, as the salon changed owner without a written agreement.",
	},
	"winback.step.tell_reviews_lost": {
		"Prévenir le partenaire que les anciens avis ne peuvent pas être repris.",
		"Tell the partner that the old reviews can’t be recovered.",
	},
	"winback.step.open_already_client": {
		"Créer une opportunité Already Client, et non New Business.",
		"Create an Already Client opportunity, not New Business.",
	},
	"winback.step.ask_profile_update": {
		"Demander à l’équipe Content un Profile Update, et non une Venue Creation.",
		"Ask Content for a Profile Update, not a Venue Creation.",
	},
	"winback.step.open_finance_ticket": {
		"Ouvrir un ticket Finance pour la Billing Company : Content ne peut pas modifier celle qui existe sur Pro.",
		"Open a Finance ticket for the Billing Company: Content can’t change one that exists on Pro.",
	},
	"winback.step.end_old_page_and_contract": {
		"Mettre d’abord l’ancienne page hors ligne et terminer l’ancien contrat.",
		"First take the old page offline and end the old contract.",
	},
	"winback.step.attach_agreement": {
		"Joindre au compte CRM le document qui atteste l’accord des deux propriétaires.",
		"Attach to the CRM account the document that attests the agreement of both owners.",
	},
	"winback.step.check_duplicates": {
		"Chercher les doublons dans le CRM, Iglu et AA, et les traiter d’abord.",
		"Look for duplicates in the CRM, Iglu and AA, and handle them first.",
	},
	"winback.step.update_if_asked": {
		"Si un Profile Update est demandé, mettre à jour les pages existantes.",
		"If a Profile Update is asked for, update the existing pages.",
	},
	"winback.step.update_pages": {
		"Mettre à jour l’existant dans Iglu et AA : page, facturation, paramétrage, description.",
		"Update what exists in Iglu and AA: venue, billing, set-up, description.",
	},
	"winback.step.create_on_new_platform": {
		"Créer une nouvelle page sur le nouvel outil, sans toucher à l’ancienne.",
		"Create a new page on the new platform, leaving the old one alone.",
	},
	"winback.step.create_new_page": {
		"Créer une nouvelle page, sans toucher à l’ancienne.",
		"Create a new page, leaving the old one alone.",
	},
	"winback.step.fill_services": {
		"Saisir les prestations d’après un nouveau CDS, ou les reprendre de l’ancien compte.",
		"Enter the services from a new CDS, or recover them from the old account.",
	},
	"winback.step.reuse_description": {
		"Reprendre l’ancienne description si elle convient au modèle.",
		"Reuse the old description if it fits the template.",
	},
	"winback.step.set_up_as_new": {
		"Créer la page comme pour un nouveau salon, sur l’outil choisi par le propriétaire.",
		"Set the page up as for a new salon, on the platform of the owner’s choice.",
	},
	"winback.step.update_contacts": {
		"Mettre à jour les e-mails, téléphones et accès d’après le Profile Update.",
		"Update mails, phones and access from the Profile Update.",
	},
	"winback.step.manager_decides": {
		"Décider de la suite, d’après le scénario le plus proche et ce qui l’en sépare.",
		"Decide how to go on, from the nearest scenario and what sets it apart.",
	},
}
