package storetest

import (
	"slices"
	"strings"
	"testing"

	"rebond/internal/domain/partner"
	"rebond/internal/read"
	"rebond/internal/store"
	"rebond/internal/store/engine"
)

// TestEveryTableIsExportedOrSaysWhyNot fails where a migration made a table, or a column,
// that nobody sorted: everything that is exported would lack it.
func TestEveryTableIsExportedOrSaysWhyNot(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		found := h.columns()
		for _, table := range store.Tables {
			columns := slices.Sorted(slices.Values(table.Columns()))
			if there := found[table.Name]; !slices.Equal(there, columns) {
				t.Errorf("%s has the columns\n%s\nstore.Tables says\n%s", table.Name, strings.Join(there, " "), strings.Join(columns, " "))
			}
			if !slices.Contains([]store.Carriage{store.Carried, store.Secret, store.Passing}, table.Carriage) {
				t.Errorf("%s isn’t sorted", table.Name)
			}
			delete(found, table.Name)
		}
		for name := range found {
			t.Errorf("the table %s isn’t in store.Tables", name)
		}
	})
}

// columns are those of each table of the desk, sorted.
func (h *house) columns() map[string][]string {
	h.t.Helper()
	ask := `select table_name, column_name from information_schema.columns where table_schema = 'public'`
	if h.Engine() == "sqlite" {
		ask = `select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'`
	}
	found := map[string][]string{}
	h.must(h.engine.Engine.Query(h.t.Context(), engine.Query{SQL: ask, Row: func(scan engine.Scan) error {
		var table, column string
		err := scan(&table, &column)
		if table != "goose_db_version" {
			found[table] = append(found[table], column)
		}
		return err
	}}))
	for _, columns := range found {
		slices.Sort(columns)
	}
	return found
}

// TestWhatIsFilledStandsOrNothingDoes: a filling sees what it saved, and leaves nothing
// where it fails.
func TestWhatIsFilledStandsOrNothingDoes(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		setting := store.Tables[slices.IndexFunc(store.Tables, func(t store.Table) bool { return t.Name == "setting" })]
		fill := func(failed error) error {
			return h.Fill(t.Context(), func(tx *store.Tx) error {
				if empty, err := tx.Filled(t.Context()); empty != "" || err != nil {
					t.Errorf("%q is filled already, %v", empty, err)
				}
				for n := range 2_000 {
					if err := tx.PutRow(t.Context(), setting, []any{strings.Repeat("x", n+1), "value"}); err != nil {
						return err
					}
				}
				if filled, err := tx.Filled(t.Context()); filled != "setting" || err != nil {
					t.Errorf("what was filled isn’t seen: %q, %v", filled, err)
				}
				return failed
			})
		}
		if err := fill(engine.ErrUnavailable); err == nil {
			t.Error("a filling that fails ends well")
		}
		h.must(fill(nil))
		rows := 0
		h.must(h.View(t.Context(), func(v *store.View) error {
			return v.EachRow(t.Context(), setting, true, func([]any) error { rows++; return nil })
		}))
		if rows != 2_000 {
			t.Errorf("%d rows stand, want 2000", rows)
		}
	})
}

// tourWhole reads each list whole, and looks into each table.
func (h *house) tourWhole() {
	h.t.Helper()
	ctx := h.t.Context()
	for _, of := range []read.AccountsList{{}, {Query: "salon lyon"}, {Gap: read.NoEmail}, {Gap: read.NoOwner}, {Gap: read.NoPlatform}} {
		h.must(h.reads.EachAccount(ctx, of, func(partner.Account) error { return nil }))
	}
	h.must(h.reads.EachCase(ctx, read.Queue{}, func(read.Row) error { return nil }))
	h.must(h.reads.EachTask(ctx, read.Todo{Of: nina().Actor()}, func(read.TaskRow) error { return nil }))
	h.must(h.reads.EachEntry(ctx, read.Histories{}, func(read.HistoryRow) error { return nil }))
	h.must(h.Fill(ctx, func(tx *store.Tx) error {
		_, err := tx.Filled(ctx)
		return err
	}))
}

// TestAWholeTableIsReadInItsOrderWithoutBeingSorted: however long it is, a row at a time
// is held. PostgreSQL may sort where that is cheaper, on its own disk.
func TestAWholeTableIsReadInItsOrderWithoutBeingSorted(t *testing.T) {
	onBothEngines(t, func(t *testing.T, h *house) {
		h.filled()
		clear(h.engine.asked)
		for _, table := range store.Tables {
			h.must(h.View(t.Context(), func(v *store.View) error {
				return v.EachRow(t.Context(), table, false, func([]any) error { return nil })
			}))
		}
		if len(h.engine.asked) != len(store.Tables) {
			t.Errorf("%d questions for %d tables", len(h.engine.asked), len(store.Tables))
		}
		for sql := range h.engine.asked {
			plan, err := h.engine.Explain(t.Context(), sql)
			h.must(err)
			if strings.Contains(plan, "TEMP B-TREE") {
				t.Errorf("%s\nis sorted:\n%s", sql, plan)
			}
		}
	})
}
