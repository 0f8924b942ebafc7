package churn_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/staff"
)

func TestThePathShowsWhereACaseStands(t *testing.T) {
	recoveredAfterForm, _, err := received(t, churn.Form, "2026-06-09").Recover(churn.RecoveredNoAction, on("2026-06-12", nina))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		held   churn.Case
		status partner.Status
		path   string
		at     churn.StepName
	}{
		{
			"a wish was said", opened(t), partner.Retention,
			"requested here 2026-06-08, assigned ahead, in_progress ahead, made_formal ahead, decided ahead", churn.Requested,
		},
		{
			"a form came", received(t, churn.Form, "2026-06-09"), partner.Retention,
			"requested done 2026-06-08, made_formal done 2026-06-09, decided here, in_notice ahead 2026-07-09, has_left ahead 2026-07-10", churn.Decided,
		},
		{
			"the notice runs", lost(t), partner.ExpiringPlan,
			"requested done 2026-06-08, made_formal done 2026-06-09, decided done 2026-06-12, in_notice here 2026-07-09, has_left ahead 2026-07-10", churn.InNotice,
		},
		{
			"the partner has left", lost(t), partner.Churned,
			"requested done 2026-06-08, made_formal done 2026-06-09, decided done 2026-06-12, in_notice done 2026-07-09, has_left done 2026-07-10", churn.HasLeft,
		},
		{"the partner stayed", recovered(t), partner.Active, "requested done 2026-06-08, has_stayed done 2026-06-12", churn.HasStayed},
		{
			"the partner stayed though a form had come", recoveredAfterForm, partner.Active,
			"requested done 2026-06-08, made_formal done 2026-06-09, has_stayed done 2026-06-12", churn.HasStayed,
		},
		{
			"the partner came back", takenBack(t), partner.Active,
			"requested done 2026-06-08, made_formal done 2026-06-09, decided done 2026-06-12, came_back done 2026-06-20", churn.CameBack,
		},
		{
			"the partner came back, and left another time", takenBack(t), partner.Churned,
			"requested done 2026-06-08, made_formal done 2026-06-09, decided done 2026-06-12, came_back done 2026-06-20", churn.CameBack,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var path []string
			for _, s := range c.held.Path(aurora(c.status)) {
				path = append(path, strings.TrimSpace(string(s.Name)+" "+string(s.State)+" "+s.On.String()))
			}
			if got := strings.Join(path, ", "); got != c.path {
				t.Errorf("got  %s\nwant %s", got, c.path)
			}
			if at := c.held.At(aurora(c.status)); at.Name != c.at {
				t.Errorf("it stands at %s, want %s", at.Name, c.at)
			}
		})
	}
}

func TestACaseOffersWhatLeadsOnFirstAndSaysWhatItLacks(t *testing.T) {
	owner, stranger := nina, staff.Actor{ID: "lena", Role: staff.AM}
	for _, c := range []struct {
		name   string
		held   churn.Case
		status partner.Status
		actor  staff.Actor
		want   []string // each verb, with the kinds of what it lacks
	}{
		{
			"its manager waits for the document", opened(t), partner.Retention, owner,
			[]string{"call", "appoint", "negotiate", "send_form", "receive", "recover", "lose missing missing", "join"},
		},
		{
			"its manager waits for the form that was sent", asked(t, "2026-06-09"), partner.Retention, owner,
			[]string{"call", "receive", "appoint", "negotiate", "send_form", "recover", "lose missing missing", "join"},
		},
		{
			"its manager decides", received(t, churn.Form, "2026-06-09"), partner.Retention, owner,
			[]string{"lose", "recover", "call", "appoint", "negotiate", "receive", "join"},
		},
		{
			"another AM can't close it", opened(t), partner.Retention, stranger,
			[]string{"call forbidden", "appoint forbidden", "negotiate forbidden", "send_form forbidden", "receive", "recover forbidden", "lose forbidden missing missing", "join"},
		},
		{
			"support records, and doesn't close", received(t, churn.Form, "2026-06-09"), partner.Retention, omar,
			[]string{"lose forbidden", "recover forbidden", "call forbidden", "appoint", "negotiate forbidden", "receive", "join"},
		},
		{"a manager closes it too", received(t, churn.Form, "2026-06-09"), partner.Retention, mona, []string{"lose", "recover", "call", "appoint", "negotiate", "receive", "join"}},
		{"a loss is taken back during the notice", lost(t), partner.ExpiringPlan, omar, []string{"take_back"}},
		{"sales can't take it back", lost(t), partner.ExpiringPlan, staff.Actor{Role: staff.Sales}, []string{"take_back forbidden"}},
		{"once churned there is nothing to do", lost(t), partner.Churned, owner, nil},
		{"nor once taken back", takenBack(t), partner.Active, owner, nil},
		{"nor when another case of the account expires", takenBack(t), partner.ExpiringPlan, owner, nil},
		{"nor once recovered", recovered(t), partner.Active, owner, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, offer := range c.held.Offers(aurora(c.status), c.actor) {
				text := string(offer.Verb)
				if offer.Unmet != nil {
					for _, u := range offer.Unmet.Unmet {
						text += " " + string(u.Kind)
						said(t, u)
					}
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestACaseIsNextLookedAt(t *testing.T) {
	for _, c := range []struct {
		name string
		held churn.Case
		want string
	}{
		{"on the day it opens, for the call", opened(t), "2026-06-08"},
		{"a week after a call that reached the partner (CH-4)", called(t, opened(t), "2026-06-09", churn.Reached), "2026-06-16"},
		{"two days after one that didn’t (AL-8)", called(t, opened(t), "2026-06-09", churn.NoAnswer), "2026-06-11"},
		{"on the day of an appointment", appointed(t, opened(t), "2026-06-09", "2026-06-17"), "2026-06-17"},
		{"on the PED once a form came", received(t, churn.Form, "2026-06-09"), "2026-07-09"},
		{"on the PED even after another call", called(t, received(t, churn.Form, "2026-06-09"), "2026-06-20", churn.Reached), "2026-07-09"},
		{"on the PED while the notice runs", lost(t), "2026-07-09"},
		{"never again once the partner stays: settled that day", recovered(t), "2026-06-12"},
		{"never again once the termination is taken back: settled that day", takenBack(t), "2026-06-20"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.held.NextOn().String(); got != c.want {
				t.Errorf("on %s, want %s", got, c.want)
			}
		})
	}
}

func TestWhatACaseAwaits(t *testing.T) {
	both := []churn.Piece{churn.MissingPlanExpirationDate, churn.MissingReceivedOn}
	for name, c := range map[string]struct {
		held churn.Case
		want []churn.Piece
	}{
		"both dates until a document came":  {opened(t), both},
		"nothing more once it came":         {received(t, churn.Letter, "2026-06-09"), nil},
		"nothing once lost":                 {lost(t), nil},
		"nothing once recovered without it": {recovered(t), nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.held.Awaits(); !slices.Equal(got, c.want) {
				t.Errorf("awaits %v, want %v", got, c.want)
			}
		})
	}
}

func TestANoticeIsOverOnceItsPEDIsBehind(t *testing.T) { // CH-9: the PED itself is still theirs
	held := received(t, churn.Form, "2026-06-09")
	for date, want := range map[string]bool{"2026-07-08": false, "2026-07-09": false, "2026-07-10": true} {
		if held.NoticeOver(day.MustParse(date)) != want {
			t.Errorf("on %s it isn't %v", date, want)
		}
	}
	if opened(t).NoticeOver(day.MustParse("2026-07-10")) {
		t.Error("a case without a PED has a notice that is over")
	}
}
