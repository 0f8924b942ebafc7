package app_test

import (
	"context"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

func TestAnAdminInvitesPeopleAndSaysWhenTheyLeave(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		agathe := d.person("Agathe Roussillon", staff.Admin)
		lea := staff.Particulars{Name: "Léa Fabre", Email: "lea.fabre@rebond.example", Role: staff.Sales, Active: true}
		if _, _, err := d.People.Welcome(ctx, d.mona, lea); !refusedAs(err, refusal.Forbidden) {
			t.Fatalf("a manager invited someone: %v", err)
		}
		person, link, err := d.People.Welcome(ctx, agathe, lea)
		if err != nil {
			t.Fatal(err)
		}
		entry, err := d.People.SignIn(ctx, app.Visitor{}, link)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.People.SignIn(ctx, app.Visitor{}, link); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("the link was good twice: %v", err)
		}
		if _, _, err := d.People.Welcome(ctx, agathe, lea); !refusedAs(err, refusal.Invalid) {
			t.Errorf("two people share an address: %v", err)
		}
		lea.Active = false
		if _, err := d.People.Alter(ctx, by(agathe), person.ID, lea); err != nil {
			t.Fatal(err)
		}
		if _, err := d.People.AdmitSession(ctx, entry.Session); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("someone who left is still in: %v", err)
		}
		if _, _, err := d.People.Relink(ctx, agathe, person.ID); !refusedAs(err, refusal.Illegal) {
			t.Errorf("someone who left got a link: %v", err)
		}
		if _, err := d.People.Alter(ctx, by(agathe), d.nina.ID, staff.Particulars{Name: d.nina.Name, Email: "nina@rebond.example", Role: staff.AM, Team: staff.Growth}); !refusedAs(err, refusal.Illegal) {
			t.Errorf("an AM left with her accounts: %v", err)
		}
		if found, err := d.Verify(ctx); err != nil || len(found.Flaws) > 0 {
			t.Errorf("verify: %v, %v", found.Flaws, err)
		}
	})
}

func TestADeskIsSetUpUntilItHasAnAdminWhateverWasImported(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		for range 2 { // a link that wasn't used doesn't stand in the way of the next
			if _, needed, err := d.People.SetUpLink(ctx); err != nil || !needed {
				t.Fatalf("a desk with AMs and no admin needs no set-up link: %t, %v", needed, err)
			}
		}
		link, _, err := d.People.SetUpLink(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.People.SetUp(ctx, app.Visitor{}, link, "Ada Kessler", "ada@rebond.example"); err != nil {
			t.Fatal(err)
		}
		if _, needed, err := d.People.SetUpLink(ctx); err != nil || needed {
			t.Errorf("a desk with an admin needs a set-up link: %v", err)
		}
	})
}

func TestTheOperatorLetsSomeoneBackIn(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		agathe, link, err := d.People.Welcome(ctx, d.person("Ada Kessler", staff.Admin), staff.Particulars{
			Name: "Agathe Roussillon", Email: "agathe@rebond.example", Role: staff.Admin, Active: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.People.SignIn(ctx, app.Visitor{}, link); err != nil {
			t.Fatal(err)
		}
		_, link, err = d.People.LetIn(ctx, " Agathe@Rebond.example")
		if err != nil {
			t.Fatal(err)
		}
		if who, err := d.People.ExpectsSignIn(ctx, link); err != nil || who.ID != agathe.ID {
			t.Errorf("the link is %s’s: %v", who.Name, err)
		}
		if _, _, err := d.People.LetIn(ctx, "nobody@rebond.example"); !refusedAs(err, refusal.Unknown) {
			t.Errorf("a link for nobody: %v", err)
		}
	})
}

func TestALinkRunsOut(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		_, link, err := d.People.Relink(ctx, staff.Desk, d.nina.ID)
		if err != nil {
			t.Fatal(err)
		}
		d.now = d.now.Add(d.People.LinkLasts() + time.Second)
		if _, err := d.People.SignIn(ctx, app.Visitor{}, link); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("a link of yesterday let someone in: %v", err)
		}
	})
}

func refusedAs(err error, kind refusal.Kind) bool {
	refused, ok := refusal.Of(err)
	return ok && refused.Has(kind)
}
