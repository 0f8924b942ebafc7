package app

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"rebond/internal/domain/day"
	"rebond/internal/domain/export"
	"rebond/internal/sheet"
)

// rows writes the rows of a list, each a value for each of its fields.
type rows interface {
	put(values []any) error
	end() error
}

func newRows(format export.Format, to io.Writer, names []string) (rows, error) {
	out := bufio.NewWriter(to)
	if format == export.Lines {
		return &objects{to: out, names: names}, nil
	}
	table, err := sheet.NewWriter(out, names...)
	return cells{out, table}, err
}

// objects writes a JSON object a line. What isn't known is null.
type objects struct {
	to    *bufio.Writer
	names []string
	line  bytes.Buffer
}

func (o *objects) put(values []any) error {
	o.line.Reset()
	for i, value := range values {
		if empty, ok := value.(interface{ IsZero() bool }); ok && empty.IsZero() {
			values[i] = nil
		}
	}
	if err := writeObject(&o.line, o.names, values); err != nil {
		return err
	}
	_, err := o.to.Write(o.line.Bytes())
	return err
}

func (o *objects) end() error { return o.to.Flush() }

// cells writes a table for spreadsheets.
type cells struct {
	out   *bufio.Writer
	table sheet.Writer
}

func (c cells) put(values []any) error {
	texts := make([]string, len(values))
	for i, value := range values {
		var err error
		if texts[i], err = cell(value); err != nil {
			return err
		}
	}
	return c.table.Write(texts...)
}

func (c cells) end() error {
	if err := c.table.Flush(); err != nil {
		return err
	}
	return c.out.Flush()
}

// cell is a value as a table has it: a list as JSON, an instant with its zone, and nothing
// for what isn't known.
func cell(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "", nil
	case day.Day:
		return v.String(), nil
	case time.Time:
		return v.Format(time.RFC3339), nil
	case euros:
		return strings.Replace(v.String(), ".", ",", 1), nil // as spreadsheets that part cells by semicolons write it
	}
	switch of := reflect.ValueOf(value); of.Kind() {
	case reflect.String:
		return of.String(), nil
	case reflect.Int, reflect.Int64, reflect.Bool:
		return fmt.Sprint(value), nil
	}
	text, err := json.Marshal(value)
	return string(text), err
}

// euros is an amount in cents that is written in euros.
type euros int64

func (e euros) String() string {
	const cents = 100
	return strconv.FormatInt(int64(e)/cents, 10) + fmt.Sprintf(".%02d", int64(e)%cents)
}

// MarshalJSON writes a number with two decimals.
func (e euros) MarshalJSON() ([]byte, error) { return []byte(e.String()), nil }
