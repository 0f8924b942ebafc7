package staff_test

import (
	"testing"

	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

func nina() staff.Particulars {
	return staff.Particulars{Name: "Nina Vasseur", Email: "nina.vasseur@rebond.example", Role: staff.AM, Team: staff.Growth, Active: true}
}

func TestAnInvitationSaysEverythingThatIsMissingAtOnce(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*staff.Particulars)
		fields []string
	}{
		{"nothing is missing", func(*staff.Particulars) {}, nil},
		{"nothing is said", func(p *staff.Particulars) { *p = staff.Particulars{} }, []string{"name", "email", "role"}},
		{"a name of spaces", func(p *staff.Particulars) { p.Name = "  " }, []string{"name"}},
		{"an address without a domain", func(p *staff.Particulars) { p.Email = "nina@rebond" }, []string{"email"}},
		{"a mail domain of one letter at its end", func(p *staff.Particulars) { p.Email = "a@b.c" }, []string{"email"}},
		{"two dots in a row", func(p *staff.Particulars) { p.Email = "a..b@salon.example" }, []string{"email"}},
		{"two addresses", func(p *staff.Particulars) { p.Email = "a@b.example,c@d.example" }, []string{"email"}},
		{"a partner isn’t of the desk (EV-2)", func(p *staff.Particulars) { p.Role, p.Team = staff.Partner, "" }, []string{"role"}},
		{"an AM without a team", func(p *staff.Particulars) { p.Team = "" }, []string{"team"}},
		{"a language that nobody speaks here (EV-8)", func(p *staff.Particulars) { p.Lang = "de" }, []string{"lang"}},
		{"a team for someone who is no AM", func(p *staff.Particulars) { p.Role = staff.Finance }, []string{"team"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := nina()
			c.change(&in)
			person, _, _, err := staff.Invite("p-1", in, nil)
			if c.fields == nil {
				if err != nil || !person.Active || person.Name != "Nina Vasseur" {
					t.Fatalf("got %+v, %v, want her invited", person, err)
				}
				return
			}
			wantFields(t, err, c.fields...)
		})
	}
}

func TestARoleIsTakenOnlyFromThoseWhomNothingTiesToIt(t *testing.T) {
	person, _, _, err := staff.Invite("p-1", nina(), nil)
	if err != nil {
		t.Fatal(err)
	}
	gone, admin := nina(), nina()
	gone.Active = false
	admin.Role, admin.Team = staff.Admin, ""
	for _, c := range []struct {
		name  string
		from  staff.Person
		to    staff.Particulars
		ties  staff.Ties
		rule  string
		field string
	}{
		{"an AM without accounts may leave", person, gone, staff.Ties{}, "", ""},
		{"one who manages accounts may not (CH-3)", person, gone, staff.Ties{Accounts: 3}, "CH-3", "role"},
		{"one who has tasks may not leave (EV-2)", person, gone, staff.Ties{Tasks: 2}, "EV-2", "active"},
		{"but may change teams with them", person, func() staff.Particulars { p := nina(); p.Team = staff.Onboarding; return p }(), staff.Ties{Tasks: 2}, "", ""},
		{"nor change roles", person, admin, staff.Ties{Accounts: 3}, "CH-3", "role"},
		{"but may change teams", person, func() staff.Particulars { p := nina(); p.Team = staff.Onboarding; return p }(), staff.Ties{Accounts: 3}, "", ""},
		{"the last admin stays one (EV-2)", staff.Person{ID: "p-2", Role: staff.Admin, Active: true}, nina(), staff.Ties{OnlyAdmin: true}, "EV-2", "role"},
	} {
		t.Run(c.name, func(t *testing.T) {
			next, event, err := c.from.Alter(c.to, c.ties, nil)
			if c.rule == "" {
				if err != nil || next.Active != c.to.Active || event.Told().About.ID != string(c.from.ID) {
					t.Fatalf("got %+v, %v, want it changed", next, err)
				}
				return
			}
			wantFields(t, err, c.field)
			if refused, _ := refusal.Of(err); refused.Unmet[0].Rule != c.rule {
				t.Errorf("refused by %s, want %s", refused.Unmet[0].Rule, c.rule)
			}
		})
	}
}

func TestAnAddressIsOneAddressHoweverItIsTyped(t *testing.T) {
	in := nina()
	in.Email = " Nina.Vasseur@Rebond.example "
	if person, _, _, err := staff.Invite("p-1", in, nil); err != nil || person.Email != "nina.vasseur@rebond.example" {
		t.Errorf("the address is %q, %v", person.Email, err)
	}
}

func wantFields(t *testing.T, err error, fields ...string) {
	t.Helper()
	refused, ok := refusal.Of(err)
	if !ok || len(refused.Unmet) != len(fields) {
		t.Fatalf("got %v, want a refusal of %v", err, fields)
	}
	for i, field := range fields {
		if refused.Unmet[i].Field != field {
			t.Errorf("condition %d is of %q, want %q", i+1, refused.Unmet[i].Field, field)
		}
	}
}
