package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"rebond/internal/store"
)

// chores are what the desk does beside its verbs, in chunks so small that nobody waits
// for one. They stand in the database, so that any node can go on with what another one,
// or this one before it was killed, left half done.
type chores[ID any] struct {
	store *store.Store
	name  string        // of the lock under which one node at a time is at it
	wake  chan struct{} // there is something to do
	find  func(*store.View, context.Context) ([]ID, error)
	do    func(context.Context, ID) error // some of what one of them waits for, or all of it
}

// Keep does what there is to do until the context ends.
func (c chores[ID]) Keep(ctx context.Context, log *slog.Logger) {
	const look = 2 * time.Second
	for {
		if err := c.WorkOff(ctx); err != nil && ctx.Err() == nil {
			log.Error("work failed and is tried again", "work", c.name, "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-c.wake:
		case <-time.After(look):
		}
	}
}

// WorkOff does all that there is to do now, each in its turn, unless another node is at
// it. What fails holds up nothing else.
func (c chores[ID]) WorkOff(ctx context.Context) error {
	waiting, err := c.waiting(ctx)
	if err != nil || len(waiting) == 0 {
		return err
	}
	_, err = c.store.Once(ctx, c.name, func() error { return c.workOff(ctx) })
	return err
}

func (c chores[ID]) workOff(ctx context.Context) error {
	for {
		waiting, err := c.waiting(ctx)
		if err != nil || len(waiting) == 0 {
			return err
		}
		for _, id := range waiting {
			if failed := c.do(ctx, id); failed != nil {
				err = errors.Join(err, fmt.Errorf("work on %s %v: %w", c.name, id, failed))
			}
		}
		if err != nil {
			return err
		}
	}
}

func (c chores[ID]) waiting(ctx context.Context) (ids []ID, err error) {
	err = c.store.View(ctx, func(v *store.View) error {
		ids, err = c.find(v, ctx)
		return err
	})
	return ids, err
}

// stir says that there is something to do.
func (c chores[ID]) stir() {
	select {
	case c.wake <- struct{}{}:
	default: // it is known already
	}
}
