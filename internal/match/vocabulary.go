package match

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"sync"
)

// Vocabulary is every token that any account has, with how many have it. It
// finds the tokens that a mistyped word may stand for by looking at all of a
// like length: a signature of each, 8 bytes, rules out nearly all of them, so
// that it needs no index beside them. It may be read and changed at once from
// many places.
type Vocabulary struct {
	mu      sync.RWMutex
	at      map[string]int32 // where a token stands on the shelf of its length
	shelves [longest + 1]shelf
	places  map[string]int32 // what cities go by, with how many joint tokens accounts have there
	total   int              // how many tokens the accounts have together
}

// longest is the length from which tokens share a shelf; beyond it only what is
// typed exactly is found.
const longest = 32

// shelf holds the tokens of one length, in bytes.
type shelf struct {
	tokens  []string
	letters []signature
	heads   []head
	counts  []int32
}

// Candidate is a token that a typed word may stand for.
type Candidate struct {
	Token    string
	Mistakes int  // letters missing, added, wrong or swapped with their neighbour
	Begun    bool // the word is only the beginning of the token
	Count    int  // how many accounts have the token
}

// NewVocabulary returns a vocabulary without a token.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{at: map[string]int32{}, places: map[string]int32{}}
}

// Add counts further accounts that have a token. Of a joint token only the place
// is kept.
func (v *Vocabulary) Add(token string, accounts int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if _, place, ok := strings.Cut(token, joint); ok {
		v.countPlace(place, int32(accounts))
		return
	}
	v.total += accounts
	s := v.shelf(len(token))
	if at, ok := v.at[token]; ok {
		s.counts[at] += int32(accounts)
		return
	}
	token = strings.Clone(token) // the text it was cut from may be long
	v.at[token] = int32(len(s.tokens))
	s.tokens = append(s.tokens, token)
	s.letters = append(s.letters, sign(token))
	s.heads = append(s.heads, headOf(token))
	s.counts = append(s.counts, int32(accounts))
}

// Remove counts an account less that has a token; a token that none has is
// forgotten.
func (v *Vocabulary) Remove(token string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if _, place, ok := strings.Cut(token, joint); ok {
		v.countPlace(place, -1)
		return
	}
	at, ok := v.at[token]
	if !ok {
		return
	}
	v.total--
	s := v.shelf(len(token))
	if s.counts[at]--; s.counts[at] > 0 {
		return
	}
	last := len(s.tokens) - 1
	v.at[s.tokens[last]] = at
	s.tokens[at], s.letters[at], s.heads[at], s.counts[at] = s.tokens[last], s.letters[last], s.heads[last], s.counts[last]
	s.tokens[last] = ""
	s.tokens, s.letters, s.heads, s.counts = s.tokens[:last], s.letters[:last], s.heads[:last], s.counts[:last]
	delete(v.at, token)
}

func (v *Vocabulary) countPlace(place string, accounts int32) {
	if v.places[place] += accounts; v.places[place] <= 0 {
		delete(v.places, place)
	}
}

// Len returns how many tokens are known.
func (v *Vocabulary) Len() int {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return len(v.at)
}

// Find returns the known tokens that a typed word may stand for, at most so
// many: those with the fewest mistakes first, of these the most used.
func (v *Vocabulary) Find(word string, most int) []Candidate {
	v.mu.RLock()
	defer v.mu.RUnlock()
	allowed := mistakesIn(word)
	found := nearest{most: most}
	if allowed == 0 || len(word) > longest {
		if at, ok := v.at[word]; ok {
			found.add(Candidate{Token: word, Count: int(v.shelf(len(word)).counts[at])})
		}
		return found.best()
	}
	signed := sign(word)
	for length := max(len(word)-allowed, 1); length <= min(len(word)+allowed, longest); length++ {
		s := &v.shelves[length]
		for at, letters := range s.letters {
			if !letters.near(signed, allowed) {
				continue
			}
			if n := mistakes(word, s.tokens[at], allowed); n <= allowed {
				found.add(Candidate{Token: s.tokens[at], Mistakes: n, Count: int(s.counts[at])})
			}
		}
	}
	return found.best()
}

// Complete returns the known tokens that begin as typed, the most used first,
// without the typed word itself.
func (v *Vocabulary) Complete(begun string, most int) []Candidate {
	v.mu.RLock()
	defer v.mu.RUnlock()
	found := nearest{most: most}
	start, mask := headOf(begun), maskOf(begun)
	for length := len(begun) + 1; length <= longest; length++ {
		s := &v.shelves[length]
		for at, head := range s.heads {
			if (head^start)&mask == 0 && strings.HasPrefix(s.tokens[at], begun) {
				found.add(Candidate{Token: s.tokens[at], Begun: true, Count: int(s.counts[at])})
			}
		}
	}
	return found.best()
}

// placesAmong returns the candidates that are the place of an account.
func (v *Vocabulary) placesAmong(candidates []Candidate) []Candidate {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return slices.DeleteFunc(slices.Clone(candidates), func(c Candidate) bool { return v.places[c.Token] == 0 })
}

func (v *Vocabulary) shelf(length int) *shelf { return &v.shelves[min(length, longest)] }

// mistakesIn returns how many mistakes are looked for in a word: none in a
// number, for every other number is a neighbour of it.
func mistakesIn(word string) int {
	switch {
	case strings.ContainsAny(word, "0123456789"):
		return 0
	case len(word) <= 2:
		return 0
	case len(word) <= 3:
		return 1
	default:
		return 2
	}
}

// nearest keeps the best candidates, so many at most.
type nearest struct {
	most   int
	found  []Candidate
	sorted bool // found is full and sorted, so that its last is the one to beat
}

// add keeps a candidate, and sorts the worse ones out now and then.
func (n *nearest) add(c Candidate) {
	if n.sorted && c.compare(n.found[n.most-1]) >= 0 {
		return
	}
	n.found = append(n.found, c)
	if len(n.found) >= 4*n.most {
		n.found, n.sorted = n.best(), true
	}
}

func (n *nearest) best() []Candidate {
	slices.SortFunc(n.found, Candidate.compare)
	return n.found[:min(len(n.found), n.most)]
}

// compare puts the candidate with fewer mistakes first, then the more used.
func (c Candidate) compare(other Candidate) int {
	if c.Mistakes != other.Mistakes {
		return cmp.Compare(c.Mistakes, other.Mistakes)
	}
	if c.Count != other.Count {
		return cmp.Compare(other.Count, c.Count)
	}
	return strings.Compare(c.Token, other.Token)
}

// signature says which letters a token has once, which twice, and which digits.
type signature uint64

func sign(token string) signature {
	var once, twice signature
	for _, c := range []byte(token) {
		bit := bitOf(c)
		twice |= once & bit
		once |= bit
	}
	return once | twice<<26
}

// bitOf gives each letter a bit of 26, and every other byte one of theirs.
func bitOf(c byte) signature { return 1 << ((c - 'a') % 26) }

// near says whether so many mistakes may lead from one to the other: each takes
// one letter away at most, and brings one at most.
func (s signature) near(other signature, allowed int) bool {
	unlike := s ^ other
	return bits.OnesCount64(uint64(unlike)) <= 2*allowed &&
		bits.OnesCount64(uint64(unlike&s)) <= allowed && bits.OnesCount64(uint64(unlike&other)) <= allowed
}

// head is a token's first eight bytes.
type head uint64

func headOf(token string) head {
	var h head
	for i, c := range []byte(token[:min(len(token), 8)]) {
		h |= head(c) << (56 - 8*i)
	}
	return h
}

// maskOf covers what a beginning says of a head.
func maskOf(begun string) head {
	return ^head(0) << (64 - 8*min(len(begun), 8))
}
