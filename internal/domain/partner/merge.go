package partner

import (
	"cmp"
	"strings"

	"rebond/internal/domain/staff"
)

// Account makes a new account of what an export states. The status is taken from
// it only here: from now on it moves by the procedures.
func (in Intake) Account(id AccountID, owner staff.ID) Account {
	return in.Merge(Account{ID: id, Key: in.Key, Status: in.Status}, owner)
}

// Unfit refuses to make an account of an export that doesn't say its status: where a
// partner stands is never invented.
func (in Intake) Unfit() error {
	if in.Status != "" {
		return nil
	}
	return MissingStatus.refuse(fieldStatus.String())
}

// Merge returns an account with what an export states of it. What the export
// doesn't say stays as it is.
func (in Intake) Merge(a Account, owner staff.ID) Account {
	a.Name = cmp.Or(in.Name, a.Name)
	a.Owner = cmp.Or(owner, a.Owner)
	a.Phone, a.Email = cmp.Or(in.Phone, a.Phone), cmp.Or(in.Email, a.Email)
	a.Street, a.Postcode = cmp.Or(in.Street, a.Street), cmp.Or(in.Postcode, a.Postcode)
	a.City, a.Country = cmp.Or(in.City, a.City), cmp.Or(in.Country, a.Country)
	a.SIRET, a.ParentKey = cmp.Or(in.SIRET, a.SIRET), cmp.Or(in.ParentKey, a.ParentKey)
	a.Offer = cmp.Or(in.Offer, a.Offer)
	a.Platform = cmp.Or(a.Platform, platformOf(in.Offer))
	a.CreatedOn, a.ModifiedOn = cmp.Or(in.CreatedOn, a.CreatedOn), cmp.Or(in.ModifiedOn, a.ModifiedOn)
	a.ContractSignedOn = cmp.Or(in.ContractSignedOn, a.ContractSignedOn)
	if in.MonthlyRevenue != nil {
		a.MonthlyRevenue = in.MonthlyRevenue
	}
	if in.NPS != nil {
		a.NPS = in.NPS
	}
	return a
}

// platformOf reads the platform from a plan that is named after it; any other plan
// says nothing of the platform.
func platformOf(offer string) Platform {
	for _, p := range []Platform{Connect, Pro, Uala, Wavy} {
		if strings.EqualFold(offer, string(p)) {
			return p
		}
	}
	return ""
}
