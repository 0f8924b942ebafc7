package engine

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"strconv"
)

// sqliteConn is one connection with its prepared statements.
type sqliteConn struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
}

func (c *sqliteConn) close() error {
	if c == nil {
		return nil
	}
	for _, stmt := range c.prepared {
		_ = stmt.Close() // the connection's end closes it in any case
	}
	return c.conn.Close()
}

func (c *sqliteConn) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt, ok := c.prepared[text]; ok {
		return stmt, nil
	}
	stmt, err := c.conn.PrepareContext(context.WithoutCancel(ctx), positional(text))
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", text, err)
	}
	c.prepared[text] = stmt
	return stmt, nil
}

var placeholder = regexp.MustCompile(`\$[0-9]+`)

// positional writes ? for $1, $2 … where they stand in this order, each once: SQLite
// looks a numbered one up among all the others each time that it is given a value.
func positional(text string) string {
	for i, found := range placeholder.FindAllString(text, -1) {
		if found != "$"+strconv.Itoa(i+1) {
			return text
		}
	}
	return placeholder.ReplaceAllString(text, "?")
}

func (c *sqliteConn) run(ctx context.Context, text string) error {
	stmt, err := c.statement(ctx, text)
	if err == nil {
		_, err = stmt.ExecContext(ctx)
	}
	return err
}

func (c *sqliteConn) exec(ctx context.Context, text string, args ...any) error {
	stmt, err := c.statement(ctx, text)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(context.WithoutCancel(ctx), args...)
	return err
}

func (c *sqliteConn) Query(ctx context.Context, queries ...Query) error {
	for _, q := range queries {
		if err := c.query(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

func (c *sqliteConn) query(ctx context.Context, q Query) error {
	stmt, err := c.statement(ctx, q.SQL)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(context.WithoutCancel(ctx), q.Args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := q.Row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
