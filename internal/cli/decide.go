package cli

import (
	"fmt"
	"io"

	"rebond/internal/decide"
	"rebond/internal/domain/policy"
)

// Decide takes one of the decisions of SPEC 11 from facts on standard input.
type Decide struct {
	Name   string `arg:"" optional:"" help:"decide_name"`
	Lines  bool   `xor:"mode" help:"decide_lines"`
	Schema bool   `xor:"mode" help:"decide_schema"`
	List   bool   `xor:"mode" help:"decide_list"`
}

// Run prints the decision, or what was asked about it.
func (d Decide) Run(c *Console) error {
	under := decide.Under{Policy: policy.Default(), Lang: c.Lang}
	switch {
	case d.List:
		return c.printLines(decide.Names())
	case d.Schema:
		return c.printJSON(decide.Schema(d.Name))
	case d.Lines:
		return under.Lines(d.Name, c.In, c.Out)
	default:
		facts, err := io.ReadAll(c.In)
		if err != nil {
			return fmt.Errorf("read the facts: %w", err)
		}
		return c.printJSON(under.Decide(d.Name, facts))
	}
}

func (c *Console) printLines(lines []string) error {
	for _, line := range lines {
		if _, err := fmt.Fprintln(c.Out, line); err != nil {
			return err
		}
	}
	return nil
}

func (c *Console) printJSON(text []byte, err error) error {
	if err != nil {
		return err
	}
	return c.printLines([]string{string(text)})
}
