package staff_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/domain/day"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

var today = day.MustParse("2026-11-22")

func on(text string) day.Day { return day.MustParse(text) }

// everyone is Nina, whose deputies may be Léo, who is away in the first week of
// December, Zoé or the manager Mona; Omar of CX; and Ida, who has left.
func everyone() staff.Everyone {
	all := staff.Everyone{}
	for _, p := range []staff.Person{
		{ID: "nina", Name: "Nina", Role: staff.AM, Team: staff.Growth, Active: true},
		{ID: "leo", Name: "Léo", Role: staff.AM, Team: staff.Growth, Active: true, Absences: []staff.Absence{
			{ID: "a-leo", Person: "leo", From: on("2026-12-01"), Until: on("2026-12-07"), Deputy: "zoe"},
		}},
		{ID: "zoe", Name: "Zoé", Role: staff.AM, Team: staff.Onboarding, Active: true},
		{ID: "omar", Name: "Omar", Role: staff.CX, Active: true},
		{ID: "ida", Name: "Ida", Role: staff.AM, Team: staff.Growth},
		{ID: "mona", Name: "Mona", Role: staff.Manager, Active: true},
		{ID: "ada", Name: "Ada", Role: staff.Admin, Active: true},
	} {
		all[p.ID] = p
	}
	return all
}

func TestAnAbsenceHasDaysAndSomeoneWhoIsThere(t *testing.T) {
	for _, c := range []struct {
		name   string
		who    staff.ID
		in     staff.Leave
		fields []string
	}{
		{"next week, with Zoé", "nina", staff.Leave{From: on("2026-11-23"), Until: on("2026-11-29"), Deputy: "zoe"}, nil},
		{"one day", "nina", staff.Leave{From: on("2026-11-23"), Until: on("2026-11-23"), Deputy: "zoe"}, nil},
		{"since yesterday, still today", "nina", staff.Leave{From: on("2026-11-21"), Until: today, Deputy: "zoe"}, nil},
		{"with a manager as deputy", "nina", staff.Leave{From: today, Until: today, Deputy: "mona"}, nil},
		{"up to the eve of the deputy’s own", "nina", staff.Leave{From: today, Until: on("2026-11-30"), Deputy: "leo"}, nil},
		{"of someone of CX, whose queue has others", "omar", staff.Leave{From: today, Until: today}, nil},
		{"to the last day that can be planned", "nina", staff.Leave{From: on("2026-12-10"), Until: today.AddMonths(24), Deputy: "zoe"}, nil},
		{"a year too far, mistyped", "nina", staff.Leave{From: on("2026-12-10"), Until: today.AddMonths(24) + 1, Deputy: "zoe"}, []string{"until"}},
		{"until the end of days", "nina", staff.Leave{From: today, Until: on("9999-12-31"), Deputy: "zoe"}, []string{"until"}},
		{"nothing said", "nina", staff.Leave{}, []string{"from", "until", "deputy"}},
		{"the end before the beginning", "nina", staff.Leave{From: on("2026-11-25"), Until: on("2026-11-24"), Deputy: "zoe"}, []string{"until"}},
		{"over already", "nina", staff.Leave{From: on("2026-11-01"), Until: on("2026-11-21"), Deputy: "zoe"}, []string{"until"}},
		{"on the last day of another one", "leo", staff.Leave{From: on("2026-12-07"), Until: on("2026-12-09"), Deputy: "zoe"}, []string{"from"}},
		{"around another one", "leo", staff.Leave{From: on("2026-11-30"), Until: on("2026-12-30"), Deputy: "zoe"}, []string{"from"}},
		{"an AM without a deputy (CH-3)", "nina", staff.Leave{From: today, Until: today}, []string{"deputy"}},
		{"themselves as deputy (EV-2)", "nina", staff.Leave{From: today, Until: today, Deputy: "nina"}, []string{"deputy"}},
		{"a deputy of another role", "nina", staff.Leave{From: today, Until: today, Deputy: "omar"}, []string{"deputy"}},
		{"a deputy who has left", "nina", staff.Leave{From: today, Until: today, Deputy: "ida"}, []string{"deputy"}},
		{"a deputy nobody knows", "nina", staff.Leave{From: today, Until: today, Deputy: "x"}, []string{"deputy"}},
		{"a deputy who is away on one of the days", "nina", staff.Leave{From: today, Until: on("2026-12-01"), Deputy: "leo"}, []string{"deputy"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := everyone()
			next, event, err := all[c.who].PlanAbsence("a-1", c.in, all, today, policy.Default())
			if c.fields != nil {
				wantFields(t, err, c.fields...)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if told := event.Told(); told.About.ID != string(c.who) || told.Verb != "absence.planned" {
				t.Errorf("told as %+v", told)
			}
			if len(next.Absences) != len(all[c.who].Absences)+1 {
				t.Errorf("absences are %+v", next.Absences)
			}
		})
	}
}

func TestWhoIsAwayIsLookedAfterByWhoIsThere(t *testing.T) {
	all := everyone()
	nina, _, err := all["nina"].PlanAbsence("a-1", staff.Leave{From: on("2026-11-25"), Until: on("2026-11-30"), Deputy: "leo"}, all, today, policy.Default())
	if err != nil {
		t.Fatal(err)
	}
	all["nina"] = nina
	for _, c := range []struct {
		name string
		on   day.Day
		away func()
		in   staff.ID
	}{
		{"the eve", on("2026-11-24"), nil, "nina"},
		{"the first day", on("2026-11-25"), nil, "leo"},
		{"the last day", on("2026-11-30"), nil, "leo"},
		{"the day after", on("2026-12-01"), nil, "nina"},
		{"when the deputy falls away too, the deputy’s deputy", on("2026-11-26"), func() { fallsIll(all, "leo", "zoe") }, "zoe"},
		{"when the row leads back, nobody", on("2026-11-26"), func() { fallsIll(all, "zoe", "leo") }, ""},
	} {
		if c.away != nil {
			c.away()
		}
		in, found := all.InPlaceOf("nina", c.on)
		if in.ID != c.in || found != (c.in != "") {
			t.Errorf("%s: %q looks after what is Nina’s, want %q", c.name, in.ID, c.in)
		}
	}
}

// fallsIll takes someone away around 26 November, whatever else is planned.
func fallsIll(all staff.Everyone, who, deputy staff.ID) {
	p := all[who]
	p.Absences = append([]staff.Absence{{ID: "ill-" + staff.AbsenceID(who), Person: who, From: on("2026-11-25"), Until: on("2026-11-27"), Deputy: deputy}}, p.Absences...)
	all[who] = p
}

func TestADeputyActsAsTheOwnerWouldAndTheReasonSaysForWhom(t *testing.T) { // CH-3, EV-2
	all := everyone()
	acting := all.Acting(all["zoe"].Actor(), on("2026-12-02"))
	scope := acting.With("leo")
	for _, action := range []staff.Action{staff.CloseChurnCase, staff.ChangeMarketplace, staff.HandOverAccount, staff.FinishTask} {
		may := staff.May(staff.AM, action, scope)
		if !may.Allowed {
			t.Errorf("in Léo’s place, %s is refused", action)
		}
		inputs := may.Because[0].Inputs
		if !slices.ContainsFunc(inputs, func(in input) bool { return in.Name == "in_place_of" && in.Value == "Léo" }) {
			t.Errorf("%s is allowed without naming Léo: %+v", action, inputs)
		}
	}
	if staff.May(staff.AM, staff.CloseChurnCase, all.Acting(all["zoe"].Actor(), on("2026-12-08")).With("leo")).Allowed {
		t.Error("she still acts for him once he is back")
	}
	if staff.May(staff.AM, staff.MovePED, scope).Allowed {
		t.Error("a deputy may what the owner may not")
	}
	if staff.May(staff.AM, staff.CloseChurnCase, acting.With("nina")).Allowed {
		t.Error("a deputy of one acts for another")
	}
	if staff.May(staff.AM, staff.CloseChurnCase, staff.Actor{ID: ""}.With("")).Allowed {
		t.Error("nobody owns what has no owner")
	}
}

func TestAnAbsenceEndsEarlyOrNeverWas(t *testing.T) {
	leo := everyone()["leo"]
	for _, c := range []struct {
		name  string
		today day.Day
		until []string // of the absences that are left
		kind  refusal.Kind
	}{
		{"before it begins, it never was", on("2026-11-30"), nil, ""},
		{"on its first day too", on("2026-12-01"), nil, ""},
		{"later it ended yesterday", on("2026-12-04"), []string{"2026-12-03"}, ""},
		{"on its last day it ended yesterday", on("2026-12-07"), []string{"2026-12-06"}, ""},
		{"once it is over there is nothing to end", on("2026-12-08"), nil, refusal.Illegal},
	} {
		t.Run(c.name, func(t *testing.T) {
			next, _, err := leo.EndAbsence("a-leo", c.today)
			if c.kind != "" {
				if refused, ok := refusal.Of(err); !ok || !refused.Has(c.kind) {
					t.Fatalf("got %v", err)
				}
				return
			}
			var until []string
			for _, a := range next.Absences {
				until = append(until, a.Until.String())
			}
			if err != nil || !slices.Equal(until, c.until) || !next.Present(c.today) {
				t.Errorf("absences until %v, %v", until, err)
			}
			if len(leo.Absences) != 1 || leo.Absences[0].Until != on("2026-12-07") {
				t.Error("the person before was changed in place")
			}
		})
	}
	if _, _, err := leo.EndAbsence("x", today); err == nil {
		t.Error("an absence nobody knows was ended")
	}
}

func TestAQueueCountsOnlyWhoIsThere(t *testing.T) {
	all := everyone()
	if !all.Staffed(today)[staff.CX] {
		t.Error("Omar is there")
	}
	omar, _, err := all["omar"].PlanAbsence("a-1", staff.Leave{From: today, Until: today}, all, today, policy.Default())
	if err != nil {
		t.Fatal(err)
	}
	all["omar"] = omar
	if all.Staffed(today)[staff.CX] || !all.Staffed(today.AddDays(1))[staff.CX] || !all.Staffed(today)[staff.AM] {
		t.Error("CX is staffed while Omar is away, or AMs aren’t")
	}
}

func TestWhoCanIsNamedOwnerFirst(t *testing.T) { // EV-2
	all := everyone()
	for _, c := range []struct {
		name   string
		action staff.Action
		on     day.Day
		want   []string
	}{
		{"the account’s AM, then managers and admins", staff.CloseChurnCase, today, []string{"Léo", "Ada", "Mona"}},
		{"his deputy while he is away", staff.CloseChurnCase, on("2026-12-02"), []string{"Zoé", "Ada", "Mona"}},
		{"a manager’s affair", staff.MovePED, today, []string{"Ada", "Mona"}},
	} {
		var names []string
		for _, p := range all.WhoCan(c.action, "leo", c.on) {
			names = append(names, p.Name)
		}
		if !slices.Equal(names, c.want) {
			t.Errorf("%s: %v, want %v", c.name, names, c.want)
		}
	}
	err := all.Permit(all["omar"].Actor(), staff.Asked{Action: staff.MovePED}, today)
	refused, _ := refusal.Of(err)
	if last := refused.Unmet[0].Inputs[len(refused.Unmet[0].Inputs)-1]; last.Name != staff.NamesInput || !slices.Equal(last.Value.([]string), []string{"Ada", "Mona"}) {
		t.Errorf("refused with %+v", last)
	}
	if all.Permit(all["ada"].Actor(), staff.Asked{Action: staff.MovePED}, today) != nil {
		t.Error("an admin is refused")
	}
}

// Whatever absences there are, whoever looks after what is someone's is at the desk,
// and whoever is there looks after their own.
func TestOnlySomeoneWhoIsThereStandsIn(t *testing.T) {
	ids := []staff.ID{"nina", "leo", "zoe", "mona"}
	rapid.Check(t, func(t *rapid.T) {
		all := everyone()
		for _, id := range ids {
			p := all[id]
			p.Active = rapid.IntRange(0, 5).Draw(t, "active") > 0
			p.Absences = nil
			if rapid.Bool().Draw(t, "away") {
				from := rapid.IntRange(-3, 3).Draw(t, "from")
				p.Absences = []staff.Absence{{
					ID: "a", Person: id, From: today.AddDays(from), Until: today.AddDays(from + rapid.IntRange(0, 4).Draw(t, "days")),
					Deputy: rapid.SampledFrom(append(ids, "")).Draw(t, "deputy"),
				}}
			}
			all[id] = p
		}
		for _, id := range ids {
			in, found := all.InPlaceOf(id, today)
			switch {
			case found && !in.Present(today):
				t.Fatalf("%s stands in for %s and is away", in.ID, id)
			case all[id].Present(today) && in.ID != id:
				t.Fatalf("%s is there, and %q looks after what is theirs", id, in.ID)
			case found && in.ID != id && !slices.ContainsFunc(all.StandsFor(in.ID, today), func(a staff.Absent) bool { return a.ID == id }):
				t.Fatalf("%s doesn’t know of standing in for %s", in.ID, id)
			}
		}
	})
}
