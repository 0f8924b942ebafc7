package engine

import (
	"strconv"
	"strings"
	"sync"
)

// atOnce are the sizes in which rows are saved together: few, so that few statements
// are prepared.
var atOnce = []int{64, 8}

// merged makes one statement of those that follow each other and insert one row each
// by the same text: a hundred rows cost little more than one. Nothing else changes,
// and nothing changes places.
func merged(statements []statement) []statement {
	var less []statement
	for len(statements) > 0 {
		alike := alikeFirst(statements)
		for _, size := range atOnce {
			for ; alike >= size; alike -= size {
				less = append(less, ofRows(statements[:size]))
				statements = statements[size:]
			}
		}
		less, statements = append(less, statements[:alike]...), statements[alike:]
	}
	return less
}

// alikeFirst counts the statements at the beginning that may be one. Where a row
// that is there is changed, no two of them may be the same row: their first values differ.
func alikeFirst(statements []statement) int {
	first := statements[0]
	if _, ok := insertOf(first.sql); !ok {
		return 1
	}
	seen := map[any]bool{}
	for n, s := range statements {
		if s.sql != first.sql {
			return n
		}
		if seen[s.args[0]] && strings.Contains(s.sql, "do update") {
			return n
		}
		seen[s.args[0]] = true
	}
	return len(statements)
}

func ofRows(alike []statement) statement {
	insert, _ := insertOf(alike[0].sql)
	var args []any
	for _, s := range alike {
		args = append(args, s.args...)
	}
	return statement{insert.of(len(alike)), args}
}

// insert is a statement that inserts one row: what stands before its values and after.
type insert struct {
	before, after string
	width         int
}

// of is the statement for so many rows.
func (i insert) of(rows int) string {
	type shape struct {
		insert
		rows int
	}
	if text, ok := ofSize.Load(shape{i, rows}); ok {
		return text.(string)
	}
	tuples := make([]string, rows)
	for n := range tuples {
		tuples[n] = tuple(n*i.width, i.width)
	}
	text := i.before + strings.Join(tuples, ", ") + i.after
	ofSize.Store(shape{i, rows}, text)
	return text
}

// tuple is a list of so many placeholders after the first ones: ($3, $4).
func tuple(after, width int) string {
	places := make([]string, width)
	for n := range places {
		places[n] = "$" + strconv.Itoa(after+n+1)
	}
	return "(" + strings.Join(places, ", ") + ")"
}

// inserts and ofSize keep what was found of each text: there are a few dozen.
var inserts, ofSize sync.Map

func insertOf(sql string) (insert, bool) {
	if known, ok := inserts.Load(sql); ok {
		i := known.(insert)
		return i, i.width > 0
	}
	i := readInsert(sql)
	inserts.Store(sql, i)
	return i, i.width > 0
}

// readInsert finds the one tuple of placeholders in an insert; none in another
// statement, or in one that uses a placeholder elsewhere too.
func readInsert(sql string) insert {
	const values = "values "
	start := strings.Index(sql, values)
	if start < 0 || !strings.HasPrefix(strings.TrimSpace(sql), "insert into ") {
		return insert{}
	}
	start += len(values)
	end := start + strings.Index(sql[start:], ")") + 1
	i := insert{sql[:start], sql[end:], strings.Count(sql[start:end], ",") + 1}
	if sql[start:end] != tuple(0, i.width) || strings.Contains(i.before+i.after, "$") {
		return insert{}
	}
	return i
}
