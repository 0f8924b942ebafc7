package store

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"rebond/internal/store/engine"
)

// Carriage says whether a table goes along with everything that is exported.
type Carriage string

const (
	Carried Carriage = "carried"
	Secret  Carriage = "secret"  // what people sign in with: only where the operator asks for it
	Passing Carriage = "passing" // worthless elsewhere, or within the day: never
)

// Table is one table of the database, as it is exported whole. What search and lists
// derive from others is carried too, so that nothing has to be made anew.
type Table struct {
	Name     string
	Carriage Carriage
	columns  string
	key      string // its primary key, in whose order its rows are exported
	secret   string // the rows that are secret in a table that is carried, as a condition
}

// FormLinkKey is the setting that seals the links to partners' forms.
const FormLinkKey = "form_link_key"

// Tables are all tables, each behind those that it refers to. A test fails where the
// database has another one, or another column.
var Tables = []Table{
	{Name: "person", Carriage: Carried, columns: personColumns, key: "id"},
	{Name: "pass", Carriage: Secret, columns: `hash, kind, person_id, expires_at, begun_at, seen_at, fresh_at, way, address, agent, name, reach`, key: "hash"},
	{Name: "sign_in_means", Carriage: Secret, columns: meansColumns, key: "person_id"},
	{Name: "passkey", Carriage: Secret, columns: passkeyColumns, key: "id"},
	{Name: "challenge", Carriage: Passing, columns: `hash, kind, person_id, body, expires_at`, key: "hash"},
	{Name: "guess", Carriage: Passing, columns: `key, number, at`, key: "key, number"},
	{Name: "sign_in", Carriage: Carried, columns: `id, person_id, at, way, outcome, address, agent`, key: "id"},
	{Name: "absence", Carriage: Carried, columns: `id, person_id, from_on, until_on, deputy_id`, key: "id"},
	{Name: "account", Carriage: Carried, columns: AccountColumns, key: "id"},
	{Name: "account_word", Carriage: Carried, columns: `word, account_id`, key: "word, account_id"},
	{Name: "account_mark", Carriage: Carried, columns: `mark, account_id`, key: "mark, account_id"},
	{Name: "desk_case", Carriage: Carried, columns: `id, account_id, kind, stage, open, owner_id, opened_on, opened_by, next_on, look_on, ended_on, cause, ped, ped_reason,
		requests, documents, closing, taken_back, handling, links, fiscal, summary`, key: "id"},
	{Name: "case_tag", Carriage: Carried, columns: `case_id, list, tag, open, next_on`, key: "case_id, list, tag"},
	{Name: "case_gone", Carriage: Carried, columns: `id, account_id`, key: "id"},
	{Name: "summary_draft", Carriage: Carried, columns: `case_id, at, by_id, body`, key: "case_id, at"},
	{Name: "task", Carriage: Carried, columns: `id, account_id, case_id, what, assignee, queue, due_on, not_before, detail, state, ended_by, ended_on`, key: "id"},
	{Name: "effect", Carriage: Carried, columns: `id, account_id, case_id, what, detail, due_on, task_id, state`, key: "id"},
	{Name: "opportunity", Carriage: Carried, columns: `id, account_id, case_id, type, kind, billing, opened_on, opened_by`, key: "id"},
	{Name: "list_item", Carriage: Carried, columns: itemColumns, key: "list, key"},
	{Name: "saved_view", Carriage: Carried, columns: `id, list, name, query, sharing, owner_id, changed_by, changed_on`, key: "id"},
	{Name: "import", Carriage: Carried, columns: `id, file, bytes, brought_by, brought_at, state, acted_by, mapping, header, problem, cursor, total`, key: "id"},
	{Name: "import_piece", Carriage: Carried, columns: `import_id, piece, content, at`, key: "import_id, piece"},
	{Name: "import_row", Carriage: Carried, columns: `import_id, number, line, key, name, verdict, field, reason, details, account_id, entry, undone`, key: "import_id, number"},
	{Name: "import_count", Carriage: Carried, columns: `import_id, verdict, field, reason, undone, n`, key: "import_id, verdict, field, reason, undone"},
	{Name: "column_mapping", Carriage: Carried, columns: `header_set, mapping`, key: "header_set"},
	{Name: "round", Carriage: Carried, columns: `id, action, said, total, made_by, made_at, state`, key: "id"},
	{Name: "round_piece", Carriage: Carried, columns: `round_id, piece, ids`, key: "round_id, piece"},
	{Name: "round_row", Carriage: Carried, columns: `round_id, number, row_id, account_id, verdict, refused, entry`, key: "round_id, number"},
	{Name: "chain", Carriage: Carried, columns: `subject, seq, head`, key: "subject"},
	{Name: "event", Carriage: Carried, columns: `subject, seq, at, actor, verb, about_kind, about_id, changes, because, facts, policy, hash`, key: "subject, seq"},
	{Name: "event_personal", Carriage: Carried, columns: `subject, seq, salt, changes`, key: "subject, seq"},
	{Name: "answer", Carriage: Passing, columns: `key, request, body, at`, key: "key"},
	{Name: "night", Carriage: Carried, columns: `day, started_at, ended_at, left_count`, key: "day"},
	{Name: "setting", Carriage: Carried, columns: `name, value`, key: "name", secret: `name = '` + FormLinkKey + `'`},
}

// blob is the one column that holds bytes, and no text.
const blob = "content"

// Columns are the names of the table's columns, in the order in which they are exported.
func (t Table) Columns() []string {
	names := strings.Split(t.columns, ",")
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
	}
	return names
}

// Goes reports whether the table goes along.
func (t Table) Goes(withSecrets bool) bool {
	return t.Carriage == Carried || t.Carriage == Secret && withSecrets
}

// SecretRows are the rows of a table that goes along which stay behind, as a condition;
// empty where all of them go.
func (t Table) SecretRows() string { return t.secret }

// Bytes reports whether a column holds bytes.
func (t Table) Bytes(column string) bool { return t.Name == "import_piece" && column == blob }

// all is the question for all rows of the table.
func (t Table) all(withSecrets bool) string {
	where := ""
	if t.secret != "" && !withSecrets {
		where = ` where not (` + t.secret + `)`
	}
	return `select ` + t.columns + ` from ` + t.Name + where + ` order by ` + t.key
}

// insert is the statement that puts a row.
func (t Table) insert() string {
	places := make([]string, len(t.Columns()))
	for i := range places {
		places[i] = "$" + strconv.Itoa(i+1)
	}
	return `insert into ` + t.Name + ` (` + t.columns + `) values (` + strings.Join(places, ", ") + `)`
}

// EachRow reads a table, row by row in the order of its key: each value is a string, an
// int64, bytes, or nil. Only one row is held at a time, and its values last until the next.
func (v *View) EachRow(ctx context.Context, t Table, withSecrets bool, each func(values []any) error) error {
	values := make([]any, len(t.Columns()))
	into := make([]any, len(values))
	for i := range values {
		into[i] = &values[i]
	}
	err := v.reader.Query(ctx, engine.Query{SQL: t.all(withSecrets), Row: func(scan engine.Scan) error {
		if err := scan(into...); err != nil {
			return err
		}
		for i, value := range values {
			if small, ok := value.(int32); ok {
				values[i] = int64(small)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		return each(values)
	}})
	if err != nil {
		return fmt.Errorf("read the table %s: %w", t.Name, err)
	}
	return nil
}

// PutRow saves a row of a table as EachRow read it.
func (t *Tx) PutRow(ctx context.Context, table Table, values []any) error {
	return t.writer.Exec(ctx, table.insert(), values...)
}

// Filled names a table that has a row; empty where none has.
func (v *View) Filled(ctx context.Context) (string, error) {
	for _, t := range Tables {
		n := 0
		if _, err := v.one(ctx, `select count(*) from (select 1 from `+t.Name+` limit 1) counted`, nil, &n); err != nil {
			return "", fmt.Errorf("look into the table %s: %w", t.Name, err)
		}
		if n > 0 {
			return t.Name, nil
		}
	}
	return "", nil
}

// Fill saves what is too large for Save, all or nothing, in a database that nobody works
// in. What it asks sees what it saved.
func (s *Store) Fill(ctx context.Context, fill func(*Tx) error) error {
	defer s.saves.Add(1)
	return s.engine.Fill(ctx, func(w engine.Writer) error { return fill(&Tx{View{w}, w}) })
}

// Schema is the number of the newest schema, which every open database has.
func Schema() (int, error) {
	files, err := fs.Glob(migrations, "migrations/sqlite/*.sql")
	if err != nil || len(files) == 0 {
		return 0, fmt.Errorf("find the newest migration: %w", err)
	}
	newest := files[len(files)-1] // they are sorted, and begin with five digits
	number, _, _ := strings.Cut(newest[strings.LastIndex(newest, "/")+1:], "_")
	return strconv.Atoi(number)
}
