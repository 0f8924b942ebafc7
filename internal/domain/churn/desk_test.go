package churn_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/day"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
	"rebond/internal/domain/policy"
	"rebond/internal/domain/refusal"
	"rebond/internal/domain/staff"
	"rebond/internal/words"
)

var (
	nina = staff.Actor{ID: "nina", Name: "Nina Vasseur", Role: staff.AM}
	omar = staff.Actor{ID: "omar", Name: "Omar Belkacem", Role: staff.CX}
	mona = staff.Actor{ID: "mona", Name: "Mona Dréau", Role: staff.Manager}
)

// on is a day at the desk, as someone sees it.
func on(date string, who staff.Actor) moment.Moment {
	ids := 0
	return moment.Moment{
		Today: day.MustParse(date), Actor: who, Policy: policy.Default(), Lists: picklist.Starters(),
		NewID: func() string { ids++; return fmt.Sprint("id-", ids) },
	}
}

// aurora is a salon of Nina's.
func aurora(status partner.Status) partner.Account {
	return partner.Account{ID: "aurora", Name: "Aurora Coiffure", Owner: nina.ID, Status: status}
}

func wish() churn.Wish {
	return churn.Wish{Channel: churn.Chat, Reason: "price", SubReason: "too_expensive", Description: "Trop cher pour deux fauteuils."}
}

// opened is a case that Omar opened for Nina on 8 June 2026.
func opened(t testing.TB) churn.Case {
	t.Helper()
	c, _, err := churn.Open(aurora(partner.Active), wish(), on("2026-06-08", omar))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// received is that case after a document, recorded the day it came.
func received(t testing.TB, by churn.Medium, date string) churn.Case {
	t.Helper()
	c, _, err := opened(t).Receive(aurora(partner.Retention), churn.Receipt{Medium: by, ReceivedOn: day.MustParse(date)}, on(date, nina))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lost is that case after a form of 9 June, closed as Not recovered on the 12th.
func lost(t testing.TB) churn.Case {
	t.Helper()
	c, _, err := received(t, churn.Form, "2026-06-09").Lose(churn.Loss{}, on("2026-06-12", nina))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func recovered(t testing.TB) churn.Case {
	t.Helper()
	c, _, err := opened(t).Recover(churn.RecoveredNoAction, on("2026-06-12", nina))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func takenBack(t testing.TB) churn.Case {
	t.Helper()
	c, _, err := lost(t).TakeBack("Un nouveau tarif lui convient.", on("2026-06-20", omar))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// refusedFor fails unless everything that stands in the way is what was expected,
// each as "rule kind field", and can be said in both languages.
func refusedFor(t testing.TB, err error, want ...string) {
	t.Helper()
	var got []string
	if refused, ok := refusal.Of(err); ok {
		for _, u := range refused.Unmet {
			got = append(got, strings.Join(strings.Fields(u.Rule+" "+string(u.Kind)+" "+u.Field), " "))
			said(t, u)
		}
	} else if err != nil {
		t.Fatalf("%v is no refusal", err)
	}
	if !slices.Equal(got, want) {
		t.Errorf("refused for %q, want %q", got, want)
	}
}

func said(t testing.TB, u refusal.Unmet) {
	t.Helper()
	for _, lang := range []words.Lang{words.French, words.English} {
		if text := lang.Text(u.Text, u.Inputs); text == string(u.Text) || strings.Contains(text, "{") {
			t.Errorf("%s is said as %q in %s", u.Text, text, lang)
		}
	}
}
