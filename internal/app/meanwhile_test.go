package app_test

import (
	"strings"
	"testing"

	"rebond/internal/app"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

// meanwhile does something the nth time that someone looks at the clock from now on.
func (d *desk) meanwhile(nth int, do func()) {
	looks := 0
	d.looked = func() {
		if looks++; looks == nth {
			do()
		}
	}
}

// someLooks is more often than any verb of these tests looks at the clock.
const someLooks = 8

func TestOfTwoWhoSaveOnePersonAtOnceNeitherIsLost(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ada := d.person("Ada Kessler", staff.Admin)
		lea, _, err := d.People.Welcome(t.Context(), ada, staff.Particulars{Name: "Léa Fabre", Email: "lea.fabre@rebond.example", Role: staff.Sales, Active: true})
		d.must(err)
		for nth := range someLooks {
			renamed := d.one(lea.ID).Particulars()
			renamed.Name += " Roy"
			d.meanwhile(nth, func() { d.must(d.altered(ada, lea.ID, renamed)) })
			from := d.today().AddDays(3 * nth)
			_, err := d.People.PlanAbsence(t.Context(), ada, lea.ID, staff.Leave{From: from, Until: from})
			d.must(err)
			if d.looked = func() {}; nth == 1 && d.one(lea.ID).Name != renamed.Name {
				t.Errorf("she is called %q again", d.one(lea.ID).Name)
			}
			d.sound()
		}
	})
}

func TestARecoveryCodeIsGoodOnceForTwoWhoUseItAtOnce(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		_, s, _ := d.locked()
		_, codes := d.second(s)
		for nth, code := range codes[:someLooks] {
			var in int
			tries := func() {
				entry, err := d.People.SignInByPassword(t.Context(), from(nth), ninasMail, passphrase)
				d.did(err)
				if _, err := d.People.SecondStep(t.Context(), from(nth), entry.Pending, code); err == nil {
					in++
				} else if !refusedAs(err, refusal.Invalid) {
					t.Error(err)
				}
			}
			entry, err := d.People.SignInByPassword(t.Context(), from(nth), ninasMail, passphrase)
			d.did(err)
			d.meanwhile(nth+1, tries)
			if _, err := d.People.SecondStep(t.Context(), from(nth), entry.Pending, code); err == nil {
				in++
			} else if !refusedAs(err, refusal.Invalid) {
				t.Error(err)
			}
			if d.looked = func() {}; in != 1 {
				t.Errorf("while it was tried, at look %d, it was good %d times", nth+1, in)
			}
		}
		d.verified()
	})
}

func TestAnAccountIsHandedOverWhileSomebodySignsOut(t *testing.T) { // CH-3
	onBothEngines(t, func(d *desk) {
		to := []staff.Actor{d.lena, d.nina}
		for nth := range someLooks {
			d.meanwhile(nth, func() { d.must(d.People.SignOut(t.Context(), "somebody’s session")) })
			_, err := d.Accounts.HandOver(t.Context(), by(d.mona), d.salon, to[nth%2].ID)
			d.looked = func() {}
			d.must(err)
		}
	})
}

func TestAnImportGoesOnAsWhoeverSetTheDeskToIt(t *testing.T) { // EV-2, EV-3
	onBothEngines(t, func(d *desk) {
		ada := d.person("Ada Kessler", staff.Admin)
		id := d.brought(export("S1;Aube;Une Inconnue;Active"))
		d.must(d.Imports.Apply(t.Context(), ada, id))
		restarted := d.At(d.clock())
		d.must(restarted.Imports.WorkOff(t.Context()))
		d.isNow(id, partner.Applied)
		d.named("S1")
		if owner := d.file().Account.Owner; owner == "" {
			t.Error("an admin’s import went on as somebody who brings no colleagues")
		}
	})
}

func TestAnImportStopsOnceWhoeverSetTheDeskToItIsGone(t *testing.T) { // EV-2, EV-3
	onBothEngines(t, func(d *desk) {
		ada, maud := d.person("Ada Kessler", staff.Admin), d.person("Maud Ory", staff.Admin)
		gone := staff.Particulars{Name: "Maud Ory", Email: "maud@rebond.example", Role: staff.Admin}
		id := d.brought(export("S1;Aube;Nina Vasseur;Active"))
		d.must(d.Imports.Apply(t.Context(), maud, id))
		d.must(d.altered(ada, maud.ID, gone))
		d.works()
		d.isNow(id, partner.Stopped)
		gone.Active = true
		d.must(d.altered(ada, maud.ID, gone))
		d.must(d.Imports.Apply(t.Context(), maud, id))
		d.works()
		d.isNow(id, partner.Applied)

		d.must(d.Imports.Undo(t.Context(), maud, id))
		gone.Active = false
		d.must(d.altered(ada, maud.ID, gone))
		d.works()
		d.isNow(id, partner.HalfUndone)

		second, err := d.Imports.Bring(t.Context(), d.mona, "x.csv", strings.NewReader(export("S2;Brume;Nina Vasseur;Active")))
		d.must(err)
		mona := staff.Particulars{Name: d.mona.Name, Email: "mona@rebond.example", Role: staff.Manager}
		d.must(d.altered(ada, d.mona.ID, mona))
		d.works()
		d.isNow(second, partner.Dropped)
		d.sound()
	})
}

func TestOnlyTheFirstSetUpMakesAnAdmin(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		older, _, err := d.People.SetUpLink(t.Context())
		d.must(err)
		link, _, err := d.People.SetUpLink(t.Context())
		d.must(err)
		_, err = d.People.SetUp(t.Context(), app.Visitor{}, link, "Alice Faure", "alice@rebond.example")
		d.must(err)
		if _, err := d.People.ExpectsSetUp(t.Context(), older); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("an older link waits for someone: %v", err)
		}
		entry, err := d.People.SetUp(t.Context(), app.Visitor{}, older, "Mallory Rey", "mallory@rebond.example")
		if !refusedAs(err, refusal.Forbidden) || entry.Session != "" {
			t.Errorf("an older link opened %+v, %v", entry, err)
		}
		all, err := d.People.All(t.Context())
		d.must(err)
		for _, p := range all {
			if p.Name == "Mallory Rey" {
				t.Error("the admin has another name")
			}
		}
		d.sound()
	})
}

func TestTwoSetUpsAtOnceMakeOneAdmin(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		one, _, err := d.People.SetUpLink(t.Context())
		d.must(err)
		other, _, err := d.People.SetUpLink(t.Context())
		d.must(err)
		in := 0
		setsUp := func(link, name string) {
			_, err := d.People.SetUp(t.Context(), app.Visitor{}, link, name, "first@rebond.example")
			if err == nil {
				in++
			} else if !refusedAs(err, refusal.Forbidden) {
				t.Error(err)
			}
		}
		d.meanwhile(2, func() { setsUp(other, "Mallory Rey") })
		setsUp(one, "Alice Faure")
		if in != 1 {
			t.Errorf("%d of two set the desk up", in)
		}
		d.sound()
	})
}

func TestWhoComesBackComesBackWithNothingThatLetThemIn(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := t.Context()
		ada := d.person("Ada Kessler", staff.Admin)
		lea := staff.Particulars{Name: "Léa Fabre", Email: "lea.fabre@rebond.example", Role: staff.Sales, Active: true}
		person, link, err := d.People.Welcome(ctx, ada, lea)
		d.must(err)
		entry, err := d.People.SignIn(ctx, app.Visitor{}, link)
		d.must(err)
		token, err := d.People.MakeToken(ctx, person.Actor(), staff.TokenWish{Name: "Export", Grip: staff.Grip{staff.ReachRead}, Days: 7})
		d.must(err)
		_, unused, err := d.People.Relink(ctx, ada, person.ID)
		d.must(err)
		for _, active := range []bool{false, true} {
			lea.Active = active
			d.must(d.altered(ada, person.ID, lea))
		}
		_, inSession := d.People.AdmitSession(ctx, entry.Session)
		_, byToken := d.People.AdmitHolder(ctx, token, app.From{})
		_, byLink := d.People.SignIn(ctx, app.Visitor{}, unused)
		for what, err := range map[string]error{"session": inSession, "token": byToken, "link": byLink} {
			if !refusedAs(err, refusal.Forbidden) {
				t.Errorf("an old %s lets her in again: %v", what, err)
			}
		}
	})
}

func TestEveryWayInThatIsMadeIsTold(t *testing.T) { // EV-3
	onBothEngines(t, func(d *desk) {
		ctx := t.Context()
		ada := d.person("Ada Kessler", staff.Admin)
		lea, first, err := d.People.Welcome(ctx, ada, staff.Particulars{Name: "Léa Fabre", Email: "lea.fabre@rebond.example", Role: staff.Sales, Active: true})
		d.must(err)
		_, _, err = d.People.Relink(ctx, ada, lea.ID)
		d.must(err)
		_, _, err = d.People.LetIn(ctx, lea.Email)
		d.must(err)
		_, err = d.People.NewToken(ctx, first)
		d.must(err)
		told, err := d.Reads.HistoryOfPerson(ctx, lea.ID)
		d.must(err)
		want := [][2]string{
			{"person.came", string(ada.ID)},
			{"person.link_made", string(ada.ID)},
			{"person.link_made", string(staff.Operator.ID)},
			{"token.made", string(lea.ID)},
		}
		for i, entry := range told {
			if i >= len(want) || entry.Verb != want[i][0] || entry.Actor != want[i][1] {
				t.Errorf("entry %d tells %s by %s", i, entry.Verb, entry.Actor)
			}
		}
		if len(told) != len(want) {
			t.Errorf("%d entries, want %d", len(told), len(want))
		}
		d.sound()
	})
}

func TestATokenOfSigningInIsOneLikeAnyOther(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := t.Context()
		_, link, err := d.People.Relink(ctx, d.person("Ada Kessler", staff.Admin), d.nina.ID)
		d.must(err)
		token, err := d.People.NewToken(ctx, link)
		d.must(err)
		ways, err := d.People.Ways(ctx, d.nina, d.nina.ID, token)
		d.must(err)
		if len(token) <= len(app.TokenPrefix) || token[:len(app.TokenPrefix)] != app.TokenPrefix || len(ways) != 1 ||
			ways[0].Name == "" || ways[0].Begun.IsZero() || ways[0].Until.IsZero() || !ways[0].Grip.Holds(staff.ReachChurn) {
			t.Errorf("the token is %.7s…, and shown as %+v", token, ways)
		}
		if _, err := d.People.NewToken(ctx, link); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("the link was good twice: %v", err)
		}
	})
}
