package strict

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rebond/internal/domain/because"
	"rebond/internal/domain/refusal"
)

const illegible because.Text = "facts.illegible"

// Legible refuses a text that no database keeps as it is: one with a zero byte in it,
// or in another encoding than UTF-8.
func Legible(field, text string) error {
	if utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 {
		return nil
	}
	return refusal.New(refusal.Invalid, "", field, illegible)
}

// legible refuses every illegible text in a value, by its field.
func (n Node) legible() error {
	var problems []error
	if n.Is == AString {
		problems = append(problems, Legible("", n.Text))
	}
	for i, item := range n.Items {
		problems = append(problems, under(fmt.Sprintf("[%d]", i), item.legible()))
	}
	for _, member := range n.Members {
		problems = append(problems, under(member.Name, member.Value.legible()))
	}
	return refusal.All(problems...)
}
