package churn_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

// everyone has Nina and Lena in growth, Theo in onboarding.
var everyone = staff.Everyone{
	"nina": {ID: "nina", Role: staff.AM, Team: staff.Growth, Active: true},
	"lena": {ID: "lena", Role: staff.AM, Team: staff.Growth, Active: true},
	"theo": {ID: "theo", Role: staff.AM, Team: staff.Onboarding, Active: true},
}

// staffed is a day at the desk, where it is known who is in which team.
func staffed(date string, who staff.Actor) moment.Moment {
	now := on(date, who)
	now.Everyone = everyone
	return now
}

func called(t testing.TB, c churn.Case, date string, result churn.Result) churn.Case {
	t.Helper()
	c, _, err := c.Call(churn.Contact{Result: result}, staffed(date, nina))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func briefedOn(t testing.TB, c churn.Case, date string) churn.Case {
	t.Helper()
	c, _, err := c.Brief("Proposer deux mois à moitié prix.", staffed(date, mona))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func appointed(t testing.TB, c churn.Case, date, meets string) churn.Case {
	t.Helper()
	c, _, err := c.Appoint(churn.Booking{On: day.MustParse(meets), At: "14:30"}, staffed(date, nina))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func bargained(t testing.TB, c churn.Case, date string) churn.Case {
	t.Helper()
	c, _, err := c.Negotiate(churn.Bargain{Note: "Remise de 30 % pendant trois mois."}, staffed(date, nina))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestACaseIsAssignedOnceNothingLacks(t *testing.T) { // AL-8
	for name, steps := range map[string][]func(churn.Case) churn.Case{
		"the briefing last": {
			func(c churn.Case) churn.Case { return called(t, c, "2026-06-08", churn.Voicemail) },
			func(c churn.Case) churn.Case { return briefedOn(t, c, "2026-06-09") },
		},
		"the call last": {
			func(c churn.Case) churn.Case { return briefedOn(t, c, "2026-06-08") },
			func(c churn.Case) churn.Case { return called(t, c, "2026-06-09", churn.NoAnswer) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := opened(t)
			for i, step := range steps {
				if c.Stage != churn.New || c.Assignment != nil {
					t.Errorf("before step %d it is %s", i+1, c.Stage)
				}
				c = step(c)
			}
			if c.Stage != churn.Assigned || c.Assignment == nil || *c.Assignment != (churn.Assignment{To: "nina", On: day.MustParse("2026-06-09")}) {
				t.Errorf("it is %s, with %+v", c.Stage, c.Assignment)
			}
		})
	}
}

func TestTheEventThatAssignsACaseSaysSo(t *testing.T) { // AL-8, EV-1
	_, event, err := called(t, opened(t), "2026-06-08", churn.NoAnswer).Brief("Rappeler son ancienneté.", staffed("2026-06-09", mona))
	if err != nil {
		t.Fatal(err)
	}
	tells(t, event, "churn_case.briefed", "AL-8", "AL-8")
	_, booked, err := opened(t).Appoint(churn.Booking{On: day.MustParse("2026-06-10")}, staffed("2026-06-09", nina))
	if err != nil {
		t.Fatal(err)
	}
	tells(t, booked, "churn_case.appointed", "AL-8", "AL-8")
}

func TestWhatACaseLacksToBeAssigned(t *testing.T) { // AL-8
	all := churn.Needs
	for _, c := range []struct {
		name string
		held churn.Case
		team staff.Team
		want []churn.Need
	}{
		{"nothing was done, in onboarding", opened(t), staff.Onboarding, all},
		{"nothing was done, in growth", opened(t), staff.Growth, all[1:]},
		{"only the briefing", called(t, opened(t), "2026-06-08", churn.NoAnswer), staff.Growth, []churn.Need{churn.Briefed}},
		{"only the call and what it sets", briefedOn(t, opened(t), "2026-06-08"), staff.Growth, []churn.Need{churn.CalledOnce, churn.CallBackSet}},
		{"only the team", called(t, briefedOn(t, opened(t), "2026-06-08"), "2026-06-08", churn.NoAnswer), staff.Onboarding, []churn.Need{churn.GrowthOwner}},
		{"a closed case lacks nothing", recovered(t), staff.Onboarding, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.held.Lacks(c.team); !slices.Equal(got, c.want) {
				t.Errorf("lacks %v, want %v", got, c.want)
			}
		})
	}
}

func TestWhatIsUnderWayIsInProgressWhateverLacks(t *testing.T) { // AL-7, AL-8
	for name, c := range map[string]churn.Case{
		"an appointment at once":         appointed(t, opened(t), "2026-06-08", "2026-06-10"),
		"a negotiation at once":          bargained(t, opened(t), "2026-06-08"),
		"an appointment that is past":    called(t, appointed(t, opened(t), "2026-06-08", "2026-06-10"), "2026-06-11", churn.Reached),
		"an appointment that was missed": called(t, appointed(t, opened(t), "2026-06-08", "2026-06-10"), "2026-06-10", churn.NoAnswer),
	} {
		t.Run(name, func(t *testing.T) {
			if c.Stage != churn.InProgress {
				t.Errorf("it is %s", c.Stage)
			}
		})
	}
}

func TestAnAppointmentThatIsCalledOffBringsTheCaseBack(t *testing.T) { // AL-8
	ready := called(t, briefedOn(t, opened(t), "2026-06-08"), "2026-06-08", churn.NoAnswer)
	for _, c := range []struct {
		name string
		held churn.Case
		want churn.Stage
	}{
		{"to New where something lacks", appointed(t, opened(t), "2026-06-08", "2026-06-10"), churn.New},
		{"to Assigned where nothing does", appointed(t, ready, "2026-06-08", "2026-06-10"), churn.Assigned},
		{"nowhere while a negotiation is on", appointed(t, bargained(t, ready, "2026-06-08"), "2026-06-08", "2026-06-10"), churn.InProgress},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, event, err := c.held.CallOff(churn.CallingOff{}, staffed("2026-06-09", nina))
			if err != nil {
				t.Fatal(err)
			}
			if got.Stage != c.want || got.LookOn.String() != "2026-06-11" || got.Appointment.State != churn.CalledOff {
				t.Errorf("it is %s, next contact %s, the appointment %s", got.Stage, got.LookOn, got.Appointment.State)
			}
			if told := event.Told(); told.Verb != "churn_case.appointment_called_off" {
				t.Errorf("told as %s", told.Verb)
			}
		})
	}
}

func TestAHandOverVerifiesTheNewManagersTeam(t *testing.T) { // AL-8, CH-3
	assigned := called(t, briefedOn(t, opened(t), "2026-06-08"), "2026-06-08", churn.NoAnswer)
	toGrowth := assigned.HandedOver("lena", staffed("2026-06-09", nina))
	if toGrowth.Stage != churn.Assigned || toGrowth.Assignment.To != "lena" || toGrowth.Assignment.On.String() != "2026-06-09" {
		t.Errorf("with growth it is %s, %+v", toGrowth.Stage, toGrowth.Assignment)
	}
	toOnboarding := assigned.HandedOver("theo", staffed("2026-06-09", nina))
	if toOnboarding.Stage != churn.New || toOnboarding.Assignment != nil {
		t.Errorf("with onboarding it is %s, %+v", toOnboarding.Stage, toOnboarding.Assignment)
	}
}

func TestWhatIsSaidOfAContactIsRefusedAllAtOnce(t *testing.T) { // AL-8
	monday := day.MustParse("2026-06-08")
	meets := appointed(t, opened(t), "2026-06-08", "2026-06-12")
	for name, c := range map[string]struct {
		do   func() error
		want []string
	}{
		"a call of which nothing is said": {
			func() error { _, _, err := opened(t).Call(churn.Contact{}, staffed("2026-06-08", nina)); return err },
			[]string{"AL-8 missing result"},
		},
		"a call with all of it wrong": {
			func() error {
				_, _, err := lost(t).Call(churn.Contact{Result: "shouted", CallBackOn: monday - 1, Note: long}, staffed("2026-06-08", nina))
				return err
			},
			[]string{"AL-8 illegal", "AL-8 invalid result", "AL-8 invalid call_back_on", "invalid note"},
		},
		"a call-back before the appointment": {
			func() error {
				_, _, err := meets.Call(churn.Contact{Result: churn.Reached, CallBackOn: monday + 2}, staffed("2026-06-09", nina))
				return err
			},
			[]string{"AL-8 invalid call_back_on"},
		},
		"a call-back in another century": {
			func() error {
				_, _, err := opened(t).Call(churn.Contact{Result: churn.Reached, CallBackOn: day.MustParse("2126-06-10")}, staffed("2026-06-09", nina))
				return err
			},
			[]string{"AL-8 invalid call_back_on"},
		},
		"an appointment more than two years ahead": {
			func() error {
				_, _, err := opened(t).Appoint(churn.Booking{On: monday.AddMonths(24) + 1}, staffed("2026-06-08", nina))
				return err
			},
			[]string{"AL-8 invalid appointment_on"},
		},
		"an appointment without a day": {
			func() error {
				_, _, err := opened(t).Appoint(churn.Booking{At: "25:00"}, staffed("2026-06-08", nina))
				return err
			},
			[]string{"AL-8 missing appointment_on", "AL-8 invalid appointment_at"},
		},
		"an appointment of yesterday, on a closed case": {
			func() error {
				_, _, err := lost(t).Appoint(churn.Booking{On: monday - 1, Note: long}, staffed("2026-06-08", nina))
				return err
			},
			[]string{"AL-8 illegal", "AL-8 invalid appointment_on", "invalid note"},
		},
		"calling off what isn't set": {
			func() error {
				_, _, err := bargained(t, opened(t), "2026-06-08").CallOff(churn.CallingOff{CallBackOn: monday - 1}, staffed("2026-06-08", nina))
				return err
			},
			[]string{"AL-8 illegal", "AL-8 invalid call_back_on"},
		},
		"a negotiation about nothing": {
			func() error {
				_, _, err := recovered(t).Negotiate(churn.Bargain{}, staffed("2026-06-13", nina))
				return err
			},
			[]string{"AL-8 illegal", "AL-8 missing note"},
		},
		"an empty briefing": {
			func() error { _, _, err := opened(t).Brief(" ", staffed("2026-06-08", mona)); return err },
			[]string{"AL-8 missing note"},
		},
		"a second briefing": {
			func() error {
				_, _, err := briefedOn(t, opened(t), "2026-06-08").Brief("Encore.", staffed("2026-06-09", mona))
				return err
			},
			[]string{"AL-8 illegal"},
		},
		"a recovery by no outcome": {
			func() error { _, _, err := opened(t).Recover("", staffed("2026-06-08", nina)); return err },
			[]string{"CH-7 missing outcome"},
		},
		"a recovery by a loss, of a closed case": {
			func() error {
				_, _, err := lost(t).Recover(churn.NotRecovered, staffed("2026-06-13", nina))
				return err
			},
			[]string{"CH-7 illegal", "CH-7 invalid outcome"},
		},
	} {
		t.Run(name, func(t *testing.T) { refusedFor(t, c.do(), c.want...) })
	}
}

func TestACallOnTheDayOfAnAppointmentSettlesIt(t *testing.T) { // AL-8
	meets := appointed(t, opened(t), "2026-06-08", "2026-06-12")
	for _, c := range []struct {
		name   string
		on     string
		result churn.Result
		state  churn.AppointmentState
		next   string
	}{
		{"the day before it stands", "2026-06-11", churn.Reached, churn.Set, "2026-06-12"},
		{"that day it was kept", "2026-06-12", churn.Reached, churn.Kept, "2026-06-19"},
		{"that day it was missed", "2026-06-12", churn.Voicemail, churn.Missed, "2026-06-14"},
		{"days later too", "2026-06-15", churn.NoAnswer, churn.Missed, "2026-06-17"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := called(t, meets, c.on, c.result)
			if got.Appointment.State != c.state || got.LookOn.String() != c.next {
				t.Errorf("the appointment is %s, next contact %s", got.Appointment.State, got.LookOn)
			}
			if meets.Appointment.State != churn.Set {
				t.Error("the case that was held has changed")
			}
		})
	}
}

// TestAStageAlwaysMeansWhatItSays lets anything be done in any order.
func TestAStageAlwaysMeansWhatItSays(t *testing.T) { // AL-8, CH-3
	rapid.Check(t, func(t *rapid.T) {
		account := aurora(partner.Active)
		c, _, err := churn.Open(account, wish(), staffed("2026-06-08", omar))
		if err != nil {
			t.Fatal(err)
		}
		today := day.MustParse("2026-06-08")
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			today = today.AddDays(rapid.IntRange(0, 3).Draw(t, "days"))
			now := staffed(today.String(), nina)
			later := day.Day(0)
			if rapid.Bool().Draw(t, "says when") {
				later = today.AddDays(rapid.IntRange(-1, 9).Draw(t, "later"))
			}
			before := c
			verb := rapid.SampledFrom([]string{"call", "brief", "appoint", "off", "negotiate", "hand", "form", "recover", "lose"}).Draw(t, "verb")
			switch verb {
			case "call":
				c, _, err = c.Call(churn.Contact{Result: rapid.SampledFrom(churn.Results).Draw(t, "result"), CallBackOn: later}, now)
			case "brief":
				c, _, err = c.Brief("Écouter d’abord.", now)
			case "appoint":
				c, _, err = c.Appoint(churn.Booking{On: later}, now)
			case "off":
				c, _, err = c.CallOff(churn.CallingOff{CallBackOn: later}, now)
			case "negotiate":
				c, _, err = c.Negotiate(churn.Bargain{Note: "Un geste.", CallBackOn: later}, now)
			case "hand":
				c, err = c.HandedOver(rapid.SampledFrom([]staff.ID{"nina", "lena", "theo"}).Draw(t, "to"), now), nil
			case "form":
				c, _, err = c.Receive(aurora(partner.Retention), churn.Receipt{Medium: churn.Form, ReceivedOn: today}, now)
			case "recover":
				c, _, err = c.Recover(rapid.SampledFrom(churn.Recoveries).Draw(t, "outcome"), now)
			case "lose":
				c, _, err = c.Lose(churn.Loss{}, now)
			}
			if err != nil && fmt.Sprintf("%+v", before) != fmt.Sprintf("%+v", c) {
				t.Fatalf("a refused %s changed the case", verb)
			}
			means(t, c, today)
		}
	})
}

func means(t *rapid.T, c churn.Case, today day.Day) {
	lacks := c.Lacks(everyone[c.Owner].Team)
	switch c.Stage {
	case churn.New:
		if len(lacks) == 0 || c.UnderWay() {
			t.Fatalf("it is new, lacks %v, under way %v", lacks, c.UnderWay())
		}
	case churn.Assigned:
		if len(lacks) > 0 || c.UnderWay() || c.Assignment == nil || c.Assignment.To != c.Owner {
			t.Fatalf("it is assigned, lacks %v, to %+v, of %s", lacks, c.Assignment, c.Owner)
		}
	case churn.InProgress:
		if !c.UnderWay() {
			t.Fatal("it is in progress, and nothing is")
		}
	case churn.Closed:
		if c.Closing == nil {
			t.Fatal("it is closed by nobody")
		}
		return
	}
	if c.Closing != nil || c.LookOn.IsZero() || c.Meets() && c.LookOn != c.Appointment.On {
		t.Fatalf("an open case is looked at on %s, appointment %+v, closing %+v; today is %s", c.LookOn, c.Appointment, c.Closing, today)
	}
}
