// Package prechurn decides how a partner leaves who has only just signed
// (SPEC 7).
//
// Sales and the onboarding AM try to save them together, outside the alert
// channel; before the welcome call it is the sales person's, after it the AM's.
// A pre-churn that isn't saved is lost like any other, but tells itself apart by
// its origin and needs no letter: a picture of the mail or message is its proof,
// and without it nothing closes (PC-4). The plan ends the next day (PC-5).
package prechurn

import (
	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

// Facts are what is known of a partner who asks to leave.
type Facts struct {
	SignedOn        day.Day
	AskedOn         day.Day
	Today           day.Day
	WelcomeCallDone bool
	ClientPaid      bool
	Saved           bool
	ProofAttached   bool
}

// Verdict says whether it is a pre-churn, whose it is, and what follows.
type Verdict struct {
	IsPrechurn         bool
	Responsible        Responsible
	SalesBonusDue      bool
	Origin             Origin  // empty unless a pre-churn is not saved
	PlanExpirationDate day.Day // no day unless a pre-churn is not saved and proved
	Missing            []Piece // the proof, where a pre-churn is not saved and has none
	Because            because.Reasons
}

// Responsible says who handles a pre-churn (PC-3).
type Responsible string

const (
	Sales        Responsible = "sales"
	AMOnboarding Responsible = "am_onboarding"
)

// Origin tells where a case came from, in every figure.
type Origin string

// SalesProcess tells a pre-churn from a churn (PC-4).
const SalesProcess Origin = "SALES PROCESS"

// Piece is something that a pre-churn can't be lost without.
type Piece string

// Proof is a picture of the mail or message that asks to leave (PC-4).
const Proof Piece = "proof"

const (
	prechurnWithin      because.Text = "prechurn.within"
	prechurnAfter       because.Text = "prechurn.after"
	prechurnAM          because.Text = "prechurn.am_onboarding"
	prechurnSales       because.Text = "prechurn.sales"
	prechurnBonus       because.Text = "prechurn.bonus"
	prechurnNoBonus     because.Text = "prechurn.no_bonus"
	prechurnSaved       because.Text = "prechurn.saved"
	prechurnLost        because.Text = "prechurn.lost"
	prechurnEnds        because.Text = "prechurn.ends"
	prechurnNoProof     because.Text = "prechurn.no_proof"
	prechurnAskedFirst  because.Text = "prechurn.asked_before_signing"
	prechurnTodayBefore because.Text = "prechurn.today_before_asking"
)

// Decide judges a wish to leave soon after signing (PC-1, PC-3 to PC-5). Asking
// before signing and a today before the asking are refused.
func Decide(f Facts, p policy.Policy) (Verdict, error) {
	if err := f.impossible(); err != nil {
		return Verdict{}, err
	}
	v := Verdict{
		IsPrechurn:    p.Prechurn(f.SignedOn, f.AskedOn),
		Responsible:   Sales,
		SalesBonusDue: f.ClientPaid,
	}
	if f.WelcomeCallDone {
		v.Responsible = AMOnboarding
	}
	if lost := v.IsPrechurn && !f.Saved; lost {
		v.Origin = SalesProcess
		if f.ProofAttached {
			v.PlanExpirationDate = f.Today.AddDays(1)
		} else {
			v.Missing = []Piece{Proof}
		}
	}
	v.Because = f.reasons(v, p.PrechurnDays)
	return v, nil
}

func (f Facts) impossible() error {
	var asked, today error
	if f.AskedOn < f.SignedOn {
		asked = refusal.New(refusal.Invalid, "PC-1", "asked_on", prechurnAskedFirst, "asked_on", f.AskedOn, "signed_on", f.SignedOn)
	}
	if f.Today < f.AskedOn {
		today = refusal.New(refusal.Invalid, "PC-5", "today", prechurnTodayBefore, "today", f.Today, "asked_on", f.AskedOn)
	}
	return refusal.All(asked, today)
}

func (f Facts) reasons(v Verdict, limit int) because.Reasons {
	within := prechurnAfter
	if v.IsPrechurn {
		within = prechurnWithin
	}
	reasons := because.Of("PC-1", within,
		"signed_on", f.SignedOn, "asked_on", f.AskedOn, "days", f.AskedOn.Since(f.SignedOn), "prechurn_days", limit)

	responsible := prechurnSales
	if f.WelcomeCallDone {
		responsible = prechurnAM
	}
	reasons = reasons.And("PC-3", responsible, "welcome_call_done", f.WelcomeCallDone)

	bonus := prechurnNoBonus
	if f.ClientPaid {
		bonus = prechurnBonus
	}
	reasons = reasons.And("PC-3", bonus, "client_paid", f.ClientPaid)

	if v.IsPrechurn {
		reasons = append(reasons, f.ending(v)...)
	}
	return reasons
}

func (f Facts) ending(v Verdict) because.Reasons {
	switch {
	case f.Saved:
		return because.Of("PC-2", prechurnSaved)
	case !f.ProofAttached:
		return because.Of("PC-4", prechurnLost, "origin", v.Origin).And("PC-4", prechurnNoProof)
	default:
		return because.Of("PC-4", prechurnLost, "origin", v.Origin).
			And("PC-5", prechurnEnds, "today", f.Today, "plan_expiration_date", v.PlanExpirationDate)
	}
}
