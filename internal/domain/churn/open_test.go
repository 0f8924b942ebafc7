package churn_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/history"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/staff"
)

// long is one letter more than a text may have; the letter is two bytes.
var long = strings.Repeat("é", 10_001)

func TestOpeningRefusesEverythingThatIsMissingAtOnce(t *testing.T) {
	for _, c := range []struct {
		name    string
		account func(*partner.Account)
		wish    func(*churn.Wish)
		want    []string
	}{
		{
			"nothing is said", nil, func(w *churn.Wish) { *w = churn.Wish{} },
			[]string{"CH-1 missing channel", "CH-2 missing reason", "CH-2 missing sub_reason", "CH-2 missing description"},
		},
		{"a channel that doesn't exist", nil, func(w *churn.Wish) { w.Channel = "fax" }, []string{"CH-1 invalid channel"}},
		{"a reason that doesn't exist", nil, func(w *churn.Wish) { w.Reason = "boredom" }, []string{"CH-2 invalid reason"}},
		{"no sub-reason", nil, func(w *churn.Wish) { w.SubReason = "" }, []string{"CH-2 missing sub_reason"}},
		{"a sub-reason of another reason", nil, func(w *churn.Wish) { w.SubReason = "bugs" }, []string{"CH-2 invalid sub_reason"}},
		{"a description of blanks", nil, func(w *churn.Wish) { w.Description = " \n\t" }, []string{"CH-2 missing description"}},
		{"a description that is a book", nil, func(w *churn.Wish) { w.Description = long }, []string{"CH-2 invalid description"}},
		{"an owner who isn't the account's manager", nil, func(w *churn.Wish) { w.Owner = omar.ID }, []string{"CH-3 invalid owner"}},
		{"an account without a manager", func(a *partner.Account) { a.Owner = "" }, nil, []string{"CH-3 missing owner"}},
		{"an account that is leaving already", func(a *partner.Account) { a.Status = partner.ExpiringPlan }, nil, []string{"CH-2 illegal account"}},
		{"an account that has left", func(a *partner.Account) { a.Status = partner.Churned }, nil, []string{"CH-2 illegal account"}},
		{
			"all of it together",
			func(a *partner.Account) { a.Status, a.Owner = partner.Churned, "" },
			func(w *churn.Wish) {
				*w = churn.Wish{Channel: "fax", Reason: "price", SubReason: "bugs", Description: long, Owner: omar.ID}
			},
			[]string{"CH-2 illegal account", "CH-1 invalid channel", "CH-2 invalid sub_reason", "CH-2 invalid description", "CH-3 missing owner"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			account, in := aurora(partner.Active), wish()
			if c.account != nil {
				c.account(&account)
			}
			if c.wish != nil {
				c.wish(&in)
			}
			_, _, err := churn.Open(account, in, on("2026-06-08", omar))
			refusedFor(t, err, c.want...)
		})
	}
}

func TestACaseOpensInTheNameOfTheAccountsManager(t *testing.T) {
	for _, from := range []partner.Status{partner.Active, partner.Training, partner.Retention} {
		for name, owner := range map[string]staff.ID{"named": nina.ID, "not named": ""} {
			t.Run(string(from)+", the owner "+name, func(t *testing.T) {
				in := wish()
				in.Owner, in.Description = owner, "  Trop cher pour deux fauteuils.\n"
				got, event, err := churn.Open(aurora(from), in, on("2026-06-08", omar))
				if err != nil {
					t.Fatal(err)
				}
				today := day.MustParse("2026-06-08")
				want := churn.Case{
					ID: "id-1", Account: "aurora", Stage: churn.New, Owner: "nina", OpenedOn: today, OpenedBy: "omar", LookOn: today,
					Requests: []churn.Request{{churn.Chat, "price", "too_expensive", "Trop cher pour deux fauteuils.", today, "omar"}},
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
				tells(t, event, "churn_case.opened", "CH-2", "CH-3")
				if event.From != from {
					t.Errorf("opened from %s, want %s", event.From, from)
				}
			})
		}
	}
}

func TestADescriptionMayHaveTenThousandLetters(t *testing.T) {
	in := wish()
	in.Description = strings.Repeat("é", 10_000)
	if _, _, err := churn.Open(aurora(partner.Active), in, on("2026-06-08", omar)); err != nil {
		t.Error(err)
	}
}

func TestASubReasonBelongsToItsReasonAlone(t *testing.T) { // CH-2
	lists := picklist.Starters()
	for _, reason := range lists.In(picklist.Reasons) {
		for _, sub := range lists.In(picklist.SubReasons) {
			in := wish()
			in.Reason, in.SubReason = churn.Reason(reason.Key), churn.SubReason(sub.Key)
			_, _, err := churn.Open(aurora(partner.Active), in, on("2026-06-08", omar))
			if belongs := sub.Parent == reason.Key; belongs != (err == nil) {
				t.Errorf("%s under %s: %v", sub.Key, reason.Key, err)
			}
		}
	}
}

func TestEveryChannelIsTakenDown(t *testing.T) { // CH-1
	for _, channel := range churn.Channels {
		in := wish()
		in.Channel = channel
		c, _, err := churn.Open(aurora(partner.Active), in, on("2026-06-08", omar))
		if err != nil || c.Requests[0].Channel != channel {
			t.Errorf("%s: %v, recorded %q", channel, err, c.Requests)
		}
	}
}

func TestASecondRequestIsAddedToTheFirst(t *testing.T) { // CH-2
	first := opened(t)
	second := churn.Wish{Channel: churn.Mail, Reason: "product", SubReason: "bugs", Description: "Le planning se bloque."}
	got, event, err := first.Join(aurora(partner.Retention), second, on("2026-06-10", nina))
	if err != nil {
		t.Fatal(err)
	}
	want := first
	want.Requests = []churn.Request{first.Requests[0], {churn.Mail, "product", "bugs", "Le planning se bloque.", day.MustParse("2026-06-10"), "nina"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	tells(t, event, "churn_case.joined", "CH-2")
}

func TestASecondRequestThatSaysNoReasonHasTheFirstOnes(t *testing.T) {
	got, _, err := opened(t).Join(aurora(partner.Retention), churn.Wish{Channel: churn.Mail, Description: "Il insiste."}, on("2026-06-10", nina))
	if err != nil {
		t.Fatal(err)
	}
	if second := got.Requests[1]; second.Reason != "price" || second.SubReason != "too_expensive" {
		t.Errorf("the second request has %s, %s", second.Reason, second.SubReason)
	}
}

func TestTwoWhoJoinTheSameCaseDontWriteInEachOthersRequests(t *testing.T) {
	c := opened(t)
	c.Requests = append(make([]churn.Request, 0, 8), c.Requests...)
	join := func(text string) churn.Case {
		joined, _, err := c.Join(aurora(partner.Retention), churn.Wish{Channel: churn.Mail, Description: text}, on("2026-06-10", nina))
		if err != nil {
			t.Fatal(err)
		}
		return joined
	}
	one, two := join("le premier"), join("le second")
	if one.Requests[1].Description != "le premier" || two.Requests[1].Description != "le second" {
		t.Errorf("the requests are %q and %q", one.Requests[1].Description, two.Requests[1].Description)
	}
}

func TestJoiningRefusesEverythingThatIsMissingAtOnce(t *testing.T) {
	for _, c := range []struct {
		name string
		held churn.Case
		wish churn.Wish
		want []string
	}{
		{"nothing is said", opened(t), churn.Wish{}, []string{"CH-1 missing channel", "CH-2 missing description"}},
		{"a reason without its sub-reason", opened(t), churn.Wish{Channel: churn.Chat, Reason: "product", Description: "…"}, []string{"CH-2 missing sub_reason"}},
		{"a sub-reason without its reason", opened(t), churn.Wish{Channel: churn.Chat, SubReason: "bugs", Description: "…"}, []string{"CH-2 missing reason"}},
		{"another owner", opened(t), churn.Wish{Channel: churn.Chat, Description: "…", Owner: omar.ID}, []string{"CH-3 invalid owner"}},
		{"the case is closed", recovered(t), wish(), []string{"CH-2 illegal"}},
		{"the case is closed and nothing is said", lost(t), churn.Wish{}, []string{"CH-2 illegal", "CH-1 missing channel", "CH-2 missing description"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			after, _, err := c.held.Join(aurora(partner.Retention), c.wish, on("2026-06-20", nina))
			refusedFor(t, err, c.want...)
			unchanged(t, c.held, after)
		})
	}
}

func TestWhoMayReceiveAWishIsToldWhatStandsInTheWay(t *testing.T) {
	unowned := aurora(partner.Churned)
	unowned.Owner = ""
	for _, c := range []struct {
		name    string
		account partner.Account
		actor   staff.Actor
		want    []string
	}{
		{"anyone inside may", aurora(partner.Active), omar, nil},
		{"on a case in retention too", aurora(partner.Retention), omar, nil},
		{"not a partner", aurora(partner.Active), staff.Actor{Role: staff.Partner}, []string{"CH-2 forbidden"}},
		{"not where the plan expires", aurora(partner.ExpiringPlan), omar, []string{"CH-2 illegal account"}},
		{"not on an account that left and has no manager", unowned, omar, []string{"CH-2 illegal account", "CH-3 missing owner"}},
	} {
		t.Run(c.name, func(t *testing.T) { refusedFor(t, churn.Receives(c.account, c.actor), c.want...) })
	}
}

func TestAnOpenCaseFollowsItsAccountAndAClosedOneStays(t *testing.T) { // CH-3
	if c := opened(t).HandedOver("lena", on("2026-06-09", nina)); c.Owner != "lena" {
		t.Errorf("the open case is %s's", c.Owner)
	}
	if c := lost(t).HandedOver("lena", on("2026-06-09", nina)); c.Owner != nina.ID {
		t.Errorf("the closed case is %s's", c.Owner)
	}
}

// tells fails unless an event is told with that verb and for those rules, and
// with what was looked at.
func tells(t testing.TB, event history.Event, verb string, rules ...string) {
	t.Helper()
	told := event.Told()
	if told.Verb != verb || told.About.Kind != "churn_case" || told.About.ID != "id-1" {
		t.Errorf("told as %s of %v, want %s of the case", told.Verb, told.About, verb)
	}
	if diff := cmp.Diff(rules, told.Because.Rules()); diff != "" {
		t.Errorf("because of (-want +got)\n%s", diff)
	}
	if len(told.Facts) == 0 {
		t.Errorf("%s tells no facts", verb)
	}
}

func unchanged(t testing.TB, before, after churn.Case) {
	t.Helper()
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("a refused verb changed the case (-before +after)\n%s", diff)
	}
}
