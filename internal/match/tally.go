package match

import (
	"cmp"
	"slices"
	"strings"
)

const (
	// mostJoint is how many joint tokens are looked up.
	mostJoint = 400
	// mostTogether is how many mistakes the two halves of one may have together.
	mostTogether = 2
)

// Lookups returns the tokens to look accounts up by: the candidates of the rarest
// words, which so many accounts have at most, then each two words as the name and
// place of a salon, the likeliest first; where no two words may be that, the
// candidates of the rarest word, however many accounts have them.
func (q Query) Lookups(accounts int) []string {
	joint := q.joint()
	var tokens []string
	for i, word := range q.RarestFirst() {
		if word.Accounts() > accounts && (i > 0 || len(joint) > 0) {
			break
		}
		accounts -= word.Accounts()
		tokens = append(tokens, word.Tokens()...)
	}
	return append(tokens, joint...)
}

// pair is a name and a place that two words may stand for, as one token.
type pair struct {
	token string
	like  float64
}

func (q Query) joint() []string {
	var pairs []pair
	for i, city := range q.Words {
		for j, name := range q.Words {
			if i != j {
				pairs = append(pairs, name.at(city)...)
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.like, a.like) })
	tokens := make([]string, min(len(pairs), mostJoint))
	for i := range tokens {
		tokens[i] = pairs[i].token
	}
	return tokens
}

// at joins what the word may stand for with the places that a city may.
func (w Word) at(city Word) []pair {
	var pairs []pair
	for _, place := range city.places {
		for _, c := range w.Candidates {
			if c.Mistakes+place.Mistakes <= mostTogether {
				like := c.likeness(len(w.Typed)) * place.likeness(len(city.Typed))
				pairs = append(pairs, pair{c.Token + joint + place.Token, like})
			}
		}
	}
	return pairs
}

// Tally adds up how well accounts answer a query while the store says which
// tokens they have, so that only the best are read whole and scored.
type Tally struct {
	worth    map[string][]answer // what each token answers
	accounts map[string][]answer
}

// answer is how well one token answers one word of the query.
type answer struct {
	word  int
	worth float64
}

// Tally starts a tally of the query.
func (q Query) Tally() Tally {
	t := Tally{worth: map[string][]answer{}, accounts: map[string][]answer{}}
	for i, word := range q.Words {
		for _, c := range word.Candidates {
			t.worth[c.Token] = append(t.worth[c.Token], answer{i, c.likeness(len(word.Typed)) * word.weight})
		}
	}
	return t
}

// Add notes that an account has a token.
func (t Tally) Add(account, token string) {
	name, place, ok := strings.Cut(token, joint)
	t.add(account, name)
	if ok {
		t.add(account, place)
	}
}

func (t Tally) add(account, token string) {
	held := t.accounts[account]
	for _, a := range t.worth[token] {
		if at := slices.IndexFunc(held, func(h answer) bool { return h.word == a.word }); at < 0 {
			held = append(held, a)
		} else {
			held[at].worth = max(held[at].worth, a.worth)
		}
	}
	t.accounts[account] = held
}

// Best returns the accounts that answer best so far, at most so many.
func (t Tally) Best(most int) []string {
	type sum struct {
		account string
		worth   float64
	}
	sums := make([]sum, 0, len(t.accounts))
	for account, held := range t.accounts {
		s := sum{account: account}
		for _, a := range held {
			s.worth += a.worth
		}
		sums = append(sums, s)
	}
	slices.SortFunc(sums, func(a, b sum) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.account, b.account))
	})
	best := make([]string, min(len(sums), most))
	for i := range best {
		best[i] = sums[i].account
	}
	return best
}
