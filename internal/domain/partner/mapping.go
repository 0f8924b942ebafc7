package partner

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"rebond/internal/domain/because"
	"rebond/internal/domain/fold"
	"rebond/internal/domain/refusal"
)

// Mapping says which field the columns of a table state, by the columns' names as
// ColumnNames spells them; PassedOver for one that states none. A column that isn't in
// it is read as its header says.
type Mapping map[string]string

// PassedOver maps a column to no field.
const PassedOver = "-"

// NewMapping maps a table's columns in their order. Refused for another number of
// columns than the table has.
func NewMapping(header, stated []string) (Mapping, error) {
	if len(stated) != len(header) {
		return nil, refusal.New(refusal.Invalid, "", "mapping", mappedAmiss, "given", len(stated), "columns", len(header))
	}
	m := Mapping{}
	for i, column := range ColumnNames(header) {
		if stated[i] != "" {
			m[column] = stated[i]
		}
	}
	return m, nil
}

// String spells the mapping always the same way.
func (m Mapping) String() string {
	lines := make([]string, 0, len(m))
	for _, column := range slices.Sorted(maps.Keys(m)) {
		lines = append(lines, column+"="+m[column])
	}
	return strings.Join(lines, "\n")
}

// ParseMapping reads what String spelled.
func ParseMapping(text string) Mapping {
	m := Mapping{}
	for line := range strings.Lines(text) {
		if column, field, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "="); ok {
			m[column] = field
		}
	}
	return m
}

// ColumnNames are the names of a table's columns, to be mapped by: folded, so that
// case, accents and signs don't count, and numbered where one is there twice.
func ColumnNames(header []string) []string {
	names := make([]string, len(header))
	times := map[string]int{}
	for i, cell := range header {
		names[i] = fold.Key(trimmed(cell))
		if times[names[i]]++; times[names[i]] > 1 {
			names[i] += " " + strconv.Itoa(times[names[i]])
		}
	}
	return names
}

// HeaderSet names the set of a table's columns, in whatever order they stand: what
// was said of them holds for the next table that has the same.
func HeaderSet(header []string) string {
	names := ColumnNames(header)
	slices.Sort(names)
	return strings.Join(names, "\n")
}

// FieldNames are the fields that a column can state, as the API spells them.
func FieldNames() []string {
	names := make([]string, fields)
	for f := range fields {
		names[f] = f.String()
	}
	return names
}

const (
	unknownField because.Text = "intake.unknown_field"
	mappedAmiss  because.Text = "intake.mapped_amiss"
	mappedTwice  because.Text = "intake.mapped_twice"
)

// said puts the columns in place that the mapping names.
func (c *Columns) said(header []string, m Mapping) error {
	var refused []error
	names := FieldNames()
	for i, column := range ColumnNames(header) {
		switch f := slices.Index(names, m[column]); {
		case m[column] == "" || m[column] == PassedOver:
		case f < 0:
			refused = append(refused, refusal.New(refusal.Unknown, "", "mapping", unknownField, "value", m[column], "column", shown(header[i])))
		case c.at[f] >= 0:
			refused = append(refused, refusal.New(refusal.Invalid, "", names[f], mappedTwice, "column", shown(header[i]), "other", shown(header[c.at[f]])))
		default:
			c.at[f] = i
		}
	}
	return refusal.All(refused...)
}

// Stated returns which field each column states, as the API spells it; empty where it
// is passed over.
func (c Columns) Stated() []string {
	stated := make([]string, c.width)
	for i := range stated {
		stated[i] = c.fieldAt(i).String()
	}
	return stated
}
