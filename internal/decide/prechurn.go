package decide

import (
	"rebond/internal/domain/day"
	"rebond/internal/domain/prechurn"
)

type prechurnFacts struct {
	SignedOn        day.Day `facts:"signed_on"`
	AskedOn         day.Day `facts:"asked_on"`
	Today           day.Day `facts:"today"`
	WelcomeCallDone bool    `facts:"welcome_call_done"`
	ClientPaid      bool    `facts:"client_paid"`
	Saved           bool    `facts:"saved"`
	ProofAttached   bool    `facts:"proof_attached"`
}

type prechurnAnswer struct {
	IsPrechurn         bool                 `json:"is_prechurn"`
	Responsible        prechurn.Responsible `json:"responsible"`
	SalesBonusDue      bool                 `json:"sales_bonus_due"`
	Origin             *prechurn.Origin     `json:"origin"`
	PlanExpirationDate date                 `json:"plan_expiration_date"`
	Missing            []string             `json:"missing"`
	grounds
}

func preChurn(f prechurnFacts, u Under) (prechurnAnswer, error) {
	v, err := prechurn.Decide(prechurn.Facts(f), u.Policy)
	return prechurnAnswer{
		IsPrechurn:         v.IsPrechurn,
		Responsible:        v.Responsible,
		SalesBonusDue:      v.SalesBonusDue,
		Origin:             orNull(v.Origin),
		PlanExpirationDate: date(v.PlanExpirationDate),
		Missing:            each(v.Missing, itself),
		grounds:            u.ground(v.Because),
	}, err
}
