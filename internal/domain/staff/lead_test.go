package staff_test

import (
	"slices"
	"testing"

	"rebond/internal/domain/because"
	"rebond/internal/domain/staff"
)

type input = because.Input

func TestADirectManagerIsAManagerAboveNobodyTheyAnswerTo(t *testing.T) {
	all := everyone()
	all["marc"] = staff.Person{ID: "marc", Name: "Marc", Email: "marc@rebond.example", Role: staff.Manager, Active: true, Manager: "mona"}
	all["gone"] = staff.Person{ID: "gone", Name: "Gone", Role: staff.Manager}
	for _, c := range []struct {
		name    string
		who     staff.ID
		manager staff.ID
		field   string
	}{
		{"any manager", "nina", "", ""},
		{"Mona", "nina", "mona", ""},
		{"someone who is managed too", "nina", "marc", ""},
		{"someone who is no manager (EV-2)", "nina", "leo", "manager"},
		{"nobody that exists", "nina", "x", "manager"},
		{"a manager who has left", "nina", "gone", "manager"},
		{"oneself", "mona", "mona", "manager"},
		{"someone whom they manage in turn", "mona", "marc", "manager"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := all[c.who]
			in := p.Particulars()
			in.Email, in.Manager = string(c.who)+"@rebond.example", c.manager
			next, _, err := p.Alter(in, staff.Ties{}, all)
			if c.field != "" {
				wantFields(t, err, c.field)
				return
			}
			if err != nil || next.Manager != c.manager {
				t.Errorf("managed by %q, %v", next.Manager, err)
			}
		})
	}
}

func TestWhoeverAManagerLedIsAnyManagersOnceTheyAreNoManager(t *testing.T) {
	all := everyone()
	nina := all["nina"]
	nina.Manager = "mona"
	all["nina"] = nina
	in := all["mona"].Particulars()
	in.Email, in.Role = "mona@rebond.example", staff.Admin
	_, event, err := all["mona"].Alter(in, staff.Ties{}, all)
	if err != nil || len(event.Others) != 1 || event.Others[0].ID != "nina" || event.Others[0].Manager != "" {
		t.Errorf("the others are %+v, %v", event.Others, err)
	}
}

func TestOnePersonGivesTheBriefings(t *testing.T) { // AL-8
	all := everyone()
	leo := all["leo"]
	leo.RetentionLead = true
	all["leo"] = leo
	if all.RetentionLead(today) != "leo" || all.RetentionLead(on("2026-12-02")) != "zoe" {
		t.Error("the lead is Léo, and Zoé while he is away")
	}
	in := all["nina"].Particulars()
	in.Email, in.RetentionLead = "nina@rebond.example", true
	_, event, err := all["nina"].Alter(in, staff.Ties{}, all)
	if err != nil || len(event.Others) != 1 || event.Others[0].ID != "leo" || event.Others[0].RetentionLead {
		t.Errorf("the others are %+v, %v", event.Others, err)
	}
	for _, who := range []staff.ID{"omar", "ada"} {
		in := all[who].Particulars()
		in.Email, in.RetentionLead = string(who)+"@rebond.example", true
		_, _, err := all[who].Alter(in, staff.Ties{}, all)
		wantFields(t, err, "retention_lead")
	}
}

func TestWhatWasLeftAsShownStaysAsItIsNow(t *testing.T) {
	shown := nina()
	now := nina()
	now.Team, now.Manager, now.RetentionLead, now.Lang = staff.Onboarding, "mona", true, "en"
	typed := nina()
	typed.Name = "Nina Vasseur-Roche"
	want := now
	want.Name = "Nina Vasseur-Roche"
	if got := typed.Over(shown, now); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	typed.Team = ""
	if got := typed.Over(shown, now); got.Team != "" {
		t.Errorf("what was typed is lost: %+v", got)
	}
}

// Particulars read back field by field from history are the particulars.
func TestEveryFieldOfHistoryIsAParticular(t *testing.T) {
	p := staff.Person{
		ID: "p", Name: "Nina", Email: "n@rebond.example", Role: staff.AM, Team: staff.Growth, Lang: "en", Active: true, Manager: "mona", RetentionLead: true,
	}
	var read staff.Particulars
	for _, f := range p.Fields() {
		next := read.As(f.Name, f.Value)
		if next == read {
			t.Errorf("%s isn’t read back", f.Name)
		}
		read = next
	}
	if read != p.Particulars() {
		t.Errorf("read back as %+v", read)
	}
}

func TestEveryActionIsSaidOfEveryRole(t *testing.T) {
	for _, action := range staff.Actions() {
		for _, role := range staff.Roles {
			may := staff.May(role, action, staff.Scope{})
			if len(may.Because) != 1 || may.Because[0].Text == "" || may.Because[0].Rule == "" {
				t.Errorf("%s of %s says %+v", action, role, may.Because)
			}
			if !may.Allowed && slices.Contains(staff.WhoMay(action), role) == (may.Because[0].Text == "permission.refused_role") {
				t.Errorf("%s of %s is refused with %s", action, role, may.Because[0].Text)
			}
		}
	}
}

func TestEveryActionButAPartnersHasAReach(t *testing.T) {
	for _, action := range staff.Actions() {
		if reach := action.Reach(); reach != staff.ReachWhole && !slices.Contains(staff.Reaches, reach) {
			t.Errorf("%s has no reach: give its noun one in reachOf", action)
		}
	}
}

func TestATokenHoldsWhatItWasMadeFor(t *testing.T) {
	whole, narrow := staff.Grip{}, staff.Grip{staff.ReachRead, staff.ReachTasks}
	for _, reach := range staff.Reaches {
		if whole.Check(reach) != nil {
			t.Errorf("a whole token is refused for %s", reach)
		}
		want := reach == staff.ReachRead || reach == staff.ReachTasks
		if err := narrow.Check(reach); (err == nil) != want {
			t.Errorf("%s: %v", reach, err)
		}
	}
	if all := staff.Grip(staff.Reaches); all.Check(staff.ReachWhole) == nil || whole.Check(staff.ReachWhole) != nil {
		t.Error("a token with every reach makes ways in, or a whole one doesn’t")
	}
}
