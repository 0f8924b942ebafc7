package churn

import (
	"cmp"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
)

const (
	tooYoung     because.Text = "churn.signed_too_lately"
	signedToCome because.Text = "churn.signed_to_come"
	signedBefore because.Text = "churn.signed_otherwise"
)

// Young refuses an account whose contract is so young that the wish to leave it is
// a pre-churn, which goes another way (CH-2). Nothing is refused where it isn't
// known when it was signed.
func Young(account partner.Account, today day.Day, p policy.Policy) error {
	return young(account.ContractSignedOn, today, p)
}

func young(signed, today day.Day, p policy.Policy) error {
	switch {
	case signed.IsZero() || !p.Prechurn(signed, today):
		return nil
	case today < signed:
		return refusal.New(refusal.Invalid, "CH-2", "contract_signed_on", signedToCome, "contract_signed_on", signed, "today", today)
	}
	return refusal.New(refusal.Illegal, "CH-2", "contract_signed_on", tooYoung,
		"contract_signed_on", signed, "days", today.Since(signed), "prechurn_days", p.PrechurnDays)
}

// signedLately refuses a pre-churn, and a day of signing that isn't the account's.
func (in Wish) signedLately(account partner.Account, today day.Day, p policy.Policy) error {
	return refusal.All(in.signedOtherwise(account), young(cmp.Or(account.ContractSignedOn, in.ContractSignedOn), today, p))
}

// signedOtherwise refuses another day of signing than the one that is known.
func (in Wish) signedOtherwise(account partner.Account) error {
	known := account.ContractSignedOn
	if known.IsZero() || in.ContractSignedOn.IsZero() || in.ContractSignedOn == known {
		return nil
	}
	return refusal.New(refusal.Invalid, "CH-2", "contract_signed_on", signedBefore, "contract_signed_on", known)
}

// signedAhead refuses a day of signing that hasn't come. A request that joins an
// open case is never turned away as a pre-churn: the case is there.
func (in Wish) signedAhead(today day.Day) error {
	if in.ContractSignedOn <= today {
		return nil
	}
	return refusal.New(refusal.Invalid, "CH-2", "contract_signed_on", signedToCome, "contract_signed_on", in.ContractSignedOn, "today", today)
}
