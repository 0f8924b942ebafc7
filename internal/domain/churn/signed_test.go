package churn_test

import (
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/policy"
)

func signedOn(a partner.Account, date string) partner.Account {
	a.ContractSignedOn = 0
	if date != "" {
		a.ContractSignedOn = day.MustParse(date)
	}
	return a
}

// CH-2, PC-1: a contract signed 14 days ago or less is a pre-churn.
func TestAContractSignedLatelyIsAPreChurn(t *testing.T) {
	const today = "2026-06-15"
	for _, c := range []struct {
		name, signed string
		want         []string
	}{
		{"not known when", "", nil},
		{"15 days ago", "2026-05-31", nil},
		{"14 days ago, which still counts", "2026-06-01", []string{"CH-2 illegal contract_signed_on"}},
		{"yesterday", "2026-06-14", []string{"CH-2 illegal contract_signed_on"}},
		{"today", "2026-06-15", []string{"CH-2 illegal contract_signed_on"}},
		{"tomorrow, which can't be", "2026-06-16", []string{"CH-2 invalid contract_signed_on"}},
	} {
		t.Run("the account says "+c.name, func(t *testing.T) {
			account := signedOn(aurora(partner.Active), c.signed)
			_, _, err := churn.Open(account, wish(), on(today, omar))
			refusedFor(t, err, c.want...)
			refusedFor(t, churn.Young(account, day.MustParse(today), policy.Default()), c.want...)
		})
		t.Run("the wish says "+c.name, func(t *testing.T) {
			in := wish()
			in.ContractSignedOn = signedOn(partner.Account{}, c.signed).ContractSignedOn
			_, event, err := churn.Open(aurora(partner.Active), in, on(today, omar))
			refusedFor(t, err, c.want...)
			if err == nil && event.SignedOn != in.ContractSignedOn {
				t.Errorf("tells %s, was told %s", event.SignedOn, in.ContractSignedOn)
			}
		})
	}
}

func TestAnotherDayOfSigningThanTheAccountsIsRefused(t *testing.T) { // CH-2
	account, in := signedOn(aurora(partner.Active), "2026-06-10"), wish()
	in.ContractSignedOn = day.MustParse("2025-01-10")
	_, _, err := churn.Open(account, in, on("2026-06-15", omar))
	refusedFor(t, err, "CH-2 invalid contract_signed_on", "CH-2 illegal contract_signed_on")

	_, _, err = opened(t).Join(signedOn(aurora(partner.Retention), "2025-06-10"), in, on("2026-06-15", omar))
	refusedFor(t, err, "CH-2 invalid contract_signed_on")

	in.ContractSignedOn = day.MustParse("2025-06-10")
	if _, _, err := churn.Open(signedOn(aurora(partner.Active), "2025-06-10"), in, on("2026-06-15", omar)); err != nil {
		t.Errorf("the same day again: %v", err)
	}
}

func TestARequestThatJoinsIsNeverTurnedAwayAsAPreChurn(t *testing.T) { // CH-2
	in := wish()
	in.ContractSignedOn = day.MustParse("2026-06-10")
	_, event, err := opened(t).Join(aurora(partner.Retention), in, on("2026-06-15", omar))
	if err != nil || event.SignedOn != in.ContractSignedOn {
		t.Errorf("refused with %v, tells %s", err, event.SignedOn)
	}
	in.ContractSignedOn = day.MustParse("2026-06-16")
	_, _, err = opened(t).Join(aurora(partner.Retention), in, on("2026-06-15", omar))
	refusedFor(t, err, "CH-2 invalid contract_signed_on")
}

func TestTheDaysOfAPreChurnAreThePolicys(t *testing.T) { // PC-1
	p := policy.Default()
	p.PrechurnDays = 30
	account := signedOn(aurora(partner.Active), "2026-05-16")
	refusedFor(t, churn.Young(account, day.MustParse("2026-06-15"), p), "CH-2 illegal contract_signed_on")
	refusedFor(t, churn.Young(account, day.MustParse("2026-06-16"), p))
}
