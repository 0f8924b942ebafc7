// Package winback decides how a salon that left comes back (SPEC 9).
//
// Sales ask whether the partner worked with us before (WB-1). From who owned the
// venue, how long its page has been offline, on which platform, and what both
// owners agreed in writing, exactly one scenario follows: it says which
// opportunity, contract, CRM account and page there will be, what is still
// missing, and who does what. What the procedures don't cover is never guessed:
// it needs a manager, who is told the nearest scenario and what differs (WB-10).
//
// What always holds: offline for less than the reactivation days and otherwise
// unchanged is a reactivation by the AM, never a winback (WB-3); old reviews
// stay only where the old page is updated.
package winback

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

// Facts are what is known of a salon that wants to come back.
type Facts struct {
	OfflineSince          day.Day // no day while the page is live
	AskedOn               day.Day
	SameOwner             bool
	FromPlatform          partner.Platform
	ToPlatform            partner.Platform
	WrittenAgreement      bool // between old and new owner
	Evidence              []Evidence
	WantsNewPage          bool
	USPExplains           bool // why a new page is wanted (WB-9)
	USPRecordsPastAccount bool // WB-1
	NewContractSignedOn   day.Day
	OldContractActive     bool
}

func (f Facts) live() bool         { return f.OfflineSince.IsZero() }
func (f Facts) samePlatform() bool { return f.FromPlatform == f.ToPlatform }
func (f Facts) offlineDays() int   { return f.AskedOn.Since(f.OfflineSince) }

// Scenario is a way to come back.
type Scenario string

const (
	Reactivation Scenario = "reactivation"  // WB-3
	SamePage     Scenario = "s1"            // WB-4
	NewPlatform  Scenario = "s2"            // WB-5
	NewPage      Scenario = "new_page"      // WB-9
	ShareSale    Scenario = "s3"            // WB-6
	Handover     Scenario = "s4"            // WB-7
	NeedsManager Scenario = "needs_manager" // WB-10
	// Migration is no scenario of its own, only near to one: it needs a live
	// account (WB-5).
	Migration Scenario = "migration"
)

// Kind names the list of words that scenarios stand in.
func (Scenario) Kind() string { return "scenario" }

// Return is how the salon comes back. What the scenario leaves open is empty;
// with NeedsManager all of it is.
type Return struct {
	Scenario    Scenario
	Opportunity Opportunity
	Contract    Contract
	CRMAccount  CRMAccount
	Page        Page
	Reviews     Reviews
	Nearest     Scenario        // only with NeedsManager
	Differs     *because.Reason // what sets it apart from the nearest
	Missing     []Piece
	Steps       []Step
	Because     because.Reasons
}

// Opportunity is the kind of deal that is opened.
type Opportunity string

const (
	AlreadyClient Opportunity = "already_client"
	NewBusiness   Opportunity = "new_business"
)

// Contract says whether the old contract goes on.
type Contract string

const (
	ExistingContract Contract = "existing"
	NewContract      Contract = "new"
)

// CRMAccount says whether the account in the CRM stays.
type CRMAccount string

const (
	SameAccount CRMAccount = "same"
	NewAccount  CRMAccount = "new"
)

// Page says what happens to the venue page.
type Page string

const (
	UpdatePage Page = "update"
	CreatePage Page = "create"
)

// Reviews says whether the old reviews stay; empty where the procedures don't.
type Reviews string

const (
	ReviewsKept Reviews = "kept"
	ReviewsLost Reviews = "lost"
)

const offlineAfterAsking because.Text = "winback.offline_after_asking"

// Decide says how the salon comes back. A page that went offline after the
// asking is refused.
func Decide(f Facts, p policy.Policy) (Return, error) {
	if f.OfflineSince > f.AskedOn {
		return Return{}, refusal.New(refusal.Invalid, "WB-1", "offline_since", offlineAfterAsking,
			"offline_since", f.OfflineSince, "asked_on", f.AskedOn)
	}
	r := f.outcome(f.scenario(p.ReactivationDays))
	if r.Scenario == NeedsManager {
		r.Nearest, r.Differs = f.nearest(p.ReactivationDays)
	}
	r.Missing = f.missing(r)
	r.Steps = f.steps(r)
	r.Because = f.reasons(r, p.ReactivationDays)
	return r, nil
}

func (f Facts) scenario(reactivationDays int) Scenario {
	switch {
	case !f.SameOwner:
		return f.underNewOwner()
	case f.live():
		return NeedsManager
	case f.offlineDays() < reactivationDays:
		return f.soonBack()
	case !f.samePlatform():
		return NewPlatform
	case f.WantsNewPage:
		return NewPage
	default:
		return SamePage
	}
}

func (f Facts) underNewOwner() Scenario {
	switch {
	case !f.WrittenAgreement:
		return ShareSale
	case f.live():
		return Handover
	default:
		return NeedsManager
	}
}

func (f Facts) soonBack() Scenario {
	if f.samePlatform() && !f.WantsNewPage {
		return Reactivation
	}
	return NeedsManager
}

func (f Facts) outcome(s Scenario) Return {
	switch s {
	case Reactivation:
		return Return{Scenario: s, Opportunity: AlreadyClient, Contract: ExistingContract, CRMAccount: SameAccount, Page: UpdatePage, Reviews: ReviewsKept}
	case SamePage:
		return Return{Scenario: s, Opportunity: NewBusiness, Contract: NewContract, CRMAccount: SameAccount, Page: UpdatePage, Reviews: ReviewsKept}
	case NewPlatform:
		return Return{Scenario: s, Opportunity: NewBusiness, Contract: NewContract, CRMAccount: SameAccount, Page: CreatePage}
	case NewPage:
		return Return{Scenario: s, Opportunity: NewBusiness, Contract: NewContract, CRMAccount: SameAccount, Page: CreatePage, Reviews: ReviewsLost}
	case ShareSale:
		return Return{Scenario: s, Opportunity: NewBusiness, Contract: NewContract, CRMAccount: NewAccount, Page: CreatePage, Reviews: ReviewsLost}
	case Handover:
		return f.handedOver()
	default:
		return Return{Scenario: s}
	}
}

// handedOver is scenario 4: the account goes on under its new owner (WB-7).
func (f Facts) handedOver() Return {
	r := Return{Scenario: Handover, Contract: NewContract, CRMAccount: SameAccount, Page: CreatePage}
	if f.OldContractActive {
		r.Contract = ExistingContract
	}
	if f.samePlatform() {
		r.Page, r.Reviews = UpdatePage, ReviewsKept
	}
	return r
}
