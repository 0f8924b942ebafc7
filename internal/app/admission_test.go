package app_test

import (
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

func TestWhoeverIsInIsOutAtOnce(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := d.t.Context()
		agathe := d.person("Agathe Roussillon", staff.Admin)
		lea := staff.Particulars{Name: "Léa Fabre", Email: "lea.fabre@rebond.example", Role: staff.Sales, Active: true}
		person, link, err := d.People.Welcome(ctx, agathe, lea)
		if err != nil {
			t.Fatal(err)
		}
		enter := func() string {
			entry, err := d.People.SignIn(ctx, app.Visitor{}, link)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := d.People.AdmitSession(ctx, entry.Session); err != nil {
				t.Fatalf("someone who signed in isn’t in: %v", err)
			}
			return entry.Session
		}
		session := enter()
		if err := d.People.SignOut(ctx, session); err != nil {
			t.Fatal(err)
		}
		if _, err := d.People.AdmitSession(ctx, session); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("someone who signed out is still in: %v", err)
		}
		if _, link, err = d.People.Relink(ctx, agathe, person.ID); err != nil {
			t.Fatal(err)
		}
		session = enter()
		lea.Active = false
		if _, err := d.People.Alter(ctx, by(agathe), person.ID, lea); err != nil {
			t.Fatal(err)
		}
		if _, err := d.People.AdmitSession(ctx, session); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("someone who left is still in: %v", err)
		}
	})
}
