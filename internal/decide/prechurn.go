package decide

import (
	"rebond/internal/domain/day"
	"rebond/internal/domain/prechurn"
	"rebond/internal/strict"
)

type prechurnFacts struct {
	SignedOn        day.Day `field:"signed_on"`
	AskedOn         day.Day `field:"asked_on"`
	Today           day.Day `field:"today"`
	WelcomeCallDone bool    `field:"welcome_call_done"`
	ClientPaid      bool    `field:"client_paid"`
	Saved           bool    `field:"saved"`
	ProofAttached   bool    `field:"proof_attached"`
}

type prechurnAnswer struct {
	IsPrechurn         bool                 `json:"is_prechurn"`
	Responsible        prechurn.Responsible `json:"responsible" words:"responsible"`
	SalesBonusDue      bool                 `json:"sales_bonus_due"`
	Origin             *prechurn.Origin     `json:"origin"`
	PlanExpirationDate strict.Date          `json:"plan_expiration_date"`
	Missing            []prechurn.Piece     `json:"missing" words:"prechurn_piece"`
	grounds
}

func preChurn(f prechurnFacts, u Under) (prechurnAnswer, error) {
	v, err := prechurn.Decide(prechurn.Facts(f), u.Policy)
	return prechurnAnswer{
		IsPrechurn:         v.IsPrechurn,
		Responsible:        v.Responsible,
		SalesBonusDue:      v.SalesBonusDue,
		Origin:             strict.OrNull(v.Origin),
		PlanExpirationDate: strict.Date(v.PlanExpirationDate),
		Missing:            strict.Each(v.Missing, itself),
		grounds:            u.ground(v.Because),
	}, err
}
