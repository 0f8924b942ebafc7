package storetest

import (
	"context"
	"sync"

	"rebond/internal/store/engine"
)

// remembering is an engine that remembers each statement it was given, once, with
// the values of its first use.
type remembering struct {
	engine.Engine
	mu    sync.Mutex
	asked map[string][]any
}

func remember(db engine.Engine) *remembering {
	return &remembering{Engine: db, asked: map[string][]any{}}
}

func (r *remembering) note(sql string, args []any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.asked[sql]; !known {
		r.asked[sql] = args
	}
}

func (r *remembering) Query(ctx context.Context, queries ...engine.Query) error {
	return noting{r.Engine, r}.Query(ctx, queries...)
}

func (r *remembering) Read(ctx context.Context, read func(engine.Reader) error) error {
	return r.Engine.Read(ctx, func(reader engine.Reader) error { return read(noting{reader, r}) })
}

func (r *remembering) Write(ctx context.Context, write func(engine.Writer) error) error {
	return r.Engine.Write(ctx, func(w engine.Writer) error { return write(notingWriter{noting{w, r}, w}) })
}

func (r *remembering) Fill(ctx context.Context, fill func(engine.Writer) error) error {
	return r.Engine.Fill(ctx, func(w engine.Writer) error { return fill(notingWriter{noting{w, r}, w}) })
}

type noting struct {
	engine.Reader
	by *remembering
}

func (n noting) Query(ctx context.Context, queries ...engine.Query) error {
	for _, q := range queries {
		n.by.note(q.SQL, q.Args)
	}
	return n.Reader.Query(ctx, queries...)
}

type notingWriter struct {
	noting
	writer engine.Writer
}

func (n notingWriter) Exec(ctx context.Context, sql string, args ...any) error {
	n.by.note(sql, args)
	return n.writer.Exec(ctx, sql, args...)
}
