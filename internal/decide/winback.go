package decide

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/winback"
	"rebond/internal/strict"
	"rebond/internal/words"
)

type winbackFacts struct {
	OfflineSince          day.Day            `field:"offline_since,nullable"`
	AskedOn               day.Day            `field:"asked_on"`
	SameOwner             bool               `field:"same_owner"`
	FromPlatform          partner.Platform   `field:"from_platform"`
	ToPlatform            platformNow        `field:"to_platform"`
	WrittenAgreement      bool               `field:"written_agreement"`
	Evidence              []winback.Evidence `field:"evidence"`
	WantsNewPage          bool               `field:"wants_new_page"`
	USPExplains           bool               `field:"usp_explains"`
	USPRecordsPastAccount bool               `field:"usp_records_past_account"`
	NewContractSignedOn   day.Day            `field:"new_contract_signed_on,optional"`
	OldContractActive     bool               `field:"old_contract_active"`
}

type winbackAnswer struct {
	Scenario    winback.Scenario     `json:"scenario"`
	Opportunity *winback.Opportunity `json:"opportunity" words:"deal"`
	Contract    *winback.Contract    `json:"contract" words:"contract"`
	CRMAccount  *winback.CRMAccount  `json:"crm_account" words:"crm_account"`
	Page        *winback.Page        `json:"page" words:"venue_page"`
	ReviewsKept *bool                `json:"reviews_kept"`
	Nearest     *winback.Scenario    `json:"nearest"`
	Differs     *string              `json:"differs"`
	Missing     []winback.Piece      `json:"missing"`
	Steps       []step               `json:"steps"`
	grounds
}

type step struct {
	Role    staff.Role   `json:"role"`
	TextKey because.Text `json:"text_key"`
}

func comeBack(f winbackFacts, u Under) (winbackAnswer, error) {
	r, err := winback.Decide(winback.Facts{
		OfflineSince:          f.OfflineSince,
		AskedOn:               f.AskedOn,
		SameOwner:             f.SameOwner,
		FromPlatform:          f.FromPlatform,
		ToPlatform:            partner.Platform(f.ToPlatform),
		WrittenAgreement:      f.WrittenAgreement,
		Evidence:              f.Evidence,
		WantsNewPage:          f.WantsNewPage,
		USPExplains:           f.USPExplains,
		USPRecordsPastAccount: f.USPRecordsPastAccount,
		NewContractSignedOn:   f.NewContractSignedOn,
		OldContractActive:     f.OldContractActive,
	}, u.Policy)
	return winbackAnswer{
		Scenario:    r.Scenario,
		Opportunity: strict.OrNull(r.Opportunity),
		Contract:    strict.OrNull(r.Contract),
		CRMAccount:  strict.OrNull(r.CRMAccount),
		Page:        strict.OrNull(r.Page),
		ReviewsKept: kept(r.Reviews),
		Nearest:     strict.OrNull(r.Nearest),
		Differs:     differs(r.Differs, u.Lang),
		Missing:     strict.Each(r.Missing, itself),
		Steps:       strict.Each(r.Steps, func(s winback.Step) step { return step{s.Role, s.Text} }),
		grounds:     u.ground(r.Because),
	}, err
}

func kept(r winback.Reviews) *bool {
	if r == "" {
		return nil
	}
	stay := r == winback.ReviewsKept
	return &stay
}

func differs(why *because.Reason, lang words.Lang) *string {
	if why == nil {
		return nil
	}
	said := lang.Text(why.Text, why.Inputs)
	return &said
}
