// Package because holds the reasons that every decision brings with it (EV-1):
// which rule was applied, to which inputs, and the name of the text that says
// so. The domain names a text; package words says it, in the reader's language.
package because

// Text names a sentence of the catalogue, such as "notice.months". The sentence
// may show the inputs by their names, in braces.
type Text string

// Input is one value that a rule looked at. Values are days, months, instants,
// numbers, booleans, and strings or types made of them.
type Input struct {
	Name  string
	Value any
}

// Reason is one rule, applied.
type Reason struct {
	Rule   string // the rule's id, such as "CH-9"
	Text   Text
	Inputs []Input
}

// Reasons stand in the order in which the rules were applied.
type Reasons []Reason

// Of starts a list of reasons. The pairs are names and values of the inputs:
// Of("CH-9", "notice.months", "received_on", received, "months", 1).
func Of(rule string, text Text, pairs ...any) Reasons {
	return Reasons{One(rule, text, pairs...)}
}

// And returns the reasons with one more.
func (r Reasons) And(rule string, text Text, pairs ...any) Reasons {
	return append(r[:len(r):len(r)], One(rule, text, pairs...))
}

// One returns a single reason.
func One(rule string, text Text, pairs ...any) Reason {
	return Reason{Rule: rule, Text: text, Inputs: Inputs(pairs...)}
}

// Inputs makes inputs of names and values in turn. It panics on a name without
// a value, which only a mistake in code can bring.
func Inputs(pairs ...any) []Input {
	inputs := make([]Input, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		inputs = append(inputs, Input{Name: pairs[i].(string), Value: pairs[i+1]})
	}
	return inputs
}

// Rules returns the ids of the rules, in order.
func (r Reasons) Rules() []string {
	ids := make([]string, len(r))
	for i, reason := range r {
		ids[i] = reason.Rule
	}
	return ids
}

// Word is a word of the domain read back from where it was kept: the list it
// stands in, such as "channel", and the word itself.
type Word struct {
	List, Word string
}

// Kind names the list that the word stands in.
func (w Word) Kind() string { return w.List }

// String returns the word itself.
func (w Word) String() string { return w.Word }
