package winback

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

// Step is one thing that one team does, in its turn.
type Step struct {
	Role staff.Role
	Text because.Text
}

var (
	askPastAccount  = Step{staff.Sales, "winback.step.ask_past_account"}
	newBusiness     = Step{staff.Sales, "winback.step.open_new_business"}
	signContract    = Step{staff.Sales, "winback.step.sign_new_contract"}
	explainNewPage  = Step{staff.Sales, "winback.step.explain_new_page"}
	newCRMAccount   = Step{staff.Sales, "winback.step.create_crm_account"}
	tellReviewsLost = Step{staff.Sales, "winback.step.tell_reviews_lost"}

	alreadyClient  = Step{staff.AM, "winback.step.open_already_client"}
	askForUpdate   = Step{staff.AM, "winback.step.ask_profile_update"}
	financeTicket  = Step{staff.AM, "winback.step.open_finance_ticket"}
	endOldContract = Step{staff.AM, "winback.step.end_old_page_and_contract"}
	attachEvidence = Step{staff.AM, "winback.step.attach_agreement"}

	checkDuplicates  = Step{staff.Content, "winback.step.check_duplicates"}
	updateIfAsked    = Step{staff.Content, "winback.step.update_if_asked"}
	updatePages      = Step{staff.Content, "winback.step.update_pages"}
	createOnPlatform = Step{staff.Content, "winback.step.create_on_new_platform"}
	createFresh      = Step{staff.Content, "winback.step.create_new_page"}
	fillServices     = Step{staff.Content, "winback.step.fill_services"}
	reuseDescription = Step{staff.Content, "winback.step.reuse_description"}
	setUpAsNew       = Step{staff.Content, "winback.step.set_up_as_new"}
	updateContacts   = Step{staff.Content, "winback.step.update_contacts"}

	managerDecides = Step{staff.Manager, "winback.step.manager_decides"}
)

// steps lists who does what, in order, as each scenario's rule tells it.
func (f Facts) steps(r Return) []Step {
	switch r.Scenario {
	case Reactivation: // WB-3
		return append([]Step{alreadyClient, askForUpdate, updateIfAsked}, f.billingCompany()...)
	case SamePage: // WB-4
		return append([]Step{askPastAccount, newBusiness, signContract, checkDuplicates, updatePages}, f.billingCompany()...)
	case NewPlatform: // WB-5
		return []Step{askPastAccount, newBusiness, signContract, checkDuplicates, createOnPlatform, fillServices, reuseDescription}
	case NewPage: // WB-9: as scenario 2, once the USP explains it
		return []Step{askPastAccount, explainNewPage, newBusiness, signContract, tellReviewsLost, checkDuplicates, createFresh, fillServices, reuseDescription}
	case ShareSale: // WB-6
		return f.shareSaleSteps()
	case Handover: // WB-7
		return f.handoverSteps(r)
	default: // WB-10
		return []Step{managerDecides}
	}
}

func (f Facts) shareSaleSteps() []Step {
	steps := []Step{askPastAccount, newBusiness, signContract, newCRMAccount, tellReviewsLost, checkDuplicates, setUpAsNew}
	if f.live() {
		steps = append([]Step{endOldContract}, steps...)
	}
	return steps
}

func (f Facts) handoverSteps(r Return) []Step {
	steps := []Step{attachEvidence}
	if r.Contract == NewContract {
		steps = append(steps, askPastAccount, signContract)
	}
	steps = append(steps, askForUpdate, updateContacts)
	if r.Page == CreatePage {
		return append(steps, checkDuplicates, createOnPlatform, fillServices, reuseDescription)
	}
	return append(steps, f.billingCompany()...)
}

// billingCompany is the AM's ticket to Finance: Content can't touch a billing
// company that exists on Pro (WB-3).
func (f Facts) billingCompany() []Step {
	if f.ToPlatform != partner.Pro {
		return nil
	}
	return []Step{financeTicket}
}
