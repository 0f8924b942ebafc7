package decide

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/winback"
	"rebond/internal/words"
)

type winbackFacts struct {
	OfflineSince          day.Day            `facts:"offline_since,nullable"`
	AskedOn               day.Day            `facts:"asked_on"`
	SameOwner             bool               `facts:"same_owner"`
	FromPlatform          partner.Platform   `facts:"from_platform"`
	ToPlatform            platformNow        `facts:"to_platform"`
	WrittenAgreement      bool               `facts:"written_agreement"`
	Evidence              []winback.Evidence `facts:"evidence"`
	WantsNewPage          bool               `facts:"wants_new_page"`
	USPExplains           bool               `facts:"usp_explains"`
	USPRecordsPastAccount bool               `facts:"usp_records_past_account"`
	NewContractSignedOn   day.Day            `facts:"new_contract_signed_on,optional"`
	OldContractActive     bool               `facts:"old_contract_active"`
}

type winbackAnswer struct {
	Scenario    winback.Scenario     `json:"scenario"`
	Opportunity *winback.Opportunity `json:"opportunity"`
	Contract    *winback.Contract    `json:"contract"`
	CRMAccount  *winback.CRMAccount  `json:"crm_account"`
	Page        *winback.Page        `json:"page"`
	ReviewsKept *bool                `json:"reviews_kept"`
	Nearest     *winback.Scenario    `json:"nearest"`
	Differs     *string              `json:"differs"`
	Missing     []string             `json:"missing"`
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
		Opportunity: orNull(r.Opportunity),
		Contract:    orNull(r.Contract),
		CRMAccount:  orNull(r.CRMAccount),
		Page:        orNull(r.Page),
		ReviewsKept: kept(r.Reviews),
		Nearest:     orNull(r.Nearest),
		Differs:     differs(r.Differs, u.Lang),
		Missing:     each(r.Missing, itself),
		Steps:       each(r.Steps, func(s winback.Step) step { return step{s.Role, s.Text} }),
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
