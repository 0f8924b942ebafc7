package view_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/domain/day"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/view"
)

func nina() moment.Moment {
	return moment.Moment{Today: day.MustParse("2026-06-09"), Actor: staff.Actor{ID: "nina", Role: staff.AM}}
}

func late() view.Draft {
	return view.Draft{List: view.Cases, Name: "  En retard à Lyon ", Query: "due=late&after=x&view=old&type=", Sharing: view.Personal}
}

func TestAViewKeepsItsFilterAndNothingOfTheWayThere(t *testing.T) {
	v, event, err := view.Make("v-1", late(), nina())
	if err != nil {
		t.Fatal(err)
	}
	if v.Name != "En retard à Lyon" || v.Query != "due=late" || v.Owner != "nina" || v.ChangedBy != "nina" {
		t.Errorf("made %+v", v)
	}
	if told := event.Told(); told.Verb != "view.made" || told.About.ID != "v-1" {
		t.Errorf("tells %+v", told)
	}
}

func TestAViewRefusesEverythingThatIsMissingAtOnce(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*view.Draft)
		fields []string
	}{
		{"nothing is missing", func(*view.Draft) {}, nil},
		{"nothing is said", func(d *view.Draft) { *d = view.Draft{} }, []string{"name", "list", "sharing"}},
		{"a name of spaces", func(d *view.Draft) { d.Name = "  " }, []string{"name"}},
		{"a name that is too long", func(d *view.Draft) { d.Name = strings.Repeat("é", 61) }, []string{"name"}},
		{"a name that just fits", func(d *view.Draft) { d.Name = strings.Repeat("é", 60) }, nil},
		{"a list that has no views", func(d *view.Draft) { d.List = "people" }, []string{"list"}},
		{"a sharing that isn’t one", func(d *view.Draft) { d.Sharing = "public" }, []string{"sharing"}},
		{"a filter that can’t be read", func(d *view.Draft) { d.Query = "owner=%zz" }, []string{"query"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := late()
			c.change(&in)
			_, _, err := view.Make("v-1", in, nina())
			var fields []string
			if refused, ok := refusal.Of(err); ok {
				for _, u := range refused.Unmet {
					fields = append(fields, u.Field)
				}
			}
			if strings.Join(fields, " ") != strings.Join(c.fields, " ") {
				t.Errorf("refused %v, want %v", fields, c.fields)
			}
		})
	}
}

func TestAChangeStaysWithItsListAndItsOwner(t *testing.T) {
	v, _, err := view.Make("v-1", late(), nina())
	if err != nil {
		t.Fatal(err)
	}
	omar := nina()
	omar.Actor, omar.Today = staff.Actor{ID: "omar", Role: staff.CX}, omar.Today.AddDays(1)
	next, _, err := v.Change(view.Draft{List: view.Tasks, Name: "Autre", Query: "due=week", Sharing: view.Shared}, omar)
	if err != nil {
		t.Fatal(err)
	}
	if next.List != view.Cases || next.Owner != "nina" || next.ChangedBy != "omar" || next.ChangedOn != omar.Today || next.Query != "due=week" {
		t.Errorf("changed to %+v", next)
	}
}

func TestWhoMayDoWhatWithAView(t *testing.T) { // EV-2
	for _, c := range []struct {
		name                   string
		sharing                view.Sharing
		who                    staff.ID
		role                   staff.Role
		sees, changes, deletes bool
	}{
		{"its owner, a personal one", view.Personal, "nina", staff.AM, true, true, true},
		{"a manager, somebody’s personal one", view.Personal, "mona", staff.Manager, false, false, true},
		{"a colleague, a shared one", view.Shared, "omar", staff.CX, true, true, false},
		{"its owner, a shared one", view.Shared, "nina", staff.AM, true, true, true},
		{"a manager, a shared one", view.Shared, "mona", staff.Manager, true, true, true},
		{"a colleague, a locked one", view.Locked, "omar", staff.CX, true, false, false},
		{"who made it and is no manager any more, a locked one", view.Locked, "nina", staff.AM, true, false, false},
		{"a manager, a locked one", view.Locked, "mona", staff.Manager, true, true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := view.View{Owner: "nina", Sharing: c.sharing}
			may := func(action staff.Action, on staff.Scope) bool { return staff.May(c.role, action, on).Allowed }
			if sees := v.SeenBy(c.who); sees != c.sees {
				t.Errorf("sees it: %v", sees)
			}
			if changes := may(v.Changing(c.sharing, c.who)); changes != c.changes {
				t.Errorf("changes it: %v", changes)
			}
			if deletes := may(v.Deleting(c.who)); deletes != c.deletes {
				t.Errorf("deletes it: %v", deletes)
			}
			if takes := may(v.Changing(view.Personal, c.who)); c.sharing == view.Shared && takes != c.deletes {
				t.Errorf("takes it from all others: %v", takes)
			}
		})
	}
	if (view.Draft{Sharing: view.Locked}).Keeping() != staff.LockView || (view.Draft{Sharing: view.Shared}).Keeping() != staff.KeepView {
		t.Error("a locked view is a manager’s to make, and no other")
	}
}

func TestAFilterHasOneSpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		query := rapid.StringMatching(`[a-z_=&%+0-9]{0,40}`).Draw(t, "query")
		once := view.Plain(query)
		if twice := view.Plain(once); twice != once {
			t.Errorf("%q is spelled %q, then %q", query, once, twice)
		}
	})
}
