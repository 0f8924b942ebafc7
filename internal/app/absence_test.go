package app_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"rebond/internal/app"
	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/domain/task"
)

func TestADeputyActsForTheAbsentAndTheOwnerStays(t *testing.T) { // CH-3, EV-2
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		id := d.formal()
		if _, err := d.Churn.Lose(ctx, by(d.lena), id, churn.Loss{}); !refusedAs(err, refusal.Forbidden) {
			t.Fatalf("a colleague closed it: %v", err)
		}
		absence, err := d.People.PlanAbsence(ctx, d.nina, d.nina.ID, staff.Leave{From: d.today(), Until: d.today().AddDays(10), Deputy: d.lena.ID})
		d.must(err)
		acting, err := d.People.Acting(ctx, staff.Person{ID: d.lena.ID, Name: d.lena.Name, Role: staff.AM, Team: staff.Growth, Active: true})
		if err != nil || len(acting.Stands) != 1 || acting.Stands[0].ID != d.nina.ID {
			t.Fatalf("she acts for %+v, %v", acting.Stands, err)
		}
		_, err = d.Churn.Lose(ctx, by(d.lena), id, churn.Loss{})
		d.must(err)
		if d.file().Account.Owner != d.nina.ID || d.file().Churn[0].Owner != d.nina.ID {
			t.Error("the account changed hands")
		}
		d.must(d.People.EndAbsence(ctx, d.nina, d.nina.ID, absence.ID))
		if _, err := d.Accounts.HandOver(ctx, by(d.lena), d.salon, d.lena.ID); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("she still acts once Nina is back: %v", err)
		}
		d.sound()
	})
}

func TestAnAbsenceIsOnesOwnOrAManagersToRecord(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		leave := staff.Leave{From: d.today(), Until: d.today(), Deputy: d.lena.ID}
		_, err := d.People.PlanAbsence(ctx, d.omar, d.nina.ID, leave)
		refused := d.refused(err, "EV-2 forbidden")
		if last := refused.Unmet[0].Inputs[len(refused.Unmet[0].Inputs)-1]; last.Name != staff.NamesInput || !slices.Contains(last.Value.([]string), d.mona.Name) {
			t.Errorf("it names %+v", last)
		}
		_, err = d.People.PlanAbsence(ctx, d.mona, d.nina.ID, leave)
		d.must(err)
		_, err = d.People.PlanAbsence(ctx, d.mona, "nobody", leave)
		if !refusedAs(err, refusal.Unknown) {
			t.Errorf("nobody is away: %v", err)
		}
		d.sound()
	})
}

func TestTwoAdminsWhoAlterOnePersonMeetOnlyOnTheSameField(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		ada := d.person("Ada Kessler", staff.Admin)
		shown := staff.Particulars{Name: "Omar Belkacem", Email: "omar@rebond.example", Role: staff.CX, Lang: "fr", Active: true}
		seen, err := d.People.Alter(ctx, by(ada), d.omar.ID, shown)
		d.must(err)

		first := shown
		first.Name = "Omar B."
		_, err = d.People.Alter(ctx, app.Call{Actor: ada, Seen: seen}, d.omar.ID, first)
		d.must(err)

		other := shown
		other.Lang = "en"
		_, err = d.People.Alter(ctx, app.Call{Actor: ada, Seen: seen}, d.omar.ID, other)
		d.must(err)
		if now := d.one(d.omar.ID); now.Name != "Omar B." || now.Lang != "en" {
			t.Errorf("he is %+v", now)
		}

		same := shown
		same.Name = "O. Belkacem"
		if _, err = d.People.Alter(ctx, app.Call{Actor: ada, Seen: seen}, d.omar.ID, same); !refusedAs(err, refusal.Conflict) {
			t.Errorf("both changed the name: %v", err)
		}
		d.sound()
	})
}

func TestTheRetentionLeadIsOnePerson(t *testing.T) { // AL-8
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		ada := d.person("Ada Kessler", staff.Admin)
		for _, who := range []staff.Actor{d.nina, d.lena, d.nina} {
			in := d.one(who.ID).Particulars()
			in.Email, in.Team, in.RetentionLead = string(who.ID)+"@rebond.example", staff.Growth, true
			_, err := d.People.Alter(ctx, by(ada), who.ID, in)
			d.must(err)
			all, err := d.People.All(ctx)
			d.must(err)
			for _, p := range all {
				if p.RetentionLead != (p.ID == who.ID) {
					t.Errorf("%s is lead: %v", p.Name, p.RetentionLead)
				}
			}
		}
		d.sound()
	})
}

func TestAllThatIsSomeonesIsHandedOverBeforeTheyLeave(t *testing.T) { // CH-3
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		ada := d.person("Ada Kessler", staff.Admin)
		d.open()
		gone := d.one(d.nina.ID).Particulars()
		gone.Email, gone.Team, gone.Active = "nina@rebond.example", staff.Growth, false
		_, err := d.People.Alter(ctx, by(ada), d.nina.ID, gone)
		d.refused(err, "CH-3 illegal role", "EV-2 illegal active")

		for _, c := range []struct {
			name string
			to   staff.ID
			who  staff.Actor
			kind refusal.Kind
		}{
			{"to someone of CX", d.omar.ID, ada, refusal.Invalid},
			{"to herself", d.nina.ID, ada, refusal.Invalid},
			{"to nobody", "nobody", ada, refusal.Invalid},
			{"by someone of CX", d.lena.ID, d.omar, refusal.Forbidden},
			{"by a colleague", d.lena.ID, d.lena, refusal.Forbidden},
		} {
			if _, err := d.People.HandOverAll(ctx, c.who, d.nina.ID, c.to, ""); !refusedAs(err, c.kind) {
				t.Errorf("%s: %v", c.name, err)
			}
		}

		passed, err := d.People.HandOverAll(ctx, ada, d.nina.ID, d.lena.ID, "")
		if err != nil || passed.Accounts == 0 || passed.After != "" || passed.Left.Accounts != 0 || passed.Left.Tasks != 0 {
			t.Fatalf("handed over %+v, %v", passed, err)
		}
		if d.file().Account.Owner != d.lena.ID || d.task(task.CallPartner).Assignee != d.lena.ID {
			t.Error("the account or its task stayed")
		}
		_, err = d.People.Alter(ctx, by(ada), d.nina.ID, gone)
		d.must(err)
		d.sound()
	})
}

func TestATokenIsNarrowNamedAndEnds(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		_, err := d.People.MakeToken(ctx, d.nina, staff.TokenWish{Days: 8})
		d.refused(err, "missing name", "EV-2 missing reach", "invalid days")
		_, err = d.People.MakeToken(ctx, d.nina, staff.TokenWish{Name: "Export", Grip: staff.Grip{"all"}, Days: 7})
		d.refused(err, "EV-2 invalid reach")

		secret, err := d.People.MakeToken(ctx, d.nina, staff.TokenWish{Name: "Export", Grip: staff.Grip{staff.ReachRead}, Days: 7})
		d.must(err)
		from := app.From{Address: "192.0.2.1", Agent: "curl"}
		holder, err := d.People.AdmitHolder(ctx, secret, from)
		if err != nil || holder.Person.ID != d.nina.ID || holder.Grip.Holds(staff.ReachChurn) || !holder.Grip.Holds(staff.ReachRead) {
			t.Fatalf("held by %+v, %v", holder, err)
		}
		ways, err := d.People.Ways(ctx, d.nina, d.nina.ID, secret)
		if err != nil || len(ways) != 1 || ways[0].Name != "Export" || ways[0].From != "192.0.2.1" || !ways[0].Here || ways[0].Seen.IsZero() {
			t.Fatalf("open are %+v, %v", ways, err)
		}
		if left := time.Until(ways[0].Until); left > 7*24*time.Hour {
			t.Errorf("good for %v", left)
		}
		if _, err := d.People.Ways(ctx, d.omar, d.nina.ID, ""); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("a colleague sees them: %v", err)
		}
		if err := d.People.EndWay(ctx, d.nina, d.nina.ID, "another"); !refusedAs(err, refusal.Unknown) {
			t.Errorf("nothing was ended: %v", err)
		}
		d.must(d.People.EndWay(ctx, d.nina, d.nina.ID, ways[0].ID))
		if _, err := d.People.AdmitHolder(ctx, secret, from); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("it still lets in: %v", err)
		}
		d.sound()
	})
}

func TestAnAdminEndsAnothersSessionsAndOneEndsAllOthersOfOnesOwn(t *testing.T) {
	onBothEngines(t, func(d *desk) {
		ctx := context.Background()
		ada := d.person("Ada Kessler", staff.Admin)
		var sessions []string
		for range 3 {
			_, link, err := d.People.Relink(ctx, staff.Desk, d.nina.ID)
			d.must(err)
			entry, err := d.People.SignIn(ctx, app.Visitor{}, link)
			d.must(err)
			sessions = append(sessions, entry.Session)
		}
		d.must(d.People.EndOtherSessions(ctx, d.nina, d.nina.ID, sessions[1]))
		for i, session := range sessions {
			if _, err := d.People.AdmitSession(ctx, session); (err == nil) != (i == 1) {
				t.Errorf("session %d: %v", i, err)
			}
		}
		if err := d.People.EndOtherSessions(ctx, d.mona, d.nina.ID, ""); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("a manager ended them: %v", err)
		}
		d.must(d.People.EndOtherSessions(ctx, ada, d.nina.ID, ""))
		if _, err := d.People.AdmitSession(ctx, sessions[1]); !refusedAs(err, refusal.Forbidden) {
			t.Errorf("she is still in: %v", err)
		}
		d.sound()
	})
}

// altered changes someone's particulars, whatever others did meanwhile.
func (d *desk) altered(by staff.Actor, id staff.ID, in staff.Particulars) error {
	_, err := d.People.Alter(context.Background(), app.Call{Actor: by}, id, in)
	return err
}

// one reads a person as they are now.
func (d *desk) one(id staff.ID) staff.Person {
	d.t.Helper()
	all, err := d.People.All(context.Background())
	d.must(err)
	at := slices.IndexFunc(all, func(p staff.Person) bool { return p.ID == id })
	return all[at]
}

func (d *desk) today() day.Day { return d.Policy.Today(d.now) }
