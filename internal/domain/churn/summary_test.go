package churn_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rebond/internal/domain/churn"
	"rebond/internal/domain/moment"
	"rebond/internal/domain/partner"
	"rebond/internal/domain/picklist"
)

// heard is a whole summary of a call.
func heard() churn.Summary {
	return churn.Summary{
		Leaving: []churn.Cause{
			{SubReason: "bugs", Sentence: " La caisse se bloque. "},
			{Main: true, Reason: "price", SubReason: "too_expensive", Tags: []picklist.Key{"tight_budget", "tight_budget"}},
			{Tags: []picklist.Key{"trust_lost"}},
		},
		Services:      churn.Remark{Sentence: "La caisse, surtout le samedi.", Tags: []picklist.Key{"till", "support"}},
		Liked:         churn.Remark{Tags: []picklist.Key{"reviews"}},
		Competitor:    "planity",
		WhyCompetitor: churn.Motive{Sentence: "Une collègue y est.", SubReason: "recommended"},
		Signing:       "field_sales",
		ComeBack:      true,
		Offer:         churn.Remark{Sentence: "Deux mois offerts.", Tags: []picklist.Key{"free_months"}},
	}
}

func TestASummaryIsKeptOnTheCase(t *testing.T) { // CH-4
	got, event, err := opened(t).Summarise(heard(), on("2026-06-09", nina))
	if err != nil {
		t.Fatal(err)
	}
	want := heard()
	want.Leaving = []churn.Cause{
		{Main: true, Reason: "price", SubReason: "too_expensive", Tags: []picklist.Key{"tight_budget"}},
		{Reason: "product", SubReason: "bugs", Sentence: "La caisse se bloque."},
		{Tags: []picklist.Key{"trust_lost"}},
	}
	want.By, want.On = nina.ID, on("2026-06-09", nina).Today
	if diff := cmp.Diff(&want, got.Summary); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	tells(t, event, "churn_case.summarised", "CH-4")
}

func TestASummaryCanBeSavedWhateverBecameOfTheCase(t *testing.T) { // CH-4
	for name, held := range map[string]churn.Case{"open": opened(t), "lost": lost(t), "recovered": recovered(t), "taken back": takenBack(t)} {
		t.Run(name, func(t *testing.T) {
			got, _, err := held.Summarise(heard(), on("2026-06-21", mona))
			if err != nil {
				t.Fatal(err)
			}
			if got.Stage != held.Stage {
				t.Errorf("it moved the case from %s to %s", held.Stage, got.Stage)
			}
		})
	}
}

func TestASummaryRefusesEverythingThatIsWrongAtOnce(t *testing.T) {
	book := strings.Repeat("é", 1001)
	for _, c := range []struct {
		name   string
		change func(*churn.Summary)
		want   []string
	}{
		{"nothing at all", func(s *churn.Summary) { *s = churn.Summary{} }, []string{"CH-4 missing leaving[0].sub_reason"}},
		{"no main reason", func(s *churn.Summary) { s.Leaving[1].Main = false }, []string{"CH-4 missing leaving[0].sub_reason"}},
		{"two main reasons", func(s *churn.Summary) { s.Leaving[2].Main = true }, []string{"CH-4 invalid leaving[2].main"}},
		{"a sentence alone", func(s *churn.Summary) { s.Leaving[2] = churn.Cause{Sentence: "Il en a assez."} }, []string{"CH-4 missing leaving[2].sub_reason"}},
		{"a reason without a sub-reason", func(s *churn.Summary) { s.Leaving[2].Reason = "price" }, []string{"CH-4 missing leaving[2].sub_reason"}},
		{"a sub-reason that isn't of the reason", func(s *churn.Summary) { s.Leaving[0].Reason = "price" }, []string{"CH-4 invalid leaving[0].sub_reason"}},
		{"a sub-reason that nobody knows", func(s *churn.Summary) { s.Leaving[0].SubReason = "weather" }, []string{"CH-4 invalid leaving[0].sub_reason"}},
		{"the same sub-reason twice", func(s *churn.Summary) { s.Leaving[0].SubReason = "too_expensive" }, []string{"CH-4 invalid leaving[1].sub_reason"}},
		{"a tag of another list", func(s *churn.Summary) { s.Liked.Tags = []picklist.Key{"tight_budget"} }, []string{"CH-4 invalid liked.tags"}},
		{"a retired tag", func(s *churn.Summary) { s.Signing = "winback" }, []string{"CH-4 invalid signing"}},
		{"a retired sub-reason", func(s *churn.Summary) { s.Leaving[0].SubReason = "slow" }, []string{"CH-4 invalid leaving[0].sub_reason"}},
		{"a competitor that nobody knows", func(s *churn.Summary) { s.Competitor = "minitel" }, []string{"CH-4 invalid competitor"}},
		{"why a competitor, without one", func(s *churn.Summary) { s.Competitor = "" }, []string{"CH-4 missing competitor"}},
		{"seven reasons", func(s *churn.Summary) {
			for _, sub := range []churn.SubReason{"commission", "hardware", "no_shows", "hardly_used"} {
				s.Leaving = append(s.Leaving, churn.Cause{SubReason: sub})
			}
		}, []string{"CH-4 invalid leaving"}},
		{"books for sentences", func(s *churn.Summary) {
			s.Leaving[0].Sentence, s.Services.Sentence, s.Liked.Sentence, s.WhyCompetitor.Sentence, s.Offer.Sentence = book, book, book, book, book
		}, []string{
			"CH-4 invalid leaving[0].sentence", "CH-4 invalid services.sentence", "CH-4 invalid liked.sentence",
			"CH-4 invalid why_competitor.sentence", "CH-4 invalid offer.sentence",
		}},
		{"several of these", func(s *churn.Summary) {
			s.Leaving, s.Services.Tags, s.Offer.Tags = nil, []picklist.Key{"fax"}, []picklist.Key{"flowers", "training"}
		}, []string{"CH-4 missing leaving[0].sub_reason", "CH-4 invalid services.tags", "CH-4 invalid offer.tags"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			held, in, now := opened(t), heard(), on("2026-06-09", nina)
			now.Lists = retired(t, now.Lists, churn.Tag{List: picklist.Signings, Key: "winback"}, churn.Tag{List: picklist.SubReasons, Key: "slow"})
			c.change(&in)
			after, _, err := held.Summarise(in, now)
			refusedFor(t, err, c.want...)
			unchanged(t, held, after)
		})
	}
}

func TestWhatWasRetiredMayStayAndCanNotBeChosenAnew(t *testing.T) { // CH-4
	held, _, err := opened(t).Summarise(heard(), on("2026-06-09", nina))
	if err != nil {
		t.Fatal(err)
	}
	now := on("2026-06-10", nina)
	now.Lists = retired(t, now.Lists, churn.Tag{List: picklist.Competitors, Key: "planity"}, churn.Tag{List: picklist.SubReasons, Key: "bugs"})
	if _, _, err := held.Summarise(heard(), now); err != nil {
		t.Errorf("what stood there is refused: %v", err)
	}
	_, _, err = opened(t).Summarise(heard(), now)
	refusedFor(t, err, "CH-4 invalid leaving[0].sub_reason", "CH-4 invalid competitor")
}

func TestACaseHasTheTagsOfItsRequestsAndItsSummary(t *testing.T) { // CH-4
	c, _, err := opened(t).Summarise(heard(), on("2026-06-09", nina))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, tag := range c.Tags() {
		got = append(got, string(tag.List)+" "+string(tag.Key))
	}
	want := []string{
		"reason price", "sub_reason too_expensive", "leaving tight_budget", "reason product", "sub_reason bugs", "leaving trust_lost",
		"service till", "service support", "liked reviews", "competitor planity", "why_competitor recommended", "signing field_sales",
		"offer free_months", "comeback comeback",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the tags are %q, want %q", got, want)
	}
}

func TestARetiredReasonCanNotBeGivenAndCanBeJoined(t *testing.T) { // CH-2
	now := on("2026-06-10", omar)
	now.Lists = retired(t, now.Lists, churn.Tag{List: picklist.SubReasons, Key: "too_expensive"})
	_, _, err := churn.Open(aurora(partner.Active), wish(), now)
	refusedFor(t, err, "CH-2 invalid sub_reason")

	if _, _, err := opened(t).Join(aurora(partner.Retention), churn.Wish{Channel: churn.Mail, Description: "Insiste."}, now); err != nil {
		t.Errorf("a second request that says no reason has the first one's: %v", err)
	}
	now.Lists = retired(t, now.Lists, churn.Tag{List: picklist.Reasons, Key: "price"})
	_, _, err = churn.Open(aurora(partner.Active), wish(), now)
	refusedFor(t, err, "CH-2 invalid reason", "CH-2 invalid sub_reason")
}

// retired are the lists after some of their items were retired.
func retired(t testing.TB, ls picklist.Lists, tags ...churn.Tag) picklist.Lists {
	t.Helper()
	for _, tag := range tags {
		var err error
		if ls, _, err = ls.Retire(tag.List, tag.Key, picklist.Stamp{By: "mona", On: moment.Moment{}.Today}); err != nil {
			t.Fatal(err)
		}
	}
	return ls
}
