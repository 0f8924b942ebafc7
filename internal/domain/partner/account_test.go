package partner_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rebond/internal/domain/because"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
)

var (
	statuses = []partner.Status{partner.Active, partner.Retention, partner.Training, partner.ExpiringPlan, partner.Churned}
	june     = day.MustParse("2026-06-09")
	july     = day.MustParse("2026-07-09")
)

// salon is an account of Nina's in some status, with the dates that it brings.
func salon(status partner.Status) partner.Account {
	a := partner.Account{ID: "aurora", Name: "Aurora Coiffure", Owner: "nina", Status: status, StatusSince: june - 30}
	if status == partner.ExpiringPlan || status == partner.Churned {
		a.PlanExpiresOn, a.FiscalChurnReceived = july, june
	}
	if status == partner.Churned {
		a.ChurnedOn = july + 1
	}
	return a
}

func TestAnAccountMovesByItsVerbsAlone(t *testing.T) {
	for _, verb := range []struct {
		name string
		rule string
		do   func(partner.Account) (partner.Account, error)
		to   map[partner.Status]partner.Account // what is not listed is refused
	}{
		{
			"EnterRetention", "CH-2",
			func(a partner.Account) (partner.Account, error) { return a.EnterRetention(june) },
			map[partner.Status]partner.Account{
				partner.Active:    {Status: partner.Retention, StatusSince: june},
				partner.Training:  {Status: partner.Retention, StatusSince: june},
				partner.Retention: {Status: partner.Retention, StatusSince: june - 30},
			},
		},
		{
			"Recover", "CH-7",
			func(a partner.Account) (partner.Account, error) { return a.Recover(june) },
			map[partner.Status]partner.Account{
				partner.Retention: {Status: partner.Active, StatusSince: june}, partner.Training: {Status: partner.Active, StatusSince: june},
			},
		},
		{
			"Train", "CH-7",
			func(a partner.Account) (partner.Account, error) { return a.Train(june) },
			map[partner.Status]partner.Account{partner.Retention: {Status: partner.Training, StatusSince: june}},
		},
		{
			"Expire", "CH-8",
			func(a partner.Account) (partner.Account, error) { return a.Expire(july, june, june+3) },
			map[partner.Status]partner.Account{
				partner.Retention: {Status: partner.ExpiringPlan, StatusSince: june + 3, PlanExpiresOn: july, FiscalChurnReceived: june},
			},
		},
		{
			"TakeBack", "CH-12",
			func(a partner.Account) (partner.Account, error) { return a.TakeBack(june + 9) },
			map[partner.Status]partner.Account{partner.ExpiringPlan: {Status: partner.Active, StatusSince: june + 9}},
		},
		{
			"Leave", "CH-11",
			func(a partner.Account) (partner.Account, error) { a, _, err := a.Leave(july + 1); return a, err },
			map[partner.Status]partner.Account{partner.ExpiringPlan: {
				Status: partner.Churned, StatusSince: july + 1, PlanExpiresOn: july, FiscalChurnReceived: june, ChurnedOn: july + 1,
			}},
		},
	} {
		for _, from := range statuses {
			t.Run(verb.name+" from "+string(from), func(t *testing.T) {
				want, legal := verb.to[from]
				if !legal {
					want = salon(from)
				}
				want.ID, want.Name, want.Owner = "aurora", "Aurora Coiffure", "nina"
				got, err := verb.do(salon(from))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
				if legal != (err == nil) {
					t.Errorf("legal is %v, and it says %v", legal, err)
				}
				if refused, ok := refusal.Of(err); ok && refused.Unmet[0].Rule != verb.rule {
					t.Errorf("refused by %s, want %s", refused.Unmet[0].Rule, verb.rule)
				}
			})
		}
	}
}

func TestAnAccountLeavesInTheFirstNightAfterItsPED(t *testing.T) { // CH-11
	for _, c := range []struct {
		name  string
		night day.Day
		left  bool
	}{
		{"weeks before", july - 20, false},
		{"on the PED itself, which is still theirs", july, false},
		{"in the night after", july + 1, true},
		{"in a night that is late by a week", july + 8, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, left, err := salon(partner.ExpiringPlan).Leave(c.night)
			if (err == nil) != c.left {
				t.Fatalf("left is %v, want %v", err, c.left)
			}
			if !c.left {
				return
			}
			if got.ChurnedOn != july+1 || got.StatusSince != july+1 {
				t.Errorf("it left on %s, want the day after the PED however late the night", got.ChurnedOn)
			}
			if told := left.Told(); told.Verb != "account.churned" || !slices.Equal(told.Because.Rules(), []string{"CH-11"}) || told.About.ID != "aurora" {
				t.Errorf("told as %+v", told)
			}
		})
	}
}

func TestAnAccountThatExpiresOnNoKnownDayDoesntLeave(t *testing.T) {
	a := salon(partner.ExpiringPlan)
	a.PlanExpiresOn = 0
	if _, _, err := a.Leave(july + 1000); err == nil {
		t.Error("it left")
	}
}

func TestAnAccountIsHandedToAnotherAccountManager(t *testing.T) { // CH-3
	lena := staff.Person{ID: "lena", Name: "Léna Quéré", Role: staff.AM, Active: true}
	for _, c := range []struct {
		name   string
		to     func(*staff.Person)
		refuse bool
	}{
		{"who is there", func(*staff.Person) {}, false},
		{"not to support", func(p *staff.Person) { p.Role = staff.CX }, true},
		{"not to a manager", func(p *staff.Person) { p.Role = staff.Manager }, true},
		{"not to one who has gone", func(p *staff.Person) { p.Active = false }, true},
		{"not to the one who has it", func(p *staff.Person) { p.ID = "nina" }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			to := lena
			c.to(&to)
			got, event, err := salon(partner.Active).HandOver(to)
			if c.refuse {
				refused, ok := refusal.Of(err)
				if !ok || refused.Unmet[0].Rule != "CH-3" || refused.Unmet[0].Field != "owner" || got.Owner != "nina" {
					t.Errorf("%v, owner %s; want a refusal of owner by CH-3", err, got.Owner)
				}
				return
			}
			if err != nil || got.Owner != "lena" {
				t.Fatalf("%v, owner %s", err, got.Owner)
			}
			want := partner.HandedOver{Account: "aurora", From: "nina", To: "lena"}
			if event != want || event.Told().Verb != "account.handed_over" || !slices.Equal(event.Told().Because.Rules(), []string{"CH-3"}) {
				t.Errorf("told as %+v", event.Told())
			}
		})
	}
}

func TestAnAccountShowsWhatIsToComplete(t *testing.T) {
	whole := salon(partner.Active)
	whole.Platform, whole.Email = partner.Pro, "contact@aurora.example"
	expiring := whole
	expiring.Status = partner.ExpiringPlan
	for name, c := range map[string]struct {
		account partner.Account
		want    []string
	}{
		"nothing":                        {whole, nil},
		"the PED, where it expires":      {expiring, []string{"plan_expires_on"}},
		"all that an import may not say": {partner.Account{Status: partner.Active}, []string{"owner", "platform", "email"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.account.Incomplete(); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestAnArrivalSaysHow(t *testing.T) { // EV-3
	how := because.One("EV-3", "account.demo", "file", "export.csv")
	for want, told := range map[string]string{
		"account.arrived": partner.Arrived{Account: salon(partner.Active), How: how}.Told().Verb,
		"account.updated": partner.Updated{Account: salon(partner.Active), How: how}.Told().Verb,
	} {
		if told != want {
			t.Errorf("told as %s, want %s", told, want)
		}
	}
}

func TestHistoryIsToldEveryFieldOfAnAccountThatDiffers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one, other := anyAccount(t, "one"), anyAccount(t, "other")
		other.ID = one.ID
		same := cmp.Equal(one.Fields(), other.Fields())
		if same != cmp.Equal(one, other) {
			t.Fatalf("fields the same: %v, though the accounts differ by\n%s", same, cmp.Diff(one, other))
		}
	})
}

// anyAccount draws each field from a few values, so that two are often alike.
func anyAccount(t *rapid.T, label string) partner.Account {
	text := func(name string) string { return rapid.SampledFrom([]string{"", "a"}).Draw(t, label+" "+name) }
	on := func(name string) day.Day { return rapid.SampledFrom([]day.Day{0, june}).Draw(t, label+" "+name) }
	a := partner.Account{ID: "aurora", Status: rapid.SampledFrom(statuses[:2]).Draw(t, label+" status")}
	switch rapid.IntRange(0, 9).Draw(t, label+" which") {
	case 0:
		a.Key, a.Name = text("key"), text("name")
	case 1:
		a.Owner, a.Platform = staff.ID(text("owner")), partner.Platform(text("platform"))
	case 2:
		a.Phone, a.Email, a.Street = text("phone"), text("email"), text("street")
	case 3:
		a.Postcode, a.City, a.Country = text("postcode"), text("city"), text("country")
	case 4:
		a.SIRET, a.ParentKey, a.Offer = text("siret"), text("parent"), text("offer")
	case 5:
		a.CreatedOn, a.ModifiedOn = on("created"), on("modified")
	case 6:
		a.StatusSince, a.PlanExpiresOn = on("since"), on("ped")
	case 7:
		a.FiscalChurnReceived, a.ChurnedOn = on("fiscal"), on("churned")
	case 8:
		revenue := rapid.Int64Range(0, 1).Draw(t, label+" revenue")
		a.MonthlyRevenue = &revenue
	case 9:
		nps := rapid.IntRange(0, 1).Draw(t, label+" nps")
		a.NPS = &nps
	}
	return a
}

func TestAnImportedDepartureWithoutItsDayNamesNone(t *testing.T) { // CH-2
	for _, status := range []partner.Status{partner.ExpiringPlan, partner.Churned} {
		refused, ok := refusal.Of(partner.Account{Status: status}.CanLeave())
		if !ok || len(refused.Unmet[0].Inputs) > 0 {
			t.Errorf("%s: %v", status, refused)
		}
	}
}
