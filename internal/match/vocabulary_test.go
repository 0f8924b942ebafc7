package match_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"rebond/internal/match"
)

func knowing(tokens ...string) *match.Vocabulary {
	v := match.NewVocabulary()
	for _, token := range tokens {
		v.Add(token, 1)
	}
	return v
}

func told(candidates []match.Candidate) []string {
	var all []string
	for _, c := range candidates {
		all = append(all, fmt.Sprintf("%s %d", c.Token, c.Mistakes))
	}
	return all
}

func TestFind(t *testing.T) {
	v := knowing("lyon", "laon", "coiffure", "besancon", "hair", "pau", "75018", "75019", "a", "saintsauveurlevicomteenbassenormandie")
	for _, c := range []struct {
		name, word string
		want       []string
	}{
		{"as it is", "besancon", []string{"besancon 0"}},
		{"two letters swapped", "beasncon", []string{"besancon 1"}},
		{"a letter doubled", "bessancon", []string{"besancon 1"}},
		{"a letter missing", "coifure", []string{"coiffure 1"}},
		{"the key beside", "coidfure", []string{"coiffure 1"}},
		{"two mistakes", "vesanxon", []string{"besancon 2"}},
		{"three are too many", "vesanxom", nil},
		{"the nearest first", "lyn", []string{"lyon 1"}},
		{"of two that are near, the nearer first", "lyion", []string{"lyon 1", "laon 2"}},
		{"a short word may have one mistake, not two", "qae", nil},
		{"swapped in a short word", "pua", []string{"pau 1"}},
		{"a number has none", "75017", nil},
		{"a number as it is", "75018", []string{"75018 0"}},
		{"a single letter as it is", "a", []string{"a 0"}},
		{"a very long word as it is", "saintsauveurlevicomteenbassenormandie", []string{"saintsauveurlevicomteenbassenormandie 0"}},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(v.Find(c.word, 10)); !slices.Equal(got, c.want) {
				t.Errorf("Find(%q) = %q, want %q", c.word, got, c.want)
			}
		})
	}
}

func TestFindPutsTheMoreUsedFirst(t *testing.T) {
	v := match.NewVocabulary()
	for i, token := range []string{"marin", "marie", "maria"} {
		v.Add(token, i+1)
	}
	if got, want := told(v.Find("mario", 2)), []string{"maria 1", "marie 1"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestComplete(t *testing.T) {
	v := knowing("coiffeur", "coiffure", "coif", "coin", "coiffeusespourdames")
	v.Add("coiffure", 5)
	if got, want := told(v.Complete("coiff", 2)), []string{"coiffure 0", "coiffeur 0"}; !slices.Equal(got, want) {
		t.Errorf("completed %q, want %q", got, want)
	}
	if got, want := told(v.Complete("coiffeuses", 2)), []string{"coiffeusespourdames 0"}; !slices.Equal(got, want) {
		t.Errorf("completed %q, want %q", got, want)
	}
}

func TestATokenThatNoAccountHasIsForgotten(t *testing.T) {
	v := knowing("lyon", "laon", "caen")
	v.Add("lyon", 1)
	v.Remove("lyon")
	v.Remove("laon")
	v.Remove("inconnu")
	if got := told(v.Find("laon", 5)); !slices.Equal(got, []string{"lyon 1", "caen 2"}) || v.Len() != 2 {
		t.Errorf("found %q among %d", got, v.Len())
	}
	v.Remove("lyon")
	if got := v.Find("lyon", 5); len(got) > 0 {
		t.Errorf("found %v", got)
	}
}

// distance is Damerau and Levenshtein's, by its definition.
func distance(a, b string) int {
	switch {
	case a == "" || b == "":
		return len(a) + len(b)
	case a[0] == b[0]:
		return distance(a[1:], b[1:])
	}
	best := 1 + min(distance(a[1:], b), distance(a, b[1:]), distance(a[1:], b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		best = min(best, 1+distance(a[2:], b[2:]))
	}
	return best
}

func TestFindAgreesWithTheDefinition(t *testing.T) {
	token := rapid.StringMatching(`[a-d]{4,7}`)
	rapid.Check(t, func(t *rapid.T) {
		tokens := rapid.SliceOfNDistinct(token, 1, 20, rapid.ID).Draw(t, "tokens")
		word := token.Draw(t, "word")
		found := map[string]int{}
		for _, c := range knowing(tokens...).Find(word, len(tokens)) {
			found[c.Token] = c.Mistakes
		}
		for _, known := range tokens {
			want := distance(word, known)
			got, ok := found[known]
			if ok != (want <= 2) || ok && got != want {
				t.Fatalf("%q for %q: found %v with %d mistakes, want %d", word, known, ok, got, want)
			}
		}
	})
}

func TestAVocabularyKeepsCountThroughAnyChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, counts := match.NewVocabulary(), map[string]int{}
		for range rapid.IntRange(1, 60).Draw(t, "changes") {
			token := rapid.StringMatching(`[ab]{1,3}`).Draw(t, "token")
			if rapid.Bool().Draw(t, "add") {
				v.Add(token, 1)
				counts[token]++
			} else {
				v.Remove(token)
				if counts[token]--; counts[token] <= 0 {
					delete(counts, token)
				}
			}
		}
		if v.Len() != len(counts) {
			t.Fatalf("%d tokens, want %d", v.Len(), len(counts))
		}
		for token, count := range counts {
			found := v.Find(token, 1)
			if len(found) != 1 || found[0] != (match.Candidate{Token: token, Count: count}) {
				t.Fatalf("%q is found as %v, want a count of %d", token, found, count)
			}
		}
	})
}

func TestAVocabularyIsReadWhileItChanges(t *testing.T) {
	v := knowing("lyon", "laon")
	var busy sync.WaitGroup
	for range 4 {
		busy.Go(func() {
			for i := range 500 {
				v.Add(fmt.Sprint("token", i), 1)
				v.Read("lyin laon")
				v.Remove(fmt.Sprint("token", i))
			}
		})
	}
	busy.Wait()
	if v.Len() != 2 {
		t.Errorf("%d tokens are left", v.Len())
	}
}

func TestScoreRanks(t *testing.T) {
	v := match.NewVocabulary()
	for token, accounts := range map[string]int{"coiffure": 500, "aurora": 3, "aurore": 2, "lyon": 80, "laon": 10, "institut": 60, "emotif": 1} {
		v.Add(token, accounts)
	}
	for _, c := range []struct {
		name, typed  string
		better, less string
	}{
		{"every word before some", "aurora lyon", "Aurora Lyon", "Aurora Laon"},
		{"the word that tells before the common one", "aurora coiffure", "Aurora Institut", "Émotif Coiffure"},
		{"as typed before mistyped", "aurora", "Aurora", "Aurore"},
		{"one mistake before two", "aurorz lyon", "Aurora Lyon", "Aurore Laon"},
		{"nothing beside what was typed before more", "aurora lyon", "Aurora Lyon", "Aurora Coiffure Lyon"},
		{"a mistake weighs more than words that nobody typed", "aurora", "Aurora Coiffure Institut Lyon", "Aurore"},
		{"a word not typed to its end before nothing", "coiffure emo", "Émotif Coiffure", "Aurora Coiffure"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := v.Read(c.typed)
			better, less := q.Score(match.Tokens(c.better)), q.Score(match.Tokens(c.less))
			if better <= less {
				t.Errorf("%q scores %.3f, %q %.3f", c.better, better, c.less, less)
			}
		})
	}
}

func TestScoreIsWithinBounds(t *testing.T) {
	word := rapid.StringMatching(`[a-c]{1,5}`)
	rapid.Check(t, func(t *rapid.T) {
		tokens := rapid.SliceOfNDistinct(word, 1, 5, rapid.ID).Draw(t, "tokens")
		v := knowing(tokens...)
		q := v.Read(word.Draw(t, "first") + " " + word.Draw(t, "second"))
		if score := q.Score(tokens); score < 0 || score > 1 {
			t.Fatalf("scores %v", score)
		}
		whole := v.Read(tokens[0])
		if score := whole.Score(tokens[:1]); score < 0.999 && len(whole.Words) == 1 && whole.Words[0].Typed == tokens[0] {
			t.Fatalf("%q for itself scores %v", tokens[0], score)
		}
	})
}
