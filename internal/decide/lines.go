package decide

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"rebond/internal/domain/refusal"
	"rebond/internal/strict"
)

// Lines takes a decision for each line of facts, and answers each on a line of
// its own: the decision, or the error of refused facts. What was answered is
// written out whenever no further line is waiting, so that a program may ask and
// listen in turn.
func (u Under) Lines(name string, in io.Reader, out io.Writer) error {
	d, err := named(name)
	if err != nil {
		return err
	}
	lines, answers := bufio.NewReaderSize(in, 1<<16), bufio.NewWriterSize(out, 1<<16)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			if err := u.answer(d, bytes.TrimSuffix(line, []byte{'\n'}), answers); err != nil {
				return err
			}
		}
		if err != nil || lines.Buffered() == 0 {
			if flushed := answers.Flush(); flushed != nil {
				return flushed
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// answer writes the answer to one line.
func (u Under) answer(d decision, line []byte, out *bufio.Writer) error {
	text, err := d.write(line, u)
	if refused, ok := refusal.Of(err); ok {
		text, err = u.lineError(refused)
	}
	if err != nil {
		return err
	}
	if _, err := out.Write(text); err != nil {
		return err
	}
	return out.WriteByte('\n')
}

// lineError tells the first problem of refused facts.
func (u Under) lineError(refused *refusal.Refusal) ([]byte, error) {
	type first struct {
		Field   string `json:"field"`
		Message string `json:"message"`
	}
	problem := Problems(refused, u.Lang)[0]
	return strict.Marshal(struct {
		Error first `json:"error"`
	}{first{problem.Field, problem.Message}})
}
