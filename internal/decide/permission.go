package decide

import (
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

type permissionFacts struct {
	Role        staff.Role       `field:"role"`
	Team        staff.Team       `field:"team,optional"`
	Action      staff.Action     `field:"action"`
	OwnsAccount bool             `field:"owns_account"`
	Platform    partner.Platform `field:"platform,optional"`
	Exists      *bool            `field:"exists,optional"`
}

type permissionAnswer struct {
	Allowed bool   `json:"allowed"`
	Reason  string `json:"reason"`
	grounds
}

func permission(f permissionFacts, u Under) (permissionAnswer, error) {
	may := staff.May(f.Role, f.Action, staff.Scope{
		OwnsAccount:   f.OwnsAccount,
		ExistingOnPro: staff.ExistingOnPro(f.Platform, f.Exists),
	})
	why := u.ground(may.Because)
	return permissionAnswer{may.Allowed, why.Because[0].Text, why}, nil
}
