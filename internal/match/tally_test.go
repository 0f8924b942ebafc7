package match_test

import (
	"slices"
	"testing"

	"rebond/internal/match"
)

// desk is a vocabulary of a few salons.
func desk(salons map[string][2]string) *match.Vocabulary {
	v := match.NewVocabulary()
	for _, s := range salons {
		for _, token := range match.AccountTokens(s[0], s[1]) {
			v.Add(token, 1)
		}
	}
	return v
}

var salons = map[string][2]string{
	"a": {"Aurora Coiffure", "Lyon"},
	"b": {"Aurora Coiffure", "Nantes"},
	"c": {"Aurore", "Lyon"},
	"d": {"Institut Boréal", "Laon"},
}

// ranked answers what was typed as the store does.
func ranked(q match.Query, accounts int) []string {
	looked := q.Lookups(accounts)
	tally := q.Tally()
	for id, s := range salons {
		for _, token := range match.AccountTokens(s[0], s[1]) {
			if slices.Contains(looked, token) {
				tally.Add(id, token)
			}
		}
	}
	return tally.Best(10)
}

func TestTallyRanksWhatTheTokensBring(t *testing.T) {
	v := desk(salons)
	for _, c := range []struct {
		name, typed string
		accounts    int
		want        []string
	}{
		{"name and city", "aurora lyon", 100, []string{"a", "c", "b", "d"}},
		{"name and city, each mistyped", "aurira lyin", 100, []string{"a", "c", "b", "d"}},
		{"common words find who has both", "aurora lyon", 0, []string{"a", "c"}},
		{"a lone word, however common", "coiffure", 0, []string{"a", "b"}},
		{"a word begun", "instit", 100, []string{"d"}},
		{"a word that is like none", "zzzzzzzz", 100, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ranked(v.Read(c.typed), c.accounts); !slices.Equal(got, c.want) {
				t.Errorf("%q brings %q, want %q", c.typed, got, c.want)
			}
		})
	}
}

func TestLookupsPutTheLikeliestPairFirst(t *testing.T) {
	got := desk(salons).Read("lyon aurora").Lookups(0)
	if len(got) == 0 || got[0] != "aurora@lyon" {
		t.Errorf("looks up %q", got)
	}
}
