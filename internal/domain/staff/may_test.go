package staff_test

import (
	"fmt"
	"slices"
	"testing"

	"rebond/internal/domain/staff"
)

// allowed tells SPEC 11's permissions as sentences: which roles always may, and
// which only under a condition.
var allowed = []struct {
	action   staff.Action
	rule     string
	always   []staff.Role
	owningAM bool // the AM of the account too
	content  bool // Content too, except an existing one on Pro
}{
	{action: "churn_case.open", rule: "CH-2", always: []staff.Role{"am", "cx", "sales", "content", "finance", "manager", "admin"}},
	{action: "churn_case.close", rule: "CH-3", always: []staff.Role{"manager", "admin"}, owningAM: true},
	{action: "prechurn_case.close", rule: "PC-3", always: []staff.Role{"sales", "manager", "admin"}, owningAM: true},
	{action: "marketplace.change", rule: "MK-3", always: []staff.Role{"manager", "admin"}, owningAM: true},
	{action: "shop.archive", rule: "MK-3", always: []staff.Role{"manager", "admin"}, owningAM: true},
	{action: "marketplace_audit.open", rule: "MK-1", always: []staff.Role{"cx", "am", "manager", "admin"}},
	{action: "billing_company.change", rule: "WB-3", always: []staff.Role{"finance", "admin"}, content: true},
	{action: "finance_ticket.open", rule: "WB-3", always: []staff.Role{"am", "manager", "admin"}},
	{action: "venue.create", rule: "WB-3", always: []staff.Role{"content", "admin"}},
	{action: "venue.update", rule: "WB-3", always: []staff.Role{"content", "admin"}},
	{action: "access.cut_now", rule: "LT-5", always: []staff.Role{"manager", "admin"}},
	{action: "policy.change", rule: "EV-7", always: []staff.Role{"manager", "admin"}},
	{action: "user.manage", rule: "EV-2", always: []staff.Role{"admin"}},
	{action: "lists.change", rule: "CH-2", always: []staff.Role{"manager", "admin"}},
	{action: "churn_case.summarise", rule: "CH-4", always: []staff.Role{"manager", "admin"}, owningAM: true},
}

func TestEachRoleMayDoWhatTheSpecificationSays(t *testing.T) {
	for _, row := range allowed {
		for _, role := range staff.Roles {
			for _, owns := range []bool{false, true} {
				for _, onPro := range []bool{false, true} {
					want := slices.Contains(row.always, role) ||
						row.owningAM && role == staff.AM && owns ||
						row.content && role == staff.Content && !onPro
					got := staff.May(role, row.action, staff.Scope{OwnsAccount: owns, ExistingOnPro: onPro})
					if got.Allowed != want {
						t.Errorf("%s, %s, owns=%v, existing on pro=%v: %v, want %v", role, row.action, owns, onPro, got.Allowed, want)
					}
					if rules := got.Because.Rules(); !slices.Equal(rules, []string{row.rule}) {
						t.Errorf("%s, %s: because of %v, want %s", role, row.action, rules, row.rule)
					}
				}
			}
		}
	}
}

func TestAPartnerMayNothing(t *testing.T) {
	everything := staff.Scope{OwnsAccount: true, TheirTask: true}
	for _, action := range staff.Actions() {
		if staff.May(staff.Partner, action, everything).Allowed {
			t.Errorf("a partner may %s", action)
		}
	}
}

func TestALinkIsThePartnersOnlyRight(t *testing.T) { // CH-5, EV-2
	held := staff.Scope{ByLink: true}
	for _, action := range staff.Actions() {
		if got := staff.May(staff.Partner, action, held).Allowed; got != (action == staff.SubmitForm) {
			t.Errorf("by a link a partner may %s: %v", action, got)
		}
	}
	for _, role := range staff.Roles {
		if role != staff.Partner && staff.May(role, staff.SubmitForm, held).Allowed {
			t.Errorf("%s may send a partner’s form", role)
		}
	}
}

func TestWhatIsNotSaidOfABillingCompanyCountsAsExistingOnPro(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		platform string
		exists   *bool
		want     bool
	}{
		{"", nil, true},
		{"", &yes, true},
		{"", &no, false},
		{"pro", nil, true},
		{"pro", &yes, true},
		{"pro", &no, false},
		{"connect", nil, false},
		{"connect", &yes, false},
		{"wavy", &yes, false},
		{"uala", &no, false},
	} {
		t.Run(fmt.Sprintf("platform %q, exists %v", c.platform, c.exists), func(t *testing.T) {
			if got := staff.ExistingOnPro(c.platform, c.exists); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
