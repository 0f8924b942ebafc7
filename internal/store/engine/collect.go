package engine

import (
	"context"
	"fmt"
	"runtime"
)

// statement is one that a write saves.
type statement struct {
	sql  string
	args []any
}

// collecting gathers the statements of one write while it decides.
type collecting struct {
	Reader
	statements []statement
}

func (c *collecting) Exec(_ context.Context, sql string, args ...any) error {
	c.statements = append(c.statements, statement{sql, args})
	return nil
}

// decided runs a write up to its end and returns what it wants to save, in as few
// statements as it takes; a panic is its error.
func decided(write func(Writer) error, from Reader) (statements []statement, err error) {
	c := &collecting{Reader: from}
	defer func() {
		if crash := recover(); crash != nil {
			err = fmt.Errorf("a write panicked: %v\n%s", crash, stack())
		}
	}()
	err = write(c)
	return merged(c.statements), err
}

func stack() []byte {
	trace := make([]byte, 8<<10)
	return trace[:runtime.Stack(trace, false)]
}
