package match_test

import (
	"cmp"
	"encoding/csv"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rebond/internal/match"
)

// shared opens a file of the test material, which stands beside the project
// where there is any.
func shared(t testing.TB, name string) [][]string {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", name))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the test material isn't here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	if strings.Contains(name, "sf_") {
		r.Comma = ';'
	}
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// salon is a made-up account.
type salon struct {
	name, city string
	tokens     []string
}

func (s salon) folded() string { return match.Fold(s.name + " " + s.city) }

// town is made up of salons: names of the sample, their words mixed, in French
// communes, larger ones with more of them.
type town struct {
	salons     []salon
	holders    map[string][]int32 // which salons have a token
	vocabulary *match.Vocabulary
}

func build(t testing.TB, size int, chance *rand.Rand) town {
	t.Helper()
	var names []string
	for _, record := range shared(t, "csv/sf_accounts_fr_utf8bom.csv")[1:] {
		if len(record) == 17 && record[1] != "" {
			names = append(names, record[1])
		}
	}
	var words, cities []string
	for _, name := range names {
		words = append(words, strings.Fields(name)...)
	}
	var people []int
	total := 0
	for _, record := range shared(t, "places/communes.csv")[1:] {
		population, _ := strconv.Atoi(record[6]) // empty where nobody lives
		if record[2] == "commune-actuelle" {
			total += population
			cities, people = append(cities, record[1]), append(people, total)
		}
	}
	b := town{holders: map[string][]int32{}, vocabulary: match.NewVocabulary()}
	for i := range size {
		name := names[chance.IntN(len(names))]
		switch chance.IntN(3) {
		case 0:
			name += " " + words[chance.IntN(len(words))]
		case 1:
			name = words[chance.IntN(len(words))] + " " + invented(chance)
		}
		at, _ := slices.BinarySearch(people, chance.IntN(total)+1)
		s := salon{name: name, city: cities[at]}
		s.tokens = match.Tokens(s.name + " " + s.city)
		for _, token := range match.AccountTokens(s.name, s.city) {
			b.holders[token] = append(b.holders[token], int32(i))
		}
		b.salons = append(b.salons, s)
	}
	for token, holders := range b.holders {
		b.vocabulary.Add(token, len(holders))
	}
	return b
}

// invented is a name of a person or place that is in no list.
func invented(chance *rand.Rand) string {
	const consonants, vowels = "bcdfghjlmnprstv", "aeiou"
	var name strings.Builder
	for range 2 + chance.IntN(3) {
		name.WriteByte(consonants[chance.IntN(len(consonants))])
		name.WriteByte(vowels[chance.IntN(len(vowels))])
		if chance.IntN(4) == 0 {
			name.WriteByte("nrsl"[chance.IntN(4)])
		}
	}
	return name.String()
}

// neighbours are the keys beside each on a French keyboard.
var neighbours = map[byte]string{
	'a': "zq", 'z': "aes", 'e': "zrd", 'r': "etf", 't': "ryg", 'y': "tuh", 'u': "yij", 'i': "uok", 'o': "ipl", 'p': "om",
	'q': "asw", 's': "qdz", 'd': "sfe", 'f': "dgr", 'g': "fht", 'h': "gjy", 'j': "hku", 'k': "jli", 'l': "kmo", 'm': "lp",
	'w': "qx", 'x': "wc", 'c': "xv", 'v': "cb", 'b': "vn", 'n': "bh",
}

// mistyped makes one mistake in a text, as fingers make them.
func mistyped(text string, chance *rand.Rand) string {
	for {
		at := chance.IntN(len(text))
		c := text[at]
		if c < 'a' || c > 'z' {
			continue
		}
		switch chance.IntN(4) {
		case 0: // the next two swapped
			if at+1 < len(text) && text[at+1] != ' ' && text[at+1] != c {
				return text[:at] + text[at+1:at+2] + text[at:at+1] + text[at+2:]
			}
		case 1: // doubled
			return text[:at] + text[at:at+1] + text[at:]
		case 2: // missing
			return text[:at] + text[at+1:]
		default: // the key beside
			beside := neighbours[c]
			return text[:at] + string(beside[chance.IntN(len(beside))]) + text[at+1:]
		}
	}
}

// found looks a query up as the store does: the accounts that its tokens bring,
// the best of them scored. It returns how many it read, too.
func (b town) found(q match.Query, most int) (best []salon, read int) {
	const rareAccounts, mostRead, mostScored = 1000, 6000, 300
	tally := q.Tally()
	for _, token := range q.Lookups(rareAccounts) {
		for _, holder := range b.holders[token] {
			if read++; read > mostRead {
				break
			}
			tally.Add(strconv.Itoa(int(holder)), token)
		}
	}
	for _, account := range tally.Best(mostScored) {
		holder, _ := strconv.Atoi(account) // as written above
		best = append(best, b.salons[holder])
	}
	slices.SortStableFunc(best, func(x, y salon) int { return cmp.Compare(q.Score(y.tokens), q.Score(x.tokens)) })
	return best[:min(len(best), most)], read
}

// TestRecall looks accounts up by name and city with two wrong letters. What is
// found counts where it reads the same: nothing typed tells such salons apart.
func TestRecall(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	size := 50_000
	if n, err := strconv.Atoi(os.Getenv("RECALL_SALONS")); err == nil {
		size = n
	}
	chance := rand.New(rand.NewPCG(1, 2))
	b := build(t, size, chance)
	const queries = 500
	hits, reading, reads := 0, time.Duration(0), []int{}
	for range queries {
		wanted := b.salons[chance.IntN(len(b.salons))].folded()
		typed := mistyped(mistyped(wanted, chance), chance)
		start := time.Now()
		q := b.vocabulary.Read(typed)
		reading += time.Since(start)
		best, read := b.found(q, 20)
		reads = append(reads, read)
		if slices.ContainsFunc(best, func(s salon) bool { return s.folded() == wanted }) {
			hits++
		} else {
			t.Logf("%q for %q", typed, wanted)
		}
	}
	slices.Sort(reads)
	t.Logf("%d salons, %d tokens: %d of %d found; %v to read a query, then %d rows at the median, %d at the 99th percentile",
		size, b.vocabulary.Len(), hits, queries, reading/queries, reads[queries/2], reads[queries*99/100])
	if hits*100 < queries*98 {
		t.Errorf("%d of %d found, want 98 %%", hits, queries)
	}
}
